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

/* A percent sign: itself, written twice as in a batch file, or never to be known; itself where
 * a dollar sign is PowerShell's. */
typedef enum netsh_percent {
    PERCENT_PLAIN,
    PERCENT_DOUBLED,
    PERCENT_UNKNOWN,
    PERCENT_POWERSHELL
} netsh_percent;

/* Adds an element, whose quotes are gone. On failure *ret_fault is the part at fault. */
dhcpopt_status netsh_put(writer *w, netsh_type type, netsh_percent percent,
                         dhcpopt_text element, dhcpopt_text *ret_fault);

/* The first sign that stands for something else, or the text's end. */
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

/* ---- Lines ---- */

typedef struct netsh_command {
    dhcpopt_text left; /* what is not read yet */
    netsh_percent percent;
    bool misquoted; /* cmd.exe takes all of it for the name of a program */
} netsh_command;

/* The next argument, to the blank behind it outside quotes; empty at the end. */
dhcpopt_text netsh_next(netsh_command *c);
dhcpopt_text netsh_without_quotes(dhcpopt_text argument);
/* Is it that word, in quotes or not, in any letter case? */
bool netsh_is_word(dhcpopt_text argument, const char *word);
/* Is it the start of that word, at least so long? netsh takes it for the word. */
bool netsh_is_start(dhcpopt_text argument, const char *word, size_t least);
/* "vendor=NAME", with blanks around the sign or without. Nothing is taken where none is. */
bool netsh_take_tag(netsh_command *c, const char *tag, dhcpopt_text *ret_words,
                    dhcpopt_text *ret_name);

/* Is it nothing that netsh runs? */
bool netsh_is_remark(const dhcpopt_scanner *s);
/* Where a shell ends the command: at a sign of its own outside quotes. */
size_t netsh_command_end(dhcpopt_text text, const char *ends);
bool netsh_accept_server(dhcpopt_scanner *s);
/* "dhcp server", wherever a wrapper puts it; the reader goes on behind it. What stands in front
 * is for cmd.exe; a script for netsh has nothing there. */
bool netsh_find_server(dhcpopt_scanner *s, bool *ret_batch, bool *ret_loop);
/* Does the line go on in the context that an earlier one set? */
bool netsh_in_context(const dhcpopt_scanner *s);
/* "netsh dhcp server scope>": what netsh puts in front where commands are typed. */
bool netsh_skip_prompt(dhcpopt_scanner *s);

/* ---- The two readers ---- */

/* A line of what "show optionvalue" prints; false in *ret_is_line for any other. */
bool netsh_show(dhcpopt_scanner *s, bool *ret_is_line, dhcpopt_found *ret);

#endif
