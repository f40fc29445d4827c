"""What an entry was before it was changed, signed, so that a page can carry it and Undo can bring it back."""

from datetime import date, time
from typing import Final, NamedTuple

from django.core import signing

from tracker.models import Entry

SALT: Final = "tracker.entry.as_it_was"


class AsItWas(NamedTuple):
    """What a change of an entry can touch; its amounts follow from the portion."""

    quantity: float
    portion_text: str
    grams: float | None
    meal: str
    state: str
    date: date
    local_time: time | None


def sealed_as_it_was(entry: Entry) -> str:
    """The entry as it stands now, for `as_it_was`."""
    at = entry.local_time
    values = (entry.quantity, entry.portion_text, entry.grams, entry.meal, entry.state)
    return signing.dumps([str(entry.key), *values, entry.date.isoformat(), at and at.isoformat()], salt=SALT)


def as_it_was(entry: Entry, sealed: str) -> AsItWas | None:
    """What was sealed of this entry; None for anything else."""
    try:
        key, quantity, portion_text, grams, meal, state, day, at = signing.loads(sealed, salt=SALT)
    except signing.BadSignature:
        return None
    if key != str(entry.key):
        return None
    said = time.fromisoformat(at) if at else None
    return AsItWas(quantity, portion_text, grams, meal, state, date.fromisoformat(day), said)


def bring_back(entry: Entry, was: AsItWas) -> None:
    if (entry.quantity, entry.portion_text) != (was.quantity, was.portion_text):
        entry.rescale(quantity=was.quantity, portion_text=was.portion_text, grams=was.grams)
    entry.meal, entry.state, entry.date, entry.local_time = was.meal, was.state, was.date, was.local_time
    entry.save()
