/* outline.c: writes what leads through a document: destinations, link annotations, bookmarks. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "pdf/outline.h"

void destinations_add(Destinations *destinations, const char *name, size_t page, Length x, Length y)
{
    destinations->items = memory_grow(destinations->items, &destinations->capacity,
                                      destinations->count + 1, sizeof *destinations->items);
    destinations->items[destinations->count] =
        (Destination){.name = name, .page = page, .number = destinations->count, .x = x, .y = y};
    destinations->count++;
}

static int compare_destinations(const void *a, const void *b)
{
    const Destination *left = a, *right = b;
    int order = strcmp(left->name, right->name);
    return order != 0 ? order : (left->number > right->number) - (left->number < right->number);
}

void destinations_sort(Destinations *destinations)
{
    if (destinations->count > 0) {
        qsort(destinations->items, destinations->count, sizeof *destinations->items,
              compare_destinations);
    }
}

/* NULL: there is no such name. */
static const Destination *find_destination(const Destinations *destinations, const char *name)
{
    size_t low = 0, high = destinations->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(destinations->items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < destinations->count && strcmp(destinations->items[low].name, name) == 0;
    return found ? &destinations->items[low] : NULL;
}

void destinations_free(Destinations *destinations)
{
    free(destinations->items);
    *destinations = (Destinations){0};
}

void hot_zones_add(HotZones *zones, const HotZone *zone)
{
    enum { TOUCHING = 1000 };
    HotZone *last = zones->count > 0 ? &zones->items[zones->count - 1] : NULL;
    bool same_line =
        last && last->link == zone->link && zone->bottom < last->top && zone->top > last->bottom;
    if (same_line && zone->left <= last->right + TOUCHING && zone->right >= last->left - TOUCHING) {
        last->left = zone->left < last->left ? zone->left : last->left;
        last->bottom = zone->bottom < last->bottom ? zone->bottom : last->bottom;
        last->right = zone->right > last->right ? zone->right : last->right;
        last->top = zone->top > last->top ? zone->top : last->top;
        return;
    }
    zones->items =
        memory_grow(zones->items, &zones->capacity, zones->count + 1, sizeof *zones->items);
    zones->items[zones->count++] = *zone;
}

void hot_zones_free(HotZones *zones)
{
    free(zones->items);
    *zones = (HotZones){0};
}

/* A URI is ASCII; other characters become the percent signs that stand for their UTF-8. */
static void add_ascii(Buffer *ascii, const char *uri)
{
    for (; *uri; uri++) {
        unsigned char c = (unsigned char)*uri;
        if (c <= 0x20 || c >= 0x7F)
            buffer_format(ascii, "%%%02X", (unsigned)c);
        else
            buffer_char(ascii, (char)c);
    }
}

static void add_uri(Buffer *out, const char *uri)
{
    Buffer ascii = {0};
    add_ascii(&ascii, uri);
    buffer_string(out, "/A<</S/URI/URI");
    pdf_byte_string(out, buffer_text(&ascii));
    buffer_string(out, ">>");
    buffer_free(&ascii);
}

static HPDF_Dict write_annotation(PdfFile *file, const HotZone *zone,
                                  const Destinations *destinations, Structure *structure,
                                  size_t page)
{
    const Link *link = zone->link;
    const Destination *target =
        link->destination ? find_destination(destinations, link->destination) : NULL;
    if (!link->uri && !target)
        return NULL;
    const char *contents = link->description ? link->description : link->uri;
    const Length bounds[] = {zone->left, zone->bottom, zone->right, zone->top};
    Buffer entries = {0};
    buffer_string(&entries, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
    for (int i = 0; i < 4; i++) {
        buffer_thousandths(&entries, bounds[i]);
        buffer_char(&entries, i < 3 ? ' ' : ']');
    }
    if (contents) {
        buffer_string(&entries, "/Contents");
        pdf_text_string(&entries, contents);
    }
    if (link->uri) {
        add_uri(&entries, link->uri);
    } else {
        buffer_string(&entries, "/Dest[");
        pdf_reference(&entries, destinations->pages[target->page]);
        buffer_string(&entries, "/XYZ ");
        buffer_thousandths(&entries, target->x);
        buffer_char(&entries, ' ');
        buffer_thousandths(&entries, target->y);
        buffer_string(&entries, " null]");
    }
    HPDF_Dict annotation = pdf_dictionary_new(file);
    if (structure && structure_has(link->structure)) {
        buffer_format(&entries, "/StructParent %zu",
                      structure_annotation(structure, link->structure, annotation, page));
    }
    pdf_dictionary_write(file, annotation, &entries);
    buffer_free(&entries);
    return annotation;
}

void hot_zones_write(HotZones *zones, PdfFile *file, const Destinations *destinations,
                     Structure *structure, size_t page)
{
    HPDF_Array annotations = NULL;
    for (size_t i = 0; i < zones->count; i++) {
        HPDF_Dict annotation =
            write_annotation(file, &zones->items[i], destinations, structure, page);
        if (annotation && !annotations) {
            annotations = HPDF_Array_New(file->document->mmgr);
            HPDF_Dict_Add(destinations->pages[page], "Annots", annotations);
        }
        if (annotation)
            HPDF_Array_Add(annotations, annotation);
    }
    zones->count = 0;
}

/* The title as UTF-16BE with its mark, as long as libharu's strings may be. */
static HPDF_Binary new_title(PdfFile *file, const char *title)
{
    enum { LONGEST = HPDF_LIMIT_MAX_STRING_LEN - 4 };
    Buffer bytes = {0};
    buffer_add(&bytes, "\xFE\xFF", 2);
    size_t left = strlen(title);
    while (left > 0 && bytes.length < LONGEST) {
        size_t size;
        uint32_t code_point = utf8_decode(title, left, &size);
        if (code_point >= 0x10000) {
            uint32_t high = 0xD800 + ((code_point - 0x10000) >> 10);
            buffer_char(&bytes, (char)(high >> 8));
            buffer_char(&bytes, (char)high);
            code_point = 0xDC00 + ((code_point - 0x10000) & 0x3FF);
        }
        buffer_char(&bytes, (char)(code_point >> 8));
        buffer_char(&bytes, (char)code_point);
        title += size;
        left -= size;
    }
    HPDF_Binary binary =
        HPDF_Binary_New(file->document->mmgr, (HPDF_BYTE *)bytes.data, (HPDF_UINT)bytes.length);
    buffer_free(&bytes);
    return binary;
}

/* Whole points will do for where a page is scrolled to. */
static HPDF_Array new_destination(PdfFile *file, const Destinations *destinations,
                                  const Destination *target)
{
    HPDF_Array array = HPDF_Array_New(file->document->mmgr);
    HPDF_Array_Add(array, destinations->pages[target->page]);
    HPDF_Array_AddName(array, "XYZ");
    HPDF_Array_AddNumber(array, target->x / 1000);
    HPDF_Array_AddNumber(array, (target->y + 999) / 1000);
    HPDF_Array_Add(array, HPDF_Null_New(file->document->mmgr));
    return array;
}

/* libharu's strings have a limit; an address that is longer leads nowhere. */
static HPDF_Dict new_uri_action(PdfFile *file, const char *uri)
{
    Buffer ascii = {0};
    add_ascii(&ascii, uri);
    HPDF_Dict action = NULL;
    if (ascii.length > 0 && ascii.length <= HPDF_LIMIT_MAX_STRING_LEN) {
        action = HPDF_Dict_New(file->document->mmgr);
        HPDF_Dict_AddName(action, "S", "URI");
        HPDF_Dict_Add(action, "URI",
                      HPDF_String_New(file->document->mmgr, buffer_text(&ascii), NULL));
    }
    buffer_free(&ascii);
    return action;
}

static void write_level(PdfFile *file, HPDF_Outline parent, const Bookmark *bookmark,
                        const Destinations *destinations)
{
    for (; bookmark; bookmark = bookmark->next) {
        HPDF_Outline outline = HPDF_CreateOutline(file->document, parent, "", NULL);
        if (!outline)
            return;
        HPDF_Dict_Add(outline, "Title", new_title(file, bookmark->title ? bookmark->title : ""));
        HPDF_Dict_RemoveElement(outline, "Type");
        HPDF_Outline_SetOpened(outline, bookmark->open);
        const Destination *target =
            bookmark->destination ? find_destination(destinations, bookmark->destination) : NULL;
        HPDF_Dict action = bookmark->uri ? new_uri_action(file, bookmark->uri) : NULL;
        if (target)
            HPDF_Dict_Add(outline, "Dest", new_destination(file, destinations, target));
        else if (action)
            HPDF_Dict_Add(outline, "A", action);
        write_level(file, outline, bookmark->first, destinations);
    }
}

void outline_write(PdfFile *file, const Bookmark *bookmarks, const Destinations *destinations)
{
    if (bookmarks) {
        HPDF_SetPageMode(file->document, HPDF_PAGE_MODE_USE_OUTLINE);
        write_level(file, NULL, bookmarks, destinations);
    }
}
