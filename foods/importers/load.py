"""Writes food records and the article's source lists into the database, in one transaction with the search index.

A food is known again by its number in the source, else by the code that stays from release to release. So a newer
release takes the place of an older one, and what a person kept of a food stays. Nothing is ever deleted: a food that a
release has dropped may stand in somebody's favourites. A food already there in a newer release is left as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from foods import search
from foods.importers.groups import percentiles
from foods.importers.record import FoodRecord, PortionRecord
from foods.importers.source_list import ListedFood, missing_food
from foods.models import Food, FoodGroup, FoodSource, Portion, SourceFood
from foods.nutrients import AMOUNT_FIELDS, Amounts

# The tables of foods as such; packaged foods are too many and too alike to say what a group holds.
GENERIC_SOURCES = (FoodSource.FNDDS, FoodSource.SR_LEGACY, FoodSource.FOUNDATION)
FIELDS = (
    "source",
    "source_id",
    "code",
    "release",
    "name",
    "alternate_names",
    "group",
    "reports",
    "popularity",
    "portion_text",
    "portion_g",
    *AMOUNT_FIELDS,
)
BATCH = 500
# From this share of all foods on, writing the whole index anew is quicker than replacing rows.
REINDEX_ALL_FROM = 0.5


@dataclass(slots=True)
class Outcome:
    """How many foods were new, changed, unchanged, or known in a newer release already (older)."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0


@dataclass(slots=True)
class _Known:
    """The shared foods in the database: what is compared, by key, and keys by number and by code."""

    foods: dict[int, tuple[object, ...]] = field(default_factory=dict)
    portions: dict[int, list[PortionRecord]] = field(default_factory=dict)
    by_number: dict[tuple[str, str], int] = field(default_factory=dict)
    by_code: dict[tuple[str, str], int] = field(default_factory=dict)

    def key(self, record: FoodRecord) -> int | None:
        key = self.by_number.get((record.source, record.source_id))
        return key or (self.by_code.get((record.source, record.code)) if record.code else None)

    def release(self, key: int) -> str:
        return str(self.foods[key][FIELDS.index("release")])


@transaction.atomic
def save(records: Iterable[FoodRecord]) -> Outcome:
    """Writes `records` with their portions, then the group percentiles and the search index; says what changed."""
    given = list(records)
    records = _newest(given)
    known = _known({record.source for record in records})
    outcome = Outcome(older=len(given) - len(records))
    new: list[FoodRecord] = []
    changed: dict[int, FoodRecord] = {}
    for record in records:
        key = known.key(record)
        if key is None:
            new.append(record)
        elif known.release(key) > record.release:
            outcome.older += 1
        elif known.foods[key] == _values(record) and known.portions.get(key, []) == list(record.portions):
            outcome.unchanged += 1
        else:
            changed[key] = record
    outcome.new, outcome.changed = len(new), len(changed)
    if new or changed:
        _update(changed)
        written = [*_create(new), *changed]
        _save_groups()
        search.reindex(None if len(written) > REINDEX_ALL_FROM * Food.objects.count() else written)
    return outcome


@transaction.atomic
def save_source_list(listed: Sequence[ListedFood]) -> bool:
    """Makes the source lists equal to `listed`; whether that changed anything.

    Raises TableError naming line and food when a listed food is not in the table.
    """
    numbers = {(row.source, row.fdc_id) for row in listed}
    foods = Food.objects.filter(owner=None, source_id__in={number for _source, number in numbers})
    keys = {(source, number): key for key, source, number in foods.values_list("id", "source", "source_id")}
    for row in listed:
        if (row.source, row.fdc_id) not in keys:
            raise missing_food(row)
    wanted = [(keys[row.source, row.fdc_id], row.shown) for row in listed]
    columns = ("nutrient", "term", "label", "portion_text", "portion_g", "diet", "allergens", "flags", "good_source")
    held = SourceFood.objects.order_by("id").values_list("food_id", *columns)
    if wanted == [(key, tuple(shown)) for key, *shown in held]:
        return False
    SourceFood.objects.all().delete()
    SourceFood.objects.bulk_create(
        SourceFood(food_id=key, **dict(zip(columns, shown, strict=True))) for key, shown in wanted
    )
    return True


def _newest(records: Iterable[FoodRecord]) -> list[FoodRecord]:
    """Each food once, in its newest release, where several folders were given."""
    newest: dict[tuple[str, str, bool], FoodRecord] = {}
    for record in records:
        identity = (record.source, record.code or record.source_id, bool(record.code))
        held = newest.setdefault(identity, record)
        if record.release > held.release:
            newest[identity] = record
    return list(newest.values())


def _values(record: FoodRecord) -> tuple[object, ...]:
    """`record` as the columns FIELDS."""
    first = record.usual_portion
    return (
        record.source,
        record.source_id,
        record.code,
        record.release,
        record.name,
        record.alternate_names,
        record.group,
        record.reports,
        record.popularity,
        first.text if first else "",
        first.weight_g if first else None,
        *record.amounts,
    )


def _known(sources: Iterable[str]) -> _Known:
    known = _Known()
    foods = Food.objects.filter(owner=None, source__in=sources)
    for key, *values in foods.values_list("id", *FIELDS):
        source, number, code, *_rest = values
        known.foods[key] = tuple(values)
        known.by_number[source, number] = key
        if code:
            known.by_code[source, code] = key
    if known.foods:
        portions = Portion.objects.filter(food__in=foods).order_by("food_id", "rank")
        for key, text, weight_g in portions.values_list("food_id", "text", "weight_g"):
            known.portions.setdefault(key, []).append(PortionRecord(text, weight_g))
    return known


def _create(records: Sequence[FoodRecord]) -> list[int]:
    """Inserts foods and portions; their keys."""
    foods = [Food(**dict(zip(FIELDS, _values(record), strict=True))) for record in records]
    Food.objects.bulk_create(foods, batch_size=BATCH)
    keys = [food.pk for food in foods]
    _create_portions(dict(zip(keys, records, strict=True)))
    return keys


def _update(records: Mapping[int, FoodRecord]) -> None:
    """Overwrites foods by key, and replaces their portions."""
    foods = [Food(id=key, **dict(zip(FIELDS, _values(record), strict=True))) for key, record in records.items()]
    Food.objects.bulk_create(
        foods, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=[*FIELDS]
    )
    for keys in _batches(records):
        Portion.objects.filter(food_id__in=keys).delete()
    _create_portions(records)


def _create_portions(records: Mapping[int, FoodRecord]) -> None:
    Portion.objects.bulk_create(
        (
            Portion(food_id=key, rank=rank, text=portion.text, weight_g=portion.weight_g)
            for key, record in records.items()
            for rank, portion in enumerate(record.portions)
        ),
        batch_size=BATCH * 4,
    )


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(keys)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _save_groups() -> None:
    """The percentiles of each group that has foods, and of all foods together."""
    foods = Food.objects.filter(owner=None, source__in=GENERIC_SOURCES).values_list("group", *AMOUNT_FIELDS)
    found = percentiles((group, Amounts(*amounts)) for group, *amounts in foods)
    FoodGroup.objects.exclude(name__in=found).delete()
    FoodGroup.objects.bulk_create(
        (FoodGroup(name=name, foods=group.foods, **group.p90._asdict()) for name, group in found.items()),
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["foods", *AMOUNT_FIELDS],
    )
