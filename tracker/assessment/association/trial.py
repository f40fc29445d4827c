"""A trial of one's own with and without caffeine, never of medicines or supplements (method.md 13.6b)."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from statistics import mean
from typing import Final

from tracker.assessment.association.question import Daily

FEWEST_PAIRS: Final = 3
WEEK: Final = 7
FORTNIGHT: Final = 14
ANSWERED_DAYS: Final = 4  # of a second week, or its pair does not count: more than half, a choice of ours


@dataclass(frozen=True, slots=True)
class Trial:
    """When it starts, and for each pair whether the fortnight with caffeine comes first. Kept as it was drawn."""

    starts: date
    caffeine_first: tuple[bool, ...]

    @property
    def ends(self) -> date:
        """The last day."""
        return self.starts + timedelta(days=2 * FORTNIGHT * len(self.caffeine_first) - 1)

    @property
    def smallest_p(self) -> float:
        """What p can be at best, to be said beforehand: 1/2^pairs."""
        return smallest_p(len(self.caffeine_first))

    def with_caffeine(self, day: date) -> bool | None:
        """Whether this day is one with caffeine; None outside the trial."""
        if not self.starts <= day <= self.ends:
            return None
        fortnight = (day - self.starts).days // FORTNIGHT
        return self.caffeine_first[fortnight // 2] == (fortnight % 2 == 0)


@dataclass(frozen=True, slots=True)
class Pair:
    """The second weeks of one pair: answered days and mean outcome, with and without; None where none was answered."""

    days_with: int
    days_without: int
    mean_with: float | None
    mean_without: float | None
    caffeine_with_mg: float | None
    caffeine_without_mg: float | None

    @property
    def difference(self) -> float | None:
        """How much more was noticed with caffeine, a day; None where a week has under ANSWERED_DAYS answers."""
        if self.mean_with is None or self.mean_without is None:
            return None
        return None if min(self.days_with, self.days_without) < ANSWERED_DAYS else self.mean_with - self.mean_without


@dataclass(frozen=True, slots=True)
class TrialResult:
    """The pairs that are over, the mean difference a day of those that count, and p; both None under three of these."""

    pairs: tuple[Pair, ...]
    counted: int
    difference: float | None
    p: float | None
    smallest_p: float


def draw_trial(starts: date, pairs: int, *, seed: int) -> Trial:
    """A trial whose order is drawn within each pair. Raises ValueError for fewer than three pairs."""
    if pairs < FEWEST_PAIRS:
        raise ValueError(f"a trial takes at least {FEWEST_PAIRS} pairs")
    rng = Random(seed)  # noqa: S311 - a drawing of lots, not a secret
    return Trial(starts, tuple(rng.random() < 0.5 for _pair in range(pairs)))


def smallest_p(pairs: int) -> float:
    return 0.5**pairs


def result(trial: Trial, outcome: Daily, caffeine_mg: Daily) -> TrialResult:
    """What the trial shows so far. Both series start with the trial, one value a day, None where missing.

    The question has one side, fixed beforehand: more with caffeine (so that three pairs give 0.125 at best).
    p = the share of the 2^k possible orders whose mean difference is at least as large.
    """
    over = min(len(outcome), len(caffeine_mg)) // (2 * FORTNIGHT)
    pairs = tuple(
        _pair(first, outcome[start : start + 2 * FORTNIGHT], caffeine_mg[start : start + 2 * FORTNIGHT])
        for first, start in zip(trial.caffeine_first[:over], itertools.count(0, 2 * FORTNIGHT), strict=False)
    )
    differences = [pair.difference for pair in pairs if pair.difference is not None]
    enough = len(differences) >= FEWEST_PAIRS
    return TrialResult(
        pairs=pairs,
        counted=len(differences),
        difference=mean(differences) if enough else None,
        p=p_over_orders(differences) if enough else None,
        smallest_p=smallest_p(len(differences)),
    )


def p_over_orders(differences: Sequence[float]) -> float:
    """The share of all orders, each of which turns some differences round, with a sum at least as large."""
    seen = sum(differences) - 1e-9
    sums = [
        sum(sign * each for sign, each in zip(signs, differences, strict=True))
        for signs in itertools.product((1, -1), repeat=len(differences))
    ]
    return sum(each >= seen for each in sums) / len(sums)


def _pair(caffeine_first: bool, outcome: Daily, caffeine_mg: Daily) -> Pair:
    first, second = slice(WEEK, FORTNIGHT), slice(FORTNIGHT + WEEK, 2 * FORTNIGHT)
    there, without = (first, second) if caffeine_first else (second, first)
    return Pair(
        days_with=len(_known(outcome[there])),
        days_without=len(_known(outcome[without])),
        mean_with=_mean(outcome[there]),
        mean_without=_mean(outcome[without]),
        caffeine_with_mg=_mean(caffeine_mg[there]),
        caffeine_without_mg=_mean(caffeine_mg[without]),
    )


def _known(values: Daily) -> list[float]:
    return [value for value in values if value is not None]


def _mean(values: Daily) -> float | None:
    known = _known(values)
    return mean(known) if known else None
