"""Where a passphrase comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tracker.backup.unsafe import UnsafeError
from tracker.management import passphrase
from tracker.management.passphrase import passphrase_to_open, passphrase_to_seal


def type_in(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """A terminal at which this is typed."""
    answers: Iterator[str] = iter(typed)
    monkeypatch.setattr(passphrase, "has_terminal", lambda: True)
    monkeypatch.setattr(passphrase, "getpass", lambda _prompt: next(answers))


def test_the_one_who_seals_types_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "correct horse", "correct horse", "correct horse", "correct house", "")
    assert passphrase_to_seal(None, asked_for=True) == "correct horse"
    with pytest.raises(UnsafeError, match="two different passphrases"):
        passphrase_to_seal(None, asked_for=True)
    with pytest.raises(UnsafeError, match="An empty passphrase seals nothing"):
        passphrase_to_seal(None, asked_for=True)


def test_the_one_who_opens_types_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "correct horse")
    assert passphrase_to_open(None) == "correct horse"


def test_nobody_is_asked_unasked_or_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "has_terminal", lambda: False)
    assert passphrase_to_seal(None, asked_for=False) == ""
    with pytest.raises(UnsafeError, match="set BACKUP_PASSPHRASE, or give --passphrase-file"):
        passphrase_to_open(None)


def test_a_file_goes_before_the_environment_and_an_empty_one_is_refused(tmp_path: Path, settings: Settings) -> None:
    settings.BACKUP_PASSPHRASE = "of the environment"
    file = tmp_path / "words"
    file.write_bytes(b"of the file \r\nand more\n")
    assert passphrase_to_seal(file, asked_for=False) == "of the file "
    assert passphrase_to_open(None) == "of the environment"
    file.write_bytes(b"\nsecond line\n")
    with pytest.raises(UnsafeError, match="holds no passphrase in its first line"):
        passphrase_to_open(file)
