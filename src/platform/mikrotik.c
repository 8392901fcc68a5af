/* SPDX-License-Identifier: MIT */
/* MikroTik RouterOS: options and option sets of a DHCP network, and matchers that give sets by
 * vendor class (RouterOS manual, DHCP server: DHCP options, option sets, generic matcher; 7.4).
 * All names start with the subnet, so that scopes keep apart and a second run finds its own. */
#include "platform.h"

/* ---- Names ---- */

/* "uc-10.1.2.0-24", and what follows it. */
static void print_prefix(const plan *p, printer *out) {
    scope_parts parts = scope_read(p->on->about.scope, p->config->scope);
    dhcpopt_text bits = text_from(parts.subnet, parts.address.len + 1);
    print_string(out, "uc-");
    print_text(out, parts.address);
    print_char(out, '-');
    print_text(out, bits);
}

/* "uc-10.1.2.0-24", the network's set; "uc-10.1.2.0-24-ms-uc-client", a class's set and its
 * matcher. */
static void print_set_name(const plan *p, printer *out, dhcpopt_space space) {
    print_prefix(p, out);
    if (space != DHCPOPT_SPACE_DHCP4) {
        print_char(out, '-');
        print_lower(out, dhcpopt_space_name(space));
    }
}

/* "uc-10.1.2.0-24-120", "uc-10.1.2.0-24-ms-uc-client-43". */
static void print_option_name(const plan *p, printer *out, const item *of) {
    print_set_name(p, out, of->space);
    print_char(out, '-');
    print_number(out, of->row->code, 1);
}

static bool has_space(const plan *p, dhcpopt_space space) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space == space) {
            return true;
        }
    }
    return false;
}

/* ---- Taking away; the first half of setting, too ---- */

/* What uses a thing goes before it. A list that "find" leaves empty removes nothing. */
static void print_remove(const plan *p, printer *out, const char *menu, dhcpopt_space space) {
    print_string(out, menu);
    print_string(out, " remove [find name=\"");
    print_set_name(p, out, space);
    print_line(p, out, "\"]");
}

/* "/ip dhcp-server network set [find address=10.1.2.0/24", with what follows it. */
static void print_network(const plan *p, printer *out) {
    print_string(out, "/ip dhcp-server network set [find address=");
    print_text(out, p->config->scope);
}

/* All that is there of the tool's for that subnet: a run with other options than the last one
 * leaves nothing behind, and no set lists an option that goes. */
static void print_removals(const plan *p, printer *out) {
    static const dhcpopt_space classes[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                            DHCPOPT_SPACE_CPE_OCPHONE};
    for (size_t index = 0; index < sizeof classes / sizeof classes[0]; index++) {
        print_remove(p, out, "/ip dhcp-server matcher", classes[index]);
        print_remove(p, out, "/ip dhcp-server option sets", classes[index]);
    }
    print_network(p, out);
    print_string(out, " dhcp-option-set=\"");
    print_set_name(p, out, DHCPOPT_SPACE_DHCP4);
    print_line(p, out, "\"] dhcp-option-set=none");
    print_remove(p, out, "/ip dhcp-server option sets", DHCPOPT_SPACE_DHCP4);
    print_string(out, "/ip dhcp-server option remove [find name~\"^");
    print_set_name(p, out, DHCPOPT_SPACE_DHCP4);
    print_line(p, out, "-\"]");
}

/* ---- Setting ---- */

static void print_option(const plan *p, printer *out, const item *of) {
    print_about(p, out, of);
    print_string(out, "/ip dhcp-server option add name=\"");
    print_option_name(p, out, of);
    print_string(out, "\" code=");
    print_number(out, of->row->code, 1);
    print_string(out, " value=");
    print_octets(out, FORM_0X, of->bytes); /* anything else may be taken for text or a number */
    print_end(p, out);
}

/* Does a client of that class get it? All but another class's, and but an option 43 for every
 * client, in whose place the class has its own. */
static bool is_for(const item *of, dhcpopt_space space) {
    bool other = of->space == DHCPOPT_SPACE_DHCP4 && is_vendor_specific(of);
    return of->space == space || (of->space == DHCPOPT_SPACE_DHCP4 && !other);
}

/* A class's set has what every client gets, too: whether the network's set is read after it is
 * not documented. */
static void print_set(const plan *p, printer *out, dhcpopt_space space) {
    bool any = false;
    print_string(out, "/ip dhcp-server option sets add name=\"");
    print_set_name(p, out, space);
    print_string(out, "\" options=\"");
    for (size_t index = 0; index < p->count; index++) {
        if (is_for(&p->items[index], space)) {
            print_string(out, any ? "," : "");
            print_option_name(p, out, &p->items[index]);
            any = true;
        }
    }
    print_line(p, out, "\"");
}

/* A matcher without a pool is static-only, and would leave the phones without addresses; so
 * it gets the server's. Without matching-type, new in 7.16, it matches the whole value. */
static void print_matcher(const plan *p, printer *out, const item *of) {
    print_set(p, out, of->space);
    print_string(out, "/ip dhcp-server matcher add name=\"");
    print_set_name(p, out, of->space);
    print_string(out, "\" server=\"");
    print_text(out, p->config->server);
    print_string(out, "\" code=60 value=\"");
    print_string(out, dhcpopt_space_name(of->space));
    print_string(out, "\" address-pool=[/ip dhcp-server get [find name=\"");
    print_text(out, p->config->server);
    print_string(out, "\"] address-pool] option-set=\"");
    print_set_name(p, out, of->space);
    print_line(p, out, "\"");
}

static void print_settings(const plan *p, printer *out) {
    for (size_t index = 0; index < p->count; index++) {
        print_option(p, out, &p->items[index]);
    }
    if (has_space(p, DHCPOPT_SPACE_DHCP4)) {
        print_set(p, out, DHCPOPT_SPACE_DHCP4);
        print_network(p, out);
        print_string(out, "] dhcp-option-set=\"");
        print_set_name(p, out, DHCPOPT_SPACE_DHCP4);
        print_line(p, out, "\"");
    }
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space != DHCPOPT_SPACE_DHCP4) {
            print_matcher(p, out, &p->items[index]);
        }
    }
}

/* ---- All of it ---- */

static void print_check(const plan *p, printer *out) {
    print_string(out, "/ip dhcp-server network print detail where address=");
    print_text(out, p->config->scope);
    print_end(p, out);
}

static void print_notes(const plan *p, printer *out) {
    print_head(p, out);
    if (p->config->remove) {
        return;
    }
    print_comment(p, out,
                  "the network's option set is replaced: if the next line shows one that is");
    print_comment(p, out, "not of this tool, add its options to the sets afterwards");
    print_check(p, out);
    print_comment(p, out,
                  "each run sets all of the subnet's: what an earlier one set goes first");
}

dhcpopt_status render_mikrotik(const plan *p, printer *out, dhcpopt_error *error) {
    for (size_t index = 0; index < p->count && !plan_has_server(p); index++) {
        const item *of = &p->items[index];
        if (of->space != DHCPOPT_SPACE_DHCP4 && !p->config->remove) {
            return fail_at(error, DHCPOPT_SERVER_MISSING, of, 0, of->bytes.len);
        }
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_notes(p, out);
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_removals(p, out);
    if (!p->config->remove) {
        print_settings(p, out);
        print_comment(p, out, "raw-value shows what is sent; compare it with the values above");
        print_string(out, "/ip dhcp-server option print detail where name~\"");
        print_prefix(p, out);
        print_line(p, out, "\"");
    }
    print_check(p, out);
    return DHCPOPT_OK;
}
