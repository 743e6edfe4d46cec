"""The stored results: `results.json`."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measuring import Run
from benchmarks.races import Row

FILE = Path(__file__).parent / "results.json"
_GIB = 2**30


def store(race: str, rows: Sequence[Row]) -> None:
    """Replace the rows of one race in the file."""
    known = _read()["rows"] if FILE.exists() else []
    kept = [row for row in known if row["race"] != race]
    record = {
        "format": 1,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "rows": kept + [asdict(row) for row in rows],
    }
    FILE.write_text(json.dumps(record, indent=1) + "\n", "utf-8")


def load() -> tuple[str, dict[str, list[Row]]]:
    """Return day and machine in one line, and the rows of each race."""
    record = _read()
    races: dict[str, list[Row]] = {}
    for stored in record["rows"]:
        runs = [Run(**run) for run in stored["runs"]]
        races.setdefault(stored["race"], []).append(Row(stored["race"], stored["name"], stored["size"], runs))
    return f"{record['date']}, {record['machine']}", races


def _read() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return record


def machine() -> str:
    """Return processor, memory, system and version of Python, on which the results depend."""
    names = {
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        if line.startswith("model name")
    }
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / _GIB
    processor = f"{os.cpu_count()} cores of {' and '.join(sorted(names)) or platform.machine()}"
    return f"{processor}, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"
