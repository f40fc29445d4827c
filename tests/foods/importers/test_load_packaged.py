"""Packaged foods into the database by batches: known ones again, old and new releases, and a failure on the way."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from foods.importers import load
from foods.importers.load import Outcome
from foods.importers.record import FoodRecord, PortionRecord
from foods.models import Food, FoodGroup, Portion, bulk
from foods.nutrients import Amounts
from foods.search import find as search

pytestmark = pytest.mark.django_db

CUP = PortionRecord("1 cup (240 ml)", 240.0)
OAT_DRINK = FoodRecord(
    source="open_food_facts",
    source_id="0036000291452",
    code="00036000291452",
    gtin="00036000291452",
    release="2023-11-14",
    name="Oat drink with calcium",
    brand="Hazel Mill",
    group="Oat milks",
    amounts=Amounts(calcium_mg=120.0, potassium_mg=0.0),
    alternate_names="Drink from oats",
    portions=(CUP,),
    usual_portion=CUP,
    popularity=12.0,
)


def crackers(number: int) -> FoodRecord:
    return FoodRecord("open_food_facts", f"200{number}", "", "2022-04-15", f"Crackers {number}", "", Amounts())


def save(records: Iterable[FoodRecord], batch: int = 3) -> Outcome:
    total = Outcome()
    for outcome in load.save_packaged(enumerate(records, start=1), lambda _place: None, batch=batch):
        total += outcome
    return total


def rows() -> list[object]:
    return [list(model.objects.order_by("id").values()) for model in (Food, Portion)]


def test_a_packaged_food_is_written_with_brand_barcode_and_portion() -> None:
    assert save([OAT_DRINK]) == Outcome(new=1)
    food = Food.objects.get(gtin="00036000291452")
    assert (food.name, food.brand, food.kind, food.owner) == ("Oat drink with calcium", "Hazel Mill", "food", None)
    assert (food.calcium_mg, food.potassium_mg, food.magnesium_mg) == (120.0, 0.0, None)
    assert (food.portion_text, food.portion_g, food.popularity) == ("1 cup (240 ml)", 240.0, 12.0)
    assert list(food.portions.values_list("rank", "text", "weight_g")) == [(0, "1 cup (240 ml)", 240.0)]


def test_the_same_foods_again_change_nothing() -> None:
    records = [OAT_DRINK, *map(crackers, range(7))]
    assert save(records) == Outcome(new=8)
    before = rows()
    assert save(records) == Outcome(unchanged=8)
    assert save(records[::-1], batch=5) == Outcome(unchanged=8)
    assert rows() == before


def test_a_changed_food_keeps_its_row() -> None:
    save([OAT_DRINK, crackers(1)])
    key = Food.objects.get(gtin=OAT_DRINK.gtin).pk
    changed = replace(OAT_DRINK, release="2024-02-01", name="Oat drink, calcium", portions=(), usual_portion=None)
    assert save([changed, crackers(1)]) == Outcome(changed=1, unchanged=1)
    food = Food.objects.get(pk=key)
    assert (food.name, food.portion_g, food.portions.count()) == ("Oat drink, calcium", None, 0)


def test_a_food_is_known_by_its_barcode_when_its_number_is_written_otherwise() -> None:
    save([OAT_DRINK])
    key = Food.objects.get().pk
    assert save([replace(OAT_DRINK, source_id="00036000291452")]) == Outcome(changed=1)
    assert Food.objects.get().pk == key
    assert Food.objects.get().source_id == "00036000291452"


@pytest.mark.parametrize("batch", [1, 5])
def test_of_two_records_with_one_barcode_the_later_counts_and_stays(batch: int) -> None:
    twice = [replace(OAT_DRINK, source_id="036000291452", release="2024-01-01", name="Later"), OAT_DRINK, crackers(1)]
    assert save(twice, batch) == Outcome(new=2, older=1)
    before = rows()
    assert save(twice, batch) == Outcome(unchanged=2, older=1)
    assert rows() == before


@pytest.mark.parametrize("batch", [1, 5])
def test_of_two_records_of_one_day_always_the_same_one_stays(batch: int) -> None:
    twice = [replace(OAT_DRINK, source_id="036000291452"), OAT_DRINK]
    save(twice, batch)
    before = rows()
    for again in (twice, twice[::-1]):
        assert save(again, batch) == Outcome(unchanged=1, older=1)
    assert rows() == before


def test_sources_and_own_foods_with_one_barcode_do_not_meet(user: User) -> None:
    own = Food.objects.create(source="own", source_id="1", name="Mine", gtin=OAT_DRINK.gtin, owner=user)
    branded = replace(OAT_DRINK, source="branded", source_id="501", name="Oat drink of USDA")
    assert save([OAT_DRINK, branded]) == Outcome(new=2)
    assert save([OAT_DRINK, branded]) == Outcome(unchanged=2)
    own.refresh_from_db()
    assert own.name == "Mine"


def test_places_are_told_in_the_transaction_of_their_foods() -> None:
    told: list[tuple[int, int, bool]] = []

    def done(place: int) -> None:
        told.append((place, Food.objects.count(), connection.in_atomic_block))

    numbered = [(line, crackers(line)) for line in (2, 5, 6, 9, 11)]
    assert [outcome.new for outcome in load.save_packaged(numbered, done, batch=2)] == [2, 2, 1]
    assert told == [(5, 2, True), (9, 4, True), (11, 5, True)]


def test_a_failure_takes_back_its_batch_and_leaves_those_before(monkeypatch: pytest.MonkeyPatch) -> None:
    reindex = search.reindex

    def fail_once_full(food_ids: Sequence[int]) -> int:
        if Food.objects.count() > 4:
            raise RuntimeError("disk full")
        return reindex(food_ids)

    monkeypatch.setattr(search, "reindex", fail_once_full)
    places: list[int] = []
    numbered = [(line, crackers(line)) for line in range(6)]
    with pytest.raises(RuntimeError, match="disk full"):
        list(load.save_packaged(numbered, places.append, batch=2))
    assert Food.objects.count() == 4
    assert places == [1, 3]
    assert len(search.find("crackers", limit=20)) == 4


def test_packaged_foods_are_found_at_once_and_make_no_food_groups() -> None:
    save([OAT_DRINK, *map(crackers, range(4))])
    assert [food.name for food in search.find("oat drink hazel mill")] == ["Oat drink with calcium"]
    assert not FoodGroup.objects.exists()


def test_queries_do_not_grow_with_the_foods_of_a_batch(django_assert_max_num_queries: "pytest.FixtureRequest") -> None:
    for foods in (5, 500):
        with django_assert_max_num_queries(40):  # type: ignore[operator]
            save([replace(OAT_DRINK, source_id=f"{foods}{n}", code="", gtin="") for n in range(foods)], batch=1000)


def test_known_foods_are_looked_up_by_index() -> None:
    """A barcode among two million foods: without the index this would read all of them for each batch."""
    save([OAT_DRINK])
    for foods in load._packaged_like([OAT_DRINK]):
        plan = foods.explain()
        assert "SCAN foods_food" not in plan
        if connection.vendor == "sqlite":
            assert "food_by_gtin (gtin=?)" in plan or "(source=? AND source_id=?)" in plan


def test_many_rows_hold_the_constraints_of_the_table() -> None:
    with pytest.raises(IntegrityError):
        bulk.insert(Portion, ("food", "rank", "text", "weight_g"), [(999_999, 0, "1 cup", -1.0)])


def test_a_new_food_is_written_once() -> None:
    """Its place in the index stands in its row at once: written later, it would leave a dead row of each food."""
    with CaptureQueriesContext(connection) as captured:
        save([OAT_DRINK, crackers(1)])
    assert not [each["sql"] for each in captured if each["sql"].lstrip().startswith("UPDATE foods_food")]
    assert [food.name for food in search.find("oat drink")] == ["Oat drink with calcium"]
    assert search.reindex() == 2
    assert Food.objects.filter(packaged_rank__isnull=False).count() == 2


def test_keys_told_beforehand_are_given_to_nobody_else() -> None:
    save([OAT_DRINK])
    keys = bulk.new_keys(Food, 3)
    save([crackers(1)])
    assert [key - keys[0] for key in keys] == [0, 1, 2]
    assert Food.objects.filter(pk__gte=keys[0]).values_list("pk", flat=True).get() > keys[-1]
