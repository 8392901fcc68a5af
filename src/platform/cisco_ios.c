/* SPDX-License-Identifier: MIT */
/* Cisco IOS and IOS XE: lines of a DHCP pool. The router keeps 180 hexadecimal digits of
 * "option" and drops the rest without a word (Cisco IOS command reference, option, 15.1(3)S); a
 * command line holds 254 characters. */
#include "pool.h"

enum {
    OPTION_OCTETS = 90, /* 180 digits */
    ASCII_MAX = 225,    /* Cisco-IOS-XE-dhcp.yang, IOS XE 17.9.1 */
    LINE_MAX_IOS = 254,
    DIGITS_PER_OCTET = 2
};

/* A question mark asks the command line for help; a quote ends the text. */
#define ASCII_SET PLAIN_SET "%&,;"

/* How an option is typed. */
typedef enum spelling { SPELLING_IP, SPELLING_ASCII, SPELLING_HEX, SPELLING_EXT } spelling;

static void print_command(printer *out, const char *command, const item *of, const char *form) {
    print_string(out, command);
    print_number(out, of->row->code, 1);
    print_string(out, form);
}

static void print_option(printer *out, const item *of, spelling typed) {
    switch (typed) {
    case SPELLING_IP:
        print_command(out, "option ", of, " ip ");
        print_addresses(out, of->bytes, " ");
        return;
    case SPELLING_ASCII:
        print_command(out, "option ", of, " ascii \"");
        print_text(out, item_text(of));
        print_char(out, '"');
        return;
    case SPELLING_HEX:
    case SPELLING_EXT:
        print_command(out, typed == SPELLING_EXT ? "option ext " : "option ", of, " hex ");
        print_octets(out, FORM_HEX, of->bytes);
        return;
    }
}

static size_t line_length(const item *of, spelling typed) {
    printer measure = printer_to(NULL, 0);
    print_option(&measure, of, typed);
    return measure.len;
}

static spelling spelling_of(const item *of) {
    if (of->row->kind == DHCPOPT_KIND_ADDRESSES &&
        line_length(of, SPELLING_IP) <= LINE_MAX_IOS) {
        return SPELLING_IP;
    }
    if (of->bytes.len <= ASCII_MAX && item_is_plain(of, ASCII_SET)) {
        return SPELLING_ASCII;
    }
    return of->bytes.len <= OPTION_OCTETS ? SPELLING_HEX : SPELLING_EXT;
}

/* PLATFORM_LONG where a line of len characters has no room for it: what it would be cut to is
 * not certain. Only SPELLING_EXT can be that long, and a text where that is longer than one may
 * be. */
static dhcpopt_status check_line(const item *of, spelling typed, size_t len,
                                 dhcpopt_error *error) {
    if (typed != SPELLING_EXT) {
        return DHCPOPT_OK;
    }
    if (item_is_plain(of, ASCII_SET)) {
        return limit_item(of, ASCII_MAX, error);
    }
    size_t over = len > LINE_MAX_IOS ? len - LINE_MAX_IOS : 0;
    size_t octets = (over + DIGITS_PER_OCTET - 1) / DIGITS_PER_OCTET;
    return limit_item(of, of->bytes.len - octets, error);
}

static dhcpopt_status print_item(const plan *p, printer *out, const item *of,
                                 dhcpopt_error *error) {
    spelling typed = spelling_of(of);
    if (is_vendor_specific(of)) { /* the one whose length comes and goes with names */
        print_comment(p, out,
                      typed == SPELLING_EXT
                          ? "where the pool has option 43 without ext, first: no option 43"
                          : "where the pool has option ext 43, first: no option ext 43");
    } else if (typed == SPELLING_EXT) {
        print_comment(p, out,
                      "where the pool has it without ext, first \"no option\" with its code");
    }
    size_t start = out->len;
    print_option(out, of, typed);
    dhcpopt_status status = check_line(of, typed, out->len - start, error);
    if (p->config->remove) {
        out->len = start; /* back over the line, whose length alone was of interest */
        print_command(out, typed == SPELLING_EXT ? "no option ext " : "no option ", of, "");
    }
    print_end(p, out);
    return status;
}

/* A comment is a line as well, and taken back where it is too long for one. */
static void print_note(const plan *p, printer *out, const item *of) {
    size_t start = out->len;
    print_about(p, out, of);
    if (out->len - start > LINE_MAX_IOS) {
        out->len = start;
    }
}

void remark_cisco_ios(plan *p) {
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        if (is_vendor_specific(of)) {
            plan_remark(p, DHCPOPT_FINDING_IOS_POOL_CLASSES, of);
        }
        if (spelling_of(of) == SPELLING_EXT) {
            plan_remark(p, DHCPOPT_FINDING_IOS_OPTION_EXT, of);
        }
    }
}

static void print_notes(const plan *p, printer *out) {
    print_head(p, out);
    if (!p->config->remove) {
        print_comment(p, out, "afterwards compare: show running-config | section dhcp pool");
        print_comment(p, out,
                      "it shows the same digits in groups of four; none may be missing");
    }
}

dhcpopt_status render_cisco_ios(const plan *p, printer *out, dhcpopt_error *error) {
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_notes(p, out);
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_pool(p, out, "ip dhcp pool ");
    for (size_t index = 0; index < p->count; index++) {
        print_note(p, out, &p->items[index]);
        dhcpopt_status status = print_item(p, out, &p->items[index], error);
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
    return DHCPOPT_OK;
}
