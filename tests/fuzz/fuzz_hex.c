/* SPDX-License-Identifier: MIT */
/* Fuzz target for hexadecimal: the input is read as text, and as octets it is written in every
 * form. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    void *copy = exact_copy(data, size);
    dhcpopt_text text = {copy, size};
    dhcpopt_bytes octets = {copy, size};
    fuzz_must_hold(property_of_hex(text, false));
    fuzz_must_hold(property_of_octets(octets, false));
    free(copy);
    return 0;
}
