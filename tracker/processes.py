"""In how many processes the site is served unless somebody says otherwise."""

import os


def usable_cores() -> int:
    """The cores that this process may run on, where the system says so; else those that there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes_for(cores: int) -> int:
    """Python works on one core in each process; more than four are for whoever knows the machine to ask for."""
    return min(cores, 4)
