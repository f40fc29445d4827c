"""Figures in the units that the person reads, and shares of their own targets."""

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from foods.nutrients import TRACKED, Nutrient
from tracker.display import amounts
from tracker.models.profile import MassUnit, VitaminDUnit
from tracker.person.diarist import Diarist

register = template.Library()


def vitamin_d_unit(context: Context) -> str:
    diarist: Diarist | None = context.get("diarist")
    return diarist.profile.vitamin_d_unit if diarist else VitaminDUnit.MICROGRAM


def mass_unit(context: Context) -> str:
    diarist: Diarist | None = context.get("diarist")
    return diarist.profile.mass_unit if diarist else MassUnit.GRAM


@register.simple_tag(takes_context=True)
def amounts_beside(context: Context) -> tuple[Nutrient, ...]:
    """Which amounts the person reads beside a food."""
    diarist: Diarist | None = context.get("diarist")
    return diarist.profile.amounts_beside if diarist else TRACKED


@register.simple_tag(takes_context=True)
def amount(context: Context, value: float | None, nutrient: Nutrient) -> str:
    """An amount with its unit, in the units that the person reads."""
    return amounts.format_amount(value, nutrient, vitamin_d_unit(context))


@register.simple_tag(takes_context=True)
def figure(context: Context, value: float | None, nutrient: Nutrient) -> str:
    """An amount's number alone, in the units that the person reads."""
    return amounts.format_figure(value, nutrient, vitamin_d_unit(context))


@register.simple_tag(takes_context=True)
def unit(context: Context, nutrient: Nutrient) -> str:
    return amounts.unit_of(nutrient, vitamin_d_unit(context))


@register.simple_tag(takes_context=True)
def weight(context: Context, grams: float | None) -> str:
    """A weight in grams or ounces, as the person reads weights; empty when it is unknown."""
    return amounts.format_weight(grams, mass_unit(context))


def _diarist(context: Context) -> Diarist:
    diarist: Diarist = context["diarist"]
    return diarist


@register.simple_tag(takes_context=True)
def share_heading(context: Context) -> str:
    """What shares are of: the person's target for a day, or the label value while age and sex are unknown."""
    return _("Of your target") if _diarist(context).references else _("Daily Value")


@register.simple_tag(takes_context=True)
def target_share(context: Context, value: float | None, nutrient: Nutrient) -> str:
    """An amount as per cent of the person's target, else of the Daily Value; empty where there is none."""
    aim = _diarist(context).aim(nutrient)
    return "" if value is None or aim is None else amounts.format_percent(100 * value / aim)
