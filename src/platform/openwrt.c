/* SPDX-License-Identifier: MIT */
/* OpenWrt: uci commands for its dnsmasq, as lines for a shell. What they become is what
 * package/network/services/dnsmasq/files/dnsmasq.init makes of them, from release 17.01 on. */
#include "servers.h"

static dhcpopt_text section_of(const plan *p) {
    return plan_has_scope(p) ? p->config->scope : dhcpopt_text_of("lan");
}

/* A section's name has letters, digits and underscores alone (libuci, uci_validate_str). */
static dhcpopt_status check_section(const plan *p, dhcpopt_error *error) {
    dhcpopt_text section = section_of(p);
    for (size_t pos = 0; pos < section.len; pos++) {
        int c = text_at(section, pos);
        if (!is_letter(c) && !is_digit(c) && c != '_') {
            return fail(error, DHCPOPT_SCOPE_SYNTAX, pos, section.len - pos);
        }
    }
    return DHCPOPT_OK;
}

/* ---- Options of the interface ---- */

static dhcpopt_status print_list(const plan *p, printer *out, const char *command,
                                 const item *of, dhcpopt_error *error) {
    print_string(out, command);
    print_string(out, " dhcp.");
    print_text(out, section_of(p));
    print_string(out, ".dhcp_option='");
    dhcpopt_status status = print_dnsmasq_option(out, of, DNSMASQ_UCI, error);
    print_line(p, out, "'");
    return status;
}

/* Taken out first, so that it stands there once however often this is run. */
static dhcpopt_status print_option(const plan *p, printer *out, const item *of,
                                   dhcpopt_error *error) {
    dhcpopt_status status = print_list(p, out, "uci -q del_list", of, error);
    if (status == DHCPOPT_OK && !p->config->remove) {
        status = print_list(p, out, "uci add_list", of, error);
    }
    return status;
}

/* ---- Vendor classes ---- */

/* uc_lan_ms_uc_client: the name of the class's section, and the tag that it sets. */
static void print_class_name(const plan *p, printer *out, const item *of) {
    dhcpopt_text name = dhcpopt_text_of(dhcpopt_space_name(of->space));
    print_string(out, "uc_");
    print_text(out, section_of(p));
    print_char(out, '_');
    for (size_t pos = 0; pos < name.len; pos++) {
        int c = text_at(name, pos);
        print_char(out, c == '-' ? '_' : (char)to_lower(c));
    }
}

/* "uci COMMAND dhcp.NAME", up to where a setting's name follows. */
static void print_section(const plan *p, printer *out, const char *command, const item *of) {
    print_string(out, command);
    print_string(out, " dhcp.");
    print_class_name(p, out, of);
}

static dhcpopt_status print_class(const plan *p, printer *out, const item *of,
                                  dhcpopt_error *error) {
    print_section(p, out, "uci -q delete", of);
    print_end(p, out);
    if (p->config->remove) {
        return DHCPOPT_OK;
    }
    print_section(p, out, "uci set", of);
    print_line(p, out, "='vendorclass'");
    print_section(p, out, "uci set", of);
    print_string(out, ".networkid='");
    print_class_name(p, out, of);
    print_line(p, out, "'");
    print_section(p, out, "uci set", of);
    print_string(out, ".vendorclass='");
    print_string(out, dhcpopt_space_name(of->space));
    print_line(p, out, "'");
    print_section(p, out, "uci add_list", of);
    print_string(out, ".dhcp_option=\"tag:$tag,");
    dhcpopt_status status = print_dnsmasq_option(out, of, DNSMASQ_UCI, error);
    print_line(p, out, "\"");
    return status;
}

/* Sections of vendor classes are for all interfaces, so their options carry the interface's
 * tag, which is its networkid or, without one, its name. */
static void print_tag(const plan *p, printer *out) {
    print_string(out, "tag=$(uci -q get dhcp.");
    print_text(out, section_of(p));
    print_string(out, ".networkid || uci -q get dhcp.");
    print_text(out, section_of(p));
    print_string(out, ".interface || echo ");
    print_text(out, section_of(p));
    print_line(p, out, ")");
}

/* ---- All of it ---- */

static bool is_for_class(const item *of) {
    return of->space != DHCPOPT_SPACE_DHCP4;
}

/* The script puts an interface's options behind those of classes; with the same tag of the
 * interface the last option counts, so that the one for every client would win. */
static dhcpopt_status check_vendor_specific(const plan *p, dhcpopt_error *error) {
    const item *last = &p->items[p->count - 1];
    bool every = is_vendor_specific(last) && !is_for_class(last);
    bool both = every && p->count > 1 && is_for_class(&p->items[p->count - 2]);
    return both ? fail_at(error, DHCPOPT_VENDOR_SPECIFIC, last, 0, last->bytes.len)
                : DHCPOPT_OK;
}

static dhcpopt_status print_items(const plan *p, printer *out, dhcpopt_error *error) {
    bool tagged = false;
    dhcpopt_status status = DHCPOPT_OK;
    for (size_t index = 0; status == DHCPOPT_OK && index < p->count; index++) {
        const item *of = &p->items[index];
        if (is_for_class(of) && !tagged && !p->config->remove) {
            print_tag(p, out);
            tagged = true;
        }
        print_about(p, out, of);
        status =
            is_for_class(of) ? print_class(p, out, of, error) : print_option(p, out, of, error);
    }
    return status;
}

static void print_notes(const plan *p, printer *out) {
    print_head(p, out);
    if (!p->config->remove) {
        print_comment(p, out, "before you set other values, take these away with --remove");
    }
    print_comment(p, out, "uci commit keeps all that is changed there: uci changes dhcp tells");
}

dhcpopt_status render_openwrt(const plan *p, printer *out, dhcpopt_error *error) {
    dhcpopt_status status = check_section(p, error);
    if (status == DHCPOPT_OK) {
        status = check_vendor_specific(p, error);
    }
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_notes(p, out);
    }
    if (plan_prints(p, DHCPOPT_PART_VALUES)) {
        status = print_items(p, out, error);
    }
    if (plan_prints(p, DHCPOPT_PART_TAIL)) {
        print_line(p, out, "uci commit dhcp");
        print_line(p, out, "/etc/init.d/dnsmasq restart");
    }
    return status;
}
