/* SPDX-License-Identifier: MIT */
/* What Kea knows of options without being told, and how the text of its types is read, for the
 * reader of its configuration. */
#ifndef DHCPOPT_PLATFORM_KEA_OPTION_H
#define DHCPOPT_PLATFORM_KEA_OPTION_H

#include "platform.h"

/* The types of a value's fields, with commas between them; where it is an array the last one is
 * repeated. */
typedef struct kea_type {
    dhcpopt_text fields;
    bool array;
} kea_type;

/* An option of the space dhcp4. False where Kea has no definition. */
bool kea_option_by_name(dhcpopt_text name, uint8_t *ret_code);
bool kea_option_type(uint8_t number, kea_type *ret_type);

/* Text of that type, as "csv-format": true has it; *ret_words is the part at fault. */
dhcpopt_status kea_read_typed(kea_type type, dhcpopt_text text, writer *w,
                              dhcpopt_text *ret_words);
/* Digits, or text between single quotes, as "csv-format": false has it. */
dhcpopt_status kea_read_octets(dhcpopt_text text, writer *w, dhcpopt_text *ret_words);

/* The vendor class of the clients that a class's test takes, or that its name tells; empty
 * where it takes others too. Octets that the test has in hexadecimal are written to buf. */
dhcpopt_text kea_class_of_test(dhcpopt_text test, uint8_t buf[DHCPOPT_PLACE_MAX]);
dhcpopt_text kea_class_of_name(dhcpopt_text name);

#endif
