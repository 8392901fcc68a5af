/* SPDX-License-Identifier: MIT */
/* Ubiquiti EdgeOS and VyOS 1.2 and 1.3: commands of configuration mode, whose parameters go
 * into the configuration of ISC dhcpd as they stand; &quot; becomes a quote there (VyOS manual,
 * DHCP server, Raw parameters). Measured with dhcpd 4.4.3-P1. */
#include "isc.h"

/* Behind = stands an expression, whose octets are sent whatever type the option has, so that
 * none needs a definition; those could only stand for the whole server (dhcp-options(5),
 * setting option values using expressions). */
static void print_value(printer *out, const item *of) {
    if (of->row->kind == DHCPOPT_KIND_OFFSET) {
        print_signed(out, item_seconds(of));
    } else if (of->row->kind == DHCPOPT_KIND_ADDRESSES && isc_has_name(of)) {
        print_addresses(out, of->bytes, ", ");
    } else {
        print_string(out, "= ");
        print_octets(out, FORM_COLON, of->bytes);
    }
}

/* Up to the quote before the parameter. */
static void print_node(const plan *p, printer *out) {
    print_string(out, p->config->remove ? "delete" : "set");
    print_string(out, " service dhcp-server ");
    if (plan_has_scope(p)) {
        scope_parts parts = scope_read(p->on->about.scope, p->config->scope);
        print_string(out, "shared-network-name ");
        print_text(out, parts.name);
        print_string(out, " subnet ");
        print_text(out, parts.subnet);
    }
    print_string(out, plan_has_scope(p) ? " subnet-parameters \"" : "global-parameters \"");
}

static void print_parameter(const plan *p, printer *out, const item *of) {
    bool every = of->space == DHCPOPT_SPACE_DHCP4;
    print_node(p, out);
    if (!every) {
        print_string(out, "if option vendor-class-identifier = &quot;");
        print_string(out, dhcpopt_space_name(of->space));
        print_string(out, "&quot; { ");
    }
    print_string(out, "option ");
    isc_print_name(out, of);
    print_char(out, ' ');
    print_value(out, of);
    print_line(p, out, every ? ";\"" : "; }\"");
}

static void print_parameters(const plan *p, printer *out, bool every) {
    for (size_t index = 0; index < p->count; index++) {
        if (every == (p->items[index].space == DHCPOPT_SPACE_DHCP4)) {
            print_parameter(p, out, &p->items[index]);
        }
    }
}

/* What dhcpd reads last counts, so an option 43 for every client goes before the classes'. */
dhcpopt_status render_edgeos(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_parameters(p, out, true);
    print_parameters(p, out, false);
    return DHCPOPT_OK;
}
