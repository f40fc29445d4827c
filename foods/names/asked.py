"""What a query asks for, thing by thing: what names the food, what only qualifies it, and what it is to be without."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from foods.names.qualifiers import COOKED, HOW_MUCH, IDLE, LOOSE, MEASURED_OUT, NEGATIONS, QUALIFIERS
from foods.names.synonyms import ALSO, BARE, NEAR, READ_AS
from foods.names.wording import (
    BESIDE_WORDS,
    CANONICAL,
    MAX_WORD_CHARACTERS,
    STOP_WORDS,
    fold_word,
    tokens,
    word_set,
    words,
)

MAX_QUERY_CHARACTERS: Final = 500
MAX_QUERY_WORDS: Final = 12
_NOR: Final = frozenset({"or", "nor"})
_ADDED: Final = word_set("added any eaten")  # "no added fat", "without any sugar"


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing asked for: a word or a set phrase, and what else it is called.

    `typed` holds the folded words as typed, `others` its synonyms, `guesses` what it may have been meant to be, each
    a tuple of folded words. `stem` is the last word exactly as typed when it may be unfinished, else ""; `is_word` if
    it is known as a word by itself. What is `beside` only goes with the food: "cream" in "coffee with cream".
    What `qualifies` orders foods and selects none ("raw", "low fat"). What is `refused` ("no salt": salt) must not be
    said of the food; it qualifies where a kind is refused and no part ("cherries, not maraschino"). What is
    `loose` ("root", "brown", what stands in brackets) is sought before it is left out.
    """

    typed: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()
    stem: str = ""
    guesses: tuple[tuple[str, ...], ...] = ()
    beside: bool = False
    is_word: bool = False
    qualifies: bool = False
    refused: bool = False
    loose: bool = False

    @property
    def names(self) -> bool:
        """Whether it says which food is meant: only foods that meet it answer."""
        return not (self.beside or self.qualifies or self.refused or self.loose)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def _joints(text: str) -> frozenset[str]:
    """The words of a text that join to a food what goes with it, but for negations."""
    return (BESIDE_WORDS - NEGATIONS).intersection(tokens(text))


_ALSO: Final = {_folded(phrase): tuple(map(_folded, others)) for phrase, others in ALSO.items()}
_BARE: Final = {_folded(phrase): name for phrase, name in BARE.items()}
_NEAR: Final = {_folded(phrase): near for phrase, near in NEAR.items()}
_BARE_JOINED: Final = {(_folded(phrase), _joints(phrase)) for phrase in BARE}
_LONGEST_PHRASE: Final = max(map(len, _ALSO))
_READ_AS: Final = re.compile(rf"\b(?:{'|'.join(READ_AS)})\b", re.IGNORECASE)
_PACKED: Final = re.compile(r"\b(brine|juice|oil|syrup|water)[- ]packed\b ?", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)")
_COMMA: Final = re.compile(r",(?!\d)")
_JOINING: Final = BESIDE_WORDS | NEGATIONS
_LISTED: Final = frozenset({"and", "or", "nor", "but", "e", "such"})  # "e.g. Weetabix"
# Words that are called otherwise in the tables, as typed: also half typed ("courg", "porr") and misspelt.
OTHERWISE: Final = {
    **{variant: ((word,),) for variant, word in CANONICAL.items()},
    **{phrase[0]: others for phrase, others in _ALSO.items() if len(phrase) == 1},
}


def _begun_synonyms(stem: str) -> tuple[tuple[str, ...], ...]:
    """What the synonyms stand for that begin with `stem`; three letters and fewer begin too many."""
    begun = (OTHERWISE[word] for word in sorted(OTHERWISE) if word.startswith(stem) and len(word) > len(stem) > 3)
    return tuple(dict.fromkeys(other for others in begun for other in others))


def reread(text: str) -> str:
    """The text with what is read as other words: "crisps" as "potato chips", "oil-packed tuna" as "tuna in oil"."""
    text = _READ_AS.sub(lambda word: READ_AS[word[0].casefold()], text)
    packed = _PACKED.search(text)
    return f"{text[: packed.start()]}{text[packed.end() :].rstrip()} in {packed[1]} " if packed else text


def _explained(text: str) -> frozenset[str]:
    """The folded words that only explain others: those that stand in brackets alone ("taro (dasheen or yautia)")."""
    inside = frozenset(word for explanation in _IN_BRACKETS.findall(text) for word in words(explanation))
    return inside.difference(words(_IN_BRACKETS.sub(" ", text))) if inside else inside


def _spoken(text: str) -> list[tuple[str, int]]:
    """The tokens of a text in the order in which one says them, each with its place as typed.

    What tables write behind a comma is said before: "Milk, semi-skimmed" is semi-skimmed milk. What is joined to the
    food ("baked, with skin", "canned in juice", "no salt") stays behind it, and lists stay as they are.
    """
    found: list[list[tuple[str, int]]] = []
    typed = 0
    for part in _COMMA.split(text):
        in_part = tokens(part)
        found.append([(token, typed + place) for place, token in enumerate(in_part)])
        typed += len(in_part)
    first, *later = found
    if any(not _LISTED.isdisjoint(token for token, _place in part[:1]) for part in later):
        return list(chain(first, *later))
    joined = [not _JOINING.isdisjoint(token for token, _place in part) for part in later]
    stays = joined.index(True) if True in joined else len(later)
    return list(chain(*reversed(later[:stays]), first, *later[stays:]))


def meant(text: str) -> str:
    """The name of the food that a bare word or two mean by themselves; the text itself where there is none.

    What is refused and the name does not have takes nothing from that ("tofu, not fried"), nor does praise.
    """
    folded = _folded(text)
    name = _BARE.get(folded) or _BARE.get(tuple(words(" ".join(token for token, _place in _spoken(text)))))
    if name is not None or len(folded) < 2:
        is_joined = name is not None and (joints := _joints(text)) and (folded, joints) not in _BARE_JOINED
        return text if name is None or is_joined else name
    asked = [(folded[start:end], refused) for start, end, refused in _phrases(_refusing_each(folded))]
    plain = [word for phrase, refused in asked if not refused for word in phrase if word not in IDLE]
    name = _BARE.get(tuple(plain))
    refused_words = {word for phrase, refused in asked if refused for word in phrase}
    return text if name is None or not refused_words.isdisjoint(words(name)) else name


def meant_cooked(text: str) -> str:
    """The name of the food that words mean but for how it was cooked ("grilled beef"); "" where it is none or raw."""
    folded = _folded(text)
    name = _BARE.get(tuple(word for word in folded if word not in COOKED), "") if not COOKED.isdisjoint(folded) else ""
    return "" if "raw" in words(name) else name


def near(asked: Iterable[Slot]) -> str:
    """Words for what is nearest to a food that people ask for and no table has; "" where none of it is known."""
    return _NEAR.get(tuple(word for slot in asked if slot.names for word in slot.typed), "")


def slots(query: str) -> list[Slot]:
    """What a query asks for, in the order typed; the last word may be unfinished unless a space follows it.

    Only the first 500 characters and 12 words are read.
    """
    query = query[:MAX_QUERY_CHARACTERS]
    spoken = _spoken(reread(query))
    raw = _refusing_each([token for token, _place in spoken])
    if not raw:
        return []
    said = [place for place, token in enumerate(raw) if fold_word(token) not in STOP_WORDS] or [len(raw) - 1]
    kept = [raw[place] for place in said[:MAX_QUERY_WORDS]]
    last = max(range(len(spoken)), key=lambda place: spoken[place][1])  # as typed: it may be unfinished
    unfinished = said.index(last) + 1 if last in said and not query[-1:].isspace() else 0
    typed = [fold_word(token) for token in kept]
    explained = _explained(query)
    besides = _beside(raw)
    found = []
    for start, end, refused in _phrases(typed):
        phrase = tuple(typed[start:end])
        others = _ALSO.get(phrase, ())
        if others and not NEGATIONS.isdisjoint(phrase):  # "eggs without yolk" is said by another name only
            phrase, *rest = others
            others = tuple(rest)
        stem = kept[end - 1][:MAX_WORD_CHARACTERS] if end == unfinished and not refused else ""
        begun = _begun_synonyms(stem) if stem and len(phrase) == 1 else ()
        found.append(
            Slot(
                phrase,
                others,
                stem,
                begun,
                beside=end > len(kept) - besides and not refused,
                qualifies=_qualifies(phrase) or (refused and "not" in typed[max(0, start - 2) : start]),
                refused=refused,
                loose=(len(phrase) == 1 and phrase[0] in LOOSE) or explained.issuperset(phrase),
            )
        )
    return _with_a_name(found)


def _refusing_each(raw: Sequence[str]) -> list[str]:
    """The tokens with the negation said again for each of what is refused: "without milk or sugar"."""
    found: list[str] = []
    refusing = ""
    for token in raw:
        refusing = token if fold_word(token) in NEGATIONS else refusing
        found.append(refusing if refusing and token in _NOR else token)
    return found


def _phrases(typed: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Where each thing asked for begins and ends, and whether it is refused: then it is what follows the "no"."""
    start = 0
    while start < len(typed):
        end = start + _length_at(typed, start)
        refused = end == start + 1 and typed[start] in NEGATIONS and end < len(typed)
        if refused:
            start = end + (typed[end] in _ADDED and end + 1 < len(typed))
            end = start + 1
        yield start, end, refused
        start = end


def _length_at(typed: Sequence[str], start: int) -> int:
    """How many words at `start` are one thing: a known phrase, "low fat", "sugar free", or the word there alone."""
    for length in range(min(_LONGEST_PHRASE, len(typed) - start), 1, -1):
        if tuple(typed[start : start + length]) in _ALSO:
            return length
    return 2 if _is_measured_out(typed[start : start + 2]) else 1


def _is_measured_out(pair: Sequence[str]) -> bool:
    """Whether two words say how much of a constituent there is."""
    return len(pair) == 2 and (
        (pair[0] in HOW_MUCH and pair[1] in MEASURED_OUT) or (pair[0] in MEASURED_OUT and pair[1] in HOW_MUCH)
    )


def _qualifies(phrase: tuple[str, ...]) -> bool:
    return _is_measured_out(phrase) or (len(phrase) == 1 and (phrase[0] in QUALIFIERS or phrase[0].isdigit()))


def _with_a_name(found: list[Slot]) -> list[Slot]:
    """Where nothing names a food, what qualifies is taken for its name: "crackling, baked" asks for both."""
    if any(slot.names for slot in found):
        return found
    refused = not all(slot.refused for slot in found)
    return [Slot(slot.typed, slot.others, slot.stem, slot.guesses, refused=slot.refused and refused) for slot in found]


def _beside(raw: Sequence[str]) -> int:
    """How many of the words that say something stand behind a "with" or its like; 0 where it comes first."""
    place = next((place for place, token in enumerate(raw) if token in BESIDE_WORDS), 0)
    return sum(fold_word(token) not in STOP_WORDS for token in raw[place:]) if place else 0


def rejoined(asked: list[Slot]) -> list[tuple[int, str]]:
    """Places where two neighbouring words may be one ("oat meal"): the first one's index and the joined word."""
    return [
        (index, fold_word(first.typed[0] + second.typed[0]))
        for index, (first, second) in enumerate(pairwise(asked))
        if len(first.typed) == len(second.typed) == 1
    ]
