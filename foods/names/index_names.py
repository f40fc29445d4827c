"""A food's names as the search index keeps them: how they are written, and read again for comparing.

A name is its folded words, its parts divided by ", " as commas and brackets divide it; a part that only goes with the
food begins with "with". Other names are divided likewise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foods.names.qualifiers import NEGATIONS
from foods.names.wording import BESIDE_WORDS, PART_BREAK, tokens, word_set, words

_BESIDE: Final = "with"
UNSPECIFIED: Final = word_set("ns nfs")  # "NS as to part": not specified

# Words that describe without changing which food it is; a name that has them beside the food asked for is plain.
_NEUTRAL: Final = word_set(
    "raw fresh nfs ns plain regular type whole cooked all purpose no added fat form boiled drained salt ready eat"
    " commercial commercially prepared unspecified moist heat large fluid mature seeds grade edible portion variety 100"
    " vitamin d"
)
_NEUTRAL_WEIGHT: Final = 0.15
_LATER_PART_WEIGHT: Final = 0.5
_BESIDE_WEIGHT: Final = 0.8
_UNSPECIFIED_WEIGHT: Final = 0.05
# First parts that are shelves, not foods: the name proper follows ("Nuts, almonds", "Squash, summer, zucchini").
_SHELVES: Final = word_set(
    "nuts seeds fish beverages spices snacks candies cereals crustaceans mollusks alcoholic seaweed sweetener"
    " dairy poultry grains vegetables fruit game meat squash beans peas cheese mushrooms peppers lettuce"
    " beverage sauce"
)
# Nouns that say only that it is something to eat: "Chocolate candy" is called chocolate.
_GENERAL: Final = word_set("candy food product snack beverage dish weed")


@lru_cache(maxsize=8192)
def index_name(name: str) -> str:
    """A name as the index keeps it."""
    return ", ".join(" ".join(part) for part in _parts(name))


def _parts(name: str) -> Iterator[list[str]]:
    for part in PART_BREAK.split(name):
        before: list[str] = []
        found: list[str] = []
        for token in tokens(part):
            if token in BESIDE_WORDS:
                if found:
                    yield [*before, *found]
                before, found = [_BESIDE], []
            found += words(token)
        if found:
            yield [*before, *found]


@lru_cache(maxsize=8192)
def index_other(name: str, *others: str) -> str:
    """The other names (brand, alternate names, the one shown) that have a word which the name lacks, as the index keeps
    them.
    """
    known = set(words(name))
    phrases = (" ".join(words(phrase)) for phrase in PART_BREAK.split("; ".join(others)))
    return ", ".join(dict.fromkeys(phrase for phrase in phrases if not known.issuperset(phrase.split())))


def subject(name: str) -> str:
    """The words of a name's first two parts proper: what the food is called, shelf and all."""
    proper = [part for part in _parts(name) if part[0] != _BESIDE]
    return " ".join(word for part in proper[:2] for word in part)


def called(name: str) -> tuple[list[str], list[list[str]], bool]:
    """Of a name as the index keeps it: the words of its subject, those of its later parts but for what only goes with
    the food, and whether the subject is a shelf.
    """
    split = [part.split() for part in name.split(", ")]
    subject, *later = [part for part in split if part[:1] != [_BESIDE]] or [[]]
    return _without_general(subject), later, _is_on_shelf(split)


def _is_on_shelf(split: Sequence[Sequence[str]]) -> bool:
    return len(split) > 1 and len(split[0]) == 1 and split[0][0] in _SHELVES


def _without_general(subject: list[str]) -> list[str]:
    return subject[:-1] if len(subject) > 1 and subject[-1] in _GENERAL else subject


@dataclass(frozen=True, slots=True)
class IndexedName:
    """A name and the other names, ready to compare. Words are known by their places in the name, from 0.

    `weights` say how much each word tells of which food it is, `weight` is their sum. `subject` are the places of what
    the food is called, `noun` the last of them, `later` those of the further parts, each apart, and `beside` of all
    that only goes with the food. On a shelf every further part may be what the food is called. `parts` are all of them,
    `denied` the places of what the food is said not to have ("no broth"), `more` the parts that only come with it,
    but for what it is made with.
    """

    words: tuple[str, ...]
    weights: tuple[float, ...]
    weight: float
    subject: frozenset[int]
    noun: int
    later: tuple[frozenset[int], ...]
    beside: frozenset[int]
    on_shelf: bool
    parts: tuple[frozenset[int], ...]
    denied: frozenset[int]
    more: tuple[frozenset[int], ...]
    other_names: frozenset[tuple[str, ...]]
    other_words: frozenset[str]


@lru_cache(maxsize=16384)  # the popular foods are candidates again at every letter typed
def read(name: str, other: str) -> IndexedName:
    """What index_name and index_other wrote; an other name is a tuple of its words in alphabetical order."""
    found: list[str] = []
    weights: list[float] = []
    proper: list[frozenset[int]] = []
    beside: set[int] = set()
    every: list[frozenset[int]] = []
    split = [part.split() for part in name.split(", ")]
    on_shelf = _is_on_shelf(split)
    for number, part in enumerate(split):
        goes_with = part[0] == _BESIDE
        in_part = part[goes_with:]
        places = range(len(found), len(found) + len(in_part))
        every.append(frozenset(places))
        found += in_part
        later = _BESIDE_WEIGHT if goes_with else _LATER_PART_WEIGHT
        weights += _weights(in_part, 1.0 if number == on_shelf else later, shelf=on_shelf and not number)
        if goes_with:
            beside.update(places)
        else:
            proper.append(frozenset(places))
    denied = frozenset(place for part in every for place in _denied(part, found))
    more = (part for part in every if part <= beside and part.isdisjoint(denied))
    first = frozenset(sorted(proper[0])[: len(called(name)[0])]) if proper else frozenset()
    others = frozenset(tuple(sorted(phrase.split())) for phrase in other.split(", ") if phrase)
    return IndexedName(
        words=tuple(found),
        weights=tuple(weights),
        weight=sum(weights),
        subject=first,
        noun=max(first, default=-1),
        later=tuple(proper[1:]),
        beside=frozenset(beside),
        on_shelf=on_shelf,
        parts=tuple(every),
        denied=denied,
        more=tuple(part for part in more if not min(part) or found[min(part) - 1] != "made"),
        other_names=others,
        other_words=frozenset(word for phrase in others for word in phrase),
    )


def _denied(part: frozenset[int], found: Sequence[str]) -> Iterator[int]:
    """The places that a part denies: what follows its "no", all of it where it says "not" ("skin not eaten")."""
    for place in part:
        if found[place] in NEGATIONS:
            yield from part if found[place] == "not" else (other for other in part if other > place)


def _weights(part: list[str], weight: float, *, shelf: bool) -> list[float]:
    if shelf:
        weight = _NEUTRAL_WEIGHT
    if part[0] in UNSPECIFIED:
        weight = _UNSPECIFIED_WEIGHT
    return [min(weight, _NEUTRAL_WEIGHT) if word in _NEUTRAL else weight for word in part]
