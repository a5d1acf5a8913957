/* number_tree.c: writes number trees of two levels: readers limit the length of one array. */
#include "pdf/number_tree.h"

enum { LEAF_ENTRIES = 64 };

static void finish_leaf(NumberTree *tree)
{
    if (tree->count == 0)
        return;
    Buffer entries = {0};
    buffer_format(&entries, "/Limits[%zu %zu]/Nums[", tree->first, tree->last);
    buffer_add(&entries, tree->numbers.data, tree->numbers.length);
    buffer_char(&entries, ']');
    HPDF_Dict leaf = pdf_dictionary_new(tree->file);
    pdf_dictionary_write(tree->file, leaf, &entries);
    pdf_reference(&tree->kids, leaf);
    buffer_free(&entries);
    tree->numbers.length = 0;
    tree->count = 0;
}

void number_tree_add(NumberTree *tree, size_t key, const char *value)
{
    if (tree->count == LEAF_ENTRIES)
        finish_leaf(tree);
    if (tree->count++ == 0)
        tree->first = key;
    tree->last = key;
    buffer_integer(&tree->numbers, (int64_t)key);
    buffer_char(&tree->numbers, ' ');
    buffer_string(&tree->numbers, value);
    buffer_char(&tree->numbers, ' ');
}

HPDF_Dict number_tree_finish(NumberTree *tree)
{
    Buffer entries = {0};
    if (tree->kids.length == 0) {
        buffer_format(&entries, "/Nums[%s]", tree->count > 0 ? buffer_text(&tree->numbers) : "");
    } else {
        finish_leaf(tree);
        buffer_format(&entries, "/Kids[%s]", buffer_text(&tree->kids));
    }
    HPDF_Dict root = pdf_dictionary_new(tree->file);
    pdf_dictionary_write(tree->file, root, &entries);
    buffer_free(&entries);
    number_tree_drop(tree);
    return root;
}

void number_tree_drop(NumberTree *tree)
{
    buffer_free(&tree->kids);
    buffer_free(&tree->numbers);
}
