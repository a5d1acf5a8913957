/* structure.c: the structure tree (PDF 1.7, 14.7 and 14.8) beside the formatting objects.
 *
 * Every object of a flow that means something to a reader gets a node, in the order of the source. Its type is
 * the object's role, or the usual one of its kind. Objects without a node of their own lend their parent's.
 * Static content has none: headers and footers are artifacts. */
#include <string.h>

#include "layout/context.h"

/* The role “Artifact” takes an object out of the structure with everything in it. */
static const char ARTIFACT[] = "Artifact";

static bool has_inline_content(const Fo *fo)
{
    for (const Fo *child = fo->first; child; child = child->next)
        if (structure_is_inline(child))
            return true;
    return false;
}

/* What is in an inline-container is part of a line. */
static bool is_in_line(const Fo *block)
{
    for (const Fo *fo = block->parent; fo; fo = fo->parent)
        if (fo->element == FO_INLINE_CONTAINER)
            return true;
    return false;
}

/* All that is in a cell, in a list's label or body. These may hold text themselves (PDF 1.7, 14.8.4.3), so a paragraph in
 * them says nothing more. */
static bool is_whole_content(const Fo *block)
{
    const Fo *parent = block->parent;
    if (!parent || !(parent->element == FO_TABLE_CELL || parent->element == FO_LIST_ITEM_LABEL ||
                     parent->element == FO_LIST_ITEM_BODY))
        return false;
    for (const Fo *child = parent->first; child; child = child->next)
        if (child != block && child->element != FO_MARKER &&
            !(child->element == FO_TEXT && child->text[strspn(child->text, " \t\r\n")] == '\0'))
            return false;
    return !fo_own(block, PROPERTY_ALT_TEXT);
}

static const char *default_role(const Fo *fo)
{
    bool shows = fo->element == FO_EXTERNAL_GRAPHIC || fo->element == FO_BASIC_LINK;
    if (shows && fo_is_hidden(fo))
        return NULL;
    switch (fo->element) {
    case FO_BLOCK:
        if (is_in_line(fo) || is_whole_content(fo))
            return NULL;
        return has_inline_content(fo) ? "P" : fo->first ? "Div" : NULL;
    case FO_BLOCK_CONTAINER: return fo->first ? "Div" : NULL;
    case FO_LIST_BLOCK: return "L";
    case FO_LIST_ITEM: return "LI";
    case FO_LIST_ITEM_LABEL: return "Lbl";
    case FO_LIST_ITEM_BODY: return "LBody";
    case FO_TABLE_AND_CAPTION: return "Table";
    case FO_TABLE_CAPTION: return "Caption";
    case FO_TABLE: return fo->parent->element == FO_TABLE_AND_CAPTION ? NULL : "Table";
    case FO_TABLE_HEADER: return "THead";
    case FO_TABLE_BODY: return "TBody";
    case FO_TABLE_FOOTER: return "TFoot";
    case FO_TABLE_ROW: return "TR";
    case FO_TABLE_CELL:
        return fo_keyword(fo, PROPERTY_HEADER) == KEYWORD_TRUE ||
                       fo->parent->element == FO_TABLE_HEADER ||
                       fo->parent->parent->element == FO_TABLE_HEADER
                   ? "TH"
                   : "TD";
    case FO_FOOTNOTE_BODY: return "Note";
    case FO_BASIC_LINK: return "Link";
    case FO_INLINE_CONTAINER: return "Span";
    case FO_EXTERNAL_GRAPHIC: return "Figure";
    default: return NULL;
    }
}

static const char *scope_of(const Fo *cell)
{
    bool in_header = cell->parent->element == FO_TABLE_HEADER ||
                     cell->parent->parent->element == FO_TABLE_HEADER;
    return in_header ? "Column" : "Row";
}

/* A Note needs an id that no other has (PDF/UA-1, 7.9). */
static const char *note_id(Layout *layout)
{
    Buffer id = {0};
    buffer_format(&id, "note-%zu", ++layout->note_count);
    const char *result = arena_string(layout->arena, buffer_text(&id));
    buffer_free(&id);
    return result;
}

/* A new last child of the parent. */
static StructureNode *add_node(Layout *layout, StructureNode *parent, const char *role, Place place)
{
    StructureNode *node = arena_alloc(layout->arena, sizeof *node);
    node->role = role;
    node->parent = parent;
    node->place = place;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

/* What kind of numbers or signs the items of a list have: that of its first label tells. */
static const char *numbering_of(Layout *layout, const Fo *list)
{
    static const struct {
        const char *sign, *numbering;
    } SIGNS[] = {{"•", "Disc"}, {"◦", "Circle"}, {"○", "Circle"}, {"▪", "Square"}, {"■", "Square"}};
    const Fo *item = list->first;
    const char *label = item && item->first ? fo_plain_text(item->first, layout->arena) : NULL;
    if (!label)
        return NULL;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (strcmp(label, SIGNS[i].sign) == 0)
            return SIGNS[i].numbering;
    size_t digits = strspn(label, "0123456789.");
    const char *end = label + (digits > 0 ? digits : 1);
    if (strcmp(end, "") != 0 && strcmp(end, ".") != 0 && strcmp(end, ")") != 0)
        return NULL;
    if (digits > 0)
        return "Decimal";
    return *label >= 'a' && *label <= 'z'   ? "LowerAlpha"
           : *label >= 'A' && *label <= 'Z' ? "UpperAlpha"
                                            : NULL;
}

/* Whether there is something about the cell that is not so of most. */
static bool read_cell(StructureDetails *details, const Fo *fo, const char *role)
{
    details->column = fo_integer(fo, PROPERTY_COLUMN_NUMBER, 0, 1000);
    details->column_span = fo_integer(fo, PROPERTY_COLUMNS_SPANNED, 1, 1000);
    details->row_span = fo_integer(fo, PROPERTY_ROWS_SPANNED, 1, 100000);
    if (strcmp(role, "TH") == 0)
        details->scope = scope_of(fo);
    return details->column > 0 || details->column_span > 1 || details->row_span > 1 ||
           details->scope;
}

static StructureNode *node_new(Layout *layout, StructureNode *parent, const Fo *fo,
                               const char *role)
{
    StructureNode *node = add_node(layout, parent, role, fo->place);
    StructureDetails details = {.alternative = fo_own(fo, PROPERTY_ALT_TEXT)};
    bool note = strcmp(role, "Note") == 0, any = details.alternative || note;
    if (note)
        details.id = fo_own(fo, PROPERTY_ID);
    if (note && !details.id)
        details.id = note_id(layout);
    if (fo->element == FO_TABLE_CELL)
        any |= read_cell(&details, fo, role);
    if (fo->element == FO_LIST_BLOCK)
        details.numbering = numbering_of(layout, fo);
    if (any || details.numbering)
        *structure_details_new(layout->arena, node) = details;
    return node;
}

/* Codes of three letters (ISO 639-2), of which BCP 47 wants those of two. */
static const char *shortest_code(const char *language)
{
    static const char *const CODES[][2] = {
        {"rus", "ru"}, {"eng", "en"}, {"zho", "zh"}, {"chi", "zh"}, {"deu", "de"}, {"ger", "de"},
        {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"}, {"ita", "it"}, {"por", "pt"}, {"nld", "nl"},
        {"dut", "nl"}, {"pol", "pl"}, {"ces", "cs"}, {"cze", "cs"}, {"slk", "sk"}, {"slo", "sk"},
        {"ukr", "uk"}, {"bel", "be"}, {"bul", "bg"}, {"srp", "sr"}, {"hrv", "hr"}, {"slv", "sl"},
        {"ell", "el"}, {"gre", "el"}, {"fin", "fi"}, {"swe", "sv"}, {"dan", "da"}, {"nor", "no"},
        {"nob", "nb"}, {"nno", "nn"}, {"hun", "hu"}, {"ron", "ro"}, {"rum", "ro"}, {"tur", "tr"},
        {"jpn", "ja"}, {"kor", "ko"}, {"ara", "ar"}, {"heb", "he"}, {"fas", "fa"}, {"per", "fa"},
        {"est", "et"}, {"lav", "lv"}, {"lit", "lt"}, {"lat", "la"}, {"cat", "ca"}, {"kaz", "kk"}};
    for (size_t i = 0; strlen(language) == 3 && i < sizeof CODES / sizeof *CODES; i++)
        if (strcmp(CODES[i][0], language) == 0)
            return CODES[i][1];
    return language;
}

const char *language_of(Layout *layout, const Fo *fo)
{
    const char *language = shortest_code(fo_string(fo, PROPERTY_LANGUAGE));
    const char *country = fo_string(fo, PROPERTY_COUNTRY);
    if (strcmp(language, "none") == 0 || !*language)
        return NULL;
    if (strcmp(country, "none") == 0 || !*country)
        return language;
    Buffer tag = {0};
    buffer_format(&tag, "%s-%s", language, country);
    const char *result = arena_string(layout->arena, buffer_text(&tag));
    buffer_free(&tag);
    return result;
}

static void build(Layout *layout, Fo *fo, StructureNode *parent, const char *language);

/* Cells that stand in their part without a row get one; where rows begin and end, the cells say (XSL-FO 1.1, 7.28.15
 * and 7.28.11). */
static void build_cells(Layout *layout, const Fo *part, StructureNode *node, const char *language)
{
    StructureNode *row = NULL;
    for (Fo *child = part->first; child; child = child->next) {
        if (child->element == FO_MARKER)
            continue;
        bool cell = child->element == FO_TABLE_CELL;
        if (cell && (!row || fo_keyword(child, PROPERTY_STARTS_ROW) == KEYWORD_TRUE))
            row = add_node(layout, node, "TR", child->place);
        build(layout, child, cell ? row : node, language);
        if (!cell || fo_keyword(child, PROPERTY_ENDS_ROW) == KEYWORD_TRUE)
            row = NULL;
    }
}

static bool is_table_part(const Fo *fo)
{
    return fo->element == FO_TABLE_HEADER || fo->element == FO_TABLE_BODY ||
           fo->element == FO_TABLE_FOOTER;
}

/* The node of the object, and in *language, which is the one in force around it, that in it. role: what it has when it
 * says none. */
static StructureNode *build_own(Layout *layout, Fo *fo, const char *usual_role,
                                StructureNode *parent, const char **in_force)
{
    const char *language = *in_force, *role = fo_own(fo, PROPERTY_ROLE);
    if (!role || !*role)
        role = usual_role;
    StructureNode *node = parent;
    if (parent && role && fo->element != FO_TEXT)
        node = strcmp(role, ARTIFACT) == 0 ? NULL : node_new(layout, parent, fo, role);
    const char *own = fo->element == FO_TEXT ? language : language_of(layout, fo);
    bool differs = own && (!language || strcmp(own, language) != 0);
    if (differs && node && node == parent)
        node = node_new(layout, parent, fo, "Span");
    if (differs && node)
        structure_details_new(layout->arena, node)->language = own;
    fo->layout = node;
    if (differs)
        *in_force = own;
    return node;
}

/* language is the one in force around the object. */
static void build(Layout *layout, Fo *fo, StructureNode *parent, const char *language)
{
    StructureNode *node = build_own(layout, fo, default_role(fo), parent, &language);
    if (node && is_table_part(fo)) {
        build_cells(layout, fo, node, language);
        return;
    }
    for (Fo *child = fo->first; child && fo->element != FO_LEADER; child = child->next)
        if (child->element != FO_MARKER)
            build(layout, child, node, language);
    if (node && fo->element == FO_TABLE)
        structure_table_settle(layout, node);
}

/* The language in force in an object of a flow. */
static const char *language_in(Layout *layout, const Fo *fo)
{
    for (; fo->element != FO_PAGE_SEQUENCE; fo = fo->parent) {
        const char *own = language_of(layout, fo);
        if (own)
            return own;
    }
    return layout->tree->info.language;
}

static StructureNode *node_around(const Layout *layout, const Fo *fo)
{
    return fo->element == FO_FLOW ? layout->tree->structure : structure_of(fo->parent);
}

void structure_add(Layout *layout, Fo *fo)
{
    build(layout, fo, node_around(layout, fo), language_in(layout, fo->parent));
}

void structure_add_own(Layout *layout, Fo *fo, const char *usual_role)
{
    const char *language = language_in(layout, fo->parent);
    build_own(layout, fo, usual_role, node_around(layout, fo), &language);
}

bool structure_is_inline(const Fo *child)
{
    if (child->element == FO_TEXT)
        return child->text[strspn(child->text, " \t\r\n")] != '\0';
    return child->element != FO_WRAPPER && (ELEMENT_ROWS[child->element].is & CONTENT_INLINE);
}

void structure_begin(Layout *layout)
{
    StructureNode *document = arena_alloc(layout->arena, sizeof *document);
    document->role = "Document";
    const char *language = layout->tree->info.language;
    structure_details_new(layout->arena, document)->language = language;
    document->place = layout->fo->root->place;
    layout->tree->structure = document;
}

void structure_build(Layout *layout, const Fo *built)
{
    StructureNode *document = layout->tree->structure;
    const char *language = layout->tree->info.language;
    for (Fo *sequence = layout->fo->root->first; sequence; sequence = sequence->next) {
        if (sequence->element != FO_PAGE_SEQUENCE)
            continue;
        for (Fo *flow = sequence->first; flow; flow = flow->next)
            if (flow != built)
                build(layout, flow, flow->element == FO_FLOW ? document : NULL, language);
    }
}

StructureNode *structure_of(const Fo *fo)
{
    return fo->layout;
}
