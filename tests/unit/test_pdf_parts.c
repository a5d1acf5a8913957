/* test_pdf_parts.c: what the painter is made of: dates, strings, CFF charsets, clusters. */
#include "pdf_fixture.h"

#include "pdf/cluster.h"
#include "pdf/compact_font.h"
#include "pdf/date.h"
#include "pdf/object.h"
#include "pdf/outline.h"
#include "pdf/output_intent.h"

static void assert_date(const char *date, const char *wanted)
{
    Buffer out = {0};
    PdfDate read;
    bool good = pdf_date_read(date, &read);
    if (good)
        pdf_date_string(&read, &out);
    assert_string_equal(buffer_text(&out), wanted);
    assert_int_equal(good, *wanted != '\0');
    buffer_free(&out);
}

static void test_dates(void **state)
{
    (void)state;
    assert_date("2026", "(D:20260101000000)");
    assert_date("2026-05", "(D:20260501000000)");
    assert_date("2026-05-04", "(D:20260504000000)");
    assert_date("2026-05-04T10:30", "(D:20260504103000)");
    assert_date("2026-05-04T10:30:15.25Z", "(D:20260504103015Z)");
    assert_date("2026-05-04T10:30:15-03:30", "(D:20260504103015-03'30')");
    assert_date("", "");
    assert_date("2026-13-01", "");
    assert_date("2026-05-04 10:30", "");
    assert_date("2026-05-04T25:00", "");
    assert_date("4 мая 2026", "");
    assert_date("2026-05-04T10:30)(", "");
}

static void assert_xmp_date(const char *date, const char *wanted)
{
    Buffer out = {0};
    PdfDate read;
    assert_true(pdf_date_read(date, &read));
    pdf_date_xmp(&read, &out);
    assert_string_equal(buffer_text(&out), wanted);
    buffer_free(&out);
}

static void test_dates_of_metadata(void **state)
{
    (void)state;
    assert_xmp_date("2026-05-04", "2026-05-04T00:00:00");
    assert_xmp_date("2026-05-04T10:30:15-03:30", "2026-05-04T10:30:15-03:30");
}

/* Where ICC.1 wants what: the size, the signature, and every tag within the profile. */
static void test_color_profile(void **state)
{
    (void)state;
    Buffer profile = {0};
    output_intent_profile(&profile);
    const unsigned char *bytes = (const unsigned char *)profile.data;
    assert_int_equal(profile.length, (size_t)bytes[2] << 8 | bytes[3]);
    assert_memory_equal(bytes + 36, "acsp", 4);
    for (size_t tag = 0; tag < bytes[131]; tag++) {
        const unsigned char *entry = bytes + 132 + 12 * tag;
        size_t start = (size_t)entry[6] << 8 | entry[7],
               length = (size_t)entry[10] << 8 | entry[11];
        assert_true(start % 4 == 0 && start + length <= profile.length);
    }
    buffer_free(&profile);
}

static void test_date_of_the_build(void **state)
{
    Fixture *fixture = *state;
    add_page(fixture);
    unsetenv("SOURCE_DATE_EPOCH");
    paint(fixture);
    assert_prints_not(fixture, "qpdf --qdf %s -", "CreationDate");
    setenv("SOURCE_DATE_EPOCH", "1709251199", 1);
    paint(fixture);
    assert_prints(fixture, "qpdf --qdf %s -", "/CreationDate (D:20240229235959Z)");
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    paint(fixture);
    assert_prints_not(fixture, "qpdf --qdf %s -", "CreationDate");
    unsetenv("SOURCE_DATE_EPOCH");
}

static void test_strings(void **state)
{
    (void)state;
    Buffer out = {0};
    pdf_text_string(&out, "a(b)\\c");
    assert_string_equal(buffer_text(&out), "(a\\(b\\)\\\\c)");
    out.length = 0;
    pdf_text_string(&out, "Я\U0001F600");
    assert_string_equal(buffer_text(&out), "<FEFF042FD83DDE00>");
    out.length = 0;
    pdf_text_string(&out, "a\nb");
    assert_string_equal(buffer_text(&out), "<FEFF0061000A0062>");
    out.length = 0;
    pdf_name(&out, "A B/C#1");
    assert_string_equal(buffer_text(&out), "/A#20B#2FC#231");
    buffer_free(&out);
}

/* Header, Name INDEX, Top DICT INDEX with ROS and a charset at offset 27; then the charset. */
static const unsigned char KEYED[] = {1, 0, 4, 1,   0,   1,   1,  1,  2,   'A', 0, 1,
                                      1, 1, 8, 139, 139, 139, 12, 30, 166, 15,  0, 0,
                                      0, 0, 0, 2,   0,   10,  0,  2,  1,   0,   0, 0};

static void test_charset(void **state)
{
    (void)state;
    uint16_t cids[5];
    bool keyed = false;
    assert_true(compact_font_read(KEYED, sizeof KEYED, &keyed, cids, 5));
    assert_true(keyed);
    static const uint16_t wanted[5] = {0, 10, 11, 12, 256};
    assert_memory_equal(cids, wanted, sizeof wanted);
}

static void test_charset_cut_short(void **state)
{
    (void)state;
    uint16_t cids[5];
    bool keyed = false;
    for (size_t length = 0; length < sizeof KEYED; length++) {
        unsigned char *part = malloc(length + 1);
        memcpy(part, KEYED, length);
        assert_false(compact_font_read(part, length, &keyed, cids, 5));
        free(part);
    }
}

static void test_clusters(void **state)
{
    (void)state;
    static const char text[] = "a\u00A0\u200Bfi";
    static const Glyph glyphs[] = {{.glyph = 1, .cluster = 0, .advance = 5},
                                   {.glyph = 2, .cluster = 1, .advance = 5},
                                   {.glyph = 2, .cluster = 3, .advance = 0},
                                   {.glyph = 4, .cluster = 6, .advance = 5}};
    GlyphRun run = {
        .text = text, .text_length = sizeof text - 1, .glyphs = glyphs, .glyph_count = 4};
    Area area = {.kind = AREA_TEXT, .text = {.run = &run, .count = 4}};
    Cluster cluster = cluster_at(&area, 1);
    assert_int_equal(cluster.end, 2);
    assert_true(cluster.space);
    assert_int_equal(cluster.length, 1);
    assert_memory_equal(cluster.text, " ", 1);
    assert_true(cluster_at(&area, 2).hidden);
    cluster = cluster_at(&area, 3);
    assert_false(cluster.hidden);
    assert_int_equal(cluster.length, 2);
    assert_memory_equal(cluster.text, "fi", 2);
}

static void test_clusters_from_right_to_left(void **state)
{
    (void)state;
    static const Glyph glyphs[] = {{.glyph = 3, .cluster = 4, .advance = 5},
                                   {.glyph = 2, .cluster = 0, .advance = 5},
                                   {.glyph = 1, .cluster = 0, .advance = 5}};
    GlyphRun run = {
        .text = "אבג", .text_length = 6, .glyphs = glyphs, .glyph_count = 3, .right_to_left = true};
    Area area = {.kind = AREA_TEXT, .text = {.run = &run, .count = 3}};
    Cluster cluster = cluster_at(&area, 0);
    assert_int_equal(cluster.length, 2);
    assert_memory_equal(cluster.text, "ג", 2);
    cluster = cluster_at(&area, 1);
    assert_int_equal(cluster.end, 3);
    assert_int_equal(cluster.length, 4);
    assert_memory_equal(cluster.text, "אב", 4);
}

static void test_hot_zones_join_on_a_line(void **state)
{
    (void)state;
    static const Link link = {.uri = "a"}, other = {.uri = "b"};
    HotZones zones = {0};
    hot_zones_add(&zones, &(HotZone){&link, 0, 0, 10000, 10000});
    hot_zones_add(&zones, &(HotZone){&link, 10000, 0, 20000, 12000});
    hot_zones_add(&zones, &(HotZone){&other, 20000, 0, 30000, 10000});
    hot_zones_add(&zones, &(HotZone){&other, 0, -20000, 30000, -8000});
    assert_int_equal(zones.count, 3);
    assert_int_equal(zones.items[0].right, 20000);
    assert_int_equal(zones.items[0].top, 12000);
    hot_zones_free(&zones);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_dates_of_metadata),
        cmocka_unit_test(test_color_profile),
        cmocka_unit_test_setup_teardown(test_date_of_the_build, fixture_open, fixture_close),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_charset),
        cmocka_unit_test(test_charset_cut_short),
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_clusters_from_right_to_left),
        cmocka_unit_test(test_hot_zones_join_on_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
