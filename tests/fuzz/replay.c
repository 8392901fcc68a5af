/* SPDX-License-Identifier: MIT */
/* Runs a fuzz target over every file of the directories given, without libFuzzer, so that what
 * fuzzing found stays found. A property that fails aborts; the file's name stands before it. */
#define _POSIX_C_SOURCE 200809L /* dirent */

#include <dirent.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { INPUT_MAX = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned passed;
static unsigned failed;

static void replay_file(const char *directory, const char *name) {
    static uint8_t data[INPUT_MAX];
    char path[FILENAME_MAX];
    int len = snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = len > 0 && (size_t)len < sizeof path ? fopen(path, "rb") : NULL;
    size_t size = file != NULL ? fread(data, 1, sizeof data, file) : 0;
    if (file == NULL || ferror(file) || !feof(file)) {
        fprintf(stderr, "%s/%s: cannot be read, or is too large\n", directory, name);
        failed++;
    } else {
        printf("%s\n", path);
        fflush(stdout);
        LLVMFuzzerTestOneInput(data, size);
        passed++;
    }
    if (file != NULL) {
        fclose(file);
    }
}

static void replay_directory(const char *directory) {
    DIR *stream = opendir(directory);
    if (stream == NULL) {
        perror(directory);
        failed++;
        return;
    }
    for (;;) {
        const struct dirent *entry = readdir(stream);
        if (entry == NULL) {
            break;
        }
        if (entry->d_name[0] != '.') {
            replay_file(directory, entry->d_name);
        }
    }
    closedir(stream);
}

int main(int argc, char **argv) {
    for (int index = 1; index < argc; index++) {
        replay_directory(argv[index]);
    }
    if (passed + failed == 0) {
        fprintf(stderr, "replay: no files\n");
    }
    printf("%u passed, %u failed\n", passed, failed);
    return passed > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
