"""A site with a real streaming replica that applies what was committed 300 ms later; also through a pgbouncer."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tracker.database.visits import TIMES

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module", params=[[], ["tests/on_pgbouncer"]], ids=["straight", "through pgbouncer"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the visits tell."""
    servers = ["tests/on_postgres", "tests/on_replica", *request.param]
    done = subprocess.run(
        [*servers, sys.executable, "-m", "tests.tracker.database.visits"],
        cwd=ROOT,
        env=os.environ
        | {"ELECTROLOG_VAR": str(tmp_path_factory.mktemp("var")), "DJANGO_SETTINGS_MODULE": "tracker.settings"}
        | {"DEBUG": "on", "DELAY": "300ms"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    if "found" in done.stdout:
        pytest.skip(done.stdout)  # a script says that a program is missing
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_whoever_has_written_sees_it_at_once(told: dict[str, Any]) -> None:
    assert told["misses"] == 0


def test_without_the_cookie_it_would_be_missed(told: dict[str, Any]) -> None:
    assert told["misses_without_pin"] > TIMES / 4  # else this says nothing of the cookie


def test_the_primary_answers_until_the_replica_has_what_was_written(told: dict[str, Any]) -> None:
    shown, of_replica, of_primary = told["at_once"][1:]
    assert (shown, of_replica, of_primary) == (True, False, True)
    shown, of_replica, of_primary = told["when_it_has_it"][1:]
    assert (shown, of_replica, of_primary) == (True, True, False)
    assert told["free"]


def test_pages_are_answered_while_the_replica_is_gone(told: dict[str, Any]) -> None:
    assert told["gone"] == [200, True, False, True]
