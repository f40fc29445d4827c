"""A document's days into a diary, each as it was decided."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.display.dates import full_day_name
from tracker.export.documents import Document, Row
from tracker.export.placing import BATCH, Places, batches
from tracker.export.references import with_number
from tracker.export.tables import DAYS, ENTRIES
from tracker.export.undo import Undo
from tracker.export.writing import Writer
from tracker.models import Day, Entry
from tracker.models.entry import EntryQuerySet
from tracker.models.limits import MOST_A_DAY, LimitError

KEY: Final = ENTRIES.places["key"]
DATE: Final = ENTRIES.places["date"]


class Decision(StrEnum):
    """What becomes of a day that the diary and the document both have."""

    KEEP = "keep"  # mine stays as it is, and the document's is left out
    REPLACE = "replace"  # mine goes, and the document's comes
    ADD = "add"  # both: mine stays, and what of the document is not there yet comes


def days_in_both(document: Document, user: User) -> set[date]:
    """The days about which the document and this person's diary both say something."""
    dates = document.dates
    mine: set[date] = set(Entry.objects.of(user).present().values_list("date", flat=True).distinct())
    return dates & (mine | set(Day.objects.of(user).values_list("date", flat=True)))


def write_days(
    document: Document,
    places: Places,
    *,
    user: User,
    writer: Writer,
    decide: Mapping[date, Decision],
    default: Decision,
    undo: Undo,
) -> None:
    """Raises LimitError where a day or the diary would hold too much."""
    both = days_in_both(document, user)
    decided = {day: decide.get(day, default) if day in both else Decision.ADD for day in document.dates}
    coming = {day for day, decision in decided.items() if decision is not Decision.KEEP}
    going = {day for day, decision in decided.items() if decision is Decision.REPLACE}
    rows = {row[KEY]: row for row in document.of(ENTRIES) if row[DATE] in coming}
    _clear(going, user=user, writer=writer, undo=undo)
    _give_way(rows, going, user=user, writer=writer, undo=undo)
    _check_room(rows.values(), user)
    columns = ["user", *ENTRIES.places]
    for batch in batches(rows.values()):
        filled = (places.fields(ENTRIES, row).values() for row in batch)
        Entry.objects.write_new(columns, [(user.pk, *values) for values in filled])
    undo.note_added(ENTRIES.name, (str(key) for key in rows))
    _write_answers(document, coming, places, user=user, undo=undo)


def _clear(going: Collection[date], *, user: User, writer: Writer, undo: Undo) -> None:
    """Take away what stands on the days that are replaced."""
    for batch in batches(sorted(going)):
        _remove(Entry.objects.of(user).filter(date__in=batch), writer, undo)
        days = Day.objects.of(user).filter(date__in=batch)
        undo.note_replaced(DAYS.name, writer.rows(DAYS, days))
        days.delete()


def _give_way(rows: dict[UUID, Row], going: Collection[date], *, user: User, writer: Writer, undo: Undo) -> None:
    """Entries of the same keys, on other days or in the trash: those that stay take the document's out of `rows`."""
    for batch in batches(list(rows)):
        there = Entry.objects.of(user).filter(key__in=batch)
        for key in there.present().values_list("key", flat=True):
            if rows[key][DATE] not in going:
                del rows[key]
        _remove(there.filter(key__in=[key for key in batch if key in rows]), writer, undo)


def _remove(entries: EntryQuerySet, writer: Writer, undo: Undo) -> None:
    undo.note_replaced(ENTRIES.name, writer.rows(ENTRIES, entries.present()))
    entries.delete()


def _check_room(rows: Iterable[Row], user: User) -> None:
    more: dict[date, int] = {}
    for row in rows:
        more[row[DATE]] = more.get(row[DATE], 0) + 1
    mine = Entry.objects.of(user)
    if mine.count() + sum(more.values()) > settings.MOST_ENTRIES:
        raise LimitError.of_a_diary(settings.MOST_ENTRIES)
    there: dict[date, int] = {}
    for day in mine.present().values_list("date", flat=True):
        there[day] = there.get(day, 0) + 1
    for day, count in more.items():
        if count + there.get(day, 0) > MOST_A_DAY:
            words = _("%(day)s would have more than %(most)s entries, which is as many as a day holds.")
            raise LimitError(words % {"day": full_day_name(day), "most": number_format(MOST_A_DAY)})


def _write_answers(document: Document, coming: Collection[date], places: Places, *, user: User, undo: Undo) -> None:
    """What was said of the days as a whole; what I said of mine stays where both have a day."""
    mine = set(Day.objects.of(user).values_list("date", flat=True))
    days = []
    for row in document.of(DAYS):
        values = places.fields(DAYS, row)
        if values["date"] in coming and values["date"] not in mine:
            said = {with_number(each, places.number): times for each, times in values["meant_repeats"].items()}
            days.append(Day(user=user, **values | {"meant_repeats": said}))
    Day.objects.bulk_create(days, batch_size=BATCH)
    undo.note_added(DAYS.name, (day.date.isoformat() for day in days))
