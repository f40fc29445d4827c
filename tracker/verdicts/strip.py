"""A verdict as one line to look at: the mean with its interval, against the average need and the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from tracker.assessment.reference.reference_intakes import ReferenceIntakes
from tracker.assessment.verdicts.verdict import UsualIntake, Verdict

ROOM_BEYOND_TARGET: Final = 1.35
ROOM_BEYOND_INTERVAL: Final = 1.05


class Mark(NamedTuple):
    """A reference value on the strip; `anchor` is the end of the text that stands at it."""

    at: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Positions in per cent of the strip's length, written as SVG wants them in every language."""

    low: str
    width: str
    mean: str
    marks: Sequence[Mark]


def strip_of(verdict: Verdict) -> Strip | None:
    """None where nothing may be said, so that no picture says it either."""
    if verdict.intake is None or verdict.reference is None or verdict.adequacy.is_withheld:
        return None
    intake, reference = verdict.intake, verdict.reference
    low, high = intake.interval
    end = _length(intake, reference)
    return Strip(
        low=_percent(low, end),
        width=_percent(high - low, end),
        mean=_percent(intake.mean, end),
        marks=_marks(reference, end),
    )


def _length(intake: UsualIntake, reference: ReferenceIntakes) -> float:
    return max(reference.target * ROOM_BEYOND_TARGET, intake.interval[1] * ROOM_BEYOND_INTERVAL)


def _marks(reference: ReferenceIntakes, end: float) -> list[Mark]:
    target = Mark(_percent(reference.target, end), reference.target_term, "start")
    if reference.ear is None:
        return [target]
    return [Mark(_percent(reference.ear, end), _("average need"), "end"), target]


def _percent(value: float, end: float) -> str:
    return f"{100 * value / end:.1f}%"
