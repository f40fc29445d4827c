"""The meals of a day as the page draws them, in words: one line with four sums each, and its entries behind it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from foods.models import FoodKind
from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.intake.totals import NutrientIntake
from tracker.diary.addresses import entry_address
from tracker.diary.again import Again
from tracker.diary.day import DaySummary, MealSection
from tracker.display.amounts import format_figure, in_digits, in_unit, reads_in_iu
from tracker.display.portion_words import format_portion
from tracker.display.sums import rounded_parts
from tracker.models import Entry, Meal, State

UNKNOWN: Final = "?"
LONG: Final = 5  # characters: more than a column of a phone has room for at full size
KEPT: Final = 4096  # of the latest amounts in words, which come again with every answer


class EntryLine(NamedTuple):
    """One entry; `amounts` are the cells of the tracked nutrients, "?" where one was not measured.

    `more` and `delete` name its buttons.
    """

    key: UUID
    address: str
    name: str
    portion: str
    local_time: time | None
    is_planned: bool
    is_supplement: bool
    amounts: SafeString
    more: str
    delete: str


@dataclass(frozen=True, slots=True)
class MealLine:
    """A meal: `sums` are its four cells, None where nothing of it was eaten; `folded` earlier entries are left out.

    `again` fills it at one tap while it is empty.
    """

    meal: Meal
    entries: Sequence[EntryLine]
    sums: SafeString | None
    folded: int
    planned: Sequence[UUID]
    again: Sequence[Again]
    is_opened: bool = False

    @property
    def folded_words(self) -> str:
        words = ngettext("Show %(folded)s earlier entry", "Show %(folded)s earlier entries", self.folded)
        return words % {"folded": self.folded}


def meal_lines(
    summary: DaySummary, meals: Collection[str], again: Mapping[str, Sequence[Again]], vitamin_d_unit: str
) -> list[MealLine]:
    """These meals in the order of the day. The sums of all meals add up to what the strip above them shows."""
    shown = _sums_of_meals(summary, vitamin_d_unit) if meals else {}
    return [
        _line(section, shown[section.meal], again.get(section.meal, ()), vitamin_d_unit)
        for section in summary.meals
        if section.meal in meals
    ]


def _line(section: MealSection, sums: Sequence[str], again: Sequence[Again], vitamin_d_unit: str) -> MealLine:
    return MealLine(
        section.meal,
        [_entry_line(entry, vitamin_d_unit) for entry in section.shown],
        _cells(zip(TRACKED, sums, strict=True)) if section.entries and not section.only_planned else None,
        section.folded,
        [entry.key for entry in section.planned],
        again,
        section.is_opened,
    )


def _entry_line(entry: Entry, vitamin_d_unit: str) -> EntryLine:
    values = tuple(getattr(entry, nutrient.field) for nutrient in TRACKED)
    return EntryLine(
        entry.key,
        entry_address(entry.key),
        entry.name,
        format_portion(entry.quantity, entry.portion_text),
        entry.local_time,
        entry.state == State.PLANNED,
        entry.kind == FoodKind.SUPPLEMENT,
        _amounts(values, vitamin_d_unit, get_language()),
        _("More for %(food)s") % {"food": entry.name},
        _("Delete %(food)s") % {"food": entry.name},
    )


@lru_cache(maxsize=KEPT)
def _amounts(values: tuple[float | None, ...], vitamin_d_unit: str, language: str | None) -> SafeString:  # noqa: ARG001
    return _cells(
        (nutrient, UNKNOWN if value is None else format_figure(value, nutrient, vitamin_d_unit))
        for nutrient, value in zip(TRACKED, values, strict=True)
    )


def _cells(figures: Iterable[tuple[Nutrient, str]]) -> SafeString:
    cell = '<b class="{}{}"><span class="visually-hidden">{} </span>{}</b>'
    return format_html_join(
        "",
        cell,
        (
            (nutrient.key, " long" if len(figure) >= LONG else "", nutrient.symbol, figure)
            for nutrient, figure in figures
        ),
    )


def _sums_of_meals(summary: DaySummary, vitamin_d_unit: str) -> Mapping[str, list[str]]:
    """By meal the figures of the tracked nutrients: "134", "0.3+?" where something on top is unknown, "?"."""
    shown: dict[str, list[str]] = {section.meal: [] for section in summary.meals}
    for line in summary.lines:
        intakes = [section.intake[line.nutrient.key] for section in summary.meals]
        for section, intake, figure in zip(
            summary.meals, intakes, _figures(line.nutrient, intakes, line.intake.lower, vitamin_d_unit), strict=True
        ):
            shown[section.meal].append(_sum_words(intake, figure))
    return shown


def _figures(nutrient: Nutrient, intakes: Sequence[NutrientIntake], whole: float, vitamin_d_unit: str) -> list[str]:
    parts = [in_unit(intake.lower, nutrient, vitamin_d_unit) for intake in intakes]
    decimals = 0 if reads_in_iu(nutrient, vitamin_d_unit) else nutrient.decimals
    return [in_digits(part) for part in rounded_parts(parts, in_unit(whole, nutrient, vitamin_d_unit), decimals)]


def _sum_words(intake: NutrientIntake, figure: str) -> str:
    if not intake.unknown_entries:
        return figure
    return UNKNOWN if intake.unknown_entries == intake.entries else f"{figure}+{UNKNOWN}"
