"""A verdict drawn on the axis that all nutrients share: from nothing to one and a half targets, then the upper level.

The targets of several nutrients stand under each other. An upper level is far from them, so that it has a piece of
its own behind a gap, off the scale.
"""

from dataclasses import dataclass
from typing import Final

from tracker.assessment.reference.reference_intakes import ULScope
from tracker.assessment.verdicts.verdict import ULNotice, Verdict

TARGETS: Final = 1.5  # how many targets the axis is long
SCALE: Final = 82.0  # per cent of its length that they take
BEYOND: Final = 85.0  # where the piece for the upper level begins
UPPER_LEVEL: Final = (BEYOND + 100) / 2
ABOVE_UPPER_LEVEL: Final = (UPPER_LEVEL + 100) / 2
TARGET: Final = SCALE / TARGETS


@dataclass(frozen=True, slots=True)
class Axis:
    """Positions in per cent of the axis's length.

    `need` and `upper_level` are None where there is none (or where it does not count all that is eaten). `mean`, `low`
    and `width` (the interval) are None where nothing may be said, so that no picture says it either. `is_beyond`: the
    mean is more than the axis holds, and stands at its end. `unknown`: something has no value and comes on top.
    """

    need: float | None
    upper_level: float | None
    mean: float | None
    low: float | None
    width: float | None
    is_beyond: bool
    unknown: bool
    target: float = TARGET
    scale: float = SCALE
    beyond: float = BEYOND

    @property
    def rest(self) -> float:
        """How long the piece for the upper level is."""
        return 100 - self.beyond


def axis_of(verdict: Verdict) -> Axis | None:
    """None where there is no reference intake."""
    reference = verdict.reference
    if reference is None:
        return None
    said = None if verdict.adequacy.is_withheld else verdict.intake
    low, high = said.interval if said else (0.0, 0.0)
    start, end = _place(low, reference.target), _place(high, reference.target)
    return Axis(
        need=_place(reference.ear, reference.target) if reference.ear is not None else None,
        upper_level=UPPER_LEVEL if reference.ul is not None and reference.ul_scope is ULScope.TOTAL else None,
        mean=_mean(verdict, said.mean, reference.target) if said else None,
        low=start if said else None,
        width=end - start if said else None,
        is_beyond=said is not None and said.mean > TARGETS * reference.target,
        unknown=verdict.unknown_entries > 0,
    )


def _mean(verdict: Verdict, mean: float, target: float) -> float:
    test = verdict.upper_level
    if test and test.scope is ULScope.TOTAL and test.notice is ULNotice.ABOVE:
        return ABOVE_UPPER_LEVEL
    return _place(mean, target)


def _place(amount: float, target: float) -> float:
    return min(amount / target / TARGETS, 1.0) * SCALE
