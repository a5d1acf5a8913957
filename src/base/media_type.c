/* media_type.c: the table of file endings that minutes come with. */
#include <string.h>
#include <strings.h>

#include "base/media_type.h"

typedef struct {
    const char *ending, *type;
} Row;

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OPEN "application/vnd.oasis.opendocument."

static const Row ROWS[] = {{"csv", "text/csv"},
                           {"doc", "application/msword"},
                           {"docx", OFFICE "wordprocessingml.document"},
                           {"eml", "message/rfc822"},
                           {"fo", "application/xml"},
                           {"gif", "image/gif"},
                           {"htm", "text/html"},
                           {"html", "text/html"},
                           {"ics", "text/calendar"},
                           {"jpeg", "image/jpeg"},
                           {"jpg", "image/jpeg"},
                           {"json", "application/json"},
                           {"m4a", "audio/mp4"},
                           {"md", "text/markdown"},
                           {"mp3", "audio/mpeg"},
                           {"mp4", "video/mp4"},
                           {"odp", OPEN "presentation"},
                           {"ods", OPEN "spreadsheet"},
                           {"odt", OPEN "text"},
                           {"ogg", "audio/ogg"},
                           {"pdf", "application/pdf"},
                           {"png", "image/png"},
                           {"ppt", "application/vnd.ms-powerpoint"},
                           {"pptx", OFFICE "presentationml.presentation"},
                           {"rtf", "application/rtf"},
                           {"sch", "application/xml"},
                           {"sig", "application/pgp-signature"},
                           {"svg", "image/svg+xml"},
                           {"tif", "image/tiff"},
                           {"tiff", "image/tiff"},
                           {"txt", "text/plain"},
                           {"wav", "audio/wav"},
                           {"xls", "application/vnd.ms-excel"},
                           {"xlsx", OFFICE "spreadsheetml.sheet"},
                           {"xml", "application/xml"},
                           {"xsd", "application/xml"},
                           {"xsl", "application/xslt+xml"},
                           {"zip", "application/zip"}};

const char *media_type_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof ROWS / sizeof *ROWS; i++)
        if (strcasecmp(dot + 1, ROWS[i].ending) == 0)
            return ROWS[i].type;
    return "application/octet-stream";
}
