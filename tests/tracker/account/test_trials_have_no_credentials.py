"""A trial account, known from its row, has no password, address or second factor, and gets none on any path."""

from datetime import timedelta

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from tests.access.addresses import ADDRESSES, Address
from tests.conftest import NOW
from tracker.account.middleware import OF_CREDENTIALS
from tracker.models import TrialAccount

FORM = {
    "email": "visitor@example.org",
    "action_add": "",
    "oldpassword": "",
    "password1": "another horse 8",
    "password2": "another horse 8",
    "username": "clara",
    "code": "123456",
}
OF_ALLAUTH = [address for address in ADDRESSES if address.route.startswith(OF_CREDENTIALS)]


@pytest.fixture
def trial(user: User) -> User:
    user.set_unusable_password()
    user.save()
    TrialAccount.objects.create(user=user, expires_at=NOW + timedelta(hours=24))
    return user


@pytest.fixture
def visitor(signed_in: Client, trial: User) -> Client:
    """Signed in as the trial; nothing in the session says what it is."""
    signed_in.force_login(trial)
    return signed_in


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", OF_ALLAUTH, ids=lambda address: address.name)
def test_no_address_of_credentials_answers_a_trial(visitor: Client, trial: User, address: Address, method: str) -> None:
    path = address.filled(uidb36="1", key="a-key", pk=1, id=1)

    answer = getattr(visitor, method)(path, FORM)

    assert answer.status_code == (403 if address.name != "account_logout" else 200 if method == "get" else 302)
    trial.refresh_from_db()
    assert not trial.has_usable_password()
    assert not EmailAddress.objects.exists()
    assert not Authenticator.objects.exists()
    assert User.objects.count() == 1


def test_the_walk_meets_every_kind_of_credential() -> None:
    assert {address.name for address in OF_ALLAUTH} >= {
        "account_set_password",
        "account_email",
        "account_reset_password_from_key",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    }


def test_a_reset_link_gives_a_trial_no_password(client: Client, trial: User) -> None:
    key = default_token_generator.make_token(trial)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(trial), "key": key})
    form = client.get(path, follow=True)

    answer = client.post(form.request["PATH_INFO"], FORM)

    trial.refresh_from_db()
    assert answer.status_code == 403
    assert not trial.has_usable_password()


def test_no_reset_link_is_made_for_a_trial(trial: User) -> None:
    with pytest.raises(CommandError, match="anna is a trial account"):
        call_command("reset_link", "anna")


def test_a_trial_is_known_from_its_row_in_any_session(visitor: Client) -> None:
    assert "This is a trial account" in visitor.get("/account/").text


def test_a_trial_ends_in_any_session_when_its_time_is_over(visitor: Client) -> None:
    TrialAccount.objects.update(expires_at=NOW)

    assert visitor.get("/account/").headers["Location"] == "/"
    assert not User.objects.exists()
