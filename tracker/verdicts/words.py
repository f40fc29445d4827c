"""A verdict in sentences: what is shown first, and in steps.py how it came about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import BY_KEY, Nutrient
from tracker.assessment.health.cautions import Cautions
from tracker.assessment.reference.reference_intakes import ULScope
from tracker.assessment.verdicts.verdict import ULNotice, UpperLevelTest, Verdict
from tracker.display.amounts import NO_BREAK_SPACE, format_number, format_share
from tracker.person.reading import Reading, foods_without_value
from tracker.verdicts.explanations import explanation_of, headline_of
from tracker.verdicts.steps import Step, steps_of

MOST_NAMES: Final = 8


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """What one line says of a verdict; see VerdictWords."""

    nutrient: Nutrient
    name: str
    upper_level: str
    headline: str
    summary: str


def line_of(verdict: Verdict, *, vitamin_d_unit: str, cautions: Cautions) -> VerdictLine:
    """The verdict in one line: no more is worked out than stands in it."""
    nutrient = BY_KEY[verdict.nutrient]
    reading = Reading(nutrient, vitamin_d_unit)
    return VerdictLine(
        nutrient,
        name=_(nutrient.name),
        upper_level=_upper_level_notice(verdict.upper_level, reading),
        headline=headline_of(verdict, cautions),
        summary=_summary(verdict, reading),
    )


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """`headline` is the label, `explanation` why it says no more, `upper_level` a notice that comes before both.

    `summary` is one small line, `facts` the same in full: mean and interval, days, coverage, food and supplements;
    `unknown_foods` names what has no value, `more_unknown` counts the names left out;
    `steps` are the figures behind it.
    """

    nutrient: Nutrient
    name: str
    withheld: bool
    upper_level: str
    headline: str
    explanation: str
    summary: str
    facts: Sequence[Step]
    some_unknown: str
    unknown_foods: Sequence[str]
    more_unknown: int
    steps: Sequence[Step]


def words_of(verdict: Verdict, *, vitamin_d_unit: str, cautions: Cautions) -> VerdictWords:
    """`cautions` are the person's: where an answer holds a nutrient, nothing says that it is worth raising."""
    nutrient = BY_KEY[verdict.nutrient]
    reading = Reading(nutrient, vitamin_d_unit)
    return VerdictWords(
        nutrient=nutrient,
        name=_(nutrient.name),
        withheld=verdict.adequacy.is_withheld,
        upper_level=_upper_level_notice(verdict.upper_level, reading),
        headline=headline_of(verdict, cautions),
        explanation=explanation_of(verdict, cautions, reading),
        summary=_summary(verdict, reading),
        facts=_facts(verdict, reading),
        some_unknown=_some_unknown(verdict),
        unknown_foods=verdict.unknown[:MOST_NAMES],
        more_unknown=max(0, len(verdict.unknown) - MOST_NAMES),
        steps=steps_of(verdict, reading),
    )


def _summary(verdict: Verdict, reading: Reading) -> str:
    days = verdict.days
    if verdict.intake is None:
        words = ngettext(
            "%(complete)s of %(logged)s logged day is complete",
            "%(complete)s of %(logged)s logged days are complete",
            days.logged,
        )
        return words % {"complete": days.complete, "logged": days.logged} if days.logged else _("nothing logged")
    parts = [
        _("mean %(amount)s") % {"amount": reading.lower_bound(verdict.intake.mean, verdict.unknown_entries)},
        ngettext("%(days)s complete day", "%(days)s complete days", days.complete) % {"days": days.complete},
    ]
    if verdict.stage and not verdict.is_withheld:
        parts.append(_(verdict.stage.text).lower().replace(" ", NO_BREAK_SPACE))
    return " · ".join(parts)


def _facts(verdict: Verdict, reading: Reading) -> list[Step]:
    intake = verdict.intake
    if intake is None:
        return [Step(_("Days"), _days_used(verdict))]
    low, high = (reading.figure(edge) for edge in intake.interval)
    mean = _("%(mean)s a day (%(low)s to %(high)s)") % {
        "mean": reading.lower_bound(intake.mean, verdict.unknown_entries),
        "low": low,
        "high": high,
    }
    sources = _("%(food)s food, %(supplements)s supplements") % {
        "food": reading.amount(intake.from_food),
        "supplements": reading.amount(intake.from_supplements),
    }
    median = (
        [Step(_("Median"), reading.lower_bound(intake.median, verdict.unknown_entries))] if intake.sd is None else []
    )
    return [
        Step(_("Mean"), mean),
        *median,
        Step(_("Days"), _days_used(verdict)),
        Step(_("Known"), _known(verdict)),
        Step(_("From"), sources if intake.from_supplements else _("food alone")),
    ]


def _days_used(verdict: Verdict) -> str:
    words = _("%(complete)s complete of %(logged)s logged") % {
        "complete": format_number(verdict.days.complete),
        "logged": format_number(verdict.days.logged),
    }
    return f"{words} · {_(verdict.stage.text).lower()}" if verdict.stage else words


def _known(verdict: Verdict) -> str:
    if not verdict.unknown_entries:
        return _("every food has a value")
    foods = foods_without_value(verdict.unknown_entries, verdict.entries)
    return _("%(share)s by energy; %(foods)s") % {"share": format_share(verdict.coverage), "foods": foods}


def _upper_level_notice(test: UpperLevelTest | None, reading: Reading) -> str:
    if test is None or test.notice is None:
        return ""
    words = {"notice": _(test.notice.text), "mean": reading.amount(test.mean), "limit": reading.amount(test.value)}
    if test.scope is ULScope.SUPPLEMENTS:
        sentence = (
            _("%(notice)s: mean %(mean)s from supplements, the upper level for these is %(limit)s a day.") % words
        )
    else:
        sentence = _("%(notice)s: mean %(mean)s, the upper level is %(limit)s a day in total.") % words
    if test.notice is ULNotice.ABOVE:
        return _("%(sentence)s A doctor or pharmacist can say whether that is meant for you.") % {"sentence": sentence}
    return sentence


def _some_unknown(verdict: Verdict) -> str:
    return _("Some values unknown: counting them could change this.") if verdict.some_unknown else ""
