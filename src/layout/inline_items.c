/* inline_items.c: boxes, glue and penalties from shaped text.
 *
 *     Решили_продлить            box(Решили) glue(_) box(про) hyphen box(длить)
 *
 * Spaces are glue that stretches by a half and shrinks by a third of its width at most, as in plain TeX. A no-break
 * space is glue behind a penalty that forbids the break. Between Han characters stands glue of no width that may
 * stretch a little.
 *
 * Of full-width punctuation only the half with the mark is a box; the blank half is glue, so that it goes away at
 * either end of a line and gives way in a tight one. Where two such halves would meet, one is left out:
 *
 *     （《纲要》），    glue（ 《 glue 纲要 》） ，glue
 *
 * Of letter-spacing, one half stands before a letter and one behind it (XSL-FO 1.1, 7.17.2). Inside a box they are a part of
 * its width; between boxes they are glue, which vanishes at the ends of lines. So letters at the edge of a line stand
 * at the edge, and where two inline objects meet, each gives its half.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "layout/inline_items.h"
#include "text/letters.h"
#include "text/punctuation.h"

#define HYPHEN_PENALTY 50
#define EXPLICIT_HYPHEN_PENALTY 40
#define SHORT_WORD_PENALTY 100 /* such a word, or number, is better not left at a line's end */

void items_free(ItemList *list)
{
    free(list->items);
    free(list->sources);
}

static inline void add(ItemList *list, BreakItem item, ItemSource source)
{
    if (list->count == list->item_capacity)
        list->items =
            memory_grow(list->items, &list->item_capacity, list->count + 1, sizeof *list->items);
    if (list->count == list->source_capacity)
        list->sources = memory_grow(list->sources, &list->source_capacity, list->count + 1,
                                    sizeof *list->sources);
    list->items[list->count] = item;
    list->sources[list->count++] = source;
}

static void add_penalty(ItemList *list, int penalty, Length width, bool flagged, ItemSource source)
{
    add(list,
        (BreakItem){.kind = ITEM_PENALTY, .penalty = penalty, .width = width, .flagged = flagged},
        source);
}

const GlyphRun *hyphen_run(Layout *layout, const Fo *fo, const GlyphRun *run)
{
    ShapeStyle style = {.font = run->font, .size = run->size, .language = run->language};
    const char *text = fo_string(fo, PROPERTY_HYPHENATION_CHARACTER);
    size_t size, length = strlen(text);
    if (length == 0 || !font_has(run->font, utf8_decode(text, length, &size)))
        text = "-", size = 1;
    return run_table_shape(layout->runs, &style, text, size, 0, 0);
}

/* State while the items of one paragraph are made. */
typedef struct {
    Paragraph *paragraph;
    ItemList *list;
    const unsigned char *breaks; /* of each byte: Break, after it */
    unsigned char *points;       /* the paragraph's; NULL without hyphenation */
    size_t run;
    bool wraps;             /* lines may end in the run */
    const GlyphRun *hyphen; /* of the run, made when first needed */
    uint32_t box_first;     /* first glyph of the box being gathered */
    Length box_width;
    uint32_t box_count;
    bool stretches, shrinks;          /* spaces do, to justify lines */
    Length word_spacing;              /* of the run */
    Length word_shrink, word_stretch; /* as far as it says of spaces, or 0 */
    Length least_space;
    Length spacing; /* letter-spacing of the run */
    Length behind;  /* the half of it that stands behind the last letter */
    size_t behind_piece;
    bool
        after_opening; /* the last glyph is opening punctuation, or a stop in the middle of its square */
    size_t blank; /* the item that is the blank half of closing punctuation right before, or 0 */
} Maker;

static ItemSource source_at(const Maker *maker, uint32_t first, uint32_t count)
{
    return (ItemSource){.piece = maker->paragraph->runs[maker->run].piece,
                        .run = maker->run,
                        .first = first,
                        .count = count};
}

static const Piece *piece_of(const Maker *maker)
{
    return &maker->paragraph->pieces[maker->paragraph->runs[maker->run].piece];
}

/* ---- Letter-spacing ---- */

static void insert(ItemList *list, size_t at, BreakItem item, ItemSource source)
{
    add(list, item, source);
    for (size_t i = list->count - 1; i > at; i--) {
        list->items[i] = list->items[i - 1];
        list->sources[i] = list->sources[i - 1];
    }
    list->items[at] = item;
    list->sources[at] = source;
}

/* Glue of a piece at the place in the list; what is there already takes it up. Returns the place after it. */
static size_t insert_gap(ItemList *list, size_t at, Length width, size_t piece)
{
    if (width == 0)
        return at;
    BreakItem *before = &list->items[at - 1];
    if (before->kind == ITEM_GLUE && list->sources[at - 1].piece == piece &&
        list->sources[at - 1].count == 0) {
        before->width += width;
        return at;
    }
    if (before->kind == ITEM_BOX)
        insert(list, at++, (BreakItem){.kind = ITEM_PENALTY, .penalty = PENALTY_NEVER},
               (ItemSource){.piece = NO_PIECE});
    insert(list, at, (BreakItem){.kind = ITEM_GLUE, .width = width}, (ItemSource){.piece = piece});
    return at + 1;
}

/* The room between two letters: the half behind the one that was added last and the half before what comes now. It goes before
 * anchors, so that it vanishes with a line's end. */
static void add_gap(Maker *maker, Length before)
{
    ItemList *list = maker->list;
    Length behind = maker->behind;
    size_t piece = maker->paragraph->runs[maker->run].piece, at = list->count;
    maker->behind = 0;
    while (at > 0 && list->items[at - 1].kind == ITEM_BOX && list->items[at - 1].width == 0)
        at--;
    if (at == 0 ||
        (list->items[at - 1].kind == ITEM_PENALTY && list->items[at - 1].penalty <= PENALTY_FORCED))
        return;
    if (maker->behind_piece == piece)
        before += behind;
    else
        at = insert_gap(list, at, behind, maker->behind_piece);
    insert_gap(list, at, before, piece);
}

/* What stands between the last letter and one of this run, or a space. */
static Length gap_before(const Maker *maker)
{
    return maker->behind + maker->spacing / 2;
}

static void space_before(Maker *maker)
{
    if (maker->spacing != 0 || maker->behind != 0)
        add_gap(maker, maker->spacing / 2);
}

static void space_behind(Maker *maker, ItemSource *source)
{
    source->trail += maker->spacing;
    maker->behind = maker->spacing - maker->spacing / 2;
    maker->behind_piece = source->piece;
}

/* Letters, without the space around them. */
static inline void add_text_box(Maker *maker, Length width, ItemSource source)
{
    if ((maker->spacing | maker->behind) != 0) {
        add_gap(maker, maker->spacing / 2);
        space_behind(maker, &source);
    }
    add(maker->list, (BreakItem){.kind = ITEM_BOX, .width = width}, source);
}

static void end_box(Maker *maker)
{
    if (maker->box_count > 0)
        add_text_box(maker, maker->box_width - maker->spacing,
                     source_at(maker, maker->box_first, maker->box_count));
    maker->box_count = 0;
    maker->box_width = 0;
}

static bool is_ideographic(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool begins_word(const char *text, size_t at)
{
    return at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
}

/* Whether the space at end stands between a number of one or two digits and a word that it belongs to: «1 мая», “12 members”. */
static bool ends_short_number(const char *text, size_t end)
{
    size_t start = end, size;
    while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9')
        start--;
    if (start == end || end - start > 2 || !begins_word(text, start))
        return false;
    uint32_t next = utf8_decode(text + end + 1, 1 + strnlen(text + end + 1, 3), &size);
    return letter_upper(next) != next;
}

/* Whether the space at end comes after a word of one letter: «в», «и», “a”. */
static bool ends_short_word(const char *text, size_t end)
{
    size_t start = end, size;
    if (start == 0)
        return false;
    do {
        start--;
    } while (start > 0 && (text[start] & 0xC0) == 0x80);
    return begins_word(text, start) && is_letter(utf8_decode(text + start, end - start, &size));
}

/* Whether the space begins a line, after others at most, and is to be kept there. */
static bool is_kept_at_line_start(const Paragraph *paragraph, const Fo *fo, size_t start)
{
    Keyword treatment = fo_keyword(fo, PROPERTY_WHITE_SPACE_TREATMENT);
    if (treatment != KEYWORD_PRESERVE && treatment != KEYWORD_IGNORE_BEFORE_LINEFEED)
        return false;
    while (start > 0 && paragraph->characters[start - 1] == ' ')
        start--;
    return start == 0 || paragraph->characters[start - 1] == '\n';
}

/* Whether the space start..stop-1 is the first of some, and a line may end after the last of them: all vanish there, so
 * the line ends at the first. */
static bool ends_in_opportunity(const Maker *maker, size_t start, size_t stop)
{
    const char *text = maker->paragraph->characters;
    size_t end = stop;
    if (start > 0 && text[start - 1] == ' ')
        return false;
    while (text[end] == ' ')
        end++;
    return end > stop && maker->breaks[end - 1] == BREAK_ALLOWED;
}

/* A third, as in plain TeX; but fonts have narrower spaces than TeX's own, and what is less than 0.19 em, as far as TeX lets
 * those of Times shrink, does not part words. */
static Length shrink_of_space(const Maker *maker, Length width)
{
    Length spare = width - maker->least_space;
    Length wanted = maker->word_shrink > 0 ? maker->word_shrink : width / 3;
    return spare < 0 ? 0 : length_smaller(spare, wanted);
}

/* start is where the space stands in the paragraph's text. */
static void add_space(Maker *maker, uint32_t glyph, uint32_t count, Length width, bool breakable,
                      size_t start)
{
    end_box(maker);
    ItemSource source = source_at(maker, glyph, count);
    source.is_space = true;
    width -= maker->spacing;
    if (is_kept_at_line_start(maker->paragraph, maker->paragraph->pieces[source.piece].fo, start)) {
        add_text_box(maker, width, source);
        return;
    }
    ItemSource none = {.piece = NO_PIECE};
    if (!breakable)
        add_penalty(maker->list, PENALTY_NEVER, 0, false, none);
    else if (ends_short_word(maker->paragraph->characters, start) ||
             ends_short_number(maker->paragraph->characters, start))
        add_penalty(maker->list, SHORT_WORD_PENALTY, 0, false, none);
    BreakItem glue = {.kind = ITEM_GLUE};
    if (maker->stretches)
        glue.stretch = maker->word_stretch > 0 ? maker->word_stretch : width / 2;
    width += maker->word_spacing;
    glue.width = width;
    if (maker->shrinks)
        glue.shrink = shrink_of_space(maker, width);
    if ((maker->spacing | maker->behind) != 0) {
        source.lead = -gap_before(maker);
        glue.width -= source.lead;
        space_behind(maker, &source);
    }
    add(maker->list, glue, source);
}

/* What follows a character where a line may end without a space. */
static void add_opportunity(Maker *maker, uint32_t c, uint32_t next_glyph, Length size)
{
    end_box(maker);
    ItemSource none = {.piece = NO_PIECE};
    if (is_ideographic(c)) {
        ItemSource source = source_at(maker, next_glyph, 0);
        add(maker->list, (BreakItem){.kind = ITEM_GLUE, .stretch = size / 12}, source);
        return;
    }
    bool hyphen = c == '-' || c == 0x2010;
    add_penalty(maker->list, hyphen ? EXPLICIT_HYPHEN_PENALTY : 0, 0, hyphen, none);
}

static void add_hyphen(Maker *maker, uint32_t next_glyph)
{
    const GlyphRun *run = maker->paragraph->runs[maker->run].run;
    if (!maker->hyphen)
        maker->hyphen = hyphen_run(maker->paragraph->layout, piece_of(maker)->fo, run);
    Length width = 0;
    for (size_t i = 0; i < maker->hyphen->glyph_count; i++)
        width += maker->hyphen->glyphs[i].advance;
    end_box(maker);
    add_penalty(maker->list, HYPHEN_PENALTY, gap_before(maker) + width, true,
                source_at(maker, next_glyph, 0));
}

/* The blank half of punctuation: it gives way by a half at most, and less readily stretches. */
static void add_blank(Maker *maker, uint32_t glyph, Length width)
{
    BreakItem glue = {.kind = ITEM_GLUE, .width = width, .stretch = width / 6};
    if (maker->shrinks)
        glue.shrink = width / 2;
    add(maker->list, glue, source_at(maker, glyph, 0));
}

static void add_opening(Maker *maker, uint32_t glyph, Length half, Length width)
{
    ItemSource none = {.piece = NO_PIECE};
    end_box(maker);
    space_before(maker);
    if (!maker->after_opening && maker->blank == 0) {
        if (maker->list->count > 0 && maker->list->items[maker->list->count - 1].kind == ITEM_BOX)
            add_penalty(maker->list, PENALTY_NEVER, 0, false, none);
        add_blank(maker, glyph, half);
    }
    ItemSource source = source_at(maker, glyph, 1);
    source.lead = half;
    space_behind(maker, &source);
    add(maker->list, (BreakItem){.kind = ITEM_BOX, .width = width - half}, source);
}

/* breakable: a line may end after it. */
static void add_closing(Maker *maker, uint32_t glyph, Length half, Length width, bool breakable)
{
    ItemSource none = {.piece = NO_PIECE};
    end_box(maker);
    if (maker->blank != 0)
        maker->list->items[maker->blank] = (BreakItem){.kind = ITEM_GLUE};
    ItemSource source = source_at(maker, glyph, 1);
    source.trail = half;
    add_text_box(maker, width - half, source);
    if (!breakable)
        add_penalty(maker->list, PENALTY_NEVER, 0, false, none);
    add_blank(maker, glyph + 1, half);
}

/* Whether the cluster is full-width punctuation; its items are then made. */
static bool add_punctuation(Maker *maker, const GlyphRun *run, uint32_t first, uint32_t end,
                            uint32_t c, bool breakable)
{
    PunctuationBlank blank = BLANK_NONE;
    Length width = run->glyphs[first].advance - maker->spacing;
    if (end - first == 1 && width * 50LL >= run->size * 49LL)
        blank = punctuation_blank(c, run->language);
    size_t before = maker->list->count;
    if (blank == BLANK_BEFORE)
        add_opening(maker, first, width / 2, width);
    else if (blank == BLANK_AFTER)
        add_closing(maker, first, width / 2, width, breakable);
    maker->after_opening = blank == BLANK_BEFORE || punctuation_is_centred(c, run->language);
    maker->blank = blank == BLANK_AFTER ? maker->list->count - 1 : 0;
    return maker->list->count > before;
}

/* The last of the characters start..stop-1: it decides what a break after a ligature is. */
static uint32_t last_character(const char *characters, size_t start, size_t stop)
{
    size_t last = stop - 1, size;
    while (last > start && (characters[last] & 0xC0) == 0x80)
        last--;
    return utf8_decode(characters + last, stop - last, &size);
}

/* One cluster: glyphs first..end-1 stand for the bytes start..stop-1 of the paragraph. */
static void add_cluster(Maker *maker, const GlyphRun *run, uint32_t first, uint32_t end,
                        size_t start, size_t stop)
{
    size_t size;
    uint32_t c = utf8_decode(maker->paragraph->characters + start, stop - start, &size);
    Length width = 0;
    for (uint32_t i = first; i < end; i++)
        width += run->glyphs[i].advance;
    bool allowed = maker->wraps && maker->breaks[stop - 1] == BREAK_ALLOWED;
    if (c == ' ' && !allowed && maker->wraps)
        allowed = ends_in_opportunity(maker, start, stop);
    if (c == ' ' || c == 0xA0) {
        maker->after_opening = false;
        maker->blank = 0;
        add_space(maker, first, end - first, width, allowed, start);
        return;
    }
    if (add_punctuation(maker, run, first, end, c, allowed))
        return;
    if (maker->box_count == 0 || run->right_to_left)
        maker->box_first = first;
    maker->box_count += end - first;
    maker->box_width = length_sum(maker->box_width, width);
    if (size < stop - start)
        c = last_character(maker->paragraph->characters, start, stop);
    if (c == 0xAD && maker->wraps)
        add_hyphen(maker, end);
    else if (allowed)
        add_opportunity(maker, c, end, run->size);
    else if (maker->wraps && maker->points && maker->points[stop - 1])
        add_hyphen(maker, end);
}

/* Whether the bytes are one letter of Latin or Cyrillic. */
static bool is_common_letter(const char *bytes, uint32_t count)
{
    unsigned char lead = (unsigned char)bytes[0];
    return count == 1 ? is_latin_letter(lead) : count == 2 ? lead == 0xD0 || lead == 0xD1 : false;
}

/* Gathers letters of a word, one glyph each, from the glyph first on, in a run from left to right: what add_cluster()
 * does with most of all text. The run's last glyph is not among them. Returns the glyph after them. */
static uint32_t add_letters(Maker *maker, const GlyphRun *run, uint32_t first, size_t start)
{
    const char *text = maker->paragraph->characters + start;
    const unsigned char *breaks = maker->breaks + start;
    const unsigned char *points = maker->points ? maker->points + start : NULL;
    uint32_t count = (uint32_t)run->glyph_count, end = first;
    int64_t width = 0;
    for (; end + 1 < count; end++) {
        uint32_t cluster = run->glyphs[end].cluster, next = run->glyphs[end + 1].cluster;
        if (!is_common_letter(text + cluster, next - cluster) ||
            (maker->wraps && (breaks[next - 1] != BREAK_NO || (points && points[next - 1]))))
            break;
        width += run->glyphs[end].advance;
    }
    if (end == first)
        return first;
    maker->after_opening = false;
    maker->blank = 0;
    if (maker->box_count == 0)
        maker->box_first = first;
    maker->box_count += end - first;
    maker->box_width = length_sum(maker->box_width, width);
    return end;
}

/* Zero-width spaces that begin a run have no glyph after which a line could end. */
static void add_leading_opportunity(Maker *maker, size_t start, size_t stop)
{
    static const char SPACE[] = "\u200B";
    const char *text = maker->paragraph->characters;
    size_t at = start;
    while (at < stop && strncmp(text + at, SPACE, strlen(SPACE)) == 0)
        at += strlen(SPACE);
    if (at > start && maker->wraps && maker->list->count > 0 &&
        maker->breaks[at - 1] == BREAK_ALLOWED)
        add_penalty(maker->list, 0, 0, false, (ItemSource){.piece = NO_PIECE});
}

/* What word-spacing adds to spaces. A minimum below the optimum and a maximum above say how far they shrink and stretch to
 * justify lines; else they do as usual. */
static void read_word_spacing(Maker *maker, const Fo *fo)
{
    const Value *values = fo->style->values;
    bool has_least = values[PROPERTY_WORD_SPACING_MINIMUM].kind == VALUE_LENGTH;
    bool has_most = values[PROPERTY_WORD_SPACING_MAXIMUM].kind == VALUE_LENGTH;
    Length usual = fo_length(fo, PROPERTY_WORD_SPACING, 0);
    Length least = has_least ? fo_length(fo, PROPERTY_WORD_SPACING_MINIMUM, 0) : usual;
    Length most = has_most ? fo_length(fo, PROPERTY_WORD_SPACING_MAXIMUM, 0) : usual;
    maker->word_spacing = usual;
    maker->word_shrink = least < usual ? usual - least : 0;
    maker->word_stretch = most > usual ? most - usual : 0;
}

/* Clusters in the order of the text: of a run from right to left the last glyphs come first. */
static void add_run(Maker *maker)
{
    const Run *piece_run = &maker->paragraph->runs[maker->run];
    const GlyphRun *run = piece_run->run;
    uint32_t count = (uint32_t)run->glyph_count;
    const Fo *fo = piece_of(maker)->fo;
    maker->hyphen = NULL;
    maker->spacing = run->letter_spacing;
    read_word_spacing(maker, fo);
    maker->least_space = length_scale(run->size, 19, 100);
    maker->wraps = fo_keyword(fo, PROPERTY_WRAP_OPTION) != KEYWORD_NO_WRAP &&
                   fo_keyword(fo, PROPERTY_KEEP_TOGETHER_WITHIN_LINE) != KEYWORD_ALWAYS;
    add_leading_opportunity(maker, piece_run->start, piece_run->start + run->text_length);
    for (uint32_t done = 0; done < count;) {
        if (!run->right_to_left)
            done = add_letters(maker, run, done, piece_run->start);
        uint32_t first = run->right_to_left ? count - done - 1 : done, end = first + 1;
        uint32_t cluster = run->glyphs[first].cluster;
        while (run->right_to_left && first > 0 && run->glyphs[first - 1].cluster == cluster)
            first--;
        while (!run->right_to_left && end < count && run->glyphs[end].cluster == cluster)
            end++;
        done += end - first;
        size_t stop = run->text_length;
        if (done < count)
            stop = run->glyphs[run->right_to_left ? first - 1 : end].cluster;
        add_cluster(maker, run, first, end, piece_run->start + cluster, piece_run->start + stop);
    }
    end_box(maker);
}

/* A leader is glue that stretches without limit when the line is justified, up to its maximum. The boxes around
 * it keep it from vanishing at the start of a line, as a space does, and let a line end after it. */
static void add_leader(Maker *maker, size_t index)
{
    const Fo *fo = maker->paragraph->pieces[index].fo;
    Length optimum = fo_length(fo, PROPERTY_LEADER_OPTIMUM, maker->paragraph->width);
    Length minimum = fo_length(fo, PROPERTY_LEADER_MINIMUM, maker->paragraph->width);
    Length maximum = fo_length(fo, PROPERTY_LEADER_MAXIMUM, maker->paragraph->width);
    if (optimum > maximum)
        optimum = maximum > minimum ? maximum : minimum;
    ItemSource source = {.piece = index};
    add(maker->list, (BreakItem){.kind = ITEM_BOX}, (ItemSource){.piece = NO_PIECE});
    add_penalty(maker->list, PENALTY_NEVER, 0, false, (ItemSource){.piece = NO_PIECE});
    add(maker->list,
        (BreakItem){.kind = ITEM_GLUE,
                    .width = optimum,
                    .stretch = maximum > optimum ? maximum - optimum : 0,
                    .shrink = optimum > minimum ? optimum - minimum : 0},
        source);
    add(maker->list, (BreakItem){.kind = ITEM_BOX}, (ItemSource){.piece = NO_PIECE});
}

/* The padding and border that end an object stay with its last letter: the last item goes before the opportunity that
 * stands between. */
static void keep_at_line_end(ItemList *list)
{
    if (list->count < 3)
        return;
    BreakItem *items = &list->items[list->count - 2];
    ItemSource *sources = &list->sources[list->count - 2];
    bool opportunity = (items->kind == ITEM_PENALTY && items->penalty < PENALTY_NEVER &&
                        items->penalty > PENALTY_FORCED && sources->piece == NO_PIECE) ||
                       (items->kind == ITEM_GLUE && items->width == 0 && !sources->is_space);
    if (!opportunity || items[-1].kind != ITEM_BOX)
        return;
    BreakItem item = items[0];
    ItemSource source = sources[0];
    items[0] = items[1];
    sources[0] = sources[1];
    items[1] = item;
    sources[1] = source;
}

static bool is_vanishing(const Paragraph *paragraph, const ItemSource *source)
{
    return source->piece != NO_PIECE && paragraph->pieces[source->piece].vanishes;
}

/* Whether something stands in the line, and no break that is forced comes before it. */
static bool is_within_line(const ItemList *list)
{
    for (size_t i = list->count; i > 0; i--) {
        const BreakItem *item = &list->items[i - 1];
        if (item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED)
            return false;
        if (item->kind == ITEM_GLUE || item->width != 0)
            return true;
    }
    return false;
}

/* Whether a line may end at the spaces after the piece. */
static bool ends_before_space(const Maker *maker, const Piece *piece)
{
    const char *text = maker->paragraph->characters;
    size_t at = piece->end;
    while (text[at] == ' ')
        at++;
    return at > piece->end && maker->breaks[at - 1] == BREAK_ALLOWED &&
           fo_keyword(piece->parent, PROPERTY_WRAP_OPTION) != KEYWORD_NO_WRAP &&
           fo_keyword(piece->parent, PROPERTY_KEEP_TOGETHER_WITHIN_LINE) != KEYWORD_ALWAYS;
}

/* Space beside an object is glue, which vanishes where a line begins or ends: a break at it is one at the space after it. */
static void add_vanishing(Maker *maker, size_t index)
{
    const Piece *piece = &maker->paragraph->pieces[index];
    if (!is_within_line(maker->list))
        return;
    if (!ends_before_space(maker, piece))
        add_penalty(maker->list, PENALTY_NEVER, 0, false, (ItemSource){.piece = NO_PIECE});
    add(maker->list, (BreakItem){.kind = ITEM_GLUE, .width = piece->width + maker->behind},
        (ItemSource){.piece = index});
    maker->behind = 0;
}

static void drop_vanishing_at_end(const Maker *maker)
{
    ItemList *list = maker->list;
    for (size_t i = list->count; i > 0; i--) {
        BreakItem *item = &list->items[i - 1];
        if (is_vanishing(maker->paragraph, &list->sources[i - 1]))
            item->width = 0;
        else if (item->kind == ITEM_GLUE || item->width != 0 || item->penalty <= PENALTY_FORCED)
            return;
    }
}

static void add_object(Maker *maker, size_t index)
{
    const Piece *piece = &maker->paragraph->pieces[index];
    if (piece->vanishes) {
        add_vanishing(maker, index);
        return;
    }
    bool is_edge = piece->kind == PIECE_SPACER && piece->width > 0;
    if (piece->kind != PIECE_SPACER && maker->behind != 0)
        add_gap(maker, 0);
    if (piece->kind == PIECE_LEADER) {
        add_leader(maker, index);
        return;
    }
    add(maker->list,
        (BreakItem){.kind = ITEM_BOX, .width = piece->width + (is_edge ? maker->behind : 0)},
        (ItemSource){.piece = index});
    if (is_edge)
        maker->behind = 0;
    if (piece->trails)
        keep_at_line_end(maker->list);
    if ((piece->kind == PIECE_IMAGE || piece->kind == PIECE_BOX) &&
        maker->breaks[piece->end - 1] == BREAK_ALLOWED)
        add_penalty(maker->list, 0, 0, false, (ItemSource){.piece = NO_PIECE});
}

/* Whether what stands between spaces around text[at], until end, is an address or a path: a hyphen in it would be taken for
 * a part of it. */
static bool is_in_address(const char *text, size_t at, size_t end)
{
    size_t first = at, slashes = 0;
    while (first > 0 && text[first - 1] != ' ' && text[first - 1] != '\n')
        first--;
    for (size_t i = first; i < end && text[i] != ' ' && text[i] != '\n'; i++) {
        if (text[i] == '@' || text[i] == '\\' || text[i] == '_')
            return true;
        slashes += text[i] == '/';
        if (slashes > 1)
            return true;
    }
    return false;
}

/* Marks the points of hyphenation of every word of the piece. */
static void hyphenate_piece(Maker *maker, const Piece *piece)
{
    const char *text = maker->paragraph->characters;
    const Fo *fo = piece->fo;
    if (fo_keyword(fo, PROPERTY_HYPHENATE) != KEYWORD_TRUE)
        return;
    Layout *layout = maker->paragraph->layout;
    const char *language = language_of(layout, fo);
    int remain = fo_integer(fo, PROPERTY_HYPHENATION_REMAIN, 1, 100);
    int push = fo_integer(fo, PROPERTY_HYPHENATION_PUSH, 1, 100);
    bool addresses = text[strcspn(text, "/@\\_")] != '\0';
    for (size_t at = piece->start; language && at < piece->end;) {
        size_t size = 0, start = at;
        while (at < piece->end) {
            uint32_t c = utf8_decode(text + at, piece->end - at, &size);
            if (!is_plain_letter(c) && !is_letter(c))
                break;
            at += size;
        }
        if (at > start && !(addresses && is_in_address(text, start, piece->end)))
            hyphenate_word(layout->hyphenator, language, text + start, at - start, remain, push,
                           maker->points + start);
        at += at == start ? size : 0;
    }
}

/* No line ends at a joint, nor at the spaces around it. */
static void close_joints(const Paragraph *paragraph, size_t length)
{
    const char *text = paragraph->characters;
    for (size_t i = 0; i < paragraph->joint_count; i++) {
        size_t start = paragraph->joints[i], end = start;
        while (start > 0 && start <= length && text[start - 1] == ' ')
            start--;
        while (end < length && text[end] == ' ')
            end++;
        for (size_t at = start > 0 ? start - 1 : 0; at < end && at < length; at++)
            if (paragraph->breaks[at] == BREAK_ALLOWED)
                paragraph->breaks[at] = BREAK_NO;
    }
}

static void find_opportunities(Maker *maker, bool hyphenate)
{
    Paragraph *paragraph = maker->paragraph;
    size_t length = paragraph->text.length;
    if (!paragraph->has_breaks) {
        paragraph->breaks =
            memory_grow(paragraph->breaks, &paragraph->break_capacity, length + 1, 1);
        find_breaks(paragraph->characters, length, language_of(paragraph->layout, paragraph->block),
                    paragraph->breaks);
        close_joints(paragraph, length);
        /* A break where the paragraph ends in any case would be an empty line more when nothing else fits */
        if (length > 0 && paragraph->characters[length - 1] != ' ' &&
            paragraph->breaks[length - 1] == BREAK_ALLOWED)
            paragraph->breaks[length - 1] = BREAK_NO;
        paragraph->has_breaks = true;
    }
    maker->breaks = paragraph->breaks;
    if (!hyphenate)
        return;
    paragraph->points = memory_grow(paragraph->points, &paragraph->point_capacity, length + 1, 1);
    maker->points = paragraph->points;
    memset(maker->points, 0, length + 1);
    for (size_t i = 0; i < paragraph->piece_count; i++)
        if (paragraph->pieces[i].kind == PIECE_TEXT)
            hyphenate_piece(maker, &paragraph->pieces[i]);
}

/* The end of a paragraph, or of a line whose end is preserved: the rest of the line stays empty, unless it is
 * justified, too. */
static void add_end(Maker *maker, Length indent, Length stretch)
{
    ItemList *list = maker->list;
    ItemSource none = {.piece = NO_PIECE};
    maker->behind = 0;
    drop_vanishing_at_end(maker);
    add_penalty(list, PENALTY_NEVER, 0, false, none);
    add(list, (BreakItem){.kind = ITEM_GLUE, .width = indent, .stretch = stretch}, none);
    add_penalty(list, PENALTY_FORCED, 0, false, none);
}

void items_build(Paragraph *paragraph, ItemList *list, bool hyphenate)
{
    const Fo *block = paragraph->block;
    bool fills = fo_keyword(block, PROPERTY_TEXT_ALIGN_LAST) == KEYWORD_JUSTIFY;
    bool justified = fo_keyword(block, PROPERTY_TEXT_ALIGN) == KEYWORD_JUSTIFY;
    Maker maker = {.paragraph = paragraph,
                   .list = list,
                   .stretches = justified || fills,
                   .shrinks = justified};
    list->count = 0;
    find_opportunities(&maker, hyphenate);
    Length filler = fills ? 0 : POINTS(100000);
    size_t run = 0;
    for (size_t i = 0; i < paragraph->piece_count; i++) {
        const Piece *piece = &paragraph->pieces[i];
        if (piece->kind != PIECE_TEXT) {
            maker.after_opening = false;
            maker.blank = 0;
            add_object(&maker, i);
            continue;
        }
        size_t at = piece->start;
        for (; run < paragraph->run_count && paragraph->runs[run].piece == i; run++) {
            for (; at < paragraph->runs[run].start; at++)
                add_end(&maker, 0, filler);
            maker.run = run;
            add_run(&maker);
            at = paragraph->runs[run].start + paragraph->runs[run].run->text_length;
        }
        for (; at < piece->end; at++)
            add_end(&maker, 0, filler);
    }
    /* A preserved linefeed that ends the paragraph ends its last line; it begins no other one */
    Length indent = fo_length(block, PROPERTY_LAST_LINE_END_INDENT, paragraph->width);
    if (list->count > 1 && list->items[list->count - 1].penalty == PENALTY_FORCED)
        list->items[list->count - 2].width = indent;
    else
        add_end(&maker, indent, filler);
}
