"""Finding foods by name, in two tiers: first what plain words mean and what the person eats, then packaged foods.

foods.search.index fetches candidates and foods.search.ranking orders them, so SQLite's FTS5 and PostgreSQL's full text
give the same foods in the same order.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import islice
from typing import Final

from django.db import transaction

from foods.models import Food
from foods.models.food import foods_by_id
from foods.names.asked import Slot, meant, meant_cooked, near, reread, slots
from foods.names.vocabulary import Vocabulary
from foods.names.wording import tokens, words
from foods.search import index as search_index
from foods.search.engines import Asked, Term
from foods.search.guesses import MISSPELT, forgiving, informed, relaxed
from foods.search.known import forget_words, known
from foods.search.meeting import stems
from foods.search.ranking import Candidate, ordered
from foods.search.understanding import understand

MAX_COMPLETIONS: Final = 12  # of an unfinished word: every word in "b" would match half the table
MAX_BOOSTED: Final = 100
SHORTEST_WORD: Final = 3  # "c" is a word of names too (vitamin C), but whoever types it goes on
SHORTEST_BEGINNING: Final = 4  # of rare words: shorter ones begin too many
MOST_BEGUN: Final = 2_000  # foods with words that begin so; beyond, only the known ones of these words are looked for
_JOINTS: Final = frozenset({"and", "with", "on"})
_REFUSAL: Final = re.compile(r"\b(?:without|no|not|minus|excluding)\b.*", re.IGNORECASE | re.DOTALL)
# As official tables list foods: "Salmon, canned, 3 oz", "Spinach, boiled, ½ cup".
_AMOUNT_BEHIND: Final = re.compile(
    r"(?<=[\w)])[ ]*[,;][ ]*(?:about )?[\d½¼¾⅓⅔][\d./ ½¼¾⅓⅔-]*[ ]?"
    r"(?:fl\.?[ ]?oz|oz|ounces?|g|grams?|ml|cups?|tbsp|tablespoons?|tsp|teaspoons?|slices?|pieces?|servings?"
    r"|large|medium|small)\b\.?[ ]*$",
    re.IGNORECASE,
)
_WITH: Final = re.compile(r"\bwith(?:out)?\b")
_MEANT_POINTS: Final = 0.4
TOO_FEW: Final = 3  # with fewer answers, a word that the table lacks is taken for a typing error


def find(
    query: str,
    *,
    user_id: int | None = None,
    boost: Mapping[int, float] | None = None,
    limit: int = 20,
    spare: int = 0,
) -> list[Food]:
    """The foods that `query` names, best first: at most `limit`, of the shared tables and of `user_id`'s own.

    `spare` are so many more, where they have been read with the others: nothing is looked for on their account.

    A food that stands in several tables is given once. Packaged foods follow the others, but for those with a boost.
    `boost` gives points by food id, on a scale where ten times as many survey reports are worth about half a point and
    a word matched about five. Boosted foods (the 100 with most points) and own foods (the 100 newest) are found
    however rare they are.
    Only the first 500 characters are read; a query without a word gives nothing.
    """
    query = _AMOUNT_BEHIND.sub(" ", query)
    asked = informed(slots(query), known().everyday)
    if not asked or limit < 1:
        return []
    boosted = dict(nsmallest(MAX_BOOSTED, (boost or {}).items(), key=lambda item: (-item[1], item[0])))
    for food_id in named(_REFUSAL.sub("", query)) if any(slot.refused for slot in asked) else []:
        boosted[food_id] = boosted.get(food_id, 0.0) + _MEANT_POINTS
    found = _Search(asked, user_id, boosted, limit).found()
    whole = named(query) if len(asked) > 1 or meant(query) != query else []
    cooked = [] if whole else known().names.foods_named(meant_cooked(query))[:1]
    ids = [*whole, *found[:1], *cooked, *found[1:]]
    foods = list(islice(_once_each(ids, user_id, limit), max(limit + spare, 2)))
    if cooked and [food.pk for food in foods[1:2]] == cooked and _is_another(query, foods[0]):
        foods[:2] = foods[1::-1]
    return foods[: limit + spare]


def _is_another(query: str, food: Food) -> bool:
    """Whether a food is another than a query says: "grilled beef" is no beef bacon, "cooked turkey" not ground."""
    named = {*words(_WITH.split(food.name)[0])}
    return not named.isdisjoint(understand(query, food).unasked) or "ground" in named.difference(words(query))


def named(text: str) -> list[int]:
    """The ids of the foods of the shared tables whose names are these words, joined as they are joined, or that a bare
    word means.
    """
    names, read_as = known().names, reread(text)
    is_as_typed = meant(text) != text or {*words(text)} <= {*words(read_as)}  # crisps are no crisp
    found = (names.foods_named(meant(text)) if is_as_typed else []) or names.foods_named(read_as)
    joints = _JOINTS.intersection(tokens(text.replace("&", " and ")))
    if not found or not joints or meant(text) != text:
        return found
    called = Food.objects.filter(id__in=found).values_list("id", "name")
    return [food_id for food_id, name in called if joints.issubset(tokens(name))]


def nearest(query: str, *, user_id: int | None = None, limit: int = 5) -> list[Food]:
    """For a query that finds nothing: foods nearest to what it names, as far as that is known, or with the words most
    like those of the query, if there are any.
    """
    asked = slots(query)
    if kin := near(asked):
        return find(kin, user_id=user_id, limit=limit)
    nearest_to = known().everyday.nearest
    alike = [(word,) for slot in asked for typed in slot.typed for word in nearest_to(typed)]
    if not alike or limit < 1:
        return []
    any_of_them = [Slot(alike[0], tuple(alike[1:]))]
    found = _Search(any_of_them, user_id, {}, limit).everyday(any_of_them)
    return list(islice(_once_each(found, user_id, limit), limit))


def _once_each(food_ids: Sequence[int], user_id: int | None, limit: int) -> Iterator[Food]:
    """The foods of these ids in their order, each of those that are the same food but once; at least `limit` of them
    if there are so many, and those that were read along.
    """
    seen: set[int] = set()
    at_once = 2 * limit  # the same food may stand in three tables
    for start in range(0, len(food_ids), at_once):
        if len(seen) >= limit:
            return
        batch = food_ids[start : start + at_once]
        foods = foods_by_id(batch)
        for food in filter(None, map(foods.get, batch)):
            identity = food.same_as_id or food.pk
            if identity not in seen and food.is_visible_to(user_id):
                seen.add(identity)
                yield food


@dataclass(slots=True)
class _Search:
    """One query: what was asked, by whom, and how many foods are wanted. What was looked for once is not again."""

    asked: list[Slot]
    user_id: int | None
    boost: Mapping[int, float]
    limit: int
    _everyday: dict[tuple[tuple[Slot, ...], bool], list[int]] = field(default_factory=dict)
    _read: dict[tuple[str, bool, bool], list[Candidate]] = field(default_factory=dict)
    _wanted: list[Candidate] | None = None

    def found(self) -> list[int]:
        """Ids in order, each once; maybe more than the limit."""
        asked = self.asked
        found = self.everyday(asked, best_only=True) if self._begins_many_words() else []
        if len(found) < self.limit:
            found = self.everyday(asked)
        if near(asked):
            return list(dict.fromkeys([*found, *self._packaged(asked)]))
        guessed = forgiving(asked, known().everyday) if len(found) < TOO_FEW else asked
        if guessed != asked and self._misspelt(guessed):
            found = [*found, *self.everyday(guessed)]
        if len(found) < self.limit:
            found = [*found, *self._packaged(asked)]
        if len(found) < TOO_FEW:
            guessed_packaged = forgiving(asked, known().packaged)
            found = [*found, *(self.everyday(guessed) if guessed != asked else [])]
            found += self._packaged(guessed_packaged) if guessed_packaged != asked else []
        for fewer in relaxed(guessed, known().everyday):
            found = found or self.everyday(fewer)
        return list(dict.fromkeys(found))

    def _begins_many_words(self) -> bool:
        """Whether the query is nothing but the beginning of a word, one of very many."""
        slot, everyday = self.asked[0], known().everyday
        if len(self.asked) > 1 or not slot.stem:
            return False
        begun = len(slot.stem) < SHORTEST_WORD or slot.typed[-1] not in everyday
        return begun and len(everyday.completions(slot.stem, MAX_COMPLETIONS + 1)) > MAX_COMPLETIONS

    def _misspelt(self, guessed: list[Slot]) -> bool:
        """Whether the words typed are so much rarer on packages than the words guessed that they must be errors."""
        packaged = known().packaged
        typed = [word for slot in self.asked for word in (*slot.typed, *packaged.completions(slot.stem, 1))]
        unknown = [word for word in typed if word not in known().everyday]
        meant = [word for slot in guessed for way in slot.guesses for word in way]
        rarest = min((packaged.weight(word) for word in unknown), default=0.0)
        return rarest * MISSPELT <= max((packaged.weight(word) for word in meant), default=0.0)

    def everyday(self, asked: list[Slot], *, best_only: bool = False) -> list[int]:
        """Of everyday and own foods; `best_only` reads only foods of great standing, an unfinished word spelt out.

        What only qualifies the food or goes with it may be missing; foods that have it are looked for as well, lest
        they stand too far behind.
        """
        key = (tuple(asked), best_only)
        if key not in self._everyday:
            self._everyday[key] = ordered(self._everyday_candidates(asked, best_only), asked, self.boost)
        return self._everyday[key]

    def _everyday_candidates(self, asked: list[Slot], best_only: bool) -> list[Candidate]:
        said = [slot for slot in asked if not slot.refused]
        ways = [_spelt_out(slot, known().everyday) if best_only else _begun(slot) for slot in said]
        candidates = self._fetched(ways, best_only, wanted=self.boost.keys())
        names = [way for way, slot in zip(ways, said, strict=True) if slot.names]
        if 0 < len(names) < len(ways):
            candidates = [*{*candidates, *self._fetched(names, best_only)}]
        return [*candidates, *self._wanted_packaged()]

    def _fetched(self, ways: Asked, best_only: bool, wanted: Collection[int] = ()) -> list[Candidate]:
        key = (repr(ways), best_only, bool(wanted))
        if key not in self._read:
            self._read[key] = search_index.everyday_candidates(
                ways, user_id=self.user_id, wanted=wanted, best_only=best_only
            )
        return self._read[key]

    def _wanted_packaged(self) -> list[Candidate]:
        if self._wanted is None:
            self._wanted = search_index.wanted_packaged(self.boost.keys()) if self.boost else []
        return self._wanted

    def _packaged(self, asked: list[Slot]) -> list[int]:
        if all(len(word) < SHORTEST_WORD for slot in asked for word in slot.typed):
            return []
        ways = [_on_packages(slot, known().packaged) for slot in asked if slot.names]
        return ordered(search_index.packaged_candidates(ways), asked, self.boost)


def _terms(words: Iterable[str]) -> list[Term]:
    return [Term(word) for word in words]


def _ways(slot: Slot) -> list[list[Term]]:
    """The ways to meet a slot, but for how its last word may go on."""
    return [_terms(way) for way in (slot.typed, *slot.others, *slot.guesses)]


def _begun(slot: Slot) -> list[list[Term]]:
    """The ways to meet a slot, where its last word may be the beginning of any word."""
    before = _terms(slot.typed[:-1])
    return [*_ways(slot), *([*before, Term(stem, is_prefix=True)] for stem in stems(slot))]


def _spelt_out(slot: Slot, vocabulary: Vocabulary) -> list[list[Term]]:
    """The ways to meet a slot, its last word gone on with to the weightiest words that begin so."""
    before = slot.typed[:-1]
    completions = [word for stem in stems(slot) for word in vocabulary.completions(stem, MAX_COMPLETIONS)]
    return [*_ways(slot), *(_terms([*before, word]) for word in completions)]


def _on_packages(slot: Slot, vocabulary: Vocabulary) -> list[list[Term]]:
    """The ways to meet a slot among very many foods: a word commoner than all that it begins is taken as finished."""
    completions = [word for stem in stems(slot) for word in vocabulary.completions(stem, MAX_COMPLETIONS)]
    finished = not completions or slot.typed[-1] == completions[0]
    ways = _ways(slot) if finished else _spelt_out(slot, vocabulary)
    is_rare = len(completions) < MAX_COMPLETIONS and sum(map(vocabulary.weight, completions)) <= MOST_BEGUN
    if slot.stem and is_rare and len(slot.stem) >= SHORTEST_BEGINNING:
        ways.append([*_terms(slot.typed[:-1]), Term(slot.stem, is_prefix=True)])
    return ways


def reindex(food_ids: Iterable[int] | None = None) -> int:
    """Write the index rows of these foods (None: of all) and drop those of foods that are gone; the rows written.

    Call it in the transaction that writes the foods.
    """
    with transaction.atomic():
        written = search_index.write_all() if food_ids is None else search_index.write(food_ids)
        transaction.on_commit(forget_words)
    forget_words()  # for searches later in this transaction
    return written


def is_empty() -> bool:
    """Whether no food at all can be found."""
    return search_index.is_empty()
