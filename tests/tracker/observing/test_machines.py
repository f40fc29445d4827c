"""What machines are answered: alive without a database, ready or what is missing, and figures for who has the token."""

import os
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError
from django.test import Client

from tracker.models import HealthAnswer
from tracker.models.health_vault import seal
from tracker.observing import ready

TOKEN = "0123456789abcdef0123456789abcdef"


def fail(*_: object, **__: object) -> None:
    raise OperationalError("server closed the connection of electrolog@10.0.0.7")


@pytest.fixture
def own_key(settings: LazySettings, tmp_path: Path) -> Path:
    settings.HEALTH_KEY_FILE = tmp_path / "health_key"
    return tmp_path / "health_key"


def test_alive_asks_no_database_and_no_host_and_sets_no_cookie(client: Client, settings: LazySettings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    client.cookies.load({"sessionid": "a" * 32, "trial": "a"})
    answer = client.get("/healthz", headers={"Host": "10.1.2.3:8000"})  # a database is not to be used in this test
    assert (answer.status_code, answer.text, dict(answer.cookies)) == (200, "alive\n", {})
    assert "no-store" in answer["Cache-Control"]
    assert client.get("/about/", headers={"Host": "localhost"}).status_code == 301


@pytest.mark.django_db
def test_ready_where_all_is_there(client: Client, own_key: Path) -> None:
    answer = client.get("/readyz", headers={"Host": "10.1.2.3:8000"})
    assert (answer.status_code, answer.text, dict(answer.cookies)) == (200, "ready\n", {})


@pytest.mark.django_db
def test_not_ready_while_the_database_does_not_answer_and_says_no_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "cursor", fail)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "database\n")


@pytest.mark.django_db
def test_the_log_says_when_that_changes_and_not_at_each_question(
    client: Client, own_key: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ready.change.tell([])
    caplog.clear()
    with monkeypatch.context() as away:
        away.setattr(connection, "cursor", fail)
        for _question in range(3):
            client.get("/readyz")
    for _question in range(3):
        client.get("/readyz")
    assert [record.getMessage() for record in caplog.records] == ["not ready: database", "ready again"]


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client: Client, own_key: Path) -> None:
    last = max(name for app, name in ready.newest_migrations() if app == "tracker")
    MigrationRecorder(connection).record_unapplied("tracker", last)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "migrations\n")


def test_not_ready_while_the_key_of_stored_answers_is_gone_or_another_one(
    client: Client, user: User, own_key: Path
) -> None:
    HealthAnswer.objects.create(user=user, sealed=seal("{}"))
    assert client.get("/readyz").status_code == 200
    right = own_key.read_bytes()
    own_key.unlink()
    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (503, "keys\n")
    own_key.write_bytes(Fernet.generate_key())
    assert client.get("/readyz").text == "keys\n"
    own_key.write_text("")
    assert client.get("/readyz").text == "keys\n"
    own_key.write_bytes(right)
    assert client.get("/readyz").text == "ready\n"


def test_a_key_that_fitted_is_not_tried_again_at_every_question(
    client: Client, user: User, own_key: Path, django_assert_max_num_queries: object
) -> None:
    HealthAnswer.objects.create(user=user, sealed=seal("{}"))
    ready.newest_migrations()
    assert ready.keys_fit()
    with django_assert_max_num_queries(3):  # type: ignore[operator] # answers, and which migrations are applied
        assert client.get("/readyz").text == "ready\n"


def test_figures_are_off_without_a_token(client: Client) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("sent", ["", "Bearer", f"Basic {TOKEN}", f"Bearer {TOKEN[:-1]}", "Bearer é"])
def test_figures_are_for_who_has_the_token(client: Client, settings: LazySettings, sent: str) -> None:
    settings.METRICS_TOKEN = TOKEN
    answer = client.get("/metrics", headers={"Authorization": sent} if sent else {})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def value_of(line: str, client: Client) -> float:
    """The figure that a line of the text begins with; 0 where there is none yet."""
    text = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
    found = [row.rpartition(" ")[2] for row in text.splitlines() if row.startswith(f"{line} ")]
    return float(found[0]) if found else 0


def test_figures_count_requests_time_and_queries_by_the_name_of_the_address(settings: LazySettings, user: User) -> None:
    assert "PROMETHEUS_MULTIPROC_DIR" not in os.environ
    settings.METRICS_TOKEN = TOKEN
    client = Client()
    client.force_login(user)
    asked = (
        'electrolog_requests_total{status="2xx",view="tracker:account"}',
        'electrolog_request_seconds_count{view="tracker:account"}',
        'electrolog_requests_total{status="4xx",view=""}',
        'electrolog_database_queries_total{view="tracker:account"}',
    )
    before = [value_of(line, client) for line in asked]
    assert client.get("/account/").status_code == 200
    client.get("/anna@example.org/")
    *counts, queries = [value_of(line, client) - was for line, was in zip(asked, before, strict=True)]
    assert counts == [1, 1, 1]
    assert queries >= 2  # the session and its person
    text = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
    assert "anna" not in text
