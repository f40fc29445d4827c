"""The order of search results: how well a name answers, how often the food is eaten, how plain the name is.

One function for both engines, which only fetch candidates: bm25 and ts_rank would disagree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from foods.standing import BESIDE, UNIT, UNSPECIFIED
from foods.vocabulary import Vocabulary
from foods.wording import OTHERWISE, Slot, rejoined, word_set

# Words that describe without changing which food it is; a name that has them beside the food asked for is plain.
_NEUTRAL: Final = word_set(
    "raw fresh nfs ns plain regular type whole cooked all purpose no added fat form boiled drained salt ready eat"
    " commercial commercially prepared unspecified large fluid mature seeds grade edible portion variety 100 vitamin d"
)
_NEUTRAL_WEIGHT: Final = 0.15
_LATER_PART_WEIGHT: Final = 0.5
_UNSPECIFIED_WEIGHT: Final = 0.05
# First parts that are shelves, not foods: the name proper follows ("Nuts, almonds", "Squash, summer, zucchini").
_SHELVES: Final = word_set(
    "nuts seeds fish beverages spices snacks candies cereals crustaceans mollusks alcoholic seaweed sweetener sugars"
    " dairy poultry grains vegetables fruit game meat squash beans peas cheese mushrooms peppers lettuce oil"
    " beverage"
)

# How good a way of matching a word is.
_SYNONYM: Final = 0.88
_GUESS: Final = 0.8
_OTHER_NAME: Final = 0.55
_NAMED: Final = 0.8  # another name of the food, word for word
_NOUN_BESIDE: Final = 0.3  # "fried chicken" is not the rice that comes with it

MISSPELT: Final = 5  # a word is an error where what it may have been meant to be is so many times commoner
_SHORTEST_STEM: Final = 3  # of a word that is not the last

_MATCH: Final = 5.0
_SHARE: Final = 1.6
_LEAD: Final = 1.5
_CLEAR: Final = 4  # letters typed from which on the words count in full; before, rather what people eat most


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the index: name and other names as foods.standing folds them."""

    food_id: int
    name: str
    other: str
    standing: int


@dataclass(frozen=True, slots=True)
class _Part:
    """The places of a part of a name: from `start` to before `end`; `beside` if it only goes with the food."""

    start: int
    end: int
    beside: bool

    def within(self, covered: set[int]) -> bool:
        return covered.issuperset(range(self.start, self.end))


@dataclass(frozen=True, slots=True)
class _Name:
    """A candidate's words, ready to compare, with their weights; `on_shelf` if the first part is no food."""

    words: list[str]
    weights: list[float]
    weight: float
    parts: list[_Part]
    on_shelf: bool
    other: list[list[str]]
    other_words: frozenset[str]

    def goes_with(self, noun: set[int]) -> bool:
        """Whether these places stand in parts that only go with the food."""
        return bool(noun) and all(
            any(part.start <= place < part.end for part in self.parts if part.beside) for place in noun
        )


@lru_cache(maxsize=4096)  # the popular foods are candidates again at every letter typed
def _read(name: str, other: str) -> _Name:
    found: list[str] = []
    weights: list[float] = []
    in_name: list[_Part] = []
    split = [part.split() for part in name.split(", ")]
    on_shelf = len(split) > 1 and len(split[0]) == 1 and split[0][0] in _SHELVES
    for part in split:
        beside = part[0] == BESIDE
        start, in_part = len(found), part[beside:]
        weight = _LATER_PART_WEIGHT if in_name[on_shelf:] else 1.0
        if on_shelf and not in_name:
            weight = _NEUTRAL_WEIGHT
        if in_part[0] in UNSPECIFIED:
            weight = _UNSPECIFIED_WEIGHT
        found += in_part
        weights += [min(weight, _NEUTRAL_WEIGHT) if word in _NEUTRAL else weight for word in in_part]
        in_name.append(_Part(start, len(found), beside))
    phrases = [phrase.split() for phrase in other.split(", ") if phrase]
    return _Name(
        found, weights, sum(weights), in_name, on_shelf, phrases, frozenset(word for each in phrases for word in each)
    )


def stems(slot: Slot) -> tuple[str, ...]:
    """The beginnings that the slot's last word may have: "berri" may become "berries", which is folded to "berry"."""
    if not slot.stem:
        return ()
    return (slot.stem, slot.stem[:-1] + "y") if slot.stem.endswith("i") and len(slot.stem) > 3 else (slot.stem,)


def _word_quality(word: str, name: _Name, beginnings: tuple[str, ...], covered: set[int]) -> float:
    """How well one word is met, 0 to 1; adds the places in the name that it meets to `covered`."""
    if word in name.words:
        covered.update(index for index, found in enumerate(name.words) if found == word)
        return 1.0
    if beginnings:
        met = [index for index, found in enumerate(name.words) if found.startswith(beginnings)]
        if met:
            covered.update(met)
            shortest = min(len(name.words[index]) for index in met)
            return 0.7 + 0.25 * min(1.0, len(word) / shortest)
    if word in name.other_words:
        return _OTHER_NAME
    if beginnings and any(found.startswith(beginnings) for found in name.other_words):
        return _OTHER_NAME - 0.1
    return 0.0


def _slot_quality(slot: Slot, name: _Name, covered: set[int]) -> float:
    """How well the best of a slot's alternatives is met, 0 to 1; adds the places it meets to `covered`."""
    places: set[int] = set()
    best = _way_quality(slot.typed, stems(slot), name, places)
    best_places = places
    for ways, factor in ((slot.others, _SYNONYM), (slot.guesses, _GUESS)):
        for way in ways:
            if best >= factor:
                break
            places = set()
            quality = factor * _way_quality(way, (), name, places)
            if quality > best:
                best, best_places = quality, places
    covered |= best_places
    return best


def _way_quality(way: tuple[str, ...], beginnings: tuple[str, ...], name: _Name, places: set[int]) -> float:
    worst = 1.0
    for index, word in enumerate(way, 1):
        worst = min(worst, _word_quality(word, name, beginnings if index == len(way) else (), places))
        if not worst:
            break
    return worst


def _lead(name: _Name, covered: set[int]) -> float:
    """Whether the words asked for are what the name is about, 0 to 1: its subject, another part, the subject's noun."""
    first = name.parts[0]
    proper = [part for part in name.parts if not part.beside]
    if first.within(covered) or (name.on_shelf and any(part.within(covered) for part in proper)):
        return 1.0
    if any(part.within(covered) for part in proper[1:]):
        return 0.65
    if first.end - 1 in covered:
        return 0.6
    return 0.45 if first.start in covered else 0.0


def _is_other_name(asked: list[Slot], name: _Name) -> bool:
    """Whether the words typed are exactly one of the food's other names."""
    typed = sorted(word for slot in asked for word in slot.typed)
    return any(sorted(phrase) == typed for phrase in name.other)


def _clearness(asked: list[Slot]) -> float:
    """How far the words of the query can be trusted to be what is meant, 0 to 1."""
    return min(1.0, sum(len(word) for slot in asked for word in slot.typed) / _CLEAR)


def score(candidate: Candidate, asked: list[Slot], *, partly: bool = False) -> float | None:
    """Points of a candidate, without any boost; None where a word is not met (`partly`: where none is)."""
    if not candidate.name:
        return None
    name = _read(candidate.name, candidate.other)
    covered: set[int] = set()
    noun: set[int] = set()
    met = 0.0
    for slot in asked:
        places: set[int] = set()
        quality = _slot_quality(slot, name, places)
        if not (quality or partly):
            return None
        met += quality
        covered |= places
        noun = noun if slot.beside else places
    if not met:
        return None
    share = sum([name.weights[index] for index in covered]) / name.weight
    lead, quality = _lead(name, covered), met / len(asked)
    if name.goes_with(noun):
        lead *= _NOUN_BESIDE
    if name.other and _is_other_name(asked, name):
        lead, quality, share = max(lead, _NAMED), max(quality, _NAMED), max(share, _NAMED / 2)
    clear = _clearness(asked)
    points = _MATCH * quality + clear * _SHARE * share
    return points + (2 - clear) * (_LEAD * lead + candidate.standing / UNIT)


def ordered(
    candidates: Iterable[Candidate], asked: list[Slot], boost: Mapping[int, float], *, partly: bool = False
) -> list[int]:
    """Ids of the candidates that answer, best first; equals by id."""
    scored = []
    for candidate in candidates:
        points = score(candidate, asked, partly=partly)
        if points is not None:
            scored.append((-points - boost.get(candidate.food_id, 0.0), candidate.food_id))
    return [food_id for _, food_id in sorted(scored)]


def compounded(asked: list[Slot], vocabulary: Vocabulary) -> list[Slot]:
    """The slots, two neighbours that are known as one word ("corn bread", "oat meal") also met by that."""
    found = list(asked)
    for index, joined in rejoined(asked):
        if joined in vocabulary:
            for place in (index, index + 1):
                found[place] = replace(found[place], others=(*found[place].others, (joined,)))
    return found


def forgiving(asked: list[Slot], vocabulary: Vocabulary) -> list[Slot]:
    """The slots with guesses: every word may be unfinished, those unknown or strangely rare corrected or parted."""
    return [_with_guesses(slot, vocabulary) for slot in asked]


_OTHERWISE: Final = Vocabulary((word, 1.0) for word in OTHERWISE)


def _with_guesses(slot: Slot, vocabulary: Vocabulary) -> Slot:
    if len(slot.typed) > 1:
        return slot
    word = slot.typed[0]
    if not slot.stem and len(word) >= _SHORTEST_STEM:
        slot = replace(slot, stem=word)
    unfinished = bool(slot.stem) and word not in vocabulary
    guesses: list[tuple[str, ...]] = [
        (guess,)
        for guess in vocabulary.corrections(word, unfinished=unfinished)
        if vocabulary.weight(guess) >= MISSPELT * vocabulary.weight(word)
    ]
    if word not in vocabulary:
        guesses += [way for guess in _OTHERWISE.corrections(word) for way in OTHERWISE[guess]]
        halves = vocabulary.split(word)
        guesses += [halves] if halves else []
    return replace(slot, guesses=(*slot.guesses, *guesses))
