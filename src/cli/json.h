/* SPDX-License-Identifier: MIT */
/* JSON (RFC 8259), written piece by piece: the members of an object, the items of an array. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "out.h"

/* bracket is '{' or '['. Commas come by themselves. */
void json_open(out *o, char bracket);
void json_close(out *o, char bracket);
/* In an object; the value follows by json_open or one of the next three. */
void json_key(out *o, const char *key);
void json_text(out *o, dhcpopt_text text);
/* A NULL string is written as null. */
void json_string(out *o, const char *string);
void json_number(out *o, uint64_t number);
void json_boolean(out *o, bool value);
void json_null(out *o);
/* A value that is JSON already. */
void json_raw(out *o, dhcpopt_text json);

#endif
