"""The questions and trials of a document into a diary, and out of it."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.contrib.auth.models import User

from tracker.export.documents import Document
from tracker.export.placing import BATCH, batches
from tracker.export.question_tables import CAFFEINE_TRIALS, QUESTIONS
from tracker.export.undo import Undo
from tracker.models import AskedQuestion, CaffeineTrial
from tracker.models.limits import MOST_QUESTIONS, LimitError


def write_asked(document: Document, user: User, undo: Undo) -> None:
    """What is there under the same key, or asks the same, stays. Raises LimitError where there are too many."""
    _write_questions(document, user, undo)
    there = set(CAFFEINE_TRIALS.of(user).values_list("key", flat=True))
    rows = [
        values for row in document.of(CAFFEINE_TRIALS) if (values := CAFFEINE_TRIALS.values(row))["key"] not in there
    ]
    _remove(CaffeineTrial, [row["key"] for row in rows], user)  # those in the trash
    CaffeineTrial.objects.bulk_create((CaffeineTrial(user=user, **row) for row in rows), batch_size=BATCH)
    undo.note_added(CAFFEINE_TRIALS.name, (str(row["key"]) for row in rows))


def _write_questions(document: Document, user: User, undo: Undo) -> None:
    there = list(QUESTIONS.of(user).values_list("key", "factor", "outcome", "lag"))
    keys, asked = {key for key, *_what in there}, {tuple(what) for _key, *what in there}
    rows = []
    for row in map(QUESTIONS.values, document.of(QUESTIONS)):
        what = (row["factor"], row["outcome"], row["lag"])
        if row["key"] not in keys and what not in asked:
            asked.add(what)
            rows.append(row)
    if rows and len(asked) > MOST_QUESTIONS:
        raise LimitError.of_questions()
    _remove(AskedQuestion, [row["key"] for row in rows], user)  # those in the trash
    AskedQuestion.objects.bulk_create(AskedQuestion(user=user, **row) for row in rows)
    undo.note_added(QUESTIONS.name, (str(row["key"]) for row in rows))


def remove_asked(added: Mapping[str, Collection[str]], user: User) -> None:
    """Remove what an import added of them."""
    _remove(AskedQuestion, added.get(QUESTIONS.name, ()), user)
    _remove(CaffeineTrial, added.get(CAFFEINE_TRIALS.name, ()), user)


def _remove(model: type[AskedQuestion] | type[CaffeineTrial], keys: Collection[UUID | str], user: User) -> None:
    for batch in batches(keys):
        model.objects.of(user).filter(key__in=batch).delete()
