#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Asks a DHCP server as phones and others do, and compares the options of its answers.

usage: client.py INTERFACE ADDRESS answers|silence [CODE] <WANT

Every vendor class of CLASSES sends DISCOVER, REQUEST and, as the host that has ADDRESS, INFORM. The
third word tells what INFORM must get; CODE is an option that the answer to DISCOVER lacks. A line
of WANT is a code, who gets that option ("all" or a vendor class, which goes before), and its value
in hex. What is not wanted must not come: neither option 43 of another class, nor an option for
phones that stands in no line.

Prints how many answers were right, and each fault on standard error. Exit status: 0 all right, 1 a
fault, 2 no answer at all (the rest was not asked). tests/interop/servers is what calls it.
"""
import os
import socket
import struct
import sys
import time

SERVER_PORT, CLIENT_PORT = 67, 68
ANY, EVERYBODY = '0.0.0.0', '255.255.255.255'
ETHERNET = 1
BOOTREQUEST, BOOTREPLY = 1, 2
BROADCAST = 0x8000  # RFC 2131 s.2: answer so that a host without an address hears it
COOKIE = bytes.fromhex('63825363')

# RFC 2131 s.2: op htype hlen hops xid secs flags ciaddr yiaddr siaddr giaddr chaddr sname file
HEADER = struct.Struct('!BBBBIHH4s4s4s4s16s64s128s')

PAD, END = 0, 255
REQUESTED_ADDRESS, OVERLOAD, MESSAGE_TYPE, SERVER, REQUESTED, MAXIMUM_SIZE, VENDOR_CLASS = (
    50, 52, 53, 54, 55, 57, 60)
DISCOVER, OFFER, REQUEST, ACK, INFORM = 1, 2, 3, 5, 8
LARGEST = 1472  # octets of a message that fit one Ethernet frame
ROOM = 308  # octets of options; who wants more than that says how long a message may be

CLASSES = ('MS-UC-Client', 'CPE-OCPHONE', None, 'MSFT 5.0')
PHONE_CODES = (2, 4, 42, 43, 66, 100, 101, 119, 120, 128, 144, 150, 157, 160, 161, 191)

TRIES, SECONDS = 3, 1.0  # how often a message is sent, and how long an answer may take
GRACE = 0.1  # how long to listen on for an answer that must not come


class NoAnswer(Exception):
    """The server said nothing."""


def split(area):
    """The options of one field, as pairs of a code and a piece of a value."""
    at = 0
    while at < len(area) and area[at] != END:
        if area[at] == PAD:
            at += 1
            continue
        code, length, value = area[at], area[at + 1:at + 2], area[at + 2:]
        if not length or length[0] > len(value):
            raise ValueError(f'option {code} runs past the end of its field')
        yield code, value[:length[0]]
        at += 2 + length[0]


def join(fields):
    """The options of several fields by code; the pieces of one are joined (RFC 3396 s.7)."""
    options = {}
    for field in fields:
        for code, value in split(field):
            options[code] = options.get(code, b'') + value
    return options


class Reply:
    """What a server answered."""

    def __init__(self, message):
        if len(message) < HEADER.size + len(COOKIE):
            raise ValueError('the answer is shorter than a DHCP message')
        (self.op, _, _, _, self.xid, _, _, _, self.address, _, _, self.hardware, sname,
         file) = HEADER.unpack_from(message)
        if message[HEADER.size:HEADER.size + len(COOKIE)] != COOKIE:
            raise ValueError('the magic cookie is missing')
        field = message[HEADER.size + len(COOKIE):]
        overload = join([field]).get(OVERLOAD, b'\0')[0]  # RFC 2132 s.9.3: 1 file, 2 sname
        self.options = join([field] + [file] * (overload & 1) + [sname] * (overload >> 1 & 1))
        self.type = self.options.get(MESSAGE_TYPE, b'\0')[0]


def hardware_address(interface):
    """The Ethernet address: some servers send to it, without asking by ARP."""
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM) as packets:
        packets.bind((interface, 0))
        return packets.getsockname()[4]


class Client:
    """A host of one vendor class."""

    def __init__(self, interface, address, vendor_class, options):
        self.address = address
        self.own_options = []
        if vendor_class:
            self.own_options.append((VENDOR_CLASS, vendor_class.encode()))
        if sum(2 + len(value) for value in options.values()) > ROOM:
            self.own_options.append((MAXIMUM_SIZE, LARGEST.to_bytes(2, 'big')))
        self.hardware = hardware_address(interface)
        self.offer = None
        self.replies = {}
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
        self.socket.bind((ANY, CLIENT_PORT))

    def close(self):
        self.socket.close()

    def message(self, kind, more=()):
        """A message of this kind, and the number by which its answer is known."""
        xid = int.from_bytes(os.urandom(4), 'big')
        flags, address = (0, self.address) if kind == INFORM else (BROADCAST, ANY)
        nobody = socket.inet_aton(ANY)
        header = HEADER.pack(
            BOOTREQUEST, ETHERNET, len(self.hardware), 0, xid, 0, flags, socket.inet_aton(address),
            nobody, nobody, nobody, self.hardware, b'', b'')
        options = [(MESSAGE_TYPE, bytes([kind])), *self.own_options, *more,
                   (REQUESTED, bytes(PHONE_CODES))]
        return xid, header + COOKIE + b''.join(
            bytes([code, len(value)]) + value for code, value in options) + bytes([END])

    def send(self, message):
        self.socket.sendto(message, (EVERYBODY, SERVER_PORT))

    def listen(self, xid, seconds):
        """Keeps what comes in this time, until the answer to xid is there."""
        deadline = time.monotonic() + seconds
        while xid not in self.replies:
            left = deadline - time.monotonic()
            if left <= 0:
                return
            self.socket.settimeout(left)
            try:
                reply = Reply(self.socket.recv(65535))
            except socket.timeout:
                return
            if reply.op == BOOTREPLY and reply.hardware.startswith(self.hardware):
                self.replies[reply.xid] = reply

    def ask(self, kind, expected, more=()):
        """The answer to a message."""
        xid, message = self.message(kind, more)
        for _ in range(TRIES):
            self.send(message)
            self.listen(xid, SECONDS)
            if xid in self.replies:
                break
        else:
            raise NoAnswer(f'no answer in {TRIES} times {SECONDS:g} s')
        reply = self.replies[xid]
        if reply.type != expected:
            raise ValueError(f'expected a message of type {expected}, got type {reply.type}')
        return reply

    def discover(self):
        self.offer = self.ask(DISCOVER, OFFER)
        return self.offer

    def request(self):
        if self.offer is None or SERVER not in self.offer.options:
            raise ValueError('there is no good offer to request')
        return self.ask(REQUEST, ACK, [(REQUESTED_ADDRESS, self.offer.address),
                                       (SERVER, self.offer.options[SERVER])])

    def inform(self):
        return self.ask(INFORM, ACK)

    def inform_in_vain(self):
        """Sends INFORM and then DISCOVER: an answer to the latter shows that both have arrived."""
        xid, message = self.message(INFORM)
        self.send(message)
        self.discover()
        self.listen(xid, GRACE)
        if xid in self.replies:
            raise ValueError('expected silence, got an answer')


def faults(options, wanted):
    """Each option that is not as wanted, in words."""
    for code in sorted({*PHONE_CODES, *wanted}):
        want, got = (source[code].hex().upper() if code in source else 'nothing'
                     for source in (wanted, options))
        if want != got:
            yield f'option {code}: expected {want}, got {got}'


def read_want(lines):
    """A list of code, who gets it, and value."""
    rows = (line.split() for line in lines)
    return [(int(code), who, bytes.fromhex(value)) for code, who, value in rows]


def main(interface, address, inform, late=None):
    want = read_want(sys.stdin)
    right = wrong = 0
    for vendor_class in CLASSES:
        wanted = {code: value for receiver in ('all', vendor_class)
                  for code, who, value in want if who == receiver}
        offered = {code: value for code, value in wanted.items() if str(code) != late}
        client = Client(interface, address, vendor_class, wanted)
        ask_inform = client.inform if inform == 'answers' else client.inform_in_vain
        for name, ask, expected in (('DISCOVER', client.discover, offered),
                                    ('REQUEST', client.request, wanted),
                                    ('INFORM', ask_inform, wanted)):
            where = f'class {vendor_class or "(none)"}, {name}'
            try:
                reply = ask()
                found = list(faults(reply.options, expected)) if reply else []
            except ValueError as fault:
                found = [fault]
            except NoAnswer as fault:
                print(f'{where}: {fault}', file=sys.stderr)
                print(right)
                return 2
            for fault in found:
                print(f'{where}, {fault}', file=sys.stderr)
            right += not found
            wrong += bool(found)
        client.close()
    print(right)
    return 1 if wrong else 0


if __name__ == '__main__':
    if len(sys.argv) not in (4, 5) or sys.argv[3] not in ('answers', 'silence'):
        sys.exit('usage: client.py INTERFACE ADDRESS answers|silence [CODE] <WANT')
    sys.exit(main(*sys.argv[1:]))
