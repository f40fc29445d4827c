import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tracker.secret_files import secret


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    first = secret(tmp_path / "key")
    assert len(first) >= 50
    assert secret(tmp_path / "key") == first


def test_two_files_hold_two_secrets(tmp_path: Path) -> None:
    assert secret(tmp_path / "one") != secret(tmp_path / "two")


def test_a_secret_that_is_there_is_read_without_its_line_end(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from the operator\n", encoding="ascii")
    assert secret(tmp_path / "key") == "from the operator"


def test_only_the_owner_can_read_a_secret_and_no_draft_is_left(tmp_path: Path) -> None:
    secret(tmp_path / "key")
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_secret_that_finds_no_room_leaves_no_draft(tmp_path: Path) -> None:
    def full() -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OSError, match="No space left"):
        secret(tmp_path / "key", generate=full)
    assert list(tmp_path.iterdir()) == []


def test_all_who_start_together_end_up_with_the_same_secret(tmp_path: Path) -> None:
    everybody = Barrier(4)
    numbers = iter(range(4))

    def generate() -> str:
        everybody.wait(timeout=5)  # nobody has written when the last one begins to
        return f"secret {next(numbers)}"

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: secret(tmp_path / "key", generate=generate), range(4)))
    assert len(set(found)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["key"]
