/* SPDX-License-Identifier: MIT */
/* The words of a RouterOS command, for its reader: lines that go on, escapes, values. */
#ifndef DHCPOPT_PLATFORM_MIKROTIK_H
#define DHCPOPT_PLATFORM_MIKROTIK_H

#include "scan.h"

/* The menus that tell of options, or of who gets them. */
enum {
    MENU_ROOT,
    MENU_IP,
    MENU_SERVER, /* of the DHCP servers themselves */
    MENU_LEASE,
    MENU_MATCHER,
    MENU_NETWORK,
    MENU_OPTION,
    MENU_SETS,
    MENU_OTHER
};

/* ---- mikrotik_words.c ---- */

/* What "add" and "set" say; parts of the command, empty where it does not. */
typedef struct mikrotik_command {
    dhcpopt_text text;
    size_t pos;
    dhcpopt_text name;
    dhcpopt_text code;
    dhcpopt_text value;
    dhcpopt_text sent; /* the octets of it, as the router shows them */
    dhcpopt_text address;
    dhcpopt_text hardware;
    dhcpopt_text ntp_servers;
    dhcpopt_text options; /* of a set, or given by name */
    dhcpopt_text set;     /* that is given */
    dhcpopt_text server;
    dhcpopt_text disabled;
    dhcpopt_text selector; /* of "set", where it is no property */
    bool adds;
    bool shown;    /* by the router itself, which shows one menu at a time */
    bool variable; /* the value is known only where the command runs */
} mikrotik_command;

/* The end of the blanks and continuations at pos. */
size_t mikrotik_skip_gap(dhcpopt_text text, size_t pos);
/* The command's next word; empty at its end. */
dhcpopt_text mikrotik_read_word(mikrotik_command *of);
/* What stands behind the verb. */
void mikrotik_read_properties(mikrotik_command *of);
static inline bool mikrotik_is_off(const mikrotik_command *of) {
    return text_equal(of->disabled, dhcpopt_text_of("yes"));
}

/* Is it a word of the list, which has that character between its words? */
bool mikrotik_lists(dhcpopt_text list, int separator, dhcpopt_text word);

/* ---- mikrotik_kept.c ---- */

/* What names of our own making begin with; mikrotik_place.c reads the rest of them. */
#define MIKROTIK_OWN "uc-"

/* An option that is kept back until all is known of who gets it. */
typedef struct mikrotik_option {
    spot at; /* of its value */
    uint8_t number;
    bool variable;
    bool sent; /* the value is octets, whatever it looks like */
    bool off;  /* it is disabled */
    dhcpopt_text name;
    dhcpopt_text value;
} mikrotik_option;

/* False where there is no room. */
bool mikrotik_hold(dhcpopt_scanner *s, const mikrotik_option *of);
/* The next of them; false where there is none. */
bool mikrotik_take_held(dhcpopt_scanner *s, mikrotik_option *ret);

/* What an entry of that menu tells of names, of servers, and of who gets which options; these
 * stand at that spot. */
void mikrotik_note(dhcpopt_scanner *s, size_t menu, spot at, const mikrotik_command *from);

/* An option set, or those who get one; parts of what is kept. */
typedef struct mikrotik_use {
    size_t menu;
    spot at;
    bool off;            /* it is disabled */
    dhcpopt_text name;   /* of the set, or of those who get the options */
    dhcpopt_text server; /* empty: any */
    dhcpopt_text options;
    dhcpopt_text set;
    dhcpopt_text vendor_class; /* of a matcher */
} mikrotik_use;

/* The scanner's uses_count of them are kept, from 0. */
void mikrotik_use_at(dhcpopt_scanner *s, size_t index, mikrotik_use *ret);
/* What stands for a name among the names of a use; 0 for an empty one. */
uint64_t mikrotik_bit(dhcpopt_text name);
/* The next name of a list; empty at its end. */
dhcpopt_text mikrotik_next_name(dhcpopt_text list, size_t *pos);

/* Is there a server that is not disabled, and is it that one, if one is named? */
bool mikrotik_is_served(dhcpopt_scanner *s, dhcpopt_text server);
/* Is all in the text that says who gets an option? All names that there are? */
bool mikrotik_tells_unused(dhcpopt_scanner *s);
bool mikrotik_tells_undefined(dhcpopt_scanner *s);
/* Is it a name in that menu, or may be one? */
bool mikrotik_defines(dhcpopt_scanner *s, size_t menu, dhcpopt_text name);

/* ---- mikrotik_uses.c ---- */

/* What becomes of an option. */
typedef enum mikrotik_fate {
    MIKROTIK_USED,
    MIKROTIK_OFF,    /* by what is disabled alone */
    MIKROTIK_UNUSED, /* by nobody */
    MIKROTIK_UNKNOWN /* the text does not tell */
} mikrotik_fate;

/* Enters the place and the class of those who get the option of that name, if there are any. */
mikrotik_fate mikrotik_enter_users(dhcpopt_scanner *s, dhcpopt_text name);
/* The next name of an option or of a set that the text does not define, if there is one. */
bool mikrotik_tell_undefined(dhcpopt_scanner *s, dhcpopt_found *ret);

/* ---- mikrotik_show.c ---- */

/* The line at hand as a row of a table of options; false where it is none. Without a code it
 * tells of none. */
bool mikrotik_read_row(dhcpopt_scanner *s, mikrotik_command *ret);
/* The lines of an entry that is printed with "detail"; and what they say. */
bool mikrotik_starts_entry(dhcpopt_text line);
bool mikrotik_continues_entry(dhcpopt_text line);
void mikrotik_read_entry(mikrotik_command *of);

/* ---- mikrotik_place.c ---- */

/* Enters the place and the class that the option's name tells of; false where it is no name of
 * our own making. An option 43 of other hands gets its own name for a class, since what says
 * whose it is was not read. */
bool mikrotik_enter(dhcpopt_scanner *s, dhcpopt_text words, bool vendor_specific);

/* ---- mikrotik_value.c ---- */

/* The end of the continuation at pos, which is a backslash, a line feed and the blanks that the
 * next line starts with; pos where there is none. */
size_t mikrotik_skip_continuation(dhcpopt_text text, size_t pos);

/* Has it a variable that the router puts in when it runs the command? */
bool mikrotik_has_variable(dhcpopt_text words);

/* Without double quotes, escapes and continuations. */
void mikrotik_print_plain(printer *out, dhcpopt_text words);

/* The octets of a plain value: "0x0104'text's'10'", its pieces in any order, or bare text. */
dhcpopt_status mikrotik_read_octets(dhcpopt_text text, writer *w);

#endif
