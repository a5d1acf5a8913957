/* sheet_functions.h: what stylesheets have besides the functions and instructions of XSLT, in the namespace
 * urn:protoc:function:1. The labels are those of the stylesheet's variable $labels.
 *
 *   f:label(group, name, …)            the word of that name in the group of the labels; of several names the first
 *                                      that there is; an attribute, or nothing
 *   f:fill(pattern, name, value, …)    the pattern with the values in its places
 *   f:person(person, full?)            the name of a person: И. И. Иванов; in full where full is true
 *   f:day(day, form?)                  2022-05-12 as the labels write a day, or as form has it
 *   f:plain(text?)                     text of the source as running text: single spaces, and no-break spaces where the
 *                                      language wants them; without an argument that of the current node
 *   f:element(ids)                     the elements with these ids in the tree the run is about, which key() takes longer for
 *   f:number(element, attribute?)      its number among its siblings of the same name, of those that have the same value of
 *                                      the attribute; "" for one of another tree
 *   f:ordinal(element, child)          its number among the elements of the same name in all the tree that have a child of
 *                                      that name, or with "" any; "" when it has none
 *   f:columns(text)                    its width in characters of a typewriter: an East Asian one is as wide as two
 *   <f:carry/>                         copies id, xml:lang and place:at of the current node
 *   <f:carry breaks=""/>               the same, and linefeed-treatment="preserve" where there is a child with that name
 *   <f:place/>                         copies place:at of the current node
 *   <f:beside/>                        what goes with words of ours beside those of the current node: place:at, and where it
 *                                      has a language of its own xml:lang of the document
 *   <f:origin/>                        as carry for HTML: id, and xml:lang as lang
 *   <f:passage blocks=""/>             goes through the children of the current node: carries out the <f:run> in it once for
 *                                      all words up to the next element with a name of the list blocks, and at each of
 *                                      these the <f:block> in it. Elements with a name of the list in the variable
 *                                      $without are left out; nothing is done where all is blank
 *   <f:words/>                         in <f:run>: applies the templates of mode inline to the words
 *   <f:piece blocks="" ends=""/>       the current text as a piece of a paragraph, which keeps the space at its ends unless it
 *                                      is the first or the last there: beside blocks, and before ends
 *   <f:piece/>                         the same where it keeps them in any case */
#ifndef PROTOC_INPUT_SHEET_FUNCTIONS_H
#define PROTOC_INPUT_SHEET_FUNCTIONS_H

#define SHEET_NAMESPACE "urn:protoc:function:1"

/* Once, before the first stylesheet is compiled: the functions, and with them the instructions
 * (sheet_instructions.c). */
void sheet_functions_register(void);
void sheet_instructions_register(void);

#endif
