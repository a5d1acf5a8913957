/* profile.h: what a PDF is to be besides pages: the standards it keeps, and what goes into it. */
#ifndef PROTOC_PDF_PROFILE_H
#define PROTOC_PDF_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

/* PDF/A-3a and PDF/A-2a are PDF/UA-1 as well. */
typedef enum {
    PDF_PROFILE_A3A, /* ISO 19005-3, level A: for archives, may hold any file */
    PDF_PROFILE_A2A, /* ISO 19005-2, level A: may hold no file of ours */
    PDF_PROFILE_UA1, /* ISO 14289-1: for everybody who reads, whatever the senses */
    PDF_PROFILE_NONE
} PdfProfile;

static inline bool pdf_profile_is_archival(PdfProfile profile)
{
    return profile == PDF_PROFILE_A3A || profile == PDF_PROFILE_A2A;
}

/* How a file belongs to the document (ISO 19005-3, annex E). */
typedef enum { PDF_SOURCE, PDF_SUPPLEMENT } PdfRelationship;

/* A file to be put into the PDF; everything is lent. */
typedef struct {
    const char
        *path; /* as the document names it, below its folder; the key among the attached files */
    const char *name;        /* without folders; no two are the same */
    const char *description; /* or NULL */
    const char *media_type;
    PdfRelationship relationship;
    const char *data;
    size_t length;
    struct Deflating *packed; /* the same, when it is being compressed already (pdf/deflate.h) */
} PdfAttachment;

typedef struct {
    PdfProfile profile;
    const PdfAttachment *attachments;
    size_t attachment_count;
    const char *source; /* what is needed to make the file again: the attachment that was … */
    const char *const *options; /* … compiled, and how: "audience=client" …; NULL: not recorded */
    size_t option_count;
    const char *const
        *house; /* files of the house's styles and rules: "style-1/acme.xsl SHA-256" */
    size_t house_count;
} PdfOptions;

#endif
