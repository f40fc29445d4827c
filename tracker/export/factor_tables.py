"""What was answered of days besides food, and what the sheet for it is to have: their tables of the document."""

from typing import Final

from tracker.export.columns import Column, Kind, Range
from tracker.export.table import OWNER, Table
from tracker.models import DayFactors, DayNote, FactorPreferences
from tracker.models.factor import ANSWERS
from tracker.models.factor_kinds import LEAST_GLASS_ML, LONGEST_NOTE, MOST_GLASS_ML, RANGES, SheetLine

DAY_FACTORS: Final = Table(
    "day_factors",
    DayFactors,
    lambda user: DayFactors.objects.of(user).answered(),
    key=("date",),
    fields=("date", *ANSWERS),
    left_out={"user": OWNER},
    ranges={field: Range(least=least, most=most) for field, (least, most) in RANGES.items()},
)
DAY_NOTES: Final = Table(
    "day_notes",
    DayNote,
    lambda user: DayNote.objects.of(user),
    key=("date",),
    fields=("date",),
    left_out={"user": OWNER, "sealed": "opened, as `words`"},
    opened=(Column("words", "words", Kind.TEXT, longest=LONGEST_NOTE),),
)
FACTOR_PREFERENCES: Final = Table(
    "factor_preferences",
    FactorPreferences,
    lambda user: FactorPreferences.objects.of(user),
    key=(),
    fields=("order", "hidden", "glass_ml"),
    left_out={"user": OWNER},
    kinds={"order": Kind.LIST, "hidden": Kind.LIST},
    choices={"order": frozenset(SheetLine), "hidden": frozenset(SheetLine)},
    ranges={"glass_ml": Range(least=LEAST_GLASS_ML, most=MOST_GLASS_ML)},
)
