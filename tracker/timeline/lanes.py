"""The lanes of a time line as plain values: what was eaten, what else was logged, and what was noticed, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from tracker.medicines.changes import Marker, markers
from tracker.person.diarist import diarist_of
from tracker.timeline.factor_lanes import factor_lanes
from tracker.timeline.lane import Lane
from tracker.timeline.noticed import Noticed
from tracker.timeline.nutrient_lanes import nutrient_lanes


@dataclass(frozen=True, slots=True)
class Lanes:
    """All that the time line shows of the days from `first` to `last`; a lane with nothing in it is not there.

    `changes` are those of medicines and supplements, oldest first.
    """

    first: date
    last: date
    nutrients: Sequence[Lane]
    factors: Sequence[Lane]
    noticed: Noticed
    changes: Sequence[Marker]

    @property
    def all(self) -> list[Lane]:
        return [*self.nutrients, *self.factors]

    def on(self, day: date) -> list[Lane]:
        """The lanes in which something was logged on that day."""
        return [lane for lane in self.all if day in lane.points]

    def changes_on(self, day: date) -> list[str]:
        """What changed on that day, in words."""
        return [change.words for change in self.changes if change.date == day]

    def is_complete(self, day: date) -> bool | None:
        """Whether nothing is missing from what was eaten; None where nothing was logged."""
        return next((lane.points[day].complete for lane in self.nutrients if day in lane.points), None)

    @property
    def days(self) -> list[date]:
        """The days on which anything was logged, answered or changed."""
        days = self.noticed.counts.keys() | {change.date for change in self.changes}
        return sorted(days.union(*(lane.points for lane in self.all)))


def lanes_of(user: User, first: date, last: date) -> Lanes:
    """The days from `first` to `last`, both included; as many queries for a year as for a week."""
    diarist = diarist_of(user)
    return Lanes(
        first=first,
        last=last,
        nutrients=nutrient_lanes(diarist, first, last),
        factors=factor_lanes(diarist, first, last),
        noticed=Noticed.between(diarist, first, last),
        changes=markers(user, first, last),
    )
