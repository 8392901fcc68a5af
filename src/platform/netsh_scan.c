/* SPDX-License-Identifier: MIT */
/* Reads the commands of netsh, context dhcp server: batch files, scripts for netsh -f and what
 * netsh dhcp server dump prints; used by the platform table. */
#include "netsh_scan.h"
#include "windows_lines.h"

enum { CODE_MAX = 255 };

/* The scanner's first number: is it a batch file? The others belong to netsh_show.c. */
enum { IS_BATCH = 0 };

/* No two of the words behind "set" start alike in so many letters. */
enum { START_MIN = 3 };

/* Was the line's command understood, whatever it sets? */
static bool *understood(dhcpopt_scanner *s) {
    return &s->nesting.told;
}

/* ---- set optionvalue ---- */

typedef struct setting {
    code of;
    netsh_type type;
    netsh_class of_class;
    dhcpopt_text class_words;
} setting;

static bool fault(dhcpopt_scanner *s, const setting *set, dhcpopt_text words,
                  dhcpopt_found *ret) {
    return scan_fault(s, set->of, DHCPOPT_OPTION_SYNTAX, words.len > 0 ? words : scan_line(s),
                      ret);
}

/* user= and vendor= stand before the values, and for option 6 the word of force. A user class
 * is no vendor class: it is told in netsh's words. */
static void take_tags(dhcpopt_scanner *s, netsh_command *c, setting *set) {
    dhcpopt_text words;
    dhcpopt_text name;
    dhcpopt_text none = {NULL, 0};
    scan_class(s, none);
    for (;;) {
        netsh_command ahead = *c;
        dhcpopt_text word = netsh_next(&ahead);
        if (netsh_take_tag(c, "user", &words, &name)) {
            scan_class(s, words);
        } else if (netsh_take_tag(c, "vendor", &words, &name)) {
            set->of_class = netsh_class_named(s, name);
            set->class_words = words;
            set->of.space = netsh_space(set->of_class);
            netsh_set_class(s, set->of_class, name);
        } else if (text_equal_caseless(word, dhcpopt_text_of("DhcpFullForce")) ||
                   text_equal_caseless(word, dhcpopt_text_of("DhcpNoForce"))) {
            *c = ahead;
        } else {
            return;
        }
    }
}

/* An element: a quote inside, a caret outside quotes and !NAME! stand for what only cmd.exe
 * knows. */
static dhcpopt_status put_argument(writer *w, const setting *set, const netsh_command *c,
                                   dhcpopt_text argument, dhcpopt_text *ret_fault) {
    dhcpopt_text text = netsh_without_quotes(argument);
    bool bare = text.len == argument.len;
    bool batch = c->percent == PERCENT_DOUBLED || c->percent == PERCENT_UNKNOWN;
    bool single = c->percent == PERCENT_POWERSHELL && text_at(text, 0) == '\'';
    bool delayed = batch && text.len > 2 && text_at(text, 0) == '!' &&
                   text_find(text, 1, '!') == text.len - 1;
    size_t caret = bare && batch ? text_find(text, 0, '^') : text.len;
    *ret_fault = argument;
    if (text_find(text, 0, '"') < text.len || caret < text.len || single) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    if (delayed || netsh_find_variable(c->percent, text) < text.len) {
        return DHCPOPT_OPTION_VARIABLE;
    }
    dhcpopt_status status = netsh_put(w, set->type, c->percent, text, ret_fault);
    if (ret_fault->len == 0) {
        *ret_fault = argument;
    }
    return status;
}

static bool read_values(dhcpopt_scanner *s, netsh_command *c, const setting *set,
                        dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_text first = netsh_next(c);
    dhcpopt_text wrong = first;
    dhcpopt_status status = first.len > 0 ? DHCPOPT_OK : DHCPOPT_EMPTY;
    size_t start = text_position(s->current, first);
    size_t end = start;
    if (first.len == 0) {
        return scan_fault(s, set->of, DHCPOPT_EMPTY, scan_line(s), ret);
    }
    if (s->goes_on) { /* the line's end is not here */
        return scan_fault(s, set->of, DHCPOPT_TOO_LONG, first, ret);
    }
    for (dhcpopt_text each = first; status == DHCPOPT_OK && each.len > 0;
         each = netsh_next(c)) {
        status = put_argument(&w, set, c, each, &wrong);
        end = text_position(s->current, each) + each.len;
    }
    if (status != DHCPOPT_OK) {
        return scan_fault(s, set->of, status, wrong, ret);
    }
    dhcpopt_text words = text_slice(s->current, start, end - start);
    bool alone = words.len == first.len;
    return scan_written(s, set->of, &w, DHCPOPT_OK, alone ? netsh_without_quotes(first) : words,
                        ret);
}

/* Behind "set": "optionvalue CODE TYPE [user=] [vendor=] VALUE...", or of a reservation. */
static bool read_set(dhcpopt_scanner *s, netsh_command *c, dhcpopt_found *ret) {
    setting set = {.type = NETSH_UNKNOWN};
    dhcpopt_text what = netsh_next(c);
    uint64_t number = 0;
    *understood(s) = true;
    if (netsh_is_start(what, "reservedoptionvalue", START_MIN)) {
        scan_enter(s, "reservation", netsh_without_quotes(netsh_next(c)));
    } else if (!netsh_is_start(what, "optionvalue", START_MIN)) {
        return is_misspelt(what, "optionvalue") && fault(s, &set, what, ret);
    }
    dhcpopt_text word = netsh_next(c);
    if (!text_number(netsh_without_quotes(word), DECIMAL, CODE_MAX, &number)) {
        return fault(s, &set, word, ret);
    }
    set.of.number = (uint8_t)number;
    dhcpopt_text type = netsh_next(c);
    set.type = netsh_type_of(netsh_without_quotes(type));
    take_tags(s, c, &set);
    if (set.of_class == CLASS_OTHER || set.of_class == CLASS_UNKNOWN) {
        return netsh_is_doubtful(set.of_class, number, set.type) &&
               fault(s, &set, set.class_words, ret);
    }
    if (c->misquoted || set.type == NETSH_UNKNOWN) {
        return fault(s, &set, c->misquoted ? scan_line(s) : type, ret);
    }
    return read_values(s, c, &set, ret);
}

/* ---- The other commands ---- */

/* Behind "add": "class NAME COMMENT DATA 1 [b]"; 0 is a user class, b data in hexadecimal. */
static void read_add(dhcpopt_scanner *s, netsh_command *c) {
    if (!netsh_is_word(netsh_next(c), "class")) {
        return;
    }
    dhcpopt_text name = netsh_without_quotes(netsh_next(c));
    netsh_next(c);
    dhcpopt_text data = netsh_without_quotes(netsh_next(c));
    bool vendor = netsh_is_word(netsh_next(c), "1");
    bool known = netsh_find_variable(c->percent, data) == data.len;
    if (vendor && known) {
        netsh_class_learn(s, name, data, netsh_is_word(netsh_next(c), "b"));
    }
}

/* "\\\\dhcp01", or an address. */
static void enter_server(dhcpopt_scanner *s, dhcpopt_text word) {
    dhcpopt_text name = netsh_without_quotes(word);
    size_t start = 0;
    while (text_at(name, start) == '\\') {
        start++;
    }
    scan_server(s, text_from(name, start));
}

/* Behind "dhcp server", or in the context of one: [server] [scope ADDRESS] and the command. */
static bool read_command(dhcpopt_scanner *s, netsh_command *c, bool named, dhcpopt_found *ret) {
    for (;;) {
        dhcpopt_text word = netsh_next(c);
        if (netsh_is_start(word, "scope", 2)) {
            scan_enter(s, "scope", netsh_without_quotes(netsh_next(c)));
            named = true;
        } else if (netsh_is_start(word, "mscope", 2)) {
            scan_enter(s, "multicast scope", netsh_without_quotes(netsh_next(c)));
            named = true;
        } else if (netsh_is_word(word, "v4")) {
            named = true;
        } else if (netsh_is_word(word, "set")) {
            return read_set(s, c, ret);
        } else if (netsh_is_word(word, "add")) {
            read_add(s, c);
            return false;
        } else if (word.len == 0 || named || netsh_is_word(word, "v6")) {
            *understood(s) = *understood(s) || netsh_is_word(word, "v6");
            return false;
        } else {
            enter_server(s, word);
            named = true;
        }
    }
}

/* ---- The reader ---- */

/* Up to the quote that ends it, where the command is another one's argument. */
static dhcpopt_text inside_quotes(dhcpopt_text wrapper, dhcpopt_text rest) {
    bool quoted = false;
    size_t last = rest.len;
    for (size_t pos = text_find(wrapper, 0, '"'); pos < wrapper.len;
         pos = text_find(wrapper, pos + 1, '"')) {
        quoted = !quoted;
    }
    for (size_t pos = text_find(rest, 0, '"'); pos < rest.len;
         pos = text_find(rest, pos + 1, '"')) {
        last = pos;
    }
    return text_slice(rest, 0, quoted ? last : rest.len);
}

/* What ends a command there. */
static const char *ends_in(netsh_percent percent, dhcpopt_text wrapper) {
    bool block = text_find(wrapper, 0, '(') < wrapper.len;
    return percent == PERCENT_PLAIN        ? ""
           : percent == PERCENT_POWERSHELL ? "&|<>;}"
           : block                         ? "&|<>)"
                                           : "&|<>";
}

/* One command of the line; in the context of a server, and of a named one. */
static bool read_next(dhcpopt_scanner *s, bool context, bool named, dhcpopt_found *ret) {
    bool batch = false;
    bool loop = false;
    dhcpopt_text none = {NULL, 0};
    size_t before = s->pos;
    if (!context && !netsh_find_server(s, &batch, &loop)) {
        scan_skip(s);
        return false;
    }
    if (context) { /* as the line before it was */
        batch = s->numbers[IS_BATCH] > 0;
    }
    netsh_percent percent = *windows_handed(s) ? PERCENT_POWERSHELL
                            : loop             ? PERCENT_UNKNOWN
                            : batch            ? PERCENT_DOUBLED
                                               : PERCENT_PLAIN;
    if (percent != PERCENT_POWERSHELL) { /* whose reader has the number */
        s->numbers[IS_BATCH] = batch;
    }
    bool misquoted = before == 0 && text_starts_with(scan_line(s), "\"netsh ");
    dhcpopt_text wrapper = text_slice(s->current, before, s->pos - before);
    dhcpopt_text rest = scan_rest(s);
    dhcpopt_text whole = misquoted ? rest : inside_quotes(wrapper, rest);
    size_t end = netsh_command_end(whole, ends_in(percent, wrapper));
    netsh_command c = {text_slice(rest, 0, end), percent, misquoted};
    s->pos += whole.len < rest.len && end == whole.len ? end + 1 : end;
    if (!context) {
        scan_enter(s, NULL, none);
        scan_server(s, none);
    }
    return read_command(s, &c, named, ret);
}

bool netsh_read_line(dhcpopt_scanner *s, dhcpopt_found *ret) {
    const code unknown = {DHCPOPT_SPACE_DHCP4, 0};
    while (scan_rest(s).len > 0) {
        if (read_next(s, false, false, ret)) {
            return true;
        }
    }
    bool lost = !*understood(s) && windows_sets_value(s);
    *understood(s) = true;
    if (lost) { /* nor whose it is */
        scan_enter(s, NULL, text_slice(s->current, 0, 0));
    }
    return lost && scan_fault(s, unknown, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
}

/* At the line's start. A cmdlet may go on in the next line. */
static bool hand_over(dhcpopt_scanner *s) {
    int last = s->current.len > 0 ? text_at(s->current, s->current.len - 1) : TEXT_END;
    *windows_handed(s) = windows_runs_cmdlet(s);
    if (*windows_handed(s) && (last == '`' || last == ',') && scan_join(s)) {
        return true;
    }
    if (*windows_handed(s)) {
        windows_open_quotes(s);
    }
    return false;
}

/* cmd.exe puts something in its place before PowerShell gets its command from quotes. */
static bool tell_variable(dhcpopt_scanner *s, dhcpopt_found *ret) {
    const code unknown = {DHCPOPT_SPACE_DHCP4, 0};
    dhcpopt_text words = scan_rest(s);
    size_t sign = text_find(words, 0, '%');
    bool variable = s->pos > 0 && sign < words.len && !is_blank(text_at(words, sign + 1));
    if (variable) {
        *understood(s) = true;
        *windows_handed(s) = false;
        scan_skip(s);
        scan_fault(s, unknown, DHCPOPT_OPTION_VARIABLE, words, ret);
    }
    return variable;
}

/* What stands in front of a command, or reports; true where nothing more is in the line. */
static bool read_start(dhcpopt_scanner *s, bool *ret_found, dhcpopt_found *ret) {
    bool is_line = false;
    *ret_found = false;
    *understood(s) = false;
    if (netsh_is_word(scan_peek(s), "@echo")) {
        s->numbers[IS_BATCH] = 1;
    }
    if (netsh_is_remark(s) || hand_over(s)) {
        *windows_handed(s) = false;
        return true;
    }
    if (*windows_handed(s)) {
        *ret_found = tell_variable(s, ret);
        return *ret_found;
    }
    *ret_found = netsh_show(s, &is_line, ret);
    if (is_line) {
        return true;
    }
    bool server = netsh_skip_prompt(s) && netsh_accept_server(s);
    if (server || netsh_in_context(s)) {
        *ret_found = read_next(s, true, !server, ret);
        return *ret_found;
    }
    return false;
}

bool scan_netsh(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool found = false;
    if (s->broken) {
        return false;
    }
    if (s->pos == 0 && read_start(s, &found, ret)) {
        return found;
    }
    if (*windows_handed(s)) {
        return powershell_read_line(s, ret);
    }
    return netsh_read_line(s, ret);
}
