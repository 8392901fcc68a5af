/* SPDX-License-Identifier: MIT */
/* Fuzz target for reading configuration. The first octet chooses the platform, the second how long
 * the pieces are; the rest is the text. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum { HEADER = 2 };
    size_t count = 0;
    if (size < HEADER) {
        return 0;
    }
    while (dhcpopt_platform_at(count) != NULL) {
        count++;
    }
    const dhcpopt_platform *platform = dhcpopt_platform_at(data[0] % count);
    char *copy = exact_copy(data + HEADER, size - HEADER);
    dhcpopt_text text = {copy, size - HEADER};
    (void)dhcpopt_scan_recognise(text);
    if (dhcpopt_scan_reads(platform)) {
        fuzz_must_hold(property_of_scan(platform, text, (size_t)data[1] + 1));
    }
    free(copy);
    return 0;
}
