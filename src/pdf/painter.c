/* painter.c: owns the way from an area tree to a PDF.
 *
 * The tree is walked twice. The first time the glyphs, the places links lead to and the pictures
 * are collected, so that fonts are subset exactly and each page's object is known. The second time
 * the pages are painted, one by one, areas in their drawing order. */
#include <stdlib.h>

#include "base/memory.h"
#include "pdf/conformance.h"
#include "pdf/content.h"
#include "pdf/decoration.h"
#include "pdf/image.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/painter.h"

/* A picture as an object; its number names it in content streams. */
typedef struct {
    const Picture *picture;
    HPDF_Dict object;
    size_t last_page; /* the last page that has it among its resources, counted from 1 */
} PaintedPicture;

typedef struct {
    const AreaTree *tree;
    const PdfOptions *options;
    Diagnostics *diagnostics;
    PdfFile file;
    PdfFonts fonts;
    HPDF_Page *pages;
    Destinations destinations;
    PaintedPicture *pictures;
    size_t picture_count;
    Structure *structure; /* NULL: the tree has no structure */
    /* the page at work */
    size_t page;
    Content content;
    AreaOrigin origin; /* of what is being painted, within a turned box or on the page itself */
    HotZones zones;
    HPDF_Dict page_pictures; /* its resources, or NULL */
} Painter;

static void collect_area(const Area *area, const Rectangle *place, void *data)
{
    Painter *painter = data;
    if (area_id(area))
        destinations_add(&painter->destinations, area_id(area), painter->page, place->x,
                         painter->content.page_height - place->y);
    if (area_link(area))
        conformance_check_link(area_link(area), painter->options->profile, painter->diagnostics);
    if (area->kind == AREA_TEXT && area->text.color.visible)
        pdf_fonts_collect(&painter->fonts, area);
}

/* Makes the page objects and collects. false: libharu failed. */
static bool collect_pages(Painter *painter)
{
    size_t count = 0;
    for (const Page *page = painter->tree->first; page; page = page->next)
        count++;
    painter->pages = memory_new(count * sizeof(HPDF_Page));
    painter->destinations.pages = painter->pages;
    for (const Page *page = painter->tree->first; page; page = page->next, painter->page++) {
        painter->pages[painter->page] = HPDF_AddPage(painter->file.document);
        if (!painter->pages[painter->page])
            return false;
        painter->content.page_height = page->height;
        for (const Area *area = page->first; area; area = area->next)
            area_walk(area, &(AreaOrigin){0}, collect_area, painter);
    }
    destinations_sort(&painter->destinations);
    if (painter->tree->structure) {
        painter->structure =
            structure_open(&painter->file, painter->tree->structure, painter->pages, count);
    }
    return true;
}

static bool write_pictures(Painter *painter)
{
    bool written = true;
    for (Picture *picture = painter->tree->pictures; picture; picture = picture->next)
        painter->picture_count++;
    painter->pictures = memory_new(painter->picture_count * sizeof *painter->pictures);
    size_t i = 0;
    for (Picture *picture = painter->tree->pictures; picture; picture = picture->next, i++) {
        painter->pictures[i].picture = picture;
        painter->pictures[i].object = pdf_image_write(&painter->file, picture);
        picture->painter = &painter->pictures[i];
        if (!painter->pictures[i].object || !pdf_file_sound(&painter->file)) {
            diagnose(painter->diagnostics, MESSAGE_PDF_PICTURE_FAILED, picture->place,
                     picture->path, (const char *)NULL);
            written = false;
        }
    }
    return written;
}

/* Puts the picture among the resources of the page at work. */
static void use_picture(Painter *painter, PaintedPicture *picture, unsigned number)
{
    if (picture->last_page == painter->page + 1)
        return;
    picture->last_page = painter->page + 1;
    if (!painter->page_pictures) {
        painter->page_pictures = HPDF_Dict_New(painter->file.document->mmgr);
        HPDF_Dict resources =
            HPDF_Dict_GetItem(painter->pages[painter->page], "Resources", HPDF_OCLASS_DICT);
        HPDF_Dict_Add(resources, "XObject", painter->page_pictures);
    }
    Buffer name = {0};
    buffer_format(&name, "I%u", number);
    HPDF_Dict_Add(painter->page_pictures, buffer_text(&name), picture->object);
    buffer_free(&name);
}

static void paint_image(Painter *painter, const Area *area, Length x, Length y)
{
    PaintedPicture *picture = area->image.picture ? area->image.picture->painter : NULL;
    if (!picture || area->width <= 0 || area->height <= 0)
        return;
    unsigned number = (unsigned)(picture - painter->pictures) + 1;
    use_picture(painter, picture, number);
    content_begin(&painter->content, area->structure);
    content_image(&painter->content, number, x, y, area->width, area->height);
    if (painter->structure && structure_has(area->structure)) {
        Rectangle place =
            origin_place(&painter->origin, (Rectangle){x, y, area->width, area->height});
        Length top = painter->content.page_height - place.y;
        structure_bounds(painter->structure, area->structure,
                         (Bounds){place.x, top - place.height, place.x + place.width, top});
    }
}

static void add_zone(Painter *painter, const Area *area, Length x, Length y)
{
    Rectangle place = origin_place(&painter->origin, (Rectangle){x, y, area->width, area->height});
    Length top = painter->content.page_height - place.y;
    HotZone zone = {.link = area_link(area),
                    .left = place.x,
                    .bottom = top - place.height,
                    .right = place.x + place.width,
                    .top = top};
    hot_zones_add(&painter->zones, &zone);
}

static void paint_area(Painter *painter, const Area *area, Length x, Length y);

static void paint_children(Painter *painter, const Area *area, Length x, Length y)
{
    for (const Area *child = area->first; child; child = child->next)
        paint_area(painter, child, x, y);
}

/* What is in a turned box counts from one of its corners. */
static void paint_turned(Painter *painter, const Area *area, Length x, Length y)
{
    if (!area->box.turn) {
        paint_children(painter, area, x, y);
        return;
    }
    Rectangle place = {x, y, area->width, area->height};
    AreaOrigin outer = painter->origin;
    AreaOrigin inner = origin_inside(&(AreaOrigin){0}, place, area->box.turn);
    GraphicsState saved;
    content_turn(&painter->content, &inner, &saved);
    painter->origin = origin_inside(&outer, place, area->box.turn);
    paint_children(painter, area, 0, 0);
    painter->origin = outer;
    content_restore(&painter->content, &saved);
}

/* A picture of a pixel or two is drawn once, as large as the row of its copies would be. */
static Length tile_size(Length natural, bool repeated, Length room)
{
    enum { SMALL = 2000 };
    return repeated && natural <= SMALL && room > 0 ? room : natural;
}

/* Where the first copy stands: so far before the box that the one asked for is one of the row. */
static Length first_tile(Length offset, int percent, Length tile, bool repeated, Length room)
{
    Length at = offset + length_scale(room - tile, percent, 100000);
    if (repeated && at > 0)
        at -= (at + tile - 1) / tile * tile;
    else if (repeated)
        at += -at / tile * tile;
    return at;
}

static void paint_tiles(Painter *painter, const BackgroundImage *image, unsigned number,
                        Rectangle place)
{
    Length width = tile_size(image->picture->info.natural_width, image->across, place.width);
    Length height = tile_size(image->picture->info.natural_height, image->down, place.height);
    if (width <= 0 || height <= 0)
        return;
    Length top = first_tile(image->y, image->y_percent, height, image->down, place.height);
    Length left = first_tile(image->x, image->x_percent, width, image->across, place.width);
    for (Length v = top; v < place.height; v += image->down ? height : place.height - v)
        for (Length u = left; u < place.width; u += image->across ? width : place.width - u)
            content_image(&painter->content, number, place.x + u, place.y + v, width, height);
}

static Rectangle inside_borders(const Area *box, Length x, Length y)
{
    const Border *borders = box->box.look->borders;
    return (Rectangle){x + borders[SIDE_LEFT].width, y + borders[SIDE_TOP].width,
                       box->width - borders[SIDE_LEFT].width - borders[SIDE_RIGHT].width,
                       box->height - borders[SIDE_TOP].width - borders[SIDE_BOTTOM].width};
}

/* The background picture, in what the borders leave of the box. */
static void paint_background(Painter *painter, const Area *box, Length x, Length y)
{
    const BackgroundImage *image = box->box.look->image;
    PaintedPicture *picture = image ? image->picture->painter : NULL;
    Rectangle place = inside_borders(box, x, y);
    if (!picture || place.width <= 0 || place.height <= 0)
        return;
    unsigned number = (unsigned)(picture - painter->pictures) + 1;
    use_picture(painter, picture, number);
    GraphicsState saved;
    content_clip(&painter->content, place.x, place.y, place.width, place.height, &saved);
    content_begin(&painter->content, NULL);
    paint_tiles(painter, image, number, place);
    content_restore(&painter->content, &saved);
}

static void paint_box(Painter *painter, const Area *area, Length x, Length y)
{
    decoration_background(&painter->content, area, x, y);
    if (area->box.look->image)
        paint_background(painter, area, x, y);
    /* After the picture: where that ends in a pixel, whoever shows it fills all of the pixel. */
    decoration_borders(&painter->content, area, x, y);
    if (area->box.clip && area->first) {
        GraphicsState saved;
        Rectangle inside = inside_borders(area, x, y);
        content_clip(&painter->content, inside.x, inside.y, inside.width, inside.height, &saved);
        paint_turned(painter, area, x, y);
        content_restore(&painter->content, &saved);
    } else {
        paint_turned(painter, area, x, y);
    }
}

static void paint_area(Painter *painter, const Area *area, Length x, Length y)
{
    x += area->x;
    y += area->y;
    if (area_link(area) && conformance_allows_link(area_link(area), painter->options->profile))
        add_zone(painter, area, x, y);
    switch (area->kind) {
    case AREA_BOX: paint_box(painter, area, x, y); break;
    case AREA_LINE: paint_children(painter, area, x, y); break;
    case AREA_TEXT:
        if (!area->text.color.visible)
            break;
        content_begin(&painter->content, area->structure);
        content_text(&painter->content, &painter->fonts, area, x, y);
        break;
    case AREA_IMAGE: paint_image(painter, area, x, y); break;
    case AREA_RULE: decoration_rule(&painter->content, area, x, y); break;
    case AREA_ANCHOR: break;
    }
}

/* Entries of the page object that libharu does not write as we want them. */
static void finish_page(Painter *painter, const Page *page)
{
    HPDF_Page object = painter->pages[painter->page];
    Buffer entries = {0};
    buffer_string(&entries, "/MediaBox[0 0 ");
    buffer_thousandths(&entries, page->width);
    buffer_char(&entries, ' ');
    buffer_thousandths(&entries, page->height);
    buffer_char(&entries, ']');
    if (painter->structure)
        buffer_format(&entries, "/StructParents %zu/Tabs/S", painter->page);
    HPDF_Dict_RemoveElement(object, "MediaBox");
    pdf_page_write(&painter->file, object, &entries);
    buffer_free(&entries);
}

static void paint_page(Painter *painter, const Page *page)
{
    HPDF_Page object = painter->pages[painter->page];
    HPDF_Dict resources = HPDF_Dict_GetItem(object, "Resources", HPDF_OCLASS_DICT);
    HPDF_Dict_RemoveElement(resources, "ProcSet");
    HPDF_Dict_Add(resources, "Font", painter->fonts.resources);
    painter->page_pictures = NULL;
    content_open(&painter->content, page->height, painter->structure, painter->page);
    for (const Area *area = page->first; area; area = area->next)
        paint_area(painter, area, 0, 0);
    content_close(&painter->content);
    pdf_stream_fill(&painter->file, ((HPDF_PageAttr)object->attr)->contents,
                    &painter->content.stream);
    hot_zones_write(&painter->zones, &painter->file, &painter->destinations, painter->structure,
                    painter->page);
    finish_page(painter, page);
}

static void paint_document(Painter *painter)
{
    painter->page = 0;
    for (const Page *page = painter->tree->first; page; page = page->next, painter->page++)
        paint_page(painter, page);
    outline_write(&painter->file, painter->tree->bookmarks, &painter->destinations);
    if (painter->structure)
        structure_write(painter->structure);
    metadata_write(&painter->file, painter->tree, painter->options, &painter->fonts);
}

static void close_painter(Painter *painter)
{
    if (painter->structure)
        structure_close(painter->structure);
    hot_zones_free(&painter->zones);
    destinations_free(&painter->destinations);
    free(painter->pictures);
    free(painter->pages);
    pdf_fonts_close(&painter->fonts);
    pdf_file_close(&painter->file);
}

bool pdf_paint(const AreaTree *tree, const PdfOptions *options, Buffer *out,
               Diagnostics *diagnostics)
{
    if (!conformance_check(tree, options->profile, diagnostics))
        return false;
    Painter painter = {.tree = tree, .options = options, .diagnostics = diagnostics};
    pdf_file_open(&painter.file);
    pdf_fonts_open(&painter.fonts, tree->fonts);
    size_t problems = diagnostics_count(diagnostics, SEVERITY_SYSTEM);
    bool painted = collect_pages(&painter);
    pdf_fonts_begin_digests(&painter.fonts);
    painted = painted && write_pictures(&painter) &&
              pdf_fonts_write(&painter.fonts, &painter.file, diagnostics);
    if (painted) {
        paint_document(&painter);
        painted = pdf_file_save(&painter.file, out);
    }
    if (!painted && diagnostics_count(diagnostics, SEVERITY_SYSTEM) == problems)
        diagnose(diagnostics, MESSAGE_PDF_FAILED, PLACE_NONE, (const char *)NULL);
    close_painter(&painter);
    return painted;
}
