"""The order of search results: how well a name answers, how often the food is eaten, how plain the name is.

One function for both engines, which only fetch candidates: bm25 and ts_rank would disagree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from foods.names.asked import Slot
from foods.names.index_names import IndexedName, read
from foods.names.qualifiers import PREPARED
from foods.names.wording import word_set
from foods.search.meeting import CUTS, refusal_met, slot_met, stems
from foods.search.standing import UNIT

_NAMED: Final = 0.8  # another name of the food, word for word
_BESIDE: Final = 0.4  # what goes with the food counts less, and may be missing: "coffee with cream"
_QUALIFIES: Final = 0.6  # what only qualifies may be missing too
_LOOSE: Final = 0.9
_REFUSED: Final = 0.4
_MORE: Final = 0.15  # of what comes with something else that nobody asked for: "Yogurt, with oats"
_WHOLE: Final = 1.0  # for a name that has what is loose too: "root beer" is no beer
_UNSAID: Final = 0.7  # of a food asked for without salt, where its name says nothing about salt
_NOUN_BESIDE: Final = 0.3  # "fried chicken" is not the rice that comes with it

_CONTRARY: Final = 1.5  # points of a food that is raw where a cooked one was asked for, or the other way round

_PARTLY: Final = 0.2  # "salad" is no salad dressing

_RAW: Final = word_set("raw uncooked dry unprepared")
_COOKED: Final = PREPARED - _RAW - word_set("dried frozen smoked")
_STATES: Final = _RAW | _COOKED

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
    `most` is what slots met perfectly add up to; `wanted` is how the food should be, of `_STATES`.
    """

    slots: tuple[tuple[Slot, tuple[str, ...]], ...]
    has_loose: bool
    typed: tuple[str, ...]
    clear: float
    most: float
    wanted: frozenset[str]


def _query(asked: Iterable[Slot]) -> _Query:
    with_beginnings = tuple((slot, stems(slot)) for slot in asked)
    typed = sorted(word for slot, _beginnings in with_beginnings for word in slot.typed)
    most = sum(_weight(slot) for slot, _beginnings in with_beginnings)
    has_loose = any(slot.loose for slot, _beginnings in with_beginnings)
    own = (word for slot, _beginnings in with_beginnings if not (slot.refused or slot.beside) for word in slot.typed)
    clear = min(1.0, sum(map(len, typed)) / _CLEAR)
    return _Query(with_beginnings, has_loose, tuple(typed), clear, most, _STATES.intersection(own))


def _weight(slot: Slot) -> float:
    """How much meeting a slot counts, of 1 for what names the food."""
    if slot.names:
        return 1.0
    return _REFUSED if slot.refused else _BESIDE if slot.beside else _LOOSE if slot.loose else _QUALIFIES


def _lead(name: IndexedName, covered: set[int]) -> float:
    """Whether the words asked for are what the name is about, 0 to 1: its subject, another part, the subject's noun or
    how it begins ("grilled cheese sandwich").
    """
    if name.subject <= covered:
        return 1.0
    if any(part <= covered for part in name.later):
        return 1.0 if name.on_shelf else 0.5
    if name.noun in covered:
        return 0.6
    if any(max(part) in covered for part in name.later):
        return 0.4
    if name.words[name.noun] in CUTS and not covered.isdisjoint(name.subject):
        return 0.9
    if {0, 1} <= covered & name.subject:
        return 0.6
    return _PARTLY if not covered.isdisjoint(name.subject) else 0.0


def _is_contrary(wanted: frozenset[str], name: IndexedName) -> bool:
    """Whether a food is raw by its name where a cooked one is wanted, or the other way round."""
    found = wanted and _STATES.intersection(name.words)
    return bool(found) and (found <= _RAW if wanted <= _COOKED else wanted <= _RAW and found <= _COOKED)


def _score(candidate: Candidate, query: _Query) -> float | None:
    """Points of a candidate, without any boost; None where a word that names is not met, or one refused is there."""
    name = read(candidate.name, candidate.other)
    covered: set[int] = set()
    leading: set[int] = set()
    noun: set[int] = set()
    met = 0.0
    in_name = query.has_loose
    for slot, beginnings in query.slots:
        places = set[int]()
        if slot.refused:
            denied = refusal_met(slot, name)
            if denied is None:
                return None
            quality = denied or _UNSAID
        else:
            quality, places = slot_met(slot, beginnings, name)
        if slot.names and not quality:
            return None
        in_name &= bool(places) or not (slot.names or slot.loose)
        met += quality * _weight(slot)
        covered |= places
        leading |= set() if slot.beside else places
        noun = places if slot.names else noun
    share = sum([name.weights[place] for place in covered]) / name.weight
    lead, quality = _lead(name, leading), met / query.most
    if (noun and noun <= name.beside) or name.noun in covered - leading:
        lead *= _NOUN_BESIDE  # "sardines in oil" are no sardine oil
    if query.typed in name.other_names:
        lead, quality, share = max(lead, _NAMED), max(quality, _NAMED), max(share, _NAMED / 2)
    if name.more and any(part.isdisjoint(covered) for part in name.more):
        share -= _MORE
    share -= _CONTRARY * _is_contrary(query.wanted, name)
    points = _MATCH * quality + query.clear * _SHARE * share + _WHOLE * in_name
    return points + (2 - query.clear) * (_LEAD * lead + candidate.standing / UNIT)


def _signs(query: _Query) -> list[tuple[str, ...]]:
    """For each slot that names the food, letters of which a name that meets it has some: the first word of each way."""
    return [
        tuple({*beginnings, *(way[0] for way in (slot.typed, *slot.others, *slot.guesses))})
        for slot, beginnings in query.slots
        if slot.names
    ]


def _may_answer(candidate: Candidate, signs: Iterable[tuple[str, ...]]) -> bool:
    """Whether it is worth reading; most of what a person eats is not what is asked for now."""
    name, other = candidate.name, candidate.other
    return all(any(sign in name or sign in other for sign in slot) for slot in signs)


def ordered(candidates: Iterable[Candidate], asked: list[Slot], boost: Mapping[int, float]) -> list[int]:
    """Ids of the candidates that answer, best first; equals by id."""
    query = _query(asked)
    signs = _signs(query)
    scored = []
    for candidate in candidates:
        points = _score(candidate, query) if candidate.name and _may_answer(candidate, signs) else None
        if points is not None:
            scored.append((-points - boost.get(candidate.food_id, 0.0), candidate.food_id))
    return [food_id for _, food_id in sorted(scored)]
