/* SPDX-License-Identifier: MIT */
/* Takes lines of netsh's commands apart: arguments, what stands in front of a command, where it
 * ends; for the reader of what they set. */
#include "netsh_scan.h"

/* ---- Arguments ---- */

/* To the blank behind it, outside quotes. */
dhcpopt_text netsh_next(netsh_command *c) {
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

dhcpopt_text netsh_without_quotes(dhcpopt_text argument) {
    size_t len = argument.len;
    bool quoted = len > 1 && text_at(argument, 0) == '"' && text_at(argument, len - 1) == '"';
    return quoted ? text_slice(argument, 1, len - 2) : argument;
}

bool netsh_is_word(dhcpopt_text argument, const char *word) {
    return text_equal_caseless(netsh_without_quotes(argument), dhcpopt_text_of(word));
}

bool netsh_is_start(dhcpopt_text argument, const char *word, size_t least) {
    dhcpopt_text start = netsh_without_quotes(argument);
    dhcpopt_text known = dhcpopt_text_of(word);
    return start.len >= least && start.len <= known.len &&
           text_equal_caseless(start, text_slice(known, 0, start.len));
}

/* "vendor=NAME", with blanks around the sign or without. Nothing is taken where none is. */
bool netsh_take_tag(netsh_command *c, const char *tag, dhcpopt_text *ret_words,
                    dhcpopt_text *ret_name) {
    netsh_command ahead = *c;
    dhcpopt_text word = netsh_next(&ahead);
    size_t start = text_position(c->left, word);
    size_t equals = text_find(word, 0, '=');
    dhcpopt_text name = text_slice(word, equals, word.len - equals);
    if (!netsh_is_start(text_slice(word, 0, equals), tag, 1)) {
        return false;
    }
    if (name.len == 0) {
        name = netsh_next(&ahead);
    }
    if (text_at(name, 0) != '=') {
        return false;
    }
    name = name.len > 1 ? text_from(name, 1) : netsh_next(&ahead);
    if (name.len == 0) {
        return false;
    }
    *ret_name = netsh_without_quotes(name);
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
bool netsh_is_remark(const dhcpopt_scanner *s) {
    static const char *const words[] = {"rem", "echo", "::", "#", "write-host", "write-output"};
    dhcpopt_text word = without_marks(scan_peek(s));
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        if (text_equal_caseless(word, dhcpopt_text_of(words[index]))) {
            return true;
        }
    }
    return text_at(word, 0) == '#' || text_starts_with(word, "::") ||
           text_starts_with(word, "echo.");
}

size_t netsh_command_end(dhcpopt_text text, const char *ends) {
    bool quoted = false;
    size_t end = 0;
    for (; end < text.len; end++) {
        int c = text_at(text, end);
        quoted = quoted != (c == '"');
        if (!quoted && is_one_of(c, ends)) {
            break;
        }
    }
    bool handle = end > 1 && text_at(text, end) == '>' && is_digit(text_at(text, end - 1)) &&
                  is_blank(text_at(text, end - 2)); /* "2>nul" */
    return handle ? end - 1 : end;
}

/* "server", or the end of "dhcp server" in quotes. */
bool netsh_accept_server(dhcpopt_scanner *s) {
    enum { LEAST = 4 };
    dhcpopt_text word = scan_peek(s);
    bool quote = word.len > 0 && text_at(word, word.len - 1) == '"';
    bool server =
        netsh_is_start(text_slice(word, 0, word.len - (quote ? 1 : 0)), "server", LEAST);
    if (server) {
        scan_word(s);
    }
    return server;
}

/* "dhcp server", wherever a wrapper puts it; the reader goes on behind it. What stands in front
 * is for cmd.exe; a script for netsh has nothing there. */
bool netsh_find_server(dhcpopt_scanner *s, bool *ret_batch, bool *ret_loop) {
    *ret_batch = false;
    *ret_loop = netsh_is_word(without_marks(scan_peek(s)), "for");
    while (scan_peek(s).len > 0) {
        dhcpopt_text word = without_marks(scan_word(s));
        if (netsh_is_word(word, "dhcp") && netsh_accept_server(s)) {
            return true;
        }
        *ret_batch = !netsh_is_word(word, "pushd"); /* netsh's own */
    }
    return false;
}

/* ---- Contexts ---- */

/* Does the line go on in the context that an earlier one set? */
bool netsh_in_context(const dhcpopt_scanner *s) {
    dhcpopt_text word = scan_peek(s);
    return netsh_is_word(word, "set") || netsh_is_word(word, "scope") ||
           netsh_is_word(word, "add");
}

/* "netsh dhcp server scope>": what netsh puts in front where commands are typed. Its own words
 * are no more than the context's. */
bool netsh_skip_prompt(dhcpopt_scanner *s) {
    static const char *const commands[] = {"set", "add", "delete", "show", "dump"};
    dhcpopt_text line = scan_line(s);
    size_t end = text_find_any(line, 0, ">\"");
    netsh_command prompt = {text_slice(line, 0, end), PERCENT_PLAIN, false};
    if (text_at(line, end) != '>' || !netsh_is_word(netsh_next(&prompt), "netsh")) {
        return false;
    }
    bool scope = false;
    for (dhcpopt_text word = netsh_next(&prompt); word.len > 0; word = netsh_next(&prompt)) {
        scope = scope || netsh_is_word(word, "scope");
        for (size_t index = 0; index < sizeof commands / sizeof commands[0]; index++) {
            if (netsh_is_word(word, commands[index])) {
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
