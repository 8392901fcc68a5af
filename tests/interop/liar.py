#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""python3 liar.py INTERFACE [swap]: answers DHCP requests as no server should, for tests/interop/probe.

To each request go answers of another transaction, of another hardware address, without the cookie,
from a client, of the wrong kind, cut, of noise; and then one to be believed: DHCPNAK to DHCPINFORM,
voice VLAN 7 to DHCPDISCOVER. With "swap" each class gets what is the other's, and no lies.
"""
import random
import socket
import sys

TYPE_AT = 242
NAK, OFFER, ACK, INFORM = 6, 2, 5, 8


def reply(request, kind, options):
    head = bytes([2]) + request[1:12] + bytes(16) + request[28:44] + bytes(192)
    return head + bytes.fromhex("63825363") + bytes([53, 1, kind]) + options + b"\xff"


def changed(message, at, value):
    return message[:at] + bytes([value]) + message[at + 1:]


def lies(request, kind):
    noise = random.Random(1)
    true = reply(request, kind, bytes.fromhex("2B040A020063"))
    yield changed(true, 4, true[4] ^ 1)
    yield changed(true, 33, true[33] ^ 1)
    yield changed(true, 44 - 1, 1)
    yield changed(true, 236, 0)
    yield changed(true, 0, 1)
    yield changed(true, TYPE_AT, 3)
    yield changed(true, 244, 255)
    yield true[:200]
    yield b""
    for size in (1, 239, 240, 576, 1400):
        yield bytes(noise.randrange(256) for _ in range(size))


def main():
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, sys.argv[1].encode())
    server.bind(("", 67))
    server.settimeout(30)
    print("ready", flush=True)
    while True:
        request, _ = server.recvfrom(2048)
        inform = request[TYPE_AT] == INFORM
        to = (".".join(map(str, request[12:16])) if inform else "255.255.255.255", 68)
        if sys.argv[2:] == ["swap"]:
            own = "2B040A0200C8" if inform else "2B0702056874747073"
            server.sendto(reply(request, ACK if inform else OFFER, bytes.fromhex(own)), to)
            continue
        for lie in lies(request, ACK if inform else OFFER):
            server.sendto(lie, to)
        if not inform:  # another's identifier, and a message that is damaged
            server.sendto(reply(request, OFFER, bytes.fromhex("3604C0000201") +
                                bytes.fromhex("2B040A020008")), to)
            server.sendto(reply(request, OFFER, b"")[:-1] + bytes.fromhex("2B"), to)
        if inform:
            server.sendto(reply(request, NAK, bytes([56, 8]) + b"not here"), to)
        else:
            server.sendto(reply(request, OFFER, bytes.fromhex("2B040A020007")), to)


if __name__ == "__main__":
    main()
