/* SPDX-License-Identifier: MIT */
/* Types, elements and vendor classes as netsh writes them; used by the readers of its commands
 * and of its reports. */
#include "../syntax.h"
#include "../url.h"
#include "netsh_scan.h"

/* ---- Elements of a value ---- */

/* netsh's help for add optiondef; BINARY is in its dump and in DHCPConfigScript.bat. Columns:
 * name, octets of a number. In order of netsh_type. */
static const struct type_row {
    const char *name;
    size_t octets;
} types[] = {
    {"", 0},          {"BINARY", 0}, {"BYTE", 1}, {"DWORD", 4},
    {"IPADDRESS", 0}, {"STRING", 0}, {"WORD", 2},
};

netsh_type netsh_type_of(dhcpopt_text name) {
    for (size_t index = 1; index < sizeof types / sizeof types[0]; index++) {
        if (text_equal_caseless(name, dhcpopt_text_of(types[index].name))) {
            return (netsh_type)index;
        }
    }
    return NETSH_UNKNOWN;
}

size_t netsh_find_variable(netsh_percent percent, dhcpopt_text text) {
    if (percent == PERCENT_POWERSHELL) {
        return text_find(text, 0, '$');
    }
    size_t pos = percent == PERCENT_PLAIN ? text.len : text_find(text, 0, '%');
    while (percent == PERCENT_DOUBLED && text_at(text, pos + 1) == '%') {
        pos = text_find(text, pos + 2, '%');
    }
    return pos;
}

static void put_string(writer *w, netsh_percent percent, dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        put_u8(w, (uint8_t)c);
        pos += c == '%' && percent == PERCENT_DOUBLED ? 1 : 0;
    }
}

/* Decimal, or hexadecimal behind 0x. The types have no sign: what Windows makes of a minus is
 * not known. */
static dhcpopt_status put_number(writer *w, size_t octets, dhcpopt_text text) {
    bool hexadecimal = text_starts_with(text, "0x") || text_starts_with(text, "0X");
    uint64_t limit = (UINT64_C(1) << (octets * OCTET_BITS)) - 1;
    uint64_t number = 0;
    if (!text_number(text_from(text, hexadecimal ? 2 : 0), hexadecimal ? HEXADECIMAL : DECIMAL,
                     limit, &number)) {
        return text_find(text, 0, '.') < text.len ? DHCPOPT_OFFSET_PERIOD : DHCPOPT_NUMBER;
    }
    for (size_t left = octets; left > 0; left--) {
        put_u8(w, (uint8_t)(number >> ((left - 1) * OCTET_BITS)));
    }
    return DHCPOPT_OK;
}

static dhcpopt_status put_octets(writer *w, dhcpopt_text text, dhcpopt_text *ret_fault) {
    dhcpopt_error error;
    writer octets = writer_to(NULL, 0); /* its separators count from its own start */
    dhcpopt_status status = hex_read(text, &octets, &error);
    if (status != DHCPOPT_OK) {
        *ret_fault = text_slice(text, error.pos, error.len);
        return status;
    }
    return hex_read(text, w, NULL);
}

static dhcpopt_status put_address(writer *w, dhcpopt_text text) {
    uint32_t address = 0;
    dhcpopt_status status = address_read(text, &address, NULL);
    if (status == DHCPOPT_OK) {
        put_u32(w, address);
    }
    return status;
}

dhcpopt_status netsh_put(writer *w, netsh_type type, netsh_percent percent,
                         dhcpopt_text element, dhcpopt_text *ret_fault) {
    *ret_fault = element;
    switch (type) {
    case NETSH_BINARY:
        return put_octets(w, element, ret_fault);
    case NETSH_BYTE:
    case NETSH_DWORD:
    case NETSH_WORD:
        return put_number(w, types[type].octets, element);
    case NETSH_IPADDRESS:
        return put_address(w, element);
    case NETSH_STRING:
        if (w->len > 0) { /* how several texts travel is not known */
            return DHCPOPT_OPTION_SYNTAX;
        }
        put_string(w, percent, element);
        return element.len > 0 ? DHCPOPT_OK : DHCPOPT_EMPTY;
    case NETSH_UNKNOWN:
        return DHCPOPT_OPTION_SYNTAX;
    }
    return DHCPOPT_OPTION_SYNTAX;
}

/* ---- Vendor classes ---- */

/* The usual names: those of DHCPConfigScript.bat and of Polycom's guide, and what the phones
 * send. */
static const struct class_row {
    const char *name;
    netsh_class of;
} usual[] = {
    {"MSUCClient", CLASS_UC},
    {UC_IDENTIFIER, CLASS_UC},
    {"CPEOCPhone", CLASS_OCPHONE},
    {"CPE-OCPHONE", CLASS_OCPHONE},
};

dhcpopt_space netsh_space(netsh_class of) {
    return of == CLASS_UC        ? DHCPOPT_SPACE_MS_UC_CLIENT
           : of == CLASS_OCPHONE ? DHCPOPT_SPACE_CPE_OCPHONE
                                 : DHCPOPT_SPACE_DHCP4;
}

/* The classes that were added, a line each: the class's number, the name and, where that is not
 * quite what phones send, a tab and the data. No value is held in this dialect, so that their
 * text has the room. */
static netsh_class class_learnt(const dhcpopt_scanner *s, dhcpopt_text name,
                                dhcpopt_text *ret_data) {
    dhcpopt_text list = {s->held_text, s->held_len};
    netsh_class of = CLASS_NONE;
    for (size_t pos = 0; pos < list.len;) {
        size_t end = text_find(list, pos, '\n');
        dhcpopt_text line = text_slice(list, pos + 1, end - pos - 1);
        size_t tab = text_find(line, 0, '\t');
        if (text_equal_caseless(text_slice(line, 0, tab), name)) {
            of = (netsh_class)(text_at(list, pos) - '0');
            *ret_data = text_from(line, tab < line.len ? tab + 1 : tab);
        }
        pos = end + 1;
    }
    return of;
}

static netsh_class class_usual(dhcpopt_text name) {
    for (size_t index = 0; index < sizeof usual / sizeof usual[0]; index++) {
        if (text_equal_caseless(name, dhcpopt_text_of(usual[index].name))) {
            return usual[index].of;
        }
    }
    return CLASS_NONE;
}

/* A class that is called as ours is, and sends something else, is a doubtful one. */
netsh_class netsh_class_named(const dhcpopt_scanner *s, dhcpopt_text name) {
    dhcpopt_text data = {NULL, 0};
    netsh_class learnt = class_learnt(s, name, &data);
    netsh_class by_name = class_usual(name);
    if (learnt == CLASS_NONE) {
        return by_name == CLASS_NONE ? CLASS_UNKNOWN : by_name;
    }
    return learnt == CLASS_OTHER && by_name != CLASS_NONE ? CLASS_UNKNOWN : learnt;
}

/* Phones send theirs in just these letters; what is nearly that is meant for them. */
static netsh_class class_of_data(dhcpopt_text data) {
    netsh_class of = CLASS_OTHER;
    for (netsh_class each = CLASS_UC; each <= CLASS_OCPHONE; each++) {
        const char *sent = dhcpopt_space_name(netsh_space(each));
        if (text_equal_caseless(data, dhcpopt_text_of(sent)) || is_misspelt(data, sent)) {
            of = each;
        }
    }
    return of;
}

void netsh_class_learn(dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_text data, bool hex) {
    uint8_t octets[DHCPOPT_PLACE_MAX];
    writer w = writer_to(octets, sizeof octets);
    if (hex) {
        dhcpopt_status status = hex_read(data, &w, NULL);
        dhcpopt_bytes sent = {octets, w.len <= w.cap ? w.len : 0}; /* ours are short */
        if (status != DHCPOPT_OK) {
            return;
        }
        data = bytes_as_text(sent);
    }
    netsh_class of = class_of_data(data);
    dhcpopt_text before = {NULL, 0};
    size_t kept = class_is_misspelt(data) ? data.len : 0;
    bool known = of == class_learnt(s, name, &before) && before.len == kept;
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    print_char(&p, (char)('0' + of));
    print_text(&p, name);
    print_string(&p, kept > 0 ? "\t" : "");
    for (size_t pos = 0; pos < kept; pos++) { /* a line feed would end the line */
        print_char(&p, (char)(is_control(text_at(data, pos)) ? '?' : text_at(data, pos)));
    }
    print_char(&p, '\n');
    s->held_len = known || p.len > p.cap ? s->held_len : p.len;
}

void netsh_set_class(dhcpopt_scanner *s, netsh_class of, dhcpopt_text name) {
    bool ours = of == CLASS_UC || of == CLASS_OCPHONE;
    dhcpopt_text data = {NULL, 0};
    class_learnt(s, name, &data);
    dhcpopt_text sent = dhcpopt_text_of(dhcpopt_space_name(netsh_space(of)));
    scan_class(s, !ours ? name : data.len > 0 ? data : sent);
}

bool netsh_is_doubtful(netsh_class of, uint64_t number, netsh_type type) {
    bool small = type == NETSH_BYTE || type == NETSH_DWORD || type == NETSH_IPADDRESS;
    return of == CLASS_UNKNOWN && !small && number <= CODE_VOICE_VLAN &&
           dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, (unsigned)number) != NULL;
}
