"""How often a food is eaten, as far as the national survey tells, and a guess from its kin where it was not counted.

Counts are the reports of a food in NHANES 2007-2012, by FNDDS food. What was not counted inherits:

* an FNDDS food, half the median count of its category. A category with few counted foods is drawn towards the median
  of all categories (in logarithms, as if it had SHRINKAGE more foods of that count), so that one popular food does
  not lift its odd relations.
* a food of another table, half the count of its nearest kin among the counted foods, times the squared share of words
  both names have in common ("Bananas, raw" and "Banana, raw": all; "Bananas, dehydrated" a third, so a ninth). Kin
  begin with the same word; where there are none, with the first word of its second part ("Beverages, coffee, brewed"),
  and count half. Without kin, half the median of what the foods of its own group inherit.

Damping by half keeps every guess below the count it comes from. What people usually eat at a time comes the same way,
and decides which portion is offered first.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter
from statistics import median
from types import MappingProxyType
from typing import Final

from foods.importers.counted import with_counted_pieces, with_level_scoops, without_shells
from foods.importers.household import ReviewedFoods, with_reviewed_portion
from foods.importers.record import FoodRecord
from foods.importers.survey import SURVEYED
from foods.importers.usual import with_usual_portion
from foods.names.wording import parts, words

DAMPING: Final = 0.5
SHRINKAGE: Final = 3


@dataclass(frozen=True, slots=True)
class _Kin:
    """A counted food as its relations see it."""

    words: frozenset[str]
    reports: int
    usual_g: float | None

    def passes_on(self, names: frozenset[str]) -> float:
        return self.reports * (len(self.words & names) / len(self.words | names)) ** 2


class Popularity:
    """What the counts in `records` say of any food; `records` should be all tables together.

    `reviewed` are the foods whose portions were reviewed one by one.
    """

    def __init__(self, records: Iterable[FoodRecord], reviewed: ReviewedFoods = MappingProxyType({})) -> None:
        records = list(records)
        self._reviewed = reviewed
        self._kin: defaultdict[str, list[_Kin]] = defaultdict(list)
        counts: defaultdict[str, list[float]] = defaultdict(list)
        for record in records:
            if record.source == SURVEYED and record.reports and (names := words(record.name)):
                counts[record.group].append(record.reports)
                self._kin[names[0]].append(_Kin(frozenset(names), record.reports, record.usual_g))
        self._overall = median([median(known) for known in counts.values()]) if counts else 0.0
        self._categories = {group: self._shrunk(known) for group, known in counts.items()}
        self._nearest: dict[str, tuple[float, float | None] | None] = {}
        inherited: defaultdict[str, list[float]] = defaultdict(list)
        for record in records:
            if record.source != SURVEYED and (found := self._from_kin(record.name)):
                inherited[record.group].append(found[0])
        self._groups = {group: median(known) for group, known in inherited.items()}

    def completed(self, record: FoodRecord) -> FoodRecord:
        """`record` with its popularity, and the portion to offer first."""
        popularity, usual_g = self._standing(record)
        measured = with_level_scoops(without_shells(record))
        food = with_reviewed_portion(with_usual_portion(measured, usual_g), self._reviewed)
        return replace(with_counted_pieces(food), popularity=round(popularity, 3))

    def _standing(self, record: FoodRecord) -> tuple[float, float | None]:
        """Reports, counted or inherited, and the grams usual at a time (None = nothing known)."""
        if record.reports is not None:
            return float(record.reports), record.usual_g
        if record.source == SURVEYED:
            return DAMPING * self._categories.get(record.group, self._overall), record.usual_g
        return self._from_kin(record.name) or (DAMPING * self._groups.get(record.group, DAMPING * self._overall), None)

    def _from_kin(self, name: str) -> tuple[float, float | None] | None:
        """Inherited reports and usual grams, None without kin."""
        if name not in self._nearest:
            self._nearest[name] = next(filter(None, self._kin_of_parts(name)), None)
        return self._nearest[name]

    def _kin_of_parts(self, name: str) -> Iterator[tuple[float, float | None] | None]:
        """What passes on through the first part of a name, then through the second; the second counts half as much."""
        names = frozenset(words(name))
        for place, part in enumerate(parts(name)[:2], start=1):
            found = [(kin.passes_on(names), kin) for kin in self._kin.get(part[0], ())]
            reports, kin = max(found, key=itemgetter(0), default=(0.0, None))
            yield (DAMPING**place * reports, kin.usual_g) if kin else None

    def _shrunk(self, counts: list[float]) -> float:
        weight = len(counts) + SHRINKAGE
        return math.exp((len(counts) * math.log(median(counts)) + SHRINKAGE * math.log(self._overall)) / weight)
