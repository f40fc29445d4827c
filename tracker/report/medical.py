"""What else a doctor may ask about twitches: signs of illness, medicines, blood results, and what was asked of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.warning import Reason, Sign, warnings
from tracker.blood.lines import Line, lines_of
from tracker.blood.results import results_between
from tracker.dashboard.spans import Span
from tracker.display.amounts import format_number
from tracker.display.dates import full_day_name, short_day_name
from tracker.medicines.changes import Marker
from tracker.medicines.courses import Course
from tracker.models import AskedQuestion, MedicineAnswer
from tracker.person.diarist import Diarist
from tracker.questions.answered import answer_words
from tracker.report.closing import Section
from tracker.verdicts.steps import Step
from tracker.warning.now import LOOKED_AT, noticed_between
from tracker.warning.words import SIGN_WORDS, reason_sentences

BLOOD_OF: Final = timedelta(days=365)


def signs_section(diarist: Diarist, span: Span, changes: Sequence[date]) -> Section:
    """The signs that were ticked in these days, and the reasons to see a doctor that hold on the last of them.

    `changes`: when a medicine was started or changed, where the person says so in this report.
    """
    noticed = noticed_between(diarist.user, min(span.first, span.last - LOOKED_AT), span.last)
    days: dict[Sign, set[date]] = defaultdict(set)
    for each in noticed:
        for sign in each.signs if each.day >= span.first else ():
            days[sign].add(each.day)
    lines = [Step(capfirst(str(SIGN_WORDS[sign])), _days_words(days[sign])) for sign in Sign if days[sign]]
    found = warnings(noticed, changes, span.last)
    reasons = reason_sentences([each for each in found.reasons if each is not Reason.SIGN], ())
    if not lines:
        lines = [Step("", _("None was ticked. Nobody is asked each day, so that this is no statement of health."))]
    return Section(_("Warning signs"), [*lines, *(Step("", reason) for reason in reasons)])


def _days_words(days: Iterable[date]) -> str:
    """ "on 3 days, last on 21 Nov 2026"."""
    known = sorted(days)
    words = ngettext("on %(days)s day: %(last)s", "on %(days)s days, last on %(last)s", len(known))
    return words % {"days": format_number(len(known)), "last": full_day_name(known[-1])}


def medicines_section(diarist: Diarist, span: Span, changes: Sequence[Marker]) -> Section:
    """The schedule in the person's own words, and what changed in these days; nothing is made of it (3 queries)."""
    courses = Course.all_of(diarist.user)
    answers: dict[UUID, list[bool]] = defaultdict(list)
    said = MedicineAnswer.objects.of(diarist.user).between(span.first, span.last)
    for key, taken in said.values_list("medicine_key", "taken"):
        answers[key].append(taken)
    lines = [_course(course, answers[course.key]) for course in courses if _plays_a_part(course, span)]
    lines += [Step(short_day_name(change.date), change.words) for change in changes]
    if not lines:
        lines = [Step("", _("No medicine or supplement is in the schedule."))]
    return Section(_("Medicines and supplements of the schedule"), lines)


def _plays_a_part(course: Course, span: Span) -> bool:
    """Whether it was taken in the span, or stopped in it."""
    last = course.last
    return not course.is_stopped or bool(last and last.date and last.date > span.first)


def _course(course: Course, taken: Sequence[bool]) -> Step:
    """A supplement of the person's own foods is among the supplements taken, which are counted from the diary."""
    said = [course.dose, course.rhythm, course.since]
    if taken and course.food is None:
        words = _("of the doses in these days %(taken)s said to be taken, %(left_out)s not")
        said.append(words % {"taken": format_number(sum(taken)), "left_out": format_number(len(taken) - sum(taken))})
    return Step(course.name, "; ".join(filter(None, said)))


def blood_section(diarist: Diarist, span: Span) -> Section:
    """The results of a year up to the last day, each beside the laboratory's own range and the intake before it."""
    first = min(span.first, span.last - BLOOD_OF)
    lines = [_result(line) for line in lines_of(diarist, results_between(diarist.user, first, span.last))]
    if not lines:
        lines = [Step("", _("No blood result is noted in the year before the last of these days."))]
    return Section(_("Blood results"), lines)


def _result(line: Line) -> Step:
    words = ", ".join(filter(None, [line.value, line.others]))
    return Step(f"{line.name}, {line.day}", "; ".join(filter(None, [words, line.range, line.before])))


def questions_sections(diarist: Diarist) -> list[Section]:
    """The questions that are kept with their answers, effect before chance; none where nothing was asked (1 query)."""
    if not AskedQuestion.objects.of(diarist.user).filter(withdrawn_at=None).exists():
        return []
    lines = [
        Step(f"{each.question} ({full_day_name(each.asked_on)})", " ".join([*each.finding, *each.more]))
        for each in answer_words(diarist.user)
    ]
    return [Section(_("Asked of this diary"), lines)] if lines else []
