"""Servings and portions in words, and what is in them."""

from django import template
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from foods.models import Food, Ingredient
from foods.nutrients import TRACKED, Amounts, Nutrient
from tracker.display import amounts
from tracker.display.portion_words import format_portion
from tracker.models import Serving
from tracker.person.tags import mass_unit, vitamin_d_unit
from tracker.servings.portions import PortionChoice
from tracker.servings.usual_serving import Offered

register = template.Library()

NO_PORTION_G = 100.0  # what is shown where a food has no household measure


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
    """The tracked nutrients in a food's usual portion, a cell each; a question mark is what was not measured.

    One tag for the row, since a search draws ten of them at every letter typed.
    """
    return _four(food.usual_amounts, vitamin_d_unit(context))


@register.simple_tag
def offered_portion(offer: Offered) -> str:
    """The portion × number in which a food is offered: "2 large"."""
    return format_portion(offer.serving.quantity, offer.serving.chosen.text)


@register.simple_tag(takes_context=True)
def offered_serving(context: Context, offer: Offered) -> str:
    """The portion × number in which a food is offered, with the weight of the whole: "2 large (100 g)"."""
    words, chosen = offered_portion(offer), offer.serving.chosen
    weight = "" if chosen.is_unit else amounts.format_weight(offer.serving.grams, mass_unit(context))
    return f"{words} ({weight})" if weight else words


@register.simple_tag(takes_context=True)
def offered_amounts(context: Context, offer: Offered) -> SafeString:
    """The tracked nutrients in the serving in which a food is offered, as `usual_amounts`."""
    return _four(offer.amounts, vitamin_d_unit(context))


def _four(values: Amounts, read_in: str) -> SafeString:
    shown = ((nutrient, getattr(values, nutrient.field)) for nutrient in TRACKED)
    return format_html_join(
        "",
        '<i class="{}"><span class="symbol">{} </span>{}</i>',
        ((nutrient.key, nutrient.symbol, _short_figure(value, nutrient, read_in)) for nutrient, value in shown),
    )


def _short_figure(value: float | None, nutrient: Nutrient, vitamin_d_unit: str) -> str:
    return "?" if value is None else amounts.format_figure(value, nutrient, vitamin_d_unit)


@register.filter
def amounts_of(serving: Serving) -> list[tuple[Nutrient, float | None]]:
    """The tracked nutrients in a serving."""
    return [(nutrient, getattr(serving, nutrient.field)) for nutrient in TRACKED]


@register.simple_tag(takes_context=True)
def choice_words(context: Context, choice: PortionChoice) -> str:
    """A portion with its weight beside it."""
    return _choice_words(choice, mass_unit(context))


def _choice_words(choice: PortionChoice, mass_unit: str) -> str:
    weight = "" if choice.is_unit else amounts.format_weight(choice.weight_g, mass_unit)
    words = choice.text if choice.is_unit else format_portion(1, choice.text)
    return f"{words} ({weight})" if weight else words
