"""How long until it can be known, from a person's own rate of complete and answered days."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from tracker.assessment.association.answer import Answer
from tracker.assessment.association.question import Inquiry
from tracker.display.amounts import format_share, in_words
from tracker.display.dates import full_day_name
from tracker.questions.findings import DESCRIBED_FROM, LOOKED_AT

LATELY: Final = 28  # days from which the rate is taken
FEWEST: Final = 7  # of them, or there is no rate yet
RUN_IN_DAYS: Final = 14
DAYS_BEFORE: Final = 3  # those with which a series begins, before the first answer


def waiting_words(answer: Answer, inquiry: Inquiry, *, today: date) -> list[str]:
    """The rate, and when there will be 42, 60 and 90 usable days; empty where all of them are there."""
    missing = [days for days in (DESCRIBED_FROM, *LOOKED_AT) if answer.days.usable < days]
    if not missing:
        return []
    complete, answered = _rate(inquiry)
    if not complete * answered:
        everything = _("If every day is logged and answered, there are %(expected)s.")
        return [everything % {"expected": _expected(answer, inquiry, missing, 1.0, 1.0, today)}]
    rate = _(
        "Of your last days %(complete)s were logged and %(answered)s answered. At this rate there are %(expected)s."
    )
    expected = _expected(answer, inquiry, missing, complete, answered, today)
    return [rate % {"complete": format_share(complete), "answered": format_share(answered), "expected": expected}]


def _rate(inquiry: Inquiry) -> tuple[float, float]:
    """The shares of days on which the factor is known and the outcome answered; 0 where it is too early to tell."""
    from tracker.assessment.association.waiting import shares  # brings numpy

    begin = max(DAYS_BEFORE, len(inquiry.outcome) - LATELY)
    lately = inquiry.outcome[begin:]
    return shares(inquiry.factor[begin:], lately) if len(lately) >= FEWEST else (0.0, 0.0)


def _expected(
    answer: Answer, inquiry: Inquiry, missing: list[int], complete: float, answered: float, today: date
) -> str:
    """ "42 usable days around 3 Feb 2027, 60 around 1 Mar 2027 and 90 around 7 Apr 2027"."""
    from tracker.assessment.association.waiting import days_until  # brings numpy

    counts_from = answer.days.counts_from
    run_in = RUN_IN_DAYS if counts_from is None else max((counts_from - today).days, 0)
    said: list[str] = []
    for days in missing:
        more = days - answer.days.usable
        until = days_until(more, inquiry.question.lag, complete=complete, answered=answered, run_in=run_in)
        words = _("%(days)s usable days around %(day)s") if not said else _("%(days)s around %(day)s")
        never = _("%(days)s usable days not within three years") if not said else _("%(days)s not within three years")
        if until is None:
            said.append(never % {"days": days})
            break
        said.append(words % {"days": days, "day": full_day_name(today + timedelta(days=until - 1))})
    return in_words(said)
