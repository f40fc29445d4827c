"""What is left of a day's or a week's targets, and what may be added below upper levels.

A gap is a planning figure (target minus what is surely in the diary), not a verdict.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tracker.assessment.reference.reference_intakes import ReferenceIntakes, ULScope


@dataclass(frozen=True, slots=True)
class Gap:
    """What is left of a target, in the nutrient's unit. `at_most`: something eaten has no value, so it may be less."""

    nutrient: str
    target: float
    amount: float
    at_most: bool = False

    @property
    def share(self) -> float:
        """The gap as a share of the target, 0 to 1."""
        return self.amount / self.target


def open_gaps(
    targets: Mapping[str, float], lower: Mapping[str, float], *, with_unknown: Collection[str] = ()
) -> tuple[Gap, ...]:
    """What is left of each target, largest share of its target first; nothing where the target is reached.

    `lower` is what the day surely holds by nutrient key, `with_unknown` the keys for which something has no value.
    """
    gaps = [
        Gap(key, target, target - lower.get(key, 0.0), key in with_unknown)
        for key, target in targets.items()
        if target > lower.get(key, 0.0)
    ]
    return tuple(sorted(gaps, key=lambda gap: -gap.share))


def rooms_below_upper_levels(
    references: Mapping[str, ReferenceIntakes], lower: Mapping[str, float]
) -> dict[str, float]:
    """How much may be added by nutrient key before the day passes an upper level for everything eaten.

    Levels for supplements only say nothing about food and are left out.
    """
    return {
        key: max(reference.ul - lower.get(key, 0.0), 0.0)
        for key, reference in references.items()
        if reference.ul is not None and reference.ul_scope is ULScope.TOTAL
    }
