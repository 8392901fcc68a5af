/* SPDX-License-Identifier: MIT */
/* The contract at the head of dhcpopt.h, held against one call at a time; for the unit tests
 * and the fuzz targets alike, so nothing here knows cmocka. */
#ifndef TEST_CONTRACT_H
#define TEST_CONTRACT_H

#include "dhcpopt.h"

/* The functions with an output (out, cap, ret_len). */
typedef enum call_function {
    CALL_PARSE,
    CALL_PARSE_LONG,
    CALL_PRINT,
    CALL_ENCODE,
    CALL_ENCAPSULATE,
    CALL_FRAME,
    CALL_UNFRAME,
    CALL_HEX_PRINT,
    CALL_HEX_PARSE,
    CALL_CHECK,
    CALL_CONFIG_RENDER,
    CALL_CONFIG_CHECK
} call_function;

/* A function and its input; members that the function does not take are not looked at. */
typedef struct call {
    call_function function;
    const dhcpopt_option *option;
    const dhcpopt_form *form;
    dhcpopt_space space;
    dhcpopt_text text;
    dhcpopt_bytes bytes;
    const dhcpopt_element *elements; /* count of them */
    const dhcpopt_value *values;     /* count of them */
    size_t count;
    const dhcpopt_platform *platform;
    const dhcpopt_config *config;
} call;

/* Calls the function. */
dhcpopt_status call_run(const call *c, void *out, size_t cap, size_t *ret_len,
                        dhcpopt_error *error);

/* Calls it for the whole output, in a new allocation of exactly *ret_len octets, characters or
 * findings (NULL for none, or where it fails). */
dhcpopt_status call_output(const call *c, void **ret_out, size_t *ret_len);

/* An error that no call could have left, and whether it still stands. */
void error_spoil(dhcpopt_error *error);
bool error_is_spoilt(const dhcpopt_error *error);

/* Is an error well made: the status returned, its sentence, and a place that lies inside an
 * input of that length? NULL, or a sentence that says what does not hold. */
const char *error_contract(const dhcpopt_error *error, dhcpopt_status status, size_t input_len);

/* Does the call keep the contract, with every capacity up to the need (or some of them)? NULL,
 * or a sentence that says what does not hold. */
const char *call_contract(const call *c, bool every_capacity);

#endif
