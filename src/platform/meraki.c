/* SPDX-License-Identifier: MIT */
/* Cisco Meraki: the dashboard's form for a DHCP option. Types and menu: Meraki, Setting Custom
 * DHCP Options. Colons between octets: a published value that works, f1:04:ad:26:db:21. How it
 * takes several addresses, and how wide an integer is, is not told: those go as octets. */
#include "form.h"

static const char menu[] = "Security & SD-WAN > Configure > DHCP";

static void print_value(const form *f, const item *of) {
    if (form_is_address(of)) {
        form_string(f, "Type", "IP");
        form_field(f, "Value");
        print_addresses(f->out, of->bytes, "");
        print_end(f->p, f->out);
    } else if (item_is_plain(of, PLAIN_SET)) {
        form_string(f, "Type", "Text");
        form_text(f, "Value", item_text(of));
    } else {
        form_string(f, "Type", "Hex");
        form_octets(f, "Value", FORM_COLON, of->bytes);
    }
}

dhcpopt_status render_meraki(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    const form f = {p, out, sizeof "Option:  " - 1};
    const char *advice = p->config->remove ? "delete the entries of these codes, then save"
                                           : "add a DHCP option for each, then save";
    if (!form_begin(&f, menu, advice, NULL)) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        form_entry(&f, of);
        if (!p->config->remove) {
            form_string(&f, "Option", "Custom");
        }
        form_number(&f, "Code", of->row->code);
        if (!p->config->remove) {
            print_value(&f, of);
        }
    }
    return DHCPOPT_OK;
}
