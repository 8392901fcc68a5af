/* SPDX-License-Identifier: MIT */
/* The reader of Kea's configuration: entries of option-data and option-def, whose members were
 * kept, and where they stand. */
#ifndef DHCPOPT_PLATFORM_KEA_ENTRY_H
#define DHCPOPT_PLATFORM_KEA_ENTRY_H

#include "json_token.h"
#include "kea_option.h"

/* The keys. Those up to SLOTS are the slots where their values are kept too; in two of them,
 * named after lists, stand the names of the list's entry at hand, and in two the classes that a
 * subnet and a pool are for. */
enum {
    CODE,
    NAME,
    SPACE,
    FORMAT,
    NEVER,
    TYPE,
    ARRAY,
    RECORD,
    ENCAPSULATE,
    ENTRY_SLOTS,
    SUBNET = ENTRY_SLOTS,
    TEST,
    NETWORKS,
    CLASSES,
    SUBNET_GUARD,
    POOL_GUARD,
    SLOTS,
    DATA = SLOTS,
    GUARD,
    POOL,
    HOST,
    HARDWARE,
    OPTION_DATA,
    OPTION_DEF,
    SUBNETS,
    POOLS,
    HOSTS,
    DHCP4,
    ARGUMENTS
};

/* What braces and brackets hold. In a document or a part of one anything may stand. */
enum {
    KEA_DOCUMENT,
    KEA_SKIPPED,
    KEA_DATA,
    KEA_DEF,
    KEA_CLASS,
    KEA_NETWORK,
    KEA_SUBNET,
    KEA_POOL,
    KEA_HOST
};

/* What that is called in a report; NULL where it is no place. */
const char *kea_place_word(size_t kind);

/* Of the scanner's numbers: the depth, from 1, of a part of a document that is the inside of a
 * subnet; and 1 more than the space of the entry at hand, or 0, where that is still to be found
 * by its words. */
enum { NUMBER_DOCUMENT = 1, NUMBER_SPACE };

/* ---- kea_entry.c ---- */

/* The definition of an option is at its end. */
void kea_define(dhcpopt_scanner *s);
/* The same for an option; false where it sets none. */
bool kea_read_entry(dhcpopt_scanner *s, dhcpopt_found *ret);
/* Could a definition that follows make another option of it? */
bool kea_lacks_definition(dhcpopt_scanner *s);
void kea_forget_entry(dhcpopt_scanner *s);

/* ---- kea_hold.c ---- */

/* An entry of the place at hand is at its end: it is read, or kept back. */
bool kea_take_entry(dhcpopt_scanner *s, dhcpopt_found *ret);
/* The place at that depth ends: its entries come one by one, until false. */
void kea_begin_giving(dhcpopt_scanner *s, size_t depth);
bool kea_give(dhcpopt_scanner *s, dhcpopt_found *ret);
/* The text is at its end: what is left comes one by one, until false. */
bool kea_give_last(dhcpopt_scanner *s, dhcpopt_found *ret);

#endif
