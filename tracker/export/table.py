"""What a table of the document is declared by."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import models

from tracker.export.columns import Column, Kind, Range, columns_of

OWNER: Final = "the person is whoever signs in: a document names no account"
TRASH: Final = "what was deleted is not exported; it goes for good after a day"


@dataclass(frozen=True)
class Table:
    """One table of the document.

    `fields` are the columns that are called as the model's field, `renamed` those that are not (column: field),
    `opened` those that no field holds as they are, and `left_out` the other fields with the reason. `key` names a row
    among the person's, in the document and in the database; () where there is only one. `of` gives a person's rows,
    without those that were deleted. `details` is the class of what a row holds sealed, `unread` what stands for it
    where no key opens it any more; None leaves such a row out.
    """

    name: str
    model: type[models.Model]
    of: Callable[[User], models.QuerySet[Any]]
    key: tuple[str, ...]
    fields: tuple[str, ...]
    left_out: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    choices: Mapping[str, Collection[str]] = field(default_factory=dict)
    since: Mapping[str, int] = field(default_factory=dict)
    opened: tuple[Column, ...] = ()
    details: type[Any] | None = None
    unread: Any = None

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """In the order of their names, as a row of the document has them."""
        names = {name: name for name in self.fields} | dict(self.renamed)
        return tuple(sorted((*self._of_fields(names), *self.opened), key=attrgetter("name")))

    def _of_fields(self, names: Mapping[str, str]) -> tuple[Column, ...]:
        return columns_of(
            self.model, names, kinds=self.kinds, ranges=self.ranges, choices=self.choices, since=self.since
        )

    @cached_property
    def places(self) -> dict[str, int]:
        return {column.name: place for place, column in enumerate(self.columns)}

    def values(self, row: tuple[Any, ...]) -> dict[str, Any]:
        """A row by the names of its columns."""
        return dict(zip(self.places, row, strict=True))

    def key_of(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row[self.places[name]] for name in self.key)
