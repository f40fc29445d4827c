"""The invented diary, written whole once for all that is asked of it here."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django import DjangoDbBlocker

from foods.models import Food
from tracker.assessment.health.cautions import HealthStatement
from tracker.home.sample import write_sample
from tracker.home.sample_menu import FAVOURITES, HELPINGS
from tracker.models import Day, Entry, Favourite, HealthAnswer, Profile, SavedMeal, SavedMealItem

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 22)


def put_menu_into_the_food_table() -> list[Food]:
    """The foods of the invented diary; those of SR Legacy have no vitamin D value, as in the table."""
    return Food.objects.bulk_create(
        Food(
            source=helping.source,
            source_id=f"id-{helping.code}",
            code=helping.code,
            release="2024",
            name=name,
            magnesium_mg=20,
            calcium_mg=50,
            potassium_mg=150,
            vitamin_d_ug=None if helping.source == "sr_legacy" else 0.3,
            energy_kcal=120,
        )
        for name, helping in HELPINGS.items()
    )


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[User]:
    with django_db_blocker.unblock(), transaction.atomic():
        put_menu_into_the_food_table()
        somebody = User.objects.create_user("clara")
        write_sample(somebody, last=LAST)
        yield somebody
        transaction.set_rollback(True)


def entries_a_day(user: User, days: Iterable[date]) -> list[int]:
    return [Entry.objects.of(user).on(day).count() for day in days]


def test_sample_spans_400_days_and_ends_on_the_given_one(sample: User) -> None:
    days = set(Entry.objects.of(sample).values_list("date", flat=True))

    assert max(days) == LAST
    assert min(days) >= LAST - timedelta(days=399)
    assert 350 <= len(days) < 400  # some are missing


def test_about_four_days_of_five_are_complete(sample: User) -> None:
    assert 300 <= Day.objects.of(sample).filter(complete=True).count() <= 340


def test_complete_days_hold_a_day_s_food(sample: User) -> None:
    counts = entries_a_day(sample, Day.objects.of(sample).complete_dates())

    assert min(counts) >= 8
    assert max(counts) <= 18


def test_today_is_still_open(sample: User) -> None:
    assert LAST not in Day.objects.of(sample).complete_dates()
    assert Entry.objects.of(sample).on(LAST).exists()


def test_same_seed_writes_the_same_diary(sample: User, stranger: User) -> None:
    write_sample(stranger, last=LAST)
    fields = ("date", "meal", "name", "quantity", "key")

    assert list(Entry.objects.of(stranger).order_by("date", "key").values_list(*fields)) == list(
        Entry.objects.of(sample).order_by("date", "key").values_list(*fields)
    )


def test_sample_keeps_unknown_vitamin_d_unknown(sample: User) -> None:
    chocolate = Entry.objects.of(sample).filter(name="dark chocolate")

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
