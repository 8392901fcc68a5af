/* SPDX-License-Identifier: MIT */
/* ISC dhcpd's language for its readers: dhcpd.conf, and what EdgeOS hands on to dhcpd. */
#ifndef DHCPOPT_PLATFORM_ISC_SCAN_H
#define DHCPOPT_PLATFORM_ISC_SCAN_H

#include "scan.h"

/* What the scanner's numbers mean here, for the statement at hand. Its text is in held_text,
 * with its line ends and without comments. */
enum {
    ISC_LINE = 1, /* where it starts */
    ISC_POS,      /* and the place there */
    ISC_FLAGS
};

/* Flags beside the scanner's of characters. */
enum {
    ISC_LATE = 1 << 4,       /* all is read, and what was kept back to the end is given */
    ISC_FULL = 1 << 5,       /* a definition had no room */
    ISC_INCLUDES = 1 << 6,   /* another file, which may define options */
    ISC_GIVING = 1 << 7,     /* what was kept back */
    ISC_FLAG_CALLER = 1 << 8 /* the reader's that calls, from there on */
};

/* What ends a statement beside a semicolon and braces: the end of all, or the next one. */
enum { ISC_CUT = 0, ISC_NO_SEMICOLON = '\n' };

/* ---- isc_words.c ---- */

/* The token at *pos, which goes on behind it: a word, a text with its quotes, or one of the
 * characters that part them; empty at the end. */
dhcpopt_text isc_token(dhcpopt_text text, size_t *pos);
bool isc_is(dhcpopt_text token, const char *word);
/* A blank or a line end; and a text without those around it. */
bool isc_is_space(int c);
dhcpopt_text isc_trim(dhcpopt_text text);
/* With a blank for each line end and the blanks behind it. */
void isc_print_joined(printer *out, dhcpopt_text text);
/* Who a pool is for that was for those before and allows or denies members of one more class,
 * whose vendor class may be known: of several each stands in quotes. */
void isc_print_members(printer *out, dhcpopt_text before, bool allow, dhcpopt_text name,
                       dhcpopt_text vendor_class);

/* ---- isc_scan.c ---- */

/* The next character of the language, at pos in the line. True where an option ends there. */
bool isc_take(dhcpopt_scanner *s, int c, size_t pos, dhcpopt_found *ret);
/* The line, or all of the text, ends: true where it stops within an option. */
bool isc_end_line(dhcpopt_scanner *s, dhcpopt_found *ret);
bool isc_end_text(dhcpopt_scanner *s, dhcpopt_found *ret);
/* The one at hand, as far as it is kept. */
dhcpopt_text isc_statement(const dhcpopt_scanner *s);

/* What is at its end is read, and the brace taken that ends it. True for an option. */
bool isc_end_statement(dhcpopt_scanner *s, int end, dhcpopt_found *ret);

/* ---- isc_hold.c ---- */

/* The same, or it is kept back for now. */
bool isc_take_statement(dhcpopt_scanner *s, int end, dhcpopt_found *ret);
/* First in each call of a reader: true for an option of those that were kept back. */
bool isc_give(dhcpopt_scanner *s, dhcpopt_found *ret);
/* At the end of all. */
bool isc_give_rest(dhcpopt_scanner *s, dhcpopt_found *ret);
/* Keeps the option at hand back up to the end of all; false where it cannot, and at the end. */
bool isc_keep_late(dhcpopt_scanner *s);
/* Behind the end of all, the next one of those. */
bool isc_give_late(dhcpopt_scanner *s, dhcpopt_found *ret);

/* ---- isc_option.c ---- */

/* The labels in front of the statement at hand, "case VALUE:" and "default:", come into force;
 * where it begins behind them. */
size_t isc_take_labels(dhcpopt_scanner *s);
/* What it says from there on; it is at its end. True where that is an option. */
bool isc_read_statement(dhcpopt_scanner *s, size_t start, dhcpopt_found *ret);
/* Where in the text its character at pos stands. */
spot isc_spot(const dhcpopt_scanner *s, size_t pos);
/* Words of it that cannot be read; none: all of it. */
bool isc_fault(dhcpopt_scanner *s, code of, dhcpopt_status status, dhcpopt_text words,
               dhcpopt_found *ret);

/* ---- isc_place.c ---- */

/* What follows stands there, and in no braces where it did not before. */
void isc_begin(dhcpopt_scanner *s, const char *where, dhcpopt_text name);
/* A brace, behind those words; and the end of the innermost one. */
void isc_open(dhcpopt_scanner *s, dhcpopt_text text);
void isc_close(dhcpopt_scanner *s);
/* The innermost one, in front of a text; and the same in its place, and the text. */
void isc_print_place(const dhcpopt_scanner *s, printer *out);
dhcpopt_text isc_recall_place(dhcpopt_scanner *s, dhcpopt_text text);
/* Can a statement in the innermost one still say for which clients all of them are? */
bool isc_waits(const dhcpopt_scanner *s);
/* Does the word stand before braces, as "class" does? */
bool isc_is_block(dhcpopt_text word);
/* Are there more braces than are kept? */
bool isc_is_deep(const dhcpopt_scanner *s);
/* The vendor class of the innermost one; and what is found next stands there. */
dhcpopt_text isc_class(const dhcpopt_scanner *s);
/* Does it stand in no class, condition or host? */
bool isc_is_for_all(const dhcpopt_scanner *s);
void isc_enter(dhcpopt_scanner *s, code of);
/* Behind "match" in a class. */
void isc_match(dhcpopt_scanner *s, dhcpopt_text text, size_t pos);
/* Behind "allow" or "deny" in a pool. */
void isc_permit(dhcpopt_scanner *s, bool allow, dhcpopt_text text, size_t pos);
/* A label of a switch, in words, and its value, of which "default" has none; and "break". */
void isc_case(dhcpopt_scanner *s, dhcpopt_text words, dhcpopt_text value);
void isc_break(dhcpopt_scanner *s);

/* ---- isc_names.c ---- */

/* An option's code, and what its values are made of: the letters of dhcpd's own table, see
 * there. */
typedef struct isc_option {
    uint8_t number;
    dhcpopt_text format;
} isc_option;

/* The name with its option space and a dot, or without. */
bool isc_find_option(const dhcpopt_scanner *s, dhcpopt_text name, isc_option *ret);
/* Behind "=" of a definition. False for a type that is not known. */
bool isc_define_option(dhcpopt_scanner *s, dhcpopt_text name, uint8_t number,
                       dhcpopt_text type);
/* Other things that are known by name: a kind's letter stands before the name. */
void isc_define(dhcpopt_scanner *s, const char *kind, dhcpopt_text name, uint8_t number,
                const char *format);
bool isc_find(const dhcpopt_scanner *s, const char *kind, dhcpopt_text name, isc_option *ret);

/* ---- isc_value.c ---- */

/* A value in the option's format, or behind "=" an expression. */
dhcpopt_status isc_read_value(dhcpopt_text format, dhcpopt_text text, writer *w);
/* What a text in quotes stands for. False where it is none. */
bool isc_read_string(dhcpopt_text token, writer *w);
/* The vendor class that a condition asks for, or a part of what it must start with; false where
 * it is about something else, or about more than one. */
bool isc_read_condition(dhcpopt_text text, writer *w);
/* Is it the vendor class, or its start, and nothing else? */
bool isc_asks_for_class(dhcpopt_text text);

#endif
