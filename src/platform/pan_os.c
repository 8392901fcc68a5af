/* SPDX-License-Identifier: MIT */
/* Palo Alto PAN-OS: the form of a DHCP server's option. Documented are its fields, the types IP
 * Address, ASCII and Hexadecimal, and that a name and code may have several values of one type;
 * how Hexadecimal is spelled is not, so its octets are plain digits under a warning. */
#include "form.h"

static const char menu[] = "Network > DHCP > DHCP Server > (interface) > Options";

enum { ADDRESS_OCTETS = 4, VALUE_WIDTH = sizeof "Vendor Class Identifier:  " - 1 };

/* A name of its own for each entry: the option's, and its class. */
static void print_name(const form *f, const item *of) {
    form_field(f, "Name");
    print_string(f->out, of->row->name);
    if (of->space != DHCPOPT_SPACE_DHCP4) {
        print_char(f->out, '-');
        print_lower(f->out, dhcpopt_space_name(of->space));
    }
    print_end(f->p, f->out);
}

static void print_each_address(const form *f, dhcpopt_bytes bytes) {
    for (size_t pos = 0; pos + ADDRESS_OCTETS <= bytes.len; pos += ADDRESS_OCTETS) {
        form_field(f, "Option Value");
        print_address(f->out, bytes_u32(bytes, pos));
        print_end(f->p, f->out);
    }
}

static void print_value(const form *f, const item *of) {
    if (of->row->kind == DHCPOPT_KIND_ADDRESSES) {
        form_string(f, "Option Type", "IP Address");
        print_each_address(f, of->bytes);
    } else if (item_is_plain(of, PLAIN_SET)) {
        form_string(f, "Option Type", "ASCII");
        form_text(f, "Option Value", item_text(of));
    } else {
        form_string(f, "Option Type", "Hexadecimal");
        form_octets(f, "Option Value", FORM_HEX, of->bytes);
    }
}

dhcpopt_status render_pan_os(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    const form f = {p, out, VALUE_WIDTH};
    const char *advice = p->config->remove ? "delete the entries of these names, then commit"
                                           : "add an entry for each, then commit";
    if (!form_begin(&f, menu, advice, NULL)) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        form_entry(&f, of);
        print_name(&f, of);
        form_number(&f, "Option Code", of->row->code);
        if (of->space != DHCPOPT_SPACE_DHCP4) {
            form_string(&f, "Vendor Class Identifier", dhcpopt_space_name(of->space));
        }
        if (!p->config->remove) {
            print_value(&f, of);
        }
    }
    return DHCPOPT_OK;
}
