/* SPDX-License-Identifier: MIT */
/* Packets of capture files, classic pcap and pcapng (draft-ietf-opsawg-pcap and -pcapng), block
 * by block from what the caller has of the file. */
#include "bytes.h"

enum {
    MAGIC_LEN = 4,
    FILE_HEADER = 24,
    FILE_LINK = 20,
    LINK_MASK = 0xFFFF, /* above it stands the length of a frame check sequence */
    RECORD_HEADER = 16,
    RECORD_LEN = 8
};

/* pcapng: type and length in front of each block, the length again behind it. */
enum {
    BLOCK_LEN = 4,
    BLOCK_HEADER = 8,
    BLOCK_FRAME = 12, /* with the length behind it */
    BLOCK_ALIGN = 4,
    SECTION_ORDER = 8,
    SECTION_MIN = 28,
    INTERFACE_LINK = 8,
    INTERFACE_MIN = 20,
    ENHANCED_INTERFACE = 8,
    ENHANCED_LEN = 20,
    ENHANCED_HEADER = 28,
    ENHANCED_MIN = ENHANCED_HEADER + 4,
    PACKET_INTERFACE = 8, /* two octets; the rest as in an enhanced block */
    SIMPLE_LEN = 8,
    SIMPLE_HEADER = 12,
    SIMPLE_MIN = SIMPLE_HEADER + 4
};

static const uint32_t SECTION = 0x0A0D0D0A;
static const uint32_t ORDER = 0x1A2B3C4D;
static const uint32_t INTERFACE = 1;
static const uint32_t PACKET = 2; /* obsolete, and still in files */
static const uint32_t SIMPLE = 3;
static const uint32_t ENHANCED = 6;

/* Classic files say the order of their octets, and whether their times are in nanoseconds. */
static const uint32_t MAGIC = 0xA1B2C3D4;
static const uint32_t MAGIC_NANOSECONDS = 0xA1B23C4D;

static uint32_t swap(uint32_t number) {
    uint32_t turned = 0;
    for (unsigned octet = 0; octet < sizeof number; octet++) {
        turned = turned << OCTET_BITS | (number >> octet * OCTET_BITS & OCTET_MASK);
    }
    return turned;
}

static uint32_t number_at(const dhcpopt_capture *c, dhcpopt_bytes input, size_t pos) {
    uint32_t number = bytes_u32(input, pos);
    return c->swapped ? swap(number) : number;
}

static bool is_magic(uint32_t number) {
    return number == MAGIC || number == MAGIC_NANOSECONDS;
}

bool dhcpopt_capture_recognise(dhcpopt_bytes head) {
    if (head.len < MAGIC_LEN) {
        return false;
    }
    uint32_t number = bytes_u32(head, 0);
    return number == SECTION || is_magic(number) || is_magic(swap(number));
}

/* What one step gives. */
typedef struct step {
    size_t used;
    unsigned link;
    dhcpopt_bytes frame;
} step;

/* ---- Classic ---- */

static dhcpopt_status begin_classic(dhcpopt_capture *c, dhcpopt_bytes input, step *ret) {
    if (input.len < FILE_HEADER) {
        return DHCPOPT_CAPTURE_MORE;
    }
    c->swapped = !is_magic(bytes_u32(input, 0));
    c->links[0] = number_at(c, input, FILE_LINK) & LINK_MASK;
    c->interfaces = 1;
    c->begun = true;
    ret->used = FILE_HEADER;
    return DHCPOPT_OK;
}

static dhcpopt_status next_record(dhcpopt_capture *c, dhcpopt_bytes input, size_t max,
                                  step *ret) {
    if (input.len < RECORD_HEADER) {
        return DHCPOPT_CAPTURE_MORE;
    }
    size_t len = number_at(c, input, RECORD_LEN);
    if (len > max) {
        c->skip = len;
        ret->used = RECORD_HEADER;
        return DHCPOPT_OK;
    }
    if (input.len - RECORD_HEADER < len) {
        return DHCPOPT_CAPTURE_MORE;
    }
    ret->link = c->links[0];
    ret->frame = bytes_slice(input, RECORD_HEADER, len);
    ret->used = RECORD_HEADER + len;
    return DHCPOPT_OK;
}

/* ---- pcapng ---- */

/* A section brings its own order of octets, and its own interfaces. */
static dhcpopt_status begin_section(dhcpopt_capture *c, dhcpopt_bytes input) {
    if (input.len < SECTION_ORDER + MAGIC_LEN) {
        return DHCPOPT_CAPTURE_MORE;
    }
    uint32_t order = bytes_u32(input, SECTION_ORDER);
    if (order != ORDER && swap(order) != ORDER) {
        return DHCPOPT_CAPTURE_SYNTAX;
    }
    c->swapped = order != ORDER;
    c->interfaces = 0;
    return DHCPOPT_OK;
}

static unsigned short_at(const dhcpopt_capture *c, dhcpopt_bytes block, size_t pos) {
    unsigned first = byte_at(block, pos);
    unsigned second = byte_at(block, pos + 1);
    return c->swapped ? second << OCTET_BITS | first : first << OCTET_BITS | second;
}

static void add_interface(dhcpopt_capture *c, dhcpopt_bytes block) {
    if (c->interfaces < DHCPOPT_INTERFACES_MAX) {
        c->links[c->interfaces] = short_at(c, block, INTERFACE_LINK);
    }
    c->interfaces++;
}

static bool give_frame(const dhcpopt_capture *c, dhcpopt_bytes block, size_t interface,
                       size_t start, size_t len, step *ret) {
    if (interface >= c->interfaces || len > block.len - start - BLOCK_ALIGN) {
        return false;
    }
    ret->frame = bytes_slice(block, start, len);
    ret->link = interface < DHCPOPT_INTERFACES_MAX ? c->links[interface] : 0;
    return true;
}

/* What a whole block says. */
static bool read_block(dhcpopt_capture *c, dhcpopt_bytes block, uint32_t type, step *ret) {
    if (type == SECTION) {
        return block.len >= SECTION_MIN;
    }
    if (type == INTERFACE) {
        bool whole = block.len >= INTERFACE_MIN;
        if (whole) {
            add_interface(c, block);
        }
        return whole;
    }
    if (type == ENHANCED || type == PACKET) {
        bool whole = block.len >= ENHANCED_MIN;
        size_t interface = !whole           ? 0
                           : type == PACKET ? short_at(c, block, PACKET_INTERFACE)
                                            : number_at(c, block, ENHANCED_INTERFACE);
        return whole && give_frame(c, block, interface, ENHANCED_HEADER,
                                   number_at(c, block, ENHANCED_LEN), ret);
    }
    if (type == SIMPLE) { /* of the first interface; cut where the block is */
        size_t there = block.len >= SIMPLE_MIN ? block.len - SIMPLE_MIN : 0;
        size_t len = block.len >= SIMPLE_MIN ? number_at(c, block, SIMPLE_LEN) : 0;
        return block.len >= SIMPLE_MIN &&
               give_frame(c, block, 0, SIMPLE_HEADER, len < there ? len : there, ret);
    }
    return true; /* others hold no packets that are of use here */
}

static dhcpopt_status next_block(dhcpopt_capture *c, dhcpopt_bytes input, size_t max,
                                 step *ret) {
    if (input.len < BLOCK_HEADER) {
        return DHCPOPT_CAPTURE_MORE;
    }
    if (bytes_u32(input, 0) == SECTION) { /* the same in either order */
        dhcpopt_status status = begin_section(c, input);
        if (status != DHCPOPT_OK) {
            return status;
        }
        c->begun = true;
    }
    uint32_t type = number_at(c, input, 0);
    size_t len = number_at(c, input, BLOCK_LEN);
    if (len < BLOCK_FRAME || len % BLOCK_ALIGN != 0) {
        return DHCPOPT_CAPTURE_SYNTAX;
    }
    if (len > max) {
        c->skip = len;
        return DHCPOPT_OK;
    }
    if (input.len < len) {
        return DHCPOPT_CAPTURE_MORE;
    }
    ret->used = len;
    bool sound = number_at(c, input, len - BLOCK_LEN) == len &&
                 read_block(c, bytes_slice(input, 0, len), type, ret);
    return sound ? DHCPOPT_OK : DHCPOPT_CAPTURE_SYNTAX;
}

/* ---- Either ---- */

static dhcpopt_status next(dhcpopt_capture *c, dhcpopt_bytes input, size_t max, step *ret) {
    if (c->skip > 0) {
        ret->used = c->skip < input.len ? c->skip : input.len;
        c->skip -= ret->used;
        return ret->used > 0 ? DHCPOPT_OK : DHCPOPT_CAPTURE_MORE;
    }
    if (!c->begun) {
        if (input.len < MAGIC_LEN) {
            return DHCPOPT_CAPTURE_MORE;
        }
        if (!dhcpopt_capture_recognise(input)) {
            return DHCPOPT_CAPTURE_SYNTAX;
        }
        c->blocks = bytes_u32(input, 0) == SECTION;
        if (!c->blocks) {
            return begin_classic(c, input, ret);
        }
    }
    return c->blocks ? next_block(c, input, max, ret) : next_record(c, input, max, ret);
}

dhcpopt_status dhcpopt_capture_next(dhcpopt_capture *capture, dhcpopt_bytes input, size_t max,
                                    size_t *ret_used, unsigned *ret_link,
                                    dhcpopt_bytes *ret_frame) {
    step made = {0, 0, {NULL, 0}};
    dhcpopt_status status = next(capture, input, max, &made);
    bool done = status == DHCPOPT_OK;
    *ret_used = done ? made.used : 0;
    *ret_link = made.link;
    *ret_frame = done ? made.frame : bytes_slice(input, 0, 0);
    return status;
}
