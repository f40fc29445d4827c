"""The counts of the national survey: how often each FNDDS food was reported, and how many grams at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from foods.importers.record import FoodRecord, Rejection, number
from foods.importers.tables import rows
from foods.nutrients import gettext_noop
from foods.plausible import Reason

SURVEYED: Final = "fndds"


@dataclass(frozen=True, slots=True)
class Count:
    """How often a food was reported, and the median of the grams at a time."""

    reports: int
    usual_g: float


@dataclass(frozen=True, slots=True)
class Survey:
    """Counts by FDC number and by FNDDS food code; the number changes with each release, the code stays."""

    by_fdc_id: dict[str, Count]
    by_code: dict[str, Count]

    def on(self, record: FoodRecord) -> FoodRecord:
        """`record` with its count, if it is an FNDDS food and was counted."""
        if record.source != SURVEYED:
            return record
        count = self.by_fdc_id.get(record.source_id) or self.by_code.get(record.code)
        if count is None:
            return record
        return replace(record, reports=count.reports, usual_g=count.usual_g, assumed_g=record.usual_g)


def read(path: Path) -> tuple[Survey, list[Rejection]]:
    """The counts in the CSV file at `path` (fdc_id, food_code, times_eaten, grams_median) and the rows left out.

    Raises TableError when the file is missing or lacks a column.
    """
    survey, rejected = Survey({}, {}), list[Rejection]()
    columns = ("fdc_id", "food_code", "times_eaten", "grams_median")
    for line, (fdc_id, code, times, grams) in rows(path, columns, rejected.append):
        usual_g = number(grams)
        if not times.isdecimal() or not usual_g or usual_g < 0:
            message = gettext_noop("“%(times)s” times and “%(grams)s” g: a count and a weight above 0 are needed.")
            rejected.append(Rejection(path.name, line, Reason(message, {"times": times[:40], "grams": grams[:40]})))
            continue
        survey.by_fdc_id[fdc_id] = survey.by_code[code] = Count(int(times), usual_g)
    return survey, rejected


def of_records(records: Iterable[FoodRecord]) -> Survey:
    """The counts that `records` carry, so that a newer release can take them over."""
    survey = Survey({}, {})
    for record in records:
        if record.reports is not None and record.usual_g is not None:
            count = Count(record.reports, record.usual_g)
            survey.by_fdc_id[record.source_id] = survey.by_code[record.code] = count
    return survey
