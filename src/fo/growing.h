/* growing.h: formatting objects that one thread still reads while another one already uses them.
 *
 * The reader shows now and then how far it has come. What was shown before the last object at each level is complete and
 * changes no more; the other thread waits for the rest. */
#ifndef PROTOC_FO_GROWING_H
#define PROTOC_FO_GROWING_H

#include "fo/fo.h"

typedef struct FoGrowth FoGrowth;

FoGrowth *fo_growth_new(void);
void fo_growth_free(FoGrowth *growth);

/* For the reader: shows the objects that are not complete, from the root on, between begin and end. None: all is there. */
void fo_growth_begin(FoGrowth *growth);
void fo_growth_show(FoGrowth *growth, const Fo *open);
void fo_growth_end(FoGrowth *growth);

/* For the other thread. The child of parent after the given one, or with NULL the first; waits while nobody knows whether
 * there is one. NULL: parent is complete, and that was the last. */
Fo *fo_growth_next(FoGrowth *growth, const Fo *parent, const Fo *child);
/* Whether something may still be added to the object. */
bool fo_growth_is_open(FoGrowth *growth, const Fo *fo);
/* Waits until nothing will be. */
void fo_growth_await(FoGrowth *growth, const Fo *fo);

#endif
