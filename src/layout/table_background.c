/* table_background.c: what lies behind the cells of a table (CSS 2.1, 17.5.1; XSL-FO 1.1, 6.7.10).
 *
 *     table │ column │ header, body or footer │ row │ cell        each covers what is left of it
 *
 * The table's own lies in its frame. The others are painted in the cells alone: where borders are separate, the gaps
 * between cells show the table's, as cells do that are empty and hidden. A cell that spans rows or columns lies on what
 * belongs to the row and the column that it begins in. A place without a cell counts as an empty one.
 *
 * Most often that comes to the same as a rectangle as large as the row, so that is drawn then. A colour below pictures is the
 * cell's own; pictures are placed against the row, and each cell shows its part of them. */
#include "layout/table.h"

/* From the lowest to the highest; each may be NULL. */
typedef struct {
    const Fo *fos[3];
} Layers;

static bool is_painted(const Fo *fo)
{
    return fo && has_background(fo);
}

static bool has_picture(const Fo *fo)
{
    return fo && fo->style->values[PROPERTY_BACKGROUND_IMAGE].kind == VALUE_STRING;
}

static Layers layers_at(const Table *table, const Part *part, size_t row, size_t column)
{
    return (Layers){{table->column_fos[column], part->fo, part->rows[row].fo}};
}

static Layers layers_below(const Table *table, const Part *part, const Cell *cell)
{
    size_t end = cell->column + cell->columns;
    size_t last = (end < table->column_count ? end : table->column_count) - 1;
    return layers_at(table, part, cell->row, fo_starts_right(table->fo) ? last : cell->column);
}

static Color highest_color(const Layers *layers)
{
    for (size_t i = 3; i-- > 0;) {
        if (!layers->fos[i])
            continue;
        Color color = fo_color(layers->fos[i], PROPERTY_BACKGROUND_COLOR);
        if (color.visible)
            return color;
    }
    return (Color){0};
}

static bool have_pictures(const Layers *layers)
{
    return has_picture(layers->fos[0]) || has_picture(layers->fos[1]) ||
           has_picture(layers->fos[2]);
}

static bool has_columns(const Table *table)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (is_painted(table->column_fos[c]))
            return true;
    return false;
}

/* Whether what is behind the row's cells is not the same as a rectangle of its size. */
static bool paints_cells(const Table *table, const Part *part, size_t row)
{
    const Fo *fo = part->rows[row].fo;
    bool columns = has_columns(table), own = is_painted(fo), of_part = is_painted(part->fo);
    const Layers above = {{NULL, part->fo, fo}};
    if (table->collapse && highest_color(&above).visible)
        columns = false;
    if (!columns && !own && !of_part)
        return false;
    if (!table->collapse || (has_picture(fo) && (columns || of_part)) ||
        (has_picture(part->fo) && columns))
        return true;
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part->grid[row * table->column_count + c];
        if (cell && (cell->row < row || (columns && cell->columns > 1)))
            return true;
    }
    return false;
}

/* Where the layer lies for those in the row, counted from the row's box. */
static Rectangle place_of_layer(const Table *table, const Part *part, const Cell *cell, size_t row,
                                size_t layer, Length row_height)
{
    Rectangle place = {0, 0, table->columns[table->column_count], row_height};
    for (size_t r = cell->row; r < row; r++)
        place.y -= part->rows[r].height + (table->collapse ? 0 : table->gap_block);
    if (cell->row < row)
        place.height = part->rows[cell->row].height;
    if (layer == 0) {
        place.x = table->columns[cell->column];
        place.width = table->columns[cell->column + 1] - place.x;
    }
    return place;
}

/* Shows in the cell's box, whose size is known and in which nothing stands yet, its part of what lies below it. */
static void add_layers(const Table *table, const Part *part, const Cell *cell, size_t row,
                       Length row_height, Area *box)
{
    Layout *layout = table->flow->layout;
    const Layers layers = layers_below(table, part, cell);
    const Border *borders = box->box.look->borders;
    Length left = borders[SIDE_LEFT].width, top = borders[SIDE_TOP].width;
    for (size_t i = 0; i < 4; i++) {
        const Fo *fo = i < 3 ? layers.fos[i] : cell->fo;
        if (!is_painted(fo))
            continue;
        Area *window = area_new(layout->arena, AREA_BOX, NULL, fo->place);
        *window = (Area){.kind = AREA_BOX, .box.look = window->box.look, .x = left, .y = top};
        window->width = box->width - left - borders[SIDE_RIGHT].width;
        window->height = box->height - top - borders[SIDE_BOTTOM].width;
        window->box.clip = true;
        Area *layer = area_new(layout->arena, AREA_BOX, NULL, fo->place);
        Rectangle place = {0, 0, box->width, box->height};
        if (i < 3)
            place = place_of_layer(table, part, cell, row, i, row_height);
        layer->x = place.x - (i < 3 ? box->x : 0) - left;
        layer->y = place.y - (i < 3 ? box->y : 0) - top;
        layer->width = place.width;
        layer->height = place.height;
        box_background(layout, layer, fo);
        area_append(window, layer);
        area_append(box, window);
    }
}

Area *cell_box(const Table *table, const Part *part, size_t row, const Cell *cell)
{
    Layout *layout = table->flow->layout;
    Area *box = area_new(layout->arena, AREA_BOX, structure_of(cell->fo), cell->fo->place);
    box->x = table->columns[cell->column] + (table->collapse ? 0 : table->gap_inline / 2);
    box->width = cell_width(table, cell);
    bool hidden = !table->collapse && cell->flow->count == 0 &&
                  fo_keyword(cell->fo, PROPERTY_EMPTY_CELLS) == KEYWORD_HIDE;
    if (hidden)
        return box;
    Color below = {0};
    if (part->rows[row].paints_cells) {
        const Layers layers = layers_below(table, part, cell);
        below = highest_color(&layers);
    }
    box_decorate_over(layout, box, cell->fo, !table->collapse, below);
    return box;
}

void cell_box_finish(const Table *table, const Part *part, size_t row, const Cell *cell, Area *box,
                     Length row_height)
{
    const Layers layers = layers_below(table, part, cell);
    if (!part->rows[row].paints_cells || !have_pictures(&layers))
        return;
    Area rest = {.first = box->first};
    box->first = box->last = NULL;
    Layout *layout = table->flow->layout;
    area_look(layout->arena, box)->background = (Color){0};
    area_look(layout->arena, box)->image = NULL;
    add_layers(table, part, cell, row, row_height, box);
    append_shifted(box, &rest, 0, 0);
}

/* The backgrounds of columns, where neither row nor part has any. */
static void add_columns(const Table *table, Area *row_box)
{
    for (size_t c = 0; c < table->column_count;) {
        const Fo *column = table->column_fos[c];
        size_t end = c + 1;
        while (end < table->column_count && table->column_fos[end] == column)
            end++;
        if (is_painted(column)) {
            Area *box = area_new(table->flow->layout->arena, AREA_BOX, NULL, column->place);
            box->x = table->columns[c];
            box->width = table->columns[end] - table->columns[c];
            box->height = row_box->height;
            box_background(table->flow->layout, box, column);
            area_append(row_box, box);
        }
        c = end;
    }
}

/* Places without a cell are painted as empty cells are. */
static void add_missing_cells(const Table *table, const Part *part, size_t row, Area *row_box)
{
    const Fo *owner = part->rows[row].fo ? part->rows[row].fo : part->fo;
    if (!table->collapse && fo_keyword(owner, PROPERTY_EMPTY_CELLS) == KEYWORD_HIDE)
        return;
    Length gap = table->collapse ? 0 : table->gap_inline;
    for (size_t c = 0; c < table->column_count; c++) {
        if (part->grid[row * table->column_count + c])
            continue;
        const Layers layers = layers_at(table, part, row, c);
        Area *box = area_new(table->flow->layout->arena, AREA_BOX, NULL, owner->place);
        box->x = table->columns[c] + gap / 2;
        box->width = table->columns[c + 1] - table->columns[c] - gap;
        box->height = row_box->height;
        Color color = highest_color(&layers);
        if (!color.visible || box->width <= 0)
            continue;
        area_look(table->flow->layout->arena, box)->background = color;
        area_append(row_box, box);
    }
}

Area *row_box_new(const Table *table, Part *part, size_t index)
{
    Row *row = &part->rows[index];
    const Fo *owner = row->fo ? row->fo : part->fo;
    Area *box = area_new(table->flow->layout->arena, AREA_BOX, structure_of(owner), owner->place);
    box->width = table->columns[table->column_count];
    row->paints_cells = paints_cells(table, part, index);
    if (!row->paints_cells)
        box_background(table->flow->layout, box, is_painted(row->fo) ? row->fo : part->fo);
    return box;
}

void row_box_finish(const Table *table, const Part *part, size_t index, Area *box, Length height)
{
    const Row *row = &part->rows[index];
    box->height = height;
    if (row->paints_cells)
        add_missing_cells(table, part, index, box);
    else if (!is_painted(row->fo) && !is_painted(part->fo))
        add_columns(table, box);
}
