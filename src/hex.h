/* SPDX-License-Identifier: MIT */
/* Hexadecimal in all its spellings, for parse and print. */
#ifndef DHCPOPT_HEX_H
#define DHCPOPT_HEX_H

#include "bytes.h"
#include "dhcpopt.h"
#include "text.h"

/* The forms by name; the table in hex.c stands in this order. */
enum {
    FORM_HEX,
    FORM_LOWER,
    FORM_COLON,
    FORM_DOTTED,
    FORM_0X,
    FORM_SPACED,
    FORM_COMMA,
    FORM_ESCAPED,
    FORM_C
};

/* As dhcpopt_hex_parse, into a writer at hand. */
dhcpopt_status hex_read(dhcpopt_text text, writer *w, dhcpopt_error *error);

/* As dhcpopt_hex_print, into a printer at hand. */
void hex_print(printer *p, const dhcpopt_form *form, dhcpopt_bytes bytes);

#endif
