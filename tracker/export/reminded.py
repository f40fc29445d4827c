"""The reminders of a document into an account, and out of it."""

from collections.abc import Iterable

from django.contrib.auth.models import User

from tracker.export.documents import Document
from tracker.export.undo import Undo
from tracker.export.warning_tables import REMINDERS
from tracker.models import Reminder
from tracker.models.limits import MOST_REMINDERS


def write_reminders(document: Document, user: User, undo: Undo) -> None:
    """Those that are not there yet, as many as there is room for."""
    there = set(Reminder.objects.of(user).values_list("kind", "local_time"))
    coming = {(row["kind"], row["local_time"]) for each in document.of(REMINDERS) if (row := REMINDERS.values(each))}
    new = sorted(coming - there, key=str)[: max(MOST_REMINDERS - len(there), 0)]
    Reminder.objects.bulk_create(Reminder(user=user, kind=kind, local_time=at) for kind, at in new)
    undo.note_added(REMINDERS.name, (f"{kind} {at:%H:%M}" for kind, at in new))


def remove_reminders(keys: Iterable[str], user: User) -> None:
    for key in keys:
        kind, at = key.split(" ")
        Reminder.objects.of(user).filter(kind=kind, local_time=at).delete()
