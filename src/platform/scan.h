/* SPDX-License-Identifier: MIT */
/* What a dialect that is read is given, and the words that readers share. A reader is called
 * for each line, and again for the same line after it found an option there. Behind the last
 * line it is given an empty one with s->ended, for what it keeps back. */
#ifndef DHCPOPT_PLATFORM_SCAN_H
#define DHCPOPT_PLATFORM_SCAN_H

#include "platform.h"

/* ---- The line at hand ---- */

/* Without its line end. */
dhcpopt_text scan_line(const dhcpopt_scanner *s);
/* From where the reader stopped. */
dhcpopt_text scan_rest(const dhcpopt_scanner *s);
/* The next word, up to a blank; empty at the line's end. The reader goes on behind it. */
dhcpopt_text scan_word(dhcpopt_scanner *s);
/* The same without going on. */
dhcpopt_text scan_peek(const dhcpopt_scanner *s);
/* Do these words begin at *pos, in any letter case, with blanks between them? *pos moves on
 * behind them. Readers ask for one after the other, and most differ in the first letter. */
static inline bool scan_match(dhcpopt_text text, size_t *pos, const char *words) {
    size_t at = *pos;
    for (; *words != '\0'; words++) {
        int c = text_at(text, at);
        if (*words == ' ' ? !is_blank(c) : to_lower(c) != to_lower(*words)) {
            return false;
        }
        at = *words == ' ' ? text_skip_blanks(text, at) : at + 1;
    }
    *pos = at;
    return true;
}
/* Is the next word that one, in any letter case? If so, the reader goes on behind it. */
bool scan_accept(dhcpopt_scanner *s, const char *word);
/* All these words, with blanks between them, or none. */
bool scan_accept_words(dhcpopt_scanner *s, const char *words);
/* The next word as a number from 0 to limit. */
bool scan_number(dhcpopt_scanner *s, uint64_t limit, uint64_t *ret_number);
/* A number as C's programs read it: 0x is hexadecimal, another 0 in front octal. */
bool scan_c_number(dhcpopt_text words, uint64_t limit, uint64_t *ret_number);
/* A host's name that some servers take in the place of an address: it has a letter. */
bool scan_is_host(dhcpopt_text word);
/* A text between quotes, or up to the line's end without blanks there; the reader goes on
 * behind it. */
dhcpopt_text scan_quoted_or_rest(dhcpopt_scanner *s);
/* Nothing more is wanted of the line. */
void scan_skip(dhcpopt_scanner *s);

/* ---- Where the options stand ---- */

/* "pool" and its name; NULL and an empty text: nowhere any more. Ends the vendor class. */
void scan_enter(dhcpopt_scanner *s, const char *where, dhcpopt_text name);
void scan_class(dhcpopt_scanner *s, dhcpopt_text vendor_class);
/* The server that the lines are for, until another is named; empty: none is. */
void scan_server(dhcpopt_scanner *s, dhcpopt_text name);
/* Those of a class of that name, of which nothing else is known: "class NAME", unless it is the
 * name of a vendor class. */
void scan_class_named(dhcpopt_scanner *s, dhcpopt_text name);
/* Whose option 43 is. In a class that tells behind its options which clients it matches, or
 * that matches something else, it is not every client's: the class itself stands for them. */
dhcpopt_text scan_class_around(dhcpopt_scanner *s, bool vendor_specific);

/* ---- Names that are kept for the lines below ---- */

/* numbers[0] is how many stand for vendor classes. */
enum { NUMBER_KEPT = 0 };

/* The name stands for that vendor class; empty: for something else. */
void scan_keep_class(dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_text vendor_class);
bool scan_knows(const dhcpopt_scanner *s, dhcpopt_text name);
/* The same for a name that stands for no class; false where there is no room. */
bool scan_keep_known(dhcpopt_scanner *s, dhcpopt_text name);
uint32_t scan_hash(dhcpopt_text name);
/* Empty where none is known. */
dhcpopt_text scan_kept_class(const dhcpopt_scanner *s, dhcpopt_text name);

/* What the line at hand stands in, by the dialect's own numbers. */
static inline dhcpopt_text scan_kept_name(const dhcpopt_scanner *s, size_t index) {
    dhcpopt_text name = {s->names[index], s->name_lens[index]};
    return name;
}
void scan_keep_name(dhcpopt_scanner *s, size_t index, dhcpopt_text name);

/* ---- What was found. Each fills *ret and gives true, so that a reader can return it. ---- */

typedef struct code {
    dhcpopt_space space;
    uint8_t number;
} code;

/* The words are a part of the line. Octets in any hexadecimal spelling. */
bool scan_octets(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret);
/* Text as it stands. */
bool scan_text(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret);
/* Addresses with blanks or commas between them. */
bool scan_addresses(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret);
/* A number of so many octets, with a sign where it is negative. */
bool scan_integer(dhcpopt_scanner *s, code of, size_t octets, dhcpopt_text words,
                  dhcpopt_found *ret);
/* Text as dhcpopt_parse takes it, with blanks or commas between several values. */
bool scan_value(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret);
/* What cannot be read. */
bool scan_fault(dhcpopt_scanner *s, code of, dhcpopt_status status, dhcpopt_text words,
                dhcpopt_found *ret);
/* Octets that the reader itself put into the scanner's bytes, from several words. */
bool scan_written(dhcpopt_scanner *s, code of, const writer *w, dhcpopt_status status,
                  dhcpopt_text words, dhcpopt_found *ret);
/* Octets that stand elsewhere; none are DHCPOPT_EMPTY. The status is OK, or why there are
 * none. */
bool scan_given(dhcpopt_scanner *s, code of, dhcpopt_status status, dhcpopt_bytes octets,
                dhcpopt_text words, dhcpopt_found *ret);
/* The space of a sub-option of option 43 where the vendor class is not told: the option table
 * has it, and the octets are such a value. */
bool scan_suboption_space(uint8_t number, dhcpopt_bytes octets, dhcpopt_space *ret_space);
/* A sub-option that was found becomes the option 43 that would hold it. */
void scan_into_43(dhcpopt_scanner *s, dhcpopt_found *ret);
/* A sub-option that was found goes to every client, unless its place is a class: "space HOLDER"
 * stands for them. */
void scan_for_all(dhcpopt_scanner *s, dhcpopt_text holder, dhcpopt_found *ret);

/* ---- Commands of several lines ---- */

/* The line at hand comes again, together with the next one and a line feed between them. False
 * where no line follows, or both would be too long. The reader gives false after it. */
bool scan_join(dhcpopt_scanner *s);
/* Says where in its own line that stands which was found in lines that were joined; true. */
bool scan_joined(const dhcpopt_scanner *s, dhcpopt_found *ret);

/* Something of the line at hand had no room, so that others may be told wrongly: that is told
 * once. */
void scan_lose(dhcpopt_scanner *s);

/* ---- What is kept back until a line below says whose it is ---- */

/* Where something stands in the text. */
typedef struct spot {
    size_t line; /* 0: in the line at hand */
    size_t pos;
    size_t len;
} spot;

/* Memory of a scanner for what is kept back. */
typedef struct shelf {
    char *text;
    size_t cap;
    size_t *len;
    size_t *taken; /* up to there they were taken again */
} shelf;

/* The two of a scanner: up to the end of the braces around, or what else a reader makes of it;
 * and up to the end of the text. */
shelf shelf_near(dhcpopt_scanner *s);
shelf shelf_late(dhcpopt_scanner *s);

/* False where there is no room. */
bool shelf_put(shelf on, spot at, dhcpopt_text text);
/* The next one, in order; false where there is none, and the shelf is empty then. */
bool shelf_take(shelf from, spot *ret_at, dhcpopt_text *ret_text);

/* The same with what else the reader needs to know of it. */
enum { SHELF_NUMBERS = 6 };
bool shelf_put_numbers(shelf on, const size_t numbers[SHELF_NUMBERS], dhcpopt_text text);
bool shelf_take_numbers(shelf from, size_t ret_numbers[SHELF_NUMBERS], dhcpopt_text *ret_text);

/* ---- Values of several lines ---- */

/* Octets that may go on in the next lines, where a terminal or a report broke them: they are
 * found when a line follows that is not made of hexadecimal digits and separators alone. Empty
 * words: they begin in a line below, and blank lines may stand before it. */
void scan_hold(dhcpopt_scanner *s, code of, dhcpopt_text words);

#endif
