/* media_type.h: what kind of file a name promises. */
#ifndef PROTOC_BASE_MEDIA_TYPE_H
#define PROTOC_BASE_MEDIA_TYPE_H

/* The media type (RFC 6838) by the ending of the name, capital or small letters alike;
 * "application/octet-stream" when the ending is not known. Lent for ever. */
const char *media_type_of(const char *name);

#endif
