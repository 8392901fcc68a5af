/* SPDX-License-Identifier: MIT */
/* Requests as phones make them, and the servers' answers. */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include "wire.h"

enum { ANSWER_OCTETS = 4096, REQUESTS_MAX = 2, ANSWERS_MAX = 32 /* to each */ };

typedef struct request {
    uint8_t type; /* DHCPOPT_INFORM or DHCPOPT_DISCOVER */
    const char *vendor_class;
    const uint8_t *codes; /* of option 55, in order */
    size_t count;
} request;

/* How often and how long. */
typedef struct patience {
    unsigned tries;
    unsigned milliseconds; /* each */
} patience;

typedef struct answer {
    const request *to;
    uint32_t server; /* option 54, or where it came from */
    uint32_t source; /* where it came from */
    size_t len;
    unsigned milliseconds;
    dhcpopt_message message; /* borrows from octets */
    uint8_t octets[ANSWER_OCTETS];
} answer;

typedef struct answers {
    answer list[REQUESTS_MAX * ANSWERS_MAX];
    size_t count;
    size_t damaged; /* that answer a request, and cannot be read */
} answers;

/* Sends the request until a server answers, and adds what all of them say within the time.
 * False, with a message, where the network cannot be used. */
bool ask(const wire *w, uint32_t destination, const request *what, const patience *limits,
         answers *all);

#endif
