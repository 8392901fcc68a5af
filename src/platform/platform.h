/* SPDX-License-Identifier: MIT */
/* What a dialect is given to print, and the words that dialects share. */
#ifndef DHCPOPT_PLATFORM_H
#define DHCPOPT_PLATFORM_H

#include "../bytes.h"
#include "../hex.h"
#include "../text.h"

/* No platform prints more: each row of the option table at most once, and option 43. */
enum { ITEMS_MAX = 32, REMARKS_MAX = DHCPOPT_CONFIG_FINDINGS_MAX };

/* What is set on its own: an option, or a sub-option where the server takes those. */
typedef struct item {
    const dhcpopt_option *row;
    dhcpopt_space space; /* DHCP4: for every client; else for those of that vendor class */
    dhcpopt_bytes bytes;
    size_t origin; /* which of the caller's values, or the first of several */
    size_t start;  /* where in that value the octets stand */
    bool made;     /* they stand in none: they are the encapsulation of several */
} item;

/* A finding, and what it is about. */
typedef struct remark {
    dhcpopt_finding_id id;
    uint8_t option; /* 0: all of it */
    uint8_t code;   /* the sub-option, or 0 */
} remark;

struct platform;

/* The caller's values, looked over and in the platform's units: sorted by code, option 43
 * last. */
typedef struct plan {
    const struct platform *on;
    const dhcpopt_config *config;
    item members[ITEMS_MAX]; /* options and sub-options, each by itself */
    size_t member_count;
    item items[ITEMS_MAX]; /* as the platform takes them */
    size_t count;
    bool padded; /* PAD or END was left out */
    remark remarks[REMARKS_MAX];
    size_t remark_count;
    uint8_t payloads[2][DHCPOPT_VALUE_MAX]; /* octets of options 43 */
} plan;

/* Is that part to be printed? */
static inline bool plan_prints(const plan *p, dhcpopt_part part) {
    return p->config->part == DHCPOPT_PART_ALL || p->config->part == part;
}

/* What a platform does with values, and no other does. */
typedef enum trait {
    TRAIT_NONE,
    TRAIT_CUTS_HEX,    /* behind the 180 digits that "option hex" keeps */
    TRAIT_OWN_ADDRESS, /* 0.0.0.0 stands for the server's own */
    TRAIT_QUOTES,      /* text of its form goes in quotes, whatever its type */
    TRAIT_GROUPS       /* scopes have numbers of the whole server's, made from their names */
} trait;

/* A row of the table in platforms.c. */
typedef struct platform {
    dhcpopt_platform about;
    const char *comment;  /* before a line of comment; NULL where the dialect has none */
    const char *line_end; /* after every line */
    /* Prints the plan. The first thing that the platform cannot say fails, with fail_at. */
    dhcpopt_status (*render)(const plan *p, printer *out, dhcpopt_error *error);
    /* Adds what is risky on this platform, with plan_remark; may be NULL. */
    void (*remark)(plan *p);
    /* Reads the dialect: goes on in the scanner's line until an option is found, or the line
     * is at its end; see scan.h. NULL where it is not read. */
    bool (*scan)(dhcpopt_scanner *s, dhcpopt_found *ret);
    /* Words that stand in this dialect and in no other, parted by newlines; one behind "="
     * decides by itself. NULL where it is not recognised. */
    const char *marks;
    trait does;
} platform;

static inline const platform *platform_of(const dhcpopt_platform *about) {
    return (const platform *)(const void *)about; /* its first member */
}

/* Is it not that word in any letter case, but for one or two letters? */
bool is_misspelt(dhcpopt_text word, const char *meant);
/* Is it nearly, and not letter for letter, a vendor class of the phones? */
bool class_is_misspelt(dhcpopt_text vendor_class);
/* May phones be among its clients? So it is for none, and where it is not known. */
bool class_may_be_ours(dhcpopt_text vendor_class);

/* The number of TRAIT_GROUPS, never 0. */
uint32_t comware_group(dhcpopt_text scope);

/* ---- The dialects, each in a file of its own ---- */

typedef dhcpopt_status renderer(const plan *p, printer *out, dhcpopt_error *error);
typedef void remarker(plan *p);
typedef bool reader(dhcpopt_scanner *s, dhcpopt_found *ret);

renderer render_netsh, render_netsh_script, render_powershell, render_dhcpconfigscript,
    render_cisco_ios, render_isc_dhcpd, render_kea, render_dnsmasq, render_udhcpd,
    render_systemd_networkd, render_openwrt, render_fortigate, render_comware, render_aos_s,
    render_junos, render_huawei_vrp, render_mikrotik, render_exos, render_edgeos,
    render_dell_os6, render_meraki, render_infoblox, render_pan_os, render_opnsense_kea,
    render_pfsense, render_bluecat, render_table, render_hex, render_json, render_c;
remarker remark_windows, remark_cisco_ios, remark_isc_dhcpd, remark_kea, remark_dnsmasq,
    remark_systemd_networkd, remark_length_unknown, remark_infoblox, remark_pan_os,
    remark_mikrotik, remark_comware, remark_edgeos, remark_huawei_vrp, remark_dell_os6,
    remark_dhcpconfigscript, remark_fortigate;

reader scan_pool, scan_netsh, scan_powershell, scan_dhcputil, scan_isc, scan_kea, scan_json,
    scan_dnsmasq, scan_openwrt, scan_udhcpd, scan_systemd_networkd, scan_fortigate, scan_junos,
    scan_mikrotik, scan_exos, scan_edgeos, scan_form, scan_table, scan_hex, scan_c;

/* ---- plan.c ---- */

dhcpopt_status plan_make(plan *p, const struct platform *on, const dhcpopt_config *config,
                         dhcpopt_error *error);

/* PLATFORM_LONG for the first item that has more octets than the platform keeps in any
 * spelling; a dialect tells its own, lower limits first. */
dhcpopt_status plan_limit(const plan *p, dhcpopt_error *error);

/* The item of that option or sub-option, or NULL; for option 43 the first of them. */
const item *plan_find(const plan *p, dhcpopt_space space, uint8_t code);

/* Adds a remark about an item, or about all of it where that is NULL; each only once. */
void plan_remark(plan *p, dhcpopt_finding_id id, const item *about);

/* ---- scope.c ---- */

/* Are the scope and the server what the platform takes? */
dhcpopt_status scope_check(const plan *p, dhcpopt_error *error);

static inline bool plan_has_scope(const plan *p) {
    return p->config->scope.ptr != NULL;
}

static inline bool plan_has_server(const plan *p) {
    return p->config->server.ptr != NULL;
}

/* The parts of a scope that was checked: "name:address/bits", "address/bits". */
typedef struct scope_parts {
    dhcpopt_text name;
    dhcpopt_text address;
    dhcpopt_text subnet; /* address and bits */
} scope_parts;
scope_parts scope_read(dhcpopt_scope kind, dhcpopt_text scope);

/* ---- words.c ---- */

static inline bool is_vendor_specific(const item *of) {
    return of->row->kind == DHCPOPT_KIND_SUBOPTIONS;
}

/* Does it travel as text? Its octets may still be such that the platform needs
 * them in hexadecimal. */
bool item_is_text(const item *of);

static inline dhcpopt_text item_text(const item *of) {
    return bytes_as_text(of->bytes);
}

/* Letters, digits and the characters of set alone; not empty. */
bool text_is_plain(dhcpopt_text text, const char *set);

/* The characters beside letters and digits that mean nothing in any dialect. */
#define PLAIN_SET "._~:/=@+-"

/* An item that travels as text of plain characters and those of set. */
bool item_is_plain(const item *of, const char *set);

/* Fails for an item; pos and len in its octets become those in the caller's value. */
dhcpopt_status fail_at(dhcpopt_error *error, dhcpopt_status status, const item *of, size_t pos,
                       size_t len);

/* PLATFORM_LONG where the item has more than limit octets. */
dhcpopt_status limit_item(const item *of, size_t limit, dhcpopt_error *error);

/* PLATFORM_CHARACTER at the first octet that is not printable ASCII or is in set. */
dhcpopt_status refuse_characters(const item *of, const char *set, dhcpopt_error *error);

/* The octets in one of the FORM_ spellings. */
void print_octets(printer *out, size_t form, dhcpopt_bytes bytes);
/* Addresses of 4 octets each, parted by the separator. */
void print_addresses(printer *out, dhcpopt_bytes bytes, const char *separator);
void print_address(printer *out, uint32_t address);
/* A time offset: signed, or as the unsigned number of the same 32 bits. */
int32_t item_seconds(const item *of);
void print_signed(printer *out, int32_t number);
/* Every c of the text is put twice. */
void print_doubling(printer *out, dhcpopt_text text, const char *doubled);
/* "MS-UC-Client" becomes "ms-uc-client": for names of what the output defines. */
void print_lower(printer *out, const char *string);
/* As a JSON string, with its quotes (RFC 8259 s.7). */
void print_json_text(printer *out, dhcpopt_text text);

/* The end of a line. */
void print_end(const plan *p, printer *out);
/* A whole line: its parts, up to a NULL. */
void print_line(const plan *p, printer *out, const char *line);
/* A line of comment; nothing where the dialect has none. The text is the program's own. */
void print_comment(const plan *p, printer *out, const char *text);
/* Comments: who wrote this, and what is risky about it. */
void print_head(const plan *p, printer *out);
/* For --remove where the output is a part of a file: comments that say so, and nothing else. */
void print_take_out(const plan *p, printer *out);
/* A comment that tells what an item is; its text too where that is made of plain characters. */
void print_about(const plan *p, printer *out, const item *of);
/* The text of an item's value, in buf; empty where it is not of plain characters, or too
 * long. */
enum { SHOWN_CAP = 256 };
dhcpopt_text item_shown(const item *of, char buf[SHOWN_CAP]);

#endif
