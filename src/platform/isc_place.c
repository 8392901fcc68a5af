/* SPDX-License-Identifier: MIT */
/* Subnets, classes and other braces of ISC dhcpd's language, and which clients the options in
 * them are for; for the readers of it. */
#include "../url.h"
#include "isc_scan.h"

enum { BITS_MAX = 32 };

/*
 * Of the scanner's nesting: depth counts the braces, and for each that has room, kinds[] says
 * what place it is, kept[].len how much of a part of text is the place's name, and kept[].words
 * how much of a part of data is its vendor class; kept[].quoted says that it waits to be told
 * which clients it is for. Those at 0 are outside all braces.
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
    CONDITION
} place;

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
    {"switch", CONDITION, NULL},
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

static dhcpopt_text frame_class(const dhcpopt_scanner *s, size_t frame) {
    dhcpopt_text text = {s->nesting.data, sizeof s->nesting.data};
    return text_slice(text, frame * DHCPOPT_PLACE_MAX, s->nesting.kept[frame].words);
}

static size_t keep(char *part, dhcpopt_text text) {
    printer p = printer_to(part, DHCPOPT_PLACE_MAX);
    isc_print_joined(&p, text);
    return p.len < DHCPOPT_PLACE_MAX ? p.len : DHCPOPT_PLACE_MAX;
}

static void name_frame(dhcpopt_scanner *s, size_t frame, place is, dhcpopt_text name) {
    s->nesting.kinds[frame] = (uint8_t)is;
    s->nesting.kept[frame].len = keep(s->nesting.text + frame * DHCPOPT_PLACE_MAX, name);
}

static void set_class(dhcpopt_scanner *s, size_t frame, dhcpopt_text vendor_class) {
    char *part = s->nesting.data + frame * DHCPOPT_PLACE_MAX;
    s->nesting.kept[frame].words = keep(part, vendor_class);
}

static const char *where_of(const dhcpopt_scanner *s, size_t frame) {
    for (size_t index = 0; index < sizeof blocks / sizeof blocks[0]; index++) {
        if (blocks[index].is == s->nesting.kinds[frame] && blocks[index].where != NULL) {
            return blocks[index].where;
        }
    }
    return s->nesting.kinds[frame] == CONDITION ? "condition" : NULL;
}

void isc_enter(dhcpopt_scanner *s) {
    size_t frame = innermost(s);
    scan_enter(s, where_of(s, frame), frame_name(s, frame));
    scan_class(s, frame_class(s, frame));
}

dhcpopt_text isc_class(const dhcpopt_scanner *s) {
    return frame_class(s, innermost(s));
}

bool isc_waits(const dhcpopt_scanner *s) {
    return s->nesting.kept[innermost(s)].quoted && !isc_is_deep(s);
}

bool isc_is_deep(const dhcpopt_scanner *s) {
    return s->nesting.depth >= FRAMES_MAX;
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
        return;
    }
    if (isc_is(isc_token(text, &behind), "vendor-class-identifier")) {
        set_class(s, frame, none);
        isc_define(s, "#", frame_name(s, frame), 0, "m");
    }
}

void isc_link_space(dhcpopt_scanner *s, dhcpopt_text name) {
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    if (dhcpopt_space_by_name(frame_class(s, innermost(s)), &space)) {
        isc_define(s, "@", name, (uint8_t)space, "s");
    }
}

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
}

/* Where the condition tells the class, it is no place of its own. */
static void enter_condition(dhcpopt_scanner *s, size_t frame, dhcpopt_text text, size_t pos) {
    size_t behind = pos;
    if (isc_is(isc_token(text, &behind), "if")) { /* "else if" */
        pos = behind;
    }
    size_t outer_class = s->nesting.kept[frame].words;
    set_condition(s, frame, text_from(text, pos));
    if (s->nesting.kept[frame].words == 0) {
        s->nesting.kept[frame].words = outer_class; /* its characters were not touched */
        name_frame(s, frame, CONDITION, isc_trim(text));
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
    case NETWORK:
    case POOL:
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
        set_class(s, outside + 1, frame_class(s, outside));
        s->nesting.kept[outside + 1].quoted = false;
        for (size_t index = 0; index < sizeof blocks / sizeof blocks[0]; index++) {
            if (isc_is(word, blocks[index].word)) {
                enter_block(s, outside + 1, blocks[index].is, text, pos);
            }
        }
    }
}

void isc_close(dhcpopt_scanner *s) {
    s->nesting.depth -= s->nesting.depth > 0 ? 1 : 0;
}
