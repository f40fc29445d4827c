"""The article's source lists as a small CSV: which USDA food stands for which term, and what to know before eating it.

Columns: nutrient, term (as in the article; empty for an extra that the article does not name), label, source, fdc_id,
portion, portion_g, diet, allergens, flags, good_source. Lists within a cell are divided by semicolons. The article also
names sun exposure for vitamin D; that is no food, and stands in no list of foods.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final

from foods.importers.list_corrections import corrected
from foods.importers.portions import amount_in_words
from foods.importers.record import Rejection, TableError, number
from foods.importers.tables import rows
from foods.nutrients import BY_KEY, gettext_noop

SOURCE_LIST: Final = Path(__file__).resolve().parent.parent / "data" / "source_list.csv"
DIETS: Final = ("vegan", "vegetarian", "pescatarian", "omnivore")
GOOD_SOURCE: Final = ("yes", "modest", "no", "no_absorption", "unknown")

# The researched list: columns, what it writes before an extra's nutrient, and its wordier cells.
_RESEARCHED: Final = (
    "nutrient",
    "article_term",
    "food_label",
    "fdc_id",
    "portion_household",
    "portion_g",
    "diet",
    "allergens",
    "flags",
    "good_source_of_row_nutrient",
)
_EXTRA: Final = "(not in article)"
_DIET_WORDS: Final = {
    "fish (pescatarian)": "pescatarian",
    "not strictly vegetarian (animal rennet)": "omnivore",  # neither plant nor fish: fits no narrower diet
}
_CONTRAST: Final = re.compile(r"\s*\([^)]*contrast[^)]*\)")
_WEIGHING: Final = re.compile(r"\s*\([^)]*(\d g\b|=| x )[^)]*\)")
_FRACTION: Final = re.compile(r"(\d)/(\d)(?=\s)")


@dataclass(frozen=True, slots=True)
class ListedFood:
    """A line of the list; `line` is where it stands in the file."""

    nutrient: str
    term: str
    label: str
    source: str
    fdc_id: str
    portion: str
    portion_g: float
    diet: str
    allergens: str
    flags: str
    good_source: str
    line: int = 0

    @property
    def shown(self) -> tuple[str | float, ...]:
        """All but which food it is."""
        return (
            self.nutrient,
            self.term,
            self.label,
            self.portion,
            self.portion_g,
            self.diet,
            self.allergens,
            self.flags,
            self.good_source,
        )


COLUMNS: Final = tuple(column.name for column in fields(ListedFood) if column.name != "line")


def read(path: Path = SOURCE_LIST) -> list[ListedFood]:
    """The foods listed at `path`. Raises TableError naming the line and the food when anything is wrong with it."""
    rejected: list[Rejection] = []
    listed = [_listed(line, values, path.name) for line, values in rows(path, COLUMNS, rejected.append)]
    if rejected:
        raise _cut_short(path, rejected[0])
    seen: dict[tuple[str, str, str], int] = {}
    for food in listed:
        first = seen.setdefault((food.nutrient, food.term, food.fdc_id), food.line)
        if first != food.line:
            message = gettext_noop("%(file)s, line %(line)s: “%(label)s” stands in line %(first)s already; delete one.")
            raise TableError(message, file=path.name, line=food.line, label=food.label, first=first)
    return listed


def write(listed: Iterable[ListedFood], path: Path) -> None:
    """Writes the list to `path`; the same list gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for food in listed:
            *values, _line = astuple(food)
            table.writerow([f"{value:g}" if isinstance(value, float) else value for value in values])


def derived(path: Path, sources: Mapping[str, str]) -> list[ListedFood]:
    """The list from the researched one at `path`, which has more columns and wordier cells, corrected by rules.

    `sources` gives each FDC number its table. Raises TableError for a food that no table has, and for what `read`
    would refuse.
    """
    rejected: list[Rejection] = []
    listed = []
    for line, values in rows(path, _RESEARCHED, rejected.append):
        nutrient, term, label, fdc_id, portion, grams, diet, allergens, flags, good_source = map(str.strip, values)
        if not fdc_id:
            continue  # sun exposure: no food
        extra = term.startswith(_EXTRA)
        row = (
            term.removeprefix(_EXTRA).strip().replace(" ", "_").casefold() if extra else nutrient,
            "" if extra else term,
            _CONTRAST.sub("", label),
            sources.get(fdc_id, ""),
            fdc_id,
            _portion(portion),
            grams,
            _DIET_WORDS.get(diet, diet),
            "" if allergens.startswith("none") else allergens,
            flags,
            good_source.replace("no (absorption)", "no_absorption"),
        )
        food = _listed(line, row, path.name)
        if fdc_id not in sources:
            raise missing_food(food)
        if shipped := corrected(food):
            listed.append(shipped)
    if rejected:
        raise _cut_short(path, rejected[0])
    return listed


def _portion(text: str) -> str:
    """Without remarks on how it was weighed, and with a leading fraction as one sign: "1/2 cup (= 95 g)" is "½ cup"."""
    text = _WEIGHING.sub("", text)
    found = _FRACTION.match(text)
    return f"{amount_in_words(int(found[1]) / int(found[2]))}{text[found.end() :]}" if found else text


def _cut_short(path: Path, rejection: Rejection) -> TableError:
    message = gettext_noop("%(file)s, line %(line)s, is cut short; correct the list.")
    return TableError(message, file=path.name, line=rejection.line)


def missing_food(food: ListedFood) -> TableError:
    """The error that a listed food is not in the food table."""
    message = gettext_noop(
        "Line %(line)s of the source list: “%(label)s” (%(source)s %(fdc_id)s) is not in the food table; "
        "load the table first, or correct the list."
    )
    return TableError(message, line=food.line, label=food.label, source=food.source, fdc_id=food.fdc_id)


def _listed(line: int, values: Sequence[str], file: str) -> ListedFood:
    row = dict(zip(COLUMNS, (value.strip() for value in values), strict=True))
    portion_g = number(row["portion_g"]) or 0.0
    doubts = {
        "nutrient": row["nutrient"] not in BY_KEY,
        "label": not row["label"],
        "fdc_id": not row["fdc_id"].isdecimal(),
        "portion": not row["portion"],
        "portion_g": portion_g <= 0,
        "diet": row["diet"] not in DIETS,
        "good_source": row["good_source"] not in GOOD_SOURCE,
    }
    for column in (name for name, wrong in doubts.items() if wrong):
        message = gettext_noop("%(file)s, line %(line)s: “%(found)s” cannot be the %(column)s of “%(label)s”.")
        label = row["label"] or row["fdc_id"]
        raise TableError(message, file=file, line=line, found=row[column], column=column, label=label)
    del row["portion_g"]
    return ListedFood(**row, portion_g=portion_g, line=line)
