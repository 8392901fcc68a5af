/* SPDX-License-Identifier: MIT */
/* ISC dhcpd 4 (dhcpd.conf): statements for the top level, or for the braces of a subnet.
 * Measured with dhcpd 4.4.3-P1. */
#include "isc.h"

/* Between quotes dhcpd knows the backslash and ends at a quote; the rest stands for itself. */
#define QUOTED_SET PLAIN_SET "?&=%"

/* Behind = stands an expression, whose octets are sent whatever the option's type is, so
 * that no definition is needed, and none of the site's can be in the way (dhcp-options(5),
 * setting option values using expressions). A definition could not stand inside a subnet. */
static void print_value(printer *out, const item *of) {
    if (of->row->kind == DHCPOPT_KIND_OFFSET) {
        print_signed(out, item_seconds(of));
    } else if (of->row->kind == DHCPOPT_KIND_ADDRESSES && isc_has_name(of)) {
        print_addresses(out, of->bytes, ", ");
    } else if (item_is_plain(of, QUOTED_SET)) {
        print_string(out, "= \"");
        print_text(out, item_text(of));
        print_char(out, '"');
    } else {
        print_string(out, "= ");
        print_octets(out, FORM_COLON, of->bytes);
    }
}

static void print_option(const plan *p, printer *out, const item *of) {
    print_string(out, "option ");
    isc_print_name(out, of);
    print_char(out, ' ');
    print_value(out, of);
    print_line(p, out, ";");
}

/* A condition, and no class: in a subnet it takes the place of the one for the whole
 * server, whereas a class, wherever it stands, is the whole server's and overrides every
 * subnet. */
static void print_for_class(const plan *p, printer *out, const item *of) {
    print_string(out, "if option vendor-class-identifier = \"");
    print_string(out, dhcpopt_space_name(of->space));
    print_line(p, out, "\" {");
    print_string(out, "  ");
    print_option(p, out, of);
    print_line(p, out, "}");
}

/* The last statement that sets an option counts, so those for every client come first. */
static void print_items(const plan *p, printer *out) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space == DHCPOPT_SPACE_DHCP4) {
            print_about(p, out, &p->items[index]);
            print_option(p, out, &p->items[index]);
        }
    }
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space != DHCPOPT_SPACE_DHCP4) {
            print_about(p, out, &p->items[index]);
            print_for_class(p, out, &p->items[index]);
        }
    }
}

static void print_place(const plan *p, printer *out) {
    if (plan_has_scope(p)) {
        print_string(out, p->on->comment);
        print_string(out, "goes inside the braces of subnet ");
        print_text(out, p->config->scope);
        print_end(p, out);
    } else {
        print_comment(p, out, "goes to the top level of dhcpd.conf");
    }
}

static void print_notes(const plan *p, printer *out) {
    print_head(p, out);
    if (!plan_has_scope(p)) { /* a file of several subnets has the lines of all of them */
        print_comment(p, out, "goes in as lines, or as: include \"FILE\";");
    }
    print_comment(p, out,
                  "where this server is the one for the network, this makes it answer:");
    print_comment(p, out, "authoritative;");
    print_comment(p, out,
                  "behind your own lines, since the last of two counts; a class, a pool or a");
    print_comment(p, out,
                  plan_has_scope(p)
                      ? "host that sets one of these options counts more"
                      : "host that sets one of these options counts more, and a subnet too");
    for (size_t index = 0; index < p->count; index++) {
        if (!isc_has_name(&p->items[index])) {
            print_comment(p, out,
                          "dhcpd may log that an option unknown-... has been redefined:");
            print_comment(p, out, "it has a name for it, and sends these octets all the same");
            return;
        }
    }
}

dhcpopt_status render_isc_dhcpd(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    if (p->config->remove) {
        print_take_out(p, out);
        return DHCPOPT_OK;
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_notes(p, out);
    }
    if (plan_prints(p, DHCPOPT_PART_VALUES)) {
        print_place(p, out);
        print_items(p, out);
    }
    return DHCPOPT_OK;
}
