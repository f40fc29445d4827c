"""The questions that were kept, with what can be said to each, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User

from tracker.models import AskedQuestion


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """One question and its answer as sentences: `finding` first, what stands beside it in `more`."""

    key: UUID
    question: str
    asked_on: date
    finding: Sequence[str]
    more: Sequence[str]


def answer_words(user: User) -> list[AnswerWords]:
    """The questions that are kept, in the order in which they were asked; those put aside are left out."""
    asked = AskedQuestion.objects.of(user).present().filter(withdrawn_at=None).in_order()
    return [AnswerWords(row.key, str(row), row.asked_on, (), ()) for row in asked]
