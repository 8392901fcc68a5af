/* SPDX-License-Identifier: MIT */
/* Code, length and octets: the shape of options (RFC 2132 s.2) and of sub-options (s.8.4). */
#ifndef DHCPOPT_TLV_H
#define DHCPOPT_TLV_H

#include "bytes.h"
#include "dhcpopt.h"

enum { CODE_PAD = 0, CODE_END = 255, TLV_HEADER_LEN = 2 };

/* The only items that are one octet, without length (RFC 2132 s.3.1, s.3.2). */
static inline bool tlv_is_bare(uint8_t number) {
    return number == CODE_PAD || number == CODE_END;
}

/* Says what is wrong with the item at pos, which is cut. */
void tlv_fault(dhcpopt_bytes bytes, size_t pos, dhcpopt_error *error);

/* Is the item at pos, which lies inside, one with a length octet, and not cut? */
static inline bool tlv_is_whole(dhcpopt_bytes bytes, size_t pos) {
    size_t left = bytes.len - pos;
    return left >= TLV_HEADER_LEN && byte_at(bytes, pos + 1) <= left - TLV_HEADER_LEN &&
           !tlv_is_bare(byte_at(bytes, pos));
}

/* Reads the item at pos, which lies inside; *ret_end is the first position after it. */
static inline dhcpopt_status tlv_read(dhcpopt_bytes bytes, size_t pos,
                                      dhcpopt_suboption *ret_item, size_t *ret_end,
                                      dhcpopt_error *error) {
    uint8_t code = byte_at(bytes, pos);
    size_t start = pos + 1;
    size_t len = 0;
    if (!tlv_is_bare(code)) {
        size_t left = bytes.len - pos;
        if (left < TLV_HEADER_LEN || left - TLV_HEADER_LEN < byte_at(bytes, pos + 1)) {
            tlv_fault(bytes, pos, error);
            return left < TLV_HEADER_LEN ? DHCPOPT_NO_LENGTH : DHCPOPT_TRUNCATED;
        }
        len = byte_at(bytes, pos + 1);
        start = pos + TLV_HEADER_LEN;
    }
    ret_item->code = code;
    ret_item->value = bytes_slice(bytes, start, len);
    *ret_end = start + len;
    return DHCPOPT_OK;
}

/* As dhcpopt_decapsulate, which leaves to it what has PAD or END, or something amiss. */
dhcpopt_status tlv_list(dhcpopt_space space, dhcpopt_bytes payload, dhcpopt_value *out,
                        size_t cap, size_t *ret_count, dhcpopt_error *error);

/* Writes one item; a value of more than 255 octets is counted, its length octet then is of no
 * use. */
static inline void tlv_put(writer *w, uint8_t code, dhcpopt_bytes value) {
    put_u8(w, code);
    if (!tlv_is_bare(code)) {
        put_u8(w, (uint8_t)(value.len & OCTET_MASK));
        put_bytes(w, value);
    }
}

/* Does an item with that value, and a length octet, fit into so many octets? */
static inline bool tlv_fits(uint8_t code, dhcpopt_bytes value, size_t room) {
    return !tlv_is_bare(code) && value.len <= DHCPOPT_VALUE_MAX && room >= TLV_HEADER_LEN &&
           value.len <= room - TLV_HEADER_LEN;
}

/* Writes such an item where it fits; its length. */
static inline size_t tlv_write(uint8_t code, dhcpopt_bytes value, uint8_t *out) {
    out[0] = code;
    out[1] = (uint8_t)value.len;
    block_copy(out + TLV_HEADER_LEN, value.ptr, value.len);
    return TLV_HEADER_LEN + value.len;
}

#endif
