/* SPDX-License-Identifier: MIT */
/* Elements to bytes, one case per kind; under elements.c and every parser of text. */
#include "encode.h"

#include "name.h"
#include "status.h"
#include "syntax.h"
#include "text.h"
#include "tlv.h"

/* What encode_end puts behind the last element, in octets: POLYCOM_VLAN_END or nothing. */
static inline size_t closing_len(const dhcpopt_option *option) {
    return option->kind == DHCPOPT_KIND_POLYCOM_VLAN ? 1 : 0;
}

void encode_begin(encoder *e, const dhcpopt_option *option, size_t limit, uint8_t *out,
                  size_t cap) {
    e->option = option;
    e->limit = limit - closing_len(option);
    e->w = writer_to(out, cap);
    e->item = 0;
}

static inline dhcpopt_status put_sip_server(encoder *e, const dhcpopt_element *element,
                                            dhcpopt_error *error) {
    bool address = element->type == DHCPOPT_ELEMENT_ADDRESS;
    if (e->item == 0) {
        e->first = element->type;
        put_u8(&e->w, address ? SIP_ADDRESSES : SIP_NAMES);
    } else if (element->type != e->first) {
        return fail(error, DHCPOPT_SIP_MIXED, 0, address ? 0 : element->as.text.len);
    }
    if (address) {
        put_u32(&e->w, element->as.address);
        return DHCPOPT_OK;
    }
    return name_encode(element->as.text, &e->w, error);
}

static void put_decimal(writer *w, unsigned number) {
    if (number >= DECIMAL) {
        put_decimal(w, number / DECIMAL);
    }
    put_u8(w, (uint8_t)('0' + number % DECIMAL));
}

static dhcpopt_status put_vlan(encoder *e, uint16_t vlan, dhcpopt_error *error) {
    if (vlan < VLAN_MIN || vlan > VLAN_MAX) {
        return fail(error, DHCPOPT_VLAN_RANGE, 0, 0);
    }
    if (e->option->kind == DHCPOPT_KIND_VLAN) {
        put_u16(&e->w, vlan);
        return DHCPOPT_OK;
    }
    put_text(&e->w, dhcpopt_text_of(e->item == 0 ? POLYCOM_VLAN_PREFIX : "+"));
    put_decimal(&e->w, vlan);
    return DHCPOPT_OK;
}

static inline dhcpopt_status put_suboption(encoder *e, const dhcpopt_suboption *suboption,
                                           dhcpopt_error *error) {
    if (tlv_is_bare(suboption->code) && suboption->value.len > 0) {
        return fail(error, DHCPOPT_ELEMENT, 0, suboption->value.len);
    }
    if (suboption->value.len > DHCPOPT_VALUE_MAX) {
        return fail_length(error, DHCPOPT_TOO_LONG, 0, suboption->value.len,
                           suboption->value.len, DHCPOPT_VALUE_MAX);
    }
    tlv_put(&e->w, suboption->code, suboption->value);
    return DHCPOPT_OK;
}

static dhcpopt_status put_text_kind(encoder *e, dhcpopt_text text, dhcpopt_error *error) {
    dhcpopt_text canonical;
    dhcpopt_status status = syntax_read(e->option->kind, text, &canonical, error);
    if (status == DHCPOPT_OK) {
        put_text(&e->w, canonical);
    }
    return status;
}

static size_t element_text_len(const dhcpopt_element *element) {
    bool text = element->type == DHCPOPT_ELEMENT_NAME || element->type == DHCPOPT_ELEMENT_TEXT;
    return text ? element->as.text.len : 0;
}

/* The element's type must be the one of the kind, so that the member of the union is the one
 * that is set. */
static inline dhcpopt_status put_element(encoder *e, const dhcpopt_element *element,
                                         dhcpopt_error *error) {
    dhcpopt_element_type type = element->type;
    switch (e->option->kind) {
    case DHCPOPT_KIND_OFFSET:
        if (type != DHCPOPT_ELEMENT_OFFSET || e->item > 0) {
            break;
        }
        put_u32(&e->w, (uint32_t)element->as.seconds);
        return DHCPOPT_OK;
    case DHCPOPT_KIND_ADDRESSES:
        if (type != DHCPOPT_ELEMENT_ADDRESS) {
            break;
        }
        put_u32(&e->w, element->as.address);
        return DHCPOPT_OK;
    case DHCPOPT_KIND_NAMES:
        if (type != DHCPOPT_ELEMENT_NAME) {
            break;
        }
        return name_encode(element->as.text, &e->w, error);
    case DHCPOPT_KIND_SIP_SERVERS:
        if (type != DHCPOPT_ELEMENT_NAME && type != DHCPOPT_ELEMENT_ADDRESS) {
            break;
        }
        return put_sip_server(e, element, error);
    case DHCPOPT_KIND_POLYCOM_VLAN:
        if (type != DHCPOPT_ELEMENT_VLAN) {
            break;
        }
        return put_vlan(e, element->as.vlan, error);
    case DHCPOPT_KIND_VLAN:
        if (type != DHCPOPT_ELEMENT_VLAN || e->item > 0) {
            break;
        }
        return put_vlan(e, element->as.vlan, error);
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        if (type != DHCPOPT_ELEMENT_TEXT || e->item > 0) {
            break;
        }
        return put_text_kind(e, element->as.text, error);
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        if (type != DHCPOPT_ELEMENT_SUBOPTION) {
            break;
        }
        return put_suboption(e, &element->as.suboption, error);
    }
    return fail(error, DHCPOPT_ELEMENT, 0, element_text_len(element));
}

static dhcpopt_status fail_limit(const encoder *e, size_t len, dhcpopt_error *error) {
    size_t closing = closing_len(e->option);
    return fail_length(error, DHCPOPT_TOO_LONG, 0, len, e->w.len + closing, e->limit + closing);
}

dhcpopt_status encode_next(encoder *e, const dhcpopt_element *element, dhcpopt_error *error) {
    dhcpopt_status status = put_element(e, element, error);
    if (status == DHCPOPT_OK && e->w.len > e->limit) {
        status = fail_limit(e, element_text_len(element), error);
    }
    if (status == DHCPOPT_OK) {
        e->item++;
    } else if (error != NULL) {
        error->item = e->item;
    }
    return status;
}

dhcpopt_status encode_end(encoder *e, size_t *ret_len, dhcpopt_error *error) {
    if (e->item == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, 0);
    }
    if (closing_len(e->option) > 0) {
        put_u8(&e->w, POLYCOM_VLAN_END);
    }
    return writer_finish(&e->w, ret_len, error);
}

/* Sub-options with nothing amiss, which most are, at once; 0 where there is anything else. */
static inline size_t put_suboptions(const dhcpopt_element *elements, size_t count, uint8_t *out,
                                    size_t cap) {
    size_t len = 0;
    cap = cap < DHCPOPT_VALUE_MAX ? cap : DHCPOPT_VALUE_MAX;
    for (size_t index = 0; index < count; index++) {
        const dhcpopt_suboption *item = &elements[index].as.suboption;
        if (elements[index].type != DHCPOPT_ELEMENT_SUBOPTION ||
            !tlv_fits(item->code, item->value, cap - len)) {
            return 0;
        }
        len += tlv_write(item->code, item->value, out + len);
    }
    return len;
}

dhcpopt_status encode_elements(const dhcpopt_option *option, const dhcpopt_element *elements,
                               size_t count, uint8_t *out, size_t cap, size_t *ret_len,
                               dhcpopt_error *error) {
    size_t len = 0;
    if (option->kind == DHCPOPT_KIND_SUBOPTIONS && out != NULL) {
        len = put_suboptions(elements, count, out, cap);
    }
    if (len > 0) {
        *ret_len = len;
        return DHCPOPT_OK;
    }
    encoder e;
    encode_begin(&e, option, option->splits ? DHCPOPT_LONG_MAX : DHCPOPT_VALUE_MAX, out, cap);
    for (size_t index = 0; index < count; index++) {
        dhcpopt_status status = encode_next(&e, &elements[index], error);
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
    return encode_end(&e, ret_len, error);
}
