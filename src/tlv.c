/* SPDX-License-Identifier: MIT */
/* Reading and writing of code, length and octets, for option 43 and for framed options. */
#include "tlv.h"

#include "status.h"

dhcpopt_status tlv_read(dhcpopt_bytes bytes, size_t pos, dhcpopt_suboption *ret_item,
                        size_t *ret_end, dhcpopt_error *error) {
    dhcpopt_suboption item = {byte_at(bytes, pos), {NULL, 0}};
    if (tlv_is_bare(item.code)) {
        *ret_item = item;
        *ret_end = pos + 1;
        return DHCPOPT_OK;
    }
    size_t left = bytes.len - pos;
    if (left < TLV_HEADER_LEN) {
        return fail_length(error, DHCPOPT_NO_LENGTH, pos, left, left, TLV_HEADER_LEN);
    }
    size_t len = byte_at(bytes, pos + 1);
    left -= TLV_HEADER_LEN;
    if (left < len) {
        return fail_length(error, DHCPOPT_TRUNCATED, pos, TLV_HEADER_LEN + left, left, len);
    }
    item.value = bytes_slice(bytes, pos + TLV_HEADER_LEN, len);
    *ret_item = item;
    *ret_end = pos + TLV_HEADER_LEN + len;
    return DHCPOPT_OK;
}

void tlv_put(writer *w, uint8_t code, dhcpopt_bytes value) {
    put_u8(w, code);
    if (!tlv_is_bare(code)) {
        put_u8(w, (uint8_t)(value.len & OCTET_MASK));
        put_bytes(w, value);
    }
}
