/* SPDX-License-Identifier: MIT */
/* The rules for values that travel as text, for encode and decode alike. */
#include "syntax.h"

#include "name.h"
#include "status.h"
#include "text.h"
#include "url.h"

/* RFC 2132 s.2: NVT ASCII, and no NUL. What the text says is the phone's affair. */
static dhcpopt_status check_plain(dhcpopt_text text, dhcpopt_error *error) {
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        if (!is_ascii(c)) {
            return fail(error, DHCPOPT_NOT_ASCII, pos, text_character_len(text, pos));
        }
        if (is_control(c)) {
            return fail(error, control_status(c), pos, 1);
        }
    }
    return DHCPOPT_OK;
}

static dhcpopt_status check_identifier(dhcpopt_text text, dhcpopt_error *error) {
    /* Phones and servers compare it letter for letter (Microsoft gg412828: "case-sensitive").
     */
    bool same = text_equal(text, dhcpopt_text_of(UC_IDENTIFIER));
    return same ? DHCPOPT_OK : fail(error, DHCPOPT_IDENTIFIER, 0, text.len);
}

static dhcpopt_status check_scheme(dhcpopt_text text, dhcpopt_error *error) {
    bool known =
        text_equal(text, dhcpopt_text_of("https")) || text_equal(text, dhcpopt_text_of("http"));
    return known ? DHCPOPT_OK : fail(error, DHCPOPT_SCHEME_SYNTAX, 0, text.len);
}

static dhcpopt_status check_port(dhcpopt_text text, dhcpopt_error *error) {
    return port_is_valid(text) ? DHCPOPT_OK : fail(error, DHCPOPT_PORT_SYNTAX, 0, text.len);
}

static dhcpopt_status check_path(dhcpopt_text text, dhcpopt_error *error) {
    if (text_at(text, 0) != '/') {
        return fail(error, DHCPOPT_PATH_SYNTAX, 0, 1);
    }
    size_t query = text_find_any(text, 0, "?#");
    if (query < text.len) {
        return fail(error, DHCPOPT_CERT_QUERY, query, text.len - query);
    }
    return url_characters(text, error);
}

static dhcpopt_status check_host(dhcpopt_text text, dhcpopt_text *ret_text,
                                 dhcpopt_error *error) {
    if (address_is_meant(text)) {
        return fail(error, DHCPOPT_CERT_ADDRESS, 0, text.len);
    }
    size_t len = 0;
    dhcpopt_status status = name_check(text, &len, error);
    *ret_text = text_slice(text, 0, status == DHCPOPT_OK ? len : text.len);
    return status;
}

static dhcpopt_status check_url(dhcpopt_text text, dhcpopt_error *error) {
    url unused;
    return url_split(text, &unused, error);
}

dhcpopt_status syntax_read(dhcpopt_kind kind, dhcpopt_text text, dhcpopt_text *ret_text,
                           dhcpopt_error *error) {
    if (text.len == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, 0);
    }
    *ret_text = text;
    switch (kind) {
    case DHCPOPT_KIND_TEXT:
        return check_plain(text, error);
    case DHCPOPT_KIND_URL:
        return check_url(text, error);
    case DHCPOPT_KIND_IDENTIFIER:
        return check_identifier(text, error);
    case DHCPOPT_KIND_SCHEME:
        return check_scheme(text, error);
    case DHCPOPT_KIND_HOST:
        return check_host(text, ret_text, error);
    case DHCPOPT_KIND_PORT:
        return check_port(text, error);
    case DHCPOPT_KIND_PATH:
        return check_path(text, error);
    case DHCPOPT_KIND_OFFSET:
    case DHCPOPT_KIND_ADDRESSES:
    case DHCPOPT_KIND_NAMES:
    case DHCPOPT_KIND_SIP_SERVERS:
    case DHCPOPT_KIND_POLYCOM_VLAN:
    case DHCPOPT_KIND_VLAN:
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        break;
    }
    return fail(error, DHCPOPT_ELEMENT, 0, text.len);
}
