"""Where twitches were noticed, week by week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.timeline.noticed import Noticed, Spell

NOT_SAID: Final = ""  # the key of those whose place was not said
WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Count:
    twitches: int = 0
    cramps: int = 0

    @property
    def both(self) -> int:
        return self.twitches + self.cramps


@dataclass(frozen=True, slots=True)
class PlaceWeek:
    """A week from Monday on: of its `days` in the span so many were `answered`; `counts` by place, NOT_SAID among them.

    One that was felt in two places counts in both, and once in `all`.
    """

    first: date
    days: int
    answered: int
    all: Count
    counts: Mapping[str, Count]

    def at(self, place: str) -> Count | None:
        """None in a week without an answer: that is not 0."""
        return self.counts.get(place, Count()) if self.answered else None


@dataclass(frozen=True, slots=True)
class PlacesByWeek:
    """`places` are keys, the usual ones first and NOT_SAID last; `weeks` all that touch the span, oldest first."""

    places: Sequence[str]
    weeks: Sequence[PlaceWeek]

    @property
    def most(self) -> int:
        """The most at one place in one week."""
        return max((count.both for week in self.weeks for count in week.counts.values()), default=0)


def places_by_week(noticed: Noticed, first: date, last: date) -> PlacesByWeek:
    """The weeks from the one of `first` to the one of `last`; only what is between the two counts."""
    monday = first - timedelta(days=first.weekday())
    mondays = [monday + number * WEEK for number in range((last - monday).days // 7 + 1)]
    weeks = [_week(noticed, each, first, last) for each in mondays]
    not_said = [NOT_SAID] if any(not spell.places for spell in noticed.spells) else []
    return PlacesByWeek([*(place.key for place in noticed.places), *not_said], weeks)


def _week(noticed: Noticed, monday: date, first: date, last: date) -> PlaceWeek:
    days = [day for number in range(7) if first <= (day := monday + timedelta(days=number)) <= last]
    spells = [spell for day in days for spell in noticed.on(day)]
    keys = dict.fromkeys(key for spell in spells for key in spell.places or (NOT_SAID,))
    counts = {key: _count([spell for spell in spells if key in (spell.places or (NOT_SAID,))]) for key in keys}
    return PlaceWeek(monday, len(days), sum(day in noticed.counts for day in days), _count(spells), counts)


def _count(spells: Sequence[Spell]) -> Count:
    cramps = sum(spell.is_cramp for spell in spells)
    return Count(len(spells) - cramps, cramps)
