"""What every panel starts from (whose days, which span and nutrient) and what it comes to (figure, table, numbers)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
from django.utils.formats import get_format
from django.utils.translation import gettext as _

from foods.nutrients import Nutrient
from tracker.assessment.intake.frames import daily_frame, nutrient_frame
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.reference.reference_intakes import ReferenceIntakes, ULScope
from tracker.dashboard.figures import Look, ReferenceLine, figure_json
from tracker.dashboard.spans import Span
from tracker.display.spreadsheets import csv_line
from tracker.person.diarist import Diarist
from tracker.person.reading import DayWords, Reading, words_of_days
from tracker.verdicts.logged import Logged

NEAR_UPPER_LEVEL: Final = 0.6  # an upper level is drawn where a day comes so near; else it would press all bars flat


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: its head, the cells after it, and where its head leads, if anywhere."""

    head: str
    cells: Sequence[str]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The panel in words. `numbers` are the columns, counted from 0 with the head, that hold numbers.

    `notes` are sentences that stand below it.
    """

    heads: Sequence[str]
    rows: Sequence[Row]
    numbers: frozenset[int]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """The three shapes of a chart, each made when it is asked for.

    `data` is the table in plain numbers, in the nutrient's own unit, for a CSV file; its index is left out.
    """

    figure: Callable[[], go.Figure]
    table: Callable[[], Table]
    data: Callable[[], pd.DataFrame]

    def drawn(self) -> str:
        """The figure as the page fetches it."""
        return figure_json(self.figure())

    def csv(self) -> str:
        """`data` as lines of a CSV file, unknown left empty."""
        data = self.data().astype(object)
        known = data.where(data.notna(), None)
        return csv_line(known.columns) + "".join(csv_line(row) for row in known.itertuples(index=False))


class Subject:
    """A person's days of a span and one nutrient, read when first asked for."""

    def __init__(self, diarist: Diarist, span: Span, nutrient: Nutrient) -> None:
        self.diarist = diarist
        self.span = span
        self.nutrient = nutrient
        self.reading = Reading.of(diarist, nutrient)

    @cached_property
    def days(self) -> list[DayIntake]:
        return Logged.between(self.span.first, self.span.last, self.diarist, nutrients=[self.nutrient]).days

    @cached_property
    def words(self) -> list[DayWords]:
        return words_of_days(self.days, self.reading)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """A `nutrient_frame` of the days."""
        return nutrient_frame(daily_frame(self.days, nutrients=[self.nutrient]), self.nutrient)

    @property
    def reference(self) -> ReferenceIntakes | None:
        references = self.diarist.references
        return references.get(self.nutrient.key) if references else None

    @property
    def target(self) -> float:
        """What shares are of, in the nutrient's own unit."""
        return self.diarist.target(self.nutrient)

    @property
    def target_name(self) -> str:
        """ "RDA 320 mg", or "Daily Value 420 mg"."""
        if self.reference:
            return f"{self.reference.target_term} {self.reading.amount(self.reference.target)}"
        own_unit = Reading(self.nutrient, self.diarist.profile.vitamin_d_unit)
        return _("Daily Value %(amount)s") % {"amount": own_unit.amount(self.target)}

    @property
    def look(self) -> Look:
        return Look(self.reading.unit, separators(), colour_of(self.nutrient))

    @property
    def per_unit(self) -> float:
        return self.reading.convert(1)

    def lines(self, highest: float) -> list[ReferenceLine]:
        """EAR, target and, where a day of `highest` comes near it, the upper level for everything eaten."""
        reference = self.reference
        if reference is None:
            return []
        lines = [self._line(reference.target, reference.target_term, "dash")]
        if reference.ear is not None:
            lines.insert(0, self._line(reference.ear, reference.ear_term, "dot"))
        if reference.ul and reference.ul_scope is ULScope.TOTAL and highest >= NEAR_UPPER_LEVEL * reference.ul:
            lines.append(self._line(reference.ul, _("UL"), "solid"))
        return lines

    def _line(self, value: float, term: str, dash: str) -> ReferenceLine:
        return ReferenceLine(self.per_unit * value, f"{term} {self.reading.figure(value)}", dash)  # type: ignore[arg-type]

    @property
    def highest(self) -> float:
        return max((day.nutrients[self.nutrient.key].lower for day in self.days), default=0.0)


def separators() -> str:
    """The locale's decimal and thousands signs, as Plotly wants them."""
    return str(get_format("DECIMAL_SEPARATOR")) + str(get_format("THOUSAND_SEPARATOR"))


def colour_of(nutrient: Nutrient) -> str:
    return f"var(--{nutrient.key.replace('_', '-')})"


def records(frame: pd.DataFrame) -> list[Any]:
    """The rows of a frame with its columns as attributes, and `Index`."""
    return list(frame.itertuples())
