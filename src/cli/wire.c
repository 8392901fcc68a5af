/* SPDX-License-Identifier: MIT */
/* Sockets of the probe: a UDP socket of port 68 where that serves; on Linux a packet socket
 * where it must be: another client has the port, or the interface has no address yet. */
#if defined(__unix__) || defined(__APPLE__)

/* struct ifaddrs, struct sockaddr_ll and SO_BINDTODEVICE are of the systems' own. */
#define _DEFAULT_SOURCE
#define _DARWIN_C_SOURCE
#define __BSD_VISIBLE 1

#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <net/ethernet.h>
#include <netpacket/packet.h>
#endif

#include "diag.h"

enum { NO_SOCKET = -1, FRAME_MAX = 65536, MILLISECONDS = 1000 };

/* ---- Sockets ---- */

static void complain_of_rights(const char *verb, const wire *w) {
    diag_error(
        "%s: %s: UDP port 68 and the interface itself are for root, or a program with the "
        "rights cap_net_bind_service and cap_net_raw",
        verb, w->interface);
    diag_note("as root, once: setcap cap_net_bind_service,cap_net_raw+ep PATH_OF_DHCPUTIL");
}

static bool complain_of_socket(const char *verb, const wire *w) {
    if (errno == EACCES || errno == EPERM) {
        complain_of_rights(verb, w);
    } else {
        diag_error("%s: %s: %s", verb, w->interface, strerror(errno));
    }
    return false;
}

static struct sockaddr_in udp_address(uint32_t address, uint16_t port) {
    struct sockaddr_in in;
    memset(&in, 0, sizeof in);
    in.sin_family = AF_INET;
    in.sin_addr.s_addr = htonl(address);
    in.sin_port = htons(port);
    return in;
}

/* That only this interface is meant. */
static bool bind_interface(const wire *w) {
#if defined(SO_BINDTODEVICE)
    return setsockopt(w->socket, SOL_SOCKET, SO_BINDTODEVICE, w->interface,
                      (socklen_t)strlen(w->interface) + 1) == 0;
#elif defined(IP_BOUND_IF)
    return setsockopt(w->socket, IPPROTO_IP, IP_BOUND_IF, &w->index, sizeof w->index) == 0;
#else
    return true; /* the system's routes choose */
#endif
}

/* Without SO_REUSEADDR: beside another client's socket, which may be bound to the interface's
 * own address, this one would not get what is sent to that. */
static bool open_udp(wire *w) {
    const int on = 1;
    const struct sockaddr_in own = udp_address(0, DHCPOPT_CLIENT_PORT);
    w->raw = false;
    w->socket = socket(AF_INET, SOCK_DGRAM, 0);
    return w->socket != NO_SOCKET &&
           setsockopt(w->socket, SOL_SOCKET, SO_BROADCAST, &on, sizeof on) == 0 &&
           bind_interface(w) && bind(w->socket, (const struct sockaddr *)&own, sizeof own) == 0;
}

#if defined(__linux__)

static struct sockaddr_ll link_address(const wire *w) {
    struct sockaddr_ll link;
    memset(&link, 0, sizeof link);
    link.sll_family = AF_PACKET;
    link.sll_protocol = htons(ETHERTYPE_IP);
    link.sll_ifindex = w->index;
    link.sll_halen = ETHER_ADDR_LEN;
    memset(link.sll_addr, 0xFF, ETHER_ADDR_LEN);
    return link;
}

static bool open_raw(wire *w) {
    const struct sockaddr_ll own = link_address(w);
    w->raw = true;
    w->socket = socket(AF_PACKET, SOCK_DGRAM, htons(ETHERTYPE_IP));
    return w->socket != NO_SOCKET &&
           bind(w->socket, (const struct sockaddr *)&own, sizeof own) == 0;
}

#endif

bool wire_open(const char *verb, const char *interface, wire *ret_wire) {
    memset(ret_wire, 0, sizeof *ret_wire);
    ret_wire->socket = NO_SOCKET;
    if (!wire_find_interface(verb, interface, ret_wire)) {
        return false;
    }
#if defined(__linux__)
    bool opened = ret_wire->address != 0 && open_udp(ret_wire);
    if (!opened && (ret_wire->address == 0 || errno == EADDRINUSE)) {
        wire_close(ret_wire);
        opened = open_raw(ret_wire);
    }
#else
    bool opened = open_udp(ret_wire);
#endif
    if (!opened) {
        complain_of_socket(verb, ret_wire);
        wire_close(ret_wire);
    }
    return opened;
}

void wire_close(wire *w) {
    if (w->socket != NO_SOCKET) {
        close(w->socket);
        w->socket = NO_SOCKET;
    }
}

/* ---- Datagrams ---- */

static ssize_t send_udp(const wire *w, uint32_t destination, dhcpopt_bytes message) {
    const struct sockaddr_in to = udp_address(destination, DHCPOPT_SERVER_PORT);
    return sendto(w->socket, message.ptr, message.len, 0, (const struct sockaddr *)&to,
                  sizeof to);
}

static ssize_t send_raw(const wire *w, uint32_t destination, dhcpopt_bytes message) {
#if defined(__linux__)
    uint8_t octets[FRAME_MAX];
    size_t len = 0;
    const struct sockaddr_ll to = link_address(w);
    const dhcpopt_packet packet = {w->address, destination, DHCPOPT_CLIENT_PORT,
                                   DHCPOPT_SERVER_PORT, message};
    if (dhcpopt_packet_build(&packet, octets, sizeof octets, &len, NULL) != DHCPOPT_OK) {
        errno = EMSGSIZE;
        return -1;
    }
    return sendto(w->socket, octets, len, 0, (const struct sockaddr *)&to, sizeof to);
#else
    return send_udp(w, destination, message);
#endif
}

bool wire_send(const wire *w, uint32_t destination, dhcpopt_bytes message) {
    ssize_t sent =
        w->raw ? send_raw(w, destination, message) : send_udp(w, destination, message);
    if (sent < 0) {
        diag_error("%s: cannot send: %s", w->interface, strerror(errno));
    }
    return sent >= 0;
}

/* UDP's payload of a packet for the client port; else 0 octets. */
static size_t unpack(uint8_t *octets, size_t len, uint32_t *ret_source) {
    dhcpopt_packet packet;
    const dhcpopt_bytes frame = {octets, len};
    if (dhcpopt_packet_parse(DHCPOPT_LINK_RAW, frame, &packet, NULL) != DHCPOPT_OK ||
        packet.destination_port != DHCPOPT_CLIENT_PORT) {
        return 0;
    }
    *ret_source = packet.source;
    memmove(octets, packet.payload.ptr, packet.payload.len);
    return packet.payload.len;
}

/* Waits once. 0: nothing for the client came by then. */
static bool receive_once(const wire *w, int wait, uint8_t *out, size_t cap, size_t *ret_len,
                         uint32_t *ret_source) {
    struct pollfd ready = {.fd = w->socket, .events = POLLIN, .revents = 0};
    struct sockaddr_in from;
    socklen_t size = sizeof from;
    *ret_len = 0;
    if (poll(&ready, 1, wait) <= 0) {
        return errno == 0 || errno == EINTR;
    }
    memset(&from, 0, sizeof from);
    ssize_t got = w->raw ? recv(w->socket, out, cap, 0)
                         : recvfrom(w->socket, out, cap, 0, (struct sockaddr *)&from, &size);
    if (got < 0) { /* an ICMP message of another time is no fault of ours */
        return errno == EINTR || errno == ECONNREFUSED || errno == EAGAIN;
    }
    *ret_source = ntohl(from.sin_addr.s_addr);
    *ret_len = w->raw ? unpack(out, (size_t)got, ret_source) : (size_t)got;
    return true;
}

bool wire_receive(const wire *w, uint64_t until, uint8_t *out, size_t cap, size_t *ret_len,
                  uint32_t *ret_source) {
    *ret_len = 0;
    for (uint64_t now = wire_now(); now < until && *ret_len == 0; now = wire_now()) {
        errno = 0;
        if (!receive_once(w, (int)(until - now), out, cap, ret_len, ret_source)) {
            diag_error("%s: cannot receive: %s", w->interface, strerror(errno));
            return false;
        }
    }
    return true;
}

/* ---- The system ---- */

uint64_t wire_now(void) {
    enum { NANOSECONDS_OF_ONE = 1000000 };
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * MILLISECONDS + (uint64_t)now.tv_nsec / NANOSECONDS_OF_ONE;
}

bool wire_random(uint8_t *out, size_t len) {
    static const char device[] = "/dev/urandom";
    FILE *stream = fopen(device, "rb");
    bool read = stream != NULL && fread(out, 1, len, stream) == len;
    if (!read) {
        diag_error("%s: no random octets are there", device);
    }
    if (stream != NULL) {
        fclose(stream);
    }
    return read;
}

void wire_host_name(char *ret_name, size_t cap) {
    if (gethostname(ret_name, cap) != 0) {
        ret_name[0] = '\0';
    }
    ret_name[cap - 1] = '\0';
    ret_name[strcspn(ret_name, ".")] = '\0';
}

#else

#include "wire.h"

#include "diag.h"

bool wire_open(const char *verb, const char *interface, wire *ret_wire) {
    (void)interface;
    (void)ret_wire;
    diag_error("%s: not on this system: it needs the sockets of POSIX; a capture made here can "
               "be read with \"dhcputil decode FILE\"",
               verb);
    return false;
}

void wire_close(wire *w) {
    (void)w;
}

bool wire_send(const wire *w, uint32_t destination, dhcpopt_bytes message) {
    (void)w;
    (void)destination;
    (void)message;
    return false;
}

bool wire_receive(const wire *w, uint64_t until, uint8_t *out, size_t cap, size_t *ret_len,
                  uint32_t *ret_source) {
    (void)w;
    (void)until;
    (void)out;
    (void)cap;
    (void)ret_len;
    (void)ret_source;
    return false;
}

uint64_t wire_now(void) {
    return 0;
}

bool wire_random(uint8_t *out, size_t len) {
    (void)out;
    (void)len;
    return false;
}

void wire_host_name(char *ret_name, size_t cap) {
    (void)cap;
    ret_name[0] = '\0';
}

#endif
