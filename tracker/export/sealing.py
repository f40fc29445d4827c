"""What a document has of what is sealed, into a diary and sealed again; and out of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.display.dates import full_day_name
from tracker.export.documents import Document, Row
from tracker.export.placing import BATCH, Places, batches
from tracker.export.sealed_tables import (
    BLOOD_RESULTS,
    MEDICINE_ANSWERS,
    MEDICINE_CHANGES,
    MEDICINES,
    TWITCHES,
)
from tracker.export.table import Table
from tracker.export.undo import Undo
from tracker.models import Twitch
from tracker.models.health_vault import seal_to_store
from tracker.models.limits import MOST_BLOOD_RESULTS, MOST_MEDICINES, MOST_TWITCHES_A_DAY, LimitError
from tracker.models.medicine import dose_key

WRITTEN: Final = (TWITCHES, MEDICINES, MEDICINE_CHANGES, MEDICINE_ANSWERS, BLOOD_RESULTS)
MOST: Final = (
    (MEDICINES, MOST_MEDICINES, LimitError.of_medicines),
    (BLOOD_RESULTS, MOST_BLOOD_RESULTS, LimitError.of_blood_results),
)


def write_sealed(document: Document, places: Places, *, user: User, undo: Undo) -> None:
    """What is there under the same key stays as it is. Raises LimitError where there is no room."""
    _check_twitches([row[TWITCHES.places["date"]] for row in _missing(TWITCHES, document, user)], user)
    for table, most, refusal in MOST:
        coming = len(_missing(table, document, user))
        if coming and table.model._default_manager.filter(user=user).count() + coming > most:
            raise refusal()
    for table in WRITTEN:
        rows = _missing(table, document, user)
        keys = [_key(table, row) for row in rows]
        _remove(table, keys, user)  # those in the trash
        made = (_made(table, row, key, places, user) for row, key in zip(rows, keys, strict=True))
        table.model._default_manager.bulk_create(made, batch_size=BATCH)
        undo.note_added(table.name, map(str, keys))


def _missing(table: Table, document: Document, user: User) -> list[Row]:
    there = set(table.of(user).values_list("key", flat=True))
    return [row for row in document.of(table) if _key(table, row) not in there]


def _key(table: Table, row: Row) -> Any:
    return dose_key(*table.key_of(row)) if table is MEDICINE_ANSWERS else row[table.places["key"]]


def _made(table: Table, row: Row, key: Any, places: Places, user: User) -> models.Model:
    values = places.fields(table, row)
    opened = {column.name: values.pop(column.name) for column in table.opened}
    if table.details is not None:
        values["sealed"] = seal_to_store(table.details.of(opened).words())
    return table.model(user=user, **values | {"key": key})


def _check_twitches(dates: Iterable[date], user: User) -> None:
    there = Twitch.objects.of(user).counts_by_date()
    for day, count in Counter(dates).items():
        if count + there.get(day, 0) > MOST_TWITCHES_A_DAY:
            words = _("%(day)s would have more than %(most)s twitches, which is as many as a day holds.")
            raise LimitError(words % {"day": full_day_name(day), "most": number_format(MOST_TWITCHES_A_DAY)})


def remove_sealed(added: Mapping[str, Collection[str]], user: User) -> None:
    """Remove what an import added of all this."""
    for table in WRITTEN:
        _remove(table, added.get(table.name, ()), user)


def _remove(table: Table, keys: Iterable[Any], user: User) -> None:
    for batch in batches(keys):
        table.model._default_manager.filter(user=user, key__in=batch).delete()
        if table is MEDICINES:  # no foreign key points at a diary row
            for part in (MEDICINE_CHANGES, MEDICINE_ANSWERS):
                part.model._default_manager.filter(user=user, medicine_key__in=batch).delete()
