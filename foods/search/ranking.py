"""The order of search results: how well a name answers, how often the food is eaten, how plain the name is.

One function for both engines, which only fetch candidates: bm25 and ts_rank would disagree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from foods.names.index_names import IndexedName, read
from foods.names.vocabulary import Vocabulary
from foods.names.wording import OTHERWISE, Slot, rejoined, word_set
from foods.search.standing import UNIT

# A cut is a kind of its animal: whoever types "chicken" may well mean its breast, but hardly chicken salad.
_CUTS: Final = word_set("breast thigh leg wing drumstick fillet chop steak loin tenderloin rib roast")

# How good a way of matching a word is.
_SYNONYM: Final = 0.88
_GUESS: Final = 0.8
_OTHER_NAME: Final = 0.55
_GONE_ON: Final = 0.75  # "salt" that goes on to "saltine", though it is a word by itself
_NAMED: Final = 0.8  # another name of the food, word for word
_BESIDE: Final = 0.4  # what goes with the food counts less, and may be missing: "coffee with cream"
_NOUN_BESIDE: Final = 0.3  # "fried chicken" is not the rice that comes with it

MISSPELT: Final = 5  # a word is an error where what it may have been meant to be is so many times commoner
_SHORTEST_STEM: Final = 3  # of a word that is not the last

_MATCH: Final = 5.0
_SHARE: Final = 1.6
_LEAD: Final = 1.5
_CLEAR: Final = 4  # letters typed from which on the words count in full; before, rather what people eat most


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the index: name and other names as foods.names.index_names writes them."""

    food_id: int
    name: str
    other: str
    standing: int


@dataclass(frozen=True, slots=True)
class _Query:
    """What was asked, ready to compare: for each slot the beginnings that its last word may have.

    `typed` are all words in alphabetical order; `clear` is how far they can be trusted to be what is meant, 0 to 1;
    `most` is what slots met perfectly add up to.
    """

    slots: tuple[tuple[Slot, tuple[str, ...]], ...]
    typed: tuple[str, ...]
    clear: float
    most: float


def _query(asked: Iterable[Slot]) -> _Query:
    with_beginnings = tuple((slot, stems(slot)) for slot in asked)
    typed = sorted(word for slot, _beginnings in with_beginnings for word in slot.typed)
    most = sum(_BESIDE if slot.beside else 1.0 for slot, _beginnings in with_beginnings)
    return _Query(with_beginnings, tuple(typed), min(1.0, sum(map(len, typed)) / _CLEAR), most)


def stems(slot: Slot) -> tuple[str, ...]:
    """The beginnings that the slot's last word may have: "berri" may become "berries", which is folded to "berry"."""
    if not slot.stem:
        return ()
    return (slot.stem, slot.stem[:-1] + "y") if slot.stem.endswith("i") and len(slot.stem) > 3 else (slot.stem,)


def _word_met(word: str, name: IndexedName, beginnings: tuple[str, ...]) -> tuple[float, set[int]]:
    """How well one word is met, 0 to 1, and the places in the name that it meets."""
    if word in name.words:
        return 1.0, {index for index, found in enumerate(name.words) if found == word}
    if beginnings:
        met = {index for index, found in enumerate(name.words) if found.startswith(beginnings)}
        if met:
            shortest = min(len(name.words[index]) for index in met)
            return 0.7 + 0.25 * min(1.0, len(word) / shortest), met
    if word in name.other_words:
        return _OTHER_NAME, set()
    if beginnings and any(found.startswith(beginnings) for found in name.other_words):
        return _OTHER_NAME - 0.1, set()
    return 0.0, set()


def _way_met(way: tuple[str, ...], name: IndexedName, beginnings: tuple[str, ...] = ()) -> tuple[float, set[int]]:
    """How well the worst of an alternative's words is met, 0 to 1, and the places that they meet."""
    worst, places = 1.0, set[int]()
    for index, word in enumerate(way, 1):
        quality, met = _word_met(word, name, beginnings if index == len(way) else ())
        worst, places = min(worst, quality), places | met
        if not worst:
            break
    return worst, places


def _slot_met(slot: Slot, beginnings: tuple[str, ...], name: IndexedName) -> tuple[float, set[int]]:
    """How well the best of a slot's alternatives is met, 0 to 1, and the places that it meets."""
    best, best_places = _way_met(slot.typed, name, beginnings)
    if slot.is_word and _OTHER_NAME < best < 1.0:
        best *= _GONE_ON
    for ways, factor in ((slot.others, _SYNONYM), (slot.guesses, _GUESS)):
        for way in ways:
            if best >= factor:
                break
            quality, places = _way_met(way, name)
            if factor * quality > best:
                best, best_places = factor * quality, places
    return best, best_places


def _lead(name: IndexedName, covered: set[int]) -> float:
    """Whether the words asked for are what the name is about, 0 to 1: its subject, another part, the subject's noun."""
    if name.subject <= covered:
        return 1.0
    if any(part <= covered for part in name.later):
        return 1.0 if name.on_shelf else 0.5
    if name.noun in covered:
        return 0.6
    if any(max(part) in covered for part in name.later):
        return 0.4
    if name.words[name.noun] in _CUTS and not covered.isdisjoint(name.subject):
        return 0.9
    return 0.45 if not covered.isdisjoint(name.subject) else 0.0


def _score(candidate: Candidate, query: _Query, *, partly: bool) -> float | None:
    """Points of a candidate, without any boost; None where a word is not met (`partly`: where none is)."""
    name = read(candidate.name, candidate.other)
    covered: set[int] = set()
    noun: set[int] = set()
    met = 0.0
    for slot, beginnings in query.slots:
        quality, places = _slot_met(slot, beginnings, name)
        if not (quality or partly or slot.beside):
            return None
        met += quality * (_BESIDE if slot.beside else 1.0)
        covered |= places
        noun = noun if slot.beside else places
    if not met:
        return None
    share = sum([name.weights[place] for place in covered]) / name.weight
    lead, quality = _lead(name, covered), met / query.most
    if noun and noun <= name.beside:
        lead *= _NOUN_BESIDE
    if query.typed in name.other_names:
        lead, quality, share = max(lead, _NAMED), max(quality, _NAMED), max(share, _NAMED / 2)
    points = _MATCH * quality + query.clear * _SHARE * share
    return points + (2 - query.clear) * (_LEAD * lead + candidate.standing / UNIT)


def ordered(
    candidates: Iterable[Candidate], asked: list[Slot], boost: Mapping[int, float], *, partly: bool = False
) -> list[int]:
    """Ids of the candidates that answer, best first; equals by id."""
    query = _query(asked)
    scored = []
    for candidate in candidates:
        points = _score(candidate, query, partly=partly) if candidate.name else None
        if points is not None:
            scored.append((-points - boost.get(candidate.food_id, 0.0), candidate.food_id))
    return [food_id for _, food_id in sorted(scored)]


def informed(asked: list[Slot], vocabulary: Vocabulary) -> list[Slot]:
    """The slots with what the vocabulary tells: which last word is one by itself, so that it hardly goes on, and which
    two neighbours are known as one word ("corn bread", "oat meal") and also met by that.
    """
    found = [replace(slot, is_word=bool(slot.stem) and slot.typed[-1] in vocabulary) for slot in asked]
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
