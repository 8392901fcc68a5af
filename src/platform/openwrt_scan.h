/* SPDX-License-Identifier: MIT */
/* What stands in OpenWrt's configuration: its words and statements, for the reader of it. */
#ifndef DHCPOPT_PLATFORM_OPENWRT_SCAN_H
#define DHCPOPT_PLATFORM_OPENWRT_SCAN_H

#include "dnsmasq_scan.h"

/* The dialect's numbers beside dnsmasq's: what the section is (from 1); up to where the options
 * are given that were held back; are they being given; does a list go on in the line. */
enum { NUMBER_TYPE = NUMBER_KEPT + 1, NUMBER_GIVEN, NUMBER_STATE };
enum { STATE_GIVING = 1, STATE_LISTING = 2 };

typedef enum statement_kind {
    STATEMENT_NONE,
    STATEMENT_SECTION,
    STATEMENT_SETTING
} statement_kind;

typedef struct statement {
    statement_kind kind;
    bool script;          /* a shell reads it first */
    bool named;           /* it names its section; else it belongs to the one at hand */
    dhcpopt_text section; /* its name */
    dhcpopt_text type;    /* of the section, as far as it is told; else an interface's */
    dhcpopt_text setting;
    argument name;
    argument value;
} statement;

/* The next statement of the line; the reader goes on behind it. */
void openwrt_statement(dhcpopt_scanner *s, statement *ret);

static inline bool openwrt_is_option(dhcpopt_text setting) {
    return text_equal(setting, dhcpopt_text_of("dhcp_option")) ||
           text_equal(setting, dhcpopt_text_of("dhcp_option_force"));
}

#endif
