/* nearest.c: the word somebody probably meant.
 *
 *          a  g  e  n  d  a         Each cell is the least number of edits that turn the first letters
 *       0  1  2  3  4  5  6         of one word into the first letters of the other: insert, delete,
 *    a  1  0  1  2  3  4  5         replace, or swap two neighbours (the slip typists make most).
 *    e  2  1  1  1  2  3  4         A cell needs its three neighbours and, for a swap, the cell two up
 *    g  3  2  1  1  2  3  4         and two left: three rows are enough.
 *    ...
 *
 * This is the optimal string alignment distance (Damerau 1964; Levenshtein 1966; the table is Wagner and
 * Fischer's, 1974). It counts characters, not bytes, so that a Russian slip weighs as much as an English
 * one. Words are names of elements or options: a longer word than LONGEST has no near miss. */
#include <stdint.h>
#include <string.h>

#include "base/nearest.h"
#include "base/utf8.h"

enum { LONGEST = 64 };

/* The characters of text, and how many; LONGEST + 1 when there are more than fit. */
static size_t decode_word(const char *text, uint32_t characters[LONGEST])
{
    size_t left = strlen(text);
    size_t count = 0;

    while (left > 0) {
        size_t size;
        if (count == LONGEST)
            return LONGEST + 1;
        characters[count++] = utf8_decode(text, left, &size);
        text += size;
        left -= size;
    }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t edit_distance(const uint32_t *a, size_t a_length, const uint32_t *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];

    for (size_t j = 0; j <= b_length; j++)
        above[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(replaced, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b_length];
}

const char *nearest_word(const char *word, const char *const *candidates, size_t count)
{
    uint32_t wanted[LONGEST], offered[LONGEST];
    size_t wanted_length = decode_word(word, wanted);
    const char *best = NULL;

    if (wanted_length > LONGEST)
        return NULL;
    size_t limit = wanted_length / 3 > 1 ? wanted_length / 3 : 1;
    for (size_t i = 0; i < count; i++) {
        size_t offered_length = candidates[i] ? decode_word(candidates[i], offered) : LONGEST + 1;
        if (offered_length > LONGEST)
            continue;
        size_t distance = edit_distance(wanted, wanted_length, offered, offered_length);
        size_t longer = wanted_length > offered_length ? wanted_length : offered_length;
        if (distance <= limit && distance < longer) {
            best = candidates[i];
            /* Only a strictly better one replaces it. */
            if (distance == 0)
                break;
            limit = distance - 1;
        }
    }
    return best;
}
