# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives `conniosim mqtt` as any script would: JSON lines in, JSON lines out."""

import json
import os
import queue
import subprocess
import threading

PATIENCE = 20


class Adapter:
    def __init__(self, *options):
        self.process = subprocess.Popen(
            [os.environ["SIM_CONNIOSIM"], "mqtt", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.events = queue.Queue()
        self.pending = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.events.put(json.loads(line))
        self.events.put(None)

    def send(self, command, **fields):
        self.write(json.dumps({"command": command, **fields}).encode() + b"\n")

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def next(self, timeout=PATIENCE):
        """The next event, in order; None at the end."""
        return self.pending.pop(0) if self.pending else self.events.get(timeout=timeout)

    def expect(self, event, timeout=PATIENCE, **fields):
        """The next event that is no phase must be this one; fields that are not named are free."""
        got = self.next(timeout)
        while got is not None and got["event"] == "phase" and event != "phase":
            got = self.next(timeout)
        wanted = {"event": event, **fields}
        if got is None or any(got.get(key) != value for key, value in wanted.items()):
            raise AssertionError("got %r instead of %r" % (got, wanted))
        return got

    def wait(self, event, timeout=PATIENCE, **fields):
        """Skips events until this one comes; what was skipped stays for later."""
        skipped = []
        while True:
            got = self.next(timeout)
            if got is None:
                raise AssertionError("the program ended before %r; %r" % (event, skipped))
            wanted = {"event": event, **fields}
            if all(got.get(key) == value for key, value in wanted.items()):
                self.pending = skipped + self.pending
                return got
            skipped.append(got)

    def expect_nothing(self, seconds):
        try:
            got = self.next(seconds)
            while got is not None and got["event"] == "phase":
                got = self.next(seconds)
        except queue.Empty:
            return
        raise AssertionError("got %r instead of nothing" % got)

    def finish(self, code=0):
        """End of stdin; returns what was left of the events."""
        self.process.stdin.close()
        return self.wait_exit(code)

    def wait_exit(self, code):
        rest = []
        while True:
            event = self.next()
            if event is None:
                break
            rest.append(event)
        returned = self.process.wait(PATIENCE)
        errors = self.process.stderr.read().decode()
        if returned != code or errors:
            raise AssertionError("exit code %r instead of %r; %s" % (returned, code, errors))
        return rest

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except OSError:
                pass
