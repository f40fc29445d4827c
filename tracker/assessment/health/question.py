"""What one health question changes: the shape of a row in health_questions.py."""

from dataclasses import dataclass
from typing import Final

NOTHING: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How much of a nutrient may come at once, in its unit: beside more than `beside_above` stands `said` (a msgid),

    and what is suggested together adds no more than `together`.
    """

    nutrient: str
    beside_above: float
    said: str
    together: float


@dataclass(frozen=True, slots=True)
class HealthQuestion:
    """One condition or medicine. Sets hold nutrient keys; `flags` and `terms` those of the source list.

    `group` is a heading of GROUP_REASONS; `said` and `ask` stand in place of what is held, or beside the foods;
    `timing` stands beside foods with notable amounts of `timed`, or beside every food where that is empty.
    `judges_intake` is False where neither energy checks nor shortfall labels may be shown. `low_sodium`: what is
    suggested has little of it.
    """

    key: str
    group: str
    text: str
    why: str
    changes: str
    said: str
    ask: str
    held: frozenset[str] = NOTHING
    kept_low: frozenset[str] = NOTHING
    supplements_off: frozenset[str] = NOTHING
    timing: str = ""
    timed: frozenset[str] = NOTHING
    flags: frozenset[str] = NOTHING
    terms: frozenset[str] = NOTHING
    judges_intake: bool = True
    low_sodium: bool = False
    ceiling: Ceiling | None = None
