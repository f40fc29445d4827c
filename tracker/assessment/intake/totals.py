"""What a day or a span of days adds up to: plain sums with an honest share of the unknown.

Source of the bounds: method.md section 8 (lower bound, coverage by energy, upper bound by the food group's
90th percentile).
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import compress
from operator import attrgetter
from typing import Any, Final, NamedTuple, Self

from foods.nutrients import (
    AMOUNT_FIELDS,
    ENERGY,
    NUTRIENTS,
    POTASSIUM,
    TRACKED,
    Amounts,
    GroupP90,
    Nutrient,
    usual_maximum,
)

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
    amounts: Amounts

    @classmethod
    def of_columns(cls, *columns: Any) -> Self:
        """From one value for each of `COLUMNS`."""
        day, meal, name, kind, group, grams, *amounts = columns
        return cls(day, meal, name, kind, group, grams, Amounts(*amounts))


COLUMNS: Final = (*EntryRow._fields[:-1], *AMOUNT_FIELDS)  # of an entry in the database
COLUMN: Final = {nutrient.key: number for number, nutrient in enumerate(NUTRIENTS)}
NO_AMOUNTS: Final = [()] * len(NUTRIENTS)  # of no entry
AMOUNT_OF: Final = {nutrient.key: attrgetter(f"amounts.{nutrient.field}") for nutrient in NUTRIENTS}


class NutrientIntake(NamedTuple):  # and no dataclass: ten years hold 18,000 of them, made three times as fast
    """One nutrient's sum over some entries, in the nutrient's own unit.

    `lower` is the sum of the known amounts, `from_food` and `from_supplements` its two parts. `upper` serves only to
    decide how much can be said and is never shown as an intake; `math.inf` where nothing bounds it. `coverage`
    (0 to 1) is the known share of what was eaten. Supplements without a value are in neither: `unlisted` counts them,
    and `may_be_its_kind` says that one of them could be one of this very nutrient, since nothing of it is known.
    `unknown` names what has no value, each name once, in order of eating; `entries` and `unknown_entries` count
    ("2 of 9 foods have no vitamin D value").
    """

    lower: float
    from_food: float
    from_supplements: float
    upper: float
    coverage: float
    unknown: tuple[str, ...]
    entries: int
    unknown_entries: int
    unlisted: int = 0
    may_be_its_kind: bool = False

    @property
    def nothing_logged(self) -> bool:
        """True where the sum is 0 because there is no entry, not because something measured 0."""
        return self.entries == 0

    @property
    def is_complete(self) -> bool:
        return self.unknown_entries == 0


class DayIntake(NamedTuple):
    """One logged day; `complete` = the person has said that nothing is missing. `nutrients` goes by nutrient key."""

    date: date
    complete: bool
    nutrients: Mapping[str, NutrientIntake]


class FoodSums(NamedTuple):
    """What a day's foods, without supplements, add up to, as the diary's query adds it up.

    `weight_kcal` is what all of them weigh in a coverage (`least_weight_kcal`), `known` the sums of the known amounts
    of the nutrients asked for, in their order: lower bounds.
    """

    date: date
    entries: int
    weight_kcal: float
    known: tuple[float, ...]


def total(
    rows: Sequence[EntryRow], p90: GroupP90, *, nutrients: Iterable[Nutrient] = NUTRIENTS
) -> dict[str, NutrientIntake]:
    """The sum of the entries by nutrient key. No entry: 0, all of it known, `nothing_logged`."""
    columns = list(zip(*(row.amounts for row in rows), strict=True)) or NO_AMOUNTS
    return {
        nutrient.key: _sum(rows, columns[COLUMN[nutrient.key]], p90, COLUMN[nutrient.key]) for nutrient in nutrients
    }


def daily_intakes(
    sums: Iterable[FoodSums],
    singled_out: Iterable[EntryRow],
    complete_dates: Collection[date],
    p90: GroupP90,
    *,
    nutrients: Sequence[Nutrient] = NUTRIENTS,
) -> list[DayIntake]:
    """The logged days in order of date. A day without an entry is absent, even if marked complete: blank is missing.

    `sums` are the days' foods added up for `nutrients`, `singled_out` the entries that have to be looked at one by one:
    all supplements, and the foods without a value for one of `nutrients` (these stand in the sums too). What comes
    out is, day by day, what `total` says of all entries.
    """
    by_date: defaultdict[date, list[EntryRow]] = defaultdict(list)
    for row in singled_out:
        by_date[row.date].append(row)
    foods = {day.date: day for day in sums}
    for day in by_date.keys() - foods.keys():
        foods[day] = FoodSums(day, 0, 0.0, (0.0,) * len(nutrients))
    columns = {nutrient.key: COLUMN[nutrient.key] for nutrient in nutrients}
    return [
        DayIntake(day, day in complete_dates, _day(foods[day], by_date.get(day, ()), p90, columns))
        for day in sorted(foods)
    ]


def least_weight_kcal(row: EntryRow) -> float:
    """What an entry weighs in a coverage: its energy, but at least 20 kcal per 100 g."""
    by_grams = 0.0 if row.grams is None else row.grams * NEAR_ZERO_KCAL_PER_100_G / 100
    return by_grams if row.amounts.energy_kcal is None else max(row.amounts.energy_kcal, by_grams)


def _sum_of_known(amounts: Iterable[float | None]) -> float:
    return sum([amount for amount in amounts if amount is not None], 0.0)


class _Known(NamedTuple):
    """One nutrient of some entries as far as it is known; `weight_kcal` is that of the entries with a value."""

    from_food: float
    from_supplements: float
    weight_kcal: float
    entries: int


def _sum(rows: Sequence[EntryRow], amounts: Sequence[float | None], p90: GroupP90, column: int) -> NutrientIntake:
    food = supplements = weight = 0.0
    for row, amount in zip(rows, amounts, strict=True):
        if amount is None:
            continue
        weight += least_weight_kcal(row)
        if row.kind == SUPPLEMENT:
            supplements += amount
        else:
            food += amount
    blanks = [row for row, amount in zip(rows, amounts, strict=True) if amount is None] if None in amounts else []
    return _intake(_Known(food, supplements, weight, len(rows) - len(blanks)), blanks, p90, column)


def _day(
    foods: FoodSums, rows: Sequence[EntryRow], p90: GroupP90, columns: Mapping[str, int]
) -> dict[str, NutrientIntake]:
    """By nutrient key, from the day's foods and those of its entries that were singled out."""
    is_supplement = [row.kind == SUPPLEMENT for row in rows]
    amounts = list(zip(*[row.amounts for row in rows], strict=True)) or NO_AMOUNTS
    return {
        key: _nutrient_of_day(column, foods, from_food, rows, amounts[column], is_supplement, p90)
        for (key, column), from_food in zip(columns.items(), foods.known, strict=True)
    }


def _nutrient_of_day(
    column: int,
    foods: FoodSums,
    from_food: float,
    rows: Sequence[EntryRow],
    amounts: Sequence[float | None],
    is_supplement: Sequence[bool],
    p90: GroupP90,
) -> NutrientIntake:
    """One nutrient of a day; where there are blanks, the foods with a value weigh what the blank foods leave.

    `amounts` are those of `rows`, of which `is_supplement` tells the supplements.
    """
    from_supplements = _sum_of_known(compress(amounts, is_supplement))
    if None not in amounts:
        lower, entries = from_food + from_supplements, foods.entries + is_supplement.count(True)
        return NutrientIntake(lower, from_food, from_supplements, lower, 1.0, (), entries, 0)
    blanks = [row for row, amount in zip(rows, amounts, strict=True) if amount is None]
    blank_foods = [row for row in blanks if row.kind != SUPPLEMENT]
    supplements = compress(zip(rows, amounts, strict=True), is_supplement)
    taken = [row for row, amount in supplements if amount is not None]
    foods_known = foods.entries - len(blank_foods)
    weight = foods.weight_kcal - sum(map(least_weight_kcal, blank_foods)) if foods_known else 0.0
    known = _Known(
        from_food=from_food,
        from_supplements=from_supplements,
        weight_kcal=max(weight, 0.0) + sum(map(least_weight_kcal, taken)),
        entries=foods_known + len(taken),
    )
    return _intake(known, blanks, p90, column)


def _intake(known: _Known, blanks: Sequence[EntryRow], p90: GroupP90, column: int) -> NutrientIntake:
    lower = known.from_food + known.from_supplements
    foods = [row for row in blanks if row.kind != SUPPLEMENT]
    supplements = [row for row in blanks if row.kind == SUPPLEMENT]
    return NutrientIntake(
        lower=lower,
        from_food=known.from_food,
        from_supplements=known.from_supplements,
        upper=lower + sum([_most(row, p90, column) for row in foods]),
        coverage=_coverage(known, foods, p90) if foods else 1.0,
        unknown=tuple(dict.fromkeys([row.name for row in blanks])),
        entries=known.entries + len(blanks),
        unknown_entries=len(blanks),
        unlisted=len(supplements),
        may_be_its_kind=column != COLUMN[POTASSIUM.key] and not all(map(_is_of_known_kind, supplements)),
    )


def _is_of_known_kind(supplement: EntryRow) -> bool:
    """Whether it lists a tracked nutrient: then it is a supplement of that, and not of what it leaves out.

    None is one of potassium: a tablet holds at most 99 mg by custom, a thirtieth of any adult's reference.
    """
    return any(AMOUNT_OF[nutrient.key](supplement) for nutrient in TRACKED)


def _most(row: EntryRow, p90: GroupP90, column: int) -> float:
    """What a food without a value may hold at most."""
    per_100_g = usual_maximum(row.group, column, p90)
    return math.inf if per_100_g is None or row.grams is None else row.grams * per_100_g / 100


def _coverage(known: _Known, blanks: Sequence[EntryRow], p90: GroupP90) -> float:
    """The share of what was eaten, by energy, that has a value.

    Unknown energy is taken against the claim: a known item weighs its least, a blank one the most its food group (or
    fat) would hold. A blank item without grams and without energy cannot be weighed, so the share by number of items
    is a ceiling.
    """
    weights = [_most_weight_kcal(row, p90) for row in blanks]
    weighed = known.weight_kcal + sum(weights)
    by_weight = known.weight_kcal / weighed if weighed > 0 else 1.0
    return min(by_weight, known.entries / (known.entries + len(blanks))) if 0.0 in weights else by_weight


def _most_weight_kcal(row: EntryRow, p90: GroupP90) -> float:
    if row.amounts.energy_kcal is not None or row.grams is None:
        return least_weight_kcal(row)
    per_100_g = usual_maximum(row.group, COLUMN[ENERGY.key], p90)
    at_most = FAT_KCAL_PER_100_G if per_100_g is None else per_100_g
    return max(row.grams * at_most / 100, least_weight_kcal(row))
