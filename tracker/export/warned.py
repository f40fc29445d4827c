"""The warning signs of a document into a diary, sealed again, and out of it."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import User

from tracker.export.documents import Document
from tracker.export.placing import BATCH, batches
from tracker.export.undo import Undo
from tracker.export.warning_tables import WARNING_DAYS
from tracker.models import WarningDay
from tracker.models.health_vault import seal_to_store
from tracker.models.warning_day import SaidOfDay


def write_warning_days(document: Document, user: User, undo: Undo) -> None:
    """A day of which something is there stays as it is."""
    there = set(WarningDay.objects.of(user).values_list("date", flat=True))
    rows = [row for each in document.of(WARNING_DAYS) if (row := WARNING_DAYS.values(each))["date"] not in there]
    WarningDay.objects.bulk_create(
        (
            WarningDay(
                user=user,
                date=row["date"],
                sealed=seal_to_store(SaidOfDay.of(row["signs"], row["put_away"]).words()),
            )
            for row in rows
        ),
        batch_size=BATCH,
    )
    undo.note_added(WARNING_DAYS.name, (row["date"].isoformat() for row in rows))


def remove_warning_days(days: Iterable[date | str], user: User) -> None:
    for batch in batches(days):
        WarningDay.objects.of(user).filter(date__in=batch).delete()
