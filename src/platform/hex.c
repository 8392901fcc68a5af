/* SPDX-License-Identifier: MIT */
/* No platform's dialect: code, vendor class, name and octets of each option, a line each. */
#include "platform.h"

dhcpopt_status render_hex(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) {
        return fail(error, DHCPOPT_REMOVE_UNUSED, 0, 0);
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        bool every = of->space == DHCPOPT_SPACE_DHCP4;
        print_number(out, of->row->code, 1);
        print_char(out, ' ');
        print_string(out, of->row->name);
        print_char(out, ' ');
        print_string(out, every ? "-" : dhcpopt_space_name(of->space));
        print_char(out, ' ');
        print_octets(out, FORM_HEX, of->bytes);
        print_end(p, out);
    }
    return DHCPOPT_OK;
}
