/* SPDX-License-Identifier: MIT */
/* Finds the row of a table of sites that an option in a file is for. */
#include "matched_find.h"

#include <string.h>

#include "matched_key.h"

static const dhcpopt_text none = {NULL, 0};

/* The server as the table has it, which may have its domain behind it here, and a file its
 * ending. */
static bool find_server(const matched *all, dhcpopt_text server, dhcpopt_text *ret_server) {
    char buf[KEY_MAX];
    size_t index = 0;
    for (; server.len > 0; server = matched_shorter(server)) {
        if (names_find(&all->servers, matched_key(none, server, buf), &index)) {
            *ret_server = server;
            return true;
        }
    }
    return false;
}

bool matched_server(const matched *all, const reading *at, dhcpopt_text *ret_server) {
    return find_server(all, at->found->server, ret_server) ||
           find_server(all, matched_file(at->file), ret_server);
}

bool matched_is_of_several(const matched *all, dhcpopt_text scope) {
    char buf[KEY_MAX];
    size_t index = 0;
    return names_find(&all->shared, matched_key(scope, none, buf), &index);
}

/* The only one of that name. */
static bool find_only(const matched *all, dhcpopt_text scope, size_t *ret_index) {
    char buf[KEY_MAX];
    return scope.len > 0 && !matched_is_of_several(all, scope) &&
           names_find(&all->first, matched_key(scope, none, buf), ret_index);
}

/* That of the server, where it is one of the table's, or that of no server; or else the only
 * one. */
static bool find_name(const matched *all, const reading *at, dhcpopt_text scope,
                      size_t *ret_index) {
    char buf[KEY_MAX];
    dhcpopt_text server = none;
    if (scope.len == 0 || !matched_server(all, at, &server)) {
        return find_only(all, scope, ret_index);
    }
    return names_find(&all->scopes, matched_key(scope, server, buf), ret_index) ||
           names_find(&all->scopes, matched_key(scope, none, buf), ret_index);
}

bool matched_is_class(const dhcpopt_found *found) {
    return found->where != NULL && strcmp(found->where, "class") == 0;
}

/* By the name of the file, with or without its ending, as --output-dir makes it of a scope. */
static bool find_file(const matched *all, const char *file, size_t *ret_index) {
    dhcpopt_text whole = matched_file(file);
    return find_only(all, whole, ret_index) ||
           find_only(all, matched_shorter(whole), ret_index);
}

bool matched_find(const matched *all, const reading *at, size_t *ret_index) {
    dhcpopt_text scope = at->found->scope;
    dhcpopt_text subnet = matched_subnet(scope);
    return find_name(all, at, scope, ret_index) || find_name(all, at, subnet, ret_index) ||
           find_name(all, at, matched_address(scope), ret_index) ||
           ((scope.len == 0 || matched_is_class(at->found)) &&
            find_file(all, at->file, ret_index));
}
