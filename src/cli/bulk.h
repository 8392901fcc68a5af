/* SPDX-License-Identifier: MIT */
/* config --sites: the configuration of all rows of a table. */
#ifndef CLI_BULK_H
#define CLI_BULK_H

#include "args.h"

typedef struct bulk_job {
    const dhcpopt_platform *platform;
    const args *given;
    const char *file;
    const char *day; /* NULL where the option is not there; so the next three */
    const char *scope;
    const char *server;
    const char *directory;
    bool remove;
    bool markdown;
    bool strict;
    bool keep_going;
    bool force;
} bulk_job;

/* The exit status. */
int bulk_run(const bulk_job *job, out *o);

#endif
