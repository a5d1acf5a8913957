/* read.c: owns parsing: the limits, the offset of every start tag, the first mistake.
 *
 * libxml2's SAX2 builder makes the tree; a callback in front of it sees each start tag. The parser
 * stands at the tag's end then, and since no attribute value can hold a “<”, the nearest one before
 * is where the tag starts. */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "input/encoding.h"
#include "input/markup.h"
#include "input/place.h"
#include "input/read.h"
#include "input/tag_scan.h"
#include "input/wellformed.h"

/* The depth keeps every recursion of the libraries that follow harmless. */
const ReadLimits READ_LIMITS_DEFAULT = {.bytes = (size_t)64 << 20,
                                        .depth = 200,
                                        .elements = 4000000,
                                        .attributes = 256,
                                        .text = (size_t)16 << 20};

ReadLimits read_limits(void)
{
    return (ReadLimits){.bytes = (size_t)limit_bytes(LIMIT_BYTES),
                        .depth = (size_t)limit_of(LIMIT_DEPTH),
                        .elements = (size_t)limit_of(LIMIT_ELEMENTS),
                        .attributes = (size_t)limit_of(LIMIT_ATTRIBUTES),
                        .text = (size_t)limit_bytes(LIMIT_TEXT)};
}

typedef struct {
    const Source *source;
    const ReadLimits *limits;
    Diagnostics *diagnostics;
    startElementNsSAX2Func build_element;
    endElementNsSAX2Func build_end;
    charactersSAXFunc build_text;
    cdataBlockSAXFunc build_cdata;
    size_t text; /* bytes of text since the last tag */
    size_t depth;
    size_t elements;
    size_t root;  /* the offset of the root's start tag */
    bool stopped; /* something was reported: nothing more is */
} Reader;

static size_t parser_offset(const xmlParserCtxt *parser)
{
    const xmlParserInput *input = parser->input;
    return input == NULL ? 0 : (size_t)input->consumed + (size_t)(input->cur - input->base);
}

static void report_limit(const Reader *reader, MessageId id, size_t offset, size_t limit)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", limit);
    diagnose(reader->diagnostics, id, place_of_tag(reader->source, offset), number, NULL);
}

static void refuse(xmlParserCtxt *parser, MessageId id, size_t offset, size_t limit)
{
    Reader *reader = parser->_private;
    if (!reader->stopped)
        report_limit(reader, id, offset, limit);
    reader->stopped = true;
    xmlStopParser(parser);
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted_count, const xmlChar **attributes)
{
    xmlParserCtxt *parser = context;
    Reader *reader = parser->_private;
    size_t offset = wellformed_tag_before(reader->source, parser_offset(parser));
    reader->elements++;
    reader->depth++;
    reader->text = 0;
    if (reader->root == PLACE_WHOLE)
        reader->root = offset;
    if (reader->depth > reader->limits->depth) {
        refuse(parser, MESSAGE_XML_TOO_DEEP, offset, reader->limits->depth);
        return;
    }
    if (reader->elements > reader->limits->elements) {
        refuse(parser, MESSAGE_XML_TOO_MANY, offset, reader->limits->elements);
        return;
    }
    /* Five pointers an attribute; the last two are where its value starts and ends. */
    for (int i = 0; i < attribute_count; i++) {
        if ((size_t)(attributes[5 * i + 4] - attributes[5 * i + 3]) > reader->limits->text) {
            refuse(parser, MESSAGE_XML_TEXT_LONG, offset, reader->limits->text);
            return;
        }
    }
    reader->build_element(context, name, prefix, uri, namespace_count, namespaces, attribute_count,
                          defaulted_count, attributes);
    if (parser->node != NULL)
        place_set(parser->node, offset);
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri)
{
    xmlParserCtxt *parser = context;
    Reader *reader = parser->_private;
    reader->depth--;
    reader->text = 0;
    reader->build_end(context, name, prefix, uri);
}

/* False when there is too much text. */
static bool admit_text(xmlParserCtxt *parser, int length)
{
    Reader *reader = parser->_private;
    reader->text += (size_t)length;
    if (reader->text <= reader->limits->text)
        return true;
    refuse(parser, MESSAGE_XML_TEXT_LONG,
           wellformed_tag_before(reader->source, parser_offset(parser)), reader->limits->text);
    return false;
}

static void add_text(void *context, const xmlChar *text, int length)
{
    xmlParserCtxt *parser = context;
    if (admit_text(parser, length))
        ((Reader *)parser->_private)->build_text(context, text, length);
}

static void add_cdata(void *context, const xmlChar *text, int length)
{
    xmlParserCtxt *parser = context;
    if (admit_text(parser, length))
        ((Reader *)parser->_private)->build_cdata(context, text, length);
}

/* A DOCTYPE stops everything: no declaration in it is ever read. */
static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *public_id,
                           const xmlChar *system_id)
{
    (void)name, (void)public_id, (void)system_id;
    xmlParserCtxt *parser = context;
    Reader *reader = parser->_private;
    const char *text = source_text(reader->source);
    const char *found = markup_first_tag(text);
    refuse(parser, MESSAGE_XML_DOCTYPE, found == NULL ? 0 : (size_t)(found - text), 0);
}

static void report_error(void *context, xmlErrorPtr error)
{
    xmlParserCtxt *parser = context;
    Reader *reader = parser == NULL ? NULL : parser->_private;
    if (error->code == XML_ERR_NO_MEMORY)
        memory_exhausted();
    bool undeclared = error->code == XML_WAR_UNDECLARED_ENTITY;
    if (reader == NULL || reader->stopped || (error->level == XML_ERR_WARNING && !undeclared))
        return;
    reader->stopped = true;
    Malformation mistake = {.source = reader->source,
                            .code = error->code,
                            .at = parser_offset(parser),
                            .open = PLACE_WHOLE,
                            .ended = PLACE_WHOLE};
    const xmlNode *open = parser->node;
    if (open != NULL && open->type == XML_ELEMENT_NODE && open->_private != NULL)
        mistake.open = (size_t)(uintptr_t)open->_private - 1;
    else if (reader->root != PLACE_WHOLE)
        mistake.ended = reader->root;
    wellformed_explain(&mistake, reader->diagnostics);
}

static xmlParserCtxt *parser_new(xmlDict *dictionary)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (parser == NULL)
        memory_exhausted();
    if (dictionary != NULL) {
        xmlDictFree(parser->dict);
        parser->dict = dictionary;
        xmlDictReference(dictionary);
    }
    return parser;
}

xmlDoc *tree_parse(const Source *source, const ReadLimits *limits, xmlDict *dictionary,
                   Diagnostics *diagnostics)
{
    size_t crowded =
        tag_scan_crowded(source_text(source), source_length(source), limits->attributes);
    if (crowded != PLACE_WHOLE) {
        Reader none = {.source = source, .diagnostics = diagnostics};
        report_limit(&none, MESSAGE_XML_ATTRIBUTES, crowded, limits->attributes);
        return NULL;
    }
    xmlParserCtxt *parser = parser_new(dictionary);
    Reader reader = {.source = source,
                     .limits = limits,
                     .diagnostics = diagnostics,
                     .build_element = parser->sax->startElementNs,
                     .build_end = parser->sax->endElementNs,
                     .build_text = parser->sax->characters,
                     .build_cdata = parser->sax->cdataBlock,
                     .root = PLACE_WHOLE};
    parser->_private = &reader;
    parser->sax->startElementNs = start_element;
    parser->sax->endElementNs = end_element;
    parser->sax->characters = add_text;
    parser->sax->cdataBlock = add_cdata;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->serror = report_error;
    /* HUGE lifts libxml2's own limits: those of the reader stand in their place. */
    int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;
    xmlDoc *tree = xmlCtxtReadMemory(parser, source_text(source), (int)source_length(source), NULL,
                                     NULL, options);
    bool good = tree != NULL && parser->wellFormed && !reader.stopped;
    if (!good && !reader.stopped)
        diagnose(diagnostics, MESSAGE_XML_MALFORMED, source_whole(source), NULL);
    xmlFreeParserCtxt(parser);
    if (good) {
        place_set_source(tree, source);
        return tree;
    }
    xmlFreeDoc(tree);
    return NULL;
}

Input input_parse(const char *name, const char *bytes, size_t length, const ReadLimits *limits,
                  Diagnostics *diagnostics)
{
    bool good;
    Input input = {0};
    input.source = encoding_read(name, bytes, length, &good, diagnostics);
    /* The parser counts in int; a text this long is beyond every limit. */
    if (good && source_length(input.source) > INT32_MAX) {
        diagnose(diagnostics, MESSAGE_FILE_TOO_LARGE, PLACE_NONE, name, "2147483647", NULL);
        good = false;
    }
    if (good)
        input.tree = tree_parse(input.source, limits, NULL, diagnostics);
    return input;
}

Input input_of_file(const char *path, Buffer bytes, const ReadLimits *limits,
                    Diagnostics *diagnostics)
{
    const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
    Input input = input_parse(name, buffer_text(&bytes), bytes.length, limits, diagnostics);
    const char *text = source_text(input.source);
    input.are_text = source_length(input.source) == bytes.length &&
                     memcmp(text, buffer_text(&bytes), bytes.length) == 0;
    if (input.are_text) {
        buffer_free(&bytes);
        bytes = (Buffer){.data = (char *)text, .length = source_length(input.source)};
    }
    input.bytes = bytes;
    return input;
}

Input input_read(const char *path, const ReadLimits *limits, Diagnostics *diagnostics)
{
    Buffer bytes = {0};
    if (file_read(path, limits->bytes, &bytes, diagnostics, PLACE_NONE))
        return input_of_file(path, bytes, limits, diagnostics);
    return (Input){.bytes = bytes};
}

void input_free(Input *input)
{
    xmlFreeDoc(input->tree);
    source_free(input->source);
    if (!input->are_text)
        buffer_free(&input->bytes);
    *input = (Input){0};
}
