/* message.c: owns what is said to GMime, the library for mail messages. It is loaded when the first letter is written:
 * with GLib's objects it takes some two milliseconds to start, which no other format should pay for.
 *
 *     multipart/mixed            when files are attached
 *     ├── multipart/alternative
 *     │   ├── text/plain
 *     │   └── text/html
 *     └── application/pdf, … */
#include <string.h>

#include <gmime/gmime.h>

#include "base/digest.h"
#include "base/libraries.h"
#include "base/media_type.h"
#include "base/utf8.h"
#include "output/message.h"

#define CHARSET "utf-8"

static void set_header(GMimeMessage *message, const char *name, const char *value)
{
    if (*value != '\0')
        g_mime_object_set_header((GMimeObject *)message, name, value, CHARSET);
}

/* Text in a header. GMime makes one encoded word as long as it may be and forgets the name before it; RFC 2047, 2
 * wants no line with encoded words longer than 76. So each word takes at most 30 bytes, whole characters. */
static void set_text_header(GMimeMessage *message, const char *name, const char *value)
{
    enum { WORD_BYTES = 30 };
    Buffer raw = {0};
    set_header(message, name, value);
    size_t length = strlen(value);
    if (length == 0 || utf8_count(value, length) == length)
        return;
    for (size_t start = 0, size; start < length; start += size) {
        size = utf8_fitting(value + start, length - start, WORD_BYTES);
        char *word = g_base64_encode((const unsigned char *)value + start, size);
        buffer_format(&raw, " =?UTF-8?B?%s?=\n", word);
        g_free(word);
    }
    g_mime_header_set_raw_value(
        g_mime_header_list_get_header(g_mime_object_get_header_list((GMimeObject *)message), name),
        buffer_text(&raw));
    buffer_free(&raw);
}

static void set_content(GMimePart *part, const char *data, size_t length,
                        GMimeContentEncoding encoding)
{
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(data, length);
    GMimeDataWrapper *wrapper =
        g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, wrapper);
    g_mime_part_set_content_encoding(part, encoding);
    g_object_unref(wrapper);
    g_object_unref(stream);
}

/* Lines end as in a message, also inside base64 (RFC 2046, 4.1.1). Text that is mostly ASCII stays readable as
 * quoted-printable, where the writer makes the line ends. */
static void add_text(GMimeMultipart *parent, const char *subtype, const char *text)
{
    size_t others = 0, length = strlen(text);
    Buffer lines = {0};
    for (size_t i = 0; i < length; i++) {
        others += (unsigned char)text[i] >= 0x80;
        if (text[i] == '\n')
            buffer_char(&lines, '\r');
        buffer_char(&lines, text[i]);
    }
    GMimePart *part = g_mime_part_new_with_type("text", subtype);
    g_mime_object_set_content_type_parameter((GMimeObject *)part, "charset", CHARSET);
    if (others > length / 6)
        set_content(part, buffer_text(&lines), lines.length, GMIME_CONTENT_ENCODING_BASE64);
    else
        set_content(part, text, length, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_multipart_add(parent, (GMimeObject *)part);
    g_object_unref(part);
    buffer_free(&lines);
}

static GMimePart *new_part_for(const char *name)
{
    const char *type = media_type_of(name), *slash = strchr(type, '/');
    Buffer kind = {0};
    buffer_add(&kind, type, (size_t)(slash - type));
    GMimePart *part = g_mime_part_new_with_type(buffer_text(&kind), slash + 1);
    buffer_free(&kind);
    return part;
}

static void add_file(GMimeMultipart *parent, const MailFile *file)
{
    GMimePart *part = new_part_for(file->name);
    set_content(part, buffer_text(&file->data), file->data.length, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition((GMimeObject *)part, GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part, file->name);
    g_mime_multipart_add(parent, (GMimeObject *)part);
    g_object_unref(part);
}

static GMimeMultipart *new_multipart(const char *subtype, const char *name)
{
    Buffer boundary = {0};
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype(subtype);
    buffer_format(&boundary, "=_%c_%.24s", subtype[0], name);
    g_mime_multipart_set_boundary(multipart, buffer_text(&boundary));
    buffer_free(&boundary);
    return multipart;
}

/* Letters and digits that follow from all the message holds. */
static void name_message(const MailMessage *message, Buffer *name)
{
    Buffer all = {0}, digits = {0};
    const char *const texts[] = {message->from->address, message->subject,    message->date,
                                 message->in_reply_to,   message->references, message->text,
                                 message->html};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        buffer_add(&all, texts[i], strlen(texts[i]) + 1);
    for (size_t i = 0; i < message->to_count; i++)
        buffer_add(&all, message->to[i].address, strlen(message->to[i].address) + 1);
    for (size_t i = 0; i < message->file_count; i++) {
        buffer_add(&all, message->files[i].name, strlen(message->files[i].name) + 1);
        buffer_add(&all, buffer_text(&message->files[i].data), message->files[i].data.length);
    }
    Digest digest = digest_of(all.data, all.length);
    digest_text(&digest, &digits);
    buffer_add(name, digits.data, 32);
    buffer_free(&all);
    buffer_free(&digits);
}

/* Names as UTF-8; GMime would take the narrowest old character set that fits. */
static void add_address(InternetAddressList *list, const MailAddress *address)
{
    InternetAddress *mailbox =
        internet_address_mailbox_new(address->name ? address->name : "", address->address);
    internet_address_set_charset(mailbox, CHARSET);
    internet_address_list_add(list, mailbox);
    g_object_unref(mailbox);
}

static void add_headers(GMimeMessage *mail, const MailMessage *message, const char *name)
{
    Buffer id = {0};
    buffer_format(&id, "%s@%s", name, strrchr(message->from->address, '@') + 1);
    set_header(mail, "Date", message->date);
    add_address(g_mime_message_get_from(mail), message->from);
    for (size_t i = 0; i < message->to_count; i++)
        add_address(g_mime_message_get_to(mail), &message->to[i]);
    g_mime_message_set_message_id(mail, buffer_text(&id));
    set_header(mail, "In-Reply-To", message->in_reply_to);
    set_header(mail, "References", message->references);
    set_text_header(mail, "Subject", message->subject);
    set_text_header(mail, "Keywords", message->keywords);
    buffer_free(&id);
}

static void write_object(GMimeObject *object, Buffer *out)
{
    GMimeFormatOptions *options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_object_write_to_stream(object, options, stream);
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream);
    buffer_add(out, bytes->data, bytes->len);
    g_object_unref(stream);
    g_mime_format_options_free(options);
}

void message_write(const MailMessage *message, Buffer *out)
{
    library_load("glib-2.0");
    library_load("gobject-2.0");
    library_load("gmime-3.0");
    g_mime_init();
    Buffer name = {0};
    name_message(message, &name);
    GMimeMessage *mail = g_mime_message_new(FALSE);
    add_headers(mail, message, buffer_text(&name));
    GMimeMultipart *body = new_multipart("alternative", buffer_text(&name));
    add_text(body, "plain", message->text);
    add_text(body, "html", message->html);
    if (message->file_count > 0) {
        GMimeMultipart *mixed = new_multipart("mixed", buffer_text(&name));
        g_mime_multipart_add(mixed, (GMimeObject *)body);
        for (size_t i = 0; i < message->file_count; i++)
            add_file(mixed, &message->files[i]);
        g_object_unref(body);
        body = mixed;
    }
    g_mime_message_set_mime_part(mail, (GMimeObject *)body);
    g_object_unref(body);
    write_object((GMimeObject *)mail, out);
    g_object_unref(mail);
    buffer_free(&name);
}
