/* SPDX-License-Identifier: MIT */
/* Whose an option is that was found, by its class and by its octets, and whether it is what a
 * line above it says; for found.c and all who read option 43. */
#include "../syntax.h"
#include "../tlv.h"
#include "../url.h"

#include "found.h"

/* The sub-options in front of one that is cut. */
static dhcpopt_bytes whole_part(dhcpopt_bytes bytes) {
    size_t pos = 0;
    size_t whole = 0;
    dhcpopt_suboption part;
    while (pos < bytes.len && tlv_read(bytes, pos, &part, &pos, NULL) == DHCPOPT_OK) {
        whole = pos;
    }
    return bytes_slice(bytes, 0, whole);
}

/* Does sub-option 1 say that they are the phones'? */
static bool names_itself(dhcpopt_bytes bytes) {
    size_t pos = 0;
    dhcpopt_suboption part = {.code = 0};
    dhcpopt_text wanted = dhcpopt_text_of(dhcpopt_space_name(DHCPOPT_SPACE_MS_UC_CLIENT));
    while (pos < bytes.len && tlv_read(bytes, pos, &part, &pos, NULL) == DHCPOPT_OK) {
        if (part.code == UC_FIRST && text_equal_caseless(bytes_as_text(part.value), wanted)) {
            return true;
        }
    }
    return false;
}

/* Access points take the addresses of their controllers as they stand, which are no list of
 * sub-options: Cisco IOS' "option 43 ip", and its like elsewhere. */
bool found_is_addresses(const dhcpopt_found *found) {
    enum { ADDRESS_OCTETS = 4, ADDRESS_LEN = 15, LOOKED_AT = ADDRESS_LEN + 2 };
    dhcpopt_text words = found->words;
    words.len = words.len < LOOKED_AT ? words.len : LOOKED_AT; /* a quote, and what ends it */
    size_t start = is_one_of(text_at(words, 0), "\"'") ? 1 : 0;
    size_t end = text_find_any(words, start, " \t,;\"'");
    uint32_t address = 0;
    dhcpopt_bytes bytes = found->value.bytes;
    return bytes.len >= ADDRESS_OCTETS && bytes.len % ADDRESS_OCTETS == 0 &&
           address_read(text_slice(words, start, end - start), &address, NULL) == DHCPOPT_OK &&
           address == bytes_u32(bytes, 0);
}

/* Huawei's access points take them in one sub-option: 2 has octets, 3 text with commas ("Option
 * 43 Formats Supported by Huawei APs"). */
static bool is_controllers(dhcpopt_bytes bytes) {
    enum { CODE_OCTETS = 2, CODE_TEXT = 3 };
    size_t pos = 0;
    dhcpopt_suboption part = {.code = 0};
    uint32_t address = 0;
    if (bytes.len == 0 || tlv_read(bytes, pos, &part, &pos, NULL) != DHCPOPT_OK ||
        pos < bytes.len) {
        return false;
    }
    dhcpopt_text text = bytes_as_text(part.value);
    dhcpopt_text first = text_slice(text, 0, text_find(text, 0, ','));
    const dhcpopt_option *row = dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, part.code);
    return (part.code == CODE_OCTETS && part.value.len % sizeof address == 0 &&
            dhcpopt_print(row, part.value, NULL, 0, &pos, NULL) != DHCPOPT_OK) ||
           (part.code == CODE_TEXT && address_read(first, &address, NULL) == DHCPOPT_OK);
}

/* Other devices have sub-options of the same codes, so content counts only where the class is
 * not told to be one of theirs. */
bool dhcpopt_found_space(const dhcpopt_found *found, dhcpopt_space *ret_space) {
    dhcpopt_bytes bytes = found->value.bytes;
    dhcpopt_text vendor_class = found->vendor_class;
    if (vendor_class.len > 0 && dhcpopt_space_by_name(vendor_class, ret_space)) {
        return true;
    }
    bool open = class_may_be_ours(vendor_class) || names_itself(bytes);
    return open && !found_is_addresses(found) && !is_controllers(bytes) &&
           (dhcpopt_space_of(bytes, ret_space) ||
            dhcpopt_space_of(whole_part(bytes), ret_space));
}

bool found_may_be_ours(dhcpopt_bytes bytes) {
    uint8_t code = bytes.len > 0 ? byte_at(bytes, 0) : 0;
    return dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, code) != NULL ||
           dhcpopt_suboption_row(DHCPOPT_SPACE_CPE_OCPHONE, code) != NULL;
}

bool found_is_of_other_class(dhcpopt_space told, dhcpopt_bytes bytes) {
    dhcpopt_space held = told;
    dhcpopt_suboption part;
    if (!dhcpopt_space_of(bytes, &held) || held == told) {
        return false;
    }
    for (size_t pos = 0; pos < bytes.len;) {
        if (tlv_read(bytes, pos, &part, &pos, NULL) != DHCPOPT_OK ||
            dhcpopt_option_by_code(told, part.code) != NULL) {
            return false;
        }
    }
    return true;
}

/* But for the letter case of names. */
static bool same_octets(dhcpopt_bytes a, dhcpopt_bytes b) {
    return text_equal_caseless(bytes_as_text(a), bytes_as_text(b));
}

/* The URL is told for the sub-options 1 to 5. */
bool found_as_said(const dhcpopt_option *row, const dhcpopt_found *found) {
    uint8_t octets[DHCPOPT_VALUE_MAX];
    dhcpopt_bytes said = {octets, 0};
    bool has_url = row->space != DHCPOPT_SPACE_DHCP4 || row->kind == DHCPOPT_KIND_SUBOPTIONS;
    const dhcpopt_option *head =
        has_url ? dhcpopt_option_by_name(dhcpopt_text_of("cert-prov-url")) : row;
    if (dhcpopt_parse(head, found->said, octets, sizeof octets, &said.len, NULL) !=
        DHCPOPT_OK) {
        return true; /* no value, and not held against one */
    }
    size_t pos = 0;
    dhcpopt_suboption part;
    while (row->space != DHCPOPT_SPACE_DHCP4 && pos < said.len &&
           tlv_read(said, pos, &part, &pos, NULL) == DHCPOPT_OK) {
        if (part.code == row->code) {
            return same_octets(part.value, found->value.bytes);
        }
    }
    return row->space != DHCPOPT_SPACE_DHCP4 || same_octets(said, found->value.bytes);
}
