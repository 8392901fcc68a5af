/* SPDX-License-Identifier: MIT */
/* Uses the installed library as a stranger would, in C++11; built by tests/install/run. */
#include <dhcpopt.h>
#include <array>
#include <cstdio>

int main() {
    const dhcpopt_option *option = dhcpopt_option_by_name(dhcpopt_text_of("sip-servers"));
    std::array<uint8_t, DHCPOPT_VALUE_MAX> bytes;
    size_t len;
    dhcpopt_error error;

    if (dhcpopt_parse(option, dhcpopt_text_of("sfbpool.domain.com"), bytes.data(), bytes.size(),
                      &len, &error) != DHCPOPT_OK) {
        std::fprintf(stderr, "at %lu: %s\n", static_cast<unsigned long>(error.pos),
                     error.detail);
        return 1;
    }
    for (size_t i = 0; i < len; i++) {
        std::printf("%02X", static_cast<unsigned>(bytes[i]));
    }
    return std::puts("") == EOF;
}
