"""The questions that were kept, with what can be said to each, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User

from tracker.person.diarist import diarist_of
from tracker.questions.answer_page import answer_pages
from tracker.questions.answering import Asked


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """One question and its answer as sentences: `finding` first, what stands beside it in `more`."""

    key: UUID
    question: str
    asked_on: date
    finding: Sequence[str]
    more: Sequence[str]


def answer_words(user: User) -> list[AnswerWords]:
    """The questions that are kept, in the order in which they were asked; those put aside are left out.

    Where they are shown stands `findings.caveat_words` once.
    """
    asked = Asked(diarist_of(user))
    kept = [place for place, row in enumerate(asked.rows) if row.withdrawn_at is None]
    return [
        AnswerWords(page.row.key, page.question, page.row.asked_on, page.finding, [*page.days, *page.power, page.asked])
        for page in answer_pages(asked, kept)
    ]
