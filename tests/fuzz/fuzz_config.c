/* SPDX-License-Identifier: MIT */
/* Fuzz target for configurations. The first octet chooses the platform, the second are the flags
 * below; then come the scope and the server, where the flags say so, and values up to the end:
 * an octet that chooses the option, and its value, as octets or as text. Whatever has a length
 * has it in an octet in front. */
#include "fuzz.h"

enum {
    FLAG_REMOVE = 1,
    FLAG_MARKDOWN = 2,
    FLAG_SCOPE = 4,         /* a scope of the kind that the platform takes */
    FLAG_STRANGE_SCOPE = 8, /* one from the input */
    FLAG_SERVER = 16,       /* one from the input */
    OPTION_AS_TEXT = 128,   /* beside the option's number: the value is text */
    VALUES = 32
};

/* What is left of the input. */
typedef struct supply {
    const uint8_t *data;
    size_t size;
} supply;

static uint8_t take_octet(supply *from) {
    uint8_t octet = from->size > 0 ? *from->data : 0;
    if (from->size > 0) {
        from->data++;
        from->size--;
    }
    return octet;
}

static dhcpopt_bytes take_bytes(supply *from) {
    size_t len = take_octet(from);
    dhcpopt_bytes bytes = {from->data, len < from->size ? len : from->size};
    from->data += bytes.len;
    from->size -= bytes.len;
    return bytes;
}

/* A copy that ends where the text ends. */
static dhcpopt_text take_text(supply *from) {
    dhcpopt_bytes bytes = take_bytes(from);
    dhcpopt_text text = {exact_copy(bytes.ptr, bytes.len), bytes.len};
    text.ptr = bytes.len > 0 ? text.ptr : "";
    return text;
}

/* Text that is no value of its option stays as it is. */
static dhcpopt_value take_value(supply *from) {
    uint8_t choice = take_octet(from);
    const dhcpopt_option *option = fuzz_option(choice % OPTION_AS_TEXT);
    dhcpopt_value value = {option->space, option->code, take_bytes(from)};
    uint8_t octets[DHCPOPT_VALUE_MAX];
    size_t len = 0;
    dhcpopt_text text = {(const char *)value.bytes.ptr, value.bytes.len};
    if (choice >= OPTION_AS_TEXT &&
        dhcpopt_parse(option, text, octets, sizeof octets, &len, NULL) == DHCPOPT_OK) {
        value.bytes.ptr = octets;
        value.bytes.len = len;
    }
    value.bytes.ptr = exact_copy(value.bytes.ptr, value.bytes.len);
    return value;
}

static const dhcpopt_platform *choose_platform(uint8_t octet) {
    size_t count = 0;
    while (dhcpopt_platform_at(count) != NULL) {
        count++;
    }
    return dhcpopt_platform_at(octet % count);
}

static void drop(const void *kept, size_t len) {
    uintptr_t copy = (uintptr_t)kept;
    free(len > 0 ? (void *)copy : NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    supply from = {data, size};
    const dhcpopt_platform *platform = choose_platform(take_octet(&from));
    unsigned flags = take_octet(&from);
    dhcpopt_text none = {NULL, 0};
    dhcpopt_text scope = (flags & FLAG_STRANGE_SCOPE) != 0 ? take_text(&from) : none;
    dhcpopt_text server = (flags & FLAG_SERVER) != 0 ? take_text(&from) : none;
    dhcpopt_value values[VALUES];
    dhcpopt_config config = {.values = values, .scope = scope, .server = server};
    if ((flags & FLAG_SCOPE) != 0) {
        config.scope = scope_example(platform->scope);
    }
    config.remove = (flags & FLAG_REMOVE) != 0;
    config.markdown = (flags & FLAG_MARKDOWN) != 0;
    while (from.size > 0 && config.count < VALUES) {
        values[config.count++] = take_value(&from);
    }
    fuzz_must_hold(property_of_config(platform, &config, false));
    for (size_t index = 0; index < config.count; index++) {
        drop(values[index].bytes.ptr, values[index].bytes.len);
    }
    drop(scope.ptr, scope.len);
    drop(server.ptr, server.len);
    return 0;
}
