"""The day page's figures. Anna is a woman of 40: magnesium 320 mg, calcium 1,000, potassium 2,600, vitamin D 15 µg."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foods.models import FoodGroup, FoodKind
from tests.conftest import NOW, TODAY, MakeFood
from tracker.diary.day import DaySummary, NutrientLine, summarise
from tracker.models import Day, Entry, Meal, Profile, State
from tracker.person.diarist import Diarist

Log = Callable[..., Entry]
YESTERDAY = TODAY - timedelta(days=1)


def line(summary: DaySummary, key: str) -> NutrientLine:
    return next(line for line in summary.lines if line.nutrient.key == key)


def complete(user: User, *days: date) -> None:
    for day in days:
        Day.objects.mark(user=user, day=day, complete=True)


def put_into_diary(user: User, days: Iterable[date]) -> None:
    """A slice of bread on each day, in one statement."""
    Entry.objects.bulk_create(
        Entry(user=user, date=day, meal="lunch", name="Bread", quantity=1, portion_text="g", grams=50, magnesium_mg=20)
        for day in days
    )


def statements(diarist: Diarist, day: date = TODAY) -> int:
    with CaptureQueriesContext(connection) as queries:
        summarise(diarist, day)
    return len(queries)


def test_the_totals_of_a_day_are_the_sums_of_its_entries(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    log(make_food("Spinach", magnesium_mg=87, calcium_mg=136), portion_g=180)
    log(make_food("Milk", magnesium_mg=11, calcium_mg=125), meal="dinner", portion_g=244)
    summary = summarise(diarist, TODAY)
    assert line(summary, "magnesium").intake.lower == pytest.approx(183.44)  # 156.6 + 26.84
    assert line(summary, "calcium").intake.lower == pytest.approx(549.8)  # 244.8 + 305


def test_a_line_sets_the_day_against_the_persons_own_target(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    log(make_food(magnesium_mg=160), portion_g=50)
    magnesium = line(summarise(diarist, TODAY), "magnesium")
    assert (magnesium.target, magnesium.share, magnesium.percent, magnesium.gap) == (320, 0.25, 25, 240)


def test_a_target_that_is_reached_leaves_no_gap(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    log(make_food(magnesium_mg=800))
    assert line(summarise(diarist, TODAY), "magnesium").gap == 0


def test_without_age_and_sex_the_target_is_the_daily_value_and_there_is_no_gap(
    user: User, make_food: MakeFood, log: Log
) -> None:
    log(make_food(magnesium_mg=84))
    summary = summarise(Diarist(user, now=NOW), TODAY)
    magnesium = line(summary, "magnesium")
    assert (magnesium.target, magnesium.percent, magnesium.gap) == (420, 10, None)  # 42 of 420 mg
    assert magnesium.upper_level is None
    assert not magnesium.is_over_upper_level


def test_foods_without_a_value_are_counted_and_named(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    log(make_food("Milk", vitamin_d_ug=1))
    for name in ("Kale", "Soup", "Kale"):
        log(make_food(name))
    intake = line(summarise(diarist, TODAY), "vitamin_d").intake
    assert (intake.lower, intake.unknown_entries, intake.entries) == (0.5, 3, 4)
    assert set(intake.unknown) == {"Kale", "Soup"}


def test_the_upper_level_of_calcium_counts_everything(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    log(make_food("Powder", calcium_mg=5000), portion_g=50)
    assert not line(summarise(diarist, TODAY), "calcium").is_over_upper_level  # 2,500 mg is the level itself
    log(make_food("More", calcium_mg=2), portion_g=50)
    assert line(summarise(diarist, TODAY), "calcium").is_over_upper_level


def test_the_upper_level_of_magnesium_counts_supplements_only(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food("Seeds", magnesium_mg=800), portion_g=50)
    magnesium = line(summarise(diarist, TODAY), "magnesium")
    assert magnesium.upper_level == 350
    assert magnesium.upper_level_counts_supplements_only
    assert not magnesium.is_over_upper_level
    Entry.objects.filter(key=entry.key).update(kind=FoodKind.SUPPLEMENT)
    assert line(summarise(diarist, TODAY), "magnesium").is_over_upper_level


def test_each_meal_has_its_entries_and_its_sums(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    log(make_food("Egg", magnesium_mg=12), meal="breakfast")
    log(make_food("Milk", magnesium_mg=10), meal="snack")
    sections = {section.meal: section for section in summarise(diarist, TODAY).meals}
    assert list(sections) == [Meal.BREAKFAST, Meal.LUNCH, Meal.DINNER, Meal.SNACK]
    assert [entry.name for entry in sections[Meal.BREAKFAST].entries] == ["Egg"]
    assert sections[Meal.BREAKFAST].intake["magnesium"].lower == 6
    assert sections[Meal.SNACK].intake["magnesium"].lower == 5
    assert sections[Meal.LUNCH].intake["magnesium"].nothing_logged


def test_a_planned_entry_is_shown_but_not_counted(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=10))
    Entry.objects.filter(key=entry.key).update(state=State.PLANNED)
    summary = summarise(diarist, TODAY)
    assert summary.entries == 1
    assert line(summary, "magnesium").intake.entries == 0


def test_a_deleted_entry_is_neither_shown_nor_counted(diarist: Diarist, log: Log) -> None:
    log()
    Entry.objects.of(diarist.user).put_away(now=NOW)
    assert summarise(diarist, TODAY).entries == 0


def test_another_persons_diary_is_not_in_it(diarist: Diarist, stranger: User, log: Log) -> None:
    log(user=stranger)
    complete(stranger, TODAY)
    summary = summarise(diarist, TODAY)
    assert (summary.entries, summary.complete, summary.first_gap) == (0, False, None)


def test_the_day_before_is_open_until_it_is_called_complete(diarist: Diarist, log: Log) -> None:
    assert not summarise(diarist, TODAY).is_day_before_open  # blank is not asked about
    log(day=YESTERDAY)
    assert summarise(diarist, TODAY).is_day_before_open
    complete(diarist.user, YESTERDAY)
    assert not summarise(diarist, TODAY).is_day_before_open


def test_the_week_strip_runs_from_monday_to_sunday_and_says_what_each_day_is(diarist: Diarist, log: Log) -> None:
    monday, tuesday, thursday = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 19)
    log(day=monday), log(day=tuesday)
    complete(diarist.user, monday, thursday)
    week = summarise(diarist, tuesday).week
    assert [(day.date.day, day.status, day.is_shown) for day in week] == [
        (16, "complete", False),
        (17, "partial", True),
        (18, "empty", False),
        (19, "empty", False),  # called complete, but a blank is missing, not fasting
        (20, "empty", False),
        (21, "empty", False),
        (22, "empty", False),
    ]


def test_days_to_come_are_ahead(user: User, profile: Profile) -> None:
    wednesday = Diarist(user, now=NOW - timedelta(days=4))
    statuses = [day.status for day in summarise(wednesday, date(2026, 11, 18)).week]
    assert statuses == ["empty", "empty", "empty", "ahead", "ahead", "ahead", "ahead"]


def test_the_first_gap_is_the_earliest_day_that_is_not_complete(diarist: Diarist, log: Log) -> None:
    for day in (18, 19, 21):
        log(day=date(2026, 11, day))
    complete(diarist.user, date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 21))
    assert summarise(diarist, TODAY).first_gap == date(2026, 11, 20)


def test_a_logged_day_that_was_not_called_complete_is_a_gap(diarist: Diarist, log: Log) -> None:
    log(day=YESTERDAY)
    assert summarise(diarist, TODAY).first_gap == YESTERDAY


def test_today_is_no_gap_and_an_empty_diary_has_none(diarist: Diarist, log: Log) -> None:
    assert summarise(diarist, TODAY).first_gap is None
    log()
    assert summarise(diarist, TODAY).first_gap is None


def test_an_earlier_week_without_gaps_does_not_call_the_weeks_after_it_a_gap(diarist: Diarist) -> None:
    """The days after the shown week are not read, so nothing can be said about them."""
    days = [date(2026, 10, 1) + timedelta(days=n) for n in range(52)]  # up to yesterday
    put_into_diary(diarist.user, days)
    complete(diarist.user, *days)
    assert summarise(diarist, date(2026, 10, 7)).first_gap is None


def test_ten_entries_cost_as_many_queries_as_five(diarist: Diarist, log: Log) -> None:
    diarist.profile, diarist.cautions  # noqa: B018 - read beforehand
    for _ in range(5):
        log()
    five = statements(diarist)
    for _ in range(5):
        log()
    assert statements(diarist) == five == 4


def test_a_long_diary_costs_as_many_queries_as_a_short_one(diarist: Diarist) -> None:
    diarist.profile, diarist.cautions  # noqa: B018 - read beforehand
    put_into_diary(diarist.user, [TODAY - timedelta(days=n) for n in range(10)])
    short = statements(diarist)
    put_into_diary(diarist.user, [TODAY - timedelta(days=n) for n in range(10, 400)])
    assert statements(diarist) == short


def test_the_percentiles_of_a_group_bound_what_is_unknown(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    FoodGroup.objects.create(name="Vegetables", foods=9, magnesium_mg=40)
    FoodGroup.objects.create(name="", foods=99, magnesium_mg=90)
    log(make_food("Kale", group="Vegetables"), portion_g=50)
    assert line(summarise(diarist, TODAY), "magnesium").intake.upper == 20  # 40 × 0.5
