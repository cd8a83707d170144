# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Against a real broker, over every transport; and the script of the manual."""

import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from adapterprocess import Adapter

MOSQUITTO = shutil.which("mosquitto", path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_certificates(folder):
    """An authority and a certificate for localhost."""
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
    openssl("req", "-x509", *key, "-nodes", "-keyout", "ca.key", "-out", "ca.pem",
            "-days", "2", "-subj", "/CN=test authority")
    openssl("req", *key, "-nodes", "-keyout", "key.pem", "-out", "request.pem",
            "-subj", "/CN=localhost")
    (folder / "names").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-out", "cert.pem", "-days", "2", "-extfile", "names")
    for file in folder.iterdir():
        file.chmod(0o644)
    folder.chmod(0o755)


@unittest.skipUnless(MOSQUITTO, "mosquitto is not installed")
@unittest.skipUnless(shutil.which("openssl"), "openssl is not installed")
class RealBroker(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        make_certificates(cls.folder)
        cls.ports = {kind: free_port() for kind in ("tcp", "tls", "ws", "wss")}
        lines = ["allow_anonymous true", "log_dest none"]
        for kind, port in cls.ports.items():
            lines.append("listener %d 127.0.0.1" % port)
            if kind in ("ws", "wss"):
                lines.append("protocol websockets")
            if kind in ("tls", "wss"):
                lines += ["cafile %s/ca.pem" % cls.folder, "certfile %s/cert.pem" % cls.folder,
                          "keyfile %s/key.pem" % cls.folder]
        config = cls.folder / "mosquitto.conf"
        config.write_text("\n".join(lines) + "\n")
        cls.broker = subprocess.Popen([MOSQUITTO, "-c", str(config)], stderr=subprocess.DEVNULL,
                                      stdout=subprocess.DEVNULL)
        cls.addClassCleanup(cls.broker.wait)
        cls.addClassCleanup(cls.broker.terminate)
        deadline = time.monotonic() + 20
        for port in cls.ports.values():
            while time.monotonic() < deadline:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.05)

    def setUp(self):
        self.adapter = Adapter()
        self.addCleanup(self.adapter.kill)

    def test_every_transport_and_qos(self):
        for kind, port in self.ports.items():
            with self.subTest(transport=kind):
                self.adapter.pending.clear()
                self.adapter.send("open", client=kind, host="localhost", port=port, transport=kind,
                                  id="adapter-" + kind, tls={"ca": str(self.folder / "ca.pem")})
                self.adapter.wait("connected", client=kind)
                phases = [event["phase"] for event in self.adapter.pending
                          if event["event"] == "phase"]
                expected = ["resolving", "TCP"] + ["TLS"] * (kind in ("tls", "wss"))                     + ["WebSocket"] * (kind in ("ws", "wss")) + ["CONNACK"]
                self.assertEqual(phases, expected)
                self.adapter.pending.clear()
                self.adapter.send("subscribe", client=kind, topic=kind + "/#", qos=2)
                self.adapter.expect("subscribed", client=kind, topic=kind + "/#", code=2)
                for qos in (0, 1, 2):
                    # Mosquitto takes 25 ms for each KiB that it sends over a WebSocket.
                    size = 300_000 if kind in ("tcp", "tls") else 5_000
                    payload = "%d \u20ac" % qos + "x" * size
                    self.adapter.send("publish", client=kind, topic=kind + "/t", payload=payload,
                                      qos=qos, handle=qos)
                    self.adapter.wait("message", client=kind, payload=payload, qos=qos)
                    self.adapter.wait("acked" if qos else "sent", client=kind, handle=qos)
                self.adapter.pending.clear()
                self.adapter.send("unsubscribe", client=kind, topic=kind + "/#")
                self.adapter.wait("unsubscribed", client=kind)
                self.adapter.pending.clear()
                started = time.monotonic()
                self.adapter.send("close", client=kind)
                self.adapter.expect("closed", client=kind)
                self.assertLess(time.monotonic() - started, 1.5)
        self.adapter.finish()

    def test_untrusted_certificate(self):
        for kind in ("tls", "wss"):
            self.adapter.send("open", client=kind, host="localhost", port=self.ports[kind],
                              transport=kind)
            self.adapter.wait("lost", client=kind, **{"class": "tls"})
            self.adapter.send("open", client=kind, host="localhost", port=self.ports[kind],
                              transport=kind, tls={"verify": False})
            self.adapter.wait("notice", client=kind)
            self.adapter.wait("connected", client=kind)

    def test_wrong_transport(self):
        for kind, port, word in (("ws", "tcp", "upgrade"), ("tls", "tcp", "tls")):
            self.adapter.send("open", client=kind, host="localhost", port=self.ports[port],
                              transport=kind, limits={"connectTimeout": 10})
            self.adapter.wait("lost", client=kind, **{"class": word})
            self.adapter.pending.clear()

    def test_will(self):
        port = self.ports["tcp"]
        self.adapter.send("open", client="a", host="127.0.0.1", port=port)
        self.adapter.wait("connected", client="a")
        self.adapter.send("subscribe", client="a", topic="will/#", qos=1)
        self.adapter.wait("subscribed")
        for name, end in (("b", "close"), ("c", "abort")):
            self.adapter.send("open", client=name, host="127.0.0.1", port=port,
                              will={"topic": "will/" + name, "payload": "gone", "qos": 1})
            self.adapter.wait("connected", client=name)
            self.adapter.send(end, client=name)
        self.adapter.wait("message", client="a", topic="will/c", payload="gone")
        topics = [event.get("topic") for event in self.adapter.pending]
        self.assertNotIn("will/b", topics)

    def test_kept_session(self):
        fields = {"host": "127.0.0.1", "port": self.ports["tcp"]}
        for name in ("keeper", "other"):
            self.adapter.send("open", client=name, id=name, clean=name != "keeper", **fields)
            self.adapter.wait("connected", client=name, sessionPresent=False)
        self.adapter.send("subscribe", client="keeper", topic="kept", qos=1)
        self.adapter.wait("subscribed")
        self.adapter.send("close", client="keeper")
        self.adapter.wait("closed")
        self.adapter.send("publish", client="other", topic="kept", payload="while away", qos=1)
        self.adapter.wait("acked")
        self.adapter.send("open", client="keeper", id="keeper", clean=False, **fields)
        self.adapter.wait("connected", client="keeper", sessionPresent=True)
        self.adapter.wait("message", client="keeper", payload="while away", qos=1)

    def test_script_of_the_manual(self):
        manual = pathlib.Path(os.environ["SIM_SOURCE_DIR"], "docs", "mqtt-adapter.md").read_text("utf-8")
        script = re.search(r"\x60\x60\x60python\n(.*?)\x60\x60\x60", manual, re.S).group(1)
        program = pathlib.Path(os.environ["SIM_CONNIOSIM"])
        environment = dict(os.environ, PATH="%s:%s" % (program.parent, os.environ["PATH"]))
        run = subprocess.run([sys.executable, "-c", script, "localhost", str(self.ports["tcp"])],
                             env=environment, capture_output=True, text=True, timeout=50, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(run.stdout, "received 20\nreceived 21\nreceived 22\n")


if __name__ == "__main__":
    unittest.main()
