/* SPDX-License-Identifier: MIT */
/* Lines of configuration to options: what all readers share. */
#include "../url.h"

#include "scan_line.h"

enum { ADDRESS_OCTETS = 4, CODE_VENDOR_SPECIFIC = 43 };

/* ---- What was found ---- */

/* "else" and "default" are for all clients that no condition above them takes. */
static bool is_remainder(const char *where, dhcpopt_text scope) {
    return text_equal(dhcpopt_text_of(where), dhcpopt_text_of("condition")) &&
           (text_equal(scope, dhcpopt_text_of("else")) ||
            text_equal(scope, dhcpopt_text_of("default")));
}

dhcpopt_text scan_class_around(dhcpopt_scanner *s, bool vendor_specific) {
    static const char *const restricted[] = {"class", "condition"};
    dhcpopt_text scope = {s->scope, s->scope_len};
    size_t len = s->class_len;
    for (size_t index = 0; index < sizeof restricted / sizeof restricted[0]; index++) {
        dhcpopt_text word = dhcpopt_text_of(restricted[index]);
        if (vendor_specific && s->class_len == 0 && s->where != NULL &&
            text_equal(dhcpopt_text_of(s->where), word) && !is_remainder(s->where, scope)) {
            printer p = printer_to(s->vendor_class, sizeof s->vendor_class);
            print_text(&p, word);
            print_char(&p, ' ');
            print_text(&p, scope);
            len = p.len < sizeof s->vendor_class ? p.len : sizeof s->vendor_class;
        }
    }
    dhcpopt_text vendor_class = {s->vendor_class, len};
    return vendor_class;
}

static void fill(dhcpopt_scanner *s, dhcpopt_space space, uint8_t number, dhcpopt_found *ret) {
    dhcpopt_text scope = {s->scope, s->scope_len};
    dhcpopt_text none = {NULL, 0};
    bool vendor_specific = space == DHCPOPT_SPACE_DHCP4 && number == CODE_VENDOR_SPECIFIC;
    ret->status = DHCPOPT_OK;
    ret->value.space = space;
    ret->value.code = number;
    ret->value.bytes.ptr = s->bytes;
    ret->value.bytes.len = 0;
    ret->where = s->where;
    ret->scope = scope;
    ret->vendor_class = scan_class_around(s, vendor_specific);
    ret->server.ptr = s->server;
    ret->server.len = s->server_len;
    ret->said = s->said > 0 ? scan_kept_name(s, s->said - 1) : none;
    ret->line = s->line;
    ret->limit = s->limit > 0 ? s->limit : s->platform->value_max;
}

static void place(const dhcpopt_scanner *s, dhcpopt_text words, dhcpopt_found *ret) {
    ret->pos = text_position(s->current, words);
    ret->len = words.len;
    ret->words = words;
}

/* The octets that were written, or why there are none. */
static bool finish(const writer *w, dhcpopt_status status, dhcpopt_found *ret) {
    ret->status = status == DHCPOPT_OK && w->len > w->cap ? DHCPOPT_TOO_LONG : status;
    ret->value.bytes.len = ret->status == DHCPOPT_OK ? w->len : 0;
    return true;
}

bool scan_fault(dhcpopt_scanner *s, code of, dhcpopt_status status, dhcpopt_text words,
                dhcpopt_found *ret) {
    fill(s, of.space, of.number, ret);
    place(s, words, ret);
    ret->status = status;
    return true;
}

bool scan_octets(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_error error;
    fill(s, of.space, of.number, ret);
    place(s, words, ret);
    dhcpopt_status status = hex_read(words, &w, &error);
    if (status != DHCPOPT_OK) {
        place(s, text_slice(words, error.pos, error.len), ret);
    }
    return finish(&w, status, ret);
}

bool scan_text(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    fill(s, of.space, of.number, ret);
    place(s, words, ret);
    put_bytes(&w, text_as_bytes(words));
    return finish(&w, words.len > 0 ? DHCPOPT_OK : DHCPOPT_EMPTY, ret);
}

bool scan_written(dhcpopt_scanner *s, code of, const writer *w, dhcpopt_status status,
                  dhcpopt_text words, dhcpopt_found *ret) {
    fill(s, of.space, of.number, ret);
    place(s, words, ret);
    return finish(w, status, ret);
}

bool scan_given(dhcpopt_scanner *s, code of, dhcpopt_status status, dhcpopt_bytes octets,
                dhcpopt_text words, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    put_bytes(&w, octets);
    bool nothing = status == DHCPOPT_OK && octets.len == 0;
    return scan_written(s, of, &w, nothing ? DHCPOPT_EMPTY : status, words, ret);
}

static bool parts_list(int c) {
    return is_blank(c) || c == ',';
}

bool scan_addresses(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_status status = DHCPOPT_OK;
    fill(s, of.space, of.number, ret);
    place(s, words, ret);
    for (size_t pos = 0; status == DHCPOPT_OK && pos < words.len;) {
        size_t end = text_find_any(words, pos, " \t,");
        dhcpopt_text word = text_slice(words, pos, end - pos);
        uint32_t address = 0;
        if (word.len > 0) {
            status = address_read(word, &address, NULL);
            put_u32(&w, address);
        }
        if (status != DHCPOPT_OK) {
            place(s, word, ret);
        }
        pos = end;
        while (pos < words.len && parts_list(text_at(words, pos))) {
            pos++;
        }
    }
    status = status == DHCPOPT_OK && w.len < ADDRESS_OCTETS ? DHCPOPT_EMPTY : status;
    return finish(&w, status, ret);
}

bool scan_value(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    enum { TEXT_CAP = 2048 };
    char text[TEXT_CAP];
    printer p = printer_to(text, sizeof text);
    writer w = writer_to(s->bytes, sizeof s->bytes);
    const dhcpopt_option *row = dhcpopt_option_by_code(of.space, of.number);
    fill(s, of.space, of.number, ret);
    place(s, words, ret);
    for (size_t pos = 0; pos < words.len; pos++) {
        bool parts = parts_list(text_at(words, pos));
        if (!parts || !parts_list(text_at(words, pos + 1))) {
            print_char(&p, parts ? ',' : (char)text_at(words, pos));
        }
    }
    if (row == NULL || p.len > sizeof text) {
        return finish(&w, row == NULL ? DHCPOPT_ELEMENT : DHCPOPT_TOO_LONG, ret);
    }
    dhcpopt_text list = {text, p.len};
    return finish(&w, dhcpopt_parse_long(row, list, s->bytes, sizeof s->bytes, &w.len, NULL),
                  ret);
}

/* Decimal with or without a sign, or hexadecimal behind 0x; as 64 bits of two's complement. */
static bool read_integer(dhcpopt_text words, uint64_t limit, uint64_t *ret_number) {
    bool negative = text_at(words, 0) == '-';
    bool hexadecimal = text_starts_with(words, "0x") || text_starts_with(words, "0X");
    dhcpopt_text digits = text_from(words, negative ? 1 : hexadecimal ? 2 : 0);
    uint64_t number = 0;
    if (!text_number(digits, hexadecimal ? HEXADECIMAL : DECIMAL, limit, &number)) {
        return false;
    }
    *ret_number = negative ? limit + 1 - number : number;
    return !negative || number <= limit / 2 + 1;
}

bool scan_integer(dhcpopt_scanner *s, code of, size_t octets, dhcpopt_text words,
                  dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    uint64_t limit = (UINT64_C(1) << (octets * OCTET_BITS)) - 1;
    uint64_t number = 0;
    fill(s, of.space, of.number, ret);
    place(s, words, ret);
    if (!read_integer(words, limit, &number)) {
        bool period = text_find(words, 0, '.') < words.len;
        return finish(&w, period ? DHCPOPT_OFFSET_PERIOD : DHCPOPT_NUMBER, ret);
    }
    for (size_t left = octets; left > 0; left--) {
        put_u8(&w, (uint8_t)(number >> ((left - 1) * OCTET_BITS)));
    }
    return finish(&w, DHCPOPT_OK, ret);
}

/* ---- Values that go on in the next line ---- */

void scan_hold(dhcpopt_scanner *s, code of, dhcpopt_text words) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    print_text(&p, words);
    s->held.space = of.space;
    s->held.code = of.number;
    s->held_line = s->line;
    s->held_pos = text_position(s->current, words);
    s->held_words = words.len;
    s->held_len = p.len;
    s->held_limit = s->limit;
}

/* Digits and what parts them, and no command; a blank line before the first digit. */
static bool goes_on(const dhcpopt_scanner *s) {
    bool digits = false;
    for (size_t pos = 0; pos < s->current.len; pos++) {
        int c = text_at(s->current, pos);
        bool digit = hex_digit_value(c) >= 0;
        digits = digits || digit;
        if (!digit && !is_blank(c) && !is_one_of(c, ".:-")) {
            return false;
        }
    }
    return digits || s->held_len == 0;
}

static void hold_on(dhcpopt_scanner *s) {
    size_t start = 0;
    dhcpopt_text words = text_trim(s->current, &start);
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    print_text(&p, words);
    if (s->held_len == 0 && words.len > 0) { /* the value begins here */
        s->held_line = s->line;
        s->held_pos = start;
        s->held_words = words.len;
    }
    s->held_len = p.len;
}

/* In the line where the value begins; a fault in one below is told with its words alone. */
static void point_at_fault(const dhcpopt_scanner *s, const dhcpopt_error *error,
                           dhcpopt_found *ret) {
    ret->words = text_slice(ret->words, error->pos, error->len);
    if (error->pos + error->len <= s->held_words) {
        ret->pos += error->pos;
        ret->len = error->len;
    }
}

static bool let_go(dhcpopt_scanner *s, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    bool kept = s->held_len <= sizeof s->held_text;
    dhcpopt_text words = {s->held_text, kept ? s->held_len : 0};
    fill(s, s->held.space, s->held.code, ret);
    ret->line = s->held_line;
    ret->pos = s->held_pos;
    ret->len = s->held_words;
    ret->words = words;
    ret->limit = s->held_limit > 0 ? s->held_limit : ret->limit;
    s->held_line = 0;
    if (!kept) {
        return finish(&w, DHCPOPT_TOO_LONG, ret);
    }
    dhcpopt_error error;
    dhcpopt_status status = hex_read(words, &w, &error);
    if (status != DHCPOPT_OK) {
        point_at_fault(s, &error, ret);
    }
    return finish(&w, status, ret);
}

/* The text ended inside of something. */
static bool tell_unended(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code none = {DHCPOPT_SPACE_DHCP4, 0};
    bool unended = s->unended;
    s->unended = false;
    return unended && scan_fault(s, none, DHCPOPT_UNENDED, text_slice(s->current, 0, 0), ret);
}

/* Something had no room. It belongs to no place, and no words are at fault. */
static bool tell_lost(dhcpopt_scanner *s, dhcpopt_found *ret) {
    const code none = {DHCPOPT_SPACE_DHCP4, 0};
    if (s->lost == 0 || s->lost == SIZE_MAX) {
        return false;
    }
    scan_fault(s, none, DHCPOPT_NOT_KEPT, text_slice(s->current, 0, 0), ret);
    ret->where = NULL;
    ret->scope.len = 0;
    ret->vendor_class.len = 0;
    ret->line = s->lost;
    ret->pos = 0;
    s->lost = SIZE_MAX;
    return true;
}

/* ---- The public calls ---- */

bool dhcpopt_scan_reads(const dhcpopt_platform *about) {
    return platform_of(about)->scan != NULL;
}

/* The large texts at the end are as long as is said in front of them. */
void dhcpopt_scan_begin(dhcpopt_scanner *s, const dhcpopt_platform *about) {
    memset(s, 0, offsetof(dhcpopt_scanner, nesting) + offsetof(dhcpopt_nesting, shelf));
    s->platform = about;
}

void dhcpopt_scan_feed(dhcpopt_scanner *s, dhcpopt_text piece) {
    s->input = piece;
}

void dhcpopt_scan_end(dhcpopt_scanner *s) {
    s->last = true;
}

/* An empty line behind the last one: what a reader keeps back ends there. */
static bool take_end(dhcpopt_scanner *s) {
    if (!s->last || s->ended) {
        return false;
    }
    size_t line = s->line;
    s->ended = true;
    scan_set_line(s, dhcpopt_text_of(""), false);
    s->line = line; /* no line of the text */
    return true;
}

bool dhcpopt_scan_next(dhcpopt_scanner *s, dhcpopt_found *ret) {
    for (;;) {
        if (!s->has_line && !scan_take_line(s) && !take_end(s)) {
            return s->last && (s->held_line > 0 ? let_go(s, ret) : tell_unended(s, ret));
        }
        if (s->held_line > 0 && s->held_line < s->line) {
            if (!goes_on(s)) {
                return let_go(s, ret); /* and the line stays */
            }
            hold_on(s);
            s->has_line = false;
        } else if (platform_of(s->platform)->scan(s, ret)) {
            return true;
        } else if (tell_lost(s, ret)) {
            return true; /* and the line is asked for more */
        } else {
            s->has_line = false;
        }
    }
}
