/* SPDX-License-Identifier: MIT */
/* A set of names, each with a number that the caller gives it; for scopes, servers and files of
 * many sites. */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

#include "out.h"

typedef struct name_entry {
    size_t start; /* in the set's text */
    size_t len;
    size_t number;
} name_entry;

/* Zeros at its start. */
typedef struct names {
    out text;
    name_entry *entries; /* in the order in which they came */
    size_t count;
    size_t *slots; /* the entries by their hash, from 1; 0: free */
    size_t cap;
} names;

/* Adds a name with that number, unless it is there; the number that it has, and whether it is
 * new. */
size_t names_add(names *set, dhcpopt_text name, size_t number, bool *ret_new);
/* False where it is not there. */
bool names_find(const names *set, dhcpopt_text name, size_t *ret_number);
/* The index-th that was added. */
dhcpopt_text names_at(const names *set, size_t index);
void names_drop(names *set);

#endif
