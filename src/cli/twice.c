/* SPDX-License-Identifier: MIT */
/* Remembers what was set lately, by hashes, so that a file may be of any size. */
#include "twice.h"

#include <stdio.h>
#include <string.h>

/* FNV-1a, 64 bits. */
static uint64_t add_octets(uint64_t hash, const void *octets, size_t len) {
    const unsigned char *from = octets;
    for (size_t pos = 0; pos < len; pos++) {
        hash = (hash ^ from[pos]) * UINT64_C(1099511628211);
    }
    return hash;
}

static uint64_t add_text(uint64_t hash, dhcpopt_text text) {
    hash = add_octets(hash, &text.len, sizeof text.len);
    return add_octets(hash, text.ptr, text.len);
}

static uint64_t begin_hash(void) {
    return UINT64_C(14695981039346656037);
}

/* Huawei's "option 43 sub-option" has a line for each, whose first octet is its code. */
static size_t part_of(const reading *at) {
    enum { CODE_VENDOR_SPECIFIC = 43 };
    const dhcpopt_value *value = &at->found->value;
    bool parted = strcmp(at->platform->name, "huawei-vrp") == 0 &&
                  value->space == DHCPOPT_SPACE_DHCP4 && value->code == CODE_VENDOR_SPECIFIC;
    return parted && value->bytes.len > 0 ? value->bytes.ptr[0] : 0;
}

static uint64_t place_of(const reading *at) {
    const dhcpopt_found *found = at->found;
    const size_t option[] = {found->value.space, found->value.code, part_of(at)};
    uint64_t hash = add_octets(begin_hash(), option, sizeof option);
    hash = add_text(hash, dhcpopt_text_of(found->where == NULL ? "" : found->where));
    hash = add_text(hash, found->scope);
    hash = add_text(hash, found->vendor_class);
    return add_text(hash, found->server);
}

/* What is set in one branch of a condition is not set in another. */
static bool counts(const dhcpopt_found *found) {
    bool branch = found->where != NULL && strcmp(found->where, "condition") == 0;
    return found->status == DHCPOPT_OK && !branch &&
           dhcpopt_option_by_code(found->value.space, found->value.code) != NULL;
}

void twice_begin(twice *seen) {
    memset(seen, 0, sizeof *seen);
}

bool twice_take(twice *seen, const reading *at, dhcpopt_finding *ret_finding) {
    const dhcpopt_found *found = at->found;
    if (at->platform == NULL || !counts(found)) {
        return false;
    }
    uint64_t place = place_of(at);
    dhcpopt_bytes bytes = found->value.bytes;
    uint64_t octets = add_octets(begin_hash(), bytes.ptr, bytes.len);
    size_t slot = (size_t)(place % TWICE_KEPT);
    size_t line = seen->kept[slot].line;
    bool again = line > 0 && seen->kept[slot].place == place &&
                 seen->kept[slot].octets != octets &&
                 dhcpopt_finding_at(DHCPOPT_FINDING_OPTION_TWICE - 1, ret_finding);
    seen->kept[slot].place = place;
    seen->kept[slot].octets = octets;
    seen->kept[slot].line = found->line;
    if (again) {
        snprintf(seen->detail, sizeof seen->detail, "%s: line %lu", ret_finding->detail,
                 (unsigned long)line);
        ret_finding->detail = seen->detail;
    }
    return again;
}
