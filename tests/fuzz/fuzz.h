/* SPDX-License-Identifier: MIT */
/* For the fuzz targets: the properties that the unit tests hold too, compiled into the target,
 * so that each is built from one file and the library:
 *
 *     clang -std=c11 -g -Iinclude -fsanitize=fuzzer,address,undefined \
 *         tests/fuzz/fuzz_decode.c src/[a-z]*.c src/platform/[a-z]*.c -o fuzz_decode
 *     ./fuzz_decode -max_len=1100 tests/fuzz/corpus/decode
 */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include "../unit/contract.c"
#include "../unit/properties.c"
#include "../unit/properties_config.c"
#include "../unit/properties_scan.c"
#include "../unit/properties_wire.c"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The row of the option table that an octet of the input stands for. */
static inline const dhcpopt_option *fuzz_option(uint8_t octet) {
    size_t count = 0;
    while (dhcpopt_option_at(count) != NULL) {
        count++;
    }
    return dhcpopt_option_at(octet % count);
}

/* Ends the run where a property does not hold. */
static inline void fuzz_must_hold(const char *wrong) {
    if (wrong != NULL) {
        fprintf(stderr, "%s\n", wrong);
        abort();
    }
}

#endif
