/* SPDX-License-Identifier: MIT */
/* Reads Kea's configuration, whole files and parts of them: option-data wherever it stands,
 * with the definitions, subnets, pools and classes around it. */
#include "kea_entry.h"

/* In the order of their numbers; there are slots without a key. */
#define NO_KEY "\n"
static const char *const keys[] = {
    "code",           "name",       "space",      "csv-format",
    "never-send",     "type",       "array",      "record-types",
    "encapsulate",    "subnet",     "test",       "shared-networks",
    "client-classes", NO_KEY,       NO_KEY,       "data",
    "client-class",   "pool",       "ip-address", "hw-address",
    "option-data",    "option-def", "subnet4",    "pools",
    "reservations",   "Dhcp4",      "arguments",  NULL};

static const dhcpopt_text none = {NULL, 0};

/* ---- What is around the entries ---- */

static unsigned kind_of_key(int key) {
    switch (key) {
    case OPTION_DATA:
        return KEA_DATA;
    case OPTION_DEF:
        return KEA_DEF;
    case CLASSES:
        return KEA_CLASS;
    case NETWORKS:
        return KEA_NETWORK;
    case SUBNETS:
        return KEA_SUBNET;
    case POOLS:
        return KEA_POOL;
    case HOSTS:
        return KEA_HOST;
    case DHCP4:
    case ARGUMENTS:
        return KEA_DOCUMENT;
    default:
        return KEA_SKIPPED;
    }
}

/* A list's entries are of its kind. In an entry nothing stands that is read. */
static unsigned kind_of(const dhcpopt_scanner *s) {
    size_t outside = s->nesting.depth - 1;
    unsigned kind = nested_kind(s, outside);
    if (kind == KEA_SKIPPED || nested_is_bracket(s, outside)) {
        return kind;
    }
    if (kind == KEA_DATA || kind == KEA_DEF) {
        return KEA_SKIPPED;
    }
    bool bare = outside == 0 && s->nesting.key == 0 && !s->nesting.keyed;
    return bare ? KEA_DOCUMENT : kind_of_key(nested_key(s));
}

const char *kea_place_word(size_t kind) {
    static const char *const words[] = {
        [KEA_DOCUMENT] = NULL,   [KEA_SKIPPED] = NULL,  [KEA_DATA] = NULL,
        [KEA_DEF] = NULL,        [KEA_CLASS] = "class", [KEA_NETWORK] = "shared-network",
        [KEA_SUBNET] = "subnet", [KEA_POOL] = "pool",   [KEA_HOST] = "host",
    };
    return words[kind];
}

/* A subnet and a pool can be for the clients of one class alone, by that class's name. */
static void guard_place(dhcpopt_scanner *s, unsigned kind) {
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    bool own = kind == KEA_POOL && nested_has(s, POOL_GUARD);
    size_t slot = own ? POOL_GUARD : SUBNET_GUARD;
    dhcpopt_text name = nested_kept(s, slot);
    bool guarded = kind == KEA_SUBNET || kind == KEA_POOL;
    if (!guarded || !nested_has(s, slot) || text_equal(name, dhcpopt_text_of("ALL"))) {
        return;
    }
    dhcpopt_text meant = scan_kept_class(s, name);
    meant = meant.len > 0 ? meant : kea_class_of_name(name);
    print_string(&p, meant.len > 0 ? "" : "class ");
    print_text(&p, meant.len > 0 ? meant : name);
    dhcpopt_text vendor_class = {buf, p.len < p.cap ? p.len : p.cap};
    scan_class(s, vendor_class);
}

static void enter_place(dhcpopt_scanner *s, unsigned kind, dhcpopt_text name) {
    scan_enter(s, kea_place_word(kind), name);
    guard_place(s, kind);
}

static void enter(dhcpopt_scanner *s) {
    unsigned kind = kind_of(s);
    nested_set_kind(s, kind);
    if (nested_is_bracket(s, s->nesting.depth) || kind == KEA_SKIPPED) {
        return;
    }
    kea_forget_entry(s);
    s->nesting.shelf_outside[s->nesting.depth - 1] = s->nesting.shelf_len;
    if (kind == KEA_SUBNET || kind == KEA_POOL) {
        nested_forget(s, kind == KEA_SUBNET ? SUBNET_GUARD : POOL_GUARD);
    }
    if (kea_place_word(kind) != NULL) {
        enter_place(s, kind, none);
    }
    if (kind == KEA_CLASS) {
        s->nesting.known_outside = s->nesting.known_len;
        nested_forget(s, CLASSES);
        nested_forget(s, TEST);
    }
    if (kind == KEA_NETWORK || kind == KEA_SUBNET) {
        nested_forget(s, kind == KEA_SUBNET ? SUBNET : NETWORKS);
    }
}

/* The innermost place around. */
static void enter_outside(dhcpopt_scanner *s) {
    for (size_t depth = s->nesting.depth; depth > 0; depth--) {
        unsigned kind = nested_kind(s, depth);
        size_t slot = kind == KEA_SUBNET ? SUBNET : NETWORKS;
        if ((kind == KEA_SUBNET || kind == KEA_NETWORK) && !nested_is_bracket(s, depth)) {
            enter_place(s, kind, nested_kept(s, slot));
            return;
        }
    }
    bool inside =
        s->numbers[NUMBER_DOCUMENT] > 0 && s->nesting.depth + 1 >= s->numbers[NUMBER_DOCUMENT];
    s->numbers[NUMBER_DOCUMENT] = inside ? s->numbers[NUMBER_DOCUMENT] : 0;
    inside = inside && nested_has(s, SUBNET);
    scan_enter(s, inside ? "subnet" : NULL, inside ? nested_kept(s, SUBNET) : none);
}

/* Data of which neither a code nor a name says for what option they are. */
static bool tell_nameless(dhcpopt_scanner *s, dhcpopt_found *ret) {
    const code of = {DHCPOPT_SPACE_DHCP4, 0};
    bool nameless = nested_has(s, JSON_DATA) && !nested_has(s, CODE) && !nested_has(s, NAME);
    return nameless && nested_found(s, of, DHCPOPT_OPTION_SYNTAX, NULL, JSON_DATA, none, ret);
}

/* Of the class that ends its definitions go, and its name is kept. */
static void end_class(dhcpopt_scanner *s) {
    dhcpopt_text vendor_class = {s->vendor_class, s->class_len};
    s->nesting.known_len = s->nesting.known_outside;
    if (vendor_class.len > 0) {
        scan_keep_class(s, nested_kept(s, CLASSES), vendor_class);
    }
}

/* After all entries of the place that ends. */
static void end_place(dhcpopt_scanner *s) {
    unsigned kind = nested_kind(s, s->nesting.depth + 1);
    if (kind == KEA_CLASS) {
        end_class(s);
    }
    enter_outside(s);
}

static bool leave(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t depth = s->nesting.depth + 1;
    unsigned kind = nested_kind(s, depth);
    bool found = false;
    if (nested_is_bracket(s, depth) || kind == KEA_SKIPPED) {
        return false;
    }
    if (kind == KEA_DEF) {
        kea_define(s);
    } else if (kind == KEA_DATA) {
        found = tell_nameless(s, ret) || kea_take_entry(s, ret);
    } else if (kind == KEA_DOCUMENT) {
        found = kea_read_entry(s, ret);
    } else {
        kea_begin_giving(s, depth);
    }
    kea_forget_entry(s);
    if (kind == KEA_DOCUMENT && !found) {
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
    bool all = text_equal(nested_text(s), dhcpopt_text_of("member('ALL')"));
    scan_class(s, all ? dhcpopt_text_of("class ALL") : kea_class_of_test(nested_text(s), buf));
}

/* Of what has entries: a part of a document can be the inside of any of them. */
static void take_place(dhcpopt_scanner *s, unsigned kind, int key) {
    bool document = kind == KEA_DOCUMENT;
    if (key == NAME && kind == KEA_CLASS) {
        name_class(s);
    } else if (key == NAME && kind == KEA_NETWORK) {
        nested_keep(s, NETWORKS);
        scan_enter(s, "shared-network", nested_kept(s, NETWORKS));
    } else if (key == TEST && document) {
        scan_enter(s, "class", nested_kept(s, NAME));
        test_class(s);
    } else if (key == TEST && kind == KEA_CLASS) {
        test_class(s);
    } else if (key == SUBNET && (kind == KEA_SUBNET || document)) {
        nested_keep(s, SUBNET);
        s->numbers[NUMBER_DOCUMENT] = document ? s->nesting.depth + 1 : 0;
        enter_place(s, KEA_SUBNET, nested_kept(s, SUBNET));
    } else if (key == POOL && (kind == KEA_POOL || document)) {
        enter_place(s, KEA_POOL, nested_text(s));
    } else if (key == GUARD && (kind == KEA_SUBNET || kind == KEA_POOL)) {
        nested_keep(s, kind == KEA_SUBNET ? SUBNET_GUARD : POOL_GUARD);
        guard_place(s, kind);
    } else if (key == HOST && (kind == KEA_HOST || document)) {
        scan_enter(s, "host", nested_text(s));
    } else if (key == HARDWARE && kind == KEA_HOST &&
               s->scope_len == 0) { /* it has no address */
        scan_enter(s, "host", nested_text(s));
    }
}

static void take(dhcpopt_scanner *s) {
    size_t depth = s->nesting.depth;
    unsigned kind = nested_kind(s, depth);
    int key = nested_key(s);
    if (key == JSON_NO_KEY || kind == KEA_SKIPPED || nested_is_bracket(s, depth)) {
        return;
    }
    bool entry = kind == KEA_DATA || kind == KEA_DEF || kind == KEA_DOCUMENT;
    if (entry && key == DATA) {
        nested_keep(s, JSON_DATA);
    } else if (entry && key < ENTRY_SLOTS) {
        nested_keep(s, (size_t)key);
    } else if (kind != KEA_DATA && kind != KEA_DEF) {
        take_place(s, kind, key);
    }
}

/* ---- The reader ---- */

bool scan_kea(dhcpopt_scanner *s, dhcpopt_found *ret) {
    for (;;) {
        if (s->nesting.giving && kea_give(s, ret)) {
            return true;
        }
        if (s->nesting.giving) {
            s->nesting.giving = false;
            end_place(s);
        }
        switch (nested_next(s, keys)) {
        case JSON_END: /* an entry without its braces is not read */
            s->unended = s->unended || (s->nesting.depth == 0 && nested_has(s, JSON_DATA));
            return s->ended && kea_give_last(s, ret);
        case JSON_FAULT:
            return nested_fault(s, ret);
        case JSON_INCLUDE:
            return nested_included(s, ret);
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
