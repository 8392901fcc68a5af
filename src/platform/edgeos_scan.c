/* SPDX-License-Identifier: MIT */
/* Reads the DHCP server of Ubiquiti EdgeOS and VyOS 1.2 and 1.3, as commands and as the
 * configuration in braces; the parameters in it are ISC dhcpd's language. */
#include "isc_scan.h"

enum { CODE_TIME_OFFSET = 2, CODE_TFTP_SERVER = 66, CODE_DOMAIN_SEARCH = 119 };

/* Flags beside the language's own. */
enum {
    IN_QUOTES = ISC_FLAG_CALLER,     /* a parameter, between " */
    IN_APOSTROPHES = IN_QUOTES << 1, /* the same between ' */
    IN_PARAMETER = IN_QUOTES << 2,   /* the same without */
    IN_LIST = IN_QUOTES << 3         /* values of one option, a line each */
};
enum { IN_ANY = IN_QUOTES | IN_APOSTROPHES | IN_PARAMETER };

/*
 * The names that a line is in, and the words of the list's lines before their values, are in
 * the later part of the nesting's data, in this order; their lengths in its last kept[].
 */
enum { NETWORK, SUBNET, MAPPING, LIST, NAMES };
enum { FIRST_NAME = DHCPOPT_KEPT_MAX };

/* What stands before a name, and before parameters, or values that are options without them. */
static const struct key {
    const char *word;
    bool names;
    uint8_t what; /* a name; or whose parameters, NAMES: the whole server's; or a code */
    bool is_option;
} keys[] = {
    {"shared-network-name", true, NETWORK, false},
    {"subnet", true, SUBNET, false},
    {"static-mapping", true, MAPPING, false},
    {"global-parameters", false, NAMES, false},
    {"shared-network-parameters", false, NETWORK, false},
    {"subnet-parameters", false, SUBNET, false},
    {"static-mapping-parameters", false, MAPPING, false},
    {"time-offset", false, CODE_TIME_OFFSET, true},
    {"time-server", false, 4, true},
    {"ntp-server", false, 42, true},
    {"tftp-server-name", false, CODE_TFTP_SERVER, true},
    {"domain-search", false, CODE_DOMAIN_SEARCH, true},
};

static const dhcpopt_text none = {NULL, 0};

/* ---- Names ---- */

static size_t *len_of(dhcpopt_scanner *s, size_t name) {
    size_t last = DHCPOPT_KEPT_MAX - 1;
    return name == NETWORK   ? &s->nesting.kept[last].line
           : name == SUBNET  ? &s->nesting.kept[last].pos
           : name == MAPPING ? &s->nesting.kept[last].words
                             : &s->nesting.kept[last].len;
}

static void keep_name(dhcpopt_scanner *s, size_t name, dhcpopt_text text) {
    char *part = s->nesting.data + (FIRST_NAME + name) * DHCPOPT_PLACE_MAX;
    printer p = printer_to(part, DHCPOPT_PLACE_MAX);
    print_text(&p, text);
    *len_of(s, name) = p.len < DHCPOPT_PLACE_MAX ? p.len : DHCPOPT_PLACE_MAX;
    if (name < MAPPING) { /* what is inside ends with it */
        keep_name(s, name + 1, none);
    }
}

static dhcpopt_text name_of(dhcpopt_scanner *s, size_t name) {
    dhcpopt_text data = {s->nesting.data, sizeof s->nesting.data};
    return text_slice(data, (FIRST_NAME + name) * DHCPOPT_PLACE_MAX, *len_of(s, name));
}

/* "NETWORK:SUBNET", as config takes it for a scope. */
static void begin_at(dhcpopt_scanner *s, size_t whose) {
    static const char *const where[] = {"shared-network", "subnet", "host", NULL, NULL};
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    if (whose == NETWORK || whose == SUBNET) {
        print_text(&p, name_of(s, NETWORK));
    }
    if (whose == SUBNET) {
        print_string(&p, name_of(s, NETWORK).len > 0 ? ":" : "");
        print_text(&p, name_of(s, SUBNET));
    }
    if (whose == MAPPING) {
        print_text(&p, name_of(s, MAPPING));
    }
    dhcpopt_text name = {buf, p.len < sizeof buf ? p.len : sizeof buf};
    isc_begin(s, name.len > 0 ? where[whose] : NULL, name);
}

/* ---- Parameters ---- */

/* How many characters of the line stand for one of dhcpd's language; *ret_c is that. */
static size_t decode(const dhcpopt_scanner *s, size_t pos, int *ret_c) {
    static const char quote[] = "&quot;";
    static const char escaped[] = "\\\"";
    dhcpopt_text rest = text_from(scan_line(s), pos);
    bool quotes = (s->numbers[ISC_FLAGS] & IN_QUOTES) != 0;
    bool entity = text_starts_with(rest, quote);
    bool escape = quotes && text_starts_with(rest, escaped);
    *ret_c = entity || escape ? '"' : text_at(rest, 0);
    return entity ? sizeof quote - 1 : escape ? sizeof escaped - 1 : 1;
}

static size_t skip_decoded(const dhcpopt_scanner *s, size_t pos, size_t count) {
    int c = 0;
    for (; count > 0 && pos < scan_line(s).len; count--) {
        pos += decode(s, pos, &c);
    }
    return pos;
}

/* Places are those of the line as it stands, with its entities. */
static bool replace(const dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t start = s->numbers[ISC_POS];
    size_t offset = ret->pos - start;
    if (ret->line == s->line) {
        ret->pos = skip_decoded(s, start, offset);
        ret->len = skip_decoded(s, ret->pos, ret->len) - ret->pos;
    }
    return true;
}

static void begin_parameter(dhcpopt_scanner *s, size_t whose) {
    int quote = text_at(scan_peek(s), 0);
    begin_at(s, whose);
    if (quote == '"' || quote == '\'') {
        s->pos = text_position(scan_line(s), scan_peek(s)) + 1;
    }
    s->numbers[ISC_FLAGS] |= quote == '"'    ? IN_QUOTES
                             : quote == '\'' ? IN_APOSTROPHES
                                             : IN_PARAMETER;
}

/* A statement ends in its own parameter. */
static bool end_parameter(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool found = (isc_end_line(s, ret) || isc_end_text(s, ret)) && replace(s, ret);
    s->numbers[ISC_FLAGS] &= ~(size_t)IN_ANY;
    scan_skip(s);
    return found;
}

static bool read_parameter(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text line = scan_line(s);
    size_t flags = s->numbers[ISC_FLAGS];
    int close = (flags & IN_QUOTES) != 0 ? '"' : (flags & IN_APOSTROPHES) != 0 ? '\'' : '\n';
    while (s->pos < line.len && text_at(line, s->pos) != close) {
        size_t pos = s->pos;
        int c = 0;
        s->pos += decode(s, pos, &c);
        if (isc_take(s, c, pos, ret)) {
            return replace(s, ret);
        }
    }
    bool goes_on = s->pos == line.len && s->goes_on;
    return !goes_on && end_parameter(s, ret);
}

/* ---- Options of their own names ---- */

/* Without the quotes around it. */
static dhcpopt_text read_word(dhcpopt_scanner *s) {
    dhcpopt_text word = scan_peek(s);
    int quote = text_at(word, 0);
    if (quote == '"' || quote == '\'') {
        return scan_quoted_or_rest(s);
    }
    return scan_word(s);
}

static bool end_list(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool kept = s->held_len <= sizeof s->held_text;
    dhcpopt_text words = {s->held_text, kept ? s->held_len : 0};
    dhcpopt_text line = s->current;
    code of = {DHCPOPT_SPACE_DHCP4, s->held.code};
    s->current = words; /* in which the words are told */
    isc_enter(s, of);
    bool found = !kept ? scan_fault(s, of, DHCPOPT_TOO_LONG, words, ret)
                 : of.number == CODE_TIME_OFFSET
                     ? scan_integer(s, of, sizeof(uint32_t), words, ret)
                 : of.number == CODE_TFTP_SERVER   ? scan_text(s, of, words, ret)
                 : of.number == CODE_DOMAIN_SEARCH ? scan_value(s, of, words, ret)
                                                   : scan_addresses(s, of, words, ret);
    s->current = line;
    ret->line = s->numbers[ISC_LINE];
    ret->pos = s->numbers[ISC_POS];
    ret->len = s->held_words;
    s->numbers[ISC_FLAGS] &= ~(size_t)IN_LIST;
    s->held_len = 0;
    return found;
}

/* A list's further values have a line each, which differ in nothing else. */
static void take_option(dhcpopt_scanner *s, uint8_t number, dhcpopt_text before) {
    dhcpopt_text value = read_word(s);
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    if (p.len == 0) {
        begin_at(s, name_of(s, SUBNET).len > 0 ? SUBNET : NETWORK); /* a mapping has none */
        keep_name(s, LIST, before);
        s->held.code = number;
        s->numbers[ISC_LINE] = s->line;
        s->numbers[ISC_POS] = text_position(scan_line(s), value);
        s->held_words = value.len;
        s->numbers[ISC_FLAGS] |= IN_LIST;
    } else {
        print_char(&p, ' ');
    }
    print_text(&p, value);
    s->held_len = p.len;
    scan_skip(s);
}

/* ---- Lines ---- */

/* "ubnt@gateway# " and "vyos@vyos:~$ ": what a terminal puts in front. */
static void skip_prompt(dhcpopt_scanner *s) {
    dhcpopt_text word = scan_peek(s);
    int last = text_at(word, word.len - 1);
    if (text_find(word, 0, '@') < word.len && (last == '#' || last == '$')) {
        scan_word(s);
    }
}

static const struct key *find_key(dhcpopt_text word) {
    for (size_t index = 0; index < sizeof keys / sizeof keys[0]; index++) {
        if (text_equal(word, dhcpopt_text_of(keys[index].word))) {
            return &keys[index];
        }
    }
    return NULL;
}

/* True where a parameter begins. */
static bool read_words(dhcpopt_scanner *s) {
    skip_prompt(s);
    if (scan_accept(s, "delete") || text_at(scan_peek(s), 0) == '#') {
        scan_skip(s);
    }
    if (scan_accept(s, "set")) {
        keep_name(s, NETWORK, none);
    }
    while (scan_peek(s).len > 0) {
        dhcpopt_text word = scan_word(s);
        const struct key *key = find_key(word);
        if (key == NULL) {
            continue;
        }
        if (key->names) {
            keep_name(s, key->what, read_word(s));
        } else if (!key->is_option) {
            begin_parameter(s, key->what);
            return true;
        } else if (name_of(s, NETWORK).len > 0 || name_of(s, SUBNET).len > 0) {
            take_option(s, key->what, text_slice(scan_line(s), 0, s->pos));
        }
    }
    return false;
}

/* Does the line go on with the list? */
static bool goes_on(dhcpopt_scanner *s) {
    dhcpopt_text before = name_of(s, LIST);
    dhcpopt_text line = scan_line(s);
    bool single = s->held.code == CODE_TIME_OFFSET || s->held.code == CODE_TFTP_SERVER;
    return !single && before.len < DHCPOPT_PLACE_MAX && before.len < line.len &&
           text_equal(text_slice(line, 0, before.len), before) &&
           is_blank(text_at(line, before.len));
}

bool scan_edgeos(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (isc_give(s, ret)) {
        return replace(s, ret);
    }
    if ((s->numbers[ISC_FLAGS] & IN_ANY) != 0) {
        return read_parameter(s, ret);
    }
    if ((s->numbers[ISC_FLAGS] & IN_LIST) != 0 && s->pos == 0 && !goes_on(s)) {
        return end_list(s, ret); /* and the line stays */
    }
    if (s->ended) {
        return (isc_give_rest(s, ret) || isc_give_late(s, ret)) && replace(s, ret);
    }
    if (s->pos > 0 || s->broken || !read_words(s)) {
        return false;
    }
    return read_parameter(s, ret);
}
