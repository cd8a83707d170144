# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A broker that does nothing by itself: the test reads and writes its bytes."""

import random
import socket
import struct
import time

import packets

PATIENCE = 20


class Link:
    """One accepted connection."""

    def __init__(self, sock, segment=None):
        self.sock = sock
        self.sock.settimeout(PATIENCE)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.segment = segment
        self.random = random.Random(4711)
        self.buffer = bytearray()

    def read(self, size):
        while len(self.buffer) < size:
            part = self.sock.recv(65536)
            if not part:
                raise EOFError("the client closed after %r" % bytes(self.buffer))
            self.buffer += part
        data = bytes(self.buffer[:size])
        del self.buffer[:size]
        return data

    def packet(self):
        """The next packet, as it came."""
        raw = self.read(2)
        size, shift = raw[1] & 0x7F, 7
        while raw[-1] & 0x80:
            raw += self.read(1)
            size |= (raw[-1] & 0x7F) << shift
            shift += 7
        return raw + self.read(size)

    def expect(self, *expected):
        for one in expected:
            got = self.packet()
            if got != one:
                raise AssertionError("the client sent %r\ninstead of      %r" % (got, one))

    def expect_end(self):
        """The stream ends, and nothing comes before that."""
        rest = bytes(self.buffer)
        try:
            rest += self.sock.recv(1000)
        except ConnectionResetError:
            pass
        if rest:
            raise AssertionError("the client sent %r instead of closing" % rest)

    def expect_silence(self, seconds):
        self.sock.settimeout(seconds)
        try:
            got = bytes(self.buffer) or self.sock.recv(1000)
        except socket.timeout:
            return
        finally:
            self.sock.settimeout(PATIENCE)
        raise AssertionError("the client sent %r instead of nothing" % got)

    def send(self, *parts):
        data = b"".join(parts)
        while data:
            size = len(data)
            if self.segment == "random":
                size = self.random.randint(1, 9)
            elif self.segment:
                size = self.segment
            try:
                self.sock.sendall(data[:size])
            except (BrokenPipeError, ConnectionResetError):
                return  # closed in the middle; the test sees why by what the client says
            data = data[size:]
            if data:
                time.sleep(0.0005)

    def cut(self):
        self.sock.close()

    def reset(self):
        """RST instead of FIN."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()


class ScriptedBroker:
    def __init__(self, host="127.0.0.1", segment=None):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.socket(family, socket.SOCK_STREAM)
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind((host, 0))
        self.listener.listen(16)
        self.listener.settimeout(PATIENCE)
        self.port = self.listener.getsockname()[1]
        self.segment = segment
        self.links = []

    def accept(self):
        link = Link(self.listener.accept()[0], self.segment)
        self.links.append(link)
        return link

    def welcome(self, connect, session_present=False):
        """Accepts, compares CONNECT and answers it."""
        link = self.accept()
        link.expect(connect)
        link.send(packets.connack(0, session_present))
        return link

    def expect_no_connection(self, seconds):
        self.listener.settimeout(seconds)
        try:
            self.listener.accept()
        except socket.timeout:
            return
        finally:
            self.listener.settimeout(PATIENCE)
        raise AssertionError("the client connected by itself")

    def close(self):
        self.listener.close()
        for link in self.links:
            link.sock.close()
