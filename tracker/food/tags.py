"""A food's own page: what the lists say of it, and whether it is a favourite."""

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from foods.models import Food, SourceFood
from tracker.assessment.portions.remarks import remarks_on
from tracker.models.marked_foods import favourites_of

register = template.Library()


@register.simple_tag(takes_context=True)
def is_favourite(context: Context, food: Food) -> bool:
    return food.pk in favourites_of(context["diarist"].user)


@register.filter
def remarks(listed: SourceFood) -> list[str]:
    """What is honest to say about a food on its list, in words."""
    return [_(remark) for remark in remarks_on(filter(None, listed.flags.split(";")), listed.good_source)]
