/* SPDX-License-Identifier: MIT */
/* Fortinet FortiGate: entries under the options of a DHCP server (FortiOS CLI reference, system
 * dhcp server). A value has up to 312 characters; vci-match of an option came with FortiOS 7.2
 * (New features, VCI pattern matching for DHCP assignment). */
#include "platform.h"

/*
 * The site's own entries have small numbers, and "edit 0" takes the next free one, so that a
 * second run would make all of them a second time. These are numbered by their codes, high
 * above: 120000 for option 120, 43001 and 43002 for the two vendor classes' option 43.
 */
enum { ENTRY_FACTOR = 1000 };

static void print_entry(const plan *p, printer *out, const char *before, const item *of) {
    print_string(out, before);
    print_number(out, (uint64_t)of->row->code * ENTRY_FACTOR + (uint64_t)of->space, 1);
    print_end(p, out);
}

static void print_option(const plan *p, printer *out, const item *of) {
    print_entry(p, out, "            edit ", of);
    print_string(out, "                set code ");
    print_number(out, of->row->code, 1);
    print_end(p, out);
    print_line(p, out, "                set type hex");
    print_string(out, "                set value \"");
    print_octets(out, FORM_HEX, of->bytes);
    print_line(p, out, "\"");
    if (of->space != DHCPOPT_SPACE_DHCP4) {
        print_line(p, out, "                set vci-match enable");
        print_string(out, "                set vci-string \"");
        print_string(out, dhcpopt_space_name(of->space));
        print_line(p, out, "\"");
    }
    print_line(p, out, "            next");
}

static bool has_classes(const plan *p) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space != DHCPOPT_SPACE_DHCP4) {
            return true;
        }
    }
    return false;
}

static void print_notes(const plan *p, printer *out) {
    print_head(p, out);
    print_comment(p, out, "where there are VDOMs: config vdom, and edit the right one, first");
    print_comment(p, out, "the server must be there already: show system dhcp server");
    if (p->config->remove) {
        return;
    }
    print_comment(p, out,
                  "entries have numbers of their own, so that a second run sets the same;");
    print_comment(p, out,
                  "delete an entry of the server's that has one of these codes already");
    if (has_classes(p)) {
        print_comment(p, out,
                      "a FortiOS before 7.2 answers vci-match with an error and would give");
        print_comment(p, out,
                      "option 43 to every client: delete the entries 43001 and 43002 there");
    }
}

static void print_server(const plan *p, printer *out) {
    print_string(out, "    edit ");
    print_text(out, p->config->scope);
    print_end(p, out);
    print_line(p, out, "        config options");
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        print_about(p, out, of);
        if (p->config->remove) {
            print_entry(p, out, "            delete ", of);
        } else {
            print_option(p, out, of);
        }
    }
    print_line(p, out, "        end");
    print_line(p, out, "    next");
}

dhcpopt_status render_fortigate(const plan *p, printer *out, dhcpopt_error *error) {
    dhcpopt_text scope = p->config->scope;
    if (text_equal(scope, dhcpopt_text_of("0"))) { /* "edit 0" would make a new server */
        return fail(error, DHCPOPT_SCOPE_SYNTAX, 0, scope.len);
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_notes(p, out);
        print_line(p, out, "config system dhcp server");
    }
    if (plan_prints(p, DHCPOPT_PART_VALUES)) {
        print_server(p, out);
    }
    if (plan_prints(p, DHCPOPT_PART_TAIL)) {
        print_line(p, out, "end");
    }
    return DHCPOPT_OK;
}
