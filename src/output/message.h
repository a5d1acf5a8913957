/* message.h: a mail message as bytes: RFC 5322 with MIME (2045 to 2049, 2047, 2231), by GMime. */
#ifndef PROTOC_OUTPUT_MESSAGE_H
#define PROTOC_OUTPUT_MESSAGE_H

#include <stddef.h>

#include "base/buffer.h"

typedef struct {
    char *name; /* or NULL */
    char *address;
} MailAddress;

typedef struct {
    char *name;
    Buffer data;
} MailFile;

/* All text is UTF-8. Everything is lent. */
typedef struct {
    const MailAddress *from;
    const MailAddress *to;
    size_t to_count;
    const char *subject;
    const char *keywords;    /* markings; or "" */
    const char *date;        /* as RFC 5322 writes it */
    const char *in_reply_to; /* "<id@host>", or "" */
    const char *references;  /* "<id@host> <id@host>", or "" */
    const char *text;
    const char *html;
    const MailFile *files;
    size_t file_count;
} MailMessage;

/* Appends the message, with line ends of RFC 5322. The boundaries and the Message-ID follow from what is in it, so that
 * the same letter gives the same bytes. */
void message_write(const MailMessage *message, Buffer *out);

#endif
