"""Opening an account, signing in, and the limits on both."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

SIGN_UP = "/accounts/signup/"
SIGN_IN = "/accounts/login/"
NEW = {"username": "clara", "password1": "correct horse 7", "email": ""}


@pytest.mark.django_db
def test_user_name_and_password_open_an_account(client: Client) -> None:
    answer = client.post(SIGN_UP, NEW)

    assert answer.headers["Location"] == reverse("tracker:welcome")
    assert User.objects.get().username == "clara"


@pytest.mark.django_db
def test_new_person_is_signed_in(client: Client) -> None:
    client.post(SIGN_UP, NEW)

    assert client.get(reverse("tracker:account")).status_code == 200


@pytest.mark.django_db
def test_e_mail_is_called_optional(client: Client) -> None:
    assert "(optional)" in client.get(SIGN_UP).content.decode()


@pytest.mark.parametrize("password", ["short 7", "password", "1234567890", "clara"])
@pytest.mark.django_db
def test_weak_password_is_refused_and_the_user_name_kept(client: Client, password: str) -> None:
    answer = client.post(SIGN_UP, NEW | {"password1": password})

    assert not User.objects.exists()
    assert 'value="clara"' in answer.content.decode()


@pytest.mark.django_db
def test_refused_field_names_its_error(client: Client) -> None:
    page = client.post(SIGN_UP, NEW | {"password1": "1234567890"}).content.decode()

    assert 'aria-invalid="true"' in page
    assert "id_password1_error" in page.partition('id="id_password1_error"')[0]


def test_taken_user_name_is_refused(client: Client, user: User) -> None:
    answer = client.post(SIGN_UP, NEW | {"username": "Anna"})

    assert answer.status_code == 200
    assert list(User.objects.all()) == [user]


def test_closed_site_takes_no_account(client: Client, user: User, settings: Settings) -> None:
    settings.SIGNUP = "closed"

    answer = client.post(SIGN_UP, NEW)

    assert "Sign-up is closed" in answer.content.decode()
    assert list(User.objects.all()) == [user]


@pytest.mark.django_db
def test_first_account_is_possible_on_a_closed_site(client: Client, settings: Settings) -> None:
    settings.SIGNUP = "closed"

    client.post(SIGN_UP, NEW)

    assert User.objects.count() == 1


@pytest.mark.django_db
def test_sign_up_is_limited_for_one_place(client: Client) -> None:
    answers = [client.post(SIGN_UP, NEW | {"password1": ""}).status_code for _ in range(21)]

    assert answers == [200] * 20 + [429]


@pytest.mark.django_db
def test_limit_does_not_hit_another_place(client: Client) -> None:
    for _ in range(21):
        client.post(SIGN_UP, NEW | {"password1": ""})

    assert client.post(SIGN_UP, NEW, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_wrong_password_keeps_the_user_name_and_says_so(client: Client, user: User) -> None:
    page = client.post(SIGN_IN, {"login": "anna", "password": "wrong horse 7"}).content.decode()

    assert 'value="anna"' in page
    assert 'role="alert"' in page


def test_sign_in_is_limited_for_one_place(client: Client, user: User) -> None:
    answers = [client.post(SIGN_IN, {"login": f"p{n}", "password": "x"}).status_code for n in range(31)]

    assert answers[-1] == 429
    assert "Too many tries" in client.post(SIGN_IN, {"login": "anna", "password": "x"}).content.decode()


def test_address_of_another_site_is_no_place_to_go_after_sign_in(client: Client, user: User) -> None:
    answer = client.post(
        SIGN_IN, {"login": "anna", "password": "correct horse 7", "next": "https://elsewhere.example/"}
    )

    assert answer.headers["Location"] == reverse("tracker:today")


def test_signing_out_takes_a_post(signed_in: Client) -> None:
    signed_in.get("/accounts/logout/")
    assert signed_in.get("/account/").status_code == 200

    signed_in.post("/accounts/logout/")
    assert signed_in.get("/account/").status_code == 302
