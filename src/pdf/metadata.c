/* metadata.c: the Info dictionary, the catalog's entries about the whole document, and page
 * labels. */
#include <string.h>

#include "base/version.h"
#include "pdf/attachment.h"
#include "pdf/metadata.h"
#include "pdf/number_tree.h"
#include "pdf/output_intent.h"
#include "pdf/xmp.h"

static void add_entry(Buffer *out, const char *key, const char *value)
{
    if (value && *value) {
        buffer_string(out, key);
        pdf_text_string(out, value);
    }
}

static void write_info(PdfFile *file, const DocumentInfo *info, const PdfDate *date)
{
    Buffer entries = {0};
    add_entry(&entries, "/Title", info->title);
    add_entry(&entries, "/Author", info->author);
    add_entry(&entries, "/Subject", info->subject);
    add_entry(&entries, "/Keywords", info->keywords);
    add_entry(&entries, "/Creator", PDF_CREATOR);
    add_entry(&entries, "/Producer", PDF_PRODUCER);
    if (date) {
        buffer_string(&entries, "/CreationDate");
        pdf_date_string(date, &entries);
        buffer_string(&entries, "/ModDate");
        pdf_date_string(date, &entries);
    }
    HPDF_Dict dictionary = file->document->info;
    HPDF_Dict_RemoveElement(dictionary, "Producer");
    pdf_dictionary_write(file, dictionary, &entries);
    buffer_free(&entries);
}

/* The label as a number; 0 when it is none. */
static int label_number(const char *label)
{
    size_t length = label ? strlen(label) : 0;
    if (length == 0 || length > 8 || label[0] == '0' || strspn(label, "0123456789") != length)
        return 0;
    int number = 0;
    for (; *label; label++)
        number = number * 10 + (*label - '0');
    return number;
}

/* Pages numbered on from the page before share its entry. */
static void write_labels(PdfFile *file, const AreaTree *tree)
{
    NumberTree labels = {.file = file};
    Buffer value = {0};
    size_t index = 0;
    int before = 0;
    for (const Page *page = tree->first; page; page = page->next, index++) {
        int number = label_number(page->label);
        bool follows = number > 1 && number == before + 1 && index > 0;
        before = number;
        if (follows)
            continue;
        value.length = 0;
        if (number > 0) {
            buffer_format(&value, "<</S/D/St %d>>", number);
        } else {
            buffer_string(&value, "<</P");
            pdf_text_string(&value, page->label ? page->label : "");
            buffer_string(&value, ">>");
        }
        number_tree_add(&labels, index, buffer_text(&value));
    }
    buffer_free(&value);
    HPDF_Dict_Add(file->document->catalog, "PageLabels", number_tree_finish(&labels));
}

void metadata_write(PdfFile *file, const AreaTree *tree, const PdfOptions *options, PdfFonts *fonts)
{
    HPDF_Doc document = file->document;
    PdfDate stated;
    bool dated =
        (tree->info.date && pdf_date_read(tree->info.date, &stated)) || pdf_date_epoch(&stated);
    const PdfDate *date = dated ? &stated : NULL;
    write_info(file, &tree->info, date);
    xmp_write(file, &tree->info, date, options, fonts);
    if (pdf_profile_is_archival(options->profile))
        output_intent_write(file);
    attachments_write(file, options, date);
    write_labels(file, tree);
    if (tree->info.language && *tree->info.language) {
        HPDF_Dict_Add(document->catalog, "Lang",
                      HPDF_String_New(document->mmgr, tree->info.language, NULL));
    }
    if (tree->info.title && *tree->info.title) {
        HPDF_Dict preferences = HPDF_Dict_New(document->mmgr);
        HPDF_Dict_Add(document->catalog, "ViewerPreferences", preferences);
        HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
    }
}
