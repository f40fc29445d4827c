"""A session that ends under an open page, and the headers of every answer."""

from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import TODAY, MakeFood
from tracker.models import Entry

DAY = reverse("tracker:day", args=[TODAY])
PASSWORD = "correct horse 7"


def entry_form() -> dict[str, str]:
    return {"key": str(uuid4()), "quantity": "2", "portion": "p0", "meal": "breakfast"}


def test_a_form_sent_after_the_session_ended_is_answered_401_and_nothing_is_saved(
    signed_in: Client, make_food: MakeFood
) -> None:
    address = reverse("tracker:add", args=[TODAY, make_food().pk])
    signed_in.logout()
    answer = signed_in.post(address, entry_form(), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.text) == (401, "")
    assert not Entry.objects.exists()


def test_the_same_form_goes_through_with_its_key_after_signing_in_again(
    signed_in: Client, user: User, make_food: MakeFood
) -> None:
    address, form = reverse("tracker:add", args=[TODAY, make_food().pk]), entry_form()
    signed_in.logout()
    signed_in.post(address, form, headers={"HX-Request": "true"})
    signed_in.force_login(user)
    assert signed_in.post(address, form, headers={"HX-Request": "true"}).status_code == 200
    assert str(Entry.objects.get().key) == form["key"]


def test_a_page_asked_for_without_a_session_leads_to_sign_in_and_back(client: Client, db: None) -> None:
    answer = client.get(DAY)
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('account_login')}?next={DAY}"


def test_a_plain_form_without_a_session_saves_nothing(client: Client, make_food: MakeFood) -> None:
    answer = client.post(reverse("tracker:add", args=[TODAY, make_food().pk]), entry_form())
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    assert not Entry.objects.exists()


def test_a_form_from_another_site_is_refused(user: User, make_food: MakeFood, at_noon: date) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(user)
    answer = careful.post(reverse("tracker:add", args=[TODAY, make_food().pk]), entry_form())
    assert answer.status_code == 403
    assert not Entry.objects.exists()


@pytest.mark.parametrize("address", ["/", "/about/", "/accounts/login/", DAY, "/no-such-page/"])
def test_every_answer_carries_the_content_policy(address: str, signed_in: Client) -> None:
    policy = signed_in.get(address)["Content-Security-Policy"]
    directives = dict(directive.split(" ", 1) for directive in policy.split("; "))
    assert directives == {
        "default-src": "'self'",
        "img-src": "'self' data: blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/", "/about/", "/accounts/login/", "/accounts/signup/", DAY, "/profile/"])
def test_no_page_has_inline_styles_or_scripts(address: str, signed_in: Client, client: Client) -> None:
    """The content policy would block them."""
    page = signed_in.get(address).text
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    assert "<script>" not in page


def test_answers_keep_to_themselves(signed_in: Client) -> None:
    answer = signed_in.get(DAY)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("page", ["account_login", "account_signup", "account_reset_password", "account_inactive"])
@pytest.mark.parametrize("unreadable", ["http://[", "//[::1", "https://[]/diary/", "http://a.example]"])
def test_an_address_that_cannot_be_read_leads_nowhere(client: Client, db: None, page: str, unreadable: str) -> None:
    assert client.get(reverse(page), {"next": unreadable}).status_code == 200


def test_signing_in_with_an_unreadable_next_leads_to_the_diary(client: Client, user: User) -> None:
    user.set_password(PASSWORD)
    user.save()
    sent = {"login": user.username, "password": PASSWORD, "next": "http://["}
    answer = client.post(reverse("account_login"), sent)
    assert (answer.status_code, answer["Location"]) == (302, reverse("tracker:today"))
