/* SPDX-License-Identifier: MIT */
/* What the readers of netsh's commands and of its reports share. */
#ifndef DHCPOPT_PLATFORM_NETSH_SCAN_H
#define DHCPOPT_PLATFORM_NETSH_SCAN_H

#include "scan.h"

/* ---- Elements of a value ---- */

/* A type that is known, or NETSH_UNKNOWN. */
typedef enum netsh_type {
    NETSH_UNKNOWN,
    NETSH_BINARY,
    NETSH_BYTE,
    NETSH_DWORD,
    NETSH_IPADDRESS,
    NETSH_STRING,
    NETSH_WORD
} netsh_type;

netsh_type netsh_type_of(dhcpopt_text name);

/* A percent sign: itself, written twice as in a batch file, or never to be known. */
typedef enum netsh_percent { PERCENT_PLAIN, PERCENT_DOUBLED, PERCENT_UNKNOWN } netsh_percent;

/* Adds an element, whose quotes are gone. On failure *ret_fault is the part at fault. */
dhcpopt_status netsh_put(writer *w, netsh_type type, netsh_percent percent,
                         dhcpopt_text element, dhcpopt_text *ret_fault);

/* The first percent sign that stands for something else, or the text's end. */
size_t netsh_find_variable(netsh_percent percent, dhcpopt_text text);

/* ---- Vendor classes, which netsh calls by a name of the server's ---- */

typedef enum netsh_class {
    CLASS_NONE,    /* every client */
    CLASS_UC,      /* MS-UC-Client */
    CLASS_OCPHONE, /* CPE-OCPHONE */
    CLASS_OTHER,   /* surely neither */
    CLASS_UNKNOWN
} netsh_class;

/* By what the text told of the name, else by the usual names. */
netsh_class netsh_class_named(const dhcpopt_scanner *s, dhcpopt_text name);
/* Keeps what an added class sends in option 60. */
void netsh_class_learn(dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_text data, bool hex);

dhcpopt_space netsh_space(netsh_class of);
/* Which clients get what follows: those of our two classes, or of the one so named. */
void netsh_set_class(dhcpopt_scanner *s, netsh_class of, dhcpopt_text name);
/* Might a sub-option of a class that is not known be one of ours? */
bool netsh_is_doubtful(netsh_class of, uint64_t code, netsh_type type);

/* ---- The two readers ---- */

/* A line of what "show optionvalue" prints; false in *ret_is_line for any other. */
bool netsh_show(dhcpopt_scanner *s, bool *ret_is_line, dhcpopt_found *ret);

#endif
