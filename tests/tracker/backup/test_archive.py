"""A backup's file is read whole or refused."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.backup import archive
from tracker.backup.manifest import Manifest
from tracker.backup.unsafe import UnsafeError


@pytest.fixture(params=["", "correct horse"], ids=["open", "sealed"])
def passphrase(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def whole(tmp_path: Path, passphrase: str) -> Path:
    database, key = tmp_path / "database", tmp_path / "key"
    database.write_bytes(random.Random(1).randbytes(3_000))
    key.write_text("secret", encoding="ascii")
    files = {"electrolog.sqlite3": database, "keys/health_key": key}
    members = {name: archive.measured(path) for name, path in files.items()}
    made = datetime(2026, 11, 28, 10, tzinfo=UTC)
    manifest = Manifest(made, "", "sqlite", "3.40.1", ("tracker.0001_initial",), {"a": 1}, members)
    target = tmp_path / "whole.backup"
    with target.open("wb") as file:
        archive.write(file, manifest, files, passphrase=passphrase)
    return target


def test_what_was_written_is_read(whole: Path, passphrase: str, tmp_path: Path) -> None:
    into = tmp_path / "into"
    into.mkdir()
    manifest = archive.read(whole, passphrase=passphrase, into=into)
    assert (manifest.rows, manifest.migrations) == ({"a": 1}, ("tracker.0001_initial",))
    assert (into / "keys" / "health_key").read_text(encoding="ascii") == "secret"
    assert (into / "electrolog.sqlite3").read_bytes() == random.Random(1).randbytes(3_000)
    assert archive.needs_passphrase(whole) == bool(passphrase)


def test_a_file_that_is_cut_anywhere_is_refused(whole: Path, passphrase: str) -> None:
    data = whole.read_bytes()
    for length in range(0, len(data), 1_999 if passphrase else 97):
        whole.write_bytes(data[:length])
        with pytest.raises(UnsafeError):
            archive.read(whole, passphrase=passphrase)


def test_a_bit_that_is_changed_anywhere_is_noticed_or_means_nothing(whole: Path, passphrase: str) -> None:
    """gzip has bits that say nothing of what is in it: time and system in its header, fillers between blocks."""
    data, manifest = whole.read_bytes(), archive.read(whole, passphrase=passphrase)
    noticed = 0
    places = range(0, len(data), 1_999 if passphrase else 53)
    for place in places:
        whole.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
        try:
            assert archive.read(whole, passphrase=passphrase) == manifest
        except UnsafeError:
            noticed += 1
    assert noticed > 0.9 * len(places)


def test_something_else_is_no_backup(tmp_path: Path) -> None:
    other = tmp_path / "other"
    for content in (b"", b"a shopping list", b"SQLite format 3\0"):
        other.write_bytes(content)
        with pytest.raises(UnsafeError):
            archive.read(other, passphrase="")
