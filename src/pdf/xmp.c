/* xmp.c: owns what a PDF says of itself in XML: which standards it keeps, title and dates, and what was needed to
 * make it.
 *
 * PDF/A knows a fixed set of properties; every other one is described in the packet itself
 * (ISO 19005-3, 6.6.2.3.3), so that a reader in fifty years need not guess:
 *
 *     pdfuaid   the standard PDF/UA-1 (ISO 14289-1, 5)
 *     protoc    urn:protoc:record:1, what protoc --verify reads
 *               Program       "protoc 0.1.0"
 *               Source        the name of the attached file that was compiled
 *               SourceDigest  its SHA-256, 64 hexadecimal digits
 *               Options       "audience=client", "detail=full" ..., in order
 *               House         "style-1/acme.xsl SHA-256": the house's styles and rules, as they are attached
 *               Libraries     "HarfBuzz 6.0.0": those that lay out and write
 *               Fonts         "PTSerif-Regular SHA-256 version", in the order of first use
 *
 * The packet is not compressed: a program that knows nothing of PDF finds it. */
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/digest.h"
#include "base/version.h"
#include "input/record.h"
#include "pdf/xmp.h"

typedef struct {
    const char *name, *type, *category, *what;
} Property;

static const Property RECORD[] = {
    {"Program", "Text", "internal", "what made the file"},
    {"Source", "Text", "internal", "the attached file it was made of"},
    {"SourceDigest", "Text", "internal", "SHA-256 of that file"},
    {"Options", "seq Text", "internal", "options"},
    {"House", "seq Text", "internal", "house styles and rules: name, SHA-256"},
    {"Libraries", "seq Text", "internal", "libraries"},
    {"Fonts", "seq Text", "internal", "name, SHA-256 of the font file, version"}};

static void add_text(Buffer *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '<': buffer_string(out, "&lt;"); break;
        case '>': buffer_string(out, "&gt;"); break;
        case '&': buffer_string(out, "&amp;"); break;
        case '"': buffer_string(out, "&quot;"); break;
        default: buffer_char(out, *text);
        }
    }
}

static void add_element(Buffer *out, const char *name, const char *text)
{
    if (text && *text) {
        buffer_format(out, "<%s>", name);
        add_text(out, text);
        buffer_format(out, "</%s>\n", name);
    }
}

/* A text in the one language there is of it. */
static void add_alternative(Buffer *out, const char *name, const char *text)
{
    if (text && *text) {
        buffer_format(out, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
        add_text(out, text);
        buffer_format(out, "</rdf:li></rdf:Alt></%s>\n", name);
    }
}

static void begin_list(Buffer *out, const char *name, const char *kind)
{
    buffer_format(out, "<%s><rdf:%s>", name, kind);
}

static void add_item(Buffer *out, const char *text)
{
    buffer_string(out, "<rdf:li>");
    add_text(out, text);
    buffer_string(out, "</rdf:li>");
}

static void end_list(Buffer *out, const char *name, const char *kind)
{
    buffer_format(out, "</rdf:%s></%s>\n", kind, name);
}

static void add_list(Buffer *out, const char *name, const char *kind, const char *text)
{
    if (text && *text) {
        begin_list(out, name, kind);
        add_item(out, text);
        end_list(out, name, kind);
    }
}

static void add_items(Buffer *out, const char *name, const char *const *items, size_t count)
{
    if (count == 0)
        return;
    begin_list(out, name, "Seq");
    for (size_t i = 0; i < count; i++)
        add_item(out, items[i]);
    end_list(out, name, "Seq");
}

static void add_document(Buffer *out, const DocumentInfo *info, const PdfDate *date)
{
    add_alternative(out, "dc:title", info->title);
    add_list(out, "dc:creator", "Seq", info->author);
    add_alternative(out, "dc:description", info->subject);
    add_list(out, "dc:language", "Bag", info->language);
    add_element(out, "pdf:Keywords", info->keywords);
    add_element(out, "pdf:Producer", PDF_PRODUCER);
    add_element(out, "xmp:CreatorTool", PDF_CREATOR);
    if (date) {
        Buffer text = {0};
        pdf_date_xmp(date, &text);
        add_element(out, "xmp:CreateDate", buffer_text(&text));
        add_element(out, "xmp:ModifyDate", buffer_text(&text));
        buffer_free(&text);
    }
}

/* "PTSerif-Regular 5ebc… 1.000W OFL" */
static void add_font(Buffer *out, const PdfFont *font)
{
    Buffer line = {0};
    buffer_format(&line, "%s ", font_postscript_name(font->font));
    digest_text(font_digest(font->font), &line);
    Buffer version = {0};
    font_version(font->font, &version);
    if (version.length > 0)
        buffer_format(&line, " %s", buffer_text(&version));
    add_item(out, buffer_text(&line));
    buffer_free(&version);
    buffer_free(&line);
}

static void add_source(Buffer *out, const PdfOptions *options)
{
    for (size_t i = 0; options->source && i < options->attachment_count; i++) {
        const PdfAttachment *file = &options->attachments[i];
        if (strcmp(file->name, options->source) != 0)
            continue;
        Buffer text = {0};
        Digest digest = digest_of(file->data, file->length);
        digest_text(&digest, &text);
        add_element(out, "protoc:Source", file->name);
        add_element(out, "protoc:SourceDigest", buffer_text(&text));
        buffer_free(&text);
    }
}

static void add_record(Buffer *out, const PdfOptions *options, const PdfFonts *fonts)
{
    add_element(out, "protoc:Program", PDF_CREATOR);
    add_source(out, options);
    add_items(out, "protoc:Options", options->options, options->option_count);
    add_items(out, "protoc:House", options->house, options->house_count);
    Buffer harfbuzz = {0};
    buffer_format(&harfbuzz, "HarfBuzz %s", hb_version_string());
    begin_list(out, "protoc:Libraries", "Seq");
    add_item(out, buffer_text(&harfbuzz));
    add_item(out, "libharu " HPDF_VERSION_TEXT);
    end_list(out, "protoc:Libraries", "Seq");
    buffer_free(&harfbuzz);
    begin_list(out, "protoc:Fonts", "Seq");
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->fonts[i].glyphs)
            add_font(out, &fonts->fonts[i]);
    end_list(out, "protoc:Fonts", "Seq");
}

static void describe_schema(Buffer *out, const char *name, const char *space, const char *prefix,
                            const Property *properties, size_t count)
{
    buffer_format(out,
                  "<rdf:li><rdf:Description pdfaSchema:schema=\"%s\" pdfaSchema:namespaceURI=\"%s\""
                  " pdfaSchema:prefix=\"%s\"><pdfaSchema:property><rdf:Seq>\n",
                  name, space, prefix);
    for (size_t i = 0; i < count; i++) {
        const Property *property = &properties[i];
        buffer_format(out,
                      "<rdf:li pdfaProperty:name=\"%s\" pdfaProperty:valueType=\"%s\" "
                      "pdfaProperty:category=\"%s\" pdfaProperty:description=\"%s\"/>\n",
                      property->name, property->type, property->category, property->what);
    }
    buffer_string(out, "</rdf:Seq></pdfaSchema:property></rdf:Description></rdf:li>\n");
}

static void add_descriptions(Buffer *out)
{
    static const Property ACCESSIBLE[] = {{"part", "Integer", "internal", "part of ISO 14289"}};
    buffer_string(out, "<pdfaExtension:schemas><rdf:Bag>\n");
    describe_schema(out, "PDF/UA", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", ACCESSIBLE, 1);
    describe_schema(out, "How the file was made", RECORD_NAMESPACE, "protoc", RECORD,
                    sizeof RECORD / sizeof *RECORD);
    buffer_string(out, "</rdf:Bag></pdfaExtension:schemas>\n");
}

static void add_standards(Buffer *out, PdfProfile profile)
{
    if (pdf_profile_is_archival(profile)) {
        add_element(out, "pdfaid:part", profile == PDF_PROFILE_A3A ? "3" : "2");
        add_element(out, "pdfaid:conformance", "A");
    }
    if (profile != PDF_PROFILE_NONE)
        add_element(out, "pdfuaid:part", "1");
    if (pdf_profile_is_archival(profile))
        add_descriptions(out);
}

void xmp_write(PdfFile *file, const DocumentInfo *info, const PdfDate *date,
               const PdfOptions *options, PdfFonts *fonts)
{
    Buffer packet = {0}, entries = {0};
    pdf_fonts_digest(fonts);
    buffer_string(&packet, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                           "<rdf:Description rdf:about=\"\""
                           " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                           " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                           " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                           " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                           " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
                           " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                           " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                           " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\""
                           " xmlns:protoc=\"" RECORD_NAMESPACE "\">\n");
    add_standards(&packet, options->profile);
    add_document(&packet, info, date);
    add_record(&packet, options, fonts);
    buffer_string(&packet, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    buffer_string(&entries, "/Type/Metadata/Subtype/XML");
    HPDF_Dict_Add(
        file->document->catalog, "Metadata",
        pdf_stream_new(file, packet.data, packet.length, HPDF_STREAM_FILTER_NONE, &entries));
    buffer_free(&entries);
    buffer_free(&packet);
}
