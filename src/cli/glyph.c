/* SPDX-License-Identifier: MIT */
/* Escapes what a terminal would take for a command, in every message on standard error. */
#include "glyph.h"

#include <stdio.h>
#include <string.h>

enum { ASCII_FIRST = ' ', ASCII_LAST = '~', UTF8_PAYLOAD_BITS = 6 };

/* Columns: first octet from, to; octets in all; bits of the first octet that count; the lowest
 * character so long (RFC 3629 s.3 and s.4: a longer form of a lower one is not well-formed). */
typedef struct utf8_shape {
    unsigned from;
    unsigned to;
    size_t len;
    unsigned mask;
    unsigned lowest;
} utf8_shape;

static const utf8_shape shapes[] = {
    {0xC2, 0xDF, 2, 0x1F, 0x80},
    {0xE0, 0xEF, 3, 0x0F, 0x800},
    {0xF0, 0xF4, 4, 0x07, 0x10000},
};

/* Characters that are not shown: C1 controls, the blank and the hyphen that look like others or
 * like nothing, zero widths and directions, line separators,
 * surrogates, the byte order mark, and what lies above Unicode. */
static const unsigned hidden[][2] = {
    {0x80, 0xA0},     {0xAD, 0xAD},     {0x200B, 0x200F}, {0x2028, 0x202E},
    {0x2060, 0x2069}, {0xD800, 0xDFFF}, {0xFEFF, 0xFEFF}, {0x110000, 0xFFFFFF},
};

static unsigned octet_at(dhcpopt_text text, size_t pos) {
    return pos < text.len ? (unsigned char)text.ptr[pos] : 0;
}

static const utf8_shape *shape_of(unsigned first) {
    for (size_t index = 0; index < sizeof shapes / sizeof shapes[0]; index++) {
        if (first >= shapes[index].from && first <= shapes[index].to) {
            return &shapes[index];
        }
    }
    return NULL;
}

static bool is_hidden(unsigned character) {
    for (size_t index = 0; index < sizeof hidden / sizeof hidden[0]; index++) {
        if (character >= hidden[index][0] && character <= hidden[index][1]) {
            return true;
        }
    }
    return false;
}

/* The octets of the well-formed UTF-8 character at pos, if it can be shown, or 0. */
static size_t utf8_len(dhcpopt_text text, size_t pos) {
    const utf8_shape *shape = shape_of(octet_at(text, pos));
    if (shape == NULL) {
        return 0;
    }
    unsigned character = octet_at(text, pos) & shape->mask;
    for (size_t next = 1; next < shape->len; next++) {
        unsigned octet = octet_at(text, pos + next);
        if ((octet & 0xC0) != 0x80) { /* RFC 3629 s.3: the further octets are 10xxxxxx */
            return 0;
        }
        character = character << UTF8_PAYLOAD_BITS | (octet & 0x3F); /* their low six bits */
    }
    return character < shape->lowest || is_hidden(character) ? 0 : shape->len;
}

glyph glyph_at(dhcpopt_text text, size_t pos) {
    unsigned octet = octet_at(text, pos);
    glyph shown = {1, 1, ""};
    if (octet >= ASCII_FIRST && octet <= ASCII_LAST) {
        return shown;
    }
    size_t len = utf8_len(text, pos);
    if (len > 0) {
        shown.octets = len;
        return shown;
    }
    switch (octet) {
    case '\n':
        memcpy(shown.escape, "\\n", sizeof "\\n");
        break;
    case '\r':
        memcpy(shown.escape, "\\r", sizeof "\\r");
        break;
    case '\t':
        memcpy(shown.escape, "\\t", sizeof "\\t");
        break;
    default:
        snprintf(shown.escape, sizeof shown.escape, "\\x%02x", octet);
    }
    shown.columns = strlen(shown.escape);
    return shown;
}

void glyph_put(out *o, dhcpopt_text text, size_t pos, const glyph *shown) {
    if (shown->escape[0] != '\0') {
        out_string(o, shown->escape);
    } else {
        dhcpopt_text itself = {text.ptr + pos, shown->octets};
        out_text(o, itself);
    }
}

void glyph_put_text(out *o, dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len;) {
        glyph shown = glyph_at(text, pos);
        glyph_put(o, text, pos, &shown);
        pos += shown.octets;
    }
}
