"""What happens to an account: kept for its person, and logged without a name."""

import logging
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW
from tracker.account.events import FAILURES_KEPT_AN_HOUR, Kind
from tracker.models import AccountEvent

SIGN_IN = "/accounts/login/"
DELETE = "/account/delete/"
PASSWORD = "correct horse 7"
ANNA = {"login": "anna", "password": PASSWORD}
NEW_PASSWORD = {"oldpassword": PASSWORD, "password1": "another horse 8", "password2": "another horse 8"}
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def kinds(user: User) -> list[str]:
    return list(AccountEvent.objects.of(user).order_by("happened_at").values_list("kind", flat=True))


def code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time()))))


@pytest.fixture
def with_app(user: User) -> User:
    TOTP.activate(user, SECRET)
    return user


@pytest.mark.django_db
def test_opening_an_account_and_signing_in_are_kept(client: Client) -> None:
    client.post("/accounts/signup/", {"username": "clara", "password1": "correct horse 7", "email": ""})
    client.post("/accounts/logout/")
    client.post(SIGN_IN, ANNA | {"login": "clara"}, headers=FIREFOX)

    clara = User.objects.get()
    assert kinds(clara) == [Kind.OPENED, Kind.SIGNED_IN]
    assert AccountEvent.objects.of(clara).latest("happened_at").device == "firefox linux"


def test_wrong_password_is_kept_for_the_account_that_it_was_tried_on(client: Client, user: User) -> None:
    client.post(SIGN_IN, ANNA | {"login": "ANNA", "password": "wrong horse 7"})
    client.post(SIGN_IN, ANNA | {"login": "nobody"})

    assert [event.kind for event in AccountEvent.objects.all()] == [Kind.WRONG_PASSWORD]


def test_wrong_code_is_kept_and_no_sign_in(client: Client, with_app: User) -> None:
    client.post(SIGN_IN, ANNA)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert kinds(with_app) == [Kind.WRONG_CODE]
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert kinds(with_app) == [Kind.WRONG_CODE, Kind.SIGNED_IN]


def test_who_guesses_from_many_addresses_fills_no_table(client: Client, user: User) -> None:
    for n in range(FAILURES_KEPT_AN_HOUR + 3):
        client.post(SIGN_IN, ANNA | {"password": f"guess {n}"}, REMOTE_ADDR=f"192.0.2.{n}")

    assert kinds(user) == [Kind.WRONG_PASSWORD] * FAILURES_KEPT_AN_HOUR


def test_ending_sessions_is_kept(signed_in: Client, user: User) -> None:
    signed_in.post("/account/security/end-others/")

    assert kinds(user) == [Kind.OTHERS_ENDED]


def test_opening_the_admin_is_kept_once_a_session(signed_in: Client, with_app: User) -> None:
    User.objects.update(is_staff=True, is_superuser=True)
    for path in ("/admin/", "/admin/foods/food/"):
        signed_in.get(path)

    assert kinds(with_app) == [Kind.ADMIN_OPENED]


def test_the_log_names_nobody(client: Client, user: User, caplog: pytest.LogCaptureFixture) -> None:
    EmailAddress.objects.create(user=user, email="anna@example.org", primary=True)
    with caplog.at_level(logging.INFO):
        client.post(SIGN_IN, ANNA | {"password": "wrong horse 7"}, REMOTE_ADDR="192.0.2.7")
        client.post(SIGN_IN, ANNA | {"login": "nobody-here"}, REMOTE_ADDR="192.0.2.7")
        client.post(SIGN_IN, ANNA, REMOTE_ADDR="192.0.2.7")
        client.post(reverse("account_change_password"), NEW_PASSWORD, REMOTE_ADDR="192.0.2.7")
        client.post(DELETE, {"confirmation": "anna"}, REMOTE_ADDR="192.0.2.7")
        again = {"password": "another horse 8", "next": DELETE}
        client.post(reverse("account_reauthenticate"), again, REMOTE_ADDR="192.0.2.7")

    lines = [record.getMessage() for record in caplog.records if record.name.startswith("tracker.account")]
    number = f"account {user.pk}:"
    assert lines == [
        f"{number} wrong_password",
        "no account: wrong_password",
        f"{number} signed_in",
        f"{number} password_changed",
        f"{number} deleted",
    ]
    everything = caplog.text
    assert [word for word in ("anna", "nobody-here", "192.0.2.7", "example.org", "horse") if word in everything] == []


def test_events_of_ninety_days_ago_are_purged(user: User) -> None:
    for days in (89, 91):
        happened_at = NOW - timedelta(days=days)
        AccountEvent.objects.create(user=user, kind=Kind.SIGNED_IN, happened_at=happened_at)

    assert AccountEvent.objects.purge(now=NOW) == 1
    assert AccountEvent.objects.get().happened_at == NOW - timedelta(days=89)


def test_another_person_s_events_are_not_shown(signed_in: Client, stranger: User) -> None:
    AccountEvent.objects.create(user=stranger, kind=Kind.PASSWORD_RESET, happened_at=NOW)

    assert "New password by a link" not in signed_in.get("/account/security/").text
