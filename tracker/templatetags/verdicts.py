"""Verdicts as the fragments show them, in the units that the person reads."""

from django import template
from django.template import Context

from tracker.assessment.energy_check import EnergyCheck
from tracker.assessment.verdict import Verdict
from tracker.verdict_steps import energy_step
from tracker.verdict_words import VerdictWords
from tracker.verdict_words import words_of as words_of_verdict

register = template.Library()


@register.simple_tag(takes_context=True)
def words_of(context: Context, verdict: Verdict) -> VerdictWords:
    """A verdict in sentences."""
    return words_of_verdict(verdict, vitamin_d_unit=context["diarist"].profile.vitamin_d_unit)


@register.simple_tag
def energy_words(energy: EnergyCheck) -> str:
    """The figures behind the check on a diary's energy."""
    return energy_step(energy).text
