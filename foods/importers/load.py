"""Writes food records and the article's source lists into the database, in one transaction with the search index.

A food is known again by its number in the source, else by the code that stays from release to release. So a newer
release takes the place of an older one, and what a person kept of a food stays. Nothing is ever deleted: a food that a
release has dropped may stand in somebody's favourites. A food already there in a newer release is left as it is.

The tables of plain foods go in as a whole. Packaged foods are millions: they go in by batches, each a transaction, and
no more of them is in memory at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from foods.importers import derived
from foods.importers.record import FoodRecord, PortionRecord
from foods.importers.source_list import ListedFood, missing_food
from foods.models import Food, Portion, SourceFood, bulk
from foods.nutrients import AMOUNT_FIELDS
from foods.search import find as search
from foods.search.index import packaged_rank

FIELDS = (
    "source",
    "source_id",
    "code",
    "release",
    "name",
    "brand",
    "gtin",
    "alternate_names",
    "group",
    "reports",
    "popularity",
    "portion_text",
    "portion_g",
    *AMOUNT_FIELDS,
)
BATCH = 500
# Of packaged foods in a transaction: a second or two, in which the diary of a person who logs a food has to wait.
PACKAGED_BATCH: Final = 5_000
# From this share of all foods on, writing the whole index anew is quicker than replacing rows.
REINDEX_ALL_FROM = 0.5

Key = TypeVar("Key", int, str)


@dataclass(slots=True)
class Outcome:
    """How many foods were new, changed, unchanged, or known in a newer release already (older)."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0

    def __iadd__(self, other: "Outcome") -> "Outcome":
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.older += other.older
        return self

    @property
    def total(self) -> int:
        return self.new + self.changed + self.unchanged + self.older


@dataclass(slots=True)
class _Known:
    """Shared foods in the database: what is compared, by key, and keys by number and by code."""

    foods: dict[int, tuple[object, ...]] = field(default_factory=dict)
    portions: dict[int, list[PortionRecord]] = field(default_factory=dict)
    by_number: dict[tuple[str, str], int] = field(default_factory=dict)
    by_code: dict[tuple[str, str], int] = field(default_factory=dict)

    def key(self, record: FoodRecord) -> int | None:
        key = self.by_number.get((record.source, record.source_id))
        return key or (self.by_code.get((record.source, record.code)) if record.code else None)

    def version(self, key: int) -> tuple[str, int, str]:
        _source, number, _code, release, *_rest = map(str, self.foods[key][:4])
        return _version(release, number)


def _version(release: str, number: str) -> tuple[str, int, str]:
    """What orders two records of one food: a file may hold it twice, of one day, and neither may win now and then."""
    return release, len(number), number


@transaction.atomic
def save(records: Iterable[FoodRecord]) -> Outcome:
    """Writes `records` with their portions, then the group percentiles and the search index; says what changed."""
    given = list(records)
    shared = Food.objects.filter(owner=None, source__in={record.source for record in given})
    outcome, written = _write(given, _known([shared]))
    is_index_new = bool(given) and search.is_empty()  # a migration has laid it anew
    if written:
        derived.save_groups()
    if written or is_index_new:
        derived.save_same_foods()
    written += derived.save_display_names() if given else []
    if written or is_index_new:
        search.reindex(None if is_index_new or len(written) > REINDEX_ALL_FROM * Food.objects.count() else written)
    return outcome


def save_packaged(
    records: Iterable[tuple[int, FoodRecord]], done: Callable[[int], None], *, batch: int = PACKAGED_BATCH
) -> Iterator[Outcome]:
    """Writes `records`, each with its place in its file, in transactions of `batch`; yields the outcome of each.

    `done` is told the place of the last record in the same transaction, so that it can keep how far the file has come.
    """
    remaining = iter(records)
    while places_and_records := list(islice(remaining, batch)):
        given = [record for _place, record in places_and_records]
        with transaction.atomic():
            outcome, written = _write(given, _known(_packaged_like(given)))
            if written:
                search.reindex(written)
            done(places_and_records[-1][0])
        yield outcome


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


def _write(given: Sequence[FoodRecord], known: _Known) -> tuple[Outcome, list[int]]:
    """Inserts and overwrites what is new in `given`; what came of it, and the keys of the foods written."""
    records = _newest(given)
    outcome = Outcome(older=len(given) - len(records))
    new: list[FoodRecord] = []
    changed: dict[int, FoodRecord] = {}
    for record in records:
        key = known.key(record)
        if key is None:
            new.append(record)
        elif key in changed or known.version(key) > _version(record.release, record.source_id):
            outcome.older += 1
        elif known.foods[key] == _values(record) and known.portions.get(key, []) == list(record.portions):
            outcome.unchanged += 1
        else:
            changed[key] = record
    outcome.new, outcome.changed = len(new), len(changed)
    _update(changed)
    return outcome, [*_create(new), *changed]


def _newest(records: Iterable[FoodRecord]) -> list[FoodRecord]:
    """Each food once, in its newest release, where several were given."""
    newest: dict[tuple[str, str, bool], FoodRecord] = {}
    for record in records:
        identity = (record.source, record.code or record.source_id, bool(record.code))
        held = newest.setdefault(identity, record)
        if _version(record.release, record.source_id) > _version(held.release, held.source_id):
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
        record.brand,
        record.gtin,
        record.alternate_names,
        record.group,
        record.reports,
        record.popularity,
        first.text if first else "",
        first.weight_g if first else None,
        *record.amounts,
    )


def _packaged_like(records: Sequence[FoodRecord]) -> Iterator[QuerySet[Food]]:
    """The packaged foods that `records` may be: those with their numbers, then those with their barcodes."""
    for source in {record.source for record in records}:
        numbers = [record.source_id for record in records if record.source == source]
        yield Food.objects.filter(source=source, source_id__in=numbers)
    # SQLite takes the index of barcodes only where the query repeats the index's own condition and names no other
    # indexed column; foods of other sources with these barcodes do no harm.
    yield Food.objects.exclude(gtin="").filter(gtin__in={record.gtin for record in records if record.gtin})


def _known(foods: Iterable[QuerySet[Food]]) -> _Known:
    known = _Known()
    for found in foods:
        for key, *values in found.values_list("id", *FIELDS):
            source, number, code, *_rest = values
            known.foods[key] = tuple(values)
            known.by_number[source, number] = key
            if code:
                known.by_code[source, code] = key
    for keys in _batches(known.foods):
        portions = Portion.objects.filter(food__in=keys).order_by("food_id", "rank")
        for key, text, weight_g in portions.values_list("food_id", "text", "weight_g"):
            known.portions.setdefault(key, []).append(PortionRecord(text, weight_g))
    return known


def _create(records: Sequence[FoodRecord]) -> list[int]:
    """Inserts foods and portions; their keys."""
    created = dict(zip(bulk.new_keys(Food, len(records)), records, strict=True))
    bulk.insert(Food, ("id", "packaged_rank", *FIELDS), (_row(key, record) for key, record in created.items()))
    _create_portions(created)
    return list(created)


def _row(key: int, record: FoodRecord) -> tuple[object, ...]:
    """A new food as columns, with the place that it will have in the index, lest its row be written twice."""
    place = packaged_rank(key, record.name, record.source, record.popularity, record.amounts)
    return key, place, *_values(record)


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
    rows = (
        (key, rank, portion.text, portion.weight_g)
        for key, record in records.items()
        for rank, portion in enumerate(record.portions)
    )
    bulk.insert(Portion, ("food", "rank", "text", "weight_g"), rows)


def _batches(keys: Iterable[Key]) -> Iterator[list[Key]]:
    remaining = iter(keys)
    while batch := list(islice(remaining, PACKAGED_BATCH)):
        yield batch
