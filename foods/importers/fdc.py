"""Reads a folder of FoodData Central in its official CSV layout, as USDA publishes it, into food records.

Read are the data types in KINDS; other ones in the same folder (samples, acquisitions, experimental foods) are no foods
that a person eats and are passed over in silence. The large files are streamed: memory grows with the foods that are
read, not with the folder.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from pathlib import Path

from foods.importers import portions
from foods.importers.fdc_layout import (
    ADDITIONAL_DESCRIPTIONS,
    KINDS,
    LARGE_FILES,
    NAME_ATTRIBUTES,
    NO_UNIT,
    WANTED,
    Kind,
    Wanted,
    clean,
    iso_date,
)
from foods.importers.record import (
    FoodRecord,
    PortionRecord,
    Rejection,
    TableError,
    doubt_about_food,
    doubt_about_portion,
    number,
)
from foods.importers.tables import Names, Progress, rows, unwatched
from foods.nutrients import Amounts, gettext_noop
from foods.plausible import Reason, doubt_about_amount


@dataclass(slots=True)
class _Draft:
    """A food while its files are being read; portions with what they are ordered by."""

    kind: Kind
    fdc_id: str
    line: int
    name: str
    category: str
    published: str
    code: str = ""
    amounts: dict[str, tuple[int, float]] = field(default_factory=dict)
    portions: list[tuple[float, int, PortionRecord]] = field(default_factory=list)
    others: dict[str, None] = field(default_factory=dict)
    usual_g: float | None = None

    @property
    def identity(self) -> tuple[str, str]:
        """What stays the same from release to release."""
        return self.kind.source, self.code or f"fdc {self.fdc_id}"

    def record(self, release: str, group: str) -> FoodRecord:
        self.portions.sort(key=itemgetter(0, 1))
        return FoodRecord(
            source=self.kind.source,
            source_id=self.fdc_id,
            code=self.code,
            release=release,
            name=self.name,
            group=group,
            amounts=Amounts(**{column: amount for column, (_rank, amount) in self.amounts.items()}),
            alternate_names="; ".join(self.others),
            portions=portions.with_glass(portions.without_repeats(portion for _o, _l, portion in self.portions)),
            usual_g=self.usual_g,
        )


@dataclass(slots=True)
class Reading:
    """What a folder holds: foods, the rows that were rejected, and how many portions name no quantity or weight."""

    records: list[FoodRecord] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    skipped_portions: int = 0


def bytes_to_read(folder: Path) -> int:
    """How much `read` will report to its progress for this folder."""
    return sum(path.stat().st_size for path in map(folder.joinpath, LARGE_FILES) if path.is_file())


def read(folder: Path, progress: Progress = unwatched, *, may_be_empty: bool = False) -> Reading:
    """All foods of the known kinds in `folder`, amounts per 100 g.

    Rows that cannot be believed are left out and listed. `release` is the newest publication date (ISO) of the food's
    data type in the folder; of two foods of a kind with one code, the newer counts.
    Raises TableError, one sentence, when a file or column is missing or unreadable, or no known food is in the folder
    (unless it `may_be_empty`: one of Branded Foods alone).
    """
    return _FolderReader(folder, progress).read(may_be_empty=may_be_empty)


class _FolderReader:
    def __init__(self, folder: Path, progress: Progress) -> None:
        self.folder = folder
        self.progress = progress
        self.reading = Reading()
        self.foods: dict[str, _Draft] = {}

    def read(self, *, may_be_empty: bool) -> Reading:
        other_types = self._foods()
        if not self.foods and may_be_empty:
            return self.reading
        if not self.foods:
            message = gettext_noop(
                "food.csv in %(folder)s has no food of the types %(known)s (found: %(found)s): "
                "download FNDDS, SR Legacy or Foundation Foods as CSV."
            )
            found = ", ".join(other_types) or "-"
            raise TableError(message, folder=str(self.folder), known=", ".join(KINDS), found=found[:200])
        kinds = [kind for kind in KINDS.values() if any(food.kind is kind for food in self.foods.values())]
        for kind in kinds:
            self._details(kind)
        groups = {kind.data_type: dict(self._pairs(*kind.categories)) for kind in kinds}
        self._other_names()
        self._amounts()
        self._portions()
        self._finish(groups)
        return self.reading

    def _rows(self, file: str, *columns: Names) -> Iterator[tuple[int, Sequence[str]]]:
        progress = self.progress if file in LARGE_FILES else unwatched
        return rows(self.folder / file, columns, self.reading.rejected.append, progress)

    def _pairs(self, file: str, columns: tuple[Names, ...]) -> Iterator[tuple[str, str]]:
        return ((values[0].strip(), clean(values[1])) for _line, values in self._rows(file, *columns))

    def _reject(self, file: str, line: int, message: str, **params: object) -> None:
        self.reading.rejected.append(Rejection(file, line, Reason(message, params)))

    def _foods(self) -> Iterable[str]:
        """Drafts of the foods in food.csv; the other data types in it."""
        columns = ("fdc_id", "data_type", "description", "food_category_id", "publication_date")
        other_types: dict[str, None] = {}
        for line, (fdc_id, data_type, description, category, published) in self._rows("food.csv", *columns):
            kind = KINDS.get(data_type)
            if kind is None:
                other_types[data_type] = None
            elif not (fdc_id.isascii() and fdc_id.isdecimal()):
                self._reject("food.csv", line, gettext_noop("“%(found)s” is no FDC number."), found=fdc_id[:40])
            elif (day := iso_date(published)) is None:
                self._reject(
                    "food.csv", line, gettext_noop("“%(found)s” is no publication date."), found=published[:40]
                )
            elif fdc_id in self.foods:
                message = gettext_noop("Food %(fdc_id)s stands in line %(first)s already.")
                self._reject("food.csv", line, message, fdc_id=fdc_id, first=self.foods[fdc_id].line)
            else:
                self.foods[fdc_id] = _Draft(kind, fdc_id, line, clean(description), category.strip(), day)
        return other_types

    def _details(self, kind: Kind) -> None:
        file, columns = kind.details
        for _line, (fdc_id, code, *category) in self._rows(file, *columns):
            if food := self.foods.get(fdc_id):
                food.code = code.strip()
                food.category = category[0].strip() if category and category[0] else food.category

    def _other_names(self) -> None:
        """Common and brand names; neither file is in every release."""
        if (self.folder / ADDITIONAL_DESCRIPTIONS).is_file():
            for _line, (fdc_id, text) in self._rows(ADDITIONAL_DESCRIPTIONS, "fdc_id", "additional_food_description"):
                self._other_name(fdc_id, text)
        if (self.folder / "food_attribute.csv").is_file():
            for _line, (fdc_id, text, kind) in self._rows(
                "food_attribute.csv", "fdc_id", "value", "food_attribute_type_id"
            ):
                if kind in NAME_ATTRIBUTES:
                    self._other_name(fdc_id, text)

    def _other_name(self, fdc_id: str, text: str) -> None:
        if (food := self.foods.get(fdc_id)) and (name := clean(text)):
            food.others[name] = None

    def _amounts(self) -> None:
        for line, (fdc_id, nutrient_id, text) in self._rows("food_nutrient.csv", "fdc_id", "nutrient_id", "amount"):
            wanted = WANTED.get(nutrient_id)
            if wanted and text and (food := self.foods.get(fdc_id)):
                self._amount(line, food, wanted, text)

    def _amount(self, line: int, food: _Draft, wanted: Wanted, text: str) -> None:
        value = number(text.strip())
        if value is None:
            message = gettext_noop("“%(found)s” is no number; %(nutrient)s of “%(food)s” stays unknown.")
            return self._reject(
                "food_nutrient.csv", line, message, found=text[:40], nutrient=wanted.nutrient.name, food=food.name
            )
        amount = value * wanted.factor
        if doubt := doubt_about_amount(wanted.nutrient, amount):
            return self.reading.rejected.append(Rejection("food_nutrient.csv", line, doubt))
        known = food.amounts.get(wanted.nutrient.field)
        if known is None or wanted.rank < known[0]:
            food.amounts[wanted.nutrient.field] = (wanted.rank, amount)
        elif known[0] == wanted.rank and known[1] != amount:
            message = gettext_noop("%(nutrient)s of “%(food)s” was given already, with another amount.")
            self._reject("food_nutrient.csv", line, message, nutrient=wanted.nutrient.name, food=food.name)
        return None

    def _units(self) -> dict[str, str]:
        """Measure units by id; only Foundation Foods need them."""
        path = self.folder / "measure_unit.csv"
        needed = any(food.kind.source == "foundation" for food in self.foods.values())
        return dict(self._pairs(path.name, ("id", "name"))) if needed or path.is_file() else {}

    def _portions(self) -> None:
        units = self._units()
        columns = ("seq_num", "amount", "measure_unit_id", "portion_description", "modifier", "gram_weight")
        for line, (fdc_id, order, *measure) in self._rows("food_portion.csv", "fdc_id", *columns):
            if food := self.foods.get(fdc_id):
                self._portion(line, food, number(order), [text.strip() for text in measure], units)

    def _portion(
        self, line: int, food: _Draft, order: float | None, measure: Sequence[str], units: Mapping[str, str]
    ) -> None:
        amount, unit, description, modifier, weight = measure
        reject = partial(self._reject, "food_portion.csv", line)
        for value in (amount, weight):
            if value and (number(value) is None or value.startswith("-")):
                return reject(gettext_noop("“%(found)s” is no amount or weight of a portion."), found=value[:40])
        if unit not in NO_UNIT and unit not in units:
            return reject(gettext_noop("Measure unit %(unit)s is not in measure_unit.csv."), unit=unit[:40])
        unit_name = "" if unit in NO_UNIT else units[unit]
        text = (
            portions.described(clean(description))
            if description
            else portions.measured(number(amount), unit_name, clean(modifier))
        )
        grams = number(weight)
        if not grams or text is None:
            self.reading.skipped_portions += 1
            if description and grams and food.usual_g is None:
                food.usual_g = grams  # FNDDS: what is taken when a person does not say how much
            return None
        portion = PortionRecord(text, grams)
        if doubt := doubt_about_portion(portion):
            return self.reading.rejected.append(Rejection("food_portion.csv", line, doubt))
        return food.portions.append((math.inf if order is None else order, line, portion))

    def _finish(self, groups: Mapping[str, Mapping[str, str]]) -> None:
        newest: dict[str, str] = {}
        latest: dict[tuple[str, str], _Draft] = {}
        for food in self.foods.values():
            newest[food.kind.source] = max(newest.get(food.kind.source, ""), food.published)
            held = latest.setdefault(food.identity, food)
            if (food.published, int(food.fdc_id)) > (held.published, int(held.fdc_id)):
                latest[food.identity] = food
        for food in self.foods.values():
            if latest[food.identity] is not food:
                continue  # an older version of a food that the folder has in a newer one
            record = food.record(newest[food.kind.source], groups[food.kind.data_type].get(food.category, ""))
            if doubt := doubt_about_food(record):
                self.reading.rejected.append(Rejection("food.csv", food.line, doubt))
            else:
                self.reading.records.append(record)
