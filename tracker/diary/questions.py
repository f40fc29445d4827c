"""The one question that a day page asks: the same thing twice, or once? Very little: was that all?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.intake.doubts import Repeat, Taken, is_little, repeats, unanswered
from tracker.diary.day import DaySummary
from tracker.models import Day, Entry, Meal
from tracker.models.serving import NewEntry
from tracker.person.diarist import Diarist

TWICE: Final = 2


@dataclass(frozen=True, slots=True)
class Question:
    """`entries` stand there more than once, the first of them first; none where it is about a day with very little."""

    entries: Sequence[Entry] = ()

    @property
    def first(self) -> Entry:
        return self.entries[0]

    @property
    def asks(self) -> str:
        """ "Twice at breakfast?"."""
        return _("%(times)s %(when)s?") % {"times": self.many, "when": Meal(self.first.meal).when}

    @property
    def many(self) -> str:
        """ "Twice", "3 times"."""
        if len(self.entries) == TWICE:
            return _("Twice")
        times = len(self.entries)
        return ngettext("%(times)s time", "%(times)s times", times) % {"times": times}


def question_about(diarist: Diarist, summary: DaySummary) -> Question | None:
    """What to ask about a day, one thing at a time; None for nothing (1 query, and none where nothing is odd)."""
    entries = summary.eaten
    found, little = repeats_among(entries), _is_little(diarist, summary, entries)
    if not found and not little:
        return None
    answers = Day.objects.of(diarist.user).answers_on(summary.day)
    if repeat := next(iter(unanswered(found, answers.meant_repeats)), None):
        return Question([entries[place] for place in repeat.places])
    return Question() if little and not answers.little_is_all else None


def _is_little(diarist: Diarist, summary: DaySummary, entries: Sequence[Entry]) -> bool:
    """Nobody is asked whose health answers speak against figures of energy, or who switched the check on it off."""
    if not summary.complete or not diarist.profile.energy_check or not diarist.cautions.judges_intake:
        return False
    known = sum(entry.energy_kcal for entry in entries if entry.energy_kcal is not None)
    return is_little(known, entries=len(entries))


def repeats_among(entries: Iterable[Entry]) -> list[Repeat]:
    """What stands more than once among entries of one day."""
    return repeats(Taken.of(entry.meal, vars(entry)) for entry in entries)


def open_repeats(user: User, day: date, entries: Iterable[Entry]) -> frozenset[str]:
    """Of entries of a day, the identities of what stands more than once and was not called right."""
    found = repeats_among(entries)
    meant = Day.objects.of(user).answers_on(day).meant_repeats if found else {}
    return frozenset(repeat.identity for repeat in unanswered(found, meant))


def keep_as_meant(servings: Iterable[NewEntry], *, user: User, day: date, but: frozenset[str] = frozenset()) -> None:
    """What is twice among servings that were just logged together on `day` is right and not asked about there.

    `but`: what was still a question where it was copied from is one here as well.
    """
    found = repeats(Taken.of(serving.meal, serving.values) for serving in servings)
    meant = {repeat.identity: repeat.times for repeat in found if repeat.identity not in but}
    if meant:
        Day.objects.say_meant(meant, user=user, day=day)
