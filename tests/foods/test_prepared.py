"""A prepared read gives what its queryset would, whatever it is asked for."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from foods.models import Food, FoodKind
from foods.models.food import foods_by_id
from foods.models.prepared import Asked, Prepared, Several
from tests.conftest import MakeFood

NAME = Asked("name", models.CharField())


def called() -> Prepared[Food]:
    return Prepared(lambda: Food.objects.filter(name=NAME).order_by("pk"))


@pytest.mark.django_db
def test_it_reads_what_it_is_asked_for_each_time_anew(make_food: MakeFood) -> None:
    egg, milk, read = make_food("Egg", magnesium_mg=12), make_food("Milk"), called()
    assert read(name="Egg") == [egg]
    assert read(name="Milk") == [milk]
    assert read(name="Tea") == []
    assert [food.magnesium_mg for food in read(name="Egg")] == [12]
    tea = make_food("Tea")
    assert read(name="Tea") == [tea]


@pytest.mark.django_db
def test_rows_are_shaped_as_the_queryset_says(make_food: MakeFood) -> None:
    egg = make_food("Egg")
    flat = Prepared(lambda: Food.objects.filter(name=NAME).values_list("pk", flat=True))
    plain = Prepared(lambda: Food.objects.filter(name=NAME).values("name", "kind"))
    assert flat(name="Egg") == [egg.pk]
    assert plain(name="Egg") == [{"name": "Egg", "kind": FoodKind.FOOD}]


@pytest.mark.django_db
def test_what_belongs_to_a_row_comes_with_it(make_food: MakeFood) -> None:
    make_food("Egg", portions={"1 large": 50.0})
    read = Prepared(lambda: Food.objects.filter(name=NAME).prefetch_related("portions"))
    (egg,) = read(name="Egg")
    with CaptureQueriesContext(connection) as queries:
        assert [portion.text for portion in egg.portions.all()] == ["1 large"]
    assert not queries.captured_queries


@pytest.mark.django_db
def test_its_statement_is_written_once(make_food: MakeFood) -> None:
    made = []

    def queryset() -> "models.QuerySet[Food]":
        made.append(1)
        return Food.objects.filter(name=NAME)

    read = Prepared(queryset)
    with CaptureQueriesContext(connection) as queries:
        read(name="Egg"), read(name="Milk")
    assert len(queries) == 2
    assert made == [1]


@pytest.mark.django_db
def test_a_value_that_is_not_given_is_missed_by_its_name() -> None:
    with pytest.raises(KeyError, match="name"):
        called()()


@pytest.mark.django_db
def test_what_was_read_is_a_list_which_no_longer_asks(make_food: MakeFood) -> None:
    make_food("Egg")
    rows = called()(name="Egg")
    with CaptureQueriesContext(connection) as queries:
        assert len(rows) == 1
        assert isinstance(rows, list)
    assert not queries.captured_queries


@pytest.mark.django_db(transaction=True)
def test_threads_read_at_once_each_by_its_own_connection(make_food: MakeFood) -> None:
    foods, read = {name: make_food(name) for name in ("Egg", "Milk", "Tea", "Oats")}, called()

    def ask(name: str) -> list[Food]:
        try:
            return read(name=name)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(ask, list(foods) * 8))
    assert answers == [[foods[name]] for name in list(foods) * 8]


@pytest.mark.django_db
def test_a_list_of_values_is_asked_for_in_a_fixed_number_of_places(make_food: MakeFood) -> None:
    egg, milk, _tea = make_food("Egg"), make_food("Milk"), make_food("Tea")
    ids = Several("id", models.IntegerField(), 3)
    read = Prepared(lambda: Food.objects.filter(pk__in=ids.places).order_by("name"))
    assert read(**ids.filled([milk.pk])) == [milk]
    assert read(**ids.filled([milk.pk, egg.pk])) == [egg, milk]
    with pytest.raises(ValueError, match="longer"):
        ids.filled([1, 2, 3, 4])


@pytest.mark.django_db
def test_foods_are_read_twenty_at_a_time(make_food: MakeFood) -> None:
    foods = {food.pk: food for food in (make_food(str(number)) for number in range(21))}
    with CaptureQueriesContext(connection) as queries:
        assert foods_by_id([*foods, 0]) == foods
    assert len(queries) == 2
    assert foods_by_id([]) == {}
