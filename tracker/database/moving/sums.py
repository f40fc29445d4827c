"""What a table adds up to, the same on every engine and in any order of its rows."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import isfinite
from typing import Any, Final

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.database.layout import primary_key
from tracker.database.moving.rows import Model, batches, rows_of

MILLIONTHS: Final = 1_000_000  # whole ones add up exactly, in any order
LARGEST: Final = 2**64
MADE_ANEW: Final = {"packaged_rank"}  # by the search index


@dataclass(frozen=True, slots=True)
class Sums:
    """`amounts` by column in millionths of its unit; `keys` and `content` are checksums of keys and of whole rows."""

    rows: int
    amounts: Mapping[str, int]
    keys: int
    content: int

    def difference(self, other: "Sums") -> str:
        """What differs first, in words, "" where nothing does."""
        if self.rows != other.rows:
            words = _("%(here)s rows here, %(there)s there")
            return words % {"here": number_format(self.rows), "there": number_format(other.rows)}
        if self.keys != other.keys:
            return _("the keys are others")
        for column, amount in self.amounts.items():
            if amount != other.amounts.get(column):
                return _("%(column)s adds up to another amount") % {"column": column}
        return "" if self.content == other.content else _("some rows say something else")


def summed(rows: Iterable[Sequence[Any]], columns: Sequence[str], key: Sequence[str]) -> Sums:
    """The sums of rows that have a value for each of `columns`; `key` names those that are the row's key."""
    places = [columns.index(name) for name in key]
    count = keys = content = 0
    amounts: dict[str, int] = {}
    for row in rows:
        count += 1
        keys += _checksum([row[place] for place in places])
        content += _checksum(row)
        for column, value in zip(columns, row, strict=True):
            if isinstance(value, float) and isfinite(value):
                amounts[column] = amounts.get(column, 0) + round(value * MILLIONTHS)
    return Sums(count, amounts, keys % LARGEST, content % LARGEST)


def sums_of(model: Model, database: str) -> Sums:
    """The sums of a table; memory holds one batch."""
    fields = [field for field in model._meta.concrete_fields if _is_kept(field)]
    names = [field.attname for field in fields]
    key = [field.attname for field in fields if field.name in primary_key(model)]
    return summed(_values(model, database, names), names, key)


def fingerprint(tables: Mapping[str, Sums]) -> str:
    """By which a database is known again; another one as soon as anything in it has changed."""
    words = [(name, sums.rows, sums.keys, sums.content) for name, sums in sorted(tables.items())]
    return blake2b(repr(words).encode(), digest_size=16).hexdigest()


def _values(model: Model, database: str, names: Sequence[str]) -> Iterator[list[Any]]:
    for batch in batches(rows_of(model, database)):
        yield from ([getattr(row, name) for name in names] for row in batch)


def _is_kept(field: "models.Field[Any, Any]") -> bool:
    return field.name not in MADE_ANEW and not getattr(field, "auto_now", False)


def _checksum(values: Iterable[Any]) -> int:
    text = repr([_plain(value) for value in values]).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest())


def _plain(value: Any) -> Any:
    """A value as every engine gives it."""
    if value is None or isinstance(value, bool | int | float | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True)
    return str(value)
