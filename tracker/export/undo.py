"""What an import did, as a document of its own, so that it can be taken back as a whole."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from tracker.export.documents import Document, TableFood
from tracker.export.reading import row_of
from tracker.export.references import reference
from tracker.export.tables import BY_NAME, FOODS
from tracker.export.writing import encode


@dataclass(slots=True)
class Undo:
    """`added`: the keys of what is new, by table, as a document writes them ("" in a table of one row).

    `replaced`: the rows that had to give way as they were, by table, and the `foods` that they point at. Health answers
    among them stay sealed (`sealed`, in base64, "" where there were none). It is kept in the database as `text`.
    """

    added: dict[str, list[str]] = field(default_factory=dict)
    replaced: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    sealed: str = ""

    @classmethod
    def of_text(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def text(self) -> str:
        return encode({"added": self.added, "replaced": self.replaced, "sealed": self.sealed})

    def note_added(self, table: str, keys: Iterable[str]) -> None:
        new = list(keys)
        if new:
            self.added.setdefault(table, []).extend(new)

    def note_replaced(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        gone = list(rows)
        if gone:
            self.replaced.setdefault(table, []).extend(gone)

    def count_added(self, table: str) -> int:
        return len(self.added.get(table, ()))

    def count_replaced(self, table: str) -> int:
        return len(self.replaced.get(table, ()))

    def replaced_document(self) -> Document:
        """What was replaced, to be put in again."""
        foods = [TableFood(**row) for row in self.replaced.get(FOODS, ())]
        rows = {
            name: [row_of(BY_NAME[name], row) for row in rows]
            for name, rows in self.replaced.items()
            if name in BY_NAME
        }
        return Document(rows, {reference(food.source, food.number): food for food in foods})
