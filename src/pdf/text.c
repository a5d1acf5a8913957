/* text.c: text operators.
 *
 * A viewer moves its pen by the width the font states, in whole 1/1000 em. Layout has its own idea
 * of where each glyph stands: advances at the font's full precision, kerning, justification. So
 * the pen of the viewer is followed exactly, in 1/1000000 pt (1/1000 em of a size in 1/1000 pt),
 * and before a glyph the difference is put into the TJ array, rounded to 1/1000 em, when it is more
 * than 1/1000 em: less nobody sees, and all those ones would make the file a thirtieth larger. What
 * is left out or lost by rounding is carried to the next glyph: a glyph is never off by more than
 * 1.5/1000 em, however long the line. All glyphs on a baseline go into one array, spaces too, as long as
 * font, size and colour stay. */
#include <string.h>

#include "pdf/content.h"

enum { MICRO = 1000 }; /* 1/1000000 pt in 1/1000 pt */

static void end_string(Content *content)
{
    if (content->in_string) {
        buffer_char(&content->stream, ')');
        content->in_string = false;
    }
}

static void end_array(Content *content)
{
    end_string(content);
    if (content->in_array) {
        buffer_string(&content->stream, "]TJ\n");
        content->in_array = false;
    }
}

void content_end_text(Content *content)
{
    end_array(content);
    if (content->in_text) {
        buffer_string(&content->stream, "ET\n");
        content->in_text = false;
    }
}

static void begin_text(Content *content)
{
    if (!content->in_text) {
        buffer_string(&content->stream, "BT\n");
        content->in_text = true;
        content->line_x = content->line_y = 0;
        content->pen = 0;
    }
}

static void set_font(Content *content, const PdfFont *font, Length size)
{
    if (content->state.font != font->number || content->state.size != size) {
        end_array(content);
        buffer_string(&content->stream, "/F");
        buffer_integer(&content->stream, font->number);
        buffer_char(&content->stream, ' ');
        buffer_thousandths(&content->stream, size);
        buffer_string(&content->stream, " Tf\n");
        content->state.font = font->number;
        content->state.size = size;
    }
}

static void set_color(Content *content, Color color)
{
    Color now = content->state.fill;
    if (now.red != color.red || now.green != color.green || now.blue != color.blue) {
        end_array(content);
        content_fill(content, color);
    }
}

static void move_to(Content *content, Length x, Length y)
{
    end_array(content);
    buffer_thousandths(&content->stream, (int64_t)x - content->line_x);
    buffer_char(&content->stream, ' ');
    buffer_thousandths(&content->stream, (int64_t)y - content->line_y);
    buffer_string(&content->stream, " Td\n");
    content->line_x = x;
    content->line_y = y;
    content->pen = (int64_t)x * MICRO;
}

static int64_t missing_to(const Content *content, Length x)
{
    return (int64_t)x * MICRO - content->pen;
}

/* Whether between the pen and x there is no more than 1/1000 em, which nobody sees. */
static inline bool is_near(const Content *content, Length x)
{
    int64_t size = content->state.size, missing = missing_to(content, x);
    return (missing >= 0 ? missing : -missing) + size / 2 < 2 * size;
}

/* What is missing between the pen and x, in whole 1/1000 em; 0 when it is near. */
static int64_t adjustment_to(const Content *content, Length x)
{
    int64_t size = content->state.size, missing = missing_to(content, x);
    if (is_near(content, x))
        return 0;
    int64_t distance = (missing >= 0 ? missing : -missing) + size / 2;
    return missing >= 0 ? distance / size : -(distance / size);
}

/* Brings the pen to x on the baseline y, which counts from the bottom of the page. */
static void place_pen(Content *content, Length x, Length y)
{
    /* Beyond this the array would save nothing, and old viewers hold no larger numbers. */
    enum { LARGEST_ADJUSTMENT = 30000 };
    int64_t adjustment = adjustment_to(content, x);
    if (y != content->line_y || adjustment > LARGEST_ADJUSTMENT ||
        adjustment < -LARGEST_ADJUSTMENT) {
        move_to(content, x, y);
        adjustment = 0;
    }
    if (!content->in_array) {
        buffer_char(&content->stream, '[');
        content->in_array = true;
    }
    if (adjustment != 0) {
        end_string(content);
        buffer_integer(&content->stream, -adjustment);
        content->pen += adjustment * content->state.size;
    }
}

static inline void show_glyph(Content *content, const PdfGlyph *glyph)
{
    Buffer *out = &content->stream;
    if (!content->in_string) {
        buffer_char(out, '(');
        content->in_string = true;
    }
    if (sizeof glyph->shown >= out->capacity - out->length)
        buffer_reserve(out, sizeof glyph->shown);
    memcpy(out->data + out->length, glyph->shown, sizeof glyph->shown);
    out->length += glyph->shown_length;
    out->data[out->length] = '\0';
    content->pen += (int64_t)glyph->width * content->state.size;
}

/* Where a glyph is drawn at: x along the baseline y, from the bottom left of the page. */
typedef struct {
    Length x, y;
} Pen;

/* The pen on a line whose spaces share what is left over. */
typedef struct {
    Pen pen;
    int64_t extra, spaces, space; /* to be shared out, among so many, of which so many were met */
} Justification;

static void stretch(Justification *line)
{
    if (line->space < line->spaces) {
        line->pen.x = length_sum(line->pen.x, line->extra * (line->space + 1) / line->spaces -
                                                  line->extra * line->space / line->spaces);
        line->space++;
    }
}

static void show_cluster(Content *content, const PdfFont *font, const GlyphRun *run,
                         const Cluster *cluster, Pen *pen)
{
    for (uint32_t i = cluster->first; i < cluster->end; i++) {
        const Glyph *glyph = &run->glyphs[i];
        if (!cluster->hidden) {
            GlyphShift shift = glyph->shifted ? run->shifts[i] : (GlyphShift){0, 0};
            place_pen(content, pen->x + shift.x, pen->y + shift.y);
            show_glyph(content, pdf_font_glyph(font, glyph->glyph));
        }
        pen->x += pen->x < LENGTH_FAR ? glyph->advance : 0;
    }
}

/* Nearly all glyphs are a letter whose text is that of the cluster, and nothing has to be found out of them. */
static inline bool is_plain_cluster(const GlyphRun *run, uint32_t i, const PdfGlyph *glyph)
{
    const Glyph *at = &run->glyphs[i];
    size_t from = at->cluster, to = i + 1 < run->glyph_count ? at[1].cluster : run->text_length;
    if (to - from != glyph->plain_length || glyph->plain_length == 0 || at->shifted ||
        to > run->text_length)
        return false;
    const char *text = run->text + from;
    switch (glyph->plain_length) {
    case 1: return text[0] == glyph->plain[0];
    case 2: return text[0] == glyph->plain[0] && text[1] == glyph->plain[1];
    default: return memcmp(text, glyph->plain, glyph->plain_length) == 0;
    }
}

/* Draws glyphs from i on as long as they are such; gives the first that is not. */
static uint32_t show_plain(Content *content, const PdfFont *font, const Area *area, uint32_t i,
                           Justification *justification)
{
    const GlyphRun *run = area->text.run;
    uint32_t limit = area->text.first + area->text.count;
    Pen *pen = &justification->pen;
    for (; i < limit; i++) {
        const Glyph *glyph = &run->glyphs[i];
        const PdfGlyph *shown = pdf_font_glyph(font, glyph->glyph);
        if (!is_plain_cluster(run, i, shown))
            break;
        if (!content->in_array || pen->y != content->line_y || !is_near(content, pen->x))
            place_pen(content, pen->x, pen->y);
        show_glyph(content, shown);
        pen->x += pen->x < LENGTH_FAR ? glyph->advance : 0;
        if (shown->plain[0] == ' ')
            stretch(justification);
    }
    return i;
}

/* The text of a stretch of clusters whose glyphs do not spell it, from the cluster on, and where the stretch ends. Small
 * capitals are such stretches, a word each. */
static uint32_t find_misspelled(const PdfFont *font, const Area *area, uint32_t first,
                                const char **text, size_t *length)
{
    uint32_t limit = area->text.first + area->text.count;
    *text = NULL;
    *length = 0;
    while (first < limit) {
        Cluster next = cluster_at(area, first);
        bool follows = !*text || next.text == *text + *length;
        bool precedes = *text && next.text + next.length == *text;
        if (next.hidden || !(follows || precedes) || pdf_font_spells(font, area->text.run, &next))
            break;
        *text = follows && *text ? *text : next.text;
        *length += next.length;
        first = next.end;
    }
    return first;
}

static void begin_spelling(Content *content, const char *text, size_t length)
{
    end_array(content);
    buffer_string(&content->stream, "/Span<</ActualText<FEFF");
    pdf_utf16(&content->stream, text, length);
    buffer_string(&content->stream, ">>>BDC\n");
}

static void end_spelling(Content *content)
{
    end_array(content);
    buffer_string(&content->stream, "EMC\n");
}

void content_text(Content *content, const PdfFonts *fonts, const Area *area, Length x, Length y)
{
    const GlyphRun *run = area->text.run;
    if (area->text.count == 0 || run->size <= 0 || !area->text.color.visible)
        return;
    const PdfFont *font = pdf_fonts_find(fonts, run->font);
    begin_text(content);
    set_font(content, font, run->size);
    set_color(content, area->text.color);
    Justification line = {.pen = {x, content->page_height - (y + area->baseline)},
                          .extra = area->text.extra,
                          .spaces = area->spaces};
    uint32_t limit = area->text.first + area->text.count, misspelled_end = 0;
    for (uint32_t i = area->text.first; i < limit;) {
        if (i >= misspelled_end && !area->hyphen)
            i = show_plain(content, font, area, i, &line);
        if (i == limit)
            break;
        Cluster cluster = cluster_at(area, i);
        if (i >= misspelled_end && !cluster.hidden && !pdf_font_spells(font, run, &cluster)) {
            const char *text;
            size_t length;
            misspelled_end = find_misspelled(font, area, i, &text, &length);
            begin_spelling(content, text, length);
        }
        show_cluster(content, font, run, &cluster, &line.pen);
        if (cluster.space)
            stretch(&line);
        i = cluster.end;
        if (i == misspelled_end)
            end_spelling(content);
    }
}
