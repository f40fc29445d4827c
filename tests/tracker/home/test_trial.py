"""Trying Electrolog: an account of its own for one visitor, and the invented diary in it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from foods.models import Food
from tracker.account.middleware import TRIAL_EXPIRES
from tracker.assessment.health.cautions import HealthStatement
from tracker.home import trial_views as trial
from tracker.home.sample import write_sample
from tracker.home.sample_menu import BREAKFASTS, DINNERS, DRINKS, FAVOURITES, HELPINGS, LUNCHES, SNACKS
from tracker.models import Day, Entry, Favourite, HealthAnswer, Profile, SavedMeal, SavedMealItem, TrialAccount

LAST = date(2026, 11, 22)
TRY = "/try/"
LEAVE = "/try/leave/"


@pytest.fixture
def menu(db: None) -> list[Food]:
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


@pytest.fixture
def sample(user: User, menu: list[Food]) -> User:
    write_sample(user, last=LAST)
    return user


@pytest.fixture
def short_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trials of a few days, for tests of everything but the diary."""
    monkeypatch.setattr(trial, "write_sample", lambda user, *, last: write_sample(user, last=last, days=3))


def entries_a_day(user: User, days: Iterable[date]) -> list[int]:
    return [Entry.objects.of(user).on(day).count() for day in days]


@pytest.mark.django_db
def test_trying_signs_a_new_account_in(client: Client, short_sample: None) -> None:
    answer = client.post(TRY)

    account = TrialAccount.objects.get()
    assert answer.headers["Location"] == "/diary/"
    assert client.session["_auth_user_id"] == str(account.user.pk)
    assert not account.user.has_usable_password()


@pytest.mark.django_db
def test_trial_goes_after_24_hours(client: Client, short_sample: None) -> None:
    client.post(TRY)

    left = TrialAccount.objects.get().expires_at - timezone.now()
    assert timedelta(hours=23, minutes=59) < left <= timedelta(hours=24)
    assert client.session[TRIAL_EXPIRES] == TrialAccount.objects.get().expires_at.isoformat()


@pytest.mark.django_db
def test_trial_is_labelled_on_every_page(client: Client, short_sample: None) -> None:
    client.post(TRY)

    assert "This is a trial account" in client.get("/account/").content.decode()


@pytest.mark.django_db
def test_diary_of_a_trial_ends_today_where_the_visitor_is(
    client: Client, menu: list[Food], short_sample: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 22, 20, 0, tzinfo=UTC))

    client.post(TRY, {"time_zone": "Asia/Tokyo"})  # 5 in the morning of the 23rd

    assert Entry.objects.order_by("-date")[0].date == date(2026, 11, 23)
    assert Profile.objects.get().time_zone == "Asia/Tokyo"


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd"])
@pytest.mark.django_db
def test_unknown_time_zone_becomes_utc(client: Client, short_sample: None, zone: str) -> None:
    client.post(TRY, {"time_zone": zone})

    assert Profile.objects.get().time_zone == "UTC"


@pytest.mark.django_db
def test_trying_takes_a_post(client: Client) -> None:
    assert client.get(TRY).status_code == 405


@pytest.mark.django_db
def test_trying_can_be_turned_off(client: Client, settings: Settings) -> None:
    settings.TRY_IT = False

    assert client.post(TRY).status_code == 404
    assert not User.objects.exists()


def test_signed_in_person_gets_no_trial(signed_in: Client) -> None:
    signed_in.post(TRY)

    assert not TrialAccount.objects.exists()


@pytest.mark.django_db
def test_trials_are_limited_for_one_place(short_sample: None) -> None:
    answers = [Client().post(TRY).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
    assert TrialAccount.objects.count() == 5


@pytest.mark.django_db
def test_trials_are_limited_in_number(client: Client, short_sample: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "MOST_TRIALS", 1)
    Client().post(TRY)

    answer = client.post(TRY, follow=True)

    assert TrialAccount.objects.count() == 1
    assert "Try again later today" in answer.content.decode()


@pytest.mark.django_db
def test_expired_trials_make_room(client: Client, short_sample: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "MOST_TRIALS", 1)
    Client().post(TRY)
    TrialAccount.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    client.post(TRY)

    assert TrialAccount.objects.get().expires_at > timezone.now()
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_leaving_deletes_the_trial_at_once(client: Client, menu: list[Food], short_sample: None) -> None:
    client.post(TRY)

    answer = client.post(LEAVE)

    assert answer.headers["Location"] == "/"
    assert not User.objects.exists()
    assert not Entry.objects.exists()
    assert "_auth_user_id" not in client.session


def test_leaving_never_deletes_a_lasting_account(signed_in: Client, user: User) -> None:
    assert signed_in.post(LEAVE).status_code == 404
    assert User.objects.filter(pk=user.pk).exists()


def test_leaving_takes_a_post_of_somebody_signed_in(client: Client, signed_in: Client) -> None:
    assert signed_in.get(LEAVE).status_code == 405
    assert Client().post(LEAVE).headers["Location"].startswith("/accounts/login/")


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


def test_sample_needs_no_food_table(user: User) -> None:
    write_sample(user, last=LAST, days=10)

    assert not Entry.objects.exists()


def test_sample_reads_the_food_table_once(user: User, menu: list[Food]) -> None:
    with CaptureQueriesContext(connection) as queries:
        write_sample(user, last=LAST, days=40)

    assert len([query for query in queries if 'FROM "foods_food"' in query["sql"]]) == 1


def test_every_dish_is_made_of_foods_on_the_menu() -> None:
    dishes = (*BREAKFASTS, *LUNCHES, *DINNERS, *SNACKS)
    eaten = {food for dish in dishes for food, _number in dish.foods} | {food for food, _number in DRINKS}

    assert eaten == set(HELPINGS)
