"""Why nothing is suggested for what is left, where nothing is."""

from collections.abc import Collection
from enum import StrEnum

from tracker.assessment.suggesting.gaps import Gap


class Blank(StrEnum):
    """Nothing is left, health answers speak against food for all that is, or no food fits that and the preferences."""

    NO_GAP = "no_gap"
    HELD = "held"
    NO_FIT = "no_fit"


def blank_of(gaps: Collection[Gap], pushed: Collection[Gap]) -> Blank:
    """`pushed` are those of the `gaps` for which food may be suggested."""
    if not gaps:
        return Blank.NO_GAP
    return Blank.NO_FIT if pushed else Blank.HELD
