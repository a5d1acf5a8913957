/* malloc.c: owns malloc(), calloc() and realloc() of the whole process, the libraries included.
 *
 * No library gets NULL either. Some stop the process without a word when they do (GLib), some read what is not there,
 * and some go on without what they could not keep: HarfBuzz then makes a font that lacks glyphs, and the PDF looks as if
 * it were right. Functions of these names in a program take the place of the C library's for everything in the process;
 * the blocks are still the C library's.
 *
 * AddressSanitizer and ThreadSanitizer have a malloc() of their own, and other C libraries do not let theirs be called under another name. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/sanitizer.h"

#if defined(__GLIBC__) && !SANITIZED

/* The C library's own. NOLINTBEGIN(bugprone-reserved-identifier) */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
/* NOLINTEND(bugprone-reserved-identifier) */

void *malloc(size_t size)
{
    void *memory = __libc_malloc(size);
    if (!memory)
        memory_exhausted();
    return memory;
}

void *calloc(size_t count, size_t size)
{
    void *memory = __libc_calloc(count, size);
    if (!memory)
        memory_exhausted();
    return memory;
}

/* With a size of nothing it gives back the block, and NULL is right. */
void *realloc(void *old, size_t size)
{
    void *memory = __libc_realloc(old, size);
    if (!memory && size > 0)
        memory_exhausted();
    return memory;
}

#endif
