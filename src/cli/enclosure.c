/* enclosure.c: owns what goes into a PDF beside its pages, and under which names.
 *
 * Everything is taken from the view, never from the source: so a copy for the client holds neither an internal
 * attachment nor its name. A file has two names. Its path is how the document names it ("pictures/logo.png"), by which the
 * source finds it again when all of them are taken out. Its name is what people see ("logo.png"); no two are the same, whether
 * in capital or small letters. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/affix.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/media_type.h"
#include "base/memory.h"
#include "cli/enclosure.h"
#include "input/archive_name.h"
#include "input/house.h"
#include "input/picture.h"
#include "input/pictures.h"
#include "input/read.h"
#include "input/root.h"
#include "input/transform.h"
#include "input/walk.h"
#include "pdf/deflate.h"

bool enclosure_is_filtered(const Options *options)
{
    return options->audience != AUDIENCE_INTERNAL || options->detail != DETAIL_FULL ||
           options->mask;
}

/* Else it is XSL-FO. */
static bool is_minutes(const xmlDoc *view)
{
    const Root *root = root_find(view);
    return root && root->schema;
}

static PdfAttachment *find_path(const Enclosure *enclosure, const char *path)
{
    for (size_t i = 0; i < enclosure->count; i++)
        if (strcmp(enclosure->files[i].path, path) == 0)
            return &enclosure->files[i];
    return NULL;
}

static bool is_taken(const Enclosure *enclosure, const char *name)
{
    for (size_t i = 0; i < enclosure->count; i++)
        if (strcasecmp(enclosure->files[i].name, name) == 0)
            return true;
    return false;
}

/* The last step of the path; when that name is taken, with a number before its ending. */
static const char *free_name(const Enclosure *enclosure, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t stem = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    Buffer numbered = {0};
    buffer_string(&numbered, name);
    for (unsigned number = 2; is_taken(enclosure, buffer_text(&numbered)); number++) {
        numbered.length = 0;
        buffer_add(&numbered, name, stem);
        buffer_format(&numbered, "-%u%s", number, name + stem);
    }
    name = arena_string(enclosure->arena, buffer_text(&numbered));
    buffer_free(&numbered);
    return name;
}

static PdfAttachment *add_file(Enclosure *enclosure, const char *path, PdfRelationship relationship)
{
    const char *name = free_name(enclosure, path);
    enclosure->files = memory_grow(enclosure->files, &enclosure->capacity, enclosure->count + 1,
                                   sizeof *enclosure->files);
    PdfAttachment *file = &enclosure->files[enclosure->count++];
    *file = (PdfAttachment){.path = arena_string(enclosure->arena, path),
                            .name = name,
                            .media_type = media_type_of(name),
                            .relationship = relationship};
    return file;
}

/* Moves the bytes into the enclosure. */
static void keep_data(const Enclosure *enclosure, PdfAttachment *file, Buffer *data)
{
    file->data = arena_copy(enclosure->arena, buffer_text(data), data->length);
    file->length = data->length;
    buffer_free(data);
}

static void write_view(xmlDoc *view, Buffer *out)
{
    xmlDoc *copy = xmlCopyDoc(view, 1);
    if (!copy)
        memory_exhausted();
    serialize_xml(copy, out);
    xmlFreeDoc(copy);
}

Digest enclosure_digest(xmlDoc *view, const Buffer *bytes, const Options *options)
{
    Buffer data = {0};
    if (!enclosure_is_filtered(options))
        return digest_of(buffer_text(bytes), bytes->length);
    write_view(view, &data);
    Digest digest = digest_of(buffer_text(&data), data.length);
    buffer_free(&data);
    return digest;
}

/* It is compressed while the pages are made: of a long document it takes as long as many pages do. */
static void add_source(Enclosure *enclosure, xmlDoc *view, const Buffer *bytes,
                       const Options *options)
{
    Buffer name = {0}, data = {0};
    bool own = is_minutes(view);
    if (own)
        archive_name(view, ARCHIVE_NAME_PATTERN, false, &name, &data);
    buffer_string(&name, own ? ".xml" : "document.fo");
    PdfAttachment *file = add_file(enclosure, buffer_text(&name), PDF_SOURCE);
    enclosure->source = file->name;
    if (enclosure_is_filtered(options) && own) {
        write_view(view, &data);
        keep_data(enclosure, file, &data);
    } else {
        file->data = buffer_text(bytes);
        file->length = bytes->length;
    }
    file->packed = deflate_lent(file->data, file->length);
    buffer_free(&name);
    buffer_free(&data);
}

/* The content or an attribute with each run of white space as one space; NULL: there is none. From the arena. */
static const char *folded(const Enclosure *enclosure, xmlChar *text)
{
    Buffer out = {0};
    if (text)
        buffer_folded(&out, (const char *)text, strlen((const char *)text));
    buffer_drop_space(&out);
    const char *result = out.length > 0 ? arena_string(enclosure->arena, buffer_text(&out)) : NULL;
    buffer_free(&out);
    xmlFree(text);
    return result;
}

/* Loads an attachment that the view names. false: reported. */
static bool add_attachment(Enclosure *enclosure, xmlNode *element, const char *path,
                           const Options *options, Diagnostics *diagnostics)
{
    Place place = place_of_attribute(element, "file");
    if (options->pdf_profile == PDF_PROFILE_A2A) {
        diagnose(diagnostics, MESSAGE_ATTACHMENT_LEFT_OUT, place, path, NULL);
        return true;
    }
    if (options->no_source || find_path(enclosure, path))
        return true;
    Buffer data = {0};
    bool good = attachment_load(options->input, path, place, &data, diagnostics);
    if (good) {
        PdfAttachment *file = add_file(enclosure, path, PDF_SUPPLEMENT);
        file->description = folded(enclosure, xmlNodeGetContent(element));
        keep_data(enclosure, file, &data);
    }
    buffer_free(&data);
    return good;
}

/* Goes through the view: attachments are loaded; of pictures only what is said of them is noted, for layout loads
 * them. */
static bool add_named_files(Enclosure *enclosure, xmlDoc *view, const Options *options,
                            Diagnostics *diagnostics)
{
    bool good = true;
    bool wanted = !options->no_source && options->pdf_profile != PDF_PROFILE_A2A;
    xmlNode *root = xmlDocGetRootElement(view);
    for (xmlNode *node = root; node; node = walk_next(root, node)) {
        LinkKind kind = link_kind(node);
        const char *path =
            kind == LINK_NONE ? NULL : folded(enclosure, xmlGetNoNsProp(node, BAD_CAST "file"));
        if (!path)
            continue;
        if (kind == LINK_ATTACHMENT) {
            good = add_attachment(enclosure, node, path, options, diagnostics) && good;
        } else if (wanted && !find_path(enclosure, path)) {
            PdfAttachment *file = add_file(enclosure, path, PDF_SUPPLEMENT);
            file->description = folded(enclosure, xmlGetNoNsProp(node, BAD_CAST "description"));
        }
    }
    return good;
}

bool enclosure_read(Enclosure *enclosure, xmlDoc *view, const Buffer *bytes, const Options *options,
                    Diagnostics *diagnostics)
{
    enclosure->arena = arena_new();
    enclosure->minutes = is_minutes(view);
    if (!options->no_source && options->pdf_profile != PDF_PROFILE_A2A)
        add_source(enclosure, view, bytes, options);
    return !enclosure->minutes || add_named_files(enclosure, view, options, diagnostics);
}

/* A picture that the document names and the style does not show: without it the source would not compile. */
static void add_unseen(const Enclosure *enclosure, PdfAttachment *file, const Options *options,
                       Diagnostics *diagnostics)
{
    Buffer data = {0};
    ImageInfo info;
    if (picture_load(options->input, file->path, PLACE_NONE, &data, &info, diagnostics))
        keep_data(enclosure, file, &data);
    buffer_free(&data);
}

static void add_pictures(Enclosure *enclosure, const AreaTree *areas, const Options *options,
                         Diagnostics *diagnostics)
{
    for (const Picture *picture = areas->pictures; picture; picture = picture->next) {
        PdfAttachment *file = find_path(enclosure, picture->path);
        if (starts_with(picture->path, "data:") || starts_with(picture->path, HOUSE_PICTURE))
            continue;
        if (!file)
            file = add_file(enclosure, picture->path, PDF_SUPPLEMENT);
        if (!file->data) {
            file->data = (const char *)picture->data;
            file->length = picture->length;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < enclosure->count; i++) {
        if (!enclosure->files[i].data)
            add_unseen(enclosure, &enclosure->files[i], options, diagnostics);
        if (enclosure->files[i].data)
            enclosure->files[kept++] = enclosure->files[i];
    }
    enclosure->count = kept;
}

/* value NULL: an option without one. */
static void record(Enclosure *enclosure, const char *name, const char *value)
{
    Buffer option = {0};
    buffer_format(&option, "%s%s%s", name, value ? "=" : "", value ? value : "");
    enclosure->options = memory_grow(enclosure->options, &enclosure->option_capacity,
                                     enclosure->option_count + 1, sizeof *enclosure->options);
    enclosure->options[enclosure->option_count++] =
        arena_string(enclosure->arena, buffer_text(&option));
    buffer_free(&option);
}

/* ---- What the house added ---- */

/* "style-2/": the first such folder after the number that no file of the document lies in. */
static const char *free_folder(const Enclosure *enclosure, const char *option, unsigned *number)
{
    Buffer folder = {0};
    bool taken = true;
    while (taken) {
        folder.length = 0;
        buffer_format(&folder, "%s-%u/", option, ++*number);
        taken = false;
        for (size_t i = 0; i < enclosure->count && !taken; i++)
            taken = strncasecmp(enclosure->files[i].path, folder.data, folder.length) == 0;
    }
    const char *result = arena_string(enclosure->arena, buffer_text(&folder));
    buffer_free(&folder);
    return result;
}

/* The paths without links, so that what they have in common is one folder on the disk. NULL: one cannot be found. */
static const char **real_paths(const Enclosure *enclosure, const HousePart *part)
{
    const char **paths = arena_alloc(enclosure->arena, part->file_count * sizeof *paths);
    for (size_t i = 0; i < part->file_count; i++) {
        char *real = realpath(part->files[i], NULL);
        paths[i] = arena_string(enclosure->arena, real ? real : part->files[i]);
        free(real);
    }
    return paths;
}

/* The length of the innermost folder that all of them lie below, with its slash. */
static size_t common_folder(const char *const *paths, size_t count)
{
    size_t length = strrchr(paths[0], '/') ? (size_t)(strrchr(paths[0], '/') - paths[0]) + 1 : 0;
    for (size_t i = 1; i < count; i++)
        while (length > 0 && strncmp(paths[0], paths[i], length) != 0)
            for (length--; length > 0 && paths[0][length - 1] != '/';)
                length--;
    return length;
}

static const char *describe(const HousePart *part, size_t number)
{
    if (strcmp(part->option, "rules") == 0)
        return "House rules";
    return number == 0 ? "House style" : "Part of a house style";
}

/* Puts the file along, when anything goes along, and notes its digest. */
static bool add_house_file(Enclosure *enclosure, const HousePart *part, size_t number,
                           const char *key, Diagnostics *diagnostics)
{
    Buffer data = {0}, line = {0};
    if (!file_read(part->files[number], (size_t)limit_bytes(LIMIT_BYTES), &data, diagnostics,
                   PLACE_NONE))
        return false;
    Digest digest = digest_of(buffer_text(&data), data.length);
    buffer_format(&line, "%s ", key);
    digest_text(&digest, &line);
    enclosure->house = memory_grow(enclosure->house, &enclosure->house_capacity,
                                   enclosure->house_count + 1, sizeof *enclosure->house);
    enclosure->house[enclosure->house_count++] = arena_string(enclosure->arena, buffer_text(&line));
    buffer_free(&line);
    if (enclosure->source) {
        PdfAttachment *file = add_file(enclosure, key, PDF_SUPPLEMENT);
        file->description = describe(part, number);
        keep_data(enclosure, file, &data);
    }
    buffer_free(&data);
    return true;
}

/* A style or rules of the house's keep the order of their folders below one folder, so that what they import is found. */
static bool add_house_part(Enclosure *enclosure, const HousePart *part, unsigned *number,
                           Diagnostics *diagnostics)
{
    const char *folder = free_folder(enclosure, part->option, number);
    const char **paths = real_paths(enclosure, part);
    size_t common = common_folder(paths, part->file_count);
    bool good = true;
    for (size_t i = 0; i < part->file_count && good; i++) {
        Buffer key = {0};
        buffer_format(&key, "%s%s", folder, paths[i] + common);
        good = add_house_file(enclosure, part, i, buffer_text(&key), diagnostics);
        if (good && i == 0)
            record(enclosure, part->option, buffer_text(&key));
        buffer_free(&key);
    }
    return good;
}

static bool add_house(Enclosure *enclosure, Diagnostics *diagnostics)
{
    HousePart part;
    unsigned style_folder = 0, rules_folder = 0;
    bool good = true;
    for (size_t i = 0; good && enclosure->minutes && house_part(i, &part); i++)
        if (part.name)
            record(enclosure, part.option, part.name);
        else
            good = add_house_part(enclosure, &part,
                                  strcmp(part.option, "rules") == 0 ? &rules_folder : &style_folder,
                                  diagnostics);
    return good;
}

bool enclosure_finish(Enclosure *enclosure, const AreaTree *areas, const Options *options,
                      PdfOptions *pdf, Diagnostics *diagnostics)
{
    if (enclosure->source) {
        enclosure->files[0].description = areas->info.title;
        add_pictures(enclosure, areas, options, diagnostics);
    }
    record(enclosure, "audience", audience_name(options->audience));
    record(enclosure, "detail", detail_name(options->detail));
    if (options->mask)
        record(enclosure, "mask", "yes");
    record(enclosure, "pdf-profile", pdf_profile_name(options->pdf_profile));
    if (options->qr)
        record(enclosure, "qr", NULL);
    bool good = add_house(enclosure, diagnostics);
    *pdf = (PdfOptions){.profile = options->pdf_profile,
                        .attachments = enclosure->files,
                        .attachment_count = enclosure->count,
                        .source = enclosure->source,
                        .options = enclosure->options,
                        .option_count = enclosure->option_count,
                        .house = enclosure->house,
                        .house_count = enclosure->house_count};
    return good;
}

void enclosure_free(Enclosure *enclosure)
{
    for (size_t i = 0; i < enclosure->count; i++)
        deflate_free(enclosure->files[i].packed);
    arena_free(enclosure->arena);
    free(enclosure->files);
    free(enclosure->options);
    free(enclosure->house);
    *enclosure = (Enclosure){0};
}
