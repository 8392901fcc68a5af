/* SPDX-License-Identifier: MIT */
/* Makes an option of the members of an entry of Kea's option-data, by the file's option-def or
 * by what Kea knows; for the reader of Kea's configuration. */
#include "kea_entry.h"

enum { CODE_MAX = 254, CODE_VENDOR_SPECIFIC = 43 };

static const dhcpopt_text none = {NULL, 0};

/* ---- Definitions: a line each, with a blank behind every field ---- */

typedef struct definition {
    dhcpopt_text space;
    dhcpopt_text name;
    dhcpopt_text number;
    dhcpopt_text array;
    dhcpopt_text fields;
    dhcpopt_text encapsulate;
} definition;

static void print_field(printer *p, dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        if (!is_blank(c) && !is_control(c)) {
            print_char(p, (char)c);
        }
    }
    print_char(p, ' ');
}

/* One that has no room any more is not known; its options are told as not readable. */
void kea_define(dhcpopt_scanner *s) {
    dhcpopt_nesting *n = &s->nesting;
    printer p = printer_to(n->known, sizeof n->known);
    bool record = text_equal(nested_kept(s, TYPE), dhcpopt_text_of("record"));
    p.len = n->known_len;
    print_field(&p, nested_has(s, SPACE) ? nested_kept(s, SPACE) : dhcpopt_text_of("dhcp4"));
    print_field(&p, nested_kept(s, NAME));
    print_field(&p, nested_kept(s, CODE));
    print_field(&p, nested_kept(s, ARRAY));
    print_field(&p, nested_kept(s, record ? RECORD : TYPE));
    print_field(&p, nested_kept(s, ENCAPSULATE));
    print_char(&p, '\n');
    n->known_len = p.len <= sizeof n->known ? p.len : n->known_len;
}

static dhcpopt_text next_field(dhcpopt_text known, size_t *pos) {
    size_t end = text_find(known, *pos, ' ');
    dhcpopt_text field = text_slice(known, *pos, end - *pos);
    *pos = end + 1;
    return field;
}

static bool next_definition(const dhcpopt_scanner *s, size_t *pos, definition *ret) {
    dhcpopt_text known = {s->nesting.known, s->nesting.known_len};
    if (*pos >= known.len) {
        return false;
    }
    ret->space = next_field(known, pos);
    ret->name = next_field(known, pos);
    ret->number = next_field(known, pos);
    ret->array = next_field(known, pos);
    ret->fields = next_field(known, pos);
    ret->encapsulate = next_field(known, pos);
    ++*pos;
    return true;
}

/* The last one, which is the class's own where it has one. By number where there is one. */
static bool find_definition(const dhcpopt_scanner *s, dhcpopt_text space, dhcpopt_text name,
                            uint64_t wanted, definition *ret) {
    bool found = false;
    definition at = {none, none, none, none, none, none};
    for (size_t pos = 0; next_definition(s, &pos, &at);) {
        uint64_t number = 0;
        bool numbered = text_number(at.number, DECIMAL, CODE_MAX, &number);
        bool same = wanted > 0 ? number == wanted : name.len > 0 && text_equal(at.name, name);
        if (numbered && same && text_equal(at.space, space)) {
            *ret = at;
            found = true;
        }
    }
    return found;
}

/* ---- An entry of option-data ---- */

static dhcpopt_text entry_space(const dhcpopt_scanner *s) {
    return nested_has(s, SPACE) ? nested_kept(s, SPACE) : dhcpopt_text_of("dhcp4");
}

/* Do options of that space stand in option 43? */
static bool is_in_vendor_specific(const dhcpopt_scanner *s, dhcpopt_text space) {
    definition at = {none, none, none, none, none, none};
    bool found = text_equal(space, dhcpopt_text_of("vendor-encapsulated-options-space"));
    for (size_t pos = 0; !found && next_definition(s, &pos, &at);) {
        found = text_equal(at.encapsulate, space) &&
                text_equal(at.number, dhcpopt_text_of("43")) &&
                text_equal(at.space, dhcpopt_text_of("dhcp4"));
    }
    return found;
}

/* By its name, or as what a class has in option 43. */
static bool find_space(const dhcpopt_scanner *s, dhcpopt_space *ret_space) {
    dhcpopt_text space = entry_space(s);
    dhcpopt_text vendor_class = {s->vendor_class, s->class_len};
    if (s->numbers[NUMBER_SPACE] > 0) {
        *ret_space = (dhcpopt_space)(s->numbers[NUMBER_SPACE] - 1);
        return true;
    }
    if (dhcpopt_space_by_name(space, ret_space)) {
        return true;
    }
    if (text_equal_caseless(space, dhcpopt_text_of("MSUCClient"))) {
        *ret_space = DHCPOPT_SPACE_MS_UC_CLIENT;
        return true;
    }
    if (text_equal_caseless(space, dhcpopt_text_of("CPEOCPhone"))) {
        *ret_space = DHCPOPT_SPACE_CPE_OCPHONE;
        return true;
    }
    return vendor_class.len > 0 && is_in_vendor_specific(s, space) &&
           dhcpopt_space_by_name(vendor_class, ret_space) && *ret_space != DHCPOPT_SPACE_DHCP4;
}

/* By code, or by a name that the file, Kea or, for the sub-options, this tool has. */
static dhcpopt_status find_code(const dhcpopt_scanner *s, code *ret) {
    dhcpopt_text name = nested_kept(s, NAME);
    definition own = {none, none, none, none, none, none};
    const dhcpopt_option *row = dhcpopt_option_by_name(name);
    uint64_t number = 0;
    if (nested_has(s, CODE)) {
        bool fits = text_number(nested_kept(s, CODE), DECIMAL, CODE_MAX, &number) && number > 0;
        ret->number = (uint8_t)number;
        return fits ? DHCPOPT_OK : DHCPOPT_NUMBER;
    }
    if (find_definition(s, entry_space(s), name, 0, &own)) {
        bool fits = text_number(own.number, DECIMAL, CODE_MAX, &number);
        ret->number = (uint8_t)number;
        return fits ? DHCPOPT_OK : DHCPOPT_NUMBER;
    }
    if (ret->space == DHCPOPT_SPACE_DHCP4) {
        return kea_option_by_name(name, &ret->number) ? DHCPOPT_OK : DHCPOPT_OPTION_SYNTAX;
    }
    if (row == NULL || row->space != ret->space || row->code == 0) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    ret->number = row->code;
    return DHCPOPT_OK;
}

static bool find_type(const dhcpopt_scanner *s, code of, kea_type *ret) {
    definition own = {none, none, none, none, none, none};
    if (find_definition(s, entry_space(s), none, of.number, &own) &&
        !text_equal(own.fields, dhcpopt_text_of("empty"))) {
        ret->fields = own.fields;
        ret->array = text_equal(own.array, dhcpopt_text_of("true"));
        return true;
    }
    return of.space == DHCPOPT_SPACE_DHCP4 && kea_option_type(of.number, ret);
}

/* Does the text define the option? */
static bool has_own_type(const dhcpopt_scanner *s, code of) {
    definition own = {none, none, none, none, none, none};
    return find_definition(s, entry_space(s), none, of.number, &own) &&
           !text_equal(own.fields, dhcpopt_text_of("empty"));
}

/* Without "csv-format" data are text where the option has a definition, else octets. */
static bool read_data(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_text data = nested_kept(s, JSON_DATA);
    dhcpopt_text words = none;
    kea_type type = {none, false};
    bool typed = find_type(s, of, &type);
    bool csv = nested_has(s, FORMAT)
                   ? text_equal(nested_kept(s, FORMAT), dhcpopt_text_of("true"))
                   : typed;
    dhcpopt_status status = nested_status(s, JSON_DATA);
    bool refused = of.space == DHCPOPT_SPACE_DHCP4 && of.number == CODE_VENDOR_SPECIFIC &&
                   !nested_has(s, FORMAT) && csv; /* Kea has no text for its data */
    if (status == DHCPOPT_OK && refused && !has_own_type(s, of)) {
        status = DHCPOPT_OPTION_SYNTAX;
    }
    if (status == DHCPOPT_OK) {
        status = data.len == 0   ? DHCPOPT_EMPTY
                 : csv && !typed ? DHCPOPT_OPTION_SYNTAX
                 : csv           ? kea_read_typed(type, data, &w, &words)
                                 : kea_read_octets(data, &w, &words);
    }
    return nested_found(s, of, status, &w, JSON_DATA, words, ret);
}

/* An entry without data is there to be sent always, or never, or to hold others. */
static bool sets_option(const dhcpopt_scanner *s) {
    bool named = nested_has(s, CODE) || nested_has(s, NAME);
    bool never = text_equal(nested_kept(s, NEVER), dhcpopt_text_of("true"));
    return nested_has(s, JSON_DATA) && named && !never;
}

/* "vendor-4491" and the like stand in option 125. */
static bool is_of_option_125(dhcpopt_text space) {
    return text_starts_with(space, "vendor-") && is_digit(text_at(space, 7));
}

bool kea_lacks_definition(dhcpopt_scanner *s) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    if (!sets_option(s) || is_of_option_125(entry_space(s))) {
        return false;
    }
    if (!find_space(s, &of.space)) {
        return true;
    }
    s->numbers[NUMBER_SPACE] = (size_t)of.space + 1; /* the class may have told it */
    if (find_code(s, &of) != DHCPOPT_OK) {
        return !nested_has(s, CODE);
    }
    kea_type type = {none, false};
    bool standard = of.space == DHCPOPT_SPACE_DHCP4 && of.number != CODE_VENDOR_SPECIFIC &&
                    kea_option_type(of.number, &type);
    bool octets = text_equal(nested_kept(s, FORMAT), dhcpopt_text_of("false"));
    return !octets && !standard && !has_own_type(s, of);
}

void kea_forget_entry(dhcpopt_scanner *s) {
    for (size_t slot = 0; slot < ENTRY_SLOTS; slot++) {
        nested_forget(s, slot);
    }
    nested_forget(s, JSON_DATA);
}

/* An entry of a space that option 43 holds, for clients of which the class is not told to be
 * the phones': it is theirs where it can be. */
static bool read_inside(dhcpopt_scanner *s, dhcpopt_found *ret) {
    const dhcpopt_text vendor_class = {s->vendor_class, s->class_len};
    code of = {DHCPOPT_SPACE_MS_UC_CLIENT, 0}; /* so no name and type of dhcp4's is meant */
    if (!class_may_be_ours(vendor_class)) {
        return false;
    }
    dhcpopt_status status = find_code(s, &of);
    if (status != DHCPOPT_OK) {
        of.space = DHCPOPT_SPACE_DHCP4;
        return nested_found(s, of, status, NULL, nested_has(s, CODE) ? CODE : NAME, none, ret);
    }
    read_data(s, of, ret);
    if (ret->status == DHCPOPT_OK &&
        scan_suboption_space(of.number, ret->value.bytes, &ret->value.space)) {
        scan_for_all(s, entry_space(s), ret);
    } else {
        scan_into_43(s, ret);
    }
    return true;
}

bool kea_read_entry(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    if (!sets_option(s)) {
        return false;
    }
    if (!find_space(s, &of.space) && is_in_vendor_specific(s, entry_space(s))) {
        return read_inside(s, ret);
    }
    if (!find_space(s, &of.space)) {
        return !is_of_option_125(entry_space(s)) &&
               nested_found(s, of, DHCPOPT_OPTION_SYNTAX, NULL, SPACE, none, ret);
    }
    dhcpopt_status status = find_code(s, &of);
    if (status != DHCPOPT_OK) {
        return nested_found(s, of, status, NULL, nested_has(s, CODE) ? CODE : NAME, none, ret);
    }
    bool empty =
        nested_kept(s, JSON_DATA).len == 0 && nested_status(s, JSON_DATA) == DHCPOPT_OK;
    if (of.number == CODE_VENDOR_SPECIFIC && empty) {
        return false;
    }
    return read_data(s, of, ret);
}
