/* SPDX-License-Identifier: MIT */
/* Domain names label by label: all the rules, and what to say of each fault; under name.c. */
#include "label.h"

#include "status.h"
#include "text.h"

enum {
    LABEL_MAX = 63,         /* RFC 1035 s.2.3.4 */
    LABEL_TYPE_MASK = 0xC0, /* RFC 1035 s.4.1.4: the two high bits tell the label's type */
    LABEL_TYPE_POINTER = 0xC0,
    POINTER_OFFSET_MASK = 0x3FFF,
    POINTER_LEN = 2
};

/* RFC 952 and RFC 1123 s.2.1; the underscore, which DNS allows (RFC 2181 s.11), draws a
 * finding. */
static bool is_host_character(int c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_';
}

static dhcpopt_status character_fault(int c) {
    if (is_blank(c)) {
        return DHCPOPT_BLANK;
    }
    if (is_control(c)) {
        return control_status(c);
    }
    return is_ascii(c) ? DHCPOPT_NAME_CHARACTER : DHCPOPT_NAME_NOT_ASCII;
}

static dhcpopt_status check_label(dhcpopt_text name, size_t start, size_t len,
                                  dhcpopt_error *error) {
    for (size_t pos = start; pos < start + len; pos++) {
        int c = text_at(name, pos);
        if (!is_host_character(c)) {
            return fail(error, character_fault(c), pos, text_character_len(name, pos));
        }
    }
    if (len > LABEL_MAX) {
        return fail_length(error, DHCPOPT_LABEL_LONG, start, len, len, LABEL_MAX);
    }
    if (text_at(name, start) == '-') {
        return fail(error, DHCPOPT_NAME_HYPHEN, start, 1);
    }
    if (text_at(name, start + len - 1) == '-') {
        return fail(error, DHCPOPT_NAME_HYPHEN, start + len - 1, 1);
    }
    return DHCPOPT_OK;
}

/* The name as a whole, once its labels are good; the last one is given. */
static dhcpopt_status check_whole(dhcpopt_text name, size_t last, dhcpopt_error *error) {
    if (name.len > DHCPOPT_NAME_MAX) {
        return fail_length(error, DHCPOPT_NAME_LONG, 0, name.len, name.len, DHCPOPT_NAME_MAX);
    }
    if (text_is_digits(text_from(name, last))) {
        return fail(error, DHCPOPT_NAME_DIGITS, last, name.len - last);
    }
    return DHCPOPT_OK;
}

dhcpopt_status labels_encode(dhcpopt_text text, writer *w, dhcpopt_error *error) {
    dhcpopt_text name = name_without_dot(text);
    if (name.len == 0) {
        return fail(error, DHCPOPT_EMPTY, 0, 0);
    }
    size_t start = 0;
    for (;;) {
        size_t end = text_find(name, start, '.');
        dhcpopt_status status =
            end > start ? check_label(name, start, end - start, error)
                        : fail(error, DHCPOPT_LABEL_EMPTY, start, start < text.len ? 1 : 0);
        if (status != DHCPOPT_OK) {
            return status;
        }
        put_u8(w, (uint8_t)(end - start));
        put_text(w, text_slice(name, start, end - start));
        if (end == name.len) {
            break;
        }
        start = end + 1;
    }
    put_u8(w, 0);
    return check_whole(name, start, error);
}

/* A decode in progress: where it reads, and how far down a pointer must lead to
 * be backwards. */
typedef struct walk {
    dhcpopt_bytes payload;
    size_t pos;
    size_t floor;
    size_t end; /* first octet after the name; 0 until known */
} walk;

/* RFC 1035 s.4.1.4: a pointer names a prior occurrence. Each must lead before the start of the
 * part that it stands in, so the jumps come to an end. */
static dhcpopt_status follow_pointer(walk *way, dhcpopt_error *error) {
    if (way->payload.len - way->pos < POINTER_LEN) {
        return fail_length(error, DHCPOPT_POINTER_TRUNCATED, way->pos, 1, 1, POINTER_LEN);
    }
    size_t target = bytes_u16(way->payload, way->pos) & POINTER_OFFSET_MASK;
    if (target >= way->floor) {
        return fail(error, DHCPOPT_POINTER_FORWARD, way->pos, POINTER_LEN);
    }
    if (way->end == 0) {
        way->end = way->pos + POINTER_LEN;
    }
    way->pos = target;
    way->floor = target;
    return DHCPOPT_OK;
}

/* Copies the label at way->pos, whose length octet says len, and a dot before all but the
 * first. */
static dhcpopt_status copy_label(walk *way, size_t len, printer *p, dhcpopt_error *error) {
    size_t left = way->payload.len - way->pos - 1;
    if (left < len) {
        return fail_length(error, DHCPOPT_NAME_TRUNCATED, way->pos, left + 1, left, len);
    }
    if (p->len + (p->len > 0 ? 1 : 0) + len > DHCPOPT_NAME_MAX) {
        return fail(error, DHCPOPT_NAME_LONG, way->pos, len + 1);
    }
    if (p->len > 0) {
        print_char(p, '.');
    }
    dhcpopt_text label = bytes_as_text(bytes_slice(way->payload, way->pos + 1, len));
    dhcpopt_status status = check_label(label, 0, len, error);
    if (status != DHCPOPT_OK) {
        return fail_shift(error, status, way->pos + 1);
    }
    print_text(p, label);
    way->pos += len + 1;
    return DHCPOPT_OK;
}

/* Walks over labels and pointers to the zero octet that ends the name; way->end is set then. */
static dhcpopt_status walk_labels(walk *way, printer *p, size_t *ret_last,
                                  dhcpopt_error *error) {
    for (;;) {
        if (way->pos == way->payload.len) {
            return fail(error, DHCPOPT_NAME_TRUNCATED, way->pos, 0);
        }
        uint8_t len = byte_at(way->payload, way->pos);
        dhcpopt_status status = DHCPOPT_OK;
        if (len == 0) {
            way->end = way->end == 0 ? way->pos + 1 : way->end;
            return DHCPOPT_OK;
        }
        if ((len & LABEL_TYPE_MASK) == LABEL_TYPE_POINTER) {
            status = follow_pointer(way, error);
        } else if (len > LABEL_MAX) {
            status = fail(error, DHCPOPT_LABEL_TYPE, way->pos, 1);
        } else {
            *ret_last = p->len > 0 ? p->len + 1 : 0;
            status = copy_label(way, len, p, error);
        }
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
}

dhcpopt_status labels_decode(dhcpopt_bytes payload, size_t pos, char *out, size_t *ret_len,
                             size_t *ret_end, dhcpopt_error *error) {
    walk way = {payload, pos, pos, 0};
    printer p = printer_to(out, DHCPOPT_NAME_MAX);
    size_t last = 0;
    dhcpopt_status status = walk_labels(&way, &p, &last, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    dhcpopt_text name = {out, p.len};
    if (name.len == 0) {
        return fail(error, DHCPOPT_NAME_ROOT, pos, way.end - pos);
    }
    if (check_whole(name, last, NULL) != DHCPOPT_OK) {
        return fail(error, DHCPOPT_NAME_DIGITS, pos, way.end - pos);
    }
    *ret_len = name.len;
    *ret_end = way.end;
    return DHCPOPT_OK;
}
