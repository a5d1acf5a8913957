/* fontset.c: owns the set of fonts: asking fontconfig, substitutes, fallback.
 *
 * Fontconfig starts when the first font is asked for, and reads the system's configuration, which costs
 * milliseconds, when that is needed: for substitutes and fallback. From what it knows we keep the fonts a PDF can hold: outlines in TrueType or CFF, no colour, no variations.
 * Every question goes to that list alone, so no answer has to be thrown away. A family that is
 * asked for by name is looked up without the configuration's substitution rules: they are slow, and
 * only wanted when the family is not there. Fontconfig also looks at the locale; it is told a
 * language instead, so that the same document gets the same fonts in every locale. */
#include "text/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>
#include <hb.h>

#include "base/libraries.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/wording.h"
#include "base/utf8.h"
#include "text/font_cache.h"
#include "text/font_config.h"

enum {
    FAMILY_LIMIT = 256,  /* bytes of a family name we look at */
    LANGUAGE_LIMIT = 32, /* bytes of a language tag */
    BOLD_WEIGHT = 600,   /* from here on a font counts as bold */
    INDEX_MASK = 0xFFFF, /* the face in its file; above are fontconfig's named instances */
};

/* What was asked for, and what was found. */
typedef struct {
    char *families;
    int weight;
    bool italic;
    const Font *font;
    bool members_known;
    const Font **members; /* the installed families of the list, for fallback */
    size_t member_count, member_capacity;
} Answer;

/* Fonts that helped out an answer in a language before. */
typedef struct {
    const Answer *answer;
    char *language;
    const Font **fonts;
    size_t count, capacity;
} Helpers;

struct FontSet {
    Diagnostics *diagnostics;
    FcConfig *config;  /* NULL until a font is asked for */
    bool knows_system; /* it is the system's; else that of the usual folders */
    FcFontSet *usable; /* patterns of fonts that a PDF can hold */
    bool reduced;      /* of which some turned out to be none */
    Font **fonts;
    size_t count, capacity;
    Answer **answers;
    size_t answer_count, answer_capacity;
    Helpers **helpers;
    size_t helper_count, helper_capacity;
    char **warned; /* what was warned of already */
    size_t warned_count, warned_capacity;
};

/* ---- Requests ---- */

/* Takes the next name off a comma-separated list: without blanks around it and without quotes.
 * Empty names and those too long are passed over. false at the end of the list. */
static bool next_family(const char **rest, char name[FAMILY_LIMIT])
{
    while (**rest != '\0') {
        const char *start = *rest;
        const char *end = start + strcspn(start, ",");
        *rest = *end == ',' ? end + 1 : end;
        while (start < end && is_blank(*start))
            start++;
        while (end > start && is_blank(end[-1]))
            end--;
        if (end - start >= 2 && (*start == '"' || *start == '\'') && end[-1] == *start) {
            start++;
            end--;
        }
        size_t length = (size_t)(end - start);
        if (length > 0 && length < FAMILY_LIMIT) {
            memcpy(name, start, length);
            name[length] = '\0';
            return true;
        }
    }
    return false;
}

/* The font of a generic family, on every machine the same: as wide as the Times, Helvetica and Courier that style sheets
 * count on. NULL: the name is none. */
static const char *font_of_generic(const char *family)
{
    return strcmp(family, "serif") == 0        ? "Liberation Serif"
           : strcmp(family, "sans-serif") == 0 ? "Liberation Sans"
           : strcmp(family, "monospace") == 0  ? "Liberation Mono"
                                               : NULL;
}

static bool is_generic(const char *family)
{
    return font_of_generic(family) != NULL;
}

/* True the first time the set is told of this text. */
static bool first_warning(FontSet *set, const char *what)
{
    for (size_t i = 0; i < set->warned_count; i++)
        if (strcmp(set->warned[i], what) == 0)
            return false;
    set->warned =
        memory_grow(set->warned, &set->warned_capacity, set->warned_count + 1, sizeof *set->warned);
    set->warned[set->warned_count++] = memory_string(what);
    return true;
}

/* ---- Fontconfig ---- */

static bool pattern_is_usable(FcPattern *pattern)
{
    FcChar8 *format = NULL;
    FcBool outline = FcFalse;
    FcBool colour = FcFalse;
    FcBool variable = FcFalse;
    int index = 0;
    if (FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch)
        return false;
    FcPatternGetBool(pattern, FC_OUTLINE, 0, &outline);
    FcPatternGetBool(pattern, FC_COLOR, 0, &colour);
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    bool known =
        strcmp((const char *)format, "TrueType") == 0 || strcmp((const char *)format, "CFF") == 0;
    return known && outline == FcTrue && colour == FcFalse && variable == FcFalse &&
           index >> 16 == 0;
}

/* Takes the configuration over, with those of its fonts that a PDF can hold. */
static void use_configuration(FontSet *set, FcConfig *config)
{
    if (set->config != NULL) {
        FcFontSetDestroy(set->usable);
        FcConfigDestroy(set->config);
    }
    set->config = config;
    set->usable = FcFontSetCreate();
    if (set->usable == NULL)
        memory_exhausted();
    const FcSetName names[] = {FcSetSystem, FcSetApplication};
    for (size_t n = 0; n < 2; n++) {
        FcFontSet *all = FcConfigGetFonts(set->config, names[n]);
        for (int i = 0; all != NULL && i < all->nfont; i++) {
            if (pattern_is_usable(all->fonts[i])) {
                FcPatternReference(all->fonts[i]);
                if (!FcFontSetAdd(set->usable, all->fonts[i]))
                    memory_exhausted();
            }
        }
    }
}

/* For what only the system's configuration can answer. */
static void use_system(FontSet *set)
{
    if (set->knows_system)
        return;
    set->knows_system = true;
    use_configuration(set, font_config_of_system());
}

/* A pattern for weight and style, with the languages set that would else come from the locale. */
static FcPattern *new_pattern(int weight, bool italic, const char *language)
{
    FcPattern *pattern = FcPatternCreate();
    if (pattern == NULL)
        memory_exhausted();
    FcPatternAddInteger(pattern, FC_WEIGHT, FcWeightFromOpenType(weight));
    FcPatternAddInteger(pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)language);
    FcPatternAddString(pattern, FC_NAMELANG, (const FcChar8 *)"en");
    return pattern;
}

static void add_family(FcPattern *pattern, const char *family)
{
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
}

static bool pattern_has_family(FcPattern *pattern, const char *family)
{
    FcChar8 *name = NULL;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
            return true;
    return false;
}

/* Where in the usable fonts an answer comes from; -1 when it is none of them. The answer itself is
 * not what we want: the configuration may have made it slanted or bold where the font is not. */
static int find_usable(const FontSet *set, FcPattern *answer)
{
    FcChar8 *path = NULL;
    int index = 0;
    if (FcPatternGetString(answer, FC_FILE, 0, &path) != FcResultMatch)
        return -1;
    FcPatternGetInteger(answer, FC_INDEX, 0, &index);
    for (int i = 0; i < set->usable->nfont; i++) {
        FcChar8 *other = NULL;
        int other_index = 0;
        FcPatternGetString(set->usable->fonts[i], FC_FILE, 0, &other);
        FcPatternGetInteger(set->usable->fonts[i], FC_INDEX, 0, &other_index);
        if (other != NULL && index == other_index && strcmp((char *)other, (char *)path) == 0)
            return i;
    }
    return -1;
}

static void drop_usable(FontSet *set, int index)
{
    FcFontSet *usable = set->usable;
    FcPatternDestroy(usable->fonts[index]);
    set->reduced = true;
    usable->nfont--;
    memmove(usable->fonts + index, usable->fonts + index + 1,
            (size_t)(usable->nfont - index) * sizeof *usable->fonts);
}

/* The family's English name, or its first. */
static const char *english_family(FcPattern *pattern)
{
    FcChar8 *family = NULL;
    FcChar8 *language = NULL;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILYLANG, i, &language) == FcResultMatch; i++)
        if (strcmp((const char *)language, "en") == 0 &&
            FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch)
            return (const char *)family;
    return FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch
               ? (const char *)family
               : "";
}

/* The font a pattern stands for: the one opened before, or a new one. NULL when it cannot be used;
 * one that must not be embedded is reported. */
static Font *open_pattern(FontSet *set, FcPattern *pattern, Place place)
{
    FcChar8 *path = NULL;
    int index = 0;
    int weight = FC_WEIGHT_REGULAR;
    int slant = FC_SLANT_ROMAN;
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch)
        return NULL;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    FontFile file = {(const char *)path, (unsigned)index & INDEX_MASK, english_family(pattern),
                     FcWeightToOpenType(weight), slant != FC_SLANT_ROMAN};
    for (size_t i = 0; i < set->count; i++)
        if (font_is_file(set->fonts[i], &file))
            return set->fonts[i];
    Font *font = NULL;
    if (set->count >= limit_of(LIMIT_FONTS)) {
        char limit[24];
        snprintf(limit, sizeof limit, "%llu", (unsigned long long)limit_of(LIMIT_FONTS));
        diagnose(set->diagnostics, MESSAGE_FONT_TOO_MANY, place, limit, NULL);
        return NULL;
    }
    FontOpening opening = font_cache_take(&file, set->count, &font);
    if (opening == FONT_NOT_EMBEDDABLE && first_warning(set, file.path))
        diagnose(set->diagnostics, MESSAGE_FONT_RESTRICTED, place, file.family, NULL);
    if (opening == FONT_OPENED) {
        set->fonts = memory_grow(set->fonts, &set->capacity, set->count + 1, sizeof(Font *));
        set->fonts[set->count++] = font;
    }
    return font;
}

/* The nearest usable font for the pattern, which is freed, and its own pattern in *found, lent. With a family, only a font
 * of that family. */
static Font *match(FontSet *set, FcPattern *pattern, const char *family, Place place,
                   FcPattern **found)
{
    Font *font = NULL;
    FcDefaultSubstitute(pattern);
    while (font == NULL && set->usable->nfont > 0) {
        FcResult result;
        FcPattern *answer = FcFontSetMatch(set->config, &set->usable, 1, pattern, &result);
        int index = answer != NULL ? find_usable(set, answer) : -1;
        FcPatternDestroy(answer);
        if (index < 0 || (family != NULL && !pattern_has_family(set->usable->fonts[index], family)))
            break;
        *found = set->usable->fonts[index];
        font = open_pattern(set, *found, place);
        if (font == NULL)
            drop_usable(set, index);
    }
    FcPatternDestroy(pattern);
    return font;
}

/* The font of this very family, or NULL. What was found in the usual folders once holds for all sets. */
static Font *match_family(FontSet *set, const char *family, int weight, bool italic, Place place)
{
    bool usual = !set->knows_system && !set->reduced && !font_config_is_overridden() &&
                 set->count < limit_of(LIMIT_FONTS);
    FcPattern *found = usual ? font_cache_answer(family, weight, italic) : NULL;
    Font *font = found ? open_pattern(set, found, place) : NULL;
    if (font)
        return font;
    if (set->config == NULL)
        use_configuration(set, font_config_of_folders());
    FcPattern *pattern = new_pattern(weight, italic, "en");
    add_family(pattern, family);
    font = match(set, pattern, family, place, &found);
    if (font && usual && !set->reduced)
        font_cache_note(family, weight, italic, found);
    return font;
}

/* The font the configuration takes for a list of families. */
static Font *match_configured(FontSet *set, const char *families, int weight, bool italic,
                              Place place)
{
    FcPattern *pattern = new_pattern(weight, italic, "en");
    char family[FAMILY_LIMIT];
    while (next_family(&families, family))
        add_family(pattern, family);
    FcConfigSubstitute(set->config, pattern, FcMatchPattern);
    FcPattern *found;
    return match(set, pattern, NULL, place, &found);
}

/* The generic family that the name of a font tells of. */
static const char *generic_by_name(const char *name)
{
    static const struct {
        const char *part, *generic;
    } PARTS[] = {{"mono", "monospace"},     {"courier", "monospace"},   {"code", "monospace"},
                 {"sans", "sans-serif"},    {"grot", "sans-serif"},     {"gothic", "sans-serif"},
                 {"univers", "sans-serif"}, {"frutiger", "sans-serif"}, {"verdana", "sans-serif"},
                 {"tahoma", "sans-serif"}};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (FcStrStrIgnoreCase((const FcChar8 *)name, (const FcChar8 *)PARTS[i].part))
            return PARTS[i].generic;
    return "serif";
}

/* What is taken for families that are not there: the one the configuration knows to be alike. For a name it does not
 * know it has one answer for all, which is none: then it is the font of the generic family. */
static Font *match_missing(FontSet *set, const FontRequest *request, const char *missing,
                           Place place)
{
    int weight = request->weight;
    bool italic = request->italic;
    Font *font = match_configured(set, request->families, weight, italic, place);
    if (font != match_configured(set, "no such family", weight, italic, place))
        return font;
    const char *generic = font_of_generic(generic_by_name(missing));
    Font *usual = match_family(set, generic, weight, italic, place);
    return usual ? usual : font;
}

/* ---- Finding ---- */

/* Says once that a family does not have the weight or the slant asked for. */
static void check_style(FontSet *set, const Font *font, const FontRequest *request, Place place)
{
    bool bold_missing = request->weight >= BOLD_WEIGHT && font_weight(font) < BOLD_WEIGHT;
    bool italic_missing = request->italic && !font_is_italic(font);
    if (!bold_missing && !italic_missing)
        return;
    const char *style = !italic_missing ? "bold" : !bold_missing ? "italic" : "bold italic";
    Buffer key = {0};
    buffer_format(&key, "%s %s", font_family(font), style);
    if (first_warning(set, buffer_text(&key))) {
        diagnose(set->diagnostics, MESSAGE_FONT_STYLE_MISSING, place, font_family(font),
                 phrase(style), NULL);
    }
    buffer_free(&key);
}

/* The first family asked for, when it lies in one of the usual folders. */
static const Font *find_first(FontSet *set, const FontRequest *request, Place place)
{
    char family[FAMILY_LIMIT];
    const char *rest = request->families;
    if (!next_family(&rest, family))
        return NULL;
    const char *name = is_generic(family) ? font_of_generic(family) : family;
    const Font *font = match_family(set, name, request->weight, request->italic, place);
    if (font != NULL)
        check_style(set, font, request, place);
    return font;
}

static const Font *find_new(FontSet *set, const FontRequest *request, Place place)
{
    const Font *first = find_first(set, request, place);
    if (first != NULL)
        return first;
    use_system(set);
    char missing[FAMILY_LIMIT] = "";
    char family[FAMILY_LIMIT];
    const char *rest = request->families;
    const Font *font = NULL;
    while (font == NULL && next_family(&rest, family)) {
        if (is_generic(family)) {
            font =
                match_family(set, font_of_generic(family), request->weight, request->italic, place);
            if (font == NULL)
                font = match_configured(set, family, request->weight, request->italic, place);
            continue;
        }
        font = match_family(set, family, request->weight, request->italic, place);
        if (font != NULL)
            check_style(set, font, request, place);
        else if (missing[0] == '\0')
            memcpy(missing, family, sizeof missing);
    }
    if (font == NULL)
        font = match_missing(set, request, missing, place);
    if (font == NULL) {
        diagnose(set->diagnostics, MESSAGE_FONT_NONE, place, NULL);
    } else if (missing[0] != '\0' && first_warning(set, missing)) {
        diagnose(set->diagnostics, MESSAGE_FONT_SUBSTITUTED, place, missing, font_family(font),
                 NULL);
    }
    return font;
}

/* The answer to a request, found when it is new. */
static Answer *answer_for(FontSet *set, const FontRequest *request, Place place)
{
    FontRequest asked = *request;
    const char *rest = asked.families;
    char family[FAMILY_LIMIT];
    if (rest == NULL || !next_family(&rest, family))
        asked.families = "serif";
    for (size_t i = 0; i < set->answer_count; i++) {
        Answer *answer = set->answers[i];
        if (answer->weight == asked.weight && answer->italic == asked.italic &&
            strcmp(answer->families, asked.families) == 0)
            return answer;
    }
    Answer *answer = memory_new(sizeof *answer);
    answer->families = memory_string(asked.families);
    answer->weight = asked.weight;
    answer->italic = asked.italic;
    answer->font = find_new(set, &asked, place);
    set->answers =
        memory_grow(set->answers, &set->answer_capacity, set->answer_count + 1, sizeof(Answer *));
    set->answers[set->answer_count++] = answer;
    return answer;
}

const Font *fontset_find(FontSet *set, const FontRequest *request, Place place)
{
    return answer_for(set, request, place)->font;
}

/* ---- Fallback ---- */

static void find_members(FontSet *set, Answer *answer)
{
    const char *rest = answer->families;
    char family[FAMILY_LIMIT];
    answer->members_known = true;
    while (next_family(&rest, family)) {
        if (is_generic(family))
            continue;
        const Font *font = match_family(set, family, answer->weight, answer->italic, PLACE_NONE);
        if (font != NULL) {
            answer->members = memory_grow(answer->members, &answer->member_capacity,
                                          answer->member_count + 1, sizeof(Font *));
            answer->members[answer->member_count++] = font;
        }
    }
}

/* What fontconfig calls a language: Chinese goes by script or region, others by their first part.
 * East Asian characters in a text of another language are taken for simplified Chinese, Japanese or
 * Korean. */
static void fontconfig_language(const char *language, uint32_t code_point, char out[LANGUAGE_LIMIT])
{
    char tag[LANGUAGE_LIMIT] = "";
    for (size_t i = 0; language != NULL && language[i] != '\0' && i + 1 < sizeof tag; i++) {
        char c = language[i];
        tag[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c == '_' ? '-' : c);
    }
    size_t primary = strcspn(tag, "-");
    bool chinese = primary == 2 && strncmp(tag, "zh", 2) == 0;
    bool east_asian =
        chinese || (primary == 2 && (strncmp(tag, "ja", 2) == 0 || strncmp(tag, "ko", 2) == 0));
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code_point);
    const char *name;
    if (chinese) {
        bool hong_kong = strstr(tag, "-hk") != NULL || strstr(tag, "-mo") != NULL;
        bool traditional = strstr(tag, "-tw") != NULL || strstr(tag, "-hant") != NULL;
        name = hong_kong ? "zh-hk" : traditional ? "zh-tw" : "zh-cn";
    } else if (!east_asian && (script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA)) {
        name = "ja";
    } else if (!east_asian && script == HB_SCRIPT_HANGUL) {
        name = "ko";
    } else if (!east_asian && utf8_columns(code_point) == 2) {
        name = "zh-cn";
    } else {
        tag[primary] = '\0';
        name = primary == 0 ? "en" : tag;
    }
    memmove(out, name, strlen(name) + 1);
}

/* Whether any usable font claims the character: quick, so that text no font has costs little. */
static bool is_covered(const FontSet *set, uint32_t code_point)
{
    for (int i = 0; i < set->usable->nfont; i++) {
        FcCharSet *characters = NULL;
        if (FcPatternGetCharSet(set->usable->fonts[i], FC_CHARSET, 0, &characters) ==
                FcResultMatch &&
            FcCharSetHasChar(characters, code_point))
            return true;
    }
    return false;
}

/* Asks fontconfig for the font nearest to the answer that has the character. */
static const Font *match_character(FontSet *set, const Answer *answer, uint32_t code_point,
                                   const char *language)
{
    FcPattern *pattern = new_pattern(answer->weight, answer->italic, language);
    const char *rest = answer->families;
    char family[FAMILY_LIMIT];
    while (next_family(&rest, family))
        add_family(pattern, family);
    if (answer->font != NULL)
        add_family(pattern, font_generic(answer->font));
    FcCharSet *characters = FcCharSetCreate();
    if (characters == NULL || !FcCharSetAddChar(characters, code_point))
        memory_exhausted();
    FcPatternAddCharSet(pattern, FC_CHARSET, characters);
    FcCharSetDestroy(characters);
    FcConfigSubstitute(set->config, pattern, FcMatchPattern);
    FcPattern *found;
    const Font *font = match(set, pattern, NULL, PLACE_NONE, &found);
    return font != NULL && font_has(font, code_point) ? font : NULL;
}

static Helpers *helpers_for(FontSet *set, const Answer *answer, const char *language)
{
    for (size_t i = 0; i < set->helper_count; i++) {
        Helpers *helpers = set->helpers[i];
        if (helpers->answer == answer && strcmp(helpers->language, language) == 0)
            return helpers;
    }
    Helpers *helpers = memory_new(sizeof *helpers);
    helpers->answer = answer;
    helpers->language = memory_string(language);
    set->helpers =
        memory_grow(set->helpers, &set->helper_capacity, set->helper_count + 1, sizeof(Helpers *));
    set->helpers[set->helper_count++] = helpers;
    return helpers;
}

const Font *fontset_fallback(FontSet *set, const FontRequest *request, uint32_t code_point,
                             const char *language)
{
    use_system(set);
    Answer *answer = answer_for(set, request, PLACE_NONE);
    if (!answer->members_known)
        find_members(set, answer);
    for (size_t i = 0; i < answer->member_count; i++)
        if (font_has(answer->members[i], code_point))
            return answer->members[i];
    char name[LANGUAGE_LIMIT];
    fontconfig_language(language, code_point, name);
    Helpers *helpers = helpers_for(set, answer, name);
    for (size_t i = 0; i < helpers->count; i++)
        if (font_has(helpers->fonts[i], code_point))
            return helpers->fonts[i];
    if (!is_covered(set, code_point))
        return NULL;
    const Font *font = match_character(set, answer, code_point, name);
    if (font != NULL) {
        helpers->fonts =
            memory_grow(helpers->fonts, &helpers->capacity, helpers->count + 1, sizeof(Font *));
        helpers->fonts[helpers->count++] = font;
    }
    return font;
}

/* ---- The set ---- */

FontSet *fontset_new(Diagnostics *diagnostics)
{
    library_load("harfbuzz");
    library_load("unibreak");
    library_load("fontconfig");
    FontSet *set = memory_new(sizeof *set);
    set->diagnostics = diagnostics;
    return set;
}

void fontset_report_to(FontSet *set, Diagnostics *diagnostics)
{
    set->diagnostics = diagnostics;
}

void fontset_free(FontSet *set)
{
    if (set == NULL)
        return;
    for (size_t i = 0; i < set->count; i++)
        font_cache_put_back(set->fonts[i]);
    for (size_t i = 0; i < set->answer_count; i++) {
        free(set->answers[i]->families);
        free(set->answers[i]->members);
        free(set->answers[i]);
    }
    for (size_t i = 0; i < set->helper_count; i++) {
        free(set->helpers[i]->language);
        free(set->helpers[i]->fonts);
        free(set->helpers[i]);
    }
    for (size_t i = 0; i < set->warned_count; i++)
        free(set->warned[i]);
    free(set->fonts);
    free(set->answers);
    free(set->helpers);
    free(set->warned);
    if (set->config != NULL) {
        FcFontSetDestroy(set->usable);
        FcConfigDestroy(set->config);
    }
    free(set);
}

void fontset_preload(void)
{
    library_load("fontconfig");
    FcConfigDestroy(font_config_of_folders());
}

size_t fontset_count(const FontSet *set)
{
    return set->count;
}

const Font *fontset_font(const FontSet *set, size_t index)
{
    return set->fonts[index];
}
