"""How the diary's figures look: amounts in the person's units, portions, weights and rails."""

from typing import Any
from uuid import uuid4

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from foods.models import Food, Ingredient
from foods.nutrients import TRACKED, Nutrient
from tracker import display
from tracker.forms import EntryForm
from tracker.models import Serving
from tracker.models.accounts import MassUnit, VitaminDUnit
from tracker.person import Diarist
from tracker.portions import PortionChoice
from tracker.usual_foods import UsualFood

register = template.Library()

NO_PORTION_G = 100.0  # what is shown where a food has no household measure
HATCH_WIDTH = 14  # in hundredths of the rail: says that something is unknown, not how much


def _vitamin_d_unit(context: Context) -> str:
    diarist: Diarist | None = context.get("diarist")
    return diarist.profile.vitamin_d_unit if diarist else VitaminDUnit.MICROGRAM


def _mass_unit(context: Context) -> str:
    diarist: Diarist | None = context.get("diarist")
    return diarist.profile.mass_unit if diarist else MassUnit.GRAM


@register.simple_tag(takes_context=True)
def amount(context: Context, value: float | None, nutrient: Nutrient) -> str:
    """An amount with its unit, in the units that the person reads."""
    return display.format_amount(value, nutrient, _vitamin_d_unit(context))


@register.simple_tag(takes_context=True)
def figure(context: Context, value: float | None, nutrient: Nutrient) -> str:
    """An amount's number alone, in the units that the person reads."""
    return display.format_figure(value, nutrient, _vitamin_d_unit(context))


@register.simple_tag(takes_context=True)
def unit(context: Context, nutrient: Nutrient) -> str:
    return display.unit_of(nutrient, _vitamin_d_unit(context))


@register.simple_tag
def percent(value: float) -> str:
    return display.format_percent(value)


@register.simple_tag(takes_context=True)
def weight(context: Context, grams: float | None) -> str:
    """A weight in grams or ounces, as the person reads weights; empty when it is unknown."""
    return display.format_weight(grams, _mass_unit(context))


@register.simple_tag
def portion(serving: Serving | UsualFood | Ingredient) -> str:
    """What was eaten of it: "2 × 1 large", "150 g"."""
    return display.format_portion(serving.quantity, serving.portion_text)


@register.simple_tag(takes_context=True)
def usual_portion(context: Context, food: Food) -> str:
    """A food's usual portion with its weight: "1 cup, chopped (156 g)"; 100 g where it has none; a dose has none."""
    if food.is_supplement:
        return food.portion_text
    grams = food.portion_g or NO_PORTION_G
    words = display.format_weight(grams, _mass_unit(context))
    return f"{food.portion_text} ({words})" if food.portion_text else words


@register.simple_tag(takes_context=True)
def usual_amounts(context: Context, food: Food) -> SafeString:
    """The tracked nutrients in a food's usual portion, a cell each; a question mark is what was not measured.

    One tag for the row, since a search draws ten of them at every letter typed.
    """
    vitamin_d_unit, usual = _vitamin_d_unit(context), food.usual_amounts
    amounts = ((nutrient, getattr(usual, nutrient.field)) for nutrient in TRACKED)
    return format_html_join(
        "",
        '<i class="{}"><span class="symbol">{} </span>{}</i>',
        (
            (nutrient.key, nutrient.symbol, _short_figure(value, nutrient, vitamin_d_unit))
            for nutrient, value in amounts
        ),
    )


def _short_figure(value: float | None, nutrient: Nutrient, vitamin_d_unit: str) -> str:
    return "?" if value is None else display.format_figure(value, nutrient, vitamin_d_unit)


@register.filter
def amounts_of(serving: Serving) -> list[tuple[Nutrient, float | None]]:
    """The tracked nutrients in a serving."""
    return [(nutrient, getattr(serving, nutrient.field)) for nutrient in TRACKED]


@register.simple_tag(takes_context=True)
def portion_select(context: Context, form: EntryForm) -> SafeString:
    """The form's portions with their weights beside them: "1 cup, chopped (156 g)"."""
    mass_unit = _mass_unit(context)
    field = form["portion"]
    field.field.widget.choices = [
        (choice.value, _choice_words(choice, mass_unit)) for choice in form.portion_choices.values()
    ]
    return field.as_widget()


@register.simple_tag(takes_context=True)
def choice_words(context: Context, choice: PortionChoice) -> str:
    """A portion with its weight beside it."""
    return _choice_words(choice, _mass_unit(context))


def _choice_words(choice: PortionChoice, mass_unit: str) -> str:
    weight = "" if choice.is_unit else display.format_weight(choice.weight_g, mass_unit)
    return f"{choice.text} ({weight})" if weight else choice.text


register.filter("release", display.format_release)


@register.simple_tag
def new_key() -> str:
    """A key for a form: sent twice, the form acts once."""
    return str(uuid4())


@register.simple_tag
def rail(nutrient_key: str, known: float, added: float = 0.0, unknown: bool = False) -> SafeString:
    """A bar of 0 to 100 %: the known share solid, what would be added lighter, hatched where something is unknown.

    Shares are 0 to 1 and above 1 counts as full. The bar repeats what stands in words beside it.
    """
    solid = min(max(known, 0), 1) * 100
    light = min(solid + max(added, 0) * 100, 100) - solid
    hatch = min(HATCH_WIDTH, 100 - solid) if unknown else 0
    parts: list[str] = [_rect("known", "0", solid)] if solid else []
    if light:
        parts.append(_rect("added", f"{solid:.1f}", light))
    if hatch:
        parts.append(
            format_html(
                '<rect x="{}%" width="{}%" height="100%" fill="url(#hatch-{})"/>',
                f"{solid:.1f}",
                f"{hatch:.1f}",
                nutrient_key,
            )
        )
    inside = mark_safe("".join(parts))  # noqa: S308 - each part is made by format_html
    return format_html('<svg class="rail {}" aria-hidden="true">{}</svg>', nutrient_key, inside)


def _rect(name: str, start: str, width: float) -> SafeString:
    return format_html('<rect class="{}" x="{}%" width="{}%" height="100%"/>', name, start, f"{width:.1f}")


@register.filter
def get(mapping: dict[str, Any], key: str) -> Any:
    """The value under a key that is itself a variable; None when it is missing."""
    return mapping.get(key)
