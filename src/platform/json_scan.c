/* SPDX-License-Identifier: MIT */
/* Reads the objects that this tool prints for a value: "config json", "encode --json" and
 * "decode --json", wherever they stand in a JSON text. */
#include "json_token.h"

enum { CODE_MAX = 255, CODE_VENDOR_SPECIFIC = 43 };

/* The keys, and for the first ones the slots where their values are kept. */
enum {
    CODE,
    NAME,
    SPACE,
    VENDOR_CLASS,
    SLOTS,
    HEX = SLOTS,
    SCOPE,
    SERVER,
    SUB_OPTIONS,
    FINDINGS
};
static const char *const keys[] = {"code",  "name",   "space",       "vendor_class", "hex",
                                   "scope", "server", "sub_options", "findings",     NULL};

/* What stands in an object's hex already is not read again. */
enum { PLAIN, SKIPPED };

static void forget(dhcpopt_scanner *s) {
    for (size_t slot = 0; slot < SLOTS; slot++) {
        nested_forget(s, slot);
    }
    nested_forget(s, JSON_DATA);
}

static void enter(dhcpopt_scanner *s) {
    int key = nested_key(s);
    size_t depth = s->nesting.depth;
    bool skipped =
        nested_kind(s, depth - 1) == SKIPPED || key == SUB_OPTIONS || key == FINDINGS;
    nested_set_kind(s, skipped ? SKIPPED : PLAIN);
    if (!skipped && !nested_is_bracket(s, depth)) {
        forget(s);
    }
}

/* numbers[0] is the depth of the braces that named the scope. */
static void take(dhcpopt_scanner *s) {
    int key = nested_key(s);
    if (nested_kind(s, s->nesting.depth) == SKIPPED || key == JSON_NO_KEY) {
        return;
    }
    if (key < SLOTS) {
        nested_keep(s, (size_t)key);
    } else if (key == HEX) {
        nested_keep(s, JSON_DATA);
    } else if (key == SCOPE && s->nesting.token.quoted) {
        s->numbers[0] = s->nesting.depth;
        scan_enter(s, "scope", nested_text(s));
    } else if (key == SERVER && s->nesting.token.quoted) {
        s->numbers[0] = s->nesting.depth;
        scan_server(s, nested_text(s));
    }
}

/* By code and space, else by name. The name cert-prov-url has no code: it is all of option
 * 43. */
static dhcpopt_status find_code(const dhcpopt_scanner *s, code *ret) {
    const dhcpopt_option *row = dhcpopt_option_by_name(nested_kept(s, NAME));
    uint64_t number = 0;
    if (nested_has(s, SPACE) && !dhcpopt_space_by_name(nested_kept(s, SPACE), &ret->space)) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    if (nested_has(s, CODE)) {
        bool fits = text_number(nested_kept(s, CODE), DECIMAL, CODE_MAX, &number);
        ret->number = (uint8_t)number;
        return fits && number > 0 ? DHCPOPT_OK : DHCPOPT_NUMBER;
    }
    if (row == NULL || (nested_has(s, SPACE) && row->space != ret->space)) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    ret->space = row->code == 0 ? DHCPOPT_SPACE_DHCP4 : row->space;
    ret->number = row->code == 0 ? CODE_VENDOR_SPECIFIC : row->code;
    return DHCPOPT_OK;
}

/* Option 43 tells whose it is; the name cert-prov-url tells it too. */
static void set_class(dhcpopt_scanner *s) {
    const dhcpopt_option *row = dhcpopt_option_by_name(nested_kept(s, NAME));
    bool whole = !nested_has(s, CODE) && row != NULL && row->code == 0;
    scan_class(s, whole ? dhcpopt_text_of(dhcpopt_space_name(row->space))
                        : nested_kept(s, VENDOR_CLASS));
}

static bool read_value(dhcpopt_scanner *s, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    dhcpopt_text hex = nested_kept(s, JSON_DATA);
    dhcpopt_error error = {.pos = 0, .len = 0};
    bool named = nested_has(s, NAME) && dhcpopt_option_by_name(nested_kept(s, NAME)) != NULL;
    if (!nested_has(s, JSON_DATA) && !(named && nested_has(s, SPACE))) {
        return false; /* not one of ours */
    }
    size_t slot = nested_has(s, CODE) ? CODE : nested_has(s, NAME) ? NAME : JSON_DATA;
    dhcpopt_status status = find_code(s, &of);
    set_class(s);
    if (status == DHCPOPT_OK) {
        slot = nested_has(s, JSON_DATA) ? JSON_DATA : NAME;
        status = nested_has(s, JSON_DATA) ? nested_status(s, slot) : DHCPOPT_EMPTY;
    }
    if (status == DHCPOPT_OK) {
        status = hex_read(hex, &w, &error);
    }
    bool in_hex = status != DHCPOPT_OK && slot == JSON_DATA && error.len > 0;
    dhcpopt_text words = in_hex ? text_slice(hex, error.pos, error.len) : text_slice(hex, 0, 0);
    return nested_found(s, of, status, &w, slot, words, ret);
}

/* An object ended. */
static bool leave(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t depth = s->nesting.depth + 1;
    dhcpopt_text none = {NULL, 0};
    bool object = nested_kind(s, depth) == PLAIN && !nested_is_bracket(s, depth);
    bool found = object && read_value(s, ret);
    if (object) {
        forget(s);
    }
    if (!found && s->nesting.depth < s->numbers[0]) {
        s->numbers[0] = 0;
        scan_enter(s, NULL, none);
        scan_server(s, none);
    }
    return found;
}

bool scan_json(dhcpopt_scanner *s, dhcpopt_found *ret) {
    for (;;) {
        switch (nested_next(s, keys)) {
        case JSON_END: /* an object without its braces is not read */
            s->unended = s->unended || (s->nesting.depth == 0 && nested_has(s, JSON_DATA));
            return false;
        case JSON_FAULT:
            return nested_fault(s, ret);
        case JSON_INCLUDE:
            return nested_included(s, ret);
        case JSON_OPEN:
            enter(s);
            break;
        case JSON_VALUE:
            take(s);
            break;
        case JSON_CLOSE:
            if (leave(s, ret)) {
                return true;
            }
        }
    }
}
