/* SPDX-License-Identifier: MIT */
/* Reads the options under "/ip dhcp-server option" of MikroTik RouterOS, in an export and in
 * what people type. A command may go on in the next line behind a backslash, so that it is kept
 * until its last line is there. */
#include "mikrotik.h"

enum { CODE_MAX = 255, CODE_NTP_SERVERS = 42, CODE_VENDOR_SPECIFIC = 43 };

/* What the scanner's numbers mean here. */
enum {
    MENU = NUMBER_KEPT + 1, /* one of those below */
    START,                  /* line of the command's first line */
    SHOWN,                  /* the menu whose entries were printed last */
    RESUME /* up to where the lines that are kept are read; 0 where more are awaited */
};

/* From a menu to one in it. */
static const struct step {
    size_t from;
    const char *word;
    size_t to;
} steps[] = {{MENU_ROOT, "ip", MENU_IP},
             {MENU_IP, "dhcp-server", MENU_SERVER},
             {MENU_SERVER, "lease", MENU_LEASE},
             {MENU_SERVER, "matcher", MENU_MATCHER},
             {MENU_SERVER, "network", MENU_NETWORK},
             {MENU_SERVER, "option", MENU_OPTION},
             {MENU_OPTION, "sets", MENU_SETS}};

/* What ends a path. In a menu that is not known, other words pass for menus. */
static const char *const verbs[] = {"add",    "set",    "remove",  "print", "edit", "find",
                                    "export", "enable", "disable", "get",   "move", "comment"};

static const dhcpopt_text nothing = {NULL, 0};

/* ---- What was found ---- */

/* The words' place in the lines that were kept. */
static void place(const dhcpopt_scanner *s, dhcpopt_text lines, dhcpopt_text words,
                  dhcpopt_found *ret) {
    size_t start = text_position(lines, words);
    size_t line_start = 0;
    ret->line = s->numbers[START];
    for (size_t end = text_find_line_end(lines); end < start;) {
        ret->line++;
        line_start = end + 1;
        end = line_start + text_find_line_end(text_from(lines, line_start));
    }
    ret->pos = start - line_start;
    ret->len = text_find_line_end(words);
    ret->words = words;
}

static bool report(dhcpopt_scanner *s, const mikrotik_command *from, code of,
                   dhcpopt_status status, dhcpopt_text words, dhcpopt_found *ret) {
    scan_fault(s, of, status, nothing, ret);
    place(s, from->text, words, ret);
    return true;
}

/* What the router shows of what it sends is surer than what was written. */
static dhcpopt_text value_of(const mikrotik_command *from) {
    return from->sent.len > 0 ? from->sent : from->value;
}

/* The octets go through the scanner's line, to which what is found belongs. */
static bool report_octets(dhcpopt_scanner *s, const mikrotik_command *from, code of,
                          dhcpopt_bytes bytes, dhcpopt_found *ret) {
    dhcpopt_text line = s->current;
    s->current = bytes_as_text(bytes);
    scan_text(s, of, s->current, ret);
    s->current = line;
    place(s, from->text, value_of(from), ret);
    return true;
}

static bool read_value(dhcpopt_scanner *s, const mikrotik_command *from, code of,
                       dhcpopt_found *ret) {
    enum { PLAIN_CAP = 4 * DHCPOPT_LONG_MAX };
    char plain[PLAIN_CAP];
    uint8_t octets[DHCPOPT_LONG_MAX];
    printer p = printer_to(plain, sizeof plain);
    writer w = writer_to(octets, sizeof octets);
    mikrotik_print_plain(&p, value_of(from));
    dhcpopt_text text = {plain, p.len < sizeof plain ? p.len : sizeof plain};
    dhcpopt_status status = from->variable       ? DHCPOPT_OPTION_VARIABLE
                            : from->sent.len > 0 ? hex_read(text, &w, NULL)
                                                 : mikrotik_read_octets(text, &w);
    if (status == DHCPOPT_OK && w.len > w.cap) {
        status = DHCPOPT_TOO_LONG;
    }
    dhcpopt_bytes bytes = {octets, w.len};
    return status == DHCPOPT_OK ? report_octets(s, from, of, bytes, ret)
                                : report(s, from, of, status, value_of(from), ret);
}

/* Keeps the option back until it is known who gets it; false where there is no room. */
static bool hold(dhcpopt_scanner *s, const mikrotik_command *from, code of) {
    dhcpopt_found here;
    place(s, from->text, value_of(from), &here);
    mikrotik_option option = {.at = {here.line, here.pos, here.len},
                              .number = of.number,
                              .variable = from->variable,
                              .sent = from->sent.len > 0,
                              .off = mikrotik_is_off(from),
                              .name = from->name,
                              .value = value_of(from)};
    return mikrotik_hold(s, &option);
}

/* The options that were kept back, where all of the text is read. */
static bool give_held(dhcpopt_scanner *s, dhcpopt_found *ret) {
    mikrotik_option option;
    if (!mikrotik_take_held(s, &option)) {
        return false;
    }
    code of = {DHCPOPT_SPACE_DHCP4, option.number};
    mikrotik_command from = {
        .text = option.value, .value = option.value, .variable = option.variable};
    from.sent = option.sent ? option.value : from.sent;
    mikrotik_fate fate = mikrotik_enter_users(s, option.name);
    if (fate == MIKROTIK_UNUSED || fate == MIKROTIK_UNKNOWN) {
        mikrotik_enter(s, option.name, of.number == CODE_VENDOR_SPECIFIC);
    }
    if (option.off || fate == MIKROTIK_OFF || fate == MIKROTIK_UNUSED) {
        bool unused = fate == MIKROTIK_UNUSED && !option.off;
        report(s, &from, of, unused ? DHCPOPT_UNUSED : DHCPOPT_INACTIVE, option.value, ret);
    } else {
        read_value(s, &from, of, ret);
    }
    ret->line = option.at.line;
    ret->pos = option.at.pos;
    ret->len = option.at.len;
    return true;
}

/* Why there is no code. */
static dhcpopt_status code_fault(const mikrotik_command *from) {
    return mikrotik_has_variable(from->code) ? DHCPOPT_OPTION_VARIABLE : DHCPOPT_OPTION_SYNTAX;
}

static bool read_option(dhcpopt_scanner *s, const mikrotik_command *from, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    bool cut = s->held_len > sizeof s->held_text && from->pos == from->text.len;
    if (!from->adds && from->value.len == 0 && !cut) { /* of another of its properties */
        return false;
    }
    bool numbered = text_number(from->code, DECIMAL, CODE_MAX, &number);
    bool own = mikrotik_enter(s, from->name, number == CODE_VENDOR_SPECIFIC);
    if (!numbered) {
        return report(s, from, of, cut ? DHCPOPT_TOO_LONG : code_fault(from),
                      from->code.len > 0 ? from->code : from->value, ret);
    }
    of.number = (uint8_t)number;
    if (cut || value_of(from).len == 0) {
        return report(s, from, of, cut ? DHCPOPT_TOO_LONG : DHCPOPT_EMPTY,
                      cut ? from->value : from->code, ret);
    }
    return (own || !hold(s, from, of)) && read_value(s, from, of, ret);
}

/* What the menu of networks has a word for. */
static bool read_network(dhcpopt_scanner *s, const mikrotik_command *from, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, CODE_NTP_SERVERS};
    dhcpopt_text line = s->current;
    if (from->ntp_servers.len == 0) {
        return false;
    }
    scan_enter(s, "network", from->address);
    if (mikrotik_has_variable(from->ntp_servers)) {
        return report(s, from, of, DHCPOPT_OPTION_VARIABLE, from->ntp_servers, ret);
    }
    s->current = from->ntp_servers; /* in which the words are told */
    scan_addresses(s, of, from->ntp_servers, ret);
    s->current = line;
    if (mikrotik_is_off(from) || !mikrotik_is_served(s, nothing)) {
        return report(s, from, of, DHCPOPT_INACTIVE, from->ntp_servers, ret);
    }
    place(s, from->text, ret->status == DHCPOPT_OK ? from->ntp_servers : ret->words, ret);
    return true;
}

/* ---- Commands ---- */

static bool is_verb(dhcpopt_text word) {
    for (size_t index = 0; index < sizeof verbs / sizeof verbs[0]; index++) {
        if (text_equal(word, dhcpopt_text_of(verbs[index]))) {
            return true;
        }
    }
    return false;
}

static size_t enter_menu(size_t menu, dhcpopt_text word) {
    for (size_t index = 0; index < sizeof steps / sizeof steps[0]; index++) {
        if (steps[index].from == menu && text_equal(word, dhcpopt_text_of(steps[index].word))) {
            return steps[index].to;
        }
    }
    return MENU_OTHER;
}

/* "/ip dhcp-server option", "/ip/dhcp-server/option": from that menu into others. */
static size_t walk(size_t menu, dhcpopt_text path) {
    size_t pos = text_at(path, 0) == '/' ? 1 : 0;
    menu = pos > 0 ? MENU_ROOT : menu;
    while (pos < path.len) {
        size_t end = text_find(path, pos, '/');
        menu = end > pos ? enter_menu(menu, text_slice(path, pos, end - pos)) : menu;
        pos = end + 1;
    }
    return menu;
}

/* Up to the verb, which is given back. The verb may stand at the end of a path with slashes. */
static dhcpopt_text read_path(mikrotik_command *of, size_t *menu) {
    for (;;) {
        dhcpopt_text word = mikrotik_read_word(of);
        size_t last = word.len;
        while (last > 0 && text_at(word, last - 1) != '/') {
            last--;
        }
        dhcpopt_text verb = text_from(word, last);
        bool named = is_verb(verb);
        *menu = walk(*menu, named ? text_slice(word, 0, last) : word);
        if (named || word.len == 0) {
            return verb;
        }
    }
}

/* "[admin@MikroTik] /ip dhcp-server option>": what a terminal puts in front names the menu. */
static void read_prompt(dhcpopt_scanner *s, mikrotik_command *of) {
    size_t start = mikrotik_skip_gap(of->text, of->pos);
    if (text_at(of->text, start) != '[') {
        return;
    }
    size_t close = text_find(of->text, start, ']');
    size_t end = text_find(of->text, close, '>');
    if (end == of->text.len || text_find(of->text, start, '@') > close) {
        return;
    }
    mikrotik_command path = {.text = text_slice(of->text, 0, end), .pos = close + 1};
    size_t menu = MENU_ROOT;
    read_path(&path, &menu);
    s->numbers[MENU] = menu;
    of->pos = end + 1;
}

/* Whose command it may be where no menu is named before it; the root has none of these. */
static size_t guess_menu(const mikrotik_command *of) {
    if (of->code.len > 0) {
        return of->set.len > 0 || of->server.len > 0 ? MENU_MATCHER : MENU_OPTION;
    }
    if (of->address.len > 0) {
        return of->hardware.len > 0 ? MENU_LEASE : MENU_NETWORK;
    }
    return of->options.len > 0 ? MENU_SETS : MENU_ROOT;
}

/* What an entry of that menu tells. */
static bool apply(dhcpopt_scanner *s, size_t menu, const mikrotik_command *of,
                  dhcpopt_found *ret) {
    menu = menu == MENU_ROOT ? guess_menu(of) : menu;
    dhcpopt_found here;
    place(s, of->text, of->options.len > 0 ? of->options : of->set, &here);
    const spot at = {here.line, here.pos, here.len};
    mikrotik_note(s, menu, at, of);
    return (menu == MENU_OPTION && read_option(s, of, ret)) ||
           (menu == MENU_NETWORK && read_network(s, of, ret));
}

/* One command; false where it tells of no option. */
static bool read_command(dhcpopt_scanner *s, mikrotik_command *of, dhcpopt_found *ret) {
    read_prompt(s, of);
    size_t start = mikrotik_skip_gap(of->text, of->pos);
    if (text_at(of->text, start) == '#') {
        of->pos = of->text.len;
        return false;
    }
    size_t menu = s->numbers[MENU];
    bool absolute = text_at(of->text, start) == '/';
    dhcpopt_text verb = read_path(of, &menu);
    if (verb.len == 0) { /* a path alone leads there; other words may be a script's */
        s->numbers[MENU] = absolute || menu != MENU_OTHER ? menu : s->numbers[MENU];
        return false;
    }
    mikrotik_read_properties(of);
    of->adds = text_equal(verb, dhcpopt_text_of("add"));
    if (text_equal(verb, dhcpopt_text_of("print"))) {
        s->numbers[SHOWN] = menu;
    }
    if (!of->adds && !text_equal(verb, dhcpopt_text_of("set"))) {
        return false;
    }
    return apply(s, menu, of, ret);
}

/* ---- Lines ---- */

/* Adds the line at hand to those that are kept. True where the command ends with it. */
static bool keep_line(dhcpopt_scanner *s) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    if (p.len == 0) {
        s->numbers[START] = s->line;
    } else if (!s->broken) {
        print_char(&p, '\n');
    }
    print_text(&p, s->current);
    s->held_len = p.len;
    size_t len = s->current.len;
    bool goes_on = len > 0 && text_at(s->current, len - 1) == '\\' && !s->ended;
    scan_skip(s);
    return !goes_on && !s->goes_on;
}

static dhcpopt_text kept_lines(const dhcpopt_scanner *s) {
    size_t len = s->held_len < sizeof s->held_text ? s->held_len : sizeof s->held_text;
    dhcpopt_text lines = {s->held_text, len};
    return lines;
}

/* The commands of the lines that are kept. */
static bool read_commands(dhcpopt_scanner *s, dhcpopt_found *ret) {
    mikrotik_command of = {.text = kept_lines(s), .pos = s->numbers[RESUME]};
    while (of.pos < of.text.len) {
        mikrotik_command next = {.text = of.text, .pos = of.pos};
        bool found = read_command(s, &next, ret);
        of.pos = next.pos < of.text.len ? next.pos + 1 : of.text.len;
        if (found) {
            s->numbers[RESUME] = of.pos;
            return true;
        }
    }
    s->numbers[RESUME] = 0;
    s->held_len = 0;
    return false;
}

/* ---- What the router printed ---- */

/* An entry of several lines is open. */
static bool *entry_open(dhcpopt_scanner *s) {
    return &s->nesting.keyed;
}

static bool end_entry(dhcpopt_scanner *s, dhcpopt_found *ret) {
    mikrotik_command of = {.text = kept_lines(s)};
    *entry_open(s) = false;
    mikrotik_read_entry(&of);
    bool found = apply(s, s->numbers[SHOWN], &of, ret);
    s->held_len = 0;
    return found;
}

/* True where the line is one of a table or an entry, and is read. */
static bool take_shown(dhcpopt_scanner *s, bool *ret_found, dhcpopt_found *ret) {
    mikrotik_command row = {.text = {NULL, 0}};
    bool options = s->numbers[SHOWN] == MENU_OPTION || s->numbers[SHOWN] == MENU_ROOT;
    if (mikrotik_read_row(s, &row)) {
        s->numbers[START] = s->line;
        scan_skip(s);
        *ret_found = options && row.code.len > 0 && read_option(s, &row, ret);
        return true;
    }
    *entry_open(s) = mikrotik_starts_entry(scan_line(s));
    if (*entry_open(s)) {
        keep_line(s);
    }
    return *entry_open(s);
}

/* ---- The reader ---- */

/* The line at hand, from its start. */
static bool read_line(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool found = false;
    if (*entry_open(s)) {
        if (s->broken || mikrotik_continues_entry(scan_line(s))) {
            keep_line(s);
            return false;
        }
        if (end_entry(s, ret)) {
            return true; /* and the line stays */
        }
    }
    bool starts = s->held_len == 0 && !s->broken;
    return starts && take_shown(s, &found, ret) ? found : keep_line(s) && read_commands(s, ret);
}

bool scan_mikrotik(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool goes_on = s->numbers[RESUME] > 0;
    if (goes_on ? read_commands(s, ret) : s->pos == 0 && read_line(s, ret)) {
        return true;
    }
    return s->ended && (give_held(s, ret) || mikrotik_tell_undefined(s, ret));
}
