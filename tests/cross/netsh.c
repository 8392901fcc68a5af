/* SPDX-License-Identifier: MIT */
/* A stand-in for Windows' netsh.exe, for tests/cross/netsh: it adds the words that it is called
 * with to the file that NETSH_CALLS names, a call a line, each word in brackets. Where that
 * line holds what NETSH_FAILS says, it complains and exits 1, as netsh does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_CAP = 40000 }; /* Windows' command lines end at 32767 */

/* Windows' C library would replace a word like *.bat by the names of files; netsh does not. */
int _dowildcard = 0;

int main(int count, char **words) {
    static char line[LINE_CAP];
    size_t len = 0;
    for (int index = 1; index < count; index++) {
        len += (size_t)snprintf(line + len, sizeof line - len, "%s[%s]", len > 0 ? " " : "",
                                words[index]);
    }
    const char *name = getenv("NETSH_CALLS");
    FILE *calls = name == NULL ? NULL : fopen(name, "ab");
    if (calls == NULL || fprintf(calls, "%s\n", line) < 0 || fclose(calls) != 0) {
        fputs("netsh: NETSH_CALLS names no file that can be written\n", stderr);
        return 3;
    }
    const char *fails = getenv("NETSH_FAILS");
    if (fails != NULL && fails[0] != '\0' && strstr(line, fails) != NULL) {
        puts("The command failed."); /* netsh complains on its standard output */
        return 1;
    }
    return 0;
}
