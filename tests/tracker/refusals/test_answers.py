"""Too large, too many fields, and a database that somebody else is writing: each says so in a sentence."""

import sqlite3
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.conftest import TODAY
from tracker.refusals.answers import wait_sentence
from tracker.refusals.server_errors import server_error

SIGN_IN = reverse("account_login")


def test_a_form_of_two_megabytes_is_too_large(client: Client, db: None) -> None:
    answer = client.post(SIGN_IN, {"login": "a" * 2_000_000, "password": "x"})
    assert answer.status_code == 413
    client.raise_request_exception = False
    answer = client.post(SIGN_IN, f"login={'a' * 2_000_000}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert "larger than any page here asks for" in answer.text


def test_a_form_of_2000_fields_has_too_many(client: Client, db: None) -> None:
    answer = client.post(SIGN_IN, {f"field{n}": "1" for n in range(2000)})
    assert answer.status_code == 413
    assert "more fields than any page here" in answer.text


def test_what_a_form_sends_as_a_file_is_not_kept(signed_in: Client, user: User) -> None:
    answer = signed_in.post(reverse("tracker:profile"), {"photo": BytesIO(b"x" * 3_000_000)})
    assert answer.status_code < 500
    assert answer.wsgi_request.FILES == {}


@pytest.mark.parametrize(
    ("seconds", "wait"),
    [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "2 minutes"), (3541, "1 hour"), (3601, "2 hours")],
)
def test_time_to_wait_is_said_in_its_unit_and_never_too_short(seconds: int, wait: str) -> None:
    assert f"Wait {wait} and try again" in wait_sentence(seconds)


@pytest.fixture
def anna(transactional_db: None) -> User:
    return User.objects.create_user("anna", password="correct horse 7")


@pytest.fixture
def locked_elsewhere(anna: User, client: Client) -> Iterator[Client]:
    """Anna, signed in, while a second connection holds SQLite's write lock."""
    if connection.vendor != "sqlite":
        pytest.skip("the lock is SQLite's")
    client.force_login(anna)
    client.raise_request_exception = False
    other = sqlite3.connect(connection.settings_dict["NAME"], uri=True, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield client
    other.execute("ROLLBACK")
    other.close()


def test_a_write_lock_held_elsewhere_is_a_page_with_a_sentence(locked_elsewhere: Client) -> None:
    answer = locked_elsewhere.post(reverse("tracker:complete", args=[TODAY]))
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Nothing was lost: reload in a moment." in answer.text
    assert "<h1>One moment</h1>" in answer.text


def test_for_htmx_it_is_a_line_and_the_form_stays_as_it_was(locked_elsewhere: Client) -> None:
    """htmx puts nothing in the place of the form; the page says the line (shell.js)."""
    address = reverse("tracker:complete", args=[TODAY])
    answer = locked_elsewhere.post(address, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["Content-Type"]) == (503, "text/plain; charset=utf-8")
    assert answer.text == "The diary is being written to elsewhere just now. Nothing was lost: try again in a moment."


def test_signing_in_while_the_database_is_locked_says_so(locked_elsewhere: Client) -> None:
    locked_elsewhere.cookies.clear()
    answer = locked_elsewhere.post(SIGN_IN, {"login": "anna", "password": "correct horse 7"})
    assert answer.status_code == 503
    assert "sessionid" not in answer.cookies


def test_a_changed_session_is_not_written_to_a_locked_database(rf: RequestFactory) -> None:
    """It would wait for another five seconds and fail again."""
    request = rf.get("/")
    request.session = SessionStore()
    request.session["changed"] = True
    try:
        raise OperationalError("database is locked")
    except OperationalError:
        assert server_error(request).status_code == 503
    assert not request.session.modified


def test_another_error_stays_an_error(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise OperationalError("no such column: x")

    monkeypatch.setattr("tracker.refusals.middleware.RateLimitMiddleware.process_view", broken)
    client.raise_request_exception = False
    assert client.get(SIGN_IN).status_code == 500
