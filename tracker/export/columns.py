"""The columns of a document: what kind of value stands in each, and what may."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db import models

from foods.models import Food


class Kind(StrEnum):
    """What a value is: the word that docs/export.md explains."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    FLAG = "yes or no"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    KEY = "key"
    FOOD = "food"
    COUNTS = "counts by text"
    TEXTS = "texts by text"
    LIST = "list of texts"
    ZONE = "time zone"


KINDS: Final["tuple[tuple[type[models.Field[Any, Any]], Kind], ...]"] = (
    (models.UUIDField, Kind.KEY),
    (models.DateTimeField, Kind.MOMENT),  # before DateField, which it is one of
    (models.DateField, Kind.DATE),
    (models.TimeField, Kind.TIME),
    (models.FloatField, Kind.NUMBER),
    (models.IntegerField, Kind.WHOLE),
    (models.BooleanField, Kind.FLAG),
    (models.CharField, Kind.TEXT),
    (models.TextField, Kind.TEXT),
)


@dataclass(frozen=True, slots=True)
class Range:
    """Where a number has to lie: `least` and `most` may be reached, `above` and `below` may not."""

    least: float | None = None
    most: float | None = None
    above: float | None = None
    below: float | None = None

    def holds(self, value: float) -> bool:
        return (
            (self.least is None or value >= self.least)
            and (self.most is None or value <= self.most)
            and (self.above is None or value > self.above)
            and (self.below is None or value < self.below)
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of the document. `attribute` is what reads it from a row of the database.

    `since` is the version of the format that has it first; a document of an older one leaves it out, and `default` is
    meant. `choices` is None where a text is free.
    """

    name: str
    attribute: str
    kind: Kind
    may_be_unknown: bool = False
    longest: int | None = None
    choices: Collection[str] | None = None
    range: Range | None = None
    since: int = 1
    default: Any = None


def column_of(
    field: "models.Field[Any, Any]",
    *,
    name: str,
    kind: Kind | None,
    range_: Range | None,
    choices: Collection[str] | None,
    since: int,
) -> Column:
    """The column that holds a field; `kind` is needed for JSON fields alone."""
    if field.is_relation:
        to_food = field.related_model is Food or field.name == "recipe"
        assert to_food, field  # noqa: S101 - a declaration's own mistake, seen by the first import
        return Column(name, field.attname, Kind.FOOD, may_be_unknown=bool(field.null), since=since)
    kind = kind or next(kind for type_, kind in KINDS if isinstance(field, type_))
    if field.choices:
        choices = {str(value) for value, _label in field.flatchoices} | ({""} if field.blank else set())
    default = field.get_default() if field.has_default() else None
    return Column(name, field.attname, kind, bool(field.null), field.max_length, choices, range_, since, default)


def columns_of(
    model: type[models.Model],
    names: Mapping[str, str],
    *,
    kinds: Mapping[str, Kind],
    ranges: Mapping[str, Range],
    choices: Mapping[str, Collection[str]],
    since: Mapping[str, int],
) -> tuple[Column, ...]:
    """The columns of a table by name; `names` gives the field of each."""
    return tuple(
        column_of(
            model._meta.get_field(field),  # type: ignore[arg-type]
            name=name,
            kind=kinds.get(name),
            range_=ranges.get(name),
            choices=choices.get(name),
            since=since.get(name, 1),
        )
        for name, field in sorted(names.items())
    )
