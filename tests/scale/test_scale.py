"""The demonstration in short: a primary that dies under load takes nothing with it that was acknowledged."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.browser.serving import ROOT
from tests.scale.people import BROKE

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where everything temporary of the run lies; PostgreSQL's own person may enter it."""
    path = Path(tempfile.mkdtemp(prefix="scale-"))
    path.chmod(0o1777)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def told(folder: Path) -> list[tuple[str, str]]:
    """The table's lines, each with its name."""
    environment = os.environ | {"TMPDIR": str(folder)}
    command = [sys.executable, "-m", "tests.scale", "3"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if "apt-get" in done.stderr:
        pytest.skip(done.stderr)
    assert done.returncode == 0, done.stdout + done.stderr
    return [(line[:46].strip(), line[46:].strip()) for line in done.stdout.splitlines()]


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(told: list[tuple[str, str]]) -> None:
    figures = dict(told)
    assert figures["acknowledged"] != "0 entries in 0 forms"
    assert (figures["acknowledged and lost"], figures["doubled"]) == ("0", "0")


def test_meanwhile_a_sentence_says_that_the_database_does_not_answer(told: list[tuple[str, str]]) -> None:
    words = [figure.partition(" × ")[2] for name, figure in told if name.endswith("refused meanwhile")]
    assert words
    away = "503, Retry-After 5: The server’s database does not answer."
    assert [each for each in words if each != BROKE and not each.startswith(away)] == []


def test_nothing_is_left_behind(told: list[tuple[str, str]], folder: Path) -> None:
    assert list(folder.iterdir()) == []
    assert not [command for command in commands() if str(folder) in command]


def commands() -> Iterator[str]:
    """Of everything that runs on this machine."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            yield (process / "cmdline").read_text(errors="replace")
