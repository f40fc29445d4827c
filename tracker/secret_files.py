"""Secrets that are generated once and kept in files that only their owner can read."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def secret(path: Path, *, generate: Callable[[], str] = lambda: secrets.token_urlsafe(50)) -> str:
    """The secret kept in `path`, made by `generate` and written with mode 600 on first use.

    Processes and threads that start together end up with the same secret: the first to link its file into place wins.
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
    return path.read_text(encoding="ascii").strip()
