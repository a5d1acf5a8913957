/* letter.c: owns the way from a document to a letter about it: who sends it and who gets it, what they may see, what
 * is attached, and its parts in text and HTML.
 *
 * Two rules keep internal parts in the house. Whoever is not known as one of ours is taken for somebody outside, and then
 * the letter is made of the client's view. And recipients that the view does not show are left out. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/memory.h"
#include "input/pictures.h"
#include "input/read.h"
#include "input/transform.h"
#include "input/walk.h"
#include "output/letter.h"
#include "output/message.h"
#include "output/plain_text.h"

#define LETTER_STYLESHEET "stylesheets/letter.xsl"
/* What stands around and between the ids of messages. */
#define ID_BLANKS "<>, \t\n"

#define MAIL_STYLESHEET "stylesheets/formats/mail.xsl"

typedef struct {
    MailAddress mail;
    char *id; /* of the person in the source; or NULL */
    bool ours;
    bool by_source; /* nobody named it on the command line */
} Party;

struct Letter {
    LetterRequest request;
    xmlDoc *facts; /* of the source at first, then of the view */
    Party from;
    Party *to;
    size_t to_count, to_capacity;
    MailFile *files;
    size_t file_count, file_capacity;
};

static char *attribute(const xmlNode *node, const char *name)
{
    xmlChar *value = node ? xmlGetNoNsProp(node, BAD_CAST name) : NULL;
    char *copy = memory_string(value ? (const char *)value : "");
    xmlFree(value);
    return copy;
}

static bool has_value(const xmlNode *node, const char *name, const char *value)
{
    char *found = attribute(node, name);
    bool same = strcasecmp(found, value) == 0;
    free(found);
    return same;
}

/* The element of that name whose attribute has the value; NULL when there is none. */
static xmlNode *find_fact(const Letter *letter, const char *element, const char *name,
                          const char *value)
{
    for (xmlNode *node = xmlDocGetRootElement(letter->facts)->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, element) == 0 &&
            has_value(node, name, value))
            return node;
    return NULL;
}

/* What RFC 5322 calls an addr-spec, without comments and quoted names. */
static bool is_address(const char *text)
{
    enum { ADDRESS_BYTES = 254 }; /* RFC 5321, 4.5.3.1.3 */
    const char *at = strchr(text, '@');
    if (!at || strlen(text) > ADDRESS_BYTES || at == text || at[1] == '\0' || strchr(at + 1, '@') ||
        strchr(at + 1, '.') == at + 1)
        return false;
    for (const char *c = text; *c; c++)
        if (*c <= ' ' || *c > '~' || strchr("<>()[]\\,;:\"", *c))
            return false;
    return true;
}

static void free_party(Party *party)
{
    free(party->mail.name);
    free(party->mail.address);
    free(party->id);
    *party = (Party){0};
}

/* The text without blanks and quotes around it. */
static char *trimmed(const char *text, size_t length)
{
    while (length > 0 && strchr(" \t\"", *text))
        text++, length--;
    while (length > 0 && strchr(" \t\"", text[length - 1]))
        length--;
    Buffer copy = {0};
    buffer_add(&copy, text, length);
    char *result = memory_string(buffer_text(&copy));
    buffer_free(&copy);
    return result;
}

/* Fills in what the source knows of the address: whose it is, and whether ours. */
static void recognise(const Letter *letter, Party *party)
{
    const xmlNode *person = find_fact(letter, "person", "address", party->mail.address);
    party->ours = find_fact(letter, "own", "address", party->mail.address) != NULL;
    if (!person)
        return;
    party->ours = party->ours || has_value(person, "side", "ours");
    party->id = attribute(person, "id");
    if (!party->mail.name)
        party->mail.name = attribute(person, "name");
}

/* spec is an id, an address, or a name with an address in < >. false: reported. */
static bool read_party(const Letter *letter, const char *spec, Party *party,
                       Diagnostics *diagnostics)
{
    const char *open = strrchr(spec, '<'), *close = open ? strchr(open, '>') : NULL;
    *party = (Party){0};
    if (open && close) {
        party->mail.address = trimmed(open + 1, (size_t)(close - open - 1));
        party->mail.name = trimmed(spec, (size_t)(open - spec));
    } else if (strchr(spec, '@')) {
        party->mail.address = memory_string(spec);
    } else {
        const xmlNode *person = find_fact(letter, "person", "id", spec);
        party->mail.address = attribute(person, "address");
        if (party->mail.address[0] == '\0') {
            diagnose(diagnostics, MESSAGE_LETTER_PERSON_UNKNOWN, PLACE_NONE, spec, NULL);
            free_party(party);
            return false;
        }
    }
    if (!is_address(party->mail.address)) {
        diagnose(diagnostics, MESSAGE_LETTER_ADDRESS_BROKEN, PLACE_NONE, party->mail.address, NULL);
        free_party(party);
        return false;
    }
    recognise(letter, party);
    return true;
}

/* Takes the party unless it has that address already. */
static void add_recipient(Letter *letter, Party *party)
{
    for (size_t i = 0; i < letter->to_count; i++)
        if (strcasecmp(letter->to[i].mail.address, party->mail.address) == 0) {
            free_party(party);
            return;
        }
    letter->to = memory_grow(letter->to, &letter->to_capacity, letter->to_count + 1, sizeof *party);
    letter->to[letter->to_count++] = *party;
}

/* A list as it is written in mail programs: a comma in quotes or in < > is none. */
static bool read_list(Letter *letter, const char *list, Diagnostics *diagnostics)
{
    bool good = true;
    for (const char *start = list, *c = list;; c++) {
        static const char *const CLOSERS = "\">";
        if (*c == '"' || *c == '<') {
            const char *close = strchr(c + 1, CLOSERS[*c == '<']);
            c = close ? close : c;
        }
        if (*c != ',' && *c != '\n' && *c != '\0')
            continue;
        char *spec = trimmed(start, (size_t)(c - start));
        Party party;
        if (*spec != '\0' && read_party(letter, spec, &party, diagnostics))
            add_recipient(letter, &party);
        else
            good = good && *spec == '\0';
        free(spec);
        if (*c == '\0')
            return good;
        start = c + 1;
    }
}

/* Whom the source names: the distribution list, else those who took part; not the sender itself. A masked copy does not
 * give away addresses of clients. */
static bool read_source_recipients(Letter *letter, Diagnostics *diagnostics)
{
    bool good = true;
    for (xmlNode *node = xmlDocGetRootElement(letter->facts)->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "to") != 0)
            continue;
        char *id = attribute(node, "id"), *address = attribute(node, "address");
        char *name = attribute(node, "name");
        const xmlNode *person = *id ? find_fact(letter, "person", "id", id) : NULL;
        Party party = {0};
        bool reachable = *address || (person && !has_value(person, "address", ""));
        if (reachable &&
            (good = read_party(letter, *id ? id : address, &party, diagnostics) && good)) {
            if (!party.mail.name && *name)
                party.mail.name = memory_string(name);
            party.by_source = true;
            if (strcasecmp(party.mail.address, letter->from.mail.address) == 0 ||
                (letter->request.masked && !party.ours))
                free_party(&party);
            else
                add_recipient(letter, &party);
        }
        free(id);
        free(address);
        free(name);
    }
    return good;
}

static bool read_sender(Letter *letter, Diagnostics *diagnostics)
{
    if (letter->request.from)
        return read_party(letter, letter->request.from, &letter->from, diagnostics);
    char *sender = attribute(xmlDocGetRootElement(letter->facts), "sender");
    const xmlNode *person = *sender ? find_fact(letter, "person", "id", sender) : NULL;
    bool good = false;
    if (person && !has_value(person, "address", ""))
        good = read_party(letter, sender, &letter->from, diagnostics);
    else
        diagnose(diagnostics, MESSAGE_LETTER_NO_SENDER, PLACE_NONE, NULL);
    free(sender);
    return good;
}

static bool read_parties(Letter *letter, Diagnostics *diagnostics)
{
    const LetterRequest *request = &letter->request;
    if (!read_sender(letter, diagnostics) ||
        !(request->to ? read_list(letter, request->to, diagnostics)
                      : read_source_recipients(letter, diagnostics)))
        return false;
    for (size_t i = 0; i < letter->to_count; i++)
        if (!letter->to[i].ours && request->internal_asked) {
            diagnose(diagnostics, MESSAGE_LETTER_NOT_INTERNAL, PLACE_NONE,
                     letter->to[i].mail.address, NULL);
            return false;
        }
    return true;
}

/* The ids of messages have the form of addresses. */
static bool check_references(const Letter *letter, Diagnostics *diagnostics)
{
    const char *ids = letter->request.in_reply_to ? letter->request.in_reply_to : "";
    while (*(ids += strspn(ids, ID_BLANKS))) {
        size_t length = strcspn(ids, ID_BLANKS);
        char *id = trimmed(ids, length);
        bool good = is_address(id);
        if (!good)
            diagnose(diagnostics, MESSAGE_LETTER_ID_BROKEN, PLACE_NONE, id, NULL);
        free(id);
        if (!good)
            return false;
        ids += length;
    }
    return true;
}

Letter *letter_new(xmlDoc *source, const LetterRequest *request, Diagnostics *diagnostics)
{
    Letter *letter = memory_new(sizeof *letter);
    letter->request = *request;
    letter->facts = transform(source, LETTER_STYLESHEET, NULL, diagnostics);
    if (letter->facts && check_references(letter, diagnostics) && read_parties(letter, diagnostics))
        return letter;
    letter_free(letter);
    return NULL;
}

void letter_free(Letter *letter)
{
    if (!letter)
        return;
    free_party(&letter->from);
    for (size_t i = 0; i < letter->to_count; i++)
        free_party(&letter->to[i]);
    for (size_t i = 0; i < letter->file_count; i++) {
        free(letter->files[i].name);
        buffer_free(&letter->files[i].data);
    }
    free(letter->to);
    free(letter->files);
    xmlFreeDoc(letter->facts);
    free(letter);
}

bool letter_is_for_client(const Letter *letter)
{
    for (size_t i = 0; i < letter->to_count; i++)
        if (!letter->to[i].ours)
            return true;
    return false;
}

/* A recipient the source named must still be in the view, by id or, without one, by address. */
static bool is_shown(const Letter *letter, const Party *party)
{
    if (!party->by_source)
        return true;
    return (party->id && find_fact(letter, "person", "id", party->id)) ||
           find_fact(letter, "to", "address", party->mail.address);
}

void letter_attach(Letter *letter, const char *name, Buffer *data)
{
    const char *slash = strrchr(name, '/');
    letter->files = memory_grow(letter->files, &letter->file_capacity, letter->file_count + 1,
                                sizeof(MailFile));
    letter->files[letter->file_count++] =
        (MailFile){memory_string(slash ? slash + 1 : name), *data};
    *data = (Buffer){0};
}

/* The checks have looked at these files already; one may still have gone since. */
static bool attach_files(Letter *letter, xmlDoc *view, Diagnostics *diagnostics)
{
    bool good = true;
    xmlNode *root = xmlDocGetRootElement(view);
    for (xmlNode *node = root; node; node = walk_next(root, node)) {
        if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "attachment") != 0)
            continue;
        char *file = attribute(node, "file");
        if (*file) {
            Buffer data = {0};
            if (attachment_load(letter->request.base_path, file, place_of_node(node), &data,
                                diagnostics))
                letter_attach(letter, file, &data);
            else
                good = false;
            buffer_free(&data);
        }
        free(file);
    }
    return good;
}

bool letter_read_view(Letter *letter, xmlDoc *view, bool with_files, Diagnostics *diagnostics)
{
    xmlFreeDoc(letter->facts);
    letter->facts = transform(view, LETTER_STYLESHEET, NULL, diagnostics);
    if (!letter->facts)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < letter->to_count; i++)
        if (is_shown(letter, &letter->to[i]))
            letter->to[kept++] = letter->to[i];
        else
            free_party(&letter->to[i]);
    letter->to_count = kept;
    if (kept == 0) {
        diagnose(diagnostics, MESSAGE_LETTER_NO_RECIPIENT, PLACE_NONE, NULL);
        return false;
    }
    return !with_files || attach_files(letter, view, diagnostics);
}

/* One recipient is greeted by name, several together; so is one whose name is masked or not known. */
static char *greeting(const Letter *letter)
{
    const xmlNode *person = NULL;
    if (letter->to_count == 1 && letter->to[0].id &&
        (letter->to[0].ours || !letter->request.masked))
        person = find_fact(letter, "person", "id", letter->to[0].id);
    return person ? attribute(person, "greeting")
                  : attribute(xmlDocGetRootElement(letter->facts), "general");
}

static const char DAYS[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
static const char MONTHS[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* RFC 5322, 3.3. The moment is SOURCE_DATE_EPOCH, else the end of the meeting; its zone is not known, which is written
 * -0000. Without either it is 1 January 1970. */
static void add_date(const Letter *letter, Buffer *out)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t moment = 0;
    struct tm parts = {0};
    char *when = attribute(xmlDocGetRootElement(letter->facts), "when");
    if (epoch && *epoch) {
        moment = (time_t)strtoll(epoch, NULL, 10);
    } else if (strlen(when) >= 10) {
        parts.tm_year = atoi(when) - 1900;
        parts.tm_mon = atoi(when + 5) - 1;
        parts.tm_mday = atoi(when + 8);
        if (strlen(when) >= 16) {
            parts.tm_hour = atoi(when + 11);
            parts.tm_min = atoi(when + 14);
        }
        moment = timegm(&parts);
    }
    free(when);
    if (!gmtime_r(&moment, &parts))
        gmtime_r(&(time_t){0}, &parts);
    buffer_format(out, "%s, %d %s %d %02d:%02d:%02d %s", DAYS[parts.tm_wday], parts.tm_mday,
                  MONTHS[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec, epoch && *epoch ? "+0000" : "-0000");
}

/* The ids, each in < >, with spaces between; *last is the last of them (RFC 5322, 3.6.4). */
static void add_references(const Letter *letter, Buffer *all, Buffer *last)
{
    const char *ids = letter->request.in_reply_to ? letter->request.in_reply_to : "";
    while (*(ids += strspn(ids, ID_BLANKS))) {
        size_t length = strcspn(ids, ID_BLANKS);
        last->length = 0;
        buffer_format(last, "<%.*s>", (int)length, ids);
        buffer_format(all, "%s%s", all->length > 0 ? " " : "", buffer_text(last));
        ids += length;
    }
}

/* The body: the neutral document of the letter. Free with xmlFreeDoc(). */
static xmlDoc *make_body(const Letter *letter, xmlDoc *document, const char *subject,
                         Diagnostics *diagnostics)
{
    const xmlNode *sender =
        letter->from.id ? find_fact(letter, "person", "id", letter->from.id) : NULL;
    char *hello = greeting(letter), *position = attribute(sender, "position");
    char *organisation =
        attribute(sender ? sender : xmlDocGetRootElement(letter->facts), "organisation");
    Buffer files = {0}, count = {0};
    for (size_t i = 0; i < letter->file_count; i++)
        buffer_format(&files, "%s%s", i > 0 ? "\n" : "", letter->files[i].name);
    buffer_format(&count, "%zu", letter->file_count);
    const char *name = letter->from.mail.name ? letter->from.mail.name : "";
    const char *const parameters[] = {"subject",
                                      subject,
                                      "greeting",
                                      hello,
                                      "files",
                                      buffer_text(&files),
                                      "file-count",
                                      buffer_text(&count),
                                      "sender-name",
                                      name,
                                      "sender-position",
                                      position,
                                      "sender-organisation",
                                      organisation,
                                      NULL};
    xmlDoc *body = transform(document, MAIL_STYLESHEET, parameters, diagnostics);
    free(hello);
    free(position);
    free(organisation);
    buffer_free(&files);
    buffer_free(&count);
    return body;
}

static bool make_parts(xmlDoc *body, Buffer *text, Buffer *html, Diagnostics *diagnostics)
{
    xmlDoc *blocks = transform(body, "stylesheets/formats/text.xsl", NULL, diagnostics);
    xmlDoc *page =
        blocks ? transform(body, "stylesheets/formats/html.xsl", NULL, diagnostics) : NULL;
    if (page) {
        plain_text(blocks, TEXT_WIDTH_DEFAULT, text);
        serialize_html(page, html);
    }
    xmlFreeDoc(blocks);
    xmlFreeDoc(page);
    return page != NULL;
}

static void write_parts(const Letter *letter, const char *subject, const char *keywords,
                        const Buffer *text, const Buffer *html, Buffer *out)
{
    MailAddress *to = memory_new(letter->to_count * sizeof *to);
    Buffer date = {0}, references = {0}, last = {0};
    for (size_t i = 0; i < letter->to_count; i++) {
        to[i] = letter->to[i].mail;
        if (letter->request.masked && !letter->to[i].ours && letter->to[i].id)
            to[i].name = NULL;
    }
    add_date(letter, &date);
    add_references(letter, &references, &last);
    MailMessage message = {.from = &letter->from.mail,
                           .to = to,
                           .to_count = letter->to_count,
                           .subject = subject,
                           .keywords = keywords,
                           .date = buffer_text(&date),
                           .in_reply_to = buffer_text(&last),
                           .references = buffer_text(&references),
                           .text = buffer_text(text),
                           .html = buffer_text(html),
                           .files = letter->files,
                           .file_count = letter->file_count};
    message_write(&message, out);
    free(to);
    buffer_free(&date);
    buffer_free(&references);
    buffer_free(&last);
}

/* A header is not broken into lines by the reader: its no-break spaces (C2 A0) become spaces. */
static void use_plain_spaces(char *text)
{
    char *out = text;
    for (const char *c = text; *c; c++)
        if (c[0] == '\xC2' && c[1] == '\xA0')
            *out++ = ' ', c++;
        else
            *out++ = *c;
    *out = '\0';
}

/* The subject is that of the labels for the kind, else the document's title: never empty. */
bool letter_write(Letter *letter, xmlDoc *document, Buffer *out, Diagnostics *diagnostics)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    char *subject = attribute(xmlDocGetRootElement(letter->facts), "subject");
    char *keywords = attribute(root, "keywords");
    Buffer text = {0}, html = {0};
    if (*subject == '\0') {
        free(subject);
        subject = attribute(root, "title");
    }
    use_plain_spaces(subject);
    xmlDoc *body = make_body(letter, document, subject, diagnostics);
    bool good = body && make_parts(body, &text, &html, diagnostics);
    if (good)
        write_parts(letter, subject, keywords, &text, &html, out);
    xmlFreeDoc(body);
    free(subject);
    free(keywords);
    buffer_free(&text);
    buffer_free(&html);
    return good;
}
