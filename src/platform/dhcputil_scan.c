/* SPDX-License-Identifier: MIT */
/* Reads the report of Microsoft's DHCPUtil.exe, of Lync Server 2010 and of Skype for Business
 * Server 2015, and the line that runs DHCPConfigScript.bat; used by the platform table. */
#include "../syntax.h"
#include "scan.h"

enum { CODE_MAX = 255, CODE_VENDOR_SPECIFIC = 43, CODE_SIP_SERVERS = 120 };

/* The scanner's numbers: what the report told so far, and which argument of the script comes
 * next: 0 none, 1 option 120, 2 to 6 the sub-options 1 to 5. */
enum { SEEN, ARGUMENT };

/* The names that are kept: what the report's head has for the SIP server and the URL, which the
 * octets below should say too. */
enum { HEAD_SIP, HEAD_URL, HEADS };

enum { SEEN_SIP = 1, SEEN_WHOLE = 2, SEEN_MEMBERS = 4, OTHER_CLASS = 8 };

static void see(dhcpopt_scanner *s, size_t flag) {
    s->numbers[SEEN] |= flag;
}

static bool saw(const dhcpopt_scanner *s, size_t flags) {
    return (s->numbers[SEEN] & flags) != 0;
}

/* Is the full value told, and not just announced? */
static bool saw_whole(dhcpopt_scanner *s) {
    bool announced = s->held.code == CODE_VENDOR_SPECIFIC && s->held_len == 0;
    s->numbers[SEEN] &= announced ? ~(size_t)SEEN_WHOLE : SIZE_MAX;
    return saw(s, SEEN_WHOLE);
}

/* ---- The report ---- */

static void set_class(dhcpopt_scanner *s, bool vendor_specific) {
    dhcpopt_text none = {NULL, 0};
    dhcpopt_text uc = dhcpopt_text_of(UC_IDENTIFIER);
    scan_class(s, vendor_specific && !saw(s, OTHER_CLASS) ? uc : none);
}

/* Which line of the head has the value in words. */
static void set_head(dhcpopt_scanner *s, code of) {
    bool url = of.space == DHCPOPT_SPACE_MS_UC_CLIENT || of.number == CODE_VENDOR_SPECIFIC;
    bool sip = !url && of.number == CODE_SIP_SERVERS;
    s->said = url ? HEAD_URL + 1 : sip ? HEAD_SIP + 1 : 0;
}

/* What stands behind the colon, or in the lines below: it may be broken, in the middle of an
 * octet too. */
static void hold(dhcpopt_scanner *s, code of, dhcpopt_text behind) {
    size_t cut = 0;
    set_head(s, of);
    scan_hold(s, of, text_trim(behind, &cut));
}

static void keep_head(dhcpopt_scanner *s, size_t which) {
    size_t cut = 0;
    dhcpopt_text rest = scan_rest(s);
    size_t colon = text_find(rest, 0, ':');
    scan_keep_name(s, which,
                   text_trim(text_from(rest, colon < rest.len ? colon + 1 : colon), &cut));
}

/* The next report begins. */
static void begin_report(dhcpopt_scanner *s) {
    s->numbers[SEEN] = 0;
    for (size_t which = 0; which < HEADS; which++) {
        scan_keep_name(s, which, dhcpopt_text_of(""));
    }
    keep_head(s, HEAD_SIP);
}

/* "MS-UC-Client", or what else the values are for. */
static void read_class(dhcpopt_scanner *s) {
    bool uc = text_equal(scan_word(s), dhcpopt_text_of(UC_IDENTIFIER));
    s->numbers[SEEN] &= ~(size_t)OTHER_CLASS;
    see(s, uc ? 0 : OTHER_CLASS);
}

/* "Option 120:" and its value; not "Option 43 (for vendor=MS-UC-Client):", which has none. */
static bool read_option(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text rest = scan_rest(s);
    dhcpopt_text word = scan_word(s);
    size_t colon = text_find(word, 0, ':');
    uint64_t number = 0;
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    if (colon == word.len && !text_equal(scan_peek(s), dhcpopt_text_of(":"))) {
        s->numbers[SEEN] &= ~(size_t)(SEEN_WHOLE | SEEN_MEMBERS); /* they come now */
        return false;
    }
    if (!text_number(text_slice(word, 0, colon), DECIMAL, CODE_MAX, &number)) {
        return is_digit(text_at(word, 0)) &&
               scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    of.number = (uint8_t)number;
    see(s, of.number == CODE_SIP_SERVERS ? SEEN_SIP : 0);
    see(s, of.number == CODE_VENDOR_SPECIFIC ? SEEN_WHOLE : 0);
    set_class(s, of.number == CODE_VENDOR_SPECIFIC);
    hold(s, of, text_from(rest, text_find(rest, 0, ':') + 1));
    return false;
}

/* "Full Option 43 value (Length: 186) :"; the length is in digits. */
static void read_whole(dhcpopt_scanner *s) {
    code of = {DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC};
    dhcpopt_text rest = scan_rest(s);
    size_t colon = text_find(rest, text_find(rest, 0, ')'), ':');
    see(s, SEEN_WHOLE);
    set_class(s, true);
    hold(s, of, text_from(rest, colon < rest.len ? colon + 1 : colon));
}

/* "sub-option 1 <UC Identifier>: 4D53"; behind the full value it tells the same again. */
static bool read_member(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_MS_UC_CLIENT, 0};
    size_t cut = 0;
    dhcpopt_text rest = text_trim(scan_rest(s), &cut);
    size_t number_end = text_find_any(rest, 0, " \t<:");
    size_t label = text_find_any(rest, 0, "<:");
    size_t label_end = text_at(rest, label) == '<' ? text_find(rest, label, '>') : label;
    size_t colon = text_find(rest, label_end, ':');
    uint64_t number = 0;
    if (saw_whole(s)) {
        return false;
    }
    if (!text_number(text_slice(rest, 0, number_end), DECIMAL, CODE_MAX, &number) ||
        colon == rest.len || saw(s, OTHER_CLASS)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, rest, ret);
    }
    of.number = (uint8_t)number;
    see(s, SEEN_MEMBERS);
    set_class(s, true);
    hold(s, of, text_from(rest, colon + 1));
    return false;
}

/* ---- The script's line ---- */

/* "Configure MS-UC-Client", behind the path of the script, which may have another name. */
static bool find_script(dhcpopt_scanner *s) {
    while (scan_peek(s).len > 0) {
        if (text_equal_caseless(scan_word(s), dhcpopt_text_of("Configure"))) {
            return scan_accept(s, UC_IDENTIFIER) || scan_accept(s, "\"" UC_IDENTIFIER "\"");
        }
    }
    return false;
}

static dhcpopt_text without_quotes(dhcpopt_text word) {
    bool quoted = word.len > 1 && text_at(word, 0) == '"' && text_at(word, word.len - 1) == '"';
    return quoted ? text_slice(word, 1, word.len - 2) : word;
}

/* One argument. A report that told the value already has the same here, and the script takes
 * NULL for a port that is not set. */
static bool read_argument(dhcpopt_scanner *s, size_t argument, dhcpopt_found *ret) {
    bool sip = argument == 1;
    code of = {sip ? DHCPOPT_SPACE_DHCP4 : DHCPOPT_SPACE_MS_UC_CLIENT,
               (uint8_t)(sip ? CODE_SIP_SERVERS : argument - 1)};
    dhcpopt_text word = without_quotes(scan_word(s));
    set_class(s, !sip);
    set_head(s, of);
    if (saw(s, sip ? SEEN_SIP : SEEN_WHOLE | SEEN_MEMBERS) ||
        text_equal(word, dhcpopt_text_of("NULL"))) {
        return false;
    }
    if (word.len == 0) {
        s->numbers[ARGUMENT] = 0;
        return scan_fault(s, of, DHCPOPT_PLATFORM_MISSING, scan_line(s), ret);
    }
    return scan_octets(s, of, word, ret);
}

static bool read_arguments(dhcpopt_scanner *s, dhcpopt_found *ret) {
    while (s->numbers[ARGUMENT] > 0) {
        size_t argument = s->numbers[ARGUMENT]++;
        if (argument > UC_LAST + 1) {
            s->numbers[ARGUMENT] = 0;
        } else if (read_argument(s, argument, ret)) {
            return true;
        }
    }
    return false;
}

/* ---- The reader ---- */

/* These words, with a blank or the colon behind them. */
static bool starts_with(const dhcpopt_scanner *s, const char *words) {
    dhcpopt_text wanted = dhcpopt_text_of(words);
    dhcpopt_text rest = scan_rest(s);
    return rest.len > wanted.len &&
           text_equal_caseless(text_slice(rest, 0, wanted.len), wanted) &&
           is_one_of(text_at(rest, wanted.len), " \t:");
}

bool scan_dhcputil(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->pos > 0 || s->broken) {
        return read_arguments(s, ret);
    }
    s->numbers[ARGUMENT] = 0;
    if (starts_with(s, "sip server fqdn")) {
        begin_report(s);
    } else if (starts_with(s, "certificate provisioning service url")) {
        keep_head(s, HEAD_URL);
    } else if (scan_accept_words(s, "vendor class identifier:")) {
        read_class(s);
    } else if (scan_accept_words(s, "full option 43 value")) {
        read_whole(s);
    } else if (scan_accept(s, "sub-option")) {
        return read_member(s, ret);
    } else if (scan_accept(s, "option")) {
        return read_option(s, ret);
    } else if (find_script(s)) {
        s->numbers[ARGUMENT] = 1;
        return read_arguments(s, ret);
    }
    return false;
}
