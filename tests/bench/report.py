"""How the bench prints what it measured, and waits between its parts where another engine is measured beside it."""

import os
import sys
from collections.abc import Sequence
from typing import Final

IN_TURNS: Final = "BENCH_IN_TURNS"  # set where tests.bench.side_by_side reads what is printed
TURN: Final = "-- turn --"
NAME: Final = 46  # characters of the column of names


def line(what: str, figure: str) -> None:
    print(f"{what}\t{figure}" if IN_TURNS in os.environ else f"{what:<{NAME}} {figure}", flush=True)


def turn() -> None:
    """Lets the other engine have the machine, where there is one, and waits to be told to go on."""
    if IN_TURNS in os.environ:
        print(TURN, flush=True)
        sys.stdin.readline()


def percentiles(milliseconds: Sequence[float]) -> str:
    """p50 and p95 of some times, as "4.2 / 9.8 ms"."""
    p50, p95 = _at(milliseconds, 0.50, 0.95)
    return f"{p50:.1f} / {p95:.1f} ms (p50 / p95 of {len(milliseconds)})"


def three_percentiles(milliseconds: Sequence[float]) -> str:
    """p50, p95 and p99 of some times, as "4.2 / 9.8 / 20.1 ms"."""
    p50, p95, p99 = _at(milliseconds, 0.50, 0.95, 0.99)
    return f"{p50:.1f} / {p95:.1f} / {p99:.1f} ms (p50 / p95 / p99 of {len(milliseconds)})"


def _at(milliseconds: Sequence[float], *shares: float) -> list[float]:
    ordered = sorted(milliseconds)
    return [ordered[min(int(len(ordered) * share), len(ordered) - 1)] for share in shares]
