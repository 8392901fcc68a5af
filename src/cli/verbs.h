/* SPDX-License-Identifier: MIT */
/* The verbs, each in a file of its own; main.c has the table. */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "args.h"

extern const verb verb_encode;
extern const verb verb_decode;
extern const verb verb_config;
extern const verb verb_check;
extern const verb verb_probe;
extern const verb verb_list;

/* Microsoft DHCPUtil's spelling: does what DHCPUtil does with these words. */
int dhcputil_run(char **words, size_t count, out *o);

/* probe without options; the interface may be NULL. */
int probe_emulate_client(char *interface, out *o);

#endif
