/* SPDX-License-Identifier: MIT */
/* BlueCat Address Manager: DHCPv4 client options, and vendor options that belong to a vendor
 * profile. Types, and colons between the octets of a String: DHCP custom options, 9.4.0;
 * profiles and their options: Adding DHCP vendor deployment options, 9.4.0. */
#include "form.h"

static const char menu[] = "IP Space > (the network) > Deployment Options";

static void print_value(const form *f, const item *of) {
    if (of->row->kind == DHCPOPT_KIND_OFFSET) {
        form_string(f, "Type", "Signed Integer 32bit");
        form_field(f, "Value");
        print_signed(f->out, item_seconds(of));
        print_end(f->p, f->out);
    } else if (of->row->kind == DHCPOPT_KIND_VLAN) {
        form_string(f, "Type", "Unsigned Integer 16bit");
        form_number(f, "Value", bytes_u16(of->bytes, 0));
    } else if (form_is_address(of)) {
        form_string(f, "Type", "IPv4 Address");
        form_field(f, "Value");
        print_addresses(f->out, of->bytes, "");
        print_end(f->p, f->out);
    } else if (item_is_plain(of, PLAIN_SET)) {
        form_string(f, "Type", "Text");
        form_text(f, "Value", item_text(of));
    } else {
        form_string(f, "Type", "String");
        form_octets(f, "Value", FORM_COLON, of->bytes);
    }
}

static void print_entry(const form *f, const item *of) {
    bool vendor = of->row->space != DHCPOPT_SPACE_DHCP4;
    form_entry(f, of);
    if (!f->p->config->remove) {
        form_string(f, "New", vendor ? "DHCP Vendor Option" : "DHCPv4 Client Option");
    }
    if (vendor) {
        form_string(f, "Vendor", dhcpopt_space_name(of->row->space));
    }
    form_field(f, vendor ? "Vendor Option" : "Option");
    print_number(f->out, of->row->code, 1);
    print_char(f->out, ' ');
    print_line(f->p, f->out, of->row->name);
    if (!f->p->config->remove) {
        print_value(f, of);
    }
}

dhcpopt_status render_bluecat(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    const form f = {p, out, sizeof "Vendor Option:  " - 1};
    const char *advice =
        p->config->remove ? "delete these options, then deploy"
                          : "a code that the list lacks is first defined, of that type: as a";
    if (!form_begin(&f, menu, advice,
                    p->config->remove
                        ? NULL
                        : "custom option, or in the vendor profile of that identifier")) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        print_entry(&f, &p->items[index]);
    }
    return DHCPOPT_OK;
}
