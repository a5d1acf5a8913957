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
#include <unistd.h>

#include <libxml/uri.h>
#include <libxslt/xslt.h>

#include "base/affix.h"
#include "base/file.h"
#include "base/memory.h"
#include "input/element.h"
#include "input/loader.h"
#include "input/read.h"
#include "input/transform.h"
#include "input/walk.h"

#define STYLED_FORMAT "stylesheets/formats/fo.xsl"
#define DOCUMENTS "stylesheets/documents/"

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
    char **strings;
    size_t count, capacity;
} Strings;

typedef struct {
    char *address;  /* HOUSE_SCHEME and the path, or that of a resource */
    char *resource; /* it stands in for */
    bool of_protoc;
    Strings files;    /* it is made of, itself first */
    size_t own_count; /* of those; what a document made it read comes after them */
    unsigned used;    /* the number of its last use for the document at hand; 0: not used */
} Style;

static Style *styles;
static size_t style_count, style_capacity;
static unsigned use_count;
static bool has_qr_code;
static Strings rules, rule_addresses, style_folders, allowed_folders;

static void add_string(Strings *strings, char *string)
{
    strings->strings = memory_grow(strings->strings, &strings->capacity, strings->count + 1,
                                   sizeof *strings->strings);
    strings->strings[strings->count++] = string;
}

static bool has_string(const Strings *strings, const char *string)
{
    for (size_t i = 0; i < strings->count; i++)
        if (strcmp(strings->strings[i], string) == 0)
            return true;
    return false;
}

/* Relative addresses are resolved by libxml2, which takes nothing but ASCII without blanks. */
static char *address_of(const char *path)
{
    Buffer address = {0};
    xmlChar *escaped = xmlURIEscapeStr(BAD_CAST path, BAD_CAST "/");
    if (escaped == NULL)
        memory_exhausted();
    buffer_format(&address, HOUSE_SCHEME "%s", (const char *)escaped);
    xmlFree(escaped);
    return address.data;
}

char *house_path(const char *address)
{
    const char *escaped = text_after(address, HOUSE_SCHEME);
    if (escaped == NULL)
        return NULL;
    char *path = xmlURIUnescapeString(escaped, 0, NULL);
    char *own = memory_string(path == NULL ? "" : path);
    xmlFree(path);
    return own;
}

static bool may_read_address(const char *address)
{
    char *path = house_path(address);
    bool may = path != NULL && house_style_may_read(path);
    free(path);
    return may;
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
    bool below = false;
    for (size_t i = 0; i < folders->count && !below; i++)
        below = path_lies_below(path, folders->strings[i]);
    return below;
}

static void forget_strings(Strings *strings, size_t kept)
{
    while (strings->count > kept)
        free(strings->strings[--strings->count]);
}

static void free_strings(Strings *strings)
{
    forget_strings(strings, 0);
    free(strings->strings);
    *strings = (Strings){0};
}

static bool is_import(const xmlNode *node)
{
    return element_is_in(node, XSLT_NAMESPACE, "import") ||
           element_is_in(node, XSLT_NAMESPACE, "include");
}

static bool may_be_replaced(const char *resource)
{
    return starts_with(resource, DOCUMENTS) || starts_with(resource, "stylesheets/formats/");
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

/* Reads the stylesheet and those of the house it imports; its resource becomes the one of protoc's. */
static bool read_style(Style *style, const char *address, Diagnostics *diagnostics)
{
    xmlDoc *tree = resource_tree(address, NULL, diagnostics);
    if (tree == NULL || style->files.count >= FILES_MAX) {
        xmlFreeDoc(tree);
        return false;
    }
    add_string(&style->files, house_path(address));
    bool good = true;
    const xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = walk_element(root->children); node != NULL && good;
         node = walk_element(node->next)) {
        xmlChar *href = is_import(node) ? xmlGetNoNsProp(node, BAD_CAST "href") : NULL;
        xmlChar *target = href == NULL ? NULL : xmlBuildURI(href, tree->URL);
        const char *path = target == NULL ? NULL : resource_path((const char *)target);
        const char *base = path == NULL ? NULL : base_of(path);
        if (base != NULL && style->resource == NULL)
            style->resource = memory_string(base);
        else if (target != NULL && path == NULL && may_read_address((const char *)target))
            good = read_style(style, (const char *)target, diagnostics);
        xmlFree(target);
        xmlFree(href);
    }
    xmlFreeDoc(tree);
    return good;
}

static void stand_in(const Style *style)
{
    styles = memory_grow(styles, &style_capacity, style_count + 1, sizeof *styles);
    styles[style_count] = *style;
    styles[style_count++].own_count = style->files.count;
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
    const Style style = {.address = memory_string(STYLE_ROWS[number].resource),
                         .resource = memory_string(STYLED_FORMAT),
                         .of_protoc = true};
    stand_in(&style);
    has_qr_code = has_qr_code || STYLE_ROWS[number].has_qr_code;
    return true;
}

bool house_style_given(void)
{
    return style_count > 0;
}

bool house_style_has_qr_code(void)
{
    return has_qr_code;
}

bool house_style_add(const char *path, Diagnostics *diagnostics)
{
    Style style = {.address = address_of(path)};
    char *folder = path_beside(path, ".");
    add_folder(&style_folders, folder);
    free(folder);
    size_t errors_before = diagnostics_count(diagnostics, SEVERITY_ERROR);
    bool good = read_style(&style, style.address, diagnostics);
    if (good && style.resource != NULL) {
        stand_in(&style);
        return true;
    }
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == errors_before)
        diagnose(diagnostics, MESSAGE_STYLE_NO_BASE, PLACE_NONE, path, NULL);
    free(style.resource);
    free(style.address);
    free_strings(&style.files);
    return false;
}

/* NULL: there is none. */
static Style *find_for(const char *resource)
{
    for (size_t i = style_count; i > 0; i--)
        if (strcmp(styles[i - 1].resource, resource) == 0)
            return &styles[i - 1];
    return NULL;
}

const char *house_style_for(const char *resource)
{
    const Style *style = find_for(resource);
    return style == NULL ? NULL : style->address;
}

/* ---- What the document at hand uses ---- */

void house_begin_document(void)
{
    use_count = 0;
    for (size_t i = 0; i < style_count; i++) {
        styles[i].used = 0;
        forget_strings(&styles[i].files, styles[i].own_count);
    }
}

void house_style_used(const char *resource)
{
    Style *style = find_for(resource);
    if (style != NULL)
        style->used = ++use_count;
}

static void note_read(Style *style, const char *path)
{
    if (!has_string(&style->files, path))
        add_string(&style->files, memory_string(path));
}

void house_style_reads(const char *resource, const char *path)
{
    Style *style = find_for(resource);
    if (style != NULL && !style->of_protoc)
        note_read(style, path);
}

const char *house_picture_base(const char *file)
{
    Style *last = NULL, *found = NULL;
    for (size_t i = 0; i < style_count; i++) {
        Style *style = &styles[i];
        if (style->of_protoc || style->used == 0)
            continue;
        if (last == NULL || style->used > last->used)
            last = style;
        char *path = path_beside(style->files.strings[0], file);
        if (access(path, F_OK) == 0 && (found == NULL || style->used > found->used))
            found = style;
        free(path);
    }
    if (found == NULL)
        return last == NULL ? NULL : last->files.strings[0];
    char *path = path_beside(found->files.strings[0], file);
    note_read(found, path);
    free(path);
    return found->files.strings[0];
}

/* Styles of the pages and of the document behind them. */
static bool makes_pages(const Style *style)
{
    return style->used > 0 &&
           (strcmp(style->resource, STYLED_FORMAT) == 0 || starts_with(style->resource, DOCUMENTS));
}

bool house_part(size_t number, HousePart *part)
{
    for (size_t i = 0; i < style_count; i++) {
        const Style *style = &styles[i];
        if (!makes_pages(style) || number-- > 0)
            continue;
        *part = (HousePart){"style", NULL, (const char *const *)style->files.strings,
                            style->files.count};
        if (style->of_protoc)
            part->name = STYLE_ROWS[find_style(style->address)].name;
        return true;
    }
    if (number >= rules.count)
        return false;
    *part = (HousePart){"rules", NULL, (const char *const *)&rules.strings[number], 1};
    return true;
}

void house_forget(void)
{
    for (size_t i = 0; i < style_count; i++) {
        transform_forget(styles[i].resource);
        free(styles[i].address);
        free(styles[i].resource);
        free_strings(&styles[i].files);
    }
    style_count = 0;
    has_qr_code = false;
    free_strings(&rules);
    free_strings(&rule_addresses);
    free_strings(&style_folders);
    free_strings(&allowed_folders);
    resource_forget();
}

void house_rules_add(const char *path)
{
    add_string(&rules, memory_string(path));
    add_string(&rule_addresses, address_of(path));
}

const char *house_rules(size_t number)
{
    return number < rule_addresses.count ? rule_addresses.strings[number] : NULL;
}

const char *house_file(size_t number)
{
    for (size_t i = 0; i < style_count; i++) {
        if (number < styles[i].own_count)
            return styles[i].files.strings[number];
        number -= styles[i].own_count;
    }
    return number < rules.count ? rules.strings[number] : NULL;
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
