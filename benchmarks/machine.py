"""The machine that figures were taken on, and the memory of this process."""

from __future__ import annotations

import os
import platform
import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


def describe_machine() -> str:
    """Processor, cores and Python, as a table's heading says them."""
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        name = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}"


def forget_peak() -> None:
    """Let `peak_megabytes` begin anew. Where the system cannot (only Linux can), the peak is that of the whole run."""
    try:
        _CLEAR.write_text("5")  # Linux, proc(5): resets the peak resident set size
    except OSError:
        return


def peak_megabytes() -> float:
    """The most main memory this process has held since `forget_peak`, in MB."""
    try:
        found = re.search(r"^VmHWM:\s+(\d+) kB", _STATUS.read_text(), re.MULTILINE)
    except OSError:
        found = None
    if found:
        return int(found[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # getrusage(2) counts bytes there, kilobytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
