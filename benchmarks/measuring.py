"""What a command costs: CPU time, wall time and peak memory of the whole process, as the kernel counts them."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_KIB_PER_MB = 1024
_LONGEST_COMPLAINT = 2_000
# Sets the limit in the process that becomes the command: it binds CPU time, so that a busy machine decides nothing.
_LIMITED = 'ulimit -t "$0" && exec "$@"'


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command.

    Attributes:
        cpu: Seconds of CPU time, user and system, of the process and of those it waited for.
        wall: Seconds from start to end.
        peak_mb: Largest resident memory, in units of 2^20 bytes.
        outcome: "done", "limit" where the CPU time ran out, or "exit code …"; what it complained of is passed on to stderr,
            and not kept, for it may name files and machines.
        report: What it printed, if that is a JSON object: figures from inside.
    """

    cpu: float
    wall: float
    peak_mb: float
    outcome: str = "done"
    report: dict[str, Any] = field(default_factory=dict)


def measure(command: Sequence[str], *, limit: int) -> Run:
    """Run a command to its end or to its limit.

    The kernel passes the caller's own peak on to what it starts, so the caller has to be smaller than anything it measures:
    this package imports neither numpy nor the summarizer where it measures.

    Args:
        command: Program and arguments.
        limit: Seconds of CPU time after which it is ended.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        process = subprocess.Popen(
            ["sh", "-c", _LIMITED, str(limit), *command], stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        printed, complaint = (_read(stream) for stream in (out, err))
    cpu = usage.ru_utime + usage.ru_stime
    outcome = "done"
    if process.returncode:
        # The signal comes when whole seconds are full.
        is_limit = process.returncode < 0 and cpu > limit - 1
        outcome = "limit" if is_limit else f"exit code {process.returncode}"
        sys.stderr.write(complaint[-_LONGEST_COMPLAINT:])
    return Run(round(cpu, 3), round(wall, 3), round(usage.ru_maxrss / _KIB_PER_MB, 1), outcome, _report(printed))


def _read(stream: Any) -> str:
    stream.seek(0)
    text: str = stream.read().decode("utf-8", "replace")
    return text


def _report(printed: str) -> dict[str, Any]:
    if not printed.startswith("{"):
        return {}
    found: dict[str, Any] = json.loads(printed)
    return found
