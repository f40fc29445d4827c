"""One lane of a time line as plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Point:
    """What is known of one day, in the lane's own unit.

    `some_unknown`: more comes on top of `value`, `nothing_known`: there is only that. `complete` is False where the
    day may lack something.
    """

    value: float
    some_unknown: bool = False
    nothing_known: bool = False
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Lane:
    """One thing that was logged; `points` has only the days on which it was: a day that is not there is not 0.

    `key` is a nutrient's, or a factor's; `field` names a column of numbers with its unit. `end` is the value that
    fills the lane, `guide` the value of its dashed line (a target, or None) and `mark` the figure that stands at the
    axis, of the guide or, where there is none, of the end; "" for none. `words` says a point.
    """

    key: str
    field: str
    name: str
    unit: str
    points: Mapping[date, Point]
    end: float
    guide: float | None
    mark: str
    words: Callable[[Point], str]
    is_yes_or_no: bool = False

    def value(self, day: date) -> float | None:
        """The known amount; None where nothing was logged, or nothing of it is known."""
        point = self.points.get(day)
        return None if point is None or point.nothing_known else point.value

    def said(self, day: date) -> str:
        """ "at least 212 mg"; "" where nothing was logged."""
        point = self.points.get(day)
        return self.words(point) if point else ""
