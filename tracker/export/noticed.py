"""The twitches of a document into a diary, sealed again, and out of it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.display.dates import full_day_name
from tracker.export.documents import Document
from tracker.export.placing import BATCH, batches
from tracker.export.tables import TWITCHES
from tracker.export.undo import Undo
from tracker.models import Twitch
from tracker.models.limits import MOST_TWITCHES_A_DAY, LimitError
from tracker.models.twitch import sealed_details
from tracker.models.twitch_details import TwitchDetails


def write_twitches(document: Document, user: User, undo: Undo) -> None:
    """What is there under the same key stays as it is. Raises LimitError where a day would hold too many."""
    there = set(Twitch.objects.of(user).present().values_list("key", flat=True))
    rows = [values for row in document.of(TWITCHES) if (values := TWITCHES.values(row))["key"] not in there]
    _check_room([row["date"] for row in rows], user)
    remove_twitches([row["key"] for row in rows], user)  # those in the trash
    Twitch.objects.bulk_create((_twitch(user, row) for row in rows), batch_size=BATCH)
    undo.note_added(TWITCHES.name, (str(row["key"]) for row in rows))


def _twitch(user: User, row: dict[str, Any]) -> Twitch:
    in_clear = {name: row[name] for name in TWITCHES.fields}
    return Twitch(user=user, sealed=sealed_details(TwitchDetails.of(row)), **in_clear)


def _check_room(dates: Iterable[date], user: User) -> None:
    there = Twitch.objects.of(user).counts_by_date()
    for day, count in Counter(dates).items():
        if count + there.get(day, 0) > MOST_TWITCHES_A_DAY:
            words = _("%(day)s would have more than %(most)s twitches, which is as many as a day holds.")
            raise LimitError(words % {"day": full_day_name(day), "most": number_format(MOST_TWITCHES_A_DAY)})


def remove_twitches(keys: Iterable[UUID | str], user: User) -> None:
    for batch in batches(keys):
        Twitch.objects.of(user).filter(key__in=batch).delete()
