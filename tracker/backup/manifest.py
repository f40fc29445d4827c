"""What a backup says of itself: the first member of its file."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final, Self

from django.utils.translation import gettext as _

from tracker.backup.unsafe import UnsafeError

FORMAT: Final = 1
PROGRAM: Final = "Electrolog"
DATABASE_MEMBERS: Final = {"sqlite": "electrolog.sqlite3", "postgresql": "electrolog.pgdump"}
NAMES: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
MEMBER: Final = re.compile(r"electrolog\.(sqlite3|pgdump)|keys/[a-z][a-z0-9_]*_key")


@dataclass(frozen=True, slots=True)
class Member:
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made_at` in UTC; `commit` "" if unknown; `migrations` applied, "tracker.0001_initial"; `rows` by table."""

    made_at: datetime
    commit: str
    engine: str
    engine_version: str
    migrations: tuple[str, ...]
    rows: dict[str, int]
    members: dict[str, Member]

    def to_json(self) -> bytes:
        words = {"program": PROGRAM, "format": FORMAT} | asdict(self) | {"made_at": self.made_at.isoformat()}
        return json.dumps(words, indent=2, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Raises UnsafeError for what is no manifest, and for one that only a newer program reads."""
        try:
            words = json.loads(text)
            if words["program"] != PROGRAM:
                raise UnsafeError(_not_ours())
            if words["format"] > FORMAT:
                raise UnsafeError(newer())
            return cls(
                made_at=datetime.fromisoformat(words["made_at"]),
                commit=str(words["commit"]),
                engine=_known(words["engine"]),
                engine_version=str(words["engine_version"]),
                migrations=tuple(map(str, words["migrations"])),
                rows={str(table): int(count) for table, count in words["rows"].items()},
                members={_allowed(name): Member(**member) for name, member in words["members"].items()},
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnsafeError(_not_ours()) from error

    @property
    def database(self) -> str:
        return DATABASE_MEMBERS[self.engine]


def newer() -> str:
    return _("The backup was made by a newer Electrolog: update this one first, then restore.")


def _not_ours() -> str:
    return _("This file is no backup of Electrolog.")


def _known(engine: str) -> str:
    if engine not in DATABASE_MEMBERS:
        raise ValueError(engine)
    return engine


def _allowed(name: str) -> str:
    """Names become paths, so nothing else is taken for one."""
    if not MEMBER.fullmatch(name):
        raise ValueError(name)
    return name
