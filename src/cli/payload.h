/* SPDX-License-Identifier: MIT */
/* A payload that came as hexadecimal text, and the way back from its octets to that text. */
#ifndef CLI_PAYLOAD_H
#define CLI_PAYLOAD_H

#include "out.h"

typedef struct payload {
    dhcpopt_text text;   /* as the user gave it */
    dhcpopt_bytes bytes; /* the text's, or those of its pieces, joined */
    dhcpopt_bytes value; /* the part of bytes that is decoded */
    size_t start;        /* where in bytes the value stands */
    uint8_t *octets;     /* memory of bytes */
    size_t *places;      /* joined: which octet of the text each of bytes was; else NULL */
} payload;

/* Reads the text. False, with a message, where that fails. In any case payload_free follows. */
bool payload_read(payload *p, const char *subject, dhcpopt_text text);
void payload_free(payload *p);

/* The pieces of a framed option take the place of the bytes, joined (RFC 3396 s.7). */
bool payload_unframe(payload *p, const char *subject, const dhcpopt_option *option);

/* Of sub-options the value of one becomes the value. */
bool payload_enter(payload *p, const char *subject, const dhcpopt_option *suboption);

/* Shows octets of the value in the text. */
void payload_quote(const payload *p, size_t pos, size_t len);

/* Tells a fault at a position in the value, and shows it. */
void payload_fault(const payload *p, const char *subject, const dhcpopt_error *error);

#endif
