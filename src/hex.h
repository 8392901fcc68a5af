/* SPDX-License-Identifier: MIT */
/* Hexadecimal in all its spellings, for parse and print. */
#ifndef DHCPOPT_HEX_H
#define DHCPOPT_HEX_H

#include "bytes.h"
#include "dhcpopt.h"
#include "text.h"

/* As dhcpopt_hex_parse, into a writer at hand. */
dhcpopt_status hex_read(dhcpopt_text text, writer *w, dhcpopt_error *error);

/* As dhcpopt_hex_print, into a printer at hand. */
void hex_print(printer *p, const dhcpopt_form *form, dhcpopt_bytes bytes);

#endif
