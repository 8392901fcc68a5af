/* SPDX-License-Identifier: MIT */
/* How scopes, subnets and servers are called in tables, in files and by files, for check
 * --sites; config takes the servers of a table for the same in any letter case, too. */
#ifndef CLI_MATCHED_KEY_H
#define CLI_MATCHED_KEY_H

#include "sites.h"

enum { KEY_MAX = 2 * SITE_SUBJECT_MAX };

/* In small letters, into room for all of it. */
void matched_small(dhcpopt_text text, char *buf);
/* "scope\nserver", in small letters, since not all systems tell letter case apart; empty
 * where it is too long to be one. */
dhcpopt_text matched_key(dhcpopt_text scope, dhcpopt_text server, char buf[KEY_MAX]);
/* The subnet in "voice:10.1.2.0/24" and "MS-UC-Client 10.1.2.0/24", and its address; empty
 * where there is none. */
dhcpopt_text matched_subnet(dhcpopt_text scope);
dhcpopt_text matched_address(dhcpopt_text scope);
/* The scope as --output-dir calls its file, with "_" for the marks of a subnet; empty where it
 * is too long for one. */
dhcpopt_text matched_said(dhcpopt_text scope, char buf[KEY_MAX]);
/* What a file is named after, its ending included: "dumps/dhcp01.txt". */
dhcpopt_text matched_file(const char *file);
/* Without the last dot and what is behind it; empty where there is none. */
dhcpopt_text matched_shorter(dhcpopt_text name);

#endif
