"""What a day or a span of days adds up to: plain sums with an honest share of the unknown.

Source of the bounds: method.md section 8 (lower bound, coverage by energy, upper bound by the food group's
90th percentile).
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from foods.nutrients import ENERGY, NUTRIENTS, GroupP90, Nutrient, usual_maximum

FOOD: Final = "food"
SUPPLEMENT: Final = "supplement"

# Below this energy a food's share of the day is taken by weight: water, tea and lettuce would otherwise weigh nothing.
NEAR_ZERO_KCAL_PER_100_G: Final = 20.0

# What a blank food of unknown energy and group may hold at most: pure fat.
FAT_KCAL_PER_100_G: Final = 900.0


class EntryRow(NamedTuple):
    """One eaten entry as plain values: its day, what it was, and its own eight amounts (None = not measured)."""

    date: date
    meal: str
    name: str
    kind: str
    group: str
    grams: float | None
    magnesium_mg: float | None
    calcium_mg: float | None
    potassium_mg: float | None
    vitamin_d_ug: float | None
    energy_kcal: float | None
    water_g: float | None
    caffeine_mg: float | None
    sodium_mg: float | None


FIRST_AMOUNT: Final = 6  # the eight amounts follow in the registry's order
COLUMN: Final = {nutrient.key: number for number, nutrient in enumerate(NUTRIENTS)}


@dataclass(frozen=True, slots=True)
class NutrientIntake:
    """One nutrient's sum over some entries, in the nutrient's own unit.

    `lower` is the sum of the known amounts, `from_food` and `from_supplements` its two parts. `upper` serves only to
    decide how much can be said and is never shown as an intake; `math.inf` where nothing bounds it. `coverage`
    (0 to 1) is the known share of what was eaten. `unknown` names what has no value, each name once, in order of
    eating; `entries` and `unknown_entries` count ("2 of 9 foods have no vitamin D value").
    """

    lower: float
    from_food: float
    from_supplements: float
    upper: float
    coverage: float
    unknown: tuple[str, ...]
    entries: int
    unknown_entries: int

    @property
    def nothing_logged(self) -> bool:
        """True where the sum is 0 because there is no entry, not because something measured 0."""
        return self.entries == 0

    @property
    def is_complete(self) -> bool:
        return self.unknown_entries == 0


@dataclass(frozen=True, slots=True)
class DayIntake:
    """One logged day; `complete` = the person has said that nothing is missing. `nutrients` goes by nutrient key."""

    date: date
    complete: bool
    nutrients: Mapping[str, NutrientIntake]


def total(
    rows: Sequence[EntryRow], p90: GroupP90, *, nutrients: Iterable[Nutrient] = NUTRIENTS
) -> dict[str, NutrientIntake]:
    """The sum of the entries by nutrient key. No entry: 0, all of it known, `nothing_logged`."""
    columns = list(zip(*(row[FIRST_AMOUNT:] for row in rows), strict=True)) or [()] * len(NUTRIENTS)
    supplements = {number for number, row in enumerate(rows) if row.kind == SUPPLEMENT}
    return {
        nutrient.key: _sum(rows, columns[COLUMN[nutrient.key]], supplements, p90, COLUMN[nutrient.key])
        for nutrient in nutrients
    }


def daily_intakes(
    rows: Iterable[EntryRow],
    complete_dates: Collection[date],
    p90: GroupP90,
    *,
    nutrients: Sequence[Nutrient] = NUTRIENTS,
) -> list[DayIntake]:
    """The logged days in order of date. A day without an entry is absent, even if marked complete: blank is missing."""
    by_date: defaultdict[date, list[EntryRow]] = defaultdict(list)
    for row in rows:
        by_date[row.date].append(row)
    return [
        DayIntake(day, day in complete_dates, total(by_date[day], p90, nutrients=nutrients)) for day in sorted(by_date)
    ]


def _sum(
    rows: Sequence[EntryRow],
    amounts: Sequence[float | None],
    supplements: Collection[int],
    p90: GroupP90,
    column: int,
) -> NutrientIntake:
    from_supplements = sum((amount for number in supplements if (amount := amounts[number]) is not None), 0.0)
    foods = (
        amounts if not supplements else [amount for number, amount in enumerate(amounts) if number not in supplements]
    )
    from_food = sum((amount for amount in foods if amount is not None), 0.0)
    lower = from_food + from_supplements
    blanks = [row for row, amount in zip(rows, amounts, strict=True) if amount is None] if None in amounts else []
    return NutrientIntake(
        lower=lower,
        from_food=from_food,
        from_supplements=from_supplements,
        upper=lower + sum(_most(row, p90, column) for row in blanks),
        coverage=_coverage(rows, amounts, p90) if blanks else 1.0,
        unknown=tuple(dict.fromkeys(row.name for row in blanks)),
        entries=len(rows),
        unknown_entries=len(blanks),
    )


def _most(row: EntryRow, p90: GroupP90, column: int) -> float:
    """What a food without a value may hold at most. A tablet's contents are bounded by no food group."""
    per_100_g = None if row.kind == SUPPLEMENT else usual_maximum(row.group, column, p90)
    return math.inf if per_100_g is None or row.grams is None else row.grams * per_100_g / 100


def _coverage(rows: Sequence[EntryRow], amounts: Sequence[float | None], p90: GroupP90) -> float:
    """The share of what was eaten, by energy, that has a value.

    Every item weighs its energy, but at least 20 kcal per 100 g: below that grams decide. Unknown energy is taken
    against the claim: a known item weighs that least, a blank one the most its food group (or fat) would hold. A
    blank item without grams and without energy cannot be weighed, so the share by number of items is a ceiling.
    """
    known = blank = 0.0
    unweighable = False
    for row, amount in zip(rows, amounts, strict=True):
        if amount is not None:
            known += _least_weight(row)
        elif weight := _most_weight(row, p90):
            blank += weight
        else:
            unweighable = True
    by_weight = known / (known + blank) if known + blank > 0 else 1.0
    return min(by_weight, 1 - amounts.count(None) / len(amounts)) if unweighable else by_weight


def _least_weight(row: EntryRow) -> float:
    by_grams = 0.0 if row.grams is None else row.grams * NEAR_ZERO_KCAL_PER_100_G / 100
    return by_grams if row.energy_kcal is None else max(row.energy_kcal, by_grams)


def _most_weight(row: EntryRow, p90: GroupP90) -> float:
    if row.energy_kcal is not None or row.grams is None:
        return _least_weight(row)
    per_100_g = usual_maximum(row.group, COLUMN[ENERGY.key], p90)
    at_most = FAT_KCAL_PER_100_G if per_100_g is None else per_100_g
    return max(row.grams * at_most / 100, _least_weight(row))
