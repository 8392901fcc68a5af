/* SPDX-License-Identifier: MIT */
/* PowerShell's text in words, for the reader of its commands. */
#ifndef DHCPOPT_POWERSHELL_WORDS_H
#define DHCPOPT_POWERSHELL_WORDS_H

#include "platform.h"

typedef enum ps_kind {
    PS_END,
    PS_WORD,
    PS_QUOTED,
    PS_OPEN,  /* ( { @( @{ */
    PS_CLOSE, /* ) } */
    PS_COMMA,
    PS_STOP, /* ; | */
    PS_CAST  /* "[byte[]]", with the member of a class behind "::" */
} ps_kind;

typedef struct ps_token {
    ps_kind kind;
    dhcpopt_text text;  /* as it stands */
    dhcpopt_text inner; /* without quotes */
    bool doubled;       /* between double quotes */
    bool closed;        /* its last quote is there */
} ps_token;

/* The token at *pos or behind blanks and comments there. *ret_open becomes 1 where a comment
 * has no end, and 0 where one has. */
ps_token ps_next(dhcpopt_text text, size_t *pos, size_t *ret_open);
/* Behind the comment's end, or the text's end where it has none. */
size_t ps_comment_end(dhcpopt_text text, size_t pos, size_t *ret_open);

/* "-Name": how long its dash is; 0 where the word is no parameter. */
size_t ps_parameter_dash(dhcpopt_text word);

/* Writes what a word or a quoted text stands for; false where variables or escapes would have
 * to be known. */
bool ps_write(const ps_token *token, writer *w);

#endif
