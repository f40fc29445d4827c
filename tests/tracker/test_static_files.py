"""Static files are collected whole or not at all."""

import errno
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from tracker.static_files import FINGERPRINT, collect_if_changed


def test_what_finds_no_room_is_not_half_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: Any, **_options: Any) -> None:
        (tmp_path / "tracker").mkdir()
        (tmp_path / "tracker" / "base.css.gz").write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tracker.static_files.call_command", full)
    (tmp_path / FINGERPRINT).write_text("of an older version")
    with override_settings(STATIC_ROOT=tmp_path), pytest.raises(OSError, match="No space left"):
        collect_if_changed()
    assert list(tmp_path.iterdir()) == []
