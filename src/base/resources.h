/* resources.h: the files compiled into the program: schemas/ and stylesheets/ of the source tree. */
#ifndef PROTOC_BASE_RESOURCES_H
#define PROTOC_BASE_RESOURCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* From now on resources are read from below this folder (the option --resources) instead of the program
 * itself. The string is lent and must outlive all use; NULL goes back. */
void resources_set_folder(const char *folder);

/* Whether resources come from the program itself. */
bool resources_are_embedded(void);

/* The bytes of a resource by its path in the source tree ("stylesheets/view.xsl"); NULL when there is
 * none. *owned says whether the caller frees the result with free(). The bytes are followed by a NUL. */
char *resource_read(const char *path, size_t *length, bool *owned);

/* What the build has made of the resource, for packed_tree() (input/packed.h); NULL: nothing, or resources come from
 * a folder. */
const unsigned char *resource_packed(const char *path);

/* The names of the files directly in a folder of the resources ("stylesheets/labels"), sorted. Free each name
 * and the array with free(). */
char **resource_names(const char *folder, size_t *count);

/* Appends the names of those that end in the suffix, without it: "en, ru, zh". */
void resource_list(const char *folder, const char *suffix, Buffer *list);

#endif
