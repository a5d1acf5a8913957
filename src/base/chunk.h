/* chunk.h: memory in pieces of two megabytes, for whoever needs much of it.
 *
 * A piece lies like a huge page of the processor, and the kernel gives it as one: it takes one fault where it would else take
 * five hundred, and one entry of the processor's table of addresses. What one tree gives back the next one takes. Any
 * thread may call these. */
#ifndef PROTOC_BASE_CHUNK_H
#define PROTOC_BASE_CHUNK_H

enum { CHUNK_SIZE = 2 * 1024 * 1024 };

/* A piece that lies at a multiple of its size, with whatever is in it; to be given back with chunk_give(). */
void *chunk_take(void);

/* Keeps it for the next who takes one. */
void chunk_give(void *chunk);

/* Gives back to the system what is kept: nothing large will come. */
void chunk_trim(void);

#endif
