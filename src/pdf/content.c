/* content.c: writes graphics operators and marked content; text is in text.c. */
#include "pdf/content.h"

void content_open(Content *content, Length page_height, Structure *structure, size_t page)
{
    size_t usual_length = content->usual_length;
    *content = (Content){.page_height = page_height,
                         .structure = structure,
                         .page = page,
                         .usual_length = usual_length};
    buffer_reserve(&content->stream, usual_length);
    /* A page starts with black and no font. */
    content->state.fill.visible = true;
}

static void end_marked(Content *content)
{
    content_end_text(content);
    if (content->marked)
        buffer_string(&content->stream, "EMC\n");
    content->marked = false;
}

void content_close(Content *content)
{
    end_marked(content);
    if (content->stream.length > content->usual_length)
        content->usual_length = content->stream.length;
}

void content_begin(Content *content, StructureNode *node)
{
    if (!structure_has(node))
        node = NULL;
    if (!content->structure || (content->marked && content->node == node))
        return;
    end_marked(content);
    content->marked = true;
    content->node = node;
    if (node) {
        pdf_name(&content->stream, node->role);
        buffer_string(&content->stream, "<</MCID ");
        buffer_integer(&content->stream, structure_mark(content->structure, node, content->page));
        buffer_string(&content->stream, ">>BDC\n");
    } else {
        buffer_string(&content->stream, "/Artifact BMC\n");
    }
}

static void add_number(Content *content, Length value)
{
    buffer_thousandths(&content->stream, value);
    buffer_char(&content->stream, ' ');
}

static void add_point(Content *content, Length x, Length y)
{
    add_number(content, x);
    add_number(content, content->page_height - y);
}

static void add_color(Content *content, Color color, const char *gray, const char *rgb)
{
    add_number(content, length_scale(color.red, 1000, 255));
    if (color.red == color.green && color.red == color.blue) {
        buffer_string(&content->stream, gray);
        return;
    }
    add_number(content, length_scale(color.green, 1000, 255));
    add_number(content, length_scale(color.blue, 1000, 255));
    buffer_string(&content->stream, rgb);
}

void content_fill(Content *content, Color color)
{
    if (!color_is_same(content->state.fill, color)) {
        add_color(content, color, "g\n", "rg\n");
        content->state.fill = color;
    }
}

static void add_rectangle(Content *content, Length x, Length y, Length width, Length height)
{
    add_point(content, x, y + height);
    add_number(content, width);
    add_number(content, height);
    buffer_string(&content->stream, "re\n");
}

void content_rectangle(Content *content, Color color, Length x, Length y, Length width,
                       Length height)
{
    if (!color.visible || width <= 0 || height <= 0)
        return;
    content_end_text(content);
    content_fill(content, color);
    add_rectangle(content, x, y, width, height);
    buffer_string(&content->stream, "f\n");
}

void content_polygon(Content *content, Color color, const Length corners[][2], size_t count)
{
    if (!color.visible)
        return;
    content_end_text(content);
    content_fill(content, color);
    for (size_t i = 0; i < count; i++) {
        add_point(content, corners[i][0], corners[i][1]);
        buffer_string(&content->stream, i == 0 ? "m\n" : "l\n");
    }
    buffer_string(&content->stream, "f\n");
}

void content_stroke(Content *content, const Stroke *stroke, Length x1, Length y1, Length x2,
                    Length y2)
{
    if (!stroke->color.visible || stroke->width <= 0)
        return;
    content_end_text(content);
    buffer_string(&content->stream, "q ");
    add_color(content, stroke->color, "G ", "RG ");
    add_number(content, stroke->width);
    buffer_string(&content->stream, "w ");
    if (stroke->round)
        buffer_string(&content->stream, "1 J ");
    if (stroke->gap > 0) {
        buffer_char(&content->stream, '[');
        add_number(content, stroke->dash);
        buffer_thousandths(&content->stream, stroke->gap);
        buffer_string(&content->stream, "] 0 d ");
    }
    add_point(content, x1, y1);
    buffer_string(&content->stream, "m ");
    add_point(content, x2, y2);
    buffer_string(&content->stream, "l S Q\n");
}

void content_clip(Content *content, Length x, Length y, Length width, Length height,
                  GraphicsState *saved)
{
    end_marked(content);
    *saved = content->state;
    buffer_string(&content->stream, "q\n");
    add_rectangle(content, x, y, width < 0 ? 0 : width, height < 0 ? 0 : height);
    buffer_string(&content->stream, "W n\n");
}

/* A point x, y of the turned coordinates is written x, H - y, where H is the page's height; the matrix takes it to where
 * it belongs, which is written in the same way. */
void content_turn(Content *content, const AreaOrigin *origin, GraphicsState *saved)
{
    static const int COSINE[4] = {1, 0, -1, 0}, SINE[4] = {0, 1, 0, -1};
    end_marked(content);
    *saved = content->state;
    int cosine = COSINE[origin->turn], sine = SINE[origin->turn];
    Length height = content->page_height;
    buffer_format(&content->stream, "q %d %d %d %d ", cosine, sine, -sine, cosine);
    add_number(content, origin->x + sine * height);
    add_number(content, height - origin->y - cosine * height);
    buffer_string(&content->stream, "cm\n");
}

void content_restore(Content *content, const GraphicsState *saved)
{
    end_marked(content);
    buffer_string(&content->stream, "Q\n");
    content->state = *saved;
}

void content_image(Content *content, unsigned number, Length x, Length y, Length width,
                   Length height)
{
    content_end_text(content);
    buffer_string(&content->stream, "q ");
    add_number(content, width);
    buffer_string(&content->stream, "0 0 ");
    add_number(content, height);
    add_point(content, x, y + height);
    buffer_format(&content->stream, "cm /I%u Do Q\n", number);
}
