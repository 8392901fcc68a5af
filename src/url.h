/* SPDX-License-Identifier: MIT */
/* URLs as phones take them (RFC 3986 s.3), for options 160 and 161 and
 * the certificate service. */
#ifndef DHCPOPT_URL_H
#define DHCPOPT_URL_H

#include "dhcpopt.h"

/* The parts of a URL, borrowed from its text. A part that is absent has len 0. */
typedef struct url {
    dhcpopt_text scheme;      /* without "://" */
    dhcpopt_text credentials; /* with its "@" */
    dhcpopt_text host;        /* without a final dot */
    dhcpopt_text port;        /* digits */
    dhcpopt_text path;        /* with its first "/" */
    dhcpopt_text query;       /* query or fragment, with its "?" or "#" */
    bool host_is_address;     /* an IPv4 address */
} url;

/* Splits and checks the text of a URL, or of a host with or without port and path. */
dhcpopt_status url_split(dhcpopt_text text, url *ret_url, dhcpopt_error *error);

/* Are these characters of a URL? Status and position of the first that is not. */
dhcpopt_status url_characters(dhcpopt_text text, dhcpopt_error *error);

/* Four decimal numbers from 0 to 255 without leading zeros, joined by dots. */
dhcpopt_status address_read(dhcpopt_text text, uint32_t *ret_address, dhcpopt_error *error);

/* Only digits and dots: meant as an address. */
bool address_is_meant(dhcpopt_text text);

enum { PORT_MAX = 65535 };

/* 1 to 65535 in decimal without a leading zero. */
bool port_is_valid(dhcpopt_text text);

#endif
