"""What a search asks the engine: nothing twice, and of PostgreSQL only what its indexes tell, tier by tier."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foods.models import Food
from foods.names.asked import slots
from foods.names.vocabulary import Vocabulary
from foods.search import find as search
from foods.search import index
from foods.search.engines import ENGINES, TIERS, Term, rank

MakeFood = Callable[..., Food]
MANY = 40_000
STANDINGS = 3_000  # from 1,500 down: rows in every tier


def test_what_comes_before_several_last_words_is_said_once() -> None:
    ways = [[Term("ground"), Term("beef"), Term("patty")], [Term("ground"), Term("beef"), Term("pat", is_prefix=True)]]
    assert ENGINES["postgresql"].expression([ways]) == "(('ground' & 'beef' & ('patty' | 'pat':*)))"
    assert ENGINES["sqlite"].expression([[[Term("egg")], [Term("egg")]]]) == '((("egg")))'


@pytest.mark.parametrize(("foods", "has_beginning"), [(search.MOST_BEGUN, True), (search.MOST_BEGUN + 1, False)])
def test_a_beginning_of_very_many_packages_is_looked_for_by_known_words_only(foods: int, has_beginning: bool) -> None:
    known = Vocabulary([("cooky", foods - 1), ("cookware", 1)])
    ways = search._on_packages(slots("cook")[0], known)
    assert ([Term("cook", is_prefix=True)] in ways) is has_beginning
    assert [Term("cooky")] in ways


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["apple, witth skin", "mustard vegetabel", "maple brown augar oatmeal"])
def test_nothing_is_asked_twice(make_food: MakeFood, user: User, query: str) -> None:
    search.reindex([make_food(name).pk for name in ("Apple, with skin", "Mustard", "Oatmeal, maple", "Vegetables")])
    search.find(query, user_id=user.pk)
    with CaptureQueriesContext(connection) as captured:
        search.find(query, user_id=user.pk)
    asked = [each["sql"] for each in captured]
    assert len(asked) > 3
    assert len(asked) == len({*asked})


@pytest.fixture
def many_packages(db: None) -> None:
    """Packaged foods of all standings, every second of them with milk, and one with saffron too."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite walks its index by rank")
    ranks = [rank(number, 1_500 - number % STANDINGS) for number in range(MANY)]
    names = [f"food {('milk', 'bread')[number % 2]}" for number in range(MANY)]
    with connection.cursor() as cursor:
        cursor.execute(
            ENGINES["postgresql"].packaged_insert, [ranks, [*names[1:], "food milk saffron"], ["filler" * 40] * MANY]
        )
        cursor.execute(ENGINES["postgresql"].packaged_settle)
        cursor.execute("ANALYZE foods_packaged_search")


def plan_of(*words: str) -> str:
    engine = ENGINES["postgresql"]
    asked = [engine.expression([[[Term(word)]] for word in words])] * TIERS
    limits = [index.MAX_PACKAGED] * (TIERS + 1)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {engine.packaged}", [*asked, *limits])
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.usefixtures("many_packages")
def test_a_rare_word_is_looked_for_in_the_index_of_every_tier() -> None:
    plan = plan_of("milk", "saffron")
    assert plan.count("Bitmap Index Scan on foods_packaged_search_") == TIERS
    assert "Seq Scan" not in plan
    assert "never executed" not in plan


@pytest.mark.usefixtures("many_packages")
def test_a_common_word_is_looked_for_only_until_there_are_enough() -> None:
    first, *later = plan_of("milk").split("CTE tier_")[1:]
    assert "never executed" not in first
    assert all("never executed" in tier for tier in later)


@pytest.mark.usefixtures("many_packages")
def test_packages_of_several_tiers_come_by_their_standing() -> None:
    found = index.packaged_candidates([[[Term("milk")]]])
    assert [each.standing for each in found] == sorted((each.standing for each in found), reverse=True)
    assert (len(found), found[0].standing) == (index.MAX_PACKAGED, 1_499)
