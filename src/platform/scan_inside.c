/* SPDX-License-Identifier: MIT */
/* Sub-options that stand where no class says whose they are, for the readers of servers that
 * take them one by one. */
#include "../tlv.h"
#include "scan.h"

enum { CODE_VENDOR_SPECIFIC = 43 };

bool scan_suboption_space(uint8_t number, dhcpopt_bytes octets, dhcpopt_space *ret_space) {
    static const dhcpopt_space spaces[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                           DHCPOPT_SPACE_CPE_OCPHONE};
    for (size_t index = 0; index < sizeof spaces / sizeof spaces[0]; index++) {
        size_t len = 0;
        const dhcpopt_option *row = dhcpopt_option_by_code(spaces[index], number);
        if (row != NULL && dhcpopt_print(row, octets, NULL, 0, &len, NULL) == DHCPOPT_OK) {
            *ret_space = spaces[index];
            return true;
        }
    }
    return false;
}

void scan_into_43(dhcpopt_scanner *s, dhcpopt_found *ret) {
    uint8_t octets[DHCPOPT_VALUE_MAX];
    writer copy = writer_to(octets, sizeof octets);
    writer whole = writer_to(s->bytes, sizeof s->bytes);
    put_bytes(&copy, ret->value.bytes);
    if (ret->status == DHCPOPT_OK && copy.len <= copy.cap) {
        const dhcpopt_suboption inside = {ret->value.code, {octets, copy.len}};
        tlv_put(&whole, inside.code, inside.value);
        ret->value.bytes.len = whole.len;
    }
    ret->value.space = DHCPOPT_SPACE_DHCP4;
    ret->value.code = CODE_VENDOR_SPECIFIC;
    ret->vendor_class = scan_class_around(s, true);
}

void scan_for_all(dhcpopt_scanner *s, dhcpopt_text holder, dhcpopt_found *ret) {
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    print_string(&p, "space ");
    print_text(&p, holder);
    const dhcpopt_text told = {buf, p.len < sizeof buf ? p.len : sizeof buf};
    if (scan_class_around(s, true).len == 0) {
        scan_class(s, told);
        ret->vendor_class = scan_class_around(s, false);
    }
}
