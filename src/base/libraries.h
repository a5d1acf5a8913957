/* libraries.h: libraries that are loaded when they are first needed.
 *
 * A check, a page of HTML and a letter need neither fonts nor PDF, and loading the libraries for these would be
 * a third of the time such a run takes. The program is linked against the functions of the LAZY libraries of the
 * Makefile through stubs that src/base/libraries.sh generates; the code that calls them is written as always. Whoever
 * owns a library calls library_load() before its first function. Test programs are linked in the ordinary way;
 * there it does nothing.
 *
 * ICU needs more than that, because libxml2 is linked with it, for encodings that nobody asks libxml2 for. It and libstdc++,
 * which comes along, took half of the time before main(). The dynamic linker looks for no library whose name (DT_SONAME)
 * something has that is already there, so the program bears the name by which libxml2 calls ICU, and has a stub for each
 * function that libxml2 would call. ICU itself is then found beside libxml2. */
#ifndef PROTOC_BASE_LIBRARIES_H
#define PROTOC_BASE_LIBRARIES_H

/* Loads the library of that name (as in -lNAME, without "lib") unless it is there. Any thread may call it. A library
 * that cannot be loaded is an installation that is broken: the program says so and leaves with status 3. */
void library_load(const char *name);

/* Loads every one of them but those that few runs need, for a run that is certain to make a PDF. */
void library_load_all(void);

#endif
