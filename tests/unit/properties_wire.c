/* SPDX-License-Identifier: MIT */
/* The properties of hexadecimal and of framed options. */
#include <stdlib.h>
#include <string.h>

#include "contract.h"
#include "properties.h"

static int hex_value(char c) {
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = c == '\0' ? NULL : strchr(digits, c);
    return found == NULL ? -1 : (int)((found - digits) % 16);
}

/* Each octet's place is that of its high digit, behind the place of the octet before. */
static const char *check_places(dhcpopt_text text, dhcpopt_bytes octets) {
    for (size_t index = 0, next = 0; index < octets.len; index++) {
        size_t pos = dhcpopt_hex_locate(text, index);
        if (pos < next || pos >= text.len ||
            hex_value(text.ptr[pos]) != octets.ptr[index] / 16) {
            return "dhcpopt_hex_locate does not give the place of the octet's first digit";
        }
        next = pos + 2;
    }
    return dhcpopt_hex_locate(text, octets.len) == text.len &&
                   dhcpopt_hex_locate(text, SIZE_MAX) == text.len
               ? NULL
               : "dhcpopt_hex_locate does not give the end for an octet that is not there";
}

const char *property_of_hex(dhcpopt_text text, bool every) {
    call parse = {.function = CALL_HEX_PARSE, .text = text};
    const char *wrong = call_contract(&parse, every);
    void *out = NULL;
    size_t len = 0;
    if (wrong != NULL || call_output(&parse, &out, &len) != DHCPOPT_OK) {
        return wrong;
    }
    dhcpopt_bytes octets = {out, len};
    wrong = len == 0 ? "hexadecimal without octets is accepted" : check_places(text, octets);
    if (wrong == NULL) {
        wrong = property_of_octets(octets, every);
    }
    free(out);
    return wrong;
}

static const char *check_form(const dhcpopt_form *form, dhcpopt_bytes octets, bool every) {
    call print = {.function = CALL_HEX_PRINT, .form = form, .bytes = octets};
    const char *wrong = call_contract(&print, every);
    void *text = NULL;
    size_t len = 0;
    if (wrong != NULL || call_output(&print, &text, &len) != DHCPOPT_OK) {
        return wrong != NULL ? wrong : "octets do not print";
    }
    call parse = {.function = CALL_HEX_PARSE, .text = {text, len}};
    void *again = NULL;
    size_t again_len = 0;
    dhcpopt_status status = call_output(&parse, &again, &again_len);
    if (len > DHCPOPT_HEX_MAX(octets.len)) {
        wrong = "more is printed than DHCPOPT_HEX_MAX";
    } else if (octets.len == 0) {
        wrong = status == DHCPOPT_OK ? "no octets are read as some" : NULL;
    } else if (status != DHCPOPT_OK || again_len != octets.len ||
               memcmp(again, octets.ptr, octets.len) != 0) {
        wrong = "a form is not read back";
    }
    free(again);
    free(text);
    return wrong;
}

const char *property_of_octets(dhcpopt_bytes octets, bool every) {
    const char *wrong = NULL;
    for (size_t index = 0; dhcpopt_form_at(index) != NULL && wrong == NULL; index++) {
        wrong = check_form(dhcpopt_form_at(index), octets, every);
    }
    return wrong;
}

const char *property_of_frames(const dhcpopt_option *option, dhcpopt_bytes payload,
                               bool every) {
    call frame = {.function = CALL_FRAME, .option = option, .bytes = payload};
    call unframe = {.function = CALL_UNFRAME, .option = option, .bytes = payload};
    const char *wrong = call_contract(&unframe, every);
    void *framed = NULL;
    size_t len = 0;
    if (wrong == NULL) {
        wrong = call_contract(&frame, every);
    }
    if (wrong != NULL || call_output(&frame, &framed, &len) != DHCPOPT_OK) {
        return wrong;
    }
    unframe.bytes.ptr = framed;
    unframe.bytes.len = len;
    void *joined = NULL;
    size_t joined_len = 0;
    dhcpopt_status status = call_output(&unframe, &joined, &joined_len);
    if (len > DHCPOPT_FRAME_MAX) {
        wrong = "more is framed than DHCPOPT_FRAME_MAX";
    } else if (status != DHCPOPT_OK || joined_len != payload.len ||
               memcmp(joined, payload.ptr, payload.len) != 0) {
        wrong = "what was framed is not found again";
    }
    free(joined);
    free(framed);
    return wrong;
}
