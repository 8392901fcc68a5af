/* SPDX-License-Identifier: MIT */
/* Reads the section [DHCPServer] of systemd-networkd's .network files and their drop-ins. */
#include "systemd_networkd_scan.h"
#include "../url.h"

enum { CODE_MAX = 254, CODE_VENDOR_SPECIFIC = 43, CODE_SIP_SERVERS = 120, SIP_ADDRESSES = 1 };

/* The dialect's numbers: which section the line stands in; a bit for each of the settings below
 * that is not sent, and for each that holds the server's own address. */
enum { SECTION, HIDDEN, OWN };
enum { SECTION_NONE, SECTION_DHCP_SERVER, SECTION_OTHER };

/* Columns: setting; what takes it out again; option; do addresses stand there, or text? The
 * values of those that can be taken out, which stand first, are kept up to the end. */
static const struct setting {
    const char *name;
    const char *emit;
    uint8_t code;
    bool addresses;
} settings[] = {
    {"NTP", "EmitNTP", 42, true},
    {"SIP", "EmitSIP", CODE_SIP_SERVERS, true},
    {"Timezone", "EmitTimezone", 101, false},
    {"BootServerName", NULL, 66, false},
};

enum { SETTING_COUNT = sizeof settings / sizeof settings[0] };

/* What is kept, in rows of the scanner's names: those settings, and where the first sub-option
 * stands; all of these are sent as one option 43. */
enum { KEPT_SUBOPTIONS = SETTING_COUNT - 1, KEPT_COUNT };
enum { KEPT_ROWS = DHCPOPT_NAMES_KEPT / KEPT_COUNT, KEPT_MAX = KEPT_ROWS * DHCPOPT_PLACE_MAX };

/* The word for the server's own address. */
#define OWN_ADDRESS "_server_address"

/* ---- What is kept up to the end ---- */

static char *kept_at(dhcpopt_scanner *s, size_t index) {
    return (char *)(void *)s->names + index * KEPT_MAX;
}

/* Where the words stand, in front of what is kept. */
static void keep_place(dhcpopt_scanner *s, size_t index, dhcpopt_text words) {
    printer p = printer_to(kept_at(s, index), KEPT_MAX);
    dhcpopt_found at;
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    scan_fault(s, of, DHCPOPT_OK, words, &at);
    scan_joined(s, &at);
    const size_t numbers[] = {at.line, at.pos, at.len};
    for (size_t nth = 0; nth < sizeof numbers / sizeof numbers[0]; nth++) {
        print_number(&p, numbers[nth], 1);
        print_char(&p, ' ');
    }
    s->name_lens[index] = p.len;
}

static size_t take_number(dhcpopt_text *text) {
    size_t end = text_find(*text, 0, ' ');
    uint64_t number = 0;
    bool read = text_number(text_slice(*text, 0, end), DECIMAL, SIZE_MAX, &number);
    assert(read);
    *text = text_from(*text, end + 1);
    return read ? (size_t)number : 0;
}

/* Says where that stands which was found; what is kept behind it. */
static dhcpopt_text take_place(dhcpopt_scanner *s, size_t index, dhcpopt_found *ret) {
    dhcpopt_text kept = {kept_at(s, index), s->name_lens[index]};
    ret->line = take_number(&kept);
    ret->pos = take_number(&kept);
    ret->len = take_number(&kept);
    return kept;
}

/* In place of a sub-option of the same code, or behind all. More than there is room for is far
 * more than an option holds, so it does no harm where that is dropped. */
static void keep_suboption(dhcpopt_scanner *s, uint8_t number, dhcpopt_bytes octets) {
    char made[sizeof s->held_text];
    printer p = printer_to(made, sizeof made);
    dhcpopt_text held = {s->held_text, s->held_len};
    dhcpopt_bytes kept = text_as_bytes(held);
    size_t start = 0;
    while (start < kept.len && byte_at(kept, start) != number) {
        start += 2 + (size_t)byte_at(kept, start + 1);
    }
    size_t end = start < kept.len ? start + 2 + (size_t)byte_at(kept, start + 1) : kept.len;
    print_text(&p, bytes_as_text(bytes_slice(kept, 0, start)));
    print_char(&p, (char)number);
    print_char(&p, (char)octets.len);
    print_text(&p, bytes_as_text(octets));
    print_text(&p, bytes_as_text(bytes_from(kept, end)));
    if (p.len <= sizeof made) {
        memcpy(s->held_text, made, p.len);
        s->held_len = p.len;
    }
}

static bool read_suboption(dhcpopt_scanner *s, uint8_t number, dhcpopt_status status,
                           dhcpopt_bytes octets, dhcpopt_text words, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC};
    if (status != DHCPOPT_OK) {
        return scan_fault(s, of, status, words, ret);
    }
    if (s->held_len == 0) {
        keep_place(s, KEPT_SUBOPTIONS, words);
    }
    keep_suboption(s, number, octets);
    return false;
}

/* Puts what is found at the place where it was kept. */
static bool give_at(dhcpopt_scanner *s, size_t index, dhcpopt_found *ret) {
    take_place(s, index, ret);
    s->name_lens[index] = 0;
    return true;
}

/* False where the setting is not sent. */
static bool give_setting(dhcpopt_scanner *s, size_t index, dhcpopt_found *ret) {
    dhcpopt_found at;
    code of = {DHCPOPT_SPACE_DHCP4, settings[index].code};
    dhcpopt_text kept = take_place(s, index, &at);
    size_t bit = (size_t)1 << index;
    writer w = writer_to(s->bytes, sizeof s->bytes);
    if (of.number == CODE_SIP_SERVERS) {
        put_u8(&w, SIP_ADDRESSES);
    }
    put_text(&w, kept);
    if ((s->numbers[HIDDEN] & bit) != 0 || (kept.len == 0 && (s->numbers[OWN] & bit) == 0)) {
        s->name_lens[index] = 0;
        return false;
    }
    bool own = (s->numbers[OWN] & bit) != 0;
    dhcpopt_status status = w.len > DHCPOPT_VALUE_MAX ? DHCPOPT_TOO_LONG : DHCPOPT_OK;
    scan_written(s, of, &w, own ? DHCPOPT_OPTION_VARIABLE : status, scan_line(s), ret);
    ret->words = dhcpopt_text_of(own ? OWN_ADDRESS : "");
    return give_at(s, index, ret);
}

static bool give_suboptions(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC};
    bool fits = s->held_len <= DHCPOPT_VALUE_MAX;
    dhcpopt_text kept = {s->held_text, fits ? s->held_len : 0};
    s->held_len = 0;
    scan_given(s, of, fits ? DHCPOPT_OK : DHCPOPT_TOO_LONG, text_as_bytes(kept),
               text_slice(scan_line(s), 0, 0), ret);
    return give_at(s, KEPT_SUBOPTIONS, ret);
}

/* The next of what is kept. The sections of one name are one to systemd, up to another file's
 * begin. */
static bool give_kept(dhcpopt_scanner *s, dhcpopt_found *ret) {
    for (size_t index = 0; index < KEPT_SUBOPTIONS; index++) {
        if (s->name_lens[index] > 0 && give_setting(s, index, ret)) {
            return true;
        }
    }
    s->numbers[HIDDEN] = 0;
    s->numbers[OWN] = 0;
    return s->held_len > 0 && give_suboptions(s, ret);
}

/* ---- Options ---- */

/* The text up to a colon; several colons are one. */
static dhcpopt_text cut_field(dhcpopt_text *text) {
    size_t end = text_find(*text, 0, ':');
    dhcpopt_text field = text_slice(*text, 0, end);
    while (text_at(*text, end) == ':') {
        end++;
    }
    *text = text_from(*text, end);
    return field;
}

/* CODE:TYPE:VALUE */
static bool read_option(dhcpopt_scanner *s, bool vendor, dhcpopt_text words,
                        dhcpopt_found *ret) {
    uint8_t octets[DHCPOPT_LONG_MAX];
    writer w = writer_to(octets, sizeof octets);
    dhcpopt_text value = words;
    dhcpopt_text number_text = cut_field(&value);
    dhcpopt_text type = cut_field(&value);
    uint64_t number = 0;
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    if (!scan_c_number(number_text, CODE_MAX, &number) || number == 0 || value.len == 0) {
        of.number = (uint8_t)number;
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    of.number = (uint8_t)number;
    if (!vendor &&
        of.number == CODE_VENDOR_SPECIFIC) { /* measured with 252: then no offer goes */
        return scan_fault(s, of, DHCPOPT_PLATFORM_VALUE, value, ret);
    }
    if (!vendor && of.number == CODE_SIP_SERVERS) { /* it comes in front of what is set here */
        put_u8(&w, SIP_ADDRESSES);
    }
    dhcpopt_status status = networkd_value(type, value, &w);
    if (status == DHCPOPT_OK && w.len > DHCPOPT_VALUE_MAX) {
        status = DHCPOPT_TOO_LONG;
    }
    dhcpopt_bytes made = {octets, status == DHCPOPT_OK ? w.len : 0};
    return vendor ? read_suboption(s, of.number, status, made, value, ret)
                  : scan_given(s, of, status, made, value, ret);
}

/* ---- Settings ---- */

/* One word of a list; OK where it is added to what is kept. */
static dhcpopt_status keep_address(dhcpopt_scanner *s, size_t index, dhcpopt_text word) {
    uint32_t address = 0;
    uint8_t octets[sizeof address];
    writer w = writer_to(octets, sizeof octets);
    printer p = printer_to(kept_at(s, index), KEPT_MAX);
    if (text_equal(word, dhcpopt_text_of(OWN_ADDRESS))) {
        s->numbers[OWN] |= (size_t)1 << index;
        return DHCPOPT_OK;
    }
    dhcpopt_status status = address_read(word, &address, NULL);
    if (status != DHCPOPT_OK) {
        bool name = settings[index].code == CODE_SIP_SERVERS && is_letter(text_at(word, 0));
        return name ? DHCPOPT_ADDRESS_NAME : status;
    }
    put_u32(&w, address);
    dhcpopt_bytes made = {octets, w.len};
    p.len = s->name_lens[index];
    print_text(&p, bytes_as_text(made));
    if (address == 0 || p.len > p.cap) {
        return address == 0 ? DHCPOPT_PLATFORM_VALUE : DHCPOPT_TOO_LONG;
    }
    s->name_lens[index] = p.len;
    return DHCPOPT_OK;
}

/* Lists of several lines are one. What is no address is passed over by systemd; here the first
 * of them is found. */
static bool read_addresses(dhcpopt_scanner *s, size_t index, dhcpopt_text words,
                           dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, settings[index].code};
    bool found = false;
    if (s->name_lens[index] == 0) {
        keep_place(s, index, words);
    }
    for (size_t pos = 0; pos < words.len;) {
        size_t end = text_find_any(words, pos, " \t\\\n");
        dhcpopt_text word = text_slice(words, pos, end - pos);
        dhcpopt_status status = word.len > 0 ? keep_address(s, index, word) : DHCPOPT_OK;
        found = found || (status != DHCPOPT_OK && scan_fault(s, of, status, word, ret));
        pos = end + 1;
    }
    return found;
}

/* Of several texts the last is sent. */
static bool read_text(dhcpopt_scanner *s, size_t index, dhcpopt_text words,
                      dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, settings[index].code};
    printer p = printer_to(kept_at(s, index), KEPT_MAX);
    if (settings[index].emit == NULL) {
        return scan_text(s, of, words, ret);
    }
    keep_place(s, index, words);
    p.len = s->name_lens[index];
    print_text(&p, words);
    s->name_lens[index] = p.len <= p.cap ? p.len : 0;
    return p.len > p.cap && scan_fault(s, of, DHCPOPT_TOO_LONG, words, ret);
}

/* What takes a setting out, in systemd's words for no. */
static bool is_no(dhcpopt_text word) {
    static const char *const words[] = {"0", "no", "n", "false", "f", "off"};
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        if (text_equal_caseless(word, dhcpopt_text_of(words[index]))) {
            return true;
        }
    }
    return false;
}

static bool read_setting(dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_text words,
                         dhcpopt_found *ret) {
    for (size_t index = 0; index < SETTING_COUNT; index++) {
        const struct setting *row = &settings[index];
        size_t bit = (size_t)1 << index;
        if (row->emit != NULL && text_equal(name, dhcpopt_text_of(row->emit))) {
            s->numbers[HIDDEN] = (s->numbers[HIDDEN] & ~bit) | (is_no(words) ? bit : 0);
        } else if (text_equal(name, dhcpopt_text_of(row->name)) && words.len == 0) {
            s->name_lens[index] = 0;
            s->numbers[OWN] &= ~bit;
        } else if (text_equal(name, dhcpopt_text_of(row->name))) {
            return row->addresses ? read_addresses(s, index, words, ret)
                                  : read_text(s, index, words, ret);
        }
    }
    return false;
}

/* ---- The reader ---- */

/* Without a value it takes away what stood there before. */
static bool read_sent(dhcpopt_scanner *s, dhcpopt_text line, bool vendor, dhcpopt_text words,
                      dhcpopt_found *ret) {
    code none = {DHCPOPT_SPACE_DHCP4, 0};
    if (text_find(line, 0, '=') == line.len) {
        return scan_fault(s, none, DHCPOPT_OPTION_SYNTAX, line, ret);
    }
    s->held_len = vendor && words.len == 0 ? 0 : s->held_len;
    return words.len > 0 && read_option(s, vendor, words, ret);
}

static bool read_line(dhcpopt_scanner *s, dhcpopt_text line, dhcpopt_found *ret) {
    size_t cut = 0;
    size_t sign = text_find(line, 0, '=');
    dhcpopt_text name = text_trim(text_slice(line, 0, sign), &cut);
    dhcpopt_text words = text_trim(text_from(line, sign < line.len ? sign + 1 : sign), &cut);
    dhcpopt_text first = text_slice(name, 0, text_find_any(name, 0, " \t"));
    bool vendor = text_equal(first, dhcpopt_text_of("SendVendorOption"));
    if (vendor || text_equal(first, dhcpopt_text_of("SendOption"))) {
        return read_sent(s, line, vendor, words, ret);
    }
    if (is_misspelt(first, "SendOption") || is_misspelt(first, "SendVendorOption")) {
        const code unknown = {DHCPOPT_SPACE_DHCP4, 0};
        return scan_fault(s, unknown, DHCPOPT_OPTION_SYNTAX, line, ret);
    }
    return s->numbers[SECTION] == SECTION_DHCP_SERVER && sign < line.len &&
           read_setting(s, name, words, ret);
}

static bool goes_on(dhcpopt_text line) {
    return line.len > 0 && text_at(line, line.len - 1) == '\\';
}

bool scan_systemd_networkd(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->pos > 0) { /* one option a line */
        return false;
    }
    size_t cut = 0;
    dhcpopt_text line = text_trim(scan_line(s), &cut);
    int first = text_at(line, 0);
    bool begins = s->ended || text_equal(line, dhcpopt_text_of("[Match]"));
    if (begins && give_kept(s, ret)) { /* and the line stays */
        return true;
    }
    scan_skip(s);
    if (first == '[') {
        s->numbers[SECTION] = text_equal(line, dhcpopt_text_of("[DHCPServer]"))
                                  ? SECTION_DHCP_SERVER
                                  : SECTION_OTHER;
    }
    bool other = first == '[' || first == '#' || first == ';' || first < 0;
    if (other || s->numbers[SECTION] == SECTION_OTHER || (goes_on(line) && scan_join(s))) {
        return false;
    }
    return read_line(s, line, ret) && scan_joined(s, ret);
}
