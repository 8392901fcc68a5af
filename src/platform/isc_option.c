/* SPDX-License-Identifier: MIT */
/* Statements of ISC dhcpd's language, one at a time: those that set options, and those that say
 * whose they are; for the readers of it. */
#include "../syntax.h"
#include "isc_scan.h"

enum { CODE_MAX = 255, WIDE_CODE_MAX = 0xFFFF };

static const dhcpopt_text none = {NULL, 0};

/* ---- What was found ---- */

spot isc_spot(const dhcpopt_scanner *s, size_t pos) {
    dhcpopt_text text = isc_statement(s);
    spot at = {s->numbers[ISC_LINE], 0, 0};
    size_t start = 0;
    for (size_t end = text_find(text, 0, '\n'); end < pos; end = text_find(text, start, '\n')) {
        start = end + 1;
        at.line++;
    }
    at.pos = pos - start + (start == 0 ? s->numbers[ISC_POS] : 0);
    return at;
}

/* Words of the statement are told where they begin; none are all of it. */
static bool found_in(dhcpopt_scanner *s, dhcpopt_text words, dhcpopt_found *ret) {
    dhcpopt_text text = isc_statement(s);
    words = words.len > 0 ? words : isc_trim(text);
    size_t pos = text_position(text, words);
    spot at = isc_spot(s, pos);
    ret->line = at.line;
    ret->pos = at.pos;
    ret->len = text_find(words, 0, '\n');
    printer p = printer_to(s->held_text + pos, words.len); /* in place */
    isc_print_joined(&p, words);
    ret->words = text_slice(words, 0, p.len);
    return true;
}

bool isc_fault(dhcpopt_scanner *s, code of, dhcpopt_status status, dhcpopt_text words,
               dhcpopt_found *ret) {
    isc_enter(s, of);
    return scan_fault(s, of, status, none, ret) && found_in(s, words, ret);
}

/* ---- Options ---- */

/* "MSUC" of "MSUC.id", or nothing. */
static dhcpopt_text space_of(dhcpopt_text name) {
    size_t dot = text_find(name, 0, '.');
    return text_slice(name, 0, dot < name.len ? dot : 0);
}

/* The same letters and digits, whatever stands between them. */
static bool same_letters(dhcpopt_text a, dhcpopt_text b) {
    static const char between[] = "-_";
    size_t there = 0;
    for (size_t pos = 0; pos < a.len; pos++) {
        if (is_one_of(text_at(a, pos), between)) {
            continue;
        }
        while (is_one_of(text_at(b, there), between)) {
            there++;
        }
        if (to_lower(text_at(a, pos)) != to_lower(text_at(b, there++))) {
            return false;
        }
    }
    return there == b.len;
}

/* Whose sub-options an option space holds: the class's around, or the one's that was said to
 * have it, or the one's of its name. */
static bool find_space(const dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_space *ret) {
    isc_option link;
    if (dhcpopt_space_by_name(isc_class(s), ret) && *ret != DHCPOPT_SPACE_DHCP4) {
        return true;
    }
    if (isc_find(s, "@", name, &link)) {
        *ret = (dhcpopt_space)link.number;
        return true;
    }
    static const dhcpopt_space spaces[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                           DHCPOPT_SPACE_CPE_OCPHONE};
    for (size_t index = 0; index < sizeof spaces / sizeof spaces[0]; index++) {
        if (same_letters(dhcpopt_text_of(dhcpopt_space_name(spaces[index])), name)) {
            *ret = spaces[index];
            return true;
        }
    }
    return false;
}

/* Option spaces of dhcpd's own, which hold other things. */
static bool is_other_space(dhcpopt_text name) {
    static const char *const others[] = {"agent",  "fqdn", "nwip", "server",
                                         "vendor", "isc",  "rsoo", "dhcp6",
                                         "fqdn6",  "isc6", "vsio", "vendor-class"};
    for (size_t index = 0; index < sizeof others / sizeof others[0]; index++) {
        if (isc_is(name, others[index])) {
            return true;
        }
    }
    return false;
}

static bool read_value(dhcpopt_scanner *s, code of, dhcpopt_text format, dhcpopt_text words,
                       dhcpopt_found *ret) {
    dhcpopt_text text = isc_trim(words);
    writer w = writer_to(s->bytes, sizeof s->bytes);
    bool deep = isc_is_deep(s); /* where, is not known any more */
    dhcpopt_status status = s->held_len > sizeof s->held_text ? DHCPOPT_TOO_LONG
                            : deep                            ? DHCPOPT_OPTION_SYNTAX
                                   : isc_read_value(format, text, &w);
    status = status == DHCPOPT_OK && w.len == 0 ? DHCPOPT_EMPTY : status;
    isc_enter(s, of);
    return scan_written(s, of, &w, status, none, ret) && found_in(s, text, ret);
}

/* "NAME code N = TYPE", behind the name. True where it is one. */
static bool read_definition(dhcpopt_scanner *s, dhcpopt_text name, size_t pos) {
    dhcpopt_text text = isc_statement(s);
    uint64_t number = 0;
    if (!isc_is(isc_token(text, &pos), "code")) {
        return false;
    }
    bool known = text_number(isc_token(text, &pos), DECIMAL, WIDE_CODE_MAX, &number) &&
                 isc_is(isc_token(text, &pos), "=");
    if (known && number > CODE_MAX) { /* of a space with wider codes than option 43 has */
        isc_define(s, "", name, 0, "-");
    } else if (known) {
        isc_define_option(s, name, (uint8_t)number, text_from(text, pos));
    }
    return true;
}

/* Sub-options of a class that is told and is not the phones' are no concern of theirs. */
static bool is_of_others(const dhcpopt_scanner *s, dhcpopt_text space_name) {
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    dhcpopt_text vendor_class = isc_class(s);
    return is_other_space(space_name) ||
           (vendor_class.len > 0 && !dhcpopt_space_by_name(vendor_class, &space) &&
            !class_is_misspelt(vendor_class));
}

/* "vendor-option-space NAME": the clients of that place get what the space holds. */
static void link_space(dhcpopt_scanner *s, dhcpopt_text name) {
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    dhcpopt_text vendor_class = isc_class(s);
    if (dhcpopt_space_by_name(vendor_class, &space)) {
        isc_define(s, "@", name, (uint8_t)space, "s");
    } else if (vendor_class.len == 0) {
        isc_define(s, isc_is_for_all(s) ? "%" : "&", name, 0, "s");
    } else if (!class_is_misspelt(vendor_class)) {
        isc_define(s, "!", name, 0, "o"); /* other devices' */
    }
}

/* Which clients get a space of which no class tells whose it is: every one, or those of a class
 * or a condition that is not about the vendor class, or, as nothing links it, none. */
static void enter_clients(dhcpopt_scanner *s, dhcpopt_text space_name) {
    isc_option link;
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    if (!isc_find(s, "%", space_name, &link)) {
        print_string(&p, isc_find(s, "&", space_name, &link) ? "class with space " : "space ");
        print_text(&p, space_name);
    }
    const dhcpopt_text told = {buf, p.len < sizeof buf ? p.len : sizeof buf};
    scan_class(s, told);
}

/* A sub-option of a space of which nothing says yet whose it is: what option 43 would hold. */
static bool put_into_43(dhcpopt_scanner *s, dhcpopt_text space_name, dhcpopt_found *ret) {
    if (isc_class(s).len == 0) {
        enter_clients(s, space_name);
    }
    scan_into_43(s, ret);
    return true;
}

/* The identifier, the first of the sub-options, says whose the space is, wherever it stands. */
static void learn_space(dhcpopt_scanner *s, dhcpopt_text name, const isc_option *about,
                        dhcpopt_text words) {
    const dhcpopt_space space = DHCPOPT_SPACE_MS_UC_CLIENT;
    writer w = writer_to(s->bytes, sizeof s->bytes);
    if (about->number != UC_FIRST ||
        isc_read_value(about->format, isc_trim(words), &w) != DHCPOPT_OK || w.len > w.cap) {
        return;
    }
    const dhcpopt_bytes octets = {s->bytes, w.len};
    if (text_equal(bytes_as_text(octets), dhcpopt_text_of(dhcpopt_space_name(space)))) {
        isc_define(s, "@", name, (uint8_t)space, "s");
    }
}

static dhcpopt_status why_unknown(const dhcpopt_scanner *s) {
    size_t flags = s->numbers[ISC_FLAGS];
    return (flags & ISC_INCLUDES) != 0 ? DHCPOPT_NOT_INCLUDED
           : (flags & ISC_FULL) != 0   ? DHCPOPT_NOT_KEPT
                                       : DHCPOPT_OPTION_SYNTAX;
}

static bool is_passed_over(const isc_option *about) {
    return isc_is(about->format, "-");
}

/* Whose a space is may be told below it, up to the end of the text. */
static bool read_suboption(dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_text value,
                           dhcpopt_found *ret) {
    dhcpopt_text space_name = space_of(name);
    isc_option about = {0, none};
    isc_option other;
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    if (is_of_others(s, space_name)) {
        return false;
    }
    bool known = isc_find_option(s, name, &about);
    if (known && !find_space(s, space_name, &of.space)) {
        learn_space(s, space_name, &about, value);
    }
    bool apart = !find_space(s, space_name, &of.space);
    of.number = about.number;
    if (!known) {
        return isc_fault(s, of, why_unknown(s), name, ret);
    }
    if (is_passed_over(&about) ||
        (apart && (isc_keep_late(s) || isc_find(s, "!", space_name, &other)))) {
        return false;
    }
    if (!read_value(s, of, about.format, value, ret)) {
        return false;
    }
    if (!apart && isc_class(s).len == 0 && isc_find(s, "%", space_name, &other)) {
        scan_for_all(s, space_name, ret);
    }
    return !apart || put_into_43(s, space_name, ret);
}

/* Behind "option". */
static bool read_option(dhcpopt_scanner *s, size_t pos, dhcpopt_found *ret) {
    static const char plain[] = "dhcp.";
    dhcpopt_text text = isc_statement(s);
    dhcpopt_text name = isc_token(text, &pos);
    isc_option about = {0, none};
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    size_t full = s->numbers[ISC_FLAGS] & ISC_FULL;
    name = text_from(name, text_starts_with(name, plain) ? sizeof plain - 1 : 0);
    if (read_definition(s, name, pos)) {
        bool first = full != (s->numbers[ISC_FLAGS] & ISC_FULL);
        return first && isc_fault(s, of, DHCPOPT_NOT_KEPT, name, ret);
    }
    if (isc_is(name, "space")) {
        return false;
    }
    if (space_of(name).len > 0) {
        return read_suboption(s, name, text_from(text, pos), ret);
    }
    if (!isc_find_option(s, name, &about)) {
        return isc_fault(s, of, why_unknown(s), name, ret);
    }
    of.number = about.number;
    return !is_passed_over(&about) &&
           read_value(s, of, about.format, text_from(text, pos), ret);
}

/* "supersede NAME VALUE" and "default NAME VALUE" set options too. */
static bool read_set(dhcpopt_scanner *s, size_t pos, dhcpopt_found *ret) {
    isc_option about;
    size_t behind = pos;
    bool known = isc_find_option(s, isc_token(isc_statement(s), &behind), &about);
    return known && read_option(s, pos, ret);
}

/* "append NAME VALUE" and "prepend NAME VALUE" change what was set elsewhere. */
static bool read_change(dhcpopt_scanner *s, size_t pos, dhcpopt_found *ret) {
    isc_option about = {0, none};
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    bool known = isc_find_option(s, isc_token(isc_statement(s), &pos), &about);
    of.number = about.number;
    return known && isc_fault(s, of, DHCPOPT_OPTION_VARIABLE, isc_statement(s), ret);
}

/* ---- Statements ---- */

/* Behind the colon of a label that ends with that token; 0 where none is there. */
static size_t behind_colon(dhcpopt_text text, size_t pos, dhcpopt_text *token) {
    if (text_at(*token, token->len - 1) == ':') {
        *token = text_slice(*token, 0, token->len - 1);
        return pos;
    }
    while (isc_is_space(text_at(text, pos))) {
        pos++;
    }
    return text_at(text, pos) == ':' ? pos + 1 : 0;
}

size_t isc_take_labels(dhcpopt_scanner *s) {
    dhcpopt_text text = isc_statement(s);
    for (size_t start = 0;;) {
        size_t pos = start;
        dhcpopt_text word = isc_token(text, &pos);
        bool value = isc_is(word, "case");
        dhcpopt_text token = value ? isc_token(text, &pos) : word;
        pos = token.len > 0 ? behind_colon(text, pos, &token) : 0;
        if (pos == 0 || (!value && !isc_is(token, "default"))) {
            return start;
        }
        dhcpopt_text words = text_slice(text, start, pos - 1 - start);
        isc_case(s, isc_trim(words), value ? token : none);
        start = pos;
    }
}

bool isc_read_statement(dhcpopt_scanner *s, size_t start, dhcpopt_found *ret) {
    dhcpopt_text text = isc_statement(s);
    size_t pos = start;
    dhcpopt_text word = isc_token(text, &pos);
    if (isc_is(word, "option")) {
        return read_option(s, pos, ret);
    }
    if (isc_is(word, "supersede") || isc_is(word, "default")) {
        return read_set(s, pos, ret);
    }
    if (isc_is(word, "append") || isc_is(word, "prepend")) {
        return read_change(s, pos, ret);
    }
    if (isc_is(word, "include")) {
        code none_known = {DHCPOPT_SPACE_DHCP4, 0};
        s->numbers[ISC_FLAGS] |= ISC_INCLUDES;
        return isc_fault(s, none_known, DHCPOPT_NOT_INCLUDED, none, ret);
    }
    bool allow = isc_is(word, "allow");
    if (allow || isc_is(word, "deny")) {
        isc_permit(s, allow, text, pos);
    }
    if (isc_is(word, "break")) {
        isc_break(s);
    }
    if (isc_is(word, "match")) {
        isc_match(s, text, pos);
    }
    if (isc_is(word, "vendor-option-space")) {
        link_space(s, isc_token(text, &pos));
    }
    return false;
}
