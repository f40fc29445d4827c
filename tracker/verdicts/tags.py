"""Verdicts as the fragments show them, in the units that the person reads."""

from collections.abc import Sequence

from django import template
from django.template import Context

from tracker.assessment.verdicts.energy_check import EnergyCheck
from tracker.assessment.verdicts.verdict import Verdict
from tracker.verdicts.steps import energy_step
from tracker.verdicts.terms import TERMS, Term
from tracker.verdicts.words import VerdictLine, VerdictWords
from tracker.verdicts.words import line_of as line_of_verdict
from tracker.verdicts.words import words_of as words_of_verdict

register = template.Library()


@register.simple_tag(takes_context=True)
def words_of(context: Context, verdict: Verdict) -> VerdictWords:
    """A verdict in sentences."""
    diarist = context["diarist"]
    return words_of_verdict(verdict, vitamin_d_unit=diarist.profile.vitamin_d_unit, cautions=diarist.cautions)


@register.simple_tag(takes_context=True)
def line_of(context: Context, verdict: Verdict) -> VerdictLine:
    """A verdict in one line."""
    diarist = context["diarist"]
    return line_of_verdict(verdict, vitamin_d_unit=diarist.profile.vitamin_d_unit, cautions=diarist.cautions)


@register.simple_tag
def energy_words(energy: EnergyCheck) -> str:
    """The figures behind the check on a diary's energy."""
    return energy_step(energy).text


@register.simple_tag
def terms() -> Sequence[Term]:
    """The words beside a verdict's figures, explained."""
    return TERMS
