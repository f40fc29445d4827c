"""The data folder and what lies in it are their owner's alone."""

import stat
from pathlib import Path

import pytest

from tests.tracker.test_settings import run
from tracker.private_files import make_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def readable(tmp_path: Path) -> Path:
    """A data folder as it was before: for all to read."""
    folder = tmp_path / "var"
    folder.mkdir()
    for name in ("electrolog.sqlite3", "electrolog.sqlite3-wal", "electrolog.sqlite3-shm", "health_key"):
        (folder / name).touch()
        (folder / name).chmod(0o644)
    (folder / "static").mkdir()
    (folder / "static").chmod(0o755)
    folder.chmod(0o755)
    return folder


def test_folder_gets_700_and_files_600(readable: Path) -> None:
    assert make_private(readable) == []
    assert mode(readable) == mode(readable / "static") == 0o700
    assert {mode(path) for path in readable.iterdir() if path.is_file()} == {0o600}


def test_a_database_elsewhere_gets_600_with_its_log_and_its_folder_stays(readable: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o755)
    database = tmp_path / "shared" / "diary.sqlite3"
    beside = database.with_name("diary.sqlite3-wal")
    for file in (database, beside):
        file.touch()
        file.chmod(0o644)
    make_private(readable, databases=[database])
    assert (mode(database), mode(beside), mode(tmp_path / "shared")) == (0o600, 0o600, 0o755)


def test_what_cannot_be_mended_is_a_sentence(readable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    first, *others = make_private(readable)
    assert first == (
        f"Others on this machine may read {readable}, and that cannot be changed here (Operation not permitted). "
        f"Its owner can: chmod 700 {readable}"
    )
    assert len(others) == 5


def test_a_file_system_without_rights_is_a_sentence(readable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", lambda _path, _mode: None)
    assert make_private(readable)[0] == (
        f"Others on this machine may read {readable}: its file system keeps no rights. Move it to one that does."
    )


def test_a_folder_of_everybody_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    folder.chmod(0o1777)
    assert make_private(folder) == [
        f"{folder} is a folder for everybody, so others may read what lies in it. Choose one of your own."
    ]
    assert mode(folder) == 0o1777


def test_a_new_data_folder_and_what_is_written_there_is_private_from_the_first_moment(tmp_path: Path) -> None:
    var = tmp_path / "new"
    answer = run(var, "manage.py", "migrate", "-v0")
    assert answer.returncode == 0, answer.stderr
    assert {path.name: oct(mode(path)) for path in [var, *var.iterdir()] if mode(path) & 0o077} == {}
