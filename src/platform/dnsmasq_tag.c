/* SPDX-License-Identifier: MIT */
/* Tags of dnsmasq, and the vendor classes and subnets that set them; used by the readers of its
 * file and of OpenWrt's. */
#include "dnsmasq_scan.h"

enum { CODE_VENDOR_CLASS = 60 };

/* ---- Words between commas ---- */

/* The next word, without quotes; *text goes on behind its comma. */
dhcpopt_text dnsmasq_cut_word(dhcpopt_text *text, char buf[DHCPOPT_PLACE_MAX]) {
    size_t cut = 0;
    size_t end = dnsmasq_find(*text, 0, ',');
    dhcpopt_text word = text_trim(text_slice(*text, 0, end), &cut);
    *text = text_from(*text, end < text->len ? end + 1 : end);
    return dnsmasq_unquoted(word, buf, DHCPOPT_PLACE_MAX);
}

bool dnsmasq_cut_prefix(dhcpopt_text *word, const char *prefix) {
    bool there = text_starts_with(*word, prefix);
    *word = text_from(*word, there ? dhcpopt_text_of(prefix).len : 0);
    return there;
}

/* A tag; net: is the old word, and none is older still. */
dhcpopt_text dnsmasq_without_prefix(dhcpopt_text tag) {
    if (!dnsmasq_cut_prefix(&tag, "set:") && !dnsmasq_cut_prefix(&tag, "tag:")) {
        dnsmasq_cut_prefix(&tag, "net:");
    }
    return tag;
}

/* "set:TAG,CLASS", for DHCPv6 with "enterprise:N," in between. */
void dnsmasq_take_vendorclass(dhcpopt_scanner *s, dhcpopt_text text) {
    char tag_buf[DHCPOPT_PLACE_MAX];
    char class_buf[DHCPOPT_PLACE_MAX];
    size_t cut = 0;
    dhcpopt_text tag = dnsmasq_without_prefix(dnsmasq_cut_word(&text, tag_buf));
    text = text_trim(text, &cut);
    if (text_starts_with(text, "enterprise:")) {
        dnsmasq_cut_word(&text, class_buf);
        text = text_trim(text, &cut);
    }
    scan_keep_class(s, tag, dnsmasq_unquoted(text, class_buf, sizeof class_buf));
}

bool dnsmasq_read_code(dhcpopt_text word, uint8_t *ret_code) {
    uint64_t number = 0;
    if (dnsmasq_cut_prefix(&word, "option:")) {
        return dnsmasq_code(word, ret_code);
    }
    bool known = text_number(word, DECIMAL, OCTET_MASK, &number);
    *ret_code = (uint8_t)number;
    return known && number > 0;
}

bool dnsmasq_class(dhcpopt_text text, uint8_t buf[DHCPOPT_PLACE_MAX], dhcpopt_text *ret_class) {
    char word_buf[DHCPOPT_PLACE_MAX];
    size_t cut = 0;
    uint8_t number = 0;
    writer w = writer_to(buf, DHCPOPT_PLACE_MAX);
    bool ours = dnsmasq_read_code(dnsmasq_cut_word(&text, word_buf), &number) &&
                number == CODE_VENDOR_CLASS;
    if (!ours || dnsmasq_value(text_trim(text, &cut), number, false, &w) != DHCPOPT_OK ||
        w.len > w.cap) {
        return false;
    }
    dhcpopt_bytes octets = {buf, w.len};
    *ret_class = bytes_as_text(octets);
    return true;
}

/* "set:TAG,60,CLASS" */
void dnsmasq_take_match(dhcpopt_scanner *s, dhcpopt_text text) {
    char tag_buf[DHCPOPT_PLACE_MAX];
    uint8_t class_buf[DHCPOPT_PLACE_MAX];
    dhcpopt_text vendor_class = {NULL, 0};
    dhcpopt_text tag = dnsmasq_without_prefix(dnsmasq_cut_word(&text, tag_buf));
    if (dnsmasq_class(text, class_buf, &vendor_class)) {
        scan_keep_class(s, tag, vendor_class);
    }
}

/* "set:TAG,START,END": every client of a subnet has the tag. */
void dnsmasq_take_range(dhcpopt_scanner *s, dhcpopt_text text) {
    char buf[DHCPOPT_PLACE_MAX];
    dhcpopt_text none = {NULL, 0};
    dhcpopt_text word = dnsmasq_cut_word(&text, buf);
    if (dnsmasq_cut_prefix(&word, "set:")) {
        scan_keep_class(s, word, none);
    }
}
