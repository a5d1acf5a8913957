/* sanitizer.h: whether AddressSanitizer or ThreadSanitizer watches this build: they want to see every block by
 * themselves, and reserve terabytes of addresses. */
#ifndef PROTOC_BASE_SANITIZER_H
#define PROTOC_BASE_SANITIZER_H

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
