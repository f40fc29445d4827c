"""How far an answer is and what it says, as sentences: what was not found is said as plainly as what was."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.association.answer import Answer, Look, Power, Shortage, Status
from tracker.display.amounts import format_number, format_share
from tracker.display.dates import full_day_name
from tracker.models import AskedQuestion
from tracker.models.asked_question import Outcome
from tracker.questions.askable import FACTORS
from tracker.questions.words import effect_words, tended_words

DESCRIBED_FROM: Final = 42
LOOKED_AT: Final = (60, 90)
NEEDED_DAYS: Final = 10  # with, and as many without
LARGE: Final = 3.0  # times as many: what only so much would show is called very large


def finding(row: AskedQuestion, answer: Answer) -> list[str]:
    """What is said first: the effect, then what it comes to; or how much is missing."""
    look = deciding(answer)
    if look and look.unadjusted:
        return [effect_words(row, look.unadjusted), verdict_words(row, look)]
    if answer.status is Status.DESCRIBED and answer.described:
        return [effect_words(row, answer.described), _described(answer)]
    if answer.status is Status.RUN_IN:
        return [_run_in(answer)]
    return [_not_enough(answer), *shortage_words(row, answer)]


def caveat_words() -> str:
    """Said once wherever answers stand: regression to the mean, and what to do with an answer."""
    return _(
        "Twitches come and go by themselves, so that whatever is tried at a bad time seems to help. Take this to your "
        "doctor rather than change what you eat because of it."
    )


def deciding(answer: Answer) -> Look | None:
    """The look that the answer rests on: the first that found something, else the last that was made."""
    made = [look for look in answer.looks if look.is_made]
    return next((look for look in made if look.is_found), made[-1] if made else None)


def _no_clear_pattern(power: Power | None) -> str:
    said = _("No clear pattern.")
    return f"{said} {largest_words(power)}" if power else said


def largest_words(power: Power) -> str:
    """What would have shown: "With so few days only a very large difference would have shown"."""
    smallest = power.smallest_found
    if smallest is None:
        return _("With so few days even a very large difference would most likely not have shown.")
    if smallest >= LARGE:
        words = _(
            "With so few days only a very large difference would have shown: %(times)s times as many, to be found in "
            "four such diaries of five."
        )
    else:
        words = _(
            "A difference of %(times)s times would have been found in four such diaries of five; a smaller one may be "
            "there unseen."
        )
    return words % {"times": format_number(smallest, 1)}


def power_words(power: Power) -> str:
    """How often the plan finds a doubled rate, and one of 3.7 times, with this person's days."""
    (small, found_small), (large, found_large) = power.found
    words = _(
        "By %(days)s usable days, %(small)s times as many are found in %(few)s of 100 diaries with your rate, and "
        "%(large)s times as many in %(many)s."
    )
    return words % {
        "small": format_number(small, 1),
        "large": format_number(large, 1),
        "days": power.usable_days,
        "few": format_number(100 * found_small),
        "many": format_number(100 * found_large),
    }


def _described(answer: Answer) -> str:
    usable = answer.days.usable
    if answer.looks:
        return _("Described, not tested: the days of the test lacked what it needs.")
    words = _("Described, not tested: the first test is at %(days)s usable days, and there are %(usable)s.")
    return words % {"days": LOOKED_AT[0], "usable": usable}


def _run_in(answer: Answer) -> str:
    if answer.days.counts_from is None:
        return _("Nothing is answered yet. Note a twitch on the day page, or say that there was none.")
    words = _(
        "Not yet. The first two weeks do not count, since noticing changes when one starts to write down. Days count "
        "from %(day)s on."
    )
    return words % {"day": full_day_name(answer.days.counts_from)}


def _not_enough(answer: Answer) -> str:
    words = _("Not enough yet: %(usable)s of %(days)s usable days.")
    return words % {"usable": answer.days.usable, "days": DESCRIBED_FROM}


def shortage_words(row: AskedQuestion, answer: Answer) -> list[str]:
    """What else is missing than days."""
    days, said = answer.days, []
    if Shortage.TWITCH_DAYS in answer.shortages or Shortage.FREE_DAYS in answer.shortages:
        with_, without = _counted(row, days.twitch_days, days.free_days)
        words = _(
            "At least %(needed)s days with and %(needed)s days without are needed. There are %(with)s and %(without)s."
        )
        said.append(words % {"needed": NEEDED_DAYS, "with": with_, "without": without})
    if Shortage.COVERAGE in answer.shortages and days.coverage is not None:
        words = _("Of what you ate on these days, %(share)s has a known amount of %(factor)s; 90%% is needed.")
        said.append(words % {"share": format_share(days.coverage), "factor": FACTORS[row.factor].name})
    if Shortage.VARIATION in answer.shortages and days.usable >= DESCRIBED_FROM:
        words = _("Your %(factor)s hardly varies from day to day, so that nothing can be seen to go with it.")
        said.append(words % {"factor": FACTORS[row.factor].name})
    return said


def _counted(row: AskedQuestion, with_: int, without: int) -> tuple[str, str]:
    if row.outcome == Outcome.CRAMPS:
        first = ngettext("%(count)s day with cramps", "%(count)s days with cramps", with_)
    else:
        first = ngettext("%(count)s day with twitches", "%(count)s days with twitches", with_)
    second = ngettext("%(count)s without", "%(count)s without", without)
    return first % {"count": with_}, second % {"count": without}


def further_words(count: int) -> str:
    """What each further 90 days are, and how often one of them passes for nothing."""
    words = ngettext(
        "%(count)s new question, of 90 further usable days alone. Of 20 such tests one passes by chance.",
        "%(count)s new questions, each of 90 further usable days alone. Of 20 such tests one passes by chance.",
        count,
    )
    return words % {"count": count}


def verdict_words(row: AskedQuestion, look: Look) -> str:
    """What a look that was made comes to."""
    if look.is_found and look.unadjusted:
        return tended_words(row, look.unadjusted.rho)
    return _no_clear_pattern(look.power)
