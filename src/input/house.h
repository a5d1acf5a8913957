/* house.h: the stylesheets and rules a house adds to protoc's own, and where files may be read from. */
#ifndef PROTOC_INPUT_HOUSE_H
#define PROTOC_INPUT_HOUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

/* Names of such files have this in front wherever names of resources stand; then comes the path as URIs write it. */
#define HOUSE_SCHEME "file:"

/* The path in such a name, to be freed; NULL: it is another name. */
char *house_path(const char *address);

/* The names of the styles that come with protoc; NULL: no more. */
const char *house_style_name(size_t number);

/* Whether protoc has a style of this name. */
bool house_style_known(const char *name);

/* Takes the style of this name; false: there is none. */
bool house_style_take(const char *name);

/* Whether any style was taken or added. */
bool house_style_given(void);

/* Whether a style that was taken, or one that a house stylesheet imports, prints a QR code. */
bool house_style_has_qr_code(void);

/* A stylesheet that stands in for the one of protoc it imports (xsl:import href="protoc:stylesheets/…"), which makes a
 * document or a format, or is one of protoc's styles for a format. Reads it and what it imports. false: reported. */
bool house_style_add(const char *path, Diagnostics *diagnostics);

/* The house's stylesheet for one of protoc's, as HOUSE_SCHEME and its path; NULL: there is none. */
const char *house_style_for(const char *resource);

/* Forgets what the document before this one used. */
void house_begin_document(void);

/* The stylesheet of protoc's is run; should the house have one for it, that counts as used. */
void house_style_used(const char *resource);

/* The house's stylesheet for that one reads one more file, its data. */
void house_style_reads(const char *resource, const char *path);

/* What a style says in front of a picture that lies in its own folder. */
#define HOUSE_PICTURE "house:"

/* The stylesheet in whose folder a picture of the house lies: of those in use, the one used last that has the file, which
 * counts as read; when none has it, the one used last; NULL: none is in use. Lent. */
const char *house_picture_base(const char *file);

/* What of the house went into the pages of the document at hand: a style or rules. */
typedef struct {
    const char *option; /* "style" or "rules" */
    const char *name;   /* of a style of protoc; NULL: it is files */
    const char *const *files;
    size_t file_count; /* the one that was given first, then what it read */
} HousePart;

/* The part with the number, from 0 on, in the order they were given, styles first; false: no more. Lent until the next
 * document. */
bool house_part(size_t number, HousePart *part);

/* More rules, as Schematron; the file with the number, from 0 on, as HOUSE_SCHEME and its path; NULL: no more. */
void house_rules_add(const char *path);
const char *house_rules(size_t number);

/* Every file of the house's styles and rules, as a path; NULL: no more. */
const char *house_file(size_t number);

/* One more folder from below which documents and styles may read (--allow). */
void house_allow(const char *folder);

/* True when the path, links resolved, lies below an allowed folder. */
bool house_allows(const char *path);

/* The same, or below the folder of one of the house's stylesheets. */
bool house_style_may_read(const char *path);

/* Forgets all of it, for a program that goes on with another house: a test. The trees and reports that come from it
 * are gone before. */
void house_forget(void);

#endif
