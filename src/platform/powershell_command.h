/* SPDX-License-Identifier: MIT */
/* Commands of PowerShell and their parameters, for the reader of what they set. */
#ifndef DHCPOPT_POWERSHELL_COMMAND_H
#define DHCPOPT_POWERSHELL_COMMAND_H

#include "powershell_words.h"
#include "scan.h"

typedef enum parameter {
    OPTION_ID,
    VALUE,
    NAME,
    TYPE,
    DATA,
    VENDOR_CLASS,
    POLICY_NAME, /* from here on: who gets the value, the narrower ones first */
    USER_CLASS,
    RESERVED_IP,
    SCOPE_ID,
    COMPUTER_NAME,
    PARAMETER_COUNT
} parameter;

typedef enum ps_verb { PS_SET_VALUE, PS_ADD_DEFINITION, PS_ADD_CLASS, PS_OTHER } ps_verb;

typedef struct command {
    ps_verb verb;
    dhcpopt_text words;                      /* all of it */
    dhcpopt_text arguments[PARAMETER_COUNT]; /* empty where it is not given */
    bool elsewhere[PARAMETER_COUNT];         /* the argument stands in a table before */
    bool names_options;                      /* parameters that need no code */
} command;

/* What the word is the name of. */
ps_verb ps_verb_of(const ps_token *token);
/* Is it nearly the cmdlet that sets values? */
bool ps_is_misspelt(const ps_token *token);
/* Reads on behind the command's name. */
command ps_take_command(dhcpopt_scanner *s, ps_verb verb, dhcpopt_text name);
/* Behind "$variable = @{": the parameters there are remembered for commands that get them by
 * "@variable". */
void ps_take_table(dhcpopt_scanner *s, dhcpopt_text variable);

/* What an argument stands for, in buf where that takes writing; as it stands where it is not
 * one word. */
enum { PLAIN_CAP = DHCPOPT_PLACE_MAX };
dhcpopt_text ps_plain(dhcpopt_text argument, uint8_t buf[PLAIN_CAP]);

/* A value by kind, number and key, kept up to the end of the text, as long as there is room;
 * what was remembered last. */
void ps_remember(dhcpopt_scanner *s, char kind, size_t number, dhcpopt_text key,
                 dhcpopt_text value);
bool ps_recall(const dhcpopt_scanner *s, char kind, size_t number, dhcpopt_text key,
               dhcpopt_text *ret_value);

#endif
