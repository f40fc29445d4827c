"""How the bench prints what it measured."""

from collections.abc import Sequence


def line(what: str, figure: str) -> None:
    print(f"{what:<46} {figure}", flush=True)


def percentiles(milliseconds: Sequence[float]) -> str:
    """p50 and p95 of some times, as "4.2 / 9.8 ms"."""
    ordered = sorted(milliseconds)
    p50, p95 = (ordered[min(int(len(ordered) * share), len(ordered) - 1)] for share in (0.50, 0.95))
    return f"{p50:.1f} / {p95:.1f} ms (p50 / p95 of {len(ordered)})"
