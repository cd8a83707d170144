# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers that clients are measured against; they end with the runner."""
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from probe import BrokerProbe

LONGEST = 90  # seconds that one program may take


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sink:
    """Our server without a cost (tests/bench/sink)."""

    def __init__(self, program):
        self._process = subprocess.Popen([str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = json.loads(self._process.stdout.readline())["port"]

    def order(self, word):
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def reset(self):
        self.order("reset")

    def received(self):
        counts = self.order("counts")
        return counts["raw"][0] + counts["feed"][0] + counts["other"][0]

    def close(self):
        self._process.stdin.close()
        self._process.wait(10)

    def kill(self):
        self._process.kill()
        self._process.wait()


class Mosquitto:
    """The broker, without limits and without a log."""

    def __init__(self):
        program = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
        if not pathlib.Path(program).exists():
            raise FileNotFoundError("mosquitto is missing: install the package mosquitto (installer/packages)")
        self.port = free_port()
        self._folder = tempfile.TemporaryDirectory(prefix="connio-bench-")
        config = pathlib.Path(self._folder.name) / "mosquitto.conf"
        config.write_text(
            f"listener {self.port} 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\nlog_type none\n"
            "max_queued_messages 0\nmax_inflight_messages 0\nmax_connections -1\nsys_interval 1\n", encoding="utf-8")
        self._process = subprocess.Popen([program, "-c", str(config)], stderr=subprocess.DEVNULL)
        try:
            self._probe = BrokerProbe(self.port)
        except OSError:
            self.kill()
            raise
        self._before = 0

    def reset(self):
        self._before = self._probe.received()

    def received(self):
        return self._probe.received() - self._before

    def close(self):
        self._probe.close()
        self._process.terminate()
        self._process.wait(10)
        self._folder.cleanup()

    def kill(self):
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()


class Servers:
    """Starts each server when a case wants it first."""

    def __init__(self, build, patience=30):
        """`patience`: seconds that a broker which shares its core may lag behind."""
        self._patience = patience
        self._sink_program = pathlib.Path(build) / "bin" / "bench" / "bench_sink"
        self._running = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self._running.values():
            end(server)

    def server(self, kind):
        if kind not in self._running:
            self._running[kind] = Sink(self._sink_program) if kind == "sink" else Mosquitto()
        return self._running[kind]

    def measure(self, case, client, clients):
        """One run of one client: its measures, with `fault` where something went wrong. Never raises for what a
        client or a server does; the next run finds fresh servers then."""
        try:
            measures = self._measure(case, client, clients)
        except OSError as problem:
            measures = {"fault": f"no server: {problem}"}
        except (ValueError, KeyError, IndexError) as problem:
            measures = {"fault": f"figures that cannot be read: {problem!r}"}
        if "fault" in measures and case.server in self._running:
            end(self._running.pop(case.server))
        return measures

    def _measure(self, case, client, clients):
        command = clients.command(client) + case.options_for(client)
        server = self.server(case.server) if case.server else None
        if server:
            server.reset()
            command += ["--port", str(server.port)]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
        except subprocess.TimeoutExpired:
            return {"fault": f"no end within {LONGEST} s"}
        if run.returncode != 0:
            return {"fault": (run.stderr.strip() or f"exit {run.returncode}").splitlines()[-1]}
        if case.is_micro:
            return micro_measures(json.loads(run.stdout))
        measures = json.loads(run.stdout.strip().splitlines()[-1])
        if server:
            expected = case.expected(client, measures)
            received = arrived(server, expected, self._patience)
            if expected is not None and received != expected:
                measures["fault"] = f"{received} of {expected} messages arrived"
        return measures


def end(server):
    """Also one that has died, or that does not answer any more."""
    try:
        server.close()
    except (OSError, subprocess.TimeoutExpired):
        server.kill()


def arrived(server, expected, patience):
    """What the server has received, as soon as that is what was expected."""
    deadline = time.monotonic() + patience
    received = server.received()
    while expected is not None and received < expected and time.monotonic() < deadline:
        time.sleep(0.05)
        received = server.received()
    return received


def micro_measures(output):
    result = {}
    for entry in output["benchmarks"]:
        name = entry["name"]
        result[name + " ns"] = entry["cpu_time"]
        if "items_per_second" in entry:
            result[name + " /s"] = entry["items_per_second"]
    return result
