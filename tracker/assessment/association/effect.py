"""How much more is noticed on some days than on others, with its interval (method.md 13.4)."""

from typing import Final

import numpy as np
import numpy.typing as npt

from tracker.assessment.association.answer import Effect, Interval, ThirdOfDays
from tracker.assessment.association.exposure import Flags, Floats
from tracker.assessment.association.question import Third

BLOCK_DAYS: Final = 7
DRAWS: Final = 2000
_ENDS: Final = (0.025, 0.975)


def effect_of(exposure: Floats, left: Floats, outcome: Floats, *, compared: Third, seed: int) -> Effect:
    """The mean outcome of one third of the days against the other, one value a calendar day.

    The thirds are of `left`, what is left of the exposure when the obvious is removed, so that a trend or weekends do
    not make the contrast; the outcome is as it was noticed, so that the ratio is one of real counts (removing the
    obvious from the exposure alone is enough: Frisch and Waugh 1933). The interval: `DRAWS` draws of moving blocks of
    `BLOCK_DAYS` calendar days, gaps included, the days' thirds kept.
    """
    known = np.isfinite(left) & np.isfinite(outcome)
    lowest, highest = thirds(left, known)
    first, second = (lowest, highest) if compared is Third.LOWEST else (highest, lowest)
    drawn = _block_means(outcome, first, seed), _block_means(outcome, second, seed)
    here, there = _third(exposure, outcome, first), _third(exposure, outcome, second)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = drawn[0] / drawn[1]
    return Effect(
        compared=here,
        other=there,
        ratio=_interval(here.mean_outcome / there.mean_outcome, ratios) if there.mean_outcome else None,
        difference=_interval(here.mean_outcome - there.mean_outcome, drawn[0] - drawn[1]),
    )


def thirds(left: Floats, known: Flags) -> tuple[Flags, Flags]:
    """The days of the lowest and of the highest third. Equal days stay together, so that a third may be larger."""
    ordered = np.sort(left[known])
    size = len(ordered) // 3
    low, high = ordered[size - 1], ordered[-size]
    if low < high:
        return known & (left <= low), known & (left >= high)
    if (ordered > low).any():
        return known & (left <= low), known & (left > low)
    return known & (left < high), known & (left >= high)


def _third(exposure: Floats, outcome: Floats, days: Flags) -> ThirdOfDays:
    return ThirdOfDays(int(days.sum()), float(exposure[days].mean()), float(outcome[days].mean()))


def _block_means(outcome: Floats, days: Flags, seed: int) -> Floats:
    """Means of one third's days in each draw; the same seed draws the same blocks for both. NaN where none is drawn."""
    calendar = len(outcome)
    blocks = -(-calendar // BLOCK_DAYS)
    starts = np.random.default_rng(seed).integers(0, calendar - BLOCK_DAYS + 1, (DRAWS, blocks))
    last = calendar - BLOCK_DAYS * (blocks - 1)
    total = _block_sums(np.where(days, outcome, 0.0), starts, last)
    number = _block_sums(days.astype(float), starts, last)
    means: Floats = np.divide(total, number, out=np.full(DRAWS, np.nan), where=number > 0)
    return means


def _block_sums(values: Floats, starts: npt.NDArray[np.int64], last: int) -> Floats:
    """The sum of each draw's blocks, of which the last is cut to `last` days."""
    until = np.concatenate([[0.0], values.cumsum()])
    whole = until[BLOCK_DAYS:] - until[:-BLOCK_DAYS]
    sums: Floats = whole[starts[:, :-1]].sum(axis=1) + until[starts[:, -1] + last] - until[starts[:, -1]]
    return sums


def _interval(value: float, drawn: Floats) -> Interval:
    """Percentiles of what was drawn; a ratio to none is larger than any number."""
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return Interval(value, None, None)
    lower, upper = (float(end) for end in np.quantile(known, _ENDS, method="inverted_cdf"))
    return Interval(value, lower if np.isfinite(lower) else None, upper if np.isfinite(upper) else None)
