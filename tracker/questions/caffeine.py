"""Caffeine on and off: the calendar as far as it is open, and after its end what it shows (method.md 13.6b)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.association.trial import FEWEST_PAIRS, FORTNIGHT, Pair, Trial, TrialResult, result, smallest_p
from tracker.display.amounts import format_number
from tracker.display.dates import full_day_name, short_day_name
from tracker.factors.series import factor_by_day
from tracker.models import CaffeineTrial
from tracker.models.asked_question import Outcome
from tracker.models.caffeine_trial import MOST_PAIRS
from tracker.models.factor_kinds import FactorKind
from tracker.person.diarist import Diarist, local_day
from tracker.questions.series import outcome_by_day

ALPHA: Final = 0.05
LENGTHS: Final = range(FEWEST_PAIRS, MOST_PAIRS + 1)


@dataclass(frozen=True, slots=True)
class Fortnight:
    """`what` is sealed until it begins."""

    dates: str
    what: str
    is_sealed: bool
    is_now: bool


class PairLine(NamedTuple):
    """What the second weeks of a pair came to; `caffeine` is what was logged of it, "" where that is not known."""

    name: str
    means: str
    caffeine: str


@dataclass(frozen=True, slots=True)
class TrialPage:
    row: CaffeineTrial
    outcome: str
    length: str
    state: str
    fortnights: Sequence[Fortnight]
    finding: Sequence[str]
    pairs: Sequence[PairLine]
    has_begun: bool
    is_open: bool


def length_words(pairs: int) -> str:
    """How long so many pairs take, and what they can show at best."""
    words = _("%(pairs)s pairs, %(weeks)s weeks: p is %(smallest)s at best")
    weeks = pairs * 2 * FORTNIGHT // 7
    return words % {"pairs": pairs, "weeks": weeks, "smallest": format_number(smallest_p(pairs), 3)}


def trial_page(diarist: Diarist, row: CaffeineTrial) -> TrialPage:
    trial, today = row.drawn, diarist.today
    is_over = today > trial.ends or row.stopped_at is not None
    found = result(trial, *_series(diarist, row, trial)) if is_over else None
    return TrialPage(
        row=row,
        outcome=str(Outcome(row.outcome).label),
        length=length_words(row.pairs),
        state=_state(row, trial, today),
        fortnights=list(_fortnights(row, trial, diarist)),
        finding=finding(found, row) if found else (),
        pairs=[_pair_line(number, pair) for number, pair in enumerate(found.pairs, 1)] if found else (),
        has_begun=today >= row.starts,
        is_open=not is_over,
    )


def _series(diarist: Diarist, row: CaffeineTrial, trial: Trial) -> tuple[list[float | None], list[float | None]]:
    """Outcome and caffeine of each day from the first on, to the last or the day before it was stopped."""
    last = min(trial.ends, diarist.today - timedelta(days=1))
    if row.stopped_at:
        stopped_on = local_day(row.stopped_at, diarist.zone, diarist.profile.day_starts_hour)
        last = min(last, stopped_on - timedelta(days=1))
    days = [row.starts + timedelta(days=number) for number in range((last - row.starts).days + 1)]
    noticed = outcome_by_day(diarist, row.outcome, row.starts, last)
    caffeine = factor_by_day(diarist.user, FactorKind.CAFFEINE, row.starts, last)
    return [noticed.get(day) for day in days], [caffeine.get(day) for day in days]


def _state(row: CaffeineTrial, trial: Trial, today: date) -> str:
    if row.stopped_at:
        return _("Stopped early")
    if today > trial.ends:
        return _("Over since %(day)s") % {"day": full_day_name(trial.ends)}
    with_caffeine = trial.with_caffeine(today)
    if with_caffeine is None:
        return _("Begins on %(day)s") % {"day": full_day_name(row.starts)}
    until = row.starts + timedelta(days=((today - row.starts).days // FORTNIGHT + 1) * FORTNIGHT - 1)
    words = _("Now with caffeine, until %(day)s") if with_caffeine else _("Now without caffeine, until %(day)s")
    return words % {"day": full_day_name(until)}


def _fortnights(row: CaffeineTrial, trial: Trial, diarist: Diarist) -> Iterator[Fortnight]:
    """What a fortnight is opens on its first day, and at the end of the trial all that had begun stay open."""
    for number in range(2 * row.pairs):
        first = row.starts + timedelta(days=number * FORTNIGHT)
        last = first + timedelta(days=FORTNIGHT - 1)
        opened = trial.with_caffeine(first) if first <= diarist.today else None
        dates = _("%(first)s to %(last)s") % {"first": short_day_name(first), "last": full_day_name(last)}
        what = {None: _("sealed"), True: _("with"), False: _("without")}[opened]
        is_now = first <= diarist.today <= last and row.stopped_at is None
        yield Fortnight(dates, what, opened is None, is_now)


def finding(found: TrialResult, row: CaffeineTrial) -> list[str]:
    """The difference first, then what it comes to; what cannot be told is said as plainly."""
    if found.difference is None or found.p is None:
        words = ngettext(
            "No answer: %(count)s pair could be counted, and %(needed)s are needed.",
            "No answer: %(count)s pairs could be counted, and %(needed)s are needed.",
            found.counted,
        )
        return [words % {"count": found.counted, "needed": FEWEST_PAIRS}]
    figures = {"p": format_number(found.p, 3), "smallest": format_number(found.smallest_p, 3), "pairs": found.counted}
    return [_difference(found.difference, row), _verdict(found.p, found.smallest_p) % figures]


def _difference(difference: float, row: CaffeineTrial) -> str:
    said = {"mean": format_number(abs(difference), 1)}
    if row.outcome == Outcome.STRENGTH:
        words = _("A strength of %(mean)s more a day with caffeine than without.")
        fewer = _("A strength of %(mean)s less a day with caffeine than without.")
    elif row.outcome == Outcome.CRAMPS:
        words = _("%(mean)s more cramps a day with caffeine than without.")
        fewer = _("%(mean)s fewer cramps a day with caffeine than without.")
    else:
        words = _("%(mean)s more noticed twitches a day with caffeine than without.")
        fewer = _("%(mean)s fewer noticed twitches a day with caffeine than without.")
    return (words if difference >= 0 else fewer) % said


def _verdict(p: float, smallest: float) -> str:
    if p <= ALPHA:
        return _(
            "More was noticed with caffeine than most other orders would show (p %(p)s). It can still be chance, or "
            "come of knowing which fortnight it was."
        )
    if smallest > ALPHA:
        return _(
            "No clear difference (p %(p)s). Of %(pairs)s pairs p is %(smallest)s at best: so few can never tell a "
            "difference from chance."
        )
    return _("No clear difference (p %(p)s, of %(pairs)s pairs %(smallest)s at best). A small one may be there unseen.")


def _pair_line(number: int, pair: Pair) -> PairLine:
    name = _("Pair %(number)s") % {"number": number}
    if pair.mean_with is None or pair.mean_without is None or pair.difference is None:
        return PairLine(name, _("not counted: too few days were answered"), "")
    means = {"with": format_number(pair.mean_with, 1), "without": format_number(pair.mean_without, 1)}
    return PairLine(name, _("%(with)s a day with, %(without)s without") % means, _caffeine_words(pair))


def _caffeine_words(pair: Pair) -> str:
    if pair.caffeine_with_mg is None or pair.caffeine_without_mg is None:
        return ""
    words = _("caffeine logged: %(with)s mg a day with, %(without)s mg without")
    return words % {
        "with": format_number(pair.caffeine_with_mg),
        "without": format_number(pair.caffeine_without_mg),
    }
