"""Files renamed together, or none of them: what is done is written down first, and undone where it did not end."""

import errno
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

JOURNAL: Final = "restore.json"
Move = tuple[Path, Path]


def swap(moves: Sequence[Move], *, journal: Path) -> None:
    """Renames each first path to its second, in this order; where one fails, all are as before and OSError is raised.

    A process that is killed on the way leaves `journal`, from which `undo_interrupted` goes back.
    """
    _write(journal, json.dumps([[str(old), str(new)] for old, new in moves]))
    try:
        for old, new in moves:
            _rename(old, new)
        for folder in {new.parent for _old, new in moves}:
            sync_folder(folder)
    except BaseException:
        _undo(moves)
        journal.unlink()
        raise
    journal.unlink()
    sync_folder(journal.parent)


def undo_interrupted(journal: Path) -> bool:
    """Brings back what was there before a swap that did not end; whether there was one."""
    if not journal.exists():
        return False
    try:
        moves = [(Path(old), Path(new)) for old, new in json.loads(journal.read_text(encoding="utf-8"))]
    except ValueError:
        moves = []  # it was killed as it wrote this down, before the first move
    _undo(moves)
    journal.unlink()
    return True


def _rename(old: Path, new: Path) -> None:
    """Never over what is there."""
    if new.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new))
    old.rename(new)


def _undo(moves: Sequence[Move]) -> None:
    for old, new in reversed(moves):
        if new.exists() and not old.exists():
            new.rename(old)


def sync_folder(folder: Path) -> None:
    """Waits until the disk has the names in a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)
