"""One line a food: its portion, one rail for one nutrient, and how much of it the portion holds."""

from dataclasses import dataclass
from typing import Final

from foods.nutrients import Nutrient

NOTCH: Final = 80.0  # where the target stands on a rail, in hundredths: what is above it has room to be seen
RAIL_END: Final = 1.25  # the share of the target at which a rail ends


@dataclass(frozen=True, slots=True)
class FoodLine:
    """A food in one line of a list; see templates/includes/_food_line.html.

    `known_share` is there already, `added_share` is what the portion would add, both of the target (1 = reached).
    Where `known_share` is None there is no target to speak of, and no rail.
    `unknown`: something eaten has no value, so there may be more. `gain` and `unit` are words ("+210", "mg");
    `address` leads to the food's page, empty where there is none.
    """

    name: str
    portion: str
    nutrient: Nutrient
    known_share: float | None
    added_share: float
    gain: str
    unit: str
    unknown: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a rail, in per cent of its length."""

    start: float
    width: float


def to_notch(share: float) -> float:
    """Where a share of the target ends on a rail, 0 to 100; what is above five fourths of the target counts as that."""
    return min(max(share, 0.0) * NOTCH, 100.0)


def spans(known_share: float, added_share: float) -> tuple[Span, Span]:
    """The known part of a rail, and behind it the part that would be added."""
    known, together = to_notch(known_share), to_notch(known_share + max(added_share, 0.0))
    return Span(0.0, known), Span(known, together - known)
