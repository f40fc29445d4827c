"""Reads the Branded Foods of a FoodData Central folder: two million foods and their 25 million nutrient rows.

The files are in no order that could be relied on, so what matters of them is first put into a database of its own in
the temporary folder (TMPDIR, some hundred megabytes) and read from there food by food: memory stays small.

Amounts are per 100 g, or per 100 ml where the serving is in ml. Millilitres are taken for grams in the amounts as in
the serving, so that a serving has what its label says; weighing a drink of another density than water is off by that.
A food is known by its barcode: of several records with one barcode the latest modified counts.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from foods.barcodes import gtin
from foods.importers import packaging
from foods.importers.fdc_layout import WANTED, iso_date
from foods.importers.record import MAX_GROUP, FoodRecord, Rejection, TableError, number
from foods.importers.tables import Names, Progress, rows, unwatched
from foods.importers.tally import Tally
from foods.nutrients import NUTRIENTS, Amounts, gettext_noop
from foods.plausible import doubt

SOURCE: Final = "branded"
DATA_TYPE: Final = "branded_food"
DETAILS: Final = "branded_food.csv"

_GRAMS: Final = {"g", "grm", "gm"}
_MILLILITRES: Final = {"ml", "mlt"}
_HIGHEST_ID: Final = 1 << 62
_CACHE_KIB: Final = 64 * 1024
_TABLES: Final = """
    CREATE TABLE food (fdc_id INTEGER PRIMARY KEY, line INTEGER, name TEXT, published TEXT);
    CREATE TABLE details (
        fdc_id INTEGER PRIMARY KEY, gtin TEXT, code TEXT, modified TEXT, brand_name TEXT, brand_owner TEXT,
        category TEXT, serving TEXT, unit TEXT, household TEXT);
    CREATE TABLE amount (fdc_id INTEGER, place INTEGER, rank INTEGER, amount REAL);
    """
_DROP_OLDER: Final = """
    DELETE FROM food WHERE fdc_id IN (
        SELECT fdc_id FROM (
            SELECT fdc_id, row_number() OVER (PARTITION BY code ORDER BY modified DESC, fdc_id DESC) AS age
            FROM food JOIN details USING (fdc_id) WHERE code <> '')
        WHERE age > 1)
    """
_FOODS: Final = """
    SELECT fdc_id, line, name, published, gtin, code, modified, brand_name, brand_owner, category, serving, unit,
        household
    FROM food LEFT JOIN details USING (fdc_id) WHERE fdc_id > ? ORDER BY fdc_id
    """
_AMOUNTS: Final = """
    SELECT fdc_id, place, amount FROM amount WHERE fdc_id > ? ORDER BY fdc_id, place, rank DESC, amount
    """


def is_in(folder: Path) -> bool:
    """Whether `folder` has Branded Foods."""
    return (folder / DETAILS).is_file()


def files(folder: Path) -> tuple[Path, ...]:
    """What `read` reads in `folder`."""
    return folder / "food.csv", folder / DETAILS, folder / "food_nutrient.csv"


def read(
    folder: Path, tally: Tally, *, progress: Progress = unwatched, after: int = 0
) -> Iterator[tuple[int, FoodRecord]]:
    """The branded foods in `folder` by ascending FDC number, each with that number; only those above `after`.

    What is left out or dropped goes to `tally`. Raises TableError, one sentence, before the first food when a file or
    column is missing or unreadable, or no branded food is in the folder.
    """
    try:
        with _staging() as staging:
            _Stager(folder, staging, tally, progress).fill()
            tally.expected = staging.execute("SELECT count(*) FROM food WHERE fdc_id > ?", [after]).fetchone()[0]
            yield from _records(staging, tally, after)
    except sqlite3.OperationalError as error:
        message = gettext_noop("The temporary folder %(folder)s cannot hold the foods (%(error)s): set TMPDIR.")
        raise TableError(message, folder=tempfile.gettempdir(), error=str(error)) from None


@contextmanager
def _staging() -> Iterator[sqlite3.Connection]:
    """An empty database that need not survive a crash. Its file has no name once it is open, so no kill leaves it."""
    with tempfile.TemporaryDirectory(prefix="electrolog-branded-") as folder:
        staging = sqlite3.connect(Path(folder) / "staging.sqlite3", isolation_level=None)
        staging.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{_CACHE_KIB}; {_TABLES}"
        )
    with closing(staging):
        yield staging


class _Stager:
    """Puts the rows of the files into the staging database."""

    def __init__(self, folder: Path, staging: sqlite3.Connection, tally: Tally, progress: Progress) -> None:
        self._folder, self._staging, self._tally, self._progress = folder, staging, tally, progress

    def fill(self) -> None:
        self._staging.execute("BEGIN")
        self._staging.executemany("INSERT OR IGNORE INTO food VALUES (?, ?, ?, ?)", self._foods())
        self._staging.executemany(
            "INSERT OR REPLACE INTO details VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._details()
        )
        self._staging.executemany("INSERT INTO amount VALUES (?, ?, ?, ?)", self._amounts())
        self._tally.older = self._staging.execute(_DROP_OLDER).rowcount
        self._staging.execute("COMMIT")
        if self._staging.execute("SELECT NOT EXISTS (SELECT 1 FROM food)").fetchone()[0]:
            message = gettext_noop("food.csv in %(folder)s has no food of the type %(type)s.")
            raise TableError(message, folder=str(self._folder), type=DATA_TYPE)

    def _rows(self, file: str, *columns: Names) -> Iterator[tuple[int, list[str]]]:
        for line, values in rows(self._folder / file, columns, self._reject, self._progress):
            yield line, [value.strip() for value in values]

    def _reject(self, rejection: Rejection) -> None:
        self._tally.rows.add(rejection)

    def _foods(self) -> Iterator[tuple[int, int, str, str]]:
        columns = ("fdc_id", "data_type", "description", "publication_date")
        for line, (fdc_id, data_type, description, published) in self._rows("food.csv", *columns):
            if data_type != DATA_TYPE:
                continue
            key = _key(fdc_id)
            if key is None:
                message = gettext_noop("“%(found)s” is no FDC number.")
                self._tally.row(line, message, file="food.csv", found=fdc_id[:40])
            else:
                yield key, line, description, iso_date(published) or ""

    def _details(self) -> Iterator[tuple[int | str, ...]]:
        columns = (
            "gtin_upc",
            "modified_date",
            "brand_name",
            "brand_owner",
            "branded_food_category",
            "serving_size",
            "serving_size_unit",
            "household_serving_fulltext",
        )
        for _line, (fdc_id, barcode, modified, *others) in self._rows(DETAILS, "fdc_id", *columns):
            if (key := _key(fdc_id)) is not None:
                found = gtin.of_table(barcode)
                yield key, found, gtin.worldwide(found), iso_date(modified) or "", *others

    def _amounts(self) -> Iterator[tuple[int, int, int, float]]:
        places = {nutrient: place for place, nutrient in enumerate(NUTRIENTS)}
        columns = ("fdc_id", "nutrient_id", "amount")
        for line, (fdc_id, nutrient_id, text) in self._rows("food_nutrient.csv", *columns):
            wanted = WANTED.get(nutrient_id)
            if not wanted or not text or (key := _key(fdc_id)) is None:
                continue
            value = number(text)
            if value is None:
                message = gettext_noop("“%(found)s” is no number; %(nutrient)s stays unknown.")
                self._tally.row(line, message, file="food_nutrient.csv", found=text[:40], nutrient=wanted.nutrient.name)
            elif reason := doubt(wanted.nutrient, value * wanted.factor):
                self._tally.values.add(Rejection("food_nutrient.csv", line, reason))
            else:
                yield key, places[wanted.nutrient], wanted.rank, value * wanted.factor


def _key(fdc_id: str) -> int | None:
    return key if fdc_id.isascii() and fdc_id.isdecimal() and (key := int(fdc_id)) < _HIGHEST_ID else None


def _records(staging: sqlite3.Connection, tally: Tally, after: int) -> Iterator[tuple[int, FoodRecord]]:
    amounts = groupby(staging.execute(_AMOUNTS, [after]), key=itemgetter(0))
    waiting = next(amounts, None)
    for fdc_id, line, *texts in staging.execute(_FOODS, [after]):
        while waiting and waiting[0] < fdc_id:
            waiting = next(amounts, None)
        # Ordered by rank descending: of several ids of one nutrient the preferred one is set last.
        stated = {place: amount for _id, place, amount in waiting[1]} if waiting and waiting[0] == fdc_id else {}
        if record := _record(fdc_id, line, [text or "" for text in texts], stated, tally):
            yield fdc_id, record


def _record(fdc_id: int, line: int, texts: list[str], stated: dict[int, float], tally: Tally) -> FoodRecord | None:
    description, published, barcode, code, modified, brand_name, brand_owner, category, size, unit, household = texts
    brand = packaging.brand(brand_name, brand_owner)
    name = packaging.name(description, brand)
    if not name:
        tally.row(line, gettext_noop("The food has no name."), file="food.csv")
        return None
    in_ml = unit.casefold() in _MILLILITRES
    weighed = in_ml or unit.casefold() in _GRAMS  # others ("5 MG, 1 tsp") are slips: we do not guess
    serving = packaging.serving(household, number(size), in_ml=in_ml) if weighed else None
    tally.skipped_portions += serving is None and bool(size or household)
    tally.without_barcode += not barcode
    tally.without_amounts += not stated
    return FoodRecord(
        source=SOURCE,
        source_id=str(fdc_id),
        code=code,
        gtin=barcode,
        release=modified or published,
        name=name,
        brand=brand,
        group=packaging.shortened(packaging.clean(category), MAX_GROUP),
        amounts=Amounts(*(stated.get(place) for place in range(len(NUTRIENTS)))),
        portions=(serving,) if serving else (),
        usual_portion=serving,
    )
