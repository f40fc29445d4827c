"""What a query may have meant where its words alone find nothing: unfinished, misspelt, or more than a name says."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from foods.names.asked import OTHERWISE, Slot, near, rejoined
from foods.names.vocabulary import Vocabulary

MISSPELT: Final = 5  # a word is an error where what it may have been meant to be is so many times commoner
_SHORTEST_STEM: Final = 3  # of a word that is not the last
_SHORTEST_OTHERWISE: Final = 6  # "snag" is no slip of "saag"
# The shorter a word, the more words are one letter away: only a common one is what was meant. Weights are about the
# survey reports of the foods that are called so.
_COMMON: Final = ((4, 1000.0), (5, 20.0), (40, 1.0))


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
    """The slots with guesses: unknown words corrected or parted and, in a query that is still being typed, every word
    taken as unfinished.
    """
    is_open = any(slot.stem for slot in asked)
    return [_with_guesses(slot, vocabulary, is_open=is_open) for slot in asked]


_OTHERWISE: Final = Vocabulary((word, 1.0) for word in OTHERWISE)


def _with_guesses(slot: Slot, vocabulary: Vocabulary, *, is_open: bool) -> Slot:
    if len(slot.typed) > 1 or near([slot]) or slot.refused or (slot.qualifies and not slot.stem):
        return slot
    word = slot.typed[0]
    if is_open and not slot.stem and len(word) >= _SHORTEST_STEM:
        slot = replace(slot, stem=word)
    guesses: list[tuple[str, ...]] = [(guess,) for guess in _corrected(word, vocabulary, unfinished=bool(slot.stem))]
    if word not in vocabulary:
        otherwise = _OTHERWISE.corrections(word) if len(word) >= _SHORTEST_OTHERWISE or slot.stem else []
        guesses += [way for guess in otherwise for way in OTHERWISE[guess]]
        halves = vocabulary.split(word)
        guesses += [halves] if halves else []
    return replace(slot, guesses=(*slot.guesses, *guesses))


def _corrected(word: str, vocabulary: Vocabulary, *, unfinished: bool) -> Iterator[str]:
    """The common words that an unknown one may be an error of; of a word that may go on, any much commoner ones."""
    least = next((weight for letters, weight in _COMMON if len(word) <= letters), 0.0)
    is_known = word in vocabulary
    for guess in vocabulary.corrections(word, unfinished=unfinished and not is_known):
        weight = vocabulary.weight(guess)
        if weight >= (MISSPELT * vocabulary.weight(word) if unfinished else least) and (unfinished or not is_known):
            yield guess


def relaxed(asked: list[Slot], vocabulary: Vocabulary) -> Iterator[list[Slot]]:
    """The least that a food must meet where none meets all: the rarest word that is known and the last one, then the
    last one, or the rarest where the last is unknown.
    """
    names = [slot for slot in asked if slot.names]
    known = [slot for slot in names if _weight(slot, vocabulary)]
    if not known or len(names) < 2:
        return
    rarest = min(known, key=lambda slot: _weight(slot, vocabulary))
    last = known[-1] if known[-1] is names[-1] else rarest
    for kept in ({rarest, last}, {last}):
        yield [slot if slot in kept or not slot.names else replace(slot, loose=True) for slot in asked]


def _weight(slot: Slot, vocabulary: Vocabulary) -> float:
    """How common the best known of a slot's ways is; 0 where none is known."""
    ways = (slot.typed, *slot.others, *slot.guesses)
    return max((min(map(vocabulary.weight, way)) for way in ways if all(word in vocabulary for word in way)), default=0)
