/* SPDX-License-Identifier: MIT */
/* Takes PowerShell's text apart, for the reader of its commands (about_Parsing,
 * about_Quoting_Rules). */
#include "powershell_words.h"

/* ---- Characters ---- */

/* Typographic quotes and dashes, U+2013 to U+201E, are taken for plain ones; UTF-8 has them as
 * E2 80 and this octet. */
enum { EN_DASH = 0x93, BAR = 0x95, SINGLE_FROM = 0x98, SINGLE_TO = 0x9B, DOUBLE_TO = 0x9E };

static int typographic(dhcpopt_text text, size_t pos) {
    bool is = text_at(text, pos) == 0xE2 && text_at(text, pos + 1) == 0x80; /* UTF-8 */
    return is ? text_at(text, pos + 2) : TEXT_END;
}

/* The plain quote that stands there, in *ret_len characters; TEXT_END for none. */
static int quote_at(dhcpopt_text text, size_t pos, size_t *ret_len) {
    int c = text_at(text, pos);
    int special = typographic(text, pos);
    bool plain = c == '\'' || c == '"';
    *ret_len = plain ? 1 : 3; /* octets of UTF-8 */
    if (plain) {
        return c;
    }
    if (special < SINGLE_FROM || special > DOUBLE_TO) {
        return TEXT_END;
    }
    return special <= SINGLE_TO ? '\'' : '"';
}

size_t ps_parameter_dash(dhcpopt_text word) {
    int special = typographic(word, 0);
    size_t len = text_at(word, 0) == '-' ? 1 : special >= EN_DASH && special <= BAR ? 3 : 0;
    return len > 0 && is_letter(text_at(word, len)) ? len : 0;
}

/* ---- Blanks and comments ---- */

size_t ps_comment_end(dhcpopt_text text, size_t pos, size_t *ret_open) {
    for (pos = text_find(text, pos, '#'); pos < text.len; pos = text_find(text, pos + 1, '#')) {
        if (text_at(text, pos + 1) == '>') {
            *ret_open = 0;
            return pos + 2;
        }
    }
    *ret_open = 1;
    return text.len;
}

static size_t skip_space(dhcpopt_text text, size_t pos, size_t *ret_open) {
    for (;;) {
        int c = text_at(text, pos);
        int next = text_at(text, pos + 1);
        bool lone = c == '`' && (next == '\n' || next == TEXT_END);
        if (c == '#') {
            pos = text_find(text, pos, '\n');
        } else if (c == '<' && next == '#') {
            pos = ps_comment_end(text, pos + 2, ret_open);
        } else if (is_blank(c) || c == '\n' || lone) {
            pos++;
        } else {
            return pos;
        }
    }
}

/* ---- Tokens ---- */

/* Up to the quote that is not doubled, or the line's end. */
static size_t quoted_end(dhcpopt_text text, size_t pos, int quote, bool *ret_closed) {
    size_t len = 0;
    *ret_closed = false;
    while (pos < text.len && text_at(text, pos) != '\n') {
        if (quote_at(text, pos, &len) == quote) {
            size_t after = pos + len;
            if (quote_at(text, after, &len) != quote) {
                *ret_closed = true;
                return pos;
            }
            pos = after + len;
        } else {
            pos += text_at(text, pos) == '`' && quote == '"' && pos + 1 < text.len ? 2 : 1;
        }
    }
    return pos;
}

static size_t take_quoted(ps_token *token, dhcpopt_text text, size_t start, int quote,
                          size_t quote_len) {
    size_t from = start + quote_len;
    size_t end = quoted_end(text, from, quote, &token->closed);
    size_t len = 0;
    token->kind = PS_QUOTED;
    token->doubled = quote == '"';
    token->inner = text_slice(text, from, end - from);
    if (token->closed) {
        quote_at(text, end, &len);
    }
    return end + len;
}

static bool ends_word(dhcpopt_text text, size_t pos) {
    size_t len = 0;
    int c = text_at(text, pos);
    int next = text_at(text, pos + 1);
    return c == TEXT_END || is_one_of(c, " \t\n,;|(){}") || quote_at(text, pos, &len) > 0 ||
           (c == '@' && (next == '(' || next == '{')) ||
           (c == '`' && (next == '\n' || next == TEXT_END));
}

static size_t word_end(dhcpopt_text text, size_t pos) {
    do {
        pos++;
    } while (!ends_word(text, pos));
    return pos;
}

/* "[...]", with brackets inside, and what "::" adds. */
static size_t cast_end(dhcpopt_text text, size_t pos) {
    size_t depth = 0;
    do {
        int c = text_at(text, pos);
        depth += c == '[' ? 1 : 0;
        depth -= c == ']' ? 1 : 0;
        pos++;
    } while (depth > 0 && pos < text.len && text_at(text, pos) != '\n');
    return text_starts_with(text_from(text, pos), "::") ? word_end(text, pos) : pos;
}

static ps_kind mark_kind(int c) {
    return c == '(' || c == '{' || c == '@' ? PS_OPEN
           : c == ')' || c == '}'           ? PS_CLOSE
           : c == ','                       ? PS_COMMA
                                            : PS_STOP;
}

ps_token ps_next(dhcpopt_text text, size_t *pos, size_t *ret_open) {
    ps_token token = {.kind = PS_END, .closed = true};
    size_t start = skip_space(text, *pos, ret_open);
    size_t end = start;
    size_t len = 0;
    int c = text_at(text, start);
    int quote = quote_at(text, start, &len);
    if (quote > 0) {
        end = take_quoted(&token, text, start, quote, len);
    } else if (c == '[') {
        token.kind = PS_CAST;
        end = cast_end(text, start);
    } else if (c != TEXT_END && ends_word(text, start)) {
        token.kind = mark_kind(c);
        end = start + (c == '@' ? 2 : 1);
    } else if (c != TEXT_END) {
        token.kind = PS_WORD;
        end = word_end(text, start);
    }
    *pos = end;
    token.text = text_slice(text, start, end - start);
    token.inner = token.kind == PS_QUOTED ? token.inner : token.text;
    return token;
}

/* ---- What a token stands for ---- */

/* A variable or an expression: "$name", "${name}", "$(...)". */
static bool is_variable(dhcpopt_text text, size_t pos) {
    int next = text_at(text, pos + 1);
    return text_at(text, pos) == '$' &&
           (is_letter(next) || is_digit(next) || (next > 0 && is_one_of(next, "_{(:?^$")));
}

bool ps_write(const ps_token *token, writer *w) {
    dhcpopt_text text = token->inner;
    bool quoted = token->kind == PS_QUOTED;
    size_t len = 0;
    if (!token->closed || (!quoted && text_at(text, 0) == '@')) {
        return false;
    }
    for (size_t pos = 0; pos < text.len; pos++) {
        int quote = quoted ? quote_at(text, pos, &len) : TEXT_END;
        bool expands = !quoted || token->doubled;
        if (expands && is_variable(text, pos)) {
            return false;
        }
        if (expands && text_at(text, pos) == '`') {
            pos++;
            if (!is_ascii(text_at(text, pos)) || is_letter(text_at(text, pos)) ||
                is_digit(text_at(text, pos))) {
                return false; /* `n and its like */
            }
        } else if (quote == (token->doubled ? '"' : '\'')) {
            put_text(w, text_slice(text, pos, len));
            pos += len;
            quote_at(text, pos, &len);
            pos += len - 1;
            continue;
        }
        put_u8(w, (uint8_t)text_at(text, pos));
    }
    return true;
}
