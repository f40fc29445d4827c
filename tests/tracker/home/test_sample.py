"""The invented diary, written whole once for all that is asked of it here."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django import DjangoDbBlocker

from foods.importers import embedded
from foods.importers.load import save
from foods.importers.record import FoodRecord
from foods.models import Food
from tracker.assessment.health.cautions import HealthStatement
from tracker.assessment.verdicts.verdict import Label
from tracker.factors.series import factor_by_day
from tracker.home.sample import DAYS, invent_diary
from tracker.home.sample_menu import FAVOURITES, HELPINGS
from tracker.models import (
    BloodResult,
    Day,
    DayFactors,
    DayNote,
    Entry,
    Favourite,
    HealthAnswer,
    Medicine,
    MedicineAnswer,
    MedicineChange,
    Profile,
    SavedMeal,
    SavedMealItem,
    Twitch,
)
from tracker.models.day import complete_dates
from tracker.models.factor import ANSWERS
from tracker.models.factor_kinds import FactorKind
from tracker.models.twitch import noticed_by_day
from tracker.person.diarist import Diarist
from tracker.verdicts.logged import days_of_verdict, verdicts_on

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 22)


@cache
def menu() -> list[FoodRecord]:
    """The foods of the invented diary as the shipped table has them."""
    codes = {(helping.source, helping.code) for helping in HELPINGS.values()}
    return [record for record in embedded.read() if (record.source, record.code) in codes]


def put_menu_into_the_food_table() -> None:
    save(menu())


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[User]:
    with django_db_blocker.unblock(), transaction.atomic():
        put_menu_into_the_food_table()
        somebody = User.objects.create_user("clara")
        invent_diary(last=LAST).write(somebody)
        yield somebody
        transaction.set_rollback(True)


def entries_a_day(user: User, days: Iterable[date]) -> list[int]:
    return [Entry.objects.of(user).on(day).count() for day in days]


def test_sample_spans_eight_weeks_and_ends_on_the_given_day(sample: User) -> None:
    days = set(Entry.objects.of(sample).values_list("date", flat=True))

    assert max(days) == LAST
    assert min(days) >= LAST - timedelta(days=DAYS - 1)
    assert 50 <= len(days) < DAYS  # some are missing


def test_most_days_are_complete(sample: User) -> None:
    assert 42 <= Day.objects.of(sample).filter(complete=True).count() <= 52


def test_complete_days_hold_a_day_s_food(sample: User) -> None:
    counts = entries_a_day(sample, complete_dates(sample))

    assert min(counts) >= 8
    assert max(counts) <= 17


def test_today_is_still_open(sample: User) -> None:
    assert LAST not in complete_dates(sample)
    logged = Entry.objects.of(sample).on(LAST).counted().values_list("meal", flat=True)
    assert set(logged) == {"breakfast", "lunch"}


def test_same_seed_writes_the_same_diary(sample: User, stranger: User) -> None:
    invent_diary(last=LAST).write(stranger)
    fields = ("date", "meal", "name", "quantity", "key")

    assert list(Entry.objects.of(stranger).order_by("date", "key").values_list(*fields)) == list(
        Entry.objects.of(sample).order_by("date", "key").values_list(*fields)
    )
    assert list(Twitch.objects.of(stranger).values_list("key", "date").order_by("key")) == list(
        Twitch.objects.of(sample).values_list("key", "date").order_by("key")
    )
    assert list(DayFactors.objects.of(stranger).order_by("date").values_list("date", *ANSWERS)) == list(
        DayFactors.objects.of(sample).order_by("date").values_list("date", *ANSWERS)
    )


def test_sample_keeps_unknown_vitamin_d_unknown(sample: User) -> None:
    chocolate = Entry.objects.of(sample).filter(name__startswith="Chocolate, dark")

    assert chocolate.exists()
    assert set(chocolate.values_list("vitamin_d_ug", flat=True)) == {None}


def test_sample_person_gets_suggestions(sample: User) -> None:
    person = Profile.objects.profile_of(sample).person(on=LAST)

    assert person is not None
    assert (person.age_months // 12, person.sex) == (38, "female")
    assert HealthAnswer.objects.answers_of(sample).statement is HealthStatement.NONE


def test_sample_has_favourites_and_a_saved_meal(sample: User) -> None:
    assert Favourite.objects.of(sample).count() == len(FAVOURITES)
    meal = SavedMeal.objects.of(sample).get()
    assert SavedMealItem.objects.of(sample).in_meal(meal.key).count() == 4


def test_sample_has_a_schedule_with_its_starts_and_blood_results(sample: User) -> None:
    tablet, medicine = Medicine.objects.of(sample).order_by("key")
    starts = MedicineChange.objects.of(sample).order_by("date").values_list("medicine_key", "date", "kind")
    assert list(starts) == [
        (medicine.key, LAST - timedelta(days=30), "start"),
        (tablet.key, LAST - timedelta(days=10), "start"),
    ]
    taken = Entry.objects.of(sample).filter(kind="supplement")
    assert 5 <= taken.count() <= 9
    assert set(taken.values_list("food", "vitamin_d_ug")) == {(tablet.food_id, 10.0)}
    assert not MedicineAnswer.objects.of(sample).on(LAST).exists()
    assert MedicineAnswer.objects.of(sample).filter(taken=False).count() == 1
    found = {
        result.details.analyte: result.details.place for result in BloodResult.objects.of(sample) if result.details
    }
    assert found == {"magnesium": "within", "vitamin_d": "below"}


def test_menu_is_in_the_shipped_table_in_portions_that_it_lists(sample: User) -> None:
    listed = {
        (food.source, food.code): {
            *food.portions.values_list("weight_g", flat=True),
            food.portion_g,
        }
        for food in Food.objects.prefetch_related("portions")
    }

    assert [
        name
        for name, helping in HELPINGS.items()
        if helping.portion_g not in listed.get((helping.source, helping.code), ())
    ] == []


@pytest.mark.parametrize("last", [date(2026, 11, 28), date(2027, 3, 3), date(2027, 7, 5)])
def test_newcomer_sees_one_shortfall_and_enough_of_another(stranger: User, last: date) -> None:
    """About 210 mg magnesium a day against an average need of 265, 1,100 mg calcium against 800."""
    put_menu_into_the_food_table()
    invent_diary(last=last).write(stranger)
    diarist = Diarist(stranger, now=datetime(last.year, last.month, last.day, 12, tzinfo=UTC))

    verdicts = verdicts_on(diarist, days_of_verdict(diarist, last))

    assert verdicts["magnesium"].label is Label.LIKELY_SHORTFALL
    assert verdicts["calcium"].label in (Label.VERY_LIKELY_ENOUGH, Label.PROBABLY_ENOUGH)


def test_portions_are_what_people_eat(sample: User) -> None:
    """A cup and a half of food, two glasses of water: nothing comes in a helping of half a kilogram."""
    heaviest = Entry.objects.of(sample).filter(kind="food").order_by("-grams")[0]

    assert heaviest.grams is not None
    assert heaviest.grams <= 480, heaviest.name


def test_nothing_stands_twice_in_one_meal(sample: User) -> None:
    eaten = list(Entry.objects.of(sample).values_list("date", "meal", "food"))

    assert len(eaten) == len(set(eaten))


def test_most_evenings_of_the_sample_are_answered_and_twitches_are_on_some_days(sample: User) -> None:
    first = LAST - timedelta(days=DAYS - 1)
    answered = DayFactors.objects.of(sample).between(first, LAST)
    assert 40 <= answered.count() < DAYS  # some are not
    noticed = noticed_by_day(sample, first, LAST)
    with_any = [day for day, count in noticed.items() if count]
    assert 10 <= len(with_any) <= 30
    assert {day for day, count in noticed.items() if not count}
    assert len(noticed) < DAYS
    assert LAST not in noticed  # of today nothing is said yet
    assert {str(twitch.details) for twitch in Twitch.objects.of(sample).with_details()} != {"None"}
    assert DayNote.objects.of(sample).exists()


def test_sample_has_numbers_for_each_factor(sample: User) -> None:
    first = LAST - timedelta(days=DAYS - 1)
    few = {kind for kind in FactorKind if len(factor_by_day(sample, kind, first, LAST)) < 20}
    assert few == {FactorKind.UNACCUSTOMED} or not few
    caffeine = factor_by_day(sample, FactorKind.CAFFEINE, first, LAST)
    assert 50 < sum(caffeine.values()) / len(caffeine) < 300


def test_sample_is_under_300_kilobytes_of_rows(sample: User) -> None:
    """An entry and its places in the indexes are about 400 bytes on SQLite (dbstat)."""
    assert Entry.objects.of(sample).count() * 400 < 300_000
