"""What the page of one question shows, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.association.answer import Analysis, Answer, Status, ThirdOfDays, Unusable
from tracker.display.amounts import format_number, in_words
from tracker.display.dates import full_day_name
from tracker.models import AskedQuestion
from tracker.person.diarist import Diarist
from tracker.questions.answering import Asked
from tracker.questions.askable import FACTORS
from tracker.questions.details import before_asked_words, detail_words
from tracker.questions.findings import (
    LOOKED_AT,
    caveat_words,
    deciding,
    finding,
    further_words,
    power_words,
    verdict_words,
)
from tracker.questions.waiting_words import waiting_words
from tracker.questions.words import much_words, other, question_words, ratio_words


@dataclass(frozen=True, slots=True)
class Bar:
    """One third of the days: its name, the mean in words, and how long its bar is, in percent."""

    name: str
    mean: str
    percent: float


@dataclass(frozen=True, slots=True)
class Line:
    """One analysis of those beside each other; `days` is "" where they are those of the first."""

    name: str
    days: str
    effect: str


@dataclass(frozen=True, slots=True)
class FurtherLine:
    """One further look: its dates, its effect, and what it comes to."""

    dates: str
    effect: str
    verdict: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    row: AskedQuestion
    question: str
    asked: str
    finding: Sequence[str]
    bars: Sequence[Bar]
    lines: Sequence[Line]
    beside: str
    days: Sequence[str]
    next_look: str
    power: Sequence[str]
    waiting: Sequence[str]
    further: Sequence[FurtherLine]
    further_words: str
    details: Sequence[str]
    seen: bool
    caveat: str

    @property
    def withdrawn(self) -> bool:
        return self.row.withdrawn_at is not None


def is_seen(answer: Answer) -> bool:
    """Whether there is an effect to be seen: from then on a question is not taken back without a trace."""
    return answer.described is not None or deciding(answer) is not None


def answer_pages(asked: Asked, places: Sequence[int]) -> list[AnswerPage]:
    """The pages of the questions at these places, in their order."""
    answers = asked.answers(places)
    return [_page(asked, place, answer) for place, answer in zip(places, answers, strict=True)]


def _page(asked: Asked, place: int, answer: Answer) -> AnswerPage:
    diarist, row = asked.diarist, asked.rows[place]
    plain, adjusted = _analyses(answer)
    further = _further(row, answer)
    return AnswerPage(
        row=row,
        question=question_words(row),
        asked=_asked_words(row, asked.in_all),
        finding=finding(row, answer),
        bars=_bars(row, plain, diarist) if plain else (),
        lines=_lines(plain, adjusted) if plain else (),
        beside=_beside(answer, plain, adjusted),
        days=days_words(row, answer),
        next_look=next_look_words(answer),
        power=_power(answer),
        waiting=waiting_words(answer, asked.gathered.inquiries[place], today=diarist.today),
        further=further,
        further_words=further_words(len(further)) if further else "",
        details=detail_words(answer),
        seen=is_seen(answer),
        caveat=caveat_words(),
    )


def _analyses(answer: Answer) -> tuple[Analysis | None, Analysis | None]:
    """What was tested, or where nothing was, what is described; plain and adjusted."""
    look = deciding(answer)
    return (look.unadjusted, look.adjusted) if look else (answer.described, answer.described_adjusted)


def _asked_words(row: AskedQuestion, in_all: int) -> str:
    counted = ngettext("%(count)s question asked in all", "%(count)s questions asked in all", in_all)
    words = _("Asked on %(day)s, %(counted)s")
    return words % {"day": full_day_name(row.asked_on), "counted": counted % {"count": in_all}}


def _bars(row: AskedQuestion, analysis: Analysis, diarist: Diarist) -> list[Bar]:
    factor, effect = FACTORS[row.factor], analysis.effect
    most = max(effect.compared.mean_outcome, effect.other.mean_outcome) or 1.0
    sides = ((factor.compared, effect.compared), (other(factor.compared), effect.other))
    return [
        Bar(
            name=str(capfirst(much_words(factor, third))),
            mean=_third_words(days, factor.amount(days.mean_factor, diarist.profile)),
            percent=round(100 * days.mean_outcome / most, 1),
        )
        for third, days in sides
    ]


def _third_words(days: ThirdOfDays, amount: str) -> str:
    words = _("%(mean)s a day; mean %(amount)s, %(days)s days")
    return words % {"mean": format_number(days.mean_outcome, 1), "amount": amount, "days": days.days}


def _further(row: AskedQuestion, answer: Answer) -> list[FurtherLine]:
    dates = _("%(first)s to %(last)s")
    return [
        FurtherLine(
            dates % {"first": full_day_name(look.first), "last": full_day_name(look.last)},
            ratio_words(look.unadjusted),
            verdict_words(row, look),
        )
        for look in answer.further
        if look.unadjusted
    ]


def _days(analysis: Analysis) -> str:
    return ngettext("%(count)s day", "%(count)s days", analysis.days) % {"count": analysis.days}


def _lines(plain: Analysis, adjusted: Analysis | None) -> list[Line]:
    lines = [Line(_("As it is"), _days(plain), ratio_words(plain))]
    if adjusted:
        taken_out = in_words([str(FACTORS[name].name) for name in adjusted.adjusted_for])
        name = _("With %(factors)s taken out") % {"factors": taken_out}
        lines.append(Line(name, _days(adjusted) if adjusted.days != plain.days else "", ratio_words(adjusted)))
    return lines


def _beside(answer: Answer, plain: Analysis | None, adjusted: Analysis | None) -> str:
    """Whether what else was logged changes the outcome of the test."""
    look = deciding(answer)
    if plain is None:
        return ""
    if adjusted is None:
        return _("Nothing else was logged on enough of these days to be taken out.")
    if look is None or adjusted.p is None or (adjusted.p <= look.alpha) is look.is_found:
        return ""
    if look.is_found:
        return _("With this taken out the test would not pass. The one without was fixed beforehand.")
    return _("With this taken out the test would pass. The one without was fixed beforehand.")


def _power(answer: Answer) -> list[str]:
    """Beside what was looked at and not found, and while it is waited for."""
    look = deciding(answer)
    if look is None:
        return [power_words(power) for power in answer.plan]
    return [power_words(look.power)] if look.power else []


def days_words(row: AskedQuestion, answer: Answer) -> list[str]:
    """How many days can be used, and why the others cannot."""
    days = answer.days
    usable = ngettext("%(count)s usable day so far.", "%(count)s usable days so far.", days.usable)
    why = [
        (Unusable.RUN_IN, _("%(count)s in the first two weeks")),
        (Unusable.NOT_ANSWERED, _("%(count)s not answered")),
        (Unusable.FACTOR_UNKNOWN, f"%(count)s {FACTORS[row.factor].missing}"),
    ]
    others = [words % {"count": days.unusable[reason]} for reason, words in why if days.unusable.get(reason)]
    said = [usable % {"count": days.usable}]
    if others:
        said.append(_("Not counted: %(days)s.") % {"days": in_words(others)})
    look = deciding(answer)
    return [*said, before_asked_words(look)] if look and look.days_before_asked else said


def next_look_words(answer: Answer) -> str:
    """When it is tested next."""
    due = [days for days in LOOKED_AT if answer.days.usable < days]
    if not due or answer.status is Status.PATTERN:
        return ""
    return _("It is tested at %(days)s usable days, and not before.") % {"days": due[0]}
