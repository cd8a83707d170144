# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines that are wrong, readers that are slow or gone, signals."""

import json
import os
import signal
import socket
import subprocess
import time
import unittest

import packets
from adapterprocess import Adapter
from adaptertest import AdapterTest


class Lines(AdapterTest):
    options = ("--max-line", "2000")

    def test_bad_lines_change_nothing(self):
        link = self.open()
        bad = [b"{\n", b"\xff\xfe\n", b"[]\n", b"\x00\n", b'{"command":"fly"}\n', b"x" * 5000 + b"\n",
               b'{"command":"publish","topic":"t","qos":7,"handle":"q"}\n']
        for number, line in enumerate(bad, 2):
            self.adapter.write(b" \r\n" if number == 2 else b"\n")  # blank lines count, silently
            self.adapter.write(line)
            error = self.adapter.expect("error")
            self.assertTrue(error["where"].startswith("stdin:%d" % (2 * number - 1)), error)
            self.assertTrue(error["what"] and error["remedy"], error)
        self.assertEqual(error["handle"], "q")
        self.adapter.send("publish", topic="t", payload="alive")
        link.expect(packets.publish("t", "alive"))

    def test_pieces_of_lines(self):
        link = self.open()
        for byte in b'{"command":"publish","topic":"t","payload":"\xe2\x82\xac"}\n':
            self.adapter.write(bytes([byte]))
        link.expect(packets.publish("t", "\u20ac"))

    def test_last_line_without_line_feed(self):
        link = self.open()
        self.adapter.write(b'{"command":"publish","topic":"t"}')
        self.adapter.process.stdin.close()
        link.expect(packets.publish("t"), packets.DISCONNECT)
        self.adapter.expect("sent")
        self.adapter.expect("closed")
        self.adapter.wait_exit(0)

    def test_empty_input(self):
        self.assertEqual(self.adapter.finish(), [])

    def test_options(self):
        for options in (["--max-line", "1"], ["--drain", "soon"], ["--fast"], ["file"]):
            run = subprocess.run([os.environ["SIM_CONNIOSIM"], "mqtt", *options],
                                 stdin=subprocess.DEVNULL, capture_output=True, check=False)
            self.assertEqual(run.returncode, 2, options)
            self.assertTrue(run.stderr)
            self.assertFalse(run.stdout)


class Drain(AdapterTest):
    options = ("--drain", "20s")

    def test_waits_for_what_is_under_way(self):
        self.adapter.send("open", host=self.host, port=self.broker.port)
        self.adapter.send("publish", topic="a", qos=1, handle=1)
        self.adapter.process.stdin.close()
        link = self.broker.welcome(packets.connect())
        link.expect(packets.publish("a", qos=1, packet_id=1))
        time.sleep(0.2)
        link.send(packets.puback(1))
        link.expect(packets.DISCONNECT)
        self.adapter.wait("acked", handle=1)
        started = time.monotonic()
        self.adapter.wait_exit(0)
        self.assertLess(time.monotonic() - started, 5)


class SlowReader(AdapterTest):
    options = ("--output-buffer", "65536")

    def setUp(self):
        """A program whose output is read only when the test wants to."""
        super().setUp()
        self.adapter.kill()
        self.process = subprocess.Popen(
            [os.environ["SIM_CONNIOSIM"], "mqtt", *self.options], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(self.end)
        line = {"command": "open", "host": self.host, "port": self.broker.port, "keepAlive": 1}
        self.process.stdin.write(json.dumps(line).encode() + b"\n")
        self.process.stdin.flush()
        self.link = self.broker.welcome(packets.connect(keep_alive=1))

    def end(self):
        self.process.kill()
        self.process.communicate()

    def test_the_connection_goes_on(self):
        payload = "x" * 1000
        for number in range(2000):  # 2 MB of events that nobody reads
            self.link.send(packets.publish("t", payload, qos=1, packet_id=number % 100 + 1))
        acks = 0
        deadline = time.monotonic() + 10
        pings = 0
        while (acks < 2000 or pings < 2) and time.monotonic() < deadline:
            got = self.link.packet()
            acks += got[0] == 0x40
            if got == packets.PINGREQ:
                pings += 1
                self.link.send(packets.PINGRESP)
        self.assertEqual((acks, pings), (2000, 2))
        self.process.stdin.close()
        self.process.stdin = None
        events = [json.loads(line) for line in self.process.stdout]
        messages = sum(event["event"] == "message" for event in events)
        self.assertLess(messages, 2000)
        self.assertEqual(events[-1]["event"], "closed")
        self.assertEqual(self.process.wait(10), 0)

    def test_left_out_messages_are_told(self):
        for number in range(2000):
            self.link.send(packets.publish("t", "x" * 1000))
        time.sleep(0.5)
        events = []
        while not events or events[-1]["event"] != "dropped":
            line = self.process.stdout.readline()
            events.append(json.loads(line))
            if len(events) == 40:  # some room by now: the next message tells
                time.sleep(0.2)
            if len(events) >= 40:
                self.link.send(packets.publish("t", "late"))
        self.assertEqual(events[-1]["why"], "outputFull")
        messages = sum(event["event"] == "message" for event in events)
        self.assertGreater(events[-1]["count"], 0)
        self.assertLess(messages, 2000)

    def test_closed_output_ends_the_program(self):
        self.process.stdout.close()
        self.process.stdin.write(b'{"command":"stats"}\n')
        self.process.stdin.flush()
        self.assertEqual(self.link.packet(), packets.DISCONNECT)
        self.assertEqual(self.process.wait(10), 1)
        self.process.stdout = None


class Ends(AdapterTest):
    def test_terminated(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=number):
                adapter = Adapter()
                self.addCleanup(adapter.kill)
                adapter.send("open", host=self.host, port=self.broker.port)
                link = self.broker.welcome(packets.connect())
                adapter.expect("connected")
                adapter.process.send_signal(number)
                link.expect(packets.DISCONNECT)
                adapter.expect("closed")
                adapter.wait_exit(0)

    def test_socket_as_input_and_output(self):
        ours, theirs = socket.socketpair()
        process = subprocess.Popen([os.environ["SIM_CONNIOSIM"], "mqtt"], stdin=theirs, stdout=theirs,
                                   stderr=subprocess.PIPE)
        theirs.close()
        self.addCleanup(ours.close)
        ours.sendall(b'{"command":"nonsense"}\n')
        ours.settimeout(20)
        self.assertEqual(json.loads(ours.makefile().readline())["code"], "adapter.unknownCommand")
        ours.shutdown(socket.SHUT_WR)
        self.assertEqual(process.wait(10), 0)
        process.stderr.close()


class SlowBroker(AdapterTest):
    def test_stalled(self):
        self.open(limits={"stallTimeout": 1, "outboxBytes": 10_000_000})
        total = 40
        for number in range(total):
            self.adapter.send("publish", topic="a", payload="x" * 500_000, handle=number)
        self.adapter.wait("lost", **{"class": "stalled"})
        self.adapter.send("stats")
        stats = self.adapter.wait("stats", state="closed", queued=0)
        self.assertEqual(stats["sent"] + stats["dropped"], total)
        self.assertGreater(stats["dropped"], 20)


if __name__ == "__main__":
    unittest.main()
