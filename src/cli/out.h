/* SPDX-License-Identifier: MIT */
/* What is printed: gathered in memory, written in one piece or, on a wrong command line, not at
 * all. */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include <string.h>

#include "dhcpopt.h"

typedef struct out {
    char *buf;
    size_t len;
    size_t cap;
} out;

/* Makes the buffer larger, for need characters in all. */
void out_grow(out *o, size_t need);

/* Room for len more characters; the caller fills them and adds to o->len. */
static inline char *out_reserve(out *o, size_t len) {
    if (o->len + len >= o->cap) { /* so that there always is a buffer */
        out_grow(o, o->len + len + 1);
    }
    return o->buf + o->len;
}

static inline void out_char(out *o, char c) {
    *out_reserve(o, 1) = c;
    o->len++;
}

static inline void out_text(out *o, dhcpopt_text text) {
    if (text.len > 0) {
        memcpy(out_reserve(o, text.len), text.ptr, text.len);
        o->len += text.len;
    }
}

/* Of a literal the compiler knows the length. */
static inline void out_string(out *o, const char *string) {
    dhcpopt_text text = {string, strlen(string)};
    out_text(o, text);
}

void out_number(out *o, uint64_t number);
/* A number behind as many blanks as make it width characters. */
void out_aligned(out *o, uint64_t number, size_t width);
/* A string and blanks up to width characters. */
void out_padded(out *o, const char *string, size_t width);

/* Writes all of it to standard output; false, with a message, where that fails. Frees the
 * memory. */
bool out_write(out *o);
/* The same to standard error, where nobody would hear of a failure. */
void out_write_error(out *o);
/* Writes what has been gathered, once that is much; the rest follows with out_write, which then
 * tells whether that failed. */
void out_pass_on(out *o);
/* From now on line ends are written as they are; Windows would add a carriage return. */
void out_keep_line_ends(void);
/* Nothing of it is written. Frees the memory. */
void out_drop(out *o);

/* Memory, or a message and exit status 2. */
void *cli_allocate(void *old, size_t len);

#endif
