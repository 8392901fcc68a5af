/* SPDX-License-Identifier: MIT */
/* The JSON of every verb that has --json: one line, keys in a fixed order. */
#include "json.h"

/* A comma parts two items or members; the character before tells whether one is due. */
static void part(out *o) {
    char last = o->len > 0 ? o->buf[o->len - 1] : '{';
    if (last != '{' && last != '[' && last != ':') {
        out_char(o, ',');
    }
}

void json_open(out *o, char bracket) {
    part(o);
    out_char(o, bracket);
}

void json_close(out *o, char bracket) {
    out_char(o, bracket);
}

/* RFC 8259 s.7: quote, backslash and control characters are escaped. What is not ASCII does not
 * occur in values and is escaped as if it were Latin-1, so that the result is always valid. */
static void put_escaped(out *o, unsigned char c) {
    static const char digits[] = "0123456789abcdef";
    if (c == '"' || c == '\\') {
        out_char(o, '\\');
        out_char(o, (char)c);
    } else if (c < ' ' || c > '~') {
        out_string(o, "\\u00");
        out_char(o, digits[c >> 4]); /* the high four bits, and the low four */
        out_char(o, digits[c & 0xF]);
    } else {
        out_char(o, (char)c);
    }
}

static void put_quoted(out *o, dhcpopt_text text) {
    out_char(o, '"');
    for (size_t pos = 0; pos < text.len; pos++) {
        put_escaped(o, (unsigned char)text.ptr[pos]);
    }
    out_char(o, '"');
}

void json_key(out *o, const char *key) {
    part(o);
    put_quoted(o, dhcpopt_text_of(key));
    out_char(o, ':');
}

void json_text(out *o, dhcpopt_text text) {
    part(o);
    put_quoted(o, text);
}

void json_string(out *o, const char *string) {
    if (string == NULL) {
        json_null(o);
    } else {
        json_text(o, dhcpopt_text_of(string));
    }
}

void json_number(out *o, uint64_t number) {
    part(o);
    out_number(o, number);
}

void json_boolean(out *o, bool value) {
    part(o);
    out_string(o, value ? "true" : "false");
}

void json_null(out *o) {
    part(o);
    out_string(o, "null");
}

void json_raw(out *o, dhcpopt_text json) {
    part(o);
    out_text(o, json);
}
