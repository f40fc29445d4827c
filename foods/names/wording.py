"""A name or a query as words that can be compared: accents, case, plurals and spellings folded alike on both sides."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from foods.names.spellings import SPELLINGS
from foods.names.synonyms import ALSO

MAX_QUERY_CHARACTERS: Final = 500
MAX_QUERY_WORDS: Final = 12
MAX_WORD_CHARACTERS: Final = 40  # far under PostgreSQL's 2,046 bytes a lexeme

_APOSTROPHES: Final = re.compile("['’‘`´]")
_JOINED_BY_AMPERSAND: Final = re.compile(r"(?<=\w)&(?=\w)")
_WORD: Final = re.compile(r"[^\W_]+")
PART_BREAK: Final = re.compile(r"[,;()\[\]]|\s[-–—]\s")

_IRREGULAR: Final = {
    "leaves": "leaf",
    "loaves": "loaf",
    "halves": "half",
    "calves": "calf",
    "knives": "knife",
    "geese": "goose",
    "mice": "mouse",
    "children": "child",
    "calf": "calf",
    "swiss": "swiss",
    "gas": "gas",
}
# (ending, what it becomes, shortest word it applies to). Singular forms pass through the same rules, so that both
# meet: "cookie" and "cookies" are "cooky", "quiche" and "quiches" are "quich". First match wins.
_ENDINGS: Final = (
    ("ies", "y", 5),
    ("ie", "y", 5),
    ("oes", "o", 5),
    ("oe", "o", 6),
    ("sses", "ss", 5),
    ("xes", "x", 5),
    ("ches", "ch", 5),
    ("che", "ch", 5),
    ("shes", "sh", 5),
    ("she", "sh", 5),
    ("ss", "ss", 3),
    ("us", "us", 3),
    ("is", "is", 3),
    ("s", "", 4),
)
_CANONICAL: Final = {variant: word for word, variants in SPELLINGS.items() for variant in variants.split()}


def fold(text: str) -> str:
    """`text` without accents, case, apostrophes, and the & inside a word ("M&M’s" is "mms")."""
    bare = text
    if not text.isascii():
        bare = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return _JOINED_BY_AMPERSAND.sub("", _APOSTROPHES.sub("", bare)).casefold()


def singular(word: str) -> str:
    """The folded form that a word and its plural share; not always a dictionary word ("cooky")."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, replacement, shortest in _ENDINGS:
        if len(word) >= shortest and word.endswith(ending):
            return word[: -len(ending)] + replacement
    return word


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """One token in the form that is indexed: singular, in the spelling that stands for all."""
    one = singular(word[:MAX_WORD_CHARACTERS])
    return _CANONICAL.get(word, _CANONICAL.get(one, one))


def word_set(text: str) -> frozenset[str]:
    """The words of a list, in the form that is indexed."""
    return frozenset(map(fold_word, text.split()))


# What stands behind these goes with the food and is not the food: "Rice, fried, with chicken".
BESIDE_WORDS: Final = frozenset({"with", "on", "in", "from", "for", "without", "excluding", "containing"})
# Words that say nothing about which food it is. "no" stays: "no added fat".
STOP_WORDS: Final = word_set("a an and as at by for from in includes my of on or some the to with")


def tokens(text: str) -> list[str]:
    """The words of `text` as written, but for accents and case, in order."""
    return _WORD.findall(fold(text))


def words(text: str) -> list[str]:
    """The indexed words of `text` in order, without those that say nothing."""
    return [word for word in map(fold_word, tokens(text)) if word not in STOP_WORDS]


def parts(name: str) -> list[list[str]]:
    """A name's words, part by part as commas and brackets divide it: "Milk, fat free (skim)" has three."""
    return [found for part in PART_BREAK.split(name) if (found := words(part))]


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing asked for: a word or a set phrase, and what else it is called.

    `typed` holds the folded words as typed, `others` its synonyms, `guesses` what it may have been meant to be, each
    a tuple of folded words. `stem` is the last word exactly as typed when it may be unfinished, else ""; `is_word` if
    it is known as a word by itself. What is `beside` only goes with the food: "cream" in "coffee with cream".
    """

    typed: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()
    stem: str = ""
    guesses: tuple[tuple[str, ...], ...] = ()
    beside: bool = False
    is_word: bool = False


def _folded(text: str) -> tuple[str, ...]:
    return tuple(words(text))


_ALSO: Final = {_folded(phrase): tuple(map(_folded, others)) for phrase, others in ALSO.items()}
_LONGEST_PHRASE: Final = max(map(len, _ALSO))
# Words that are called otherwise in the tables, as typed: also half typed ("courg", "porr") and misspelt.
OTHERWISE: Final = {
    **{variant: ((word,),) for variant, word in _CANONICAL.items()},
    **{phrase[0]: others for phrase, others in _ALSO.items() if len(phrase) == 1},
}


def _begun_synonyms(stem: str) -> tuple[tuple[str, ...], ...]:
    """What the synonyms stand for that begin with `stem`; three letters and fewer begin too many."""
    begun = (OTHERWISE[word] for word in sorted(OTHERWISE) if word.startswith(stem) and len(word) > len(stem) > 3)
    return tuple(dict.fromkeys(other for others in begun for other in others))


def _phrase_at(typed: list[str], start: int) -> tuple[str, ...]:
    """The longest known phrase that begins at `start`, or the word there alone."""
    for length in range(min(_LONGEST_PHRASE, len(typed) - start), 1, -1):
        phrase = tuple(typed[start : start + length])
        if phrase in _ALSO:
            return phrase
    return (typed[start],)


def slots(query: str) -> list[Slot]:
    """What a query asks for, in the order typed; the last word may be unfinished unless a space follows it.

    Only the first 500 characters and 12 words are read.
    """
    query = query[:MAX_QUERY_CHARACTERS]
    raw = tokens(query)
    kept = [token for token in raw if fold_word(token) not in STOP_WORDS] or raw[-1:]
    kept = kept[:MAX_QUERY_WORDS]
    if not kept:
        return []
    unfinished = kept[-1] == raw[-1] and not query[-1:].isspace()
    typed = [fold_word(token) for token in kept]
    besides = _beside(raw)
    found = []
    start = 0
    while start < len(typed):
        phrase = _phrase_at(typed, start)
        start += len(phrase)
        stem = kept[-1][:MAX_WORD_CHARACTERS] if unfinished and start == len(typed) else ""
        begun = _begun_synonyms(stem) if stem and len(phrase) == 1 else ()
        found.append(Slot(phrase, _ALSO.get(phrase, ()), stem, begun, beside=start > len(kept) - besides))
    return found


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
