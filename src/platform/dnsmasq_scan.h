/* SPDX-License-Identifier: MIT */
/* dnsmasq's options as they stand in its own file and, handed on, in OpenWrt's. */
#ifndef DHCPOPT_PLATFORM_DNSMASQ_SCAN_H
#define DHCPOPT_PLATFORM_DNSMASQ_SCAN_H

#include "scan.h"

/* OpenWrt's, of the names that are kept in a scanner. */
enum { NAME_SECTION, NAME_CLASS, NAME_NETWORKID, NAME_VARIABLE };

/* Who gets the options, before their own tags are looked at; and what else is known. */
typedef struct audience {
    const char *where;
    dhcpopt_text scope;
    dhcpopt_text vendor_class;
    bool variable; /* the text has variables of a shell */
    spot at;       /* where the option stands that was kept back */
} audience;

/* ---- dnsmasq_option.c ---- */

/* What stands behind "dhcp-option=": tags, code or name, value. words is its place in the line,
 * where text is not a part of that. False for what is not sent over DHCPv4. */
bool dnsmasq_option(dhcpopt_scanner *s, const audience *to, dhcpopt_text text,
                    dhcpopt_text words, dhcpopt_found *ret);

/* ---- dnsmasq_hold.c ---- */

/* Keeps an option back up to the end of the text, where all tags are known; false where it
 * cannot. */
bool dnsmasq_hold(dhcpopt_scanner *s, const audience *to, spot at, dhcpopt_text text);
bool dnsmasq_give_held(dhcpopt_scanner *s, dhcpopt_found *ret);

/* ---- dnsmasq_tag.c ---- */

/* What stands behind "dhcp-vendorclass=", "dhcp-match=" and "dhcp-range=". */
void dnsmasq_take_vendorclass(dhcpopt_scanner *s, dhcpopt_text text);
void dnsmasq_take_match(dhcpopt_scanner *s, dhcpopt_text text);
void dnsmasq_take_range(dhcpopt_scanner *s, dhcpopt_text text);
/* The vendor class in "60,CLASS"; false where another option is looked at. */
bool dnsmasq_class(dhcpopt_text text, uint8_t buf[DHCPOPT_PLACE_MAX], dhcpopt_text *ret_class);
/* The next word, without quotes; *text goes on behind its comma. */
dhcpopt_text dnsmasq_cut_word(dhcpopt_text *text, char buf[DHCPOPT_PLACE_MAX]);
bool dnsmasq_cut_prefix(dhcpopt_text *word, const char *prefix);
/* "set:", "tag:" and "net:" go. */
dhcpopt_text dnsmasq_without_prefix(dhcpopt_text tag);
/* A number, or "option:NAME". */
bool dnsmasq_read_code(dhcpopt_text word, uint8_t *ret_code);

/* ---- dnsmasq_names.c ---- */

/* What an option's value is, whatever it looks like. */
typedef enum known_as {
    KNOWN_ANY, /* nothing is known */
    KNOWN_OCTET,
    KNOWN_OCTETS_2,
    KNOWN_OCTETS_4,
    KNOWN_ADDRESSES,
    KNOWN_TEXT,
    KNOWN_NAMES,
    KNOWN_TIME
} known_as;

/* Of dnsmasq's option names; false where it is none. */
bool dnsmasq_code(dhcpopt_text name, uint8_t *ret_code);
known_as dnsmasq_known(uint8_t number);

/* ---- dnsmasq_word.c ---- */

enum { WORD_CAP = 2048 };

/* A word as the shell and uci take it. raw is its place in the line; plain is a part of the
 * line where that is the same. */
typedef struct argument {
    dhcpopt_text raw;
    dhcpopt_text plain;
    bool apart;    /* plain is not a part of the line, but in buf */
    bool open;     /* a quote is missing, or the word is too long */
    bool variable; /* it has variables, outside of single quotes */
    char buf[WORD_CAP];
} argument;

/* The next word of the line; ends are the characters that end it outside of quotes. */
void shell_word(dhcpopt_scanner *s, const char *ends, argument *ret);

/* ---- dnsmasq_value.c ---- */

/* Without quotes and escapes; what has no room is cut. */
dhcpopt_text dnsmasq_unquoted(dhcpopt_text text, char *buf, size_t cap);
/* The octets that are sent for a value; inner: it is put inside another option. */
dhcpopt_status dnsmasq_value(dhcpopt_text text, uint8_t number, bool inner, writer *w);
/* Up to c outside of quotes, or text.len. */
size_t dnsmasq_find(dhcpopt_text text, size_t pos, int c);

#endif
