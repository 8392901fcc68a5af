/* SPDX-License-Identifier: MIT */
/* What the dialects of servers on Unix share beyond the words of all dialects. */
#ifndef DHCPOPT_SERVERS_H
#define DHCPOPT_SERVERS_H

#include "platform.h"

/* MESSAGE_LONG for the last item, where all of them, each with its code and length octets, take
 * more than the server's message has room for. */
dhcpopt_status limit_message(const plan *p, size_t room, dhcpopt_error *error);

/* How dnsmasq's configuration comes to the server. */
typedef enum dnsmasq_way {
    DNSMASQ_FILE, /* as a line of its own file */
    DNSMASQ_UCI   /* as a word in a shell's single quotes, through OpenWrt's script */
} dnsmasq_way;

/* An option as dhcp-option takes it, behind the tags: code or name, a comma, the value. */
dhcpopt_status print_dnsmasq_option(printer *out, const item *of, dnsmasq_way way,
                                    dhcpopt_error *error);

#endif
