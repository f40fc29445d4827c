"""The noticed twitches of a span as plain values, and whether each day was answered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from django.contrib.auth.models import User

from tracker.models import Day, Twitch
from tracker.models.twitch import in_the_order_of_the_day, noticed_by_day
from tracker.models.twitch_details import PLACES, Place, TwitchKind
from tracker.person.diarist import Diarist


@dataclass(frozen=True, slots=True)
class Spell:
    """One twitch or cramp: `places` are keys of PLACES, none where none was said; `strength` 0 to 4 or None."""

    day: date
    is_cramp: bool
    places: tuple[str, ...]
    strength: int | None


@dataclass(frozen=True)
class Noticed:
    """`spells` in the order in which they came.

    `counts` has each answered day: how many were noticed, 0 where the answer was "none". A day that is not in it was
    not answered, which is not 0.
    """

    spells: Sequence[Spell]
    counts: Mapping[date, int]

    @classmethod
    def between(cls, diarist: Diarist, first: date, last: date) -> Self:
        """Reads the days from `first` to `last` (3 queries). What can no longer be read keeps its day and kind."""
        rows = Twitch.objects.of(diarist.user).between(first, last).present().with_details()
        ordered = in_the_order_of_the_day(rows, day_starts_hour=diarist.profile.day_starts_hour)
        spells = sorted((_spell(row) for row in ordered), key=lambda spell: spell.day)
        return cls(spells, noticed_by_day(diarist.user, first, last))

    def on(self, day: date) -> Sequence[Spell]:
        return self._by_day.get(day, ())

    def count(self, day: date, *, cramps: bool) -> int | None:
        """How many twitches, or cramps, were noticed; None where the day was not answered."""
        return sum(spell.is_cramp is cramps for spell in self.on(day)) if day in self.counts else None

    @cached_property
    def _by_day(self) -> Mapping[date, Sequence[Spell]]:
        days: dict[date, list[Spell]] = {}
        for spell in self.spells:
            days.setdefault(spell.day, []).append(spell)
        return days

    @cached_property
    def places(self) -> Sequence[Place]:
        """Where twitches were noticed, the usual places first, then from the head down."""
        counts = Counter(key for spell in self.spells for key in spell.places)
        return sorted((place for key, place in PLACES.items() if counts[key]), key=lambda place: -counts[place.key])


def _spell(row: Twitch) -> Spell:
    is_cramp = row.kind == TwitchKind.CRAMP
    if row.details is None:
        return Spell(row.date, is_cramp, (), None)
    return Spell(row.date, is_cramp, row.details.places, row.details.strength)


def has_ever_answered(user: User) -> bool:
    """Whether this person ever noted a twitch or said that there was none (2 queries)."""
    return Twitch.objects.of(user).present().exists() or Day.objects.of(user).filter(no_twitches=True).exists()
