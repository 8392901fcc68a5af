/* SPDX-License-Identifier: MIT */
/* JSON as it stands in configuration, in lines and pieces of lines, for the readers of Kea's
 * files and of what this tool prints. */
#ifndef DHCPOPT_PLATFORM_JSON_TOKEN_H
#define DHCPOPT_PLATFORM_JSON_TOKEN_H

#include "scan.h"

typedef enum json_event {
    JSON_END,     /* the line holds nothing more */
    JSON_OPEN,    /* a brace or bracket; its kind is 0 until the reader sets it */
    JSON_CLOSE,   /* the same again; what it was can still be asked at depth + 1 */
    JSON_VALUE,   /* a string, number or word */
    JSON_INCLUDE, /* <?include?>, which stands for another file's text */
    JSON_FAULT    /* no JSON; what follows is read as well as it goes, and not told again */
} json_event;

/* The slot of kept values that takes long ones. */
enum { JSON_DATA = DHCPOPT_KEPT_MAX - 1, JSON_NO_KEY = -1 };

/*
 * Comments (//, #, and those over several lines) are passed over, and so are commas before a
 * closing brace, and what is nested too deep. Outside of all braces members may stand as inside
 * of one, with or without commas. keys ends with NULL.
 */
json_event nested_next(dhcpopt_scanner *s, const char *const *keys);
/* After JSON_FAULT, and after JSON_INCLUDE. */
bool nested_fault(dhcpopt_scanner *s, dhcpopt_found *ret);
bool nested_included(dhcpopt_scanner *s, dhcpopt_found *ret);

/* The key of what was opened or is the value, as its place in keys; JSON_NO_KEY for another
 * one, and for none. */
int nested_key(const dhcpopt_scanner *s);
/* The value without quotes and escapes; \u00FF is the octet FF. Empty where it is too long. */
dhcpopt_text nested_text(const dhcpopt_scanner *s);

/* What is open at that depth, from 1: a bracket? its kind; 0 outside of all. */
bool nested_is_bracket(const dhcpopt_scanner *s, size_t depth);
unsigned nested_kind(const dhcpopt_scanner *s, size_t depth);
/* Of the innermost one. */
void nested_set_kind(dhcpopt_scanner *s, unsigned kind);

/* ---- Values that are kept until their braces end ---- */

/* The value at hand; null is none. */
void nested_keep(dhcpopt_scanner *s, size_t slot);
/* The text of one that was kept before; the rest is the caller's. */
void nested_keep_again(dhcpopt_scanner *s, size_t slot, dhcpopt_text text);
void nested_forget(dhcpopt_scanner *s, size_t slot);
bool nested_has(const dhcpopt_scanner *s, size_t slot);
/* Empty where there is none, or it was too long. */
dhcpopt_text nested_kept(const dhcpopt_scanner *s, size_t slot);

/* What came of the value in the slot: a status and, for DHCPOPT_OK, the octets in w, which
 * writes to the scanner's bytes. The words at fault are a part of nested_kept, or empty for
 * all of it. */
bool nested_found(dhcpopt_scanner *s, code of, dhcpopt_status status, const writer *w,
                  size_t slot, dhcpopt_text words, dhcpopt_found *ret);
/* Is the value too long, or has it an escape that means nothing? DHCPOPT_OK where neither. */
dhcpopt_status nested_status(const dhcpopt_scanner *s, size_t slot);

#endif
