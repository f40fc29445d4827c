"""Takes an import back as a whole: what it added goes, what it replaced comes back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from foods.models import FoodSource
from tracker.display.dates import full_day_name
from tracker.export import restoring
from tracker.export.tables import ENTRIES
from tracker.export.undo import Undo as DocumentUndo
from tracker.imports import own_document
from tracker.imports.undo import SIGNED, Undo, Values, signature
from tracker.models import Day, DiaryImport, Entry
from tracker.models.entry import BATCH
from tracker.models.entry_rows import foods_left, insert, remove, row_of
from tracker.models.limits import MOST_A_DAY, LimitError


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking back would do: keys of what it added and that still stands there, and of those that were changed."""

    same: Sequence[UUID]
    changed: Sequence[UUID]
    replaced: int


def look(user: User, kept: DiaryImport) -> TakenBack:
    """What of an import still stands in the diary (1 query)."""
    if kept.format == own_document.KEY:
        undone = DocumentUndo.of_text(kept.undo_text)
        keys = list(map(UUID, undone.added.get(ENTRIES.name, ())))
        return TakenBack(keys, (), undone.count_replaced(ENTRIES.name))
    return _standing(user, Undo.of_text(kept.undo_text))


def take_back(user: User, key: UUID, *, with_changed: bool, now: datetime) -> DiaryImport:
    """Removes what the import added, and brings back the entries that it replaced.

    What the person changed since stays unless `with_changed`. Raises LimitError where a day has no room for what comes
    back, and DoesNotExist where the import cannot be taken back any more, or was already.
    """
    with transaction.atomic():
        kept = DiaryImport.objects.of(user).to_take_back(now=now).select_for_update().defer("content").get(key=key)
        if kept.format == own_document.KEY:
            restoring.take_back(DocumentUndo.of_text(kept.undo_text), user)
        else:
            _take_back_entries(user, kept, with_changed=with_changed, now=now)
        kept.taken_back_at, kept.undo = now, None
        kept.save(update_fields=["taken_back_at", "undo"])
    return kept


def _take_back_entries(user: User, kept: DiaryImport, *, with_changed: bool, now: datetime) -> None:
    undo = Undo.of_text(kept.undo_text)
    standing = _standing(user, undo)
    staying = frozenset(() if with_changed else standing.changed)
    remove(user.pk, [key for key in (*standing.same, *standing.changed) if key not in staying])
    _bring_back(user, undo, staying)
    _say_as_before(user, undo)
    _forget_in_later(user, kept, undo, now=now)


def _standing(user: User, undo: Undo) -> TakenBack:
    rows = Entry.objects.of(user).present().filter(source=FoodSource.IMPORTED).order_by()
    same: list[UUID] = []
    changed: list[UUID] = []
    for key, *values in rows.values_list("key", *SIGNED):
        if key in undo.added:
            (same if signature(values) == undo.added[key] else changed).append(key)
    return TakenBack(same, changed, len(undo.replaced))


def _bring_back(user: User, undo: Undo, staying: frozenset[UUID]) -> None:
    coming = [entry for entry in undo.replaced if entry["key"] not in staying]
    _check_room(user, coming)
    foods = foods_left(coming)
    remove(user.pk, [entry["key"] for entry in coming])
    insert(row_of({**entry, "food_id": entry["food_id"] if entry["food_id"] in foods else None}) for entry in coming)


def _check_room(user: User, coming: Sequence[Values]) -> None:
    days = Counter(entry["date"] for entry in coming)
    there = dict(Entry.objects.of(user).present().order_by().values_list("date").annotate(Count("key")))
    for day, more in sorted(days.items()):
        if there.get(day, 0) and there[day] + more > MOST_A_DAY:
            raise LimitError(_too_many_on(day, there[day] + more))


def _too_many_on(day: date, count: int) -> str:
    words = _("%(day)s would have %(count)s entries, and a day holds %(most)s. Delete some there first.")
    return words % {"day": full_day_name(day), "count": number_format(count), "most": number_format(MOST_A_DAY)}


def _say_as_before(user: User, undo: Undo) -> None:
    """Of days of which the person has said something else since, nothing."""
    said: Mapping[date, bool] = dict(Day.objects.of(user).values_list("date", "complete"))
    for was, is_now in ((True, False), (False, True)):
        days = [
            day
            for day, (before, now) in undo.days.items()
            if bool(before) is was and now is is_now and said.get(day) is is_now
        ]
        for start in range(0, len(days), BATCH):
            Day.objects.of(user).filter(date__in=days[start : start + BATCH]).update(complete=was)


def _forget_in_later(user: User, kept: DiaryImport, undo: Undo, *, now: datetime) -> None:
    """What a later import replaced of this one does not come back when that is taken back in turn."""
    later = DiaryImport.objects.of(user).to_take_back(now=now).filter(brought_in_at__gt=kept.brought_in_at)
    for other in later.exclude(key=kept.key).exclude(format=own_document.KEY).defer("content"):
        theirs = Undo.of_text(other.undo_text)
        left = [entry for entry in theirs.replaced if entry["key"] not in undo.added]
        if len(left) < len(theirs.replaced):
            theirs.replaced = left
            other.undo_text = theirs.text()
            other.save(update_fields=["undo"])
