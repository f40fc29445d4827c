"""Water and caffeine of a day and of a span: plain sums of what is known, and how much is not."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

NOTHING_MORE: Final[Mapping[date, float | None]] = {}


@dataclass(frozen=True, slots=True)
class KnownSum:
    """What is known, a lower bound in the nutrient's own unit; `unknown_entries` of `entries` have no value."""

    lower: float
    entries: int
    unknown_entries: int

    def plus(self, more: float | None) -> "KnownSum":
        """With what was told besides the entries; None adds nothing."""
        return replace(self, lower=self.lower + (more or 0.0))


def sum_of(amounts: Iterable[float | None]) -> KnownSum:
    """One amount for each entry; None = not measured."""
    given = list(amounts)
    known = [amount for amount in given if amount is not None]
    return KnownSum(sum(known, 0.0), len(given), len(given) - len(known))


class DaySums(NamedTuple):
    """One day as the diary's query adds it up: its entries, and by nutrient how many have a value and their sum."""

    date: date
    entries: int
    known_entries: tuple[int, ...]
    known: tuple[float, ...]

    def sum_of(self, place: int) -> KnownSum:
        """The sum of the nutrient at this place of the query."""
        return KnownSum(self.known[place], self.entries, self.entries - self.known_entries[place])


@dataclass(frozen=True, slots=True)
class MeanOfDays:
    """The mean a day of some complete days: sums of `entries` and `unknown_entries`, and each day's own sum."""

    mean: KnownSum
    days: Sequence[KnownSum]

    def days_above(self, limit: float) -> int:
        """On how many of the days even what is known is more."""
        return sum(day.lower > limit for day in self.days)


def mean_of_days(
    days: Iterable[DaySums],
    complete_dates: Collection[date],
    place: int,
    more: Mapping[date, float | None] = NOTHING_MORE,
) -> MeanOfDays | None:
    """The nutrient at one place, over the complete ones of the logged days; None where there is none.

    `more` is what was told of days besides their entries.
    """
    sums = [day.sum_of(place).plus(more.get(day.date)) for day in days if day.date in complete_dates]
    if not sums:
        return None
    mean = KnownSum(
        lower=sum(day.lower for day in sums) / len(sums),
        entries=sum(day.entries for day in sums),
        unknown_entries=sum(day.unknown_entries for day in sums),
    )
    return MeanOfDays(mean, sums)
