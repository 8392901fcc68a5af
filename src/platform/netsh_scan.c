/* SPDX-License-Identifier: MIT */
/* Reads the commands of netsh, context dhcp server: batch files, scripts for netsh -f and what
 * netsh dhcp server dump prints; used by the platform table. */
#include "netsh_scan.h"

enum { CODE_MAX = 255 };

/* The scanner's first number: is it a batch file? The others belong to netsh_show.c. */
enum { IS_BATCH = 0 };

/* ---- Arguments ---- */

typedef struct command {
    dhcpopt_text left; /* what is not read yet */
    netsh_percent percent;
    bool misquoted; /* cmd.exe takes all of it for the name of a program */
} command;

/* To the blank behind it, outside quotes. */
static dhcpopt_text next_argument(command *c) {
    size_t start = 0;
    while (is_blank(text_at(c->left, start))) {
        start++;
    }
    dhcpopt_text rest = text_from(c->left, start);
    bool quoted = false;
    size_t end = 0;
    for (; end < rest.len && (quoted || !is_blank(text_at(rest, end))); end++) {
        quoted = quoted != (text_at(rest, end) == '"');
    }
    c->left = text_from(rest, end);
    return text_slice(rest, 0, end);
}

static dhcpopt_text without_quotes(dhcpopt_text argument) {
    size_t len = argument.len;
    bool quoted = len > 1 && text_at(argument, 0) == '"' && text_at(argument, len - 1) == '"';
    return quoted ? text_slice(argument, 1, len - 2) : argument;
}

static bool is_word(dhcpopt_text argument, const char *word) {
    return text_equal_caseless(without_quotes(argument), dhcpopt_text_of(word));
}

/* The start of a tag counts as the tag. */
static bool is_tag(dhcpopt_text word, const char *tag) {
    dhcpopt_text known = dhcpopt_text_of(tag);
    return word.len > 0 && word.len <= known.len &&
           text_equal_caseless(word, text_slice(known, 0, word.len));
}

/* "vendor=NAME", with blanks around the sign or without. Nothing is taken where none is. */
static bool take_tag(command *c, const char *tag, dhcpopt_text *ret_words,
                     dhcpopt_text *ret_name) {
    command ahead = *c;
    dhcpopt_text word = next_argument(&ahead);
    size_t start = text_position(c->left, word);
    size_t equals = text_find(word, 0, '=');
    dhcpopt_text name = text_slice(word, equals, word.len - equals);
    if (!is_tag(text_slice(word, 0, equals), tag)) {
        return false;
    }
    if (name.len == 0) {
        name = next_argument(&ahead);
    }
    if (text_at(name, 0) != '=') {
        return false;
    }
    name = name.len > 1 ? text_from(name, 1) : next_argument(&ahead);
    if (name.len == 0) {
        return false;
    }
    *ret_name = without_quotes(name);
    *ret_words = text_slice(c->left, start, text_position(c->left, name) + name.len - start);
    *c = ahead;
    return true;
}

/* ---- Commands of a line ---- */

static dhcpopt_text without_marks(dhcpopt_text word) {
    size_t start = 0;
    while (is_one_of(text_at(word, start), "@(\"")) {
        start++;
    }
    return text_from(word, start);
}

/* Nothing that netsh runs. */
static bool is_remark(const dhcpopt_scanner *s) {
    static const char *const words[] = {"rem", "echo", "::", "#"};
    dhcpopt_text word = without_marks(scan_peek(s));
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        if (text_equal_caseless(word, dhcpopt_text_of(words[index]))) {
            return true;
        }
    }
    return text_at(word, 0) == '#' || text_starts_with(word, "::") ||
           text_starts_with(word, "echo.");
}

/* Where cmd.exe ends the command: at a sign of its own outside quotes, or at the parenthesis of
 * a block that was opened in front. */
static size_t command_end(dhcpopt_text text, bool in_block) {
    bool quoted = false;
    size_t end = 0;
    for (; end < text.len; end++) {
        int c = text_at(text, end);
        quoted = quoted != (c == '"');
        if (!quoted && (is_one_of(c, "&|<>") || (in_block && c == ')'))) {
            break;
        }
    }
    bool handle = end > 1 && text_at(text, end) == '>' && is_digit(text_at(text, end - 1)) &&
                  is_blank(text_at(text, end - 2)); /* "2>nul" */
    return handle ? end - 1 : end;
}

/* "dhcp server", wherever a wrapper puts it; the reader goes on behind it. What stands in front
 * is for cmd.exe; a script for netsh has nothing there. */
static bool find_server(dhcpopt_scanner *s, bool *ret_batch, bool *ret_loop) {
    *ret_batch = false;
    *ret_loop = is_word(without_marks(scan_peek(s)), "for");
    while (scan_peek(s).len > 0) {
        dhcpopt_text word = without_marks(scan_word(s));
        if (is_word(word, "dhcp") && scan_accept(s, "server")) {
            return true;
        }
        *ret_batch = !is_word(word, "pushd"); /* netsh's own */
    }
    return false;
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
static void take_tags(dhcpopt_scanner *s, command *c, setting *set) {
    dhcpopt_text words;
    dhcpopt_text name;
    dhcpopt_text none = {NULL, 0};
    scan_class(s, none);
    for (;;) {
        command ahead = *c;
        dhcpopt_text word = next_argument(&ahead);
        if (take_tag(c, "user", &words, &name)) {
            scan_class(s, words);
        } else if (take_tag(c, "vendor", &words, &name)) {
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
static dhcpopt_status put_argument(writer *w, const setting *set, const command *c,
                                   dhcpopt_text argument, dhcpopt_text *ret_fault) {
    dhcpopt_text text = without_quotes(argument);
    bool bare = text.len == argument.len;
    bool delayed = c->percent != PERCENT_PLAIN && text.len > 2 && text_at(text, 0) == '!' &&
                   text_find(text, 1, '!') == text.len - 1;
    size_t caret = bare && c->percent != PERCENT_PLAIN ? text_find(text, 0, '^') : text.len;
    *ret_fault = argument;
    if (text_find(text, 0, '"') < text.len || caret < text.len) {
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

static bool read_values(dhcpopt_scanner *s, command *c, const setting *set,
                        dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_text first = next_argument(c);
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
         each = next_argument(c)) {
        status = put_argument(&w, set, c, each, &wrong);
        end = text_position(s->current, each) + each.len;
    }
    if (status != DHCPOPT_OK) {
        return scan_fault(s, set->of, status, wrong, ret);
    }
    dhcpopt_text words = text_slice(s->current, start, end - start);
    bool alone = words.len == first.len;
    return scan_written(s, set->of, &w, DHCPOPT_OK, alone ? without_quotes(first) : words, ret);
}

/* Behind "set": "optionvalue CODE TYPE [user=] [vendor=] VALUE...", or of a reservation. */
static bool read_set(dhcpopt_scanner *s, command *c, dhcpopt_found *ret) {
    setting set = {.type = NETSH_UNKNOWN};
    dhcpopt_text what = next_argument(c);
    uint64_t number = 0;
    if (is_word(what, "reservedoptionvalue")) {
        scan_enter(s, "reservation", without_quotes(next_argument(c)));
    } else if (!is_word(what, "optionvalue")) {
        return is_misspelt(what, "optionvalue") && fault(s, &set, what, ret);
    }
    dhcpopt_text word = next_argument(c);
    if (!text_number(without_quotes(word), DECIMAL, CODE_MAX, &number)) {
        return fault(s, &set, word, ret);
    }
    set.of.number = (uint8_t)number;
    dhcpopt_text type = next_argument(c);
    set.type = netsh_type_of(without_quotes(type));
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
static void read_add(dhcpopt_scanner *s, command *c) {
    if (!is_word(next_argument(c), "class")) {
        return;
    }
    dhcpopt_text name = without_quotes(next_argument(c));
    next_argument(c);
    dhcpopt_text data = without_quotes(next_argument(c));
    bool vendor = is_word(next_argument(c), "1");
    bool known = netsh_find_variable(c->percent, data) == data.len;
    if (vendor && known) {
        netsh_class_learn(s, name, data, is_word(next_argument(c), "b"));
    }
}

/* Behind "dhcp server", or in the context of one: [server] [scope ADDRESS] and the command. */
static bool read_command(dhcpopt_scanner *s, command *c, bool named, dhcpopt_found *ret) {
    for (;;) {
        dhcpopt_text word = next_argument(c);
        if (is_word(word, "scope")) {
            scan_enter(s, "scope", without_quotes(next_argument(c)));
            named = true;
        } else if (is_word(word, "set")) {
            return read_set(s, c, ret);
        } else if (is_word(word, "add")) {
            read_add(s, c);
            return false;
        } else if (word.len == 0 || named || is_word(word, "v6")) {
            return false;
        } else {
            named = true;
        }
    }
}

/* Does the line go on in the context that an earlier one set? */
static bool in_context(const dhcpopt_scanner *s) {
    dhcpopt_text word = scan_peek(s);
    return is_word(word, "set") || is_word(word, "scope") || is_word(word, "add");
}

/* "netsh dhcp server scope>": what netsh puts in front where commands are typed. Its own words
 * are no more than the context's. */
static bool skip_prompt(dhcpopt_scanner *s) {
    static const char *const commands[] = {"set", "add", "delete", "show", "dump"};
    dhcpopt_text line = scan_line(s);
    size_t end = text_find_any(line, 0, ">\"");
    command prompt = {text_slice(line, 0, end), PERCENT_PLAIN, false};
    if (text_at(line, end) != '>' || !is_word(next_argument(&prompt), "netsh")) {
        return false;
    }
    bool scope = false;
    for (dhcpopt_text word = next_argument(&prompt); word.len > 0;
         word = next_argument(&prompt)) {
        scope = scope || is_word(word, "scope");
        for (size_t index = 0; index < sizeof commands / sizeof commands[0]; index++) {
            if (is_word(word, commands[index])) {
                return false;
            }
        }
    }
    s->pos = end + 1;
    if (!scope) {
        scan_enter(s, NULL, text_slice(line, 0, 0));
    }
    return true;
}

/* ---- The reader ---- */

/* One command of the line. */
static bool read_next(dhcpopt_scanner *s, bool context, dhcpopt_found *ret) {
    bool batch = false;
    bool loop = false;
    dhcpopt_text none = {NULL, 0};
    size_t before = s->pos;
    if (!context && !find_server(s, &batch, &loop)) {
        scan_skip(s);
        return false;
    }
    if (context) { /* as the line before it was */
        batch = s->numbers[IS_BATCH] > 0;
    }
    s->numbers[IS_BATCH] = batch;
    dhcpopt_text wrapper = text_slice(s->current, before, s->pos - before);
    dhcpopt_text rest = scan_rest(s);
    size_t end = batch ? command_end(rest, text_find(wrapper, 0, '(') < wrapper.len) : rest.len;
    command c = {text_slice(rest, 0, end),
                 loop    ? PERCENT_UNKNOWN
                 : batch ? PERCENT_DOUBLED
                         : PERCENT_PLAIN,
                 before == 0 && text_starts_with(scan_line(s), "\"netsh ")};
    s->pos += end;
    if (!context) {
        scan_enter(s, NULL, none);
    }
    return read_command(s, &c, context, ret);
}

bool scan_netsh(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool is_line = false;
    if (s->broken) {
        return false;
    }
    if (s->pos == 0) {
        if (is_word(scan_peek(s), "@echo")) {
            s->numbers[IS_BATCH] = 1;
        }
        if (is_remark(s)) {
            return false;
        }
        bool found = netsh_show(s, &is_line, ret);
        if (is_line) {
            return found;
        }
        if (skip_prompt(s) || in_context(s)) {
            return in_context(s) && read_next(s, true, ret);
        }
    }
    while (scan_rest(s).len > 0) {
        if (read_next(s, false, ret)) {
            return true;
        }
    }
    return false;
}
