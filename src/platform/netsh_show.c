/* SPDX-License-Identifier: MIT */
/* Reads what netsh's show optionvalue prints, a block of lines for each option; used by the
 * reader of netsh's commands. */
#include "netsh_scan.h"

enum { CODE_MAX = 255 };

/* The scanner's numbers, whose first belongs to the commands: whose section it is and the type
 * of the next element; how many elements are to come; the line of the first. */
enum { SECTION = 1, LEFT, FIRST_LINE };
enum { TYPE_UNIT = 16 };

static netsh_class section_of(const dhcpopt_scanner *s) {
    return (netsh_class)(s->numbers[SECTION] % TYPE_UNIT);
}

static netsh_type type_of(const dhcpopt_scanner *s) {
    return (netsh_type)(s->numbers[SECTION] / TYPE_UNIT);
}

static void set_section(dhcpopt_scanner *s, netsh_class of, netsh_type type) {
    s->numbers[SECTION] = (size_t)of + TYPE_UNIT * (size_t)type;
}

/* The option at hand; 0: none. */
static code at_hand(const dhcpopt_scanner *s) {
    code of = {s->held.space, s->held.code};
    return of;
}

/* ---- Sections ---- */

/* "For vendor class [NAME]:", up to the bracket. */
static dhcpopt_text bracketed(dhcpopt_scanner *s) {
    dhcpopt_text rest = scan_rest(s);
    size_t start = text_find(rest, 0, '[');
    size_t end = text_find(rest, start, ']');
    return start < end && end < rest.len ? text_slice(rest, start + 1, end - start - 1)
                                         : text_slice(rest, 0, 0);
}

static void enter_section(dhcpopt_scanner *s, netsh_class of, dhcpopt_text name) {
    set_section(s, of, NETSH_UNKNOWN);
    netsh_set_class(s, of, name);
}

/* "172.16.0.0:", without the colon. */
static dhcpopt_text place_word(dhcpopt_scanner *s) {
    dhcpopt_text word = scan_word(s);
    return text_slice(word, 0, text_find(word, 0, ':'));
}

static void enter_place(dhcpopt_scanner *s, const char *where, dhcpopt_text name) {
    dhcpopt_text none = {NULL, 0};
    scan_enter(s, where, name);
    enter_section(s, CLASS_NONE, none);
}

/* The lines that say for whom and for what the options are. */
static bool read_heading(dhcpopt_scanner *s) {
    dhcpopt_text none = {NULL, 0};
    if (scan_accept_words(s, "changed the current scope context to") ||
        scan_accept_words(s, "options for scope")) {
        enter_place(s, "scope", place_word(s));
    } else if (scan_accept_words(s, "options for the reservation address")) {
        enter_place(s, "reservation", place_word(s));
    } else if (scan_accept_words(s, "command completed")) {
        enter_place(s, NULL, none);
    } else if (scan_accept_words(s, "dhcp standard options") ||
               scan_accept_words(s, "general option values")) {
        enter_section(s, CLASS_NONE, none);
    } else if (scan_accept_words(s, "for vendor class")) {
        dhcpopt_text name = bracketed(s);
        enter_section(s, netsh_class_named(s, name), name);
    } else if (scan_accept_words(s, "for user class")) {
        size_t cut = 0;
        enter_section(s, CLASS_NONE, text_trim(scan_line(s), &cut));
    } else {
        return false;
    }
    return true;
}

/* ---- Options ---- */

/* An option whose elements have not all come. The line stays: none is at hand then. */
static bool end_option(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = at_hand(s);
    bool open = of.number != 0;
    s->held.code = 0;
    s->numbers[LEFT] = 0;
    return open && scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
}

/*
 * In reports about the whole server netsh prints options of every client below the heading of a
 * vendor class too: Cussen's Skype4B-Lync-DHCPConfigTool 1.01 takes 120 from there. A class of
 * ours has no such sub-option.
 */
static dhcpopt_space space_here(const dhcpopt_scanner *s, unsigned number) {
    dhcpopt_space space = netsh_space(section_of(s));
    bool misplaced = s->where == NULL && dhcpopt_suboption_row(space, number) == NULL &&
                     dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, number) != NULL;
    return misplaced ? DHCPOPT_SPACE_DHCP4 : space;
}

static bool read_option(dhcpopt_scanner *s, dhcpopt_found *ret) {
    uint64_t number = 0;
    code none = {DHCPOPT_SPACE_DHCP4, 0};
    scan_accept(s, ":");
    dhcpopt_text word = scan_word(s);
    scan_skip(s);
    if (!text_number(word, DECIMAL, CODE_MAX, &number) || number == 0) {
        return scan_fault(s, none, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
    }
    s->held.code = (uint8_t)number;
    s->held.space = space_here(s, (unsigned)number);
    s->held.bytes.len = 0;
    set_section(s, section_of(s), NETSH_UNKNOWN);
    return false;
}

/* ---- Elements ---- */

/* What stands behind the first equals sign: a URL may hold more. */
static dhcpopt_text behind_equals(dhcpopt_scanner *s) {
    size_t cut = 0;
    dhcpopt_text rest = scan_rest(s);
    size_t equals = text_find(rest, 0, '=');
    scan_skip(s);
    return text_trim(text_from(rest, equals < rest.len ? equals + 1 : equals), &cut);
}

/* The value is whole: it stands where its first element does. */
static bool finish_option(dhcpopt_scanner *s, const writer *w, dhcpopt_text last,
                          dhcpopt_found *ret) {
    code of = at_hand(s);
    bool doubtful = netsh_is_doubtful(section_of(s), of.number, type_of(s));
    bool other = section_of(s) == CLASS_OTHER || section_of(s) == CLASS_UNKNOWN;
    s->held.code = 0;
    if (other) {
        return doubtful && scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, last, ret);
    }
    if (section_of(s) != CLASS_NONE) {
        dhcpopt_text none = {NULL, 0};
        bool every = of.space == DHCPOPT_SPACE_DHCP4;
        netsh_set_class(s, every ? CLASS_NONE : section_of(s), none);
    }
    scan_written(s, of, w, DHCPOPT_OK, last, ret);
    ret->line = s->numbers[FIRST_LINE];
    ret->pos = s->held_pos;
    ret->len = s->held_words;
    return true;
}

static void keep_place(dhcpopt_scanner *s, dhcpopt_text element) {
    s->numbers[FIRST_LINE] = s->line;
    s->held_pos = text_position(s->current, element);
    s->held_words = element.len;
}

static bool read_element(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text element = behind_equals(s);
    dhcpopt_text fault = element;
    code of = at_hand(s);
    bool last = s->numbers[LEFT] <= 1;
    bool told = of.number == 0 && s->numbers[LEFT] > 0; /* a fault before it was */
    s->numbers[LEFT] -= s->numbers[LEFT] > 0 ? 1 : 0;
    if (of.number == 0) {
        return !told && scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
    }
    writer w = writer_to(s->bytes, sizeof s->bytes);
    w.len = s->held.bytes.len;
    if (w.len == 0) {
        keep_place(s, element);
    }
    bool mine = section_of(s) < CLASS_OTHER;
    dhcpopt_status status =
        mine ? netsh_put(&w, type_of(s), PERCENT_PLAIN, element, &fault) : DHCPOPT_OK;
    s->held.bytes.len = w.len;
    if (status != DHCPOPT_OK) {
        s->held.code = 0;
        return scan_fault(s, of, status, fault, ret);
    }
    return last && finish_option(s, &w, element, ret);
}

static void read_count(dhcpopt_scanner *s) {
    enum { COUNT_MAX = 1024 };
    uint64_t count = 0;
    text_number(behind_equals(s), DECIMAL, COUNT_MAX, &count);
    s->numbers[LEFT] = (size_t)count;
}

/* Blank lines and the lines inside an option, which go on with it. */
static bool read_inside(dhcpopt_scanner *s, bool *ret_found, dhcpopt_found *ret) {
    *ret_found = false;
    if (scan_accept_words(s, "option element value")) {
        *ret_found = read_element(s, ret);
    } else if (scan_accept_words(s, "option element type")) {
        set_section(s, section_of(s), netsh_type_of(behind_equals(s)));
    } else if (scan_accept_words(s, "number of option elements")) {
        read_count(s);
    } else {
        return scan_peek(s).len == 0 || scan_accept_words(s, "option value:");
    }
    return true;
}

/* The second part of octets that a terminal broke: they are not whole without it. */
static bool is_broken_off(const dhcpopt_scanner *s) {
    dhcpopt_text word = scan_peek(s);
    bool digits = word.len > 0 && s->numbers[FIRST_LINE] + 1 == s->line;
    for (size_t pos = 0; digits && pos < word.len; pos++) {
        digits = hex_digit_value(text_at(word, pos)) >= 0;
    }
    return digits && type_of(s) == NETSH_BINARY;
}

bool netsh_show(dhcpopt_scanner *s, bool *ret_is_line, dhcpopt_found *ret) {
    bool found = false;
    *ret_is_line = true;
    if (read_inside(s, &found, ret)) {
        return found;
    }
    if (end_option(s, ret)) {
        return true;
    }
    if (is_broken_off(s)) {
        code of = {s->held.space, 0};
        scan_skip(s);
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
    }
    if (scan_accept(s, "optionid") || scan_accept(s, "optionid:")) {
        return read_option(s, ret);
    }
    *ret_is_line = read_heading(s);
    return false;
}
