/* xml_equal.c: owns the comparison of names in libxslt, which is made a million times for a hundred pages.
 *
 * Whether an instruction is one of XSLT, libxslt asks by comparing the address of its namespace, 36 letters, one by one:
 * a tenth of the time of its runs. This function of the same name takes the place of libxml2's and leaves that to the C
 * library, which compares 32 bytes at once. */
#include <string.h>

#include <libxml/xmlstring.h>

int xmlStrEqual(const xmlChar *a, const xmlChar *b)
{
    if (a == b)
        return 1;
    return a != NULL && b != NULL && *a == *b && strcmp((const char *)a, (const char *)b) == 0;
}
