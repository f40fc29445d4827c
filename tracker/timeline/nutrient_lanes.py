"""A lane for each tracked nutrient."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.intake.totals import DayIntake
from tracker.display.amounts import format_number
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading
from tracker.timeline.lane import Lane, Point
from tracker.verdicts.logged import Logged


def nutrient_lanes(diarist: Diarist, first: date, last: date) -> list[Lane]:
    """All of them, or none where nothing was logged (3 queries, 4 where something is unknown)."""
    logged = Logged.between(first, last, diarist, nutrients=TRACKED).days
    return [_nutrient_lane(nutrient, logged, diarist) for nutrient in TRACKED] if logged else []


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
