"""A deleted entry and lost cookies: the page says to reload, and nothing that was typed is lost."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import TODAY
from tracker.models import Entry

HTMX = {"HX-Request": "true"}
SAVE_MEAL = reverse("tracker:save_meal", args=[TODAY])


@pytest.fixture
def without_cookies(signed_in: Client) -> Client:
    """Anna's browser with her session and no other cookie."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["sessionid"] = signed_in.cookies["sessionid"].value
    return client


def test_an_entry_that_is_gone_says_reload_on_the_open_page(signed_in: Client, log: Callable[..., Entry]) -> None:
    entry = log()
    address = reverse("tracker:entry", args=[entry.key])
    entry.delete()
    answer = signed_in.post(address, {"quantity": "2"}, headers=HTMX)
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert answer.text == "That is no longer here; it was deleted, perhaps in another window. Reload the page."


def test_an_entry_that_is_gone_says_reload_on_a_page(signed_in: Client, log: Callable[..., Entry]) -> None:
    entry = log()
    address = reverse("tracker:entry", args=[entry.key])
    entry.delete()
    page = signed_in.post(address, {"quantity": "2"})
    assert page.status_code == 404
    assert "Go back and reload the page." in page.text
    assert "Check the address" in signed_in.get("/nothing-here/").text


def test_lost_cookies_say_reload_on_the_open_page_and_bring_a_new_one(without_cookies: Client) -> None:
    answer = without_cookies.post(SAVE_MEAL, {"name": "Supper"}, headers=HTMX)
    assert (answer.status_code, answer["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert "copy what you typed, then reload the page" in answer.text
    token = answer.cookies["csrftoken"].value
    again = without_cookies.post(SAVE_MEAL, {"name": "Supper"}, headers=HTMX | {"X-CSRFToken": token})
    assert again.status_code != 403


def test_lost_cookies_say_reload_on_a_page_which_shows_what_was_typed(without_cookies: Client) -> None:
    sent = {"name": "Supper <of> Sunday", "confirmation": "correct horse 7", "password1": "another horse 8"}
    page = without_cookies.post(SAVE_MEAL, sent)
    assert page.status_code == 403
    assert "Go back, reload the page and send the form once more." in page.text
    assert "<li>Supper &lt;of&gt; Sunday</li>" in page.text
    assert "horse" not in page.text


def test_who_lost_the_session_too_is_asked_to_sign_in_on_the_open_page(user: User) -> None:
    answer = Client(enforce_csrf_checks=True).post(SAVE_MEAL, {"name": "Supper"}, headers=HTMX)
    assert answer.status_code == 401  # the page asks there, and sends the form again (shell.js)
