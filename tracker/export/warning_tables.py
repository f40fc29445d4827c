"""The tables of warning signs and of reminders."""

from typing import Final

from tracker.assessment.warning import PUT_AWAY_BY, Sign
from tracker.export.columns import Column, Kind
from tracker.export.table import OWNER, Table
from tracker.models import Reminder, WarningDay

WARNING_DAYS: Final = Table(
    "warning_days",
    WarningDay,
    lambda user: WarningDay.objects.of(user),
    key=("date",),
    fields=("date",),
    left_out={"user": OWNER, "sealed": "opened, as the other columns"},
    opened=(
        Column("put_away", "put_away", Kind.LIST, choices=frozenset(PUT_AWAY_BY)),
        Column("signs", "signs", Kind.LIST, choices=frozenset(Sign)),
    ),
)
REMINDERS: Final = Table(
    "reminders",
    Reminder,
    lambda user: Reminder.objects.of(user),
    key=("kind", "local_time"),
    fields=("kind", "local_time"),
    left_out={"user": OWNER},
)
