"""Amounts and shares as a person reads them: the one place that rounds, and it rounds only for display.

method.md section 9: mg to 1, above 1,000 to 10; vitamin D to 0.1 µg; never a percentage with decimals.
Numbers follow the active locale. Compare and add unrounded numbers, never what stands here.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foods.nutrients import GRAMS_PER_OUNCE, IU_PER_UG_VITAMIN_D, TRACKED, VITAMIN_D, Nutrient
from tracker.display.dates import full_day_name

IU: Final = "iu"
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
COARSE_ABOVE: Final = 1000


def reads_in_iu(nutrient: Nutrient, vitamin_d_unit: str) -> bool:
    return nutrient is VITAMIN_D and vitamin_d_unit == IU


def unit_of(nutrient: Nutrient, vitamin_d_unit: str) -> str:
    """The unit in which this person reads `nutrient`; `vitamin_d_unit` is the profile's setting, "ug" or "iu"."""
    return _("IU") if reads_in_iu(nutrient, vitamin_d_unit) else nutrient.unit


def in_unit(value: float, nutrient: Nutrient, vitamin_d_unit: str) -> float:
    """`value`, given in the nutrient's own unit, in the unit in which this person reads it; not rounded."""
    return value * IU_PER_UG_VITAMIN_D if reads_in_iu(nutrient, vitamin_d_unit) else value


@lru_cache(maxsize=8192)
def rounded(value: float, decimals: int) -> Decimal:
    """`value` to `decimals` places, above 1,000 to 10; halves go up, and no decimal zero is left at the end."""
    exact = Decimal(repr(float(value)))
    step = Decimal(10) if abs(exact) > COARSE_ABOVE else Decimal(1).scaleb(-decimals)
    steps = (exact / step).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    amount = steps * step
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def format_number(value: float, decimals: int = 0) -> str:
    """A rounded number in the locale's digits: "1,230", "7.2", "−3"."""
    return _written(float(value), decimals, get_language())


@lru_cache(maxsize=8192)  # a search draws the same amounts at every letter typed
def _written(value: float, decimals: int, language: str | None) -> str:  # noqa: ARG001
    """`language` is the active one, whose digits number_format takes."""
    return in_digits(rounded(value, decimals))


def in_digits(amount: Decimal) -> str:
    """What was rounded, in the locale's digits."""
    return number_format(amount, use_l10n=True, force_grouping=True).replace("-", MINUS)


def format_figure(value: float | None, nutrient: Nutrient, vitamin_d_unit: str) -> str:
    """The amount's number without its unit, for "212 of 420 mg" and table columns; None reads "not measured"."""
    if value is None:
        return _("not measured")
    decimals = 0 if reads_in_iu(nutrient, vitamin_d_unit) else nutrient.decimals
    return format_number(in_unit(value, nutrient, vitamin_d_unit), decimals)


def format_amount(value: float | None, nutrient: Nutrient, vitamin_d_unit: str) -> str:
    """The amount with its unit: "1,230 mg", "7.2 µg", "288 IU"; None reads "not measured"."""
    if value is None:
        return _("not measured")
    figure = format_figure(value, nutrient, vitamin_d_unit)
    return f"{figure}{NO_BREAK_SPACE}{unit_of(nutrient, vitamin_d_unit)}"


def format_percent(percent: float) -> str:
    """A percentage (72.4 means 72.4 %) without decimals."""
    return _("%(number)s%%") % {"number": format_number(percent)}


def format_share(share: float) -> str:
    """A share or probability from 0 to 1 as a percentage that claims neither 0 nor 100 unless it is exactly that."""
    if 0 < share < 0.01:
        return _("under %(percent)s") % {"percent": format_percent(1)}
    if 0.99 < share < 1:
        return _("over %(percent)s") % {"percent": format_percent(99)}
    return format_percent(100 * share)


def format_probability(probability: float) -> str:
    """As a share, but even one that a float can't tell from certain stays "over 99%"."""
    return format_share(min(max(probability, 0.001), 0.999))


def format_weight(grams: float | None, mass_unit: str) -> str:
    """A weight in grams or ounces ("156 g", "5.5 oz"); empty where it is unknown."""
    if grams is None:
        return ""
    if mass_unit == "oz":
        return f"{format_number(grams / GRAMS_PER_OUNCE, 1)}{NO_BREAK_SPACE}oz"
    return f"{number_format(rounded_weight(grams), use_l10n=True, force_grouping=True)}{NO_BREAK_SPACE}g"


def rounded_weight(grams: float) -> Decimal:
    """Grams to 1, below 10 to 0.1; no decimal zero is left at the end."""
    weight = Decimal(repr(grams)).quantize(Decimal(1 if grams >= 10 else "0.1"), rounding=ROUND_HALF_UP)
    return weight.quantize(Decimal(1)) if weight == weight.to_integral_value() else weight


def format_release(release: str) -> str:
    """A table's release as a date of the locale; as it stands where it is no date."""
    try:
        return full_day_name(date.fromisoformat(release))
    except ValueError:
        return release


def tracked_in_words() -> str:
    """ "magnesium, calcium, potassium and vitamin D": the tracked nutrients within a sentence."""
    return in_words([_(nutrient.in_sentence) for nutrient in TRACKED])


def in_words(names: Sequence[str]) -> str:
    """ "magnesium, calcium and potassium": at least one name."""
    *first, last = names
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
