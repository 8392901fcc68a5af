/* SPDX-License-Identifier: MIT */
/* Entries of Kea's option-data that are kept back, for the reader of its configuration. Kea
 * itself prints members sorted by name: "pool", "subnet" and "test" stand behind the
 * "option-data" that they are about, and "option-def" behind the classes that use it. */
#include "kea_entry.h"

/* The numbers of an entry; its text is the place's name and the vendor class. */
enum { KIND, KNOWN_SPACE, SCOPE_LEN, MEMBERS };

/* Those of a member of it; its text is the value. */
enum { MEMBER_SLOT, MEMBER_LINE, MEMBER_POS, MEMBER_WORDS, MEMBER_LEN, MEMBER_SPOILT };

/* ---- One entry ---- */

static bool is_member(const dhcpopt_scanner *s, size_t slot) {
    return (slot < ENTRY_SLOTS || slot == JSON_DATA) && nested_has(s, slot);
}

static bool put_member(const dhcpopt_scanner *s, shelf on, size_t slot) {
    size_t numbers[SHELF_NUMBERS] = {slot};
    numbers[MEMBER_LINE] = s->nesting.kept[slot].line;
    numbers[MEMBER_POS] = s->nesting.kept[slot].pos;
    numbers[MEMBER_WORDS] = s->nesting.kept[slot].words;
    numbers[MEMBER_LEN] = s->nesting.kept[slot].len;
    numbers[MEMBER_SPOILT] = s->nesting.kept[slot].spoilt;
    return shelf_put_numbers(on, numbers, nested_kept(s, slot));
}

static size_t kind_of_place(const dhcpopt_scanner *s) {
    size_t kind = KEA_HOST;
    while (kind > 0 && s->where != kea_place_word(kind)) {
        kind--;
    }
    return kind;
}

static bool put_entry(dhcpopt_scanner *s, shelf on) {
    char buf[2 * DHCPOPT_PLACE_MAX];
    dhcpopt_text scope = {s->scope, s->scope_len};
    dhcpopt_text vendor_class = {s->vendor_class, s->class_len};
    printer p = printer_to(buf, sizeof buf);
    print_text(&p, scope);
    print_text(&p, vendor_class);
    dhcpopt_text place = {buf, p.len};
    size_t numbers[SHELF_NUMBERS] = {kind_of_place(s), s->numbers[NUMBER_SPACE], scope.len, 0};
    for (size_t slot = 0; slot < DHCPOPT_KEPT_MAX; slot++) {
        numbers[MEMBERS] += is_member(s, slot) ? 1 : 0;
    }
    size_t before = *on.len;
    bool fits = shelf_put_numbers(on, numbers, place);
    for (size_t slot = 0; fits && slot < DHCPOPT_KEPT_MAX; slot++) {
        fits = !is_member(s, slot) || put_member(s, on, slot);
    }
    if (!fits) {
        *on.len = before;
        scan_lose(s);
    }
    return fits;
}

/* The next one: its members are kept again as if they had just been read. */
static bool take_entry(dhcpopt_scanner *s, shelf from, size_t ret_numbers[SHELF_NUMBERS],
                       dhcpopt_text *ret_place) {
    if (!shelf_take_numbers(from, ret_numbers, ret_place)) {
        return false;
    }
    kea_forget_entry(s);
    for (size_t left = ret_numbers[MEMBERS]; left > 0; left--) {
        dhcpopt_text value;
        size_t member[SHELF_NUMBERS];
        if (shelf_take_numbers(from, member, &value)) {
            nested_keep_again(s, member[MEMBER_SLOT], value);
            s->nesting.kept[member[MEMBER_SLOT]].line = member[MEMBER_LINE];
            s->nesting.kept[member[MEMBER_SLOT]].pos = member[MEMBER_POS];
            s->nesting.kept[member[MEMBER_SLOT]].words = member[MEMBER_WORDS];
            s->nesting.kept[member[MEMBER_SLOT]].len = member[MEMBER_LEN];
            s->nesting.kept[member[MEMBER_SLOT]].spoilt = member[MEMBER_SPOILT] != 0;
        }
    }
    s->numbers[NUMBER_SPACE] = ret_numbers[KNOWN_SPACE];
    return true;
}

/* ---- When ---- */

/* An entry whose place is known: it is read, unless the definition that it needs may come. For
 * lack of room it is never told that there was none. */
static bool read_placed(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool waits = !s->ended && kea_lacks_definition(s);
    bool found = !waits && kea_read_entry(s, ret);
    if (waits) {
        put_entry(s, shelf_late(s));
    }
    s->numbers[NUMBER_SPACE] = 0;
    return found;
}

bool kea_take_entry(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool named = kind_of_place(s) == KEA_CLASS ? nested_has(s, TEST) : s->scope_len > 0;
    bool waits = s->where != NULL && !named && put_entry(s, shelf_near(s));
    return !waits && read_placed(s, ret);
}

void kea_begin_giving(dhcpopt_scanner *s, size_t depth) {
    dhcpopt_nesting *n = &s->nesting;
    n->giving = true;
    n->shelf_from = n->shelf_outside[depth - 1];
    n->shelf_taken = n->shelf_from;
}

bool kea_give(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_nesting *n = &s->nesting;
    size_t numbers[SHELF_NUMBERS] = {0};
    dhcpopt_text place;
    while (take_entry(s, shelf_near(s), numbers, &place)) {
        if (read_placed(s, ret)) {
            return true;
        }
    }
    n->shelf_len = n->shelf_from;
    kea_forget_entry(s);
    return false;
}

static bool give_all(dhcpopt_scanner *s, shelf from, dhcpopt_found *ret) {
    size_t numbers[SHELF_NUMBERS] = {0};
    dhcpopt_text place;
    while (take_entry(s, from, numbers, &place)) {
        scan_enter(s, kea_place_word(numbers[KIND]), text_slice(place, 0, numbers[SCOPE_LEN]));
        scan_class(s, text_from(place, numbers[SCOPE_LEN]));
        bool found = read_placed(s, ret);
        kea_forget_entry(s);
        if (found) {
            return true;
        }
    }
    return false;
}

bool kea_give_last(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool found = give_all(s, shelf_near(s), ret) || give_all(s, shelf_late(s), ret);
    if (!found) {
        scan_enter(s, NULL, dhcpopt_text_of(""));
    }
    return found;
}
