/* SPDX-License-Identifier: MIT */
/* Code, length and octets: the shape of options (RFC 2132 s.2) and of sub-options (s.8.4). */
#ifndef DHCPOPT_TLV_H
#define DHCPOPT_TLV_H

#include "bytes.h"
#include "dhcpopt.h"

enum { CODE_PAD = 0, CODE_END = 255, TLV_HEADER_LEN = 2 };

/* Reads the item at pos, which lies inside; *ret_end is the first position after it. */
dhcpopt_status tlv_read(dhcpopt_bytes bytes, size_t pos, dhcpopt_suboption *ret_item,
                        size_t *ret_end, dhcpopt_error *error);

/* Writes one item; a value of more than 255 octets is counted, its length octet then is of no
 * use. */
void tlv_put(writer *w, uint8_t code, dhcpopt_bytes value);

/* The only items that are one octet, without length (RFC 2132 s.3.1, s.3.2). */
static inline bool tlv_is_bare(uint8_t number) {
    return number == CODE_PAD || number == CODE_END;
}

#endif
