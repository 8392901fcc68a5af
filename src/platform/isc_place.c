/* SPDX-License-Identifier: MIT */
/* Subnets, classes and other braces of ISC dhcpd's language, and which clients the options in
 * them are for; for the readers of it. */
#include "../url.h"
#include "isc_scan.h"

enum { BITS_MAX = 32, CODE_VENDOR_SPECIFIC = 43 };

/*
 * Of the scanner's nesting: depth counts the braces, and for each that has room, kinds[] says
 * what place it is, kept[].len how much of a part of text is the place's name, and kept[].words
 * how much of a part of data is its vendor class. kept[].quoted says that it waits to be told
 * which clients it is for, kept[].spoilt that its class is one of dhcpd's own, of which no
 * vendor class is known, and kept[].line is the state of a switch. Those at 0 are outside all
 * braces.
 */
enum { FRAMES_MAX = DHCPOPT_KEPT_MAX - 1 };

typedef enum place {
    NOWHERE,
    SUBNET,
    NETWORK,
    POOL,
    HOST,
    GROUP,
    CLASS,
    SUBCLASS,
    CONDITION,
    CASES
} place;

/* A switch over the vendor class: between its cases, or in one. */
enum { NO_SWITCH, SWITCH, CASE };

static const struct block {
    const char *word;
    place is;
    const char *where;
} blocks[] = {
    {"subnet", SUBNET, "subnet"}, {"shared-network", NETWORK, "shared-network"},
    {"pool", POOL, "pool"},       {"host", HOST, "host"},
    {"group", GROUP, "group"},    {"class", CLASS, "class"},
    {"if", CONDITION, NULL},      {"subclass", SUBCLASS, "class"},
    {"elsif", CONDITION, NULL},   {"else", CONDITION, NULL},
    {"switch", CASES, NULL},
};

static const dhcpopt_text none = {NULL, 0};

/* ---- Braces ---- */

static size_t innermost(const dhcpopt_scanner *s) {
    return s->nesting.depth < FRAMES_MAX ? s->nesting.depth : FRAMES_MAX - 1;
}

static dhcpopt_text frame_name(const dhcpopt_scanner *s, size_t frame) {
    dhcpopt_text text = {s->nesting.text, sizeof s->nesting.text};
    return text_slice(text, frame * DHCPOPT_PLACE_MAX, s->nesting.kept[frame].len);
}

static dhcpopt_text frame_told(const dhcpopt_scanner *s, size_t frame) {
    dhcpopt_text text = {s->nesting.data, sizeof s->nesting.data};
    return text_slice(text, frame * DHCPOPT_PLACE_MAX, s->nesting.kept[frame].words);
}

static dhcpopt_text frame_class(const dhcpopt_scanner *s, size_t frame) {
    return s->nesting.kept[frame].spoilt ? none : frame_told(s, frame);
}

static void name_frame(dhcpopt_scanner *s, size_t frame, place is, dhcpopt_text name) {
    printer p = printer_to(s->nesting.text + frame * DHCPOPT_PLACE_MAX, DHCPOPT_PLACE_MAX);
    isc_print_joined(&p, name);
    s->nesting.kinds[frame] = (uint8_t)is;
    s->nesting.kept[frame].len = p.len < DHCPOPT_PLACE_MAX ? p.len : DHCPOPT_PLACE_MAX;
}

static void set_class(dhcpopt_scanner *s, size_t frame, dhcpopt_text vendor_class) {
    printer p = printer_to(s->nesting.data + frame * DHCPOPT_PLACE_MAX, DHCPOPT_PLACE_MAX);
    print_text(&p, vendor_class);
    s->nesting.kept[frame].words = p.len < DHCPOPT_PLACE_MAX ? p.len : DHCPOPT_PLACE_MAX;
    s->nesting.kept[frame].spoilt = false;
}

static const char *where_of(const dhcpopt_scanner *s, size_t frame) {
    for (size_t index = 0; index < sizeof blocks / sizeof blocks[0]; index++) {
        if (blocks[index].is == s->nesting.kinds[frame] && blocks[index].where != NULL) {
            return blocks[index].where;
        }
    }
    return s->nesting.kinds[frame] == CONDITION ? "condition" : NULL;
}

/* Option 43 of a class that is dhcpd's own is not every client's. */
void isc_enter(dhcpopt_scanner *s, code of) {
    size_t frame = innermost(s);
    bool vendor_specific = of.space == DHCPOPT_SPACE_DHCP4 && of.number == CODE_VENDOR_SPECIFIC;
    scan_enter(s, where_of(s, frame), frame_name(s, frame));
    scan_class(s, vendor_specific ? frame_told(s, frame) : frame_class(s, frame));
}

dhcpopt_text isc_class(const dhcpopt_scanner *s) {
    return frame_class(s, innermost(s));
}

bool isc_is_for_all(const dhcpopt_scanner *s) {
    size_t frame = innermost(s);
    unsigned is = s->nesting.kinds[frame];
    bool rest = isc_is(frame_name(s, frame), "else"); /* of all clients */
    return frame_told(s, frame).len == 0 && is != HOST && is != CLASS && is != SUBCLASS &&
           (is != CONDITION || rest);
}

bool isc_waits(const dhcpopt_scanner *s) {
    return s->nesting.kept[innermost(s)].quoted && !isc_is_deep(s);
}

bool isc_is_deep(const dhcpopt_scanner *s) {
    return s->nesting.depth >= FRAMES_MAX;
}

/* "KIND SPOILT NAME" and a line feed, "CLASS" and one more; no name has one in it. */
void isc_print_place(const dhcpopt_scanner *s, printer *out) {
    size_t frame = innermost(s);
    print_char(out, (char)('0' + s->nesting.kinds[frame]));
    print_char(out, s->nesting.kept[frame].spoilt ? '1' : '0');
    print_text(out, frame_name(s, frame));
    print_char(out, '\n');
    isc_print_joined(out, frame_told(s, frame));
    print_char(out, '\n');
}

dhcpopt_text isc_recall_place(dhcpopt_scanner *s, dhcpopt_text text) {
    enum { NAME = 2 };
    size_t frame = innermost(s);
    size_t name_end = text_find(text, NAME, '\n');
    size_t class_end = text_find(text, name_end + 1, '\n');
    name_frame(s, frame, (place)(text_at(text, 0) - '0'),
               text_slice(text, NAME, name_end - NAME));
    set_class(s, frame, text_slice(text, name_end + 1, class_end - name_end - 1));
    s->nesting.kept[frame].spoilt = text_at(text, 1) == '1';
    s->nesting.kept[frame].line = NO_SWITCH;
    return text_from(text, class_end + 1);
}

void isc_begin(dhcpopt_scanner *s, const char *where, dhcpopt_text name) {
    place is = NOWHERE;
    for (size_t index = 0; index < sizeof blocks / sizeof blocks[0]; index++) {
        if (where != NULL && blocks[index].where != NULL &&
            text_equal(dhcpopt_text_of(where), dhcpopt_text_of(blocks[index].where))) {
            is = blocks[index].is;
            break;
        }
    }
    bool same = s->nesting.kinds[0] == is && text_equal(frame_name(s, 0), name);
    if (!same) {
        s->nesting.depth = 0;
        name_frame(s, 0, is, name);
        set_class(s, 0, none);
    }
}

/* ---- Classes ---- */

/* A text without its quotes and escapes, or octets; or the word itself. */
static dhcpopt_text unquoted(dhcpopt_text token, uint8_t buf[DHCPOPT_PLACE_MAX]) {
    writer w = writer_to(buf, DHCPOPT_PLACE_MAX);
    bool octets = text_find(token, 0, ':') < token.len; /* "4d:53": no name has colons */
    if (octets ? hex_read(token, &w, NULL) != DHCPOPT_OK : !isc_read_string(token, &w)) {
        return token;
    }
    dhcpopt_bytes bytes = {buf, w.len < DHCPOPT_PLACE_MAX ? w.len : DHCPOPT_PLACE_MAX};
    return bytes_as_text(bytes);
}

static void set_condition(dhcpopt_scanner *s, size_t frame, dhcpopt_text condition) {
    uint8_t octets[DHCPOPT_PLACE_MAX];
    writer w = writer_to(octets, sizeof octets);
    bool told = isc_read_condition(condition, &w) && w.len <= sizeof octets;
    dhcpopt_bytes bytes = {octets, told ? w.len : 0};
    set_class(s, frame, bytes_as_text(bytes));
}

bool isc_is_block(dhcpopt_text word) {
    for (size_t index = 0; index < sizeof blocks / sizeof blocks[0]; index++) {
        if (isc_is(word, blocks[index].word)) {
            return true;
        }
    }
    return false;
}

/* "match if CONDITION"; or "match option ...", and then its subclasses tell the data. */
void isc_match(dhcpopt_scanner *s, dhcpopt_text text, size_t pos) {
    size_t frame = innermost(s);
    size_t behind = pos;
    s->nesting.kept[frame].quoted = false;
    if (isc_is(isc_token(text, &behind), "if")) {
        set_condition(s, frame, text_from(text, behind));
        scan_keep_class(s, frame_name(s, frame), frame_class(s, frame));
        return;
    }
    if (isc_is(isc_token(text, &behind), "vendor-class-identifier")) {
        set_class(s, frame, none);
        isc_define(s, "#", frame_name(s, frame), 0, "m");
    }
}

/* A pool is for the members of all classes that it allows, and for no other client. */
void isc_permit(dhcpopt_scanner *s, bool allow, dhcpopt_text text, size_t pos) {
    uint8_t buf[DHCPOPT_PLACE_MAX];
    char told[DHCPOPT_PLACE_MAX];
    size_t frame = innermost(s);
    if (s->nesting.kinds[frame] != POOL || !isc_is(isc_token(text, &pos), "members") ||
        !isc_is(isc_token(text, &pos), "of")) {
        return;
    }
    dhcpopt_text name = unquoted(isc_token(text, &pos), buf);
    dhcpopt_text vendor_class = allow ? scan_kept_class(s, name) : none;
    dhcpopt_text before = frame_told(s, frame);
    if (vendor_class.len > 0 && before.len == 0) {
        set_class(s, frame, vendor_class);
        return;
    }
    printer p = printer_to(told, sizeof told);
    isc_print_members(&p, before, allow, name, vendor_class);
    const dhcpopt_text words = {told, p.len < sizeof told ? p.len : sizeof told};
    set_class(s, frame, words);
    s->nesting.kept[frame].spoilt = true;
}

/* One that the case before it runs into is for the clients of both. */
void isc_case(dhcpopt_scanner *s, dhcpopt_text words, dhcpopt_text value) {
    uint8_t buf[DHCPOPT_PLACE_MAX];
    size_t frame = innermost(s);
    bool through = s->nesting.kept[frame].line == CASE;
    if (s->nesting.kept[frame].line == NO_SWITCH) {
        return;
    }
    s->nesting.kept[frame].line = CASE;
    set_class(s, frame, through ? none : unquoted(value, buf));
    if (through || value.len == 0) {
        name_frame(s, frame, CONDITION, words);
    } else {
        name_frame(s, frame, (place)s->nesting.kinds[frame - 1], frame_name(s, frame - 1));
    }
}

void isc_break(dhcpopt_scanner *s) {
    size_t *state = &s->nesting.kept[innermost(s)].line;
    *state = *state == CASE ? SWITCH : *state;
}

/* A class of the name of a vendor class means that one, until it says what it matches. */
static void enter_class(dhcpopt_scanner *s, size_t frame, dhcpopt_text text, size_t pos) {
    uint8_t buf[DHCPOPT_PLACE_MAX];
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    dhcpopt_text name = unquoted(isc_token(text, &pos), buf);
    name_frame(s, frame, CLASS, name);
    bool phones = dhcpopt_space_by_name(name, &space) && space != DHCPOPT_SPACE_DHCP4;
    set_class(s, frame, phones ? name : none);
    s->nesting.kept[frame].quoted = true;
}

/* "subclass NAME DATA": the data are the vendor class where the class matches that. */
static void enter_subclass(dhcpopt_scanner *s, size_t frame, dhcpopt_text text, size_t pos) {
    uint8_t buf[DHCPOPT_PLACE_MAX];
    isc_option match;
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    name_frame(s, frame, SUBCLASS, unquoted(isc_token(text, &pos), buf));
    bool told = isc_find(s, "#", frame_name(s, frame), &match);
    dhcpopt_text data = unquoted(isc_token(text, &pos), buf);
    bool phones = dhcpopt_space_by_name(data, &space) && space != DHCPOPT_SPACE_DHCP4;
    set_class(s, frame, told || phones ? data : none);
    scan_keep_class(s, frame_name(s, frame), frame_class(s, frame));
}

/* Where the condition tells the class, it is no place of its own. */
static void enter_condition(dhcpopt_scanner *s, size_t frame, dhcpopt_text text, size_t pos) {
    size_t behind = pos;
    if (isc_is(isc_token(text, &behind), "if")) { /* "else if" */
        pos = behind;
    }
    size_t outer_class = s->nesting.kept[frame].words;
    bool own = s->nesting.kept[frame].spoilt;
    set_condition(s, frame, text_from(text, pos));
    if (s->nesting.kept[frame].words == 0) {
        s->nesting.kept[frame].words = outer_class; /* its characters were not touched */
        s->nesting.kept[frame].spoilt = own;
        name_frame(s, frame, CONDITION, isc_trim(text));
    }
}

/* What its cases are for is told by them. */
static void enter_switch(dhcpopt_scanner *s, size_t frame, dhcpopt_text text, size_t pos) {
    if (isc_asks_for_class(text_from(text, pos))) {
        s->nesting.kept[frame].line = SWITCH;
    } else {
        enter_condition(s, frame, text, pos);
    }
}

/* ---- Blocks ---- */

/* "A netmask M" as "A/bits". */
static void enter_subnet(dhcpopt_scanner *s, size_t frame, dhcpopt_text text, size_t pos) {
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    uint32_t mask = 0;
    unsigned bits = 0;
    dhcpopt_text address = isc_token(text, &pos);
    isc_token(text, &pos); /* netmask */
    bool known = address_read(isc_token(text, &pos), &mask, NULL) == DHCPOPT_OK;
    while (bits < BITS_MAX && (mask << bits & UINT32_C(1) << (BITS_MAX - 1)) != 0) {
        bits++;
    }
    print_text(&p, address);
    if (known && (bits == BITS_MAX || mask << bits == 0)) {
        print_char(&p, '/');
        print_number(&p, bits, 1);
    }
    dhcpopt_text name = {buf, p.len < sizeof buf ? p.len : sizeof buf};
    name_frame(s, frame, SUBNET, name);
}

/* A pool or a group without a name is told by the one around it. */
static void enter_named(dhcpopt_scanner *s, size_t frame, place is, dhcpopt_text text,
                        size_t pos) {
    uint8_t buf[DHCPOPT_PLACE_MAX];
    dhcpopt_text name = unquoted(isc_token(text, &pos), buf);
    if (name.len > 0) {
        name_frame(s, frame, is, name);
    } else {
        s->nesting.kinds[frame] = (uint8_t)is;
    }
}

static void enter_block(dhcpopt_scanner *s, size_t frame, place is, dhcpopt_text text,
                        size_t pos) {
    switch (is) {
    case SUBNET:
        enter_subnet(s, frame, text, pos);
        break;
    case POOL:
        s->nesting.kept[frame].quoted = true;
        enter_named(s, frame, is, text, pos);
        break;
    case NETWORK:
    case HOST:
    case GROUP:
        enter_named(s, frame, is, text, pos);
        break;
    case CLASS:
        enter_class(s, frame, text, pos);
        break;
    case SUBCLASS:
        enter_subclass(s, frame, text, pos);
        break;
    case CONDITION:
        enter_condition(s, frame, text, pos);
        break;
    case CASES:
        enter_switch(s, frame, text, pos);
        break;
    case NOWHERE:
        break;
    }
}

/* What is in braces is where the braces are, unless the words before them say else. */
void isc_open(dhcpopt_scanner *s, dhcpopt_text text) {
    size_t outside = s->nesting.depth;
    size_t pos = 0;
    dhcpopt_text word = isc_token(text, &pos);
    s->nesting.depth++;
    if (outside + 1 < FRAMES_MAX) {
        name_frame(s, outside + 1, (place)s->nesting.kinds[outside], frame_name(s, outside));
        set_class(s, outside + 1, frame_told(s, outside));
        s->nesting.kept[outside + 1].spoilt = s->nesting.kept[outside].spoilt;
        s->nesting.kept[outside + 1].quoted = false;
        s->nesting.kept[outside + 1].line = NO_SWITCH;
        for (size_t index = 0; index < sizeof blocks / sizeof blocks[0]; index++) {
            if (isc_is(word, blocks[index].word)) {
                enter_block(s, outside + 1, blocks[index].is, text, pos);
            }
        }
    }
}

void isc_close(dhcpopt_scanner *s) {
    size_t frame = innermost(s);
    if (s->nesting.kinds[frame] == CLASS && isc_waits(s)) { /* told by its name alone */
        scan_keep_class(s, frame_name(s, frame), frame_class(s, frame));
    }
    s->nesting.depth -= s->nesting.depth > 0 ? 1 : 0;
}
