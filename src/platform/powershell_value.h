/* SPDX-License-Identifier: MIT */
/* The argument of -Value to octets, for the reader of PowerShell's commands. */
#ifndef DHCPOPT_POWERSHELL_VALUE_H
#define DHCPOPT_POWERSHELL_VALUE_H

#include "powershell_words.h"
#include "scan.h"

/* What a definition's type makes of an element. */
enum {
    PS_ADDRESS = 'A',
    PS_BYTE = 'B',
    PS_DWORD = 'D',
    PS_QWORD = 'Q',
    PS_STRING = 'S',
    PS_WORD16 = 'W',
    PS_BINARY = 'X',
    PS_UNKNOWN = '-'
};

/* Of a definition by the type's name; PS_UNKNOWN for another one. */
int ps_type_of_name(dhcpopt_text name);
/* Of an option that no definition was seen of. */
int ps_type_of_code(code of);

bool ps_read_value(dhcpopt_scanner *s, code of, int type, dhcpopt_text value,
                   dhcpopt_found *ret);

#endif
