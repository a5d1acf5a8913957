/* pictures.c: owns which picture files may be read, and data: URIs.
 *
 * A document may come from anybody, so it must not be able to show what else lies on the disk:
 * paths are relative, have no “..” and, symbolic links resolved, end below the folder of the
 * document. */

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/nearest.h"
#include "input/picture.h"
#include "input/pictures.h"
#include "input/read.h"
#include "input/walk.h"

#define PICTURE_BYTES_MAX ((size_t)64 << 20)
#define PICTURE_PIXELS_MAX 50000000u

static bool has_scheme(const char *file)
{
    size_t length = strcspn(file, ":/");
    return file[length] == ':' && length > 0;
}

static bool has_parent_step(const char *file)
{
    for (const char *step = file; step != NULL; step = strchr(step, '/')) {
        step += *step == '/';
        if (strncmp(step, "..", 2) == 0 && (step[2] == '/' || step[2] == '\0'))
            return true;
    }
    return false;
}

/* What is wrong with the path as it is written; NULL: nothing. */
static const char *find_path_fault(const char *file)
{
    if (*file == '\0')
        return "the path is empty";
    if (*file == '/')
        return "the path is absolute";
    if (strchr(file, '\\') != NULL)
        return "the path holds “\\” where “/” is written";
    if (has_scheme(file))
        return "it is an address, not a path";
    if (has_parent_step(file))
        return "the path leads out of the folder of the document";
    return NULL;
}

/* True when the path, links resolved, lies below the folder of the document. */
static bool lies_below(const char *base_path, const char *path)
{
    char *beside = path_beside(base_path, ".");
    char *folder = realpath(beside, NULL);
    char *real = realpath(path, NULL);
    size_t length = folder == NULL ? 0 : strlen(folder);
    bool below = folder != NULL && real != NULL && strncmp(real, folder, length) == 0 &&
                 (real[length] == '/' || (length > 0 && folder[length - 1] == '/'));
    free(beside);
    free(folder);
    free(real);
    return below;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void report_missing(const char *path, const char *file, Place place,
                           Diagnostics *diagnostics)
{
    Arena *arena = arena_new();
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *folder =
        slash == NULL ? "." : arena_substring(arena, path, (size_t)(slash - path) + 1);
    const char *names[256] = {NULL};
    size_t count = 0;
    DIR *directory = opendir(folder);
    for (struct dirent *entry;
         directory != NULL && count < 256 && (entry = readdir(directory)) != NULL;)
        if (entry->d_name[0] != '.')
            names[count++] = arena_string(arena, entry->d_name);
    if (directory != NULL)
        closedir(directory);
    qsort(names, count, sizeof *names, compare_names);
    const char *near = nearest_word(name, names, count);
    if (near == NULL) {
        diagnose(diagnostics, MESSAGE_PICTURE_MISSING, place, file, NULL);
    } else {
        Buffer hint = {0};
        buffer_format(&hint, "did you mean “%.*s%s”?", (int)(strlen(file) - strlen(name)), file,
                      near);
        diagnose_with_hint(diagnostics, MESSAGE_PICTURE_MISSING, place, buffer_text(&hint), file,
                           NULL);
        buffer_free(&hint);
    }
    arena_free(arena);
}

/* True when the path is a regular file that may be read and lies where pictures may lie. */
static bool check_file(const char *base_path, const char *path, const char *file, Place place,
                       Diagnostics *diagnostics)
{
    struct stat status;
    const char *fault = NULL;
    if (stat(path, &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            report_missing(path, file, place, diagnostics);
            return false;
        }
        fault = errno == EACCES ? "permission is denied" : "the path cannot be followed";
    } else if (S_ISDIR(status.st_mode)) {
        fault = "it is a folder";
    } else if (!S_ISREG(status.st_mode)) {
        fault = "it is no ordinary file";
    } else if (access(path, R_OK) != 0) {
        fault = "permission is denied";
    } else if (status.st_size > (off_t)PICTURE_BYTES_MAX) {
        fault = "it is larger than 64 megabytes, the limit";
    }
    if (fault != NULL) {
        diagnose(diagnostics, MESSAGE_PICTURE_UNREADABLE, place, file, fault, NULL);
        return false;
    }
    if (!lies_below(base_path, path)) {
        diagnose(diagnostics, MESSAGE_PICTURE_PATH, place, file,
                 "it is a link that leads out of the folder of the document", NULL);
        return false;
    }
    return true;
}

bool picture_load(const char *base_path, const char *file, Place place, Buffer *data,
                  ImageInfo *info, Diagnostics *diagnostics)
{
    const char *fault = find_path_fault(file);
    if (fault != NULL) {
        diagnose(diagnostics, MESSAGE_PICTURE_PATH, place, file, fault, NULL);
        return false;
    }
    char *path = path_beside(base_path, file);
    size_t before = data->length;
    bool good = check_file(base_path, path, file, place, diagnostics) &&
                file_read(path, PICTURE_BYTES_MAX, data, diagnostics, place);
    free(path);
    if (!good)
        return false;
    const char *reason = image_examine((const unsigned char *)buffer_text(data) + before,
                                       data->length - before, PICTURE_PIXELS_MAX, info);
    if (reason == NULL)
        return true;
    diagnose(diagnostics, MESSAGE_PICTURE_BROKEN, place, file, reason, NULL);
    return false;
}

static xmlAttr *find_attribute(xmlNode *element, const char *name)
{
    for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
        if (xmlStrEqual(attribute->name, BAD_CAST name))
            return attribute;
    return NULL;
}

bool pictures_check(xmlDoc *tree, const char *element, const char *attribute, const char *base_path,
                    Diagnostics *diagnostics)
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
        Buffer data = {0};
        ImageInfo info;
        if (!picture_load(base_path, (const char *)file, place_of_attribute(node, attribute), &data,
                          &info, diagnostics))
            good = false;
        buffer_free(&data);
        xmlFree(file);
    }
    return good;
}

/* RFC 4648, section 4. */
static void add_base64(Buffer *out, const unsigned char *data, size_t length)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        size_t count = length - i < 3 ? length - i : 3;
        uint32_t bits = (uint32_t)data[i] << 16;
        if (count > 1)
            bits |= (uint32_t)data[i + 1] << 8;
        if (count > 2)
            bits |= data[i + 2];
        char digits[4] = {DIGITS[bits >> 18], DIGITS[bits >> 12 & 63],
                          count > 1 ? DIGITS[bits >> 6 & 63] : '=',
                          count > 2 ? DIGITS[bits & 63] : '='};
        buffer_add(out, digits, 4);
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
        add_base64(&address, (const unsigned char *)buffer_text(&data), data.length);
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
