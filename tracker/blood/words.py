"""Names of analytes and units, and results as a person reads them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.assessment.blood.analytes import UNITS, Analyte, Place, Unit, converted
from tracker.display.amounts import in_digits
from tracker.models.blood_details import BloodDetails

ANALYTES: Final[Mapping[Analyte, str | Promise]] = {
    Analyte.MAGNESIUM: gettext_lazy("Magnesium"),
    Analyte.CALCIUM: gettext_lazy("Calcium, total"),
    Analyte.CALCIUM_CORRECTED: gettext_lazy("Calcium, corrected"),
    Analyte.CALCIUM_IONISED: gettext_lazy("Calcium, ionised"),
    Analyte.POTASSIUM: gettext_lazy("Potassium"),
    Analyte.VITAMIN_D: gettext_lazy("25-OH vitamin D"),
}
UNIT_SIGNS: Final[Mapping[Unit, str]] = {
    Unit.MMOL_L: "mmol/L",
    Unit.MG_DL: "mg/dL",
    Unit.MEQ_L: "mEq/L",
    Unit.NMOL_L: "nmol/L",
    Unit.NG_ML: "ng/mL",
}
PLACES: Final[Mapping[Place, str | Promise]] = {
    Place.BELOW: gettext_lazy("below the laboratory’s range"),
    Place.WITHIN: gettext_lazy("within the laboratory’s range"),
    Place.ABOVE: gettext_lazy("above the laboratory’s range"),
    Place.UNKNOWN: gettext_lazy("the laboratory’s range is not given"),
}
FIGURES: Final = 3  # of what is converted


def typed(value: float) -> str:
    """A value as it was typed, in the locale's digits."""
    return in_digits(Decimal(repr(value)).normalize() + 0)


def value_words(details: BloodDetails) -> str:
    """ "0.82 mmol/L"."""
    return _in_unit(typed(details.value), details.unit)


def other_units(details: BloodDetails) -> list[str]:
    """The same value in the other units of the analyte, to three figures: "1.99 mg/dL"."""
    units = [unit for unit in UNITS[details.analyte] if unit is not details.unit]
    return [
        _in_unit(_in_figures(converted(details.value, details.analyte, details.unit, unit)), unit) for unit in units
    ]


def range_words(details: BloodDetails) -> str:
    """ "below the laboratory's range, 0.75 to 1.05"."""
    words = str(PLACES[details.place])
    low, high = (None if end is None else typed(end) for end in (details.low, details.high))
    if low is not None and high is not None:
        return _("%(place)s, %(low)s to %(high)s") % {"place": words, "low": low, "high": high}
    if low is not None:
        return _("%(place)s, from %(low)s") % {"place": words, "low": low}
    return _("%(place)s, up to %(high)s") % {"place": words, "high": high} if high is not None else words


def _in_figures(value: float) -> str:
    exact = Decimal(f"{value:.{FIGURES}g}")
    return in_digits(exact.normalize() + 0)


def _in_unit(number: str, unit: Unit) -> str:
    return f"{number}\N{NO-BREAK SPACE}{UNIT_SIGNS[unit]}"
