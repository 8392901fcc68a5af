/* SPDX-License-Identifier: MIT */
/* Takes JSON apart, character by character, so that it goes on wherever a line or a piece of
 * one ends; for the readers of Kea's files and of what this tool prints. */
#include "json_token.h"

/* What may stand next. Outside of all braces members, values and commas may. */
enum { ANY, KEY, COLON, MEMBER, ELEMENT, COMMA };

/* The token that is read. */
enum { NOTHING, STRING, ESCAPE, UNIT, CUT, WORD, SLASH, REMARK, COMMENT, STAR, INCLUDE };

enum { UNIT_DIGITS = 4, OCTETS = 0x100, UTF8_2 = 0x800, SURROGATES = 0xD800, PRIVATE = 0xE000 };

/* ---- Texts ---- */

static void begin_text(dhcpopt_scanner *s, unsigned inside, size_t start) {
    dhcpopt_nesting *n = &s->nesting;
    n->inside = (uint8_t)inside;
    n->token.line = s->line;
    n->token.pos = n->before + start;
    n->token.words = 0;
    n->token.len = 0;
    n->token.quoted = inside == STRING;
    n->token.spoilt = false;
}

static void add(dhcpopt_scanner *s, uint32_t octet) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->nesting.token.len;
    print_char(&p, (char)(unsigned char)octet);
    s->nesting.token.len = p.len;
}

/* Up to 255 an octet of that number, for options are octets; above it UTF-8 (RFC 3629 s.3).
 * Halves of a pair (RFC 8259 s.7) stand for characters that no option has. */
static void add_unit(dhcpopt_scanner *s) {
    enum { SHIFT = 6, TAIL = 0x80, TAIL_MASK = 0x3F, LEAD_2 = 0xC0, LEAD_3 = 0xE0 };
    uint32_t unit = s->nesting.unit;
    if (unit < OCTETS) {
        add(s, unit);
        return;
    }
    s->nesting.token.spoilt |= unit >= SURROGATES && unit < PRIVATE;
    if (unit < UTF8_2) {
        add(s, LEAD_2 | unit >> SHIFT);
    } else {
        add(s, LEAD_3 | unit >> (2 * SHIFT));
        add(s, TAIL | (unit >> SHIFT & TAIL_MASK));
    }
    add(s, TAIL | (unit & TAIL_MASK));
}

dhcpopt_text nested_text(const dhcpopt_scanner *s) {
    size_t len = s->nesting.token.len;
    dhcpopt_text text = {s->held_text, len <= sizeof s->held_text ? len : 0};
    return text;
}

static uint8_t find_key(dhcpopt_text text, const char *const *keys) {
    for (uint8_t index = 0; keys[index] != NULL; index++) {
        if (text_equal(text, dhcpopt_text_of(keys[index]))) {
            return (uint8_t)(index + 1);
        }
    }
    return 0;
}

/* ---- The nesting ---- */

bool nested_is_bracket(const dhcpopt_scanner *s, size_t depth) {
    return depth > 0 && depth <= DHCPOPT_NESTING_MAX &&
           (s->nesting.brackets >> (depth - 1) & 1) != 0; /* the bit of that depth */
}

unsigned nested_kind(const dhcpopt_scanner *s, size_t depth) {
    return depth > 0 && depth <= DHCPOPT_NESTING_MAX ? s->nesting.kinds[depth - 1] : 0;
}

void nested_set_kind(dhcpopt_scanner *s, unsigned kind) {
    s->nesting.kinds[s->nesting.depth - 1] = (uint8_t)kind;
}

int nested_key(const dhcpopt_scanner *s) {
    return s->nesting.key - 1;
}

static bool is_too_deep(const dhcpopt_nesting *n) {
    return n->depth > DHCPOPT_NESTING_MAX;
}

/* Told now, and what is at fault stays to be read; false when one was told before. */
static bool complain(dhcpopt_nesting *n, bool wrong) {
    bool tell = wrong && !n->told;
    n->told |= wrong;
    return tell;
}

/* A value stands here, and has the last key only behind a colon. */
static void take_value(dhcpopt_nesting *n) {
    n->keyed = n->expected == MEMBER;
    n->key = n->keyed ? n->key : 0;
    n->expected = n->depth > 0 ? COMMA : ANY;
}

static bool value_is_wrong(const dhcpopt_nesting *n) {
    return n->expected == KEY || n->expected == COLON || n->expected == COMMA;
}

static json_event open_nested(dhcpopt_scanner *s, bool bracket) {
    dhcpopt_nesting *n = &s->nesting;
    if (complain(n, value_is_wrong(n) || n->depth >= DHCPOPT_NESTING_MAX)) {
        return JSON_FAULT;
    }
    s->pos++;
    take_value(n);
    n->depth++;
    n->expected = bracket ? ELEMENT : KEY;
    if (is_too_deep(n)) {
        return JSON_END;
    }
    uint32_t bit = UINT32_C(1) << (n->depth - 1);
    n->brackets = bracket ? n->brackets | bit : n->brackets & ~bit;
    nested_set_kind(s, 0);
    return JSON_OPEN;
}

/* Is there one that it can close? */
static bool is_open(const dhcpopt_scanner *s, bool bracket) {
    for (size_t depth = s->nesting.depth; depth > 0; depth--) {
        if (nested_is_bracket(s, depth) == bracket) {
            return true;
        }
    }
    return false;
}

/* What was left open inside is closed with it, one after the other. */
static json_event close_nested(dhcpopt_scanner *s, bool bracket) {
    dhcpopt_nesting *n = &s->nesting;
    bool deep = is_too_deep(n);
    bool same = n->depth > 0 && (deep || nested_is_bracket(s, n->depth) == bracket);
    if (complain(n, !same || n->expected == COLON || n->expected == MEMBER)) {
        return JSON_FAULT;
    }
    if (!same && !is_open(s, bracket)) {
        s->pos++;
        return JSON_END;
    }
    s->pos += same ? 1 : 0;
    n->depth--;
    n->expected = n->depth > 0 ? COMMA : ANY;
    return deep ? JSON_END : JSON_CLOSE;
}

static json_event mark(dhcpopt_scanner *s, int c) {
    dhcpopt_nesting *n = &s->nesting;
    bool bracket = nested_is_bracket(s, n->depth);
    unsigned before = n->expected;
    if (c == ':') {
        n->expected = before == COLON ? MEMBER : n->expected;
    } else if (before == COMMA) {
        n->expected = bracket ? ELEMENT : KEY;
    }
    if (complain(n, before != ANY && n->expected == before)) {
        return JSON_FAULT;
    }
    s->pos++;
    return JSON_END;
}

/* ---- Tokens ---- */

/* A string or word is at its end, behind which pos goes. */
static json_event end_text(dhcpopt_scanner *s, size_t end, const char *const *keys) {
    dhcpopt_nesting *n = &s->nesting;
    bool quoted = n->token.quoted;
    bool in_braces = n->depth == 0 || !nested_is_bracket(s, n->depth);
    bool is_key =
        in_braces && n->expected != MEMBER && n->expected != COLON && (quoted || n->depth > 0);
    bool literal = quoted || is_digit(text_at(nested_text(s), 0)) ||
                   is_one_of(text_at(nested_text(s), 0), "-") ||
                   text_equal(nested_text(s), dhcpopt_text_of("true")) ||
                   text_equal(nested_text(s), dhcpopt_text_of("false")) ||
                   text_equal(nested_text(s), dhcpopt_text_of("null"));
    bool bare = n->depth == 0 && n->expected == ANY; /* words of whoever sent the text */
    bool wrong =
        is_key ? !quoted || n->expected == COMMA : !literal || bare || value_is_wrong(n);
    n->token.words = n->before + s->pos - n->token.pos;
    if (complain(n, wrong)) {
        return JSON_FAULT;
    }
    n->inside = NOTHING;
    s->pos = end;
    if (is_key) {
        n->key = find_key(nested_text(s), keys);
        n->expected = COLON;
        return JSON_END;
    }
    take_value(n);
    return is_too_deep(n) ? JSON_END : JSON_VALUE;
}

static bool is_word(int c) {
    return is_letter(c) || is_digit(c) || is_one_of(c, "+-._");
}

/* The byte order mark that editors put in front of a file counts as space. */
static bool is_space(const dhcpopt_scanner *s, int c) {
    bool first = s->line == 1 && s->nesting.before + s->pos < sizeof "\xEF\xBB\xBF" - 1;
    return is_blank(c) || is_one_of(c, "\r\f\v") || (first && !is_ascii(c));
}

static json_event begin(dhcpopt_scanner *s, int c) {
    dhcpopt_nesting *n = &s->nesting;
    if (c == '{' || c == '[') {
        return open_nested(s, c == '[');
    }
    if (c == '}' || c == ']') {
        return close_nested(s, c == ']');
    }
    if (c == ':' || c == ',') {
        return mark(s, c);
    }
    if (is_word(c)) {
        begin_text(s, WORD, s->pos);
        return JSON_END;
    }
    unsigned inside = c == '"'   ? STRING
                      : c == '/' ? SLASH
                      : c == '#' ? REMARK
                      : c == '<' ? INCLUDE
                                 : NOTHING;
    if (complain(n, inside == NOTHING && !is_space(s, c))) {
        return JSON_FAULT;
    }
    s->pos++;
    begin_text(s, inside, s->pos);
    return JSON_END;
}

static json_event escape(dhcpopt_scanner *s, int c) {
    static const char letters[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    dhcpopt_nesting *n = &s->nesting;
    if (c == 'u') {
        n->inside = UNIT;
        n->unit = 0;
        n->digits = 0;
        s->pos++;
        return JSON_END;
    }
    size_t at = text_find(dhcpopt_text_of(letters), 0, c);
    if (complain(n, at == sizeof letters - 1)) {
        return JSON_FAULT;
    }
    n->token.spoilt |= at == sizeof letters - 1;
    n->inside = STRING;
    s->pos++;
    add(s, (uint32_t)(at < sizeof meant - 1 ? meant[at] : c));
    return JSON_END;
}

static json_event unit(dhcpopt_scanner *s, int c) {
    dhcpopt_nesting *n = &s->nesting;
    int digit = hex_digit_value(c);
    if (complain(n, digit < 0)) {
        return JSON_FAULT;
    }
    if (digit < 0) {
        n->token.spoilt = true;
        n->inside = STRING;
        return JSON_END;
    }
    s->pos++;
    n->unit = n->unit * HEXADECIMAL + (uint32_t)digit;
    n->digits++;
    if (n->digits == UNIT_DIGITS) {
        n->inside = STRING;
        add_unit(s);
    }
    return JSON_END;
}

static json_event comment(dhcpopt_scanner *s, int c) {
    dhcpopt_nesting *n = &s->nesting;
    if (n->inside == SLASH) {
        if (complain(n, c != '/' && c != '*')) {
            return JSON_FAULT;
        }
        n->inside = c == '/' ? REMARK : c == '*' ? COMMENT : NOTHING;
        s->pos += n->inside == NOTHING ? 0 : 1;
        return JSON_END;
    }
    if (n->inside == REMARK) {
        s->pos = s->current.len;
        return JSON_END;
    } else if (n->inside == INCLUDE) {
        n->inside = c == '>' ? NOTHING : INCLUDE;
        n->expected = n->depth > 0 ? COMMA : ANY;
        s->pos++;
        return c == '>' ? JSON_INCLUDE : JSON_END;
    } else {
        n->inside = c == '*' ? STAR : c == '/' && n->inside == STAR ? NOTHING : COMMENT;
    }
    s->pos++;
    return JSON_END;
}

static json_event go_on(dhcpopt_scanner *s, int c, const char *const *keys) {
    switch (s->nesting.inside) {
    case NOTHING:
        return begin(s, c);
    case ESCAPE:
        return escape(s, c);
    case UNIT:
        return unit(s, c);
    case STRING:
        if (c == '"') {
            return end_text(s, s->pos + 1, keys);
        }
        break;
    case WORD:
        if (!is_word(c)) {
            return end_text(s, s->pos, keys);
        }
        break;
    default:
        return comment(s, c);
    }
    s->pos++;
    if (c == '\\') {
        s->nesting.inside = ESCAPE;
    } else {
        add(s, (uint32_t)c);
    }
    return JSON_END;
}

/* Strings end in the line where they begin; a cut one is told each time, for it is lost. */
static json_event end_line(dhcpopt_scanner *s, const char *const *keys) {
    dhcpopt_nesting *n = &s->nesting;
    if (!s->goes_on) {
        if (n->inside == STRING || n->inside == ESCAPE || n->inside == UNIT) {
            n->inside = CUT;
            n->told = true;
            return JSON_FAULT;
        }
        if (n->inside == WORD) {
            return end_text(s, s->pos, keys);
        }
        if (complain(n, n->inside == SLASH)) {
            return JSON_FAULT;
        }
        if (n->inside == CUT) {
            take_value(n);
        }
        n->inside = n->inside == COMMENT || n->inside == STAR ? COMMENT : NOTHING;
    }
    n->before = s->goes_on ? n->before + s->current.len : 0;
    s->unended = !n->told && (n->depth > 0 || n->inside != NOTHING);
    return JSON_END;
}

json_event nested_next(dhcpopt_scanner *s, const char *const *keys) {
    while (s->pos < s->current.len) {
        json_event event = go_on(s, text_at(s->current, s->pos), keys);
        if (event != JSON_END) {
            return event;
        }
    }
    return end_line(s, keys);
}

bool nested_fault(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code none = {DHCPOPT_SPACE_DHCP4, 0};
    const dhcpopt_nesting *n = &s->nesting;
    size_t here = n->before + s->pos;
    scan_fault(s, none, DHCPOPT_OPTION_SYNTAX, text_slice(s->current, 0, 0), ret);
    bool in_token = n->inside == STRING || n->inside == WORD || n->inside == CUT;
    ret->pos = in_token ? n->token.pos : here;
    ret->len = in_token ? here - ret->pos : s->pos < s->current.len ? 1 : 0;
    ret->words = text_from(s->current, s->pos);
    return true;
}

bool nested_included(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code none = {DHCPOPT_SPACE_DHCP4, 0};
    const dhcpopt_nesting *n = &s->nesting;
    size_t start = n->token.pos - 1; /* of the < */
    bool here = n->token.line == s->line && start >= n->before;
    size_t pos = here ? start - n->before : 0;
    scan_fault(s, none, DHCPOPT_NOT_INCLUDED, text_slice(s->current, pos, s->pos - pos), ret);
    ret->pos = n->before + pos;
    return true;
}
