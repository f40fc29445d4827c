"""What a lane can hold: bars, dots, ticks, or marks of a change; each on its own height, in px."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` of the lane's height, 0 to 1; `striped` is the share of the height that its stripes take, from below.

    A bar of 0 is a stroke at the foot: it was logged. `some_unknown` puts a hatch of fixed length on top.
    """

    day: date
    share: float
    complete: bool = True
    some_unknown: bool = False
    striped: float = 0.0


@dataclass(frozen=True, slots=True)
class BarLane:
    """`mark` is a figure at the axis, at its share of the height; `dashed`: a line runs across there."""

    name: str
    colour: str
    bars: Sequence[Bar]
    mark: tuple[float, str] | None
    dashed: bool = False
    px: int = 34


@dataclass(frozen=True, slots=True)
class Dot:
    """As large as it was strong (0 to 4); hollow where that was not said. A cramp is a diamond."""

    day: date
    strength: int | None
    is_cramp: bool


@dataclass(frozen=True, slots=True)
class DotLane:
    px: ClassVar[int] = 14
    name: str
    dots: Sequence[Dot]


@dataclass(frozen=True, slots=True)
class TickLane:
    """A short upright stroke for each day: it was answered, and there was nothing."""

    px: ClassVar[int] = 12
    name: str
    days: Sequence[date]


@dataclass(frozen=True, slots=True)
class Change:
    day: date
    what: str  # start, change or stop


@dataclass(frozen=True, slots=True)
class ChangeLane:
    """A mark for each change, and a thin line through all lanes below it."""

    px: ClassVar[int] = 14
    name: str
    changes: Sequence[Change]


DrawnLane = BarLane | DotLane | TickLane | ChangeLane
