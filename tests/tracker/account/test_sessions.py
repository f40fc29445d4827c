"""Where a person is signed in: listed, told apart, and ended one by one or all at once."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore as OldStore
from django.contrib.sessions.models import Session as OldSession
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW
from tracker.models import Session

SECURITY = "/account/security/"
END = "/account/security/end/"
END_OTHERS = "/account/security/end-others/"
SIGN_IN = "/accounts/login/"
ANNA = {"login": "anna", "password": "correct horse 7"}
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"


def signed_in_on(user_agent: str) -> Client:
    browser = Client(headers={"User-Agent": user_agent})
    browser.post(SIGN_IN, ANNA)
    browser.get("/account/")
    return browser


@pytest.fixture
def laptop(signed_in: Client) -> Client:
    return signed_in_on(LAPTOP)


@pytest.fixture
def phone(laptop: Client) -> Client:
    return signed_in_on(PHONE)


def handles(page: str) -> list[str]:
    return [part.partition('"')[0] for part in page.split('name="session" value="')[1:]]


def is_signed_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def test_sessions_are_told_apart_by_their_devices(laptop: Client, phone: Client) -> None:
    page = laptop.get(SECURITY).text

    assert "Firefox on a Linux computer</strong> <small" in page  # this one
    assert "Safari on an iPhone</strong><br>" in page
    assert "Since 22 Nov 2026, 12:00." in page


def test_page_holds_no_session_s_key(laptop: Client, phone: Client) -> None:
    page = laptop.get(SECURITY).text

    assert [key for key in Session.objects.values_list("pk", flat=True) if key in page] == []


def test_one_session_is_ended_and_the_others_go_on(user: User, laptop: Client, phone: Client) -> None:
    Session.objects.exclude(pk__in=[laptop.session.session_key, phone.session.session_key]).delete()
    (of_the_phone,) = handles(laptop.get(SECURITY).text)

    laptop.post(END, {"session": of_the_phone})

    assert (is_signed_in(laptop), is_signed_in(phone)) == (True, False)


def test_all_other_sessions_are_ended_at_once(laptop: Client, phone: Client, signed_in: Client) -> None:
    laptop.post(END_OTHERS)

    assert [is_signed_in(browser) for browser in (laptop, phone, signed_in)] == [True, False, False]


def test_another_person_s_session_is_not_found(laptop: Client, stranger: User) -> None:
    theirs = Client()
    theirs.force_login(stranger)
    theirs.get("/account/")
    Session.objects.filter(user__username="anna").exclude(pk=laptop.session.session_key).delete()
    boris = Client()
    boris.force_login(stranger)
    (handle,) = handles(boris.get(SECURITY).text)

    assert laptop.post(END, {"session": handle}).status_code == 404
    laptop.post(END_OTHERS)
    assert is_signed_in(theirs)


def test_one_s_own_session_is_ended_by_signing_out_only(laptop: Client, phone: Client) -> None:
    Session.objects.exclude(pk__in=[laptop.session.session_key, phone.session.session_key]).delete()
    (of_the_phone,) = handles(laptop.get(SECURITY).text)

    assert phone.post(END, {"session": of_the_phone}).status_code == 404
    assert is_signed_in(phone)


def test_a_new_password_ends_the_other_sessions(laptop: Client, phone: Client) -> None:
    form = {"oldpassword": "correct horse 7", "password1": "another horse 8", "password2": "another horse 8"}

    laptop.post(reverse("account_change_password"), form)

    assert Session.objects.filter(user__username="anna").count() == 1
    assert (is_signed_in(laptop), is_signed_in(phone)) == (True, False)
    assert handles(laptop.get(SECURITY).text) == []


def test_session_that_ended_by_its_time_is_not_listed(laptop: Client, phone: Client, signed_in: Client) -> None:
    Session.objects.exclude(pk=laptop.session.session_key).update(expire_date=NOW - timedelta(seconds=1))

    assert handles(laptop.get(SECURITY).text) == []


def test_last_use_is_written_every_ten_minutes_at_most(laptop: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def used_at(minutes: int) -> str:
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=minutes))
        laptop.get("/account/")
        return str(laptop.session["used_at"])[11:16]

    assert [used_at(minutes) for minutes in (0, 9, 10, 12, 20)] == ["12:00", "12:00", "12:10", "12:10", "12:20"]


def test_sessions_go_with_their_account(laptop: Client, user: User) -> None:
    user.delete()

    assert not Session.objects.exclude(user=None).exists()


def test_upgrade_signs_nobody_out(user: User, client: Client) -> None:
    client.force_login(user)
    old = OldStore()
    old.update(client.session.items())
    old["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    old.set_expiry(datetime.now(UTC) + timedelta(days=9))
    old.save()
    Session.objects.all().delete()

    import_module("tracker.migrations.0006_session").take_over(apps, None)

    client.cookies["sessionid"] = str(old.session_key)
    assert is_signed_in(client)
    assert not OldSession.objects.exists()
