"""Lines of the log: one number for a request and its lines, and nothing that somebody wrote or keeps here."""

import json
import logging
import smtplib
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import LazySettings
from django.db.utils import DataError, IntegrityError, OperationalError
from django.http import HttpRequest
from django.test import Client

from tracker.observing.logs import JsonLine, Line

DAY = date(2026, 11, 22)
SENT = "0af7651916cd43dd8448eb211c80319c"


class Kept(logging.Handler):
    """The lines that a formatter makes of what is logged."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept() -> Iterator[Kept]:
    yield from listening(JsonLine())


@pytest.fixture
def kept_plain() -> Iterator[Kept]:
    yield from listening(Line())


def listening(formatter: logging.Formatter) -> Iterator[Kept]:
    root, requests = logging.getLogger(), logging.getLogger("tracker.observing")
    handler, level = Kept(formatter), requests.level
    root.addHandler(handler)
    requests.setLevel(logging.INFO)
    yield handler
    requests.setLevel(level)
    root.removeHandler(handler)


def test_a_request_has_one_number_in_its_answer_and_in_each_of_its_lines(signed_in: Client, kept: Kept) -> None:
    answer = signed_in.get(f"/day/{DAY}/no-such-page/")
    lines = [json.loads(line) for line in kept.lines]
    assert [line["message"] for line in lines] == ["answered", "Not Found: an unnamed address"]
    assert {line["request"] for line in lines} == {answer["X-Request-ID"]}
    assert lines[0]["status_code"] == 404
    assert lines[0]["method"] == "GET"
    assert 0 <= lines[0]["seconds"] < 60
    assert signed_in.get("/about/")["X-Request-ID"] != answer["X-Request-ID"]


@pytest.mark.parametrize(
    ("behind", "peer", "sent", "taken"),
    [
        (True, "127.0.0.1", SENT, True),
        (True, "127.0.0.1", "0af76519-16cd-43dd-8448-eb211c80319c", True),
        (False, "127.0.0.1", SENT, False),
        (True, "203.0.113.9", SENT, False),
        (True, "127.0.0.1", "short", False),
        (True, "127.0.0.1", "a" * 65, False),
        (True, "127.0.0.1", 'forged", "level": "x', False),
        (True, "127.0.0.1", "anna@example.org", False),
    ],
)
def test_only_a_proxys_well_formed_number_is_taken(
    client: Client, settings: LazySettings, behind: bool, peer: str, sent: str, taken: bool
) -> None:
    settings.BEHIND_PROXY = behind
    number = client.get("/healthz", headers={"X-Request-ID": sent}, REMOTE_ADDR=peer)["X-Request-ID"]
    assert (number == sent) is taken
    assert len(number) >= 16


def test_an_address_is_named_and_its_day_food_or_token_is_not_written(client: Client, db: None, kept: Kept) -> None:
    token = "T0ken-" + "x" * 37
    client.get(f"/calendar/{token}.ics?q=spinach")
    told = json.loads(kept.lines[-1])
    assert (told["message"], told["view"]) == ("Not Found: tracker:reminder_feed", "tracker:reminder_feed")
    assert "T0ken" not in "".join(kept.lines)
    assert "spinach" not in "".join(kept.lines)


def test_what_another_site_links_from_is_its_host(kept: Kept) -> None:
    client = Client(enforce_csrf_checks=True)
    client.post("/accounts/login/", headers={"Origin": "https://elsewhere.example/anna/twitches"})
    assert "https://elsewhere.example does not match" in kept.lines[0]
    assert "anna" not in "".join(kept.lines)


def breaking_with(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: object, _request: HttpRequest) -> None:
        raise error

    monkeypatch.setattr("tracker.observing.middleware.ForMachinesMiddleware.__call__", broken)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("could not convert 'Spinach, raw'"), "builtins.ValueError"),
        (IntegrityError("Key (username)=(spinach) already exists"), "django.db.utils.IntegrityError"),
        (DataError("value too long: Spinach"), "django.db.utils.DataError"),
        (smtplib.SMTPRecipientsRefused({"spinach@example.org": (550, b"unknown")}), "smtplib.SMTPRecipientsRefused"),
        (OperationalError("connection refused\nDETAIL: spinach"), "connection refused"),
        (FileNotFoundError(2, "No such file", "/spinach"), "No such file"),
    ],
)
def test_an_error_is_told_by_kind_and_place_and_not_by_values(
    error: Exception, words: str, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking_with(error, monkeypatch)
    answer = Client(raise_request_exception=False).get("/about/")
    told = json.loads(kept.lines[0])
    assert told["request"] == answer["X-Request-ID"]
    assert words in told["error"]
    assert "in broken\n" in told["error"]
    assert "spinach" not in "".join(kept.lines).lower()
    assert told["request"] in answer.text  # the number to tell


def test_what_an_error_was_raised_from_is_told_too(kept_plain: Kept) -> None:
    try:
        try:
            raise KeyError("spinach")
        except KeyError as error:
            raise TypeError("an amount is no text") from error
    except TypeError:
        logging.getLogger("tracker.test").exception("broken")
    (line,) = kept_plain.lines
    assert line.index("builtins.KeyError") < line.index("builtins.TypeError: an amount is no text")
    assert "spinach" not in line.replace('raise KeyError("spinach")', "")


def test_a_line_for_people_has_the_number_too(client: Client, kept_plain: Kept) -> None:
    answer = client.get("/nothing-here/")
    assert f"WARNING django.request [{answer['X-Request-ID']}]: Not Found: an unnamed address" in kept_plain.lines[-1]


def test_what_waitress_could_not_serve_is_not_named(kept: Kept) -> None:
    logging.getLogger("waitress").error("Exception while serving /day/2026-11-22/add spinach/")
    assert json.loads(kept.lines[-1])["message"] == "Exception while serving an unnamed address"
