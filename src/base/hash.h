/* hash.h: FNV-1a, 64 bits (Fowler, Noll, Vo): for tables and for names made of content. */
#ifndef PROTOC_BASE_HASH_H
#define PROTOC_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(14695981039346656037)

/* Continues a hash, at first HASH_START, over length bytes. */
static inline uint64_t hash_bytes(uint64_t hash, const void *data, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)data;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(1099511628211);
    return hash;
}

static inline uint64_t hash_string(const char *text)
{
    uint64_t hash = HASH_START;
    for (; *text != '\0'; text++)
        hash = hash_bytes(hash, text, 1);
    return hash;
}

/* Of a thing by its address: for tables, as it is another one in each run. Fibonacci hashing (Knuth, The Art of Computer
 * Programming, 6.4). */
static inline uint64_t hash_address(const void *thing)
{
    return (uint64_t)(uintptr_t)thing * UINT64_C(11400714819323198485);
}

#endif
