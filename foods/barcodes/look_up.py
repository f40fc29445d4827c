"""Foods by the number of their barcode."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db.models import Case, IntegerField, Value, When

from foods.barcodes.gtin import GtinError, readings
from foods.models import Food, FoodSource

SHORTEST: Final = 8  # with fewer digits, what stands in a search box is as likely something else
LONGEST: Final = 14
_DIGITS_IN_GROUPS: Final = re.compile(r"[\d\s\-‐-―−]+")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a barcode's number leads to: its foods, or what is wrong with it (a key of gtin.MESSAGES, else "")."""

    foods: tuple[Food, ...] = ()
    problem: str = ""


def is_number(text: str) -> bool:
    """Whether `text` is nothing but 8 to 14 digits, perhaps in groups: no words of a food."""
    return bool(_DIGITS_IN_GROUPS.fullmatch(text)) and SHORTEST <= sum(map(str.isdecimal, text)) <= LONGEST


def look_up(text: str, *, user_id: int | None) -> Lookup:
    """The foods whose barcode `text` is, as `foods_with` orders them."""
    try:
        gtins = readings(text)
    except GtinError as error:
        return Lookup(problem=error.code)
    return Lookup(foods=tuple(foods_with(gtins, user_id=user_id)))


def foods_with(gtins: Collection[str], *, user_id: int | None) -> list[Food]:
    """The foods with one of these numbers of 14 digits: this person's own, then each table's newest record of them.

    Tables come in the order of their release, newest first.
    """
    own_first = Case(When(source=FoodSource.OWN, then=Value(0)), default=Value(1), output_field=IntegerField())
    # SQLite takes the index of barcodes only where the query repeats the index's own condition.
    with_barcode = Food.objects.visible_to(user_id).exclude(gtin="")
    present = with_barcode.filter(gtin__in=gtins, archived_at__isnull=True)
    newest: dict[tuple[str, str], Food] = {}
    for food in present.order_by(own_first, "-release", "-id"):
        record = str(food.pk) if food.source == FoodSource.OWN else food.gtin
        newest.setdefault((food.source, record), food)
    return list(newest.values())
