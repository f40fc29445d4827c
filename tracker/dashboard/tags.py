"""What would change, in words."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from foods.nutrients import BY_KEY
from tracker.assessment.verdicts.verdict import Verdict
from tracker.dashboard.what_if import Change
from tracker.person.reading import Reading
from tracker.verdicts.words import words_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A nutrient's mean and verdict now and then; `same`: the verdict would not change."""

    name: str
    mean_now: str
    mean_then: str
    now: str
    then: str
    same: bool


@register.simple_tag(takes_context=True)
def change_words(context: Context, change: Change) -> ChangeWords:
    """What would change, in words."""
    unit, cautions = context["diarist"].profile.vitamin_d_unit, context["diarist"].cautions
    now, then = (words_of(verdict, vitamin_d_unit=unit, cautions=cautions) for verdict in (change.now, change.then))
    return ChangeWords(
        name=now.name,
        mean_now=_mean(change.now, unit),
        mean_then=_mean(change.then, unit),
        now=now.upper_level or now.headline,
        then=then.upper_level or then.headline,
        same=(now.upper_level, now.headline) == (then.upper_level, then.headline),
    )


def _mean(verdict: Verdict, vitamin_d_unit: str) -> str:
    if verdict.intake is None:
        return _("too few days")
    reading = Reading(BY_KEY[verdict.nutrient], vitamin_d_unit)
    return reading.lower_bound(verdict.intake.mean, verdict.unknown_entries)
