"""Water and caffeine, each in one line: the amount, what stands beside it, and a rail."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import CAFFEINE, ML_PER_FLUID_OUNCE, WATER, Amounts
from tracker.assessment.health.drinking import water_has_a_figure
from tracker.assessment.intake.fluids import DaySums, KnownSum, MeanOfDays, mean_of_days, sum_of
from tracker.assessment.reference.reference_intakes import LifeStage, Sex
from tracker.assessment.reference.water_and_caffeine import Drinker, WaterBand, adequate_water, caffeine_limit_mg
from tracker.display.amounts import NO_BREAK_SPACE, format_amount, format_number
from tracker.fluids.rails import Rail, rail_to_band, rail_to_limit
from tracker.models.factor import NOTHING_SAID_OF_DRINKS, Drunk
from tracker.models.profile import VolumeUnit
from tracker.person.diarist import Diarist

FLUIDS: Final = (WATER, CAFFEINE)  # in the order in which the diary's query adds them up
ML_PER_LITRE: Final = 1_000


@dataclass(frozen=True, slots=True)
class FluidLine:
    """`amount` with its unit and "at least" where something is unknown, `beside` the figure of EFSA, "" for none.

    `above` says what is more than the figure, "" for nothing; only caffeine is ever above.
    """

    key: str
    name: str
    amount: str
    beside: str
    above: str
    rail: Rail | None


def drinker_of(diarist: Diarist) -> Drinker:
    profile = diarist.profile
    return Drinker(
        age_months=profile.age_months(on=diarist.today),
        sex=cast("Sex", profile.sex) if profile.sex else None,
        life_stage=cast("LifeStage", profile.life_stage),
        weight_kg=profile.weight_kg,
    )


def lines_of_day(diarist: Diarist, eaten: Iterable[Amounts], drunk: Drunk = NOTHING_SAID_OF_DRINKS) -> list[FluidLine]:
    """Water and caffeine of one day, with what was `drunk` and is not logged; what nothing is known of is left out."""
    amounts = list(eaten)
    water, caffeine = (
        sum_of(getattr(each, fluid.field) for each in amounts).plus(more)
        for fluid, more in zip(FLUIDS, drunk, strict=True)
    )
    lines = [_water(diarist, water), _caffeine(diarist, caffeine)]
    return [line for line, more in zip(lines, drunk, strict=True) if amounts or more is not None]


def lines_of_span(
    diarist: Diarist, days: Sequence[DaySums], complete_dates: set[date], drunk: Mapping[date, Drunk]
) -> list[FluidLine]:
    """Their means over the complete ones of the logged days, with what was drunk besides; empty where there is none."""
    water, caffeine = (
        mean_of_days(days, complete_dates, place, {day: said[place] for day, said in drunk.items()})
        for place in range(len(FLUIDS))
    )
    if water is None or caffeine is None:
        return []
    return [_water(diarist, water.mean), _caffeine(diarist, caffeine.mean, caffeine)]


def _water(diarist: Diarist, water: KnownSum) -> FluidLine:
    unit = diarist.profile.volume_unit
    band = adequate_water(drinker_of(diarist)) if water_has_a_figure(diarist.health.single) else None
    return FluidLine(
        key=WATER.key,
        name=_(WATER.name),
        amount=_at_least(volume_words(water.lower, unit), water),
        beside=_efsa(diarist, _band_words(band, unit)) if band else "",
        above="",
        rail=rail_to_band(water, band) if band else None,
    )


def _band_words(band: WaterBand, unit: str) -> str:
    """ "about 2 L", "2 to 2.5 L"."""
    high = volume_words(band.high_g, unit)
    if band.low_g == band.high_g:
        return _("about %(volume)s") % {"volume": high}
    low = volume_words(band.low_g, unit).split(NO_BREAK_SPACE)[0]
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def volume_words(water_g: float, volume_unit: str) -> str:
    """Water in litres or fluid ounces as the person reads volumes; 1 g is 1 mL."""
    if volume_unit == VolumeUnit.FLUID_OUNCE:
        return f"{format_number(water_g / ML_PER_FLUID_OUNCE)}{NO_BREAK_SPACE}fl{NO_BREAK_SPACE}oz"
    return f"{format_number(water_g / ML_PER_LITRE, 1)}{NO_BREAK_SPACE}L"


def _caffeine(diarist: Diarist, caffeine: KnownSum, days: MeanOfDays | None = None) -> FluidLine:
    limit = caffeine_limit_mg(drinker_of(diarist))
    return FluidLine(
        key=CAFFEINE.key,
        name=_(CAFFEINE.name),
        amount=_at_least(_caffeine_words(caffeine.lower), caffeine),
        beside=_efsa(diarist, _("up to %(amount)s") % {"amount": _caffeine_words(limit)}) if limit else "",
        above=_above(caffeine, limit, days) if limit else "",
        rail=rail_to_limit(caffeine, limit) if limit else None,
    )


def _caffeine_words(amount: float) -> str:
    return format_amount(amount, CAFFEINE, "")


def _above(caffeine: KnownSum, limit: float, days: MeanOfDays | None) -> str:
    """ "above 400 mg", of a span "above 400 mg on 3 of 12 days"."""
    words = _caffeine_words(limit)
    if days is None:
        return _("above %(limit)s") % {"limit": words} if caffeine.lower > limit else ""
    above = days.days_above(limit)
    said = ngettext(
        "above %(limit)s on %(above)s of %(days)s day",
        "above %(limit)s on %(above)s of %(days)s days",
        len(days.days),
    )
    return (
        said % {"limit": words, "above": format_number(above), "days": format_number(len(days.days))} if above else ""
    )


def _at_least(words: str, known: KnownSum) -> str:
    return _("at least %(amount)s") % {"amount": words} if known.unknown_entries else words


def _efsa(diarist: Diarist, words: str) -> str:
    """The figure with its source; while no age is known, with whom it is for."""
    if diarist.profile.age_months(on=diarist.today) is None:
        return _("EFSA, adults: %(figure)s") % {"figure": words}
    return _("EFSA: %(figure)s") % {"figure": words}
