/* house.c: owns what a house adds: its styles, its rules, the folders it allows.
 *
 * A house stylesheet says itself where it belongs, by the stylesheet of protoc that it imports: whenever that one would
 * be run, the house's is. So it overrides what it wants, template by template, and gets everything else,
 * also of later versions. It may be divided into files in its folder or below. The view, which
 * leaves out what a reader may not see, cannot be replaced. The styles that come with protoc are house stylesheets
 * among its resources, each for the printed page. */
#include "input/house.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/uri.h>

#include "base/file.h"
#include "base/memory.h"
#include "input/loader.h"
#include "input/read.h"
#include "input/transform.h"
#include "input/walk.h"

#define XSLT "http://www.w3.org/1999/XSL/Transform"

#define STYLED_FORMAT "stylesheets/formats/fo.xsl"

enum { FILES_MAX = 64 };

static const struct {
    const char *name, *resource;
    bool has_qr_code;
} STYLE_ROWS[] = {
#define STYLE(name, has_qr_code, what) {name, "stylesheets/styles/" name ".xsl", has_qr_code},
#include "input/style_rows.h"
};

enum { STYLE_COUNT = sizeof STYLE_ROWS / sizeof *STYLE_ROWS };

typedef struct {
    char *address;  /* HOUSE_SCHEME and the path */
    char *resource; /* it stands in for */
} Style;

typedef struct {
    char **strings;
    size_t count, capacity;
} Strings;

static Style *styles;
static size_t style_count, style_capacity;
static const char *taken_name;
static bool has_qr_code;
static Strings rules, files, style_folders, allowed_folders;

static void add_string(Strings *strings, char *string)
{
    strings->strings = memory_grow(strings->strings, &strings->capacity, strings->count + 1,
                                   sizeof *strings->strings);
    strings->strings[strings->count++] = string;
}

static char *address_of(const char *path)
{
    Buffer address = {0};
    buffer_format(&address, HOUSE_SCHEME "%s", path);
    return address.data;
}

/* The folder is kept with its links resolved; one that is not there allows nothing. */
static void add_folder(Strings *folders, const char *folder)
{
    char *real = realpath(folder, NULL);
    if (real != NULL)
        add_string(folders, real);
}

static bool lies_below(const char *path, const Strings *folders)
{
    char *real = realpath(path, NULL);
    bool below = false;
    for (size_t i = 0; real != NULL && i < folders->count && !below; i++) {
        size_t length = strlen(folders->strings[i]);
        below = strncmp(real, folders->strings[i], length) == 0 &&
                (real[length] == '/' || folders->strings[i][length - 1] == '/');
    }
    free(real);
    return below;
}

static bool is_import(const xmlNode *node)
{
    return node->ns != NULL && xmlStrEqual(node->ns->href, BAD_CAST XSLT) &&
           (xmlStrEqual(node->name, BAD_CAST "import") ||
            xmlStrEqual(node->name, BAD_CAST "include"));
}

static bool may_be_replaced(const char *resource)
{
    return strncmp(resource, "stylesheets/documents/", 22) == 0 ||
           strncmp(resource, "stylesheets/formats/", 20) == 0;
}

/* The number of the style of protoc with this resource; STYLE_COUNT: none. */
static size_t find_style(const char *resource)
{
    size_t number = 0;
    while (number < STYLE_COUNT && strcmp(STYLE_ROWS[number].resource, resource) != 0)
        number++;
    return number;
}

/* What a stylesheet that imports the resource stands in for; NULL: nothing. */
static const char *base_of(const char *resource)
{
    size_t number = find_style(resource);
    if (number == STYLE_COUNT)
        return may_be_replaced(resource) ? resource : NULL;
    has_qr_code = has_qr_code || STYLE_ROWS[number].has_qr_code;
    return STYLED_FORMAT;
}

/* Reads the stylesheet and those of the house it imports; *resource becomes the one of protoc's. */
static bool read_style(const char *address, char **resource, Diagnostics *diagnostics)
{
    xmlDoc *tree = resource_tree(address, NULL, diagnostics);
    if (tree == NULL || files.count >= FILES_MAX) {
        xmlFreeDoc(tree);
        return false;
    }
    add_string(&files, memory_string(address + strlen(HOUSE_SCHEME)));
    bool good = true;
    const xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = walk_element(root->children); node != NULL && good;
         node = walk_element(node->next)) {
        xmlChar *href = is_import(node) ? xmlGetNoNsProp(node, BAD_CAST "href") : NULL;
        xmlChar *target = href == NULL ? NULL : xmlBuildURI(href, tree->URL);
        const char *path = target == NULL ? NULL : resource_path((const char *)target);
        const char *base = path == NULL ? NULL : base_of(path);
        if (base != NULL && *resource == NULL)
            *resource = memory_string(base);
        else if (target != NULL && path == NULL &&
                 strncmp((const char *)target, HOUSE_SCHEME, strlen(HOUSE_SCHEME)) == 0 &&
                 house_style_may_read((const char *)target + strlen(HOUSE_SCHEME)))
            good = read_style((const char *)target, resource, diagnostics);
        xmlFree(target);
        xmlFree(href);
    }
    xmlFreeDoc(tree);
    return good;
}

static void stand_in(char *address, char *resource)
{
    styles = memory_grow(styles, &style_capacity, style_count + 1, sizeof *styles);
    styles[style_count++] = (Style){address, resource};
}

const char *house_style_name(size_t number)
{
    return number < STYLE_COUNT ? STYLE_ROWS[number].name : NULL;
}

/* The number of the style of protoc with this name; STYLE_COUNT: none. */
static size_t find_name(const char *name)
{
    size_t number = 0;
    while (number < STYLE_COUNT && strcmp(STYLE_ROWS[number].name, name) != 0)
        number++;
    return number;
}

bool house_style_known(const char *name)
{
    return find_name(name) < STYLE_COUNT;
}

bool house_style_take(const char *name)
{
    size_t number = find_name(name);
    if (number == STYLE_COUNT)
        return false;
    stand_in(memory_string(STYLE_ROWS[number].resource), memory_string(STYLED_FORMAT));
    taken_name = STYLE_ROWS[number].name;
    has_qr_code = has_qr_code || STYLE_ROWS[number].has_qr_code;
    return true;
}

const char *house_style_taken(void)
{
    return taken_name;
}

bool house_style_has_qr_code(void)
{
    return has_qr_code;
}

bool house_style_add(const char *path, Diagnostics *diagnostics)
{
    char *address = address_of(path), *resource = NULL;
    char *folder = path_beside(path, ".");
    add_folder(&style_folders, folder);
    free(folder);
    size_t errors_before = diagnostics_count(diagnostics, SEVERITY_ERROR);
    bool good = read_style(address, &resource, diagnostics);
    if (good && resource != NULL) {
        stand_in(address, resource);
        return true;
    }
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == errors_before)
        diagnose(diagnostics, MESSAGE_STYLE_NO_BASE, PLACE_NONE, path, NULL);
    free(resource);
    free(address);
    return false;
}

const char *house_style_for(const char *resource)
{
    for (size_t i = style_count; i > 0; i--)
        if (strcmp(styles[i - 1].resource, resource) == 0)
            return styles[i - 1].address;
    return NULL;
}

static void forget_strings(Strings *strings)
{
    for (size_t i = 0; i < strings->count; i++)
        free(strings->strings[i]);
    free(strings->strings);
    *strings = (Strings){0};
}

void house_forget(void)
{
    for (size_t i = 0; i < style_count; i++) {
        transform_forget(styles[i].resource);
        free(styles[i].address);
        free(styles[i].resource);
    }
    style_count = 0;
    taken_name = NULL;
    has_qr_code = false;
    forget_strings(&rules);
    forget_strings(&files);
    forget_strings(&style_folders);
    forget_strings(&allowed_folders);
    resource_forget();
}

void house_rules_add(const char *path)
{
    add_string(&rules, address_of(path));
    add_string(&files, memory_string(path));
}

const char *house_rules(size_t number)
{
    return number < rules.count ? rules.strings[number] : NULL;
}

const char *house_file(size_t number)
{
    return number < files.count ? files.strings[number] : NULL;
}

void house_allow(const char *folder)
{
    add_folder(&allowed_folders, folder);
}

bool house_allows(const char *path)
{
    return lies_below(path, &allowed_folders);
}

bool house_style_may_read(const char *path)
{
    return lies_below(path, &style_folders) || house_allows(path);
}
