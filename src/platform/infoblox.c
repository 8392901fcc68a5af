/* SPDX-License-Identifier: MIT */
/* Infoblox NIOS and portal: custom DHCP options of a network, and of an option filter for a
 * vendor class. Types: Infoblox, Configuring DHCP Options, and WAPI, dhcpoptiondefinition.
 * Colons between the octets of an option 43 that NIOS took: infoblox-ansible, issue 25; the
 * portal's spelling is not told. */
#include "form.h"

static const char menu[] =
    "NIOS: the network's Custom DHCP Options; portal: Manage > IPAM/DHCP";

static void print_value(const form *f, const item *of) {
    if (of->row->kind == DHCPOPT_KIND_OFFSET) {
        form_string(f, "Type", "32-bit signed integer (NIOS), 32-bit integer (portal)");
        form_field(f, "Value");
        print_signed(f->out, item_seconds(of));
        print_end(f->p, f->out);
    } else if (of->row->kind == DHCPOPT_KIND_ADDRESSES) {
        form_string(f, "Type", "array of ip-address (NIOS), IPv4 Address (portal)");
        form_field(f, "Value");
        print_addresses(f->out, of->bytes, ",");
        print_end(f->p, f->out);
    } else if (item_is_plain(of, PLAIN_SET)) {
        form_string(f, "Type", "text");
        form_text(f, "Value", item_text(of));
    } else {
        form_string(f, "Type", "string (NIOS), Hexadecimal (portal)");
        form_octets(f, "Value", FORM_COLON, of->bytes);
    }
}

/* The filter's name and its only rule. */
static void print_filter(const form *f, const char *vendor_class) {
    form_field(f, "Option filter");
    print_string(f->out, vendor_class);
    if (plan_has_scope(f->p)) { /* a filter is not of a network, so its name tells them apart */
        print_char(f->out, ' ');
        print_text(f->out, f->p->config->scope);
    }
    print_end(f->p, f->out);
    form_field(f, "Rule");
    print_string(f->out, "vendor-class-identifier (60) equals ");
    print_line(f->p, f->out, vendor_class);
}

dhcpopt_status render_infoblox(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    const form f = {p, out, sizeof "Option filter:  " - 1};
    const char *advice =
        p->config->remove ? "delete these options, and the option filters where one is named"
                          : "a code that has no definition yet is defined first, of that type";
    if (!form_begin(
            &f, menu, advice,
            "a filter holds in all networks, unless a network's Logic Filter List has it")) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        form_entry(&f, of);
        if (of->space != DHCPOPT_SPACE_DHCP4) {
            print_filter(&f, dhcpopt_space_name(of->space));
        }
        form_number(&f, "Code", of->row->code);
        if (!p->config->remove) {
            print_value(&f, of);
        }
    }
    return DHCPOPT_OK;
}
