"""Static files are collected whole or not at all."""

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from tests.house import ROOT
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


@pytest.mark.long
def test_machines_of_one_version_build_the_same_files(tmp_path: Path) -> None:
    """Of several machines, one gives the page and another may be asked for what it names."""

    def built(seed: str) -> dict[str, str]:
        var = tmp_path / seed
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"],
            cwd=ROOT,
            env=os.environ | {"ELECTROLOG_VAR": str(var), "PYTHONHASHSEED": seed},
            check=True,
        )
        files = [path for path in (var / "static").rglob("*") if path.is_file()]
        return {
            str(path.relative_to(var)): hashlib.sha256(path.read_bytes(), usedforsecurity=False).hexdigest()
            for path in files
        }

    one, other = built("1"), built("2")
    assert len(one) > 100
    assert one == other
