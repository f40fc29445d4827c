"""Who the report is about and on which days it rests, as its head says it."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.reference.reference_intakes import Person
from tracker.dashboard.spans import Span
from tracker.display.amounts import format_number
from tracker.display.body_size import height_words, weight_words
from tracker.display.dates import full_day_name
from tracker.models.profile import MassUnit
from tracker.person.diarist import Diarist
from tracker.verdicts.steps import Step

MONTHS_OF_A_YEAR: Final = 12


def head_facts(diarist: Diarist, span: Span, days: Sequence[DayIntake]) -> list[Step]:
    """Profile and days; no health answer is read for it."""
    facts = [Step(_("Person"), "; ".join([_person(diarist), *_size(diarist)]))]
    if diarist.person:
        facts.append(Step(_("Reference values"), _(diarist.authority.label)))
    return [
        *facts,
        Step(_("Days"), f"{span.dates}: {_days(span, days)}"),
        Step(_("Printed"), full_day_name(diarist.today)),
    ]


def _person(diarist: Diarist) -> str:
    if diarist.person is None:
        return _("age or sex not given")
    parts = [diarist.profile.get_sex_display(), _age(diarist.person)]
    if diarist.person.is_pregnant_or_lactating:
        parts.append(diarist.profile.get_life_stage_display().lower())
    return ", ".join(parts)


def _age(person: Person) -> str:
    years = person.age_months // MONTHS_OF_A_YEAR
    return ngettext("%(years)s year", "%(years)s years", years) % {"years": years}


def _size(diarist: Diarist) -> list[str]:
    """Height and weight where the diary's energy is checked against them; otherwise they play no part."""
    body = diarist.body
    if body is None:
        return []
    imperial = diarist.profile.mass_unit == MassUnit.OUNCE
    height, weight = height_words(body.height_cm, imperial=imperial), weight_words(body.weight_kg, imperial=imperial)
    return [f"{height}, {weight}"]


def _days(span: Span, days: Sequence[DayIntake]) -> str:
    complete = [day.date for day in days if day.complete]
    weekend = sum(day.weekday() >= 5 for day in complete)
    words = ngettext(
        "%(logged)s of %(days)s day logged, %(complete)s complete (%(weekdays)s from Monday to Friday, %(weekend)s at "
        "the weekend)",
        "%(logged)s of %(days)s days logged, %(complete)s complete (%(weekdays)s from Monday to Friday, %(weekend)s at "
        "the weekend)",
        span.days,
    )
    return words % {
        "logged": format_number(len(days)),
        "days": format_number(span.days),
        "complete": format_number(len(complete)),
        "weekdays": format_number(len(complete) - weekend),
        "weekend": format_number(weekend),
    }
