/* metadata.c: the Info dictionary, the catalog's entries about the whole document, and page
 * labels.
 *
 * The date of a document is the one it states; for one that states none, SOURCE_DATE_EPOCH. The
 * clock is never asked: the same source gives the same bytes. */
#include <stdlib.h>
#include <string.h>

#include "base/version.h"
#include "pdf/metadata.h"
#include "pdf/number_tree.h"

/* Reads count digits at *text into *value and passes them. */
static bool read_digits(const char **text, int count, int least, int most, int *value)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        char c = (*text)[i];
        if (c < '0' || c > '9')
            return false;
        number = number * 10 + (c - '0');
    }
    *text += count;
    *value = number;
    return number >= least && number <= most;
}

static bool pass_char(const char **text, char c)
{
    if (**text != c)
        return false;
    ++*text;
    return true;
}

/* Reads "Z", "+03:00" or nothing and appends it as PDF has it. */
static bool read_zone(const char **text, Buffer *zone)
{
    if (pass_char(text, 'Z')) {
        buffer_char(zone, 'Z');
        return true;
    }
    if (**text != '+' && **text != '-')
        return true;
    char sign = *(*text)++;
    int hours, minutes = 0;
    if (!read_digits(text, 2, 0, 23, &hours) ||
        (pass_char(text, ':') && !read_digits(text, 2, 0, 59, &minutes)))
        return false;
    buffer_format(zone, "%c%02d'%02d'", sign, hours, minutes);
    return true;
}

/* Reads "T10:30", "T10:30:15" or "T10:30:15.5" with a zone. */
static bool read_time(const char **text, int *hours, int *minutes, int *seconds, Buffer *zone)
{
    if (!read_digits(text, 2, 0, 23, hours) || !pass_char(text, ':') ||
        !read_digits(text, 2, 0, 59, minutes))
        return false;
    if (pass_char(text, ':') && !read_digits(text, 2, 0, 59, seconds))
        return false;
    if (pass_char(text, '.'))
        while (**text >= '0' && **text <= '9')
            ++*text;
    return read_zone(text, zone);
}

bool metadata_date(Buffer *out, const char *date)
{
    int year, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0;
    Buffer zone = {0};
    bool good = read_digits(&date, 4, 0, 9999, &year);
    if (good && pass_char(&date, '-')) {
        good = read_digits(&date, 2, 1, 12, &month);
        if (good && pass_char(&date, '-')) {
            good = read_digits(&date, 2, 1, 31, &day);
            if (good && pass_char(&date, 'T'))
                good = read_time(&date, &hours, &minutes, &seconds, &zone);
        }
    }
    good = good && *date == '\0';
    if (good) {
        buffer_format(out, "(D:%04d%02d%02d%02d%02d%02d%s)", year, month, day, hours, minutes,
                      seconds, buffer_text(&zone));
    }
    buffer_free(&zone);
    return good;
}

/* SOURCE_DATE_EPOCH, seconds since 1970 in UTC, as a PDF date. Days become a date by counting from
 * the first of March, so that the leap day is the last of a year, in cycles of 400 years. */
static bool epoch_date(Buffer *out)
{
    enum { DAY = 86400, CYCLE = 146097, TO_1970 = 719468, LONGEST = 11 };
    const char *text = getenv("SOURCE_DATE_EPOCH");
    size_t length = text ? strlen(text) : 0;
    if (length == 0 || length > LONGEST || strspn(text, "0123456789") != length)
        return false;
    long long second = 0;
    for (; *text; text++)
        second = second * 10 + (*text - '0');
    long long days = second / DAY + TO_1970, cycle = days / CYCLE, left = days % CYCLE;
    second %= DAY;
    long long years = (left - left / 1460 + left / 36524 - left / 146096) / 365;
    long long day_of_year = left - (365 * years + years / 4 - years / 100);
    long long month = (5 * day_of_year + 2) / 153, day = day_of_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    long long year = years + cycle * 400 + (month <= 2);
    if (year > 9999)
        return false;
    buffer_format(out, "(D:%04lld%02lld%02lld%02lld%02lld%02lldZ)", year, month, day, second / 3600,
                  second / 60 % 60, second % 60);
    return true;
}

static void add_entry(Buffer *out, const char *key, const char *value)
{
    if (value && *value) {
        buffer_string(out, key);
        pdf_text_string(out, value);
    }
}

static void write_info(PdfFile *file, const DocumentInfo *info)
{
    Buffer entries = {0}, date = {0};
    add_entry(&entries, "/Title", info->title);
    add_entry(&entries, "/Author", info->author);
    add_entry(&entries, "/Subject", info->subject);
    add_entry(&entries, "/Keywords", info->keywords);
    add_entry(&entries, "/Creator", "protoc");
    add_entry(&entries, "/Producer", "protoc " PROTOC_VERSION " with libharu " HPDF_VERSION_TEXT);
    if ((info->date && metadata_date(&date, info->date)) || epoch_date(&date)) {
        buffer_format(&entries, "/CreationDate%s/ModDate%s", buffer_text(&date),
                      buffer_text(&date));
    }
    HPDF_Dict dictionary = file->document->info;
    HPDF_Dict_RemoveElement(dictionary, "Producer");
    pdf_dictionary_write(file, dictionary, &entries);
    buffer_free(&date);
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

void metadata_write(PdfFile *file, const AreaTree *tree)
{
    HPDF_Doc document = file->document;
    write_info(file, &tree->info);
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
