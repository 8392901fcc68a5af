/* SPDX-License-Identifier: MIT */
/* Keeps back what is found until a line below says whose it is: texts with numbers in front of
 * them, one behind the other, for the readers of dialects in which that stands behind the
 * options. */
#include "scan.h"

shelf shelf_near(dhcpopt_scanner *s) {
    dhcpopt_nesting *n = &s->nesting;
    shelf on = {n->shelf, sizeof n->shelf, &n->shelf_len, &n->shelf_taken};
    return on;
}

shelf shelf_late(dhcpopt_scanner *s) {
    dhcpopt_nesting *n = &s->nesting;
    shelf on = {n->late, sizeof n->late, &n->late_len, &n->late_taken};
    return on;
}

bool shelf_put_numbers(shelf on, const size_t numbers[SHELF_NUMBERS], dhcpopt_text text) {
    printer p = printer_to(on.text, on.cap);
    p.len = *on.len;
    for (size_t index = 0; index < SHELF_NUMBERS; index++) {
        print_number(&p, numbers[index], 1);
        print_char(&p, ' ');
    }
    print_number(&p, text.len, 1);
    print_char(&p, ' ');
    print_text(&p, text);
    bool fits = p.len <= on.cap;
    *on.len = fits ? p.len : *on.len;
    return fits;
}

static size_t take_number(shelf from) {
    dhcpopt_text kept = {from.text, *from.len};
    size_t start = *from.taken;
    size_t end = text_find(kept, start, ' ');
    uint64_t number = 0;
    bool read = text_number(text_slice(kept, start, end - start), DECIMAL, SIZE_MAX, &number);
    assert(read);
    *from.taken = end + 1;
    return read ? (size_t)number : 0;
}

bool shelf_take_numbers(shelf from, size_t ret_numbers[SHELF_NUMBERS], dhcpopt_text *ret_text) {
    if (*from.taken >= *from.len) {
        *from.taken = 0;
        *from.len = 0;
        return false;
    }
    dhcpopt_text kept = {from.text, *from.len};
    for (size_t index = 0; index < SHELF_NUMBERS; index++) {
        ret_numbers[index] = take_number(from);
    }
    size_t len = take_number(from);
    *ret_text = text_slice(kept, *from.taken, len);
    *from.taken += len;
    return true;
}

bool shelf_put(shelf on, spot at, dhcpopt_text text) {
    const size_t numbers[SHELF_NUMBERS] = {at.line, at.pos, at.len, 0, 0, 0};
    return shelf_put_numbers(on, numbers, text);
}

bool shelf_take(shelf from, spot *ret_at, dhcpopt_text *ret_text) {
    size_t numbers[SHELF_NUMBERS];
    if (!shelf_take_numbers(from, numbers, ret_text)) {
        return false;
    }
    ret_at->line = numbers[0];
    ret_at->pos = numbers[1];
    ret_at->len = numbers[2];
    return true;
}
