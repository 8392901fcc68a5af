/* SPDX-License-Identifier: MIT */
/* Takes commands of PowerShell apart: parameters in any order, by position, or from a table
 * before; for the reader of what they set. */
#include "powershell_command.h"

/* ---- Commands and parameters ---- */

/* In order of parameter. */
static const char *const parameters[PARAMETER_COUNT] = {
    "OptionId",   "Value",     "Name",       "Type",    "Data",         "VendorClass",
    "PolicyName", "UserClass", "ReservedIP", "ScopeId", "ComputerName",
};

/* PowerShell takes the start of a name; no two of these start alike in so many letters. */
enum { START_MIN = 3 };

/* No argument follows these. */
static const char *const switches[] = {"AsJob",       "Confirm",  "Debug",   "Force",
                                       "MultiValued", "PassThru", "Verbose", "WhatIf"};
/* Options that need no code, as parameters of Set-DhcpServerv4OptionValue. */
static const char *const options[] = {"DnsDomain", "DnsServer", "Router", "WinsServer", "Wpad"};

enum { POSITIONS = 3 };

/* Columns: the command; what its arguments without a name are. In order of ps_verb. */
static const struct {
    const char *name;
    parameter positions[POSITIONS];
} verbs[PS_OTHER] = {
    {"Set-DhcpServerv4OptionValue", {OPTION_ID, VALUE, SCOPE_ID}},
    {"Add-DhcpServerv4OptionDefinition", {NAME, OPTION_ID, TYPE}},
    {"Add-DhcpServerv4Class", {NAME, TYPE, DATA}},
};

static ps_token take(dhcpopt_scanner *s) {
    size_t open = 0;
    return ps_next(s->current, &s->pos, &open);
}

static ps_token peek(const dhcpopt_scanner *s) {
    size_t pos = s->pos;
    size_t open = 0;
    return ps_next(s->current, &pos, &open);
}

static bool is_listed(dhcpopt_text word, const char *const *list, size_t count) {
    bool found = false;
    for (size_t index = 0; index < count; index++) {
        found = found || text_equal_caseless(word, dhcpopt_text_of(list[index]));
    }
    return found;
}

/* Without "DhcpServer\\", the module that has it. */
static dhcpopt_text bare_verb(dhcpopt_text word) {
    static const char module[] = "dhcpserver\\";
    bool named = text_equal_caseless(
        text_slice(word, 0, sizeof module - 1 < word.len ? sizeof module - 1 : word.len),
        dhcpopt_text_of(module));
    return text_from(word, named ? sizeof module - 1 : 0);
}

ps_verb ps_verb_of(const ps_token *token) {
    size_t index = 0;
    dhcpopt_text verb = bare_verb(token->text);
    while (index < PS_OTHER &&
           (token->kind != PS_WORD ||
            !text_equal_caseless(verb, dhcpopt_text_of(verbs[index].name)))) {
        index++;
    }
    return (ps_verb)index;
}

/* Get- and the cmdlets of DHCPv6 are near, and mean something else. */
bool ps_is_misspelt(const ps_token *token) {
    static const char start[] = "Set-";
    dhcpopt_text verb = bare_verb(token->text);
    bool other = text_find(verb, 0, '6') < verb.len;
    return token->kind == PS_WORD && !other && verb.len > sizeof start &&
           text_equal_caseless(text_slice(verb, 0, sizeof start - 1), dhcpopt_text_of(start)) &&
           is_misspelt(verb, verbs[PS_SET_VALUE].name);
}

static parameter parameter_of(dhcpopt_text word) {
    size_t index = 0;
    for (; index < PARAMETER_COUNT; index++) {
        dhcpopt_text name = dhcpopt_text_of(parameters[index]);
        if (word.len >= START_MIN && word.len <= name.len &&
            text_equal_caseless(word, text_slice(name, 0, word.len))) {
            break;
        }
    }
    return (parameter)index;
}

/* ---- What was said before: "KIND NUMBER, key, value" in lines of held_text ---- */

enum { FIELDS_CAP = 32 };

void ps_remember(dhcpopt_scanner *s, char kind, size_t number, dhcpopt_text key,
                 dhcpopt_text value) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    print_char(&p, kind);
    print_number(&p, number, 1);
    print_char(&p, '\t');
    print_text(&p, key);
    print_char(&p, '\t');
    print_text(&p, value);
    print_char(&p, '\n');
    s->held_len = p.len <= p.cap ? p.len : s->held_len;
}

bool ps_recall(const dhcpopt_scanner *s, char kind, size_t number, dhcpopt_text key,
               dhcpopt_text *ret_value) {
    char start[FIELDS_CAP];
    printer p = printer_to(start, sizeof start);
    print_char(&p, kind);
    print_number(&p, number, 1);
    dhcpopt_text wanted = {start, p.len};
    dhcpopt_text all = {s->held_text, s->held_len};
    bool found = false;
    for (size_t pos = 0; pos < all.len;) {
        size_t end = text_find(all, pos, '\n');
        size_t first = text_find(all, pos, '\t');
        size_t second = text_find(all, first + 1, '\t');
        if (second < end && text_equal(text_slice(all, pos, first - pos), wanted) &&
            text_equal_caseless(text_slice(all, first + 1, second - first - 1), key)) {
            *ret_value = text_slice(all, second + 1, end - second - 1);
            found = true;
        }
        pos = end + 1;
    }
    return found;
}

/* ---- Arguments ---- */

static bool ends_argument(const ps_token *token) {
    return token->kind == PS_END || token->kind == PS_STOP || token->kind == PS_CLOSE ||
           (token->kind == PS_WORD && ps_parameter_dash(token->text) > 0);
}

/* One expression, or several with commas between them. */
static dhcpopt_text take_argument(dhcpopt_scanner *s) {
    ps_token token = peek(s);
    size_t start = text_position(s->current, token.text);
    size_t end = start;
    size_t depth = 0;
    bool more = true;
    while (more && token.kind != PS_END && (depth > 0 || !ends_argument(&token))) {
        take(s);
        end = s->pos;
        depth += token.kind == PS_OPEN ? 1 : 0;
        depth -= token.kind == PS_CLOSE ? 1 : 0;
        bool open = depth > 0 || token.kind == PS_COMMA || token.kind == PS_CAST;
        token = peek(s);
        bool joined = token.kind != PS_END && text_position(s->current, token.text) == end;
        more = open || joined || token.kind == PS_COMMA;
    }
    return text_slice(s->current, start, end - start);
}

dhcpopt_text ps_plain(dhcpopt_text argument, uint8_t buf[PLAIN_CAP]) {
    size_t pos = 0;
    size_t open = 0;
    writer w = writer_to(buf, PLAIN_CAP);
    ps_token token = ps_next(argument, &pos, &open);
    if (token.kind != PS_QUOTED || pos < argument.len) {
        return argument;
    }
    bool known = ps_write(&token, &w) && w.len <= w.cap;
    dhcpopt_bytes written = {buf, w.len};
    return known ? bytes_as_text(written) : token.inner;
}

static void splat(dhcpopt_scanner *s, command *of, dhcpopt_text name) {
    for (size_t index = 0; index < PARAMETER_COUNT; index++) {
        if (of->arguments[index].len == 0 &&
            ps_recall(s, '@', index, name, &of->arguments[index])) {
            of->elsewhere[index] = true;
        }
    }
}

/* Behind the dash. "-Name:argument" is one word, or ends in its colon. */
static void take_parameter(dhcpopt_scanner *s, command *of, dhcpopt_text word) {
    size_t colon = text_find(word, 0, ':');
    dhcpopt_text name = text_slice(word, 0, colon);
    if (colon < word.len) {
        s->pos = text_position(s->current, word) + colon + 1;
    }
    bool alone = is_listed(name, switches, sizeof switches / sizeof switches[0]);
    if (alone && colon == word.len) {
        return;
    }
    of->names_options |= is_listed(name, options, sizeof options / sizeof options[0]);
    dhcpopt_text argument = take_argument(s);
    parameter which = parameter_of(name);
    if (which < PARAMETER_COUNT) {
        of->arguments[which] = argument;
        of->elsewhere[which] = false;
    }
}

/* An argument without a name is the first that is not given yet. */
static void take_positional(dhcpopt_scanner *s, command *of) {
    dhcpopt_text argument = take_argument(s);
    for (size_t index = 0; index < POSITIONS; index++) {
        parameter which = verbs[of->verb].positions[index];
        if (of->arguments[which].len == 0 || of->elsewhere[which]) {
            of->arguments[which] = argument;
            of->elsewhere[which] = false;
            return;
        }
    }
}

command ps_take_command(dhcpopt_scanner *s, ps_verb verb, dhcpopt_text name) {
    command of = {.verb = verb};
    size_t start = text_position(s->current, name);
    ps_token token = peek(s);
    for (; token.kind != PS_END && token.kind != PS_STOP && token.kind != PS_CLOSE;
         token = peek(s)) {
        bool word = token.kind == PS_WORD;
        size_t dash = word ? ps_parameter_dash(token.text) : 0;
        if (dash > 0) {
            take(s);
            take_parameter(s, &of, text_from(token.text, dash));
        } else if (word && text_at(token.text, 0) == '@') {
            take(s);
            splat(s, &of, text_from(token.text, 1));
        } else {
            take_positional(s, &of);
        }
    }
    of.words = text_slice(s->current, start, s->pos - start);
    return of;
}

/* "ScopeId = '10.1.2.0'; ... }" */
void ps_take_table(dhcpopt_scanner *s, dhcpopt_text variable) {
    for (ps_token token = take(s); token.kind != PS_END && token.kind != PS_CLOSE;
         token = take(s)) {
        size_t equals = text_find(token.inner, 0, '=');
        bool word = token.kind == PS_WORD || token.kind == PS_QUOTED;
        parameter which = parameter_of(text_slice(token.inner, 0, equals));
        if (!word) {
            continue;
        }
        if (equals == token.inner.len && text_equal(peek(s).text, dhcpopt_text_of("="))) {
            take(s);
        }
        dhcpopt_text argument = take_argument(s);
        if (which < PARAMETER_COUNT) {
            uint8_t buf[PLAIN_CAP];
            ps_remember(s, '@', which, variable, ps_plain(argument, buf));
        }
    }
}
