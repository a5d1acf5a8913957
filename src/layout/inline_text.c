/* inline_text.c: the characters of a paragraph, gathered from its inline objects.
 *
 * White space is treated on the way (XSL-FO 1.1, 7.17): linefeeds first, then runs of spaces, then those around
 * linefeeds and at the paragraph's ends. Page numbers become their text. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "layout/container.h"
#include "layout/inline.h"
#include "layout/inline_align.h"
#include "text/letters.h"

static const char POP_EMBEDDING[] = "\xE2\x80\xAC";    /* U+202C */
static const char OBJECT_CHARACTER[] = "\xEF\xBF\xBC"; /* U+FFFC */

static Piece *add_piece(Paragraph *paragraph, PieceKind kind, const Fo *fo, const Fo *parent)
{
    paragraph->pieces = memory_grow(paragraph->pieces, &paragraph->piece_capacity,
                                    paragraph->piece_count + 1, sizeof *paragraph->pieces);
    Piece *piece = &paragraph->pieces[paragraph->piece_count++];
    *piece = (Piece){.kind = kind, .fo = fo, .parent = parent};
    piece->start = piece->end = paragraph->text.length;
    return piece;
}

static void drop_last_spaces(Paragraph *paragraph)
{
    paragraph->text.length -= paragraph->spaces;
    for (size_t i = paragraph->piece_count;
         i > 0 && paragraph->pieces[i - 1].end > paragraph->text.length; i--) {
        Piece *piece = &paragraph->pieces[i - 1];
        piece->end = paragraph->text.length;
        if (piece->start > piece->end)
            piece->start = piece->end;
    }
    paragraph->spaces = 0;
}

static void add_space(Paragraph *paragraph, const Fo *fo)
{
    Keyword treatment = fo_keyword(fo, PROPERTY_WHITE_SPACE_TREATMENT);
    bool collapses = fo_keyword(fo, PROPERTY_WHITE_SPACE_COLLAPSE) == KEYWORD_TRUE;
    bool is_first = paragraph->text.length == 0;
    bool at_start = is_first || paragraph->text.data[paragraph->text.length - 1] == '\n';
    bool dropped_at_start = (collapses && !is_first) ||
                            treatment == KEYWORD_IGNORE_SURROUNDING_LINEFEED ||
                            treatment == KEYWORD_IGNORE_AFTER_LINEFEED;
    bool dropped_at_end = collapses || treatment == KEYWORD_IGNORE_SURROUNDING_LINEFEED ||
                          treatment == KEYWORD_IGNORE_BEFORE_LINEFEED;
    if (treatment == KEYWORD_IGNORE || (at_start && dropped_at_start) ||
        (collapses && paragraph->spaces > 0))
        return;
    buffer_char(&paragraph->text, ' ');
    paragraph->spaces = dropped_at_end ? paragraph->spaces + 1 : 0;
}

static void end_line(Paragraph *paragraph)
{
    drop_last_spaces(paragraph);
    buffer_char(&paragraph->text, '\n');
}

static void add_linefeed(Paragraph *paragraph, const Fo *fo)
{
    switch (fo_keyword(fo, PROPERTY_LINEFEED_TREATMENT)) {
    case KEYWORD_PRESERVE: end_line(paragraph); break;
    case KEYWORD_IGNORE: break;
    case KEYWORD_TREAT_AS_ZERO_WIDTH_SPACE:
        buffer_string(&paragraph->text, "\xE2\x80\x8B");
        paragraph->spaces = 0;
        break;
    default: add_space(paragraph, fo); break;
    }
}

/* Whether a word goes on after the character. */
static bool is_in_word(uint32_t c)
{
    return is_letter(c) || is_mark(c) || (c >= '0' && c <= '9') || c == '\'' || c == 0x2019;
}

static void add_character(Paragraph *paragraph, uint32_t c, Keyword transform, bool word_start)
{
    if (transform == KEYWORD_UPPERCASE && letter_upper_two(c)) {
        buffer_string(&paragraph->text, letter_upper_two(c));
        paragraph->spaces = 0;
        return;
    }
    if (transform == KEYWORD_UPPERCASE || (transform == KEYWORD_CAPITALIZE && word_start))
        c = letter_upper(c);
    else if (transform == KEYWORD_LOWERCASE)
        c = letter_lower(c);
    buffer_utf8(&paragraph->text, c);
    paragraph->spaces = 0;
}

static bool ends_in_letter(const Buffer *text)
{
    size_t start = text->length, size;
    while (start > 0 && ((unsigned char)text->data[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return false;
    start--;
    return is_in_word(utf8_decode(text->data + start, text->length - start, &size));
}

/* Whether the text begins with a character that ends a line wherever it stands (UAX 14, BK and NL): U+0085, U+2028 or
 * U+2029. */
static bool is_separator(const char *text, size_t length)
{
    if (length >= 2 && text[0] == '\xC2')
        return text[1] == '\x85';
    return length >= 3 && text[0] == '\xE2' && text[1] == '\x80' &&
           (text[2] == '\xA8' || text[2] == '\xA9');
}

/* How many bytes from text on are neither white space nor to be changed. */
static size_t count_plain(const char *text, size_t length, Keyword transform)
{
    /* white space, and what may begin a separator */
    static const bool LOOKED_AT[256] = {
        [' '] = true, ['\t'] = true, ['\n'] = true, ['\r'] = true, [0xC2] = true, [0xE2] = true};
    size_t count = transform == KEYWORD_NONE ? 0 : length;
    while (count < length) {
        if (LOOKED_AT[(unsigned char)text[count]] &&
            (is_blank(text[count]) || is_separator(text + count, length - count)))
            return count;
        count++;
    }
    return transform == KEYWORD_NONE ? count : 0;
}

static void add_characters(Paragraph *paragraph, const Fo *fo, const char *text, size_t length)
{
    Keyword transform = fo_keyword(fo, PROPERTY_TEXT_TRANSFORM);
    bool word_start = transform != KEYWORD_NONE && !ends_in_letter(&paragraph->text);
    for (size_t i = 0; i < length;) {
        size_t size = count_plain(text + i, length - i, transform);
        if (size > 0) {
            buffer_add(&paragraph->text, text + i, size);
            paragraph->spaces = 0;
            i += size;
            continue;
        }
        uint32_t c = utf8_decode(text + i, length - i, &size);
        i += size;
        if (c == '\n')
            add_linefeed(paragraph, fo);
        else if (c == 0x85 || c == 0x2028 || c == 0x2029)
            end_line(paragraph);
        else if (c == ' ' || c == '\t' || c == '\r')
            add_space(paragraph, fo);
        else
            add_character(paragraph, c, transform, word_start);
        word_start = transform != KEYWORD_NONE && !is_in_word(c);
    }
}

static void add_text_piece(Paragraph *paragraph, const Fo *fo, const Fo *parent, const char *text,
                           size_t length)
{
    size_t index = paragraph->piece_count;
    Piece *piece = add_piece(paragraph, PIECE_TEXT, fo, parent);
    piece->align = inline_alignment(paragraph, parent, (AlignedThing){0});
    paragraph->pieces[index].id = fo->element == FO_TEXT ? NULL : fo_own(fo, PROPERTY_ID);
    add_characters(paragraph, fo, text, length);
    paragraph->pieces[index].end = paragraph->text.length;
}

static void add_object(Paragraph *paragraph, Piece *piece)
{
    piece->start = paragraph->text.length;
    buffer_string(&paragraph->text, OBJECT_CHARACTER);
    piece->end = paragraph->text.length;
    piece->id = fo_own(piece->fo, PROPERTY_ID);
    paragraph->spaces = 0;
}

/* The room of a picture along one axis, or 0 when the picture makes it: a width or height, or a limit that the picture goes
 * beyond. */
static Length picture_room(const Fo *fo, bool across, Length natural, Length base)
{
    PropertyId id = across ? PROPERTY_WIDTH : PROPERTY_HEIGHT;
    bool has_length = fo->style->values[id].kind == VALUE_LENGTH && fo_length(fo, id, base) > 0;
    Length length = has_length ? fo_length(fo, id, base) : natural;
    Length held = across ? fo_width_within(fo, length, base) : fo_height_within(fo, length, base);
    return has_length || held != natural ? held : 0;
}

/* How long the picture becomes along one axis when its room decides; 0: it does not. */
static Length fitted(Keyword fit, Length natural, Length room)
{
    bool fits = fit == KEYWORD_SCALE_TO_FIT ||
                (fit == KEYWORD_SCALE_DOWN_TO_FIT && natural > room) ||
                (fit == KEYWORD_SCALE_UP_TO_FIT && natural < room);
    return fits ? room : 0;
}

/* The size of a picture (XSL-FO 1.1, 7.15): content-width and -height scale it, one alone keeps the proportion; scale-to-fit
 * uses width and height, which else give the picture a room of its own. Percentages of these are of the line's width;
 * there is no height they could be of. */
static void size_picture(Piece *piece, Length line_width)
{
    const Fo *fo = piece->fo;
    Length natural_width = piece->picture->info.natural_width;
    Length natural_height = piece->picture->info.natural_height;
    Length room_width = picture_room(fo, true, natural_width, line_width);
    Length room_height = picture_room(fo, false, natural_height, 0);
    Length width = fitted(fo_keyword(fo, PROPERTY_CONTENT_WIDTH), natural_width, room_width);
    Length height = fitted(fo_keyword(fo, PROPERTY_CONTENT_HEIGHT), natural_height, room_height);
    if (fo->style->values[PROPERTY_CONTENT_WIDTH].kind == VALUE_LENGTH)
        width = fo_length(fo, PROPERTY_CONTENT_WIDTH, natural_width);
    if (fo->style->values[PROPERTY_CONTENT_HEIGHT].kind == VALUE_LENGTH)
        height = fo_length(fo, PROPERTY_CONTENT_HEIGHT, natural_height);
    /* A height that is to fit and has no room of its own follows the width, as in Apache FOP */
    if (!width && !height && !room_height)
        width = fitted(fo_keyword(fo, PROPERTY_CONTENT_HEIGHT), natural_width, room_width);
    bool uniform = fo_keyword(fo, PROPERTY_SCALING) != KEYWORD_NON_UNIFORM;
    if (width && height && uniform) {
        Length by_width = length_scale(natural_height, width, natural_width);
        if (by_width <= height)
            height = by_width;
        else
            width = length_scale(natural_width, height, natural_height);
    }
    if (!width && !height)
        width = natural_width, height = natural_height;
    if (!width)
        width = length_scale(natural_width, height, natural_height);
    if (!height)
        height = length_scale(natural_height, width, natural_width);
    piece->content_width = width < FO_LENGTH_LIMIT ? width : FO_LENGTH_LIMIT;
    piece->content_height = height < FO_LENGTH_LIMIT ? height : FO_LENGTH_LIMIT;
    piece->width = room_width > 0 ? room_width : piece->content_width;
    piece->height = room_height > 0 ? room_height : piece->content_height;
}

/* A box with its padding and border (4.2.3: its large-allocation-rectangle); base: how far its baseline lies above its lower
 * edge. */
static void align_box(const Paragraph *paragraph, Piece *piece, Length base)
{
    AlignedThing box = {true, piece->above + piece->height + piece->below, base};
    piece->align = inline_alignment(paragraph, piece->fo, box);
    piece->align.shift += piece->below;
}

static Length height_of_edge(const Paragraph *paragraph, const Fo *fo, bool at_end)
{
    return fo_length(fo, at_end ? PROPERTY_PADDING_AFTER : PROPERTY_PADDING_BEFORE,
                     paragraph->width) +
           fo_length(fo, at_end ? PROPERTY_BORDER_AFTER_WIDTH : PROPERTY_BORDER_BEFORE_WIDTH, 0);
}

/* An inline-container draws its padding and border itself. */
static void add_container(Paragraph *paragraph, const Fo *fo, const Fo *parent)
{
    Piece *piece = add_piece(paragraph, PIECE_BOX, fo, parent);
    if (paragraph->measuring) {
        piece->width = container_inline_width(paragraph->layout, fo);
        add_object(paragraph, piece);
        return;
    }
    Length baseline;
    piece->box = container_inline(paragraph->layout, fo, paragraph->width, &baseline);
    piece->width = piece->box->width;
    piece->height = piece->box->height;
    align_box(paragraph, piece, piece->height - baseline);
    add_object(paragraph, piece);
    piece->id = NULL; /* the box has it */
}

static void add_leader(Paragraph *paragraph, const Fo *fo)
{
    Piece *piece = add_piece(paragraph, PIECE_LEADER, fo, fo);
    piece->align = inline_alignment(paragraph, fo, (AlignedThing){0});
    add_object(paragraph, piece);
}

/* How long the box in place of a picture is along one axis, as far as that is written; else 0. */
static Length lost_room(const Paragraph *paragraph, const Fo *fo, bool across)
{
    Length base = across && !paragraph->measuring ? paragraph->width : 0;
    Length room = picture_room(fo, across, 0, base);
    PropertyId content = across ? PROPERTY_CONTENT_WIDTH : PROPERTY_CONTENT_HEIGHT;
    if (room == 0 && fo->style->values[content].kind == VALUE_LENGTH)
        room = fo_length(fo, content, 0);
    return length_larger(room, 0);
}

/* What stands in place of a picture that cannot be shown: its description, else a box, square where one side is not written,
 * and as high as the letters where neither is. */
static void add_lost_picture(Paragraph *paragraph, const Fo *fo)
{
    const char *description = fo_own(fo, PROPERTY_ALT_TEXT);
    if (description && *description) {
        add_text_piece(paragraph, fo, fo, description, strlen(description));
        return;
    }
    Piece *piece = add_piece(paragraph, PIECE_BOX, fo, fo);
    Length width = lost_room(paragraph, fo, true), height = lost_room(paragraph, fo, false);
    if (width == 0 && height == 0)
        height = fo_length(fo, PROPERTY_FONT_SIZE, 0);
    piece->width = width > 0 ? width : height;
    piece->height = height > 0 ? height : width;
    if (!paragraph->measuring)
        piece->box = picture_frame(paragraph->layout, fo, piece->width, piece->height);
    align_box(paragraph, piece, 0);
    add_object(paragraph, piece);
}

static void add_picture(Paragraph *paragraph, const Fo *fo)
{
    const char *source = fo_own(fo, PROPERTY_SRC);
    const Picture *picture = picture_find(paragraph->layout, source, fo->place);
    if (!picture && source)
        add_lost_picture(paragraph, fo);
    if (!picture)
        return;
    Piece *piece = add_piece(paragraph, PIECE_IMAGE, fo, fo);
    piece->picture = picture;
    size_picture(piece, paragraph->measuring ? 0 : paragraph->width);
    piece->above = height_of_edge(paragraph, fo, false);
    piece->below = height_of_edge(paragraph, fo, true);
    align_box(paragraph, piece, 0);
    add_object(paragraph, piece);
}

/* A page number in a flow cites the page it stands on itself, by an id no source can have. */
static const char *own_page_id(Layout *layout, const Fo *fo)
{
    char id[24];
    snprintf(id, sizeof id, "%c%zx", PAGE_NUMBER_MARK, (size_t)fo);
    return arena_string(layout->arena, id);
}

/* Until the pages are known a number stands in. */
static const char *cited_label(Layout *layout, const Fo *fo, const char *id)
{
    layout->cites_pages = true;
    const char *label = fo->element == FO_PAGE_NUMBER_CITATION_LAST
                            ? id_pages_last(layout->labels, id)
                            : id_pages_first(layout->labels, id);
    if (label || !layout->labels || fo->element == FO_PAGE_NUMBER)
        return label ? label : "0";
    if (*id)
        diagnose(layout->diagnostics, MESSAGE_FO_CITATION_MISSING, fo->place, id, NULL);
    return "??";
}

static void add_page_label(Paragraph *paragraph, const Fo *fo)
{
    Layout *layout = paragraph->layout;
    const char *id = fo_own(fo, PROPERTY_REF_ID);
    const char *label = NULL;
    if (fo->element == FO_PAGE_NUMBER && !layout->page_label) {
        id = own_page_id(layout, fo);
        add_piece(paragraph, PIECE_SPACER, fo, fo)->id = id;
    } else if (fo->element == FO_PAGE_NUMBER) {
        label = layout->page_label;
    }
    if (!label)
        label = cited_label(layout, fo, id ? id : "");
    add_text_piece(paragraph, fo, fo, label, strlen(label));
}

static void add_spacer(Paragraph *paragraph, const Fo *fo, const Fo *parent, Length width,
                       bool trails)
{
    if (width == 0)
        return;
    Piece *piece = add_piece(paragraph, PIECE_SPACER, fo, parent);
    piece->width = width;
    piece->trails = trails;
}

/* space-start and space-end (4.3.1, rule 1): one that is conditional vanishes where it begins or ends a line. */
static void add_space_beside(Paragraph *paragraph, const Fo *fo, const Fo *parent, bool at_end)
{
    Length across = paragraph->measuring ? 0 : paragraph->width; /* what percentages are of */
    Length width = fo_length(fo, at_end ? PROPERTY_SPACE_END : PROPERTY_SPACE_START, across);
    if (width == 0)
        return;
    PropertyId id =
        at_end ? PROPERTY_SPACE_END_CONDITIONALITY : PROPERTY_SPACE_START_CONDITIONALITY;
    add_spacer(paragraph, fo, parent, width, at_end);
    paragraph->pieces[paragraph->piece_count - 1].vanishes = fo_keyword(fo, id) == KEYWORD_DISCARD;
}

/* The line goes on at this place in the text when the object asks for it. */
static void add_joint(Paragraph *paragraph, const Fo *fo, PropertyId keep)
{
    const Value *value = &fo->style->values[keep];
    bool asked = value->kind == VALUE_NUMBER ? value->number > 0 : value->keyword == KEYWORD_ALWAYS;
    if (!asked)
        return;
    paragraph->joints = memory_grow(paragraph->joints, &paragraph->joint_capacity,
                                    paragraph->joint_count + 1, sizeof *paragraph->joints);
    paragraph->joints[paragraph->joint_count++] = paragraph->text.length;
}

static void add_anchor(Paragraph *paragraph, AnchorKind kind, const Fo *fo, const Fo *parent)
{
    add_piece(paragraph, PIECE_SPACER, fo, parent)->anchor =
        anchor_new(paragraph->layout, kind, fo);
}

bool inline_has_box(const Fo *fo)
{
    switch (fo->element) {
    case FO_TEXT:
    case FO_WRAPPER:
    case FO_BIDI_OVERRIDE:
    case FO_FOOTNOTE:
    case FO_RETRIEVE_MARKER:
    case FO_RETRIEVE_TABLE_MARKER: return false;
    default: return true;
    }
}

/* Whether the object is one thing in the line, which has the id itself, and no stretch of it. */
static bool is_thing(const Fo *fo)
{
    return fo->element == FO_CHARACTER || fo->element == FO_PAGE_NUMBER ||
           fo->element == FO_PAGE_NUMBER_CITATION || fo->element == FO_PAGE_NUMBER_CITATION_LAST ||
           fo->element == FO_EXTERNAL_GRAPHIC || fo->element == FO_INLINE_CONTAINER ||
           fo->element == FO_LEADER;
}

/* Where an object ends whose last page somebody asks for. */
static void add_end_of_id(Paragraph *paragraph, const Fo *fo)
{
    Layout *layout = paragraph->layout;
    const char *id = fo_own(fo, PROPERTY_ID);
    if (is_thing(fo) || !id || !id_pages_first(layout->cited_last, id))
        return;
    Buffer end = {0};
    buffer_char(&end, ID_END_MARK);
    buffer_string(&end, id);
    add_piece(paragraph, PIECE_SPACER, fo, fo)->id = arena_string(layout->arena, buffer_text(&end));
    buffer_free(&end);
}

/* Padding and border where the object begins or ends. */
static Length inline_edge(const Paragraph *paragraph, const Fo *fo, bool at_end)
{
    bool right = at_end != fo_starts_right(fo);
    Length base = paragraph->measuring ? 0 : paragraph->width;
    return fo_length(fo, right ? PROPERTY_PADDING_END : PROPERTY_PADDING_START, base) +
           fo_length(fo, right ? PROPERTY_BORDER_END_WIDTH : PROPERTY_BORDER_START_WIDTH, 0);
}

static void collect(Paragraph *paragraph, const Fo *fo, const Fo *parent);

/* unicode-bidi of an inline object as the controls that stand for it (UAX 9, 2.1 and 2.2); "" when it says nothing. */
static const char *embedding_of(const Fo *fo)
{
    bool right_to_left = fo_keyword(fo, PROPERTY_DIRECTION) == KEYWORD_RTL;
    switch (fo_keyword(fo, PROPERTY_UNICODE_BIDI)) {
    case KEYWORD_EMBED: return right_to_left ? "\xE2\x80\xAB" : "\xE2\x80\xAA";
    case KEYWORD_BIDI_OVERRIDE: return right_to_left ? "\xE2\x80\xAE" : "\xE2\x80\xAD";
    default: return "";
    }
}

static void add_control(Paragraph *paragraph, const Fo *fo, const char *control)
{
    if (control[0] != '\0')
        add_text_piece(paragraph, fo, fo, control, strlen(control));
}

/* The footnote belongs to the line its citation begins on: what has no width goes with what comes after it when a line ends
 * there, as between two Chinese characters. */
static void collect_children(Paragraph *paragraph, const Fo *fo)
{
    if (fo->element == FO_FOOTNOTE)
        add_anchor(paragraph, ANCHOR_NOTE, fo, fo);
    for (const Fo *child = fo->first; child; child = child->next)
        if (child->element == FO_MARKER)
            add_anchor(paragraph, ANCHOR_MARKER, child, fo);
        else if (child->element != FO_FOOTNOTE_BODY)
            collect(paragraph, child, fo);
    for (const Fo *child = fo->first; child; child = child->next)
        if (child->element == FO_MARKER)
            add_anchor(paragraph, ANCHOR_MARKER_END, child, fo);
}

static void collect_content(Paragraph *paragraph, const Fo *fo)
{
    const char *character = fo_string(fo, PROPERTY_CHARACTER);
    const char *embedding = embedding_of(fo);
    switch (fo->element) {
    case FO_CHARACTER: add_text_piece(paragraph, fo, fo, character, strlen(character)); return;
    case FO_PAGE_NUMBER:
    case FO_PAGE_NUMBER_CITATION:
    case FO_PAGE_NUMBER_CITATION_LAST: add_page_label(paragraph, fo); return;
    case FO_EXTERNAL_GRAPHIC: add_picture(paragraph, fo); return;
    case FO_LEADER: add_leader(paragraph, fo); return;
    default: break;
    }
    add_control(paragraph, fo, embedding);
    collect_children(paragraph, fo);
    add_control(paragraph, fo, embedding[0] == '\0' ? "" : POP_EMBEDDING);
}

static void collect_object(Paragraph *paragraph, const Fo *fo, const Fo *parent)
{
    bool has_box = inline_has_box(fo);
    if (has_box)
        add_space_beside(paragraph, fo, parent, false);
    if (!is_thing(fo) && fo_own(fo, PROPERTY_ID))
        add_piece(paragraph, PIECE_SPACER, fo, fo)->id = fo_own(fo, PROPERTY_ID);
    if (!has_box) {
        collect_content(paragraph, fo);
        add_end_of_id(paragraph, fo);
        return;
    }
    if (fo->element == FO_INLINE_CONTAINER) {
        add_container(paragraph, fo, parent);
    } else {
        add_spacer(paragraph, fo, fo, inline_edge(paragraph, fo, false), false);
        collect_content(paragraph, fo);
        add_end_of_id(paragraph, fo);
        add_spacer(paragraph, fo, fo, inline_edge(paragraph, fo, true), true);
    }
    add_space_beside(paragraph, fo, parent, true);
}

static void collect(Paragraph *paragraph, const Fo *fo, const Fo *parent)
{
    if (fo->element == FO_TEXT) {
        add_text_piece(paragraph, fo, parent, fo->text, fo->text_length);
        return;
    }
    add_joint(paragraph, fo, PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_LINE);
    collect_object(paragraph, fo, parent);
    add_joint(paragraph, fo, PROPERTY_KEEP_WITH_NEXT_WITHIN_LINE);
}

void paragraph_collect(Paragraph *paragraph, const Fo *first, const Fo *end)
{
    for (const Fo *fo = first; fo != end; fo = fo->next)
        collect(paragraph, fo, paragraph->block);
    drop_last_spaces(paragraph);
    paragraph->characters = buffer_text(&paragraph->text);
}
