/* SPDX-License-Identifier: MIT */
/* Names that a configuration gives to vendor classes, for the lines below: tags of dnsmasq,
 * classes of IOS; used by the readers of those. */
#include "scan.h"

enum { SLOTS = sizeof((dhcpopt_scanner *)0)->class_slots / sizeof(uint16_t) };

void scan_keep_name(dhcpopt_scanner *s, size_t index, dhcpopt_text name) {
    printer p = printer_to(s->names[index], DHCPOPT_PLACE_MAX);
    print_text(&p, name);
    s->name_lens[index] = p.len < DHCPOPT_PLACE_MAX ? p.len : DHCPOPT_PLACE_MAX;
}

void scan_lose(dhcpopt_scanner *s) {
    s->lost = s->lost > 0 ? s->lost : s->line;
}

/* ---- Names of classes ---- */

static dhcpopt_text entry_name(const dhcpopt_scanner *s, size_t index) {
    dhcpopt_text name = {s->class_text + s->class_starts[index], s->class_name_lens[index]};
    return name;
}

static dhcpopt_text entry_class(const dhcpopt_scanner *s, size_t index) {
    size_t start = (size_t)s->class_starts[index] + s->class_name_lens[index];
    dhcpopt_text vendor_class = {s->class_text + start, s->class_lens[index]};
    return vendor_class;
}

/* FNV-1a (RFC 9923). */
uint32_t scan_hash(dhcpopt_text name) {
    uint32_t hash = UINT32_C(2166136261);
    for (size_t pos = 0; pos < name.len; pos++) {
        hash = (hash ^ (uint32_t)text_at(name, pos)) * UINT32_C(16777619);
    }
    return hash;
}

/* The slot that has the name, or the free one where it belongs; there is always one, for half
 * of them stay free. */
static size_t find_slot(const dhcpopt_scanner *s, dhcpopt_text name) {
    size_t slot = scan_hash(name) % SLOTS;
    while (s->class_slots[slot] != 0 &&
           !text_equal(entry_name(s, s->class_slots[slot] - 1U), name)) {
        slot = (slot + 1) % SLOTS;
    }
    return slot;
}

bool scan_knows(const dhcpopt_scanner *s, dhcpopt_text name) {
    return s->class_slots[find_slot(s, name)] != 0;
}

dhcpopt_text scan_kept_class(const dhcpopt_scanner *s, dhcpopt_text name) {
    dhcpopt_text none = {NULL, 0};
    size_t entry = s->class_slots[find_slot(s, name)];
    return entry == 0 ? none : entry_class(s, entry - 1);
}

static bool add_class(dhcpopt_scanner *s, size_t slot, dhcpopt_text name,
                      dhcpopt_text vendor_class) {
    size_t index = s->numbers[NUMBER_KEPT];
    printer p = printer_to(s->class_text, sizeof s->class_text);
    p.len = s->classes_len;
    print_text(&p, name);
    print_text(&p, vendor_class);
    if (index == DHCPOPT_NAMED_CLASSES_MAX || p.len > p.cap) {
        return false;
    }
    s->class_starts[index] = (uint16_t)s->classes_len;
    s->class_name_lens[index] = (uint8_t)name.len;
    s->class_lens[index] = (uint8_t)vendor_class.len;
    s->classes_len = p.len;
    s->numbers[NUMBER_KEPT] = index + 1;
    s->class_slots[slot] = (uint16_t)(index + 1);
    return true;
}

bool scan_keep_known(dhcpopt_scanner *s, dhcpopt_text name) {
    const dhcpopt_text none = {NULL, 0};
    size_t slot = find_slot(s, name);
    return s->class_slots[slot] != 0 ||
           (name.len > 0 && name.len < DHCPOPT_PLACE_MAX && add_class(s, slot, name, none));
}

/* A name of two classes stands for neither. */
void scan_keep_class(dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_text vendor_class) {
    bool fits = name.len + 1 + vendor_class.len <= DHCPOPT_PLACE_MAX;
    if (!fits || name.len == 0) {
        return;
    }
    size_t slot = find_slot(s, name);
    size_t entry = s->class_slots[slot];
    if (entry == 0) {
        if (!add_class(s, slot, name, vendor_class)) {
            scan_lose(s);
        }
    } else if (!text_equal(entry_class(s, entry - 1), vendor_class)) {
        s->class_lens[entry - 1] = 0;
    }
}
