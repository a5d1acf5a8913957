/* pictures.c: owns loading and checking pictures, checking attachments, and data: URIs. */

#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/wording.h"
#include "input/linked_file.h"
#include "input/picture.h"
#include "input/pictures.h"
#include "input/read.h"
#include "input/walk.h"

#define BYTES_MAX ((size_t)64 << 20)

static const LinkedFile PICTURE = {BYTES_MAX, MESSAGE_PICTURE_MISSING, MESSAGE_PICTURE_PATH,
                                   MESSAGE_PICTURE_UNREADABLE};
static const LinkedFile ATTACHMENT = {BYTES_MAX, MESSAGE_ATTACHMENT_MISSING,
                                      MESSAGE_ATTACHMENT_PATH, MESSAGE_ATTACHMENT_UNREADABLE};

/* The bytes in a data: URI (RFC 2397), which must be base64. */
static bool read_data_uri(const char *uri, Buffer *data)
{
    const char *comma = strchr(uri, ',');
    return comma && comma - uri >= 7 && memcmp(comma - 7, ";base64", 7) == 0 &&
           base64_decode(comma + 1, data);
}

static bool read_picture(const char *base_path, const char *file, Place place, Buffer *data,
                         Diagnostics *diagnostics)
{
    char *path = linked_file_path(&PICTURE, base_path, file, place, diagnostics);
    bool good = path != NULL && file_read(path, PICTURE.limit, data, diagnostics, place);
    free(path);
    return good;
}

bool picture_load(const char *base_path, const char *file, Place place, Buffer *data,
                  ImageInfo *info, Diagnostics *diagnostics)
{
    size_t before = data->length;
    bool is_data = strncmp(file, "data:", 5) == 0;
    if (is_data)
        read_data_uri(file, data);
    else if (!read_picture(base_path, file, place, data, diagnostics))
        return false;
    const char *reason =
        image_examine((const unsigned char *)buffer_text(data) + before, data->length - before,
                      limit_of(LIMIT_PIXELS) * 1000000, info);
    if (reason == NULL)
        return true;
    diagnose(diagnostics, MESSAGE_PICTURE_BROKEN, place, is_data ? "data:" : file, phrase(reason),
             NULL);
    return false;
}

bool attachment_load(const char *base_path, const char *file, Place place, Buffer *data,
                     Diagnostics *diagnostics)
{
    char *path = linked_file_path(&ATTACHMENT, base_path, file, place, diagnostics);
    bool good = path && file_read(path, ATTACHMENT.limit, data, diagnostics, place);
    free(path);
    return good;
}

static xmlAttr *find_attribute(xmlNode *element, const char *name)
{
    for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
        if (xmlStrEqual(attribute->name, BAD_CAST name))
            return attribute;
    return NULL;
}

/* Calls check for every attribute of that name on elements of that name, in any namespace. */
typedef bool FileCheck(const char *base_path, const char *file, Place place,
                       Diagnostics *diagnostics);

static bool check_named(xmlDoc *tree, const char *element, const char *attribute,
                        const char *base_path, FileCheck *check, Diagnostics *diagnostics)
{
    bool good = true;
    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, BAD_CAST element))
            continue;
        xmlAttr *named = find_attribute(node, attribute);
        if (named == NULL)
            continue;
        xmlChar *file = xmlNodeGetContent((xmlNode *)named);
        Place place = place_of_attribute(node, attribute);
        good = check(base_path, (const char *)file, place, diagnostics) && good;
        xmlFree(file);
    }
    return good;
}

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

bool pictures_check(xmlDoc *tree, const char *element, const char *attribute, const char *base_path,
                    Diagnostics *diagnostics)
{
    return check_named(tree, element, attribute, base_path, check_picture, diagnostics);
}

bool attachments_check(xmlDoc *tree, const char *element, const char *attribute,
                       const char *base_path, Diagnostics *diagnostics)
{
    uint64_t count = 0;
    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST element) &&
            find_attribute(node, attribute) != NULL && ++count > limit_of(LIMIT_ATTACHMENTS)) {
            Buffer limit = {0};
            buffer_format(&limit, "%llu", (unsigned long long)limit_of(LIMIT_ATTACHMENTS));
            diagnose(diagnostics, MESSAGE_ATTACHMENT_TOO_MANY, place_of_node(node),
                     buffer_text(&limit), NULL);
            buffer_free(&limit);
            return false;
        }
    }
    return check_named(tree, element, attribute, base_path, check_attachment, diagnostics);
}

void linked_files_visit(xmlDoc *tree, const char *base_path,
                        void (*visit)(const char *path, void *data), void *data)
{
    static const char *const ELEMENTS[] = {"picture", "logo", "attachment"};
    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        bool links = false;
        for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++)
            links = links || (node->type == XML_ELEMENT_NODE &&
                              xmlStrEqual(node->name, BAD_CAST ELEMENTS[i]));
        xmlAttr *named = links ? find_attribute(node, "file") : NULL;
        if (named == NULL)
            continue;
        xmlChar *file = xmlNodeGetContent((xmlNode *)named);
        char *path = path_beside(base_path, (const char *)file);
        visit(path, data);
        free(path);
        xmlFree(file);
    }
}

static bool embed(xmlNode *image, const char *base_path, Diagnostics *diagnostics)
{
    xmlChar *file = xmlGetNoNsProp(image, BAD_CAST "src");
    if (file == NULL || strncmp((const char *)file, "data:", 5) == 0) {
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
