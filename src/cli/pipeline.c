/* pipeline.c: the line of docs/architecture.md, stage by stage.
 *
 *     source ─ read ─ schema ─ rules ─ view ─ document ─┬─ html
 *                                                       └─ fo ─ FO tree ─ layout ─ paint ─ pdf
 *
 * Each stage either hands on what the next one needs or has reported why it cannot. A file whose root is fo:root
 * enters at the FO tree. Every stage's result can be the output. */
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>

#include "base/background.h"
#include "base/file.h"
#include "base/libraries.h"
#include "base/wording.h"
#include "cli/enclosure.h"
#include "cli/password.h"
#include "cli/pipeline.h"
#include "cli/qr_code.h"
#include "fo/fo.h"
#include "input/archive_name.h"
#include "input/language.h"
#include "input/mask.h"
#include "input/pictures.h"
#include "input/read.h"
#include "input/root.h"
#include "input/rules.h"
#include "input/schema.h"
#include "input/transform.h"
#include "layout/layout.h"
#include "output/letter.h"
#include "output/plain_text.h"
#include "pdf/encrypt.h"
#include "pdf/painter.h"

#define PAGE_LIMIT 20000

#define VIEW_STYLESHEET "stylesheets/view.xsl"

typedef struct {
    const Options *options;
    Diagnostics *diagnostics;
    Buffer document_stylesheet; /* stylesheets/documents/ROOT.xsl */
    const Buffer *bytes;        /* of the source */
    Digest digest;              /* of the source that goes along, for the QR code */
    Enclosure enclosure;
    Buffer output;
} Pipeline;

static bool has_errors(const Pipeline *pipeline)
{
    return diagnostics_count(pipeline->diagnostics, SEVERITY_ERROR) > 0;
}

static bool is_paged(Format format)
{
    return format == FORMAT_PDF || format == FORMAT_AREAS;
}

/* Stages 2 and 3. Rules and pictures are looked at only when the structure is right: what they would say of a
 * broken one would mislead. */
static bool check(Pipeline *pipeline, xmlDoc *tree)
{
    if (!schema_check(tree, pipeline->diagnostics))
        return false;
    bool good = language_check(tree, pipeline->diagnostics);
    good = rules_check(tree, COMMON_RULES, wording_code(), pipeline->diagnostics) && good;
    good = rules_check(tree, root_find(tree)->rules, wording_code(), pipeline->diagnostics) && good;
    const char *base_path = pipeline->options->input;
    good = pictures_check(tree, "picture", "file", base_path, pipeline->diagnostics) && good;
    good = pictures_check(tree, "logo", "file", base_path, pipeline->diagnostics) && good;
    return attachments_check(tree, "attachment", "file", base_path, pipeline->diagnostics) && good;
}

/* Replaces the tree by the stylesheet's result. */
static bool step(Pipeline *pipeline, xmlDoc **tree, const char *stylesheet,
                 const char *const *parameters)
{
    xmlDoc *result = transform(*tree, stylesheet, parameters, pipeline->diagnostics);
    xmlFreeDoc(*tree);
    *tree = result;
    return result != NULL && !has_errors(pipeline);
}

static bool paint(Pipeline *pipeline, const AreaTree *areas)
{
    PdfOptions pdf;
    enclosure_finish(&pipeline->enclosure, areas, pipeline->options, &pdf);
    return pdf_paint(areas, &pdf, &pipeline->output, pipeline->diagnostics);
}

/* Stage 7: formatting objects to pages. */
static bool format_pages(Pipeline *pipeline, xmlDoc *tree)
{
    FoTree *fo = fo_tree_new(tree, pipeline->diagnostics);
    if (!fo)
        return false;
    LayoutOptions layout = {.base_path = pipeline->options->input,
                            .page_limit = PAGE_LIMIT,
                            .tolerant = pipeline->options->pdf_profile == PDF_PROFILE_NONE};
    AreaTree *areas = layout_document(fo, &layout, pipeline->diagnostics);
    bool good = areas != NULL;
    if (good && pipeline->options->format == FORMAT_AREAS)
        area_tree_dump(areas, &pipeline->output);
    else if (good)
        good = paint(pipeline, areas);
    area_tree_free(areas);
    fo_tree_free(fo);
    return good;
}

/* A PDF takes along what the view may show. */
static bool enclose(Pipeline *pipeline, xmlDoc *view)
{
    return pipeline->options->format != FORMAT_PDF ||
           enclosure_read(&pipeline->enclosure, view, pipeline->bytes, pipeline->options,
                          pipeline->diagnostics);
}

static bool view(Pipeline *pipeline, xmlDoc **tree)
{
    const char *const parameters[] = {"audience", audience_name(pipeline->options->audience),
                                      "detail", detail_name(pipeline->options->detail), NULL};
    if (!step(pipeline, tree, VIEW_STYLESHEET, parameters))
        return false;
    if (pipeline->options->mask)
        mask_view(*tree);
    return true;
}

/* Makes the PDF of a neutral document and attaches it. */
static bool attach_pdf(Pipeline *pipeline, Letter *letter, xmlDoc *document, const char *name)
{
    xmlDoc *pages = transform(document, format_stylesheet(FORMAT_PDF), NULL, pipeline->diagnostics);
    bool good = pages && !has_errors(pipeline) && format_pages(pipeline, pages);
    if (good)
        letter_attach(letter, name, &pipeline->output);
    xmlFreeDoc(pages);
    return good;
}

/* Who gets the letter decides what may be in it, so that is settled first. */
static bool compile_letter(Pipeline *pipeline, xmlDoc **tree)
{
    const Options *options = pipeline->options;
    Options settled = *options;
    LetterRequest request = {.from = options->from,
                             .to = options->to,
                             .masked = options->mask,
                             .in_reply_to = options->in_reply_to,
                             .internal_asked =
                                 options->audience_given && options->audience == AUDIENCE_INTERNAL,
                             .base_path = options->input};
    Buffer name = {0}, unknown = {0};
    Letter *letter = letter_new(*tree, &request, pipeline->diagnostics);
    if (letter && letter_is_for_client(letter))
        settled.audience = AUDIENCE_CLIENT;
    pipeline->options = &settled;
    bool good = letter && view(pipeline, tree);
    if (good && settled.attach)
        good = enclosure_read(&pipeline->enclosure, *tree, pipeline->bytes, &settled,
                              pipeline->diagnostics);
    if (good) {
        archive_name(*tree, ARCHIVE_NAME_PATTERN, false, &name, &unknown);
        buffer_string(&name, format_suffix(FORMAT_PDF));
        good = letter_read_view(letter, *tree, options->attach, pipeline->diagnostics) &&
               step(pipeline, tree, buffer_text(&pipeline->document_stylesheet), NULL);
    }
    if (good && options->attach)
        good = attach_pdf(pipeline, letter, *tree, buffer_text(&name));
    if (good)
        good = letter_write(letter, *tree, &pipeline->output, pipeline->diagnostics);
    pipeline->options = options;
    letter_free(letter);
    buffer_free(&name);
    buffer_free(&unknown);
    return good;
}

static char *root_attribute(const xmlDoc *tree, const char *name)
{
    return (char *)xmlGetNoNsProp(xmlDocGetRootElement(tree), BAD_CAST name);
}

/* Stage 6, with the QR code that the pages may have. */
static bool format_step(Pipeline *pipeline, xmlDoc **tree)
{
    const char *stylesheet = format_stylesheet(pipeline->options->format);
    Buffer text = {0}, picture = {0}, digits = {0};
    if (!stylesheet)
        return true;
    if (pipeline->options->qr) {
        char *number = root_attribute(*tree, "number"), *date = root_attribute(*tree, "date");
        qr_code_text(number, date, &pipeline->digest, &text);
        qr_code_picture(buffer_text(&text), &picture);
        qr_code_digits(&pipeline->digest, &digits);
        xmlFree(number);
        xmlFree(date);
    }
    const char *const qr[] = {"qr-picture", buffer_text(&picture), "qr-digits",
                              buffer_text(&digits), NULL};
    const char *const none[] = {NULL};
    bool good = step(pipeline, tree, stylesheet, picture.length > 0 ? qr : none);
    buffer_free(&text);
    buffer_free(&picture);
    buffer_free(&digits);
    return good;
}

/* Stages 4 to 7, as far as the wanted format goes. */
static bool compile(Pipeline *pipeline, xmlDoc **tree)
{
    Format format = pipeline->options->format;
    const char *const none[] = {NULL};
    if (format == FORMAT_MAIL)
        return compile_letter(pipeline, tree);
    if (!view(pipeline, tree) || !enclose(pipeline, *tree))
        return false;
    if (pipeline->options->qr)
        pipeline->digest = enclosure_digest(*tree, pipeline->bytes, pipeline->options);
    if (format != FORMAT_VIEW &&
        !step(pipeline, tree, buffer_text(&pipeline->document_stylesheet), none))
        return false;
    if (!format_step(pipeline, tree))
        return false;
    if (is_paged(format))
        return format_pages(pipeline, *tree);
    if (format == FORMAT_HTML) {
        if (!pictures_embed(*tree, pipeline->options->input, pipeline->diagnostics))
            return false;
        serialize_html(*tree, &pipeline->output);
    } else if (format == FORMAT_TEXT) {
        plain_text(*tree, pipeline->options->width, &pipeline->output);
    } else {
        serialize_xml(*tree, &pipeline->output);
    }
    return true;
}

static void load_libraries(void *unused)
{
    (void)unused;
    library_load_all();
}

/* The stylesheets compile, and then libraries are loaded, while the source is checked. */
static void prepare(Pipeline *pipeline, xmlDoc *tree)
{
    buffer_format(&pipeline->document_stylesheet, "stylesheets/documents/%s.xsl",
                  (const char *)xmlDocGetRootElement(tree)->name);
    const char *const stylesheets[] = {VIEW_STYLESHEET, buffer_text(&pipeline->document_stylesheet),
                                       format_stylesheet(pipeline->options->format), NULL};
    if (pipeline->options->check)
        return;
    transform_prepare(stylesheets);
    if (is_paged(pipeline->options->format))
        background_start(load_libraries, NULL);
}

/* An XSL-FO file can only become pages. */
static bool compile_fo(Pipeline *pipeline, xmlDoc *tree)
{
    Format format = pipeline->options->format;
    if (pipeline->options->check || is_paged(format))
        return enclose(pipeline, tree) && format_pages(pipeline, tree);
    diagnose(pipeline->diagnostics, MESSAGE_FORMAT_NOT_FROM_FO,
             place_of_node(xmlDocGetRootElement(tree)), format_name(format), NULL);
    return false;
}

static bool run(Pipeline *pipeline, xmlDoc **tree)
{
    if (!root_check(*tree, pipeline->diagnostics))
        return false;
    if (root_find(*tree)->schema == NULL)
        return compile_fo(pipeline, *tree);
    prepare(pipeline, *tree);
    if (!check(pipeline, *tree))
        return false;
    return pipeline->options->check || compile(pipeline, tree);
}

/* Replaces the finished PDF by its encrypted form. */
static bool encrypt(Pipeline *pipeline, const char *password)
{
    Buffer encrypted = {0};
    bool good = pdf_encrypt(&pipeline->output, password, &encrypted);
    if (!good)
        diagnose(pipeline->diagnostics, MESSAGE_PDF_FAILED, PLACE_NONE, NULL);
    buffer_free(&pipeline->output);
    pipeline->output = encrypted;
    return good;
}

void pipeline_run(const Options *options, Source **source, Diagnostics *diagnostics)
{
    Pipeline pipeline = {.options = options, .diagnostics = diagnostics};
    Buffer password = {0};
    if (options->encrypt && !password_choose(options->password_file, &password, diagnostics)) {
        password_free(&password);
        return;
    }
    Input input = input_read(options->input, &READ_LIMITS_DEFAULT, diagnostics);
    xmlDoc *tree = input.tree;
    pipeline.bytes = &input.bytes;
    bool good = tree && run(&pipeline, &tree) && !has_errors(&pipeline) &&
                (!options->encrypt || encrypt(&pipeline, buffer_text(&password)));
    password_free(&password);
    if (good && !options->check)
        file_write(options->output, pipeline.output.data, pipeline.output.length, diagnostics);
    input.tree = tree;
    *source = input.source;
    input.source = NULL;
    input_free(&input);
    transform_finish();
    enclosure_free(&pipeline.enclosure);
    buffer_free(&pipeline.document_stylesheet);
    buffer_free(&pipeline.output);
}
