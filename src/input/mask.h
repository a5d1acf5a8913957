/* mask.h: a copy without the names and contacts of clients (--mask). */
#ifndef PROTOC_INPUT_MASK_H
#define PROTOC_INPUT_MASK_H

#include <libxml/tree.h>

/* Masks, in a view, the names, phones, e-mail addresses and messenger names of the clients' persons and of their organisations,
 * where they are declared and where the text repeats them; renames their ids, which are made of names as a rule; and drops
 * what could hold them unseen: comments, and the files of attachments. What remains is as valid as before. */
void mask_view(xmlDoc *view);

#endif
