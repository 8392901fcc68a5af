/* SPDX-License-Identifier: MIT */
/* Reads Kea's configuration, whole files and parts of them: option-data wherever it stands,
 * with the definitions, subnets, pools and classes around it. */
#include "kea_entry.h"

/* In the order of their numbers. */
static const char *const keys[] = {"code",
                                   "name",
                                   "space",
                                   "csv-format",
                                   "never-send",
                                   "type",
                                   "array",
                                   "record-types",
                                   "encapsulate",
                                   "subnet",
                                   "test",
                                   "shared-networks",
                                   "client-classes",
                                   "data",
                                   "pool",
                                   "ip-address",
                                   "hw-address",
                                   "option-data",
                                   "option-def",
                                   "subnet4",
                                   "pools",
                                   "reservations",
                                   "Dhcp4",
                                   "arguments",
                                   NULL};

/* What braces and brackets hold. In a document or a part of one anything may stand. */
enum {
    IS_DOCUMENT,
    IS_SKIPPED,
    IS_DATA,
    IS_DEF,
    IS_CLASS,
    IS_NETWORK,
    IS_SUBNET,
    IS_POOL,
    IS_HOST
};

static const dhcpopt_text none = {NULL, 0};

/* ---- What is around the entries ---- */

static void forget_entry(dhcpopt_scanner *s) {
    for (size_t slot = 0; slot < ENTRY_SLOTS; slot++) {
        nested_forget(s, slot);
    }
    nested_forget(s, JSON_DATA);
}

static unsigned kind_of_key(int key) {
    switch (key) {
    case OPTION_DATA:
        return IS_DATA;
    case OPTION_DEF:
        return IS_DEF;
    case CLASSES:
        return IS_CLASS;
    case NETWORKS:
        return IS_NETWORK;
    case SUBNETS:
        return IS_SUBNET;
    case POOLS:
        return IS_POOL;
    case HOSTS:
        return IS_HOST;
    case DHCP4:
    case ARGUMENTS:
        return IS_DOCUMENT;
    default:
        return IS_SKIPPED;
    }
}

/* A list's entries are of its kind. In an entry nothing stands that is read. */
static unsigned kind_of(const dhcpopt_scanner *s) {
    size_t outside = s->nesting.depth - 1;
    unsigned kind = nested_kind(s, outside);
    if (kind == IS_SKIPPED || nested_is_bracket(s, outside)) {
        return kind;
    }
    if (kind == IS_DATA || kind == IS_DEF) {
        return IS_SKIPPED;
    }
    bool bare = outside == 0 && s->nesting.key == 0 && !s->nesting.keyed;
    return bare ? IS_DOCUMENT : kind_of_key(nested_key(s));
}

/* What a place is called in a report; its name may come after its options, and then it has
 * none. */
static const char *place_word(unsigned kind) {
    static const char *const words[] = {
        [IS_DOCUMENT] = NULL,   [IS_SKIPPED] = NULL,  [IS_DATA] = NULL,
        [IS_DEF] = NULL,        [IS_CLASS] = "class", [IS_NETWORK] = "shared-network",
        [IS_SUBNET] = "subnet", [IS_POOL] = "pool",   [IS_HOST] = "host",
    };
    return words[kind];
}

static void enter(dhcpopt_scanner *s) {
    unsigned kind = kind_of(s);
    nested_set_kind(s, kind);
    if (nested_is_bracket(s, s->nesting.depth) || kind == IS_SKIPPED) {
        return;
    }
    forget_entry(s);
    if (place_word(kind) != NULL) {
        scan_enter(s, place_word(kind), none);
    }
    if (kind == IS_CLASS) {
        s->nesting.known_outside = s->nesting.known_len;
        nested_forget(s, CLASSES);
        nested_forget(s, TEST);
    }
    if (kind == IS_NETWORK || kind == IS_SUBNET) {
        nested_forget(s, kind == IS_SUBNET ? SUBNET : NETWORKS);
    }
}

/* The innermost place around. numbers[0] is the depth, from 1, of a part of a document that is
 * the inside of a subnet. */
static void enter_outside(dhcpopt_scanner *s) {
    for (size_t depth = s->nesting.depth; depth > 0; depth--) {
        unsigned kind = nested_kind(s, depth);
        size_t slot = kind == IS_SUBNET ? SUBNET : NETWORKS;
        if ((kind == IS_SUBNET || kind == IS_NETWORK) && !nested_is_bracket(s, depth)) {
            scan_enter(s, place_word(kind), nested_kept(s, slot));
            return;
        }
    }
    bool inside = s->numbers[0] > 0 && s->nesting.depth + 1 >= s->numbers[0];
    s->numbers[0] = inside ? s->numbers[0] : 0;
    inside = inside && nested_has(s, SUBNET);
    scan_enter(s, inside ? "subnet" : NULL, inside ? nested_kept(s, SUBNET) : none);
}

/* Data of which neither a code nor a name says for what option they are. */
static bool tell_nameless(dhcpopt_scanner *s, dhcpopt_found *ret) {
    const code of = {DHCPOPT_SPACE_DHCP4, 0};
    bool nameless = nested_has(s, JSON_DATA) && !nested_has(s, CODE) && !nested_has(s, NAME);
    return nameless && nested_found(s, of, DHCPOPT_OPTION_SYNTAX, NULL, JSON_DATA, none, ret);
}

static bool leave(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t depth = s->nesting.depth + 1;
    unsigned kind = nested_kind(s, depth);
    if (nested_is_bracket(s, depth) || kind == IS_SKIPPED) {
        return false;
    }
    if (kind == IS_DEF) {
        kea_define(s);
    }
    if (kind == IS_CLASS) {
        s->nesting.known_len = s->nesting.known_outside;
    }
    bool found = (kind == IS_DATA && tell_nameless(s, ret)) ||
                 ((kind == IS_DATA || kind == IS_DOCUMENT) && kea_read_entry(s, ret));
    forget_entry(s);
    if (!found && kind != IS_DATA && kind != IS_DEF) {
        enter_outside(s);
    }
    return found;
}

/* ---- Members ---- */

/* Name and test come in either order; the test counts more. */
static void name_class(dhcpopt_scanner *s) {
    size_t before = s->class_len;
    nested_keep(s, CLASSES);
    scan_enter(s, "class", nested_kept(s, CLASSES));
    s->class_len = before;
    if (!nested_has(s, TEST)) {
        scan_class(s, kea_class_of_name(nested_kept(s, CLASSES)));
    }
}

static void test_class(dhcpopt_scanner *s) {
    uint8_t buf[DHCPOPT_PLACE_MAX];
    nested_keep(s, TEST);
    scan_class(s, kea_class_of_test(nested_text(s), buf));
}

/* Of what has entries: a part of a document can be the inside of any of them. */
static void take_place(dhcpopt_scanner *s, unsigned kind, int key) {
    bool document = kind == IS_DOCUMENT;
    if (key == NAME && kind == IS_CLASS) {
        name_class(s);
    } else if (key == NAME && kind == IS_NETWORK) {
        nested_keep(s, NETWORKS);
        scan_enter(s, "shared-network", nested_kept(s, NETWORKS));
    } else if (key == TEST && document) {
        scan_enter(s, "class", nested_kept(s, NAME));
        test_class(s);
    } else if (key == TEST && kind == IS_CLASS) {
        test_class(s);
    } else if (key == SUBNET && (kind == IS_SUBNET || document)) {
        nested_keep(s, SUBNET);
        s->numbers[0] = document ? s->nesting.depth + 1 : 0;
        scan_enter(s, "subnet", nested_kept(s, SUBNET));
    } else if (key == POOL && (kind == IS_POOL || document)) {
        scan_enter(s, "pool", nested_text(s));
    } else if (key == HOST && (kind == IS_HOST || document)) {
        scan_enter(s, "host", nested_text(s));
    } else if (key == HARDWARE && kind == IS_HOST &&
               s->scope_len == 0) { /* it has no address */
        scan_enter(s, "host", nested_text(s));
    }
}

static void take(dhcpopt_scanner *s) {
    size_t depth = s->nesting.depth;
    unsigned kind = nested_kind(s, depth);
    int key = nested_key(s);
    if (key == JSON_NO_KEY || kind == IS_SKIPPED || nested_is_bracket(s, depth)) {
        return;
    }
    bool entry = kind == IS_DATA || kind == IS_DEF || kind == IS_DOCUMENT;
    if (entry && key == DATA) {
        nested_keep(s, JSON_DATA);
    } else if (entry && key < ENTRY_SLOTS) {
        nested_keep(s, (size_t)key);
    } else if (kind != IS_DATA && kind != IS_DEF) {
        take_place(s, kind, key);
    }
}

/* ---- The reader ---- */

bool scan_kea(dhcpopt_scanner *s, dhcpopt_found *ret) {
    for (;;) {
        switch (nested_next(s, keys)) {
        case JSON_END: /* an entry without its braces is not read */
            s->unended = s->unended || (s->nesting.depth == 0 && nested_has(s, JSON_DATA));
            return false;
        case JSON_FAULT:
            return nested_fault(s, ret);
        case JSON_OPEN:
            enter(s);
            break;
        case JSON_VALUE:
            take(s);
            break;
        case JSON_CLOSE:
            if (leave(s, ret)) {
                return true;
            }
        }
    }
}
