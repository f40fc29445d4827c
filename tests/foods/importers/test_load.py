"""Records into the database: what is new, changed, unchanged, and what no import may take away."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection

from foods.importers import load
from foods.importers.load import Outcome
from foods.importers.record import FoodRecord, PortionRecord, TableError
from foods.importers.source_list import ListedFood
from foods.models import Food, FoodGroup, Portion, SourceFood
from foods.models.food import groups_p90
from foods.nutrients import Amounts
from foods.search import find as search

pytestmark = pytest.mark.django_db

CUP, PIECE = PortionRecord("1 cup", 150.0), PortionRecord("1 banana", 126.0)
BANANA = FoodRecord(
    source="fndds",
    source_id="11",
    code="63107010",
    release="2022-10-28",
    name="Banana, raw",
    group="Bananas",
    amounts=Amounts(magnesium_mg=28.0, vitamin_d_ug=0.0),
    alternate_names="Cavendish",
    portions=(PIECE, CUP),
    reports=8465,
    usual_g=118.0,
    popularity=8465.0,
    usual_portion=PIECE,
)
SPINACH = FoodRecord("sr_legacy", "22", "11457", "2019-04-01", "Spinach, raw", "Vegetables", Amounts(magnesium_mg=79.0))


def listed(fdc_id: str = "22", label: str = "Spinach, raw", line: int = 2) -> ListedFood:
    return ListedFood(
        "magnesium", "spinach", label, "sr_legacy", fdc_id, "1 cup", 30.0, "vegan", "", "high_oxalate", "modest", line
    )


def test_new_foods_are_written_with_portions_in_order() -> None:
    assert load.save([BANANA, SPINACH]) == Outcome(new=2)
    banana = Food.objects.get(source="fndds", source_id="11")
    assert (banana.magnesium_mg, banana.vitamin_d_ug, banana.calcium_mg) == (28.0, 0.0, None)
    assert (banana.portion_text, banana.portion_g, banana.reports) == ("1 banana", 126.0, 8465)
    assert list(banana.portions.values_list("rank", "text", "weight_g")) == [
        (0, "1 banana", 126.0),
        (1, "1 cup", 150.0),
    ]
    spinach = Food.objects.get(source="sr_legacy")
    assert (spinach.portion_text, spinach.portion_g, spinach.reports) == ("", None, None)


def test_the_same_twice_changes_nothing() -> None:
    load.save([BANANA, SPINACH])
    before = list(Portion.objects.values_list("id", flat=True))
    assert load.save([BANANA, SPINACH]) == Outcome(unchanged=2)
    assert list(Portion.objects.values_list("id", flat=True)) == before


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Banana, fresh"},
        {"amounts": Amounts(magnesium_mg=28.0)},
        {"portions": (PIECE,)},
        {"portions": (CUP, PIECE)},
        {"usual_portion": CUP},
        {"popularity": 1.0},
    ],
)
def test_change_keeps_the_row_and_replaces_portions(change: dict[str, object]) -> None:
    load.save([BANANA])
    key = Food.objects.get().pk
    changed = replace(BANANA, **change)  # type: ignore[arg-type]
    assert load.save([changed, SPINACH]) == Outcome(new=1, changed=1)
    assert load.save([changed, SPINACH]) == Outcome(unchanged=2)
    food = Food.objects.get(pk=key)
    assert food.name == changed.name
    assert [PortionRecord(*row) for row in food.portions.values_list("text", "weight_g")] == list(changed.portions)


def test_newer_release_takes_the_place_of_the_older_one() -> None:
    load.save([BANANA])
    key = Food.objects.get().pk
    newer = replace(BANANA, source_id="901", release="2024-10-31")
    assert load.save([newer]) == Outcome(changed=1)
    assert Food.objects.get().pk == key
    assert Food.objects.get().source_id == "901"


def test_older_release_leaves_the_newer_one_as_it_is() -> None:
    newer = replace(BANANA, source_id="901", release="2024-10-31", name="Banana, fresh")
    load.save([newer])
    assert load.save([BANANA]) == Outcome(older=1)
    assert Food.objects.get().name == "Banana, fresh"


@pytest.mark.parametrize("newer_first", [True, False])
def test_of_two_releases_given_together_the_newer_counts(newer_first: bool) -> None:
    releases = [replace(BANANA, source_id="901", release="2024-10-31"), BANANA]
    given = releases if newer_first else releases[::-1]
    assert load.save([*given, SPINACH, SPINACH]) == Outcome(new=2, older=2)
    assert Food.objects.get(source="fndds").source_id == "901"


def test_food_that_a_release_dropped_stays() -> None:
    load.save([BANANA, SPINACH])
    load.save([replace(SPINACH, name="Spinach, fresh")])
    assert Food.objects.count() == 2


def test_own_food_with_the_same_number_is_left_alone(user: User) -> None:
    Food.objects.create(source="own", source_id="11", release="", name="My banana", owner=user)
    assert load.save([BANANA]) == Outcome(new=1)
    assert Food.objects.get(owner=user).name == "My banana"


def test_written_foods_are_found_by_name_and_other_name_at_once() -> None:
    load.save([BANANA, SPINACH])
    load.save([replace(BANANA, name="Plátano", release="2024-10-31"), SPINACH])
    assert [food.name for food in search.find("platano", user_id=None)] == ["Plátano"]
    assert [food.name for food in search.find("cavendish", user_id=None)] == ["Plátano"]
    assert search.find("banana", user_id=None) == []


def test_loading_again_fills_an_index_that_was_laid_anew() -> None:
    load.save([BANANA, SPINACH])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM foods_search")
    assert load.save([BANANA, SPINACH]) == Outcome(unchanged=2)
    assert len(search.find("banana")) == 1


def test_same_food_of_two_tables_is_linked_as_it_is_loaded() -> None:
    load.save([BANANA, replace(BANANA, source="sr_legacy", source_id="77", code="9040", name="Bananas, raw")])
    one, other = Food.objects.order_by("source")
    assert (one.source, one.same_as, other.same_as) == ("fndds", None, one)
    assert list(one.in_tables()) == [other]


def test_failure_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_food_ids: object = None) -> int:
        raise RuntimeError("disk full")

    monkeypatch.setattr(search, "reindex", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        load.save([BANANA])
    assert not Food.objects.exists()
    assert not FoodGroup.objects.exists()


def test_group_percentiles_follow_the_foods() -> None:
    load.save([BANANA, SPINACH])
    assert groups_p90()["Bananas"].magnesium_mg == 28.0
    assert groups_p90()[""].magnesium_mg == pytest.approx(28 + 0.9 * 51)
    load.save([replace(BANANA, group="Fruit")])
    assert set(groups_p90()) == {"Fruit", "Vegetables", ""}


def test_queries_do_not_grow_with_the_number_of_foods(
    django_assert_max_num_queries: "pytest.FixtureRequest",
) -> None:
    many = [replace(BANANA, source_id=str(number), code=str(number)) for number in range(100, 500)]
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        load.save(many)


def test_source_list_is_written_once_and_follows_the_list() -> None:
    load.save([SPINACH])
    assert load.save_source_list([listed()]) is True
    key = SourceFood.objects.get().pk
    assert load.save_source_list([listed()]) is False
    assert SourceFood.objects.get().pk == key
    assert load.save_source_list([listed(label="Spinach")]) is True
    assert SourceFood.objects.get().label == "Spinach"


def test_listed_food_that_is_not_in_the_table_is_refused_and_the_old_list_stays() -> None:
    load.save([SPINACH])
    load.save_source_list([listed()])
    with pytest.raises(TableError, match=r"Line 7 .*“Kale, raw” \(sr_legacy 168421\) is not in the food table"):
        load.save_source_list([listed(), listed("168421", "Kale, raw", 7)])
    assert SourceFood.objects.get().label == "Spinach, raw"


def test_fndds_food_with_the_number_of_a_listed_one_is_not_it() -> None:
    load.save([replace(BANANA, source_id="22")])
    with pytest.raises(TableError, match="is not in the food table"):
        load.save_source_list([listed()])
