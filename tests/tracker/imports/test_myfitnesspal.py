"""MyFitnessPal's Nutrition-Summary, with and without times."""

from datetime import date, time

import pytest

from foods.nutrients import Amounts
from tests.tracker.imports.files import MEALS, MEALS_BY_TIME, cells, read, readers_of
from tracker.models import Meal


def row(
    meal: str, *, day: str = "2026-01-05", sodium: str = "310.0", potassium: str = "740.0", calcium: str = "20.0"
) -> str:
    return f"{day},{meal},518.0,29.0,7.9,0.0,0.0,0.0,0.0,{sodium},{potassium},36.7,2.1,14.1,27.6,0.0,0.0,{calcium},0.0,"


@pytest.mark.parametrize(("answer", "calcium"), [("1000", 200.0), ("1300", 260.0), ("unknown", None), ("", None)])
def test_calcium_is_a_share_of_the_daily_value_that_is_asked_for(answer: str, calcium: float | None) -> None:
    [entry] = read(MEALS, row("Breakfast"), calcium_daily_value=answer).entries
    assert (entry.meal, entry.name) == (Meal.BREAKFAST, "Breakfast (whole meal)")
    assert entry.amounts == Amounts(None, calcium, 740.0, None, 518.0, None, None, 310.0)


def test_the_question_is_only_asked_where_calcium_has_no_unit() -> None:
    def asked(header: str) -> list[str]:
        [reader] = readers_of(cells(header)[0])
        return [question.key for question in reader.questions(cells(header)[0])]

    assert asked(MEALS) == asked(MEALS.replace("Calcium", "Calcium (% DV)")) == ["calcium_daily_value"]
    assert asked(MEALS.replace("Calcium", "Calcium (mg)")) == asked(MEALS.replace("Calcium,", "")) == []


def test_calcium_in_milligrams_is_taken_as_it_is() -> None:
    [entry] = read(MEALS.replace("Calcium", "Calcium (mg)"), row("Lunch", calcium="280")).entries
    assert entry.amounts.calcium_mg == 280


def test_a_percentage_that_no_meal_holds_is_not_believed() -> None:
    """280 % of 1,000 mg is above what an adult tolerates in a day: the food has milligrams in this column."""
    [entry] = read(MEALS, row("Lunch", calcium="280.0"), calcium_daily_value="1000").entries
    assert entry.amounts.calcium_mg is None


def test_a_zero_of_potassium_or_calcium_is_not_known_and_one_of_sodium_is() -> None:
    incoming = read(MEALS, row("Lunch", sodium="0.0", potassium="0.0", calcium="0.0"), calcium_daily_value="1000")
    assert incoming.entries[0].amounts == Amounts(energy_kcal=518.0, sodium_mg=0.0)
    assert incoming.unknown == ("magnesium", "calcium", "potassium", "vitamin_d")


def test_lines_of_one_meal_stay_apart_with_their_times() -> None:
    part = "36.7,2.1,14.1,27.6,0.0,0.0,0.0,0.0,"
    incoming = read(
        MEALS_BY_TIME,
        f"2026-01-05,Lunch,12:00 PM,99.0,1.5,0.0,0.0,0.0,0.0,0.0,10.0,0.0,{part}",
        f"2026-01-05,Lunch,,40.0,1.5,0.0,0.0,0.0,0.0,0.0,10.0,0.0,{part}",
        f"2026-01-05,Snacks,11:30 PM,88.0,1.5,0.0,0.0,0.0,0.0,0.0,10.0,0.0,{part}",
    )
    assert [(entry.name, entry.local_time) for entry in incoming.entries] == [
        ("Lunch (part of a meal)", time(12)),
        ("Lunch (part of a meal)", None),
        ("Snacks (whole meal)", time(23, 30)),
    ]
    assert incoming.totals_only


@pytest.mark.parametrize(
    ("name", "meal"),
    [
        ("Second breakfast", Meal.BREAKFAST),
        ("Morning snack", Meal.SNACK),
        ("Petit-déjeuner", Meal.BREAKFAST),
        ("Déjeuner", Meal.LUNCH),
        ("Mittagessen", Meal.LUNCH),
        ("Abendbrot", Meal.DINNER),
        ("Cena", Meal.DINNER),
        ("Café da manhã", Meal.BREAKFAST),
        ("Öğle yemeği", Meal.LUNCH),
        ("Śniadanie", Meal.BREAKFAST),
        ("Ужин", Meal.DINNER),
        ("夕食", Meal.DINNER),
        ("Meal 4", Meal.SNACK),
        ("Pre-workout", Meal.SNACK),
    ],
)
def test_a_meal_goes_to_the_nearest_of_ours_and_keeps_its_name(name: str, meal: str) -> None:
    [entry] = read(MEALS, row(name)).entries
    assert (entry.meal, entry.name) == (meal, f"{name} (whole meal)")


def test_a_byte_order_mark_thousands_and_a_line_of_totals_are_no_trouble() -> None:
    big = row("Dinner", day="2026-01-06", sodium='"1,310.5"')
    incoming = read(f"\ufeff{MEALS}", row("Lunch"), big, row("").replace("2026-01-05", "Totals"), row("Daily Totals"))
    assert [(entry.date, entry.amounts.sodium_mg) for entry in incoming.entries] == [
        (date(2026, 1, 5), 310.0),
        (date(2026, 1, 6), 1310.5),
    ]
    assert incoming.rejected == []


def test_a_file_in_another_language_is_read() -> None:
    header = "Datum;Mahlzeit;Kalorien;Fett (g);Natrium (mg);Kalium;Kalzium"
    [entry] = read(
        header, "30.09.2026;Frühstück;512,4;12,1;400;300,5;10", delimiter=";", calcium_daily_value="1000"
    ).entries
    assert (entry.date, entry.meal) == (date(2026, 9, 30), Meal.BREAKFAST)
    assert entry.amounts == Amounts(None, 100.0, 300.5, None, 512.4, None, None, 400.0)
