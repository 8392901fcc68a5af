/* SPDX-License-Identifier: MIT */
/* BusyBox udhcpd (udhcpd.conf): opt lines. Measured with BusyBox 1.35.0. */
#include "servers.h"

/* A # starts a comment even in quotes, and there is no way to write a quote. */
#define QUOTED_SET PLAIN_SET "?&=%"

enum {
    /* Quoted text is cut there. */
    QUOTED_MAX = 254,
    /* Of the 308 octets that udhcpd has for options, what 53, 54, 51 and END leave. */
    ROOM = 291,
    CODE_NTP_SERVERS = 42
};

/* Numbers take octets or quoted text; two names take more. */
static void print_option(const plan *p, printer *out, const item *of) {
    print_string(out, "opt ");
    if (of->row->kind == DHCPOPT_KIND_OFFSET) {
        print_string(out, "timezone ");
        print_signed(out, item_seconds(of));
    } else if (of->row->code == CODE_NTP_SERVERS) {
        print_string(out, "ntpsrv ");
        print_addresses(out, of->bytes, " ");
    } else {
        print_number(out, of->row->code, 1);
        print_char(out, ' ');
        if (of->bytes.len <= QUOTED_MAX && item_is_plain(of, QUOTED_SET)) {
            print_char(out, '"');
            print_text(out, item_text(of));
            print_char(out, '"');
        } else {
            print_octets(out, FORM_HEX, of->bytes);
        }
    }
    print_end(p, out);
}

dhcpopt_status render_udhcpd(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) {
        print_take_out(p, out);
        return DHCPOPT_OK;
    }
    dhcpopt_status status = limit_message(p, ROOM, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_head(p, out);
        print_comment(p, out,
                      "goes into udhcpd.conf; of two lines for one option the first counts");
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    for (size_t index = 0; index < p->count; index++) {
        print_about(p, out, &p->items[index]);
        print_option(p, out, &p->items[index]);
    }
    return DHCPOPT_OK;
}
