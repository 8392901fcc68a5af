/* SPDX-License-Identifier: MIT */
/* Fuzz target for messages, packets and captures. The first octet chooses which of them the rest
 * is; of a packet the second chooses the link layer, of a capture how long the pieces are. */
#include "fuzz.h"

enum { MESSAGE, PACKET, CAPTURE, SUBJECTS };

/* All that can be asked of a message. What is joined is never longer than the message. */
static void read_message(dhcpopt_bytes octets) {
    dhcpopt_message message;
    dhcpopt_error error = {.pos = 0};
    if (dhcpopt_message_parse(octets, &message, &error) != DHCPOPT_OK) {
        fuzz_must_hold(error.pos <= octets.len ? NULL : "a place outside of the message");
        return;
    }
    uint8_t *out = exact_copy(octets.ptr, octets.len);
    for (unsigned code = dhcpopt_message_next_code(&message, 0); code != 0;
         code = dhcpopt_message_next_code(&message, code)) {
        size_t len = 0;
        dhcpopt_status status =
            dhcpopt_message_option(&message, code, out, octets.len, &len, NULL);
        fuzz_must_hold(status == DHCPOPT_OK ? NULL : "a code without an option");
    }
    free(out);
}

static void read_packet(unsigned link, dhcpopt_bytes frame) {
    dhcpopt_packet packet;
    dhcpopt_error error = {.pos = 0};
    if (dhcpopt_packet_parse(link, frame, &packet, &error) != DHCPOPT_OK) {
        fuzz_must_hold(error.pos <= frame.len ? NULL : "a place outside of the frame");
        return;
    }
    read_message(packet.payload);
}

/* The octets handed over are in an allocation of their own, so that reading behind them shows. */
static void read_capture(dhcpopt_bytes file, size_t step) {
    dhcpopt_capture capture;
    memset(&capture, 0, sizeof capture);
    size_t start = 0;
    size_t end = 0;
    for (;;) {
        unsigned link = 0;
        size_t used = 0;
        dhcpopt_bytes frame = {NULL, 0};
        uint8_t *copy = exact_copy(end > start ? file.ptr + start : NULL, end - start);
        const dhcpopt_bytes input = {copy, end - start};
        dhcpopt_status status =
            dhcpopt_capture_next(&capture, input, file.len / 2, &used, &link, &frame);
        fuzz_must_hold(used <= input.len ? NULL : "more octets used than there are");
        if (status == DHCPOPT_OK) {
            read_packet(link, frame);
        }
        free(copy);
        start += used;
        if (status == DHCPOPT_CAPTURE_MORE && end < file.len) {
            end = file.len - end < step ? file.len : end + step;
        } else if (status != DHCPOPT_OK) {
            return;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const unsigned links[] = {DHCPOPT_LINK_ETHERNET, DHCPOPT_LINK_RAW,
                                     DHCPOPT_LINK_COOKED, DHCPOPT_LINK_COOKED_2};
    enum { HEADER = 2 };
    if (size < HEADER) {
        return 0;
    }
    uint8_t *copy = exact_copy(data + HEADER, size - HEADER);
    const dhcpopt_bytes octets = {copy, size - HEADER};
    switch (data[0] % SUBJECTS) {
    case MESSAGE:
        read_message(octets);
        break;
    case PACKET:
        read_packet(links[data[1] % (sizeof links / sizeof links[0])], octets);
        break;
    default:
        read_capture(octets, (size_t)data[1] + 1);
    }
    free(copy);
    return 0;
}
