"""A question fixed before looking, and the days that are to answer it (method.md 13.1)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

Daily = Sequence[float | None]  # one value a calendar day; None is missing, never zero


@dataclass(frozen=True, slots=True)
class Lag:
    """Which days before a day the factor is averaged over: from `nearest` to `farthest` days before it.

    At least `needed` of them must be known. 0 is the day itself; a day after it cannot be named, since intake after the
    twitch never counts. Raises ValueError where no such days exist.
    """

    nearest: int
    farthest: int
    needed: int

    def __post_init__(self) -> None:
        if not 0 <= self.nearest <= self.farthest or not 1 <= self.needed <= self.farthest - self.nearest + 1:
            raise ValueError(f"no such lag: {self}")


THREE_DAYS_BEFORE: Final = Lag(1, 3, needed=2)  # for a nutrient: two of the three may do (13.2)
SAME_DAY: Final = Lag(0, 0, needed=1)
DAY_BEFORE: Final = Lag(1, 1, needed=1)
# "lag 0-1" of caffeine, exercise, sleep and fluids is read as the mean of both days, each of which must be logged.
SAME_AND_DAY_BEFORE: Final = Lag(0, 1, needed=2)


class Third(StrEnum):
    """A third of the days, by the factor."""

    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True, slots=True)
class Question:
    """One factor, one outcome, one lag, and the date on which it was asked.

    `compared` is the third named first in the ratio: "after low days" for a nutrient, "after high days" for caffeine.
    It changes how the effect is written, never the test, which has two sides.
    """

    factor: str
    outcome: str
    lag: Lag
    asked: date
    compared: Third = Third.LOWEST


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with its days, all from the same first day on.

    `factor` in its own unit, None where the day is not complete or nothing was logged. `outcome` (a count, or a
    severity): None is not answered, 0 is "none today". `coverage`: the share (0 to 1) of a day's energy whose foods
    have a value, for a nutrient; None for what is logged by hand. Raises ValueError for unequal lengths, for an
    outcome below zero, and for what is no number.
    """

    question: Question
    factor: Daily
    outcome: Daily
    coverage: Daily | None = None

    def __post_init__(self) -> None:
        if len(self.factor) != len(self.outcome) or (self.coverage and len(self.coverage) != len(self.factor)):
            raise ValueError("series of one question differ in length")
        if any(not math.isfinite(value) for value in (*self.factor, *self.outcome) if value is not None):
            raise ValueError("a value is not a number; what is missing is None")
        if any(value < 0 for value in self.outcome if value is not None):
            raise ValueError("an outcome is a count or a severity, and never below zero")
