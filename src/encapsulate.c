/* SPDX-License-Identifier: MIT */
/* Values of a vendor class to the payload of option 43, and values to framed options, both
 * ways. */
#include "bytes.h"
#include "status.h"
#include "syntax.h"
#include "text.h"
#include "tlv.h"

enum { CODE_VENDOR_SPECIFIC = 43 };

static dhcpopt_status fail_value(dhcpopt_error *error, size_t item, size_t len, size_t have) {
    fail_item(error, DHCPOPT_TOO_LONG, item, 0, len);
    if (error != NULL) {
        error->have = have;
        error->need = DHCPOPT_VALUE_MAX;
    }
    return DHCPOPT_TOO_LONG;
}

dhcpopt_status dhcpopt_encapsulate(const dhcpopt_value *values, size_t count, uint8_t *out,
                                   size_t cap, size_t *ret_len, dhcpopt_error *error) {
    writer w = writer_to(out, cap);
    for (size_t index = 0; index < count; index++) {
        dhcpopt_bytes bytes = values[index].bytes;
        if (values[index].code == CODE_END || values[index].space == DHCPOPT_SPACE_DHCP4) {
            return fail_item(error, DHCPOPT_ELEMENT, index, 0, bytes.len);
        }
        if (values[index].code == 0) {
            put_bytes(&w, bytes);
        } else {
            tlv_put(&w, values[index].code, bytes);
        }
        if (bytes.len > DHCPOPT_VALUE_MAX || w.len > DHCPOPT_VALUE_MAX) {
            return fail_value(error, index, bytes.len, w.len);
        }
    }
    return w.len == 0 ? fail(error, DHCPOPT_EMPTY, 0, 0) : writer_finish(&w, ret_len, error);
}

dhcpopt_status dhcpopt_decapsulate(dhcpopt_space space, dhcpopt_bytes payload,
                                   dhcpopt_value *out, size_t cap, size_t *ret_count,
                                   dhcpopt_error *error) {
    size_t count = 0;
    size_t pos = 0;
    if (out == NULL || payload.len > DHCPOPT_LONG_MAX) {
        return tlv_list(space, payload, out, cap, ret_count, error);
    }
    for (; count < cap && pos + 1 < payload.len; count++) {
        uint8_t code = byte_at(payload, pos);
        size_t len = byte_at(payload, pos + 1);
        size_t start = pos + TLV_HEADER_LEN;
        if (tlv_is_bare(code) || start + len > payload.len) {
            break;
        }
        out[count].space = space;
        out[count].code = code;
        out[count].bytes = bytes_inside(payload, start, len);
        pos = start + len;
    }
    if (pos != payload.len || pos == 0) {
        return tlv_list(space, payload, out, cap, ret_count, error);
    }
    *ret_count = count;
    return DHCPOPT_OK;
}

/* What a walk over option 43 shows of whose it is. */
typedef struct traits {
    bool identified; /* sub-option 1 is there ... */
    bool is_uc;      /* ... and says MS-UC-Client */
    bool scheme;     /* sub-option 2 is the scheme of a URL */
    bool vlan;       /* sub-option 10 */
    unsigned codes;  /* a bit for each of 2 to 5 */
    bool others;
} traits;

static void note_suboption(traits *seen, const dhcpopt_suboption *item) {
    if (tlv_is_bare(item->code)) {
        return;
    }
    if (item->code == UC_FIRST && !seen->identified) {
        seen->identified = true;
        dhcpopt_text text = text_without_nuls(bytes_as_text(item->value));
        seen->is_uc = text_equal_caseless(text, dhcpopt_text_of(UC_IDENTIFIER));
    }
    if (item->code == UC_SCHEME) {
        dhcpopt_text scheme = text_without_nuls(bytes_as_text(item->value));
        seen->scheme = text_equal_caseless(scheme, dhcpopt_text_of("https")) ||
                       text_equal_caseless(scheme, dhcpopt_text_of("http"));
    }
    seen->vlan = seen->vlan || item->code == CODE_VOICE_VLAN;
    if (item->code > UC_FIRST && item->code <= UC_LAST) {
        seen->codes |= 1U << item->code;
    }
    seen->others = seen->others || (item->code > UC_LAST && item->code != CODE_VOICE_VLAN);
}

bool dhcpopt_space_of(dhcpopt_bytes payload, dhcpopt_space *ret_space) {
    traits seen = {.identified = false};
    for (size_t pos = 0; pos < payload.len;) {
        dhcpopt_suboption item;
        if (tlv_read(payload, pos, &item, &pos, NULL) != DHCPOPT_OK) {
            return false;
        }
        if (item.code == CODE_END) {
            break;
        }
        note_suboption(&seen, &item);
    }
    const unsigned all = (1U << (UC_LAST + 1)) - (1U << UC_SCHEME); /* the bits of 2 to 5 */
    bool unnamed = !seen.identified && seen.codes != 0;
    bool misnamed = seen.scheme && seen.codes == all;
    if (seen.is_uc || (!seen.others && (unnamed || misnamed))) {
        *ret_space = DHCPOPT_SPACE_MS_UC_CLIENT;
        return true;
    }
    if (seen.vlan && !seen.identified && !seen.others) {
        *ret_space = DHCPOPT_SPACE_CPE_OCPHONE;
        return true;
    }
    return false;
}

static uint8_t frame_code(const dhcpopt_option *option) {
    return option->space == DHCPOPT_SPACE_DHCP4 ? option->code : CODE_VENDOR_SPECIFIC;
}

dhcpopt_status dhcpopt_frame(const dhcpopt_option *option, dhcpopt_bytes payload, uint8_t *out,
                             size_t cap, size_t *ret_len, dhcpopt_error *error) {
    dhcpopt_status status = check_payload(payload, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (payload.len > DHCPOPT_VALUE_MAX && !option->splits) {
        return fail_length(error, DHCPOPT_SPLIT, DHCPOPT_VALUE_MAX,
                           payload.len - DHCPOPT_VALUE_MAX, payload.len, DHCPOPT_VALUE_MAX);
    }
    writer w = writer_to(out, cap);
    /* RFC 3396 s.6: pieces of one code, in order; a split may fall anywhere. */
    for (size_t pos = 0; pos < payload.len; pos += DHCPOPT_VALUE_MAX) {
        size_t left = payload.len - pos;
        size_t piece = left < DHCPOPT_VALUE_MAX ? left : DHCPOPT_VALUE_MAX;
        tlv_put(&w, frame_code(option), bytes_slice(payload, pos, piece));
    }
    return writer_finish(&w, ret_len, error);
}

dhcpopt_status dhcpopt_unframe(const dhcpopt_option *option, dhcpopt_bytes framed, uint8_t *out,
                               size_t cap, size_t *ret_len, dhcpopt_error *error) {
    writer w = writer_to(out, cap);
    bool found = false;
    for (size_t pos = 0; pos < framed.len;) {
        dhcpopt_suboption item;
        dhcpopt_status status = tlv_read(framed, pos, &item, &pos, error);
        if (status != DHCPOPT_OK) {
            return status;
        }
        if (item.code == CODE_END) {
            break;
        }
        if (item.code == frame_code(option)) {
            found = true;
            put_bytes(&w, item.value); /* RFC 3396 s.7: joined in order, then read as one */
        }
    }
    return found ? writer_finish(&w, ret_len, error)
                 : fail(error, DHCPOPT_NOT_HERE, 0, framed.len);
}
