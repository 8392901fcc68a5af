/* SPDX-License-Identifier: MIT */
/* What the reader of FortiOS's configuration knows of an entry until it ends. */
#ifndef DHCPOPT_PLATFORM_FORTIGATE_SCAN_H
#define DHCPOPT_PLATFORM_FORTIGATE_SCAN_H

#include "scan.h"

/* What the scanner's numbers mean here. */
enum {
    PLACE,  /* one of those below */
    NESTED, /* how many other "config" are open inside it */
    ENTRY,  /* what the entry at hand has */
    LINE    /* of its value */
};

enum { ELSEWHERE, SERVER, OPTIONS };

enum {
    HAS_CODE = 1,
    HAS_VALUE = 2,
    HAS_ADDRESSES = 4, /* "set ip" */
    MATCHES = 8,       /* "set vci-match enable" */
    IS_STRING = 16,
    IS_IP = 32,
    IS_FQDN = 64,
    IS_STRANGE = 128, /* a type that is not known */
    IS_NTP = 256,     /* no entry, but the server's "set ntp-server1" and so on */
    IS_SERVERS = 512, /* nor this, but its "set tftp-server" */
    IS_ZONE = 1024    /* nor this, but its "set timezone-option" */
};

/* Of the names that are kept in a scanner: the class that a server answers, whether it looks at
 * that, which of its lists is open, and whether it is disabled. */
enum { NAME_CLASS, NAME_MATCHES, NAME_LIST, NAME_DISABLED };

/* ---- fortigate_entry.c ---- */

/* The words of a value or of addresses, until the entry ends. */
void fortigate_keep_words(dhcpopt_scanner *s, dhcpopt_text words, size_t flag);
/* What is found is told as inactive where its server is disabled so far; true. */
bool fortigate_tell(const dhcpopt_scanner *s, dhcpopt_found *ret);
/* The entry is complete: it is kept back until its server ends, which tells behind its entries
 * whom it answers. True where it is found now, for it has no server or there is no room. */
bool fortigate_end_entry(dhcpopt_scanner *s, dhcpopt_found *ret);
/* The next of those that were kept back; false where there is none, and the server ended. */
bool fortigate_end_server(dhcpopt_scanner *s, dhcpopt_found *ret);

#endif
