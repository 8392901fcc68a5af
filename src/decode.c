/* SPDX-License-Identifier: MIT */
/* Bytes to elements, one case per kind; under elements.c. */
#include "decode.h"

#include "bytes.h"
#include "fastname.h"
#include "name.h"
#include "status.h"
#include "syntax.h"
#include "text.h"
#include "tlv.h"

enum {
    ADDRESS_LEN = 4,
    OFFSET_LEN = 4,
    OFFSET_SHORT_LEN = 2,
    VLAN_LEN = 2,
    PORT_OCTETS = 2,
    OCTAL = 8
};

static dhcpopt_status next_offset(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                  dhcpopt_error *error) {
    size_t len = cursor->payload.len;
    if (len == OFFSET_SHORT_LEN) {
        return fail_length(error, DHCPOPT_OFFSET_16_BIT, 0, len, len, OFFSET_LEN);
    }
    if (len != OFFSET_LEN) {
        return fail_length(error, DHCPOPT_OFFSET_LENGTH, 0, len, len, OFFSET_LEN);
    }
    uint32_t wire = bytes_u32(cursor->payload, 0);
    /* Two's complement without relying on how the conversion to a signed type rounds. */
    int64_t seconds = wire <= INT32_MAX ? (int64_t)wire : (int64_t)wire - UINT32_MAX - 1;
    ret_element->as.seconds = (int32_t)seconds;
    return decode_give(cursor, DHCPOPT_ELEMENT_OFFSET, OFFSET_LEN, ret_element);
}

/* The addresses from start on must be whole ones. */
static dhcpopt_status check_addresses(dhcpopt_bytes payload, size_t start,
                                      dhcpopt_error *error) {
    size_t rest = (payload.len - start) % ADDRESS_LEN;
    if (rest == 0) {
        return DHCPOPT_OK;
    }
    return fail_length(error, DHCPOPT_ADDRESS_LENGTH, payload.len - rest, rest, rest,
                       ADDRESS_LEN);
}

static dhcpopt_status next_address(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                   dhcpopt_error *error) {
    dhcpopt_status status = check_addresses(cursor->payload, cursor->pos, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    ret_element->as.address = bytes_u32(cursor->payload, cursor->pos);
    return decode_give(cursor, DHCPOPT_ELEMENT_ADDRESS, ADDRESS_LEN, ret_element);
}

/* base is the octet from which compression pointers count. */
static dhcpopt_status next_name(dhcpopt_cursor *cursor, size_t base,
                                dhcpopt_element *ret_element, dhcpopt_error *error) {
    size_t len = 0;
    size_t end = 0;
    dhcpopt_status status = name_decode(bytes_from(cursor->payload, base), cursor->pos - base,
                                        cursor->name, &len, &end, error);
    if (status != DHCPOPT_OK) {
        return fail_shift(error, status, base);
    }
    ret_element->as.text.ptr = cursor->name;
    ret_element->as.text.len = len;
    return decode_give(cursor, DHCPOPT_ELEMENT_NAME, base + end - cursor->pos, ret_element);
}

/* Text in place of labels is the usual mistake: all printable, perhaps with NULs at the end. */
static bool is_plain_text(dhcpopt_bytes payload) {
    dhcpopt_text text = bytes_as_text(payload);
    size_t pos = 0;
    while (is_ascii(text_at(text, pos)) && !is_control(text_at(text, pos))) {
        pos++;
    }
    while (pos > 0 && text_at(text, pos) == '\0') {
        pos++;
    }
    return pos == text.len;
}

static dhcpopt_status check_sip_encoding(dhcpopt_bytes payload, dhcpopt_error *error) {
    uint8_t encoding = byte_at(payload, 0);
    if (encoding > SIP_ADDRESSES && is_plain_text(payload)) {
        return fail(error, DHCPOPT_SIP_PLAIN_TEXT, 0, payload.len);
    }
    if (encoding > SIP_ADDRESSES) {
        return fail(error, DHCPOPT_SIP_BAD_ENCODING, 0, 1);
    }
    if (payload.len == 1) {
        return fail(error, DHCPOPT_SIP_NO_SERVER, 0, 1);
    }
    return DHCPOPT_OK;
}

static dhcpopt_status next_sip_server(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                      dhcpopt_error *error) {
    dhcpopt_status status = check_sip_encoding(cursor->payload, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    size_t before = cursor->pos;
    cursor->pos = before == 0 ? 1 : before;
    /* RFC 3361 leaves a pointer's base open; dnsmasq and Wireshark count from behind the
     * encoding byte. */
    status = byte_at(cursor->payload, 0) == SIP_NAMES
                 ? next_name(cursor, 1, ret_element, error)
                 : next_address(cursor, ret_element, error);
    if (status != DHCPOPT_OK) {
        cursor->pos = before;
    }
    return status;
}

/* The text that a payload holds. */
static dhcpopt_text payload_text(dhcpopt_bytes payload) {
    return text_without_nuls(bytes_as_text(payload));
}

/* dnsmasq writes unquoted digits as a number of 1, 2 or 4 octets. Four could be a word, too. */
static bool is_binary_port(dhcpopt_bytes payload) {
    if (text_is_digits(payload_text(payload))) {
        return false;
    }
    return payload.len == 1 || payload.len == PORT_OCTETS ||
           (payload.len == 2 * PORT_OCTETS && !is_plain_text(payload));
}

static dhcpopt_status next_text(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                dhcpopt_error *error) {
    dhcpopt_kind kind = cursor->option->kind;
    dhcpopt_bytes payload = cursor->payload;
    dhcpopt_text text = payload_text(payload);
    if (kind == DHCPOPT_KIND_PORT && is_binary_port(payload)) {
        return fail(error, DHCPOPT_PORT_BINARY, 0, payload.len);
    }
    if (text.len == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, payload.len);
    }
    dhcpopt_text canonical;
    dhcpopt_status status = syntax_read(kind, text, &canonical, error);
    if (status != DHCPOPT_OK) {
        if (error != NULL && error->pos == text.len) {
            error->len = payload.len - text.len; /* the NULs stand where something is missing */
        }
        return status;
    }
    ret_element->as.text = canonical;
    return decode_give(cursor, DHCPOPT_ELEMENT_TEXT, payload.len, ret_element);
}

static dhcpopt_status next_vlan(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                dhcpopt_error *error) {
    dhcpopt_bytes payload = cursor->payload;
    if (payload.len == 1) {
        return fail_length(error, DHCPOPT_VLAN_ONE_OCTET, 0, 1, 1, VLAN_LEN);
    }
    /* Two digits as a number are 12336 or more, which is no VLAN: the text is what was meant.
     */
    dhcpopt_text text = payload_text(payload);
    if (text.len > 0 && text_is_digits(text)) {
        return fail(error, DHCPOPT_VLAN_TEXT, 0, payload.len);
    }
    if (payload.len != VLAN_LEN) {
        return fail_length(error, DHCPOPT_VLAN_LENGTH, 0, payload.len, payload.len, VLAN_LEN);
    }
    uint16_t vlan = bytes_u16(payload, 0);
    if (vlan < VLAN_MIN || vlan > VLAN_MAX) {
        return fail(error, DHCPOPT_VLAN_RANGE, 0, VLAN_LEN);
    }
    ret_element->as.vlan = vlan;
    return decode_give(cursor, DHCPOPT_ELEMENT_VLAN, VLAN_LEN, ret_element);
}

static dhcpopt_status check_polycom_start(dhcpopt_bytes payload, dhcpopt_error *error) {
    dhcpopt_text text = payload_text(payload);
    dhcpopt_text prefix = dhcpopt_text_of(POLYCOM_VLAN_PREFIX);
    if (text.len == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, payload.len);
    }
    if (text_starts_with(text, "VLAN-A:")) {
        return fail(error, DHCPOPT_NORTEL_VLAN_FORM, 0, text.len);
    }
    if (!text_starts_with(text, POLYCOM_VLAN_PREFIX)) {
        return fail(error, DHCPOPT_POLYCOM_VLAN_START, 0,
                    text.len < prefix.len ? text.len : prefix.len);
    }
    return DHCPOPT_OK;
}

/* Decimal, 0x hexadecimal or 0 octal, as Polycom's SIP 2.2 guide gives them. */
static dhcpopt_status read_polycom_id(dhcpopt_text id, uint16_t *ret_vlan,
                                      dhcpopt_error *error) {
    bool hexadecimal = text_starts_with(id, "0x") || text_starts_with(id, "0X");
    bool octal = !hexadecimal && id.len > 1 && text_at(id, 0) == '0';
    dhcpopt_text digits = hexadecimal ? text_from(id, strlen("0x")) : id;
    unsigned base = hexadecimal ? HEXADECIMAL : octal ? OCTAL : DECIMAL;
    uint64_t vlan = 0;
    if (!text_number(digits, base, UINT32_MAX, &vlan)) {
        return fail(error, DHCPOPT_POLYCOM_VLAN_ID, 0, id.len);
    }
    if (vlan < VLAN_MIN || vlan > VLAN_MAX) {
        return fail(error, DHCPOPT_VLAN_RANGE, 0, id.len);
    }
    *ret_vlan = (uint16_t)vlan;
    return DHCPOPT_OK;
}

/* The id from pos to the "+" or ";" that ends it. */
static dhcpopt_status next_polycom_id(dhcpopt_bytes payload, size_t pos, size_t *ret_end,
                                      uint16_t *ret_vlan, dhcpopt_error *error) {
    dhcpopt_text text = payload_text(payload);
    size_t end = text_find_any(text, pos, "+; \t");
    if (is_blank(text_at(text, end))) {
        return fail(error, DHCPOPT_POLYCOM_VLAN_BLANK, end, 1);
    }
    if (end == pos) {
        return fail(error, DHCPOPT_POLYCOM_VLAN_ID, pos, pos < payload.len ? 1 : 0);
    }
    dhcpopt_status status = read_polycom_id(text_slice(text, pos, end - pos), ret_vlan, error);
    if (status != DHCPOPT_OK) {
        return fail_shift(error, status, pos);
    }
    if (text_find(text, end, POLYCOM_VLAN_END) == text.len) {
        return fail(error, DHCPOPT_POLYCOM_VLAN_NO_SEMICOLON, text.len, payload.len - text.len);
    }
    *ret_end = end;
    return DHCPOPT_OK;
}

static dhcpopt_status next_polycom_vlan(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                        dhcpopt_error *error) {
    dhcpopt_text text = payload_text(cursor->payload);
    size_t start = cursor->pos;
    if (start == 0) {
        dhcpopt_status status = check_polycom_start(cursor->payload, error);
        if (status != DHCPOPT_OK) {
            return status;
        }
        start = strlen(POLYCOM_VLAN_PREFIX);
    }
    size_t end = 0;
    uint16_t vlan = 0;
    dhcpopt_status status = next_polycom_id(cursor->payload, start, &end, &vlan, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    /* Anything after the semicolon is ignored by the phones. */
    size_t next = text_at(text, end) == POLYCOM_VLAN_END ? cursor->payload.len : end + 1;
    ret_element->as.vlan = vlan;
    return decode_give(cursor, DHCPOPT_ELEMENT_VLAN, next - cursor->pos, ret_element);
}

/* RFC 2132 s.8.4: END ends the list; what may follow it is padding. */
static dhcpopt_status next_suboption(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                     dhcpopt_error *error) {
    size_t end = 0;
    if (cursor->ended && byte_at(cursor->payload, cursor->pos) != CODE_PAD) {
        return fail(error, DHCPOPT_AFTER_END, cursor->pos, cursor->payload.len - cursor->pos);
    }
    dhcpopt_status status =
        tlv_read(cursor->payload, cursor->pos, &ret_element->as.suboption, &end, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    cursor->ended = cursor->ended || ret_element->as.suboption.code == CODE_END;
    return decode_give(cursor, DHCPOPT_ELEMENT_SUBOPTION, end - cursor->pos, ret_element);
}

static dhcpopt_status next_of_kind(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                                   dhcpopt_error *error) {
    switch (cursor->option->kind) {
    case DHCPOPT_KIND_OFFSET:
        return next_offset(cursor, ret_element, error);
    case DHCPOPT_KIND_ADDRESSES:
        return next_address(cursor, ret_element, error);
    case DHCPOPT_KIND_NAMES:
        return next_name(cursor, 0, ret_element, error);
    case DHCPOPT_KIND_SIP_SERVERS:
        return next_sip_server(cursor, ret_element, error);
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        return next_text(cursor, ret_element, error);
    case DHCPOPT_KIND_POLYCOM_VLAN:
        return next_polycom_vlan(cursor, ret_element, error);
    case DHCPOPT_KIND_VLAN:
        return next_vlan(cursor, ret_element, error);
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        return next_suboption(cursor, ret_element, error);
    }
    return DHCPOPT_END;
}

dhcpopt_status decode_element(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                              dhcpopt_error *error) {
    dhcpopt_status status = check_payload(cursor->payload, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    status = next_of_kind(cursor, ret_element, error);
    if (status != DHCPOPT_OK && error != NULL) {
        error->item = cursor->item;
    }
    return status;
}

dhcpopt_status decode_name(dhcpopt_cursor *cursor, size_t pos, dhcpopt_element *ret_element,
                           dhcpopt_error *error) {
    size_t len = name_read(bytes_from(cursor->payload, pos), cursor->name);
    if (len == 0) {
        return decode_element(cursor, ret_element, error);
    }
    ret_element->as.text.ptr = cursor->name;
    ret_element->as.text.len = len;
    cursor->pos = pos;
    return decode_give(cursor, DHCPOPT_ELEMENT_NAME, len + 2, ret_element);
}
