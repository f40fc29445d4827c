"""A change of what opens an account is told: by e-mail where there is one, else on the next pages of every session."""

import re
from collections.abc import Callable
from datetime import timedelta
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from smtplib import SMTPServerDisconnected

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.conftest import NOW
from tests.tracker.account.test_events import NEW_PASSWORD, PASSWORD, SECRET, code, kinds
from tracker.account.events import CHANGES, Kind
from tracker.account.notices import CHANGE_OF
from tracker.models import AccountEvent


@pytest.fixture
def confirmed(signed_in: Client) -> Client:
    """Anna's browser, in which she has just given her password again."""
    signed_in.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return signed_in


def change_password(browser: Client, _user: User) -> None:
    browser.post(reverse("account_change_password"), NEW_PASSWORD)


def add_address(browser: Client, _user: User) -> None:
    browser.post(reverse("account_email"), {"email": "anna@example.org", "action_add": ""})


def change_main_address(browser: Client, user: User) -> None:
    EmailAddress.objects.create(user=user, email="one@example.org", primary=True)
    EmailAddress.objects.create(user=user, email="two@example.org")
    browser.post(reverse("account_email"), {"email": "two@example.org", "action_primary": ""})


def remove_address(browser: Client, user: User) -> None:
    EmailAddress.objects.create(user=user, email="one@example.org", primary=True)
    browser.post(reverse("account_email"), {"email": "one@example.org", "action_remove": ""})


def set_up_app(browser: Client, _user: User) -> None:
    browser.get(reverse("mfa_activate_totp"))
    session = browser.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    browser.post(reverse("mfa_activate_totp"), {"code": code()})


def turn_off_app(browser: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    browser.post(reverse("mfa_deactivate_totp"))


def remove_key(browser: Client, user: User) -> None:
    key = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "key"})
    browser.post(reverse("mfa_remove_webauthn", args=[key.pk]))


def make_codes(browser: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    browser.post(reverse("mfa_generate_recovery_codes"))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (change_password, Kind.PASSWORD_CHANGED),
        (add_address, Kind.EMAIL_ADDED),
        (change_main_address, Kind.EMAIL_CHANGED),
        (remove_address, Kind.EMAIL_REMOVED),
        (set_up_app, Kind.APP_ADDED),
        (turn_off_app, Kind.APP_REMOVED),
        (remove_key, Kind.KEY_REMOVED),
        (make_codes, Kind.CODES_MADE),
    ],
)
def test_each_change_is_kept_and_told_in_other_sessions(
    confirmed: Client,
    user: User,
    change: Callable[[Client, User], None],
    kind: Kind,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("django.db.transaction.on_commit", lambda done: done())  # as without the test's transaction
    change(confirmed, user)

    assert kinds(user) == [kind]
    assert str(kind.label) in confirmed.get("/account/security/").text
    user.refresh_from_db()
    other = Client()
    other.force_login(user)
    for path in ("/account/", "/profile/"):
        page = other.get(path).text
        assert f"<strong>{kind.label}</strong>: 22 Nov 2026, 12:00" in page
    assert "It was me" not in confirmed.get("/account/").text


def test_notice_goes_from_the_session_whose_person_made_the_change(confirmed: Client, user: User) -> None:
    add_address(confirmed, user)
    phone, laptop = Client(), Client()
    for browser in (phone, laptop):
        browser.force_login(user)

    answer = phone.post("/account/security/known/", {"next": "/profile/"})

    assert answer.headers["Location"] == "/profile/"
    assert "It was me" not in phone.get("/account/").text
    assert "It was me" in laptop.get("/account/").text


def test_address_of_another_site_is_no_place_to_go_on(signed_in: Client) -> None:
    answer = signed_in.post("/account/security/known/", {"next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == reverse("tracker:today")


def test_a_word_that_is_no_address_breaks_nothing(signed_in: Client) -> None:
    answer = signed_in.post("/account/security/known/", {"next": "nowhere"})

    assert answer.status_code == 302


def test_notice_ends_after_thirty_days(
    confirmed: Client, user: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_address(confirmed, user)
    other = Client()
    other.force_login(user)

    def told_after(days: int) -> bool:
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=days))
        return "It was me" in other.get("/account/").text

    assert [told_after(days) for days in (0, 29, 30)] == [True, True, False]


def test_a_confirmed_address_is_told_by_mail_and_no_page_repeats_it(
    confirmed: Client, user: User, settings: Settings
) -> None:
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    EmailAddress.objects.create(user=user, email="anna@example.org", primary=True, verified=True)

    change_password(confirmed, user)

    assert [message.to for message in mail.outbox] == [["anna@example.org"]]
    other = Client()
    user.refresh_from_db()
    other.force_login(user)
    assert "It was me" not in other.get("/account/").text


def test_an_address_that_nobody_confirmed_does_not_count_as_told(
    confirmed: Client, user: User, settings: Settings
) -> None:
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    EmailAddress.objects.create(user=user, email="anna@example.org", primary=True)

    change_password(confirmed, user)

    assert len(mail.outbox) == 1
    assert not AccountEvent.objects.of(user).get().told_by_mail


def test_a_mail_server_that_is_away_changes_the_password_all_the_same(
    confirmed: Client, user: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object, **_kwargs: object) -> int:
        raise SMTPServerDisconnected

    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    EmailAddress.objects.create(user=user, email="anna@example.org", primary=True, verified=True)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", away)

    change_password(confirmed, user)

    user.refresh_from_db()
    assert user.check_password("another horse 8")
    assert not AccountEvent.objects.of(user).get().told_by_mail


def test_every_notice_of_allauth_s_is_known() -> None:
    spec = find_spec("allauth")
    assert spec is not None
    assert spec.origin is not None
    sent = {
        prefix
        for part in ("account", "mfa")
        for path in (Path(spec.origin).parent / part).rglob("*.py")
        for prefix in re.findall(r'send_notification_mail\(\s*"([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(sent) > 5
    assert sent == set(CHANGE_OF)
    assert set(CHANGE_OF.values()) <= set(CHANGES)


def test_a_link_made_for_somebody_is_told(signed_in: Client, user: User) -> None:
    call_command("reset_link", "anna")

    assert "<strong>Link to a new password made by whoever runs this site</strong>" in signed_in.get("/account/").text


def test_a_new_password_by_a_link_is_told_at_the_next_sign_in(client: Client, user: User) -> None:
    out = StringIO()
    call_command("reset_link", "anna", stdout=out)
    form = client.get(out.getvalue().strip().removeprefix("http://localhost:8000"), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "another horse 8", "password2": "another horse 8"})

    other = Client()
    page = other.post("/accounts/login/", {"login": "anna", "password": "another horse 8"}, follow=True).text

    assert "<strong>New password by a link</strong>" in page
