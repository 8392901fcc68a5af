/* SPDX-License-Identifier: MIT */
/* Reads the options under "config system dhcp server" of FortiOS, in a backup of the whole
 * configuration or in a few lines of it. What an entry says is known at its end, for its lines
 * come in any order. */
#include "fortigate_scan.h"

enum {
    CODE_MAX = 255,
    CODE_TIME_OFFSET = 2,
    CODE_NTP_SERVERS = 42,
    CODE_TFTP_SERVERS = 150 /* FortiOS administration guide, common DHCP options */
};

/* A type is hexadecimal where none is set: that is FortiOS's default, and "show" leaves out
 * what has its default. */
static const struct value_type {
    const char *word;
    size_t flag;
} types[] = {{"hex", 0}, {"string", IS_STRING}, {"ip", IS_IP}, {"fqdn", IS_FQDN}};

static const dhcpopt_text nothing = {NULL, 0};

/* ---- Words ---- */

/* The end of the word at pos, in quotes or not; a backslash takes the next character's
 * meaning. */
static size_t find_word_end(dhcpopt_text line, size_t pos) {
    int quote = text_at(line, pos);
    bool quoted = quote == '"' || quote == '\'';
    for (pos += quoted ? 1 : 0; pos < line.len; pos++) {
        int c = text_at(line, pos);
        if (c == '\\' && quoted && pos + 1 < line.len) {
            pos++;
        } else if (quoted ? c == quote : is_blank(c)) {
            return quoted ? pos + 1 : pos;
        }
    }
    return line.len;
}

/* Without the quotes around it, if it has both. */
static dhcpopt_text inside_quotes(dhcpopt_text word) {
    int quote = text_at(word, 0);
    bool quoted =
        (quote == '"' || quote == '\'') && word.len > 1 && text_at(word, word.len - 1) == quote;
    return quoted ? text_slice(word, 1, word.len - 2) : word;
}

/* The next word, in quotes or not. */
static dhcpopt_text read_word(dhcpopt_scanner *s) {
    dhcpopt_text start = scan_peek(s);
    size_t pos = text_position(scan_line(s), start);
    s->pos = find_word_end(scan_line(s), pos);
    return inside_quotes(text_slice(scan_line(s), pos, s->pos - pos));
}

/* All that is left, without the quotes where it is one word. */
static dhcpopt_text read_rest(dhcpopt_scanner *s) {
    size_t cut = 0;
    dhcpopt_text rest = text_trim(scan_rest(s), &cut);
    scan_skip(s);
    return find_word_end(rest, 0) == rest.len ? inside_quotes(rest) : rest;
}

/* "FG100 (options) #", "FG100 (1) $": what a terminal puts in front. */
static void skip_prompt(dhcpopt_scanner *s) {
    dhcpopt_text line = scan_line(s);
    size_t end = text_find_any(line, 0, "#$");
    bool named = is_letter(text_at(line, 0)) || is_digit(text_at(line, 0));
    if (named && end + 1 < line.len && is_blank(text_at(line, end + 1)) &&
        text_find_any(line, 0, "\"'") > end) {
        s->pos = end + 1;
    }
}

/* ---- Lines of an entry ---- */

static bool read_code(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    dhcpopt_text word = read_word(s);
    if (!text_number(word, DECIMAL, CODE_MAX, &number)) {
        return s->numbers[PLACE] == OPTIONS &&
               scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    s->held.code = (uint8_t)number;
    if ((s->numbers[ENTRY] & (HAS_VALUE | HAS_ADDRESSES)) == 0) { /* until it has a value */
        s->numbers[LINE] = s->line;
        s->held_pos = text_position(scan_line(s), word);
    }
    s->numbers[ENTRY] |= HAS_CODE;
    return false;
}

static void read_type(dhcpopt_scanner *s) {
    dhcpopt_text word = read_word(s);
    size_t flag = IS_STRANGE;
    for (size_t index = 0; index < sizeof types / sizeof types[0]; index++) {
        flag = text_equal(word, dhcpopt_text_of(types[index].word)) ? types[index].flag : flag;
    }
    s->numbers[ENTRY] &= ~(size_t)(IS_STRING | IS_IP | IS_FQDN | IS_STRANGE);
    s->numbers[ENTRY] |= flag;
}

static void read_match(dhcpopt_scanner *s) {
    bool enabled = scan_accept(s, "enable");
    s->numbers[ENTRY] &= ~(size_t)MATCHES;
    s->numbers[ENTRY] |= enabled ? MATCHES : 0;
}

/* "set option1 43 'hex'" of FortiOS 5 and before: an entry by itself. */
static bool read_old_option(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    dhcpopt_text word = read_word(s);
    if (!text_number(word, DECIMAL, CODE_MAX, &number)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    of.number = (uint8_t)number;
    return number > 0 && scan_octets(s, of, read_rest(s), ret) && fortigate_tell(s, ret);
}

/* "set ntp-server1 ADDRESS", and 2 and 3: one option of them all. */
static bool accept_ntp_server(dhcpopt_scanner *s) {
    return scan_accept(s, "ntp-server1") || scan_accept(s, "ntp-server2") ||
           scan_accept(s, "ntp-server3");
}

/* The first of several addresses, or another one. */
static void keep_address(dhcpopt_scanner *s, uint8_t number, size_t flag,
                         dhcpopt_text address) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    if ((s->numbers[ENTRY] & flag) == 0) {
        fortigate_keep_words(s, address, HAS_ADDRESSES);
        s->held.code = number;
        s->numbers[ENTRY] |= flag | HAS_CODE;
        return;
    }
    p.len = s->held_len;
    print_char(&p, ' ');
    print_text(&p, address);
    s->held_len = p.len;
}

static void keep_ntp_server(dhcpopt_scanner *s) {
    dhcpopt_text address = read_word(s);
    if (!text_equal(address, dhcpopt_text_of("0.0.0.0"))) { /* none is set */
        keep_address(s, CODE_NTP_SERVERS, IS_NTP, address);
    }
}

/* Another line ends the servers; it stays. */
static bool ends_ntp_servers(dhcpopt_scanner *s) {
    bool goes_on = scan_accept(s, "set") && accept_ntp_server(s);
    s->pos = 0;
    return (s->numbers[ENTRY] & IS_NTP) != 0 && !goes_on;
}

/* The server's words for options are entries by themselves. */
static bool keep_setting(dhcpopt_scanner *s, uint8_t number, size_t flags, dhcpopt_text words,
                         dhcpopt_found *ret) {
    fortigate_keep_words(s, words, flags | HAS_CODE);
    s->held.code = number;
    return fortigate_end_entry(s, ret);
}

/* "config tftp-server", "edit NAME", and the like: what "set" has in one line. */
static bool list_is(const dhcpopt_scanner *s, const char *name) {
    return s->numbers[PLACE] == SERVER && s->numbers[NESTED] == 1 &&
           text_equal(scan_kept_name(s, NAME_LIST), dhcpopt_text_of(name));
}

/* Several classes stand in quotes, with blanks between them. */
static void add_class(dhcpopt_scanner *s, dhcpopt_text word) {
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    dhcpopt_text before = scan_kept_name(s, NAME_CLASS);
    bool quoted = before.len == 0 || text_at(before, 0) == '"';
    print_string(&p, quoted ? "" : "\"");
    print_text(&p, before);
    print_string(&p, quoted ? "" : "\"");
    print_string(&p, before.len > 0 ? " \"" : "");
    print_text(&p, word);
    print_string(&p, before.len > 0 ? "\"" : "");
    dhcpopt_text all = {buf, p.len < p.cap ? p.len : p.cap};
    scan_keep_name(s, NAME_CLASS, all);
}

static void add_to_list(dhcpopt_scanner *s) {
    if (list_is(s, "tftp-server")) {
        keep_address(s, CODE_TFTP_SERVERS, IS_SERVERS, read_word(s));
    } else if (list_is(s, "vci-string")) {
        add_class(s, read_word(s));
    }
}

/* "set timezone-option": the number of a zone, whose offset the device knows. */
static bool read_zone(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text word = read_word(s);
    return !text_equal(word, dhcpopt_text_of("disable")) &&
           keep_setting(s, CODE_TIME_OFFSET, HAS_VALUE | IS_ZONE, word, ret);
}

/* Options of the server itself. */
static bool read_server(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (accept_ntp_server(s)) {
        keep_ntp_server(s);
    } else if (scan_accept(s, "tftp-server")) {
        return keep_setting(s, CODE_TFTP_SERVERS, HAS_ADDRESSES | IS_SERVERS, read_rest(s),
                            ret);
    } else if (scan_accept(s, "timezone-option")) {
        return read_zone(s, ret);
    } else if (scan_accept(s, "status")) {
        bool off = scan_accept(s, "disable");
        scan_keep_name(s, NAME_DISABLED, off ? dhcpopt_text_of("disable") : nothing);
    } else if (scan_accept(s, "vci-match")) {
        bool on = scan_accept(s, "enable");
        scan_keep_name(s, NAME_MATCHES, on ? dhcpopt_text_of("enable") : nothing);
    } else if (scan_accept(s, "vci-string")) {
        scan_keep_name(s, NAME_CLASS, read_rest(s)); /* several stay in their quotes */
    }
    return false;
}

static bool is_old_option(dhcpopt_text word) {
    static const char name[] = "option";
    dhcpopt_text digits = text_from(word, text_starts_with(word, name) ? sizeof name - 1 : 0);
    return digits.len > 0 && digits.len < word.len && text_is_digits(digits);
}

static bool read_set(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->numbers[NESTED] > 0) {
        return false;
    }
    dhcpopt_text word = scan_peek(s);
    if (s->numbers[PLACE] != OPTIONS && is_old_option(word)) {
        scan_word(s);
        return read_old_option(s, ret);
    }
    if (s->numbers[PLACE] == SERVER) {
        return read_server(s, ret);
    }
    if (scan_accept(s, "code")) {
        return read_code(s, ret);
    }
    if (scan_accept(s, "type")) {
        read_type(s);
    } else if (scan_accept(s, "value")) {
        fortigate_keep_words(s, read_rest(s), HAS_VALUE);
    } else if (scan_accept(s, "ip")) {
        fortigate_keep_words(s, read_rest(s), HAS_ADDRESSES);
    } else if (scan_accept(s, "vci-match")) {
        read_match(s);
    } else if (scan_accept(s, "vci-string")) {
        scan_class(s, read_rest(s)); /* several strings stay in their quotes */
    }
    return false;
}

/* ---- Where the entries stand ---- */

static bool read_config(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool found = fortigate_end_entry(s, ret);
    if (scan_accept_words(s, "system dhcp server")) {
        s->numbers[PLACE] = SERVER;
        s->numbers[NESTED] = 0;
    } else if (s->numbers[PLACE] != OPTIONS && s->numbers[NESTED] == 0 &&
               scan_accept(s, "options")) {
        s->numbers[PLACE] = OPTIONS;
    } else {
        scan_keep_name(s, NAME_LIST, scan_peek(s));
        s->numbers[NESTED]++;
    }
    return found;
}

static bool read_edit(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->numbers[NESTED] > 0) {
        add_to_list(s);
        return false;
    }
    if (s->numbers[PLACE] == SERVER) {
        scan_enter(s, "server", read_word(s));
    }
    return fortigate_end_entry(s, ret);
}

static bool read_end(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->numbers[NESTED] > 0) {
        bool found = list_is(s, "tftp-server") && fortigate_end_entry(s, ret);
        s->numbers[NESTED]--;
        return found;
    }
    bool found = fortigate_end_entry(s, ret);
    if (s->numbers[PLACE] == OPTIONS && s->where != NULL) {
        s->numbers[PLACE] = SERVER;
    } else {
        s->numbers[PLACE] = ELSEWHERE;
        scan_enter(s, NULL, nothing);
    }
    return found;
}

/* Does the line, from its first word, end the server at hand? */
static bool ends_server(const dhcpopt_scanner *s) {
    static const char *const words[] = {"next", "end", "edit"};
    dhcpopt_text word = scan_peek(s);
    bool ends = false;
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        ends = ends || text_equal_caseless(word, dhcpopt_text_of(words[index]));
    }
    return s->ended || (ends && s->numbers[PLACE] == SERVER && s->numbers[NESTED] == 0);
}

/* ---- The reader ---- */

bool scan_fortigate(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->pos > 0 || s->broken) { /* one option a line */
        return false;
    }
    bool found = false;
    skip_prompt(s);
    size_t start = s->pos;
    if (ends_ntp_servers(s) && fortigate_end_entry(s, ret)) {
        return true; /* and the line stays */
    }
    s->pos = start;
    if (ends_server(s) && (fortigate_end_entry(s, ret) || fortigate_end_server(s, ret))) {
        s->pos = 0; /* the line stays */
        return true;
    }
    if (scan_accept(s, "set")) {
        found = read_set(s, ret);
    } else if (scan_accept(s, "config")) {
        found = read_config(s, ret);
    } else if (scan_accept(s, "edit")) {
        found = read_edit(s, ret);
    } else if (scan_accept(s, "end")) {
        found = read_end(s, ret);
    } else if (s->ended || (s->numbers[NESTED] == 0 && scan_accept(s, "next"))) {
        found = fortigate_end_entry(s, ret);
    }
    scan_skip(s);
    return found;
}
