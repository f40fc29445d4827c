"""Which figures stand at an axis: round ones, and the values of reference lines, to which the round ones give way."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Final

STEPS: Final = (1, 2, 2.5, 5, 10)


def round_ticks(end: float, most: int, *, whole: bool = False) -> list[float]:
    """0 and multiples of a round step up to `end`, at most `most` steps; `whole`: the step is a whole number."""
    least = max(end / most, 1.0 if whole else 0.0)
    size = 10.0 ** floor(log10(least))
    step = next(times * size for times in STEPS if times * size >= least * (1 - 1e-9))
    if whole:
        step = ceil(step)
    return [round(step * count, 10) for count in range(floor(end / step * (1 + 1e-9)) + 1)]


def apart_from(values: Sequence[float], kept: Sequence[float], least: float) -> list[float]:
    """The values that stand at least `least` from each of those that are kept."""
    return [value for value in values if all(abs(value - other) >= least for other in kept)]
