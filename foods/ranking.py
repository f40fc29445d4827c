"""The order of search results: how well a name answers, how often the food is eaten, how plain the name is.

One function for both engines, which only fetch candidates: bm25 and ts_rank would disagree.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from foods.vocabulary import Vocabulary
from foods.wording import Slot, parts, rejoined, word_set, words

# Standing is what a food brings along whatever is asked, in thousandths so that both engines sort whole numbers.
_STANDING_UNIT: Final = 1000
_POPULARITY_WEIGHT: Final = 0.45  # a point of log10(reports)
_OWN_FOOD: Final = 2.0
_FNDDS_FOOD: Final = 0.35  # foods as eaten, and no amount of theirs is unknown
_PER_WORD: Final = 0.03
_BRAND: Final = 0.5
_SPECIAL: Final = 0.8
_UNSPECIFIED: Final = 0.1
_BRAND_NAME: Final = re.compile(r"\b[A-Z][A-Z'&.]{3,}\b")
_UNSPECIFIED_WORDS: Final = word_set("ns nfs")  # "NS as to part": not specified
# Foods made for somebody or something special: never what a plain word means.
_SPECIAL_WORDS: Final = word_set(
    "baby babyfood toddler infant formula human imitation dehydrated industrial commodity native navajo imported"
    " unprepared undiluted concentrate mix substitute dry powder powdered"
    " ingredient use"
)

# Words that describe without changing which food it is; a name that has them beside the food asked for is plain.
_NEUTRAL: Final = word_set(
    "raw fresh nfs ns plain regular type whole cooked all purpose no added fat form boiled drained salt ready eat"
    " commercial commercially prepared unspecified large fluid mature seeds grade edible portion variety 100 vitamin d"
)
_NEUTRAL_WEIGHT: Final = 0.15
_LATER_PART_WEIGHT: Final = 0.5
# First parts that are shelves, not foods: the name proper follows ("Nuts, almonds").
_SHELVES: Final = word_set(
    "nuts seeds fish beverages spices snacks candies cereals crustaceans mollusks alcoholic seaweed sweetener sugars"
    " dairy poultry grains vegetables fruit game meat"
)

# How good a way of matching a word is.
_SYNONYM: Final = 0.88
_GUESS: Final = 0.8
_OTHER_NAME: Final = 0.55

_SHORTEST_STEM: Final = 3  # of a word that is not the last

_MATCH: Final = 5.0
_SHARE: Final = 1.6
_LEAD: Final = 1.5
_CLEAR: Final = 4  # letters typed from which on the words count in full; before, rather what people eat most


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the index. `name` is the folded name with its parts divided by ", ", `other` its further words."""

    food_id: int
    name: str
    other: str
    standing: int


def index_name(name: str) -> str:
    return ", ".join(" ".join(part) for part in parts(name))


def index_other(name: str, alternate_names: str) -> str:
    """The words of the alternate names that the name lacks."""
    return " ".join(dict.fromkeys(word for word in words(alternate_names) if word not in set(words(name))))


def standing(name: str, source: str, popularity: float) -> int:
    """What a food brings along, in thousandths: popularity (survey reports), plainness of its name, its source."""
    in_parts = parts(name)
    specified = [part for part in in_parts if part[0] not in _UNSPECIFIED_WORDS]
    in_name = [word for part in specified for word in part]
    points = _POPULARITY_WEIGHT * math.log10(1 + max(popularity, 0.0))
    points += {"own": _OWN_FOOD, "fndds": _FNDDS_FOOD}.get(source, 0.0)
    points -= _PER_WORD * min(len(in_name), 20)
    points -= _BRAND * bool(_BRAND_NAME.search(name)) + _UNSPECIFIED * (len(specified) < len(in_parts))
    points -= _SPECIAL * bool(_SPECIAL_WORDS.intersection(in_name))
    return round(_STANDING_UNIT * points)


def weigh_words(candidates: Iterable[tuple[str, str, int]]) -> Iterable[tuple[str, float]]:
    """(word, weight) of each (name, other, standing): what people eat counts, words that begin names above all."""
    for name, other, points in candidates:
        weight = 10.0 ** (points / _STANDING_UNIT / _POPULARITY_WEIGHT)
        for index, word in enumerate(name.replace(",", "").split()):
            yield word, weight if index == 0 else weight / 20
        for word in other.split():
            yield word, weight / 100


@dataclass(frozen=True, slots=True)
class _Name:
    """A candidate's words, ready to compare. `bounds` are each part's first place and the place after its last.

    `subject` is the part that says what the food is.
    """

    words: list[str]
    weights: list[float]
    weight: float
    bounds: list[tuple[int, int]]
    subject: int
    other: list[str]


@lru_cache(maxsize=4096)  # the popular foods are candidates again at every letter typed
def _read(name: str, other: str) -> _Name:
    found: list[str] = []
    weights: list[float] = []
    bounds: list[tuple[int, int]] = []
    for part in name.split(", "):
        start = len(found)
        in_part = part.split()
        proper = _LATER_PART_WEIGHT if bounds else 1.0
        if in_part[0] in _UNSPECIFIED_WORDS:
            proper = _NEUTRAL_WEIGHT
        found += in_part
        weights += [_NEUTRAL_WEIGHT if word in _NEUTRAL else proper for word in in_part]
        bounds.append((start, len(found)))
    subject = 1 if len(bounds) > 1 and bounds[0][1] == 1 and found[0] in _SHELVES else 0
    return _Name(found, weights, sum(weights), bounds, subject, other.split())


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
    if word in name.other:
        return _OTHER_NAME
    if beginnings and name.other and any(found.startswith(beginnings) for found in name.other):
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
    start, end = name.bounds[name.subject]
    if covered.issuperset(range(start, end)):
        return 1.0
    if any(covered.issuperset(range(*bound)) for bound in name.bounds):
        return 0.75
    if end - 1 in covered:
        return 0.6
    return 0.45 if start in covered else 0.0


def _clearness(asked: list[Slot]) -> float:
    """How far the words of the query can be trusted to be what is meant, 0 to 1."""
    return min(1.0, sum(len(word) for slot in asked for word in slot.typed) / _CLEAR)


def score(candidate: Candidate, asked: list[Slot], *, partly: bool = False) -> float | None:
    """Points of a candidate, without any boost; None where a word is not met (`partly`: where none is)."""
    if not candidate.name:
        return None
    name = _read(candidate.name, candidate.other)
    covered: set[int] = set()
    met = 0.0
    for slot in asked:
        quality = _slot_quality(slot, name, covered)
        if not (quality or partly):
            return None
        met += quality
    if not met:
        return None
    share = sum([name.weights[index] for index in covered]) / name.weight
    clear = _clearness(asked)
    points = _MATCH * met / len(asked) + clear * _SHARE * share
    return points + (2 - clear) * (_LEAD * _lead(name, covered) + candidate.standing / _STANDING_UNIT)


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


def forgiving(asked: list[Slot], vocabulary: Vocabulary) -> list[Slot]:
    """The slots with guesses: every word may be unfinished; unknown ones corrected, parted or joined with the next."""
    joined = dict(rejoined(asked))
    found = []
    skip = False
    for index, slot in enumerate(asked):
        if skip:
            skip = False
        elif index in joined and joined[index] in vocabulary:
            found.append(Slot((joined[index],), stem=asked[index + 1].stem and joined[index]))
            skip = True
        else:
            found.append(_with_guesses(slot, vocabulary))
    return found


def _with_guesses(slot: Slot, vocabulary: Vocabulary) -> Slot:
    if len(slot.typed) > 1:
        return slot
    word = slot.typed[0]
    if not slot.stem and len(word) >= _SHORTEST_STEM:
        slot = replace(slot, stem=word)
    if word in vocabulary:
        return slot
    guesses = [(guess,) for guess in vocabulary.corrections(word, unfinished=bool(slot.stem))]
    halves = vocabulary.split(word)
    return replace(slot, guesses=(*slot.guesses, *guesses, *([halves] if halves else [])))
