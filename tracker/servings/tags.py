"""Servings and portions in words, and what is in them."""

import json

from django import template
from django.forms.utils import flatatt
from django.template import Context
from django.utils.formats import get_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from foods.models import Food, Ingredient
from foods.nutrients import TRACKED, Amounts, Nutrient
from tracker.display import amounts
from tracker.display.portion_words import format_portion
from tracker.models import Serving
from tracker.person.tags import amounts_beside, mass_unit, vitamin_d_unit
from tracker.servings.live import LiveAmounts
from tracker.servings.measured import NO_PORTION_G
from tracker.servings.portions import PortionChoice
from tracker.servings.usual_serving import Offered

register = template.Library()


@register.simple_tag
def portion(serving: Serving | Ingredient) -> str:
    """What was eaten of it: "2 large", "150 g"."""
    return format_portion(serving.quantity, serving.portion_text)


@register.simple_tag(takes_context=True)
def usual_portion(context: Context, food: Food) -> str:
    """A food's usual portion with its weight: "1 cup, chopped (156 g)"; 100 g where it has none; a dose has none."""
    if food.is_supplement:
        return format_portion(1, food.portion_text)
    grams = food.portion_g or NO_PORTION_G
    words = amounts.format_weight(grams, mass_unit(context))
    return f"{format_portion(1, food.portion_text)} ({words})" if food.portion_text else words


@register.simple_tag(takes_context=True)
def usual_amounts(context: Context, food: Food) -> SafeString:
    """The amounts in a food's usual portion that the person reads beside it; "?" is what was not measured."""
    return _cells(context, food.usual_amounts)


@register.simple_tag
def offered_portion(offer: Offered) -> str:
    """The portion × number in which a food is offered: "2 large"."""
    return format_portion(offer.serving.quantity, offer.serving.chosen.text)


@register.simple_tag(takes_context=True)
def offered_serving(context: Context, offer: Offered) -> str:
    """The portion × number in which a food is offered, with the weight of the whole: "2 large (100 g)"."""
    return offered_words(offer, mass_unit(context))


def offered_words(offer: Offered, mass_unit: str) -> str:
    """As `offered_serving`, the weight in the `mass_unit` of a profile."""
    words, chosen = offered_portion(offer), offer.serving.chosen
    weight = "" if chosen.is_unit else amounts.format_weight(offer.serving.grams, mass_unit)
    return f"{words} ({weight})" if weight else words


@register.simple_tag(takes_context=True)
def offered_amounts(context: Context, offer: Offered) -> SafeString:
    """The same of the serving in which a food is offered."""
    return _cells(context, offer.amounts)


def _cells(context: Context, values: Amounts) -> SafeString:
    read_in = vitamin_d_unit(context)
    shown = ((nutrient, getattr(values, nutrient.field)) for nutrient in amounts_beside(context))
    return format_html_join(
        "",
        '<i class="{}"><span class="symbol">{} </span>{}</i>',
        ((nutrient.key, nutrient.symbol, _short_figure(value, nutrient, read_in)) for nutrient, value in shown),
    )


def _short_figure(value: float | None, nutrient: Nutrient, vitamin_d_unit: str) -> str:
    return "?" if value is None else amounts.format_figure(value, nutrient, vitamin_d_unit)


@register.simple_tag(takes_context=True)
def choice_words(context: Context, choice: PortionChoice) -> str:
    """A portion with its weight beside it."""
    return _choice_words(choice, mass_unit(context))


def _choice_words(choice: PortionChoice, mass_unit: str) -> str:
    weight = "" if choice.is_unit else amounts.format_weight(choice.weight_g, mass_unit)
    words = (choice.text if choice.is_unit else format_portion(1, choice.text)) or _("as in the file")
    return f"{words} ({weight})" if weight else words


UNREADABLE = "–"  # how much stands in the form can't be read: then nothing is said of it


@register.simple_tag
def live_data(live: LiveAmounts) -> SafeString:
    """What the script needs of the amounts: what they are in, and how numbers are written."""
    return flatatt(
        {
            "data-serving": True,
            "data-of": repr(live.of),
            "data-by": "weight" if live.by_weight else "number",
            "data-weights": json.dumps(live.weights),
            "data-units": json.dumps(live.units),
            "data-decimal": get_format("DECIMAL_SEPARATOR"),
            "data-group": get_format("THOUSAND_SEPARATOR"),
            "data-unreadable": UNREADABLE,
        }
    )


@register.simple_tag(takes_context=True)
def weight_data(context: Context) -> SafeString:
    return flatatt({"data-weight-in": mass_unit(context)})


@register.simple_tag(takes_context=True)
def live_weight(context: Context, live: LiveAmounts) -> str:
    """The weight of what is said; empty where it has none or can't be read."""
    return amounts.format_weight(live.grams, mass_unit(context))


@register.simple_tag(takes_context=True)
def live_cells(context: Context, live: LiveAmounts) -> SafeString:
    """The same in what is said, with what the script needs."""
    read_in = vitamin_d_unit(context)
    cells = (
        (nutrient.key, amount_data(live, nutrient, read_in), nutrient.symbol, _live_figure(live, nutrient, read_in))
        for nutrient in amounts_beside(context)
    )
    return format_html_join("", '<i class="{}"{}><span class="symbol">{} </span><b>{}</b></i>', cells)


@register.simple_tag(takes_context=True)
def live_rows(context: Context, live: LiveAmounts) -> SafeString:
    """The tracked nutrients in what is said, a table row each, with their units."""
    read_in = vitamin_d_unit(context)
    rows = (
        (nutrient.key, _(nutrient.name), amount_data(live, nutrient, read_in, with_unit=True), shown)
        for nutrient in TRACKED
        for shown in [UNREADABLE if live.said is None else amounts.format_amount(live.now(nutrient), nutrient, read_in)]
    )
    row = '<tr><th scope="row"><span class="dot {}">{}</span></th><td class="number"{}>{}</td></tr>'
    return format_html_join("", row, rows)


def amount_data(live: LiveAmounts, nutrient: Nutrient, read_in: str, *, with_unit: bool = False) -> SafeString:
    """What the script needs of one amount; nothing where it was not measured, so that what is written stays."""
    amount = getattr(live.amounts, nutrient.field)
    if amount is None:
        return flatatt({})
    is_iu = amounts.reads_in_iu(nutrient, read_in)
    data: dict[str, str | bool] = {
        "data-amount": repr(amount),
        "data-times": repr(amounts.in_unit(1.0, nutrient, read_in)),
        "data-places": "0" if is_iu else str(nutrient.decimals),
    }
    return flatatt(data | ({"data-unit": amounts.unit_of(nutrient, read_in)} if with_unit else {}))


def _live_figure(live: LiveAmounts, nutrient: Nutrient, read_in: str) -> str:
    if getattr(live.amounts, nutrient.field) is not None and live.said is None:
        return UNREADABLE
    return _short_figure(live.now(nutrient), nutrient, read_in)
