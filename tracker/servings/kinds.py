"""Foods found that are kinds of one food, as one row that opens: nothing twice, and nothing out of reach.

Two foods are kinds of one
- where their names say the same but for the variety ("wild", "sockeye", "Granny Smith"), or
- where they have one head and read the same in the usual portion, in all eight amounts, or
- where they are packaged foods of one name: then only the brand differs.
What the query says of one and not of the other keeps them apart, so that "wild salmon" has a row of its own. What
the person eats stays in sight, and so does what is theirs: own foods and supplements are kinds of nothing.
"""

import re
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from foods.models import Food, FoodSource
from foods.names.qualifiers import NEGATIONS
from foods.names.varieties import head_words, variety_words
from foods.names.wording import fold, fold_word, parts, tokens, words
from foods.nutrients import NUTRIENTS
from tracker.display.amounts import rounded
from tracker.servings.usual_serving import Offered

_PART: Final = re.compile(r",\s+(?![^(]*\))|\s+(?=\()")  # no comma in brackets divides
_Key = tuple[Hashable, ...]


@dataclass(slots=True)
class Kinds:
    """A food and the others that are kinds of it, in the order found."""

    lead: Food
    others: list[Food] = field(default_factory=list)

    @property
    def foods(self) -> list[Food]:
        return [self.lead, *self.others]

    @property
    def differences(self) -> list[tuple[Food, str]]:
        """The others with what tells each of them: what the lead's name does not say, else the whole name.

        Of packaged foods that is the brand.
        """
        told = [_difference(food, self.lead) for food in self.others]
        return [
            (food, said if said and told.count(said) == 1 else food.shown_name)
            for food, said in zip(self.others, told, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class OfferedKind:
    """A kind as it is offered beneath its lead, and what its name says that the lead's does not."""

    offer: Offered
    difference: str


@dataclass(frozen=True, slots=True)
class OfferedKinds:
    """A row of results: the food that stands for it as it is offered, and what it opens to."""

    lead: Offered
    others: Sequence[OfferedKind] = ()


def folded(foods: Sequence[Food], query: str, eaten: Collection[int] = ()) -> list[Kinds]:
    """The foods in rows, each row where its first food stands.

    One of the foods with the ids `eaten` leads its row, and two never share one; else the plainest name leads, which
    says no variety and least besides.
    """
    rows: list[list[Food]] = []
    by_key: dict[_Key, list[Food]] = {}
    seen: set[_Key] = set()
    asked = _Asked(query)
    for food in foods:
        if food.is_packaged and not seen.isdisjoint(twice := _twice(food)):
            continue
        seen.update(twice if food.is_packaged else ())
        keys = list(_keys(food, asked.met_by(food)))
        row = next((by_key[key] for key in keys if key in by_key), None)
        if row is None or (food.pk in eaten and any(other.pk in eaten for other in row)):
            rows.append(row := [])
        row.append(food)
        for key in keys:
            by_key.setdefault(key, row)
    return [_led(row, eaten) for row in rows]


def _led(row: list[Food], eaten: Collection[int]) -> Kinds:
    lead = min(row, key=lambda food: (food.pk not in eaten, _read(food.shown_name).length))
    return Kinds(lead, [food for food in row if food is not lead])


@dataclass(frozen=True, slots=True)
class _Name:
    """What a name says: its words, those that tell a variety, those of its head without these, and what it denies."""

    words: frozenset[str]
    varieties: frozenset[str]
    head: frozenset[str]
    refused: frozenset[tuple[str, ...]]  # "no salt, with fat"
    length: tuple[int, int]  # how many words tell a variety, and how many there are


@lru_cache(maxsize=8192)  # the same foods are found at every letter typed
def _read(name: str) -> _Name:
    said, varieties = words(name), variety_words(name)
    refused = frozenset(tuple(part) for part in parts(name) if not NEGATIONS.isdisjoint(part))
    head = head_words(name, varieties)
    return _Name(frozenset(said), varieties, head, refused, (len(varieties), len(said)))


class _Asked:
    """The words of a query, the last of which may be unfinished."""

    def __init__(self, query: str) -> None:
        typed = tokens(query)
        self.words = frozenset(map(fold_word, typed))
        self.stem = typed[-1] if typed and not query[-1:].isspace() else ""

    def met_by(self, food: Food) -> frozenset[str]:
        """What of the query this food's name says."""
        said = tokens(f"{food.shown_name} {food.brand}")
        met = self.words.intersection(map(fold_word, said))
        begun = self.stem and any(word.startswith(self.stem) for word in said)
        return met | {self.stem} if begun else met


def _keys(food: Food, met: frozenset[str]) -> Iterator[_Key]:
    """What a food shares with its kinds, each of them enough; nothing of what is a person's own."""
    if food.source == FoodSource.OWN or food.is_supplement:
        return
    name = _read(food.shown_name)
    varieties = frozenset() if food.is_packaged else name.varieties
    yield food.is_packaged, name.words - varieties, name.refused, met
    if not food.is_packaged:
        yield name.head, met, _as_read(food)


def _twice(food: Food) -> set[_Key]:
    """What no two packaged foods may have in common: a barcode, or all that a row shows of them."""
    shown = ("row", fold(food.shown_name), fold(food.brand), food.portion_text, _as_read(food))
    return {shown, ("barcode", food.gtin)} if food.gtin else {shown}


def _as_read(food: Food) -> _Key:
    """The weight of the usual portion and the amounts in it, rounded as they are shown."""
    read = zip(NUTRIENTS, food.usual_amounts, strict=True)
    amounts = (None if amount is None else rounded(amount, nutrient.decimals) for nutrient, amount in read)
    return food.portion_g, *amounts


def offered_kinds(rows: Sequence[Kinds], offers: Sequence[Offered]) -> list[OfferedKinds]:
    """The rows with each food as it is offered."""
    by_food = {offer.food.pk: offer for offer in offers}
    return [
        OfferedKinds(by_food[row.lead.pk], [OfferedKind(by_food[food.pk], said) for food, said in row.differences])
        for row in rows
    ]


def _difference(food: Food, lead: Food) -> str:
    if food.is_packaged:
        return food.brand
    known = frozenset(words(lead.shown_name))
    first, *rest = _PART.split(food.shown_name)
    head = [word for word in first.split() if not known.issuperset(words(word))]
    told = [" ".join(head), *(part for part in rest if not known.issuperset(words(part)))]
    said = ", ".join(filter(None, told)).replace(", (", " (")
    return said[:1].upper() + said[1:]
