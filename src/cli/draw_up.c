/* draw_up.c: owns --report.
 *
 * Each protocol is read and checked as if it were compiled, and cut down to what the reader may see. The views go
 * into one tree, of which stylesheets/draw-up.xsl makes the report. What comes out is source markup for a person to
 * complete: protoc cannot know why a meeting mattered. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/wording.h"
#include "cli/draw_up.h"
#include "input/element.h"
#include "input/language.h"
#include "input/read.h"
#include "input/root.h"
#include "input/rules.h"
#include "input/schema.h"
#include "input/transform.h"
#include "input/walk.h"

#define VIEW_STYLESHEET "stylesheets/view.xsl"
#define DRAW_UP_STYLESHEET "stylesheets/draw-up.xsl"

enum { DAY_LENGTH = 10 };

static Source **sources;
static size_t source_count, source_capacity;

static void keep_source(Source *source)
{
    sources = memory_grow(sources, &source_capacity, source_count + 1, sizeof *sources);
    sources[source_count++] = source;
}

void draw_up_finish(void)
{
    for (size_t i = 0; i < source_count; i++)
        source_free(sources[i]);
    free(sources);
    sources = NULL;
    source_count = source_capacity = 0;
}

static int number_at(const char *digits, int length)
{
    int number = 0;
    for (int i = 0; i < length; i++) {
        if (digits[i] < '0' || digits[i] > '9')
            return -1;
        number = number * 10 + digits[i] - '0';
    }
    return number;
}

/* Whether there is such a day: 2024-02-29, but not 2023-02-29. */
static bool is_day(const char *text)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = number_at(text, 4), month = number_at(text + 5, 2), day = number_at(text + 8, 2);
    if (text[4] != '-' || text[7] != '-' || year < 1 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= DAYS[month - 1] + (month == 2 && leap);
}

bool period_read(const char *period, char from[11], char to[11])
{
    if (strlen(period) != 2 * DAY_LENGTH + 1 || period[DAY_LENGTH] != '/')
        return false;
    memcpy(from, period, DAY_LENGTH);
    memcpy(to, period + DAY_LENGTH + 1, DAY_LENGTH);
    from[DAY_LENGTH] = to[DAY_LENGTH] = '\0';
    return is_day(from) && is_day(to) && strcmp(from, to) <= 0;
}

static bool check(xmlDoc *tree, Diagnostics *diagnostics)
{
    const char *const rules[] = {COMMON_RULES, root_find(tree)->rules, NULL};
    return schema_check(tree, diagnostics) && language_check(tree, diagnostics) &&
           rules_check(tree, rules, wording_code(), diagnostics);
}

/* Whether the tree is a protocol that may be in the report; one that is not is left out, and named. */
static bool belongs(const xmlDoc *tree, Audience audience, Diagnostics *diagnostics)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    Place place = place_of_node(root);
    if (!xmlStrEqual(root->name, BAD_CAST "protocol")) {
        diagnose(diagnostics, MESSAGE_DRAW_UP_OTHER_KIND, place, (const char *)root->name, NULL);
        return false;
    }
    bool internal = element_has(root, "audience", "internal");
    if (internal && audience == AUDIENCE_CLIENT)
        diagnose(diagnostics, MESSAGE_DRAW_UP_INTERNAL, place, NULL);
    return !(internal && audience == AUDIENCE_CLIENT);
}

static xmlNode *find_child(const xmlNode *parent, const char *name)
{
    xmlNode *child = parent ? walk_element(parent->children) : NULL;
    while (child && !xmlStrEqual(child->name, BAD_CAST name))
        child = walk_element(child->next);
    return child;
}

/* Puts the protocol among the others in the order of dates; an earlier one of the same day stays before it. */
static void put_by_date(xmlDoc *archive, xmlNode *protocol)
{
    xmlNode *root = xmlDocGetRootElement(archive), *later = root->children;
    xmlChar *date = xmlNodeGetContent(find_child(find_child(protocol, "header"), "date"));
    for (bool earlier = true; later && earlier; later = earlier ? later->next : later) {
        xmlChar *other = xmlNodeGetContent(find_child(find_child(later, "header"), "date"));
        earlier = xmlStrcmp(other, date) <= 0;
        xmlFree(other);
    }
    xmlFree(date);
    if (later)
        xmlAddPrevSibling(later, protocol);
    else
        xmlAddChild(root, protocol);
}

/* Adds what may be seen of the protocol at the path to the archive. false: reported. */
static bool add_protocol(xmlDoc *archive, const char *path, Audience audience,
                         Diagnostics *diagnostics)
{
    const char *const view[] = {"audience", audience_name(audience), "detail",
                                detail_name(DETAIL_FULL), NULL};
    Input input = input_read(path, &READ_LIMITS_DEFAULT, diagnostics);
    bool good = input.tree && root_check(input.tree, diagnostics);
    if (good && belongs(input.tree, audience, diagnostics)) {
        xmlDoc *seen = NULL;
        if (check(input.tree, diagnostics))
            seen = transform(input.tree, VIEW_STYLESHEET, view, diagnostics);
        good = seen != NULL;
        if (good) {
            place_unstamp(seen);
            put_by_date(archive, xmlDocCopyNode(xmlDocGetRootElement(seen), archive, 1));
        }
        xmlFreeDoc(seen);
    }
    if (input.source)
        keep_source(input.source);
    input.source = NULL;
    input_free(&input);
    return good;
}

/* When there is no protocol to make a report of, the stylesheet gives the names of the clients there are. */
static bool report_nothing(const xmlDoc *result, const DrawUpRequest *request,
                           Diagnostics *diagnostics)
{
    xmlNode *root = xmlDocGetRootElement(result);
    if (root && root->ns)
        return false;
    xmlChar *names = root ? xmlNodeGetContent(root) : NULL;
    Buffer hint = {0};
    if (names && *names)
        buffer_format(&hint, phrase("clients in these files: %s"), (const char *)names);
    diagnose_with_hint(diagnostics, MESSAGE_DRAW_UP_NOTHING, PLACE_NONE, hint.data, request->client,
                       request->from, request->to, NULL);
    buffer_free(&hint);
    xmlFree(names);
    return true;
}

bool draw_up(const char *const *paths, size_t count, const DrawUpRequest *request,
             Audience audience, Buffer *out, Diagnostics *diagnostics)
{
    const char *const parameters[] = {"client", request->client, "from", request->from,
                                      "to",     request->to,     NULL};
    xmlDoc *archive = xmlNewDoc(BAD_CAST "1.0");
    xmlDocSetRootElement(archive, xmlNewDocNode(archive, NULL, BAD_CAST "archive", NULL));
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good = add_protocol(archive, paths[i], audience, diagnostics) && good;
    xmlDoc *report = good ? transform(archive, DRAW_UP_STYLESHEET, parameters, diagnostics) : NULL;
    good = report != NULL && !report_nothing(report, request, diagnostics);
    if (good)
        serialize_indented(report, out);
    xmlFreeDoc(report);
    xmlFreeDoc(archive);
    return good;
}

void draw_up_settle(const Options *options, Diagnostics *diagnostics)
{
    char from[DAY_LENGTH + 1], to[DAY_LENGTH + 1];
    if (!options->period)
        diagnose(diagnostics, MESSAGE_DRAW_UP_PERIOD_MISSING, PLACE_NONE, NULL);
    else if (!period_read(options->period, from, to))
        diagnose(diagnostics, MESSAGE_OPTION_VALUE_UNKNOWN, PLACE_NONE, "--period", options->period,
                 "2024-06-01/2024-06-30", NULL);
}

void draw_up_run(const Options *options, Diagnostics *diagnostics)
{
    char from[DAY_LENGTH + 1], to[DAY_LENGTH + 1];
    Audience audience = options->audience_given ? options->audience : AUDIENCE_CLIENT;
    Buffer out = {0};
    if (period_read(options->period, from, to)) {
        DrawUpRequest request = {.client = options->client, .from = from, .to = to};
        if (draw_up(options->inputs, options->input_count, &request, audience, &out, diagnostics))
            file_write(options->output, out.data, out.length, diagnostics);
    }
    buffer_free(&out);
}
