/* SPDX-License-Identifier: MIT */
/* Dell N-series with OS6: lines of a DHCP pool (CLI reference, option): a text in quotes, up to
 * eight addresses, or hexadecimal without 0x; a value has up to 255 characters. */
#include "pool.h"

enum {
    ADDRESSES_MAX = 8,
    ADDRESS_OCTETS = 4,
    /* 255 characters with a dot after each two octets, as in the manual's example. Where those
     * do not fit they are left out, which the manual has no example of. */
    DOTTED_OCTETS = 102
};

static bool is_short_list(const item *of) {
    return of->row->kind == DHCPOPT_KIND_ADDRESSES &&
           of->bytes.len <= ADDRESSES_MAX * ADDRESS_OCTETS;
}

static bool is_dotless(const item *of) {
    return !is_short_list(of) && !item_is_plain(of, PLAIN_SET) && of->bytes.len > DOTTED_OCTETS;
}

static void print_option(const plan *p, printer *out, const item *of) {
    if (is_short_list(of)) {
        print_string(out, "option ");
        print_number(out, of->row->code, 1);
        print_string(out, " ip ");
        print_addresses(out, of->bytes, " ");
        print_end(p, out);
    } else if (item_is_plain(of, PLAIN_SET)) {
        print_string(out, "option ");
        print_number(out, of->row->code, 1);
        print_string(out, " ascii \"");
        print_text(out, item_text(of));
        print_line(p, out, "\"");
    } else {
        print_octets_line(p, out, "option ", of, " hex ",
                          is_dotless(of) ? FORM_HEX : FORM_DOTTED);
    }
}

void remark_dell_os6(plan *p) {
    for (size_t index = 0; index < p->count; index++) {
        if (is_dotless(&p->items[index])) {
            plan_remark(p, DHCPOPT_FINDING_SPELLING_UNKNOWN, &p->items[index]);
        }
    }
}

dhcpopt_status render_dell_os6(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_head(p, out);
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_pool(p, out, "ip dhcp pool ");
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        print_about(p, out, of);
        if (p->config->remove) {
            print_code_line(p, out, "no option ", of);
            continue;
        }
        print_option(p, out, of);
    }
    print_pool_end(p, out, "exit");
    return DHCPOPT_OK;
}
