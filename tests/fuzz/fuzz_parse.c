/* SPDX-License-Identifier: MIT */
/* Fuzz target for text: the first octet chooses the option, the rest is its value as text. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    const dhcpopt_option *option = fuzz_option(data[0]);
    dhcpopt_text text = {exact_copy(data + 1, size - 1), size - 1};
    fuzz_must_hold(property_of_text(option, text, false));
    uintptr_t copy = (uintptr_t)text.ptr;
    free((void *)copy);
    return 0;
}
