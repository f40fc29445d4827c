"""The lanes of a time line as plain values: what was eaten, what else was logged, and what was noticed, day by day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.intake.totals import DayIntake
from tracker.display.amounts import format_number
from tracker.person.diarist import Diarist, diarist_of
from tracker.person.reading import Reading
from tracker.timeline.noticed import Noticed
from tracker.verdicts.logged import Logged


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
    axis, of the guide or, where there is none, of the end. `words` says a point.
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

    def value(self, day: date) -> float | None:
        """The known amount; None where nothing was logged, or nothing of it is known."""
        point = self.points.get(day)
        return None if point is None or point.nothing_known else point.value

    def said(self, day: date) -> str:
        """ "at least 212 mg"; "" where nothing was logged."""
        point = self.points.get(day)
        return self.words(point) if point else ""


@dataclass(frozen=True, slots=True)
class Lanes:
    """All that the time line shows of the days from `first` to `last`; a lane with nothing in it is not there."""

    first: date
    last: date
    nutrients: Sequence[Lane]
    noticed: Noticed

    @property
    def all(self) -> Sequence[Lane]:
        return self.nutrients

    def on(self, day: date) -> list[Lane]:
        """The lanes in which something was logged on that day."""
        return [lane for lane in self.all if day in lane.points]

    def is_complete(self, day: date) -> bool | None:
        """Whether nothing is missing from what was eaten; None where nothing was logged."""
        return next((lane.points[day].complete for lane in self.nutrients if day in lane.points), None)

    @property
    def days(self) -> list[date]:
        """The days on which anything was logged or answered."""
        return sorted(self.noticed.counts.keys() | {day for lane in self.all for day in lane.points})


def lanes_of(user: User, first: date, last: date) -> Lanes:
    """The days from `first` to `last`, both included; as many queries for a year as for a week."""
    diarist = diarist_of(user)
    logged = Logged.between(first, last, diarist, nutrients=TRACKED).days
    nutrients = [_nutrient_lane(nutrient, logged, diarist) for nutrient in TRACKED] if logged else []
    return Lanes(first, last, nutrients, Noticed.between(diarist, first, last))


def _nutrient_lane(nutrient: Nutrient, logged: Sequence[DayIntake], diarist: Diarist) -> Lane:
    reading = Reading.of(diarist, nutrient)
    points = {day.date: _intake(day, nutrient) for day in logged}
    target = diarist.target(nutrient)
    return Lane(
        key=nutrient.key,
        field=f"{nutrient.field}_at_least",
        name=_(nutrient.name),
        unit=reading.unit,
        points=points,
        end=max(target, *(point.value for point in points.values())),
        guide=target,
        mark=format_number(reading.convert(target)) if reading.as_daily_value else reading.figure(target),
        words=lambda point: _intake_words(point, reading),
    )


def _intake(day: DayIntake, nutrient: Nutrient) -> Point:
    intake = day.nutrients[nutrient.key]
    nothing_known = intake.unknown_entries == intake.entries
    return Point(intake.lower, not intake.is_complete, nothing_known, day.complete)


def _intake_words(point: Point, reading: Reading) -> str:
    return _("unknown") if point.nothing_known else reading.lower_bound(point.value, int(point.some_unknown))
