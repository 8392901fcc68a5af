/* SPDX-License-Identifier: MIT */
/* The value of a dhcp-option as dnsmasq 2.90 takes it (option.c, parse_dhcp_opt): by its looks,
 * but for options of which it knows better. */
#include "../name.h"
#include "../url.h"
#include "dnsmasq_scan.h"

enum { CODE_SIP_SERVERS = 120, SIP_NAMES = 0, SIP_ADDRESSES = 1, VALUE_CAP = 2048 };

/* ---- Quotes ---- */

/* Goes through a text. In quotes nothing but the escapes has a meaning. */
typedef struct letters {
    dhcpopt_text text;
    size_t pos;
    bool quoted; /* the character that was given last stands in quotes */
    bool open;
} letters;

static int unescaped(int c) {
    static const char from[] = "tnbre";
    static const char to[] = "\t\n\b\r\033";
    for (size_t index = 0; from[index] != '\0'; index++) {
        if (c == from[index]) {
            return to[index];
        }
    }
    return c;
}

static int next_letter(letters *in) {
    int c = text_at(in->text, in->pos);
    while (c == '"') {
        in->open = !in->open;
        in->pos++;
        c = text_at(in->text, in->pos);
    }
    in->pos += c >= 0 ? 1 : 0;
    in->quoted = in->open;
    if (in->open && c == '\\' && is_one_of(text_at(in->text, in->pos), "\"tnebr\\")) {
        c = unescaped(text_at(in->text, in->pos));
        in->pos++;
    }
    return c;
}

size_t dnsmasq_find(dhcpopt_text text, size_t pos, int wanted) {
    letters in = {text, pos, false, false};
    for (int c = next_letter(&in); c >= 0; c = next_letter(&in)) {
        if (c == wanted && !in.quoted) {
            return in.pos - 1;
        }
    }
    return text.len;
}

dhcpopt_text dnsmasq_unquoted(dhcpopt_text text, char *buf, size_t cap) {
    letters in = {text, 0, false, false};
    printer p = printer_to(buf, cap);
    for (int c = next_letter(&in); c >= 0; c = next_letter(&in)) {
        print_char(&p, (char)c);
    }
    dhcpopt_text plain = {buf, p.len < cap ? p.len : cap};
    return plain;
}

/* ---- What a value looks like ---- */

typedef struct looks {
    bool address;
    bool hexadecimal;
    bool decimal;
    bool digit;
    int width;     /* a letter behind a number: b, s, i */
    size_t groups; /* with colons between them */
    bool open;     /* a quote is missing */
} looks;

static void look_at_letter(looks *seen, int c, bool last) {
    bool hexadecimal = hex_digit_value(c) >= 0;
    seen->address = seen->address && is_digit(c);
    if (last && seen->decimal && is_one_of(c, "bsi")) {
        seen->width = c;
    } else {
        seen->decimal = seen->decimal && is_digit(c);
    }
    seen->hexadecimal = seen->hexadecimal && hexadecimal;
    seen->digit = seen->digit || is_digit(c);
}

static void look_at_mark(looks *seen, int c, bool first) {
    seen->groups += c == ':' ? 1 : 0;
    seen->decimal = seen->decimal && c == '-';
    seen->hexadecimal = seen->hexadecimal && c == ':';
    seen->address = seen->address && c != ':' && c != '-' && !(c == '/' && first);
}

static looks look_at(dhcpopt_text text) {
    looks seen = {true, true, true, false, 0, 1, false};
    letters in = {text, 0, false, false};
    size_t count = 0;
    for (int c = next_letter(&in); c >= 0; c = next_letter(&in)) {
        if (in.quoted) {
            seen.address = seen.hexadecimal = seen.decimal = false;
        } else if (is_one_of(c, ",:/.- ")) {
            look_at_mark(&seen, c, count == 0);
        } else {
            look_at_letter(&seen, c, in.pos == text.len);
        }
        count++;
    }
    seen.address = seen.address && seen.digit;
    seen.decimal = seen.decimal && seen.digit;
    seen.open = in.open;
    return seen;
}

/* ---- Octets ---- */

static void put_number(writer *w, size_t octets, uint64_t number) {
    for (size_t left = octets; left > 0; left--) {
        put_u8(w, (uint8_t)(number >> ((left - 1) * OCTET_BITS) & OCTET_MASK));
    }
}

/* Where nothing is known, as many octets as the number needs, but never three. */
static size_t octets_of(known_as known, int width, uint64_t number) {
    bool needs_four = (number & UINT64_C(0xFFFF0000)) != 0;
    bool needs_two = (number & UINT64_C(0xFF00)) != 0;
    if (width != 0) {
        return width == 'b' ? sizeof(uint8_t)
                            : (width == 's' ? sizeof(uint16_t) : sizeof(uint32_t));
    }
    if (known == KNOWN_OCTETS_4 || (known == KNOWN_ANY && needs_four)) {
        return sizeof(uint32_t);
    }
    return known == KNOWN_OCTETS_2 || (known == KNOWN_ANY && needs_two) ? sizeof(uint16_t)
                                                                        : sizeof(uint8_t);
}

static dhcpopt_status put_decimal(writer *w, known_as known, int width, dhcpopt_text text) {
    bool negative = text_at(text, 0) == '-';
    size_t start = negative ? 1 : 0;
    uint64_t number = 0;
    if (!text_number(text_slice(text, start, text.len - start - (width != 0 ? 1 : 0)), DECIMAL,
                     UINT32_MAX, &number)) {
        return DHCPOPT_NUMBER;
    }
    number = negative ? 0 - number : number;
    put_number(w, octets_of(known, width, number), number);
    return DHCPOPT_OK;
}

/* One or two digits between the colons. Of longer groups dnsmasq makes octets too, and then
 * drops as many at the end. */
static dhcpopt_status put_hexadecimal(writer *w, dhcpopt_text text) {
    for (size_t pos = 0; pos <= text.len;) {
        size_t end = text_find(text, pos, ':');
        uint64_t octet = 0;
        if (end - pos > 2 ||
            !text_number(text_slice(text, pos, end - pos), HEXADECIMAL, OCTET_MASK, &octet)) {
            return DHCPOPT_HEX_SEPARATOR;
        }
        put_u8(w, (uint8_t)octet);
        pos = end + 1;
    }
    return DHCPOPT_OK;
}

/* A.B.C.D, or A.B.C.D/BITS for a route: the bits, and the octets that they cover (RFC 3442). */
static dhcpopt_status put_address(writer *w, dhcpopt_text text) {
    enum { BITS_MAX = 32 };
    size_t slash = text_find(text, 0, '/');
    uint32_t address = 0;
    uint64_t bits = BITS_MAX;
    dhcpopt_status status = address_read(text_slice(text, 0, slash), &address, NULL);
    if (status != DHCPOPT_OK || slash == text.len) {
        put_u32(w, address);
        return status;
    }
    if (!text_number(text_from(text, slash + 1), DECIMAL, BITS_MAX, &bits)) {
        return DHCPOPT_ADDRESS_SYNTAX;
    }
    put_u8(w, (uint8_t)bits);
    for (size_t done = 0; done < bits; done += OCTET_BITS) {
        put_u8(w, (uint8_t)(address >> (BITS_MAX - OCTET_BITS - done) & OCTET_MASK));
    }
    return DHCPOPT_OK;
}

/* The next of a list with commas between, and blanks beside those. */
static dhcpopt_text next_listed(dhcpopt_text text, size_t *pos) {
    size_t cut = 0;
    size_t end = text_find(text, *pos, ',');
    dhcpopt_text word = text_trim(text_slice(text, *pos, end - *pos), &cut);
    *pos = end + 1;
    return word;
}

static dhcpopt_status put_addresses(writer *w, dhcpopt_text text) {
    for (size_t pos = 0; pos <= text.len;) {
        dhcpopt_status status = put_address(w, next_listed(text, &pos));
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
    return DHCPOPT_OK;
}

static bool same_name(dhcpopt_bytes made, size_t a, size_t b) {
    while (byte_at(made, a) == byte_at(made, b) && byte_at(made, b) != 0) {
        a++;
        b++;
    }
    return byte_at(made, a) == byte_at(made, b);
}

/* The longest end of the name at start that stands before becomes a pointer to there (measured;
 * RFC 1035 s.4.1.4). */
static void compress(writer *w, size_t base, size_t start) {
    enum { POINTER = 0xC000 };
    dhcpopt_bytes made = {w->out, w->len};
    for (size_t tail = start; w->len <= w->cap && byte_at(made, tail) != 0;
         tail += (size_t)byte_at(made, tail) + 1) {
        for (size_t pos = base; pos < tail; pos++) {
            if (same_name(made, pos, tail)) {
                w->len = tail;
                put_u16(w, (uint16_t)(POINTER | (pos - base)));
                return;
            }
        }
    }
}

/* In small letters, in which dnsmasq sends names (measured). */
static dhcpopt_status put_names(writer *w, dhcpopt_text text) {
    char buf[DHCPOPT_NAME_MAX + 1];
    size_t base = w->len;
    for (size_t pos = 0; pos <= text.len;) {
        dhcpopt_text word = next_listed(text, &pos);
        printer p = printer_to(buf, sizeof buf);
        for (size_t index = 0; index < word.len; index++) {
            print_char(&p, (char)to_lower(text_at(word, index)));
        }
        dhcpopt_text name = {buf, p.len};
        size_t start = w->len;
        dhcpopt_status status = name_encode(p.len <= p.cap ? name : word, w, NULL);
        if (status != DHCPOPT_OK) {
            return status;
        }
        compress(w, base, start);
    }
    return DHCPOPT_OK;
}

/* A number of seconds, or of what the letter behind it says. */
static dhcpopt_status put_time(writer *w, dhcpopt_text text) {
    enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, WEEK = 7 * DAY };
    static const char letters_of[] = "smhdw";
    static const uint32_t seconds[] = {1, MINUTE, HOUR, DAY, WEEK};
    uint64_t number = 0;
    uint64_t unit = 1;
    int last = text.len > 0 ? to_lower(text_at(text, text.len - 1)) : TEXT_END;
    bool lettered = false;
    for (size_t index = 0; letters_of[index] != '\0'; index++) {
        if (last == letters_of[index]) {
            unit = seconds[index];
            lettered = true;
        }
    }
    if (!text_number(text_slice(text, 0, text.len - (lettered ? 1 : 0)), DECIMAL,
                     UINT32_MAX / unit, &number)) {
        return DHCPOPT_NUMBER;
    }
    put_u32(w, (uint32_t)(number * unit));
    return DHCPOPT_OK;
}

/* Names in 119 and 120 go as labels (RFC 3397, RFC 3361). */
static dhcpopt_status put_string(writer *w, uint8_t number, known_as known, bool inner,
                                 dhcpopt_text text) {
    bool sip = number == CODE_SIP_SERVERS && !inner;
    if (sip) {
        put_u8(w, SIP_NAMES);
    }
    if (sip || known == KNOWN_NAMES) {
        return put_names(w, text);
    }
    put_text(w, text);
    return DHCPOPT_OK;
}

/* A letter that could be a number's width is taken off, also where the value is no number after
 * all (measured: "s" is sent as nothing). */
static bool loses_letter(const looks *seen, known_as known) {
    bool number = seen->decimal && known != KNOWN_TEXT && known != KNOWN_NAMES;
    return seen->width != 0 && !number && known != KNOWN_TIME;
}

dhcpopt_status dnsmasq_value(dhcpopt_text text, uint8_t number, bool inner, writer *w) {
    char buf[VALUE_CAP];
    known_as known = inner ? KNOWN_ANY : dnsmasq_known(number);
    looks seen = look_at(text);
    dhcpopt_text plain = dnsmasq_unquoted(text, buf, sizeof buf);
    plain.len -= plain.len > 0 && loses_letter(&seen, known) ? 1 : 0;
    if (plain.len == 0 || plain.len == sizeof buf) {
        return plain.len == 0 ? DHCPOPT_EMPTY : DHCPOPT_TOO_LONG;
    }
    if (seen.open) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    if (known == KNOWN_ADDRESSES) {
        return put_addresses(w, plain);
    }
    if (known == KNOWN_TEXT || known == KNOWN_NAMES) {
        return put_string(w, number, known, inner, plain);
    }
    if (known == KNOWN_TIME && seen.digit) {
        return put_time(w, plain);
    }
    if (seen.hexadecimal && seen.groups > 1) {
        return put_hexadecimal(w, plain);
    }
    if (seen.decimal) {
        return put_decimal(w, known, seen.width, plain);
    }
    if (seen.address) {
        bool sip = number == CODE_SIP_SERVERS && !inner;
        if (sip) {
            put_u8(w, SIP_ADDRESSES);
        }
        return put_addresses(w, plain);
    }
    return put_string(w, number, known, inner, plain);
}
