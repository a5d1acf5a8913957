/* label_file.h: the label files inside the program, read once. */
#ifndef PROTOC_INPUT_LABEL_FILE_H
#define PROTOC_INPUT_LABEL_FILE_H

#include <stdbool.h>

#include <libxml/tree.h>

/* The label file with this path in the source tree ("stylesheets/labels/ru.xml"). It is kept as long as the program
 * runs, and lent. NULL: the path is none of a label file, or the file is not inside the program. Any thread may call it. */
xmlDoc *label_file_find(const char *path);

/* Whether label_file_find() lends this tree. */
bool label_file_lends(const xmlDoc *tree);

#endif
