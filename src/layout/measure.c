/* measure.c: the least and the most width of content (CSS 2.1, 17.5.2.2).
 *
 *     │ Responsible  │    least: the longest piece between two places where a line may end
 *     │ Responsible person: A. Example   │    most: the longest line when it is broken only where it must be
 *
 * Blocks add their indents, which count from the same edge however deeply they are nested. */
#include "layout/measure.h"
#include "layout/container.h"
#include "layout/inline.h"

void extent_raise(Extent *extent, Extent other)
{
    if (other.least > extent->least)
        extent->least = other.least;
    if (other.most > extent->most)
        extent->most = other.most;
}

/* The part of a length that is no percentage. */
static Length plain_length(const Fo *fo, PropertyId property)
{
    return fo_length(fo, property, 0);
}

static Extent widen(Extent extent, Length by)
{
    int64_t least = (int64_t)extent.least + by, most = (int64_t)extent.most + by;
    int64_t limit = FO_LENGTH_LIMIT;
    return (Extent){(Length)(least > limit ? limit : least), (Length)(most > limit ? limit : most)};
}

static Extent extent_of_lines(Layout *layout, const Fo *block, const Fo *first, const Fo *end)
{
    Extent lines = inline_extent(layout, block, first, end);
    if (lines.most == 0)
        return lines;
    Length after = plain_length(block, PROPERTY_END_INDENT);
    /* label-end() is nearly all percentage: what is left of it is no indent */
    bool reliable = block->style->values[PROPERTY_END_INDENT].percent == 0;
    return widen(lines, plain_length(block, PROPERTY_START_INDENT) + (reliable ? after : 0));
}

static Extent extent_of_container(Layout *layout, const Fo *fo)
{
    if (fo_keyword(fo, PROPERTY_ABSOLUTE_POSITION) != KEYWORD_AUTO)
        return (Extent){0, 0};
    Length around = plain_length(fo, PROPERTY_START_INDENT) + plain_length(fo, PROPERTY_END_INDENT);
    bool turned = quarter_turns(fo) % 2;
    const Value *width = &fo->style->values[turned ? PROPERTY_HEIGHT : PROPERTY_WIDTH];
    if (width->kind == VALUE_LENGTH && width->percent == 0)
        return widen((Extent){width->length, width->length}, around);
    return turned ? (Extent){0, 0} : widen(content_extent(layout, fo), around);
}

static Extent extent_of(Layout *layout, const Fo *fo)
{
    Length around;
    switch (fo->element) {
    case FO_BLOCK_CONTAINER: return extent_of_container(layout, fo);
    case FO_TABLE:
        around = plain_length(fo, PROPERTY_START_INDENT) + plain_length(fo, PROPERTY_END_INDENT);
        return widen(table_extent(layout, fo), around);
    default: return content_extent(layout, fo);
    }
}

Extent content_extent(Layout *layout, const Fo *parent)
{
    Extent extent = {0, 0};
    for (const Fo *child = parent->first; child;) {
        if (!block_holds_inline(child)) {
            extent_raise(&extent, extent_of(layout, child));
            child = child->next;
            continue;
        }
        const Fo *end = child;
        while (end && block_holds_inline(end))
            end = end->next;
        extent_raise(&extent, extent_of_lines(layout, parent, child, end));
        child = end;
    }
    return extent;
}
