/* cluster.c: from the glyphs of a text area back to its characters.
 *
 * HarfBuzz marks each glyph with the offset of the first character it comes from. Glyphs with the
 * same offset form a cluster; its text reaches to the next cluster of the run in the order of
 * reading. In a run from right to left that is the one drawn before it. */
#include <string.h>

#include "base/utf8.h"
#include "pdf/cluster.h"

static const char SOFT_HYPHEN[] = "\xC2\xAD";

/* Characters that only steer line breaking and direction. Both are settled in the area tree, and
 * in the file they would stand between a reader and the word searched for. */
static bool is_steering(uint32_t c)
{
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

static bool is_all_steering(const char *text, size_t length)
{
    if (length == 0)
        return false;
    while (length > 0) {
        size_t size;
        if (!is_steering(utf8_decode(text, length, &size)))
            return false;
        text += size;
        length -= size;
    }
    return true;
}

/* The text of the glyphs first to end - 1, which form a whole cluster of the run. */
static void find_text(const GlyphRun *run, uint32_t first, uint32_t end, Cluster *cluster)
{
    size_t from = run->glyphs[first].cluster;
    size_t to = run->text_length;
    if (run->right_to_left && first > 0)
        to = run->glyphs[first - 1].cluster;
    else if (!run->right_to_left && end < run->glyph_count)
        to = run->glyphs[end].cluster;
    if (to > run->text_length)
        to = run->text_length;
    cluster->text = run->text + (from < to ? from : to);
    cluster->length = from < to ? to - from : 0;
}

/* Those that may be otherwise are U+0080 to U+00BF, U+2000 to U+2FFF and all from U+E000 on. */
bool is_plain_letter(const char *text, size_t length)
{
    unsigned char c = length > 0 ? (unsigned char)text[0] : 0;
    return (length == 1 && c < 0x80) || (length == 2 && c > 0xC2 && c < 0xE0) ||
           (length == 3 && c > 0xE2 && c < 0xEE);
}

Cluster cluster_at(const Area *area, uint32_t first)
{
    const GlyphRun *run = area->text.run;
    uint32_t limit = area->text.first + area->text.count;
    Cluster cluster = {.first = first, .end = first + 1};
    while (cluster.end < limit && run->glyphs[cluster.end].cluster == run->glyphs[first].cluster)
        cluster.end++;
    find_text(run, first, cluster.end, &cluster);
    if (area->hyphen) {
        cluster.text = SOFT_HYPHEN;
        cluster.length = sizeof SOFT_HYPHEN - 1;
        return cluster;
    }
    if (is_plain_letter(cluster.text, cluster.length)) {
        cluster.space = cluster.text[0] == ' ';
        return cluster;
    }
    bool no_break_space = cluster.length == 2 && memcmp(cluster.text, "\xC2\xA0", 2) == 0;
    bool narrow_space = cluster.length == 3 && memcmp(cluster.text, "\xE2\x80\xAF", 3) == 0;
    cluster.space = no_break_space;
    if (no_break_space || narrow_space) {
        /* They kept a line together. Who searches types an ordinary space. */
        cluster.text = " ";
        cluster.length = 1;
    }
    cluster.hidden =
        run->glyphs[first].advance == 0 && is_all_steering(cluster.text, cluster.length);
    return cluster;
}
