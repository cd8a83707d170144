# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a figure depends on: machine, system, versions, date, load."""
import datetime
import json
import os
import pathlib
import platform
import shutil
import subprocess


def output_of(*command):
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
        return (run.stdout + run.stderr).strip()
    except OSError:
        return ""


def package_version(name):
    return output_of("dpkg-query", "-W", "-f=${Version}", name) if shutil.which("dpkg-query") else ""


def cpu_name():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def system_name():
    release = platform.freedesktop_os_release()
    return f"{release.get('PRETTY_NAME', 'Linux')}, Linux {platform.release()}"


def mqttjs_version(npm):
    try:
        package = npm / "node_modules" / "mqtt" / "package.json"
        return json.loads(package.read_text(encoding="utf-8"))["version"]
    except (OSError, TypeError):
        return ""


def describe(clients):
    """Lines of (name, value)."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = {
        "Qt": package_version("libqt6core6"), "mosquitto": package_version("mosquitto"),
        "libmosquitto": package_version("libmosquitto1"), "Paho C": package_version("libpaho-mqtt1.3"),
        "mqtt.js": mqttjs_version(clients.npm), "Node.js": output_of("node", "--version"),
        "g++": output_of("g++", "-dumpfullversion"),
    }
    return [
        ("date", datetime.date.today().isoformat()),
        ("machine", f"{cpu_name()}, {os.cpu_count()} cores, {memory:.0f} GiB"),
        ("system", system_name()),
        ("versions", ", ".join(f"{name} {version}" for name, version in versions.items() if version)),
        ("commit", output_of("git", "rev-parse", "--short", "HEAD")),
        ("load at the start", " ".join(f"{value:.1f}" for value in os.getloadavg())),
    ]
