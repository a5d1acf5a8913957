/* messages.h: every message protoc has of its own, a row each:
 *     MESSAGE(ID, "stable-id", SEVERITY, text, hint or NULL)
 * Included wherever a table is made from the rows. %1 to %9 are the arguments. Rules of .sch files bring
 * their own ids and texts. */

/* Files and the system */
MESSAGE(FILE_MISSING, "file-missing", SEVERITY_SYSTEM, "there is no file “%1”", NULL)
MESSAGE(FILE_IS_DIRECTORY, "file-is-directory", SEVERITY_SYSTEM, "“%1” is a folder, not a file",
        NULL)
MESSAGE(FILE_UNREADABLE, "file-unreadable", SEVERITY_SYSTEM, "cannot read “%1”: %2", NULL)
MESSAGE(FILE_TOO_LARGE, "file-too-large", SEVERITY_SYSTEM,
        "“%1” is larger than %2 bytes, the limit", "--max-input sets another limit for sources")
MESSAGE(OUTPUT_FAILED, "output-failed", SEVERITY_SYSTEM, "cannot write “%1”: %2",
        "nothing was changed; an earlier file of that name is as it was")
MESSAGE(OUTPUT_FOLDER_MISSING, "output-folder-missing", SEVERITY_SYSTEM,
        "cannot write “%1”: there is no folder “%2”", "make the folder first: mkdir -p “%2”")

/* Reading XML, the schema, rules, stylesheets and pictures */
MESSAGE(INPUT_EMPTY, "input-empty", SEVERITY_ERROR, "the file is empty",
        "the least a protocol consists of is shown in examples/minimal.xml")
MESSAGE(INPUT_NOT_XML, "input-not-xml", SEVERITY_ERROR, "this is %1, not XML",
        "the first tag of a document is <protocol xmlns=\"urn:protoc:minutes:1\" …>")
MESSAGE(ENCODING_UNKNOWN, "encoding-unknown", SEVERITY_ERROR, "the encoding “%1” is not known",
        "save the file as UTF-8 and write encoding=\"UTF-8\" here")
MESSAGE(ENCODING_WRONG, "encoding-wrong", SEVERITY_ERROR,
        "the file is said to be in %1, but %2 cannot stand here in that encoding",
        "the encoding named in the first line must be the one the file was saved in")
MESSAGE(UTF8_INVALID, "utf8-invalid", SEVERITY_ERROR, "the byte %1 cannot stand here in UTF-8",
        "save the file as UTF-8, or name its encoding in the first line: "
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?>")
MESSAGE(CHARACTER_FORBIDDEN, "character-forbidden", SEVERITY_ERROR,
        "the character %1 may not stand in XML", "remove it; it cannot be seen in most editors")
MESSAGE(XML_DOCTYPE, "xml-doctype", SEVERITY_ERROR, "a DOCTYPE is not allowed here",
        "remove it with everything between its “<” and “>”; write characters themselves instead of "
        "entities")
MESSAGE(XML_ENTITY, "xml-entity", SEVERITY_ERROR, "the entity &%1; is not known here",
        "write the character itself; known are &lt; &gt; &amp; &quot; &apos; and numbers such as "
        "&#160;")
MESSAGE(XML_AMPERSAND, "xml-ampersand", SEVERITY_ERROR, "“&” may not stand alone",
        "write &amp; for the character “&”")
MESSAGE(XML_CHARACTER_NUMBER, "xml-character-number", SEVERITY_ERROR,
        "this number does not stand for a character", "write for example &#160; or &#xA0;")
MESSAGE(XML_LESS_THAN, "xml-less-than", SEVERITY_ERROR, "“<” may stand only where a tag begins",
        "write &lt; for the character “<”; a tag has its name, which starts with a letter, right "
        "after it")
MESSAGE(XML_TAG_MISMATCH, "xml-tag-mismatch", SEVERITY_ERROR,
        "<%1>, opened on line %2, is closed by </%3>", "write </%1> before this or instead of it")
MESSAGE(XML_TAG_UNOPENED, "xml-tag-unopened", SEVERITY_ERROR, "</%1> closes what is not open",
        "remove it, or write <%1> where it begins")
MESSAGE(XML_TRUNCATED, "xml-truncated", SEVERITY_ERROR,
        "the file ends inside <%1>, opened on line %2",
        "the file may be cut short; otherwise </%1> is missing")
MESSAGE(XML_UNFINISHED, "xml-unfinished", SEVERITY_ERROR, "the file ends inside %1",
        "the file may be cut short; otherwise “%2” is missing")
MESSAGE(XML_NO_ROOT, "xml-no-root", SEVERITY_ERROR, "the file holds no element",
        "a document is written <protocol xmlns=\"urn:protoc:minutes:1\" …> … </protocol>")
MESSAGE(XML_TAG_OPEN, "xml-tag-open", SEVERITY_ERROR, "the tag <%1 has no “>” at its end",
        "write the “>”")
MESSAGE(XML_NAME, "xml-name", SEVERITY_ERROR, "this cannot be the name of an element",
        "a name starts with a letter and consists of letters, digits, “-”, “_” and “.”")
MESSAGE(XML_UNQUOTED, "xml-unquoted", SEVERITY_ERROR,
        "the value of the attribute %1 has no quotes before it",
        "write %1=\"…\", with straight quotes")
MESSAGE(XML_QUOTE_OPEN, "xml-quote-open", SEVERITY_ERROR,
        "the value of the attribute %1 has no quote at its end, or holds a “<”",
        "close it by the quote it starts with; write &lt; for the character “<”")
MESSAGE(XML_NO_VALUE, "xml-no-value", SEVERITY_ERROR, "the attribute %1 has no value",
        "write %1=\"…\"")
MESSAGE(XML_DUPLICATE_ATTRIBUTE, "xml-duplicate-attribute", SEVERITY_ERROR,
        "the attribute %1 is given twice in one tag", NULL)
MESSAGE(XML_BETWEEN_ATTRIBUTES, "xml-between-attributes", SEVERITY_ERROR,
        "this may not stand in the tag <%1 …>",
        "attributes are written name=\"value\", with a space between them; a quote may be missing "
        "before this")
MESSAGE(XML_AFTER_ROOT, "xml-after-root", SEVERITY_ERROR,
        "nothing may follow </%1>, the end of the document", "remove it, or move it before </%1>")
MESSAGE(XML_BEFORE_ROOT, "xml-before-root", SEVERITY_ERROR,
        "nothing may stand before the first element", "remove it, or move it into the element")
MESSAGE(XML_COMMENT, "xml-comment", SEVERITY_ERROR, "“--” may not stand inside a comment",
        "a comment is written <!-- … -->")
MESSAGE(XML_CDATA_END, "xml-cdata-end", SEVERITY_ERROR, "“]]>” may not stand in text",
        "write ]]&gt;")
MESSAGE(XML_DECLARATION, "xml-declaration", SEVERITY_ERROR,
        "the XML declaration is not written correctly",
        "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>")
MESSAGE(XML_DECLARATION_LATE, "xml-declaration-late", SEVERITY_ERROR,
        "the XML declaration may stand only at the very beginning of the file",
        "remove what stands before it, empty lines and spaces too")
MESSAGE(XML_PREFIX, "xml-prefix", SEVERITY_ERROR, "the prefix “%1” is not declared",
        "remove “%1:”, or write xmlns:%1=\"…\" in this element or one around it")
MESSAGE(XML_NAMESPACE, "xml-namespace", SEVERITY_ERROR, "this is not a correct use of namespaces",
        "one “:” stands between a prefix and a name, and xmlns:PREFIX=\"…\" may not be empty")
MESSAGE(XML_MALFORMED, "xml-malformed", SEVERITY_ERROR, "this is not correct XML", NULL)
MESSAGE(XML_TOO_DEEP, "xml-too-deep", SEVERITY_ERROR,
        "elements are nested more than %1 deep, the limit", "--max-depth sets another limit")
MESSAGE(XML_TOO_MANY, "xml-too-many", SEVERITY_ERROR, "there are more than %1 elements, the limit",
        "--max-elements sets another limit")
MESSAGE(XML_ATTRIBUTES, "xml-attributes", SEVERITY_ERROR,
        "this element has more than %1 attributes, the limit",
        "--max-attributes sets another limit")
MESSAGE(XML_TEXT_LONG, "xml-text-long", SEVERITY_ERROR,
        "a text or a value here has more than %1 bytes, the limit", "--max-text sets another limit")
MESSAGE(ROOT_NAMESPACE, "root-namespace", SEVERITY_ERROR, "<%1> must be in the namespace %2", NULL)
MESSAGE(ROOT_UNKNOWN, "root-unknown", SEVERITY_ERROR,
        "protoc does not know documents of <%1>; the first element must be %2", NULL)
MESSAGE(ELEMENT_UNKNOWN, "element-unknown", SEVERITY_ERROR,
        "there is no element <%1>; in <%2> may stand: %3", NULL)
MESSAGE(ELEMENT_ELSEWHERE, "element-elsewhere", SEVERITY_ERROR,
        "<%1> may not stand in <%2>; it belongs in %3", NULL)
MESSAGE(ELEMENT_FOREIGN, "element-foreign", SEVERITY_ERROR, "<%1> is in a wrong namespace", NULL)
MESSAGE(ELEMENT_NO_CHILDREN, "element-no-children", SEVERITY_ERROR,
        "<%1> may not stand in <%2>, which holds %3", NULL)
MESSAGE(ELEMENT_ORDER, "element-order", SEVERITY_ERROR, "<%1> must come before <%2>",
        "<%2> is on line %3")
MESSAGE(ELEMENT_REPEATED, "element-repeated", SEVERITY_ERROR, "<%2> may have only one <%1>",
        "the first one is on line %3")
MESSAGE(ELEMENT_TOO_MANY, "element-too-many", SEVERITY_ERROR, "<%2> may have at most %3 <%1>", NULL)
MESSAGE(ELEMENT_EITHER, "element-either", SEVERITY_ERROR, "<%1> may not stand here beside <%2>",
        "<%2> is on line %3")
MESSAGE(ELEMENT_MISSING, "element-missing", SEVERITY_ERROR, "<%1> lacks %2", NULL)
MESSAGE(TEXT_FORBIDDEN, "text-forbidden", SEVERITY_ERROR,
        "text may not stand directly in <%1>; there may stand: %2", NULL)
MESSAGE(CONTENT_FORBIDDEN, "content-forbidden", SEVERITY_ERROR,
        "<%1> must be empty: nothing may stand in it", NULL)
MESSAGE(ATTRIBUTE_UNKNOWN, "attribute-unknown", SEVERITY_ERROR,
        "<%1> has no attribute %2; it may have: %3", NULL)
MESSAGE(ATTRIBUTE_NONE, "attribute-none", SEVERITY_ERROR,
        "<%1> has no attribute %2; it has no attributes at all", NULL)
MESSAGE(ATTRIBUTE_MISSING, "attribute-missing", SEVERITY_ERROR, "<%1> lacks the attribute %2", NULL)
MESSAGE(VALUE_EMPTY, "value-empty", SEVERITY_ERROR, "%1 must not be empty", NULL)
MESSAGE(VALUE_WRONG, "value-wrong", SEVERITY_ERROR, "“%1” cannot stand in %2; write %3", NULL)
MESSAGE(ID_DUPLICATE, "id-duplicate", SEVERITY_ERROR, "two <%1> have the %2 “%3”",
        "the first one is on line %4")
MESSAGE(ID_TAKEN, "id-taken", SEVERITY_ERROR, "the %1 “%2” is taken already",
        "<%3> on line %4 has it")
MESSAGE(REFERENCE_DANGLING, "reference-dangling", SEVERITY_ERROR, "there is no %1 with the %2 “%3”",
        NULL)
MESSAGE(LANGUAGE_UNKNOWN, "language-unknown", SEVERITY_ERROR,
        "a document cannot be made in the language “%1”; the languages are %2",
        "this is the language of the whole document; a part in another one has its own xml:lang")
MESSAGE(SCHEMA_OTHER, "schema-other", SEVERITY_ERROR, "<%1> does not agree with the schema here",
        NULL)
MESSAGE(RESOURCE_MISSING, "resource-missing", SEVERITY_SYSTEM, "the resource “%1” is missing",
        "the folder named by --resources must hold schemas/ and stylesheets/")
MESSAGE(SCHEMA_BROKEN, "schema-broken", SEVERITY_SYSTEM,
        "the schema cannot be used: it has a mistake here", NULL)
MESSAGE(RULES_ELEMENT, "rules-element", SEVERITY_ERROR, "<%1> may not stand here in a rules file",
        NULL)
MESSAGE(RULES_ATTRIBUTE, "rules-attribute", SEVERITY_ERROR, "<%1> lacks the attribute %2", NULL)
MESSAGE(RULES_REFERENCE, "rules-reference", SEVERITY_ERROR, "there is no %1 “%2” in the rules file",
        NULL)
MESSAGE(RULES_EXPRESSION, "rules-expression", SEVERITY_ERROR,
        "this is not an XPath 1.0 expression that can be used here",
        "the mistake may also be a prefix without <ns>, an unknown function, or a variable without "
        "<let>")
MESSAGE(RULES_NODES, "rules-nodes", SEVERITY_ERROR, "this expression does not give nodes", NULL)
MESSAGE(STYLESHEET_BROKEN, "stylesheet-broken", SEVERITY_ERROR,
        "the stylesheet has a mistake here, in <%1>", NULL)
MESSAGE(STYLESHEET_REFUSED, "stylesheet-refused", SEVERITY_ERROR,
        "the stylesheet may not read “%1”",
        "stylesheets read what lies in the resources of protoc or below their own folder; --allow "
        "adds a "
        "folder")
MESSAGE(STYLESHEET_STOPPED, "stylesheet-stopped", SEVERITY_ERROR,
        "the stylesheet “%1” did not come to an end",
        "it may call itself without end; --max-xslt-depth and --max-xslt-steps set other limits")
MESSAGE(STYLESHEET_MESSAGE, "stylesheet-message", SEVERITY_WARNING, "%1", NULL)
MESSAGE(STYLESHEET_TERMINATED, "stylesheet-terminated", SEVERITY_ERROR, "%1", NULL)
MESSAGE(STYLE_NO_BASE, "style-no-base", SEVERITY_ERROR,
        "the house stylesheet “%1” imports no stylesheet of protoc it could stand in for",
        "begin it with <xsl:import href=\"protoc:stylesheets/formats/fo.xsl\"/>, for example")
MESSAGE(PICTURE_PATH, "picture-path", SEVERITY_ERROR, "the picture “%1” may not be used: %2",
        "pictures lie in the folder of the document or below it and are named by a relative path, "
        "such as pictures/logo.png")
MESSAGE(PICTURE_MISSING, "picture-missing", SEVERITY_ERROR, "there is no picture “%1”",
        "the path is seen from the folder of the document")
MESSAGE(PICTURE_UNREADABLE, "picture-unreadable", SEVERITY_ERROR,
        "the picture “%1” cannot be read: %2", NULL)
MESSAGE(PICTURE_BROKEN, "picture-broken", SEVERITY_ERROR, "the picture “%1” %2",
        "save it anew as PNG or JPEG; --max-pixels says how many pixels it may have")
MESSAGE(PICTURE_LEFT_OUT, "picture-left-out", SEVERITY_WARNING,
        "%1; the document is made without it", NULL)
MESSAGE(ATTACHMENT_PATH, "attachment-path", SEVERITY_ERROR,
        "the attachment “%1” may not be used: %2",
        "attachments lie in the folder of the document or below it: attachments/contract.pdf")
MESSAGE(ATTACHMENT_MISSING, "attachment-missing", SEVERITY_ERROR, "there is no file “%1” to attach",
        "the path is seen from the folder of the document")
MESSAGE(ATTACHMENT_TOO_MANY, "attachment-too-many", SEVERITY_ERROR,
        "there are more than %1 attachments, the limit", "--max-attachments sets another limit")
MESSAGE(ATTACHMENT_UNREADABLE, "attachment-unreadable", SEVERITY_ERROR,
        "the attachment “%1” cannot be read: %2", NULL)
MESSAGE(ATTACHMENT_LEFT_OUT, "attachment-left-out", SEVERITY_WARNING,
        "“%1” is not attached: PDF/A-2 cannot hold other files",
        "--pdf-profile=pdf/a-3a, which is what you get without this option, can")

/* Many documents */
MESSAGE(WORKER_FAILED, "worker-failed", SEVERITY_SYSTEM,
        "protoc failed on this document (%1); the others are not affected",
        "this is a mistake in protoc: please report it with the document")
MESSAGE(WORKER_MEMORY, "worker-memory", SEVERITY_SYSTEM,
        "this document needs more memory than there is or than its limit",
        "--max-memory sets another limit")
MESSAGE(TIME_LIMIT, "time-limit", SEVERITY_ERROR,
        "this document takes longer than %1 seconds, the limit", "--max-time sets another limit")
MESSAGE(READER_FAILED, "reader-failed", SEVERITY_SYSTEM, "protoc failed on “%1” (%2)",
        "this is a mistake in protoc: please report it with the file")
MESSAGE(WORKER_NONE, "worker-none", SEVERITY_SYSTEM, "no other process can be started: %1", NULL)

/* Fonts */
MESSAGE(FONT_SUBSTITUTED, "font-substituted", SEVERITY_WARNING,
        "the font “%1” is not installed; “%2” is used instead",
        "install the font, or name another one; lines and pages may break differently")
MESSAGE(FONT_STYLE_MISSING, "font-style-missing", SEVERITY_WARNING,
        "the font “%1” has no %2; the nearest it has is used", NULL)
MESSAGE(FONT_RESTRICTED, "font-restricted", SEVERITY_WARNING,
        "the font “%1” forbids being put into a document; another one is used",
        "its maker sells or gives the permission; or name another font")
MESSAGE(FONT_TOO_MANY, "font-too-many", SEVERITY_ERROR,
        "the document needs more than %1 fonts, the limit", "--max-fonts sets another limit")
MESSAGE(FONT_NONE, "font-none", SEVERITY_SYSTEM, "there is no usable font on this system",
        "install some, for example the package fonts-paratype")

/* The command line */
MESSAGE(OPTION_UNKNOWN, "option-unknown", SEVERITY_USAGE, "unknown option “%1”",
        "protoc --help lists all options")
MESSAGE(OPTION_ARGUMENT_MISSING, "option-argument-missing", SEVERITY_USAGE,
        "the option “%1” needs a value: %1 %2", NULL)
MESSAGE(OPTION_ARGUMENT_EXTRA, "option-argument-extra", SEVERITY_USAGE,
        "the option “%1” takes no value, but was given “%2”", NULL)
MESSAGE(OPTION_VALUE_UNKNOWN, "option-value-unknown", SEVERITY_USAGE,
        "“%2” is no value of the option “%1”; it knows %3", NULL)
MESSAGE(OPTION_VALUE_EMPTY, "option-value-empty", SEVERITY_USAGE,
        "the option “%1” was given an empty value", NULL)
MESSAGE(PROTOBUF, "protobuf", SEVERITY_USAGE,
        "this protoc compiles minutes of meetings; “%1” is for the compiler of protocol buffers",
        "that one is in the package protobuf-compiler; both fit on a machine when this one is "
        "installed by make "
        "install PROGRAM=minutes-protoc")
MESSAGE(WARNING_UNKNOWN, "warning-unknown", SEVERITY_USAGE, "no message has the id “%1”",
        "the ids stand in brackets after the messages; the manual page lists them all")
MESSAGE(WARNING_IS_NO_WARNING, "warning-is-no-warning", SEVERITY_USAGE,
        "“%1” is an error and cannot be silenced or changed", NULL)
MESSAGE(INPUT_NOT_GIVEN, "input-not-given", SEVERITY_USAGE, "no input file is named",
        "for example: protoc meeting.xml")
MESSAGE(INPUT_EXTRA, "input-extra", SEVERITY_USAGE,
        "one file at a time: “%1” is already the input, “%2” comes on top",
        "a name with spaces needs quotation marks around it")
MESSAGE(OUTPUT_NAME_NEEDED, "output-name-needed", SEVERITY_USAGE,
        "standard input has no name to make the output's name from",
        "name the output: -o meeting.pdf")
MESSAGE(OUTPUT_SUFFIX_UNKNOWN, "output-suffix-unknown", SEVERITY_USAGE,
        "the name “%1” does not say which format is wanted; known endings are %2",
        "or name the format: --format=pdf")
MESSAGE(OUTPUT_ONE_NAME, "output-one-name", SEVERITY_USAGE,
        "“%1” is one file, but there is more than one to write",
        "name a folder instead: -d out; a name with spaces needs quotation marks around it")
MESSAGE(OUTPUT_TWICE, "output-twice", SEVERITY_USAGE, "“%1” and “%2” would both be written to “%3”",
        "compile them into different folders")
MESSAGE(OUTPUT_WITH_CHECK, "output-with-check", SEVERITY_USAGE,
        "--check writes nothing, so it cannot go with --output or --directory", NULL)
MESSAGE(COMMANDS_TWO, "commands-two", SEVERITY_USAGE, "--%1 and %2 cannot be had in one run",
        "run the program twice")
MESSAGE(OPTION_NEEDS, "option-needs", SEVERITY_USAGE, "%1 makes sense only together with %2", NULL)
MESSAGE(OUTPUT_WITH_COMMAND, "output-with-command", SEVERITY_USAGE,
        "--%1 writes no file that -o could name", NULL)
MESSAGE(OUTPUT_IS_INPUT, "output-is-input", SEVERITY_USAGE, "“%1” is both the input and the output",
        "name another output: -o meeting.pdf")
MESSAGE(OPTION_FOR_LETTERS, "option-for-letters", SEVERITY_USAGE,
        "“%1” is for letters, but this run makes %2",
        "for a letter: -t mail, or a name such as -o letter.eml")
MESSAGE(INPUT_NOT_READ, "input-not-read", SEVERITY_USAGE, "--%1 reads no file, but “%2” is named",
        "name the file to write with -o")
MESSAGE(NEW_EXISTS, "new-exists", SEVERITY_SYSTEM,
        "there is a file “%1” already; it stays as it is", "name another one: -o meeting.xml")

/* Letters */
MESSAGE(LETTER_NO_SENDER, "letter-no-sender", SEVERITY_ERROR,
        "the letter has no sender: the one on our side who would send it has no e-mail address",
        "add <email> to the participant, or name the sender: --from \"Anna Petrova "
        "<petrova@example.ru>\"")
MESSAGE(LETTER_NO_RECIPIENT, "letter-no-recipient", SEVERITY_ERROR,
        "the letter has no recipient: nobody has an e-mail address who may read it",
        "add <email> to a participant or to <distribution>, or name one: --to orlova@example.ru")
MESSAGE(LETTER_PERSON_UNKNOWN, "letter-person-unknown", SEVERITY_ERROR,
        "there is no participant “%1” with an e-mail address",
        "write the id of a participant who has an <email>, or an address such as orlova@example.ru")
MESSAGE(LETTER_ADDRESS_BROKEN, "letter-address-broken", SEVERITY_ERROR,
        "“%1” is not an address a letter can be sent to",
        "an address is written name@example.ru, in Latin letters and without spaces")
MESSAGE(LETTER_ID_BROKEN, "letter-id-broken", SEVERITY_USAGE,
        "“%1” is not the Message-ID of a letter",
        "it stands in the head of the earlier message: Message-ID: <1234@mail.example.ru>")
MESSAGE(LETTER_NOT_INTERNAL, "letter-not-internal", SEVERITY_USAGE,
        "“%1” is not on our side, so the letter may not hold internal parts",
        "leave out --audience internal, or send the letter to our side only")

/* XSL-FO */
MESSAGE(FO_NOT_FO, "fo-not-fo", SEVERITY_ERROR, "the root is <%1>, not <fo:root> of XSL-FO",
        "the root of a document to be formatted is <fo:root "
        "xmlns:fo=\"http://www.w3.org/1999/XSL/Format\">")
MESSAGE(FO_ELEMENT_UNKNOWN, "fo-element-unknown", SEVERITY_WARNING,
        "XSL-FO has no element <%1>; its content is formatted as if it stood there alone", NULL)
MESSAGE(FO_ELEMENT_FOREIGN, "fo-element-foreign", SEVERITY_WARNING,
        "<%1> does not belong to XSL-FO; it was left out", NULL)
MESSAGE(FO_ELEMENT_UNWRAPPED, "fo-element-unwrapped", SEVERITY_WARNING,
        "<%1> cannot stand in <%2>; its content is formatted as if it stood there alone", NULL)
MESSAGE(FO_IMPLIED, "fo-implied", SEVERITY_WARNING,
        "<%1> cannot stand directly in <%2>; it is formatted as if in <%3>", NULL)
MESSAGE(FO_TEXT_IMPLIED, "fo-text-implied", SEVERITY_WARNING,
        "text cannot stand directly in <%1>; it is formatted as if in <%2>", NULL)
MESSAGE(FO_ELEMENT_UNSUPPORTED, "fo-element-unsupported", SEVERITY_WARNING,
        "<%1> is not supported; its content is formatted as if it stood there alone", NULL)
MESSAGE(FO_CASE_HIDDEN, "fo-case-hidden", SEVERITY_WARNING,
        "this <fo:multi-case> is hidden at first, and nobody can show it on paper; it was left out",
        "write starting-state=\"show\" on the one that is to be printed")
MESSAGE(FO_FOREIGN_OBJECT, "fo-foreign-object", SEVERITY_WARNING,
        "the drawing in <fo:instream-foreign-object> cannot be shown; it was left out",
        "save it as a PNG file and write <fo:external-graphic src=\"url(drawing.png)\"/>")
MESSAGE(FO_ELEMENT_MISPLACED, "fo-element-misplaced", SEVERITY_WARNING,
        "<%1> cannot stand in <%2>; it was left out", NULL)
MESSAGE(FO_LACKS, "fo-lacks", SEVERITY_WARNING, "<%1> lacks %2; it is formatted without", NULL)
MESSAGE(FO_SECOND, "fo-second", SEVERITY_WARNING,
        "<%1> can have only one <%2>; this one was left out", NULL)
MESSAGE(FO_NAME_TWICE, "fo-name-twice", SEVERITY_WARNING,
        "there is a <%1> with the name “%2” already; this one is not used", NULL)
MESSAGE(FO_BODY_IMPLIED, "fo-body-implied", SEVERITY_WARNING,
        "this page master lacks <fo:region-body>; one without margins was taken", NULL)
MESSAGE(FO_TEXT_MISPLACED, "fo-text-misplaced", SEVERITY_WARNING,
        "text cannot stand directly in <%1>; it was left out", "put it into a <fo:block>")
MESSAGE(FO_PROPERTY_UNSUPPORTED, "fo-property-unsupported", SEVERITY_WARNING,
        "the property “%1” is not supported; it was ignored", NULL)
MESSAGE(FO_PART_TWICE, "fo-part-twice", SEVERITY_WARNING,
        "a table can have only one <%1>; this one was left out",
        "put all its rows into one, or make it a <fo:table-body>")
MESSAGE(FO_VALUE_UNSUPPORTED, "fo-value-unsupported", SEVERITY_WARNING,
        "“%1” is no supported value of “%2”; it was ignored", NULL)
MESSAGE(FORMAT_NOT_FROM_FO, "format-not-from-fo", SEVERITY_USAGE,
        "an XSL-FO file can become pdf or areas, not %1", "-t pdf")
MESSAGE(FO_NO_PAGES, "fo-no-pages", SEVERITY_ERROR,
        "the document has no <fo:page-sequence> with a <fo:flow>, so it has no pages", NULL)
MESSAGE(FO_MASTER_MISSING, "fo-master-missing", SEVERITY_ERROR,
        "there is no page master named “%1”", NULL)
MESSAGE(FO_STATIC_UNSEEN, "fo-static-unseen", SEVERITY_WARNING,
        "no region is named “%1”, so this <fo:static-content> is nowhere to be seen",
        "write the region-name of a region of the page master, such as xsl-region-before")
MESSAGE(FO_REGION_MISSING, "fo-region-missing", SEVERITY_WARNING,
        "no region is named “%1”; its content stands in the body of the pages", NULL)
MESSAGE(FO_FLOW_SECOND, "fo-flow-second", SEVERITY_WARNING,
        "a page sequence has one flow; “%1” was left out",
        "give it an <fo:page-sequence> of its own")
MESSAGE(FO_PAGE_TOO_SMALL, "fo-page-too-small", SEVERITY_ERROR,
        "the page master “%1” leaves no room for text", "make its margins smaller")
MESSAGE(FO_DESTINATION_MISSING, "fo-destination-missing", SEVERITY_WARNING,
        "nothing has the id “%1”, so this link leads nowhere", NULL)
MESSAGE(FO_CITATION_MISSING, "fo-citation-missing", SEVERITY_WARNING,
        "nothing has the id “%1”, so “??” stands where its page number should", NULL)
MESSAGE(FO_ID_TWICE, "fo-id-twice", SEVERITY_WARNING,
        "the id “%1” was given before; links go to the first", NULL)

/* Layout */
MESSAGE(GLYPH_MISSING, "glyph-missing", SEVERITY_ERROR,
        "no installed font has the character “%1” (%2)",
        "install a font that has it, or write it in another way")
MESSAGE(GLYPH_BOX, "glyph-box", SEVERITY_WARNING,
        "no installed font has the character “%1” (%2); a box stands in its place", NULL)
MESSAGE(LINE_OVERFULL, "line-overfull", SEVERITY_WARNING,
        "“%1” is too long for its line: it sticks out by %2 pt",
        "a break may be allowed with &#x200B;")
MESSAGE(CONTAINER_OVERFLOW, "container-overflow", SEVERITY_WARNING,
        "what is in this <%2> is %1 pt too high for it and sticks out",
        "make it higher, or write overflow=\"visible\" if that is meant")
MESSAGE(CONTAINER_CLIPPED, "container-clipped", SEVERITY_WARNING,
        "what is in this <%2> is %1 pt too high for it; the rest cannot be seen", "make it higher")
MESSAGE(CONTENT_TOO_TALL, "content-too-tall", SEVERITY_WARNING,
        "this does not fit on a page: it sticks out by %1 pt", NULL)
MESSAGE(BREAK_INSIDE, "break-inside", SEVERITY_WARNING,
        "a break is asked for inside this <%1>, but it stands on one page as a whole",
        "ask for the break before or after it, or let it have no height of its own")
MESSAGE(KEEP_BROKEN, "keep-broken", SEVERITY_WARNING,
        "what this <%1> asks to keep together does not fit on a page; it was parted",
        "make it shorter, or write a number instead of “always” if that may happen")
MESSAGE(FOOTNOTE_MOVED, "footnote-moved", SEVERITY_WARNING,
        "this footnote finds no room on the page of its mark; it stands on a later one",
        "make the footnote, or what its mark stands in, shorter")
MESSAGE(TABLE_TOO_WIDE, "table-too-wide", SEVERITY_WARNING,
        "this table is %1 pt wider than the room for it",
        "make columns narrower, or let them share the width: "
        "column-width=\"proportional-column-width(1)\"")
MESSAGE(TABLE_TOO_LARGE, "table-too-large", SEVERITY_ERROR,
        "the table has more columns or rows than can be laid out", "split the table")
MESSAGE(TABLE_ROWS_BEYOND, "table-rows-beyond", SEVERITY_WARNING,
        "this cell spans %1 rows, but only %2 are there for it",
        "rows end with their part of the table: header, body or footer")
MESSAGE(TABLE_COLUMNS_BEYOND, "table-columns-beyond", SEVERITY_WARNING,
        "this cell reaches into column %1, but there are <fo:table-column> for %2 only",
        "write one for each column, or none; where they lack, columns share the width")
MESSAGE(TABLE_CELL_MOVED, "table-cell-moved", SEVERITY_WARNING,
        "another cell covers column %1 of this row: this one stands in column %2",
        "cells of rows above may reach into this row; write a column-number that is free, or none")
MESSAGE(PAGE_LIMIT, "page-limit", SEVERITY_ERROR, "the document has more than %1 pages, the limit",
        "--max-pages sets another limit")

/* The painter */
MESSAGE(PDF_NOT, "pdf-not", SEVERITY_ERROR, "“%1” is not a PDF", NULL)
MESSAGE(PDF_ENCRYPTED, "pdf-encrypted", SEVERITY_ERROR, "“%1” is encrypted",
        "write its password into a file and add --password-file=FILE")
MESSAGE(PDF_PASSWORD_WRONG, "pdf-password-wrong", SEVERITY_ERROR, "the password does not open “%1”",
        NULL)
MESSAGE(PDF_DAMAGED, "pdf-damaged", SEVERITY_ERROR, "“%1” is damaged: %2 cannot be read", NULL)
MESSAGE(PDF_REPAIRED, "pdf-repaired", SEVERITY_WARNING,
        "“%1” is damaged; what could be found in it was read", NULL)
MESSAGE(PDF_TOO_LARGE, "pdf-too-large", SEVERITY_ERROR,
        "%2 in “%1” unpacks to more than %3 megabytes, the limit",
        "this may be a file made to exhaust programs that read it")
MESSAGE(PDF_NO_ATTACHMENTS, "pdf-no-attachments", SEVERITY_ERROR, "no file is attached to “%1”",
        NULL)
MESSAGE(PDF_NO_SOURCE, "pdf-no-source", SEVERITY_ERROR, "no source is attached to “%1”",
        "protoc --list “%1” shows what is attached")
MESSAGE(FOLDER_FAILED, "folder-failed", SEVERITY_SYSTEM, "cannot make the folder “%1”: %2", NULL)
MESSAGE(PASSWORD_EMPTY, "password-empty", SEVERITY_USAGE, "there is no password in %1",
        "the password is the first line")
MESSAGE(PASSWORD_LONG, "password-long", SEVERITY_USAGE,
        "the password in %1 is longer than 127 bytes, the limit", NULL)
MESSAGE(PASSWORD_TWO, "password-two", SEVERITY_USAGE, "the two passwords are not the same", NULL)
MESSAGE(ENCRYPTED_NO_ARCHIVE, "encrypted-no-archive", SEVERITY_WARNING,
        "an encrypted PDF is no PDF/A: it cannot be archived for long",
        "keep the PDF without --encrypt as well; --pdf-profile=pdf/ua-1 or none says that you know")
MESSAGE(VERIFY_NO_RECORD, "verify-no-record", SEVERITY_ERROR, "“%1” does not say how it was made",
        "only PDFs that protoc has written can be verified")
MESSAGE(VERIFY_SOURCE_CHANGED, "verify-source-changed", SEVERITY_ERROR,
        "the source in “%1” is not the one the PDF was made of", NULL)
MESSAGE(VERIFY_NOT_COMPILED, "verify-not-compiled", SEVERITY_ERROR,
        "the source in “%1” cannot be compiled here",
        "take it out with --extract-all, and compile it to see why")
MESSAGE(VERIFY_PAGE, "verify-page", SEVERITY_ERROR,
        "page %2 of “%1” is not what the attached source gives", NULL)
MESSAGE(VERIFY_PAGE_COUNT, "verify-page-count", SEVERITY_ERROR,
        "“%1” has %2 pages, but the attached source gives %3", NULL)
MESSAGE(VERIFY_OTHER_MEANS, "verify-other-means", SEVERITY_WARNING,
        "“%1” was made with %2; here is %3", "pages may differ for this reason only")
MESSAGE(DIGEST_UNREADABLE, "digest-unreadable", SEVERITY_USAGE,
        "“%1” is not a digest: it takes 16 to 64 of the digits 0 to 9 and a to f", NULL)
MESSAGE(DIGEST_OTHER, "digest-other", SEVERITY_ERROR,
        "this is not the digest of the source in “%1”, which is %2",
        "compare the digits once more; when they are right, paper and file are different documents")
MESSAGE(ARCHIVE_STANDARD_INPUT, "archive-standard-input", SEVERITY_USAGE,
        "what comes from standard input cannot be archived", "save it to a file first")
MESSAGE(ARCHIVE_NAME_PART, "archive-name-part", SEVERITY_USAGE,
        "a name in an archive has no part {%1}",
        "known: {date}, {kind}, {client}, {number} and {language}")
MESSAGE(ARCHIVE_NOT_MINUTES, "archive-not-minutes", SEVERITY_USAGE,
        "“%1” is XSL-FO; only minutes can be archived", NULL)
MESSAGE(ARCHIVE_FOREIGN, "archive-foreign", SEVERITY_SYSTEM,
        "“%1” has an index that is not the index of an archive",
        "name another folder, or remove index.xml and index.html from this one")
MESSAGE(ARCHIVE_FAILED, "archive-failed", SEVERITY_SYSTEM, "cannot use the archive “%1”: %2", NULL)
MESSAGE(ARCHIVE_INCOMPLETE, "archive-incomplete", SEVERITY_SYSTEM,
        "the %1 of the document could not be made; nothing was archived", NULL)
MESSAGE(DRAW_UP_PERIOD_MISSING, "draw-up-period-missing", SEVERITY_USAGE,
        "--report does not say for which days", "add --period=2024-06-01/2024-06-30")
MESSAGE(DRAW_UP_OTHER_KIND, "draw-up-other-kind", SEVERITY_WARNING,
        "<%1> is no protocol: the file is left out of the report", NULL)
MESSAGE(DRAW_UP_INTERNAL, "draw-up-internal", SEVERITY_WARNING,
        "the protocol is marked audience=\"internal\": it is left out of the report",
        "with --audience=internal it gets into a report for our side")
MESSAGE(DRAW_UP_NOTHING, "draw-up-nothing", SEVERITY_ERROR,
        "there is no protocol of a meeting with “%1” between %2 and %3", NULL)
MESSAGE(EXTRACT_EXISTS, "extract-exists", SEVERITY_SYSTEM, "there is another file “%1” already",
        "nothing was changed; name the file with -o FILE")
MESSAGE(PDF_FAILED, "pdf-failed", SEVERITY_SYSTEM,
        "the PDF cannot be made: it would have more parts than a PDF can hold",
        "split the document")
MESSAGE(PDF_PICTURE_FAILED, "pdf-picture-failed", SEVERITY_SYSTEM,
        "the picture “%1” cannot be put into a PDF",
        "save it anew with another program, as PNG or JPEG")
MESSAGE(PDF_FONT_FAILED, "pdf-font-failed", SEVERITY_SYSTEM,
        "the font “%1” cannot be put into a PDF",
        "name another font, with TrueType or CFF outlines")

/* What a PDF for archives and for all readers asks of the author */
MESSAGE(TITLE_MISSING, "title-missing", SEVERITY_ERROR, "the document has no title",
        "write <fo:title>…</fo:title> as the first thing in <fo:page-sequence>, or dc:title in "
        "<fo:declarations>; readers and archives show it; --pdf-profile=none does without")
MESSAGE(LANGUAGE_MISSING, "language-missing", SEVERITY_ERROR,
        "the document does not say which language it is in",
        "write it into the first tag: <fo:root xml:lang=\"en\" …>; reading aloud needs it; "
        "--pdf-profile=none does without")
MESSAGE(LANGUAGE_MALFORMED, "language-malformed", SEVERITY_ERROR, "“%1” is no language",
        "write a code such as en, ru, zh or de-CH")
MESSAGE(PICTURE_UNDESCRIBED, "picture-undescribed", SEVERITY_ERROR,
        "this picture is not described for those who cannot see it",
        "write what it shows: fox:alt-text=\"…\"; a mere ornament gets role=\"Artifact\" instead")
MESSAGE(PICTURE_CMYK, "picture-cmyk", SEVERITY_ERROR,
        "the picture “%1” is in printing colours (CMYK), which an archive cannot show reliably",
        "save it anew in RGB, or give up the archive: --pdf-profile=pdf/ua-1")
MESSAGE(LINK_IN_ARTIFACT, "link-in-artifact", SEVERITY_WARNING,
        "this link is left out: it stands in what is not read aloud, such as a header of pages",
        "write it into the text, too")
MESSAGE(LINK_ROLE, "link-role", SEVERITY_ERROR, "a link cannot have the role “%1”",
        "leave role out; what stands around the link may have it")
MESSAGE(HEADING_SKIPPED, "heading-skipped", SEVERITY_ERROR, "the heading %1 skips a level",
        "here may stand %2 or a higher heading")
MESSAGE(ROLE_UNKNOWN, "role-unknown", SEVERITY_ERROR, "there is no role “%1”",
        "roles are P, H1 to H6, Sect, Div, BlockQuote, Note, Artifact and the others of PDF 1.7, "
        "14.8.4")
MESSAGE(ROLE_MISPLACED, "role-misplaced", SEVERITY_ERROR, "the role %1 may not stand in %2", NULL)
