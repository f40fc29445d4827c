"""Before something about an account changes, a recent password, code or passkey is asked for."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

AGAIN = reverse("account_reauthenticate")
CHANGES = [
    ("account_email", {"email": "anna@example.org", "action_add": ""}),
    ("mfa_activate_totp", {}),
    ("mfa_generate_recovery_codes", {}),
    ("mfa_add_webauthn", {}),
]


@pytest.mark.parametrize(("name", "form"), CHANGES)
def test_a_change_asks_who_it_is(signed_in: Client, name: str, form: dict[str, str]) -> None:
    answer = signed_in.post(reverse(name), form)

    assert answer.headers["Location"].startswith(AGAIN)
    assert not EmailAddress.objects.exists()


def test_the_change_goes_on_once_that_is_answered(signed_in: Client) -> None:
    path = reverse("account_email")
    asked = signed_in.post(path, {"email": "anna@example.org", "action_add": ""}, follow=True)
    signed_in.post(AGAIN, {"password": "correct horse 7", "next": asked.context["redirect_field_value"]})

    assert EmailAddress.objects.get().email == "anna@example.org"


def test_the_answer_holds_for_five_minutes(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    start = time.time()
    signed_in.post(AGAIN, {"password": "correct horse 7"})

    def asked_after(seconds: int) -> bool:
        monkeypatch.setattr("time.time", lambda: start + seconds)
        return signed_in.get(reverse("mfa_add_webauthn")).status_code == 302

    assert [asked_after(seconds) for seconds in (0, 290, 310)] == [False, False, True]


@pytest.fixture
def without_password(signed_in: Client, user: User) -> Client:
    user.set_unusable_password()
    user.save()
    TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    signed_in.force_login(user)
    return signed_in


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (reverse("account_set_password"), {"password1": "another horse 8", "password2": "another horse 8"}),
        ("/account/delete/", {"confirmation": "anna"}),
    ],
)
def test_account_without_a_password_asks_for_its_second_factor(
    without_password: Client, user: User, path: str, form: dict[str, str]
) -> None:
    answer = without_password.post(path, form)

    assert answer.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    user.refresh_from_db()
    assert not user.has_usable_password()
    assert Authenticator.objects.exists()
