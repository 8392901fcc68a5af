/* SPDX-License-Identifier: MIT */
/* Huawei VRP: lines of an IP address pool's view. Switches refuse option 120 as "option", have
 * sip-server for it and take 254 digits (Huawei command reference, option and sip-server, IP
 * address pool view); the NetEngine 8000 refuses 119 and takes 320 digits. "undo option" alone
 * takes all options away, so there is always a code. */
#include "pool.h"

enum {
    CODE_DOMAIN_SEARCH = 119,
    SIP_SERVERS_MAX = 2,
    SIP_NAME_MAX = 63 /* characters of a server's name */
};

static dhcpopt_status check_sip_server(const item *of, size_t before,
                                       const dhcpopt_element *server, dhcpopt_error *error) {
    bool name = server->type == DHCPOPT_ELEMENT_NAME;
    if (before == SIP_SERVERS_MAX || (name && server->as.text.len > SIP_NAME_MAX)) {
        return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, server->pos, server->len);
    }
    /* Names that decode are of host-name characters, which mean nothing here. */
    assert(!name || text_is_plain(server->as.text, PLAIN_SET "_"));
    return DHCPOPT_OK;
}

/* "sip-server list A B" or "sip-server ip-address A B", from what the octets decode to. */
static dhcpopt_status print_sip_servers(const plan *p, printer *out, const item *of,
                                        dhcpopt_error *error) {
    dhcpopt_cursor cursor;
    dhcpopt_element server;
    dhcpopt_decode_begin(&cursor, of->row, of->bytes);
    for (size_t count = 0; dhcpopt_decode_next(&cursor, &server, NULL) == DHCPOPT_OK; count++) {
        bool name = server.type == DHCPOPT_ELEMENT_NAME;
        dhcpopt_status status = check_sip_server(of, count, &server, error);
        if (status != DHCPOPT_OK) {
            return status;
        }
        if (count == 0) {
            print_string(out, name ? "sip-server list" : "sip-server ip-address");
        }
        print_char(out, ' ');
        if (name) {
            print_text(out, server.as.text);
        } else {
            print_address(out, server.as.address);
        }
    }
    print_end(p, out);
    return DHCPOPT_OK;
}

static dhcpopt_status print_option(const plan *p, printer *out, const item *of,
                                   dhcpopt_error *error) {
    bool sip = of->row->kind == DHCPOPT_KIND_SIP_SERVERS;
    if (of->row->code == CODE_DOMAIN_SEARCH) {
        return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, 0, of->bytes.len);
    }
    if (p->config->remove && sip) {
        print_line(p, out, "undo sip-server");
    } else if (p->config->remove) {
        print_code_line(p, out, "undo option ", of);
    } else if (sip) {
        return print_sip_servers(p, out, of, error);
    } else {
        print_octets_line(p, out, "option ", of, " hex ", FORM_HEX);
    }
    return DHCPOPT_OK;
}

dhcpopt_status render_huawei_vrp(const plan *p, printer *out, dhcpopt_error *error) {
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_pool(p, out, "ip pool ");
    for (size_t index = 0; index < p->count; index++) {
        dhcpopt_status status = print_option(p, out, &p->items[index], error);
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
    print_pool_end(p, out, "quit");
    return DHCPOPT_OK;
}
