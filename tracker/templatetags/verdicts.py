"""Verdicts as the fragments _verdict.html and _verdict_line.html show them."""

from django import template
from django.template import Context

from tracker.assessment.verdict import Verdict
from tracker.verdict_words import VerdictWords
from tracker.verdict_words import words_of as words_of_verdict

register = template.Library()


@register.simple_tag(takes_context=True)
def words_of(context: Context, verdict: Verdict) -> VerdictWords:
    """A verdict in sentences, in the units that the person reads."""
    return words_of_verdict(verdict, vitamin_d_unit=context["diarist"].profile.vitamin_d_unit)
