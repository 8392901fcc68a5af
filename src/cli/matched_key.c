/* SPDX-License-Identifier: MIT */
/* How scopes, subnets and servers are called in tables, in files and by files, for check
 * --sites; config takes the servers of a table for the same in any letter case, too. */
#include "matched_key.h"

#include <string.h>

static const dhcpopt_text none = {NULL, 0};

void matched_small(dhcpopt_text text, char *buf) {
    for (size_t pos = 0; pos < text.len; pos++) {
        char c = text.ptr[pos];
        buf[pos] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
}

dhcpopt_text matched_key(dhcpopt_text scope, dhcpopt_text server, char buf[KEY_MAX]) {
    dhcpopt_text key = {buf, scope.len + 1 + server.len};
    if (key.len > KEY_MAX) {
        return none;
    }
    matched_small(scope, buf);
    buf[scope.len] = '\n';
    matched_small(server, buf + scope.len + 1);
    return key;
}

static dhcpopt_text up_to(dhcpopt_text text, char c) {
    const char *found = text.len > 0 ? memchr(text.ptr, c, text.len) : NULL;
    dhcpopt_text part = {text.ptr, found == NULL ? text.len : (size_t)(found - text.ptr)};
    return part;
}

static dhcpopt_text behind(dhcpopt_text text, char c) {
    size_t pos = text.len;
    while (pos > 0 && text.ptr[pos - 1] != c) {
        pos--;
    }
    dhcpopt_text rest = {text.ptr == NULL ? NULL : text.ptr + pos, text.len - pos};
    return rest;
}

static bool is_address(dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        char c = text.ptr[pos];
        if (c != '.' && c != '/' && (c < '0' || c > '9')) {
            return false;
        }
    }
    return text.len > 0 && memchr(text.ptr, '.', text.len) != NULL;
}

dhcpopt_text matched_subnet(dhcpopt_text scope) {
    dhcpopt_text rest = behind(behind(scope, ' '), ':');
    return is_address(rest) ? rest : none;
}

dhcpopt_text matched_address(dhcpopt_text scope) {
    return up_to(matched_subnet(scope), '/');
}

dhcpopt_text matched_said(dhcpopt_text scope, char buf[KEY_MAX]) {
    dhcpopt_text said = {buf, scope.len <= KEY_MAX ? scope.len : 0};
    for (size_t pos = 0; pos < said.len; pos++) {
        char c = scope.ptr[pos];
        buf[pos] = (char)(c == '/' || c == ':' ? '_' : c);
    }
    return said;
}

dhcpopt_text matched_file(const char *file) {
    return behind(behind(dhcpopt_text_of(file), '/'), '\\');
}

dhcpopt_text matched_shorter(dhcpopt_text name) {
    while (name.len > 0 && name.ptr[name.len - 1] != '.') {
        name.len--;
    }
    name.len -= name.len > 0 ? 1 : 0;
    return name;
}
