"""What the page shows of a file before anything of it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from foods.nutrients import BY_KEY
from tracker.imports.incoming import Question, Rejection
from tracker.imports.plan import ALL_DAYS, Clash, Handling, Plan, field_of, plan_of
from tracker.imports.reading import FileRead
from tracker.imports.rejections import MOST_GROUPS, LeftOut, together
from tracker.models import DiaryImport
from tracker.models.limits import LimitError

CLASHES_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the file, with the answer that was given; "" where none was."""

    question: Question
    answer: str


class Preview:
    """A file, what bringing it in would do, and what was chosen so far."""

    def __init__(self, user: User, kept: DiaryImport, file: FileRead, *, page: str = "1") -> None:
        self.user, self.kept, self.file = user, kept, file
        self._page = page

    @cached_property
    def plan(self) -> Plan:
        return plan_of(self.user, self.file, self.kept.handling)

    @property
    def questions(self) -> list[Asked]:
        return [Asked(one, self.kept.answers.get(one.key, "")) for one in self.file.questions]

    @property
    def is_answered(self) -> bool:
        return all(asked.answer for asked in self.questions)

    @property
    def has_anything(self) -> bool:
        """Whether something of it can come in."""
        return bool(self.file.entries) or self.file.is_own

    @cached_property
    def dates(self) -> Sequence[date]:
        return sorted(self.file.dates)

    @property
    def foods(self) -> int:
        """How many names it has."""
        return len({keyed.entry.name for keyed in self.file.entries})

    @property
    def unknown(self) -> list[str]:
        """The names of the nutrients that the file never has."""
        return [_(BY_KEY[key].in_sentence) for key in self.file.incoming.unknown]

    @property
    def without_weight(self) -> int:
        return sum(keyed.entry.grams is None for keyed in self.file.entries)

    @property
    def complete_days(self) -> int:
        """How many of its days the file calls complete."""
        return len(self.file.incoming.complete_days & set(self.dates))

    @property
    def columns_left_out(self) -> list[Rejection]:
        """What is said of the first line: columns that cannot be read."""
        return [one for one in self.file.rejected if one.line == 1 and not self.file.is_own]

    @cached_property
    def lines_left_out(self) -> list[Rejection]:
        return [one for one in self.file.rejected if one.line > 1 or self.file.is_own]

    @property
    def left_out_count(self) -> int:
        return len(self.lines_left_out) + getattr(self.file, "unexplained", 0)

    @cached_property
    def left_out(self) -> list[LeftOut]:
        """The lines that are left out, those with one reason together."""
        return together(self.lines_left_out)

    @property
    def left_out_shown(self) -> list[LeftOut]:
        return self.left_out[:MOST_GROUPS]

    @property
    def left_out_more(self) -> int:
        """How many lines have reasons that are not shown."""
        return self.left_out_count - sum(group.count for group in self.left_out_shown)

    @property
    def for_all(self) -> str:
        return str(self.kept.handling.get(ALL_DAYS, Handling.KEEP))

    @property
    def ways(self) -> list[tuple[str, str, str]]:
        """What may become of days that clash: value, name, and what it does to all of them."""
        numbers = {"mine": number_format(self.plan.mine), "theirs": number_format(self.plan.theirs)}
        return [(way.value, str(way.label), _sentence(way) % numbers) for way in Handling]

    @cached_property
    def clashes(self) -> Page[Clash]:
        return Paginator(self.plan.clashes, CLASHES_A_PAGE).get_page(self._page)

    @property
    def before(self) -> DiaryImport | None:
        """The latest import of the same file that stands in the diary."""
        imports = DiaryImport.objects.of(self.user).brought_in().filter(taken_back_at=None)
        return imports.filter(digest=self.kept.digest).defer("undo", "content").latest_first().first()

    @property
    def problem(self) -> str:
        """Why there is no room for what was chosen; "" where there is."""
        try:
            self.plan.check_room(self.user)
        except LimitError as error:
            return str(error)
        return ""


def choose(preview: Preview, sent: Mapping[str, str]) -> bool:
    """Notes in the import what a form chose; returns whether an answer changed: then the file reads otherwise now."""
    kept, before = preview.kept, dict(preview.kept.answers)
    for question in preview.file.questions:
        answer = sent.get(f"answer-{question.key}", "")
        if answer in dict(question.choices):
            kept.answers[question.key] = answer
    if "handling" in sent:
        kept.all_complete = "all_complete" in sent
    ways = {ALL_DAYS: sent.get("handling", "")}
    ways |= {day.isoformat(): sent[field_of(day)] for day in preview.dates if field_of(day) in sent}
    for day, way in ways.items():
        if way in Handling.values:
            kept.handling[day] = way
        elif day and day in kept.handling:
            del kept.handling[day]
    return bool(before != kept.answers)


def _sentence(way: Handling) -> str:
    return {
        Handling.KEEP: _("Yours stay: %(mine)s. Those of the file are left out: %(theirs)s."),
        Handling.REPLACE: _("Yours go: %(mine)s. Those of the file come in: %(theirs)s."),
        Handling.ADD: _("Yours stay: %(mine)s. Those of the file come in beside them: %(theirs)s."),
    }[way]
