/* SPDX-License-Identifier: MIT */
/* Reads files in pieces, as UTF-8 or UTF-16. */
#include "source.h"

#include <errno.h>
#include <string.h>

#include "diag.h"

enum { UNIT = 2 };

typedef enum encoding { ENCODING_UTF8, ENCODING_UTF16_LE, ENCODING_UTF16_BE } encoding;

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

static size_t from_utf16(source *s) {
    char *text = s->text;
    size_t len = 0;
    size_t used = 0;
    bool big = s->spelled == (int)ENCODING_UTF16_BE;
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

bool source_read(source *s) {
    size_t got = fread(s->raw + s->raw_len, 1, SOURCE_PIECE - s->raw_len, s->stream);
    s->raw_len += got;
    s->ended = got == 0;
    if (ferror(s->stream)) {
        diag_error("%s: cannot be read: %s", s->name, strerror(errno));
        return false;
    }
    return true;
}

dhcpopt_text source_take(source *s) {
    dhcpopt_text piece = {(const char *)s->raw, s->raw_len};
    if (s->spelled == (int)ENCODING_UTF8) {
        s->raw_len = 0; /* it stays there until more is read */
        return piece;
    }
    piece.ptr = s->text;
    piece.len = from_utf16(s);
    return piece;
}

dhcpopt_bytes source_head(const source *s) {
    const dhcpopt_bytes head = {s->raw, s->raw_len};
    return head;
}

/* A pipe hands over little at a time. */
static bool read_head(source *s) {
    do {
        if (!source_read(s)) {
            return false;
        }
    } while (!s->ended && s->raw_len < SOURCE_PIECE);
    size_t mark = 0;
    s->spelled = (int)encoding_of(s->raw, s->raw_len, &mark);
    memmove(s->raw, s->raw + mark, s->raw_len - mark);
    s->raw_len -= mark;
    return true;
}

bool source_open(source *s, const char *verb, const char *file) {
    bool standard = strcmp(file, "-") == 0;
    s->name = file;
    s->raw_len = 0;
    s->ended = false;
    s->stream = standard ? stdin : fopen(file, "rb");
    if (s->stream == NULL) {
        diag_error("%s: %s: %s", verb, file, strerror(errno));
        return false;
    }
    if (!read_head(s)) {
        source_close(s);
        return false;
    }
    return true;
}

void source_close(source *s) {
    if (s->stream != stdin) {
        fclose(s->stream);
    }
}
