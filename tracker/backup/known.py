"""Which databases a data folder has served: where one of them is gone, none is made in its place unasked."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

FILE: Final = "databases"  # a line for each


def was_there() -> bool:
    """Whether the database in use was in use here before."""
    try:
        return _name() in _lines()
    except FileNotFoundError:
        return connection.vendor == "sqlite" and _was_used_before_this_was_kept()


def remember() -> None:
    """Keeps for later starts that the database in use is there."""
    file: Path = settings.VAR / FILE
    lines = _lines() if file.exists() else []
    if _name() not in lines:
        file.write_text("".join(f"{line}\n" for line in [*lines, _name()]), encoding="utf-8")


def _was_used_before_this_was_kept() -> bool:
    """The first start has collected static files, after the database was made; the first health answer made its key."""
    return settings.HEALTH_KEY_FILE.exists() or (settings.STATIC_ROOT / ".fingerprint").exists()


def _lines() -> list[str]:
    return (settings.VAR / FILE).read_text(encoding="utf-8").splitlines()


def _name() -> str:
    """A database in the folder keeps its name where the folder moves; no password is in it."""
    words = connection.settings_dict
    if connection.vendor != "sqlite":
        host = words["HOST"] or words["OPTIONS"].get("host", "")
        return f"postgresql {host}:{words['PORT']} {words['NAME']}"
    path = Path(words["NAME"]).resolve()
    var = settings.VAR.resolve()
    return f"sqlite {path.relative_to(var) if path.is_relative_to(var) else path}"
