/* SPDX-License-Identifier: MIT */
/* Keeps the values of JSON's members until the braces end where they stand, since members come
 * in any order; for the readers of Kea's files and of what this tool prints. */
#include "json_token.h"

static size_t room(const dhcpopt_scanner *s, size_t slot) {
    return slot == JSON_DATA ? sizeof s->nesting.data : DHCPOPT_PLACE_MAX;
}

static dhcpopt_text whole(const dhcpopt_scanner *s, size_t slot) {
    const dhcpopt_nesting *n = &s->nesting;
    dhcpopt_text all = {n->text, sizeof n->text};
    dhcpopt_text data = {n->data, sizeof n->data};
    return slot == JSON_DATA ? data : text_slice(all, slot * DHCPOPT_PLACE_MAX, room(s, slot));
}

void nested_keep(dhcpopt_scanner *s, size_t slot) {
    dhcpopt_nesting *n = &s->nesting;
    dhcpopt_text text = nested_text(s);
    nested_forget(s, slot);
    if (!n->token.quoted && text_equal(text, dhcpopt_text_of("null"))) {
        return;
    }
    char *start = slot == JSON_DATA ? n->data : n->text + slot * DHCPOPT_PLACE_MAX;
    printer p = printer_to(start, room(s, slot));
    print_text(&p, text);
    n->kept[slot].line = n->token.line;
    n->kept[slot].pos = n->token.pos;
    n->kept[slot].words = n->token.words;
    n->kept[slot].len = n->token.len;
    n->kept[slot].spoilt = n->token.spoilt;
}

void nested_keep_again(dhcpopt_scanner *s, size_t slot, dhcpopt_text text) {
    dhcpopt_nesting *n = &s->nesting;
    char *start = slot == JSON_DATA ? n->data : n->text + slot * DHCPOPT_PLACE_MAX;
    printer p = printer_to(start, room(s, slot));
    print_text(&p, text);
}

void nested_forget(dhcpopt_scanner *s, size_t slot) {
    s->nesting.kept[slot].line = 0;
    s->nesting.kept[slot].len = 0;
}

bool nested_has(const dhcpopt_scanner *s, size_t slot) {
    return s->nesting.kept[slot].line > 0;
}

dhcpopt_text nested_kept(const dhcpopt_scanner *s, size_t slot) {
    size_t len = s->nesting.kept[slot].len;
    return text_slice(whole(s, slot), 0, len <= room(s, slot) ? len : 0);
}

dhcpopt_status nested_status(const dhcpopt_scanner *s, size_t slot) {
    bool long_one = s->nesting.kept[slot].len > room(s, slot);
    return long_one                       ? DHCPOPT_TOO_LONG
           : s->nesting.kept[slot].spoilt ? DHCPOPT_OPTION_SYNTAX
                                          : DHCPOPT_OK;
}

/* Words that were written with escapes are not found again in the line. */
bool nested_found(dhcpopt_scanner *s, code of, dhcpopt_status status, const writer *w,
                  size_t slot, dhcpopt_text words, dhcpopt_found *ret) {
    const dhcpopt_nesting *n = &s->nesting;
    bool as_written = n->kept[slot].words == n->kept[slot].len && words.len > 0;
    scan_fault(s, of, status, text_slice(s->current, 0, 0), ret);
    ret->line = n->kept[slot].line;
    ret->pos = n->kept[slot].pos;
    ret->len = n->kept[slot].words;
    ret->words = words.len > 0 ? words : nested_kept(s, slot);
    if (status == DHCPOPT_OK && w->len > w->cap) {
        ret->status = DHCPOPT_TOO_LONG;
    } else if (status == DHCPOPT_OK) {
        ret->value.bytes.len = w->len;
    } else if (as_written) {
        ret->pos += text_position(nested_kept(s, slot), words);
        ret->len = words.len;
    }
    return true;
}
