"""How one person reads amounts of one nutrient: its unit, or per cent of the label value, and a day in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import Nutrient, percent_daily_value
from tracker.assessment.intake.totals import DayIntake, NutrientIntake
from tracker.display.amounts import format_amount, format_figure, format_number, format_percent, in_unit, unit_of
from tracker.display.dates import day_name
from tracker.person.diarist import Diarist


@dataclass(frozen=True, slots=True)
class Reading:
    """A nutrient in the units of a person's settings.

    `as_daily_value`: while age and sex are unknown, amounts are per cent of the US label value (method.md section 9).
    """

    nutrient: Nutrient
    vitamin_d_unit: str
    as_daily_value: bool = False

    @classmethod
    def of(cls, diarist: Diarist, nutrient: Nutrient) -> Self:
        return cls(nutrient, diarist.profile.vitamin_d_unit, as_daily_value=diarist.person is None)

    @property
    def unit(self) -> str:
        """What stands at an axis: "mg", "IU", "% Daily Value, as on labels"."""
        if self.as_daily_value:
            return _("% Daily Value, as on labels")
        return unit_of(self.nutrient, self.vitamin_d_unit)

    def convert(self, amount: float) -> float:
        """An amount in the nutrient's own unit as a number in `unit`; not rounded."""
        percent = percent_daily_value(self.nutrient, amount) if self.as_daily_value else None
        return in_unit(amount, self.nutrient, self.vitamin_d_unit) if percent is None else percent

    def amount(self, amount: float) -> str:
        """ "212 mg", "288 IU", or "64% Daily Value"."""
        if self.as_daily_value:
            return _("%(percent)s Daily Value") % {"percent": format_percent(self.convert(amount))}
        return format_amount(amount, self.nutrient, self.vitamin_d_unit)

    def figure(self, amount: float) -> str:
        """The amount without its unit."""
        return format_figure(amount, self.nutrient, self.vitamin_d_unit)

    def lower_bound(self, amount: float, unknown_entries: int) -> str:
        """The amount, with "at least" where something unknown comes on top."""
        words = self.amount(amount)
        return _("at least %(amount)s") % {"amount": words} if unknown_entries else words


@dataclass(frozen=True, slots=True)
class DayWords:
    """One logged day of one nutrient as a page says it; `supplements` is what came from them, "" for none."""

    date: date
    name: str
    amount: str
    unknown: str
    some_unknown: bool
    nothing_known: bool
    complete: bool
    sentence: str
    supplements: str


def words_of_days(days: Sequence[DayIntake], reading: Reading) -> list[DayWords]:
    return [_words_of_day(day, day.nutrients[reading.nutrient.key], reading) for day in days]


def foods_without_value(unknown_entries: int, entries: int) -> str:
    """ "2 of 9 foods have no value"."""
    words = ngettext(
        "%(unknown)s of %(entries)s foods has no value",
        "%(unknown)s of %(entries)s foods have no value",
        unknown_entries,
    )
    return words % {"unknown": format_number(unknown_entries), "entries": format_number(entries)}


def _words_of_day(day: DayIntake, intake: NutrientIntake, reading: Reading) -> DayWords:
    nothing_known = intake.unknown_entries == intake.entries
    name = day_name(day.date)
    amount = _("unknown") if nothing_known else reading.lower_bound(intake.lower, intake.unknown_entries)
    sentence = _("%(day)s: %(amount)s") % {"day": name, "amount": amount}
    unknown = _("none")
    if intake.unknown_entries:
        counts = {"unknown": intake.unknown_entries, "entries": intake.entries}
        unknown = _("%(unknown)s of %(entries)s") % counts
        without = foods_without_value(intake.unknown_entries, intake.entries)
        sentence = _("%(sentence)s, %(foods)s") % {"sentence": sentence, "foods": without}
    supplements = reading.amount(intake.from_supplements) if intake.from_supplements else ""
    if supplements:
        sentence = _("%(sentence)s, %(amount)s of it from supplements") % {"sentence": sentence, "amount": supplements}
    if not day.complete:
        sentence = _("%(sentence)s; day not complete") % {"sentence": sentence}
    return DayWords(
        date=day.date,
        name=name,
        amount=amount,
        unknown=unknown,
        some_unknown=not intake.is_complete,
        nothing_known=nothing_known,
        complete=day.complete,
        sentence=sentence,
        supplements=supplements,
    )
