/* test_font.c: finding fonts, metrics, fallback. The tests that need certain fonts say so and skip; those of
 * broken systems make one: a folder with a font or none, and a configuration that knows nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "text/font.h"

typedef struct {
    Diagnostics *diagnostics;
    FontSet *set;
} Setting;

static int set_up(void **state)
{
    Setting *setting = memory_new(sizeof *setting);
    setting->diagnostics = diagnostics_new();
    setting->set = fontset_new(setting->diagnostics);
    *state = setting;
    return 0;
}

static int tear_down(void **state)
{
    Setting *setting = *state;
    fontset_free(setting->set);
    diagnostics_free(setting->diagnostics);
    free(setting);
    return 0;
}

static const Font *find(void **state, const char *families, int weight, bool italic)
{
    Setting *setting = *state;
    FontRequest request = {families, weight, italic};
    return fontset_find(setting->set, &request, PLACE_NONE);
}

static const Font *fall_back(void **state, const char *families, uint32_t code_point,
                             const char *language)
{
    Setting *setting = *state;
    FontRequest request = {families, 400, false};
    return fontset_fallback(setting->set, &request, code_point, language);
}

static size_t reports(void **state)
{
    Setting *setting = *state;
    return diagnostics_count(setting->diagnostics, SEVERITY_WARNING);
}

static void assert_reported(void **state, const char *text)
{
    Setting *setting = *state;
    Buffer out = {0};
    diagnostics_print(setting->diagnostics, &out);
    if (strstr(buffer_text(&out), text) == NULL) {
        print_error("no “%s” in: %s\n", text, buffer_text(&out));
        fail();
    }
    buffer_free(&out);
}

/* Skips the test, and says so, when the family is not installed. */
static void need(const char *family)
{
    Diagnostics *diagnostics = diagnostics_new();
    FontSet *set = fontset_new(diagnostics);
    FontRequest request = {family, 400, false};
    const Font *font = fontset_find(set, &request, PLACE_NONE);
    bool found = font != NULL && strcmp(font_family(font), family) == 0;
    fontset_free(set);
    diagnostics_free(diagnostics);
    if (!found) {
        print_error("SKIPPED: the font %s is not installed\n", family);
        skip();
    }
}

static void styles_of_a_family(void **state)
{
    need("PT Serif");
    const Font *regular = find(state, "PT Serif", 400, false);
    const Font *bold = find(state, "PT Serif", 700, false);
    const Font *italic = find(state, "'PT Serif', serif", 400, true);
    assert_string_equal(font_postscript_name(regular), "PTSerif-Regular");
    assert_string_equal(font_postscript_name(bold), "PTSerif-Bold");
    assert_string_equal(font_postscript_name(italic), "PTSerif-Italic");
    assert_int_equal(font_weight(regular), 400);
    assert_int_equal(font_weight(bold), 700);
    assert_true(font_is_italic(italic));
    assert_false(font_is_italic(bold));
    assert_int_equal(access(font_path(bold), R_OK), 0);
    assert_int_equal(reports(state), 0);
}

static void a_font_is_kept_once(void **state)
{
    Setting *setting = *state;
    const Font *font = find(state, "serif", 400, false);
    assert_non_null(font);
    assert_ptr_equal(find(state, "serif", 400, false), font);
    assert_ptr_equal(find(state, " serif , sans-serif", 400, false), font);
    assert_ptr_equal(find(state, NULL, 400, false), font);
    assert_ptr_equal(find(state, " ,, ''", 400, false), font);
    assert_int_equal(fontset_count(setting->set), 1);
    assert_ptr_equal(fontset_font(setting->set, 0), font);
    assert_int_equal(font_index(font), 0);
    assert_ptr_equal(font_at_size(font, 10000), font_at_size(font, 10000));
    assert_ptr_not_equal(font_at_size(font, 10000), font_at_size(font, 10001));
    assert_int_equal(reports(state), 0);
}

/* The same on every machine, whatever its fontconfig likes best. */
static void generic_families(void **state)
{
    assert_string_equal(font_family(find(state, "serif", 400, false)), "Liberation Serif");
    assert_string_equal(font_family(find(state, "sans-serif", 700, false)), "Liberation Sans");
    assert_string_equal(font_family(find(state, "Missing, monospace", 400, false)),
                        "Liberation Mono");
}

/* What fontconfig has no word on is not its last resort, but of the kind that the name tells of. */
static void unknown_families(void **state)
{
    assert_string_equal(font_family(find(state, "SourceSerifPro", 400, false)), "Liberation Serif");
    assert_string_equal(font_family(find(state, "Frutiger 45, Cadastra", 400, false)),
                        "Liberation Sans");
    assert_string_equal(font_family(find(state, "Unknown Code", 700, false)), "Liberation Mono");
    assert_string_equal(font_family(find(state, "Arial", 400, false)), "Liberation Sans");
    assert_int_equal(reports(state), 4);
}

static void a_missing_family_is_named_once(void **state)
{
    assert_non_null(find(state, "Missing Family, serif", 400, false));
    assert_non_null(find(state, "Missing Family, serif", 700, false));
    assert_int_equal(reports(state), 1);
    assert_reported(state, "the font “Missing Family” is not installed; “");
    assert_reported(state, "[font-substituted]");
    /* A later family that is not needed is not missed. */
    find(state, "serif, Another Missing", 400, false);
    assert_int_equal(reports(state), 1);
    char name[2000];
    memset(name, 'x', sizeof name);
    name[sizeof name - 1] = '\0';
    assert_non_null(find(state, name, 400, false));
}

static void a_missing_style_is_named_once(void **state)
{
    need("Noto Serif CJK SC");
    const Font *font = find(state, "Noto Serif CJK SC", 400, true);
    assert_string_equal(font_family(font), "Noto Serif CJK SC");
    assert_false(font_is_italic(font));
    assert_int_equal(font_weight(font), 400);
    find(state, "Noto Serif CJK SC, serif", 400, true);
    assert_int_equal(reports(state), 1);
    assert_reported(state, "“Noto Serif CJK SC” has no italic");
}

static void metrics(void **state)
{
    need("PT Serif");
    const FontMetrics *metrics = font_metrics(find(state, "PT Serif", 400, false));
    assert_in_range(metrics->ascent, 1000, 1050);
    assert_in_range(metrics->descent, 250, 300);
    assert_int_equal(metrics->cap_height, 700);
    assert_int_equal(metrics->x_height, 500);
    assert_in_range(metrics->underline_position, 50, 200);
    assert_in_range(metrics->underline_thickness, 20, 100);
    assert_in_range(metrics->strikeout_position, 150, 350);
}

static void fallback_finds_chinese(void **state)
{
    need("PT Serif");
    need("Noto Serif CJK SC");
    need("Noto Serif CJK TC");
    assert_false(font_has(find(state, "PT Serif", 400, false), 0x4E2D));
    /* A serif font for a serif font, the simplified forms unless the language says other. */
    const Font *font = fall_back(state, "PT Serif", 0x4E2D, "ru");
    assert_string_equal(font_family(font), "Noto Serif CJK SC");
    assert_true(font_has(font, 0x4E2D));
    assert_ptr_equal(fall_back(state, "PT Serif", 0x56FD, "zh-Hans-CN"), font);
    assert_string_equal(font_family(fall_back(state, "PT Serif", 0x4E2D, "zh-TW")),
                        "Noto Serif CJK TC");
    assert_int_equal(reports(state), 0);
}

static void fallback_prefers_the_request(void **state)
{
    need("PT Serif");
    need("DejaVu Sans");
    need("DejaVu Serif");
    const uint32_t check_mark = 0x2713;
    assert_string_equal(font_family(fall_back(state, "PT Serif, DejaVu Serif", 0x2200, "ru")),
                        "DejaVu Serif");
    const Font *font = fall_back(state, "PT Serif, Missing, DejaVu Sans", check_mark, "ru");
    assert_string_equal(font_family(font), "DejaVu Sans");
}

static void no_font_has_a_private_character(void **state)
{
    assert_null(fall_back(state, "serif", 0xE123, NULL));
    assert_null(fall_back(state, "serif", 0x10FFFD, "zh"));
    assert_null(
        fall_back(state, "serif", 0xFFFFFFFF, "a-very-long-tag-that-is-no-language-at-all"));
}

static void characters_that_are_made(void **state)
{
    const Font *font = find(state, "serif", 400, false);
    assert_true(font_has(font, 'a'));
    assert_true(font_has(font, 0xAD));
    assert_true(font_has(font, 0x200D));
    assert_true(font_has(font, 0xA0));
    assert_true(font_has(font, 0x202F));
    assert_true(font_has(font, 0x2011));
    assert_true(font_has(font, '\t'));
    assert_false(font_has(font, 0xE123));
    assert_false(font_has(font, 0x110000));
}

/* ---- A system of our own ---- */

typedef struct {
    char folder[64];
    char path[128];
} System;

static void write_bytes(const char *path, const void *data, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* A folder where fontconfig finds this font file only, or none. */
static void make_system(System *own, const void *font, size_t length)
{
    strcpy(own->folder, "/tmp/protoc-fonts-XXXXXX");
    assert_non_null(mkdtemp(own->folder));
    snprintf(own->path, sizeof own->path, "%s/font.ttf", own->folder);
    if (font != NULL)
        write_bytes(own->path, font, length);
    char path[128];
    char text[512];
    snprintf(path, sizeof path, "%s/fonts.conf", own->folder);
    snprintf(text, sizeof text,
             "<fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>", own->folder,
             own->folder);
    write_bytes(path, text, strlen(text));
    setenv("FONTCONFIG_FILE", path, 1);
}

static void drop_system(const System *own)
{
    char command[128];
    unsetenv("FONTCONFIG_FILE");
    snprintf(command, sizeof command, "rm -rf '%s'", own->folder);
    assert_int_equal(system(command), 0);
}

static void a_system_without_fonts(void **state)
{
    System own;
    make_system(&own, NULL, 0);
    assert_null(find(state, "PT Serif, serif", 400, false));
    assert_null(fall_back(state, "PT Serif, serif", 'a', "ru"));
    Setting *setting = *state;
    assert_int_equal(diagnostics_status(setting->diagnostics), 3);
    assert_reported(state, "there is no usable font on this system");
    drop_system(&own);
}

static unsigned char *read_font(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = memory_new(*length);
    assert_int_equal(fread(bytes, 1, *length, file), *length);
    fclose(file);
    return bytes;
}

/* Where a table of a font file starts. */
static size_t find_table(const unsigned char *font, const char *tag)
{
    for (size_t entry = 12; entry < 12 + 16 * (size_t)font[5]; entry += 16) {
        if (memcmp(font + entry, tag, 4) == 0) {
            const unsigned char *o = font + entry + 8;
            return (size_t)o[0] << 24 | (size_t)o[1] << 16 | (size_t)o[2] << 8 | o[3];
        }
    }
    fail();
    return 0;
}

static void a_font_that_forbids_embedding(void **state)
{
    need("PT Serif");
    Diagnostics *diagnostics = diagnostics_new();
    FontSet *set = fontset_new(diagnostics);
    FontRequest request = {"PT Serif", 400, false};
    size_t length;
    unsigned char *bytes = read_font(font_path(fontset_find(set, &request, PLACE_NONE)), &length);
    fontset_free(set);
    diagnostics_free(diagnostics);
    size_t kind = find_table(bytes, "OS/2") + 8;
    bytes[kind + 1] = 2;
    System own;
    make_system(&own, bytes, length);
    assert_null(find(state, "PT Serif", 400, false));
    assert_reported(
        state,
        "“PT Serif” forbids being put into a document; another one is used [font-restricted]");
    assert_reported(state, "[font-none]");
    drop_system(&own);
    free(bytes);
}

static void a_file_cut_short(void **state)
{
    need("PT Serif");
    Diagnostics *diagnostics = diagnostics_new();
    FontSet *set = fontset_new(diagnostics);
    FontRequest request = {"PT Serif", 400, false};
    size_t length;
    unsigned char *bytes = read_font(font_path(fontset_find(set, &request, PLACE_NONE)), &length);
    fontset_free(set);
    diagnostics_free(diagnostics);
    System own;
    make_system(&own, bytes, length);
    /* Fontconfig sees the whole file and remembers it; then it is broken. */
    set = fontset_new(NULL);
    assert_non_null(fontset_find(set, &request, PLACE_NONE));
    fontset_free(set);
    assert_int_equal(truncate(own.path, 100), 0);
    const Font *font = find(state, "PT Serif", 400, false);
    assert_null(font);
    assert_reported(state, "[font-none]");
    drop_system(&own);
    free(bytes);
}

/* Fonts stay open for the next document, which counts them in its own order. */
static void a_font_is_lent_to_the_next_set(void **state)
{
    (void)state;
    need("PT Serif");
    FontRequest regular = {"PT Serif", 400, false}, bold = {"PT Serif", 700, false};
    FontSet *first = fontset_new(NULL);
    const Font *bold_font = fontset_find(first, &bold, PLACE_NONE);
    assert_int_equal(font_index(bold_font), 0);
    assert_false(font_is_digested(bold_font));
    Digest digest = *font_digest(bold_font);
    fontset_free(first);
    FontSet *second = fontset_new(NULL);
    assert_int_equal(font_index(fontset_find(second, &regular, PLACE_NONE)), 0);
    assert_int_equal(font_index(fontset_find(second, &bold, PLACE_NONE)), 1);
    assert_int_equal(fontset_count(second), 2);
    assert_int_equal(font_weight(fontset_font(second, 1)), 700);
    assert_true(font_is_digested(fontset_font(second, 1)));
    assert_memory_equal(font_digest(fontset_font(second, 1))->bytes, digest.bytes, DIGEST_BYTES);
    FontSet *third = fontset_new(NULL);
    assert_ptr_not_equal(fontset_find(third, &bold, PLACE_NONE), fontset_font(second, 1));
    fontset_free(third);
    fontset_free(second);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(styles_of_a_family),
        TEST(a_font_is_lent_to_the_next_set),
        TEST(a_font_is_kept_once),
        TEST(generic_families),
        TEST(unknown_families),
        TEST(a_missing_family_is_named_once),
        TEST(a_missing_style_is_named_once),
        TEST(metrics),
        TEST(fallback_finds_chinese),
        TEST(fallback_prefers_the_request),
        TEST(no_font_has_a_private_character),
        TEST(characters_that_are_made),
        TEST(a_system_without_fonts),
        TEST(a_font_that_forbids_embedding),
        TEST(a_file_cut_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
