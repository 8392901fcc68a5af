/* SPDX-License-Identifier: MIT */
/* Reads files of configuration for decode and check, with the library's scanner. */
#include "reading.h"

#include <string.h>

#include "captured.h"
#include "diag.h"
#include "out.h"
#include "source.h"

/* The dialect is told from a piece, and from more where what is in front says nothing of it, as
 * the rules of a firewall do. */
enum { HEAD_MAX = 1 << 20 };

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

/* As much of the file's begin as the head may have, behind its first piece. */
static bool read_more(source *s, char *head, dhcpopt_text *piece) {
    size_t len = piece->len;
    memcpy(head, piece->ptr, len);
    while (!s->ended && len + SOURCE_TEXT <= HEAD_MAX) {
        if (!source_read(s)) {
            return false;
        }
        dhcpopt_text more = source_take(s);
        memcpy(head + len, more.ptr, more.len);
        len += more.len;
    }
    piece->ptr = head;
    piece->len = len;
    return true;
}

static int scan_all(source *s, dhcpopt_scanner *scanner, dhcpopt_text piece, reading *at,
                    reading_taker *take, void *context) {
    dhcpopt_scan_begin(scanner, at->platform);
    while (piece.len > 0 || !s->ended) {
        dhcpopt_scan_feed(scanner, piece);
        take_all(scanner, at, take, context);
        if (!s->ended && !source_read(s)) {
            return EXIT_USAGE;
        }
        piece = source_take(s);
    }
    dhcpopt_scan_end(scanner);
    take_all(scanner, at, take, context);
    return EXIT_DONE;
}

static int read_stream(const char *verb, source *s, const dhcpopt_platform *from,
                       reading_taker *take, void *context) {
    static dhcpopt_scanner scanner; /* too large for the stack of small systems */
    static char head[HEAD_MAX];
    const dhcpopt_bytes octets = source_head(s);
    if (from == NULL && dhcpopt_capture_recognise(octets)) {
        return captured_read(verb, s->name, s->stream, octets, take, context);
    }
    dhcpopt_text piece = source_take(s);
    reading at = {s->name, "line", from == NULL ? recognise(&scanner, piece) : from, NULL};
    if (at.platform == NULL && !s->ended) {
        if (!read_more(s, head, &piece)) {
            return EXIT_USAGE;
        }
        at.platform = recognise(&scanner, piece);
    }
    if (at.platform == NULL) {
        unknown_dialect(verb, s->name);
        return EXIT_DATA;
    }
    return scan_all(s, &scanner, piece, &at, take, context);
}

int reading_file(const char *verb, const char *file, const dhcpopt_platform *from,
                 reading_taker *take, void *context) {
    static source s;
    if (!source_open(&s, verb, file)) {
        return EXIT_USAGE;
    }
    int exit_status = read_stream(verb, &s, from, take, context);
    source_close(&s);
    return exit_status;
}
