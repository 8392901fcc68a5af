/* SPDX-License-Identifier: MIT */
/* Reads the "Field: value" blocks that Meraki, Infoblox, PAN-OS, OPNsense, pfSense and BlueCat
 * are printed as: a form that somebody filled in, or keeps beside it. A block ends at a blank
 * line. */
#include "scan.h"

#include <string.h>

enum { CODE_MAX = 255 };

/* As form.c prints it, in front of the blocks of a scope. */
#define THERE_FOR "# there for: "

/* What the scanner's numbers mean here, for the block at hand. */
enum {
    CODE, /* and one; 0: not told yet */
    TYPE, /* a spelling */
    LINE, /* of the first address that was kept; 0: none */
    POS   /* and its place */
};

typedef enum spelling {
    SPELLING_OCTETS,
    SPELLING_QUOTED, /* text between quotes, or octets */
    SPELLING_TEXT,
    SPELLING_ADDRESSES,
    SPELLING_SIGNED,
    SPELLING_SHORT,
    SPELLING_OCTET
} spelling;

typedef enum role { ROLE_CODE, ROLE_CLASS, ROLE_FILTER, ROLE_TYPE, ROLE_VALUE } role;

static const struct field {
    const char *name;
    role means;
} fields[] = {
    {"Code", ROLE_CODE},
    {"Option Code", ROLE_CODE},
    {"Set Code", ROLE_CODE},
    {"Number", ROLE_CODE},
    {"Option", ROLE_CODE},
    {"Vendor Option", ROLE_CODE},
    {"Option filter", ROLE_FILTER},
    {"Vendor Class Identifier", ROLE_CLASS},
    {"Match Data", ROLE_CLASS},
    {"Vendor", ROLE_CLASS},
    {"Type", ROLE_TYPE},
    {"Option Type", ROLE_TYPE},
    {"Set Encoding", ROLE_TYPE},
    {"Value", ROLE_VALUE},
    {"Option Value", ROLE_VALUE},
    {"Set Data", ROLE_VALUE},
};

/* The start of a type, and how its values are spelled; all others are octets. */
static const struct type {
    const char *start;
    spelling spelled;
} types[] = {
    {"IP", SPELLING_ADDRESSES},
    {"array of ip", SPELLING_ADDRESSES},
    {"Text", SPELLING_TEXT},
    {"text", SPELLING_TEXT},
    {"ASCII", SPELLING_TEXT},
    {"32-bit signed", SPELLING_SIGNED},
    {"Signed Integer", SPELLING_SIGNED},
    {"Unsigned Integer 16", SPELLING_SHORT},
    {"Signed 32-bit", SPELLING_SIGNED}, /* pfSense's form */
    {"Unsigned 32-bit", SPELLING_SIGNED},
    {"Signed 16-bit", SPELLING_SHORT},
    {"Unsigned 16-bit", SPELLING_SHORT},
    {"Signed 8-bit", SPELLING_OCTET},
    {"Unsigned 8-bit", SPELLING_OCTET},
    {"String (NIOS)", SPELLING_OCTETS},
};

static spelling spelling_of(const dhcpopt_scanner *s, dhcpopt_text type) {
    for (size_t index = 0; index < sizeof types / sizeof types[0]; index++) {
        if (text_starts_with(type, types[index].start)) {
            return types[index].spelled;
        }
    }
    bool quotes = platform_of(s->platform)->does == TRAIT_QUOTES;
    return quotes ? SPELLING_QUOTED : SPELLING_OCTETS;
}

/* A sub-option, where the form's server makes option 43 itself. */
static code code_of(const dhcpopt_scanner *s) {
    code of = {DHCPOPT_SPACE_DHCP4, (uint8_t)(s->numbers[CODE] - 1)};
    dhcpopt_text vendor = {s->vendor_class, s->class_len};
    if (s->platform->classes == DHCPOPT_CLASSES_SUBOPTIONS &&
        !dhcpopt_space_by_name(vendor, &of.space)) {
        of.space = DHCPOPT_SPACE_DHCP4;
    }
    return of;
}

/* A vendor option of another device: as an option of DHCP its code would mean another thing. */
static bool is_of_others(const dhcpopt_scanner *s) {
    return s->platform->classes == DHCPOPT_CLASSES_SUBOPTIONS && s->class_len > 0 &&
           code_of(s).space == DHCPOPT_SPACE_DHCP4;
}

/* ---- Blocks ---- */

static void begin_block(dhcpopt_scanner *s) {
    dhcpopt_text none = {NULL, 0};
    s->numbers[CODE] = 0;
    s->numbers[TYPE] = SPELLING_OCTETS;
    s->numbers[LINE] = 0;
    s->held_len = 0;
    scan_class(s, none);
}

/* Several addresses have a field each. */
static void keep_address(dhcpopt_scanner *s, dhcpopt_text value) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    if (s->numbers[LINE] == 0) {
        s->numbers[LINE] = s->line;
        s->numbers[POS] = text_position(scan_line(s), value);
    } else {
        print_char(&p, ' ');
    }
    print_text(&p, value);
    s->held_len = p.len;
}

static bool end_block(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool kept = s->numbers[LINE] > 0 && s->numbers[CODE] > 0;
    bool fits = s->held_len <= sizeof s->held_text;
    dhcpopt_text addresses = {s->held_text, fits ? s->held_len : 0};
    dhcpopt_text line = s->current;
    if (kept) {
        s->current = addresses; /* in which the words are told */
        scan_addresses(s, code_of(s), addresses, ret);
        s->current = line;
        ret->line = s->numbers[LINE];
        ret->pos = s->numbers[POS];
    }
    s->numbers[LINE] = 0;
    return kept;
}

/* ---- Fields ---- */

static bool take_value(dhcpopt_scanner *s, dhcpopt_text value, dhcpopt_found *ret) {
    if (s->numbers[CODE] == 0 || is_of_others(s)) {
        code none = {DHCPOPT_SPACE_DHCP4, 0};
        return scan_fault(s, none, DHCPOPT_OPTION_SYNTAX, value, ret);
    }
    bool quoted =
        value.len > 1 && text_at(value, 0) == '"' && text_at(value, value.len - 1) == '"';
    switch ((spelling)s->numbers[TYPE]) {
    case SPELLING_ADDRESSES:
        keep_address(s, value);
        return false;
    case SPELLING_TEXT:
        return scan_text(s, code_of(s), value, ret);
    case SPELLING_SIGNED:
        return scan_integer(s, code_of(s), sizeof(uint32_t), value, ret);
    case SPELLING_SHORT:
        return scan_integer(s, code_of(s), sizeof(uint16_t), value, ret);
    case SPELLING_OCTET:
        return scan_integer(s, code_of(s), sizeof(uint8_t), value, ret);
    case SPELLING_QUOTED:
        if (quoted) {
            return scan_text(s, code_of(s), text_slice(value, 1, value.len - 2), ret);
        }
        return scan_octets(s, code_of(s), value, ret);
    case SPELLING_OCTETS:
        return scan_octets(s, code_of(s), value, ret);
    }
    return false;
}

static void take_code(dhcpopt_scanner *s, dhcpopt_text value) {
    uint64_t number = 0;
    dhcpopt_text digits = text_slice(value, 0, text_find_any(value, 0, " \t"));
    if (text_number(digits, DECIMAL, CODE_MAX, &number)) {
        s->numbers[CODE] = (size_t)number + 1;
    }
}

static bool take_field(dhcpopt_scanner *s, role means, dhcpopt_text value, dhcpopt_found *ret) {
    switch (means) {
    case ROLE_CODE:
        take_code(s, value);
        return false;
    case ROLE_CLASS:
        scan_class(s, text_slice(value, 0, text_find_any(value, 0, " \t")));
        return false;
    case ROLE_FILTER: /* the name has the scope behind it */
        scan_class_named(s, text_slice(value, 0, text_find_any(value, 0, " \t")));
        return false;
    case ROLE_TYPE:
        s->numbers[TYPE] = spelling_of(s, value);
        return false;
    case ROLE_VALUE:
        return take_value(s, value, ret);
    }
    return false;
}

bool scan_form(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t cut = 0;
    dhcpopt_text line = text_trim(scan_line(s), &cut);
    bool again = s->pos > 0;
    bool enters = !again && text_starts_with(line, THERE_FOR);
    bool ends = line.len == 0 || enters;
    if (ends && end_block(s, ret)) { /* of the scope in front; the line comes again */
        begin_block(s);
        return true;
    }
    scan_skip(s);
    if (ends) {
        begin_block(s);
    }
    if (enters) {
        scan_enter(s, "scope", text_from(line, strlen(THERE_FOR)));
    }
    size_t colon = text_find(line, 0, ':');
    if (ends || again || colon == line.len || text_at(line, 0) == '#') {
        return false;
    }
    dhcpopt_text name = text_slice(line, 0, colon);
    dhcpopt_text value = text_trim(text_from(line, colon + 1), &cut);
    for (size_t index = 0; index < sizeof fields / sizeof fields[0]; index++) {
        if (text_equal_caseless(name, dhcpopt_text_of(fields[index].name))) {
            return take_field(s, fields[index].means, value, ret);
        }
    }
    return false;
}
