"""Household measures that a food lacks in one of USDA's tables and has in another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from foods.importers.record import FoodRecord

_LACKING: Final = "foundation"  # gives most foods in label reference amounts only
_GIVING: Final = "sr_legacy"
_NO_MEASURE: Final = re.compile(r"label|^100 ml$")


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
