/* SPDX-License-Identifier: MIT */
/* dnsmasq's option, for its own file and for OpenWrt's. */
#ifndef DHCPOPT_DNSMASQ_SCAN_H
#define DHCPOPT_DNSMASQ_SCAN_H

#include "scan.h"

/* That tag is set for clients of that vendor class. */
void dnsmasq_keep_tag(dhcpopt_scanner *s, dhcpopt_text tag, dhcpopt_text vendor_class);

/* The vendor class for which that tag is set; empty: none. */
dhcpopt_text dnsmasq_class_of(const dhcpopt_scanner *s, dhcpopt_text tag);

/* "tag:voice,43,0a:02:00:c8", a part of the line; tells whether that is an option. */
bool dnsmasq_read_option(dhcpopt_scanner *s, dhcpopt_text text, dhcpopt_found *ret);

#endif
