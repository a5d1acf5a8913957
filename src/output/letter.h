/* letter.h: a letter about a document: who gets it, what it says, as a mail message. */
#ifndef PROTOC_OUTPUT_LETTER_H
#define PROTOC_OUTPUT_LETTER_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* What the command line says of the letter; lent. */
typedef struct {
    const char *from;        /* an id, an address or "Name <address>"; NULL: who the source says */
    const char *to;          /* a list of such, with commas or line ends between; NULL: as above */
    const char *in_reply_to; /* ids of earlier messages, the last one last; or NULL */
    bool masked;             /* names and addresses of clients may not be taken from the source */
    bool internal_asked;     /* --audience internal was written */
    const char *base_path;   /* of the source, for the files it names */
} LetterRequest;

typedef struct Letter Letter;

/* Settles from the source who sends the letter and who gets it. NULL: reported. Free with letter_free(). */
Letter *letter_new(xmlDoc *source, const LetterRequest *request, Diagnostics *diagnostics);
void letter_free(Letter *letter);

/* True when somebody gets it who is not on our side. */
bool letter_is_for_client(const Letter *letter);

/* Takes what the letter says from the view, and leaves out recipients that are not in it. with_files: the files that
 * the view names are attached. false: reported. */
bool letter_read_view(Letter *letter, xmlDoc *view, bool with_files, Diagnostics *diagnostics);

/* Attaches a file; the data's bytes go over to the letter. */
void letter_attach(Letter *letter, const char *name, Buffer *data);

/* Appends the message, made of the neutral document, which is lent. false: reported. */
bool letter_write(Letter *letter, xmlDoc *document, Buffer *out, Diagnostics *diagnostics);

#endif
