"""Brings a file into the diary: all of it in one transaction, once however often it is confirmed."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from foods.models import FoodSource
from foods.nutrients import AMOUNT_FIELDS
from tracker.export.tables import ENTRIES
from tracker.imports import own_document
from tracker.imports.own_document import DocumentRead
from tracker.imports.plan import Plan, plan_of
from tracker.imports.reading import FileRead, KeyedEntry
from tracker.imports.undo import SIGNED, Undo, signature
from tracker.models import Day, DiaryImport, Entry, State
from tracker.models.entry import BATCH
from tracker.models.entry_rows import COLUMNS, Row, insert, remove, row_of


def bring_in(user: User, key: UUID, file: FileRead, *, now: datetime, today: date) -> DiaryImport:
    """Writes what the import with this key says; raises LimitError where there is no room for it, and then writes none.

    One that was brought in already stays as it is. The rows are made before the transaction, which then holds the lock
    for as long as the database writes.
    """
    entries = {} if isinstance(file, DocumentRead) else _entries(user, file, now=now, today=today)
    with transaction.atomic():
        kept = DiaryImport.objects.of(user).select_for_update().defer("content", "undo").get(key=key)
        if kept.brought_in_at is None:
            plan = plan_of(user, file, kept.handling)
            if isinstance(file, DocumentRead):
                written = own_document.write(user, file, plan, kept.handling)
                text, count = written.text(), written.count_added(ENTRIES.name)
            else:
                plan.check_room(user)
                complete = _complete(kept, file, plan, today=today)
                text, count = _write(user, plan, entries, complete).text(), len(plan.new)
            kept.settle(text, entries=count, days=len(plan.days), now=now)
    return kept


def _entries(user: User, file: FileRead, *, now: datetime, today: date) -> dict[UUID, tuple[Row, str]]:
    """Each entry's row and signature by its key."""
    made: dict[UUID, tuple[Row, str]] = {}
    for keyed in file.entries:
        values = values_of(user, file, keyed, now=now, today=today)
        made[keyed.key] = row_of(values), signature([values[name] for name in SIGNED])
    return made


def values_of(user: User, file: FileRead, keyed: KeyedEntry, *, now: datetime, today: date) -> Mapping[str, Any]:
    """An entry's value for each column. It keeps the file's amounts, and its order by the time at which it was logged.

    Its number in its source is the line of the file: what stands on two lines is two, and no slip to be asked about.
    """
    entry = keyed.entry
    return {
        "user_id": user.pk,
        "key": keyed.key,
        "date": entry.date,
        "meal": str(entry.meal),
        "local_time": entry.local_time,
        "state": State.PLANNED if entry.date > today else State.EATEN,
        "created_at": now + timedelta(microseconds=entry.line),
        "deleted_at": None,
        "name": entry.name,
        "food_id": None,
        "kind": str(entry.kind),
        "quantity": float(entry.quantity),
        "portion_text": entry.portion_text,
        "grams": None if entry.grams is None else float(entry.grams),
        "source": FoodSource.IMPORTED,
        "source_id": str(entry.line),
        "release": file.reader.name[:40],
        "group": entry.group,
        **{
            field: None if amount is None else float(amount)
            for field, amount in zip(AMOUNT_FIELDS, entry.amounts, strict=True)
        },
    }


def _write(user: User, plan: Plan, entries: Mapping[UUID, tuple[Row, str]], complete: set[date]) -> Undo:
    undo = Undo()
    for days in _parts(sorted(plan.replaced)):
        going = Entry.objects.of(user).present().filter(date__in=days)
        undo.replaced += going.values(*COLUMNS)
        going.delete()
    keys = [keyed.key for keyed in plan.new]
    remove(user.pk, keys)  # what was deleted of it in the last 24 hours comes back as it stands in the file
    insert(entries[key][0] for key in keys)
    undo.added = {key: entries[key][1] for key in keys}
    undo.days = _say_complete(user, plan, complete)
    return undo


def _complete(kept: DiaryImport, file: FileRead, plan: Plan, *, today: date) -> set[date]:
    """The days that are complete by the file's word, or the person's about all of it."""
    days = plan.days if kept.all_complete else plan.days & file.incoming.complete_days
    return {day for day in days if day <= today}


def _say_complete(user: User, plan: Plan, complete: set[date]) -> dict[date, tuple[bool | None, bool]]:
    """Says it of days, and no longer of those whose entries were replaced; returns what changed, before and now."""
    wanted = dict.fromkeys(plan.replaced, False) | dict.fromkeys(complete, True)
    said = dict(Day.objects.of(user).values_list("date", "complete"))
    changed = {day: (said.get(day), now) for day, now in sorted(wanted.items()) if bool(said.get(day)) != now}
    Day.objects.bulk_create(
        [Day(user=user, date=day, complete=now) for day, (_before, now) in changed.items()],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["user", "date"],
        update_fields=["complete"],
    )
    return changed


def _parts(days: Iterable[date]) -> Iterable[list[date]]:
    listed = list(days)
    return (listed[start : start + BATCH] for start in range(0, len(listed), BATCH))
