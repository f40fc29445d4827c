"""What takes an import back: what it added and how that looked, what it replaced, and the days that it changed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Self
from uuid import UUID

from foods.nutrients import AMOUNT_FIELDS
from tracker.models import Entry
from tracker.models.entry_rows import COLUMNS

# By these an entry is the same as when it was brought in; that what was planned was eaten is no change of it.
SIGNED: Final = (
    *("date", "meal", "local_time", "name", "kind", "quantity", "portion_text", "grams"),
    *AMOUNT_FIELDS,
)
Values = Mapping[str, Any]


def signature(values: Sequence[object]) -> str:
    """Of an entry's values for `SIGNED`, short and the same on both engines."""
    words = "\x1f".join("" if value is None else str(value) for value in values)
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


@dataclass(slots=True)
class Undo:
    """`added` is the signature by key, `replaced` the entries that went, `days` what was said of a day before and now.

    A day of which nothing was said before has None there.
    """

    added: dict[UUID, str] = field(default_factory=dict)
    replaced: list[Values] = field(default_factory=list)
    days: dict[date, tuple[bool | None, bool]] = field(default_factory=dict)

    def text(self) -> str:
        document = {
            "added": {key.hex: signed for key, signed in self.added.items()},
            "replaced": [[entry[column] for column in COLUMNS] for entry in self.replaced],
            "columns": COLUMNS,
            "days": {day.isoformat(): said for day, said in self.days.items()},
        }
        return json.dumps(document, default=str, separators=(",", ":"))

    @classmethod
    def of_text(cls, text: str) -> Self:
        document = json.loads(text)
        columns = document["columns"]
        return cls(
            {UUID(key): signed for key, signed in document["added"].items()},
            [_entry(dict(zip(columns, row, strict=True))) for row in document["replaced"]],
            {date.fromisoformat(day): (before, now) for day, (before, now) in document["days"].items()},
        )


def _entry(values: Values) -> Values:
    """An entry's values as its fields have them, from what JSON holds; a column of later is at its default."""
    fields = {one.attname: one for one in Entry._meta.concrete_fields}
    return {
        column: one.to_python(values[column]) if column in values else one.get_default()
        for column, one in fields.items()
    }
