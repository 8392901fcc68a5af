/* SPDX-License-Identifier: MIT */
/* Reads Set-DhcpServerv4OptionValue in scripts for Windows, and what defines classes and types
 * there. */
#include "powershell_command.h"
#include "powershell_value.h"
#include "windows.h"
#include "windows_lines.h"

enum { CODE_MAX = 255, KIND_CLASS = 'c', KIND_TYPE = 't' };

/* From line to line: is a comment open; where the line starts behind one; how much of the lines
 * that were joined was looked at; one more than the parentheses that are open in a command. */
enum { IN_COMMENT, START, LOOKED, DEPTH };

/* ---- Who gets the value ---- */

static void read_place(dhcpopt_scanner *s, const command *of) {
    static const char *const places[] = {"policy", "user class", "reservation", "scope",
                                         "server"};
    dhcpopt_text none = {NULL, 0};
    uint8_t buf[PLAIN_CAP];
    scan_enter(s, NULL, none);
    scan_server(s, ps_plain(of->arguments[COMPUTER_NAME], buf));
    for (size_t which = POLICY_NAME; which < PARAMETER_COUNT; which++) {
        if (of->arguments[which].len > 0) {
            scan_enter(s, places[which - POLICY_NAME], ps_plain(of->arguments[which], buf));
            return;
        }
    }
}

/* By the data that the script gave the class, or as it goes by everywhere. */
static bool read_class(const dhcpopt_scanner *s, const command *of, dhcpopt_space *ret_space) {
    uint8_t buf[PLAIN_CAP];
    dhcpopt_text name = ps_plain(of->arguments[VENDOR_CLASS], buf);
    if (name.len == 0) {
        *ret_space = DHCPOPT_SPACE_DHCP4;
        return true;
    }
    ps_recall(s, KIND_CLASS, 0, name, &name);
    return windows_space_of(name, ret_space);
}

/* A class that the script made for other devices, or that comes with Windows. */
static bool is_of_others(const dhcpopt_scanner *s, const command *of) {
    uint8_t buf[PLAIN_CAP];
    dhcpopt_text data = {NULL, 0};
    dhcpopt_text name = ps_plain(of->arguments[VENDOR_CLASS], buf);
    bool made = ps_recall(s, KIND_CLASS, 0, name, &data) && !class_is_misspelt(data);
    return made || text_starts_with(name, "Microsoft ");
}

/* What the script says that clients send, where that is not quite what phones send. */
static void enter_class(dhcpopt_scanner *s, const command *of, dhcpopt_space space) {
    uint8_t buf[PLAIN_CAP];
    dhcpopt_text data = {NULL, 0};
    dhcpopt_text name = ps_plain(of->arguments[VENDOR_CLASS], buf);
    bool misspelt = ps_recall(s, KIND_CLASS, 0, name, &data) && class_is_misspelt(data);
    scan_class(s, misspelt ? data : dhcpopt_text_of(dhcpopt_space_name(space)));
}

static bool read_code(const command *of, uint8_t *ret_number) {
    uint8_t buf[PLAIN_CAP];
    uint64_t number = 0;
    dhcpopt_text word = ps_plain(of->arguments[OPTION_ID], buf);
    bool known = text_number(word, DECIMAL, CODE_MAX, &number);
    *ret_number = (uint8_t)number;
    return known;
}

/* ---- Commands ---- */

static void define_class(dhcpopt_scanner *s, const command *of) {
    uint8_t bufs[2][PLAIN_CAP];
    dhcpopt_text kind = ps_plain(of->arguments[TYPE], bufs[0]);
    if (!text_equal_caseless(kind, dhcpopt_text_of("User"))) {
        ps_remember(s, KIND_CLASS, 0, ps_plain(of->arguments[NAME], bufs[0]),
                    ps_plain(of->arguments[DATA], bufs[1]));
    }
}

static size_t type_key(code of) {
    return (size_t)of.space << OCTET_BITS | of.number;
}

static void define_type(dhcpopt_scanner *s, const command *of) {
    code defined = {DHCPOPT_SPACE_DHCP4, 0};
    uint8_t buf[PLAIN_CAP];
    dhcpopt_text none = {NULL, 0};
    if (read_code(of, &defined.number) && read_class(s, of, &defined.space)) {
        ps_remember(s, KIND_TYPE, type_key(defined), none, ps_plain(of->arguments[TYPE], buf));
    }
}

static int type_of(const dhcpopt_scanner *s, code of) {
    dhcpopt_text none = {NULL, 0};
    dhcpopt_text name;
    return ps_recall(s, KIND_TYPE, type_key(of), none, &name) ? ps_type_of_name(name)
                                                              : ps_type_of_code(of);
}

/* The argument at fault, or the command where that stands elsewhere. */
static bool fault(dhcpopt_scanner *s, const command *of, code at, parameter which,
                  dhcpopt_found *ret) {
    bool here = of->arguments[which].len > 0 && !of->elsewhere[which];
    return scan_fault(s, at, DHCPOPT_OPTION_SYNTAX, here ? of->arguments[which] : of->words,
                      ret);
}

static bool set_value(dhcpopt_scanner *s, const command *of, dhcpopt_found *ret) {
    code at = {DHCPOPT_SPACE_DHCP4, 0};
    if (of->names_options && of->arguments[OPTION_ID].len == 0) {
        return false;
    }
    read_place(s, of);
    if (!read_code(of, &at.number)) {
        return fault(s, of, at, OPTION_ID, ret);
    }
    if (!read_class(s, of, &at.space)) {
        return !is_of_others(s, of) && fault(s, of, at, VENDOR_CLASS, ret);
    }
    if (at.space != DHCPOPT_SPACE_DHCP4) {
        enter_class(s, of, at.space);
    }
    if (of->arguments[VALUE].len == 0 || of->elsewhere[VALUE]) {
        return fault(s, of, at, VALUE, ret);
    }
    return ps_read_value(s, at, type_of(s, at), of->arguments[VALUE], ret);
}

static bool run(dhcpopt_scanner *s, ps_verb verb, dhcpopt_text name, dhcpopt_found *ret) {
    command of = ps_take_command(s, verb, name);
    switch (verb) {
    case PS_SET_VALUE:
        return set_value(s, &of, ret);
    case PS_ADD_DEFINITION:
        define_type(s, &of);
        break;
    case PS_ADD_CLASS:
        define_class(s, &of);
        break;
    case PS_OTHER:
        break;
    }
    return false;
}

/* ---- Lines ---- */

static size_t depth_after(size_t depth, const ps_token *token) {
    bool table = token->kind == PS_OPEN && text_equal(token->text, dhcpopt_text_of("@{"));
    if (depth == 0) {
        return table ? 2 : ps_verb_of(token) == PS_OTHER ? 0 : 1; /* 2: one is open */
    }
    bool ends = token->kind == PS_CLOSE || (token->kind == PS_STOP && depth == 1);
    return depth + (token->kind == PS_OPEN ? 1 : 0) - (ends ? 1 : 0);
}

/* Does a command or a table go on in the next line? Looks at each line once, also where they
 * are joined. */
static bool goes_on(dhcpopt_scanner *s) {
    size_t *open = &s->numbers[IN_COMMENT];
    size_t pos = s->numbers[LOOKED];
    bool comma = false;
    if (*open > 0) {
        pos = ps_comment_end(s->current, pos, open);
    }
    if (s->numbers[LOOKED] == 0) {
        s->numbers[START] = pos;
    }
    ps_token token = ps_next(s->current, &pos, open);
    for (; token.kind != PS_END; token = ps_next(s->current, &pos, open)) {
        s->numbers[DEPTH] = depth_after(s->numbers[DEPTH], &token);
        comma = token.kind == PS_COMMA;
    }
    bool tick = s->current.len > 0 && text_at(s->current, s->current.len - 1) == '`';
    return tick || s->numbers[DEPTH] > 1 || (s->numbers[DEPTH] == 1 && comma);
}

/* ---- The reader ---- */

/* One command of the line at hand, or a table. */
bool powershell_read_line(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text variable = {NULL, 0};
    size_t open = 0;
    for (ps_token token = ps_next(s->current, &s->pos, &open); token.kind != PS_END;
         token = ps_next(s->current, &s->pos, &open)) {
        ps_verb verb = ps_verb_of(&token);
        bool is_variable = token.kind == PS_WORD && text_at(token.text, 0) == '$';
        if (verb != PS_OTHER && run(s, verb, token.text, ret)) {
            return scan_joined(s, ret);
        }
        if (ps_is_misspelt(&token)) {
            const code of = {DHCPOPT_SPACE_DHCP4, 0};
            return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, token.text, ret) &&
                   scan_joined(s, ret);
        }
        if (is_variable) { /* "$scope", "$scope=" */
            size_t end = text_find(token.text, 0, '=');
            variable = text_slice(token.text, 1, end - 1);
        } else if (variable.len > 0 && text_equal(token.text, dhcpopt_text_of("@{"))) {
            ps_take_table(s, variable);
        }
    }
    return false;
}

/* At the line's start; is nothing of a command or a comment open there? */
static bool hand_over(dhcpopt_scanner *s) {
    bool open = s->numbers[IN_COMMENT] + s->numbers[LOOKED] + s->numbers[DEPTH] > 0;
    bool comment = text_at(scan_peek(s), 0) == '#';
    *windows_handed(s) = !open && !comment && !windows_runs_cmdlet(s) && windows_runs_netsh(s);
    return *windows_handed(s);
}

bool scan_powershell(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->pos == 0 && !hand_over(s)) {
        if (goes_on(s) && scan_join(s)) {
            s->numbers[LOOKED] = s->text_len;
            return false;
        }
        s->pos = s->numbers[START];
        s->numbers[LOOKED] = 0;
        s->numbers[DEPTH] = 0;
        windows_open_quotes(s);
    } else if (s->pos == 0) {
        s->nesting.told = false;
    }
    return *windows_handed(s) ? netsh_read_line(s, ret) : powershell_read_line(s, ret);
}
