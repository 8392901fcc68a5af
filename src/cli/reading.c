/* SPDX-License-Identifier: MIT */
/* Reads files of configuration for decode and check: in pieces, as UTF-8 or UTF-16, with the
 * library's scanner. */
#include "reading.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "captured.h"
#include "diag.h"
#include "out.h"

/* The dialect is told from a piece, and from more where what is in front says nothing of it, as
 * the rules of a firewall do. */
enum { PIECE = 1 << 16, HEAD_MAX = 1 << 20, UNIT = 2 };

typedef enum encoding { ENCODING_UTF8, ENCODING_UTF16_LE, ENCODING_UTF16_BE } encoding;

typedef struct source {
    const char *name;
    FILE *stream;
    encoding spelled;
    unsigned char raw[PIECE];
    size_t raw_len;          /* octets that are read and not yet handed over */
    char text[2 * HEAD_MAX]; /* UTF-16 grows: three octets for a unit of two */
    bool ended;
} source;

/* ---- Encodings ---- */

/* PowerShell writes UTF-16 with a byte order mark; without one every second octet of plain text
 * is NUL. */
static encoding encoding_of(const unsigned char *raw, size_t len, size_t *ret_mark) {
    *ret_mark = 0;
    if (len >= 3 && raw[0] == 0xEF && raw[1] == 0xBB && raw[2] == 0xBF) {
        *ret_mark = 3;
        return ENCODING_UTF8;
    }
    if (len >= UNIT && raw[0] == 0xFF && raw[1] == 0xFE) {
        *ret_mark = UNIT;
        return ENCODING_UTF16_LE;
    }
    if (len >= UNIT && raw[0] == 0xFE && raw[1] == 0xFF) {
        *ret_mark = UNIT;
        return ENCODING_UTF16_BE;
    }
    bool two_units = len >= 2 * UNIT;
    if (two_units && raw[0] != 0 && raw[1] == 0 && raw[2] != 0 && raw[3] == 0) {
        return ENCODING_UTF16_LE;
    }
    bool big = two_units && raw[0] == 0 && raw[1] != 0 && raw[2] == 0 && raw[3] != 0;
    return big ? ENCODING_UTF16_BE : ENCODING_UTF8;
}

/* A unit as UTF-8 (RFC 3629 s.3). Halves of a pair, which configuration has no use for, become
 * a question mark each. */
static size_t put_unit(char *text, unsigned unit) {
    bool half = unit >= 0xD800 && unit <= 0xDFFF;
    if (unit < 0x80 || half) {
        text[0] = half ? '?' : (char)unit;
        return 1;
    }
    if (unit < 0x800) {
        text[0] = (char)(0xC0 | unit >> 6);
        text[1] = (char)(0x80 | (unit & 0x3F));
        return 2;
    }
    text[0] = (char)(0xE0 | unit >> 12);
    text[1] = (char)(0x80 | (unit >> 6 & 0x3F));
    text[2] = (char)(0x80 | (unit & 0x3F));
    return 3;
}

static size_t from_utf16(source *s, char *text) {
    size_t len = 0;
    size_t used = 0;
    bool big = s->spelled == ENCODING_UTF16_BE;
    for (; used + UNIT <= s->raw_len; used += UNIT) {
        unsigned first = s->raw[used];
        unsigned second = s->raw[used + 1];
        len += put_unit(text + len, big ? first << 8 | second : second << 8 | first);
    }
    memmove(s->raw, s->raw + used, s->raw_len - used);
    s->raw_len -= used;
    return len;
}

/* ---- Pieces ---- */

/* Up to so many octets. */
static bool fill(source *s, size_t most) {
    size_t got = fread(s->raw + s->raw_len, 1, most - s->raw_len, s->stream);
    s->raw_len += got;
    s->ended = got == 0;
    if (ferror(s->stream)) {
        diag_error("%s: cannot be read: %s", s->name, strerror(errno));
        return false;
    }
    return true;
}

/* What was read, as UTF-8; its length. */
static size_t take_piece(source *s, char *text) {
    if (s->spelled != ENCODING_UTF8) {
        return from_utf16(s, text);
    }
    size_t len = s->raw_len;
    memcpy(text, s->raw, len);
    s->raw_len = 0;
    return len;
}

/* The same without a copy of what is UTF-8 already: it stays there until more is read. */
static dhcpopt_text next_piece(source *s) {
    dhcpopt_text piece = {(const char *)s->raw, s->raw_len};
    if (s->spelled == ENCODING_UTF8) {
        s->raw_len = 0;
        return piece;
    }
    piece.ptr = s->text;
    piece.len = from_utf16(s, s->text);
    return piece;
}

static bool start(source *s) {
    size_t mark = 0;
    do { /* a pipe hands over little at a time, and the dialect is told from the first piece */
        if (!fill(s, PIECE)) {
            return false;
        }
    } while (!s->ended && s->raw_len < PIECE);
    s->spelled = encoding_of(s->raw, s->raw_len, &mark);
    memmove(s->raw, s->raw + mark, s->raw_len - mark);
    s->raw_len -= mark;
    return true;
}

/* ---- Dialects ---- */

static void put_known(out *known) {
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        if (dhcpopt_scan_reads(dhcpopt_platform_at(index))) {
            out_char(known, ' ');
            out_string(known, dhcpopt_platform_at(index)->name);
        }
    }
    out_char(known, '\0');
}

const dhcpopt_platform *reading_platform(const char *verb, const char *name) {
    const dhcpopt_platform *platform = dhcpopt_platform_by_name(dhcpopt_text_of(name));
    if (platform != NULL && dhcpopt_scan_reads(platform)) {
        return platform;
    }
    out known = {NULL, 0, 0};
    put_known(&known);
    diag_error("%s: --from: \"%s\" is no platform that can be read; known are%s", verb, name,
               known.buf);
    out_drop(&known);
    return NULL;
}

/* How many options a reader finds there that it can read. */
static size_t count_readable(dhcpopt_scanner *scanner, const dhcpopt_platform *platform,
                             dhcpopt_text head) {
    size_t count = 0;
    dhcpopt_found found;
    dhcpopt_scan_begin(scanner, platform);
    dhcpopt_scan_feed(scanner, head);
    dhcpopt_scan_end(scanner);
    while (dhcpopt_scan_next(scanner, &found)) {
        count += found.status == DHCPOPT_OK ? 1 : 0;
    }
    return count;
}

/* By its words, unless nothing is there that they could belong to, as where a comment has them:
 * then, and for a few lines without any, it is the dialect that reads most. */
static const dhcpopt_platform *recognise(dhcpopt_scanner *scanner, dhcpopt_text head) {
    const dhcpopt_platform *best = dhcpopt_scan_recognise(head);
    size_t most = 0;
    if (best != NULL && count_readable(scanner, best, head) > 0) {
        return best;
    }
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *platform = dhcpopt_platform_at(index);
        size_t count =
            dhcpopt_scan_reads(platform) ? count_readable(scanner, platform, head) : 0;
        if (count > most) {
            most = count;
            best = platform;
        }
    }
    return best;
}

static void unknown_dialect(const char *verb, const char *file) {
    out known = {NULL, 0, 0};
    put_known(&known);
    diag_error(
        "%s: %s: no options of a known dialect are there; --from names it, and known are%s",
        verb, file, known.buf);
    out_drop(&known);
}

/* ---- A file ---- */

static void take_all(dhcpopt_scanner *scanner, reading *at, reading_taker *take,
                     void *context) {
    dhcpopt_found found;
    at->found = &found;
    while (dhcpopt_scan_next(scanner, &found)) {
        take(context, at);
    }
    at->found = NULL;
}

/* Adds to the first piece as much as the head may have. */
static bool read_more(source *s, dhcpopt_text *piece) {
    size_t len = piece->len;
    memmove(s->text, piece->ptr, len);
    while (!s->ended && len + 2 * PIECE <= HEAD_MAX) {
        if (!fill(s, PIECE)) {
            return false;
        }
        len += take_piece(s, s->text + len);
    }
    piece->ptr = s->text;
    piece->len = len;
    return true;
}

static int read_stream(const char *verb, source *s, const dhcpopt_platform *from,
                       reading_taker *take, void *context) {
    static dhcpopt_scanner scanner; /* too large for the stack of small systems */
    if (!start(s)) {
        return EXIT_USAGE;
    }
    const dhcpopt_bytes head = {s->raw, s->raw_len};
    if (from == NULL && dhcpopt_capture_recognise(head)) {
        return captured_read(verb, s->name, s->stream, head, take, context);
    }
    dhcpopt_text piece = next_piece(s);
    reading at = {s->name, "line", from == NULL ? recognise(&scanner, piece) : from, NULL};
    if (at.platform == NULL && !s->ended) {
        if (!read_more(s, &piece)) {
            return EXIT_USAGE;
        }
        at.platform = recognise(&scanner, piece);
    }
    if (at.platform == NULL) {
        unknown_dialect(verb, s->name);
        return EXIT_DATA;
    }
    dhcpopt_scan_begin(&scanner, at.platform);
    while (piece.len > 0 || !s->ended) {
        dhcpopt_scan_feed(&scanner, piece);
        take_all(&scanner, &at, take, context);
        if (!s->ended && !fill(s, PIECE)) {
            return EXIT_USAGE;
        }
        piece = next_piece(s);
    }
    dhcpopt_scan_end(&scanner);
    take_all(&scanner, &at, take, context);
    return EXIT_DONE;
}

int reading_file(const char *verb, const char *file, const dhcpopt_platform *from,
                 reading_taker *take, void *context) {
    static source s;
    bool standard = strcmp(file, "-") == 0;
    s.raw_len = 0;
    s.ended = false;
    s.name = file;
    s.stream = standard ? stdin : fopen(file, "rb");
    if (s.stream == NULL) {
        diag_error("%s: %s: %s", verb, file, strerror(errno));
        return EXIT_USAGE;
    }
    int exit_status = read_stream(verb, &s, from, take, context);
    if (!standard) {
        fclose(s.stream);
    }
    return exit_status;
}
