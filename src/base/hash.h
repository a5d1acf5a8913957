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

#endif
