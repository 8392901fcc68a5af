/* SPDX-License-Identifier: MIT */
/* What must hold for any text and any octets; shared by the unit tests and the fuzz targets.
 * Each function gives NULL, or a sentence that says what does not hold. `every` asks for every
 * capacity, otherwise a few stand for all. */
#ifndef TEST_PROPERTIES_H
#define TEST_PROPERTIES_H

#include "dhcpopt.h"

/* A payload taken apart: copies that outlive the cursor. */
typedef struct decoded {
    dhcpopt_element *elements;
    size_t count;
    dhcpopt_status status; /* what ended it: DHCPOPT_END for a good payload */
    dhcpopt_error error;   /* set unless status is DHCPOPT_END */
    const char *wrong;     /* what did not hold on the way, or NULL */
} decoded;

decoded decode_all(const dhcpopt_option *option, dhcpopt_bytes payload);
void decoded_free(decoded *parts);

/* A copy in an allocation of exactly its size (NULL for none), for the caller to free. */
void *exact_copy(const void *from, size_t len);

/* The text of an option's value: contract, print(parse(t)) a fixed point, all of the octets'
 * properties. */
const char *property_of_text(const dhcpopt_option *option, dhcpopt_text text, bool every);

/* A payload: contract, steps of the decoder, parse(print(b)) canonical, encode(decode(b)). */
const char *property_of_payload(const dhcpopt_option *option, dhcpopt_bytes payload,
                                bool every);

/* Every shorter payload: the decoder's part of property_of_payload. */
const char *property_of_truncations(const dhcpopt_option *option, dhcpopt_bytes payload);

/* Hexadecimal of any spelling: contract, places of the octets, every form read back. */
const char *property_of_hex(dhcpopt_text text, bool every);

/* Octets in every form: contract, bound, read back. */
const char *property_of_octets(dhcpopt_bytes octets, bool every);

/* One option framed and found again; framed octets as any others. */
const char *property_of_frames(const dhcpopt_option *option, dhcpopt_bytes payload, bool every);

/* Some scope of that kind. */
dhcpopt_text scope_example(dhcpopt_scope kind);

/* A configuration, on one platform: contract of render and check, whole lines of printable
 * ASCII, the same for any order of the values. */
const char *property_of_config(const dhcpopt_platform *platform, const dhcpopt_config *config,
                               bool every);

/* That text, read as that platform's, whole and in pieces of that size. */
const char *property_of_scan(const dhcpopt_platform *platform, dhcpopt_text text, size_t piece);

#endif
