"""A finding on one nutrient, and how vitamin D's comes about: by where its interval lies (method.md section 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracker.assessment.reference.reference_intakes import ReferenceIntakes
from tracker.assessment.verdicts.verdict import Comparison, Label, Position

VITAMIN_D_LABELS: Final = {
    Position.BELOW: Label.VITAMIN_D_BELOW_REFERENCE,
    Position.AROUND: Label.VITAMIN_D_AROUND_REFERENCE,
    Position.ABOVE: Label.VITAMIN_D_ABOVE_REFERENCE,
}
VITAMIN_D_LABELS_WITH_NEED: Final[Mapping[Position | tuple[Position, Position], Label]] = {
    Position.BELOW: Label.VITAMIN_D_BELOW_NEED,
    Position.AROUND: Label.VITAMIN_D_AROUND_NEED,
    (Position.ABOVE, Position.BELOW): Label.VITAMIN_D_ABOVE_NEED,
    (Position.ABOVE, Position.AROUND): Label.VITAMIN_D_AROUND_RECOMMENDED,
    (Position.ABOVE, Position.ABOVE): Label.VITAMIN_D_ABOVE_RECOMMENDED,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A label with the confidence (0 to 1) or the comparisons that it rests on."""

    label: Label
    confidence: float | None = None
    comparisons: tuple[Comparison, ...] = ()


def by_interval(between: tuple[float, float], reference: ReferenceIntakes) -> Finding:
    """Vitamin D: where the interval lies, and no probability (method.md section 5)."""
    target = Comparison(
        reference.target_kind, reference.target_term, reference.target, _position(between, reference.target)
    )
    if reference.ear is None:
        return Finding(VITAMIN_D_LABELS[target.position], comparisons=(target,))
    need = Comparison("EAR", reference.ear_term, reference.ear, _position(between, reference.ear))
    key = need.position if need.position is not Position.ABOVE else (need.position, target.position)
    return Finding(VITAMIN_D_LABELS_WITH_NEED[key], comparisons=(need, target))


def _position(between: tuple[float, float], value: float) -> Position:
    low, high = between
    if high < value:
        return Position.BELOW
    return Position.ABOVE if low > value else Position.AROUND
