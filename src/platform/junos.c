/* SPDX-License-Identifier: MIT */
/* Juniper Junos: statements of an address-assignment pool, for configuration mode; what they
 * change is a candidate, and stands after a commit. */
#include "pool.h"

dhcpopt_status render_junos(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        print_string(out, p->config->remove ? "delete" : "set");
        print_string(out, " access address-assignment pool ");
        print_text(out, p->config->scope);
        if (p->config->remove) {
            print_code_line(p, out, " family inet dhcp-attributes option ", of);
        } else {
            print_octets_line(p, out, " family inet dhcp-attributes option ", of,
                              " hex-string ", FORM_HEX);
        }
    }
    return DHCPOPT_OK;
}
