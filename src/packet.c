/* SPDX-License-Identifier: MIT */
/* UDP over IPv4 as it stands in frames of a capture, and as a packet socket takes it. */
#include "bytes.h"

enum {
    ETHERNET_HEADER = 14,
    ETHERNET_TYPE = 12,
    VLAN_TAG = 4,
    VLAN_TAGS_MAX = 4, /* more are not in use; it bounds the walk */
    COOKED_HEADER = 16,
    COOKED_TYPE = 14,
    COOKED_2_HEADER = 20,
    COOKED_2_TYPE = 0
};

/* EtherTypes (IEEE 802). */
enum { TYPE_IPV4 = 0x0800, TYPE_VLAN = 0x8100, TYPE_QINQ = 0x88A8, TYPE_QINQ_OLD = 0x9100 };

/* IPv4's header (RFC 791 s.3.1) and UDP's (RFC 768). */
enum {
    IP_LEN = 2,
    IP_FRAGMENT = 6,
    IP_TTL = 8,
    IP_PROTOCOL = 9,
    IP_CHECKSUM = 10,
    IP_SOURCE = 12,
    IP_DESTINATION = 16,
    IP_HEADER = 20,
    IP_VERSION = 4,
    IP_WORD = 4, /* octets that the header's length counts */
    MORE_FRAGMENTS = 0x2000,
    OFFSET_MASK = 0x1FFF, /* where a fragment belongs */
    PROTOCOL_UDP = 17,
    TTL = 64,
    UDP_HEADER = 8,
    UDP_LEN = 4,
    UDP_PAYLOAD_MAX = 65507,
    NIBBLE_BITS = 4,
    NIBBLE_MASK = 0xF
};

/* ---- Link layers ---- */

/* Takes VLAN tags off, of which the first one's type stands at the frame's position type. */
static dhcpopt_status skip_tags(dhcpopt_bytes frame, size_t type, size_t *pos,
                                dhcpopt_error *error) {
    for (unsigned tags = 0; tags <= VLAN_TAGS_MAX; tags++) {
        if (frame.len < type + 2 || frame.len < *pos) {
            return fail(error, DHCPOPT_PACKET_CUT, 0, frame.len);
        }
        unsigned ether_type = bytes_u16(frame, type);
        if (ether_type == TYPE_IPV4) {
            return DHCPOPT_OK;
        }
        bool tag =
            ether_type == TYPE_VLAN || ether_type == TYPE_QINQ || ether_type == TYPE_QINQ_OLD;
        if (!tag || tags == VLAN_TAGS_MAX) {
            break;
        }
        type = *pos + 2;
        *pos += VLAN_TAG;
    }
    return fail(error, DHCPOPT_NOT_DHCP, type, 2);
}

/* Where the IPv4 packet starts. */
static dhcpopt_status find_ip(unsigned link, dhcpopt_bytes frame, size_t *ret_pos,
                              dhcpopt_error *error) {
    switch (link) {
    case DHCPOPT_LINK_ETHERNET:
        *ret_pos = ETHERNET_HEADER;
        return skip_tags(frame, ETHERNET_TYPE, ret_pos, error);
    case DHCPOPT_LINK_COOKED:
        *ret_pos = COOKED_HEADER;
        return skip_tags(frame, COOKED_TYPE, ret_pos, error);
    case DHCPOPT_LINK_COOKED_2:
        *ret_pos = COOKED_2_HEADER;
        return skip_tags(frame, COOKED_2_TYPE, ret_pos, error);
    case DHCPOPT_LINK_RAW:
    case DHCPOPT_LINK_IPV4:
        *ret_pos = 0;
        return DHCPOPT_OK;
    default:
        return fail(error, DHCPOPT_LINK_TYPE, 0, 0);
    }
}

/* ---- IPv4 and UDP ---- */

static dhcpopt_status read_udp(dhcpopt_bytes udp, size_t start, dhcpopt_packet *ret,
                               dhcpopt_error *error) {
    if (udp.len < UDP_HEADER) {
        return fail(error, DHCPOPT_PACKET_SYNTAX, start, udp.len);
    }
    ret->source_port = bytes_u16(udp, 0);
    ret->destination_port = bytes_u16(udp, 2);
    bool dhcp = ret->destination_port == DHCPOPT_SERVER_PORT ||
                ret->destination_port == DHCPOPT_CLIENT_PORT;
    if (!dhcp) {
        return fail(error, DHCPOPT_NOT_DHCP, start + 2, 2);
    }
    size_t len = bytes_u16(udp, UDP_LEN);
    if (len < UDP_HEADER || len > udp.len) {
        return fail(error, DHCPOPT_PACKET_SYNTAX, start + UDP_LEN, 2);
    }
    ret->payload = bytes_slice(udp, UDP_HEADER, len - UDP_HEADER);
    return DHCPOPT_OK;
}

static dhcpopt_status read_ip(dhcpopt_bytes ip, size_t start, dhcpopt_packet *ret,
                              dhcpopt_error *error) {
    if (ip.len > 0 && byte_at(ip, 0) >> NIBBLE_BITS != IP_VERSION) {
        return fail(error, DHCPOPT_NOT_DHCP, start, 1);
    }
    if (ip.len < IP_HEADER) {
        return fail(error, DHCPOPT_PACKET_CUT, start, ip.len);
    }
    size_t header = (size_t)(byte_at(ip, 0) & NIBBLE_MASK) * IP_WORD;
    size_t len = bytes_u16(ip, IP_LEN);
    if (byte_at(ip, IP_PROTOCOL) != PROTOCOL_UDP) {
        return fail(error, DHCPOPT_NOT_DHCP, start + IP_PROTOCOL, 1);
    }
    if (header < IP_HEADER || len < header) {
        return fail(error, DHCPOPT_PACKET_SYNTAX, start, IP_HEADER);
    }
    ret->source = bytes_u32(ip, IP_SOURCE);
    ret->destination = bytes_u32(ip, IP_DESTINATION);
    unsigned fragment = bytes_u16(ip, IP_FRAGMENT);
    if ((fragment & OFFSET_MASK) != 0) { /* of what is told by the first one alone */
        return fail(error, DHCPOPT_NOT_DHCP, start + IP_FRAGMENT, 2);
    }
    size_t there = len < ip.len ? len : ip.len; /* Ethernet pads short frames */
    if (there < header) {
        return fail(error, DHCPOPT_PACKET_CUT, start, ip.len);
    }
    dhcpopt_status status =
        read_udp(bytes_slice(ip, header, there - header), start + header, ret, error);
    if ((fragment & MORE_FRAGMENTS) != 0 && status != DHCPOPT_NOT_DHCP) {
        return fail(error, DHCPOPT_FRAGMENT, start + IP_FRAGMENT, 2);
    }
    bool cut = status == DHCPOPT_PACKET_SYNTAX && there < len;
    return cut ? fail(error, DHCPOPT_PACKET_CUT, start, ip.len) : status;
}

dhcpopt_status dhcpopt_packet_parse(unsigned link, dhcpopt_bytes frame,
                                    dhcpopt_packet *ret_packet, dhcpopt_error *error) {
    size_t pos = 0;
    dhcpopt_packet packet = {.source = 0};
    dhcpopt_status status = find_ip(link, frame, &pos, error);
    if (status == DHCPOPT_OK) {
        status = read_ip(bytes_from(frame, pos), pos, &packet, error);
    }
    if (status == DHCPOPT_OK) {
        *ret_packet = packet;
    }
    return status;
}

/* ---- Building ---- */

/* The sum of 16-bit words, carries added at the end (RFC 1071). */
static uint32_t add_words(uint32_t sum, dhcpopt_bytes octets) {
    for (size_t pos = 0; pos < octets.len; pos++) {
        sum += (uint32_t)byte_at(octets, pos) << (pos % 2 == 0 ? OCTET_BITS : 0);
        sum = (sum & UINT16_MAX) + (sum >> (2 * OCTET_BITS));
    }
    return sum;
}

static void put_ip(writer *w, const dhcpopt_packet *p, uint16_t checksum) {
    put_u8(w, IP_VERSION << NIBBLE_BITS | IP_HEADER / IP_WORD);
    put_u8(w, 0); /* type of service */
    put_u16(w, (uint16_t)(DHCPOPT_PACKET_HEADER + p->payload.len));
    put_u32(w, 0); /* no fragment */
    put_u8(w, TTL);
    put_u8(w, PROTOCOL_UDP);
    put_u16(w, checksum);
    put_u32(w, p->source);
    put_u32(w, p->destination);
}

static uint16_t ip_checksum(const dhcpopt_packet *p) {
    uint8_t octets[IP_HEADER];
    writer w = writer_to(octets, sizeof octets);
    put_ip(&w, p, 0);
    const dhcpopt_bytes header = {octets, sizeof octets};
    return (uint16_t)~add_words(0, header);
}

/* Over addresses, protocol and length too (RFC 768); 0 would mean that there is none. */
static uint16_t udp_checksum(const dhcpopt_packet *p) {
    enum { PSEUDO_HEADER = 20 };
    uint8_t octets[PSEUDO_HEADER];
    writer w = writer_to(octets, sizeof octets);
    uint16_t len = (uint16_t)(UDP_HEADER + p->payload.len);
    put_u32(&w, p->source);
    put_u32(&w, p->destination);
    put_u16(&w, PROTOCOL_UDP);
    put_u16(&w, len);
    put_u16(&w, p->source_port);
    put_u16(&w, p->destination_port);
    put_u16(&w, len);
    put_u16(&w, 0);
    const dhcpopt_bytes header = {octets, sizeof octets};
    uint16_t sum = (uint16_t)~add_words(add_words(0, header), p->payload);
    return sum == 0 ? UINT16_MAX : sum;
}

dhcpopt_status dhcpopt_packet_build(const dhcpopt_packet *packet, uint8_t *out, size_t cap,
                                    size_t *ret_len, dhcpopt_error *error) {
    writer w = writer_to(out, cap);
    size_t len = packet->payload.len;
    if (len > UDP_PAYLOAD_MAX) {
        return fail_length(error, DHCPOPT_TOO_LONG, UDP_PAYLOAD_MAX, len - UDP_PAYLOAD_MAX, len,
                           UDP_PAYLOAD_MAX);
    }
    put_ip(&w, packet, ip_checksum(packet));
    put_u16(&w, packet->source_port);
    put_u16(&w, packet->destination_port);
    put_u16(&w, (uint16_t)(UDP_HEADER + len));
    put_u16(&w, udp_checksum(packet));
    put_bytes(&w, packet->payload);
    return writer_finish(&w, ret_len, error);
}
