/* test_area.c: areas: what they share, and what is their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "layout/area.h"

static Area *new_area(Arena *arena, AreaKind kind)
{
    return area_new(arena, kind, NULL, PLACE_NONE);
}

/* A page has a hundred texts and seventy lines: this is most of the memory a long document takes. */
static void areas_are_small(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    new_area(arena, AREA_TEXT);
    assert_true(arena_used(arena) <= 72);
    new_area(arena, AREA_LINE);
    assert_true(arena_used(arena) <= 72 + 80);
    new_area(arena, AREA_BOX);
    assert_true(arena_used(arena) <= 72 + 80 + 80);
    arena_free(arena);
}

static void looks_are_changed_one_by_one(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Area *box = new_area(arena, AREA_BOX);
    area_look(arena, box)->borders[SIDE_TOP] = (Border){RULE_SOLID, 1000, {0, 0, 0, true}};
    area_look(arena, box)->borders[SIDE_LEFT] = (Border){RULE_SOLID, 2000, {0, 0, 0, true}};
    Area *copy = area_copy_as_artifact(arena, box);
    assert_ptr_equal(copy->box.look, box->box.look);
    area_open_side(arena, copy, SIDE_TOP);
    assert_int_equal(copy->box.look->borders[SIDE_TOP].width, 0);
    assert_int_equal(copy->box.look->borders[SIDE_LEFT].width, 2000);
    assert_int_equal(box->box.look->borders[SIDE_TOP].width, 1000);
    const Look *before = copy->box.look;
    area_open_side(arena, copy, SIDE_TOP);
    assert_ptr_equal(copy->box.look, before);
    assert_false(new_area(arena, AREA_BOX)->box.look->background.visible);
    arena_free(arena);
}

static void ids_and_links_are_not_copied(void **state)
{
    (void)state;
    static const Link link = {.uri = "https://example.org/"};
    Arena *arena = arena_new();
    Area *line = new_area(arena, AREA_LINE), *text = new_area(arena, AREA_TEXT);
    area_append(line, text);
    area_append(line, new_area(arena, AREA_ANCHOR));
    area_set_id(arena, text, NULL);
    assert_null(text->hook);
    area_set_id(arena, text, "here");
    area_set_link(arena, text, &link);
    assert_string_equal(area_id(text), "here");
    assert_ptr_equal(area_link(text), &link);
    const Area *copy = area_copy_as_artifact(arena, line);
    assert_null(area_id(area_first(copy)));
    assert_null(area_link(area_first(copy)));
    assert_null(area_first(copy)->next);
    assert_null(area_first(text));
    area_set_id(arena, text, NULL);
    assert_null(area_id(text));
    assert_ptr_equal(area_link(text), &link);
    arena_free(arena);
}

static void what_can_stick_out_keeps_its_place(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Source *source = source_new("a.fo", memory_string("<a/>"), 4);
    const Place place = {source, 0, 2};
    assert_int_equal(area_new(arena, AREA_LINE, NULL, place)->line.place.end, 2);
    assert_int_equal(area_new(arena, AREA_IMAGE, NULL, place)->image.place.end, 2);
    source_free(source);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_small),
        cmocka_unit_test(looks_are_changed_one_by_one),
        cmocka_unit_test(ids_and_links_are_not_copied),
        cmocka_unit_test(what_can_stick_out_keeps_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
