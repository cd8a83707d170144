# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Markdown table: medians, spread, ratios to ours, and what went wrong."""
import collections
import json
import statistics

import goals

HEADINGS = {
    "cpu_us": "CPU us/msg", "rate": "msg/s", "allocations": "allocations/msg", "cpu_percent": "CPU % of a core",
    "late_p50_ms": "late p50 ms", "late_p99_ms": "late p99 ms", "bytes_each": "kB each", "connect_s": "connect s",
}


def number(value):
    """Three significant digits, thousands apart."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.1g}"


def summary(values):
    """The median and, where there are several values, the least and the greatest."""
    if not values:
        return "-"
    median = number(statistics.median(values))
    if len(values) == 1:
        return median
    return f"{median} ({number(min(values))}..{number(max(values))})"


def scale(measure, value):
    return value / 1000 if measure == "bytes_each" else value


class Table:
    def __init__(self, machine, mode, missing):
        self._machine = machine
        self._mode = mode
        self._missing = missing
        self._sections = []
        self._results = {}
        self.faults = collections.Counter()
        self.notes = []

    def add(self, case, results):
        self._results[case.name] = results
        for client, runs in results.items():
            for run in runs:
                if "fault" in run:
                    self.faults[f"{case.name}, {client}: {run['fault']}"] += 1
        is_free = case.is_micro or case.is_generic
        self._sections.append(self._micro(case, results) if is_free else self._section(case, results))

    def _section(self, case, results):
        has_ratio = case.measures[0] in ("cpu_us", "cpu_percent")
        heads = ["client", *(HEADINGS[name] for name in case.measures)] + (["CPU against ours"] if has_ratio else [])
        lines = [f"### {case.title} (`{case.name}`)", "", row(heads), row(["---"] * len(heads))]
        ours = None
        for client, runs in results.items():
            good = [run for run in runs if "fault" not in run]
            cells = [client]
            for name in case.measures:
                cells.append(summary([scale(name, run[name]) for run in good if name in run]))
            cpu = statistics.median(run[case.measures[0]] for run in good) if good else None
            ours = ours or cpu
            if has_ratio:
                cells.append(number(cpu / ours) if cpu and ours else "-")
            lines.append(row(cells))
        return "\n".join(lines)

    def _micro(self, case, results):
        lines = [f"### {case.title} (`{case.name}`)", "", row(["what", "median (least..greatest)"]), row(["---"] * 2)]
        runs = next(iter(results.values()), [])
        good = [run for run in runs if "fault" not in run]
        for name in good[0] if good else []:
            lines.append(row([name, summary([run[name] for run in good])]))
        return "\n".join(lines)

    def text(self):
        lines = ["## Goals", "", *self._goals(), "", f"## Results (`{self._mode}`)", "", row(["", ""]),
                 row(["---", "---"])]
        lines += [row(pair) for pair in self._machine]
        lines += ["", "Medians of the repeats, with the least and the greatest in brackets.", ""]
        for name, remedy in self._missing.items():
            lines.append(f"- **{name} was left out**: it needs {remedy}.")
        lines += [f"- {note}" for note in self.notes]
        for fault, count in self.faults.items():
            lines.append(f"- **Fault**: {fault}" + (f" ({count} times)" if count > 1 else ""))
        return "\n".join(lines).rstrip() + "\n\n" + "\n\n".join(self._sections) + "\n"

    def _goals(self):
        heads = ["#", "goal", "measured (wanted)", "verdict"]
        return [row(heads), row(["---"] * len(heads)),
                *(row(goal.cells()) for goal in goals.all_goals(self._results))]

    def json(self):
        return json.dumps({"machine": dict(self._machine), "results": self._results}, indent=1) + "\n"


def row(cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
