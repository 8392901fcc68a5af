/* SPDX-License-Identifier: MIT */
/* An entry of Kea's option-data or option-def, whose members were kept, for the reader of Kea's
 * configuration. */
#ifndef DHCPOPT_PLATFORM_KEA_ENTRY_H
#define DHCPOPT_PLATFORM_KEA_ENTRY_H

#include "json_token.h"
#include "kea_option.h"

/* The keys. Those up to SLOTS are the slots where their values are kept too; in two of them,
 * named after lists, stand the names of the list's entry at hand. */
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
    SLOTS,
    DATA = SLOTS,
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

/* The definition of an option is at its end. */
void kea_define(dhcpopt_scanner *s);
/* The same for an option; false where it sets none. */
bool kea_read_entry(dhcpopt_scanner *s, dhcpopt_found *ret);

#endif
