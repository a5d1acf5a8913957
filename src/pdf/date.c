/* date.c: owns which date a PDF bears.
 *
 * It is the one the document states; for one that states none, SOURCE_DATE_EPOCH. The clock is
 * never asked: the same source gives the same bytes. */
#include <stdlib.h>
#include <string.h>

#include "pdf/date.h"

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

static void write_two(char *at, int number)
{
    at[0] = (char)('0' + number / 10);
    at[1] = (char)('0' + number % 10);
}

/* Reads "Z", "+03:00" or nothing. */
static bool read_zone(const char **text, PdfDate *date)
{
    int hours, minutes = 0;
    if (pass_char(text, 'Z')) {
        memcpy(date->zone, "Z", 2);
        return true;
    }
    if (**text != '+' && **text != '-')
        return true;
    memcpy(date->zone, "+00:00", 7);
    date->zone[0] = *(*text)++;
    if (!read_digits(text, 2, 0, 23, &hours) ||
        (pass_char(text, ':') && !read_digits(text, 2, 0, 59, &minutes)))
        return false;
    write_two(date->zone + 1, hours);
    write_two(date->zone + 4, minutes);
    return true;
}

/* Reads "10:30", "10:30:15" or "10:30:15.5" with a zone. */
static bool read_time(const char **text, PdfDate *date)
{
    if (!read_digits(text, 2, 0, 23, &date->hours) || !pass_char(text, ':') ||
        !read_digits(text, 2, 0, 59, &date->minutes))
        return false;
    if (pass_char(text, ':') && !read_digits(text, 2, 0, 59, &date->seconds))
        return false;
    if (pass_char(text, '.'))
        while (**text >= '0' && **text <= '9')
            ++*text;
    return read_zone(text, date);
}

bool pdf_date_read(const char *text, PdfDate *date)
{
    *date = (PdfDate){.month = 1, .day = 1};
    bool good = read_digits(&text, 4, 0, 9999, &date->year);
    if (good && pass_char(&text, '-')) {
        good = read_digits(&text, 2, 1, 12, &date->month);
        if (good && pass_char(&text, '-')) {
            good = read_digits(&text, 2, 1, 31, &date->day);
            if (good && pass_char(&text, 'T'))
                good = read_time(&text, date);
        }
    }
    return good && *text == '\0';
}

/* Days become a date by counting from the first of March, so that the leap day is the last of a
 * year, in cycles of 400 years. */
bool pdf_date_epoch(PdfDate *date)
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
    int clock = (int)(second % DAY);
    long long years = (left - left / 1460 + left / 36524 - left / 146096) / 365;
    long long day_of_year = left - (365 * years + years / 4 - years / 100);
    int month = (int)((5 * day_of_year + 2) / 153);
    int day = (int)(day_of_year - (153 * month + 2) / 5) + 1;
    month = month < 10 ? month + 3 : month - 9;
    long long year = years + cycle * 400 + (month <= 2);
    *date = (PdfDate){.year = (int)year,
                      .month = month,
                      .day = day,
                      .hours = clock / 3600,
                      .minutes = clock / 60 % 60,
                      .seconds = clock % 60,
                      .zone = "Z"};
    return year <= 9999;
}

void pdf_date_string(const PdfDate *date, Buffer *out)
{
    buffer_format(out, "(D:%04d%02d%02d%02d%02d%02d", date->year, date->month, date->day,
                  date->hours, date->minutes, date->seconds);
    if (date->zone[0] != '\0' && date->zone[0] != 'Z')
        buffer_format(out, "%.3s'%.2s'", date->zone, date->zone + 4);
    else
        buffer_string(out, date->zone);
    buffer_char(out, ')');
}

void pdf_date_xmp(const PdfDate *date, Buffer *out)
{
    buffer_format(out, "%04d-%02d-%02dT%02d:%02d:%02d%s", date->year, date->month, date->day,
                  date->hours, date->minutes, date->seconds, date->zone);
}
