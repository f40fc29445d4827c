"""Reads that pages ask again and again: their statement is written once, and sent with other values each time.

Django takes five to ten times as long to write such a statement as a database to answer it.
"""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any, Final, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Value = int | str | date | datetime | UUID


class Asked(models.Expression):
    """The place of a value in a prepared read: `filter(date=Asked("day", models.DateField()))`."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name: Final = name

    def as_sql(self, _compiler: SQLCompiler, _connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def as_sent(self, value: Value, connection: BaseDatabaseWrapper) -> object:
        return self.output_field.get_db_prep_value(value, connection)


class Several:
    """The places of up to `most` values: `filter(pk__in=ids.places)` is asked by `**ids.filled(values)`."""

    def __init__(self, name: str, field: "models.Field[Any, Any]", most: int) -> None:
        self.most: Final = most
        self.places: Final[list[Any]] = [Asked(f"{name}_{place}", field) for place in range(most)]

    def filled(self, values: Sequence[Value]) -> dict[str, Value]:
        """What to ask with for one to `most` values: places that are left over ask for the last once more."""
        padded = [*values, *[values[-1]] * (self.most - len(values))]
        return {place.name: value for place, value in zip(self.places, padded, strict=True)}


class _Written(NamedTuple):
    """A statement as one engine has it, and what makes rows of its answer."""

    statement: str
    parameters: tuple[object, ...]
    compiler: SQLCompiler


class Prepared(Generic[Row]):
    """The rows of a queryset in which `Asked` stands for what differs: `entries(user=1, day=today)` is a list of them.

    `queryset` is called once, at the first read. A name without its value raises KeyError.
    """

    def __init__(self, queryset: Callable[[], "models.QuerySet[Any, Row]"]) -> None:
        self._make = queryset
        self._queryset: models.QuerySet[Any, Row] | None = None
        self._written: dict[str, _Written] = {}

    def __call__(self, **values: Value) -> list[Row]:
        if self._queryset is None:
            self._queryset = self._make()
        using = router.db_for_read(self._queryset.model)
        queryset, connection = self._queryset.using(using), connections[using]
        written = self._written.get(using) or self._write(queryset, using)
        sent = tuple(
            each.as_sent(values[each.name], connection) if isinstance(each, Asked) else each
            for each in written.parameters
        )
        compiler: Any = copy(written.compiler)
        compiler.connection, compiler.as_sql = connection, lambda *_args, **_options: (written.statement, sent)
        query: Any = queryset.query
        query.get_compiler = lambda *_args, **_options: compiler
        return list(queryset)

    def _write(self, queryset: "models.QuerySet[Any, Row]", using: str) -> _Written:
        compiler = queryset.query.get_compiler(using)
        statement, parameters = compiler.as_sql()
        self._written[using] = _Written(statement, tuple(parameters), compiler)
        return self._written[using]
