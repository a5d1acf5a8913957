/* linked_file.h: files a document names: pictures, attachments. */
#ifndef PROTOC_INPUT_LINKED_FILE_H
#define PROTOC_INPUT_LINKED_FILE_H

#include "base/diagnostics.h"
#include "base/source.h"

/* A kind of such files: what is said of one that is not there, may not be used, or cannot be read. */
typedef struct {
    MessageId missing, path, unreadable;
} LinkedFile;

/* The path of the file, seen from the folder of base_path, the path of the document ("-": the current
 * folder). Only an ordinary file in that folder or below it is good. Free with free(). NULL: reported at
 * place. */
char *linked_file_path(const LinkedFile *kind, const char *base_path, const char *file, Place place,
                       Diagnostics *diagnostics);

#endif
