"""Pages for everyone: the landing page, the sign-in dialog, and what went wrong."""

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pytest_django import Settings


@pytest.mark.django_db
def test_visitor_is_offered_an_account_and_a_trial(client: Client) -> None:
    page = client.get("/").content.decode()

    assert reverse("account_signup") in page
    assert reverse("tracker:try") in page


@pytest.mark.django_db
def test_trial_is_not_offered_where_it_is_turned_off(client: Client, settings: Settings) -> None:
    settings.TRY_IT = False

    assert reverse("tracker:try") not in client.get("/").content.decode()


def test_account_is_not_offered_where_sign_up_is_closed(client: Client, user: User, settings: Settings) -> None:
    settings.SIGNUP = "closed"

    page = client.get("/").content.decode()

    assert reverse("account_signup") not in page
    assert reverse("account_login") in page


def test_signed_in_person_goes_from_the_landing_page_to_the_diary(signed_in: Client) -> None:
    assert signed_in.get("/").headers["Location"] == reverse("tracker:today")


@pytest.mark.parametrize("name", ["home", "about", "sign_in_again"])
@pytest.mark.django_db
def test_open_pages_take_no_post(client: Client, name: str) -> None:
    assert client.post(reverse(f"tracker:{name}")).status_code == 405


@pytest.mark.django_db
def test_headline_says_twitch_and_the_lead_what_is_counted(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "twitch" in page[page.index("<h1>") : page.index("</h1>")].lower()
    assert "magnesium, calcium, potassium and vitamin D" in page


@pytest.mark.django_db
def test_sign_in_dialog_has_the_fields_that_sign_in_reads(client: Client) -> None:
    fragment = client.get(reverse("tracker:sign_in_again")).content.decode()

    assert f'action="{reverse("account_login")}"' in fragment
    assert 'name="login"' in fragment
    assert 'name="password"' in fragment
    assert 'id="sign-in-title"' in fragment
    assert "<html" not in fragment


@pytest.mark.django_db
def test_sign_in_dialog_brings_a_fresh_csrf_cookie(client: Client) -> None:
    assert "csrftoken" in client.get(reverse("tracker:sign_in_again")).cookies


def test_sign_in_by_script_is_answered_with_where_to_go(client: Client, user: User) -> None:
    answer = client.post(
        reverse("account_login"),
        {"login": "anna", "password": "correct horse 7"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert answer.json()["location"] == reverse("tracker:today")


def test_failed_sign_in_by_script_is_answered_with_a_sentence(client: Client, user: User) -> None:
    answer = client.post(
        reverse("account_login"),
        {"login": "anna", "password": "wrong horse 7"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert answer.status_code == 400
    assert answer.json()["form"]["errors"]


def test_each_problem_has_a_sentence_to_show() -> None:
    problems = render_to_string("includes/_problems.html")

    assert 'data-problem="server"' in problems
    assert 'data-problem="network"' in problems
    assert problems.count('class="toast" role="alert"') == 2


@pytest.mark.django_db
def test_unknown_address_is_answered_in_the_family(client: Client) -> None:
    answer = client.get("/no/such/page/")

    assert answer.status_code == 404
    assert "Nothing here" in answer.content.decode()


@pytest.mark.django_db
def test_form_without_its_token_is_answered_with_a_sentence() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("tracker:try"))

    assert answer.status_code == 403
    assert "nothing was saved" in answer.content.decode()


def test_page_for_a_fault_of_the_server_needs_no_request_and_no_database() -> None:
    assert "Something went wrong" in render_to_string("500.html")
