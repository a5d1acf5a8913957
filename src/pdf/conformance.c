/* conformance.c: what PDF/A level A and PDF/UA ask of the author.
 *
 * Most of what these standards ask, the painter sees to. This is the rest: what only the author can know (what a picture
 * shows, what the document is called), and what an XSL-FO file can say wrong (roles, headings). A file that promises more than
 * it keeps would be found out years later, so each of these is an error at its place. */
#include <string.h>

#include "base/nearest.h"
#include "pdf/conformance.h"

/* PDF 1.7, 14.8.4, without Form and Annot, which hold what XSL-FO cannot make. The parents and children that ISO 14289-1, 7.2 fixes: a list with spaces, or NULL for any. */
typedef struct {
    const char *name, *parents, *children;
} RoleRow;

static const RoleRow ROLES[] = {{"Document", NULL, NULL},
                                {"Part", NULL, NULL},
                                {"Art", NULL, NULL},
                                {"Sect", NULL, NULL},
                                {"Div", NULL, NULL},
                                {"BlockQuote", NULL, NULL},
                                {"Caption", NULL, NULL},
                                {"TOC", NULL, " TOC TOCI Caption "},
                                {"TOCI", " TOC ", NULL},
                                {"Index", NULL, NULL},
                                {"NonStruct", NULL, NULL},
                                {"Private", NULL, NULL},
                                {"P", NULL, NULL},
                                {"H", NULL, NULL},
                                {"H1", NULL, NULL},
                                {"H2", NULL, NULL},
                                {"H3", NULL, NULL},
                                {"H4", NULL, NULL},
                                {"H5", NULL, NULL},
                                {"H6", NULL, NULL},
                                {"L", NULL, " L LI Caption "},
                                {"LI", " L ", " Lbl LBody "},
                                {"Lbl", NULL, NULL},
                                {"LBody", " LI ", NULL},
                                {"Table", NULL, " TR THead TBody TFoot Caption "},
                                {"TR", " Table THead TBody TFoot ", " TH TD "},
                                {"TH", " TR ", NULL},
                                {"TD", " TR ", NULL},
                                {"THead", " Table ", " TR "},
                                {"TBody", " Table ", " TR "},
                                {"TFoot", " Table ", " TR "},
                                {"Span", NULL, NULL},
                                {"Quote", NULL, NULL},
                                {"Note", NULL, NULL},
                                {"Reference", NULL, NULL},
                                {"BibEntry", NULL, NULL},
                                {"Code", NULL, NULL},
                                {"Link", NULL, NULL},
                                {"Ruby", NULL, " RB RT RP "},
                                {"RB", " Ruby ", NULL},
                                {"RT", " Ruby ", NULL},
                                {"RP", " Ruby ", NULL},
                                {"Warichu", NULL, " WT WP "},
                                {"WT", " Warichu ", NULL},
                                {"WP", " Warichu ", NULL},
                                {"Figure", NULL, NULL},
                                {"Formula", NULL, NULL}};

enum { ROLE_COUNT = sizeof ROLES / sizeof *ROLES };

typedef struct {
    Diagnostics *diagnostics;
    int level;                         /* of the last heading */
    bool fits[ROLE_COUNT][ROLE_COUNT]; /* roles, parent and child, known to go together */
} Checker;

static bool is_blank_text(const char *text)
{
    return !text || text[strspn(text, " \t\r\n")] == '\0';
}

static const RoleRow *find_role(const char *name)
{
    for (size_t i = 0; i < ROLE_COUNT; i++)
        if (ROLES[i].name[0] == name[0] && strcmp(ROLES[i].name, name) == 0)
            return &ROLES[i];
    return NULL;
}

static void report_unknown_role(Checker *checker, const StructureNode *node)
{
    const char *names[ROLE_COUNT];
    Buffer hint = {0};
    for (size_t i = 0; i < ROLE_COUNT; i++)
        names[i] = ROLES[i].name;
    const char *near = nearest_word(node->role, names, ROLE_COUNT);
    if (near) {
        buffer_format(&hint, "role=\"%s\"", near);
        diagnose_with_hint(checker->diagnostics, MESSAGE_ROLE_UNKNOWN, node->place,
                           buffer_text(&hint), node->role, NULL);
    } else {
        diagnose(checker->diagnostics, MESSAGE_ROLE_UNKNOWN, node->place, node->role, NULL);
    }
    buffer_free(&hint);
}

static bool lists(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list ? strstr(list, name) : NULL; at; at = strstr(at + 1, name))
        if (at[-1] == ' ' && at[length] == ' ')
            return true;
    return !list;
}

static bool fit(Checker *checker, const RoleRow *parent, const RoleRow *row)
{
    bool *known = &checker->fits[parent - ROLES][row - ROLES];
    *known = *known || (lists(row->parents, parent->name) && lists(parent->children, row->name));
    return *known;
}

/* parent: the row of the parent's role, or NULL. */
static void check_role(Checker *checker, const StructureNode *node, const RoleRow *row,
                       const RoleRow *parent)
{
    if (!row)
        report_unknown_role(checker, node);
    else if (parent && !fit(checker, parent, row))
        diagnose(checker->diagnostics, MESSAGE_ROLE_MISPLACED, node->place, row->name, parent->name,
                 NULL);
}

/* The level of H1 to H6; 0 for what is no heading. */
static int heading_level(const char *role)
{
    bool heading = role[0] == 'H' && role[1] >= '1' && role[1] <= '6' && role[2] == '\0';
    return heading ? role[1] - '0' : 0;
}

static void check_heading(Checker *checker, const StructureNode *node)
{
    int level = heading_level(node->role);
    if (level > checker->level + 1) {
        const char is[] = {'H', (char)('0' + level), '\0'};
        const char wanted[] = {'H', (char)('1' + checker->level), '\0'};
        diagnose(checker->diagnostics, MESSAGE_HEADING_SKIPPED, node->place, is, wanted, NULL);
    }
    if (level > 0)
        checker->level = level;
}

static void check_figure(Checker *checker, const StructureNode *node)
{
    bool figure = strcmp(node->role, "Figure") == 0 || strcmp(node->role, "Formula") == 0;
    if (figure && is_blank_text(structure_details(node)->alternative))
        diagnose(checker->diagnostics, MESSAGE_PICTURE_UNDESCRIBED, node->place, NULL);
}

/* BCP 47: parts of one to eight letters and digits; the first has letters only. */
static bool is_language(const char *tag)
{
    enum { LONGEST = 8 };
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (size_t allowed = 52;; allowed = 62) {
        size_t length = 0;
        while (tag[length] != '\0' && memchr(LETTERS, tag[length], allowed))
            length++;
        tag += length;
        if (length == 0 || length > LONGEST || (*tag != '-' && *tag != '\0'))
            return false;
        if (*tag++ == '\0')
            return true;
    }
}

static void check_language(Checker *checker, const StructureNode *node)
{
    const char *language = structure_details(node)->language;
    if (language && !is_language(language))
        diagnose(checker->diagnostics, MESSAGE_LANGUAGE_MALFORMED, node->place, language, NULL);
}

static void check_node(Checker *checker, const StructureNode *node, const RoleRow *parent)
{
    const RoleRow *row = find_role(node->role);
    check_role(checker, node, row, parent);
    check_heading(checker, node);
    check_figure(checker, node);
    check_language(checker, node);
    for (const StructureNode *child = node->first; child; child = child->next)
        check_node(checker, child, row);
}

bool conformance_allows_link(const Link *link, PdfProfile profile)
{
    return link->structure || profile == PDF_PROFILE_NONE;
}

void conformance_check_link(const Link *link, PdfProfile profile, Diagnostics *diagnostics)
{
    if (profile == PDF_PROFILE_NONE)
        return;
    if (!conformance_allows_link(link, profile))
        diagnose(diagnostics, MESSAGE_LINK_IN_ARTIFACT, link->place, NULL);
    else if (strcmp(link->structure->role, "Link") != 0)
        diagnose(diagnostics, MESSAGE_LINK_ROLE, link->place, link->structure->role, NULL);
}

bool conformance_check(const AreaTree *tree, PdfProfile profile, Diagnostics *diagnostics)
{
    if (profile == PDF_PROFILE_NONE || !tree->structure)
        return true;
    Checker checker = {.diagnostics = diagnostics};
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    if (is_blank_text(tree->info.title))
        diagnose(diagnostics, MESSAGE_TITLE_MISSING, tree->structure->place, NULL);
    if (is_blank_text(tree->info.language))
        diagnose(diagnostics, MESSAGE_LANGUAGE_MISSING, tree->structure->place, NULL);
    check_node(&checker, tree->structure, NULL);
    for (const Picture *picture = tree->pictures; picture; picture = picture->next)
        if (pdf_profile_is_archival(profile) && picture->info.components == 4)
            diagnose(diagnostics, MESSAGE_PICTURE_CMYK, picture->place, picture->path, NULL);
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == errors;
}
