/* SPDX-License-Identifier: MIT */
/* Reads the options of Junos address-assignment pools and of its older DHCP server, as "set"
 * statements and as the configuration with braces. */
#include "junos_scan.h"

enum { CODE_MAX = 255 };

static const dhcpopt_text nothing = {NULL, 0};

/* What is known of the statement at hand. */
typedef struct statement {
    bool ignored; /* taken away, or for DHCPv6 */
    bool off;     /* deactivated */
    bool is_set;  /* of a line with "set" or "edit" */
    bool of_dhcp; /* inside of what has options */
    const char *where;
    dhcpopt_text pool;
} statement;

/* The depth of the block that is deactivated, and of the one that has options; 0: none. Both
 * members are for values of several lines, which this dialect has not. */
static size_t *off_depth(dhcpopt_scanner *s) {
    return &s->held_words;
}

static size_t *dhcp_depth(dhcpopt_scanner *s) {
    return &s->held_pos;
}

/* ---- Options ---- */

/* What is deactivated has no value. */
static bool tell(const statement *in, bool found, dhcpopt_found *ret) {
    if (found && in->off) {
        ret->status = DHCPOPT_INACTIVE;
        ret->value.bytes.len = 0;
    }
    return found;
}

/* Behind "option". Another option is none: "option-82", "option" of other parts of Junos. */
static bool read_option(dhcpopt_scanner *s, const statement *in, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    dhcpopt_text word = junos_peek(s);
    if (text_at(word, 0) < 0 || !is_digit(text_at(word, 0)) || in->ignored) {
        return false;
    }
    junos_token(s);
    if (!text_number(word, DECIMAL, CODE_MAX, &number)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    of.number = (uint8_t)number;
    dhcpopt_text next = junos_peek(s);
    if (!in->is_set &&
        (junos_is(next, "{") || next.len == 0)) { /* its value stands in a block */
        s->held.code = of.number;
        junos_set_state(s, IN_OPTION, true);
        return false;
    }
    return tell(in, junos_value(s, of, ret), ret);
}

/* "boot-server" and the like, whose word was read. */
static bool read_named(dhcpopt_scanner *s, uint8_t number, const statement *in,
                       dhcpopt_found *ret) {
    dhcpopt_text next = junos_peek(s);
    if (in->ignored) {
        return false;
    }
    if (!in->is_set &&
        (junos_is(next, "{") || next.len == 0)) { /* its values stand in a block */
        s->held.code = number;
        junos_set_state(s, IN_NAMED, true);
        return false;
    }
    return tell(in, junos_named_value(s, number, ret), ret);
}

/* ---- Blocks ---- */

static void open_block(dhcpopt_scanner *s, const statement *of) {
    s->numbers[DEPTH]++;
    if (of->ignored && s->numbers[MUTED] == 0) {
        s->numbers[MUTED] = s->numbers[DEPTH];
    }
    if (of->off && *off_depth(s) == 0) {
        *off_depth(s) = s->numbers[DEPTH];
    }
    if (of->of_dhcp && *dhcp_depth(s) == 0) {
        *dhcp_depth(s) = s->numbers[DEPTH];
    }
    if (of->pool.len > 0 && s->numbers[MUTED] == 0) {
        scan_enter(s, of->where, of->pool);
        s->numbers[POOL] = s->numbers[DEPTH];
    }
}

static void close_block(dhcpopt_scanner *s) {
    size_t depth = s->numbers[DEPTH];
    junos_set_state(s, IN_OPTION | IN_NAMED, false);
    if (depth == 0) { /* of a text that starts inside one */
        return;
    }
    if (s->numbers[MUTED] == depth) {
        s->numbers[MUTED] = 0;
    }
    if (*off_depth(s) == depth) {
        *off_depth(s) = 0;
    }
    if (*dhcp_depth(s) == depth) {
        *dhcp_depth(s) = 0;
    }
    if (s->numbers[POOL] == depth) {
        s->numbers[POOL] = 0;
        scan_enter(s, NULL, nothing);
    }
    s->numbers[DEPTH]--;
}

static void take_place(dhcpopt_scanner *s, const char *where, statement *of) {
    of->where = where;
    of->pool = junos_inside_quotes(junos_token(s));
    if (of->is_set) {
        scan_enter(s, where, of->pool);
    }
}

/* As far as it is typed where the command line completes it. */
static bool is_cut_option(dhcpopt_text token) {
    static const char *const words[] = {"opt", "opti", "optio"};
    return junos_is_any(token, words, sizeof words / sizeof words[0]);
}

/* Takes a word of a statement; true where an option was found with it. */
static bool take_word(dhcpopt_scanner *s, dhcpopt_text token, statement *of,
                      dhcpopt_found *ret) {
    static const char *const ignoring[] = {"delete:", "inet6"};
    static const char *const naming[] = {"groups", "host", "logical-systems", "range",
                                         "routing-instances"};
    uint8_t number = of->of_dhcp ? junos_named(token) : 0;
    if (junos_is(token, "inactive:")) {
        of->off = true;
    } else if (junos_is_any(token, ignoring, sizeof ignoring / sizeof ignoring[0])) {
        of->ignored = true;
    } else if (junos_is(token, "pool")) {
        take_place(s, "pool", of);
    } else if (junos_is(token, "static-binding")) {
        take_place(s, "static-binding", of);
    } else if (junos_is(token, "dhcp-attributes") || junos_is(token, "dhcp")) {
        of->of_dhcp = true;
    } else if (of->is_set && junos_is_any(token, naming, sizeof naming / sizeof naming[0])) {
        junos_token(s);
    } else if (junos_is(token, "option") || (of->of_dhcp && is_cut_option(token))) {
        return read_option(s, of, ret);
    } else if (number > 0) {
        return read_named(s, number, of, ret);
    }
    return false;
}

/* ---- Lines of braces ---- */

/* The options of that block, or the values of one. */
static bool read_block_value(dhcpopt_scanner *s, dhcpopt_text token, const statement *in,
                             dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, s->held.code};
    s->pos = text_position(scan_line(s), token);
    if (junos_has_state(s, IN_NAMED)) {
        return tell(in, junos_named_value(s, of.number, ret), ret);
    }
    junos_set_state(s, IN_OPTION, false);
    return tell(in, junos_value(s, of, ret), ret);
}

/* What the blocks around a statement say of it. */
static statement begin_statement(dhcpopt_scanner *s) {
    statement begun = {.ignored = s->numbers[MUTED] > 0,
                       .off = *off_depth(s) > 0,
                       .of_dhcp = *dhcp_depth(s) > 0};
    return begun;
}

static bool read_braces(dhcpopt_scanner *s, dhcpopt_found *ret) {
    statement at_hand = begin_statement(s);
    for (dhcpopt_text token = junos_token(s); token.len > 0; token = junos_token(s)) {
        bool opens = junos_is(token, "{");
        bool ends = opens || junos_is(token, ";") || junos_is(token, "}");
        if (opens) {
            open_block(s, &at_hand);
        } else if (junos_is(token, "}")) {
            close_block(s);
        } else if (!ends && junos_has_state(s, IN_OPTION | IN_NAMED)) {
            return read_block_value(s, token, &at_hand, ret);
        } else if (!ends && take_word(s, token, &at_hand, ret)) {
            return true;
        }
        if (ends) {
            at_hand = begin_statement(s);
        }
    }
    return false;
}

/* ---- Lines of commands ---- */

static void leave_all(dhcpopt_scanner *s) {
    scan_enter(s, NULL, nothing);
    junos_set_state(s, EDITS_V6 | EDITS_DHCP, false);
    junos_edit_top(s);
}

/* A path from the top does not go on where "edit" went. */
static void enter_top(dhcpopt_scanner *s) {
    static const char *const tops[] = {
        "access", "groups", "logical-systems", "routing-instances", "system", "tenants"};
    if (junos_is_any(junos_peek(s), tops, sizeof tops / sizeof tops[0])) {
        leave_all(s);
    }
}

/* Behind "set", "edit" or "[edit". */
static bool read_command(dhcpopt_scanner *s, bool edits, dhcpopt_found *ret) {
    enter_top(s);
    size_t start = s->pos;
    statement at_hand = {.is_set = true,
                         .ignored = junos_has_state(s, EDITS_V6),
                         .of_dhcp = junos_has_state(s, EDITS_DHCP)};
    if (edits) {
        junos_edit(s);
    }
    for (dhcpopt_text token = junos_token(s); token.len > 0; token = junos_token(s)) {
        if (take_word(s, token, &at_hand, ret)) {
            bool held = junos_hold(s, start, ret);
            scan_skip(s);
            return !held;
        }
    }
    if (edits) {
        junos_set_state(s, EDITS_V6, at_hand.ignored);
        junos_set_state(s, EDITS_DHCP, at_hand.of_dhcp);
    }
    return false;
}

/* "user@router# ", "{master:0}": what a terminal puts in front. */
static void skip_prompt(dhcpopt_scanner *s) {
    dhcpopt_text word = scan_peek(s);
    size_t close = text_find(word, 0, '}');
    if (text_at(word, 0) == '{' && is_letter(text_at(word, 1)) && close < word.len) {
        s->pos = text_position(scan_line(s), word) + close + 1;
    } else if (word.len > 1 && text_find(word, 0, '@') < word.len &&
               is_one_of(text_at(word, word.len - 1), "#>%")) {
        scan_word(s);
    }
}

/* The line at hand starts here. False where it is one with braces. "-" is a line that a
 * comparison took away. */
static bool read_line(dhcpopt_scanner *s, bool *ret_found, dhcpopt_found *ret) {
    static const char *const others[] = {"-",       "annotate", "copy", "insert",  "rename",
                                         "replace", "run",      "show", "wildcard"};
    static const char *const events[] = {"activate", "deactivate", "delete"};
    skip_prompt(s);
    size_t start = s->pos;
    dhcpopt_text first = junos_token(s);
    bool edits = junos_is(first, "edit");
    *ret_found = false;
    if (junos_is(first, "[") &&
        junos_is(junos_peek(s), "edit")) { /* where the prompt below stands */
        junos_token(s);
        leave_all(s);
        edits = true;
    } else if (junos_is(first, "top")) {
        leave_all(s);
        first = junos_token(s);
        edits = junos_is(first, "edit");
    }
    if (edits || junos_is(first, "set")) {
        *ret_found = read_command(s, edits, ret);
        return true;
    }
    if (junos_is_any(first, events, sizeof events / sizeof events[0])) {
        enter_top(s);
        *ret_found = junos_take_event(s, first, ret);
        return true;
    }
    s->pos = start;
    return junos_is_any(first, others, sizeof others / sizeof others[0]);
}

/* ---- The reader ---- */

bool scan_junos(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool found = false;
    if (s->pos == 0 && junos_has_state(s, IN_COMMENT)) {
        junos_skip_comment(s);
    }
    if (s->pos == 0 && !s->broken && read_line(s, &found, ret)) {
        scan_skip(s);
        return found;
    }
    return read_braces(s, ret) || (s->ended && junos_give_held(s, ret));
}
