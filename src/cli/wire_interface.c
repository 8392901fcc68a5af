/* SPDX-License-Identifier: MIT */
/* The system's network interfaces: the one that is named, or the only one; for the probe. */
/* getifaddrs and what it lists are of the systems' own. */
#define _DEFAULT_SOURCE
#define _DARWIN_C_SOURCE
#define __BSD_VISIBLE 1

#include "wire.h"

#if defined(__unix__) || defined(__APPLE__)

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#if defined(__linux__)
#include <netpacket/packet.h>
#else
#include <net/if_dl.h>
#endif

#include "diag.h"

static void take_hardware(wire *w, const void *octets, size_t len) {
    w->hardware_len = (uint8_t)(len < sizeof w->hardware ? len : sizeof w->hardware);
    memcpy(w->hardware, octets, w->hardware_len);
}

/* What one entry of the system's list says of the interface. */
static void take_address(wire *w, const struct sockaddr *address) {
    if (address->sa_family == AF_INET && w->address == 0) {
        struct sockaddr_in in;
        memcpy(&in, address, sizeof in);
        w->address = ntohl(in.sin_addr.s_addr);
    }
#if defined(__linux__)
    if (address->sa_family == AF_PACKET) {
        struct sockaddr_ll link;
        memcpy(&link, address, sizeof link);
        size_t len = link.sll_halen < sizeof link.sll_addr ? link.sll_halen : 0;
        take_hardware(w, link.sll_addr, len); /* a longer one is not there whole */
    }
#else
    if (address->sa_family == AF_LINK) {
        const struct sockaddr_dl *link = (const struct sockaddr_dl *)(const void *)address;
        take_hardware(w, LLADDR(link), link->sdl_alen);
    }
#endif
}

/* Can a phone be connected to it? */
static bool is_usable(const struct ifaddrs *entry) {
    return (entry->ifa_flags & IFF_UP) != 0 && (entry->ifa_flags & IFF_LOOPBACK) == 0 &&
           entry->ifa_addr != NULL && entry->ifa_addr->sa_family == AF_INET;
}

/* The only interface with an address; NULL, with a message, where there are more or none. */
static const char *choose(const char *verb, const struct ifaddrs *list) {
    const char *chosen = NULL;
    for (const struct ifaddrs *entry = list; entry != NULL; entry = entry->ifa_next) {
        if (!is_usable(entry) || (chosen != NULL && strcmp(chosen, entry->ifa_name) == 0)) {
            continue;
        }
        if (chosen != NULL) {
            diag_error("%s: which interface? %s and %s are there, at least", verb, chosen,
                       entry->ifa_name);
            return NULL;
        }
        chosen = entry->ifa_name;
    }
    if (chosen == NULL) {
        diag_error("%s: no interface has an address; name one", verb);
    }
    return chosen;
}

static void complain_of_unknown(const char *verb, const char *name,
                                const struct ifaddrs *list) {
    char known[512] = "";
    const char *last = "";
    for (const struct ifaddrs *entry = list; entry != NULL; entry = entry->ifa_next) {
        size_t len = strlen(known);
        bool again = strcmp(last, entry->ifa_name) == 0 || strstr(known, entry->ifa_name);
        last = entry->ifa_name;
        if (!again) {
            snprintf(known + len, sizeof known - len, " %s", entry->ifa_name);
        }
    }
    diag_error("%s: \"%s\" is no interface; there are%s", verb, name, known);
}

static bool find_interface(const char *verb, const char *name, const struct ifaddrs *list,
                           wire *w) {
    bool found = false;
    bool up = false;
    for (const struct ifaddrs *entry = list; entry != NULL; entry = entry->ifa_next) {
        if (strcmp(entry->ifa_name, name) == 0) {
            found = true;
            up = up || (entry->ifa_flags & IFF_UP) != 0;
            if (entry->ifa_addr != NULL) {
                take_address(w, entry->ifa_addr);
            }
        }
    }
    if (!found || strlen(name) >= sizeof w->interface) {
        complain_of_unknown(verb, name, list);
        return false;
    }
    if (!up) {
        diag_error("%s: %s is down", verb, name);
        return false;
    }
    memcpy(w->interface, name, strlen(name) + 1);
    w->index = (int)if_nametoindex(name);
    return true;
}

bool wire_find_interface(const char *verb, const char *name, wire *w) {
    struct ifaddrs *list = NULL;
    if (getifaddrs(&list) != 0) {
        diag_error("%s: interfaces cannot be listed: %s", verb, strerror(errno));
        return false;
    }
    name = name != NULL ? name : choose(verb, list);
    bool found = name != NULL && find_interface(verb, name, list, w);
    freeifaddrs(list);
    return found;
}

#endif
