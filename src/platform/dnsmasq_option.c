/* SPDX-License-Identifier: MIT */
/* What stands behind "dhcp-option=": tags, vendor classes, and where the value goes; for the
 * readers of dnsmasq's file and of OpenWrt's. */
#include "dnsmasq_scan.h"

enum { CODE_VENDOR_SPECIFIC = 43, CODE_VENDOR_IDENTIFIED = 125 };

/* What stands in front of an option's value. */
typedef struct front {
    char scope[DHCPOPT_PLACE_MAX];
    size_t scope_len;
    char vendor_class[DHCPOPT_PLACE_MAX];
    size_t class_len;
    const char *where;
    bool vendor;     /* inside option 43 of that class */
    uint8_t outside; /* else inside this option; 0: in none */
    uint32_t enterprise;
    uint8_t number;
    bool bound;    /* to a tag of which nothing is known yet */
    bool variable; /* a shell's variables are not known */
} front;

static void set_class(front *of, dhcpopt_text vendor_class) {
    printer p = printer_to(of->vendor_class, sizeof of->vendor_class);
    print_text(&p, vendor_class);
    of->class_len = p.len < sizeof of->vendor_class ? p.len : sizeof of->vendor_class;
}

static void add_scope(front *of, const char *where, dhcpopt_text scope) {
    printer p = printer_to(of->scope, sizeof of->scope);
    p.len = of->scope_len;
    print_string(&p, p.len > 0 ? "," : "");
    print_text(&p, scope);
    of->scope_len = p.len < sizeof of->scope ? p.len : sizeof of->scope;
    of->where = of->where == NULL ? where : of->where;
}

/* A vendor class's tag, OpenWrt's "$tag" of an interface, or any other. */
static void take_tag(const dhcpopt_scanner *s, front *of, dhcpopt_text tag) {
    dhcpopt_text vendor_class = scan_kept_class(s, tag);
    dhcpopt_text variable = scan_kept_name(s, NAME_VARIABLE);
    if (vendor_class.len > 0) {
        set_class(of, vendor_class);
    } else if (text_equal(tag, dhcpopt_text_of("$tag")) && variable.len > 0) {
        add_scope(of, "interface", variable);
    } else {
        add_scope(of, "tag", tag);
        of->bound = of->bound || !scan_knows(s, tag);
    }
}

/* A line below may say of which vendor class the tag is, so not every client is told. */
static void bind_class(front *of) {
    dhcpopt_text tag = {of->scope, of->scope_len};
    bool whole = of->number == CODE_VENDOR_SPECIFIC && of->outside == 0;
    if (whole && of->bound && of->class_len == 0) {
        printer p = printer_to(of->vendor_class, sizeof of->vendor_class);
        print_string(&p, "tag:");
        print_text(&p, tag);
        of->class_len = p.len < sizeof of->vendor_class ? p.len : sizeof of->vendor_class;
    }
}

static bool is_variable(dhcpopt_text value) {
    return text_find_any(value, 0, "$`") < value.len;
}

/* One word; true at the code, which is the last in front of the value. */
static bool take_word(const dhcpopt_scanner *s, front *of, dhcpopt_text word) {
    uint64_t number = 0;
    if (text_is_digits(word) || text_starts_with(word, "option:")) {
        of->number = dnsmasq_read_code(word, &of->number) ? of->number : 0;
        return true;
    }
    if (dnsmasq_cut_prefix(&word, "vendor:")) {
        of->vendor = true;
        set_class(of, word);
    } else if (dnsmasq_cut_prefix(&word, "encap:")) {
        bool known = text_number(word, DECIMAL, OCTET_MASK, &number) && number > 0;
        of->outside = (uint8_t)number;
        return !known;
    } else if (dnsmasq_cut_prefix(&word, "vi-encap:")) {
        bool known = text_number(word, DECIMAL, UINT32_MAX, &number);
        of->outside = CODE_VENDOR_IDENTIFIED;
        of->enterprise = (uint32_t)number;
        return !known;
    } else {
        dhcpopt_text tag = dnsmasq_without_prefix(word);
        if (of->variable && tag.len == word.len && is_variable(word)) {
            return true; /* which may be the code */
        }
        take_tag(s, of, tag);
        return text_find(tag, 0, ':') < tag.len; /* "tg:voice": none of the words in front */
    }
    return false;
}

/* Code and length in front of the octets, and for option 125 the enterprise (RFC 3925). */
static dhcpopt_status wrap(const front *of, dhcpopt_bytes octets, writer *w) {
    enum { HEADING = 2 };
    if (octets.len > DHCPOPT_VALUE_MAX - HEADING) {
        return DHCPOPT_TOO_LONG;
    }
    if (of->outside == CODE_VENDOR_IDENTIFIED) {
        put_u32(w, of->enterprise);
        put_u8(w, (uint8_t)(octets.len + HEADING));
    }
    put_u8(w, of->number);
    put_u8(w, (uint8_t)octets.len);
    put_bytes(w, octets);
    return w->len > DHCPOPT_VALUE_MAX ? DHCPOPT_TOO_LONG : DHCPOPT_OK;
}

/* The space of what goes inside option 43: of the class that is told, or of what it is. */
static bool find_space(const front *of, dhcpopt_bytes octets, dhcpopt_space *ret_space) {
    dhcpopt_text vendor_class = {of->vendor_class, of->class_len};
    if (vendor_class.len > 0) {
        return dhcpopt_space_by_name(vendor_class, ret_space) &&
               *ret_space != DHCPOPT_SPACE_DHCP4;
    }
    return scan_suboption_space(of->number, octets, ret_space);
}

static bool give_inside(dhcpopt_scanner *s, const front *of, dhcpopt_status status,
                        dhcpopt_bytes octets, dhcpopt_text words, dhcpopt_found *ret) {
    code to = {DHCPOPT_SPACE_DHCP4, of->outside};
    uint8_t whole[DHCPOPT_VALUE_MAX];
    writer w = writer_to(whole, sizeof whole);
    if (to.number == CODE_VENDOR_SPECIFIC && find_space(of, octets, &to.space)) {
        to.number = of->number;
        scan_given(s, to, status, octets, words, ret);
        if (of->class_len == 0 && !of->bound) {
            scan_for_all(s, dhcpopt_text_of("encap:43"), ret);
        }
        return true;
    }
    status = status == DHCPOPT_OK ? wrap(of, octets, &w) : status;
    dhcpopt_bytes made = {whole, status == DHCPOPT_OK ? w.len : 0};
    return scan_given(s, to, status, made, words, ret);
}

/* Without a value these are not sent, where else dnsmasq would send them by itself. */
static bool is_taken_back(const front *of, dhcpopt_text value) {
    static const uint8_t codes[] = {1, 3, 6, 12, 15, 28};
    for (size_t index = 0; index < sizeof codes / sizeof codes[0]; index++) {
        if (value.len == 0 && of->outside == 0 && of->number == codes[index]) {
            return true;
        }
    }
    return false;
}

static bool give_option(dhcpopt_scanner *s, const front *of, bool variable, dhcpopt_text value,
                        dhcpopt_text words, dhcpopt_found *ret) {
    uint8_t octets[DHCPOPT_LONG_MAX];
    writer w = writer_to(octets, sizeof octets);
    code to = {DHCPOPT_SPACE_DHCP4, of->number};
    if (of->number == 0) {
        return scan_fault(s, to, variable ? DHCPOPT_OPTION_VARIABLE : DHCPOPT_OPTION_SYNTAX,
                          words, ret);
    }
    dhcpopt_status status = variable ? DHCPOPT_OPTION_VARIABLE
                                     : dnsmasq_value(value, of->number, of->outside != 0, &w);
    if (status == DHCPOPT_OK && w.len > DHCPOPT_VALUE_MAX) {
        status = DHCPOPT_TOO_LONG;
    }
    dhcpopt_bytes made = {octets, status == DHCPOPT_OK ? w.len : 0};
    return of->outside != 0 ? give_inside(s, of, status, made, words, ret)
                            : scan_given(s, to, status, made, words, ret);
}

/* Does the value, or what it is in, depend on a vendor class that a line below may tell? */
static bool is_waiting(const dhcpopt_scanner *s, const front *of) {
    bool inside = of->outside == CODE_VENDOR_SPECIFIC;
    bool whole = of->outside == 0 && of->number == CODE_VENDOR_SPECIFIC;
    return !s->ended && of->bound && of->class_len == 0 && of->number != 0 && (whole || inside);
}

/* What stands in front of the value; false for what is not sent over DHCPv4. */
static bool take_front(const dhcpopt_scanner *s, dhcpopt_text *rest, front *of) {
    dhcpopt_text word = {NULL, 0};
    char buf[DHCPOPT_PLACE_MAX];
    do {
        word = dnsmasq_cut_word(rest, buf);
        if (text_starts_with(word, "option6:")) {
            return false;
        }
    } while (!take_word(s, of, word) && rest->len > 0);
    of->outside = of->vendor ? CODE_VENDOR_SPECIFIC : of->outside;
    return true;
}

static bool put_at(spot at, dhcpopt_text words, dhcpopt_found *ret) {
    ret->line = at.line;
    ret->pos = at.pos;
    ret->len = at.len;
    ret->words = words;
    return true;
}

bool dnsmasq_option(dhcpopt_scanner *s, const audience *to, dhcpopt_text text,
                    dhcpopt_text words, dhcpopt_found *ret) {
    front of = {.where = to->where, .variable = to->variable};
    dhcpopt_text rest = text;
    size_t cut = 0;
    add_scope(&of, to->where, to->scope);
    set_class(&of, to->vendor_class);
    bool sent = take_front(s, &rest, &of);
    dhcpopt_text value = text_trim(rest, &cut);
    if (!sent || is_taken_back(&of, value)) {
        return false;
    }
    bool kept = to->at.line > 0;
    bool variable = to->variable && is_variable(of.number > 0 ? value : text);
    dhcpopt_text shown = of.number != 0 && value.len > 0 ? value : text;
    shown = words.ptr != NULL ? words : shown;
    spot here = {s->line, kept ? 0 : text_position(scan_line(s), shown), shown.len};
    if (is_waiting(s, &of) && !variable && dnsmasq_hold(s, to, kept ? to->at : here, text)) {
        return false;
    }
    bind_class(&of);
    dhcpopt_text scope = {of.scope, of.scope_len};
    dhcpopt_text vendor_class = {of.vendor_class, of.class_len};
    scan_enter(s, of.where, scope);
    scan_class(s, vendor_class);
    dhcpopt_text in_line = kept ? text_slice(scan_line(s), 0, 0) : shown;
    return give_option(s, &of, variable, value, in_line, ret) &&
           (!kept || put_at(to->at, shown, ret));
}
