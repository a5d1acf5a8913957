/* schema_order.c: owns the explanation of children that stand in a wrong order, too often, or not
 * at all.
 *
 *     model      number? date place+ participants
 *     children   number  place date
 *                          |    └── “<date> must come before <place>”; taken out, the rest goes on
 *                          └─────── needed here: date
 *     at the end: participants is missing
 *
 * XSD's models are deterministic: the name of the next child says which particle it belongs to. So
 * the model is walked once, taking children greedily, without going back. Two things can go
 * wrong, and each is reported and mended, so that one mistake has no others in its train:
 *   - the next child can belong to nothing that follows in the model: it comes too late or too
 *     often; it is left out;
 *   - a particle needs a child and the next one is another: when the child needed stands later,
 *     that one is in the wrong place and counts as taken here; otherwise it is missing and counts
 *     as found.
 * What may still follow is known from the frames: the chain of groups the walk is inside of. */

#include <string.h>

#include "base/wording.h"
#include "input/place.h"
#include "input/read.h"
#include "input/schema_explain.h"

/* More names of a choice would bury the message. */
#define CHOICES_SHOWN 6

typedef struct Frame {
    const struct Frame *up;
    const Particle *again; /* the particle when it may come once more, or NULL */
    const Particle *rest;  /* what follows it in its sequence */
} Frame;

typedef struct {
    Explanation *explanation;
    const xmlNode *parent;
    Child *children;
    size_t count;
    size_t at;
    Child *taken; /* those that have their place, in order */
    size_t taken_count;
    Buffer missing; /* the names, as a list */
    size_t missing_count;
    const char *missing_after; /* the child before the first gap, or NULL */
} Match;

static void match_particle(Match *match, const Particle *particle, const Frame *up);

static const char *name_of(Match *match, const Child *child)
{
    return written_name(match->explanation, child->node);
}

static bool contains(const Particle *particle, const char *name)
{
    return particle_find(particle, name) != NULL;
}

static bool is_emptiable(const Particle *particle)
{
    if (particle->least == 0)
        return true;
    if (particle->kind == PARTICLE_ELEMENT || particle->kind == PARTICLE_ANY)
        return particle->kind == PARTICLE_ANY;
    for (const Particle *child = particle->first; child != NULL; child = child->next) {
        bool empty = is_emptiable(child);
        if (particle->kind == PARTICLE_CHOICE && empty)
            return true;
        if (particle->kind != PARTICLE_CHOICE && !empty)
            return false;
    }
    return particle->kind != PARTICLE_CHOICE || particle->first == NULL;
}

/* True when the particle may begin with an element of the name. */
static bool can_start(const Particle *particle, const char *name)
{
    if (particle->kind == PARTICLE_ELEMENT)
        return strcmp(particle->element->name, name) == 0;
    for (const Particle *child = particle->first; child != NULL; child = child->next) {
        if (can_start(child, name))
            return true;
        if (particle->kind == PARTICLE_SEQUENCE && !is_emptiable(child))
            return false;
    }
    return false;
}

static bool can_follow(const Frame *frame, const char *name)
{
    for (; frame != NULL; frame = frame->up) {
        if (frame->again != NULL && contains(frame->again, name))
            return true;
        for (const Particle *particle = frame->rest; particle != NULL; particle = particle->next)
            if (contains(particle, name))
                return true;
    }
    return false;
}

static const char *next_name(const Match *match)
{
    return match->at < match->count ? match->children[match->at].particle->element->name : NULL;
}

/* True when the next child is the particle's business: it begins with the name, or it is a group
 * that has the name further on while nothing after the group has it. */
static bool enters(const Particle *particle, const char *name, const Frame *up)
{
    if (can_start(particle, name))
        return true;
    return particle->kind != PARTICLE_ELEMENT && contains(particle, name) && !can_follow(up, name);
}

static const Child *find_taken(const Match *match, const char *name)
{
    for (size_t i = 0; i < match->taken_count; i++)
        if (strcmp(match->taken[i].particle->element->name, name) == 0)
            return &match->taken[i];
    return NULL;
}

static void report_pair(Match *match, MessageId id, const Child *child, const char *other,
                        const xmlNode *line)
{
    Explanation *explanation = match->explanation;
    diagnose(explanation->diagnostics, id, place_of_node(child->node), name_of(match, child), other,
             number_text(explanation, line_of_node(line)), NULL);
    explanation->reports++;
}

/* The child belongs to nothing that follows. */
static void report_late(Match *match, const Child *child)
{
    const Particle *particle = child->particle;
    Explanation *explanation = match->explanation;
    const Child *same = find_taken(match, particle->element->name);
    const char *parent = written_name(explanation, match->parent);
    if (same != NULL && particle->most == 1) {
        report_pair(match, MESSAGE_ELEMENT_REPEATED, child, parent, same->node);
        note_reported(explanation, child->node);
        return;
    }
    for (size_t i = 0; i < match->taken_count; i++)
        if (match->taken[i].particle->order > particle->order) {
            report_pair(match, MESSAGE_ELEMENT_ORDER, child, name_of(match, &match->taken[i]),
                        match->taken[i].node);
            return;
        }
    if (same != NULL) {
        diagnose(explanation->diagnostics, MESSAGE_ELEMENT_TOO_MANY, place_of_node(child->node),
                 name_of(match, child), parent, number_text(explanation, particle->most), NULL);
        explanation->reports++;
    } else if (match->taken_count > 0) {
        const Child *last = &match->taken[match->taken_count - 1];
        report_pair(match, MESSAGE_ELEMENT_EITHER, child, name_of(match, last), last->node);
    }
}

static void settle(Match *match, const Frame *frame)
{
    for (const char *name = next_name(match); name != NULL && !can_follow(frame, name);
         name = next_name(match)) {
        report_late(match, &match->children[match->at]);
        match->at++;
    }
}

static void take(Match *match)
{
    match->taken[match->taken_count++] = match->children[match->at++];
}

/* A child of the name that stands later, where the model has no place for it. */
static bool take_later(Match *match, const Particle *particle, const Frame *up)
{
    const char *name = particle->element->name;
    if (can_follow(up, name))
        return false;
    for (size_t i = match->at; i < match->count; i++) {
        Child found = match->children[i];
        if (strcmp(found.particle->element->name, name) != 0)
            continue;
        const Child *before = &match->children[match->at];
        report_pair(match, MESSAGE_ELEMENT_ORDER, &found, name_of(match, before), before->node);
        memmove(&match->children[match->at + 1], &match->children[match->at],
                (i - match->at) * sizeof found);
        match->children[match->at] = found;
        take(match);
        return true;
    }
    return false;
}

/* Appends the name of the element as it would be written beside its siblings. */
static void add_name(Match *match, const Particle *particle)
{
    const xmlNs *space = match->parent->ns;
    bool prefixed = space != NULL && space->prefix != NULL;
    buffer_format(&match->missing, "<%s%s%s>", prefixed ? (const char *)space->prefix : "",
                  prefixed ? ":" : "", particle->element->name);
}

static void add_choice(Match *match, const Particle *particle, size_t *count)
{
    if (particle->kind == PARTICLE_ELEMENT) {
        if (*count <= CHOICES_SHOWN)
            buffer_string(&match->missing, *count == 0              ? ""
                                           : *count < CHOICES_SHOWN ? phrase(" or ")
                                                                    : phrase(" or another"));
        if (*count < CHOICES_SHOWN)
            add_name(match, particle);
        (*count)++;
        return;
    }
    for (const Particle *child = particle->first; child != NULL; child = child->next)
        add_choice(match, child, count);
}

static void note_missing(Match *match, const Particle *particle)
{
    if (match->missing_count++ == 0 && match->taken_count > 0)
        match->missing_after = name_of(match, &match->taken[match->taken_count - 1]);
    if (match->missing.length > 0)
        buffer_string(&match->missing, ", ");
    size_t choices = 0;
    add_choice(match, particle, &choices);
}

static void need(Match *match, const Particle *particle, const Frame *up)
{
    if (particle->kind == PARTICLE_SEQUENCE || particle->kind == PARTICLE_ALL) {
        for (const Particle *child = particle->first; child != NULL; child = child->next)
            if (!is_emptiable(child))
                need(match, child, up);
        return;
    }
    if (particle->kind == PARTICLE_ELEMENT && take_later(match, particle, up))
        return;
    if (particle->kind != PARTICLE_ANY)
        note_missing(match, particle);
}

static void match_sequence(Match *match, const Particle *particle, const Frame *up)
{
    for (const Particle *child = particle->first; child != NULL; child = child->next) {
        Frame frame = {.up = up, .rest = child->next};
        match_particle(match, child, &frame);
    }
}

static void match_all(Match *match, const Particle *particle, const Frame *up)
{
    for (;;) {
        Frame frame = {.up = up, .rest = particle->first};
        settle(match, &frame);
        const char *name = next_name(match);
        if (name == NULL || !contains(particle, name))
            break;
        if (find_taken(match, name) == NULL)
            take(match);
        else
            report_late(match, &match->children[match->at++]);
    }
    for (const Particle *child = particle->first; child != NULL; child = child->next)
        if (child->least > 0 && find_taken(match, child->element->name) == NULL)
            note_missing(match, child);
}

static void match_choice(Match *match, const Particle *particle, const Frame *up)
{
    const Particle *chosen = particle->first;
    while (chosen != NULL && !can_start(chosen, next_name(match)))
        chosen = chosen->next;
    if (chosen == NULL)
        for (chosen = particle->first; chosen != NULL && !contains(chosen, next_name(match));)
            chosen = chosen->next;
    if (chosen != NULL)
        match_particle(match, chosen, up);
}

static void match_once(Match *match, const Particle *particle, const Frame *up)
{
    switch (particle->kind) {
    case PARTICLE_ELEMENT: take(match); break;
    case PARTICLE_SEQUENCE: match_sequence(match, particle, up); break;
    case PARTICLE_ALL: match_all(match, particle, up); break;
    case PARTICLE_CHOICE: match_choice(match, particle, up); break;
    case PARTICLE_ANY: break;
    }
}

static void match_particle(Match *match, const Particle *particle, const Frame *up)
{
    size_t times = 0;
    for (;;) {
        Frame here = {.up = up, .again = times < particle->most ? particle : NULL};
        settle(match, &here);
        const char *name = next_name(match);
        if (name == NULL || times == particle->most || !enters(particle, name, up))
            break;
        times++;
        Frame inside = {.up = up, .again = times < particle->most ? particle : NULL};
        size_t before = match->at;
        match_once(match, particle, &inside);
        if (match->at == before)
            break;
    }
    if (times < particle->least && !is_emptiable(particle))
        need(match, particle, up);
}

static void report_missing(Match *match)
{
    Explanation *explanation = match->explanation;
    const char *parent = written_name(explanation, match->parent);
    Buffer hint = {0};
    if (match->missing_after != NULL)
        buffer_format(&hint,
                      match->missing_count == 1 ? phrase("it comes after <%s>")
                                                : phrase("the first of them comes after <%s>"),
                      match->missing_after);
    else if (match->count > 0)
        buffer_format(&hint,
                      match->missing_count == 1 ? phrase("it comes first in <%s>")
                                                : phrase("the first of them comes first in <%s>"),
                      parent);
    diagnose_with_hint(explanation->diagnostics, MESSAGE_ELEMENT_MISSING,
                       place_of_node(match->parent), hint.length == 0 ? NULL : buffer_text(&hint),
                       parent, buffer_text(&match->missing), NULL);
    explanation->reports++;
    explanation->missing++;
    buffer_free(&hint);
}

void explain_order(Explanation *explanation, const xmlNode *parent, const Particle *model,
                   Child *children, size_t count, bool lenient)
{
    Match match = {
        .explanation = explanation, .parent = parent, .children = children, .count = count};
    match.taken = arena_array(explanation->arena, count, sizeof *match.taken);
    match_particle(&match, model, NULL);
    settle(&match, NULL);
    if (match.missing_count > 0 && !lenient)
        report_missing(&match);
    buffer_free(&match.missing);
}
