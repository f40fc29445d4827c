"""Which foods and meals a nutrient came from: sums over what is known, and how often something had no value."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from foods.nutrients import TRACKED
from tracker.assessment.intake.totals import SUPPLEMENT, EntryRow


class SourceRow(NamedTuple):
    """One food in one meal over a span: how often it was eaten, how often with a value, and what it gave in all."""

    name: str
    kind: str
    meal: str
    times: int
    known_times: int
    amount: float


@dataclass(frozen=True, slots=True)
class Source:
    """A food or a meal and what it gave, in the nutrient's own unit; `share` is of all that is known, 0 to 1."""

    name: str
    kind: str
    times: int
    unknown_times: int
    amount: float
    share: float


@dataclass(frozen=True, slots=True)
class Sources:
    """`ranked`: what gave something, most first. `nothing_known`: what never had a value, most often first."""

    ranked: Sequence[Source]
    nothing_known: Sequence[Source]
    total: float


def by_food(rows: Iterable[SourceRow]) -> Sources:
    """The foods and supplements by their name in the diary."""
    return _added_up(rows, lambda row: (row.name, row.kind))


def by_meal(rows: Iterable[SourceRow]) -> Sources:
    """The meals, named by their key."""
    return _added_up(rows, lambda row: (row.meal, ""))


def _added_up(rows: Iterable[SourceRow], group: Callable[[SourceRow], tuple[str, str]]) -> Sources:
    groups: defaultdict[tuple[str, str], list[SourceRow]] = defaultdict(list)
    for row in rows:
        groups[group(row)].append(row)
    total = sum(row.amount for each in groups.values() for row in each)
    sources = [_source(name, kind, each, total) for (name, kind), each in groups.items()]
    known = [source for source in sources if source.unknown_times < source.times]
    return Sources(
        ranked=sorted((source for source in known if source.amount > 0), key=lambda each: (-each.amount, each.name)),
        nothing_known=sorted(
            (source for source in sources if source.unknown_times == source.times),
            key=lambda each: (-each.times, each.name),
        ),
        total=total,
    )


def _source(name: str, kind: str, rows: Sequence[SourceRow], total: float) -> Source:
    times, amount = sum(row.times for row in rows), sum(row.amount for row in rows)
    unknown = times - sum(row.known_times for row in rows)
    return Source(name, kind, times, unknown, amount, amount / total if total else 0.0)


@dataclass(frozen=True, slots=True)
class SupplementTaken:
    """One supplement over a span: how often, on how many days, from which to which, at which meals (their keys).

    `each_time`: by nutrient key, the mean amount of one taking in the nutrient's own unit, over those that have a
    value; None where none has.
    """

    name: str
    times: int
    days: int
    first: date
    last: date
    meals: frozenset[str]
    each_time: dict[str, float | None]


def supplements_taken(rows: Iterable[EntryRow]) -> list[SupplementTaken]:
    """The supplements among the entries, by their name in the diary, the one taken most often first."""
    groups: defaultdict[str, list[EntryRow]] = defaultdict(list)
    for row in rows:
        if row.kind == SUPPLEMENT:
            groups[row.name].append(row)
    return sorted((_taken(name, each) for name, each in groups.items()), key=lambda each: (-each.times, each.name))


def _taken(name: str, rows: Sequence[EntryRow]) -> SupplementTaken:
    dates = {row.date for row in rows}
    return SupplementTaken(
        name=name,
        times=len(rows),
        days=len(dates),
        first=min(dates),
        last=max(dates),
        meals=frozenset(row.meal for row in rows),
        each_time={nutrient.key: _mean(getattr(row.amounts, nutrient.field) for row in rows) for nutrient in TRACKED},
    )


def _mean(amounts: Iterable[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) / len(known) if known else None
