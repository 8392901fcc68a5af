/* SPDX-License-Identifier: MIT */
/* Code, length and octets: what is wrong with them, and lists of them; the rest of it, which
 * every option and sub-option passes, is inline. */
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

/* RFC 2132 s.8.4: END ends the list; what may follow it is padding. */
static dhcpopt_status check_after_end(dhcpopt_bytes payload, size_t pos, size_t item,
                                      dhcpopt_error *error) {
    while (pos < payload.len && byte_at(payload, pos) == CODE_PAD) {
        pos++;
    }
    return pos == payload.len
               ? DHCPOPT_OK
               : fail_item(error, DHCPOPT_AFTER_END, item, pos, payload.len - pos);
}

dhcpopt_status tlv_list(dhcpopt_space space, dhcpopt_bytes payload, dhcpopt_value *out,
                        size_t cap, size_t *ret_count, dhcpopt_error *error) {
    size_t count = 0;
    dhcpopt_status status = check_payload(payload, error);
    for (size_t pos = 0; status == DHCPOPT_OK && pos < payload.len;) {
        dhcpopt_suboption item;
        status = tlv_read(payload, pos, &item, &pos, error);
        if (status != DHCPOPT_OK && error != NULL) {
            error->item = count;
        } else if (status == DHCPOPT_OK && item.code == CODE_END) {
            status = check_after_end(payload, pos, count, error);
            pos = payload.len;
        } else if (status == DHCPOPT_OK && item.code != CODE_PAD) {
            if (out != NULL && count < cap) {
                dhcpopt_value value = {space, item.code, item.value};
                out[count] = value;
            }
            count++;
        }
    }
    return status == DHCPOPT_OK ? finish_output(out != NULL, count, cap, ret_count, error)
                                : status;
}
