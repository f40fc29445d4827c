"""A food as this person sees it: shares of their own targets, remarks, and whether it is a favourite."""

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from foods.models import Food, SourceFood
from foods.nutrients import BY_KEY, Nutrient, percent_daily_value
from tracker.assessment.remarks import remarks_on
from tracker.display import format_percent
from tracker.models import Favourite
from tracker.person import Diarist

register = template.Library()


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
    references = _diarist(context).references
    if references is None:
        percent = percent_daily_value(nutrient, value)
    else:
        reference = references.get(nutrient.key)
        percent = None if value is None or reference is None else 100 * value / reference.target
    return "" if percent is None else format_percent(percent)


@register.simple_tag(takes_context=True)
def is_favourite(context: Context, food: Food) -> bool:
    return food.pk in Favourite.objects.of(_diarist(context).user).food_ids()


@register.filter
def remarks(listed: SourceFood) -> list[str]:
    """What is honest to say about a food on its list, in words."""
    return [_(remark) for remark in remarks_on(filter(None, listed.flags.split(";")), listed.good_source)]


@register.filter
def nutrient_name(key: str) -> str:
    return _(BY_KEY[key].name)
