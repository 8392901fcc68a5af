/* SPDX-License-Identifier: MIT */
/* A network interface as a DHCP client uses it; the only file with sockets. */
#ifndef CLI_WIRE_H
#define CLI_WIRE_H

#include "dhcpopt.h"

enum { WIRE_NAME_MAX = 64 };

typedef struct wire {
    char interface[WIRE_NAME_MAX];
    uint32_t address; /* of the interface, in host order; 0: it has none */
    uint8_t hardware[DHCPOPT_CHADDR_MAX];
    uint8_t hardware_len; /* 0: none is known */
    int socket;
    bool raw; /* a packet socket, which IPv4 and UDP headers go through */
    int index;
} wire;

/* Reads the interface's name, address and hardware address, as wire_open does. */
bool wire_find_interface(const char *verb, const char *interface, wire *w);

/* Takes the interface of that name, or the only one that can be meant where it is NULL. False,
 * with a message, where that fails; close it otherwise. */
bool wire_open(const char *verb, const char *interface, wire *ret_wire);
void wire_close(wire *w);

/* To the server port of an address; 255.255.255.255 is every server. False with a message. */
bool wire_send(const wire *w, uint32_t destination, dhcpopt_bytes message);

/* The next datagram for the client port, or none by the time of wire_now; false, with a
 * message, where that fails. *ret_len is 0 for none. */
bool wire_receive(const wire *w, uint64_t until, uint8_t *out, size_t cap, size_t *ret_len,
                  uint32_t *ret_source);

/* Milliseconds of a clock that only goes forward. */
uint64_t wire_now(void);

/* Octets that nobody can guess; false, with a message, where the system has none. */
bool wire_random(uint8_t *out, size_t len);

/* The system's name up to its first dot; empty where it is not known. */
void wire_host_name(char *ret_name, size_t cap);

#endif
