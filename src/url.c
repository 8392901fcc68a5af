/* SPDX-License-Identifier: MIT */
/* URLs and hosts as phones take them: split and checked, never changed. Polycom phones decode
 * no escapes, so what is here is what they use. */
#include "url.h"

#include "name.h"
#include "status.h"
#include "text.h"

/* The schemes that Polycom's phones take for provisioning (UC Software, "Server Type"). */
static const char *const schemes[] = {"ftp", "http", "https", "tftp"};

enum { ADDRESS_PARTS = 4, ADDRESS_NUMBER_MAX = 255, ADDRESS_NUMBER_BITS = 8 };

bool address_is_meant(dhcpopt_text text) {
    bool digit = false;
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        if (!is_digit(c) && c != '.') {
            return false;
        }
        digit = digit || is_digit(c);
    }
    return digit;
}

/* One of the four numbers of an address. */
static dhcpopt_status address_part(dhcpopt_text text, size_t start, size_t end,
                                   uint32_t *ret_part, dhcpopt_error *error) {
    dhcpopt_text digits = text_slice(text, start, end - start);
    uint64_t number = 0;
    if (digits.len == 0 || !text_is_digits(digits)) {
        return fail(error, DHCPOPT_ADDRESS_SYNTAX, 0, text.len);
    }
    if (digits.len > 1 && text_at(digits, 0) == '0') {
        return fail(error, DHCPOPT_ADDRESS_ZERO, start, digits.len);
    }
    if (!text_number(digits, DECIMAL, ADDRESS_NUMBER_MAX, &number)) {
        return fail(error, DHCPOPT_ADDRESS_NUMBER, start, digits.len);
    }
    *ret_part = (uint32_t)number;
    return DHCPOPT_OK;
}

dhcpopt_status address_read(dhcpopt_text text, uint32_t *ret_address, dhcpopt_error *error) {
    uint32_t address = 0;
    size_t start = 0;
    for (unsigned part = 1; part <= ADDRESS_PARTS; part++) {
        size_t end = text_find(text, start, '.');
        uint32_t number = 0;
        if ((end == text.len) != (part == ADDRESS_PARTS)) {
            return fail(error, DHCPOPT_ADDRESS_SYNTAX, 0, text.len);
        }
        dhcpopt_status status = address_part(text, start, end, &number, error);
        if (status != DHCPOPT_OK) {
            return status;
        }
        address = address << ADDRESS_NUMBER_BITS | number;
        start = end < text.len ? end + 1 : end;
    }
    *ret_address = address;
    return DHCPOPT_OK;
}

bool port_is_valid(dhcpopt_text text) {
    uint64_t port = 0;
    return text_number(text, DECIMAL, PORT_MAX, &port) && port > 0 && text_at(text, 0) != '0';
}

/* RFC 3986 s.2: unreserved, reserved and "%". Brackets stand only around an IPv6 address
 * (s.3.2.2). Whether "%" starts an escape is not looked at: phones take it as it stands. */
static dhcpopt_status character_fault(int c) {
    if (is_blank(c)) {
        return DHCPOPT_URL_SPACE;
    }
    if (is_control(c)) {
        return control_status(c);
    }
    return c == '\\' ? DHCPOPT_URL_BACKSLASH : DHCPOPT_URL_CHARACTER;
}

dhcpopt_status url_characters(dhcpopt_text text, dhcpopt_error *error) {
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        if (is_alphanumeric(c) || c == '.' || c == '/' || c == '-' || c == ':') {
            continue; /* nearly all are */
        }
        if (!is_ascii(c)) {
            return fail(error, DHCPOPT_URL_NOT_ASCII, pos, text_character_len(text, pos));
        }
        if (is_control(c) || is_one_of(c, " \\\"<>[]^`{|}")) {
            return fail(error, character_fault(c), pos, 1);
        }
    }
    return DHCPOPT_OK;
}

static bool is_known_scheme(dhcpopt_text scheme) {
    for (size_t index = 0; index < sizeof schemes / sizeof schemes[0]; index++) {
        if (text_equal_caseless(scheme, dhcpopt_text_of(schemes[index]))) {
            return true;
        }
    }
    return false;
}

/* The scheme, if "://" follows one; *ret_pos is where the authority starts. */
static dhcpopt_status split_scheme(dhcpopt_text text, url *parts, size_t *ret_pos,
                                   dhcpopt_error *error) {
    size_t colon = text_find_any(text, 0, ":/?#");
    *ret_pos = 0;
    if (!text_starts_with(text_from(text, colon), "://")) {
        return DHCPOPT_OK;
    }
    parts->scheme = text_slice(text, 0, colon);
    if (!is_known_scheme(parts->scheme)) {
        return fail(error, DHCPOPT_URL_SCHEME, 0, colon > 0 ? colon : strlen("://"));
    }
    *ret_pos = colon + strlen("://");
    return DHCPOPT_OK;
}

/* user:password@ in front of the host; *ret_pos moves behind the "@". */
static dhcpopt_status split_credentials(dhcpopt_text text, size_t end, url *parts,
                                        size_t *ret_pos, dhcpopt_error *error) {
    dhcpopt_text authority = text_slice(text, 0, end);
    size_t at = text_find(authority, *ret_pos, '@');
    if (at == end) {
        return DHCPOPT_OK;
    }
    size_t second = text_find(authority, at + 1, '@');
    if (second < end) {
        return fail(error, DHCPOPT_URL_AT, second, 1);
    }
    parts->credentials = text_slice(text, *ret_pos, at + 1 - *ret_pos);
    *ret_pos = at + 1;
    return DHCPOPT_OK;
}

/* An IPv4 address or a host name, as RFC 3986 s.3.2.2 tells them apart. */
static dhcpopt_status check_host(url *parts, dhcpopt_error *error) {
    uint32_t address = 0;
    parts->host_is_address = address_is_meant(parts->host);
    if (parts->host_is_address) {
        return address_read(parts->host, &address, error);
    }
    return name_check(parts->host, &parts->host.len, error);
}

static bool text_is_letters(dhcpopt_text text) {
    size_t pos = 0;
    while (is_letter(text_at(text, pos))) {
        pos++;
    }
    return pos == text.len;
}

/* host[:port], from pos to end. Letters and a colon without a port are a scheme cut short. */
static dhcpopt_status split_host(dhcpopt_text text, size_t pos, size_t end, url *parts,
                                 dhcpopt_error *error) {
    dhcpopt_text place = text_slice(text, pos, end - pos);
    size_t colon = text_find(place, 0, ':');
    parts->host = text_slice(place, 0, colon);
    if (colon == 0) {
        size_t shown = place.len == 0 && end < text.len ? 1 : place.len;
        return fail(error, DHCPOPT_URL_NO_HOST, pos, shown);
    }
    if (colon < place.len) {
        parts->port = text_from(place, colon + 1);
        if (parts->scheme.len == 0 && text_is_letters(parts->host) &&
            !is_digit(text_at(parts->port, 0))) {
            return fail(error, DHCPOPT_URL_SLASHES, pos, colon + 1);
        }
        if (!port_is_valid(parts->port)) {
            size_t start = parts->port.len > 0 ? colon + 1 : colon;
            return fail(error, DHCPOPT_URL_PORT, pos + start, place.len - start);
        }
    }
    return fail_shift(error, check_host(parts, error), pos);
}

/* An IPv6 address with its brackets. */
static size_t bracketed_len(dhcpopt_text text, size_t pos) {
    size_t end = text_find(text, pos, ']');
    return (end < text.len ? end + 1 : end) - pos;
}

dhcpopt_status url_split(dhcpopt_text text, url *ret_url, dhcpopt_error *error) {
    url parts = {.host_is_address = false};
    size_t pos = 0;
    if (text.len == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, 0);
    }
    size_t bracket = text_find(text, 0, '[');
    dhcpopt_status status = url_characters(text_slice(text, 0, bracket), error);
    if (status == DHCPOPT_OK) {
        status = split_scheme(text, &parts, &pos, error);
    }
    if (status == DHCPOPT_OK && bracket < text.len && bracket == pos) {
        status = fail(error, DHCPOPT_URL_HOST, pos, bracketed_len(text, pos));
    }
    if (status == DHCPOPT_OK) {
        status = fail_shift(error, url_characters(text_from(text, bracket), error), bracket);
    }
    size_t path = text_find_any(text, pos, "/?#");
    size_t query = text_find_any(text, path, "?#");
    if (status == DHCPOPT_OK) {
        status = split_credentials(text, path, &parts, &pos, error);
    }
    if (status == DHCPOPT_OK) {
        status = split_host(text, pos, path, &parts, error);
    }
    if (status != DHCPOPT_OK) {
        return status;
    }
    parts.path = text_slice(text, path, query - path);
    parts.query = text_from(text, query);
    *ret_url = parts;
    return DHCPOPT_OK;
}
