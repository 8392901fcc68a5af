/* SPDX-License-Identifier: MIT */
/* Extreme EXOS: options of the DHCP server of a VLAN, as Extreme's own script dhcp43.py sets
 * them. No command for taking one away is known; "unconfigure vlan V dhcp" takes everything. */
#include "pool.h"

dhcpopt_status render_exos(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) {
        return fail(error, DHCPOPT_REMOVE_UNUSED, 0, 0);
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        print_string(out, "configure vlan ");
        print_text(out, p->config->scope);
        print_octets_line(p, out, " dhcp-options code ", &p->items[index], " hex ", FORM_COLON);
    }
    return DHCPOPT_OK;
}
