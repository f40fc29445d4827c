"""When medicines and supplements of the schedule were started, changed and stopped."""

from datetime import date
from typing import NamedTuple

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from tracker.models import Medicine, MedicineChange
from tracker.models.medicine import ChangeKind


class Marker(NamedTuple):
    """A day on which something changed: `words` is "Started: Ramipril, 5 mg", `what` which kind of change it was."""

    date: date
    words: str
    what: ChangeKind


def markers(user: User, first: date, last: date) -> list[Marker]:
    """The changes of these days, both in it, oldest first; one without a day is none of them (3 queries)."""
    changes = MedicineChange.objects.of(user).present().filter(date__gte=first, date__lte=last)
    rows = changes.in_order().with_details()
    medicines = {medicine.key: medicine for medicine in Medicine.objects.of(user).present().with_food()} if rows else {}
    return [
        Marker(row.date, words_of(row, medicines[row.medicine_key]), ChangeKind(row.kind))
        for row in rows
        if row.date is not None and row.medicine_key in medicines
    ]


def days_started_or_changed(user: User, since: date) -> list[date]:
    """The days from `since` on on which a medicine was started, or its dose changed; supplements are none.

    1 query where nothing was, else 2.
    """
    changes = MedicineChange.objects.of(user).present().filter(date__gte=since).exclude(kind=ChangeKind.STOP)
    found = list(changes.values_list("medicine_key", "date"))
    medicines = Medicine.objects.of(user).present().filter(food=None, key__in={key for key, _day in found})
    rows = medicines.with_details() if found else []
    keys = {row.key for row in rows if not (row.details and row.details.is_supplement)}
    return sorted({day for key, day in found if key in keys and day is not None})


def words_of(change: MedicineChange, medicine: Medicine) -> str:
    """ "Started: Ramipril, 5 mg"; what can no longer be read is left out."""
    dose = change.details.dose if change.details else ""
    values = {"medicine": name_of(medicine), "dose": dose}
    if change.kind == ChangeKind.STOP:
        return _("Stopped: %(medicine)s") % values
    if change.kind == ChangeKind.CHANGE:
        return (_("Dose changed: %(medicine)s, %(dose)s") if dose else _("Dose changed: %(medicine)s")) % values
    return (_("Started: %(medicine)s, %(dose)s") if dose else _("Started: %(medicine)s")) % values


def name_of(medicine: Medicine) -> str:
    """What it is called; a supplement as the own food is called now."""
    if medicine.food is not None:
        return medicine.food.shown_name
    return medicine.details.name if medicine.details else _("a medicine whose name can no longer be read")
