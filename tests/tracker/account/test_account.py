"""The account page, changing what is in an account, and deleting it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, Entry, HealthAnswer, Profile

DELETE = "/account/delete/"


@pytest.mark.parametrize("path", ["/account/", DELETE])
@pytest.mark.django_db
def test_visitor_is_asked_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == f"{reverse('account_login')}?next={path}"


def test_account_page_leads_to_what_can_be_changed(signed_in: Client) -> None:
    page = signed_in.get("/account/").content.decode()

    for name in (
        "account_change_password",
        "account_email",
        "mfa_index",
        "mfa_list_webauthn",
        "tracker:delete_account",
    ):
        assert f'href="{reverse(name)}"' in page


def test_account_page_takes_no_post(signed_in: Client) -> None:
    assert signed_in.post("/account/").status_code == 405


def test_asking_deletes_nothing(signed_in: Client, user: User) -> None:
    page = signed_in.get(DELETE)

    assert "Delete for good" in page.content.decode()
    assert User.objects.filter(pk=user.pk).exists()


def test_password_deletes_the_account_and_everything_in_it(
    signed_in: Client, user: User, log: Callable[..., Entry]
) -> None:
    log()
    Day.objects.mark(user=user, day=log().date, complete=True)
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)

    answer = signed_in.post(DELETE, {"confirmation": "correct horse 7"})

    assert answer.headers["Location"] == "/"
    for model in (User, Profile, Entry, Day, HealthAnswer):
        assert not model.objects.exists()


def test_deleting_signs_out(signed_in: Client) -> None:
    signed_in.post(DELETE, {"confirmation": "correct horse 7"})

    assert signed_in.get("/account/").status_code == 302


@pytest.mark.parametrize("typed", ["", "wrong horse 7", "anna"])
def test_anything_but_the_password_deletes_nothing(signed_in: Client, user: User, typed: str) -> None:
    answer = signed_in.post(DELETE, {"confirmation": typed})

    assert answer.status_code == 400
    assert User.objects.filter(pk=user.pk).exists()


def test_account_without_a_password_asks_for_the_user_name(signed_in: Client, user: User) -> None:
    user.set_unusable_password()
    user.save()
    signed_in.force_login(user)

    assert signed_in.post(DELETE, {"confirmation": "ann"}).status_code == 400
    assert signed_in.post(DELETE, {"confirmation": "anna"}).headers["Location"] == "/"


def test_another_account_stays(signed_in: Client, stranger: User) -> None:
    signed_in.post(DELETE, {"confirmation": "correct horse 7"})

    assert list(User.objects.all()) == [stranger]


def test_guessing_the_password_is_throttled(signed_in: Client, user: User) -> None:
    answers = [signed_in.post(DELETE, {"confirmation": f"guess {n}"}).status_code for n in range(11)]

    assert answers == [400] * 10 + [429]


def test_password_can_be_changed(signed_in: Client, user: User) -> None:
    signed_in.post(
        reverse("account_change_password"),
        {"oldpassword": "correct horse 7", "password1": "another horse 8", "password2": "another horse 8"},
    )

    user.refresh_from_db()
    assert user.check_password("another horse 8")


@pytest.mark.django_db
def test_site_without_mail_says_who_can_help_with_a_forgotten_password(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

    page = client.get(reverse("account_reset_password")).content.decode()

    assert "Ask the person who runs it" in page
    assert 'type="email"' not in page


@pytest.mark.django_db
def test_site_with_mail_asks_for_the_address(client: Client) -> None:
    assert 'type="email"' in client.get(reverse("account_reset_password")).content.decode()


@pytest.mark.parametrize(
    "name", ["account_email", "account_change_password", "account_logout", "mfa_index", "mfa_list_webauthn"]
)
def test_pages_of_the_account_belong_to_the_family(signed_in: Client, name: str) -> None:
    page = signed_in.get(reverse(name)).content.decode()

    assert 'class="bar"' in page
    assert "tracker/account/account.css" in page


def test_unconfirmed_address_does_not_keep_the_second_step_away(signed_in: Client, user: User) -> None:
    signed_in.post(reverse("account_email"), {"email": "anna@example.org", "action_add": ""})

    answer = signed_in.get(reverse("mfa_activate_totp"))

    assert answer.headers.get("Location", "").startswith(reverse("account_reauthenticate"))
