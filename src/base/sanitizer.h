/* sanitizer.h: whether AddressSanitizer watches this build: it wants to see every block by itself, and
 * reserves terabytes of addresses. */
#ifndef PROTOC_BASE_SANITIZER_H
#define PROTOC_BASE_SANITIZER_H

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
