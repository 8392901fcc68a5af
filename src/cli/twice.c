/* SPDX-License-Identifier: MIT */
/* Remembers what was set lately, by hashes, so that a file may be of any size. */
#include "twice.h"

#include <stdio.h>
#include <string.h>

#include "hash.h"

static uint64_t add_text(uint64_t hash, dhcpopt_text text) {
    return hash_octets(hash, text.ptr, text.len);
}

/* Huawei's "option 43 sub-option" has a line for each, whose first octet is its code. */
static size_t part_of(const reading *at) {
    enum { CODE_VENDOR_SPECIFIC = 43 };
    const dhcpopt_value *value = &at->found->value;
    bool parted = strcmp(at->platform->name, "huawei-vrp") == 0 &&
                  value->space == DHCPOPT_SPACE_DHCP4 && value->code == CODE_VENDOR_SPECIFIC;
    return parted && value->bytes.len > 0 ? value->bytes.ptr[0] : 0;
}

static uint64_t place_of(const dhcpopt_found *found) {
    uint64_t hash =
        add_text(HASH_BEGIN, dhcpopt_text_of(found->where == NULL ? "" : found->where));
    hash = add_text(hash, found->scope);
    return add_text(hash, found->server);
}

/* A place ends where another one's options stand; what has its name below may be another. Lines
 * of dnsmasq's tags stand in any order. */
static uint64_t option_of(twice *seen, const reading *at) {
    const dhcpopt_value *value = &at->found->value;
    uint64_t place = place_of(at->found);
    bool lines = strcmp(at->platform->name, "dnsmasq") == 0;
    seen->places += lines || place == seen->place ? 0 : 1;
    seen->place = place;
    const size_t option[] = {seen->places, value->space, value->code, part_of(at)};
    return add_text(hash_octets(place, option, sizeof option), at->found->vendor_class);
}

/*
 * Places that several go by, a platform's in a line; "" is outside of all that have a name.
 * dhcpd's pools and groups are called as the subnet around them or not at all, its subclasses
 * as their class, and what is set in one branch of a condition is not set in another. Parts of
 * dhcpd's and Kea's configuration await their subnets, and RouterOS' options a list. FortiOS
 * has a server 1 in every virtual domain, and Junos the same pool in several groups.
 */
static const struct several {
    const char *platform;
    const char *where;
} several[] = {
    {"edgeos", "class"},    {"edgeos", "condition"},    {"edgeos", "group"},
    {"edgeos", "pool"},     {"fortigate", "server"},    {"isc-dhcpd", ""},
    {"isc-dhcpd", "class"}, {"isc-dhcpd", "condition"}, {"isc-dhcpd", "group"},
    {"isc-dhcpd", "pool"},  {"junos", "pool"},          {"kea", ""},
    {"mikrotik", ""},
};

static bool is_one_place(const reading *at) {
    const char *where = at->found->where == NULL ? "" : at->found->where;
    for (size_t index = 0; index < sizeof several / sizeof several[0]; index++) {
        if (strcmp(several[index].platform, at->platform->name) == 0 &&
            strcmp(several[index].where, where) == 0) {
            return false;
        }
    }
    return true;
}

/* EdgeOS has a line for each server of a list, and udhcpd joins the addresses of several (its
 * OPTION_LIST; busybox, networking/udhcp/common.c, attach_option). */
static bool is_joined(const reading *at, const dhcpopt_option *row) {
    const char *name = at->platform->name;
    return row->kind == DHCPOPT_KIND_ADDRESSES &&
           (strcmp(name, "edgeos") == 0 || strcmp(name, "udhcpd") == 0);
}

static bool counts(const reading *at) {
    const dhcpopt_value *value = &at->found->value;
    const dhcpopt_option *row = dhcpopt_option_by_code(value->space, value->code);
    return at->found->status == DHCPOPT_OK && row != NULL && is_one_place(at) &&
           !is_joined(at, row);
}

void twice_begin(twice *seen) {
    memset(seen, 0, sizeof *seen);
}

bool twice_take(twice *seen, const reading *at, dhcpopt_finding *ret_finding) {
    const dhcpopt_found *found = at->found;
    if (at->platform == NULL || !counts(at)) {
        return false;
    }
    uint64_t option = option_of(seen, at);
    dhcpopt_bytes bytes = found->value.bytes;
    uint64_t octets = hash_octets(HASH_BEGIN, bytes.ptr, bytes.len);
    size_t slot = (size_t)(option % TWICE_KEPT);
    size_t line = seen->kept[slot].line;
    bool again = line > 0 && seen->kept[slot].option == option &&
                 seen->kept[slot].octets != octets &&
                 dhcpopt_finding_at(DHCPOPT_FINDING_OPTION_TWICE - 1, ret_finding);
    seen->kept[slot].option = option;
    seen->kept[slot].octets = octets;
    seen->kept[slot].line = found->line;
    if (again) {
        snprintf(seen->detail, sizeof seen->detail, "%s: line %lu", ret_finding->detail,
                 (unsigned long)line);
        ret_finding->detail = seen->detail;
    }
    return again;
}
