/* SPDX-License-Identifier: MIT */
/*
 * libdhcpopt: DHCP options for IP phones, from text to bytes and back.
 *
 * Everything the library handles is a value: a space, a code and bytes. The space "dhcp4" holds
 * the options of RFC 2132 and its successors; the spaces "MS-UC-Client" and "CPE-OCPHONE" hold
 * the sub-options that a phone of that vendor class (option 60) finds inside option 43.
 *
 * The contract, once for all functions:
 *
 *  1. The caller owns every byte. The library allocates nothing, reads and writes no file, keeps
 *     no state, and depends on neither locale nor errno. Any function may run in any thread.
 *  2. A function that can fail returns dhcpopt_status, DHCPOPT_OK (0) for success. Parameters
 *     named ret_... are set on success only, but for 3. The last parameter, error, is set on
 *     failure only, and may be NULL.
 *  3. Output is (out, cap, ret_len). With out == NULL nothing is written and ret_len says how
 *     much is needed, found on the same code path. Where cap is too small the status is
 *     DHCPOPT_SPACE, ret_len says how much is needed, and nothing at or beyond out + cap is
 *     touched. ret_len is never NULL.
 *  4. Input is {ptr, len}, by value. Text need not end in NUL and may hold one. ptr may be NULL
 *     where len is 0.
 *  5. What is decoded borrows from the payload. An expanded name, which cannot be borrowed,
 *     stands in the caller's cursor until the next call with that cursor.
 *  6. Every pointer must be valid unless its description says that it may be NULL.
 *
 * dhcpopt(3) shows the functions in use; dhcpopt(5) describes the text of every option.
 */
#ifndef DHCPOPT_H
#define DHCPOPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this header and of the library built with it. The build reads it from here. */
#define DHCPOPT_VERSION_MAJOR 0
#define DHCPOPT_VERSION_MINOR 1
#define DHCPOPT_VERSION_PATCH 0
#define DHCPOPT_VERSION "0.1.0"

#if defined(_WIN32) && defined(DHCPOPT_SHARED)
#ifdef DHCPOPT_BUILD
#define DHCPOPT_API __declspec(dllexport)
#else
#define DHCPOPT_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define DHCPOPT_API __attribute__((visibility("default")))
#else
#define DHCPOPT_API
#endif

#if defined(__GNUC__)
#define DHCPOPT_MUST_USE __attribute__((warn_unused_result))
#else
#define DHCPOPT_MUST_USE
#endif

/* ---- Sizes, in octets (bytes) or characters ---------------------------------------------- */

/* One option or sub-option holds at most this many octets (RFC 2132 s.2: the length is one
 * octet). */
#define DHCPOPT_VALUE_MAX 255
/* dhcpopt_parse_long writes at most this many octets: four full options (RFC 3396). */
#define DHCPOPT_LONG_MAX 1020
/* The longest domain name as text, without a final dot (RFC 1035 s.2.3.4: 255 octets on the
 * wire). */
#define DHCPOPT_NAME_MAX 253
/* dhcpopt_print writes at most this many characters for a payload of DHCPOPT_LONG_MAX octets: a
 * compressed name takes two octets and prints as a comma and up to DHCPOPT_NAME_MAX characters. */
#define DHCPOPT_PRINT_MAX ((DHCPOPT_LONG_MAX / 2) * (DHCPOPT_NAME_MAX + 1))
/* dhcpopt_hex_print writes at most this many characters for so many octets, in any form. */
#define DHCPOPT_HEX_MAX(octets) (6 * (octets) + 4)
/* dhcpopt_frame writes at most this many octets for a payload of DHCPOPT_LONG_MAX octets: each
 * piece of 255 brings a code and a length. */
#define DHCPOPT_FRAME_MAX (DHCPOPT_LONG_MAX + 2 * (DHCPOPT_LONG_MAX / DHCPOPT_VALUE_MAX))
/* dhcpopt_check writes at most this many findings for a payload of DHCPOPT_LONG_MAX octets:
 * fewer than one for every octet, and one for each of five sub-options that can be missing. */
#define DHCPOPT_FINDINGS_MAX (DHCPOPT_LONG_MAX + 5)

/* dhcpopt_config_check writes at most this many findings. */
#define DHCPOPT_CONFIG_FINDINGS_MAX 80

/* Lines of configuration are read whole up to this many characters; netsh's have 8191. A longer
 * one is read in pieces of that size. */
#define DHCPOPT_LINE_MAX 16384
/* The name of a pool, scope, subnet or class is kept up to this many characters. */
#define DHCPOPT_PLACE_MAX 128
/* So many names are kept of what is around the line at hand; names that the lines below go by,
 * such as tags and their vendor classes; lines that say who is given an option; and characters
 * of what a line below tells the rest of, in the same block, and anywhere. */
#define DHCPOPT_NAMES_KEPT 16
#define DHCPOPT_NAMED_CLASSES_MAX 1024
#define DHCPOPT_USES_MAX 2048
#define DHCPOPT_SHELF_MAX 65536
#define DHCPOPT_LATE_MAX 131072

/* ---- Input ------------------------------------------------------------------------------- */

typedef struct dhcpopt_text {
    const char *ptr; /* not NUL-terminated; may be NULL where len is 0 */
    size_t len;      /* in octets */
} dhcpopt_text;

typedef struct dhcpopt_bytes {
    const uint8_t *ptr; /* may be NULL where len is 0 */
    size_t len;         /* in octets */
} dhcpopt_bytes;

/* The text of a NUL-terminated string, without the NUL. */
DHCPOPT_API dhcpopt_text dhcpopt_text_of(const char *string);

/* ---- Statuses ---------------------------------------------------------------------------- */

/*
 * Every status: its number, which never changes; its constant, DHCPOPT_...; its name; and one
 * sentence that says what is wrong and what would be right. dhcputil(1) lists them too.
 */
/* clang-format off */
#define DHCPOPT_STATUS_LIST(X) \
    X( 0, OK,                  "ok",                   "done") \
    X( 1, SPACE,               "space",                "the output buffer is too small") \
    X( 2, END,                 "end",                  "there is nothing more to decode") \
    X( 3, ELEMENT,             "element",              "the element is not of the kind that the option carries") \
    X( 4, EMPTY,               "empty",                "there is nothing here; a value is needed") \
    X( 5, TOO_LONG,            "too-long",             "the value is too long") \
    X( 6, TOO_SHORT,           "too-short",            "the value has no octets; the option carries at least one") \
    X( 7, CONTROL,             "control",              "control octet; only printable characters can stand here") \
    X( 8, NOT_ASCII,           "not-ascii",            "not ASCII; DHCP text is NVT ASCII (RFC 2132 s.2)") \
    X( 9, BLANK,               "blank",                "blank; a name has none, and a comma separates several") \
    X(10, HEX_DIGIT,           "hex-digit",            "not a hexadecimal digit") \
    X(11, ODD_DIGITS,          "odd-digits",           "odd number of hexadecimal digits; every octet has two") \
    X(12, HEX_SEPARATOR,       "hex-separator",        "separator without hexadecimal digits on both sides") \
    X(13, LABEL_EMPTY,         "label-empty",          "empty label; a name neither starts with a dot nor has two in a row") \
    X(14, LABEL_LONG,          "label-long",           "label is longer than 63 octets (RFC 1035 s.2.3.4)") \
    X(15, NAME_LONG,           "name-long",            "name is longer than 253 characters, 255 octets on the wire (RFC 1035 s.2.3.4)") \
    X(16, NAME_CHARACTER,      "name-character",       "not a host-name character; letters, digits and hyphens are (RFC 1123 s.2.1)") \
    X(17, NAME_HYPHEN,         "name-hyphen",          "label starts or ends with a hyphen (RFC 952)") \
    X(18, NAME_DIGITS,         "name-digits",          "last label is all digits and would be taken for an address (RFC 1123 s.2.1)") \
    X(19, NAME_NOT_ASCII,      "name-not-ascii",       "not ASCII; give the name in its xn-- form (RFC 5890 s.2.3.2.1)") \
    X(20, NAME_ROOT,           "name-root",            "the root is no server's name") \
    X(21, NAME_TRUNCATED,      "name-truncated",       "name is cut: its final zero octet is missing (RFC 1035 s.3.1)") \
    X(22, LABEL_TYPE,          "label-type",           "label length above 63: type bits 01 and 10 are reserved (RFC 1035 s.4.1.4)") \
    X(23, POINTER_TRUNCATED,   "pointer-truncated",    "compression pointer is cut: its second octet is missing (RFC 1035 s.4.1.4)") \
    X(24, POINTER_FORWARD,     "pointer-forward",      "compression pointer does not point backwards (RFC 1035 s.4.1.4)") \
    X(25, SIP_MIXED,           "sip-mixed",            "names and addresses are mixed; option 120 carries one or the other (RFC 3361 s.3)") \
    X(26, SIP_BAD_ENCODING,    "sip-bad-encoding",     "encoding byte is neither 0 (names) nor 1 (addresses) (RFC 3361 s.3)") \
    X(27, SIP_PLAIN_TEXT,      "sip-plain-text",       "plain text; option 120 carries an encoding byte and labels (RFC 3361 s.3.1)") \
    X(28, SIP_NO_SERVER,       "sip-no-server",        "encoding byte without a server after it (RFC 3361 s.3)") \
    X(29, ADDRESS_SYNTAX,      "address-syntax",       "not an IPv4 address; four decimal numbers from 0 to 255 joined by dots are") \
    X(30, ADDRESS_NUMBER,      "address-number",       "number is over 255; each of an address's four lies between 0 and 255") \
    X(31, ADDRESS_ZERO,        "address-zero",         "leading zero; write the number in plain decimal") \
    X(32, ADDRESS_NAME,        "address-name",         "not an address; this option carries IPv4 addresses only, so resolve the name first") \
    X(33, ADDRESS_LENGTH,      "address-length",       "length is not a multiple of 4; an IPv4 address has 4 octets") \
    X(34, OFFSET_SYNTAX,       "offset-syntax",        "not a time offset; -5, -05:00, +5:30, UTC-5 and -18000s are") \
    X(35, OFFSET_FRACTION,     "offset-fraction",      "fraction of an hour; write the minutes, as in +5:30") \
    X(36, OFFSET_RANGE,        "offset-range",         "outside -12:00 to +14:00, where all time zones lie; write seconds as -18000s") \
    X(37, OFFSET_MINUTE,       "offset-minute",        "minutes are two digits from 00 to 59") \
    X(38, OFFSET_SECONDS,      "offset-seconds",       "seconds do not fit a signed 32-bit number (RFC 2132 s.3.4)") \
    X(39, OFFSET_LENGTH,       "offset-length",        "a time offset has exactly 4 octets (RFC 2132 s.3.4)") \
    X(40, OFFSET_16_BIT,       "offset-16-bit",        "16 bits; a time offset has 32, so FFFFB9B0 and not B9B0 (RFC 2132 s.3.4)") \
    X(41, VLAN_SYNTAX,         "vlan-syntax",          "not a VLAN id; a decimal number from 1 to 4094 is") \
    X(42, VLAN_ZERO,           "vlan-zero",            "leading zero; write the VLAN id in plain decimal") \
    X(43, VLAN_RANGE,          "vlan-range",           "VLAN id is outside 1 to 4094 (IEEE 802.1Q: 0 means none, 4095 is reserved)") \
    X(44, VLAN_LENGTH,         "vlan-length",          "the voice VLAN has exactly 2 octets, the high one first") \
    X(45, VLAN_ONE_OCTET,      "vlan-one-octet",       "one octet; the voice VLAN has 2, so 00C8 for VLAN 200") \
    X(46, VLAN_TEXT,           "vlan-text",            "the VLAN id is text; the voice VLAN is a number of 2 octets, so 00C8 for VLAN 200") \
    X(47, POLYCOM_VLAN_START,  "polycom-vlan-start",   "does not start with VLAN-A= in capitals") \
    X(48, POLYCOM_VLAN_BLANK,  "polycom-vlan-blank",   "blank; phones accept none before the semicolon") \
    X(49, POLYCOM_VLAN_ID,     "polycom-vlan-id",      "not a VLAN id; decimal, 0x hexadecimal or 0 octal numbers joined by + are") \
    X(50, POLYCOM_VLAN_NO_SEMICOLON, "polycom-vlan-no-semicolon", "no semicolon after the last VLAN id; phones ignore the value without it") \
    X(51, NORTEL_VLAN_FORM,    "nortel-vlan-form",     "the Nortel and Avaya form VLAN-A:10. is not read by Polycom phones; VLAN-A=10; is") \
    X(52, URL_SCHEME,          "url-scheme",           "unknown scheme; ftp, tftp, http and https are known") \
    X(53, URL_NO_HOST,         "url-no-host",          "the URL names no host") \
    X(54, URL_HOST,            "url-host",             "an address in brackets; phones take a name or an IPv4 address") \
    X(55, URL_PORT,            "url-port",             "a port is a decimal number from 1 to 65535") \
    X(56, URL_SPACE,           "url-space",            "blank; a URL has none, and phones know no escape for it") \
    X(57, URL_BACKSLASH,       "url-backslash",        "backslash; a URL has forward slashes only") \
    X(58, URL_CHARACTER,       "url-character",        "not a character of a URL (RFC 3986 s.2)") \
    X(59, URL_NOT_ASCII,       "url-not-ascii",        "not ASCII; a URL is, and names in it take their xn-- form") \
    X(60, URL_AT,              "url-at",               "second @; a user or password with @ cannot be told to a phone") \
    X(61, CERT_SCHEME,         "cert-scheme",          "the certificate service's URL starts with https:// or http://") \
    X(62, CERT_CREDENTIALS,    "cert-credentials",     "user or password; the sub-options have no place for them") \
    X(63, CERT_QUERY,          "cert-query",           "query or fragment; the sub-options have no place for one") \
    X(64, CERT_ADDRESS,        "cert-address",         "address; certificates are issued to names, so give the server's name") \
    X(65, CERT_LONG,           "cert-long",            "too long: the five sub-options must fit the 255 octets of one option 43") \
    X(66, SCHEME_SYNTAX,       "scheme-syntax",        "not a scheme of the certificate service; https and http are, in lower case") \
    X(67, PORT_BINARY,         "port-binary",          "the port is a binary number; it must be decimal digits as text, so 343433 for 443") \
    X(68, PORT_SYNTAX,         "port-syntax",          "not a port; a decimal number from 1 to 65535 without leading zeros is") \
    X(69, PATH_SYNTAX,         "path-syntax",          "the path starts with /") \
    X(70, IDENTIFIER,          "identifier-wrong",     "the UC identifier is MS-UC-Client, in just these letters") \
    X(71, NUL,                 "nul",                  "NUL octet inside the text") \
    X(72, TRUNCATED,           "truncated",            "cut: its length runs past the end") \
    X(73, NO_LENGTH,           "no-length",            "cut: the code is there but its length is missing") \
    X(74, AFTER_END,           "after-end",            "octets after END (255); phones stop reading there (RFC 2132 s.8.4)") \
    X(75, MISSING,             "sub-option-missing",   "a sub-option is missing: the URL needs all of 1 to 5") \
    X(76, REPEATED,            "sub-option-repeated",  "the sub-option stands there twice, so the URL is not certain") \
    X(77, NOT_HERE,            "not-here",             "no option of this code in the framed bytes") \
    X(78, SPLIT,               "split",                "only options 119 and 120 may be split over several (RFC 3396)") \
    X(79, TYPOGRAPHIC,         "typographic",          "typographic character; type a plain hyphen, quote or blank") \
    X(80, URL_SLASHES,         "url-slashes",          "a scheme is followed by ://") \
    X(81, SCOPE_MISSING,       "scope-missing",        "the platform needs a scope, which says where the options go") \
    X(82, SCOPE_UNUSED,        "scope-unused",         "the platform takes no scope; its options go where the output is put") \
    X(83, SCOPE_SYNTAX,        "scope-syntax",         "not what the platform takes for a scope") \
    X(84, SERVER_UNUSED,       "server-unused",        "the platform takes no server; its output belongs to the server where it is put") \
    X(85, SERVER_SYNTAX,       "server-syntax",        "not a server; a name of letters, digits, hyphens, underscores and dots is, or an address") \
    X(86, VALUE_TWICE,         "value-twice",          "the option has a value already; each is given once") \
    X(87, PLATFORM_LONG,       "platform-long",        "longer than the platform keeps") \
    X(88, PLATFORM_CHARACTER,  "platform-character",   "the platform has no safe spelling for this character here") \
    X(89, PLATFORM_VALUE,      "platform-value",       "the platform cannot serve this value") \
    X(90, PLATFORM_MISSING,    "platform-missing",     "the platform's script needs option 120 and the sub-options 1 to 5, all of them") \
    X(91, MESSAGE_LONG,        "message-long",         "all options together do not fit the server's message, so some or all would not be sent") \
    X(92, VENDOR_SPECIFIC,     "vendor-specific",      "option 43 is given whole and by sub-options, and the platform has but one") \
    X(93, REMOVE_UNUSED,       "remove-unused",        "the platform has no output that takes these options away and nothing else") \
    X(94, SERVER_MISSING,      "server-missing",       "an option 43 for a vendor class needs a server on this platform") \
    X(95, NUMBER,              "number",               "not a number, or one that has no room in the option") \
    X(96, OPTION_SYNTAX,       "option-syntax",        "looks like an option, and is not in the platform's words") \
    X(97, IOS_TRUNCATED,       "ios-truncated",        "cut after 90 octets, which is all that IOS keeps of option hex; enter it as option ext hex") \
    X(98, OFFSET_PERIOD,       "offset-period",        "everything after the period is lost; write the number without one, as 0xFFFFB9B0") \
    X(99, OPTION_VARIABLE,     "option-variable",      "a variable or an expression, whose value is known only where it runs") \
    X(100, MESSAGE_SHORT,      "message-short",        "too short for a DHCP message, which has 240 octets in front of its options (RFC 2131 s.2)") \
    X(101, MESSAGE_COOKIE,     "message-cookie",       "not the cookie 63 82 53 63, which tells DHCP from other messages (RFC 2131 s.3)") \
    X(102, MESSAGE_FIELD,      "message-field",        "op is 1 or 2, a hardware address has 16 octets at most, and options 52 and 53 one (RFC 2131 s.2)") \
    X(103, NOT_DHCP,           "not-dhcp",             "no UDP packet of the DHCP ports 67 and 68 over IPv4") \
    X(104, FRAGMENT,           "fragment",             "a fragment of a packet; messages are read only from whole ones") \
    X(105, PACKET_CUT,         "packet-cut",           "the packet was not captured whole; let the capture keep all of it, as tcpdump -s 0 does") \
    X(106, PACKET_SYNTAX,      "packet-syntax",        "the lengths in the packet's headers contradict each other") \
    X(107, LINK_TYPE,          "link-type",            "a link layer that is not read; Ethernet, Linux cooked and raw IP are") \
    X(108, CAPTURE_SYNTAX,     "capture-syntax",       "not the structure of a pcap or pcapng file") \
    X(109, CAPTURE_MORE,       "capture-more",         "the input ends inside of a packet") \
    X(110, UNENDED,            "unended",              "a brace, a quote or a semicolon is missing, so that options may be lost") \
    X(111, NOT_INCLUDED,       "not-included",         "not read: a file that is included, or an option that only such a file can define") \
    X(112, NOT_KEPT,           "not-kept",             "more names, definitions or options stand here than are kept; what needs one of them is not told, or not rightly") \
    X(113, DEVICE_VALUE,       "device-value",         "the device puts in a value of its own, which is not told here") \
    X(114, INACTIVE,           "inactive",             "switched off or taken away again, so that no client is sent it") \
    X(115, LOOKED_UP,          "looked-up",            "a name, for which the server looks up the addresses; which ones is not told here") \
    X(116, COMMA_CUT,          "comma-cut",            "everything behind the comma is lost; put two backslashes in front of it, or give octets") \
    X(117, UNUSED,             "unused",               "no server, network, lease or matcher in the text gives it to a client") \
    X(118, UNDEFINED,          "undefined",            "a name of an option or of a set, which the text does not define")
/* clang-format on */

#define DHCPOPT_STATUS_ENUM(number, NAME, name, sentence) DHCPOPT_##NAME = (number),
typedef enum dhcpopt_status { DHCPOPT_STATUS_LIST(DHCPOPT_STATUS_ENUM) } dhcpopt_status;

/* The status's name ("label-long"), or "unknown" for a number that is no status. */
DHCPOPT_API const char *dhcpopt_status_name(dhcpopt_status status);
/* The status's sentence: lower case, no full stop. */
DHCPOPT_API const char *dhcpopt_status_text(dhcpopt_status status);

/* Why a call failed. */
typedef struct dhcpopt_error {
    dhcpopt_status status;
    size_t item; /* which of several elements or values it was, from 0 */
    size_t pos;  /* where the fault starts, in octets of the caller's own input; for encode and
                    encapsulate, whose input is a list, in octets of that item */
    size_t len;  /* how many octets it covers; 0 at the end of the input */
    size_t have; /* octets present, and ... */
    size_t need; /* ... octets needed or allowed, where the fault is one of length, else 0;
                    for DHCPOPT_MISSING the code of the sub-option that is missing */
    const char *detail; /* dhcpopt_status_text(status) */
} dhcpopt_error;

/* ---- The option table -------------------------------------------------------------------- */

typedef enum dhcpopt_space {
    DHCPOPT_SPACE_DHCP4,        /* the options of a DHCPv4 message */
    DHCPOPT_SPACE_MS_UC_CLIENT, /* option 43 for the vendor class MS-UC-Client */
    DHCPOPT_SPACE_CPE_OCPHONE   /* option 43 for the vendor class CPE-OCPHONE */
} dhcpopt_space;

/* "dhcp4", "MS-UC-Client" or "CPE-OCPHONE". The latter two are also the vendor class (option
 * 60). */
DHCPOPT_API const char *dhcpopt_space_name(dhcpopt_space space);
/* Finds a space by that name, letter for letter. False where there is none. */
DHCPOPT_API bool dhcpopt_space_by_name(dhcpopt_text name, dhcpopt_space *ret_space);

/* What an option's value is made of; dhcpopt(5) describes the text of each. */
typedef enum dhcpopt_kind {
    DHCPOPT_KIND_OFFSET,       /* seconds east of UTC, signed, 4 octets (RFC 2132 s.3.4) */
    DHCPOPT_KIND_ADDRESSES,    /* IPv4 addresses, 4 octets each */
    DHCPOPT_KIND_NAMES,        /* domain names (RFC 3397, RFC 1035 s.3.1) */
    DHCPOPT_KIND_SIP_SERVERS,  /* encoding byte, then names or addresses (RFC 3361) */
    DHCPOPT_KIND_TEXT,         /* printable ASCII */
    DHCPOPT_KIND_URL,          /* a provisioning URL or host, as text */
    DHCPOPT_KIND_POLYCOM_VLAN, /* "VLAN-A=10;" */
    DHCPOPT_KIND_VLAN,         /* a VLAN id, 2 octets, high one first */
    DHCPOPT_KIND_IDENTIFIER,   /* the text "MS-UC-Client" */
    DHCPOPT_KIND_SCHEME,       /* the text "https" or "http" */
    DHCPOPT_KIND_HOST,         /* a host name as text */
    DHCPOPT_KIND_PORT,         /* 1 to 65535 as decimal text */
    DHCPOPT_KIND_PATH,         /* an absolute path as text */
    DHCPOPT_KIND_CERT_URL,     /* the sub-options 1 to 5 of MS-UC-Client, made from one URL */
    DHCPOPT_KIND_SUBOPTIONS    /* code, length, octets, repeated (RFC 2132 s.8.4) */
} dhcpopt_kind;

typedef struct dhcpopt_option {
    const char *name;
    const char *alias; /* a second name, or NULL */
    dhcpopt_space space;
    uint8_t code; /* 0 for cert-prov-url, which is all of the sub-options 1 to 5 */
    dhcpopt_kind kind;
    bool list;            /* takes several values, joined with commas */
    bool splits;          /* may be longer than one option (RFC 3396) */
    const char *argument; /* what its text is, in a word or two: "OFFSET", "NAME,..." */
    const char *help;     /* one line */
    const char *source;   /* RFC and section, or the maker's name for it */
    /* On a Windows DHCP server: the class's name, or NULL for the standard class; the name of the
     * definition, or NULL for cert-prov-url, which has none; its type as netsh calls it. */
    const char *windows_class;
    const char *windows_name;
    const char *windows_type;
} dhcpopt_option;

/* The rows of the table in order, from 0; NULL after the last. They are constant. */
DHCPOPT_API const dhcpopt_option *dhcpopt_option_at(size_t index);
/* By name or alias, letter for letter; NULL where there is none. */
DHCPOPT_API const dhcpopt_option *dhcpopt_option_by_name(dhcpopt_text name);
/* By space and code; NULL where there is none, and for code 0. */
DHCPOPT_API const dhcpopt_option *dhcpopt_option_by_code(dhcpopt_space space, unsigned code);

/* ---- Text to bytes and back -------------------------------------------------------------- */

/*
 * Reads the text of an option's value and writes its octets, without code and length. The text
 * is described in dhcpopt(5). At most DHCPOPT_VALUE_MAX octets are written; a longer value is
 * DHCPOPT_TOO_LONG (DHCPOPT_CERT_LONG for a certificate URL); error.have are the octets up to
 * the end of the value at which it became so.
 * Every text status can be returned, with its position in text.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_parse(const dhcpopt_option *option,
                                                          dhcpopt_text text, uint8_t *out,
                                                          size_t cap, size_t *ret_len,
                                                          dhcpopt_error *error);

/*
 * As dhcpopt_parse, but an option that may be split (option->splits) can have up to
 * DHCPOPT_LONG_MAX octets. Pass the result to dhcpopt_frame (RFC 3396 s.6).
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_parse_long(const dhcpopt_option *option,
                                                               dhcpopt_text text, uint8_t *out,
                                                               size_t cap, size_t *ret_len,
                                                               dhcpopt_error *error);

/*
 * Writes the text of a value, as dhcpopt_parse reads it, without a final NUL. Equal payloads
 * give equal text, and parsing what was printed gives the canonical payload. Every decode
 * status can be returned, with its position in payload. DHCPOPT_PRINT_MAX characters are always
 * enough.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_print(const dhcpopt_option *option,
                                                          dhcpopt_bytes payload, char *out,
                                                          size_t cap, size_t *ret_len,
                                                          dhcpopt_error *error);

/* ---- Elements to bytes and back ---------------------------------------------------------- */

typedef enum dhcpopt_element_type {
    DHCPOPT_ELEMENT_OFFSET,   /* as.seconds */
    DHCPOPT_ELEMENT_ADDRESS,  /* as.address */
    DHCPOPT_ELEMENT_NAME,     /* as.text: a host name, without a final dot */
    DHCPOPT_ELEMENT_TEXT,     /* as.text */
    DHCPOPT_ELEMENT_VLAN,     /* as.vlan */
    DHCPOPT_ELEMENT_SUBOPTION /* as.suboption */
} dhcpopt_element_type;

typedef struct dhcpopt_suboption {
    uint8_t code; /* 0 is PAD and 255 is END, which have no value (RFC 2132 s.3.1, s.3.2) */
    dhcpopt_bytes value; /* without code and length */
} dhcpopt_suboption;

typedef struct dhcpopt_element {
    dhcpopt_element_type type;
    size_t pos; /* decode: where it stands in the payload, in octets */
    size_t len; /* decode: how many octets it takes there */
    union {
        int32_t seconds;  /* east of UTC */
        uint32_t address; /* host order: 10.0.0.1 is 0x0A000001 */
        dhcpopt_text text;
        uint16_t vlan;
        dhcpopt_suboption suboption;
    } as;
} dhcpopt_element;

/*
 * Writes the octets of a value from its elements, in their order. Kinds that hold one element
 * take exactly one. DHCPOPT_KIND_CERT_URL and DHCPOPT_KIND_SUBOPTIONS take sub-options, and do
 * not ask whether they are complete. At most
 * DHCPOPT_VALUE_MAX octets are written, or DHCPOPT_LONG_MAX where option->splits. The statuses
 * are those of dhcpopt_parse, DHCPOPT_ELEMENT (wrong type, or too many) and DHCPOPT_EMPTY
 * (none); error.item says which element, error.pos where in its text.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_encode(const dhcpopt_option *option,
                                                           const dhcpopt_element *elements,
                                                           size_t count, uint8_t *out,
                                                           size_t cap, size_t *ret_len,
                                                           dhcpopt_error *error);

/* A decoding in progress. Set it up with dhcpopt_decode_begin; its members are private. */
typedef struct dhcpopt_cursor {
    const dhcpopt_option *option;
    dhcpopt_bytes payload;
    size_t pos;
    size_t item;
    bool ended;
    char name[DHCPOPT_NAME_MAX + 1];
} dhcpopt_cursor;

/* Starts to decode a payload, which must stay until the last call with this cursor. */
DHCPOPT_API void dhcpopt_decode_begin(dhcpopt_cursor *cursor, const dhcpopt_option *option,
                                      dhcpopt_bytes payload);

/*
 * Gives the next element. DHCPOPT_END, which sets no error, when there are no more. Any other
 * status means that the payload is wrong at error.pos; the cursor then stays where it is. PAD
 * and END are given as sub-options without value. Compression pointers in names are followed;
 * they count from the first octet after the encoding byte in option 120, from the first octet
 * in 119. DHCPOPT_TOO_SHORT without payload, DHCPOPT_TOO_LONG for more than DHCPOPT_LONG_MAX.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_decode_next(dhcpopt_cursor *cursor,
                                                                dhcpopt_element *ret_element,
                                                                dhcpopt_error *error);

/* ---- Option 43, code and length, long options -------------------------------------------- */

typedef struct dhcpopt_value {
    dhcpopt_space space;
    uint8_t code;        /* 0: bytes hold sub-options already (cert-prov-url) */
    dhcpopt_bytes bytes; /* without code and length */
} dhcpopt_value;

/*
 * Writes the payload of option 43: each value's code, length and octets, in the order given
 * (RFC 2132 s.8.4); no END. Values of both vendor classes may be merged, for servers that
 * cannot tell the classes apart. DHCPOPT_EMPTY without values; DHCPOPT_ELEMENT for a value
 * of the space dhcp4 or the code 255; DHCPOPT_TOO_LONG for more than 255 octets, since phones do
 * not join a split option 43; error.item says at which value. What the values hold is not looked
 * at.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_encapsulate(const dhcpopt_value *values,
                                                                size_t count, uint8_t *out,
                                                                size_t cap, size_t *ret_len,
                                                                dhcpopt_error *error);

/*
 * The reverse: lists the sub-options in the payload of option 43 as values of that space, whose
 * bytes are borrowed. PAD and END are left out. Output is (out, cap, ret_count). The statuses
 * are those of dhcpopt_decode_next, without DHCPOPT_END, and DHCPOPT_SPACE.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_decapsulate(dhcpopt_space space,
                                                                dhcpopt_bytes payload,
                                                                dhcpopt_value *out, size_t cap,
                                                                size_t *ret_count,
                                                                dhcpopt_error *error);

/*
 * Tells from the content of option 43 whose sub-options it holds: MS-UC-Client where sub-option
 * 1 says so in any letter case; or where it is absent and all codes are 2 to 5 or 10 with at
 * least one of 2 to 5; or where it says something else, and all of 2 to 5 are there, with http or
 * https in 2. CPE-OCPHONE where all codes are 10. False where it is neither, or
 * where what stands before END does not decode.
 */
DHCPOPT_API bool dhcpopt_space_of(dhcpopt_bytes payload, dhcpopt_space *ret_space);

/*
 * The row of a sub-option in option 43 of that vendor class, or NULL. A voice VLAN merged into
 * MS-UC-Client's, for servers that cannot tell the classes apart, is found there too.
 */
DHCPOPT_API const dhcpopt_option *dhcpopt_suboption_row(dhcpopt_space space, unsigned code);

/*
 * Writes an option with its code and length octets, in pieces of at most 255 octets where it is
 * longer and may be split (RFC 3396 s.6). For a sub-option the payload is that of option 43,
 * and the code is 43. DHCPOPT_TOO_SHORT without payload; DHCPOPT_SPLIT for more than 255 octets
 * of an option that may not be split; DHCPOPT_TOO_LONG for more than DHCPOPT_LONG_MAX.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_frame(const dhcpopt_option *option,
                                                          dhcpopt_bytes payload, uint8_t *out,
                                                          size_t cap, size_t *ret_len,
                                                          dhcpopt_error *error);

/*
 * Joins all pieces of one option found in framed bytes, an options field (RFC 3396 s.7): other
 * options and PAD are passed over, END stops. Statuses: DHCPOPT_NOT_HERE, DHCPOPT_TRUNCATED,
 * DHCPOPT_NO_LENGTH, with the position in framed. At most framed.len octets are written.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_unframe(const dhcpopt_option *option,
                                                            dhcpopt_bytes framed, uint8_t *out,
                                                            size_t cap, size_t *ret_len,
                                                            dhcpopt_error *error);

/* ---- Hexadecimal ------------------------------------------------------------------------- */

typedef struct dhcpopt_form {
    const char *name;      /* "hex", "dotted", ... */
    const char *open;      /* before the first octet */
    const char *prefix;    /* before every octet */
    const char *separator; /* between groups */
    const char *close;     /* after the last octet */
    unsigned group;        /* octets a group; 0: no separators */
    bool upper;            /* A to F in capitals */
    const char *help;      /* one line */
} dhcpopt_form;

/* The rows of the table of forms in order, from 0, the default first; NULL after the last. */
DHCPOPT_API const dhcpopt_form *dhcpopt_form_at(size_t index);
/* By name, letter for letter; NULL where there is none. */
DHCPOPT_API const dhcpopt_form *dhcpopt_form_by_name(dhcpopt_text name);

/* Writes octets in a form. Statuses: DHCPOPT_OK and DHCPOPT_SPACE. */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_hex_print(const dhcpopt_form *form,
                                                              dhcpopt_bytes bytes, char *out,
                                                              size_t cap, size_t *ret_len);

/*
 * Reads octets in any of the forms and in either letter case. A line break, with the blanks
 * around it, may stand anywhere, also within an octet; what it parts is joined. Statuses:
 * DHCPOPT_EMPTY, DHCPOPT_HEX_DIGIT, DHCPOPT_ODD_DIGITS (a group of digits that makes no whole
 * octets; nothing is guessed) and DHCPOPT_HEX_SEPARATOR, with their position in text. At most
 * text.len / 2 octets are written.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_hex_parse(dhcpopt_text text, uint8_t *out,
                                                              size_t cap, size_t *ret_len,
                                                              dhcpopt_error *error);

/*
 * Where the octet of that index stands in a text that dhcpopt_hex_parse accepts: the position
 * of its first digit. text.len for an index past the last octet.
 */
DHCPOPT_API size_t dhcpopt_hex_locate(dhcpopt_text text, size_t index);

/* ---- Findings ---------------------------------------------------------------------------- */

typedef enum dhcpopt_severity {
    DHCPOPT_NOTE,    /* good to know */
    DHCPOPT_WARNING, /* legal, but a phone may not do what was meant */
    DHCPOPT_FAULT    /* decodes, but cannot be what was meant */
} dhcpopt_severity;

/*
 * What a phone will make of a value that decodes: each finding's number, which never changes;
 * its constant, DHCPOPT_FINDING_...; its severity; its name; and its sentence.
 */
/* clang-format off */
#define DHCPOPT_FINDING_LIST(X) \
    X( 1, NAME_UNDERSCORE,     WARNING, "name-underscore",      "underscore; DNS allows it, a host name does not (RFC 1123 s.2.1)") \
    X( 2, SIP_ADDRESS,         WARNING, "sip-address",          "addresses; phones sign in over TLS, whose certificates are issued to names") \
    X( 3, OFFSET_SWAPPED,      FAULT,   "offset-swapped",       "no time zone, but one with its octets in reverse order; the high octet comes first") \
    X( 4, OFFSET_MINUTES,      FAULT,   "offset-minutes",       "looks like minutes; the offset is in seconds, 60 times as much (RFC 2132 s.3.4)") \
    X( 5, OFFSET_HOURS,        FAULT,   "offset-hours",         "looks like hours; the offset is in seconds, 3600 times as much (RFC 2132 s.3.4)") \
    X( 6, OFFSET_UNUSUAL,      WARNING, "offset-unusual",       "no time zone in use; those lie on quarters of an hour from -12:00 to +14:00") \
    X( 7, TEXT_NUL,            WARNING, "text-nul",             "NUL octet at the end; phones need not expect one (RFC 2132 s.2)") \
    X( 8, URL_ESCAPE,          WARNING, "url-escape",           "percent escape; Polycom phones take it as it stands and do not decode it") \
    X( 9, URL_CREDENTIALS,     WARNING, "url-credentials",      "user or password in the URL; DHCP tells it to any host that asks") \
    X(10, POLYCOM_VLAN_OCTAL,  WARNING, "polycom-vlan-octal",   "leading zero: phones read the VLAN id as octal") \
    X(11, POLYCOM_VLAN_TAIL,   WARNING, "polycom-vlan-tail",    "text after the semicolon; phones ignore it") \
    X(12, SUBOPTION_REPEATED,  WARNING, "sub-option-repeated",  "the sub-option stands there before; phones may take either") \
    X(13, SUBOPTION_UNKNOWN,   NOTE,    "sub-option-unknown",   "not a sub-option of this vendor class") \
    X(14, SUBOPTION_MISSING,   WARNING, "sub-option-missing",   "the phone needs all of the sub-options 1 to 5") \
    X(15, NAME_SINGLE_LABEL,   WARNING, "name-single-label",    "name without a dot; phones need the whole name, as in the server's certificate") \
    X(16, ADDRESS_TEXT,        WARNING, "address-text",         "looks like an address or a name as text; the option carries 4 octets for each address") \
    X(17, OFFSET_SIGN,         FAULT,   "offset-sign",          "the lower 16 bits of a negative offset; the upper 16 must be FFFF") \
    X(18, CERT_PATH_ROOT,      WARNING, "cert-path-root",       "the path is just /; the certificate service has a longer one by default") \
    X(19, CLASS_BLIND,         WARNING, "class-blind",          "the platform gives this option 43 to every client, whatever its vendor class") \
    X(20, CLASS_SUBSTRING,     NOTE,    "class-substring",      "the vendor class is matched anywhere in what a client sends, not as a whole") \
    X(21, IOS_POOL_CLASSES,    WARNING, "ios-pool-classes",     "a pool with classes serves only clients that match one; a class for phones shuts out the rest") \
    X(22, IOS_OPTION_EXT,      WARNING, "ios-option-ext",       "option ext came with IOS XE 3.2.1S; see that the running configuration has the whole value") \
    X(23, MESSAGE_SIZE,        WARNING, "message-size",         "with what the server adds, the options may not fit the 312 octets that every client takes (RFC 2131 s.2)") \
    X(24, NO_INFORM,           WARNING, "no-inform",            "the server does not answer DHCPINFORM, by which the phones ask for 43 and 120") \
    X(25, INFORM_AUTHORITATIVE, NOTE,   "inform-authoritative", "the server answers DHCPINFORM, by which the phones ask, only where it is authoritative") \
    X(26, REQUESTED_ONLY,      NOTE,    "requested-only",       "the server sends only the options that a client asks for in option 55") \
    X(27, SPELLING_UNKNOWN,    WARNING, "spelling-unknown",     "how the platform spells octets is not documented; compare what it shows with the bytes") \
    X(28, LIMIT_UNKNOWN,       NOTE,    "limit-unknown",        "how long a value the platform keeps is not documented; see that it shows the whole one") \
    X(29, NETSH_EQUALS,        WARNING, "netsh-equals",         "netsh also writes parameters with =; compare the value that it shows in the end") \
    X(30, NETSH_OFFSET,        WARNING, "netsh-offset",         "a negative offset stands as an unsigned number; compare the value that netsh shows in the end") \
    X(31, CLASS_PARTIAL,       NOTE,    "class-partial",        "releases differ in whether the whole vendor class must match, or a part of what a client sends") \
    X(32, HUAWEI_NETENGINE,    WARNING, "huawei-netengine",     "longer than 127 octets, which only the NetEngine keeps, and no switch") \
    X(33, SCRIPT_DELETES,      WARNING, "script-deletes",       "the script first deletes option 120 of the whole server, also a site's own") \
    X(34, PADDING_DROPPED,     NOTE,    "padding-dropped",      "PAD and END are left out; phones read the same sub-options") \
    X(35, FORTIOS_VCI,         WARNING, "fortios-vci",          "vci-match came with FortiOS 7.2; an older one would give this option 43 to every client") \
    X(36, DNSMASQ_NUL,         WARNING, "dnsmasq-nul",          "dnsmasq adds a NUL octet at the end; phones need not expect one (RFC 2132 s.2)") \
    X(37, GROUP_NUMBER,        NOTE,    "group-number",         "the option group's number is made from the pool's name; see that no other pool uses it") \
    X(38, PARAMETERS_ADD,      WARNING, "parameters-add",       "parameters are added to those that are there; take other values away with --remove first") \
    X(39, HUAWEI_SIP_SERVER,   WARNING, "huawei-sip-server",    "sip-server is a command of the switches; where it is not known, option 120 goes as hex") \
    X(40, HEX_AS_TEXT,         FAULT,   "hex-as-text",          "the octets spell hexadecimal digits; the server sends those, not what they mean") \
    X(41, CLASS_MISSING,       WARNING, "class-missing",        "this option 43 stands where every client gets it, not only those of the vendor class") \
    X(42, URL_AS_ADDRESS,      FAULT,   "url-as-address",       "the four octets of an address; phones expect a text here") \
    X(43, SUBOPTION_ORDER,     NOTE,    "sub-option-order",     "the sub-options are not in the order of their codes; phones read them in any") \
    X(44, TRAILING_END,        NOTE,    "trailing-end",         "END behind the sub-options, as dnsmasq adds it; phones do without") \
    X(45, NAME_MISMATCH,       NOTE,    "name-mismatch",        "the SIP server and the web server are in different domains, which can be meant") \
    X(46, SERVERS_DISAGREE,    FAULT,   "servers-disagree",     "servers answer the same request differently; chance decides which one a phone hears") \
    X(47, CLASS_SPELLING,      FAULT,   "class-spelling",       "not letter for letter a vendor class that phones send: MS-UC-Client, CPE-OCPHONE") \
    X(48, OWN_ADDRESS,         NOTE,    "own-address",          "the server puts its own address in the place of 0.0.0.0") \
    X(49, HEADING_DIFFERS,     FAULT,   "heading-differs",      "not what the report names above it: the octets are what phones get") \
    X(50, CLASS_OTHER,         FAULT,   "class-other",          "none of it is for the phones of this vendor class, and all of it for those of the other") \
    X(51, OPTION_TWICE,        WARNING, "option-twice",         "the place has the option before, with other octets, and only one of the two is sent") \
    X(52, CLASS_HIDDEN,        WARNING, "class-hidden",         "a class has this option, too, and clients of it get this one instead")
/* clang-format on */

#define DHCPOPT_FINDING_ENUM(number, NAME, severity, name, sentence)                           \
    DHCPOPT_FINDING_##NAME = (number),
typedef enum dhcpopt_finding_id {
    DHCPOPT_FINDING_LIST(DHCPOPT_FINDING_ENUM)
} dhcpopt_finding_id;

typedef struct dhcpopt_finding {
    dhcpopt_finding_id id; /* 0: a status, see dhcpopt_found_check */
    dhcpopt_severity severity;
    uint8_t option;     /* dhcpopt_config_check: the option that it is about, or 0 */
    uint8_t code;       /* the sub-option that it is about, or 0 */
    size_t pos;         /* where in the payload, in octets */
    size_t len;         /* how many octets; 0: something that is not there */
    const char *name;   /* "name-underscore" */
    const char *detail; /* the sentence: lower case, no full stop */
} dhcpopt_finding;

/*
 * Lists what is legal but wrong or risky in a payload, in order of position. Output is (out,
 * cap, ret_count), as (out, cap, ret_len) but counted in findings. A payload that does not
 * decode gives the findings up to the fault; within option 43 every sub-option that decodes is
 * looked at, as one of the space given. For other options space is not used.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_check(const dhcpopt_option *option,
                                                          dhcpopt_space space,
                                                          dhcpopt_bytes payload,
                                                          dhcpopt_finding *out, size_t cap,
                                                          size_t *ret_count);

/* The rows of the table of findings in order, from 0: id, severity, name and detail are set.
 * False after the last. */
DHCPOPT_API bool dhcpopt_finding_at(size_t index, dhcpopt_finding *ret_finding);

/* ---- Configuration for a DHCP server ----------------------------------------------------- */

/* What a platform can do with option 43, which depends on the client's vendor class. */
typedef enum dhcpopt_classes {
    DHCPOPT_CLASSES_NONE,      /* one option 43 for every client: all sub-options merged */
    DHCPOPT_CLASSES_MATCHED,   /* an option 43 for each vendor class */
    DHCPOPT_CLASSES_SUBOPTIONS /* the server makes option 43 from the sub-options itself */
} dhcpopt_classes;

/* What a platform takes for a scope. */
typedef enum dhcpopt_scope {
    DHCPOPT_SCOPE_NONE,    /* nothing */
    DHCPOPT_SCOPE_ADDRESS, /* an IPv4 address: 10.1.2.0 */
    DHCPOPT_SCOPE_SUBNET,  /* an IPv4 address and a prefix length: 10.1.2.0/24 */
    DHCPOPT_SCOPE_NUMBER,  /* a decimal number */
    DHCPOPT_SCOPE_NAME,    /* letters, digits, hyphens, underscores and dots; the first is a
                              letter or digit; up to 63 */
    DHCPOPT_SCOPE_NETWORK, /* a name, a colon and a subnet: voice:10.1.2.0/24 */
    DHCPOPT_SCOPE_LABEL    /* words for people: as a name, also with : / and single blanks */
} dhcpopt_scope;

typedef struct dhcpopt_platform {
    const char *name;  /* "cisco-ios" */
    const char *title; /* "Cisco IOS and IOS XE" */
    dhcpopt_classes classes;
    dhcpopt_scope scope;
    bool scope_needed;
    const char *scope_help;  /* what a scope is there, in a few words; NULL where none is */
    const char *server_help; /* what a server is there; NULL where none is told */
    size_t value_max;        /* the longest value of an option that is kept, in octets */
    const char *limits;      /* one line: limits, and what is escaped and refused */
    const char *file_suffix; /* of the name of a file that holds it: ".bat" */
} dhcpopt_platform;

/* The rows of the table of platforms in order, from 0; NULL after the last. */
DHCPOPT_API const dhcpopt_platform *dhcpopt_platform_at(size_t index);
/* By name, letter for letter; NULL where there is none. */
DHCPOPT_API const dhcpopt_platform *dhcpopt_platform_by_name(dhcpopt_text name);

/* A configuration of many scopes is printed in parts: its head once, the definitions once for
 * each server, the values of one scope after the other, and its tail once. All parts of one
 * configuration, one behind the other, are what ALL prints. */
typedef enum dhcpopt_part {
    DHCPOPT_PART_ALL,
    DHCPOPT_PART_HEAD,
    DHCPOPT_PART_DEFINITIONS, /* of classes and options that belong to the whole server */
    DHCPOPT_PART_VALUES,      /* of one scope */
    DHCPOPT_PART_TAIL
} dhcpopt_part;

/* What is to be configured. */
typedef struct dhcpopt_config {
    const dhcpopt_value *values; /* each (sub-)option once; option 43 may be given whole */
    size_t count;
    dhcpopt_text scope;  /* where the options go; ptr NULL: none is named */
    dhcpopt_text server; /* the server that commands are for; ptr NULL: the one they run on */
    bool remove;         /* what takes the options away again, instead */
    bool markdown;       /* the platform "table": as a Markdown table */
    dhcpopt_part part;
    size_t row; /* how many parts of values came before, where part is not ALL */
} dhcpopt_config;

/*
 * platform is a row that dhcpopt_platform_at or dhcpopt_platform_by_name gave. Writes the
 * configuration that makes a server of this platform hand out the values: commands or text to
 * paste, without a final NUL. Values are untrusted: nothing in one, in the scope or in the
 * server's name ends up as a command. error.item says which value is at fault.
 *
 * Statuses, beside those of decoding the values: DHCPOPT_EMPTY (no values), DHCPOPT_ELEMENT (a
 * code that is not in the option table), DHCPOPT_SCOPE_MISSING, DHCPOPT_SCOPE_UNUSED,
 * DHCPOPT_SCOPE_SYNTAX and DHCPOPT_SERVER_SYNTAX (position in that text),
 * DHCPOPT_SERVER_UNUSED, DHCPOPT_SERVER_MISSING, DHCPOPT_VALUE_TWICE, DHCPOPT_VENDOR_SPECIFIC,
 * DHCPOPT_PLATFORM_LONG (error.have octets, and error.need are kept),
 * DHCPOPT_PLATFORM_CHARACTER (its position in the value), DHCPOPT_PLATFORM_VALUE,
 * DHCPOPT_PLATFORM_MISSING, DHCPOPT_REMOVE_UNUSED, DHCPOPT_MESSAGE_LONG (error.have,
 * error.need), DHCPOPT_TOO_LONG (over 255 octets in one option) and DHCPOPT_SPACE.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status
dhcpopt_config_render(const dhcpopt_platform *platform, const dhcpopt_config *config, char *out,
                      size_t cap, size_t *ret_len, dhcpopt_error *error);

/* A number that the configuration of a scope takes of the whole server's, such as an option
 * group; no two scopes of a server may have the same. 0 where the platform has none. */
DHCPOPT_API uint32_t dhcpopt_config_group(const dhcpopt_platform *platform, dhcpopt_text scope);

/*
 * Lists what is legal but risky in that configuration: what dhcpopt_check finds in the values,
 * once for each option or sub-option, and what the platform adds; nothing for the part VALUES.
 * option and code are set, pos and len are 0. Output is (out, cap, ret_count). Statuses as dhcpopt_config_render.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status
dhcpopt_config_check(const dhcpopt_platform *platform, const dhcpopt_config *config,
                     dhcpopt_finding *out, size_t cap, size_t *ret_count, dhcpopt_error *error);

/* ---- Configuration read back ------------------------------------------------------------- */

/* An option that stands in configuration text. */
typedef struct dhcpopt_found {
    dhcpopt_status
        status;          /* DHCPOPT_OK; else why the words are no value, and bytes are empty */
    dhcpopt_value value; /* DHCP4 with option 43 whole, or a sub-option; any code */
    const char *where;   /* "pool", "scope", "subnet" ...; NULL: nothing was named */
    dhcpopt_text scope;  /* the name of that; empty where none was named */
    dhcpopt_text vendor_class; /* the clients that get it; empty: every client, or not told */
    dhcpopt_text server;       /* that the line is for; empty: the text names none */
    size_t line;               /* of the value's first character; from 1 */
    size_t pos;                /* its place in that line, from 0 */
    size_t len;                /* in that line; for a status not OK, the words at fault */
    dhcpopt_text words;        /* of the value, or at fault; empty: nothing stands there */
    dhcpopt_text said; /* the value as a line above it has it in words; empty: nowhere */
    size_t limit;      /* how many octets the platform keeps of a value in such words */
} dhcpopt_found;

/* How deep braces may stand in braces; and how many values of members are kept at a time. */
#define DHCPOPT_NESTING_MAX 32
#define DHCPOPT_KEPT_MAX 16

/* What a scanner keeps of text in braces (JSON), from line to line. */
typedef struct dhcpopt_nesting {
    size_t depth;      /* how many braces and brackets are open */
    uint32_t brackets; /* a bit for each, the outermost first: it is a bracket */
    uint8_t kinds[DHCPOPT_NESTING_MAX]; /* what each is to the reader */
    uint8_t expected;                   /* in the innermost one */
    uint8_t inside;                     /* the token that is not at its end yet */
    uint8_t key;   /* of the member at hand, in the reader's list, from 1 */
    bool keyed;    /* it has a key, known or not */
    bool told;     /* a fault of the nesting was reported */
    uint32_t unit; /* the digits of an escape, so far */
    size_t digits; /* how many */
    size_t before; /* characters of the line in the pieces before this */
    size_t known_len;
    size_t known_outside; /* the same where the class at hand began */
    struct {
        size_t line; /* 0: none */
        size_t pos;
        size_t words; /* as it stands in the line */
        size_t len;   /* as it is meant; more than is kept where it is too long */
        bool quoted;  /* a string, no number or word */
        bool spoilt;  /* it has escapes that mean nothing here */
    } token, kept[DHCPOPT_KEPT_MAX]; /* the token's text is in held_text */
    char text[(DHCPOPT_KEPT_MAX - 1) * DHCPOPT_PLACE_MAX]; /* of kept[], but for the last */
    char data[4 * DHCPOPT_LONG_MAX];                       /* of the last */
    char known[8192]; /* definitions of options, a line each */
    size_t shelf_len;
    size_t shelf_taken;
    size_t shelf_from;                         /* what belongs to the braces that end */
    size_t shelf_outside[DHCPOPT_NESTING_MAX]; /* how much there was where each began */
    bool giving;                               /* it comes one by one */
    size_t uses_count;
    size_t use_starts[DHCPOPT_USES_MAX];  /* in the shelf */
    uint64_t use_names[DHCPOPT_USES_MAX]; /* a bit for each name there, by its hash */
    size_t late_len;
    size_t late_taken;
    char shelf[DHCPOPT_SHELF_MAX]; /* kept back until it is known whose it is */
    char late[DHCPOPT_LATE_MAX];   /* the same, up to the end of the text */
} dhcpopt_nesting;

/*
 * Reads configuration text piece by piece, in memory of its own and nothing else, whatever the
 * size of the text: some 300 kB. Set by dhcpopt_scan_begin; the members are the library's.
 */
typedef struct dhcpopt_scanner {
    const dhcpopt_platform *platform;
    dhcpopt_text input;   /* the caller's piece, as far as it is not read yet */
    dhcpopt_text current; /* the line at hand, in input or in text */
    size_t line;          /* its number */
    size_t pos;           /* up to where it is read */
    bool has_line;
    bool last;    /* no more pieces come */
    bool ended;   /* and all lines are read */
    bool broken;  /* the line at hand is not the first piece of its line */
    bool goes_on; /* nor the last */
    bool returns; /* lines end at a carriage return alone */
    size_t limit; /* of the words at hand; 0: the platform's */
    size_t held_limit;
    dhcpopt_value held; /* space and code of a value that may go on in the next line */
    size_t held_line;   /* 0: none */
    size_t held_pos;
    size_t held_words;
    size_t held_len;
    size_t numbers[5]; /* what the dialect has in mind */
    size_t said;       /* the kept name that has the value in words, from 1; 0: none */
    bool unended;      /* the text cannot end behind the line at hand */
    const char *where;
    size_t scope_len;
    size_t class_len;
    size_t server_len;
    size_t text_len;
    char text[DHCPOPT_LINE_MAX]; /* the begin of a line whose end is still to come */
    char held_text[4 * DHCPOPT_LONG_MAX];
    char scope[DHCPOPT_PLACE_MAX];
    char vendor_class[DHCPOPT_PLACE_MAX];
    char server[DHCPOPT_PLACE_MAX];
    size_t name_lens[DHCPOPT_NAMES_KEPT];
    char names[DHCPOPT_NAMES_KEPT][DHCPOPT_PLACE_MAX]; /* the dialect's own */
    uint8_t bytes[DHCPOPT_LONG_MAX];                   /* of the value that was found last */
    size_t lost; /* the line from which something had no room; 0: none; SIZE_MAX: it is told */
    size_t classes_len;
    uint16_t class_slots[2 * DHCPOPT_NAMED_CLASSES_MAX]; /* by the name's hash; 0: free */
    uint16_t class_starts[DHCPOPT_NAMED_CLASSES_MAX]; /* of the name; the class is behind it */
    uint8_t class_name_lens[DHCPOPT_NAMED_CLASSES_MAX];
    uint8_t class_lens[DHCPOPT_NAMED_CLASSES_MAX];
    dhcpopt_nesting nesting;
    char class_text[32 * DHCPOPT_NAMED_CLASSES_MAX];
} dhcpopt_scanner;

/* The platform whose words stand in the text, which may be the first part of a file; NULL where
 * none are known. Only platforms that can be read are told. */
DHCPOPT_API const dhcpopt_platform *dhcpopt_scan_recognise(dhcpopt_text head);
/* Can the library read that platform's configuration? */
DHCPOPT_API bool dhcpopt_scan_reads(const dhcpopt_platform *platform);

/* Begins a text; platform is one that dhcpopt_scan_reads. */
DHCPOPT_API void dhcpopt_scan_begin(dhcpopt_scanner *scanner, const dhcpopt_platform *platform);
/* Hands over the next piece, of any length, once dhcpopt_scan_next has given false. The piece is
 * the scanner's until that gives false again. */
DHCPOPT_API void dhcpopt_scan_feed(dhcpopt_scanner *scanner, dhcpopt_text piece);
/* No more pieces come. */
DHCPOPT_API void dhcpopt_scan_end(dhcpopt_scanner *scanner);
/* The next option; false where more input is needed, or after dhcpopt_scan_end, where there is
 * none. What ret_found points to is the scanner's until the next call. */
DHCPOPT_API bool dhcpopt_scan_next(dhcpopt_scanner *scanner, dhcpopt_found *ret_found);

/* Whose sub-options an option 43 that was found holds: told by its vendor class, or where that is
 * not told or may be a phone's, by those of them that are whole. */
DHCPOPT_API bool dhcpopt_found_space(const dhcpopt_found *found, dhcpopt_space *ret_space);

/*
 * Lists what is wrong or risky in an option that was found: why its words or octets are no value,
 * as findings with the name and the sentence of a status, severity FAULT, or WARNING for an
 * option that is not in the table and for what is legal and not read, and id 0; what the place
 * where it stands does to it, unless platform is NULL, for a message of the network; and what
 * dhcpopt_check finds. pos and len are in its octets. Output is (out, cap, ret_count). An option
 * that is not in the table has no findings. Statuses: OK, DHCPOPT_SPACE.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status
dhcpopt_found_check(const dhcpopt_platform *platform, const dhcpopt_found *found,
                    dhcpopt_finding *out, size_t cap, size_t *ret_count);

/* ---- DHCP messages ----------------------------------------------------------------------- */

/* The fields and the cookie in front of a message's options (RFC 2131 s.2); the length to which
 * a message is padded, since relays may drop a shorter one (RFC 1542 s.2.1). */
#define DHCPOPT_MESSAGE_HEADER 240
#define DHCPOPT_MESSAGE_MIN 300
#define DHCPOPT_CHADDR_MAX 16
#define DHCPOPT_SERVER_PORT 67
#define DHCPOPT_CLIENT_PORT 68

/* Option 53 (RFC 2132 s.9.6). */
typedef enum dhcpopt_message_type {
    DHCPOPT_BOOTP, /* none is there */
    DHCPOPT_DISCOVER,
    DHCPOPT_OFFER,
    DHCPOPT_REQUEST,
    DHCPOPT_DECLINE,
    DHCPOPT_ACK,
    DHCPOPT_NAK,
    DHCPOPT_RELEASE,
    DHCPOPT_INFORM
} dhcpopt_message_type;

/* Addresses are in host order. */
typedef struct dhcpopt_message {
    uint8_t op; /* 1 from a client, 2 from a server */
    uint8_t htype;
    uint8_t hlen; /* of chaddr, 0 to 16 */
    uint8_t type; /* a dhcpopt_message_type, or a number that RFC 2132 has not */
    uint32_t xid;
    uint16_t secs;
    bool broadcast;
    uint32_t ciaddr;
    uint32_t yiaddr;
    uint32_t siaddr;
    uint32_t giaddr;
    uint8_t chaddr[DHCPOPT_CHADDR_MAX];
    dhcpopt_bytes fields[3]; /* parsed: the options field, and file and sname where option 52
                                puts options there; empty where not; borrowed */
} dhcpopt_message;

/* "DHCPDISCOVER", "BOOTP"; "DHCP" for a number that RFC 2132 has not. */
DHCPOPT_API const char *dhcpopt_message_type_name(unsigned type);

/*
 * Reads the octets behind the UDP header. All options are walked to the end, so that the calls
 * below cannot fail on them. Statuses: DHCPOPT_MESSAGE_SHORT, DHCPOPT_MESSAGE_COOKIE,
 * DHCPOPT_MESSAGE_FIELD, and of the options DHCPOPT_TRUNCATED and DHCPOPT_NO_LENGTH, with the
 * position in the octets.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_message_parse(dhcpopt_bytes octets,
                                                                  dhcpopt_message *ret_message,
                                                                  dhcpopt_error *error);

/*
 * Joins all pieces of an option of a parsed message, over its options, file and sname fields in
 * that order (RFC 3396 s.7). Output is (out, cap, ret_len). Statuses: DHCPOPT_NOT_HERE,
 * DHCPOPT_SPACE.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status
dhcpopt_message_option(const dhcpopt_message *message, unsigned code, uint8_t *out, size_t cap,
                       size_t *ret_len, dhcpopt_error *error);

/* The lowest code above one that a parsed message has an option for; 0 where there is none. */
DHCPOPT_API unsigned dhcpopt_message_next_code(const dhcpopt_message *message, unsigned code);

/*
 * Writes a message: the fields, option 53 with its type, the options in order, each of space
 * DHCP4 with 1 to 255 octets, END, and zeros up to DHCPOPT_MESSAGE_MIN. fields is not looked at.
 * Statuses: DHCPOPT_SPACE; DHCPOPT_TOO_SHORT and DHCPOPT_TOO_LONG with error.item, the option's
 * place in the list.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_message_build(
    const dhcpopt_message *message, const dhcpopt_value *options, size_t count, uint8_t *out,
    size_t cap, size_t *ret_len, dhcpopt_error *error);

/* ---- Packets and captures ---------------------------------------------------------------- */

/* Link layers, by the numbers of pcap files (LINKTYPE_...). */
typedef enum dhcpopt_link {
    DHCPOPT_LINK_ETHERNET = 1,
    DHCPOPT_LINK_RAW = 101,
    DHCPOPT_LINK_COOKED = 113,
    DHCPOPT_LINK_IPV4 = 228,
    DHCPOPT_LINK_COOKED_2 = 276
} dhcpopt_link;

/* A UDP packet over IPv4. Addresses are in host order. */
typedef struct dhcpopt_packet {
    uint32_t source;
    uint32_t destination;
    uint16_t source_port;
    uint16_t destination_port;
    dhcpopt_bytes payload; /* borrowed */
} dhcpopt_packet;

/* Octets in front of a packet's payload: an IPv4 header without options, and UDP's. */
#define DHCPOPT_PACKET_HEADER 28

/*
 * Takes the link layer, VLAN tags, IPv4 and UDP off a frame, of which only the first octets may
 * be there. Statuses: DHCPOPT_NOT_DHCP for any other packet, DHCPOPT_LINK_TYPE,
 * DHCPOPT_FRAGMENT, DHCPOPT_PACKET_CUT, DHCPOPT_PACKET_SYNTAX.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_packet_parse(unsigned link,
                                                                 dhcpopt_bytes frame,
                                                                 dhcpopt_packet *ret_packet,
                                                                 dhcpopt_error *error);

/* Puts IPv4 and UDP in front of a payload, with their checksums (RFC 791 s.3.1, RFC 768).
 * Statuses: DHCPOPT_SPACE, and DHCPOPT_TOO_LONG for more than 65507 octets. */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_packet_build(const dhcpopt_packet *packet,
                                                                 uint8_t *out, size_t cap,
                                                                 size_t *ret_len,
                                                                 dhcpopt_error *error);

/* How many interfaces of a pcapng section are told apart. */
#define DHCPOPT_INTERFACES_MAX 64

/* Where a pcap or pcapng file is read; zeros at its start. Its members are the library's. */
typedef struct dhcpopt_capture {
    bool begun;
    bool swapped; /* the file's numbers are little endian */
    bool blocks;  /* pcapng */
    size_t skip;  /* octets of a packet that is passed over */
    size_t interfaces;
    uint32_t links[DHCPOPT_INTERFACES_MAX];
} dhcpopt_capture;

/* Does a file that starts so look like a capture? Four octets are enough. */
DHCPOPT_API bool dhcpopt_capture_recognise(dhcpopt_bytes head);

/*
 * The next packet in front of what is left of a file, and how many octets are done with, which
 * the caller takes off. Statuses: OK, where an empty frame is no packet, but another block;
 * DHCPOPT_CAPTURE_MORE, where the input must be longer, and ret_used is 0; and
 * DHCPOPT_CAPTURE_SYNTAX. A packet of more than max octets is passed over.
 */
DHCPOPT_MUST_USE DHCPOPT_API dhcpopt_status dhcpopt_capture_next(dhcpopt_capture *capture,
                                                                 dhcpopt_bytes input,
                                                                 size_t max, size_t *ret_used,
                                                                 unsigned *ret_link,
                                                                 dhcpopt_bytes *ret_frame);

#ifdef __cplusplus
}
#endif

#endif
