/* SPDX-License-Identifier: MIT */
/* For tests/hostile/run: the C arrays that were printed, in "cases.h", compared with the texts,
 * which are in files of the working directory. */
#include <stdint.h>
#include <stdio.h>

/* Values that do not travel as they stand have no file. */
static void compare(const char *name, const uint8_t *octets, size_t len) {
    FILE *file = fopen(name, "rb");
    size_t pos = 0;
    int c = EOF;
    if (file == NULL) {
        return;
    }
    for (c = fgetc(file); c != EOF && pos < len && c == octets[pos]; c = fgetc(file)) {
        pos++;
    }
    if (c != EOF || pos != len) {
        printf("%s: octet %zu is not that of the text\n", name, pos);
    }
    fclose(file);
}

#include "cases.h"
