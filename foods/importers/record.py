"""What every reader of a food table hands on: food records, and the rows that could not be believed."""

import math
import re
from dataclasses import dataclass
from typing import Final

from foods.nutrients import Amounts, gettext_noop
from foods.plausible import Reason

MAX_NAME: Final = 300  # the columns of foods.models; a test compares them
MAX_GROUP: Final = 120
MAX_PORTION: Final = 200
MAX_BRAND: Final = 120
MAX_SOURCE_ID: Final = 40


_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was left out: the file, the line in it (1 = the header) and why."""

    file: str
    line: int
    reason: Reason

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class TableError(Exception):
    """A file that cannot be read as what it should be, so that nothing of it is used: one sentence and what to do."""

    def __init__(self, message: str, **params: object) -> None:
        self.reason = Reason(message, params)
        super().__init__(str(self.reason))


@dataclass(frozen=True, slots=True)
class PortionRecord:
    """A household measure as a person reads it, and its weight in grams."""

    text: str
    weight_g: float


@dataclass(frozen=True, slots=True)
class FoodRecord:
    """A food as its source gives it; amounts per 100 g, None = not measured.

    `source_id` is the number in this release, `code` the one that stays from release to release ("" where there is
    none). `reports` counts how often the food was eaten in the national survey (None = not counted) and `usual_g` is
    how many grams are usual at a time (None = nothing known); `assumed_g`, which is not kept in the table, how many the
    survey takes where a person does not say how much. A reader gives what its table says; `popularity` and
    `usual_portion` are worked out from all tables together (foods.importers.popularity). Packaged foods say themselves
    how often they are looked up and which serving is usual; their `code` is their barcode,
    unless it is of the sort that every shop gives out for itself.
    """

    source: str
    source_id: str
    code: str
    release: str
    name: str
    group: str
    amounts: Amounts
    alternate_names: str = ""
    portions: tuple[PortionRecord, ...] = ()
    reports: int | None = None
    usual_g: float | None = None
    assumed_g: float | None = None
    popularity: float = 0.0
    usual_portion: PortionRecord | None = None
    brand: str = ""
    gtin: str = ""


def number(text: str) -> float | None:
    """`text` as a finite number, None when it is none: no "nan", no "1,5", no "1_000"."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def doubt_about_food(record: FoodRecord) -> Reason | None:
    """Why `record` cannot stand in the table as a whole, None when it can. Its amounts are checked one by one."""
    if not record.name:
        return Reason(gettext_noop("The food has no name."))
    for value, longest in ((record.name, MAX_NAME), (record.group, MAX_GROUP)):
        if len(value) > longest:
            return _too_long(value, longest)
    return None


def doubt_about_portion(portion: PortionRecord) -> Reason | None:
    """Why `portion` cannot be offered, None when it can."""
    if portion.weight_g <= 0:
        params = {"portion": portion.text, "grams": f"{portion.weight_g:g}"}
        return Reason(gettext_noop("“%(portion)s” weighs %(grams)s g; a portion weighs more than 0."), params)
    if len(portion.text) > MAX_PORTION:
        return _too_long(portion.text, MAX_PORTION)
    return None


def _too_long(text: str, longest: int) -> Reason:
    message = gettext_noop("“%(start)s…” is longer than %(longest)s characters.")
    return Reason(message, {"start": text[:40], "longest": longest})
