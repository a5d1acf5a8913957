/* read.h: from bytes to a tree with places (stage 1).
 *
 * The bytes are first turned into UTF-8 whatever their encoding is, so that byte offsets in the
 * parser are offsets in the Source. There is no network, no DTD and no entity. libxml2 keeps no
 * column and, in its own line numbers, the end of a start tag: here every element remembers the
 * offset of its “<”. */
#ifndef PROTOC_INPUT_READ_H
#define PROTOC_INPUT_READ_H

#include <stdbool.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/source.h"

typedef struct {
    size_t bytes;      /* of input */
    size_t depth;      /* nested elements */
    size_t elements;   /* in all */
    size_t attributes; /* of an element */
    size_t text;       /* bytes of an attribute's value, or of text without an element in between */
} ReadLimits;

/* What the command line allows (base/limits.h). */
ReadLimits read_limits(void);

extern const ReadLimits READ_LIMITS_DEFAULT;

typedef struct {
    Source *source; /* what the tree's places point into; NULL only when nothing could be read */
    xmlDoc *tree;   /* NULL when reading failed, which was then reported */
    Buffer bytes;   /* the file as it is; only input_read() and input_of_file() fill it */
    bool are_text;  /* they are the source's text, and gone with it */
} Input;

/* Reads path ("-" is standard input). Free the result with input_free() in every case. */
Input input_read(const char *path, const ReadLimits *limits, Diagnostics *diagnostics);
void input_free(Input *input);

/* The second half of it: the bytes of the file were read, and are taken over. */
Input input_of_file(const char *path, Buffer bytes, const ReadLimits *limits,
                    Diagnostics *diagnostics);

/* The same for length bytes in memory; name is what diagnostics print. */
Input input_parse(const char *name, const char *bytes, size_t length, const ReadLimits *limits,
                  Diagnostics *diagnostics);

/* A tree of a source that encoding_read() found good; names in it are taken from the dictionary
 * unless that is NULL. Free with xmlFreeDoc(). NULL: reported. */
xmlDoc *tree_parse(const Source *source, const ReadLimits *limits, xmlDict *dictionary,
                   Diagnostics *diagnostics);

/* Where the node stands: for an element its start tag, for an attribute its name and value, for
 * text the parent element's start tag. In a tree made by a stylesheet: the source place its nearest
 * ancestor carries (see place_stamp). */
Place place_of_node(const xmlNode *node);

/* The value of an attribute of the element, without its quotes; the start tag when it has none
 * such. */
Place place_of_attribute(const xmlNode *element, const char *name);

/* Writes each element's place into an attribute “at” of the namespace PLACE_NAMESPACE ("start-end",
 * byte offsets), so that places pass through stylesheets that copy attributes. */
#define PLACE_NAMESPACE "urn:protoc:place:1"
void place_stamp(xmlDoc *tree);

/* Removes those attributes and the namespace's declarations, for a tree that is written out. It still knows its places. */
void place_unstamp(xmlDoc *tree);

#endif
