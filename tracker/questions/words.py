"""A question and the effect that answers it, in words; never a cause (method.md 13.4 and 13.7)."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.assessment.association.answer import Analysis, Interval
from tracker.assessment.association.question import Third
from tracker.display.amounts import format_number
from tracker.models import AskedQuestion
from tracker.models.asked_question import LagKind, Outcome
from tracker.questions.askable import FACTORS, Factor

Words = Mapping[str, str | Promise]

# Translators: the outcome comes first, then the factor, then its days, as they stand below
ASKED: Final[Words] = {
    Outcome.TWITCHES: gettext_lazy("Do noticed twitches go with the %(factor)s of %(days)s?"),
    Outcome.CRAMPS: gettext_lazy("Do cramps go with the %(factor)s of %(days)s?"),
    Outcome.STRENGTH: gettext_lazy("Does the strength of twitches go with the %(factor)s of %(days)s?"),
}
DAYS: Final[Words] = {
    LagKind.THREE_DAYS_BEFORE: gettext_lazy("the three days before"),
    LagKind.SAME_AND_DAY_BEFORE: gettext_lazy("the same day and the day before"),
    LagKind.SAME_DAY: gettext_lazy("the same day"),
    LagKind.DAY_BEFORE: gettext_lazy("the day before"),
    LagKind.TWO_DAYS_BEFORE: gettext_lazy("two days before"),
}
# Translators: "less magnesium" or "more caffeine" stands for %(much)s
WHEN: Final[Words] = {
    LagKind.THREE_DAYS_BEFORE: gettext_lazy("after three days with %(much)s"),
    LagKind.SAME_AND_DAY_BEFORE: gettext_lazy("with %(much)s that day and the day before"),
    LagKind.SAME_DAY: gettext_lazy("on days with %(much)s"),
    LagKind.DAY_BEFORE: gettext_lazy("after a day with %(much)s"),
    LagKind.TWO_DAYS_BEFORE: gettext_lazy("two days after a day with %(much)s"),
}
TIMES: Final[Words] = {
    Outcome.TWITCHES: gettext_lazy("%(times)s times as many noticed twitches %(here)s as %(there)s"),
    Outcome.CRAMPS: gettext_lazy("%(times)s times as many cramps %(here)s as %(there)s"),
    Outcome.STRENGTH: gettext_lazy("The strongest twitch was %(times)s times as strong %(here)s as %(there)s"),
}
ONLY_HERE: Final[Words] = {
    Outcome.TWITCHES: gettext_lazy("%(mean)s noticed twitches a day %(here)s, and none %(there)s"),
    Outcome.CRAMPS: gettext_lazy("%(mean)s cramps a day %(here)s, and none %(there)s"),
    Outcome.STRENGTH: gettext_lazy("A strength of %(mean)s on average %(here)s, and no twitch %(there)s"),
}
TENDED: Final[Words] = {
    Outcome.TWITCHES: gettext_lazy("There tended to be more noticed twitches %(here)s."),
    Outcome.CRAMPS: gettext_lazy("There tended to be more cramps %(here)s."),
    Outcome.STRENGTH: gettext_lazy("The strongest twitches tended to come %(here)s."),
}


def question_words(row: AskedQuestion) -> str:
    """ "Do noticed twitches go with the magnesium of the three days before?"."""
    factor = FACTORS[row.factor]
    return str(ASKED[row.outcome]) % {"factor": factor.name, "days": DAYS[row.lag]}


def when_words(row: AskedQuestion, third: Third) -> str:
    """ "after three days with less magnesium"."""
    return str(WHEN[row.lag]) % {"much": much_words(FACTORS[row.factor], third)}


def much_words(factor: Factor, third: Third) -> str:
    words = _("less %(factor)s") if third is Third.LOWEST else _("more %(factor)s")
    return words % {"factor": factor.name}


def other(third: Third) -> Third:
    return Third.HIGHEST if third is Third.LOWEST else Third.LOWEST


def effect_words(row: AskedQuestion, analysis: Analysis) -> str:
    """The effect with its interval, as a sentence."""
    compared = FACTORS[row.factor].compared
    there = _("with more") if compared is Third.LOWEST else _("with less")
    said = {"here": when_words(row, compared), "there": there}
    effect = analysis.effect
    if effect.ratio is None:
        mean = format_number(effect.compared.mean_outcome, 1)
        sentence = str(ONLY_HERE[row.outcome]) % {"mean": mean, **said}
        interval = _difference_words(effect.difference)
    else:
        sentence = str(TIMES[row.outcome]) % {"times": format_number(effect.ratio.value, 1), **said}
        interval = interval_words(effect.ratio)
    return _("%(effect)s (95%% interval: %(interval)s).") % {"effect": sentence, "interval": interval}


def interval_words(interval: Interval) -> str:
    """ "0.9 to 3.6"; an open end is said as one."""
    if interval.lower is None:
        return _("none can be given")
    lower = format_number(interval.lower, 1)
    if interval.upper is None:
        return _("%(lower)s or more") % {"lower": lower}
    return _("%(lower)s to %(upper)s") % {"lower": lower, "upper": format_number(interval.upper, 1)}


def _difference_words(difference: Interval) -> str:
    return _("%(interval)s more a day") % {"interval": interval_words(difference)}


def ratio_words(analysis: Analysis) -> str:
    """ "1.8 (0.9 to 3.6)", or what stands for it where there is no ratio."""
    ratio = analysis.effect.ratio
    if ratio is None:
        difference = analysis.effect.difference
        return f"+{format_number(difference.value, 1)} ({_difference_words(difference)})"
    return f"{format_number(ratio.value, 1)} ({interval_words(ratio)})"


def tended_words(row: AskedQuestion, rho: float) -> str:
    """Which way a pattern goes, by the sign of its correlation."""
    third = Third.LOWEST if rho < 0 else Third.HIGHEST
    tended = str(TENDED[row.outcome]) % {"here": when_words(row, third)}
    return tended + " " + _("This can still be chance, or something that goes with both.")
