/* SPDX-License-Identifier: MIT */
/* Scopes and servers as each platform takes them: checked before anything is printed, so that
 * no dialect has to quote one. */
#include "../url.h"
#include "platform.h"

enum { NAME_LIMIT = 63, SERVER_LIMIT = 253, BITS_MAX = 32, NUMBER_DIGITS = 9 };

static dhcpopt_status fail_scope(dhcpopt_error *error, dhcpopt_text scope, size_t pos) {
    return fail(error, DHCPOPT_SCOPE_SYNTAX, pos, scope.len - pos);
}

/* The position of the first character that may not be in a name; the text's length
 * where all may. */
static size_t find_strange(dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        bool mark = c == '-' || c == '_' || c == '.';
        if (!is_letter(c) && !is_digit(c) && (!mark || pos == 0)) {
            return pos;
        }
    }
    return text.len;
}

static dhcpopt_status check_name(dhcpopt_text scope, dhcpopt_error *error) {
    size_t strange = find_strange(scope);
    if (scope.len == 0 || strange < scope.len) {
        return fail_scope(error, scope, strange);
    }
    return scope.len > NAME_LIMIT ? fail_scope(error, scope, NAME_LIMIT) : DHCPOPT_OK;
}

/* What a person reads above a form: a subnet, an interface, words. */
static dhcpopt_status check_label(dhcpopt_text scope, dhcpopt_error *error) {
    for (size_t pos = 0; pos < scope.len; pos++) {
        int c = text_at(scope, pos);
        bool inner = pos > 0 && pos + 1 < scope.len && text_at(scope, pos + 1) != ' ';
        bool good = is_letter(c) || is_digit(c) || (pos > 0 && is_one_of(c, "-_.:/")) ||
                    (c == ' ' && inner);
        if (!good || pos == NAME_LIMIT) {
            return fail_scope(error, scope, pos);
        }
    }
    return scope.len > 0 ? DHCPOPT_OK : fail_scope(error, scope, 0);
}

static dhcpopt_status check_number(dhcpopt_text scope, dhcpopt_error *error) {
    bool number = scope.len > 0 && scope.len <= NUMBER_DIGITS && text_is_digits(scope) &&
                  (text_at(scope, 0) != '0' || scope.len == 1);
    return number ? DHCPOPT_OK : fail_scope(error, scope, 0);
}

static dhcpopt_status check_address(dhcpopt_text scope, dhcpopt_error *error) {
    uint32_t address = 0;
    return address_read(scope, &address, NULL) == DHCPOPT_OK ? DHCPOPT_OK
                                                             : fail_scope(error, scope, 0);
}

static uint32_t mask_of(uint64_t bits) {
    return bits == 0 ? 0 : (uint32_t)(UINT32_MAX << (BITS_MAX - bits));
}

/* An address whose bits beyond the prefix are zero. */
static dhcpopt_status check_subnet(dhcpopt_text scope, dhcpopt_error *error) {
    size_t slash = text_find(scope, 0, '/');
    uint32_t address = 0;
    uint64_t bits = 0;
    if (slash == scope.len ||
        address_read(text_slice(scope, 0, slash), &address, NULL) != DHCPOPT_OK) {
        return fail_scope(error, scope, 0);
    }
    dhcpopt_text digits = text_from(scope, slash + 1);
    bool plain = digits.len == 1 || text_at(digits, 0) != '0';
    if (!plain || !text_number(digits, DECIMAL, BITS_MAX, &bits) ||
        (address & ~mask_of(bits)) != 0) {
        return fail_scope(error, scope, slash + 1 < scope.len ? slash + 1 : slash);
    }
    return DHCPOPT_OK;
}

static dhcpopt_status check_network(dhcpopt_text scope, dhcpopt_error *error) {
    size_t colon = text_find(scope, 0, ':');
    if (colon == scope.len) {
        return fail_scope(error, scope, 0);
    }
    dhcpopt_status status = check_name(text_slice(scope, 0, colon), NULL);
    if (status != DHCPOPT_OK) {
        return fail_scope(error, scope, 0);
    }
    return fail_shift(error, check_subnet(text_from(scope, colon + 1), error), colon + 1);
}

static dhcpopt_status check_scope(const plan *p, dhcpopt_error *error) {
    dhcpopt_text scope = p->config->scope;
    if (!plan_has_scope(p)) {
        return p->on->about.scope_needed ? fail(error, DHCPOPT_SCOPE_MISSING, 0, 0)
                                         : DHCPOPT_OK;
    }
    switch (p->on->about.scope) {
    case DHCPOPT_SCOPE_NONE:
        return fail(error, DHCPOPT_SCOPE_UNUSED, 0, scope.len);
    case DHCPOPT_SCOPE_ADDRESS:
        return check_address(scope, error);
    case DHCPOPT_SCOPE_SUBNET:
        return check_subnet(scope, error);
    case DHCPOPT_SCOPE_NUMBER:
        return check_number(scope, error);
    case DHCPOPT_SCOPE_NAME:
        return check_name(scope, error);
    case DHCPOPT_SCOPE_NETWORK:
        return check_network(scope, error);
    case DHCPOPT_SCOPE_LABEL:
        return check_label(scope, error);
    }
    return DHCPOPT_OK;
}

static dhcpopt_status check_server(const plan *p, dhcpopt_error *error) {
    dhcpopt_text server = p->config->server;
    if (!plan_has_server(p)) {
        return DHCPOPT_OK;
    }
    if (p->on->about.server_help == NULL) {
        return fail(error, DHCPOPT_SERVER_UNUSED, 0, server.len);
    }
    size_t strange = find_strange(server);
    strange = strange == server.len && server.len > SERVER_LIMIT ? SERVER_LIMIT : strange;
    if (server.len == 0 || strange < server.len) {
        return fail(error, DHCPOPT_SERVER_SYNTAX, strange, server.len - strange);
    }
    return DHCPOPT_OK;
}

dhcpopt_status scope_check(const plan *p, dhcpopt_error *error) {
    dhcpopt_status status = check_scope(p, error);
    return status == DHCPOPT_OK ? check_server(p, error) : status;
}

scope_parts scope_read(dhcpopt_scope kind, dhcpopt_text scope) {
    scope_parts parts = {{NULL, 0}, scope, scope};
    if (kind == DHCPOPT_SCOPE_NETWORK) {
        size_t colon = text_find(scope, 0, ':');
        parts.name = text_slice(scope, 0, colon);
        parts.subnet = text_from(scope, colon + 1);
    }
    parts.address = text_slice(parts.subnet, 0, text_find(parts.subnet, 0, '/'));
    return parts;
}
