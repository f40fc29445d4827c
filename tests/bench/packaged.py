"""Packaged foods in any number: a file like Open Food Facts' export, and a database filled from it.

Names and barcodes are Open Food Facts' own where ELECTROLOG_OFF_NAMES, or ../shared/data, has them (818,776 products of
2019, ODbL; for measuring only), and made up otherwise. Amounts are made up in either case.
"""

import lzma
import os
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from foods.barcodes.gtin import check_digit, of_table
from foods.importers import load
from foods.importers.record import FoodRecord, PortionRecord
from foods.nutrients import Amounts

NAMES = Path(
    os.environ.get(
        "ELECTROLOG_OFF_NAMES",
        Path(__file__).resolve().parents[3] / "shared" / "data" / "off" / "off_names_2019_818k.tsv.xz",
    )
)
_MAKERS = ("Alder", "Birch & Sons", "Cedar Farm", "Douglas", "Elmwood", "Fir Foods", "Ginkgo", "Hazel Mill", "")
_KINDS = ("Organic", "Light", "Classic", "Family", "Crunchy", "Smooth", "Roasted", "Sweet", "Salted", "Wholegrain")
_FOODS = ("Crackers", "Yoghurt", "Muesli", "Peanut butter", "Tomato soup", "Biscuits", "Oat drink", "Cheese", "Pasta")
_ADDED = ("with honey", "with sea salt", "vanilla", "chocolate", "paprika", "basil", "lemon", "hazelnut", "")


def products(*, seed: int = 1, real: bool | None = None) -> Iterator[tuple[str, str]]:
    """Barcodes and names without end: the real ones, where they are, then names made of their words or made up."""
    dice = random.Random(seed)
    real = NAMES.is_file() if real is None else real
    if real:
        yield from _real_products()
    names = _varied_names(dice) if real else _made_up_names(dice)
    for number, name in enumerate(names, 1):
        digits = f"29{number:010}"  # 20 to 29 are for use within a shop: nobody's product has them
        yield digits + check_digit(digits), name


def _varied_names(dice: random.Random) -> Iterator[str]:
    """Real names, each with a word of the one before instead of its last or beside it."""
    before = ["Classic"]
    while True:
        for _code, name in _real_products():
            words = name.split()
            kept = words if len(words) == 1 or dice.random() < 0.5 else words[:-1]
            yield " ".join([*kept, dice.choice(before)])
            before = words


def _real_products() -> Iterator[tuple[str, str]]:
    with lzma.open(NAMES, "rt", encoding="utf-8", errors="replace", newline="\n") as lines:
        next(lines)
        for line in lines:
            code, name, *_rest = line.split("\t")
            if name.strip():
                yield code, name.strip()


def _made_up_names(dice: random.Random) -> Iterator[str]:
    while True:
        words = (dice.choice(_KINDS), dice.choice(_FOODS), dice.choice(_ADDED), f"No {dice.randrange(100_000)}")
        yield " ".join(filter(None, words))


def records(foods: int, *, seed: int = 1, real: bool | None = None) -> Iterator[FoodRecord]:
    """`foods` packaged foods: three in four with calcium and sodium, one in ten with magnesium, half with a serving."""
    dice = random.Random(seed)
    for code, name in islice(products(seed=seed, real=real), foods):
        gtin = of_table(code)
        serving = PortionRecord("1 serving", float(dice.randrange(10, 300))) if dice.random() < 0.5 else None
        yield FoodRecord(
            source="open_food_facts",
            source_id=code[:40],
            code=gtin,
            gtin=gtin,
            release="2026-11-01",
            name=name[:300],
            brand=dice.choice(_MAKERS),
            group="",
            amounts=_amounts(dice),
            portions=(serving,) if serving else (),
            usual_portion=serving,
            popularity=float(int(dice.paretovariate(1)) - 1),
        )


def _amounts(dice: random.Random) -> Amounts:
    labelled, measured = dice.random() < 0.75, dice.random() < 0.1
    return Amounts(
        magnesium_mg=round(dice.uniform(5, 150), 1) if measured else None,
        calcium_mg=round(dice.uniform(0, 400), 1) if labelled else None,
        potassium_mg=round(dice.uniform(20, 900), 1) if measured else None,
        energy_kcal=float(dice.randrange(0, 700)) if labelled else None,
        sodium_mg=round(dice.uniform(0, 1500), 1) if labelled else None,
    )


def fill(foods: int, *, seed: int = 1) -> int:
    """Puts `foods` packaged foods into the current database, with their index; how many are new."""
    numbered = enumerate(records(foods, seed=seed), start=1)
    return sum(outcome.new for outcome in load.save_packaged(numbered, _nowhere))


def _nowhere(_place: int) -> None:
    """Nobody goes on from here."""
