"""What a document says of days besides food, into a diary and out of it."""

from collections.abc import Collection, Mapping
from typing import Final

from django.contrib.auth.models import User

from tracker.export.documents import Document
from tracker.export.factor_tables import DAY_FACTORS, DAY_NOTES
from tracker.export.placing import BATCH, batches
from tracker.export.undo import Undo
from tracker.models import DayFactors, DayNote
from tracker.models.factor import sealed_note

OF_DAYS: Final = (DAY_FACTORS, DAY_NOTES)


def write_answers(document: Document, user: User, undo: Undo) -> None:
    """What I said of a day stays as it is."""
    said = set(DayFactors.objects.of(user).answered().values_list("date", flat=True))
    factors = [row for each in document.of(DAY_FACTORS) if (row := DAY_FACTORS.values(each))["date"] not in said]
    remove_answers({DAY_FACTORS.name: [row["date"].isoformat() for row in factors]}, user)  # rows that say nothing
    DayFactors.objects.bulk_create((DayFactors(user=user, **row) for row in factors), batch_size=BATCH)
    undo.note_added(DAY_FACTORS.name, (row["date"].isoformat() for row in factors))
    noted = set(DayNote.objects.of(user).values_list("date", flat=True))
    notes = [row for each in document.of(DAY_NOTES) if (row := DAY_NOTES.values(each))["date"] not in noted]
    DayNote.objects.bulk_create(
        (DayNote(user=user, date=row["date"], sealed=sealed_note(row["words"])) for row in notes), batch_size=BATCH
    )
    undo.note_added(DAY_NOTES.name, (row["date"].isoformat() for row in notes))


def remove_answers(added: Mapping[str, Collection[str]], user: User) -> None:
    """Remove those of these days (ISO 8601), by table."""
    for table in OF_DAYS:
        for batch in batches(added.get(table.name, ())):
            table.model._default_manager.filter(user=user, date__in=batch).delete()
