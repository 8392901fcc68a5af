/* SPDX-License-Identifier: MIT */
/* Reads dhcp-option lines of dnsmasq.conf, for Pi-hole too, and of command lines. What is told
 * are the octets that dnsmasq sends. */
#include "dnsmasq_scan.h"

/* Behind a blank or at the start, # starts a comment. */
static dhcpopt_text without_comment(dhcpopt_text line) {
    for (size_t pos = 0; pos < line.len; pos = pos + 1) {
        pos = dnsmasq_find(line, pos, '#');
        if (pos == 0 || (pos < line.len && is_blank(text_at(line, pos - 1)))) {
            return text_slice(line, 0, pos);
        }
    }
    return line;
}

/* A setting, and what is set. */
typedef struct setting {
    dhcpopt_text name;
    dhcpopt_text text;
    dhcpopt_text words; /* its place in the line, where text is not a part of that */
    bool variable;      /* it has variables of a shell */
    bool open;          /* it cannot be read */
} setting;

static bool names_option(dhcpopt_text name) {
    return text_equal(name, dhcpopt_text_of("dhcp-option")) ||
           text_equal(name, dhcpopt_text_of("dhcp-option-force")) ||
           text_equal(name, dhcpopt_text_of("dhcp-option-pxe"));
}

/* Is it nearly the name of these settings? */
static bool nearly_names_option(dhcpopt_text name) {
    return is_letter(text_at(name, 0)) &&
           (is_misspelt(name, "dhcp-option") || is_misspelt(name, "dhcp-option-force"));
}

/* Files that dnsmasq reads options or tags from (dnsmasq(8)). Of servers-file it takes none. */
static bool names_file(dhcpopt_text name) {
    static const char *const names[] = {"conf-dir",       "conf-file",     "conf-script",
                                        "dhcp-hostsfile", "dhcp-optsfile", "dhcp-hostsdir",
                                        "dhcp-optsdir"};
    for (size_t index = 0; index < sizeof names / sizeof names[0]; index++) {
        if (text_is(name, names[index])) {
            return true;
        }
    }
    return false;
}

static bool tell(dhcpopt_scanner *s, dhcpopt_status status, dhcpopt_text words,
                 dhcpopt_found *ret) {
    const code unknown = {DHCPOPT_SPACE_DHCP4, 0};
    scan_enter(s, NULL, text_slice(words, 0, 0));
    return scan_fault(s, unknown, status, words, ret);
}

static bool tell_fault(dhcpopt_scanner *s, dhcpopt_text words, dhcpopt_found *ret) {
    return tell(s, DHCPOPT_OPTION_SYNTAX, words, ret);
}

static bool read_option(dhcpopt_scanner *s, const setting *of, dhcpopt_found *ret) {
    static const dhcpopt_text none = {NULL, 0};
    audience to = {NULL, none, none, of->variable, {0, 0, 0}};
    if (of->open) {
        return tell_fault(s, of->words, ret);
    }
    bool pxe = text_equal(of->name, dhcpopt_text_of("dhcp-option-pxe"));
    to.vendor_class = pxe ? dhcpopt_text_of("PXEClient") : none;
    return dnsmasq_option(s, &to, of->text, of->words, ret);
}

/* False where it holds no option. *ret_known: it is one of these. */
static bool read_setting(dhcpopt_scanner *s, const setting *of, bool *ret_known,
                         dhcpopt_found *ret) {
    *ret_known = true;
    if (names_option(of->name)) {
        return read_option(s, of, ret);
    }
    if (text_equal(of->name, dhcpopt_text_of("dhcp-vendorclass"))) {
        dnsmasq_take_vendorclass(s, of->text);
    } else if (text_equal(of->name, dhcpopt_text_of("dhcp-match"))) {
        dnsmasq_take_match(s, of->text);
    } else if (text_equal(of->name, dhcpopt_text_of("dhcp-range"))) {
        dnsmasq_take_range(s, of->text);
    } else if (names_file(of->name) && of->text.len > 0) {
        return tell(s, DHCPOPT_NOT_INCLUDED, of->words.ptr == NULL ? of->text : of->words, ret);
    } else if (nearly_names_option(of->name)) {
        return tell_fault(s, scan_line(s), ret);
    } else {
        *ret_known = false;
    }
    return false;
}

/* ---- Command lines ---- */

/* The quotes that the shell leaves stand for themselves (measured): in the file's spelling. */
static dhcpopt_text quote_again(dhcpopt_text text, char *buf, size_t cap) {
    printer p = printer_to(buf, cap);
    if (text_find(text, 0, '"') == text.len) {
        return text;
    }
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        print_string(&p, c == '"' ? "\"\\\"\"" : "");
        if (c != '"') {
            print_char(&p, (char)c);
        }
    }
    dhcpopt_text quoted = {buf, p.len <= cap ? p.len : 0};
    return quoted;
}

static bool give_argument(dhcpopt_scanner *s, dhcpopt_text name, const argument *value,
                          size_t start, dhcpopt_found *ret) {
    char buf[WORD_CAP];
    bool known = false;
    dhcpopt_text plain = text_from(value->plain, start);
    setting of = {.name = name, .variable = value->variable};
    of.text = quote_again(plain, buf, sizeof buf);
    of.open = value->open || of.text.len == 0;
    bool apart = value->apart || of.open || of.text.ptr != plain.ptr;
    dhcpopt_text front = text_slice(value->plain, 0, start);
    bool bare = value->raw.len >= start && text_equal(text_slice(value->raw, 0, start), front);
    of.words = text_from(value->raw, bare ? start : 0);
    of.words.ptr = apart ? of.words.ptr : NULL;
    return read_setting(s, &of, &known, ret);
}

static bool runs_dnsmasq(dhcpopt_text line) {
    size_t pos = 0;
    while (pos < line.len && !text_starts_with(text_from(line, pos), "dnsmasq")) {
        pos++;
    }
    return pos < line.len;
}

/* A short option, behind the name of the program alone, or a long one; the name of the setting
 * then, and where its value begins. */
static bool names_setting(dhcpopt_text line, dhcpopt_text word, dhcpopt_text *ret_name,
                          size_t *ret_start) {
    static const char *const shorts[][2] = {{"-O", "dhcp-option"},
                                            {"-U", "dhcp-vendorclass"},
                                            {"-F", "dhcp-range"},
                                            {"-C", "conf-file"},
                                            {"-7", "conf-dir"}};
    bool program = text_at(word, 0) == '-' && runs_dnsmasq(line);
    for (size_t index = 0; index < sizeof shorts / sizeof shorts[0]; index++) {
        if (program && text_starts_with(word, shorts[index][0])) {
            *ret_name = dhcpopt_text_of(shorts[index][1]);
            *ret_start = word.len > 2 ? 2 : 0;
            return true;
        }
    }
    size_t sign = text_find(word, 0, '=');
    *ret_name = text_slice(word, 0, sign);
    *ret_start = sign < word.len ? sign + 1 : 0;
    bool known = text_starts_with(word, "--dhcp-") || text_starts_with(word, "--conf-");
    return known && dnsmasq_cut_prefix(ret_name, "--");
}

/* "--dhcp-option=VALUE", or the value as the next word. */
static bool read_argument(dhcpopt_scanner *s, dhcpopt_found *ret) {
    argument first;
    argument next;
    dhcpopt_text name = {NULL, 0};
    size_t start = 0;
    shell_word(s, " \t", &first);
    if (text_at(first.raw, 0) == '#') {
        scan_skip(s);
        return false;
    }
    if (!names_setting(scan_line(s), first.plain, &name, &start)) {
        return false;
    }
    if (start > 0) {
        return give_argument(s, name, &first, start, ret);
    }
    size_t before = s->pos;
    shell_word(s, " \t", &next);
    if (next.raw.len > 0 && !is_one_of(text_at(next.raw, 0), "-#")) {
        return give_argument(s, name, &next, 0, ret);
    }
    s->pos = before;
    return names_option(name) && tell_fault(s, first.raw, ret);
}

/* ---- The reader ---- */

/* A line of the file; *ret_known: it is one. */
static bool read_line(dhcpopt_scanner *s, bool *ret_known, dhcpopt_found *ret) {
    size_t cut = 0;
    dhcpopt_text line = text_trim(without_comment(scan_line(s)), &cut);
    size_t sign = text_find(line, 0, '=');
    setting of = {.name = text_trim(text_slice(line, 0, sign), &cut)};
    *ret_known = sign < line.len;
    if (*ret_known) {
        of.text = text_trim(text_from(line, sign + 1), &cut);
        return read_setting(s, &of, ret_known, ret);
    }
    dhcpopt_text word = text_slice(line, 0, text_find_any(line, 0, " \t:"));
    *ret_known = names_option(word);
    return *ret_known && tell_fault(s, line, ret);
}

bool scan_dnsmasq(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool known = false;
    if (s->ended) {
        return dnsmasq_give_held(s, ret);
    }
    if (s->pos == 0) {
        bool found = read_line(s, &known, ret);
        if (known) {
            scan_skip(s);
            return found;
        }
    }
    while (s->pos < scan_line(s).len) {
        if (read_argument(s, ret)) {
            return true;
        }
    }
    return false;
}
