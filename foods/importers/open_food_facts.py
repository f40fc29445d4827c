"""Reads Open Food Facts' CSV export (tab-separated, often gzipped, any size) into food records.

Amounts there are per 100 g, or per 100 ml of a drink, and in grams, energy in kcal and kJ. Millilitres are taken for
grams, in the amounts as in the serving, so that a serving has what its label says; weighing a drink of another density
than water is off by that. What the people who type labels in got wrong is dropped value by value (foods.importers.
plausible), and what no label states stays unknown: a product without any figure can still be found by its barcode.

Since 2026 the export also has amounts that Open Food Facts works out from the list of ingredients and mean foods, in
the same columns and without a mark (openfoodfacts-server, pull request 13002). They know nothing of what was added:
fortified margarine gets no vitamin D. They are no measurement and no statement of a label, so they stay unknown unless
asked for; such products are known by what no label states, their water and each of their sugars.

https://world.openfoodfacts.org/data, Open Database License (ODbL) 1.0
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from foods.barcodes import gtin
from foods.importers import off_search, packaging
from foods.importers.packed import lines, split
from foods.importers.record import MAX_GROUP, MAX_SOURCE_ID, FoodRecord, TableError, number
from foods.importers.tables import Progress, unwatched
from foods.importers.tally import Tally
from foods.nutrients import ENERGY, NUTRIENTS, SODIUM, Amounts, Nutrient, gettext_noop
from foods.plausible import (
    KJ_PER_KCAL,
    SODIUM_IN_SALT,
    Macronutrients,
    Reason,
    doubt,
    doubt_about_energy,
    energy_of_two,
)

SOURCE: Final = "open_food_facts"
ATTRIBUTION: Final = "Open Food Facts contributors, Open Database License (ODbL) 1.0"

_IN_A_GRAM: Final = {"mg": 1e3, "µg": 1e6, "g": 1.0}
_DIGITS: Final = 6  # significant ones; the export has up to fifteen, of conversions


class _Column(NamedTuple):
    """A column of grams, and the factor that makes it an amount of `nutrient`."""

    name: str
    nutrient: Nutrient
    factor: float


# Of the columns of one nutrient, the first with an amount that can be counts.
_NUTRIENT_COLUMNS: Final = (
    *(
        _Column(f"{nutrient.key.replace('_', '-')}_100g", nutrient, _IN_A_GRAM[nutrient.unit])
        for nutrient in NUTRIENTS
        if nutrient is not ENERGY
    ),
    _Column("salt_100g", SODIUM, _IN_A_GRAM["mg"] * SODIUM_IN_SALT),
)
_ENERGY_COLUMNS: Final = (
    ("energy-kcal_100g", 1.0),
    ("energy-kj_100g", 1 / KJ_PER_KCAL),
    ("energy_100g", 1 / KJ_PER_KCAL),
)
# What comes with an estimate, and of how many of these it takes to know one.
_ESTIMATE_COLUMNS: Final = (
    "water_100g",
    "sucrose_100g",
    "glucose_100g",
    "fructose_100g",
    "galactose_100g",
    "lactose_100g",
    "maltose_100g",
    "starch_100g",
)
_ESTIMATE_FROM: Final = 5
# What labels must state; the rest of an estimated product's amounts is the estimate's.
_STATED_ANYWAY: Final = frozenset({ENERGY, SODIUM})
_MACRONUTRIENT_COLUMNS: Final = ("fat_100g", "proteins_100g", "carbohydrates_100g", "alcohol_100g")
_REQUIRED: Final = ("code", "product_name")
_TEXT_COLUMNS: Final = (
    "generic_name",
    "brands",
    "main_category_en",
    "categories_en",
    "pnns_groups_2",
    "serving_size",
    "serving_quantity",
    "unique_scans_n",
    "last_modified_t",
    "no_nutrition_data",
    "countries_tags",
    "countries_en",
)
_COLUMNS: Final = (
    *_REQUIRED,
    *_TEXT_COLUMNS,
    *(column.name for column in _NUTRIENT_COLUMNS),
    *(name for name, _factor in _ENERGY_COLUMNS),
    *_MACRONUTRIENT_COLUMNS,
    *_ESTIMATE_COLUMNS[1:],
)
_UNREADABLE: Final = "\N{REPLACEMENT CHARACTER}"
_NO_GROUP: Final = {"", "unknown", "undefined", "null"}


def read(
    path: Path,
    tally: Tally,
    *,
    progress: Progress = unwatched,
    after: int = 0,
    country: str = "",
    with_estimates: bool = False,
) -> Iterator[tuple[int, FoodRecord]]:
    """The products in the export at `path`, each with the line it begins on; only those beyond line `after`.

    `country` ("france", "united-states") leaves out products that are not said to be sold there; `with_estimates` takes
    over what Open Food Facts worked out from ingredients. What is left out or
    dropped goes to `tally`. Raises TableError, one sentence, when the file is no such export, cannot be read or is cut
    short; the products before that point have been given by then.
    """
    rows = split(lines(path, progress), off_search.is_export)
    reader = _Reader(path.name, next(rows, (1, []))[1], tally, country.casefold().replace(" ", "-"), with_estimates)
    try:
        for line, row in rows:
            if line > after and (record := reader.record(line, row)):
                yield line, record
    except csv.Error as error:
        message = gettext_noop("%(file)s cannot be read as CSV (%(error)s): take the export as it was downloaded.")
        raise TableError(message, file=path.name, error=str(error)) from None


class _Reader:
    """Turns the rows of one file into records."""

    def __init__(self, file: str, header: Sequence[str], tally: Tally, country: str, with_estimates: bool) -> None:
        places = {name.strip().casefold(): place for place, name in enumerate(header)}
        self._searched = list(places) if off_search.is_export(list(places)) else []
        missing = [name for name in _REQUIRED if name not in places and not self._searched]
        if missing or (not self._searched and not any(name.endswith("_100g") for name in places)):
            message = gettext_noop(
                "%(file)s is no export of Open Food Facts: it has no column %(columns)s. "
                "Download the CSV export from https://world.openfoodfacts.org/data."
            )
            raise TableError(message, file=file, columns=", ".join(missing) or "…_100g")
        self._names = [name for name in _COLUMNS if name in places]
        self._chosen = itemgetter(*(places[name] for name in self._searched or self._names))
        self._width = len(header)
        self._absent = dict.fromkeys(_COLUMNS, "")
        self._tally, self._country, self._with_estimates = tally, country, with_estimates

    def record(self, line: int, row: Sequence[str]) -> FoodRecord | None:
        """The product in `row`, None if it is left out."""
        if len(row) != self._width:
            if any(row):
                message = gettext_noop("The row has %(found)s fields, the header %(needed)s.")
                self._tally.row(line, message, found=len(row), needed=self._width)
            return None
        values = self._values(row)
        if self._country and not self._is_sold_there(values):
            self._tally.elsewhere += 1
            return None
        brand = packaging.brand(values["brands"].split(",")[0])
        name = packaging.name(values["product_name"], brand)
        code = values["code"].strip()
        if not name:
            self._tally.row(line, gettext_noop("The product has no name."))
        elif _UNREADABLE in name + brand:
            message = gettext_noop("“%(found)s” is in another encoding: save the file as UTF-8 and import it again.")
            self._tally.row(line, message, found=name[:40].replace(_UNREADABLE, "?"))
        elif not code or len(code) > MAX_SOURCE_ID or not code.isascii() or not code.isdecimal():
            self._tally.row(
                line, gettext_noop("“%(found)s” is no code of a product."), found=packaging.clean(code)[:40]
            )
        else:
            return self._product(line, values, code, name, brand)
        return None

    def _values(self, row: Sequence[str]) -> dict[str, str]:
        if self._searched:
            return self._absent | off_search.values(dict(zip(self._searched, self._chosen(row), strict=True)))
        return self._absent | dict(zip(self._names, self._chosen(row), strict=True))

    def _is_sold_there(self, values: dict[str, str]) -> bool:
        named = values["countries_tags"] or values["countries_en"]
        return any(
            tag.strip().casefold().replace(" ", "-").rpartition(":")[2] == self._country for tag in named.split(",")
        )

    def _product(self, line: int, values: dict[str, str], code: str, name: str, brand: str) -> FoodRecord:
        barcode = gtin.of_table(code)
        self._tally.without_barcode += not barcode
        amounts = Amounts() if values["no_nutrition_data"] == "on" else self._amounts(line, values)
        self._tally.without_amounts += not any(amount is not None for amount in amounts)
        serving = packaging.serving(values["serving_size"], number(values["serving_quantity"]))
        self._tally.skipped_portions += serving is None and bool(values["serving_size"])
        other = packaging.clean(values["generic_name"])
        return FoodRecord(
            source=SOURCE,
            source_id=code,
            code=gtin.worldwide(barcode),
            gtin=barcode,
            release=_date(values["last_modified_t"]),
            name=name,
            brand=brand,
            group=_group(values),
            amounts=amounts,
            alternate_names=other if other.casefold() != name.casefold() else "",
            portions=(serving,) if serving else (),
            usual_portion=serving,
            popularity=_scans(values["unique_scans_n"]),
        )

    def _amounts(self, line: int, values: dict[str, str]) -> Amounts:
        found: dict[str, float] = {}
        doubts: dict[Nutrient, Reason] = {}
        estimated = not self._with_estimates and _is_estimated(values)
        self._tally.estimated += estimated
        for name, nutrient, factor in _NUTRIENT_COLUMNS:
            text = values[name]
            if not text or nutrient.field in found or (estimated and nutrient not in _STATED_ANYWAY):
                continue
            amount = number(text)
            if amount is None:
                doubts.setdefault(nutrient, _no_number(nutrient, text))
            elif reason := doubt(nutrient, amount * factor):
                doubts.setdefault(nutrient, reason)
            else:
                found[nutrient.field] = _rounded(amount * factor)
        energy = self._energy(values, doubts)
        if energy is not None:
            found[ENERGY.field] = _rounded(energy)
        for nutrient, reason in doubts.items():
            if nutrient.field not in found:
                self._tally.value(line, reason)
        return Amounts(**found)

    def _energy(self, values: dict[str, str], doubts: dict[Nutrient, Reason]) -> float | None:
        """kcal in 100 g from the first column with an energy that can be, where the next does not contradict it."""
        stated = [(values[name], factor) for name, factor in _ENERGY_COLUMNS if values[name]]
        if not stated:
            return None
        macronutrients = Macronutrients(*(number(values[name]) for name in _MACRONUTRIENT_COLUMNS))
        possible: list[float] = []
        for text, factor in stated:
            energy = number(text)
            if energy is None:
                doubts.setdefault(ENERGY, _no_number(ENERGY, text))
            elif reason := doubt_about_energy(energy * factor, macronutrients):
                doubts.setdefault(ENERGY, reason)
            else:
                possible.append(energy * factor)
        if len(possible) < 2 or len(possible) < len(stated):
            return possible[0] if possible else None
        decided = energy_of_two(possible[0], possible[1], macronutrients)
        if decided is None:
            params = {"nutrient": ENERGY.name, "kcal": f"{possible[0]:.4g}", "other": f"{possible[1]:.4g}"}
            message = gettext_noop("%(kcal)s kcal and the kJ of %(other)s kcal contradict each other.")
            doubts.setdefault(ENERGY, Reason(message, params))
        return decided


def _is_estimated(values: dict[str, str]) -> bool:
    return bool(values["water_100g"]) and sum(bool(values[name]) for name in _ESTIMATE_COLUMNS) >= _ESTIMATE_FROM


def _no_number(nutrient: Nutrient, text: str) -> Reason:
    message = gettext_noop("“%(found)s” is no number; %(nutrient)s stays unknown.")
    return Reason(message, {"found": packaging.clean(text)[:40], "nutrient": nutrient.name})


def _rounded(amount: float) -> float:
    return float(f"{amount:.{_DIGITS}g}")


def _date(seconds: str) -> str:
    """The day (ISO, UTC) of a Unix time, "" where there is none."""
    if not (seconds.isascii() and seconds.isdecimal()) or len(seconds) > 11:
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()


def _scans(text: str) -> float:
    """How many people scanned the product; nobody is known to have where the export is silent."""
    scans = number(text)
    return scans if scans is not None and scans > 0 else 0.0


def _group(values: dict[str, str]) -> str:
    """The narrowest category with an English name; tags of other languages ("de:brote") are no words for a person."""
    categories = [values["pnns_groups_2"], *values["categories_en"].split(","), values["main_category_en"]]
    for category in map(packaging.clean, reversed(categories)):
        if category.casefold() not in _NO_GROUP and category[2:3] != ":":
            return packaging.shortened(category, MAX_GROUP)
    return ""
