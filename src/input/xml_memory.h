/* xml_memory.h: faster memory for libxml2 and libxslt. */
#ifndef PROTOC_INPUT_XML_MEMORY_H
#define PROTOC_INPUT_XML_MEMORY_H

/* Makes libxml2 take its memory from here. Once, before anything else of libxml2 is called. */
void xml_memory_setup(void);

/* Has the system hand out this thread's first memory now: a large page is cleared by the thread that touches it. */
void xml_memory_touch(void);

/* Gives back what this thread's freed trees leave over, when it is much (chunk.h). */
void xml_memory_trim(void);

#endif
