/* SPDX-License-Identifier: MIT */
/* From hexadecimal text to the octets of a value, and faults pointed at in the text; for
 * decode. */
#include "payload.h"

#include <stdlib.h>

#include "diag.h"

/* Digits of an octet; of framed options the octets before a value, and those without one
 * (RFC 2132 s.2, s.3.1, s.3.2). */
enum { DIGITS = 2, HEADER = 2, PAD = 0, END = 255 };

static const dhcpopt_option *option_43(void) {
    return dhcpopt_option_by_name(dhcpopt_text_of("vendor-specific"));
}

bool payload_read(payload *p, const char *subject, dhcpopt_text text) {
    dhcpopt_error error;
    size_t cap = text.len / DIGITS + 1;
    size_t len = 0;
    p->octets = cli_allocate(p->octets, cap);
    p->text = text;
    if (dhcpopt_hex_parse(text, p->octets, cap, &len, &error) != DHCPOPT_OK) {
        diag_fault(subject, &error);
        diag_quote(text, error.pos, error.len);
        return false;
    }
    p->bytes.ptr = p->octets;
    p->bytes.len = len;
    p->value = p->bytes;
    return true;
}

void payload_free(payload *p) {
    free(p->octets);
    p->octets = NULL;
    free(p->places);
    p->places = NULL;
}

/* Where in the text an octet of the value stands; the end of the text for none. */
static size_t place_in_text(const payload *p, size_t pos) {
    size_t octet = p->start + pos;
    if (octet >= p->bytes.len) {
        return p->text.len;
    }
    return dhcpopt_hex_locate(p->text, p->places != NULL ? p->places[octet] : octet);
}

void payload_quote(const payload *p, size_t pos, size_t len) {
    size_t first = place_in_text(p, pos);
    size_t end = first;
    if (len > 0) {
        size_t last = place_in_text(p, pos + len - 1);
        end = last + DIGITS < p->text.len ? last + DIGITS : p->text.len;
    }
    diag_quote(p->text, first, end - first);
}

void payload_fault(const payload *p, const char *subject, const dhcpopt_error *error) {
    diag_fault(subject, error);
    payload_quote(p, error->pos, error->len);
}

/* Which octets of framed bytes the pieces of an option are; the bytes are known to be whole. */
static size_t *find_places(dhcpopt_bytes framed, uint8_t code, size_t count) {
    size_t *places = cli_allocate(NULL, (count + 1) * sizeof *places);
    size_t found = 0;
    for (size_t pos = 0; pos < framed.len && framed.ptr[pos] != END;) {
        if (framed.ptr[pos] == PAD) {
            pos++;
            continue;
        }
        size_t end = pos + HEADER + framed.ptr[pos + 1];
        for (size_t octet = pos + HEADER; framed.ptr[pos] == code && octet < end; octet++) {
            places[found++] = octet;
        }
        pos = end;
    }
    return places;
}

bool payload_unframe(payload *p, const char *subject, const dhcpopt_option *option) {
    dhcpopt_error error;
    size_t len = 0;
    uint8_t *octets = cli_allocate(NULL, p->bytes.len);
    dhcpopt_status status =
        dhcpopt_unframe(option, p->bytes, octets, p->bytes.len, &len, &error);
    if (status != DHCPOPT_OK) {
        payload_fault(p, subject, &error);
        free(octets);
        return false;
    }
    const dhcpopt_option *outer = option->space == DHCPOPT_SPACE_DHCP4 ? option : option_43();
    p->places = find_places(p->bytes, outer->code, len);
    free(p->octets);
    p->octets = octets;
    p->bytes.ptr = octets;
    p->bytes.len = len;
    p->value = p->bytes;
    return true;
}

bool payload_enter(payload *p, const char *subject, const dhcpopt_option *suboption) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_error error;
    dhcpopt_status status = DHCPOPT_OK;
    size_t found = 0;
    dhcpopt_decode_begin(&cursor, option_43(), p->bytes);
    for (;;) {
        status = dhcpopt_decode_next(&cursor, &element, &error);
        if (status != DHCPOPT_OK) {
            break;
        }
        if (element.as.suboption.code == suboption->code) {
            found++;
            p->value = element.as.suboption.value;
            p->start = element.pos + element.len - p->value.len;
        }
    }
    if (status != DHCPOPT_END) {
        p->start = 0;
        payload_fault(p, subject, &error);
        return false;
    }
    if (found != 1) {
        diag_error("%s: is %s among these sub-options; --bare takes a value without code and "
                   "length",
                   subject, found == 0 ? "not" : "more than once");
        diag_quote(p->text, 0, p->text.len);
    }
    return found == 1;
}
