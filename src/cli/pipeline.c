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
#include "base/chunk.h"
#include "base/dependencies.h"
#include "base/file.h"
#include "base/libraries.h"
#include "base/limits.h"
#include "base/resources.h"
#include "cli/check.h"
#include "cli/depend.h"
#include "cli/enclosure.h"
#include "cli/password.h"
#include "cli/pipeline.h"
#include "cli/qr_code.h"
#include "cli/stamp.h"
#include "fo/fo.h"
#include "input/archive_name.h"
#include "input/house.h"
#include "input/label_file.h"
#include "input/language.h"
#include "input/mask.h"
#include "input/pictures.h"
#include "input/read.h"
#include "input/root.h"
#include "input/rules.h"
#include "input/schema.h"
#include "input/stylesheet_narrow.h"
#include "input/transform.h"
#include "input/xml_memory.h"
#include "layout/layout.h"
#include "output/letter.h"
#include "output/plain_text.h"
#include "pdf/encrypt.h"
#include "pdf/painter.h"
#include "text/font.h"

#define VIEW_STYLESHEET "stylesheets/view.xsl"

/* Looking for the names in a longer source takes more time than it saves. */
enum { NARROW_MAX = 256 * 1024 };

/* The process compiles one document, and no other one after it. */
static bool alone;

typedef struct {
    const Options *options;
    const Task *task;
    Diagnostics *diagnostics;
    const Buffer *bytes; /* of the source */
    Digest digest;       /* of the source that goes along, for the QR code */
    Enclosure enclosure;
    Buffer document_stylesheet;   /* stylesheets/documents/ROOT.xsl */
    Buffer labels;                /* stylesheets/labels/LANGUAGE.xml */
    xmlDict *names;               /* of the elements, to which stylesheets are narrowed; or NULL */
    Buffer outputs[FORMAT_COUNT]; /* in the order of the task's */
} Pipeline;

static bool has_errors(const Pipeline *pipeline)
{
    return diagnostics_count(pipeline->diagnostics, SEVERITY_ERROR) > 0;
}

/* A tree that is not wanted any more makes room for the next one. */
static void drop(xmlDoc **tree)
{
    xmlFreeDoc(*tree);
    *tree = NULL;
    xml_memory_trim();
}

static bool is_paged(Format format)
{
    return format == FORMAT_PDF || format == FORMAT_AREAS;
}

/* What is left of the stylesheet's result by the taker, who may be NULL; NULL: reported. */
static xmlDoc *step_taken(Pipeline *pipeline, xmlDoc *tree, const char *stylesheet,
                          const char *const *parameters, const Taker *taker)
{
    xmlDoc *result = transform_taken(tree, stylesheet, parameters, taker, pipeline->diagnostics);
    if (!has_errors(pipeline))
        return result;
    xmlFreeDoc(result);
    return NULL;
}

/* The stylesheet's result; NULL: reported. */
static xmlDoc *step(Pipeline *pipeline, xmlDoc *tree, const char *stylesheet,
                    const char *const *parameters)
{
    return step_taken(pipeline, tree, stylesheet, parameters, NULL);
}

static bool paint(Pipeline *pipeline, const AreaTree *areas, Buffer *out)
{
    PdfOptions pdf;
    return enclosure_finish(&pipeline->enclosure, areas, pipeline->options, &pdf,
                            pipeline->diagnostics) &&
           pdf_paint(areas, &pdf, out, pipeline->diagnostics);
}

static LayoutOptions layout_options(const Pipeline *pipeline)
{
    return (LayoutOptions){.base_path = pipeline->task->input,
                           .page_limit = (size_t)limit_of(LIMIT_PAGES),
                           .tolerant = pipeline->options->pdf_profile == PDF_PROFILE_NONE};
}

/* Stage 7: formatting objects, which are freed, to pages. ahead: what is laid out already, or NULL. */
static bool format_pages(Pipeline *pipeline, FoTree *fo, LayoutAhead *ahead, Format format,
                         Buffer *out)
{
    if (!fo)
        return false;
    LayoutOptions layout = layout_options(pipeline);
    AreaTree *areas = layout_document(fo, &layout, ahead, pipeline->diagnostics);
    fo_tree_drop_objects(fo);
    bool good = areas != NULL;
    if (good && format == FORMAT_AREAS)
        area_tree_dump(areas, out);
    else if (good)
        good = paint(pipeline, areas, out);
    area_tree_free(areas);
    fo_tree_free(fo);
    return good;
}

static bool wants(const Task *task, Format format)
{
    for (size_t i = 0; i < task->output_count; i++)
        if (task->outputs[i].format == format)
            return true;
    return false;
}

/* A PDF takes along what the view may show. */
static bool enclose(Pipeline *pipeline, xmlDoc *view)
{
    const Task *task = pipeline->task;
    bool pdf = task->output_count == 0 || wants(task, FORMAT_PDF); /* a check of XSL-FO paints */
    return !pdf || enclosure_read(&pipeline->enclosure, view, pipeline->bytes, pipeline->options,
                                  pipeline->diagnostics);
}

/* For the QR code: the digest of the source as the reader of the view gets it. */
static void take_digest(Pipeline *pipeline, xmlDoc *view)
{
    if (pipeline->options->qr)
        pipeline->digest = enclosure_digest(view, pipeline->bytes, pipeline->options);
}

/* What was masked once stays as it is. */
static bool masks(const Pipeline *pipeline)
{
    return pipeline->options->mask && !pipeline->options->from_view;
}

/* NULL: reported. */
static xmlDoc *make_view(Pipeline *pipeline, xmlDoc *tree)
{
    const char *const parameters[] = {"audience", audience_name(pipeline->options->audience),
                                      "detail", detail_name(pipeline->options->detail), NULL};
    xmlDoc *view = step(pipeline, tree, VIEW_STYLESHEET, parameters);
    if (view && masks(pipeline))
        mask_view(view);
    return view;
}

/* The view of a reader who may see everything is the source itself. */
static bool sees_everything(const Options *options)
{
    return options->audience == AUDIENCE_INTERNAL && options->detail == DETAIL_FULL &&
           !house_style_for(VIEW_STYLESHEET);
}

/* The same as make_view(), in place of the source, which is dropped. */
static xmlDoc *take_view(Pipeline *pipeline, xmlDoc **source)
{
    if (!sees_everything(pipeline->options)) {
        xmlDoc *made = make_view(pipeline, *source);
        drop(source);
        return made;
    }
    xmlDoc *view = *source;
    *source = NULL;
    view->standalone = -1; /* says nothing in its declaration, as what a stylesheet makes */
    if (masks(pipeline))
        mask_view(view);
    return view;
}

/* A format of the neutral document, as its stylesheet has it. */
static bool finish(Pipeline *pipeline, xmlDoc *tree, Format format, Buffer *out)
{
    if (format == FORMAT_HTML) {
        if (!pictures_embed(tree, pipeline->task->input, pipeline->diagnostics))
            return false;
        serialize_html(tree, out);
    } else if (format == FORMAT_TEXT) {
        plain_text(tree, pipeline->options->width, out);
    } else {
        serialize_xml(tree, out);
    }
    return true;
}

static char *root_attribute(const xmlDoc *tree, const char *name)
{
    return (char *)xmlGetNoNsProp(xmlDocGetRootElement(tree), BAD_CAST name);
}

/* Stage 6, with the QR code that the pages may have. NULL: reported. */
static xmlDoc *format_step(Pipeline *pipeline, xmlDoc *document, const char *stylesheet,
                           const Taker *taker)
{
    Buffer text = {0}, picture = {0}, digits = {0};
    if (pipeline->options->qr) {
        char *number = root_attribute(document, "number"), *date = root_attribute(document, "date");
        qr_code_text(number, date, &pipeline->digest, &text);
        qr_code_picture(buffer_text(&text), &picture);
        qr_code_digits(&pipeline->digest, &digits);
        xmlFree(number);
        xmlFree(date);
    }
    const char *const qr[] = {"qr-picture", buffer_text(&picture), "qr-digits",
                              buffer_text(&digits), NULL};
    xmlDoc *result =
        step_taken(pipeline, document, stylesheet, picture.length > 0 ? qr : NULL, taker);
    buffer_free(&text);
    buffer_free(&picture);
    buffer_free(&digits);
    return result;
}

/* The formatting objects that a stylesheet makes, and their layout, which begins when there is a flow. */
typedef struct {
    const Pipeline *pipeline;
    FoBuilder *builder;
    LayoutAhead *ahead; /* NULL: not begun, or there is no second thread */
    bool begun;
} Objects;

static void take_objects(void *data, xmlDoc *growing)
{
    Objects *objects = data;
    fo_builder_take(objects->builder, growing);
    const FoTree *tree = objects->begun ? NULL : fo_builder_share(objects->builder);
    if (!tree)
        return;
    LayoutOptions options = layout_options(objects->pipeline);
    objects->ahead = layout_ahead_new(tree, &options);
    objects->begun = true;
}

/* Stages 6 and 7 for a paged format. The formatting objects are read, and laid out, while the stylesheet makes them; what
 * is wrong with them is said when it has come to its end. last: the document is not needed any more. */
static bool make_pages(Pipeline *pipeline, xmlDoc **document, bool last, Format format, Buffer *out)
{
    Diagnostics *found = diagnostics_new();
    Objects objects = {.pipeline = pipeline, .builder = fo_builder_new(found)};
    const Taker taker = {take_objects, &objects};
    xmlDoc *tree = format_step(pipeline, *document, format_stylesheet(format), &taker);
    if (!tree) {
        fo_builder_stop(objects.builder);
        layout_ahead_free(objects.ahead);
    }
    FoTree *fo = fo_builder_finish(objects.builder, tree);
    if (tree)
        diagnostics_add(pipeline->diagnostics, found);
    diagnostics_free(found);
    /* Meanwhile the second thread lays out what came last. */
    drop(&tree);
    if (last)
        drop(document);
    chunk_trim();
    return format_pages(pipeline, fo, objects.ahead, format, out);
}

/* The same for the others. */
static bool make_markup(Pipeline *pipeline, xmlDoc **document, bool last, Format format,
                        Buffer *out)
{
    xmlDoc *tree = format_step(pipeline, *document, format_stylesheet(format), NULL);
    if (last)
        drop(document);
    bool good = tree && finish(pipeline, tree, format, out);
    xmlFreeDoc(tree);
    return good;
}

/* Makes the PDF of a neutral document and attaches it. */
static bool attach_pdf(Pipeline *pipeline, Letter *letter, xmlDoc *document, const char *name)
{
    Buffer pdf = {0};
    bool good = make_pages(pipeline, &document, false, FORMAT_PDF, &pdf);
    if (good)
        letter_attach(letter, name, &pdf);
    buffer_free(&pdf);
    return good;
}

/* The letter of a view; what a PDF in it takes along is its own. */
static bool finish_letter(Pipeline *pipeline, Letter *letter, xmlDoc *view, Buffer *out)
{
    bool attach = pipeline->options->attach;
    Buffer name = {0}, unknown = {0};
    Enclosure outer = pipeline->enclosure;
    pipeline->enclosure = (Enclosure){0};
    archive_name(view, ARCHIVE_NAME_PATTERN, false, &name, &unknown);
    buffer_string(&name, format_suffix(FORMAT_PDF));
    take_digest(pipeline, view);
    bool good = (!attach || enclosure_read(&pipeline->enclosure, view, pipeline->bytes,
                                           pipeline->options, pipeline->diagnostics)) &&
                letter_read_view(letter, view, attach, pipeline->diagnostics);
    xmlDoc *document =
        good ? step(pipeline, view, buffer_text(&pipeline->document_stylesheet), NULL) : NULL;
    good = document && (!attach || attach_pdf(pipeline, letter, document, buffer_text(&name))) &&
           letter_write(letter, document, out, pipeline->diagnostics);
    xmlFreeDoc(document);
    enclosure_free(&pipeline->enclosure);
    pipeline->enclosure = outer;
    buffer_free(&name);
    buffer_free(&unknown);
    return good;
}

/* Who gets the letter decides what may be in it, so that is settled first. */
static bool compile_letter(Pipeline *pipeline, xmlDoc *tree, Buffer *out)
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
    Letter *letter = letter_new(tree, &request, pipeline->diagnostics);
    if (letter && letter_is_for_client(letter))
        settled.audience = AUDIENCE_CLIENT;
    pipeline->options = &settled;
    xmlDoc *view = letter ? make_view(pipeline, tree) : NULL;
    bool good = view && finish_letter(pipeline, letter, view, out);
    xmlFreeDoc(view);
    pipeline->options = options;
    letter_free(letter);
    return good;
}

/* The last output that is made of the neutral document; their number when the document itself is wanted, too. */
static size_t last_use(const Task *task)
{
    size_t last = task->output_count;
    for (size_t i = 0; i < task->output_count; i++)
        if (format_stylesheet(task->outputs[i].format))
            last = i;
    return wants(task, FORMAT_DOCUMENT) ? task->output_count : last;
}

/* Stages 6 and 7 for every format. What lies between the stages is written last: that takes the places off it. */
static bool format_all(Pipeline *pipeline, xmlDoc *view, xmlDoc **document)
{
    const Task *task = pipeline->task;
    size_t last = last_use(task);
    bool good = true;
    for (size_t i = 0; i < task->output_count && good; i++) {
        Format format = task->outputs[i].format;
        Buffer *out = &pipeline->outputs[i];
        if (format_stylesheet(format))
            good = is_paged(format) ? make_pages(pipeline, document, i == last, format, out)
                                    : make_markup(pipeline, document, i == last, format, out);
    }
    for (size_t i = 0; i < task->output_count && good; i++)
        if (task->outputs[i].format == FORMAT_VIEW)
            serialize_xml(view, &pipeline->outputs[i]);
        else if (task->outputs[i].format == FORMAT_DOCUMENT)
            serialize_xml(*document, &pipeline->outputs[i]);
    return good;
}

/* Stages 4 to 7, as far as the wanted formats go. A letter has a view of its own. */
static bool compile(Pipeline *pipeline, xmlDoc **source)
{
    const Task *task = pipeline->task;
    size_t letters = 0, views = 0;
    bool good = true;
    for (size_t i = 0; i < task->output_count && good; i++) {
        views += task->outputs[i].format == FORMAT_VIEW;
        letters += task->outputs[i].format == FORMAT_MAIL;
        if (task->outputs[i].format == FORMAT_MAIL)
            good = compile_letter(pipeline, *source, &pipeline->outputs[i]);
    }
    if (!good || letters == task->output_count)
        return good;
    bool only_view = letters + views == task->output_count;
    xmlDoc *view = take_view(pipeline, source), *document = NULL;
    good = view && enclose(pipeline, view);
    if (good)
        take_digest(pipeline, view);
    label_file_find(buffer_text(&pipeline->labels)); /* while its stylesheet may still compile */
    if (good && !only_view)
        document = step(pipeline, view, buffer_text(&pipeline->document_stylesheet), NULL);
    if (!wants(task, FORMAT_VIEW))
        drop(&view);
    if (!wants(task, FORMAT_PDF) && !wants(task, FORMAT_AREAS))
        background_close();
    good = good && (document || only_view) && format_all(pipeline, view, &document);
    xmlFreeDoc(document);
    xmlFreeDoc(view);
    return good;
}

static void load_libraries(void *unused)
{
    (void)unused;
    library_load_all();
}

/* The stylesheets for these outputs compile in the background; is_paged() tells whether libraries are needed, too. */
static bool prepare_formats(const Options *options, const Task *task,
                            const char *document_stylesheet, const char *labels)
{
    const char *stylesheets[FORMAT_COUNT + 4] = {0};
    size_t count = 0;
    bool paged = false;
    if (!sees_everything(options) || wants(task, FORMAT_MAIL))
        stylesheets[count++] = VIEW_STYLESHEET;
    if (labels)
        stylesheets[count++] = labels;
    stylesheets[count++] = document_stylesheet;
    for (size_t i = 0; i < task->output_count; i++) {
        const char *stylesheet = format_stylesheet(task->outputs[i].format);
        bool known = stylesheet == NULL;
        for (size_t k = 0; k < count; k++)
            known = known || strcmp(stylesheets[k], stylesheet) == 0;
        if (!known)
            stylesheets[count++] = stylesheet;
        paged = paged || is_paged(task->outputs[i].format);
    }
    transform_prepare(stylesheets);
    return paged;
}

/* A second time only when the root is not what it looked like before. */
static void choose_document_stylesheet(Pipeline *pipeline, const char *root)
{
    Buffer path = {0};
    buffer_format(&path, "stylesheets/documents/%s.xsl", root);
    if (strcmp(buffer_text(&path), buffer_text(&pipeline->document_stylesheet)) == 0) {
        buffer_free(&path);
        return;
    }
    if (pipeline->document_stylesheet.length > 0)
        transform_finish(); /* to which the path is lent */
    buffer_free(&pipeline->document_stylesheet);
    pipeline->document_stylesheet = path;
}

/* What the stylesheet of the document need not know when there will be no other document. */
static void narrow_stylesheet(Pipeline *pipeline, const Root *root, const Buffer *bytes)
{
    const Options *options = pipeline->options;
    if (!alone || !sees_everything(options) || options->mask || house_file(0) ||
        wants(pipeline->task, FORMAT_MAIL) || bytes->length > NARROW_MAX)
        return;
    pipeline->names = tag_names(buffer_text(bytes), bytes->length);
    transform_narrow(root->space, pipeline->names);
}

/* The tree has names that were not seen before it was parsed. */
static void widen_stylesheet(Pipeline *pipeline)
{
    transform_finish();
    transform_narrow(NULL, NULL);
    transform_forget(buffer_text(&pipeline->document_stylesheet));
    xmlDictFree(pipeline->names);
    pipeline->names = NULL;
}

/* Compiling the stylesheet of the document takes longest, so it begins before the source is parsed. */
static void prepare_early(Pipeline *pipeline, const Buffer *bytes)
{
    const Root *root = root_guess(buffer_text(bytes));
    if (!root || !root->schema || pipeline->options->check || pipeline->options->if_changed)
        return;
    narrow_stylesheet(pipeline, root, bytes);
    choose_document_stylesheet(pipeline, root->name);
    prepare_formats(pipeline->options, pipeline->task, buffer_text(&pipeline->document_stylesheet),
                    NULL);
}

/* The stylesheets compile while the source is checked; true when libraries are needed, too. */
static bool prepare(Pipeline *pipeline, xmlDoc *tree)
{
    if (pipeline->names && !tag_names_cover(pipeline->names, tree))
        widen_stylesheet(pipeline);
    choose_document_stylesheet(pipeline, (const char *)xmlDocGetRootElement(tree)->name);
    language_labels(tree, &pipeline->labels);
    return !pipeline->options->check && prepare_formats(pipeline->options, pipeline->task,
                                                        buffer_text(&pipeline->document_stylesheet),
                                                        buffer_text(&pipeline->labels));
}

void pipeline_get_ready(const Options *options)
{
    alone = true;
    if (!options->check && !options->if_changed)
        transform_get_ready();
}

void pipeline_preload(const Options *options, const Root *root)
{
    Buffer stylesheet = {0};
    if (!root->schema || !resources_are_embedded())
        return;
    buffer_format(&stylesheet, "stylesheets/documents/%s.xsl", root->name);
    schema_preload(root);
    rules_preload(COMMON_RULES);
    rules_preload(root->rules);
    if (!options->check &&
        prepare_formats(options, options->tasks, buffer_text(&stylesheet), NULL)) {
        library_load_all();
        fontset_preload();
    }
    transform_finish();
    buffer_free(&stylesheet);
}

/* Drops the tree when it may. */
static FoTree *read_objects(Pipeline *pipeline, xmlDoc **tree, bool last)
{
    FoTree *fo = fo_tree_new(*tree, pipeline->diagnostics);
    if (last)
        drop(tree);
    return fo;
}

/* An XSL-FO file can only become pages. */
static bool compile_fo(Pipeline *pipeline, xmlDoc **source)
{
    const Task *task = pipeline->task;
    xmlDoc *tree = *source;
    bool good = enclose(pipeline, tree);
    if (good && task->output_count == 0) {
        Buffer unwanted = {0};
        good = format_pages(pipeline, read_objects(pipeline, source, true), NULL, FORMAT_PDF,
                            &unwanted);
        buffer_free(&unwanted);
    }
    for (size_t i = 0; i < task->output_count && good; i++) {
        Format format = task->outputs[i].format;
        good = is_paged(format);
        if (good)
            good =
                format_pages(pipeline, read_objects(pipeline, source, i + 1 == task->output_count),
                             NULL, format, &pipeline->outputs[i]);
        else
            diagnose(pipeline->diagnostics, MESSAGE_FORMAT_NOT_FROM_FO,
                     place_of_node(xmlDocGetRootElement(tree)), format_name(format), NULL);
    }
    return good;
}

/* Drops the tree as soon as it may. */
static bool run(Pipeline *pipeline, xmlDoc **source)
{
    xmlDoc *tree = *source;
    if (!root_check(tree, pipeline->diagnostics))
        return false;
    if (root_find(tree)->schema == NULL)
        return compile_fo(pipeline, source);
    bool paged = prepare(pipeline, tree);
    const Checked checked = {.size = pipeline->bytes->length,
                             .path = pipeline->task->input,
                             .met_rules = pipeline->options->from_view};
    if (!check_source(tree, &checked, pipeline->diagnostics))
        return false;
    if (paged)
        background_start(load_libraries, NULL);
    return pipeline->options->check || compile(pipeline, source);
}

/* Replaces the finished PDFs by their encrypted form. */
static bool encrypt(Pipeline *pipeline, const Buffer *password)
{
    bool good = true;
    for (size_t i = 0; i < pipeline->task->output_count && good; i++) {
        Buffer encrypted = {0};
        good = pdf_encrypt(&pipeline->outputs[i], buffer_text(password), &encrypted);
        if (!good)
            diagnose(pipeline->diagnostics, MESSAGE_PDF_FAILED, PLACE_NONE, NULL);
        buffer_free(&pipeline->outputs[i]);
        pipeline->outputs[i] = encrypted;
    }
    return good;
}

/* Everything, or with an error nothing. */
static void write_outputs(Pipeline *pipeline)
{
    FileOutput outputs[FORMAT_COUNT];
    size_t count = pipeline->task->output_count;
    for (size_t i = 0; i < count; i++)
        outputs[i] = (FileOutput){pipeline->task->outputs[i].path, pipeline->outputs[i].data,
                                  pipeline->outputs[i].length};
    bool good = file_write_all(outputs, count, pipeline->diagnostics);
    for (size_t i = 0; i < count && good; i++)
        stamp_output(pipeline->options, &pipeline->task->outputs[i]);
    if (good && pipeline->options->depend)
        depend_write(pipeline->options, pipeline->task, pipeline->diagnostics);
}

void pipeline_run(const Options *options, const Task *task, Source **source,
                  Diagnostics *diagnostics)
{
    Options own = *options;
    Pipeline pipeline = {.options = &own, .task = task, .diagnostics = diagnostics};
    own.input = task->input;
    Buffer password = {0};
    if (options->encrypt && !password_choose(options->password_file, &password, diagnostics)) {
        password_free(&password);
        return;
    }
    house_begin_document();
    dependencies_clear();
    dependencies_note(task->input);
    for (size_t i = 0; house_file(i); i++)
        dependencies_note(house_file(i));
    const ReadLimits limits = read_limits();
    Buffer bytes = {0};
    Input input = {0};
    if (file_read(task->input, limits.bytes, &bytes, diagnostics, PLACE_NONE)) {
        prepare_early(&pipeline, &bytes);
        input = input_of_file(task->input, bytes, &limits, diagnostics);
    } else {
        buffer_free(&bytes);
    }
    *source = input.source;
    pipeline.bytes = &input.bytes;
    bool current =
        input.tree && options->if_changed && depend_is_current(options, task, input.tree);
    if (input.tree && !current && run(&pipeline, &input.tree) && !has_errors(&pipeline) &&
        (!options->encrypt || encrypt(&pipeline, &password)))
        write_outputs(&pipeline);
    password_free(&password);
    enclosure_free(&pipeline.enclosure); /* which may be at work on the source's bytes */
    input.source = NULL;
    input_free(&input);
    transform_finish();
    transform_narrow(NULL, NULL);
    xmlDictFree(pipeline.names);
    buffer_free(&pipeline.document_stylesheet);
    buffer_free(&pipeline.labels);
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        buffer_free(&pipeline.outputs[i]);
    chunk_trim();
}
