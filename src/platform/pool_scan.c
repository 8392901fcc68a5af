/* SPDX-License-Identifier: MIT */
/* Reads "option CODE hex VALUE" and its like, as they stand in running configurations and in
 * what people type: Cisco IOS, IOS XE, IOS XR and ASA, Comware, AOS-S, Huawei VRP, Dell OS6. */
#include "../syntax.h"
#include "../tlv.h"

#include "pool_scan.h"

/* IOS and IOS XE keep 180 digits of "option hex", and 255 octets of "option ext" (command
 * reference, option, 15.1(3)S). */
enum { IOS_OCTETS = 90, IOS_EXT_OCTETS = 255 };

enum { CODE_MAX = 255, CODE_SIP_SERVERS = 120, CODE_VENDOR_CLASS = 60, INSTANCE_MAX = 255 };

/* ---- Lines ---- */

/* A pager's word in a log, and the backspaces that took it off the screen. */
static void skip_pager(dhcpopt_scanner *s) {
    enum { BACKSPACE = '\b' };
    size_t pos = text_skip_blanks(s->current, s->pos);
    if (!text_has(s->current, pos, "--More--")) {
        return;
    }
    s->pos = pos + sizeof "--More--" - 1;
    while (text_at(s->current, s->pos) == BACKSPACE || is_blank(text_at(s->current, s->pos))) {
        s->pos++;
    }
}

/* "R1(dhcp-config)#", "<Sysname>", "[Sysname-dhcp-pool-1]": what a terminal puts in front. */
static void skip_prompt(dhcpopt_scanner *s) {
    skip_pager(s);
    size_t pos = text_skip_blanks(s->current, s->pos);
    int first = text_at(s->current, pos);
    bool named = is_letter(first) || is_digit(first) || first == '<' || first == '[';
    for (int c = first; named && c != TEXT_END && !is_blank(c); c = text_at(s->current, pos)) {
        pos++;
        if (pool_ends_prompt(c)) {
            s->pos = pos;
            return;
        }
    }
}

/* ASA has "interface inside" behind the value. */
static dhcpopt_text before_interface(dhcpopt_scanner *s, dhcpopt_text words) {
    static const char marker[] = " interface ";
    size_t cut = 0;
    for (size_t pos = text_find(words, 0, ' '); pos < words.len;
         pos = text_find(words, pos + 1, ' ')) {
        if (text_starts_with(text_from(words, pos), marker)) {
            scan_enter(s, "interface", text_from(words, pos + sizeof marker - 1));
            return text_trim(text_slice(words, 0, pos), &cut);
        }
    }
    return words;
}

/* AOS-S writes digits and addresses between quotes, too. */
static dhcpopt_text without_quotes(dhcpopt_text words) {
    bool quoted =
        words.len > 1 && text_at(words, 0) == '"' && text_at(words, words.len - 1) == '"';
    return quoted ? text_slice(words, 1, words.len - 2) : words;
}

/* ---- Values ---- */

static bool read_octets(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    size_t cut = 0;
    dhcpopt_text rest = text_trim(scan_rest(s), &cut);
    dhcpopt_text words = pool_without_comment(rest);
    scan_skip(s);
    bool nothing = text_equal_caseless(words, dhcpopt_text_of("none"));
    if (words.len == 0 || nothing) { /* IOS sends none of its octets */
        return scan_fault(s, of, DHCPOPT_EMPTY, words, ret);
    }
    words = without_quotes(pool_pattern(s, before_interface(s, words)));
    if (of.number == CODE_VENDOR_CLASS) {
        pool_class_matches(s, words);
    }
    if (words.len < rest.len || s->nesting.giving) { /* what stands behind it ends the value */
        return scan_octets(s, of, words, ret);
    }
    scan_hold(s, of, words);
    return false;
}

/* IOS takes a name, too (command reference, option; its YANG model has inet:host). */
static bool read_addresses(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    dhcpopt_text words =
        without_quotes(before_interface(s, pool_without_comment(scan_rest(s))));
    scan_skip(s);
    if (scan_is_host(words) && platform_of(s->platform)->does == TRAIT_CUTS_HEX) {
        return scan_fault(s, of, DHCPOPT_LOOKED_UP, words, ret);
    }
    return scan_addresses(s, of, words, ret);
}

/* A quoted text ends with its quote, any other with the line, of which IOS takes "!" too. */
static bool read_ascii(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    int quote = text_at(scan_peek(s), 0);
    dhcpopt_text whole = scan_rest(s);
    dhcpopt_text words = scan_quoted_or_rest(s);
    s->limit = 0; /* that of hexadecimal is another one */
    if (quote != '"' && quote != '\'') {
        words = before_interface(s, words);
    } else if (pool_without_comment(before_interface(s, scan_rest(s))).len > 0) {
        scan_skip(s);
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, whole, ret);
    }
    scan_skip(s);
    return scan_text(s, of, words, ret);
}

static bool read_value(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    if (scan_accept(s, "hex")) {
        return read_octets(s, of, ret);
    }
    if (scan_accept(s, "ascii")) {
        return read_ascii(s, of, ret);
    }
    if (scan_accept(s, "ip") || scan_accept(s, "ip-address")) {
        return read_addresses(s, of, ret);
    }
    scan_skip(s);
    return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
}

/* A value of the phones' where it is one of theirs, else an option 43 that holds it alone. */
static bool as_suboption(dhcpopt_scanner *s, uint8_t number, dhcpopt_found *ret) {
    uint8_t octets[DHCPOPT_VALUE_MAX]; /* the header has to go in front */
    dhcpopt_bytes value = ret->value.bytes;
    if (ret->status != DHCPOPT_OK || value.len > sizeof octets) {
        return true;
    }
    bool of_uc = number > UC_FIRST && number <= UC_LAST;
    bool known = !of_uc && scan_suboption_space(number, value, &ret->value.space);
    if (known && number == UC_FIRST) {
        s->numbers[IDENTIFIED] = 1;
    }
    if (of_uc && s->numbers[IDENTIFIED] > 0) {
        ret->value.space = DHCPOPT_SPACE_MS_UC_CLIENT;
        known = true;
    }
    if (known) {
        ret->value.code = number;
        return true;
    }
    writer copy = writer_to(octets, sizeof octets);
    writer whole = writer_to(s->bytes, sizeof s->bytes);
    put_bytes(&copy, value);
    dhcpopt_bytes inside = {octets, copy.len};
    tlv_put(&whole, number, inside);
    ret->value.bytes.len = whole.len;
    return true;
}

/* Huawei's "sub-option NUMBER hex|ascii|ip-address VALUE". */
static bool read_suboption(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    uint64_t number = 0;
    bool numbered = scan_number(s, CODE_MAX, &number);
    bool hex = scan_accept(s, "hex");
    bool ascii = !hex && scan_accept(s, "ascii");
    bool addresses = !hex && !ascii && scan_accept(s, "ip-address");
    dhcpopt_text words = scan_quoted_or_rest(s);
    scan_skip(s);
    if (!numbered || !(hex || ascii || addresses)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
    }
    bool found = hex     ? scan_octets(s, of, words, ret)
                 : ascii ? scan_text(s, of, words, ret)
                         : scan_addresses(s, of, words, ret);
    return found && as_suboption(s, (uint8_t)number, ret);
}

/* What a value is said to be. */
static bool is_kind(dhcpopt_text word) {
    static const char *const kinds[] = {"hex", "ascii", "ip", "ip-address"};
    for (size_t index = 0; index < sizeof kinds / sizeof kinds[0]; index++) {
        if (text_equal_caseless(word, dhcpopt_text_of(kinds[index]))) {
            return true;
        }
    }
    return false;
}

/* "optoin 120 hex ...": the same but for the first word. */
static bool read_misspelt(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    scan_word(s);
    bool meant = s->where != NULL && scan_number(s, CODE_MAX, &number) && is_kind(scan_peek(s));
    scan_skip(s);
    return meant && scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
}

/* IOS takes the start of a word for the word. */
static bool accept_option(dhcpopt_scanner *s) {
    static const char *const words[] = {"option", "optio", "opti", "opt"};
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        if (scan_accept(s, words[index])) {
            return true;
        }
    }
    return scan_accept_words(s, "dhcp server option");
}

/* Behind "option" or "option ext". */
static bool read_option(dhcpopt_scanner *s, dhcpopt_found *ret) {
    uint64_t number = 0;
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    dhcpopt_text word = scan_peek(s);
    if (!scan_number(s, CODE_MAX, &number)) {
        bool kind = is_kind(word);
        s->pos = text_position(s->current, word) + word.len;
        bool numbered = text_at(word, 0) >= 0 && is_digit(text_at(word, 0));
        bool bare = word.len == 0 && s->where != NULL;
        bool meant = numbered || kind || bare || is_kind(scan_peek(s));
        scan_skip(s);
        return meant &&
               scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, bare ? scan_line(s) : word, ret);
    }
    of.number = (uint8_t)number;
    if (scan_accept(s, "instance")) {
        scan_number(s, INSTANCE_MAX, &number);
    }
    return scan_accept(s, "sub-option") ? read_suboption(s, of, ret) : read_value(s, of, ret);
}

/* Huawei's words for option 120: "sip-server list NAME...", "sip-server ip-address A...". */
static bool read_sip_servers(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, CODE_SIP_SERVERS};
    bool names = scan_accept(s, "list");
    if (!names && !scan_accept(s, "ip-address")) {
        scan_skip(s);
        return false;
    }
    size_t cut = 0;
    dhcpopt_text words = text_trim(scan_rest(s), &cut);
    scan_skip(s);
    return scan_value(s, of, words, ret);
}

/* Words of AOS-S and Comware for options 66 and 150, which AOS-S takes as such alone (command
 * reference, "Configure DHCP server options"). IOS' own "tftp-server" has files behind it. */
static bool read_tftp_server(dhcpopt_scanner *s, dhcpopt_found *ret) {
    enum { CODE_NAME = 66, CODE_ADDRESSES = 150 };
    code of = {DHCPOPT_SPACE_DHCP4, CODE_NAME};
    if (scan_accept(s, "server-name") || scan_accept(s, "domain-name")) {
        dhcpopt_text name = scan_quoted_or_rest(s);
        scan_skip(s);
        return scan_text(s, of, name, ret);
    }
    of.number = CODE_ADDRESSES;
    if (scan_accept(s, "server-ip") || scan_accept(s, "ip-address")) {
        return read_addresses(s, of, ret);
    }
    scan_skip(s);
    return false;
}

/* ---- The reader ---- */

/* Other dialects of these words have no limit of their own for hexadecimal. */
static bool read_numbered(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool ext = scan_accept(s, "ext");
    bool cuts = platform_of(s->platform)->does == TRAIT_CUTS_HEX;
    s->limit = !cuts ? 0 : ext ? IOS_EXT_OCTETS : IOS_OCTETS;
    return read_option(s, ret);
}

bool pool_read_option(dhcpopt_scanner *s, dhcpopt_found *ret) {
    return accept_option(s) && read_numbered(s, ret);
}

/* A line that has no option itself. */
static bool read_place(dhcpopt_scanner *s) {
    int first = text_at(s->current, text_skip_blanks(s->current, s->pos));
    if (scan_accept(s, "if-match")) {
        pool_read_if_match(s);
        return true;
    }
    return first == '!' || first == '#' || first < 0 || pool_enter(s, first) ||
           pool_read_class(s) || pool_group_keep(s);
}

static bool read_line(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text none = {NULL, 0};
    if (read_place(s)) {
        scan_skip(s);
        return pool_group_give(s, ret);
    }
    if (scan_accept_words(s, "dhcpd option")) { /* of ASA, which has no pool around it */
        scan_enter(s, NULL, none);
        return read_numbered(s, ret);
    }
    if (s->numbers[IS_V6] > 0) { /* the codes are others there */
        scan_skip(s);
        return false;
    }
    if (scan_accept_words(s, "match option")) {
        return pool_read_match(s, ret);
    }
    if (scan_accept(s, "sip-server")) {
        return read_sip_servers(s, ret);
    }
    if (scan_accept(s, "tftp-server")) {
        return read_tftp_server(s, ret);
    }
    size_t start = s->pos;
    return pool_read_option(s, ret) || (s->pos == start && read_misspelt(s, ret));
}

bool scan_pool(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->ended) {
        return pool_group_give_rest(s, ret);
    }
    bool found = false;
    if (s->pos > 0) { /* one option a line, but for those of a group */
        found = pool_group_give(s, ret);
    } else if (!pool_group_goes_on(s)) {
        s->pos = pool_skip_codes(s->current);
        if (s->numbers[CLASS_DEPTH] > 0) {
            pool_look_at_depth(s);
        }
        skip_prompt(s);
        found = read_line(s, ret);
    }
    if (!found) {
        pool_pass(s);
    }
    return found;
}
