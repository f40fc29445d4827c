"""Figures that are the same for everybody: shares, rails, names and releases."""

from typing import Any
from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from foods.nutrients import BY_KEY, TRACKED, Nutrient
from tracker.display import amounts, dates, food_line, portion_words

register = template.Library()

SLITS = mark_safe(
    '<line class="slit" x1="91%" x2="89.5%" y1="100%" y2="0"/><line class="slit" x1="95%" x2="93.5%" y1="100%" y2="0"/>'
)
HATCH_WIDTH = 14  # in hundredths of the rail: says that something is unknown, not how much


@register.simple_tag
def percent(value: float) -> str:
    return amounts.format_percent(value)


register.filter("release", amounts.format_release)
register.filter(dates.clock)
register.filter(dates.day_name)
register.filter(dates.day_name_with_year)
register.filter(dates.full_day_name)
register.filter(dates.long_weekday_name)
register.filter(dates.moment_name)
register.filter(dates.short_day_name)
register.filter(dates.weekday_name)


@register.filter
def one_portion(portion_text: str) -> str:
    """A portion in words: "1 medium slice"."""
    return portion_words.format_portion(1, portion_text)


@register.filter
def nutrient_name(key: str) -> str:
    return _(BY_KEY[key].name)


@register.simple_tag
def tracked_nutrients() -> tuple[Nutrient, ...]:
    return TRACKED


register.simple_tag(amounts.tracked_in_words)


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


@register.simple_tag
def notched_rail(nutrient_key: str, known: float, added: float = 0.0, unknown: bool = False) -> SafeString:
    """A rail with its target as a notch at four fifths: known solid, what would be added pale, unknown hatched.

    Shares are of the target, 1 at the notch; what goes beyond the end of the rail is cut off by two slits. The rail
    repeats what stands in words beside it.
    """
    solid, pale = food_line.spans(known, added)
    hatch = min(HATCH_WIDTH, 100 - solid.width) if unknown else 0
    parts: list[str] = [_rect("track", "0", 100)]
    if pale.width:
        parts.append(_rect("pale", f"{solid.width:.1f}", pale.width))
    if hatch:
        parts.append(
            format_html(
                '<rect x="{}%" width="{}%" fill="url(#hatch-{})"/>', f"{solid.width:.1f}", f"{hatch:.1f}", nutrient_key
            )
        )
    if solid.width:
        parts.append(_rect("solid", "0", solid.width))
    if known >= food_line.RAIL_END:
        parts.append(SLITS)
    parts.append(format_html('<rect class="notch" x="{}%"/>', f"{food_line.NOTCH:.0f}"))
    inside = mark_safe("".join(parts))  # noqa: S308 - each part is made by format_html
    return format_html('<svg class="notched {}" aria-hidden="true">{}</svg>', nutrient_key, inside)


def _rect(name: str, start: str, width: float) -> SafeString:
    return format_html('<rect class="{}" x="{}%" width="{}%" height="100%"/>', name, start, f"{width:.1f}")


@register.filter
def get(mapping: dict[str, Any], key: str) -> Any:
    """The value under a key that is itself a variable; None when it is missing."""
    return mapping.get(key)
