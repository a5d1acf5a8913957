/* pictures.h: the files a document names: pictures and attachments. */
#ifndef PROTOC_INPUT_PICTURES_H
#define PROTOC_INPUT_PICTURES_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* What kind of file an element of a source names by its attribute file. */
typedef enum { LINK_NONE, LINK_PICTURE, LINK_ATTACHMENT } LinkKind;
LinkKind link_kind(const xmlNode *node);

/* Reads and checks every picture that a source names, and whether every attachment is there and may be read. false:
 * reported. */
bool linked_files_check(xmlDoc *tree, const char *base_path, Diagnostics *diagnostics);

/* Appends the bytes of an attachment; file is a path as the document writes it. false: reported at place. */
bool attachment_load(const char *base_path, const char *file, Place place, Buffer *data,
                     Diagnostics *diagnostics);

/* Replaces the pictures of an HTML tree (img/@src) by data: URIs (RFC 2397). */
bool pictures_embed(xmlDoc *html, const char *base_path, Diagnostics *diagnostics);

/* Calls visit with the path of every picture and attachment the tree names. */
void linked_files_visit(xmlDoc *tree, const char *base_path,
                        void (*visit)(const char *path, void *data), void *data);

#endif
