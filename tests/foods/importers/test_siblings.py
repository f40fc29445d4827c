"""Sizes that the survey's foods get of those that SR Legacy calls alike."""

from foods.importers.record import FoodRecord, PortionRecord
from foods.importers.siblings import with_namesakes_sizes
from foods.nutrients import Amounts


def food(source: str, name: str, **weights: float) -> FoodRecord:
    portions = tuple(PortionRecord(text, weight) for text, weight in weights.items())
    return FoodRecord(source, "1", "1", "2018-04", name, "Vegetables", Amounts(), portions=portions)


ONIONS = food("sr_legacy", "Onions, raw", **{"1 cup, large pieces": 115.0, "1 large": 150.0, "1 medium": 110.0,
                                             "1 slice, large": 38.0, "1 small": 70.0})  # fmt: skip


def sizes(record: FoodRecord, *others: FoodRecord) -> list[tuple[str, float]]:
    (completed,) = with_namesakes_sizes([record], others)
    return [(portion.text, portion.weight_g) for portion in completed.portions]


def test_a_namesake_gives_the_sizes_that_are_lacked() -> None:
    surveyed = food("fndds", "Onion, raw", **{"1 whole": 148.0})
    assert sizes(surveyed, ONIONS) == [("1 whole", 148.0), ("1 large", 150.0), ("1 small", 70.0)]


def test_sizes_of_its_own_stay() -> None:
    surveyed = food("fndds", "Onions, raw", **{"1 small": 80.0, "1 whole": 148.0})
    assert sizes(surveyed, ONIONS) == [("1 small", 80.0), ("1 whole", 148.0), ("1 large", 150.0)]


def test_another_food_gets_none() -> None:
    surveyed = food("fndds", "Onions, cooked", **{"1 whole": 148.0})
    assert sizes(surveyed, ONIONS) == [("1 whole", 148.0)]
