/* SPDX-License-Identifier: MIT */
/* Elements to bytes and back: a single name, and sub-options, at once where nothing is amiss;
 * all else in encode.c and decode.c. */
#include "decode.h"
#include "encode.h"
#include "fastname.h"
#include "syntax.h"
#include "tlv.h"

/* One name of option 120, behind the encoding byte; 0 where there is anything else. */
static inline size_t put_sip_name(const dhcpopt_element *element, uint8_t *out, size_t cap) {
    if (element->type != DHCPOPT_ELEMENT_NAME || cap == 0) {
        return 0;
    }
    size_t len = name_write(element->as.text, out + 1, cap - 1);
    out[0] = SIP_NAMES;
    return len > 0 ? 1 + len : 0;
}

dhcpopt_status dhcpopt_encode(const dhcpopt_option *option, const dhcpopt_element *elements,
                              size_t count, uint8_t *out, size_t cap, size_t *ret_len,
                              dhcpopt_error *error) {
    if (option->kind == DHCPOPT_KIND_SIP_SERVERS && count == 1 && out != NULL) {
        size_t len = put_sip_name(elements, out, cap);
        if (len > 0) {
            *ret_len = len;
            return DHCPOPT_OK;
        }
    }
    return encode_elements(option, elements, count, out, cap, ret_len, error);
}

void dhcpopt_decode_begin(dhcpopt_cursor *cursor, const dhcpopt_option *option,
                          dhcpopt_bytes payload) {
    cursor->option = option;
    cursor->payload = payload;
    cursor->pos = 0;
    cursor->item = 0;
    cursor->ended = false;
}

static inline dhcpopt_status next_suboption(dhcpopt_cursor *cursor,
                                            dhcpopt_element *ret_element,
                                            dhcpopt_error *error) {
    if (cursor->ended || !tlv_is_whole(cursor->payload, cursor->pos)) {
        return decode_element(cursor, ret_element, error);
    }
    size_t len = byte_at(cursor->payload, cursor->pos + 1);
    ret_element->as.suboption.code = byte_at(cursor->payload, cursor->pos);
    ret_element->as.suboption.value =
        bytes_slice(cursor->payload, cursor->pos + TLV_HEADER_LEN, len);
    return decode_give(cursor, DHCPOPT_ELEMENT_SUBOPTION, TLV_HEADER_LEN + len, ret_element);
}

dhcpopt_status dhcpopt_decode_next(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                   dhcpopt_error *error) {
    dhcpopt_kind kind = cursor->option->kind;
    size_t pos = cursor->pos;
    if (pos > 0 && pos == cursor->payload.len) {
        return DHCPOPT_END;
    }
    if (cursor->payload.len - 1 >= DHCPOPT_LONG_MAX) { /* or there is none */
        return decode_element(cursor, ret_element, error);
    }
    if (kind == DHCPOPT_KIND_SUBOPTIONS) {
        return next_suboption(cursor, ret_element, error);
    }
    if (kind == DHCPOPT_KIND_SIP_SERVERS && cursor->payload.len > 1 &&
        byte_at(cursor->payload, 0) == SIP_NAMES) {
        return decode_name(cursor, pos > 0 ? pos : 1, ret_element, error);
    }
    return decode_element(cursor, ret_element, error);
}
