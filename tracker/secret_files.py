"""Secrets that are generated once and kept in files that only their owner can read."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def secret(path: Path, *, generate: Callable[[], str] = lambda: secrets.token_urlsafe(50)) -> str:
    """The secret kept in `path`, made by `generate` and written with mode 600 on first use.

    Processes and threads that start together end up with the same secret: the first to link its file into place wins.
    Raises ValueError as `read_secret` does: what is there is never replaced.
    """
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(generate())
            with suppress(FileExistsError):
                os.link(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    found = read_secret(path)
    assert found is not None  # noqa: S101 - for the type checker: it was made above
    return found


def read_secret(path: Path) -> str | None:
    """The secret kept in `path`, None where there is no such file; reading makes none.

    Raises ValueError with a sentence where the file holds no secret: empty, or bytes that nobody wrote as one.
    """
    try:
        words = path.read_bytes().strip()
    except FileNotFoundError:
        return None
    if not (words and words.isascii() and words.decode("ascii").isprintable()):
        raise ValueError(f"{path} holds no key: it is empty or damaged.")
    return words.decode("ascii")
