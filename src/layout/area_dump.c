/* area_dump.c: the area tree as text (-t areas), for tests and for people who write style sheets. */
#include <string.h>

#include "layout/area.h"

static const char *const STYLES[] = {"none",   "solid", "dashed", "dotted", "double",
                                     "groove", "ridge", "inset",  "outset"};

static void indent(Buffer *out, int depth)
{
    for (int i = 0; i < depth; i++)
        buffer_string(out, "  ");
}

static void dump_color(Buffer *out, Color color)
{
    if (color.visible)
        buffer_format(out, "#%02x%02x%02x", color.red, color.green, color.blue);
    else
        buffer_string(out, "transparent");
}

static void dump_position(Buffer *out, Length offset, int percent)
{
    if (percent == 0)
        buffer_format(out, "%d", offset);
    else
        buffer_format(out, offset ? "%d+%d%%" : "%d%%", offset ? offset : percent / 1000,
                      percent / 1000);
}

static void dump_background_image(Buffer *out, const BackgroundImage *image)
{
    static const char *const REPEATS[] = {"once", "across", "down", "all-over"};
    buffer_format(out, " background-image=\"%s\" %s at=", image->picture->path,
                  REPEATS[image->across + 2 * image->down]);
    dump_position(out, image->x, image->x_percent);
    buffer_char(out, ',');
    dump_position(out, image->y, image->y_percent);
}

static void dump_box(Buffer *out, const Area *area)
{
    static const char *const SIDES[] = {"top", "right", "bottom", "left"};
    if (area->box.turn)
        buffer_format(out, " turn=%d", area->box.turn * 90);
    if (area->box.clip)
        buffer_string(out, " clipped");
    if (area->box.look->background.visible) {
        buffer_string(out, " background=");
        dump_color(out, area->box.look->background);
    }
    if (area->box.look->image)
        dump_background_image(out, area->box.look->image);
    for (int i = 0; i < 4; i++) {
        const Border *border = &area->box.look->borders[i];
        if (border->style == RULE_NONE || border->width == 0)
            continue;
        buffer_format(out, " border-%s=%s,%d,", SIDES[i], STYLES[border->style], border->width);
        dump_color(out, border->color);
    }
}

/* The run's bytes that the piece's glyphs stand for. */
/* Where the characters of the glyphs first..end-1 lie in the text of the run, whose glyphs are in the order they are seen
 * in. */
static void find_text(const GlyphRun *run, size_t first, size_t end, size_t *start, size_t *stop)
{
    bool reversed = run->right_to_left;
    size_t behind = reversed ? first - 1 : end; /* the glyph of what comes next in the text */
    *start = first < end ? run->glyphs[reversed ? end - 1 : first].cluster : 0;
    *stop = behind < run->glyph_count ? run->glyphs[behind].cluster : run->text_length;
    if (first >= end || *stop < *start)
        *stop = *start;
}

static void dump_text(Buffer *out, const Area *area)
{
    const GlyphRun *run = area->text.run;
    size_t start, stop;
    find_text(run, area->text.first, area->text.first + area->text.count, &start, &stop);
    buffer_format(out, " font=\"%s\" size=%d", font_postscript_name(run->font), run->size);
    if (area->text.extra)
        buffer_format(out, " extra=%d spaces=%u", area->text.extra, area->spaces);
    if (!area->text.color.visible)
        buffer_string(out, " hidden");
    if (area->text.color.red || area->text.color.green || area->text.color.blue) {
        buffer_string(out, " color=");
        dump_color(out, area->text.color);
    }
    buffer_string(out, area->hyphen ? " hyphen \"" : " \"");
    buffer_add(out, run->text + start, stop - start);
    buffer_char(out, '"');
}

static void dump_area(Buffer *out, const Area *area, int depth)
{
    if (area->kind == AREA_ANCHOR)
        return;
    static const char *const KINDS[] = {"box", "line", "text", "image", "rule"};
    indent(out, depth);
    buffer_format(out, "%s x=%d y=%d width=%d height=%d", KINDS[area->kind], area->x, area->y,
                  area->width, area->height);
    if (area->structure)
        buffer_format(out, " role=%s", area->structure->role);
    if (area->structure && structure_details(area->structure)->language)
        buffer_format(out, " lang=%s", structure_details(area->structure)->language);
    const Link *link = area_link(area);
    if (area_id(area))
        buffer_format(out, " id=%s", area_id(area));
    if (link)
        buffer_format(out, " link=%s", link->uri ? link->uri : link->destination);
    switch (area->kind) {
    case AREA_BOX: dump_box(out, area); break;
    case AREA_LINE: buffer_format(out, " baseline=%d", area->baseline); break;
    case AREA_TEXT: dump_text(out, area); break;
    case AREA_IMAGE:
        if (area->image.picture)
            buffer_format(out, " picture=\"%s\"", area->image.picture->path);
        else
            buffer_string(out, " hidden");
        break;
    case AREA_RULE:
        if (!area->rule.color.visible)
            buffer_string(out, " hidden");
        if (area->rule.style != RULE_SOLID)
            buffer_format(out, " %s", STYLES[area->rule.style]);
        break;
    case AREA_ANCHOR: break;
    }
    buffer_char(out, '\n');
    for (const Area *child = area_first(area); child; child = child->next)
        dump_area(out, child, depth + 1);
}

static void dump_bookmarks(Buffer *out, const Bookmark *bookmark, int depth)
{
    for (; bookmark; bookmark = bookmark->next) {
        indent(out, depth);
        buffer_format(out, "bookmark \"%s\" to=%s\n", bookmark->title,
                      bookmark->uri ? bookmark->uri : bookmark->destination);
        dump_bookmarks(out, bookmark->first, depth + 1);
    }
}

void area_tree_dump(const AreaTree *tree, Buffer *out)
{
    const struct {
        const char *name, *value;
    } INFO[] = {{"title", tree->info.title},       {"author", tree->info.author},
                {"subject", tree->info.subject},   {"keywords", tree->info.keywords},
                {"language", tree->info.language}, {"date", tree->info.date}};
    for (size_t i = 0; i < sizeof INFO / sizeof *INFO; i++)
        if (INFO[i].value)
            buffer_format(out, "%s \"%s\"\n", INFO[i].name, INFO[i].value);
    dump_bookmarks(out, tree->bookmarks, 0);
    for (const Page *page = tree->first; page; page = page->next) {
        buffer_format(out, "page %s width=%d height=%d\n", page->label, page->width, page->height);
        for (const Area *area = page->first; area; area = area->next)
            dump_area(out, area, 1);
    }
}
