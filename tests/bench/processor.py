"""Processor time as Linux counts it: of a process with all that it has started, and of the whole machine."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

TICK_MS: Final = 1000 / os.sysconf("SC_CLK_TCK")


def processor_ms(pid: int) -> float:
    """What a process and its children have used so far, those that have ended included, in milliseconds."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()  # the name before may hold spaces
    ticks = sum(map(int, used[11:15]))  # its own and, once they have ended, its children's
    total = TICK_MS * ticks
    for child in map(int, children):
        with suppress(FileNotFoundError):  # ended just now
            total += processor_ms(child)
    return total


def machine_ms() -> float:
    """What all processors have worked so far, in milliseconds; to idle and to wait for the disk is no work."""
    user, nice, system, _idle, _disk, *other = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:8]
    return TICK_MS * sum(map(int, (user, nice, system, *other)))
