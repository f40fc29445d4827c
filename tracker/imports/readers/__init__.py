"""Readers of other programs' diaries: each knows its file by the columns, and hands on entries as the file has them."""

from typing import Final

from tracker.imports.incoming import Reader
from tracker.imports.readers.cronometer_days import CronometerDays
from tracker.imports.readers.cronometer_servings import CronometerServings
from tracker.imports.readers.misplaced import MISPLACED
from tracker.imports.readers.myfitnesspal import MyFitnessPalMeals
from tracker.imports.readers.plain_csv import PlainCsv

READERS: Final[tuple[Reader, ...]] = (
    CronometerServings(),
    CronometerDays(),
    MyFitnessPalMeals(),
    PlainCsv(),
    *MISPLACED,
)
