"""The columns of a file by their names: which nutrient one is, in which unit, and how rows are cut to what is read."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from foods.nutrients import IU_PER_UG_VITAMIN_D
from tracker.imports.incoming import Rejection
from tracker.imports.readers.cells import clean, cut, fold, is_total

KCAL_PER_KJ: Final = 1 / 4.184  # thermochemical calorie, as food labels use it

_MILLIGRAMS: Final = {"kg": 1e6, "g": 1e3, "mg": 1.0, "μg": 1e-3, "ug": 1e-3, "mcg": 1e-3, "�g": 1e-3}
_VITAMIN_D: Final = {unit: factor * 1000 for unit, factor in _MILLIGRAMS.items()} | {
    "iu": 1 / IU_PER_UG_VITAMIN_D,
    "ui": 1 / IU_PER_UG_VITAMIN_D,
    "ie": 1 / IU_PER_UG_VITAMIN_D,
}
_ENERGY: Final = {"kcal": 1.0, "cal": 1.0, "calories": 1.0, "kj": KCAL_PER_KJ}
_WATER: Final = {"g": 1.0, "ml": 1.0, "kg": 1e3, "l": 1e3, "mg": 1e-3}
_UNITS: Final[Mapping[str, Mapping[str, float]]] = {
    "magnesium_mg": _MILLIGRAMS,
    "calcium_mg": _MILLIGRAMS,
    "potassium_mg": _MILLIGRAMS,
    "vitamin_d_ug": _VITAMIN_D,
    "energy_kcal": _ENERGY,
    "water_g": _WATER,
    "caffeine_mg": _MILLIGRAMS,
    "sodium_mg": _MILLIGRAMS,
}
# In the languages that the two programs speak.
_NUTRIENTS: Final = {
    "magnesium_mg": "magnesium magnésium magnesio magnésio",
    "calcium_mg": "calcium kalzium calcio cálcio кальций",
    "potassium_mg": "potassium kalium potasio potássio potassio калий",
    "vitamin_d_ug": "vitamin_d vitamina_d vitamine_d",
    "energy_kcal": "energy calories kilojoules calorías calorias calorie kalorien calorieën kalorier kcal калории",
    "water_g": "water wasser eau agua água acqua",
    "caffeine_mg": "caffeine koffein caféine cafeína caffeina cafeïne",
    "sodium_mg": "sodium natrium sodio sódio натрий",
}
_FIELD_OF: Final = {
    fold(name).replace("_", " "): field for field, names in _NUTRIENTS.items() for name in names.split()
}
_WITH_UNIT: Final = re.compile(r"(?P<name>.*?)\s*[(\[](?P<unit>[^()\[\]]*)[)\]]")
_MOJIBAKE: Final = {"Âµ": "µ", "Î¼": "μ"}  # UTF-8 that something read as Latin-1


@dataclass(frozen=True, slots=True)
class NutrientColumn:
    """A column that holds a nutrient: where it is, its field in Amounts, and what its cells are multiplied by."""

    index: int
    field: str
    factor: float
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line by the index of their column, cleaned; those that are empty or not read are not there."""

    line: int
    cells: Mapping[int, str]

    def text(self, index: int | None) -> str:
        return "" if index is None else self.cells.get(index, "")


def folded(header: Sequence[str]) -> list[str]:
    """The names of the columns to compare by: without quotes, underscores, case, and the marks of a wrong encoding."""
    return [fold(_right_letters(cell).strip("\"' ").replace("_", " ")) for cell in header]


def index_of(names: Sequence[str], *wanted: str) -> int | None:
    """Where the first of the `wanted` names stands among `names`; None where none does."""
    return next((names.index(name) for name in wanted if name in names), None)


def name_of(header: Sequence[str], index: int | None) -> str:
    """A column's name as the file has it."""
    return "" if index is None else cut(clean(header[index]).strip("\"' "), 60)


def nutrient_columns(
    header: Sequence[str], *, usual_units: Mapping[str, float]
) -> tuple[tuple[NutrientColumn, ...], tuple[Rejection, ...]]:
    """The nutrients of a file, and what is said of those whose unit is none that we know.

    `usual_units` gives the factor of a field whose column names no unit; without it such a column is not read.
    """
    found: dict[str, NutrientColumn] = {}
    unread = []
    for index, name in enumerate(folded(header)):
        match = _WITH_UNIT.fullmatch(name)
        field = _FIELD_OF.get(match["name"] if match else name)
        if field is None or field in found:
            continue
        factor = _UNITS[field].get(match["unit"].strip()) if match else _without_unit(field, name, usual_units)
        if factor is None:
            reason = _("The unit of this column is not known: it is left out of all lines.")
            unread.append(Rejection(1, name_of(header, index), reason))
        else:
            found[field] = NutrientColumn(index, field, factor, name_of(header, index))
    return tuple(found.values()), tuple(unread)


def rows_of(
    header: Sequence[str],
    lines: Iterable[tuple[int, Sequence[str]]],
    *,
    kept: Iterable[int | None],
    needed: int,
    labels: Iterable[int | None],
) -> Iterator[Row | Rejection]:
    """The lines that hold something, cut to the columns `kept`.

    Passed over are blank lines, the header once more, and lines that add up others: those with "Total" in one of the
    columns `labels`. A line that is longer than the header, or that ends before column `needed`, has lost its place: it
    is rejected as a whole, since its amounts would stand under other names.
    """
    wanted, named = _known(kept), _known(labels)
    names = folded(header)
    for line, raw in lines:
        row = Row(line, {index: cell for index in wanted if index < len(raw) and (cell := clean(raw[index]))})
        if not row.cells and not any(map(clean, raw)):
            continue
        if _is_header(raw, names) or any(is_total(row.text(index)) for index in named):
            continue
        if any(map(clean, raw[len(names) :])):
            yield Rejection(line, "", _("This line has more cells than the first line has columns."))
        elif len(raw) <= needed:
            yield Rejection(line, "", _("This line ends too early."))
        else:
            yield row


def _known(indexes: Iterable[int | None]) -> list[int]:
    return sorted({index for index in indexes if index is not None})


def _is_header(raw: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a line is the header once more, as where files were put together."""
    return folded(raw[:1]) == names[:1] and folded(raw[: len(names)]) == names


def _without_unit(field: str, name: str, usual_units: Mapping[str, float]) -> float | None:
    return KCAL_PER_KJ if name == "kilojoules" else usual_units.get(field)


def _right_letters(cell: str) -> str:
    for wrong, right in _MOJIBAKE.items():
        cell = cell.replace(wrong, right)
    return cell
