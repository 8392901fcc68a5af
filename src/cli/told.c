/* SPDX-License-Identifier: MIT */
/* Options of DHCP messages, in the shape of those that are found in configuration, so that they
 * are shown, checked and compared as those are. */
#include "told.h"

#include <stdio.h>
#include <string.h>

const char *told_address(uint32_t address, char ret_text[ADDRESS_TEXT]) {
    snprintf(ret_text, ADDRESS_TEXT, "%u.%u.%u.%u", (unsigned)(address >> 24),
             (unsigned)(address >> 16 & 0xFF), (unsigned)(address >> 8 & 0xFF),
             (unsigned)(address & 0xFF));
    return ret_text;
}

const char *told_text(const dhcpopt_message *message, unsigned code,
                      char ret_text[CLASS_TEXT]) {
    uint8_t octets[DHCPOPT_VALUE_MAX];
    size_t len = 0;
    if (dhcpopt_message_option(message, code, octets, sizeof octets, &len, NULL) !=
        DHCPOPT_OK) {
        len = 0;
    }
    for (size_t pos = 0; pos < len; pos++) {
        ret_text[pos] = octets[pos] < ' ' || octets[pos] > '~' ? '?' : (char)octets[pos];
    }
    ret_text[len] = '\0';
    return ret_text;
}

/* Servers that know no classes send one option 43 for all of them. Its content tells whose it
 * is better than who asked. */
static dhcpopt_text class_of(dhcpopt_value value, dhcpopt_text asked) {
    enum { CODE_VENDOR_SPECIFIC = 43 };
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    bool told = value.code == CODE_VENDOR_SPECIFIC && dhcpopt_space_of(value.bytes, &space);
    return told ? dhcpopt_text_of("") : asked;
}

static bool is_among(dhcpopt_bytes codes, unsigned code) {
    return codes.len > 0 && memchr(codes.ptr, (int)code, codes.len) != NULL;
}

size_t told_options(const dhcpopt_message *message, dhcpopt_bytes codes, dhcpopt_found *found,
                    const reading *at, reading_taker *take, void *context) {
    uint8_t octets[DHCPOPT_LONG_MAX];
    size_t count = 0;
    const dhcpopt_text asked = found->vendor_class;
    for (unsigned code = dhcpopt_message_next_code(message, 0); code != 0;
         code = dhcpopt_message_next_code(message, code)) {
        size_t len = 0;
        if (dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, code) == NULL &&
            !is_among(codes, code)) {
            continue;
        }
        bool fits = dhcpopt_message_option(message, code, octets, sizeof octets, &len, NULL) ==
                    DHCPOPT_OK;
        found->status = !fits ? DHCPOPT_TOO_LONG : len == 0 ? DHCPOPT_EMPTY : DHCPOPT_OK;
        found->value.space = DHCPOPT_SPACE_DHCP4;
        found->value.code = (uint8_t)code;
        found->value.bytes.ptr = octets;
        found->value.bytes.len = fits ? len : 0;
        found->vendor_class = class_of(found->value, asked);
        found->limit = sizeof octets;
        take(context, at);
        count++;
    }
    found->vendor_class = asked;
    return count;
}
