/* SPDX-License-Identifier: MIT */
/* Names that a configuration gives to vendor classes, for the lines below: tags of dnsmasq,
 * classes of IOS; used by the readers of those. */
#include "scan.h"

void scan_keep_name(dhcpopt_scanner *s, size_t index, dhcpopt_text name) {
    printer p = printer_to(s->names[index], DHCPOPT_PLACE_MAX);
    print_text(&p, name);
    s->name_lens[index] = p.len < DHCPOPT_PLACE_MAX ? p.len : DHCPOPT_PLACE_MAX;
}

/* Where the name is kept, as "name", a line feed, "class"; or DHCPOPT_NAMES_KEPT. */
static size_t find_name(const dhcpopt_scanner *s, dhcpopt_text name) {
    size_t index = KEPT_FIRST;
    for (; index < DHCPOPT_NAMES_KEPT; index++) {
        dhcpopt_text entry = scan_kept_name(s, index);
        size_t end = text_find(entry, 0, '\n');
        if (end < entry.len && text_equal(text_slice(entry, 0, end), name)) {
            break;
        }
    }
    return index;
}

bool scan_knows(const dhcpopt_scanner *s, dhcpopt_text name) {
    return find_name(s, name) < DHCPOPT_NAMES_KEPT;
}

dhcpopt_text scan_kept_class(const dhcpopt_scanner *s, dhcpopt_text name) {
    dhcpopt_text none = {NULL, 0};
    size_t index = find_name(s, name);
    if (index == DHCPOPT_NAMES_KEPT) {
        return none;
    }
    dhcpopt_text entry = scan_kept_name(s, index);
    return text_from(entry, text_find(entry, 0, '\n') + 1);
}

/* The oldest makes room. A name of two classes stands for neither. */
void scan_keep_class(dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_text vendor_class) {
    bool fits = name.len + 1 + vendor_class.len <= DHCPOPT_PLACE_MAX;
    if (!fits || name.len == 0 || text_find(name, 0, '\n') < name.len) {
        return;
    }
    size_t index = find_name(s, name);
    bool again = index < DHCPOPT_NAMES_KEPT;
    if (again && !text_equal(scan_kept_class(s, name), vendor_class)) {
        vendor_class = text_slice(vendor_class, 0, 0);
    }
    if (!again) {
        index = KEPT_FIRST + s->numbers[NUMBER_KEPT];
        s->numbers[NUMBER_KEPT] =
            (s->numbers[NUMBER_KEPT] + 1) % (DHCPOPT_NAMES_KEPT - KEPT_FIRST);
    }
    char entry[DHCPOPT_PLACE_MAX];
    printer p = printer_to(entry, sizeof entry);
    print_text(&p, name);
    print_char(&p, '\n');
    print_text(&p, vendor_class);
    dhcpopt_text made = {entry, p.len};
    scan_keep_name(s, index, made);
}
