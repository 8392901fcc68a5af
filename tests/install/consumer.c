/* SPDX-License-Identifier: MIT */
/* Uses the installed library as a stranger would, in C99; built by tests/install/run. */
#include <dhcpopt.h>
#include <stdio.h>

int main(void) {
    const dhcpopt_option *option = dhcpopt_option_by_name(dhcpopt_text_of("sip-servers"));
    uint8_t bytes[DHCPOPT_VALUE_MAX];
    size_t len;
    dhcpopt_error error;

    if (dhcpopt_parse(option, dhcpopt_text_of("sfbpool.domain.com"), bytes, sizeof bytes, &len,
                      &error) != DHCPOPT_OK) {
        fprintf(stderr, "at %lu: %s\n", (unsigned long)error.pos, error.detail);
        return 1;
    }
    for (size_t i = 0; i < len; i++) {
        printf("%02X", (unsigned)bytes[i]);
    }
    return puts("") == EOF;
}
