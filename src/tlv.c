/* SPDX-License-Identifier: MIT */
/* What is wrong with code, length and octets; the rest of it, which every option and sub-option
 * passes, is inline. */
#include "tlv.h"

#include "status.h"

void tlv_fault(dhcpopt_bytes bytes, size_t pos, dhcpopt_error *error) {
    size_t left = bytes.len - pos;
    if (left < TLV_HEADER_LEN) {
        fail_length(error, DHCPOPT_NO_LENGTH, pos, left, left, TLV_HEADER_LEN);
    } else {
        fail_length(error, DHCPOPT_TRUNCATED, pos, left, left - TLV_HEADER_LEN,
                    byte_at(bytes, pos + 1));
    }
}
