"""Trying Electrolog: an account of its own for one visitor, and the invented diary in it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from tests.tracker.home.test_sample import LAST, put_menu_into_the_food_table
from tracker.home import trial_views as trial
from tracker.home.sample import invent_diary
from tracker.home.sample_menu import BREAKFASTS, DINNERS, DRINKS, HELPINGS, LUNCHES, SNACKS
from tracker.models import Entry, Profile, Session, TrialAccount

TRY = "/try/"
LEAVE = "/try/leave/"


@pytest.fixture
def menu(db: None) -> None:
    put_menu_into_the_food_table()


@pytest.fixture
def short_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trials of a few days, for tests of everything but the diary."""
    monkeypatch.setattr(trial, "invent_diary", lambda *, last: invent_diary(last=last, days=3))


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


@pytest.mark.django_db
def test_trial_is_labelled_on_every_page(client: Client, short_sample: None) -> None:
    client.post(TRY)

    assert "This is a trial account" in client.get("/account/").content.decode()


@pytest.mark.django_db
def test_diary_of_a_trial_ends_today_where_the_visitor_is(
    client: Client, menu: None, short_sample: None, monkeypatch: pytest.MonkeyPatch
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


@pytest.mark.django_db
def test_site_closed_to_strangers_offers_and_opens_no_trial(client: Client, settings: Settings) -> None:
    offer = f'action="{TRY}"'
    assert offer in client.get("/").content.decode()

    settings.SIGNUP = "closed"

    assert offer not in client.get("/").content.decode()
    assert client.post(TRY).status_code == 404
    assert not User.objects.exists()


@pytest.mark.parametrize("rows_are_left", [True, False])
@pytest.mark.django_db
def test_page_opened_after_the_day_says_once_that_the_trial_is_over(
    client: Client, short_sample: None, rows_are_left: bool
) -> None:
    client.post(TRY)
    TrialAccount.objects.update(expires_at=timezone.now())
    if not rows_are_left:
        TrialAccount.objects.all().purge(now=timezone.now())

    told = client.get("/diary/", follow=True)

    assert told.redirect_chain == [("/", 302)]
    assert "Your trial is over. It lasted a day, and all that was in it is deleted." in told.content.decode()
    assert not User.objects.exists()
    assert not Session.objects.exists()
    assert "Your trial is over" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_open_page_of_a_trial_that_is_over_leads_to_the_start(client: Client, short_sample: None) -> None:
    client.post(TRY)
    TrialAccount.objects.update(expires_at=timezone.now())

    assert client.get("/diary/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/"
    assert "Your trial is over" in client.get("/").content.decode()


@pytest.mark.parametrize("way_out", [LEAVE, "/accounts/logout/"])
@pytest.mark.django_db
def test_who_left_a_trial_is_not_told_that_it_is_over(client: Client, short_sample: None, way_out: str) -> None:
    client.post(TRY)
    client.post(way_out)

    assert "Your trial is over" not in client.get("/").content.decode()


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
def test_leaving_deletes_the_trial_at_once(client: Client, menu: None, short_sample: None) -> None:
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


def test_sample_needs_no_food_table(user: User) -> None:
    invent_diary(last=LAST, days=10).write(user)

    assert not Entry.objects.exclude(kind="supplement").exists()


def test_sample_reads_the_food_table_once_and_before_it_writes(user: User, menu: None) -> None:
    with CaptureQueriesContext(connection) as reading:
        diary = invent_diary(last=LAST, days=40)
    with CaptureQueriesContext(connection) as writing:
        diary.write(user)

    assert ['"foods_food"."code" IN' in query["sql"] for query in reading] == [True]
    assert [query for query in writing if '"foods_food"."code" IN' in query["sql"]] == []


def test_every_dish_is_made_of_foods_on_the_menu() -> None:
    dishes = (*BREAKFASTS, *LUNCHES, *DINNERS, *SNACKS)
    eaten = {food for dish in dishes for food, _number in dish.foods} | {food for food, _number in DRINKS}

    assert eaten == set(HELPINGS)
