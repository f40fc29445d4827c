"""What people write is their own: the data folder is its owner's alone, and so is each file in it."""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600
BESIDE_DATABASE: Final = ("", "-wal", "-shm", "-journal")


def make_private(folder: Path, *, databases: Iterable[Path] = ()) -> list[str]:
    """Takes every right of others from `folder`, from what lies in it, and from SQLite `databases` elsewhere.

    Folders inside keep what is in them: collected static files are public. Returns a sentence for each that others can
    still read.
    """
    return [sentence for path in _meant(folder, databases) if (sentence := _mend(path))]


def _meant(folder: Path, databases: Iterable[Path]) -> Iterator[Path]:
    yield folder
    yield from sorted(path for path in folder.iterdir() if not path.is_symlink())
    for database in databases:
        files = (database.with_name(database.name + suffix) for suffix in BESIDE_DATABASE)
        yield from (file for file in files if file.parent != folder and file.is_file())


def _mend(path: Path) -> str:
    wanted = FOLDER_MODE if path.is_dir() else FILE_MODE
    mode = stat.S_IMODE(path.stat().st_mode)
    if not mode & 0o077:
        return ""
    if mode & stat.S_ISVTX:  # a folder that belongs to all, like /tmp
        return f"{path} is a folder for everybody, so others may read what lies in it. Choose one of your own."
    try:
        path.chmod(wanted)
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError as error:
        return (
            f"Others on this machine may read {path}, and that cannot be changed here ({error.strerror}). "
            f"Its owner can: chmod {wanted:o} {path}"
        )
    if mode & 0o077:
        return f"Others on this machine may read {path}: its file system keeps no rights. Move it to one that does."
    return ""
