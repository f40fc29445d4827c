"""Own foods in words: what a recipe comes to, and how a compound became its mineral."""

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from foods.models import Food
from foods.own.recipes import Dish, Total
from foods.own.supplements import compound_steps
from tracker.display import amounts
from tracker.person.tags import vitamin_d_unit

register = template.Library()


@register.simple_tag(takes_context=True)
def dish_amount(context: Context, dish: Dish, total: Total) -> str:
    """An amount in a serving (or in 100 g): exact, "at least" where something could come on top, or unknown."""
    if total.amount is None and total.lower == 0:
        return _("unknown")
    words = amounts.format_amount(total.lower * dish.portion_g / dish.yield_g, total.nutrient, vitamin_d_unit(context))
    return _("at least %(amount)s") % {"amount": words} if total.amount is None else words


@register.filter
def compound_words(food: Food) -> list[str]:
    """ "300 mg magnesium citrate × 16% = 48 mg magnesium", for each compound on the food's label."""
    label = getattr(food, "label", None)
    return [
        _("%(weight)s %(unit)s %(compound)s × %(percent)s = %(amount)s %(nutrient)s")
        % {
            "weight": amounts.format_number(step.weight, 3),
            "unit": step.unit.value,
            "compound": _(step.compound.name),
            "percent": amounts.format_percent(step.compound.percent),
            "amount": amounts.format_amount(step.amount, step.compound.nutrient, "ug"),
            "nutrient": _(step.compound.nutrient.in_sentence),
        }
        for step in (compound_steps(label.typed) if label else [])
    ]
