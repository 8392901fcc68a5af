/* SPDX-License-Identifier: MIT */
/* Makes octets of what -Value is given: elements of numbers, addresses and texts, one by one or
 * in arrays of .NET; for the reader of PowerShell's commands. */
#include "powershell_value.h"

#include "../url.h"
#include "windows.h"

enum { ADDRESS_OCTETS = 4, QWORD_OCTETS = 8, DIGITS_OF_OCTET = 3 };

/* ---- Types ---- */

/* Columns: as the parameter -Type takes it, and the help's prose; what it makes of elements. */
static const struct {
    const char *name;
    int type;
} type_names[] = {
    {"BinaryData", PS_BINARY},
    {"Byte", PS_BYTE},
    {"DWord", PS_DWORD},
    {"DWordDWord", PS_QWORD},
    {"EncapsulatedData", PS_BINARY},
    {"IPAddress", PS_ADDRESS},
    {"IPv4Address", PS_ADDRESS},
    {"String", PS_STRING},
    {"Word", PS_WORD16},
};

/* The definitions that every server has, from code 0 on (netsh dhcp server dump; RFC 2132). */
static const char predefined[] = "-ADAAAAAAAAASWSSASSBBAWBDWWBABBBAABDBBDBSAAXAABSAA-D"
                                 "------DDS---SASSAAAAAAAAA";

int ps_type_of_name(dhcpopt_text name) {
    for (size_t index = 0; index < sizeof type_names / sizeof type_names[0]; index++) {
        if (text_equal_caseless(name, dhcpopt_text_of(type_names[index].name))) {
            return type_names[index].type;
        }
    }
    return PS_UNKNOWN;
}

int ps_type_of_code(code of) {
    const dhcpopt_option *row = dhcpopt_suboption_row(of.space, of.number);
    if (row != NULL) {
        const char *name = windows_powershell_type(windows_type_of(row));
        return ps_type_of_name(dhcpopt_text_of(name));
    }
    dhcpopt_text types = dhcpopt_text_of(predefined);
    bool known = of.space == DHCPOPT_SPACE_DHCP4 && of.number < types.len;
    return known ? text_at(types, of.number) : PS_UNKNOWN;
}

static size_t octets_of(int type) {
    enum { WORD_OCTETS = 2, DWORD_OCTETS = 4 };
    return type == PS_WORD16  ? WORD_OCTETS
           : type == PS_DWORD ? DWORD_OCTETS
           : type == PS_QWORD ? QWORD_OCTETS
                              : 1;
}

/* ---- What the argument holds ---- */

typedef struct survey {
    size_t count;       /* elements */
    ps_token first;     /* of them */
    bool is_text;       /* its characters are the octets */
    bool is_octets;     /* an array of octets */
    dhcpopt_text fault; /* what cannot be read */
} survey;

static bool holds(dhcpopt_text text, const char *part) {
    dhcpopt_text wanted = dhcpopt_text_of(part);
    for (size_t pos = 0; pos + wanted.len <= text.len; pos++) {
        if (text_equal_caseless(text_slice(text, pos, wanted.len), wanted)) {
            return true;
        }
    }
    return false;
}

/* "[System.Text.Encoding]::ASCII.GetBytes", "[byte[]]", "[char[]]" and what changes nothing. */
static void survey_cast(survey *of, dhcpopt_text cast) {
    bool member = holds(cast, "]::");
    bool encodes = holds(cast, "Text.Encoding]::ASCII.GetBytes") ||
                   holds(cast, "Text.Encoding]::UTF8.GetBytes");
    of->is_text = of->is_text || encodes || holds(cast, "[char[]]");
    of->is_octets = of->is_octets || holds(cast, "[byte");
    if (member && !encodes) {
        of->fault = cast;
    }
}

/* Elements, without the parentheses around them. */
static survey survey_of(dhcpopt_text value) {
    survey of = {.count = 0};
    size_t pos = 0;
    size_t open = 0;
    size_t depth = 0;
    for (ps_token token = ps_next(value, &pos, &open);
         token.kind != PS_END && of.fault.len == 0; token = ps_next(value, &pos, &open)) {
        bool brace = is_one_of(text_at(token.text, token.text.len - 1), "{}");
        depth += token.kind == PS_OPEN ? 1 : 0;
        if (token.kind == PS_STOP || brace || (token.kind == PS_CLOSE && depth == 0)) {
            of.fault = token.text;
        } else if (token.kind == PS_CLOSE) {
            depth--;
        } else if (token.kind == PS_CAST) {
            survey_cast(&of, token.text);
        } else if (token.kind == PS_WORD || token.kind == PS_QUOTED) {
            of.first = of.count == 0 ? token : of.first;
            of.count++;
        }
    }
    of.fault = depth > 0 && of.fault.len == 0 ? value : of.fault;
    return of;
}

/* ---- Elements ---- */

/* Decimal, with a sign where it is negative, or hexadecimal behind 0x. */
static bool read_number(dhcpopt_text text, size_t octets, uint64_t *ret_number) {
    uint64_t limit = UINT64_MAX >> (OCTET_BITS * (QWORD_OCTETS - octets));
    bool negative = text_at(text, 0) == '-';
    bool hexadecimal = text_starts_with(text, "0x") || text_starts_with(text, "0X");
    dhcpopt_text digits = text_from(text, negative ? 1 : hexadecimal ? 2 : 0);
    uint64_t number = 0;
    if (!text_number(digits, hexadecimal ? HEXADECIMAL : DECIMAL, limit, &number)) {
        return false;
    }
    *ret_number = negative ? UINT64_MAX - number + 1 : number; /* two's complement */
    return !negative || (octets > 1 && number <= limit / 2 + 1);
}

static dhcpopt_status put_element(writer *w, int type, const ps_token *token) {
    uint64_t number = 0;
    uint32_t address = 0;
    size_t octets = octets_of(type);
    if (type == PS_STRING) {
        bool variable = token->closed && text_find(token->inner, 0, '$') < token->inner.len;
        return ps_write(token, w) ? DHCPOPT_OK
               : variable         ? DHCPOPT_OPTION_VARIABLE
                                  : DHCPOPT_OPTION_SYNTAX;
    }
    if (text_at(token->inner, 0) == '$') {
        return DHCPOPT_OPTION_VARIABLE;
    }
    if (type == PS_ADDRESS) {
        dhcpopt_status status = address_read(token->inner, &address, NULL);
        put_u32(w, address);
        return status;
    }
    if (!read_number(token->inner, octets, &number)) {
        bool period = text_find(token->inner, 0, '.') < token->inner.len;
        return period ? DHCPOPT_OFFSET_PERIOD : DHCPOPT_NUMBER;
    }
    for (size_t left = octets; left > 0; left--) {
        put_u8(w, (uint8_t)(number >> ((left - 1) * OCTET_BITS)));
    }
    return DHCPOPT_OK;
}

static bool read_elements(dhcpopt_scanner *s, code of, int type, dhcpopt_text value,
                          dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    size_t pos = 0;
    size_t open = 0;
    for (ps_token token = ps_next(value, &pos, &open); token.kind != PS_END;
         token = ps_next(value, &pos, &open)) {
        bool element = token.kind == PS_WORD || token.kind == PS_QUOTED;
        dhcpopt_status status = element ? put_element(&w, type, &token) : DHCPOPT_OK;
        if (status != DHCPOPT_OK) {
            return scan_fault(s, of, status, token.text, ret);
        }
    }
    return scan_written(s, of, &w, w.len > 0 ? DHCPOPT_OK : DHCPOPT_EMPTY, value, ret);
}

/* ---- The value ---- */

/* "241" and "0xF1" are an octet, "f104" and "0xF104" are octets in hexadecimal. */
static bool is_octet(dhcpopt_text text) {
    uint64_t number = 0;
    return text.len <= DIGITS_OF_OCTET + 1 &&
           (text.len <= DIGITS_OF_OCTET || text_starts_with(text, "0x")) &&
           read_number(text, 1, &number);
}

/* What an element is where nothing tells its type. */
static int guess(const survey *of) {
    uint64_t number = 0;
    bool numeric = read_number(of->first.inner, QWORD_OCTETS, &number);
    if (of->count == 1) {
        return of->first.kind == PS_WORD && numeric ? PS_UNKNOWN : PS_STRING;
    }
    return address_is_meant(of->first.inner) && !numeric ? PS_ADDRESS : PS_BYTE;
}

static int element_type(const survey *of, int type) {
    if (of->is_text) {
        return PS_STRING;
    }
    if (of->is_octets) {
        return PS_BYTE;
    }
    if (type == PS_BINARY) {
        return of->count > 1 || is_octet(of->first.inner) ? PS_BYTE : PS_BINARY;
    }
    return type == PS_UNKNOWN ? guess(of) : type;
}

bool ps_read_value(dhcpopt_scanner *s, code of, int type, dhcpopt_text value,
                   dhcpopt_found *ret) {
    survey found = survey_of(value);
    if (found.fault.len > 0) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, found.fault, ret);
    }
    if (found.count == 0) {
        return scan_fault(s, of, DHCPOPT_EMPTY, value, ret);
    }
    int elements = element_type(&found, type);
    if (elements == PS_UNKNOWN) { /* of how many octets is not known */
        return scan_fault(s, of, DHCPOPT_NUMBER, value, ret);
    }
    if (elements == PS_STRING && found.count > 1) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, value, ret);
    }
    if (elements == PS_BINARY && text_at(found.first.inner, 0) != '$') {
        /* Refused by the cmdlets of DHCPv4 (windows-powershell-docs, issue 1742). */
        return scan_fault(s, of, DHCPOPT_PLATFORM_VALUE, found.first.inner, ret);
    }
    return read_elements(s, of, elements, value, ret);
}
