"""Which foods and meals a nutrient came from; sums worked by hand."""

from tracker.assessment.intake.sources import SourceRow, by_food, by_meal
from tracker.assessment.intake.totals import FOOD, SUPPLEMENT

ROWS = [
    SourceRow("Oats", FOOD, "breakfast", times=4, known_times=4, amount=200.0),
    SourceRow("Oats", FOOD, "snack", times=1, known_times=1, amount=50.0),
    SourceRow("Tablets", SUPPLEMENT, "breakfast", times=2, known_times=2, amount=600.0),
    SourceRow("Chia", FOOD, "snack", times=3, known_times=0, amount=0.0),
    SourceRow("Soup", FOOD, "lunch", times=2, known_times=1, amount=150.0),
    SourceRow("Water", FOOD, "lunch", times=9, known_times=9, amount=0.0),
]


def test_foods_are_added_up_over_meals_and_ranked_by_what_they_gave() -> None:
    sources = by_food(ROWS)
    assert sources.total == 1000
    assert [(each.name, each.amount, each.share, each.times) for each in sources.ranked] == [
        ("Tablets", 600, 0.6, 2),
        ("Oats", 250, 0.25, 5),
        ("Soup", 150, 0.15, 2),
    ]


def test_what_never_had_a_value_is_named_and_a_measured_zero_is_not() -> None:
    sources = by_food(ROWS)
    assert [(each.name, each.times) for each in sources.nothing_known] == [("Chia", 3)]
    assert [each.unknown_times for each in sources.ranked] == [0, 0, 1]


def test_meals_are_added_up_over_foods() -> None:
    assert [(each.name, each.amount) for each in by_meal(ROWS).ranked] == [
        ("breakfast", 800),
        ("lunch", 150),
        ("snack", 50),
    ]


def test_the_same_name_as_food_and_as_supplement_stays_apart() -> None:
    rows = [SourceRow("Magnesium", kind, "lunch", 1, 1, 10.0) for kind in (FOOD, SUPPLEMENT)]
    assert len(by_food(rows).ranked) == 2


def test_nothing_known_has_no_shares() -> None:
    assert by_food([ROWS[3]]).ranked == []
    assert by_food([]).total == 0
