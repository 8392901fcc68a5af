/* SPDX-License-Identifier: MIT */
/* Elements to bytes, one case per kind; under dhcpopt_encode and every parser of text. */
#include "encode.h"

#include "name.h"
#include "status.h"
#include "syntax.h"
#include "text.h"
#include "tlv.h"

void encode_begin(encoder *e, const dhcpopt_option *option, size_t limit, uint8_t *out,
                  size_t cap) {
    e->option = option;
    e->limit = limit;
    e->w = writer_to(out, cap);
    e->item = 0;
    e->first = DHCPOPT_ELEMENT_TEXT;
}

static dhcpopt_status put_sip_server(encoder *e, const dhcpopt_element *element,
                                     dhcpopt_error *error) {
    bool address = element->type == DHCPOPT_ELEMENT_ADDRESS;
    if (e->item == 0) {
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

static dhcpopt_status put_suboption(encoder *e, const dhcpopt_suboption *suboption,
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

/* The element's type is right for the kind, so the member of the union is the one
 * that is set. */
static dhcpopt_status put_element(encoder *e, const dhcpopt_element *element,
                                  dhcpopt_error *error) {
    switch (e->option->kind) {
    case DHCPOPT_KIND_OFFSET:
        put_u32(&e->w, (uint32_t)element->as.seconds);
        return DHCPOPT_OK;
    case DHCPOPT_KIND_ADDRESSES:
        put_u32(&e->w, element->as.address);
        return DHCPOPT_OK;
    case DHCPOPT_KIND_NAMES:
        return name_encode(element->as.text, &e->w, error);
    case DHCPOPT_KIND_SIP_SERVERS:
        return put_sip_server(e, element, error);
    case DHCPOPT_KIND_POLYCOM_VLAN:
    case DHCPOPT_KIND_VLAN:
        return put_vlan(e, element->as.vlan, error);
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        return put_text_kind(e, element->as.text, error);
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        return put_suboption(e, &element->as.suboption, error);
    }
    return fail(error, DHCPOPT_ELEMENT, 0, 0);
}

/* May an element of this type come next? */
static bool element_fits(const encoder *e, dhcpopt_element_type type) {
    switch (e->option->kind) {
    case DHCPOPT_KIND_OFFSET:
        return type == DHCPOPT_ELEMENT_OFFSET && e->item == 0;
    case DHCPOPT_KIND_ADDRESSES:
        return type == DHCPOPT_ELEMENT_ADDRESS;
    case DHCPOPT_KIND_NAMES:
        return type == DHCPOPT_ELEMENT_NAME;
    case DHCPOPT_KIND_SIP_SERVERS:
        return type == DHCPOPT_ELEMENT_NAME || type == DHCPOPT_ELEMENT_ADDRESS;
    case DHCPOPT_KIND_POLYCOM_VLAN:
        return type == DHCPOPT_ELEMENT_VLAN;
    case DHCPOPT_KIND_VLAN:
        return type == DHCPOPT_ELEMENT_VLAN && e->item == 0;
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        return type == DHCPOPT_ELEMENT_TEXT && e->item == 0;
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        return type == DHCPOPT_ELEMENT_SUBOPTION;
    }
    return false;
}

/* What encode_end puts behind the last element, in octets: POLYCOM_VLAN_END or nothing. */
static size_t closing_len(const encoder *e) {
    return e->option->kind == DHCPOPT_KIND_POLYCOM_VLAN ? 1 : 0;
}

static dhcpopt_status check_limit(const encoder *e, size_t len, dhcpopt_error *error) {
    size_t have = e->w.len + closing_len(e);
    if (have <= e->limit) {
        return DHCPOPT_OK;
    }
    return fail_length(error, DHCPOPT_TOO_LONG, 0, len, have, e->limit);
}

static size_t element_text_len(const dhcpopt_element *element) {
    bool text = element->type == DHCPOPT_ELEMENT_NAME || element->type == DHCPOPT_ELEMENT_TEXT;
    return text ? element->as.text.len : 0;
}

dhcpopt_status encode_next(encoder *e, const dhcpopt_element *element, dhcpopt_error *error) {
    dhcpopt_status status = element_fits(e, element->type)
                                ? put_element(e, element, error)
                                : fail(error, DHCPOPT_ELEMENT, 0, element_text_len(element));
    if (status == DHCPOPT_OK) {
        status = check_limit(e, element_text_len(element), error);
    }
    if (status != DHCPOPT_OK) {
        if (error != NULL) {
            error->item = e->item;
        }
        return status;
    }
    if (e->item == 0) {
        e->first = element->type;
    }
    e->item++;
    return DHCPOPT_OK;
}

dhcpopt_status encode_end(encoder *e, size_t *ret_len, dhcpopt_error *error) {
    if (e->item == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, 0);
    }
    if (closing_len(e) > 0) {
        put_u8(&e->w, POLYCOM_VLAN_END);
    }
    return writer_finish(&e->w, ret_len, error);
}

dhcpopt_status dhcpopt_encode(const dhcpopt_option *option, const dhcpopt_element *elements,
                              size_t count, uint8_t *out, size_t cap, size_t *ret_len,
                              dhcpopt_error *error) {
    size_t limit = option->splits ? DHCPOPT_LONG_MAX : DHCPOPT_VALUE_MAX;
    encoder e;
    encode_begin(&e, option, limit, out, cap);
    for (size_t index = 0; index < count; index++) {
        dhcpopt_status status = encode_next(&e, &elements[index], error);
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
    return encode_end(&e, ret_len, error);
}
