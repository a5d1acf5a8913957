/* inline_align.c: owns where inline objects stand on the line (XSL-FO 1.1, 7.14; the areas are those of 4.6).
 *
 *                       text-before-edge  ─────────────┐ ascent of the font
 *                       hanging           ───────────  │ 8/10 of it
 *     baselines of      mathematical      ───────────  │ half of it
 *     a font            central           ───────────  │ half-way between the edges
 *                       middle            ───────────  │ half of an x above the baseline
 *                       alphabetic        ═══════════ 0
 *                       text-after-edge, ideographic ──┘ descent
 *
 * An object has one of its own baselines on one of its parent's: alignment-baseline says which, and alignment-adjust when
 * the object is to use another of its own. Without them it is the dominant one, which is the alphabetic baseline unless
 * dominant-baseline says otherwise. Then baseline-shift moves it. The parent's baselines are those of the font of the
 * nearest object around that has a dominant-baseline of its own, or else of the block. Sums over all objects around
 * give the shift. before-edge and after-edge are edges of the line; that is known when all other things stand in it.
 *
 * Pictures and containers have no font: their lower edge, middle and upper edge stand for its baselines. */
#include "layout/inline_align.h"

typedef struct {
    const Fo *fo; /* whose font has the baselines */
    Keyword dominant;
} Table;

static Length position_in_font(Layout *layout, const Fo *fo, Keyword baseline)
{
    const Font *font = object_font(layout, fo);
    if (!font || baseline == KEYWORD_ALPHABETIC)
        return 0;
    const FontMetrics *metrics = font_metrics(font);
    Length size = fo_length(fo, PROPERTY_FONT_SIZE, 0);
    Length ascent = length_scale(size, metrics->ascent, 1000);
    Length descent = length_scale(size, metrics->descent, 1000);
    switch (baseline) {
    case KEYWORD_BEFORE_EDGE:
    case KEYWORD_TEXT_BEFORE_EDGE: return ascent;
    case KEYWORD_AFTER_EDGE:
    case KEYWORD_TEXT_AFTER_EDGE:
    case KEYWORD_IDEOGRAPHIC: return -descent;
    case KEYWORD_MIDDLE: return length_scale(size, metrics->x_height, 2000);
    case KEYWORD_CENTRAL: return (ascent - descent) / 2;
    case KEYWORD_HANGING: return length_scale(ascent, 8, 10);
    case KEYWORD_MATHEMATICAL: return ascent / 2;
    default: return 0;
    }
}

static Length position_in_box(const AlignedThing *thing, Keyword baseline)
{
    switch (baseline) {
    case KEYWORD_BEFORE_EDGE:
    case KEYWORD_TEXT_BEFORE_EDGE:
    case KEYWORD_HANGING: return thing->height;
    case KEYWORD_MIDDLE:
    case KEYWORD_CENTRAL:
    case KEYWORD_MATHEMATICAL: return thing->height / 2;
    case KEYWORD_ALPHABETIC: return thing->base;
    default: return 0;
    }
}

/* The baselines that what stands in the object is aligned with. */
static Table table_in(const Paragraph *paragraph, const Fo *fo)
{
    Table table = {NULL, KEYWORD_ALPHABETIC};
    for (;; fo = fo->parent) {
        Keyword dominant =
            fo->element == FO_TEXT ? KEYWORD_AUTO : fo_keyword(fo, PROPERTY_DOMINANT_BASELINE);
        bool keeps = dominant == KEYWORD_AUTO || dominant == KEYWORD_NO_CHANGE;
        bool is_block = fo == paragraph->block || !fo->parent;
        if (!table.fo && (!keeps || is_block))
            table.fo = fo;
        if (!keeps && dominant != KEYWORD_RESET_SIZE && dominant != KEYWORD_USE_SCRIPT) {
            table.dominant = dominant;
            return table;
        }
        if (is_block)
            return table;
    }
}

/* How far above the object's own alphabetic baseline, or the lower edge of a box, the point lies that is to stand on the
 * parent's baseline. A positive alignment-adjust puts it below, which raises the object. Percentages are of a box's height, of a character's size, else of the line-height (7.14.1). */
static Length own_point(const Paragraph *paragraph, const Fo *fo, const AlignedThing *thing,
                        Keyword baseline, Keyword dominant)
{
    const Value *adjust = &fo->style->values[PROPERTY_ALIGNMENT_ADJUST];
    if (adjust->kind == VALUE_LENGTH) {
        Length base = thing->is_box                 ? thing->height
                      : fo->element == FO_CHARACTER ? fo_length(fo, PROPERTY_FONT_SIZE, 0)
                                                    : line_height(paragraph->layout, fo);
        Length from = thing->is_box ? 0 : position_in_font(paragraph->layout, fo, dominant);
        return from - value_length(adjust, base);
    }
    Keyword point = adjust->keyword == KEYWORD_AUTO       ? baseline
                    : adjust->keyword == KEYWORD_BASELINE ? dominant
                                                          : adjust->keyword;
    return thing->is_box ? position_in_box(thing, point)
                         : position_in_font(paragraph->layout, fo, point);
}

static Length offset_in_parent(const Paragraph *paragraph, const Fo *fo, const AlignedThing *thing,
                               Keyword baseline)
{
    Keyword adjust = fo_keyword(fo, PROPERTY_ALIGNMENT_ADJUST);
    Table table = table_in(paragraph, fo->parent ? fo->parent : fo);
    if (baseline == KEYWORD_AUTO || baseline == KEYWORD_BASELINE)
        baseline = table.dominant;
    if (!thing->is_box && baseline == KEYWORD_ALPHABETIC && adjust == KEYWORD_AUTO)
        return 0;
    return position_in_font(paragraph->layout, table.fo, baseline) -
           own_point(paragraph, fo, thing, baseline, table.dominant);
}

/* How far the object raises its baseline above that of the object around it, whose font and line-height decide
 * (7.14.3). */
static Length own_shift(const Paragraph *paragraph, const Fo *fo)
{
    Layout *layout = paragraph->layout;
    Keyword keyword = fo_keyword(fo, PROPERTY_BASELINE_SHIFT);
    if (keyword == KEYWORD_BASELINE || !fo->parent)
        return 0;
    if (keyword == KEYWORD_UNKNOWN)
        return fo_length(fo, PROPERTY_BASELINE_SHIFT, line_height(layout, fo->parent));
    const Font *font = object_font(layout, fo->parent);
    if (!font)
        return 0;
    const FontMetrics *metrics = font_metrics(font);
    return length_scale(fo_length(fo->parent, PROPERTY_FONT_SIZE, 0),
                        keyword == KEYWORD_SUPER ? metrics->superscript : -metrics->subscript,
                        1000);
}

Alignment inline_alignment(const Paragraph *paragraph, const Fo *fo, AlignedThing thing)
{
    Alignment alignment = {0};
    for (; fo && fo != paragraph->block; fo = fo->parent) {
        if (fo->element == FO_TEXT)
            continue;
        Length shift = own_shift(paragraph, fo);
        Keyword baseline = fo_keyword(fo, PROPERTY_ALIGNMENT_BASELINE);
        alignment.shift += shift;
        alignment.is_raised = alignment.is_raised || shift != 0;
        if (baseline == KEYWORD_BEFORE_EDGE || baseline == KEYWORD_AFTER_EDGE) {
            alignment.edge = baseline == KEYWORD_BEFORE_EDGE ? EDGE_BEFORE : EDGE_AFTER;
            return alignment;
        }
        alignment.shift += offset_in_parent(paragraph, fo, &thing, baseline);
        thing = (AlignedThing){0};
    }
    return fo ? alignment : (Alignment){0};
}
