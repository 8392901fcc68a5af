/* SPDX-License-Identifier: MIT */
/* Text of unknown origin as a terminal may safely show it, character by character. */
#ifndef CLI_GLYPH_H
#define CLI_GLYPH_H

#include "dhcpopt.h"
#include "out.h"

enum { ESCAPE_CAP = 5 /* "\x00" and its NUL */ };

/* One character as it is shown. */
typedef struct glyph {
    size_t octets;           /* that it takes in the text */
    size_t columns;          /* that it takes on a terminal */
    char escape[ESCAPE_CAP]; /* what is shown in its place; empty: itself */
} glyph;

/* The character at pos, which lies in the text. Well-formed UTF-8 is shown as it is, but for
 * control characters and those that turn the direction of writing; all else is escaped. */
glyph glyph_at(dhcpopt_text text, size_t pos);

/* Adds it, as it is shown. */
void glyph_put(out *o, dhcpopt_text text, size_t pos, const glyph *shown);

/* All of a text. */
void glyph_put_text(out *o, dhcpopt_text text);

#endif
