"""What bringing in a file would do to a diary, before anything is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foods.models import FoodSource
from tracker.display.dates import full_day_name
from tracker.imports.reading import FileRead, KeyedEntry
from tracker.models import Entry
from tracker.models.limits import MOST_A_DAY, LimitError

ALL_DAYS: Final = ""  # the key of what is chosen for every day that has no choice of its own


class Handling(models.TextChoices):
    """What becomes of a day that has entries, and has some in the file too."""

    KEEP = "keep", gettext_lazy("Keep mine")
    REPLACE = "replace", gettext_lazy("Replace mine")
    ADD = "add", gettext_lazy("Add to mine")


def field_of(day: date) -> str:
    return f"day-{day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Clash:
    """A day with entries of the diary and others of the file; `chosen` is "" where it goes as every day does."""

    date: date
    mine: int
    theirs: int
    chosen: str

    @property
    def field(self) -> str:
        """The name of the form's field for it."""
        return field_of(self.date)


@dataclass(frozen=True, slots=True)
class Plan:
    """`new` are the file's entries that go in, `there` counts those that an earlier import brought already.

    `kept_out` counts those of days that are kept as they are, `replaced` are the days whose entries go.
    """

    new: Sequence[KeyedEntry]
    there: int
    kept_out: int
    replaced: frozenset[date]
    clashes: Sequence[Clash]
    on_day: Mapping[date, int]

    @property
    def days(self) -> frozenset[date]:
        return frozenset(keyed.entry.date for keyed in self.new)

    @property
    def mine(self) -> int:
        """How many entries the days that clash have."""
        return sum(clash.mine for clash in self.clashes)

    @property
    def theirs(self) -> int:
        return sum(clash.theirs for clash in self.clashes)

    def check_room(self, user: User) -> None:
        """Raises LimitError where a day or the diary cannot hold what would be in it."""
        for day, more in sorted(Counter(keyed.entry.date for keyed in self.new).items()):
            after = more + (0 if day in self.replaced else self.on_day.get(day, 0))
            if after > MOST_A_DAY:
                raise LimitError(_too_many_on(day, after))
        gone = sum(self.on_day.get(day, 0) for day in self.replaced)
        if Entry.objects.of(user).count() + len(self.new) - gone > settings.MOST_ENTRIES:
            raise LimitError.of_a_diary(settings.MOST_ENTRIES)


def plan_of(user: User, file: FileRead, handling: Mapping[str, str]) -> Plan:
    """What would happen; `handling` is by date (ISO 8601) or `ALL_DAYS` what becomes of days that clash (2 queries)."""
    diary = Entry.objects.of(user).present().order_by()
    on_day = dict(diary.values_list("date").annotate(Count("key")))
    may_be_there = diary if file.is_own else diary.filter(source=FoodSource.IMPORTED)
    imported = dict(may_be_there.values_list("key", "date"))
    clashes = _clashes(file, on_day, imported, handling)
    chosen = {clash.date: clash.chosen or handling.get(ALL_DAYS, Handling.KEEP) for clash in clashes}
    replaced = frozenset(day for day, way in chosen.items() if way == Handling.REPLACE)
    kept = {day for day, way in chosen.items() if way == Handling.KEEP}
    new, there, kept_out = [], 0, 0
    for keyed in file.entries:
        stands_on = imported.get(keyed.key)
        if stands_on is not None and stands_on not in replaced:
            there += 1
        elif keyed.entry.date in kept:
            kept_out += 1
        else:
            new.append(keyed)
    return Plan(new, there, kept_out, replaced, clashes, on_day)


def _clashes(
    file: FileRead, on_day: Mapping[date, int], imported: Mapping[UUID, date], handling: Mapping[str, str]
) -> list[Clash]:
    """The days, oldest first, on which the diary has what this file did not bring, and the file has something new."""
    of_file = Counter(imported[keyed.key] for keyed in file.entries if keyed.key in imported)
    theirs = Counter(keyed.entry.date for keyed in file.entries if keyed.key not in imported)
    found = ((day, on_day.get(day, 0) - of_file[day], count) for day, count in sorted(theirs.items()))
    return [Clash(day, mine, count, handling.get(day.isoformat(), "")) for day, mine, count in found if mine > 0]


def _too_many_on(day: date, count: int) -> str:
    words = _(
        "%(day)s would have %(count)s entries, and a day holds %(most)s. Keep yours on that day, or shorten the file."
    )
    return words % {"day": full_day_name(day), "count": number_format(count), "most": number_format(MOST_A_DAY)}
