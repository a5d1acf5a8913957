/* pictures.c: owns loading and checking pictures, checking attachments, and data: URIs. */

#include <stdlib.h>
#include <string.h>

#include "base/affix.h"
#include "base/base64.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/wording.h"
#include "input/element.h"
#include "input/linked_file.h"
#include "input/picture.h"
#include "input/pictures.h"
#include "input/read.h"
#include "input/walk.h"

static const LinkedFile PICTURE = {MESSAGE_PICTURE_MISSING, MESSAGE_PICTURE_PATH,
                                   MESSAGE_PICTURE_UNREADABLE};
static const LinkedFile ATTACHMENT = {MESSAGE_ATTACHMENT_MISSING, MESSAGE_ATTACHMENT_PATH,
                                      MESSAGE_ATTACHMENT_UNREADABLE};

/* The bytes in a data: URI (RFC 2397), which must be base64. Programs break it into lines. */
static bool read_data_uri(const char *uri, Buffer *data)
{
    const char *comma = strchr(uri, ',');
    if (!comma || comma - uri < 7 || memcmp(comma - 7, ";base64", 7) != 0)
        return false;
    Buffer letters = {0};
    for (const char *c = comma + 1; *c; c++)
        if (!is_blank(*c))
            buffer_char(&letters, *c);
    bool good = base64_decode(buffer_text(&letters), data);
    buffer_free(&letters);
    return good;
}

static bool load(const LinkedFile *kind, const char *base_path, const char *file, Place place,
                 Buffer *data, Diagnostics *diagnostics)
{
    char *path = linked_file_path(kind, base_path, file, place, diagnostics);
    bool good = path != NULL &&
                file_read(path, (size_t)limit_bytes(LIMIT_LINKED), data, diagnostics, place);
    free(path);
    return good;
}

/* Most documents have one small picture, which is looked at when it is checked, and again when it is drawn. */
enum { SEEN_MAX = 64 * 1024 };
static struct {
    Buffer bytes;
    uint64_t pixel_limit;
    ImageInfo info;
} seen;

/* As image_examine(), but the last picture only once. For the main thread alone. */
static const char *examine(const char *bytes, size_t length, ImageInfo *info)
{
    uint64_t pixel_limit = limit_of(LIMIT_PIXELS) * 1000000;
    if (length > 0 && length == seen.bytes.length && pixel_limit == seen.pixel_limit &&
        memcmp(bytes, seen.bytes.data, length) == 0) {
        *info = seen.info;
        return NULL;
    }
    const char *reason = image_examine((const unsigned char *)bytes, length, pixel_limit, info);
    if (reason == NULL && length <= SEEN_MAX) {
        seen.bytes.length = 0;
        buffer_add(&seen.bytes, bytes, length);
        seen.pixel_limit = pixel_limit;
        seen.info = *info;
    }
    return reason;
}

bool picture_load(const char *base_path, const char *file, Place place, Buffer *data,
                  ImageInfo *info, Diagnostics *diagnostics)
{
    size_t before = data->length;
    bool is_data = starts_with(file, "data:");
    if (is_data)
        read_data_uri(file, data);
    else if (!load(&PICTURE, base_path, file, place, data, diagnostics))
        return false;
    const char *reason = examine(buffer_text(data) + before, data->length - before, info);
    if (reason == NULL)
        return true;
    diagnose(diagnostics, MESSAGE_PICTURE_BROKEN, place, is_data ? "data:" : file, phrase(reason),
             NULL);
    return false;
}

bool attachment_load(const char *base_path, const char *file, Place place, Buffer *data,
                     Diagnostics *diagnostics)
{
    return load(&ATTACHMENT, base_path, file, place, data, diagnostics);
}

/* ---- All files of a document ---- */

static bool check_picture(const char *base_path, const char *file, Place place,
                          Diagnostics *diagnostics)
{
    Buffer data = {0};
    ImageInfo info;
    bool good = picture_load(base_path, file, place, &data, &info, diagnostics);
    buffer_free(&data);
    return good;
}

static bool check_attachment(const char *base_path, const char *file, Place place,
                             Diagnostics *diagnostics)
{
    char *path = linked_file_path(&ATTACHMENT, base_path, file, place, diagnostics);
    free(path);
    return path != NULL;
}

LinkKind link_kind(const xmlNode *node)
{
    static const struct {
        const char *element;
        LinkKind kind;
    } LINKS[] = {
        {"picture", LINK_PICTURE}, {"logo", LINK_PICTURE}, {"attachment", LINK_ATTACHMENT}};
    if (node->type != XML_ELEMENT_NODE || node->properties == NULL)
        return LINK_NONE; /* nearly all nodes of a document, and every one is asked */
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++)
        if (element_is(node, LINKS[i].element) && element_value(node, "file") != NULL)
            return LINKS[i].kind;
    return LINK_NONE;
}

static void report_too_many(const xmlNode *node, Diagnostics *diagnostics)
{
    Buffer limit = {0};
    buffer_integer(&limit, (int64_t)limit_of(LIMIT_ATTACHMENTS));
    diagnose(diagnostics, MESSAGE_ATTACHMENT_TOO_MANY, place_of_node(node), buffer_text(&limit),
             NULL);
    buffer_free(&limit);
}

bool linked_files_check(xmlDoc *tree, const char *base_path, Diagnostics *diagnostics)
{
    bool good = true;
    uint64_t attachments = 0;
    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        LinkKind kind = link_kind(node);
        if (kind == LINK_NONE)
            continue;
        if (kind == LINK_ATTACHMENT && ++attachments > limit_of(LIMIT_ATTACHMENTS)) {
            report_too_many(node, diagnostics);
            return false;
        }
        const char *file = element_value(node, "file");
        Place place = place_of_attribute(node, "file");
        good = (kind == LINK_PICTURE ? check_picture(base_path, file, place, diagnostics)
                                     : check_attachment(base_path, file, place, diagnostics)) &&
               good;
    }
    return good;
}

void linked_files_visit(xmlDoc *tree, const char *base_path,
                        void (*visit)(const char *path, void *data), void *data)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        if (link_kind(node) == LINK_NONE)
            continue;
        char *path = path_beside(base_path, element_value(node, "file"));
        visit(path, data);
        free(path);
    }
}

static bool embed(xmlNode *image, const char *base_path, Diagnostics *diagnostics)
{
    xmlChar *file = xmlGetNoNsProp(image, BAD_CAST "src");
    if (file == NULL || starts_with((const char *)file, "data:")) {
        xmlFree(file);
        return true;
    }
    Buffer data = {0}, address = {0};
    ImageInfo info;
    bool good = picture_load(base_path, (const char *)file, place_of_node(image), &data, &info,
                             diagnostics);
    if (good) {
        buffer_format(&address, "data:%s;base64,", image_media_type(info.kind));
        base64_encode(&address, buffer_text(&data), data.length);
        xmlSetProp(image, BAD_CAST "src", BAD_CAST buffer_text(&address));
    }
    buffer_free(&data);
    buffer_free(&address);
    xmlFree(file);
    return good;
}

bool pictures_embed(xmlDoc *html, const char *base_path, Diagnostics *diagnostics)
{
    bool good = true;
    xmlNode *root = xmlDocGetRootElement(html);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node))
        if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST "img"))
            good = embed(node, base_path, diagnostics) && good;
    return good;
}
