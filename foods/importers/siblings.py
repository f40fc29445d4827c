"""Household measures that a food lacks in one of USDA's tables and has in another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from foods.importers.record import FoodRecord, PortionRecord
from foods.names.wording import words

_LACKING: Final = "foundation"  # gives most foods in label reference amounts only
_GIVING: Final = "sr_legacy"
_NO_MEASURE: Final = re.compile(r"label|^100 ml$")
_SURVEYED: Final = "fndds"  # gives most foods in one size only
# Measures of what is whole, in sizes, and in which it is sold; of cuts and cups the survey has its own.
_WHOLE: Final = re.compile(r"^1 .*\b(small|large|head|bunch)\b(?!.*\b(mini|package|order|bag)\b)")
_CUT: Final = re.compile(r"cup|slice|strip|ring|wedge|piece|tbsp|thick|leaf|floweret|mini|\boz\b")
_SIZE: Final = re.compile(r"\b(extra small|extra large|small|large|head|bunch)\b")


def with_siblings_portions(records: Iterable[FoodRecord]) -> Iterator[FoodRecord]:
    """`records`; those of Foundation Foods without a household measure get those of SR Legacy of the same number.

    Both tables number a food alike (NDB number), and a cup of it weighs the same.
    """
    records = list(records)
    measures = {record.code: record.portions for record in records if record.source == _GIVING}
    for record in records:
        lacks = record.source == _LACKING and all(_NO_MEASURE.search(portion.text) for portion in record.portions)
        given = measures.get(record.code, ()) if lacks else ()
        yield replace(record, portions=(*given, *record.portions)) if given else record


def with_namesakes_sizes(records: Iterable[FoodRecord], others: Iterable[FoodRecord] = ()) -> Iterator[FoodRecord]:
    """`records`; those of the survey get the sizes that they lack of a food that SR Legacy calls by the same words.

    "Onions, raw" of FNDDS has no small onion, "Onions, raw" of SR Legacy has; it may be among the `others`. The portion
    offered first stays.
    """
    records = list(records)
    sizes: dict[frozenset[str], tuple[PortionRecord, ...]] = {}
    for record in (*records, *others):
        if record.source == _GIVING:
            whole = (p for p in record.portions if _WHOLE.search(p.text) and not _CUT.search(p.text))
            sizes.setdefault(frozenset(words(record.name)), tuple(whole))
    for record in records:
        given = sizes.get(frozenset(words(record.name)), ()) if record.source == _SURVEYED else ()
        has = {size for portion in record.portions for size in _SIZE.findall(portion.text)}
        lacked = tuple(portion for portion in given if has.isdisjoint(_SIZE.findall(portion.text)))
        yield replace(record, portions=(*record.portions, *lacked)) if lacked else record
