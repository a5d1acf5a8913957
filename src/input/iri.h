/* iri.h: addresses that a house stylesheet writes in any letters (RFC 3987), for libxslt, which takes URIs (RFC 3986). */
#ifndef PROTOC_INPUT_IRI_H
#define PROTOC_INPUT_IRI_H

#include <libxml/tree.h>
#include <libxslt/xsltInternals.h>

/* Writes what the stylesheet imports and includes as URIs. */
void iri_escape_imports(xmlDoc *stylesheet);

/* document() takes such addresses, too, for as long as the context lives. */
void iri_register(xsltTransformContext *context);

#endif
