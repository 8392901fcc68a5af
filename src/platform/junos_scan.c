/* SPDX-License-Identifier: MIT */
/* Reads the options of Junos address-assignment pools and of its older DHCP server, as "set"
 * statements and as the configuration with braces. */
#include "scan.h"

enum { CODE_MAX = 255 };

/* What the scanner's numbers mean here. */
enum {
    DEPTH, /* open braces */
    MUTED, /* the depth of a block that does not count; 0: none */
    POOL,  /* the depth of a pool's block; 0: none */
    STATE  /* of those below */
};

enum {
    IN_OPTION = 1,  /* "option 43 {" is open */
    IN_COMMENT = 2, /* a comment goes on in the next line */
    EDITS_V6 = 4    /* "edit" went to a pool's family inet6 */
};

static const dhcpopt_text nothing = {NULL, 0};

/* The types of values (Junos: option, edit access), and octets of a number. */
static const struct value_type {
    const char *word;
    enum { OCTETS, STREAM, STRING, ADDRESSES, FLAG, NUMBER } form;
    size_t octets;
} types[] = {
    {"byte", NUMBER, 1},           {"byte-stream", STREAM, 0}, {"flag", FLAG, 0},
    {"hex-string", OCTETS, 0},     {"integer", NUMBER, 4},     {"ip-address", ADDRESSES, 0},
    {"short", NUMBER, 2},          {"string", STRING, 0},      {"unsigned-integer", NUMBER, 4},
    {"unsigned-short", NUMBER, 2},
};

/* What is known of the statement at hand. */
typedef struct statement {
    bool ignored; /* deactivated, or for DHCPv6 */
    bool is_set;  /* of a line with "set" or "edit" */
    dhcpopt_text pool;
} statement;

static bool has_state(const dhcpopt_scanner *s, size_t bit) {
    return (s->numbers[STATE] & bit) != 0;
}

static void set_state(dhcpopt_scanner *s, size_t bit, bool on) {
    s->numbers[STATE] &= ~bit;
    s->numbers[STATE] |= on ? bit : 0;
}

/* ---- Words ---- */

/* Behind the comment that is open, or to the line's end. */
static void skip_comment(dhcpopt_scanner *s) {
    dhcpopt_text line = scan_line(s);
    size_t star = text_find(line, s->pos, '*');
    while (star < line.len && text_at(line, star + 1) != '/') {
        star = text_find(line, star + 1, '*');
    }
    set_state(s, IN_COMMENT, star == line.len);
    s->pos = star < line.len ? star + 2 : line.len;
}

static size_t find_quote_end(dhcpopt_text line, size_t pos) {
    for (pos++; pos < line.len && text_at(line, pos) != '"'; pos++) {
        pos += text_at(line, pos) == '\\' && pos + 1 < line.len ? 1 : 0;
    }
    return pos;
}

/* The next word, a text with its quotes, or one of {};[]; empty at the line's end. */
static dhcpopt_text read_token(dhcpopt_scanner *s) {
    dhcpopt_text rest = scan_peek(s);
    while (text_starts_with(rest, "/*")) {
        s->pos = text_position(scan_line(s), rest) + 2;
        skip_comment(s);
        rest = scan_peek(s);
    }
    int first = text_at(rest, 0);
    if (first < 0 || first == '#') {
        scan_skip(s);
        return nothing;
    }
    dhcpopt_text line = scan_line(s);
    size_t start = text_position(line, rest);
    size_t end = start + 1;
    if (first == '"') {
        end = find_quote_end(line, start);
        end += end < line.len ? 1 : 0;
    } else if (!is_one_of(first, "{};[]")) {
        end = text_find_any(line, start, " \t{};[]");
    }
    s->pos = end;
    return text_slice(line, start, end - start);
}

static dhcpopt_text peek_token(dhcpopt_scanner *s) {
    size_t before = s->pos;
    dhcpopt_text token = read_token(s);
    s->pos = before;
    return token;
}

static bool is(dhcpopt_text token, const char *word) {
    return text_equal(token, dhcpopt_text_of(word));
}

static dhcpopt_text inside_quotes(dhcpopt_text token) {
    size_t last = token.len - 1;
    bool quoted = token.len > 1 && text_at(token, 0) == '"' && text_at(token, last) == '"';
    return quoted ? text_slice(token, 1, last - 1) : token;
}

static bool is_any(dhcpopt_text token, const char *const words[], size_t count) {
    for (size_t index = 0; index < count; index++) {
        if (is(token, words[index])) {
            return true;
        }
    }
    return false;
}

/* ---- Values ---- */

/* The words inside "[ ]", or one; false where the bracket is not closed. */
static bool read_words(dhcpopt_scanner *s, dhcpopt_text *ret_words) {
    size_t cut = 0;
    dhcpopt_text token = peek_token(s);
    if (is(token, ";") || is(token, "}") || is(token, "{")) {
        *ret_words = nothing;
        return true;
    }
    read_token(s);
    if (!is(token, "[")) {
        *ret_words = inside_quotes(token);
        return true;
    }
    size_t start = s->pos;
    size_t end = text_find(scan_line(s), start, ']');
    *ret_words = text_trim(text_slice(scan_line(s), start, end - start), &cut);
    s->pos = end < scan_line(s).len ? end + 1 : end;
    return end < scan_line(s).len;
}

static bool read_flag(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    bool on = is(words, "on") || is(words, "true");
    if (!on && !is(words, "off") && !is(words, "false")) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    scan_text(s, of, words, ret);
    writer w = writer_to(s->bytes, sizeof s->bytes);
    put_u8(&w, on ? 1 : 0);
    ret->value.bytes.len = w.len;
    return true;
}

static const struct value_type *find_type(dhcpopt_text word) {
    for (size_t index = 0; index < sizeof types / sizeof types[0]; index++) {
        if (is(word, types[index].word)) {
            return &types[index];
        }
    }
    return NULL;
}

static bool read_form(dhcpopt_scanner *s, code of, const struct value_type *type,
                      dhcpopt_text words, dhcpopt_found *ret) {
    switch (type->form) {
    case OCTETS:
        return scan_octets(s, of, words, ret);
    case STREAM: /* without 0x it may be decimal */
        return text_starts_with(words, "0x")
                   ? scan_octets(s, of, words, ret)
                   : scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    case STRING:
        return scan_text(s, of, words, ret);
    case ADDRESSES:
        return scan_addresses(s, of, words, ret);
    case FLAG:
        return read_flag(s, of, words, ret);
    case NUMBER:
        return scan_integer(s, of, type->octets, words, ret);
    }
    return false;
}

/* From the type on. */
static bool read_value(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    dhcpopt_text words = nothing;
    dhcpopt_text word = read_token(s);
    if (is(word, "array")) { /* of the type that follows */
        word = read_token(s);
    }
    const struct value_type *type = find_type(word);
    if (type == NULL) {
        scan_skip(s);
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    bool list = is(peek_token(s), "[");
    bool closed = read_words(s, &words);
    bool several = list && text_find_any(words, 0, " \t\"") < words.len;
    if (s->goes_on && s->pos == scan_line(s).len) {
        return scan_fault(s, of, DHCPOPT_TOO_LONG, words, ret);
    }
    if (words.len == 0) {
        return scan_fault(s, of, DHCPOPT_EMPTY, word, ret);
    }
    if (!closed || (several && type->form != ADDRESSES)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    return read_form(s, of, type, words, ret);
}

/* Behind "option". Another option is none: "option-82", "option" of other parts of Junos. */
static bool read_option(dhcpopt_scanner *s, const statement *in, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    dhcpopt_text word = peek_token(s);
    if (text_at(word, 0) < 0 || !is_digit(text_at(word, 0)) || in->ignored) {
        return false;
    }
    read_token(s);
    if (!text_number(word, DECIMAL, CODE_MAX, &number)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    of.number = (uint8_t)number;
    dhcpopt_text next = peek_token(s);
    if (!in->is_set && (is(next, "{") || next.len == 0)) { /* its value stands in a block */
        s->held.code = of.number;
        set_state(s, IN_OPTION, true);
        return false;
    }
    return read_value(s, of, ret);
}

/* ---- Blocks ---- */

static void open_block(dhcpopt_scanner *s, const statement *of) {
    s->numbers[DEPTH]++;
    if (of->ignored && s->numbers[MUTED] == 0) {
        s->numbers[MUTED] = s->numbers[DEPTH];
    }
    if (of->pool.len > 0 && s->numbers[MUTED] == 0) {
        scan_enter(s, "pool", of->pool);
        s->numbers[POOL] = s->numbers[DEPTH];
    }
}

static void close_block(dhcpopt_scanner *s) {
    size_t depth = s->numbers[DEPTH];
    set_state(s, IN_OPTION, false);
    if (depth == 0) { /* of a text that starts inside one */
        return;
    }
    if (s->numbers[MUTED] == depth) {
        s->numbers[MUTED] = 0;
    }
    if (s->numbers[POOL] == depth) {
        s->numbers[POOL] = 0;
        scan_enter(s, NULL, nothing);
    }
    s->numbers[DEPTH]--;
}

/* Takes a word of a statement; true where an option was found with it. */
static bool take_word(dhcpopt_scanner *s, dhcpopt_text token, statement *of,
                      dhcpopt_found *ret) {
    static const char *const ignoring[] = {"inactive:", "delete:", "inet6"};
    static const char *const naming[] = {"groups", "host", "logical-systems", "range",
                                         "routing-instances"};
    if (is_any(token, ignoring, sizeof ignoring / sizeof ignoring[0])) {
        of->ignored = true;
    } else if (is(token, "pool")) {
        of->pool = inside_quotes(read_token(s));
        if (of->is_set) {
            scan_enter(s, "pool", of->pool);
        }
    } else if (of->is_set && is_any(token, naming, sizeof naming / sizeof naming[0])) {
        read_token(s);
    } else if (is(token, "option")) {
        return read_option(s, of, ret);
    }
    return false;
}

/* ---- Lines of braces ---- */

static bool read_block_value(dhcpopt_scanner *s, dhcpopt_text token, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, s->held.code};
    s->pos = text_position(scan_line(s), token);
    set_state(s, IN_OPTION, false);
    return read_value(s, of, ret);
}

static bool read_braces(dhcpopt_scanner *s, dhcpopt_found *ret) {
    statement at_hand = {.ignored = s->numbers[MUTED] > 0};
    for (dhcpopt_text token = read_token(s); token.len > 0; token = read_token(s)) {
        bool opens = is(token, "{");
        bool ends = opens || is(token, ";") || is(token, "}");
        if (opens) {
            open_block(s, &at_hand);
        } else if (is(token, "}")) {
            close_block(s);
        } else if (!ends && has_state(s, IN_OPTION)) {
            return read_block_value(s, token, ret);
        } else if (!ends && take_word(s, token, &at_hand, ret)) {
            return true;
        }
        if (ends) {
            statement next = {.ignored = s->numbers[MUTED] > 0};
            at_hand = next;
        }
    }
    return false;
}

/* ---- Lines of commands ---- */

static void leave_all(dhcpopt_scanner *s) {
    scan_enter(s, NULL, nothing);
    set_state(s, EDITS_V6, false);
}

/* Behind "set", "edit" or "[edit". */
static bool read_command(dhcpopt_scanner *s, bool edits, dhcpopt_found *ret) {
    static const char *const tops[] = {
        "access", "groups", "logical-systems", "routing-instances", "system", "tenants"};
    statement at_hand = {.is_set = true};
    if (is_any(peek_token(s), tops, sizeof tops / sizeof tops[0])) { /* not where "edit" went */
        leave_all(s);
    }
    at_hand.ignored = has_state(s, EDITS_V6);
    for (dhcpopt_text token = read_token(s); token.len > 0; token = read_token(s)) {
        if (take_word(s, token, &at_hand, ret)) {
            scan_skip(s);
            return true;
        }
    }
    if (edits) {
        set_state(s, EDITS_V6, at_hand.ignored);
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
    static const char *const others[] = {"-",          "activate", "annotate", "copy",
                                         "deactivate", "delete",   "insert",   "rename",
                                         "replace",    "run",      "show",     "wildcard"};
    skip_prompt(s);
    size_t start = s->pos;
    dhcpopt_text first = read_token(s);
    bool edits = is(first, "edit");
    *ret_found = false;
    if (is(first, "[") && is(peek_token(s), "edit")) { /* where the prompt below stands */
        read_token(s);
        leave_all(s);
        edits = true;
    } else if (is(first, "top")) {
        leave_all(s);
        first = read_token(s);
        edits = is(first, "edit");
    }
    if (edits || is(first, "set")) {
        *ret_found = read_command(s, edits, ret);
        return true;
    }
    s->pos = start;
    return is_any(first, others, sizeof others / sizeof others[0]);
}

/* ---- The reader ---- */

bool scan_junos(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool found = false;
    if (s->pos == 0 && has_state(s, IN_COMMENT)) {
        skip_comment(s);
    }
    if (s->pos == 0 && !s->broken && read_line(s, &found, ret)) {
        scan_skip(s);
        return found;
    }
    return read_braces(s, ret);
}
