/* SPDX-License-Identifier: MIT */
/* The properties of values: text to octets and back, octets to elements and back. */
#include "properties.h"

#include <stdlib.h>
#include <string.h>

#include "contract.h"

void *exact_copy(const void *from, size_t len) {
    if (len == 0) {
        return NULL;
    }
    void *copy = malloc(len);
    if (copy == NULL) {
        abort();
    }
    memcpy(copy, from, len);
    return copy;
}

static bool borrows(const dhcpopt_element *element) {
    return element->type == DHCPOPT_ELEMENT_NAME;
}

/* After its last element, and after a failure, a cursor stays where it is. */
static const char *check_still(dhcpopt_cursor *cursor, const decoded *parts, size_t len) {
    dhcpopt_element element;
    memset(&element, 0xA5, sizeof element);
    dhcpopt_element before = element;
    dhcpopt_error error;
    error_spoil(&error);
    if (dhcpopt_decode_next(cursor, &element, &error) != parts->status) {
        return "the cursor moved after its last element or after a failure";
    }
    if (memcmp(&element, &before, sizeof element) != 0) {
        return "ret_element is set without an element";
    }
    if (dhcpopt_decode_next(cursor, &element, NULL) != parts->status) {
        return "the decoder depends on the error being there";
    }
    if (parts->status == DHCPOPT_END) {
        return error_is_spoilt(&error) ? NULL : "error is set for DHCPOPT_END";
    }
    if (parts->error.item != parts->count) {
        return "error.item is not the element that failed";
    }
    return error_contract(&error, parts->status, len);
}

static const char *check_place(const dhcpopt_element *element, size_t before, size_t len) {
    if (element->pos < before || element->len == 0 || element->pos > len ||
        element->len > len - element->pos) {
        return "an element's place is not behind the one before it, or not inside the payload";
    }
    return NULL;
}

decoded decode_all(const dhcpopt_option *option, dhcpopt_bytes payload) {
    decoded parts = {NULL, 0, DHCPOPT_OK, {.status = DHCPOPT_OK}, NULL};
    dhcpopt_cursor cursor;
    parts.elements = malloc((payload.len + 1) * sizeof *parts.elements);
    if (parts.elements == NULL) {
        abort();
    }
    dhcpopt_decode_begin(&cursor, option, payload);
    for (size_t end = 0; parts.wrong == NULL;) {
        dhcpopt_element *element = &parts.elements[parts.count];
        error_spoil(&parts.error);
        parts.status = dhcpopt_decode_next(&cursor, element, &parts.error);
        if (parts.status != DHCPOPT_OK) {
            break;
        }
        parts.wrong = check_place(element, end, payload.len);
        end = element->pos + element->len;
        if (borrows(element)) {
            element->as.text.ptr = exact_copy(element->as.text.ptr, element->as.text.len);
        }
        parts.count++;
    }
    if (parts.wrong == NULL) {
        parts.wrong = check_still(&cursor, &parts, payload.len);
    }
    return parts;
}

void decoded_free(decoded *parts) {
    for (size_t index = 0; index < parts->count; index++) {
        const dhcpopt_element *element = &parts->elements[index];
        if (borrows(element)) {
            /* The copy is ours; the element's pointer to const is the library's. */
            uintptr_t copy = (uintptr_t)element->as.text.ptr;
            free((void *)copy);
        }
    }
    free(parts->elements);
}

static bool has_suboptions(const dhcpopt_option *option) {
    return option->kind == DHCPOPT_KIND_CERT_URL || option->kind == DHCPOPT_KIND_SUBOPTIONS;
}

/* decode(encode(x)) = x, where x is what decode gave; the octets are the canonical ones. */
static const char *check_encode(const dhcpopt_option *option, const decoded *parts,
                                dhcpopt_bytes canonical, bool every) {
    call encode = {.function = CALL_ENCODE,
                   .option = option,
                   .elements = parts->elements,
                   .count = parts->count};
    const char *wrong = call_contract(&encode, every);
    if (wrong != NULL) {
        return wrong;
    }
    void *octets = NULL;
    size_t len = 0;
    dhcpopt_status status = call_output(&encode, &octets, &len);
    if (status != DHCPOPT_OK || len != canonical.len ||
        memcmp(octets, canonical.ptr, len) != 0) {
        wrong = "the elements do not encode to the canonical payload";
    }
    free(octets);
    return wrong;
}

/* Printing what was parsed gives the same text. */
static const char *check_fixed_point(const dhcpopt_option *option, dhcpopt_bytes payload,
                                     dhcpopt_text text) {
    call print = {.function = CALL_PRINT, .option = option, .bytes = payload};
    void *again = NULL;
    size_t len = 0;
    dhcpopt_status status = call_output(&print, &again, &len);
    bool same =
        status == DHCPOPT_OK && len == text.len && memcmp(again, text.ptr, text.len) == 0;
    free(again);
    return same ? NULL : "printing what was parsed gives another text";
}

/* A payload that prints: what parses from its text is canonical. */
static const char *check_printed(const dhcpopt_option *option, const decoded *parts,
                                 dhcpopt_bytes payload, dhcpopt_text text, bool every) {
    call parse = {.function = CALL_PARSE_LONG, .option = option, .text = text};
    void *octets = NULL;
    size_t len = 0;
    dhcpopt_status status = call_output(&parse, &octets, &len);
    if (status == DHCPOPT_TOO_LONG || status == DHCPOPT_CERT_LONG) {
        return NULL; /* compression saved what the canonical payload needs */
    }
    if (status != DHCPOPT_OK) {
        return "what was printed does not parse";
    }
    dhcpopt_bytes canonical = {octets, len};
    const char *wrong = check_fixed_point(option, canonical, text);
    /* Sub-options stay as they stand, with PAD and END; a long option 43 is not encoded. */
    dhcpopt_bytes expected = has_suboptions(option) ? payload : canonical;
    bool encodes = option->splits || expected.len <= DHCPOPT_VALUE_MAX;
    if (wrong == NULL && parts->status == DHCPOPT_END && encodes) {
        wrong = check_encode(option, parts, expected, every);
    }
    free(octets);
    return wrong;
}

static const char *check_print(const dhcpopt_option *option, const decoded *parts,
                               dhcpopt_bytes payload, bool every) {
    call print = {.function = CALL_PRINT, .option = option, .bytes = payload};
    void *text = NULL;
    size_t len = 0;
    dhcpopt_status status = call_output(&print, &text, &len);
    const char *wrong = NULL;
    if (status != DHCPOPT_OK) {
        bool decodes = parts->status == DHCPOPT_END && option->kind != DHCPOPT_KIND_CERT_URL;
        return decodes ? "it decodes but does not print" : NULL;
    }
    if (parts->status != DHCPOPT_END && option->kind != DHCPOPT_KIND_SUBOPTIONS) {
        wrong = "it prints but does not decode";
    } else if (payload.len <= DHCPOPT_LONG_MAX && len > DHCPOPT_PRINT_MAX) {
        wrong = "more is printed than DHCPOPT_PRINT_MAX";
    } else {
        dhcpopt_text printed = {text, len};
        wrong = check_printed(option, parts, payload, printed, every);
    }
    free(text);
    return wrong;
}

/* Findings come in order, inside the payload, and in no greater number than promised. */
static const char *check_findings(const dhcpopt_option *option, dhcpopt_space space,
                                  dhcpopt_bytes payload, bool every) {
    call check = {.function = CALL_CHECK, .option = option, .space = space, .bytes = payload};
    const char *wrong = call_contract(&check, every);
    void *out = NULL;
    size_t count = 0;
    if (wrong != NULL || call_output(&check, &out, &count) != DHCPOPT_OK) {
        return wrong != NULL ? wrong : "check fails";
    }
    const dhcpopt_finding *findings = out;
    if (payload.len <= DHCPOPT_LONG_MAX && count > DHCPOPT_FINDINGS_MAX) {
        wrong = "there are more findings than DHCPOPT_FINDINGS_MAX";
    }
    for (size_t index = 0, pos = 0; index < count && wrong == NULL; index++) {
        const dhcpopt_finding *finding = &findings[index];
        if (finding->pos > payload.len || finding->len > payload.len - finding->pos) {
            wrong = "a finding's place leads out of the payload";
        } else if (finding->pos < pos) {
            wrong = "findings are not in order of position";
        }
        pos = finding->pos;
    }
    free(out);
    return wrong;
}

static const char *payload_steps(const dhcpopt_option *option, dhcpopt_bytes payload,
                                 bool contract, bool every) {
    call print = {.function = CALL_PRINT, .option = option, .bytes = payload};
    const char *wrong = contract ? call_contract(&print, every) : NULL;
    decoded parts = decode_all(option, payload);
    if (wrong == NULL) {
        wrong = parts.wrong;
    }
    if (wrong == NULL) {
        wrong = check_print(option, &parts, payload, every);
    }
    decoded_free(&parts);
    return wrong;
}

const char *property_of_payload(const dhcpopt_option *option, dhcpopt_bytes payload,
                                bool every) {
    const char *wrong = payload_steps(option, payload, true, every);
    for (int space = 0; space <= DHCPOPT_SPACE_CPE_OCPHONE && wrong == NULL; space++) {
        wrong = check_findings(option, (dhcpopt_space)space, payload, every);
    }
    if (wrong != NULL) {
        return wrong;
    }
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    if (dhcpopt_space_of(payload, &space) ? space == DHCPOPT_SPACE_DHCP4
                                          : space != DHCPOPT_SPACE_DHCP4) {
        return "dhcpopt_space_of gives no vendor class, or sets one without finding it";
    }
    return property_of_frames(option, payload, every);
}

const char *property_of_truncations(const dhcpopt_option *option, dhcpopt_bytes payload) {
    const char *wrong = NULL;
    for (size_t len = 0; len < payload.len && wrong == NULL; len++) {
        dhcpopt_bytes shorter = {exact_copy(payload.ptr, len), len};
        call print = {.function = CALL_PRINT, .option = option, .bytes = shorter};
        dhcpopt_error error;
        size_t need = 0;
        error_spoil(&error);
        dhcpopt_status status = call_run(&print, NULL, 0, &need, &error);
        wrong = status == DHCPOPT_OK ? NULL : error_contract(&error, status, len);
        if (wrong == NULL) {
            wrong = payload_steps(option, shorter, false, false);
        }
        if (wrong == NULL) {
            wrong = check_findings(option, option->space, shorter, false);
        }
        uintptr_t copy = (uintptr_t)shorter.ptr;
        free((void *)copy);
    }
    return wrong;
}

const char *property_of_text(const dhcpopt_option *option, dhcpopt_text text, bool every) {
    call parse = {.function = CALL_PARSE, .option = option, .text = text};
    call parse_long = {.function = CALL_PARSE_LONG, .option = option, .text = text};
    const char *wrong = call_contract(&parse, every);
    if (wrong == NULL) {
        wrong = call_contract(&parse_long, every);
    }
    void *octets = NULL;
    size_t len = 0;
    if (wrong != NULL || call_output(&parse_long, &octets, &len) != DHCPOPT_OK) {
        return wrong;
    }
    dhcpopt_bytes payload = {octets, len};
    size_t short_len = 0;
    dhcpopt_status status = dhcpopt_parse(option, text, NULL, 0, &short_len, NULL);
    if (len > DHCPOPT_LONG_MAX || (len > DHCPOPT_VALUE_MAX && !option->splits)) {
        wrong = "parse gives more octets than the option may have";
    } else if (len <= DHCPOPT_VALUE_MAX ? status != DHCPOPT_OK : status != DHCPOPT_TOO_LONG) {
        wrong = "parse and parse_long differ by more than the limit";
    } else {
        wrong = property_of_payload(option, payload, every);
    }
    free(octets);
    return wrong;
}
