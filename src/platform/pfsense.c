/* SPDX-License-Identifier: MIT */
/* pfSense with ISC dhcpd: the table of further options. Type String takes a text in double
 * quotes or pairs of digits with colons, and nothing else (pfSense, services_dhcp.php); it goes
 * into dhcpd.conf as it stands. Type Text would send the digits themselves. */
#include "form.h"

static const char menu[] =
    "Services > DHCP Server > (interface) > Additional BOOTP/DHCP Options";

/* Between quotes dhcpd knows the backslash and ends at a quote; the rest stands for itself. */
#define QUOTED_SET PLAIN_SET "?&=%"

static void print_value(const form *f, const item *of) {
    form_string(f, "Type", "String");
    form_field(f, "Value");
    if (item_is_plain(of, QUOTED_SET)) {
        print_char(f->out, '"');
        print_text(f->out, item_text(of));
        print_char(f->out, '"');
    } else {
        print_octets(f->out, FORM_COLON, of->bytes);
    }
    print_end(f->p, f->out);
}

dhcpopt_status render_pfsense(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    const form f = {p, out, sizeof "Number:  " - 1};
    const char *advice =
        p->config->remove ? "delete the rows of these numbers, then save"
                          : "add a row for each, then save; the Kea back end has no such table";
    if (!form_begin(&f, menu, advice, NULL)) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        form_entry(&f, of);
        form_number(&f, "Number", of->row->code);
        if (!p->config->remove) {
            print_value(&f, of);
        }
    }
    return DHCPOPT_OK;
}
