/* SPDX-License-Identifier: MIT */
/* What a DHCP message tells a phone, option by option; for captures and the probe. */
#ifndef CLI_TOLD_H
#define CLI_TOLD_H

#include "reading.h"

enum {
    ADDRESS_TEXT = 16, /* of "255.255.255.255" with its end */
    CLASS_TEXT = DHCPOPT_VALUE_MAX + 1
};

/* "10.0.0.1" */
const char *told_address(uint32_t address, char ret_text[ADDRESS_TEXT]);
/* Option 60, or another text, as far as it is printable; empty where it is not there. */
const char *told_text(const dhcpopt_message *message, unsigned code, char ret_text[CLASS_TEXT]);

/* Hands the message's options that are in the table, or among the codes, to take, at being
 * found in at; found has the place, and whose class asked. The number of them. */
size_t told_options(const dhcpopt_message *message, dhcpopt_bytes codes, dhcpopt_found *found,
                    const reading *at, reading_taker *take, void *context);

#endif
