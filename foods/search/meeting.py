"""How well a food's name meets what is asked: word by word, in its synonyms, in what it may have been meant to be."""

from typing import Final

from foods.names.asked import Slot
from foods.names.index_names import IndexedName
from foods.names.qualifiers import KINDS_OF, NEGATIONS
from foods.names.wording import word_set

# A cut is a kind of its animal: whoever types "chicken" may well mean its breast, but hardly chicken salad.
CUTS: Final = word_set("breast thigh leg wing drumstick fillet chop steak loin tenderloin rib roast")

# How good a way of matching a word is.
_SYNONYM: Final = 0.88
_GUESS: Final = 0.8
OTHER_NAME: Final = 0.55
_GONE_ON: Final = 0.75  # "salt" that goes on to "saltine", though it is a word by itself
_DENIED_BY: Final[dict[tuple[str, ...], frozenset[str]]] = {
    ("skin",): word_set("meat only"),
    ("bone",): word_set("boneless"),
    ("sugar",): word_set("unsweetened"),
    ("peel",): word_set("peeled"),
}


def stems(slot: Slot) -> tuple[str, ...]:
    """The beginnings that the slot's last word may have: "berri" may become "berries", which is folded to "berry"."""
    if not slot.stem:
        return ()
    return (slot.stem, slot.stem[:-1] + "y") if slot.stem.endswith("i") and len(slot.stem) > 3 else (slot.stem,)


def _word_met(word: str, name: IndexedName, beginnings: tuple[str, ...]) -> tuple[float, set[int]]:
    """How well one word is met, 0 to 1, and the places in the name that it meets."""
    if word in name.words:
        places = {index for index, found in enumerate(name.words) if found == word}
        return (1.0, places) if word in NEGATIONS or not places <= name.denied else (0.0, set())
    if beginnings:
        met = {index for index, found in enumerate(name.words) if found.startswith(beginnings)} - name.denied
        if met:
            shortest = min(len(name.words[index]) for index in met)
            return 0.7 + 0.25 * min(1.0, len(word) / shortest), met
    if word in name.other_words:
        return OTHER_NAME, set()
    if beginnings and any(found.startswith(beginnings) for found in name.other_words):
        return OTHER_NAME - 0.1, set()
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


def slot_met(slot: Slot, beginnings: tuple[str, ...], name: IndexedName) -> tuple[float, set[int]]:
    """How well the best of a slot's alternatives is met, 0 to 1, and the places that it meets."""
    best, best_places = _way_met(slot.typed, name, beginnings)
    if slot.is_word and OTHER_NAME < best < 1.0:
        best *= _GONE_ON
    for ways, factor in ((slot.others, _SYNONYM), (slot.guesses, _GUESS)):
        for way in ways:
            if best >= factor:
                break
            quality, places = _way_met(way, name)
            if factor * quality > best:
                best, best_places = factor * quality, places
    return best, best_places


def refusal_met(slot: Slot, name: IndexedName) -> float | None:
    """How well a name meets "no salt": 1 where it denies it ("no salt added", "unsalted"), 0 where it says nothing;
    None where it has it.
    """
    if any(_is_denial(word, slot.typed[-1]) for word in name.words):
        return 1.0
    if _DENIED_BY.get(slot.typed, frozenset("?")) <= frozenset(name.words):
        return 1.0
    refused = {*slot.typed, *(kind for word in slot.typed for kind in KINDS_OF.get(word, ()))}
    places = {place for place, word in enumerate(name.words) if word in refused}
    if not places:
        return 0.0
    denied = name.denied | {place for place in places if name.words[place + 1 : place + 2] == ("free",)}
    return 1.0 if places <= denied else None


def _is_denial(word: str, refused: str) -> bool:
    """Whether a word says in itself that something is not there: "skinless", "unsalted", "unsweetened"."""
    return word == f"{refused}less" or (word.startswith("un") and word[2:].startswith(refused[:4]))
