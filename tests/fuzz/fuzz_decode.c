/* SPDX-License-Identifier: MIT */
/* Fuzz target for payloads: the first octet chooses the option, the rest is its payload. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    const dhcpopt_option *option = fuzz_option(data[0]);
    dhcpopt_bytes payload = {exact_copy(data + 1, size - 1), size - 1};
    fuzz_must_hold(property_of_payload(option, payload, false));
    uintptr_t copy = (uintptr_t)payload.ptr;
    free((void *)copy);
    return 0;
}
