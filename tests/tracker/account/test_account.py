"""The account page, changing what is in an account, and deleting it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse, reverse_lazy
from pytest_django import Settings

from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, Entry, HealthAnswer, Profile

DELETE = "/account/delete/"
AGAIN = reverse_lazy("account_reauthenticate")


@pytest.fixture
def recent(signed_in: Client) -> Client:
    """Anna's browser just after she said her password again."""
    signed_in.post(AGAIN, {"password": "correct horse 7"})
    return signed_in


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
        "tracker:your_data",
        "tracker:delete_account",
    ):
        assert f'href="{reverse(name)}"' in page


def test_account_page_takes_no_post(signed_in: Client) -> None:
    assert signed_in.post("/account/").status_code == 405


def test_asking_deletes_nothing(signed_in: Client, user: User) -> None:
    page = signed_in.get(DELETE)

    assert "Delete for good" in page.content.decode()
    assert User.objects.filter(pk=user.pk).exists()


def test_after_user_name_and_password_the_account_and_everything_in_it_is_gone(
    signed_in: Client, user: User, log: Callable[..., Entry]
) -> None:
    log()
    Day.objects.mark(user=user, day=log().date, complete=True)
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)

    asked = signed_in.post(DELETE, {"confirmation": "anna"})
    assert asked.headers["Location"] == f"{AGAIN}?next=%2Faccount%2Fdelete%2F"
    assert User.objects.filter(pk=user.pk).exists()
    answer = signed_in.post(AGAIN, {"password": "correct horse 7", "next": DELETE}, follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert "Your account and everything in it is deleted." in answer.content.decode()
    for model in (User, Profile, Entry, Day, HealthAnswer):
        assert not model.objects.exists()


def test_deleting_signs_out(recent: Client) -> None:
    recent.post(DELETE, {"confirmation": "anna"})

    assert recent.get("/account/").status_code == 302


def test_a_wrong_password_deletes_nothing(signed_in: Client, user: User) -> None:
    signed_in.post(DELETE, {"confirmation": "anna"})
    answer = signed_in.post(AGAIN, {"password": "wrong horse 7", "next": DELETE})

    assert answer.status_code == 200
    assert User.objects.filter(pk=user.pk).exists()


@pytest.mark.parametrize("typed", ["", "ann", "correct horse 7"])
def test_anything_but_the_user_name_deletes_nothing(recent: Client, user: User, typed: str) -> None:
    answer = recent.post(DELETE, {"confirmation": typed})

    assert answer.status_code == 400
    assert User.objects.filter(pk=user.pk).exists()


def test_the_export_is_offered_before_all_is_deleted(signed_in: Client) -> None:
    page = signed_in.get(DELETE).content.decode()

    assert page.index(f'href="{reverse("tracker:your_data")}"') < page.index("Delete for good")


def test_another_account_stays(recent: Client, stranger: User) -> None:
    recent.post(DELETE, {"confirmation": "anna"})

    assert list(User.objects.all()) == [stranger]


def test_guessing_the_password_is_throttled(signed_in: Client) -> None:
    signed_in.post(DELETE, {"confirmation": "anna"})
    guesses = ({"password": f"guess {n}", "next": DELETE} for n in range(11))

    assert [signed_in.post(AGAIN, guess).status_code for guess in guesses] == [200] * 10 + [429]


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
