/* SPDX-License-Identifier: MIT */
/* DHCP messages (RFC 2131 s.2): building a client's, reading anybody's; for the probe and for
 * captures. */
#include "bytes.h"
#include "tlv.h"

enum {
    OP_REQUEST = 1,
    OP_REPLY = 2,
    CODE_OVERLOAD = 52,
    CODE_MESSAGE_TYPE = 53,
    FLAG_BROADCAST = 0x8000, /* RFC 2131 s.2, figure 2 */
    CODE_LAST = 254
};

/* Where the fields stand (RFC 2131 s.2, figure 1). */
enum {
    AT_OP = 0,
    AT_HTYPE = 1,
    AT_HLEN = 2,
    AT_XID = 4,
    AT_SECS = 8,
    AT_FLAGS = 10,
    AT_CIADDR = 12,
    AT_YIADDR = 16,
    AT_SIADDR = 20,
    AT_GIADDR = 24,
    AT_CHADDR = 28,
    AT_SNAME = 44,
    SNAME_LEN = 64,
    AT_FILE = 108,
    FILE_LEN = 128,
    AT_COOKIE = 236
};

static const uint32_t COOKIE = 0x63825363; /* RFC 2131 s.3 */

/* Fields of a message that may hold options, in the order in which they are joined (RFC 3396
 * s.5, "aggregate option buffer"). */
enum { FIELD_OPTIONS, FIELD_FILE, FIELD_SNAME, FIELD_COUNT };

/* Of option 52 (RFC 2132 s.9.3). */
enum { OVERLOADS_FILE = 1, OVERLOADS_SNAME = 2 };

const char *dhcpopt_message_type_name(unsigned type) {
    static const char *const names[] = {
        [DHCPOPT_BOOTP] = "BOOTP",         [DHCPOPT_DISCOVER] = "DHCPDISCOVER",
        [DHCPOPT_OFFER] = "DHCPOFFER",     [DHCPOPT_REQUEST] = "DHCPREQUEST",
        [DHCPOPT_DECLINE] = "DHCPDECLINE", [DHCPOPT_ACK] = "DHCPACK",
        [DHCPOPT_NAK] = "DHCPNAK",         [DHCPOPT_RELEASE] = "DHCPRELEASE",
        [DHCPOPT_INFORM] = "DHCPINFORM"};
    return type < sizeof names / sizeof names[0] ? names[type] : "DHCP";
}

/* ---- Options of a field ---- */

/* The next option; false behind the last one. The field was walked before. */
static bool next_option(dhcpopt_bytes field, size_t *pos, dhcpopt_suboption *ret_item) {
    while (*pos < field.len) {
        if (tlv_read(field, *pos, ret_item, pos, NULL) != DHCPOPT_OK ||
            ret_item->code == CODE_END) {
            return false;
        }
        if (ret_item->code != CODE_PAD) {
            return true;
        }
    }
    return false;
}

/* Is every option whole, up to END or the field's end? */
static dhcpopt_status walk(dhcpopt_bytes field, size_t start, dhcpopt_error *error) {
    dhcpopt_suboption item = {CODE_PAD, {NULL, 0}};
    for (size_t pos = 0; pos < field.len && item.code != CODE_END;) {
        dhcpopt_status status = tlv_read(field, pos, &item, &pos, error);
        if (status != DHCPOPT_OK) {
            if (error != NULL) {
                error->pos += start;
            }
            return status;
        }
    }
    return DHCPOPT_OK;
}

/* An option of one octet in a field; 0 where it is not there. */
static dhcpopt_status read_octet(dhcpopt_bytes field, size_t start, unsigned code,
                                 uint8_t *ret_octet, dhcpopt_error *error) {
    dhcpopt_suboption item;
    *ret_octet = 0;
    for (size_t pos = 0; next_option(field, &pos, &item);) {
        if (item.code == code && item.value.len != 1) {
            return fail(error, DHCPOPT_MESSAGE_FIELD, start + pos - item.value.len,
                        item.value.len);
        }
        if (item.code == code) {
            *ret_octet = byte_at(item.value, 0);
        }
    }
    return DHCPOPT_OK;
}

/* ---- Reading ---- */

static void read_fields(dhcpopt_bytes octets, dhcpopt_message *ret) {
    writer chaddr = writer_to(ret->chaddr, sizeof ret->chaddr);
    ret->op = byte_at(octets, AT_OP);
    ret->htype = byte_at(octets, AT_HTYPE);
    ret->hlen = byte_at(octets, AT_HLEN);
    ret->xid = bytes_u32(octets, AT_XID);
    ret->secs = bytes_u16(octets, AT_SECS);
    ret->broadcast = (bytes_u16(octets, AT_FLAGS) & FLAG_BROADCAST) != 0;
    ret->ciaddr = bytes_u32(octets, AT_CIADDR);
    ret->yiaddr = bytes_u32(octets, AT_YIADDR);
    ret->siaddr = bytes_u32(octets, AT_SIADDR);
    ret->giaddr = bytes_u32(octets, AT_GIADDR);
    put_bytes(&chaddr, bytes_slice(octets, AT_CHADDR, sizeof ret->chaddr));
}

static dhcpopt_status read_overloaded(dhcpopt_bytes octets, dhcpopt_message *m,
                                      dhcpopt_error *error) {
    uint8_t overload = 0;
    dhcpopt_status status = read_octet(m->fields[FIELD_OPTIONS], DHCPOPT_MESSAGE_HEADER,
                                       CODE_OVERLOAD, &overload, error);
    if (status == DHCPOPT_OK && (overload & OVERLOADS_FILE) != 0) {
        m->fields[FIELD_FILE] = bytes_slice(octets, AT_FILE, FILE_LEN);
        status = walk(m->fields[FIELD_FILE], AT_FILE, error);
    }
    if (status == DHCPOPT_OK && (overload & OVERLOADS_SNAME) != 0) {
        m->fields[FIELD_SNAME] = bytes_slice(octets, AT_SNAME, SNAME_LEN);
        status = walk(m->fields[FIELD_SNAME], AT_SNAME, error);
    }
    return status;
}

dhcpopt_status dhcpopt_message_parse(dhcpopt_bytes octets, dhcpopt_message *ret_message,
                                     dhcpopt_error *error) {
    dhcpopt_message m = {.op = 0};
    if (octets.len < DHCPOPT_MESSAGE_HEADER) {
        return fail_length(error, DHCPOPT_MESSAGE_SHORT, 0, octets.len, octets.len,
                           DHCPOPT_MESSAGE_HEADER);
    }
    read_fields(octets, &m);
    if (bytes_u32(octets, AT_COOKIE) != COOKIE) {
        return fail(error, DHCPOPT_MESSAGE_COOKIE, AT_COOKIE, sizeof COOKIE);
    }
    if (m.op != OP_REQUEST && m.op != OP_REPLY) {
        return fail(error, DHCPOPT_MESSAGE_FIELD, AT_OP, 1);
    }
    if (m.hlen > sizeof m.chaddr) {
        return fail(error, DHCPOPT_MESSAGE_FIELD, AT_HLEN, 1);
    }
    m.fields[FIELD_OPTIONS] = bytes_from(octets, DHCPOPT_MESSAGE_HEADER);
    dhcpopt_status status = walk(m.fields[FIELD_OPTIONS], DHCPOPT_MESSAGE_HEADER, error);
    if (status == DHCPOPT_OK) {
        status = read_octet(m.fields[FIELD_OPTIONS], DHCPOPT_MESSAGE_HEADER, CODE_MESSAGE_TYPE,
                            &m.type, error);
    }
    if (status == DHCPOPT_OK) {
        status = read_overloaded(octets, &m, error);
    }
    if (status == DHCPOPT_OK) {
        *ret_message = m;
    }
    return status;
}

dhcpopt_status dhcpopt_message_option(const dhcpopt_message *message, unsigned code,
                                      uint8_t *out, size_t cap, size_t *ret_len,
                                      dhcpopt_error *error) {
    writer w = writer_to(out, cap);
    bool found = false;
    for (size_t field = 0; field < FIELD_COUNT; field++) {
        dhcpopt_suboption item;
        for (size_t pos = 0; next_option(message->fields[field], &pos, &item);) {
            if (item.code == code) {
                found = true;
                put_bytes(&w, item.value); /* RFC 3396 s.7: joined in order */
            }
        }
    }
    return found ? writer_finish(&w, ret_len, error) : fail(error, DHCPOPT_NOT_HERE, 0, 0);
}

unsigned dhcpopt_message_next_code(const dhcpopt_message *message, unsigned code) {
    unsigned lowest = CODE_LAST + 1;
    for (size_t field = 0; field < FIELD_COUNT; field++) {
        dhcpopt_suboption item;
        for (size_t pos = 0; next_option(message->fields[field], &pos, &item);) {
            lowest = item.code > code && item.code < lowest ? item.code : lowest;
        }
    }
    return lowest <= CODE_LAST ? lowest : 0;
}

/* ---- Building ---- */

static void put_zeros(writer *w, size_t len) {
    while (w->len < len) {
        put_u8(w, 0);
    }
}

static void put_fields(writer *w, const dhcpopt_message *m) {
    const dhcpopt_bytes chaddr = {m->chaddr, sizeof m->chaddr};
    put_u8(w, m->op);
    put_u8(w, m->htype);
    put_u8(w, m->hlen);
    put_u8(w, 0); /* hops */
    put_u32(w, m->xid);
    put_u16(w, m->secs);
    put_u16(w, m->broadcast ? FLAG_BROADCAST : 0);
    put_u32(w, m->ciaddr);
    put_u32(w, m->yiaddr);
    put_u32(w, m->siaddr);
    put_u32(w, m->giaddr);
    put_bytes(w, chaddr);
    put_zeros(w, AT_COOKIE); /* sname and file */
    put_u32(w, COOKIE);
}

dhcpopt_status dhcpopt_message_build(const dhcpopt_message *message,
                                     const dhcpopt_value *options, size_t count, uint8_t *out,
                                     size_t cap, size_t *ret_len, dhcpopt_error *error) {
    writer w = writer_to(out, cap);
    const dhcpopt_bytes type = {&message->type, 1};
    put_fields(&w, message);
    tlv_put(&w, CODE_MESSAGE_TYPE, type);
    for (size_t item = 0; item < count; item++) {
        size_t len = options[item].bytes.len;
        if (len == 0 || len > DHCPOPT_VALUE_MAX) {
            dhcpopt_status status = len == 0 ? DHCPOPT_TOO_SHORT : DHCPOPT_TOO_LONG;
            fail_length(error, status, 0, len, len, len == 0 ? 1 : DHCPOPT_VALUE_MAX);
            if (error != NULL) {
                error->item = item;
            }
            return status;
        }
        tlv_put(&w, options[item].code, options[item].bytes);
    }
    put_u8(&w, CODE_END);
    put_zeros(&w, DHCPOPT_MESSAGE_MIN);
    return writer_finish(&w, ret_len, error);
}
