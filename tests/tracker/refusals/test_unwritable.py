"""Where the disk is full, or a key is gone, one sentence says so, nothing is half written, and reading goes on."""

import errno
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.db.models import Model
from django.test import Client, override_settings
from django.urls import reverse

from tests.conftest import TODAY
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, HealthAnswer, Medicine, Session
from tracker.refusals import server_errors
from tracker.refusals.unwritable import SAID_EVERY, Cause, Teller, why_unwritable

SIGN_IN = reverse("account_login")
PASSWORD = "correct horse 7"
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
HTMX = {"HX-Request": "true"}


def of_sqlite(code: int) -> Exception:
    """What Django raises for one of SQLite's (extended) codes."""
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = code
    return wrapped(cause)


def of_postgresql(name: str) -> Exception:
    psycopg = pytest.importorskip("psycopg")
    return wrapped(getattr(psycopg.errors, name)("could not extend file"))


def wrapped(cause: Exception) -> Exception:
    try:
        raise OperationalError(*cause.args) from cause
    except OperationalError as error:
        return error


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (lambda: of_sqlite(sqlite3.SQLITE_FULL), Cause.FULL),
        (lambda: of_sqlite(sqlite3.SQLITE_IOERR | 19 << 8), Cause.BROKEN),  # SQLITE_IOERR_SHMSIZE
        (lambda: of_sqlite(sqlite3.SQLITE_READONLY), Cause.READ_ONLY),
        (lambda: of_sqlite(sqlite3.SQLITE_BUSY), None),
        (lambda: of_postgresql("DiskFull"), Cause.FULL),
        (lambda: of_postgresql("ReadOnlySqlTransaction"), Cause.READ_ONLY),
        (lambda: of_postgresql("AdminShutdown"), Cause.AWAY),
        (lambda: of_postgresql("OperationalError"), Cause.AWAY),  # no code: never connected
        (lambda: of_postgresql("ConnectionTimeout"), Cause.AWAY),
        (lambda: of_postgresql("ProtocolViolation"), Cause.AWAY),  # pgbouncer's code for all that it says
        (lambda: of_postgresql("UniqueViolation"), None),
        (lambda: OSError(errno.ENOSPC, "No space left on device"), Cause.FULL),
        (lambda: OSError(errno.EROFS, "Read-only file system"), Cause.READ_ONLY),
        (lambda: FileNotFoundError(errno.ENOENT, "No such file"), None),
        (lambda: OperationalError("no such column: x"), None),
    ],
)
def test_each_error_has_its_cause_or_none(make: Callable[[], Exception], cause: Cause | None) -> None:
    assert why_unwritable(make()) is cause


def test_an_error_of_a_disk_without_room_names_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLITE_IOERR_SHMSIZE is all that SQLite says where its shared memory finds no room."""
    monkeypatch.setattr("tracker.refusals.unwritable.is_full", lambda _folder: True)
    assert why_unwritable(of_sqlite(sqlite3.SQLITE_IOERR | 19 << 8)) is Cause.FULL


def test_the_log_says_a_cause_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    teller, error = Teller(), of_sqlite(sqlite3.SQLITE_FULL)
    for now in (0, 1, SAID_EVERY - 1, SAID_EVERY, SAID_EVERY + 1):
        teller.tell(Cause.FULL, error, now=now)
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
    assert "The disk is full: nothing can be saved until that is mended" in caplog.text


@contextmanager
def no_room() -> Iterator[None]:
    """Every statement that writes fails as it does on a full disk."""
    with failing(
        of_sqlite(sqlite3.SQLITE_FULL) if connection.vendor == "sqlite" else of_postgresql("DiskFull"), WRITES
    ):
        yield


@contextmanager
def failing(error: Exception, statements: tuple[str, ...]) -> Iterator[None]:
    """Every statement that begins so fails with this error."""

    def fail(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if sql.lstrip().upper().startswith(statements):
            raise error
        return execute(sql, *arguments)

    with connection.execute_wrapper(fail):
        yield


@pytest.fixture
def quiet(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    signed_in.raise_request_exception = False
    monkeypatch.setattr(server_errors, "teller", Teller())
    return signed_in


def test_a_full_disk_is_a_page_that_names_it(quiet: Client, user: User, caplog: pytest.LogCaptureFixture) -> None:
    with no_room():
        answers = [quiet.post(reverse("tracker:complete", args=[TODAY])) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {507}
    assert "<h1>Cannot be saved now</h1>" in answers[0].text
    assert "The server’s disk is full. Nothing was saved. Try again later" in answers[0].text
    assert not Day.objects.of(user).exists()
    assert len(caplog.records) == 1
    assert caplog.records[0].exc_info is None


def test_without_the_key_what_is_sealed_cannot_be_saved_and_a_sentence_says_so(
    quiet: Client, user: User, tmp_path: Path
) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    typed = {"key": str(UUID(int=1)), "name": "Ramipril", "day": TODAY.isoformat()}
    with override_settings(HEALTH_KEY_FILE=tmp_path / "gone"):
        answer = quiet.post(reverse("tracker:add_medicine"), typed)
    assert answer.status_code == 503
    assert "The server’s key for what is kept encrypted is gone. Nothing was saved." in answer.text
    assert "Ramipril" in answer.text
    assert not Medicine.objects.exists()


@pytest.mark.parametrize(
    ("method", "headers", "sentence"),
    [
        ("get", {}, "This page needs it, so it cannot be shown. Try again in a moment."),
        ("post", {}, "Try again in a moment, and look first whether it was saved."),
        ("post", HTMX, "What you typed is still here: try again in a moment. No entry is added twice."),
    ],
)
def test_where_the_database_dies_nobody_is_told_that_nothing_was_saved(
    method: str, headers: dict[str, str], sentence: str, quiet: Client
) -> None:
    """It may die after it has saved and before it says so; what was typed is shown, and a machine told when to ask."""
    address = reverse("tracker:day", args=[TODAY]) if method == "get" else reverse("tracker:add_medicine")
    with failing(of_postgresql("AdminShutdown"), ("SELECT", *WRITES)):
        answer = getattr(quiet, method)(address, {"name": "Ramipril"}, headers=headers)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert f"The server’s database does not answer. {sentence}" in answer.text
    assert "Nothing was saved" not in answer.text
    assert ("Ramipril" in answer.text) is (method == "post" and not headers)


def test_for_htmx_it_is_a_line(quiet: Client) -> None:
    with no_room():
        answer = quiet.post(reverse("tracker:complete", args=[TODAY]), headers=HTMX)
    assert (answer.status_code, answer["Content-Type"]) == (507, "text/plain; charset=utf-8")
    assert answer.text == (
        "The server’s disk is full. Nothing was saved, and what you typed is still here: try again later."
    )


def test_the_page_shows_what_was_typed_without_secrets(client: Client, db: None) -> None:
    client.raise_request_exception = False
    with no_room():
        page = client.post(SIGN_IN, {"login": "an<n>a", "password": PASSWORD}).text
    assert "<li>an&lt;n&gt;a</li>" in page
    assert PASSWORD not in page


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_signing_in_says_it_too(quiet: Client, accept: str) -> None:
    visitor = Client(raise_request_exception=False)
    with no_room():
        answer = visitor.post(SIGN_IN, {"login": "anna", "password": PASSWORD}, headers={"Accept": accept})
    assert answer.status_code == 507
    assert "disk is full" in answer.text
    assert "sessionid" not in answer.cookies


def test_signing_up_says_it_and_leaves_no_account(client: Client, transactional_db: None) -> None:
    """Also where the account itself still had room and its session had none."""
    client.raise_request_exception = False
    form = {"username": "carla", "password1": PASSWORD}
    with no_room():
        assert client.post(reverse("account_signup"), form).status_code == 507
    with no_room_in(Session):
        assert client.post(reverse("account_signup"), form).status_code == 507
    assert not User.objects.filter(username="carla").exists()
    assert client.post(reverse("account_signup"), form).status_code == 302


@contextmanager
def no_room_in(model: type[Model]) -> Iterator[None]:
    """Only this model's table is full."""
    error = of_sqlite(sqlite3.SQLITE_FULL)

    def full(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES) and model._meta.db_table in sql:
            raise error
        return execute(sql, *arguments)

    with connection.execute_wrapper(full):
        yield


def test_reading_goes_on_though_its_use_cannot_be_noted(user: User, client: Client) -> None:
    client.force_login(user)  # a session that has noted no use, so that the page would write it
    with no_room():
        answer = client.get(reverse("tracker:profile"))
    assert answer.status_code == 200
    assert "Year of birth" in answer.text


def test_what_was_saved_is_not_called_lost_because_of_the_session(user: User, client: Client, profile: object) -> None:
    client.force_login(user)
    with no_room_in(Session):
        answer = client.post(reverse("tracker:complete", args=[TODAY]), {"complete": "on"})
    assert answer.status_code == 302
    assert Day.objects.of(user).exists()


@pytest.fixture
def no_more_pages(transactional_db: None) -> Iterator[None]:
    """SQLite itself may not grow; the room that its pages have left is filled soon."""
    if connection.vendor != "sqlite":
        pytest.skip("the pragma is SQLite's")
    with connection.cursor() as cursor:
        (most,) = cursor.execute("PRAGMA max_page_count").fetchone()
        (now,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {now}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {most}")


def test_what_was_answered_as_saved_is_there_and_nothing_else(client: Client, no_more_pages: None) -> None:
    user, other = User.objects.create_user("anna"), User.objects.create_user("boris")
    client.force_login(user)
    client.raise_request_exception = False
    with suppress(OperationalError):
        for back in range(10_000):
            Day.objects.create(user=other, date=TODAY - timedelta(days=back))
    Day.objects.filter(user=other, date__gt=TODAY - timedelta(days=10)).delete()  # so that there is room for some
    days = [TODAY - timedelta(days=back) for back in range(40)]
    answered = {day: client.post(reverse("tracker:complete", args=[day]), {"complete": "on"}) for day in days}
    saved = [day for day, answer in answered.items() if answer.status_code == 302]
    assert {answer.status_code for answer in answered.values()} == {302, 507}
    assert sorted(Day.objects.of(user).values_list("date", flat=True)) == sorted(saved)
    assert client.get(reverse("tracker:day", args=[TODAY])).status_code == 200
