/* SPDX-License-Identifier: MIT */
/* dhcpopt_encode and the decoder: what elements each kind takes and gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "contract.h"
#include "dhcpopt.h"
#include "properties.h"

enum { TYPES = DHCPOPT_ELEMENT_SUBOPTION + 1 };

static const dhcpopt_option *named(const char *name) {
    return dhcpopt_option_by_name(dhcpopt_text_of(name));
}

static dhcpopt_element name_of(const char *name) {
    dhcpopt_element element = {.type = DHCPOPT_ELEMENT_NAME, .as = {.text = {NULL, 0}}};
    element.as.text = dhcpopt_text_of(name);
    return element;
}

/* Encodes and gives the status; error tells why. The contract holds either way. */
static dhcpopt_status encode(const char *option, const dhcpopt_element *elements, size_t count,
                             dhcpopt_error *error) {
    call c = {
        .function = CALL_ENCODE, .option = named(option), .elements = elements, .count = count};
    size_t len = 0;
    const char *wrong = call_contract(&c, true);
    if (wrong != NULL) {
        fail_msg("%s: %s", option, wrong);
    }
    return call_run(&c, NULL, 0, &len, error);
}

static bool takes(dhcpopt_kind kind, dhcpopt_element_type type) {
    switch (kind) {
    case DHCPOPT_KIND_OFFSET:
        return type == DHCPOPT_ELEMENT_OFFSET;
    case DHCPOPT_KIND_ADDRESSES:
        return type == DHCPOPT_ELEMENT_ADDRESS;
    case DHCPOPT_KIND_NAMES:
        return type == DHCPOPT_ELEMENT_NAME;
    case DHCPOPT_KIND_SIP_SERVERS:
        return type == DHCPOPT_ELEMENT_NAME || type == DHCPOPT_ELEMENT_ADDRESS;
    case DHCPOPT_KIND_POLYCOM_VLAN:
    case DHCPOPT_KIND_VLAN:
        return type == DHCPOPT_ELEMENT_VLAN;
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        return type == DHCPOPT_ELEMENT_SUBOPTION;
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        break;
    }
    return type == DHCPOPT_ELEMENT_TEXT;
}

static bool takes_one(dhcpopt_kind kind) {
    return kind == DHCPOPT_KIND_OFFSET || kind == DHCPOPT_KIND_VLAN ||
           takes(kind, DHCPOPT_ELEMENT_TEXT);
}

/* An element of each type that is good for some option of every kind that takes the type. */
static dhcpopt_element example(const dhcpopt_option *option, int type) {
    static const char *const texts[] = {[DHCPOPT_KIND_TEXT] = "text",
                                        [DHCPOPT_KIND_URL] = "http://host.example/",
                                        [DHCPOPT_KIND_IDENTIFIER] = "MS-UC-Client",
                                        [DHCPOPT_KIND_SCHEME] = "https",
                                        [DHCPOPT_KIND_HOST] = "host.example",
                                        [DHCPOPT_KIND_PORT] = "443",
                                        [DHCPOPT_KIND_PATH] = "/",
                                        [DHCPOPT_KIND_SUBOPTIONS] = NULL};
    dhcpopt_element element = {.type = (dhcpopt_element_type)type, .as = {.seconds = 0}};
    switch (element.type) {
    case DHCPOPT_ELEMENT_OFFSET:
        element.as.seconds = 3600;
        break;
    case DHCPOPT_ELEMENT_ADDRESS:
        element.as.address = 0x0A000001;
        break;
    case DHCPOPT_ELEMENT_NAME:
        element.as.text = dhcpopt_text_of("host.example");
        break;
    case DHCPOPT_ELEMENT_TEXT:
        element.as.text =
            dhcpopt_text_of(texts[option->kind] != NULL ? texts[option->kind] : "text");
        break;
    case DHCPOPT_ELEMENT_VLAN:
        element.as.vlan = 100;
        break;
    case DHCPOPT_ELEMENT_SUBOPTION:
        element.as.suboption.code = 2;
        element.as.suboption.value.ptr = (const uint8_t *)"https";
        element.as.suboption.value.len = 5;
        break;
    }
    return element;
}

static void every_kind_takes_its_own_elements_only(void **state) {
    (void)state;
    for (size_t index = 0; dhcpopt_option_at(index) != NULL; index++) {
        const dhcpopt_option *option = dhcpopt_option_at(index);
        for (int type = 0; type < TYPES; type++) {
            dhcpopt_element pair[] = {example(option, type), example(option, type)};
            dhcpopt_error error;
            bool fits = takes(option->kind, pair[0].type);
            assert_int_equal(encode(option->name, pair, 1, &error),
                             fits ? DHCPOPT_OK : DHCPOPT_ELEMENT);
            dhcpopt_status status = encode(option->name, pair, 2, &error);
            assert_int_equal(status,
                             fits && !takes_one(option->kind) ? DHCPOPT_OK : DHCPOPT_ELEMENT);
            if (fits && status == DHCPOPT_ELEMENT) {
                assert_int_equal(error.item, 1);
            }
        }
        assert_int_equal(encode(option->name, NULL, 0, NULL), DHCPOPT_EMPTY);
    }
}

static void mixed_sip_servers_are_told_with_the_second(void **state) {
    (void)state;
    const dhcpopt_option *option = named("sip-servers");
    dhcpopt_element address = example(option, DHCPOPT_ELEMENT_ADDRESS);
    dhcpopt_element mixed[] = {address, address, name_of("sip.example")};
    dhcpopt_error error;
    assert_int_equal(encode("sip-servers", mixed, 3, &error), DHCPOPT_SIP_MIXED);
    assert_int_equal(error.item, 2);
    assert_int_equal(error.len, strlen("sip.example"));
}

static void a_fault_is_told_in_its_element(void **state) {
    (void)state;
    dhcpopt_element names[] = {name_of("a.example"), name_of("b..example")};
    dhcpopt_error error;
    assert_int_equal(encode("domain-search", names, 2, &error), DHCPOPT_LABEL_EMPTY);
    assert_int_equal(error.item, 1);
    assert_int_equal(error.pos, 2);
    assert_int_equal(error.len, 1);
}

static void an_empty_text_is_no_element(void **state) {
    (void)state;
    for (size_t index = 0; dhcpopt_option_at(index) != NULL; index++) {
        const dhcpopt_option *option = dhcpopt_option_at(index);
        for (int type = DHCPOPT_ELEMENT_NAME; type <= DHCPOPT_ELEMENT_TEXT; type++) {
            dhcpopt_element empty = {.type = (dhcpopt_element_type)type,
                                     .as = {.text = {NULL, 0}}};
            assert_int_equal(encode(option->name, &empty, 1, NULL),
                             takes(option->kind, empty.type) ? DHCPOPT_EMPTY : DHCPOPT_ELEMENT);
        }
    }
}

static void vlans_are_1_to_4094(void **state) {
    (void)state;
    static const uint16_t vlans[] = {0, 1, 4094, 4095, UINT16_MAX};
    static const char *const options[] = {"voice-vlan", "polycom-vlan"};
    for (size_t index = 0; index < sizeof vlans / sizeof vlans[0]; index++) {
        bool good = vlans[index] >= 1 && vlans[index] <= 4094;
        dhcpopt_element vlan = {.type = DHCPOPT_ELEMENT_VLAN, .as = {.vlan = vlans[index]}};
        for (size_t option = 0; option < 2; option++) {
            assert_int_equal(encode(options[option], &vlan, 1, NULL),
                             good ? DHCPOPT_OK : DHCPOPT_VLAN_RANGE);
        }
    }
}

static void a_sub_option_holds_253_octets_in_option_43(void **state) {
    (void)state;
    static const uint8_t octets[DHCPOPT_VALUE_MAX + 1] = {0};
    for (size_t len = 252; len <= sizeof octets; len++) {
        dhcpopt_element element = {.type = DHCPOPT_ELEMENT_SUBOPTION,
                                   .as = {.suboption = {7, {octets, len}}}};
        dhcpopt_error error;
        dhcpopt_status status = encode("vendor-specific", &element, 1, &error);
        assert_int_equal(status, len <= 253 ? DHCPOPT_OK : DHCPOPT_TOO_LONG);
        if (status != DHCPOPT_OK) {
            assert_int_equal(error.need, DHCPOPT_VALUE_MAX);
        }
    }
}

/* dhcpopt_encode goes as far as dhcpopt_parse_long where an option may be split. */
static void options_119_and_120_hold_1020_octets(void **state) {
    (void)state;
    enum { COUNT = 255 };
    dhcpopt_element elements[COUNT];
    for (size_t index = 0; index < COUNT; index++) {
        elements[index] = name_of("ab"); /* 4 octets */
    }
    assert_int_equal(encode("domain-search", elements, COUNT, NULL), DHCPOPT_OK);
    dhcpopt_error error;
    assert_int_equal(encode("sip-servers", elements, COUNT, &error), DHCPOPT_TOO_LONG);
    assert_int_equal(error.item, COUNT - 1);
    assert_int_equal(error.have, DHCPOPT_LONG_MAX + 1);
    assert_int_equal(error.need, DHCPOPT_LONG_MAX);
    elements[0] = name_of("a");
    assert_int_equal(encode("sip-servers", elements, COUNT, NULL), DHCPOPT_OK);
}

static void elements_tell_their_place(void **state) {
    (void)state;
    /* computed: two names, the second compressed with dnsmasq's base */
    static const uint8_t payload[] = {0,   1, 'a', 7,   'e', 'x', 'a', 'm', 'p',  'l',
                                      'e', 3, 'c', 'o', 'm', 0,   1,   'b', 0xC0, 2};
    dhcpopt_bytes bytes = {payload, sizeof payload};
    decoded parts = decode_all(named("sip-servers"), bytes);
    assert_null(parts.wrong);
    assert_int_equal(parts.status, DHCPOPT_END);
    assert_int_equal(parts.count, 2);
    assert_int_equal(parts.elements[0].pos, 1);
    assert_int_equal(parts.elements[0].len, 15);
    assert_int_equal(parts.elements[1].pos, 16);
    assert_int_equal(parts.elements[1].len, 4);
    assert_int_equal(parts.elements[1].as.text.len, strlen("b.example.com"));
    assert_memory_equal(parts.elements[1].as.text.ptr, "b.example.com", 13);
    decoded_free(&parts);
}

static void sub_options_are_borrowed_from_the_payload(void **state) {
    (void)state;
    static const uint8_t payload[] = {0, 10, 2, 0, 100, 99, 0, 255, 0};
    dhcpopt_bytes bytes = {payload, sizeof payload};
    decoded parts = decode_all(named("vendor-specific"), bytes);
    assert_null(parts.wrong);
    assert_int_equal(parts.status, DHCPOPT_END);
    assert_int_equal(parts.count, 5);
    assert_int_equal(parts.elements[0].as.suboption.code, 0);
    assert_int_equal(parts.elements[1].as.suboption.code, 10);
    assert_int_equal(parts.elements[1].pos, 1);
    assert_int_equal(parts.elements[1].len, 4);
    assert_ptr_equal(parts.elements[1].as.suboption.value.ptr, payload + 3);
    assert_int_equal(parts.elements[2].as.suboption.value.len, 0);
    assert_int_equal(parts.elements[3].as.suboption.code, 255);
    assert_int_equal(parts.elements[4].as.suboption.code, 0);
    decoded_free(&parts);
}

static void addresses_and_offsets_are_numbers_of_the_host(void **state) {
    (void)state;
    static const uint8_t address[] = {10, 0, 0, 1};
    static const uint8_t offset[] = {0xFF, 0xFF, 0xB9, 0xB0};
    static const uint8_t vlan[] = {0x0F, 0xFE};
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_bytes bytes = {address, sizeof address};
    dhcpopt_decode_begin(&cursor, named("ntp-servers"), bytes);
    assert_int_equal(dhcpopt_decode_next(&cursor, &element, NULL), DHCPOPT_OK);
    assert_int_equal(element.as.address, 0x0A000001);
    bytes.ptr = offset;
    dhcpopt_decode_begin(&cursor, named("time-offset"), bytes);
    assert_int_equal(dhcpopt_decode_next(&cursor, &element, NULL), DHCPOPT_OK);
    assert_int_equal(element.as.seconds, -18000);
    bytes.ptr = vlan;
    bytes.len = sizeof vlan;
    dhcpopt_decode_begin(&cursor, named("voice-vlan"), bytes);
    assert_int_equal(dhcpopt_decode_next(&cursor, &element, NULL), DHCPOPT_OK);
    assert_int_equal(element.as.vlan, 4094);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_takes_its_own_elements_only),
        cmocka_unit_test(mixed_sip_servers_are_told_with_the_second),
        cmocka_unit_test(a_fault_is_told_in_its_element),
        cmocka_unit_test(an_empty_text_is_no_element),
        cmocka_unit_test(vlans_are_1_to_4094),
        cmocka_unit_test(a_sub_option_holds_253_octets_in_option_43),
        cmocka_unit_test(options_119_and_120_hold_1020_octets),
        cmocka_unit_test(elements_tell_their_place),
        cmocka_unit_test(sub_options_are_borrowed_from_the_payload),
        cmocka_unit_test(addresses_and_offsets_are_numbers_of_the_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
