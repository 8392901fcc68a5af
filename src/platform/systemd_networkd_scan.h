/* SPDX-License-Identifier: MIT */
/* What the parts of the reader of systemd-networkd's files share. */
#ifndef DHCPOPT_PLATFORM_SYSTEMD_NETWORKD_SCAN_H
#define DHCPOPT_PLATFORM_SYSTEMD_NETWORKD_SCAN_H

#include "scan.h"

/* The octets of a value of that type, as it stands behind SendOption=CODE:TYPE: */
dhcpopt_status networkd_value(dhcpopt_text type, dhcpopt_text text, writer *w);

#endif
