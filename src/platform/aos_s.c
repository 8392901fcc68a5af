/* SPDX-License-Identifier: MIT */
/* Aruba AOS-S: lines of a DHCP server's pool (ArubaOS-Switch 16.09, "Configure DHCP server
 * options"). */
#include "pool.h"

/* The only option of ours that the manual refuses as "option"; its own command there,
 * tftp-server server-name, is not in every release. */
enum { CODE_TFTP_SERVER_NAME = 66 };

dhcpopt_status render_aos_s(const plan *p, printer *out, dhcpopt_error *error) {
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_pool(p, out, "dhcp-server pool ");
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        if (of->row->code == CODE_TFTP_SERVER_NAME) {
            return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, 0, of->bytes.len);
        }
        /* The manual has the value in the form with "no" too. */
        print_octets_line(p, out, p->config->remove ? "no option " : "option ", of, " hex ",
                          FORM_HEX);
    }
    print_pool_end(p, out, "exit");
    return DHCPOPT_OK;
}
