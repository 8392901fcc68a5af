/* SPDX-License-Identifier: MIT */
/* A hash table of names with open addressing. */
#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

enum { FIRST_SLOTS = 64 };

dhcpopt_text names_at(const names *set, size_t index) {
    const name_entry *entry = &set->entries[index];
    dhcpopt_text name = {NULL, entry->len};
    if (entry->len > 0) {
        name.ptr = set->text.buf + entry->start;
    }
    return name;
}

/* The slot that has the name, or the free one where it would go. */
static size_t find_slot(const names *set, dhcpopt_text name) {
    size_t at = (size_t)hash_octets(HASH_BEGIN, name.ptr, name.len) & (set->cap - 1);
    while (set->slots[at] != 0) {
        dhcpopt_text there = names_at(set, set->slots[at] - 1);
        bool same = there.len == name.len;
        if (same && (name.len == 0 || memcmp(there.ptr, name.ptr, name.len) == 0)) {
            break;
        }
        at = (at + 1) & (set->cap - 1);
    }
    return at;
}

static void grow(names *set) {
    set->cap = set->cap == 0 ? FIRST_SLOTS : 2 * set->cap;
    free(set->slots);
    set->slots = cli_allocate(NULL, set->cap * sizeof *set->slots);
    memset(set->slots, 0, set->cap * sizeof *set->slots);
    set->entries = cli_allocate(set->entries, set->cap * sizeof *set->entries);
    for (size_t index = 0; index < set->count; index++) {
        set->slots[find_slot(set, names_at(set, index))] = index + 1;
    }
}

size_t names_add(names *set, dhcpopt_text name, size_t number, bool *ret_new) {
    if (2 * set->count >= set->cap) { /* half of the slots stay free */
        grow(set);
    }
    size_t slot = find_slot(set, name);
    *ret_new = set->slots[slot] == 0;
    if (*ret_new) {
        const name_entry added = {set->text.len, name.len, number};
        out_text(&set->text, name);
        set->entries[set->count++] = added;
        set->slots[slot] = set->count;
    }
    return set->entries[set->slots[slot] - 1].number;
}

bool names_find(const names *set, dhcpopt_text name, size_t *ret_number) {
    size_t slot = set->cap == 0 ? 0 : find_slot(set, name);
    if (set->cap == 0 || set->slots[slot] == 0) {
        return false;
    }
    *ret_number = set->entries[set->slots[slot] - 1].number;
    return true;
}

void names_drop(names *set) {
    out_drop(&set->text);
    free(set->entries);
    free(set->slots);
    memset(set, 0, sizeof *set);
}
