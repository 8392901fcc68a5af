/* SPDX-License-Identifier: MIT */
/* Whose an option of MikroTik RouterOS is, as far as its name tells; used by its reader. */
#include "../url.h"
#include "mikrotik.h"

enum { BITS_MAX = 32 };

/* "uc-10.1.2.0-24-120" is of our own making, and says for what: subnet 10.1.2.0/24. */
static void enter_subnet(dhcpopt_scanner *s, dhcpopt_text name) {
    static const char prefix[] = MIKROTIK_OWN;
    char subnet[DHCPOPT_PLACE_MAX];
    uint32_t address = 0;
    uint64_t bits = 0;
    scan_enter(s, NULL, text_slice(name, 0, 0));
    if (!text_starts_with(name, prefix)) {
        return;
    }
    dhcpopt_text rest = text_from(name, sizeof prefix - 1);
    size_t dash = text_find(rest, 0, '-');
    size_t end = dash < rest.len ? text_find(rest, dash + 1, '-') : rest.len;
    if (end == rest.len ||
        address_read(text_slice(rest, 0, dash), &address, NULL) != DHCPOPT_OK ||
        !text_number(text_slice(rest, dash + 1, end - dash - 1), DECIMAL, BITS_MAX, &bits)) {
        return;
    }
    printer p = printer_to(subnet, sizeof subnet);
    print_address(&p, address);
    print_char(&p, '/');
    print_number(&p, bits, 1);
    dhcpopt_text shown = {subnet, p.len};
    scan_enter(s, "subnet", shown);
}

/* The names of our own options for a class end with it. */
static void enter_class(dhcpopt_scanner *s, dhcpopt_text name) {
    static const dhcpopt_space spaces[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                           DHCPOPT_SPACE_CPE_OCPHONE};
    for (size_t index = 0; index < sizeof spaces / sizeof spaces[0]; index++) {
        char suffix[DHCPOPT_PLACE_MAX];
        printer p = printer_to(suffix, sizeof suffix);
        print_char(&p, '-');
        print_lower(&p, dhcpopt_space_name(spaces[index]));
        print_string(&p, "-43");
        dhcpopt_text wanted = {suffix, p.len};
        if (name.len > wanted.len &&
            text_equal(text_from(name, name.len - wanted.len), wanted)) {
            scan_class(s, dhcpopt_text_of(dhcpopt_space_name(spaces[index])));
        }
    }
}

/* An option of other hands goes to nobody but those who name it. */
static void bind_option(dhcpopt_scanner *s, dhcpopt_text name) {
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    print_string(&p, name.len > 0 ? "option " : "option without a name");
    print_text(&p, name);
    dhcpopt_text told = {buf, p.len < sizeof buf ? p.len : sizeof buf};
    scan_class(s, told);
}

bool mikrotik_enter(dhcpopt_scanner *s, dhcpopt_text words, bool vendor_specific) {
    char plain[DHCPOPT_PLACE_MAX];
    printer p = printer_to(plain, sizeof plain);
    mikrotik_print_plain(&p, words);
    dhcpopt_text name = {plain, p.len < sizeof plain ? p.len : 0};
    enter_subnet(s, name);
    enter_class(s, name);
    if (vendor_specific && s->class_len == 0) {
        bind_option(s, name);
    }
    return s->where != NULL;
}
