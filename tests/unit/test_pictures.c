/* test_pictures.c: which picture files are read, and data: URIs. */
#include "input_fixture.h"

#include "base/limits.h"
#include "input/picture.h"
#include "input/pictures.h"
#include "input/transform.h"

/* One grey pixel. */
static const unsigned char PNG[] = {
    0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0,    0,    0,    13,   'I',  'H',
    'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,
    0,    0x3A, 0x7E, 0x9B, 0x55, 0,    0,    0,    10,   'I',  'D',  'A',  'T',  0x78,
    0x9C, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0,
    0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};

static int set_up(void **state)
{
    if (fixture_set_up(state) != 0)
        return -1;
    char outside[256], link[256];
    fixture_write_bytes("outside.png", PNG, sizeof PNG);
    fixture_write_bytes("documents/logo.png", PNG, sizeof PNG);
    fixture_write_bytes("documents/pictures/plan.png", PNG, sizeof PNG);
    fixture_write_bytes("documents/short.png", PNG, 40);
    fixture_write("documents/text.png", "text");
    fixture_path("outside.png", outside);
    fixture_path("documents/link.png", link);
    return symlink(outside, link);
}

static void expect(const char *file, const char *report)
{
    char base[256];
    fixture_path("documents/source.xml", base);
    Diagnostics *diagnostics = diagnostics_new();
    Buffer data = {0};
    ImageInfo info;
    bool good = picture_load(base, file, PLACE_NONE, &data, &info, diagnostics);
    assert_int_equal(good, *report == '\0');
    assert_int_equal(fixture_count(diagnostics), good ? 0 : 1);
    assert_int_equal(diagnostics_status(diagnostics), good ? 0 : 1);
    if (good)
        assert_int_equal(info.width, 1);
    char *reports = fixture_reports(diagnostics);
    fixture_expect(reports, report);
    free(reports);
    buffer_free(&data);
    diagnostics_free(diagnostics);
}

static void reads_below_the_folder_only(void **state)
{
    (void)state;
    expect("logo.png", "");
    expect("pictures/plan.png", "");
    expect("./logo.png", "");
    expect("", "the path is empty");
    expect("/etc/passwd", "the path is absolute");
    expect("../outside.png", "leads out of the folder");
    expect("pictures/../../outside.png", "leads out of the folder");
    expect("link.png", "a link that leads out of the folder");
    expect("http://localhost/x.png", "an address, not a path");
    expect("file:logo.png", "an address, not a path");
    expect("pictures\\plan.png", "[picture-path]");
}

static void says_what_cannot_be_used(void **state)
{
    (void)state;
    expect("lgo.png", "hint: did you mean “logo.png”?");
    expect("pictures/plon.png", "hint: did you mean “pictures/plan.png”?");
    expect("pictures", "it is a folder");
    expect("short.png", "[picture-broken]");
    expect("text.png", "[picture-broken]");
}

static void reads_addresses_that_are_the_picture(void **state)
{
    (void)state;
#define START "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNo"
#define END "AAAAggCBd81ytgAAAABJRU5ErkJggg=="
    expect(START END, "");
    expect(START " \n\t" END, ""); /* as it is when it was written in lines */
    expect(START "!" END, "[picture-broken]");
    expect("data:image/png,x", "[picture-broken]");
}

/* One byte more than fits by default is read when --max-file allows it. */
static void the_limit_is_that_of_the_command_line(void **state)
{
    (void)state;
    char base[256], path[256];
    fixture_write("documents/large.bin", "");
    fixture_path("documents/large.bin", path);
    fixture_path("documents/source.xml", base);
    assert_int_equal(truncate(path, (off_t)limit_bytes(LIMIT_LINKED) + 1), 0);
    Diagnostics *diagnostics = diagnostics_new();
    Buffer data = {0};
    assert_false(attachment_load(base, "large.bin", PLACE_NONE, &data, diagnostics));
    uint64_t usual = limit_of(LIMIT_LINKED);
    limit_set(LIMIT_LINKED, usual + 1);
    assert_true(attachment_load(base, "large.bin", PLACE_NONE, &data, diagnostics));
    assert_int_equal(data.length, (usual << 20) + 1);
    limit_set(LIMIT_LINKED, usual);
    buffer_free(&data);
    diagnostics_free(diagnostics);
}

static void checks_and_embeds(void **state)
{
    (void)state;
    char base[256];
    fixture_path("documents/source.xml", base);
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse("<d><logo file='logo.png'/>\n<picture file='none.png'/><x/></d>",
                                diagnostics);
    assert_false(linked_files_check(input.tree, base, diagnostics));
    char *reports = fixture_reports(diagnostics);
    fixture_expect(reports, "test.xml:2:16: error: there is no picture “none.png”");
    free(reports);
    diagnostics_free(diagnostics);
    input_free(&input);
    diagnostics = diagnostics_new();
    input = fixture_parse("<d><img src='logo.png'/><img src='data:,x'/></d>", diagnostics);
    assert_true(linked_files_check(input.tree, base, diagnostics));
    assert_true(pictures_embed(input.tree, base, diagnostics));
    Buffer out = {0};
    serialize_html(input.tree, &out);
    fixture_expect(
        buffer_text(&out),
        "<img "
        "src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNo"
        "AAAAggCBd81ytgAAAABJRU5ErkJggg==\">");
    buffer_free(&out);
    input_free(&input);
    diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_below_the_folder_only),
        cmocka_unit_test(says_what_cannot_be_used),
        cmocka_unit_test(reads_addresses_that_are_the_picture),
        cmocka_unit_test(the_limit_is_that_of_the_command_line),
        cmocka_unit_test(checks_and_embeds),
    };
    return cmocka_run_group_tests(tests, set_up, fixture_tear_down);
}
