/* SPDX-License-Identifier: MIT */
/* What the text of each kind that travels as text may be, the same for encode and decode. */
#ifndef DHCPOPT_SYNTAX_H
#define DHCPOPT_SYNTAX_H

#include "dhcpopt.h"

/* Checks the text of a kind that travels as text; *ret_text is what travels: the text itself, a
 * host without its final dot. DHCPOPT_ELEMENT for any other kind. */
dhcpopt_status syntax_read(dhcpopt_kind kind, dhcpopt_text text, dhcpopt_text *ret_text,
                           dhcpopt_error *error);

enum {
    MINUTE = 60,
    HOUR = 3600,
    OFFSET_MIN = -12 * HOUR, /* no zone in use lies outside (TZ database 2025b) */
    OFFSET_MAX = 14 * HOUR
};

/* RFC 3361 s.3.1 and s.3.2: the first octet of option 120. */
enum { SIP_NAMES = 0, SIP_ADDRESSES = 1 };

/* IEEE 802.1Q: 0 is no VLAN, 4095 is reserved. */
enum { VLAN_MIN = 1, VLAN_MAX = 4094 };

/* Sub-options of MS-UC-Client, and the one of CPE-OCPHONE. */
enum { UC_FIRST = 1, UC_SCHEME = 2, UC_LAST = 5, CODE_VOICE_VLAN = 10 };

#define UC_IDENTIFIER "MS-UC-Client"
#define POLYCOM_VLAN_PREFIX "VLAN-A="
#define POLYCOM_VLAN_END ';'

#endif
