/* SPDX-License-Identifier: MIT */
/* What the dialects of the Windows DHCP server share: classes, definitions and types. */
#ifndef DHCPOPT_WINDOWS_H
#define DHCPOPT_WINDOWS_H

#include "platform.h"

/* The types of the definitions in the option table. */
typedef enum windows_type {
    WINDOWS_BINARY,
    WINDOWS_DWORD,
    WINDOWS_IPADDRESS,
    WINDOWS_STRING,
    WINDOWS_WORD
} windows_type;

windows_type windows_type_of(const dhcpopt_option *row);
/* The type's name as the parameter -Type takes it, and as the console shows it. */
const char *windows_powershell_type(windows_type type);
const char *windows_console_type(windows_type type);

/* Is the option defined on every server, so that it needs no definition? */
bool windows_predefines(const dhcpopt_option *row);
/* Is there an option in the plan that is not? */
bool windows_needs_definitions(const plan *p);

/* Does the definition take several elements? */
static inline bool windows_is_array(const dhcpopt_option *row) {
    return row->list && windows_type_of(row) == WINDOWS_IPADDRESS;
}

/* The comment of the option's definition. */
const char *windows_comment(const dhcpopt_option *row);

/* Goes through the vendor classes that the plan needs, each once; *at starts at 0. The item is
 * the first of those of the class, or NULL after the last class. */
const item *windows_next_class(const plan *p, size_t *at);
/* The description of the item's class. Its name is in the item's row; its data, the vendor
 * class of the client, is the name of the item's space. */
const char *windows_class_description(const item *of);

/* The space of a vendor class that goes by its name on the server or by its data. */
bool windows_space_of(dhcpopt_text vendor_class, dhcpopt_space *ret_space);

/* What no Windows server can be told: text that is not printable, or has a character of set. */
dhcpopt_status windows_check(const plan *p, const char *set, dhcpopt_error *error);

#endif
