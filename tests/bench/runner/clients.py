# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that are measured, and which of the peers are here."""
import pathlib
import shutil

OURS = {
    "ours: QMqttClient": ("bench_publish", ["--client", "qmqtt"]),
    "ours: DeviceLink": ("bench_publish", ["--client", "link"]),
    "ours: receive": ("bench_receive", []),
    "ours: links": ("bench_fleet", []),
    "ours: whole way": ("bench_wholeway", []),
    "ours: total": ("bench_total", []),
}
MEMORY = "ours: link memory"
WITH_SOCKETS = ("ours: DeviceLink", "ours: links", "ours: whole way", "ours: total")
PEERS = {
    "raw socket": ("bench_peer_raw", "the CMake option SIM_BUILD_BENCH"),
    "bare epoll loop": ("bench_peer_epollfleet", "the CMake option SIM_BUILD_BENCH"),
    "bare epoll total": ("bench_peer_epolltotal", "the CMake option SIM_BUILD_BENCH"),
    "libmosquitto": ("bench_peer_mosquitto", "SIM_BUILD_BENCH and the package libmosquitto-dev"),
    "libmosquitto receive": ("bench_peer_mosquittoreceive", "SIM_BUILD_BENCH and the package libmosquitto-dev"),
    "libmosquitto + epoll": ("bench_peer_mosquittofleet", "SIM_BUILD_BENCH and the package libmosquitto-dev"),
    "Paho C": ("bench_peer_paho", "SIM_BUILD_BENCH and the package libpaho-mqtt-dev"),
}
SCRIPTS = {
    "mqtt.js": "publish.mjs",
    "mqtt.js receive": "receive.mjs",
    "mqtt.js fleet": "fleet.mjs",
}
MICRO = "Google Benchmark"


class Clients:
    """Knows the command of each client; `missing` says why a client is left out."""

    def __init__(self, build, npm, sockets="auto"):
        self.build = pathlib.Path(build).resolve()
        self.missing = {}
        self._commands = {}
        programs = self.build / "bin" / "bench"
        for name, (program, options) in OURS.items():
            chosen = ["--sockets", sockets] if name in WITH_SOCKETS else []
            self._commands[name] = [str(programs / program), *options, *chosen]
        for name, (program, remedy) in PEERS.items():
            self._add(name, programs / program, [str(programs / program)], remedy)
        memory = programs / "bench_linkmemory"
        self._add(MEMORY, memory, [str(memory)], "bench_linkmemory, which this build does not have")
        self._add(MICRO, programs / "bench_micro", [str(programs / "bench_micro")], "SIM_BUILD_BENCH and the package libbenchmark-dev")
        node = shutil.which("node")
        self.npm = pathlib.Path(npm).resolve() if npm else None
        for name, script in SCRIPTS.items():
            module = self.npm / "node_modules" / "mqtt" if node and self.npm else pathlib.Path("/nonexistent")
            self._add(name, module, [node, str(self.npm / script)] if node and self.npm else [],
                      "Node.js, npm and a registry to install mqtt.js from")

    def _add(self, name, needed, command, remedy):
        if needed.exists():
            self._commands[name] = command
        else:
            self.missing[name] = remedy

    def command(self, name):
        return self._commands[name]
