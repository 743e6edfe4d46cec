"""CPU time, wall time and peak memory of a command, as the kernel counts them."""

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
_MAX_MESSAGE = 2_000
# Limits CPU time and not wall time, so that other processes of the machine have no influence.
_LIMITED = 'ulimit -t "$0" && exec "$@"'


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command.

    Attributes:
        cpu: Seconds of CPU time, user and system, of the process and of those it waited for.
        wall: Seconds from start to end.
        peak_mb: Largest resident memory, in units of 2^20 bytes.
        outcome: "done", "limit" if it used up its CPU time, or "exit code …". Its error messages go to standard error and are
            not kept, since they may name files and machines.
        report: The JSON object that it printed, if any: figures measured by the program itself.
    """

    cpu: float
    wall: float
    peak_mb: float
    outcome: str = "done"
    report: dict[str, Any] = field(default_factory=dict)


def measure(command: Sequence[str], *, limit: int) -> Run:
    """Run a command until it ends or reaches its limit.

    A child process inherits the peak memory of its parent, so that the parent must be smaller than all it measures: modules
    that measure import neither numpy nor the summarizer.

    Args:
        command: Program and arguments.
        limit: Seconds of CPU time after which the command is ended.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        process = subprocess.Popen(
            ["sh", "-c", _LIMITED, str(limit), *command], stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        printed, messages = (_read(stream) for stream in (out, err))
    cpu = usage.ru_utime + usage.ru_stime
    outcome = "done"
    if process.returncode:
        # The kernel counts whole seconds.
        is_limit = process.returncode < 0 and cpu > limit - 1
        outcome = "limit" if is_limit else f"exit code {process.returncode}"
        sys.stderr.write(messages[-_MAX_MESSAGE:])
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
