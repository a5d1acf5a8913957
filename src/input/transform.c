/* transform.c: owns compiling and running stylesheets.
 *
 * What is inside the program is compiled once and kept; compiling can begin in the background while the
 * source is still being read and checked, and goes on while the first stylesheets already run. Each
 * thread has its own run; stylesheets, contexts and dictionaries are never shared while they are made.
 *
 * A stylesheet may read resources by address and nothing else; it writes nothing. Mistakes in it
 * are reported at their place in the stylesheet, what it says by xsl:message at the place in the
 * source it speaks of. libxslt keeps its loader and its handler of messages in globals; ours find the
 * run they work for by the thread. */

#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/threads.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/extra.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "base/background.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/resources.h"
#include "input/element.h"
#include "input/growth.h"
#include "input/exslt_functions.h"
#include "input/house.h"
#include "input/iri.h"
#include "input/label_file.h"
#include "input/loader.h"
#include "input/place.h"
#include "input/read.h"
#include "input/sheet.h"
#include "input/sheet_functions.h"
#include "input/stylesheet_narrow.h"
#include "input/transform.h"
#include "input/xml_memory.h"

typedef struct {
    Diagnostics *diagnostics;
    const char *stylesheet;
    xsltTransformContext *context; /* NULL while the stylesheet is compiled */
    Buffer text;                   /* what libxslt says, in pieces */
    const Taker *taker;            /* or NULL */
    bool failed;                   /* reported */
} Run;

/* The run libxslt works for in this thread: its loader and its messages have no other way to know. */
static _Thread_local Run *current_run;

/* Stylesheets of the program itself, for as long as it runs. */
typedef struct Compiled {
    struct Compiled *next;
    char *path;
    xsltStylesheet *style;
} Compiled;

static Compiled *kept_styles;
static pthread_mutex_t kept_lock = PTHREAD_MUTEX_INITIALIZER;

/* See transform_narrow(). */
static struct {
    const char *space;
    xmlDict *names;
} narrow;

#define PREPARED_MAX 8

/* What the background compiles. */
static struct {
    const char *path;
    Job *job;
} prepared[PREPARED_MAX];
static size_t prepared_count;

static bool is_xslt(const xmlNode *node, const char *name)
{
    return node != NULL && element_is_in(node, XSLT_NAMESPACE, name);
}

static const char *written_name(const xmlNode *element, Buffer *name)
{
    if (element->ns != NULL && element->ns->prefix != NULL)
        buffer_format(name, "%s:", (const char *)element->ns->prefix);
    buffer_string(name, (const char *)element->name);
    return buffer_text(name);
}

/* The name its writer knows it by. */
static const char *stylesheet_name(const Run *run)
{
    const char *house = house_style_for(run->stylesheet);
    size_t scheme = sizeof HOUSE_SCHEME - 1;
    if (house == NULL)
        return run->stylesheet;
    return strncmp(house, HOUSE_SCHEME, scheme) == 0 ? house + scheme : house;
}

static void report_broken(Run *run, const xmlNode *node)
{
    if (run->failed)
        return;
    run->failed = true;
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->parent;
    if (node == NULL) {
        diagnose(run->diagnostics, MESSAGE_STYLESHEET_BROKEN, PLACE_NONE, stylesheet_name(run),
                 NULL);
        return;
    }
    Buffer name = {0};
    diagnose(run->diagnostics, MESSAGE_STYLESHEET_BROKEN, place_of_node(node),
             written_name(node, &name), NULL);
    buffer_free(&name);
}

/* The first word of the line. */
static Place place_of_line(const Source *source, size_t line)
{
    size_t length;
    const char *text = source_line_text(source, line, &length);
    size_t start = 0;
    while (start < length && (text[start] == ' ' || text[start] == '\t'))
        start++;
    size_t end = start;
    while (end < length && text[end] != ' ' && text[end] != '>')
        end++;
    size_t offset = (size_t)(text - source_text(source));
    return (Place){source, offset + start, offset + end};
}

/* While it compiles, libxslt says “…: file ADDRESS line NUMBER element NAME”, then what is wrong.
 * */
static void report_compilation(Run *run)
{
    if (run->failed)
        return;
    const char *file = strstr(buffer_text(&run->text), "file " RESOURCE_SCHEME);
    if (file == NULL)
        file = strstr(buffer_text(&run->text), "file " HOUSE_SCHEME);
    char address[512], name[128];
    unsigned line;
    if (file == NULL ||
        sscanf(file, "file %511s line %u element %127s", address, &line, name) != 3 ||
        resource_source(address) == NULL) {
        report_broken(run, NULL);
        return;
    }
    run->failed = true;
    char shown[140];
    snprintf(shown, sizeof shown, "xsl:%s", name);
    diagnose(run->diagnostics, MESSAGE_STYLESHEET_BROKEN,
             place_of_line(resource_source(address), line), shown, NULL);
}

/* One message in one line, at the place of the source node the stylesheet stands at. */
static void report_message(Run *run, bool terminates)
{
    if (run->text.length == 0)
        return;
    Buffer line = {0};
    buffer_folded(&line, buffer_text(&run->text), run->text.length);
    buffer_drop_space(&line);
    diagnose(run->diagnostics,
             terminates ? MESSAGE_STYLESHEET_TERMINATED : MESSAGE_STYLESHEET_MESSAGE,
             place_of_node(run->context->node), buffer_text(&line), NULL);
    run->failed = run->failed || terminates;
    buffer_free(&line);
    run->text.length = 0;
}

/* What calls itself for ever is stopped by the limits, at the instruction it has come to. */
static void report_stopped(Run *run, const xmlNode *node)
{
    if (!run->failed)
        diagnose(run->diagnostics, MESSAGE_STYLESHEET_STOPPED,
                 node == NULL ? PLACE_NONE : place_of_node(node), stylesheet_name(run), NULL);
    run->failed = true;
}

static bool is_exhausted(const xsltTransformContext *context)
{
    return context->depth >= context->maxTemplateDepth || context->opCount >= context->opLimit ||
           context->xpathCtxt->opCount >= context->xpathCtxt->opLimit;
}

static bool terminates(const xmlNode *message)
{
    xmlChar *value = xmlGetNoNsProp(message, BAD_CAST "terminate");
    bool yes = xmlStrEqual(value, BAD_CAST "yes");
    xmlFree(value);
    return yes;
}

__attribute__((format(printf, 2, 3))) static void receive(void *data, const char *format, ...)
{
    Run *run = data != NULL ? data : current_run;
    if (run == NULL)
        return;
    va_list arguments;
    va_start(arguments, format);
    char *piece = NULL;
    if (vasprintf(&piece, format, arguments) < 0)
        memory_exhausted();
    va_end(arguments);
    const xmlNode *instruction = run->context == NULL ? NULL : run->context->inst;
    if (run->context == NULL) {
        buffer_string(&run->text, piece);
    } else if (is_xslt(instruction, "message") && strcmp(format, "%s") == 0) {
        buffer_string(&run->text, piece);
        report_message(run, terminates(instruction));
    } else if (is_exhausted(run->context)) {
        report_stopped(run, instruction);
    } else if (!is_xslt(instruction, "message")) {
        report_broken(run, instruction);
    }
    free(piece);
}

static void ignore_error(void *data, xmlErrorPtr error)
{
    Run *run = data;
    if (error->code == XML_ERR_NO_MEMORY)
        memory_exhausted();
    if (error->level < XML_ERR_ERROR)
        return;
    if (run->context != NULL && is_exhausted(run->context))
        report_stopped(run, run->context->inst);
    else if (run->context != NULL)
        report_broken(run, run->context->inst);
}

/* libxslt writes its stacks to standard error when a stylesheet calls itself too often. This function of the same name
 * takes the place of the library's: what is to be said of it is a report. */
void xsltDebug(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
               xsltElemPreComp *compiled)
{
    (void)context, (void)node, (void)instruction, (void)compiled;
}

/* What libxml2 prints besides, which is said in protoc's words elsewhere. */
__attribute__((format(printf, 2, 3))) static void ignore_text(void *data, const char *format, ...)
{
    (void)data, (void)format;
}

static const xmlNode *asking_node(void *context, xsltLoadType type)
{
    if (type != XSLT_LOAD_DOCUMENT || context == NULL)
        return NULL;
    return ((xsltTransformContext *)context)->inst;
}

/* A file below the folder of one of the house's stylesheets, or in one that is allowed. */
static bool is_of_house(const Run *run, const char *address, xsltLoadType type)
{
    char *path = house_path(address);
    bool may = path != NULL && house_style_may_read(path);
    if (may && type == XSLT_LOAD_DOCUMENT)
        house_style_reads(run->stylesheet, path);
    free(path);
    return may;
}

/* The tree of a stylesheet, with what the documents can use of it. */
static xmlDoc *read_stylesheet(const Run *run, const char *path, xmlDict *dictionary)
{
    static const char DOCUMENTS[] = "stylesheets/documents/";
    xmlDoc *tree = resource_tree_lean(path, dictionary, run->diagnostics);
    if (tree != NULL && narrow.names != NULL &&
        strncmp(run->stylesheet, DOCUMENTS, sizeof DOCUMENTS - 1) == 0)
        stylesheet_narrow(tree, narrow.space, narrow.names);
    return tree;
}

static xmlDoc *load(const xmlChar *address, xmlDict *dictionary, int options, void *context,
                    xsltLoadType type)
{
    (void)options;
    Run *run = current_run;
    if (run == NULL)
        return NULL;
    const char *path = resource_path((const char *)address);
    if (path == NULL && is_of_house(run, (const char *)address, type))
        path = (const char *)address;
    if (path == NULL) {
        const xmlNode *node = asking_node(context, type);
        diagnose(run->diagnostics, MESSAGE_STYLESHEET_REFUSED,
                 node == NULL ? PLACE_NONE : place_of_node(node), (const char *)address, NULL);
        run->failed = true;
        return NULL;
    }
    bool lent = type == XSLT_LOAD_DOCUMENT && house_style_for(run->stylesheet) == NULL;
    xmlDoc *tree = lent ? label_file_find(path) : NULL;
    if (tree == NULL)
        tree = type == XSLT_LOAD_STYLESHEET
                   ? read_stylesheet(run, path, dictionary)
                   : resource_tree_lean(path, dictionary, run->diagnostics);
    if (tree == NULL)
        run->failed = true;
    return tree;
}

/* libxslt frees what a stylesheet has read unless it is called a main document. */
static void keep_lent_documents(xsltTransformContext *context)
{
    for (xsltDocument *document = context->docList; document != NULL; document = document->next)
        if (label_file_lends(document->doc))
            document->main = 1;
}

/* Reading is decided by load(), which sees every address. */
static xsltSecurityPrefs *forbid_writing(void)
{
    xsltSecurityPrefs *preferences = xsltNewSecurityPrefs();
    if (preferences == NULL)
        memory_exhausted();
    xsltSetSecurityPrefs(preferences, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
    xsltSetSecurityPrefs(preferences, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
    xsltSetSecurityPrefs(preferences, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
    return preferences;
}

static xsltStylesheet *compile(Run *run)
{
    const char *house = house_style_for(run->stylesheet);
    xmlDoc *tree = read_stylesheet(run, house == NULL ? run->stylesheet : house, NULL);
    if (tree == NULL) {
        run->failed = true;
        return NULL;
    }
    xsltStylesheet *style = xsltParseStylesheetDoc(tree);
    if (style == NULL) {
        xmlFreeDoc(tree);
        report_compilation(run);
    } else if (style->errors > 0) {
        report_compilation(run);
    }
    run->text.length = 0;
    return style;
}

static xmlDoc *apply(Run *run, xsltStylesheet *style, xmlDoc *tree, const char *const *parameters)
{
    xsltTransformContext *context = xsltNewTransformContext(style, tree);
    xsltSecurityPrefs *preferences = forbid_writing();
    if (context == NULL)
        memory_exhausted();
    run->context = context;
    context->maxTemplateDepth = (int)limit_of(LIMIT_XSLT_DEPTH);
    context->opLimit = (unsigned long)limit_of(LIMIT_XSLT_STEPS) * 1000000;
    context->xpathCtxt->opLimit = context->opLimit;
    xsltSetTransformErrorFunc(context, run, receive);
    if (house_style_for(run->stylesheet) != NULL)
        iri_register(context);
    xsltSetCtxtSecurityPrefs(preferences, context);
    if (parameters != NULL)
        xsltQuoteUserParams(context, (const char **)(uintptr_t)parameters);
    if (run->taker != NULL)
        growth_watch(context, tree->_private, run->taker);
    xmlDoc *result = xsltApplyStylesheetUser(style, tree, NULL, NULL, NULL, context);
    if (run->taker != NULL)
        growth_unwatch();
    if (result != NULL && context->state != XSLT_STATE_OK)
        report_stopped(run, context->inst);
    run->context = NULL;
    sheet_end(context);
    keep_lent_documents(context);
    xsltFreeTransformContext(context);
    xsltFreeSecurityPrefs(preferences);
    return result;
}

static void set_receiver(void)
{
    xsltSetGenericErrorFunc(NULL, receive);
}

/* By whichever thread needs it first, as all that libxslt keeps for the whole process. */
void transform_catch_errors(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_receiver);
}

static void set_up_library(void)
{
    xmlInitParser();
    xsltInitGlobals(); /* makes the library's lock, which xsltInit() leaves to the first stylesheet of any thread */
    xsltInit();
    exslt_functions_register(!resources_are_embedded() || house_file(0) != NULL);
    sheet_functions_register();
    xsltSetLoaderFunc(load);
    transform_catch_errors();
}

static void prepare_library(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_up_library);
}

static void begin(Run *run)
{
    current_run = run;
    xmlSetGenericErrorFunc(NULL, ignore_text);
    xmlSetStructuredErrorFunc(run, ignore_error);
}

static void end(Run *run)
{
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlSetGenericErrorFunc(NULL, NULL);
    current_run = NULL;
    buffer_free(&run->text);
}

static xsltStylesheet *find_kept(const char *path)
{
    xsltStylesheet *style = NULL;
    pthread_mutex_lock(&kept_lock);
    for (Compiled *kept = kept_styles; kept != NULL && style == NULL; kept = kept->next)
        if (strcmp(kept->path, path) == 0)
            style = kept->style;
    pthread_mutex_unlock(&kept_lock);
    return style;
}

/* The compiled stylesheet, waited for when the background is to make it; NULL when nobody has. */
static xsltStylesheet *find_compiled(const char *path)
{
    for (size_t i = 0; i < prepared_count; i++)
        if (strcmp(prepared[i].path, path) == 0)
            background_wait(prepared[i].job);
    return find_kept(path);
}

static void keep(const char *path, xsltStylesheet *style)
{
    Compiled *kept = memory_new(sizeof *kept);
    kept->path = memory_string(path);
    kept->style = style;
    pthread_mutex_lock(&kept_lock);
    kept->next = kept_styles;
    kept_styles = kept;
    pthread_mutex_unlock(&kept_lock);
}

/* A stylesheet with a mistake is left to transform(), which reports it. */
static void compile_silently(void *path)
{
    if (label_file_find(path) != NULL)
        return;
    prepare_library();
    Run run = {.diagnostics = diagnostics_new(), .stylesheet = path};
    begin(&run);
    xsltStylesheet *style = compile(&run);
    end(&run);
    diagnostics_free(run.diagnostics);
    if (style != NULL && !run.failed)
        keep(path, style);
    else
        xsltFreeStylesheet(style);
}

static void prepare(const char *stylesheet)
{
    bool known = find_kept(stylesheet) != NULL || prepared_count == PREPARED_MAX;
    for (size_t i = 0; i < prepared_count; i++)
        known = known || strcmp(prepared[i].path, stylesheet) == 0;
    Job *job = known ? NULL : background_start(compile_silently, (void *)(uintptr_t)stylesheet);
    if (job == NULL)
        return;
    prepared[prepared_count].path = stylesheet;
    prepared[prepared_count++].job = job;
}

static void get_ready(void *unused)
{
    (void)unused;
    prepare_library();
}

void transform_get_ready(void)
{
    if (!resources_are_embedded() || kept_styles != NULL)
        return;
    xmlInitParser(); /* by the first thread, before there is another: libxml2's own setting up takes no lock to read */
    background_start(get_ready, NULL);
    xml_memory_touch();
}

void transform_prepare(const char *const *stylesheets)
{
    if (!resources_are_embedded())
        return;
    xmlInitParser();
    for (size_t i = 0; stylesheets[i] != NULL; i++)
        prepare(stylesheets[i]);
}

void transform_narrow(const char *space, xmlDict *names)
{
    narrow.space = space;
    narrow.names = names;
}

void transform_finish(void)
{
    background_finish();
    prepared_count = 0;
}

void transform_forget(const char *stylesheet)
{
    pthread_mutex_lock(&kept_lock);
    for (Compiled **next = &kept_styles; *next != NULL;) {
        Compiled *kept = *next;
        if (strcmp(kept->path, stylesheet) != 0) {
            next = &kept->next;
            continue;
        }
        *next = kept->next;
        xsltFreeStylesheet(kept->style);
        free(kept->path);
        free(kept);
    }
    pthread_mutex_unlock(&kept_lock);
}

xmlDoc *transform(xmlDoc *tree, const char *stylesheet, const char *const *parameters,
                  Diagnostics *diagnostics)
{
    return transform_taken(tree, stylesheet, parameters, NULL, diagnostics);
}

static bool declares_places(const xmlDoc *tree)
{
    const xmlNs *space = xmlDocGetRootElement((xmlDoc *)(uintptr_t)tree)->nsDef;
    while (space != NULL && !xmlStrEqual(space->href, BAD_CAST PLACE_NAMESPACE))
        space = space->next;
    return space != NULL;
}

/* Whether the stylesheet, or one that it includes or imports, may look at places as attributes. */
static bool names_places(const xsltStylesheet *style)
{
    bool named = declares_places(style->doc);
    for (const xsltDocument *part = style->docList; part != NULL && !named; part = part->next)
        named = part->doc != NULL && declares_places(part->doc);
    for (const xsltStylesheet *part = style->imports; part != NULL && !named; part = part->next)
        named = names_places(part);
    return named;
}

xmlDoc *transform_taken(xmlDoc *tree, const char *stylesheet, const char *const *parameters,
                        const Taker *taker, Diagnostics *diagnostics)
{
    Run run = {.diagnostics = diagnostics, .stylesheet = stylesheet, .taker = taker};
    prepare_library();
    xsltStylesheet *kept = find_compiled(stylesheet);
    house_style_used(stylesheet);
    begin(&run);
    xmlDoc *result = NULL;
    xsltStylesheet *style = kept != NULL ? kept : compile(&run);
    if (style != NULL && !run.failed && names_places(style))
        place_stamp(tree);
    if (style != NULL && !run.failed)
        result = apply(&run, style, tree, parameters);
    if (result == NULL && !run.failed)
        report_broken(&run, NULL);
    end(&run);
    if (run.failed) {
        xmlFreeDoc(result);
        result = NULL;
    }
    if (kept == NULL && result != NULL && resources_are_embedded())
        keep(stylesheet, style);
    else if (kept == NULL)
        xsltFreeStylesheet(style);
    if (result != NULL)
        place_set_source(result, tree->_private);
    return result;
}
