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
    IS_NTP = 256      /* no entry, but the server's "set ntp-server1" and so on */
};

/* ---- fortigate_entry.c ---- */

/* The words of a value or of addresses, until the entry ends. */
void fortigate_keep_words(dhcpopt_scanner *s, dhcpopt_text words, size_t flag);
/* The entry is complete: what it says is read as if it stood in one line, and told where its
 * value stands. The line at hand stays as it is. */
bool fortigate_end_entry(dhcpopt_scanner *s, dhcpopt_found *ret);

#endif
