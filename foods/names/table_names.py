"""The names of a whole food table: what foods are called in it, and in which kinds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from foods.names.index_names import called, index_name
from foods.names.qualifiers import FOODS_TOO, QUALIFIERS
from foods.names.wording import words

_SPICES: Final = ["spice"]  # a shelf
_A_FOOD: Final = 300.0  # survey reports: what is eaten oftener is a food of its own


class NamedFood(NamedTuple):
    """A food, its name as the index keeps it, and about how often it was reported."""

    food_id: int
    name: str
    reports: float


@dataclass(frozen=True, slots=True)
class TableNames:
    """The names of a table.

    `named` are the foods by their names' words in alphabetical order, `kinds` the words that follow in names what a
    food is called ("bread": "rye toasted"), `eaten` how often what is called so was reported, `heads` the words that
    are head words of some food with the reports of the one reported most, `callings` all words of what foods are
    called, `seasonings` those of spices, `company` all words that stand in names with a head word, and `reports` those
    of each food.
    """

    named: Mapping[tuple[str, ...], Sequence[NamedFood]]
    kinds: Mapping[frozenset[str], Sequence[frozenset[str]]]
    eaten: Mapping[frozenset[str], float]
    heads: Mapping[str, float]
    callings: frozenset[str]
    seasonings: frozenset[str]
    company: Mapping[str, frozenset[str]]
    reports: Mapping[int, float]

    @classmethod
    def of(cls, foods: Iterable[NamedFood]) -> Self:
        named: defaultdict[tuple[str, ...], list[NamedFood]] = defaultdict(list)
        kinds: defaultdict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
        eaten: defaultdict[frozenset[str], float] = defaultdict(float)
        heads: defaultdict[str, float] = defaultdict(float)
        callings: set[str] = set()
        seasonings: set[str] = set()
        company: defaultdict[str, set[str]] = defaultdict(set)
        reports: dict[int, float] = {}
        for food in foods:
            subject, later, on_shelf = called(food.name)
            named[tuple(sorted(word for word in food.name.replace(",", "").split() if word != "with"))].append(food)
            kinds[frozenset(subject)].append(frozenset(word for part in later for word in part))
            eaten[frozenset(subject)] += food.reports
            calling = later[0] if on_shelf and later else subject
            for head in calling[-1:]:
                heads[head] = max(heads[head], food.reports)
                company[head].update(food.name.replace(",", "").split())
            callings.update(calling)
            seasonings.update(calling if subject == _SPICES else ())
            reports[food.food_id] = food.reports
        return cls(
            named=dict(named),
            kinds=dict(kinds),
            eaten=dict(eaten),
            heads=dict(heads),
            callings=frozenset(callings),
            seasonings=frozenset(seasonings),
            company={head: frozenset(found) for head, found in company.items()},
            reports=reports,
        )

    def foods_named(self, text: str) -> list[int]:
        """The ids of the foods whose names are these words, those that have them in this order first."""
        name = index_name(text)
        found = self.named.get(tuple(sorted(words(text))), ())
        return [food.food_id for food in sorted(found, key=lambda food: food.name != name)]

    def is_list(self, text: str, texts: Sequence[str]) -> bool:
        """Whether each of the texts that commas divide is a food that people often eat and all of it is no name in its
        order: "eggs, noodles" is a list, "tortilla, corn" is a name.
        """
        in_order = words(text)
        if any(words(food.name) == in_order for food in self.named.get(tuple(sorted(in_order)), ())):
            return False
        return all(self.eaten.get(frozenset(words(each)), 0.0) >= _A_FOOD for each in texts)

    def is_kind(self, subject: str, further: Sequence[str]) -> bool:
        """Whether what stands behind the first comma goes on with a food's name ("bread", ["rye", "toasted"]) and is
        no list of foods ("rice", ["beans"]).
        """
        parts = [frozenset(words(part)) for part in further]
        if any(self.eaten.get(part, 0.0) >= _A_FOOD for part in parts):
            return False
        rest = frozenset[str]().union(*parts) - (QUALIFIERS - FOODS_TOO)
        return any(rest <= kind for kind in self.kinds.get(frozenset(words(subject)), ()))
