/* SPDX-License-Identifier: MIT */
/* OPNsense with Kea: the form of the tab Options (OPNsense manual, Kea DHCP). Every value goes
 * as Hex, pairs of digits without colons: codes that Kea has no type for take nothing else, and
 * its encoder of a time offset packs in the machine's byte order (KeaOptionDataField.php). */
#include "form.h"

static const char menu[] = "Services > KEA DHCP > KEA DHCPv4 > Options";

enum { CODE_VENDOR_CLASS = 60 };

/* It names the option in a subnet's list: the option's name, its class, and the subnet. */
static void print_description(const plan *p, printer *out, const item *of) {
    print_string(out, of->row->name);
    if (of->space != DHCPOPT_SPACE_DHCP4) {
        print_char(out, '-');
        print_lower(out, dhcpopt_space_name(of->space));
    }
    if (plan_has_scope(p)) {
        print_char(out, ' ');
        print_text(out, p->config->scope);
    }
}

static void print_entry(const form *f, const item *of) {
    form_entry(f, of);
    form_field(f, "Description");
    print_description(f->p, f->out, of);
    print_end(f->p, f->out);
    if (f->p->config->remove) {
        return;
    }
    if (of->space != DHCPOPT_SPACE_DHCP4) {
        form_number(f, "Match Code", CODE_VENDOR_CLASS);
        form_string(f, "Match Encoding", "String");
        form_string(f, "Match Data", dhcpopt_space_name(of->space));
    }
    form_number(f, "Set Code", of->row->code);
    form_string(f, "Set Encoding", "Hex");
    form_octets(f, "Set Data", FORM_HEX, of->bytes);
}

/* An option is sent where a subnet names it. */
static void print_subnet(const form *f) {
    print_end(f->p, f->out);
    print_comment(f->p, f->out, "then, in the tab Subnets, the subnet's field");
    form_field(f, "Options");
    for (size_t index = 0; index < f->p->count; index++) {
        print_string(f->out, index > 0 ? ", " : "");
        print_description(f->p, f->out, &f->p->items[index]);
    }
    print_end(f->p, f->out);
}

dhcpopt_status render_opnsense_kea(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    const form f = {p, out, sizeof "Match Encoding:  " - 1};
    const char *advice = p->config->remove
                             ? "take these from the subnet's field Options, then delete them"
                             : "add an option for each, then save and apply";
    if (!form_begin(&f, menu, advice, NULL)) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        print_entry(&f, &p->items[index]);
    }
    if (!p->config->remove) {
        print_subnet(&f);
    }
    return DHCPOPT_OK;
}
