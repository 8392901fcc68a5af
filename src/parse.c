/* SPDX-License-Identifier: MIT */
/* The text that a person types, to bytes, one case per kind, over encode. */
#include "encode.h"
#include "hex.h"
#include "name.h"
#include "status.h"
#include "syntax.h"
#include "text.h"
#include "tlv.h"
#include "url.h"

enum { HOUR_DIGITS = 2, MINUTE_DIGITS = 2 };

/* A certificate URL's defaults are those of every published DHCPUtil run. */
#define CERT_SCHEME_DEFAULT "https"
#define CERT_PATH_DEFAULT "/CertProv/CertProvisioningService.svc"

/* -18000s: any signed 32-bit number. sign_len characters stand before the digits. */
static dhcpopt_status read_seconds(dhcpopt_text text, size_t sign_len, bool negative,
                                   int32_t *ret_seconds, dhcpopt_error *error) {
    dhcpopt_text digits = text_slice(text, sign_len, text.len - sign_len - 1);
    uint64_t seconds = 0;
    uint64_t limit = (uint64_t)INT32_MAX + (negative ? 1 : 0);
    if (digits.len == 0 || !text_is_digits(digits)) {
        return fail(error, DHCPOPT_OFFSET_SYNTAX, 0, text.len);
    }
    if (!text_number(digits, DECIMAL, limit, &seconds)) {
        return fail(error, DHCPOPT_OFFSET_SECONDS, sign_len, digits.len);
    }
    *ret_seconds = (int32_t)(negative ? -(int64_t)seconds : (int64_t)seconds);
    return DHCPOPT_OK;
}

/* The MM of [H]H:MM; colon is the position of the colon, or text.len. */
static dhcpopt_status read_minutes(dhcpopt_text text, size_t colon, uint64_t *ret_minutes,
                                   dhcpopt_error *error) {
    *ret_minutes = 0;
    if (colon == text.len) {
        return DHCPOPT_OK;
    }
    dhcpopt_text digits = text_from(text, colon + 1);
    if (digits.len != MINUTE_DIGITS || !text_number(digits, DECIMAL, MINUTE - 1, ret_minutes)) {
        return fail(error, DHCPOPT_OFFSET_MINUTE, colon, text.len - colon);
    }
    return DHCPOPT_OK;
}

/* [H]H[:MM], from start. */
static dhcpopt_status read_hours(dhcpopt_text text, size_t start, bool negative,
                                 int32_t *ret_seconds, dhcpopt_error *error) {
    size_t colon = text_find(text, start, ':');
    dhcpopt_text digits = text_slice(text, start, colon - start);
    size_t point = text_find_any(digits, 0, ".,");
    if (point > 0 && point < digits.len && text_is_digits(text_slice(digits, 0, point))) {
        return fail(error, DHCPOPT_OFFSET_FRACTION, start + point, text.len - start - point);
    }
    /* -0010 may be ten minutes or ten hours: a zero before two more digits is not guessed. */
    bool padded = digits.len > HOUR_DIGITS && text_at(digits, 0) == '0';
    if (digits.len == 0 || padded || !text_is_digits(digits)) {
        return fail(error, DHCPOPT_OFFSET_SYNTAX, 0, text.len);
    }
    uint64_t hours = 0;
    uint64_t minutes = 0;
    dhcpopt_status status = read_minutes(text, colon, &minutes, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    bool small = text_number(digits, DECIMAL, OFFSET_MAX / HOUR, &hours);
    int32_t seconds = (int32_t)(hours * HOUR + minutes * MINUTE);
    seconds = negative ? -seconds : seconds;
    if (!small || seconds < OFFSET_MIN || seconds > OFFSET_MAX) {
        return fail(error, DHCPOPT_OFFSET_RANGE, 0, text.len);
    }
    *ret_seconds = seconds;
    return DHCPOPT_OK;
}

/* The sign is the everyday one, east of UTC positive: never that of a POSIX TZ string. */
static dhcpopt_status read_offset(dhcpopt_text text, dhcpopt_element *ret_element,
                                  dhcpopt_error *error) {
    size_t pos = text_starts_with(text, "UTC") ? strlen("UTC") : 0;
    ret_element->type = DHCPOPT_ELEMENT_OFFSET;
    ret_element->as.seconds = 0;
    if (text.len == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, 0);
    }
    if (pos == text.len) {
        return DHCPOPT_OK;
    }
    int sign = text_at(text, pos);
    bool is_signed = sign == '+' || sign == '-';
    if (pos > 0 && !is_signed) {
        return fail(error, DHCPOPT_OFFSET_SYNTAX, 0, text.len);
    }
    size_t start = pos + (is_signed ? 1 : 0);
    if (pos == 0 && text_at(text, text.len - 1) == 's' && start < text.len) {
        return read_seconds(text, start, sign == '-', &ret_element->as.seconds, error);
    }
    return read_hours(text, start, sign == '-', &ret_element->as.seconds, error);
}

static dhcpopt_status read_vlan(dhcpopt_text text, dhcpopt_element *ret_element,
                                dhcpopt_error *error) {
    uint64_t vlan = 0;
    if (text.len == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, 0);
    }
    bool padded = text.len > 1 && text_at(text, 0) == '0';
    if (padded && (text_is_digits(text) || text_starts_with(text, "0x"))) {
        return fail(error, DHCPOPT_VLAN_ZERO, 0, text.len);
    }
    if (!text_is_digits(text)) {
        return fail(error, DHCPOPT_VLAN_SYNTAX, 0, text.len);
    }
    if (!text_number(text, DECIMAL, VLAN_MAX, &vlan) || vlan < VLAN_MIN) {
        return fail(error, DHCPOPT_VLAN_RANGE, 0, text.len);
    }
    ret_element->type = DHCPOPT_ELEMENT_VLAN;
    ret_element->as.vlan = (uint16_t)vlan;
    return DHCPOPT_OK;
}

static dhcpopt_status read_address(dhcpopt_text text, dhcpopt_element *ret_element,
                                   dhcpopt_error *error) {
    if (!address_is_meant(text)) {
        size_t unused = 0;
        bool name = name_check(text, &unused, NULL) == DHCPOPT_OK;
        return fail(error, name ? DHCPOPT_ADDRESS_NAME : DHCPOPT_ADDRESS_SYNTAX, 0, text.len);
    }
    ret_element->type = DHCPOPT_ELEMENT_ADDRESS;
    return address_read(text, &ret_element->as.address, error);
}

/* Kinds that travel as text, and names: encode checks them. */
static dhcpopt_status read_text(dhcpopt_text text, dhcpopt_element_type type,
                                dhcpopt_element *ret_element) {
    ret_element->type = type;
    ret_element->as.text = text;
    return DHCPOPT_OK;
}

/* One value of a list, or the whole text of a kind that has one. */
static dhcpopt_status read_element(dhcpopt_kind kind, dhcpopt_text text,
                                   dhcpopt_element *ret_element, dhcpopt_error *error) {
    switch (kind) {
    case DHCPOPT_KIND_OFFSET:
        return read_offset(text, ret_element, error);
    case DHCPOPT_KIND_ADDRESSES:
        return read_address(text, ret_element, error);
    case DHCPOPT_KIND_SIP_SERVERS:
        return address_is_meant(text) ? read_address(text, ret_element, error)
                                      : read_text(text, DHCPOPT_ELEMENT_NAME, ret_element);
    case DHCPOPT_KIND_NAMES:
        return read_text(text, DHCPOPT_ELEMENT_NAME, ret_element);
    case DHCPOPT_KIND_POLYCOM_VLAN:
    case DHCPOPT_KIND_VLAN:
        return read_vlan(text, ret_element, error);
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        return read_text(text, DHCPOPT_ELEMENT_TEXT, ret_element);
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        break;
    }
    return fail(error, DHCPOPT_ELEMENT, 0, text.len);
}

static dhcpopt_status parse_one(encoder *e, dhcpopt_text text, dhcpopt_error *error) {
    dhcpopt_element element = {.pos = 0};
    dhcpopt_status status = read_element(e->option->kind, text, &element, error);
    if (status == DHCPOPT_OK) {
        status = encode_next(e, &element, error);
    }
    if (status == DHCPOPT_OK || error == NULL) {
        return status;
    }
    error->item = e->item;
    if (error->pos == 0 && error->len == 0) {
        error->len =
            text.len; /* an element without text of its own: all of this text is meant */
    }
    return status;
}

static dhcpopt_status parse_list(encoder *e, dhcpopt_text text, dhcpopt_error *error) {
    for (size_t pos = 0; pos <= text.len;) {
        size_t end = text_find(text, pos, ',');
        size_t blanks = 0;
        dhcpopt_text item = text_trim(text_slice(text, pos, end - pos), &blanks);
        if (item.len == 0) {
            return fail_item(error, DHCPOPT_EMPTY, e->item, end, end < text.len ? 1 : 0);
        }
        dhcpopt_status status = parse_one(e, item, error);
        if (status != DHCPOPT_OK) {
            return fail_shift(error, status, pos + blanks);
        }
        pos = end + 1;
    }
    return DHCPOPT_OK;
}

/* What the sub-options have no place for, in a URL that is otherwise good. */
static dhcpopt_status check_cert_url(dhcpopt_text text, const url *parts,
                                     dhcpopt_error *error) {
    bool is_http = text_equal_caseless(parts->scheme, dhcpopt_text_of("https")) ||
                   text_equal_caseless(parts->scheme, dhcpopt_text_of("http"));
    if (parts->credentials.len > 0) {
        return fail(error, DHCPOPT_CERT_CREDENTIALS, text_position(text, parts->credentials),
                    parts->credentials.len);
    }
    if (parts->host_is_address) {
        return fail(error, DHCPOPT_CERT_ADDRESS, text_position(text, parts->host),
                    parts->host.len);
    }
    if (parts->query.len > 0) {
        return fail(error, DHCPOPT_CERT_QUERY, text_position(text, parts->query),
                    parts->query.len);
    }
    if (parts->scheme.len > 0 ? !is_http : parts->port.len + parts->path.len > 0) {
        return fail(error, DHCPOPT_CERT_SCHEME, 0,
                    parts->scheme.len > 0 ? parts->scheme.len : text.len);
    }
    return DHCPOPT_OK;
}

static dhcpopt_text text_or(dhcpopt_text text, const char *otherwise) {
    return text.len > 0 ? text : dhcpopt_text_of(otherwise);
}

/* The five sub-options that DHCPUtil makes of a URL, in its order and with its defaults. */
static dhcpopt_status parse_cert_url(encoder *e, dhcpopt_text text, dhcpopt_error *error) {
    url parts;
    dhcpopt_status status = url_split(text, &parts, error);
    if (status == DHCPOPT_OK) {
        status = check_cert_url(text, &parts, error);
    } else if (status == DHCPOPT_URL_SCHEME) {
        size_t colon = text_find(text, 0, ':');
        status = fail(error, DHCPOPT_CERT_SCHEME, 0, colon > 0 ? colon : strlen("://"));
    }
    if (status != DHCPOPT_OK) {
        return status;
    }
    bool plain = text_equal_caseless(parts.scheme, dhcpopt_text_of("http"));
    dhcpopt_text made[] = {dhcpopt_text_of(UC_IDENTIFIER),
                           dhcpopt_text_of(plain ? "http" : CERT_SCHEME_DEFAULT), parts.host,
                           text_or(parts.port, plain ? "80" : "443"),
                           text_or(parts.path, CERT_PATH_DEFAULT)};
    for (uint8_t index = 0; index < sizeof made / sizeof made[0]; index++) {
        tlv_put(&e->w, (uint8_t)(index + 1), text_as_bytes(made[index]));
    }
    e->item = sizeof made / sizeof made[0];
    if (e->w.len > e->limit) {
        dhcpopt_text longest = parts.path.len > parts.host.len ? parts.path : parts.host;
        return fail_length(error, DHCPOPT_CERT_LONG, text_position(text, longest), longest.len,
                           e->w.len, e->limit);
    }
    return DHCPOPT_OK;
}

/* Option 43 of any vendor: the octets as they are. */
static dhcpopt_status parse_hex(encoder *e, dhcpopt_text text, dhcpopt_error *error) {
    dhcpopt_status status = hex_read(text, &e->w, error);
    if (status == DHCPOPT_OK && e->w.len > e->limit) {
        size_t cut = dhcpopt_hex_locate(text, e->limit);
        status = fail_length(error, DHCPOPT_TOO_LONG, cut, text.len - cut, e->w.len, e->limit);
    }
    e->item = 1;
    return status;
}

static dhcpopt_status parse_kind(encoder *e, dhcpopt_text text, dhcpopt_error *error) {
    switch (e->option->kind) {
    case DHCPOPT_KIND_ADDRESSES:
    case DHCPOPT_KIND_NAMES:
    case DHCPOPT_KIND_SIP_SERVERS:
    case DHCPOPT_KIND_POLYCOM_VLAN:
        return parse_list(e, text, error);
    case DHCPOPT_KIND_CERT_URL:
        return parse_cert_url(e, text, error);
    case DHCPOPT_KIND_SUBOPTIONS:
        return parse_hex(e, text, error);
    case DHCPOPT_KIND_OFFSET:
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_VLAN:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        break;
    }
    return parse_one(e, text, error);
}

static dhcpopt_status parse_limited(const dhcpopt_option *option, dhcpopt_text text,
                                    size_t limit, uint8_t *out, size_t cap, size_t *ret_len,
                                    dhcpopt_error *error) {
    encoder e;
    encode_begin(&e, option, limit, out, cap);
    size_t typographic = text_find_typographic(text);
    if (typographic < text.len) {
        return fail(error, DHCPOPT_TYPOGRAPHIC, typographic,
                    text_character_len(text, typographic));
    }
    dhcpopt_status status = parse_kind(&e, text, error);
    return status == DHCPOPT_OK ? encode_end(&e, ret_len, error) : status;
}

dhcpopt_status dhcpopt_parse(const dhcpopt_option *option, dhcpopt_text text, uint8_t *out,
                             size_t cap, size_t *ret_len, dhcpopt_error *error) {
    return parse_limited(option, text, DHCPOPT_VALUE_MAX, out, cap, ret_len, error);
}

dhcpopt_status dhcpopt_parse_long(const dhcpopt_option *option, dhcpopt_text text, uint8_t *out,
                                  size_t cap, size_t *ret_len, dhcpopt_error *error) {
    size_t limit = option->splits ? DHCPOPT_LONG_MAX : DHCPOPT_VALUE_MAX;
    return parse_limited(option, text, limit, out, cap, ret_len, error);
}
