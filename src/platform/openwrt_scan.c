/* SPDX-License-Identifier: MIT */
/* Reads OpenWrt's DHCP options: uci commands, what "uci show dhcp" prints, and the blocks of
 * /etc/config/dhcp. Their values are dnsmasq's. */
#include "openwrt_scan.h"

/* Columns: what a section is; what it is called in a report; the setting that names a vendor
 * class. */
static const struct section_type {
    const char *name;
    const char *where;
    const char *class_setting;
} types[] = {
    {"dhcp", "interface", NULL},
    {"dnsmasq", NULL, NULL},
    {"vendorclass", "vendorclass", "vendorclass"},
    {"match", "match", "match"},
    {"tag", "tag", NULL},
    {"host", "host", NULL},
    {"mac", "mac", NULL},
    {"userclass", "userclass", NULL},
    {"boot", "boot", NULL},
};

enum { TYPE_NONE, TYPE_OTHER = sizeof types / sizeof types[0] + 1 };

static size_t type_of(dhcpopt_text name) {
    for (size_t index = 0; index < sizeof types / sizeof types[0]; index++) {
        if (text_equal(name, dhcpopt_text_of(types[index].name))) {
            return index + 1;
        }
    }
    return TYPE_OTHER;
}

static const struct section_type *section_type(const dhcpopt_scanner *s) {
    static const struct section_type other = {NULL, "section", NULL};
    size_t type = s->numbers[NUMBER_TYPE];
    return type == TYPE_NONE || type == TYPE_OTHER ? &other : &types[type - 1];
}

/* ---- Sections ---- */

static void enter(dhcpopt_scanner *s, size_t type, dhcpopt_text name) {
    dhcpopt_text none = {NULL, 0};
    s->numbers[NUMBER_TYPE] = type;
    scan_keep_name(s, NAME_SECTION, name);
    scan_keep_name(s, NAME_CLASS, none);
    scan_keep_name(s, NAME_NETWORKID, none);
}

static bool is_here(const dhcpopt_scanner *s, dhcpopt_text section) {
    return s->numbers[NUMBER_TYPE] != TYPE_NONE &&
           text_equal(scan_kept_name(s, NAME_SECTION), section);
}

/* ---- Options ---- */

/* Options wait until their section's class is known. */
static shelf section_shelf(dhcpopt_scanner *s) {
    shelf section = {s->held_text, sizeof s->held_text, &s->held_len,
                     &s->numbers[NUMBER_GIVEN]};
    return section;
}

static audience audience_of(const dhcpopt_scanner *s) {
    audience to = {section_type(s)->where,
                   scan_kept_name(s, NAME_SECTION),
                   scan_kept_name(s, NAME_CLASS),
                   false,
                   {0, 0, 0}};
    if (to.vendor_class.len > 0 || to.where == NULL) {
        to.where = NULL;
        to.scope.len = 0;
    }
    return to;
}

/* The next of those that were held back. */
static bool give_held(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text none = {NULL, 0};
    dhcpopt_text text = none;
    audience to = audience_of(s);
    while (shelf_take(section_shelf(s), &to.at, &text)) {
        if (dnsmasq_option(s, &to, text, none, ret)) {
            return true;
        }
    }
    s->numbers[NUMBER_STATE] &= ~(size_t)STATE_GIVING;
    return false;
}

static bool tell_fault(dhcpopt_scanner *s, const statement *of, dhcpopt_found *ret) {
    const code unknown = {DHCPOPT_SPACE_DHCP4, 0};
    scan_enter(s, section_type(s)->where, scan_kept_name(s, NAME_SECTION));
    return scan_fault(s, unknown, DHCPOPT_OPTION_SYNTAX, of->value.raw, ret);
}

static bool take_option(dhcpopt_scanner *s, const statement *of, dhcpopt_found *ret) {
    const argument *value = &of->value;
    dhcpopt_text words = {NULL, 0};
    audience to = audience_of(s);
    if (value->open || value->raw.len == 0) {
        return tell_fault(s, of, ret);
    }
    dhcpopt_text shown = value->apart ? value->raw : value->plain;
    words = value->apart ? value->raw : words;
    spot here = {s->line, text_position(scan_line(s), shown), shown.len};
    to.variable = of->script && value->variable;
    bool waits = section_type(s)->class_setting != NULL && s->name_lens[NAME_CLASS] == 0;
    if (waits && !to.variable) {
        if (shelf_put(section_shelf(s), here, value->plain)) {
            return false;
        }
        scan_lose(s);
    }
    return dnsmasq_option(s, &to, value->plain, words, ret);
}

/* ---- What statements do ---- */

/* What a named section goes by among the tags, for a script that comes back to it. */
static dhcpopt_text section_tag(dhcpopt_text section, char buf[DHCPOPT_PLACE_MAX]) {
    printer p = printer_to(buf, DHCPOPT_PLACE_MAX);
    bool named = section.len > 0 && text_at(section, 0) != '@';
    print_string(&p, "dhcp.");
    print_text(&p, section);
    dhcpopt_text tag = {buf, named && p.len <= p.cap ? p.len : 0};
    return tag;
}

static void set_class(dhcpopt_scanner *s, dhcpopt_text vendor_class) {
    char buf[DHCPOPT_PLACE_MAX];
    scan_keep_name(s, NAME_CLASS, vendor_class);
    scan_keep_class(s, scan_kept_name(s, NAME_NETWORKID), vendor_class);
    scan_keep_class(s, section_tag(scan_kept_name(s, NAME_SECTION), buf), vendor_class);
    s->numbers[NUMBER_STATE] |= s->held_len > 0 ? (size_t)STATE_GIVING : 0;
}

/* A section vendorclass has the class alone, a section match "60,CLASS". */
static void take_class(dhcpopt_scanner *s, dhcpopt_text text) {
    uint8_t buf[DHCPOPT_PLACE_MAX];
    dhcpopt_text vendor_class = text;
    bool match = text_equal(dhcpopt_text_of(section_type(s)->name), dhcpopt_text_of("match"));
    if (!match || dnsmasq_class(text, buf, &vendor_class)) {
        set_class(s, vendor_class);
    }
}

/* Those of DHCPv6 are near, and something else. */
static bool nearly_option(dhcpopt_text setting) {
    bool other = text_find(setting, 0, '6') < setting.len;
    return !other &&
           (is_misspelt(setting, "dhcp_option") || is_misspelt(setting, "dhcp_option_force"));
}

static bool take_setting(dhcpopt_scanner *s, const statement *of, dhcpopt_found *ret) {
    const char *class_setting = section_type(s)->class_setting;
    dhcpopt_text value = of->value.plain;
    if (openwrt_is_option(of->setting)) {
        return take_option(s, of, ret);
    }
    if (nearly_option(of->setting)) {
        return tell_fault(s, of, ret);
    }
    if (text_equal(of->setting, dhcpopt_text_of("networkid"))) {
        scan_keep_name(s, NAME_NETWORKID, value);
        if (s->name_lens[NAME_CLASS] > 0) {
            scan_keep_class(s, value, scan_kept_name(s, NAME_CLASS));
        }
    } else if (text_equal(of->setting, dhcpopt_text_of("interface")) &&
               s->name_lens[NAME_SECTION] == 0) {
        scan_keep_name(s, NAME_SECTION, value);
    } else if (class_setting != NULL &&
               text_equal(of->setting, dhcpopt_text_of(class_setting))) {
        take_class(s, value);
    }
    return false;
}

/* Does another section begin than the one at hand? */
static bool leaves(const dhcpopt_scanner *s, const statement *of) {
    return of->kind != STATEMENT_NONE &&
           (of->named ? !is_here(s, of->section) : of->kind == STATEMENT_SECTION);
}

static bool take(dhcpopt_scanner *s, const statement *of, dhcpopt_found *ret) {
    char buf[DHCPOPT_PLACE_MAX];
    if (leaves(s, of)) {
        enter(s, type_of(of->type), of->section);
        if (of->named && of->kind == STATEMENT_SETTING) {
            scan_keep_name(s, NAME_CLASS, scan_kept_class(s, section_tag(of->section, buf)));
        }
    } else if (of->kind == STATEMENT_SECTION) {
        s->numbers[NUMBER_TYPE] = type_of(of->type);
    }
    return of->kind == STATEMENT_SETTING && take_setting(s, of, ret);
}

/* ---- The reader ---- */

static bool is_giving(const dhcpopt_scanner *s) {
    return (s->numbers[NUMBER_STATE] & STATE_GIVING) != 0;
}

bool scan_openwrt(dhcpopt_scanner *s, dhcpopt_found *ret) {
    statement of;
    if (s->held_len > 0 && (is_giving(s) || s->ended) && give_held(s, ret)) {
        return true;
    }
    while (s->pos < scan_line(s).len) {
        size_t before = s->pos;
        openwrt_statement(s, &of);
        if (s->held_len > 0 && leaves(s, &of)) {
            s->numbers[NUMBER_STATE] |= STATE_GIVING;
            if (give_held(s, ret)) { /* the statement is read again when all are given */
                s->pos = before;
                return true;
            }
        }
        if (take(s, &of, ret) || (is_giving(s) && give_held(s, ret))) {
            return true;
        }
    }
    return s->ended && dnsmasq_give_held(s, ret);
}
