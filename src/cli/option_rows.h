/* option_rows.h: the options and the output formats, a row each. Included wherever a table is made from the
 * rows:
 *     OPTION(ID, short letter or 0, "long name", "ARGUMENT" or NULL, what it does, SHAPES or ASIDE, help sentence)
 *     FORMAT(ID, "name", "suffix", its stylesheet under the neutral document or NULL, what it is)
 * What an option does is a word for options.c: FLAG, TEXT, NUMBER or CHOICE with the member of Options it sets; COMMAND; or
 * BY with a function of its own. An option shapes outputs, or it is beside them: where they go, and what is said meanwhile.
 * Define the one that is wanted; the file undefines both. */
#ifndef OPTION
#define OPTION(id, letter, name, argument, takes, shapes, help)
#endif
#ifndef FORMAT
#define FORMAT(id, name, suffix, stylesheet, what)
#endif

OPTION(OUTPUT, 'o', "output", "FILE", ASKED(output), ASIDE, "write to FILE; - is standard output")
OPTION(FOLDER, 'd', "directory", "DIR", ASKED(folder), ASIDE, "write into the folder DIR")
OPTION(FORMAT, 't', "format", "NAME", BY(take_formats), ASIDE,
       "one or more of pdf,html,…; else -o's ending, else pdf")
OPTION(JOBS, 'j', "jobs", "N", NUMBER(jobs, 1, JOBS_MAX), ASIDE,
       "compile N documents at a time; else one a processor")
OPTION(FILES, 0, "files0-from", "LIST", ASKED(list), ASIDE,
       "take inputs from LIST, names ended by NUL; - is stdin")
OPTION(IF_CHANGED, 0, "if-changed", NULL, FLAG(if_changed), ASIDE,
       "skip outputs newer than all they were made from")
OPTION(WATCH, 0, "watch", NULL, FLAG(watch), ASIDE, "go on, and make again whatever changes")
OPTION(DEPEND, 'M', "depend", "D", BY(take_depend), ASIDE,
       "-MD: write for make what each output was made from")
OPTION(DEPEND_FILE, 0, "depend-file", "FILE", TEXT(depend_file), ASIDE,
       "-MF FILE: write that into FILE")
OPTION(CHECK, 0, "check", NULL, FLAG(check), SHAPES, "only say what is wrong, write nothing")
OPTION(AUDIENCE, 0, "audience", "WHO", BY(take_audience), SHAPES,
       "what to keep: internal (all of it, default) or client")
OPTION(DETAIL, 0, "detail", "HOW", CHOICE(detail, detail_names), SHAPES,
       "how much to keep: full (default) or brief")
OPTION(MASK, 0, "mask", NULL, FLAG(mask), SHAPES, "mask names, phones and addresses of clients")
OPTION(FROM, 0, "from", "WHO", TEXT(from), SHAPES, "who sends the letter: an id or an address")
OPTION(TO, 0, "to", "LIST", BY(take_recipients), SHAPES,
       "who gets the letter: ids or addresses; may be repeated")
OPTION(ATTACH, 0, "attach", NULL, FLAG(attach), SHAPES,
       "attach the PDF and the attachments to the letter")
OPTION(IN_REPLY_TO, 0, "in-reply-to", "ID", TEXT(in_reply_to), SHAPES,
       "the Message-ID the letter answers")
OPTION(WIDTH, 0, "width", "COLUMNS", NUMBER(width, TEXT_WIDTH_MIN, TEXT_WIDTH_MAX), SHAPES,
       "columns of plain text, 30 to 1000 (default 76)")
OPTION(PDF_PROFILE, 0, "pdf-profile", "NAME", CHOICE(pdf_profile, pdf_profile_names), SHAPES,
       "keep pdf/a-3a (default), pdf/a-2a, pdf/ua-1, none")
OPTION(NO_SOURCE, 0, "no-source", NULL, FLAG(no_source), SHAPES,
       "put neither source nor other files into the PDF")
OPTION(DIAGNOSTICS, 0, "diagnostics", "FORM", CHOICE(report, REPORT_FORMS), ASIDE,
       "as text, json, sarif, github, gitlab or checkstyle")
OPTION(COLOR, 0, "color", "WHEN", CHOICE(color, color_names), ASIDE,
       "in colour: auto (on a terminal), always or never")
OPTION(MESSAGES, 0, "messages", "LANG", BY(take_messages), ASIDE,
       "speak ru, en or zh; else as the environment says")
OPTION(WARN, 'W', "warn", "WHAT", BY(take_warning), SHAPES,
       "error, error=ID, no-error=ID; no-ID silences a warning")
OPTION(NO_WARNINGS, 'w', "no-warnings", NULL, FLAG(warnings.silent), SHAPES,
       "say nothing of warnings")
OPTION(QR, 0, "qr", NULL, FLAG(qr), SHAPES, "print a QR code with number, date and digest")
OPTION(ARCHIVE, 0, "archive", "DIR", COMMAND_TEXT(ARCHIVE, folder), SHAPES,
       "put PDF, HTML and source into the archive DIR")
OPTION(ARCHIVE_NAME, 0, "archive-name", "PATTERN", TEXT(archive_name), SHAPES,
       "of {date} {kind} {client} {number} {language}")
OPTION(ARCHIVE_LETTERS, 0, "archive-letters", "SET", CHOICE(archive_letters, letter_sets), SHAPES,
       "names there in utf-8 (default) or in ascii")
OPTION(REPORT, 0, "report", "CLIENT", COMMAND_TEXT(DRAW_UP, client), SHAPES,
       "draw up a report on CLIENT from the protocols FILE...")
OPTION(PERIOD, 0, "period", "DAYS", TEXT(period), SHAPES,
       "with --report: such as 2024-06-01/2024-06-30")
OPTION(LIST, 0, "list", NULL, COMMAND(LIST), SHAPES, "print what is attached to the PDF FILE")
OPTION(EXTRACT, 0, "extract", NULL, COMMAND(EXTRACT), SHAPES,
       "write out the source that is in the PDF FILE")
OPTION(EXTRACT_ALL, 0, "extract-all", "DIR", COMMAND_TEXT(EXTRACT_ALL, folder), SHAPES,
       "write all that is attached to the PDF FILE into DIR")
OPTION(VERIFY, 0, "verify", NULL, COMMAND(VERIFY), SHAPES,
       "say whether the PDF FILE shows what its source gives")
OPTION(DIGEST, 0, "digest", "HEX", TEXT(digest), SHAPES,
       "with --verify: the digest on paper; 16 digits at least")
OPTION(ENCRYPT, 0, "encrypt", NULL, FLAG(encrypt), SHAPES,
       "encrypt the PDF with a password (AES-256); no PDF/A")
OPTION(PASSWORD_FILE, 0, "password-file", "FILE", TEXT(password_file), SHAPES,
       "the first line of FILE is the password; - asks")
OPTION(NEW, 0, "new", "KIND", COMMAND_TEXT(NEW, kind), SHAPES,
       "write a new document of this kind to start from")
OPTION(LANG, 0, "lang", "LANG", TEXT(language), SHAPES,
       "with --new: its language; else as the environment says")
OPTION(SCHEMAS, 0, "schemas", "DIR", COMMAND_TEXT(SCHEMAS, folder), SHAPES,
       "write the schemas into DIR, for editors")
OPTION(STYLE, 0, "style", "STYLE", BY(take_style), SHAPES,
       "a style below by name, or the FILE of one of your own")
OPTION(RULES, 0, "rules", "FILE", BY(take_rules), SHAPES, "house rules, one more Schematron file")
OPTION(ALLOW, 0, "allow", "DIR", BY(take_folder), SHAPES,
       "documents and styles may read below DIR, too")
#define LIMIT(id, name, unit, least, normal, most, what)                                           \
    OPTION(LIMIT_##id, 0, name, unit, BOUND(id), SHAPES, "most " what " (default " #normal ")")
#include "base/limit_rows.h"
#undef LIMIT
OPTION(RESOURCES, 0, "resources", "DIR", TEXT(resources), SHAPES,
       "read schemas and stylesheets below DIR instead")
OPTION(VERSION, 0, "version", NULL, FLAG(version), ASIDE, "print the version and stop")
OPTION(HELP, 'h', "help", NULL, FLAG(help), ASIDE, "print this help and stop")

FORMAT(PDF, "pdf", ".pdf", "stylesheets/formats/fo.xsl",
       "the document for reading, signing and archiving")
FORMAT(HTML, "html", ".html", "stylesheets/formats/html.xsl", "one self-contained web page")
FORMAT(TEXT, "text", ".txt", "stylesheets/formats/text.xsl", "plain text in lines")
FORMAT(MAIL, "mail", ".eml", NULL, "a letter, ready to be sent")
FORMAT(FO, "fo", ".fo", "stylesheets/formats/fo.xsl", "XSL-FO, what the PDF is made from")
FORMAT(VIEW, "view", ".view.xml", NULL, "the source as the audience may see it")
FORMAT(DOCUMENT, "document", ".document.xml", NULL, "what all formats are made from")
FORMAT(AREAS, "areas", ".areas", "stylesheets/formats/fo.xsl",
       "the laid-out pages as text, for tests")

#undef OPTION
#undef FORMAT
