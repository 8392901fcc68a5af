/* SPDX-License-Identifier: MIT */
/* What the dialects for web forms share: blocks of "Field: value" lines for a person. */
#ifndef DHCPOPT_PLATFORM_FORM_H
#define DHCPOPT_PLATFORM_FORM_H

#include "platform.h"

typedef struct form {
    const plan *p;
    printer *out;
    size_t width; /* columns of the fields' names, with their colons and blanks */
} form;

/* The form's head: what this is, what is risky, the path in the menu and one or two lines of
 * advice; more may be NULL. Then the scope. False where no entries are to follow. */
bool form_begin(const form *f, const char *menu, const char *advice, const char *more);

/* A blank line and a comment that tells what the next fields are about. */
void form_entry(const form *f, const item *of);

/* The name of a field, with which a line begins. */
void form_field(const form *f, const char *name);
/* Whole lines. */
void form_string(const form *f, const char *name, const char *value);
void form_number(const form *f, const char *name, unsigned value);
void form_text(const form *f, const char *name, dhcpopt_text value);
void form_octets(const form *f, const char *name, size_t hex, dhcpopt_bytes value);

/* May it be entered as one IPv4 address? */
bool form_is_address(const item *of);

#endif
