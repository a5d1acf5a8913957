/* stylesheet_narrow.c: owns making stylesheets smaller.
 *
 * Compiling the stylesheet of the documents is most of what the second thread does in a short run, and a fifth of it is for
 * elements that the document does not have. So the templates for these go before anything is compiled:
 *
 *     <xsl:template match="m:revisions" mode="section">      no <revisions>: goes
 *     <xsl:template match="m:date | m:deadline">             a <date>: stays
 *     <xsl:template match="*" mode="number">                 stays, whatever there is
 *
 * What is in the document has to be known before it is parsed, since the stylesheet compiles meanwhile: so all names behind a
 * “<” are taken, also those in comments. Whether these were all is seen when the tree is there (a text may be in an encoding
 * that hides them). */
#include "input/stylesheet_narrow.h"

#include <string.h>

#include <libxslt/xslt.h>

#include "base/memory.h"
#include "input/element.h"
#include "input/walk.h"

#define BLANKS " \t\r\n"

static void add_name(xmlDict *names, const char *name, size_t length)
{
    if (xmlDictLookup(names, BAD_CAST name, (int)length) == NULL)
        memory_exhausted();
}

xmlDict *tag_names(const char *bytes, size_t length)
{
    xmlDict *names = xmlDictCreate();
    const char *end = bytes + length;
    if (names == NULL)
        memory_exhausted();
    for (const char *tag = bytes; (tag = memchr(tag, '<', (size_t)(end - tag))) != NULL;) {
        const char *name = ++tag;
        while (tag < end && strchr(BLANKS "/><", *tag) == NULL)
            if (*tag++ == ':')
                name = tag;
        if (tag > name && *name != '!' && *name != '?' && tag - name < 100)
            add_name(names, name, (size_t)(tag - name));
    }
    return names;
}

bool tag_names_cover(xmlDict *names, const xmlDoc *tree)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    for (const xmlNode *node = root; node != NULL; node = walk_next(root, (xmlNode *)node))
        if (node->type == XML_ELEMENT_NODE && xmlDictExists(names, node->name, -1) == NULL)
            return false;
    return true;
}

/* Whether the last step of a pattern, which is followed by end, is PREFIX:NAME, with or without predicates, and there is no
 * such name. */
static bool is_missing(const char *step, const char *end, const char *prefix, xmlDict *names)
{
    size_t before = strlen(prefix);
    step += strspn(step, BLANKS);
    if (end - step <= (ptrdiff_t)before || strncmp(step, prefix, before) != 0 ||
        step[before] != ':')
        return false;
    const char *name = step + before + 1;
    size_t length = strcspn(name, BLANKS "[|*(:/@");
    char next = name[length];
    bool plain = length > 0 && (next == '\0' || strchr(BLANKS "[|", next) != NULL);
    return plain && xmlDictExists(names, BAD_CAST name, (int)length) == NULL;
}

/* Whether no part of the pattern can match anything. */
static bool matches_nothing(const char *pattern, const char *prefix, xmlDict *names)
{
    const char *step = pattern;
    size_t depth = 0;
    char quote = '\0';
    for (const char *c = pattern;; c++) {
        if (quote != '\0' && *c != '\0') {
            quote = *c == quote ? '\0' : quote;
        } else if (*c == '"' || *c == '\'') {
            quote = *c;
        } else if (*c == '[' || *c == '(') {
            depth++;
        } else if (*c == ']' || *c == ')') {
            depth--;
        } else if (*c == '/' && depth == 0) {
            step = c + 1;
        } else if (*c == '\0' || (*c == '|' && depth == 0)) {
            if (depth > 0 || quote != '\0' || !is_missing(step, c, prefix, names))
                return false;
            step = c + 1;
        }
        if (*c == '\0')
            return true;
    }
}

/* The prefix of the namespace; NULL: it has none there. */
static const char *find_prefix(const xmlNode *root, const char *space)
{
    for (const xmlNs *one = root->nsDef; one != NULL; one = one->next)
        if (xmlStrEqual(one->href, BAD_CAST space))
            return (const char *)one->prefix;
    return NULL;
}

void stylesheet_narrow(xmlDoc *stylesheet, const char *space, xmlDict *names)
{
    const xmlNode *root = xmlDocGetRootElement(stylesheet);
    const char *prefix = find_prefix(root, space);
    if (prefix == NULL)
        return;
    for (xmlNode *node = root->children, *next; node != NULL; node = next) {
        next = node->next;
        bool template = element_is_in(node, XSLT_NAMESPACE, "template");
        const char *match = template ? element_value(node, "match") : NULL;
        if (match != NULL && element_value(node, "name") == NULL &&
            matches_nothing(match, prefix, names)) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
    }
}
