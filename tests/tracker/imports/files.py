"""Files as other programs write them, with invented amounts, and how they are read."""

import csv
from io import StringIO

from tracker.imports.incoming import Incoming, Reader
from tracker.imports.readers import READERS

SERVINGS = (
    "Day,Time,Group,Food Name,Amount,Energy (kcal),Alcohol (g),Caffeine (mg),Water (g),B12 (Cobalamin) (µg),"
    "Vitamin D (IU),Calcium (mg),Magnesium (mg),Potassium (mg),Sodium (mg),Net Carbs (g),Category"
)
DAYS = (
    "Date,Energy (kcal),Alcohol (g),Caffeine (mg),Water (g),B12 (Cobalamin) (µg),Vitamin D (IU),Calcium (mg),"
    "Magnesium (mg),Potassium (mg),Sodium (mg),Protein (g),Completed"
)
DAYS_BY_MEAL = DAYS.replace("Date,", "Date,Group,")
MEALS = (
    "Date,Meal,Calories,Fat (g),Saturated Fat,Polyunsaturated Fat,Monounsaturated Fat,Trans Fat,Cholesterol,"
    "Sodium (mg),Potassium,Carbohydrates (g),Fiber,Sugar,Protein (g),Vitamin A,Vitamin C,Calcium,Iron,Note"
)
MEALS_BY_TIME = MEALS.replace("Meal,", "Meal,Time,")


def cells(text: str, *, delimiter: str = ",") -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and the rows with their line numbers."""
    header, *rows = csv.reader(StringIO(text), delimiter=delimiter)
    return header, list(enumerate(rows, start=2))


def readers_of(header: list[str]) -> list[Reader]:
    return [reader for reader in READERS if reader.recognises(header)]


def read(header: str, *rows: str, delimiter: str = ",", **answers: str) -> Incoming:
    """What the one reader that recognises the file makes of it."""
    names, lines = cells("\n".join((header, *rows)), delimiter=delimiter)
    [reader] = readers_of(names)
    return reader.read(names, lines, answers)
