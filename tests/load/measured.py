"""What one run of the load test has measured, and the arithmetic on it."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

SHARES: Final = (0.50, 0.95, 0.99)

Times = list[tuple[float, int]]  # milliseconds, and how often


@dataclass(frozen=True, slots=True)
class Run:
    """What came of so many people: the times of each action and its errors, and the errors in words.

    `seconds` reach from the first request to the last answer. `processors` says how many were busy on average: for the
    site, for its databases, for the program that plays the people, and for all that ran on the machine.
    """

    people: int
    seconds: float
    actions: dict[str, tuple[Times, int]]
    problems: list[str]
    processors: dict[str, float]

    def times(self) -> Counter[float]:
        every = Counter[float]()
        for times, _errors in self.actions.values():
            every.update(dict(times))
        return every

    def errors(self) -> int:
        return sum(errors for _times, errors in self.actions.values())


def figures(times: Counter[float], errors: int, seconds: float) -> str:
    """One action in a line."""
    p50, p95, p99 = (percentile(times, share) for share in SHARES)
    rate = times.total() / seconds
    return f"{p50:5.0f} / {p95:5.0f} / {p99:5.0f} ms (p50 / p95 / p99), {rate:5.1f} a second, {errors} errors"


def percentile(times: Counter[float], share: float) -> float:
    """The time in which this share of the requests was answered, each time with its count."""
    left = share * times.total()
    for milliseconds, count in sorted(times.items()):
        left -= count
        if left <= 0:
            return milliseconds
    return 0.0
