/* packed.h: trees of the resources inside the program, as the build packs them (pack.c) and a run unpacks them.
 *
 * Parsing the schema, the rules and the stylesheets of one page of HTML takes a fourth of the run. Their trees are always the
 * same, so the build parses them, leaves out what no run looks at (comments, blanks between elements, annotations of
 * schemas, texts of rules in other languages), and writes each down in the order of its start tags:
 *
 *     tree        words, number of declarations of namespaces, root
 *     words       their number, then each: length, bytes, NUL    names, prefixes and namespaces, each once
 *     element     PACKED_ELEMENT, word of its name,
 *                 number of declarations, each: prefix (a word plus one; 0: none), word of the namespace,
 *                 namespace,
 *                 number of attributes, each: word of its name, namespace, length of the value, its bytes,
 *                 children, PACKED_END
 *     text        PACKED_TEXT, length, bytes
 *     namespace   0: none; 1: that of xml:lang; else two more than the number of the declaration in the tree
 *
 * Every number has seven bits a byte, lowest first; all bytes but its last have the eighth bit. */
#ifndef PROTOC_INPUT_PACKED_H
#define PROTOC_INPUT_PACKED_H

#include <libxml/tree.h>

enum { PACKED_END, PACKED_ELEMENT, PACKED_TEXT };
enum { PACKED_NO_NAMESPACE, PACKED_XML_NAMESPACE, PACKED_FIRST_NAMESPACE };

/* The tree, with its words in the dictionary (NULL: in one of its own). The bytes must be those that pack.c wrote. Free with
 * xmlFreeDoc(). */
xmlDoc *packed_tree(const unsigned char *bytes, xmlDict *dictionary);

#endif
