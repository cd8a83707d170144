# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the adapter share."""

import unittest

import packets
from adapterprocess import Adapter
from scriptedbroker import ScriptedBroker


class AdapterTest(unittest.TestCase):
    """One program and one scripted broker for each test."""

    segment = None  # how the broker cuts its bytes: all at once, so many, or "random"
    options = ()
    host = "127.0.0.1"

    def setUp(self):
        self.broker = ScriptedBroker(self.host, self.segment)
        self.addCleanup(self.broker.close)
        self.adapter = Adapter(*self.options)
        self.addCleanup(self.adapter.kill)

    def open(self, connect=None, session_present=False, **fields):
        """Opens, compares CONNECT, and is connected."""
        self.adapter.send("open", host=self.host, port=self.broker.port, **fields)
        link = self.broker.welcome(connect or packets.connect(fields.get("id", "")),
                                   session_present)
        self.adapter.expect("connected", sessionPresent=session_present)
        return link

    def open_kept(self, session_present=False, **fields):
        """With a session that outlives the connection."""
        return self.open(packets.connect("kept", flags=0), session_present, id="kept", clean=False,
                         **fields)
