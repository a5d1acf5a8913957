/* version.h: which protoc this is. */
#ifndef PROTOC_BASE_VERSION_H
#define PROTOC_BASE_VERSION_H

#define PROTOC_VERSION "0.1.0"

#endif
