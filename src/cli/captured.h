/* SPDX-License-Identifier: MIT */
/* Capture files: the options of the DHCP messages in them. */
#ifndef CLI_CAPTURED_H
#define CLI_CAPTURED_H

#include <stdio.h>

#include "reading.h"

/* As reading_file, for a capture whose first octets were read already. */
int captured_read(const char *verb, const char *file, FILE *stream, dhcpopt_bytes head,
                  reading_taker *take, void *context);

#endif
