"""How fast a file like Open Food Facts' export goes in, how much memory it takes, and how large the database gets."""

import gzip
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from foods.models import Food, Portion
from tests.bench.packaged import products
from tests.bench.report import line

COUNT = 20_000
FULL = 2_000_000

# The export has some 205 columns and 2,700 bytes a line, most of which nobody here reads: they cost time all the same.
_READ = (
    "code",
    "product_name",
    "generic_name",
    "brands",
    "categories_en",
    "main_category_en",
    "countries_tags",
    "serving_size",
    "serving_quantity",
    "unique_scans_n",
    "last_modified_t",
    "energy-kcal_100g",
    "energy_100g",
    "fat_100g",
    "carbohydrates_100g",
    "proteins_100g",
    "salt_100g",
    "sodium_100g",
    "calcium_100g",
    "magnesium_100g",
    "potassium_100g",
    "vitamin-d_100g",
)
_UNREAD = tuple(f"unread_{number}" for number in range(183))
_FULL_COLUMNS = 40  # of those that nobody reads, the ones that have text
_CATEGORIES = ("Snacks", "Dairies", "Breads", "Beverages", "Meals", "Fruits", "Spreads", "Seafood", "en:unknown", "")
_BRANDS = ("Alder", "BIRCH & SONS", "Cedar Farm,Cedar", "Douglas", "Elmwood", "", "")


def write(path: Path, rows: int, *, seed: int = 1) -> None:
    """A gzipped, tab-separated file of `rows` products in the export's layout."""
    dice = random.Random(seed)
    unread = ["\t".join(_unread(dice)) for _ in range(8)]  # few enough to pack as well as the export does
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1, newline="\n") as text:
        text.write("\t".join((*_READ, *_UNREAD)) + "\n")
        for code, name in islice(products(seed=seed), rows):
            text.write("\t".join((code, name.replace("\t", " "), *_values(dice), dice.choice(unread))) + "\n")


def _unread(dice: random.Random) -> Iterator[str]:
    for number in range(len(_UNREAD)):
        yield f"{dice.getrandbits(200):055x}" if number < _FULL_COLUMNS else ""


def _values(dice: random.Random) -> Iterator[str]:
    """What `_READ` names after the name: three in four with a label, one in ten with minerals, half with a serving."""
    category, grams = dice.choice(_CATEGORIES), dice.randrange(5, 400)
    yield from ("", dice.choice(_BRANDS), f"Foods,{category}", category, dice.choice(("en:france", "en:united-states")))
    yield from (f"1 piece ({grams} g)", str(grams)) if dice.random() < 0.5 else ("", "")
    yield str(int(dice.paretovariate(1)) - 1 or "")
    yield str(1_400_000_000 + dice.randrange(300_000_000))
    if dice.random() < 0.75:
        fat, carbohydrate, protein = dice.uniform(0, 30), dice.uniform(0, 50), dice.uniform(0, 20)
        kcal = 9 * fat + 4 * carbohydrate + 4 * protein
        salt = dice.uniform(0, 3)
        amounts = (kcal, kcal * 4.184, fat, carbohydrate, protein, salt, salt / 2.5)
        yield from (f"{amount:.5g}" for amount in amounts)
    else:
        yield from [""] * 7
    yield f"{dice.uniform(0, 0.4):.4g}" if dice.random() < 0.2 else ""
    minerals = dice.random() < 0.1
    yield from (f"{dice.uniform(0, most):.4g}" if minerals else "" for most in (0.1, 0.9, 0.00001))


def measure(rows: int = COUNT) -> None:
    """Imports `rows` products into the current database, then once more, and prints what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "products.csv.gz"
        write(path, rows)
        line(f"file of {rows:,} packaged foods", f"{path.stat().st_size / 1e6:.0f} MB gzipped")
        before, size_before = Food.objects.count(), database_bytes()
        for what in ("import_off", "import_off, the same file again"):
            started = time.process_time()
            seconds = _import(path)
            busy = time.process_time() - started
            line(what, f"{rows / seconds:,.0f} rows/s, {seconds / 60:.1f} minutes, {busy / 60:.1f} of them computing")
        line("foods added", f"{Food.objects.count() - before:,}")
        line("memory at its peak", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
        line("portions of all foods", f"{Portion.objects.count():,}")
        line("database, what packaged foods added", f"{(database_bytes() - size_before) / 1e6:.0f} MB")


def _import(path: Path) -> float:
    started = time.perf_counter()
    errors = sys.stderr if sys.stderr.isatty() else StringIO()
    call_command("import_off", path, stdout=StringIO(), stderr=errors, skip_checks=True)
    return time.perf_counter() - started


def database_bytes() -> int:
    """What the database takes on disk, in bytes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return os.stat(connection.settings_dict["NAME"]).st_size  # noqa: PTH116 (NAME may be text or a path)
