"""The supplements of a report: how often each was taken, when, and what one taking held."""

from collections.abc import Sequence
from typing import Final

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import TRACKED
from tracker.assessment.intake.sources import SupplementTaken
from tracker.display.amounts import format_amount
from tracker.display.dates import short_day_name
from tracker.models import Meal
from tracker.person.diarist import Diarist
from tracker.report.closing import Section
from tracker.verdicts.steps import Step

MOST_SHOWN: Final = 8
MOST_CHARACTERS: Final = 72


def supplements_section(taken: Sequence[SupplementTaken], diarist: Diarist, *, logged_days: int) -> Section:
    """Counted on all logged days, complete or not."""
    lines = [
        Step(Truncator(each.name).chars(MOST_CHARACTERS), _taken(each, diarist, logged_days))
        for each in taken[:MOST_SHOWN]
    ]
    if more := len(taken) - MOST_SHOWN if len(taken) > MOST_SHOWN else 0:
        lines.append(Step("", ngettext("and %(more)s more", "and %(more)s more", more) % {"more": more}))
    if not lines:
        lines = [Step("", _("None is logged in these days."))]
    return Section(_("Supplements taken"), lines)


def _taken(taken: SupplementTaken, diarist: Diarist, logged_days: int) -> str:
    """ "24 times on 24 of 26 logged days, 29 Oct to 24 Nov, at: breakfast. Each time: Magnesium 100 mg."."""
    times = ngettext("%(times)s time", "%(times)s times", taken.times) % {"times": taken.times}
    when = _("%(times)s on %(days)s of %(logged)s logged days, %(first)s to %(last)s, at: %(meals)s.") % {
        "times": times,
        "days": taken.days,
        "logged": logged_days,
        "first": short_day_name(taken.first),
        "last": short_day_name(taken.last),
        "meals": ", ".join(meal.in_sentence for meal in Meal if meal.value in taken.meals),
    }
    return " ".join([when, *_each_time(taken, diarist.profile.vitamin_d_unit)])


def _each_time(taken: SupplementTaken, vitamin_d_unit: str) -> list[str]:
    amounts = [(nutrient, taken.each_time[nutrient.key]) for nutrient in TRACKED]
    held = [
        f"{_(nutrient.name)} {format_amount(amount, nutrient, vitamin_d_unit)}"
        for nutrient, amount in amounts
        if amount
    ]
    unknown = [_(nutrient.name) for nutrient, amount in amounts if amount is None]
    sentences = [_("Each time: %(amounts)s.") % {"amounts": ", ".join(held)}] if held else []
    if unknown:
        sentences.append(_("No value for %(nutrients)s.") % {"nutrients": ", ".join(unknown)})
    return sentences
