"""Finding foods: what is found, in which order, for whom."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from foods.models import Food
from foods.names.asked import slots
from foods.search import find as search
from foods.search import index as search_index
from foods.search.engines import Term
from foods.search.known import known
from foods.search.ranking import Candidate, ordered

MakeFood = Callable[..., Food]


@pytest.fixture
def indexed(make_food: MakeFood) -> MakeFood:
    """A food that can be found."""

    def make(name: str, **fields: object) -> Food:
        food = make_food(name, **fields)
        search.reindex([food.pk])
        return food

    return make


@pytest.fixture
def pantry(indexed: MakeFood) -> None:
    for name in (
        "Bananas, raw",
        "Banana chips",
        "Spinach, raw",
        "Spinach, cooked, boiled, drained, without salt",
        "Milk, reduced fat (2%)",
        "Yogurt, plain",
        "Oatmeal, cooked",
        "Peanut butter",
        "Chicken breast, roasted",
    ):
        indexed(name)


def names(query: str, **options: object) -> list[str]:
    return [food.name for food in search.find(query, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("banana", "Bananas, raw"),
        ("BANANAS", "Bananas, raw"),
        ("ban", "Bananas, raw"),
        ("b", "Bananas, raw"),
        ("cooked spinach", "Spinach, cooked, boiled, drained, without salt"),
        ("spinach cooked", "Spinach, cooked, boiled, drained, without salt"),
        ("reduced fat milk", "Milk, reduced fat (2%)"),
        ("yoghurt", "Yogurt, plain"),
        ("porridge", "Oatmeal, cooked"),
        ("porri", "Oatmeal, cooked"),
        ("oat meal", "Oatmeal, cooked"),
        ("peanutbutter", "Peanut butter"),
        ("chick br", "Chicken breast, roasted"),
        ("chicken brast", "Chicken breast, roasted"),
        ("spinich", "Spinach, raw"),
        ("purple banana", "Bananas, raw"),
    ],
)
def test_query_finds(pantry: None, query: str, first: str) -> None:
    assert names(query)[:1] == [first]


@pytest.mark.parametrize("query", ["", "   ", "'", '"', "*", "NEAR(", "xyzzyplugh"])
def test_query_that_names_nothing_finds_nothing(pantry: None, query: str) -> None:
    assert names(query) == []


@pytest.mark.parametrize(
    "query", ['"spinach', "spinach OR", "-spinach", "spinach:*", "spinach' | !", "(spinach", "spinach^2\\"]
)
def test_signs_of_the_engines_mean_nothing(pantry: None, query: str) -> None:
    assert "Spinach, raw" in names(query)


@pytest.mark.parametrize(
    ("query", "near"), [("bananarama", "Bananas, raw"), ("spnch", "Spinach, raw"), ("qqqq", None), ("an", None)]
)
def test_nearest_words_stand_in_where_nothing_is_found(pantry: None, query: str, near: str | None) -> None:
    assert names(query) == []
    assert [food.name for food in search.nearest(query)][:1] == ([near] if near else [])


def test_what_goes_with_a_food_may_be_missing(indexed: MakeFood) -> None:
    indexed("Coffee, brewed", popularity=29000)
    indexed("Cream puff with coffee filling", popularity=3)
    assert names("coffee with cream")[0] == "Coffee, brewed"


def test_noun_beside_a_food_does_not_lead(indexed: MakeFood) -> None:
    indexed("Rice, fried, with chicken", popularity=201)
    indexed("Chicken, breast, fried, skin eaten", popularity=9)
    assert names("fried chicken")[0] == "Chicken, breast, fried, skin eaten"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("trout, farmed, cooked", "Fish, trout, farmed, cooked, dry heat"),
        ("trout, farmed", "Fish, trout, farmed, raw"),
        ("grilled trout", "Fish, trout, farmed, cooked, dry heat"),
        ("raw trout", "Fish, trout, farmed, raw"),
        ("chestnuts, raw", "Nuts, chestnuts, peeled"),
    ],
)
def test_raw_food_stands_behind_where_a_cooked_one_is_wanted_and_the_other_way_round(
    indexed: MakeFood, query: str, first: str
) -> None:
    indexed("Fish, trout, farmed, raw", popularity=90)
    indexed("Fish, trout, farmed, cooked, dry heat", popularity=1)
    indexed("Nuts, chestnuts, peeled", popularity=1)
    indexed("Nuts, chestnuts, boiled", popularity=1)
    assert names(query)[0] == first


def test_food_called_by_the_word_is_found_behind_hundreds_that_contain_it(
    indexed: MakeFood, make_food: MakeFood
) -> None:
    salted = [make_food(f"Snack {number}, with salt", popularity=9) for number in range(210)]
    search.reindex([food.pk for food in salted])
    indexed("Salt, table")
    assert names("salt")[0] == "Salt, table"


def test_other_name_counts_word_for_word(indexed: MakeFood) -> None:
    indexed("Nutella sandwich on white bread", popularity=3)
    indexed("Chocolate hazelnut spread", alternate_names="Nutella; hazelnut butter", popularity=50)
    assert names("nutella")[0] == "Chocolate hazelnut spread"


def test_same_food_of_several_tables_is_found_once(indexed: MakeFood) -> None:
    first = indexed("Banana, raw", source="fndds", popularity=100)
    indexed("Bananas, raw", same_as=first)
    assert search.find("banana") == [first]


def test_packaged_foods_follow_plain_ones(indexed: MakeFood) -> None:
    packaged = indexed("Banana", source="open_food_facts", brand="Chiquita", popularity=90000)
    plain = indexed("Banana, baked")
    assert search.find("banana") == [plain, packaged]
    assert search.find("chiquita banana") == [packaged]
    assert search.find("banana", boost={packaged.pk: 2.0}) == [packaged, plain]


def test_packaged_foods_are_replaced_and_reindexed(indexed: MakeFood) -> None:
    packaged = indexed("Oat bar", source="branded")
    Food.objects.filter(pk=packaged.pk).update(name="Rye bar", popularity=20)
    for reindexed in ([packaged.pk], None):
        assert search.reindex(reindexed) == 1
        assert (names("rye bar"), names("oat bar")) == (["Rye bar"], [])
    assert search_index.packaged_words() == [("bar", 1), ("rye", 1)]


def test_packaged_foods_of_every_standing_come_in_its_order(indexed: MakeFood) -> None:
    looked_up = (0, 40, 3, 90_000, 400, 1)
    foods = {count: indexed("Choco bar", source="branded", popularity=count) for count in looked_up}
    assert search.find("choco bar") == [foods[count] for count in sorted(looked_up, reverse=True)]


def test_word_common_on_packages_is_no_typing_error(indexed: MakeFood) -> None:
    indexed("Chocolate, dark", popularity=900)
    for maker in ("Alder", "Birch", "Cedar"):
        indexed(f"Chocolade {maker}", source="open_food_facts")
    assert names("chocolade")[0] == "Chocolade Alder"


def test_slip_on_packages_does_not_hide_the_plain_food(indexed: MakeFood) -> None:
    plain = indexed("Banana, raw")
    for maker in ("Alder", "Birch", "Cedar", "Douglas", "Elm"):
        indexed(f"Banana {maker}", source="open_food_facts")
    slip = indexed("Bananna", source="open_food_facts")
    assert search.find("bananna")[:2] == [plain, slip]


def test_archived_food_is_not_found(indexed: MakeFood, user: User) -> None:
    food = indexed("Lentil stew", source="own", owner=user)
    Food.objects.filter(pk=food.pk).update(archived_at="2026-11-01T00:00Z")
    assert search.reindex([food.pk]) == 0
    assert names("lentil stew", user_id=user.pk) == []


def test_more_often_eaten_comes_first(indexed: MakeFood) -> None:
    indexed("Rice, red, cooked", popularity=3)
    indexed("Rice, white, cooked", popularity=1418)
    assert names("rice") == ["Rice, white, cooked", "Rice, red, cooked"]


def test_equals_come_in_the_order_of_their_ids(indexed: MakeFood) -> None:
    foods = [indexed("Plain cake") for _ in range(3)]
    assert [food.pk for food in search.find("cake")] == [food.pk for food in foods]


def test_boost_lifts_a_food(indexed: MakeFood) -> None:
    white, red = indexed("Rice, white", popularity=1000), indexed("Rice, red", popularity=3)
    assert search.find("rice", boost={red.pk: 3.0}) == [red, white]


@pytest.mark.parametrize("amount", ["3 oz", "½ cup", "1 tablespoon", "about 85 g", "1 1/2 cups", "1 large"])
def test_an_amount_behind_a_comma_is_no_word_of_the_name(pantry: None, indexed: MakeFood, amount: str) -> None:
    indexed("Yogurt, fruit, 9 g protein/8 oz")
    assert names(f"Spinach, cooked, {amount}")[:1] == ["Spinach, cooked, boiled, drained, without salt"]
    assert names("yogurt fruit 8 oz") == ["Yogurt, fruit, 9 g protein/8 oz"]


def test_alternate_names_are_found(indexed: MakeFood) -> None:
    indexed("Infant formula", alternate_names="Similac; Enfamil")
    assert names("enfamil") == ["Infant formula"]


def test_own_food_is_found_by_its_owner_only(indexed: MakeFood, user: User, stranger: User) -> None:
    indexed("Grandmother's lentil stew", source="own", owner=user)
    assert names("lentil stew", user_id=user.pk) == ["Grandmother's lentil stew"]
    assert names("lentil stew", user_id=stranger.pk) == []
    assert names("lentil stew") == []


def test_words_of_own_foods_correct_nobody(indexed: MakeFood, user: User, stranger: User) -> None:
    indexed("Zabaglione", source="own", owner=user)
    assert "zabaglione" not in known().everyday


def test_own_food_is_found_by_one_letter(pantry: None, indexed: MakeFood, user: User) -> None:
    indexed("Zucchini fritters", source="own", owner=user)
    assert names("z", user_id=user.pk) == ["Zucchini fritters"]


def test_limit_is_kept(pantry: None) -> None:
    assert len(names("s", limit=1)) == 1
    assert names("s", limit=0) == []


def test_renamed_food_is_found_by_its_new_name_only(indexed: MakeFood) -> None:
    food = indexed("Kale, raw")
    Food.objects.filter(pk=food.pk).update(name="Chard, raw")
    assert search.reindex([food.pk]) == 1
    assert (names("chard"), names("kale")) == (["Chard, raw"], [])


def test_deleted_food_leaves_the_index(indexed: MakeFood) -> None:
    food = indexed("Kale, raw")
    key = food.pk
    food.delete()
    assert search.reindex([key]) == 0
    assert search_index.everyday_candidates([[[Term("kale")]]], user_id=None) == []


def test_deleted_food_is_not_found_even_before(indexed: MakeFood) -> None:
    indexed("Kale, raw").delete()
    assert names("kale") == []


def test_reindexing_all_finds_all_again(pantry: None, capsys: pytest.CaptureFixture[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM foods_search")
    call_command("reindex_foods")
    assert capsys.readouterr().out == "9 foods indexed.\n"
    assert names("banana")[:1] == ["Bananas, raw"]


def test_foods_come_complete_in_three_queries(pantry: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    names("warm up")  # reads the vocabulary, once a process
    with django_assert_num_queries(3):  # one for each tier, one for the foods
        assert [food.amounts for food in search.find("banana")]


def test_spare_foods_come_with_the_others_and_cost_no_query(
    pantry: None, indexed: MakeFood, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        indexed(f"Banana {number}")
    names("warm up")
    with django_assert_num_queries(2):  # enough everyday foods, so no packaged ones
        few = names("banana", limit=5)
    with django_assert_num_queries(2):
        more = names("banana", limit=5, spare=4)
    with django_assert_num_queries(2):
        read = names("banana", limit=5, spare=500)
    assert (len(few), len(more), len(read)) == (5, 9, 10)  # ten of them were read to have five
    assert read[:9] == more
    assert more[:5] == few


def test_order_does_not_depend_on_how_the_engine_delivers() -> None:
    rows = [Candidate(key, "rice, white", "", standing) for key, standing in ((5, 1), (3, 1), (9, 700), (1, 0))]
    asked = slots("rice")
    assert ordered(rows, asked, {}) == ordered(reversed(rows), asked, {}) == [9, 3, 5, 1]


@pytest.mark.django_db(transaction=True)
def test_index_can_be_migrated_away_and_back() -> None:
    call_command("migrate", "foods", "0001", verbosity=0)
    assert "foods_search" not in connection.introspection.table_names()
    call_command("migrate", verbosity=0)
    assert "foods_search" in connection.introspection.table_names()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=600) | st.text(alphabet="aeb'\"*:&|!()-^~\\ ", max_size=30))
def test_any_query_is_answered(pantry: None, query: str) -> None:
    assert len(search.find(query)) <= 20
