/* SPDX-License-Identifier: MIT */
/* What the user gives: words joined to one text, standard input, an option's name. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "dhcpopt.h"
#include "out.h"

/* The words, joined with that character; or, for the single word "-", all of standard input
 * without its last line break. False, with a message, where that fails. *held starts empty; the
 * text lies there or in the words, so drop it only when done with the text. */
bool input_text(char **words, size_t count, char joint, out *held, dhcpopt_text *ret_text);

/* The same word but for upper and lower case? */
bool input_same(const char *a, const char *b);

/* By name, alias, or code of a DHCP option; NULL where there is none. */
const dhcpopt_option *input_known_option(const char *word);

/* By name, alias, or code of a DHCP option. NULL, with a message, where there is none. */
const dhcpopt_option *input_option(const char *verb, const char *word);

#endif
