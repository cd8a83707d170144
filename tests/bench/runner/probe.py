# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a broker how many messages it has received, over MQTT 3.1.1 and its $SYS topics."""
import socket
import time

TOPIC = b"$SYS/broker/publish/messages/received"
ATTEMPTS = 4
SUM_INTERVAL = 1.2  # seconds in which the broker has updated its counts surely


def text(content):
    return len(content).to_bytes(2, "big") + content


def packet(first, body):
    return bytes([first, len(body)]) + body  # bodies are short


class BrokerProbe:
    def __init__(self, port):
        deadline = time.monotonic() + 10
        while True:
            try:
                self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        self._bytes = b""
        # Keep-alive 0: the probe may say nothing for as long as a case takes.
        self._socket.sendall(packet(0x10, text(b"MQTT") + b"\x04\x02\x00\x00" + text(b"bench-probe")))
        self._take()  # CONNACK

    def _take(self):
        """The next packet: its first byte and its body."""
        while len(self._bytes) < 2 or len(self._bytes) < 2 + self._bytes[1]:
            more = self._socket.recv(4096)
            if not more:
                raise ConnectionError("the broker closed the connection of the probe")
            self._bytes += more
        size = 2 + self._bytes[1]
        first, body, self._bytes = self._bytes[0], self._bytes[2:size], self._bytes[size:]
        return first, body

    def received(self):
        """The count, no older than this call. Subscribes anew for it, since the topic is retained."""
        time.sleep(SUM_INTERVAL)
        for attempt in range(ATTEMPTS):
            self._socket.sendall(packet(0x82, b"\x00\x01" + text(TOPIC) + b"\x00"))
            try:
                count = self._next_count()
                break
            except TimeoutError:
                if attempt + 1 == ATTEMPTS:
                    raise
        self._socket.sendall(packet(0xA2, b"\x00\x02" + text(TOPIC)))
        while self._take()[0] >> 4 != 11:  # UNSUBACK
            pass
        return count

    def _next_count(self):
        while True:
            first, body = self._take()
            if first >> 4 == 3:  # PUBLISH
                return int(body[2 + len(TOPIC):])

    def close(self):
        self._socket.close()
