/* SPDX-License-Identifier: MIT */
/* Takes OpenWrt's configuration apart, for its reader: uci commands, what "uci show dhcp"
 * prints, and the blocks of /etc/config/dhcp. */
#include "openwrt_scan.h"

/* Where a command ends, and where a word does. */
#define COMMAND_ENDS ";&|"
#define WORD_ENDS " \t"

static dhcpopt_text cut_target(dhcpopt_text *target) {
    size_t dot = text_find(*target, 0, '.');
    dhcpopt_text part = text_slice(*target, 0, dot);
    *target = text_from(*target, dot < target->len ? dot + 1 : dot);
    return part;
}

/* "@vendorclass[-1]" tells the type; of a name alone nothing is known but that most are
 * interfaces. */
static dhcpopt_text type_by_name(dhcpopt_text name) {
    size_t end = text_find(name, 0, '[');
    bool by_type = text_at(name, 0) == '@' && end < name.len;
    return by_type ? text_slice(name, 1, end - 1) : dhcpopt_text_of("dhcp");
}

/* What stands behind the sign, which a quote in front of it does not end. */
static void read_assigned(dhcpopt_scanner *s, const char *ends, statement *ret) {
    const argument *whole = &ret->name;
    size_t sign = text_find(whole->raw, 0, '=');
    if (sign < text_find_any(whole->raw, 0, "\"'\\")) {
        s->pos = text_position(scan_line(s), whole->raw) + sign + 1;
        shell_word(s, ends, &ret->value);
        return;
    }
    ret->value.raw = text_from(whole->raw, sign < whole->raw.len ? sign + 1 : 0);
    ret->value.plain = text_from(whole->plain, text_find(whole->plain, 0, '=') + 1);
    ret->value.apart = whole->apart;
    ret->value.open = whole->open;
    ret->value.variable = whole->variable;
}

/* dhcp.SECTION=TYPE or dhcp.SECTION.SETTING=VALUE, behind a command or as "uci show" prints
 * it. */
static void read_assignment(dhcpopt_scanner *s, const char *ends, statement *ret) {
    shell_word(s, ends, &ret->name);
    size_t sign = text_find(ret->name.plain, 0, '=');
    dhcpopt_text target = text_slice(ret->name.plain, 0, sign);
    if (sign < ret->name.plain.len) {
        read_assigned(s, ends, ret);
    } else { /* which is a fault, where it looks like an option */
        ret->value.raw = ret->value.plain = ret->name.raw;
        ret->value.open = true;
    }
    if (!text_equal(cut_target(&target), dhcpopt_text_of("dhcp"))) {
        return;
    }
    ret->named = true;
    ret->section = cut_target(&target);
    ret->setting = target;
    ret->kind = target.len > 0 ? STATEMENT_SETTING : STATEMENT_SECTION;
    ret->type = target.len > 0 ? type_by_name(ret->section) : ret->value.plain;
}

/* "add dhcp TYPE" begins a section without a name. */
static void read_added(dhcpopt_scanner *s, statement *ret) {
    shell_word(s, WORD_ENDS COMMAND_ENDS, &ret->name);
    shell_word(s, WORD_ENDS COMMAND_ENDS, &ret->value);
    if (text_equal(ret->name.plain, dhcpopt_text_of("dhcp"))) {
        printer p = printer_to(ret->name.buf, sizeof ret->name.buf);
        print_char(&p, '@');
        print_text(&p, ret->value.plain);
        print_string(&p, "[-1]");
        ret->kind = STATEMENT_SECTION;
        ret->section.ptr = ret->name.buf;
        ret->section.len = p.len < p.cap ? p.len : p.cap;
        ret->type = ret->value.plain;
    }
}

/* uci's words; those that take something away are passed over. */
static void read_command(dhcpopt_scanner *s, statement *ret) {
    static const char *const with_argument[] = {"-c", "-p", "-P", "-d", "-f"};
    while (text_at(scan_peek(s), 0) == '-') {
        dhcpopt_text option = scan_word(s);
        for (size_t index = 0; index < sizeof with_argument / sizeof with_argument[0];
             index++) {
            if (text_equal(option, dhcpopt_text_of(with_argument[index]))) {
                scan_word(s);
            }
        }
    }
    ret->script = true;
    if (scan_accept(s, "set") || scan_accept(s, "add_list")) {
        read_assignment(s, WORD_ENDS COMMAND_ENDS, ret);
    } else if (scan_accept(s, "add")) {
        read_added(s, ret);
    }
    while (s->pos < scan_line(s).len &&
           !is_one_of(text_at(scan_line(s), s->pos), COMMAND_ENDS)) {
        shell_word(s, COMMAND_ENDS, &ret->name);
    }
}

/* "tag=$(uci -q get dhcp.lan.networkid || ...": the tag of that interface. */
static void read_variable(dhcpopt_scanner *s) {
    dhcpopt_text rest = scan_rest(s);
    size_t pos = 0;
    while (pos < rest.len && !text_starts_with(text_from(rest, pos), "dhcp.")) {
        pos++;
    }
    dhcpopt_text target = text_from(rest, pos);
    cut_target(&target);
    scan_keep_name(s, NAME_VARIABLE, cut_target(&target));
    scan_skip(s);
}

/* Without "uci": as it takes them from a file. */
static bool is_command(dhcpopt_text name) {
    static const char *const commands[] = {"set", "add_list", "add"};
    for (size_t index = 0; index < sizeof commands / sizeof commands[0]; index++) {
        if (text_equal(name, dhcpopt_text_of(commands[index]))) {
            return true;
        }
    }
    return false;
}

static void read_block_line(dhcpopt_scanner *s, bool section, statement *ret) {
    shell_word(s, WORD_ENDS, &ret->name);
    shell_word(s, WORD_ENDS, &ret->value);
    ret->kind = section ? STATEMENT_SECTION : STATEMENT_SETTING;
    ret->section = ret->value.plain;
    ret->setting = ret->name.plain;
    ret->type = ret->name.plain;
    scan_skip(s);
}

/* Further values of the list that "uci show" prints in one line. */
static void read_listed(dhcpopt_scanner *s, statement *ret) {
    shell_word(s, WORD_ENDS, &ret->value);
    ret->kind = ret->value.raw.len > 0 ? STATEMENT_SETTING : STATEMENT_NONE;
    ret->setting = dhcpopt_text_of("dhcp_option");
}

/* What begins a line or a command. */
static void read_first(dhcpopt_scanner *s, statement *ret) {
    if (scan_accept(s, "config")) {
        read_block_line(s, true, ret);
    } else if (scan_accept(s, "option") || scan_accept(s, "list")) {
        read_block_line(s, false, ret);
    } else if (text_starts_with(scan_peek(s), "dhcp.")) {
        read_assignment(s, WORD_ENDS, ret);
        s->numbers[NUMBER_STATE] |= openwrt_is_option(ret->setting) ? STATE_LISTING : 0;
    } else if (text_starts_with(scan_peek(s), "tag=")) {
        read_variable(s);
    } else if (scan_accept(s, "uci") || is_command(scan_peek(s))) {
        read_command(s, ret);
    } else {
        shell_word(s, WORD_ENDS COMMAND_ENDS, &ret->name);
    }
}

void openwrt_statement(dhcpopt_scanner *s, statement *ret) {
    const dhcpopt_text none = {NULL, 0};
    ret->kind = STATEMENT_NONE;
    ret->script = ret->named = false;
    ret->section = ret->setting = ret->type = none;
    if (s->pos > 0 && (s->numbers[NUMBER_STATE] & STATE_LISTING) != 0) {
        read_listed(s, ret);
        return;
    }
    bool first = s->pos == 0;
    s->numbers[NUMBER_STATE] &= ~(size_t)STATE_LISTING;
    while (is_one_of(text_at(scan_line(s), s->pos), WORD_ENDS COMMAND_ENDS)) {
        first = first || !is_blank(text_at(scan_line(s), s->pos));
        s->pos++;
    }
    if (text_at(scan_line(s), s->pos) == '#') {
        scan_skip(s);
    } else if (first) {
        read_first(s, ret);
    } else if (scan_accept(s, "uci")) { /* behind a shell's words */
        read_command(s, ret);
    } else {
        shell_word(s, WORD_ENDS COMMAND_ENDS, &ret->name);
    }
}
