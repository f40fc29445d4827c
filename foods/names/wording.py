"""A name or a query as words that can be compared: accents, case, plurals and spellings folded alike on both sides."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from foods.names.spellings import SPELLINGS

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
    "haggis": "haggis",
    "cassis": "cassis",
    "chablis": "chablis",
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
    ("is", "i", 5),  # "puris"
    ("is", "is", 3),
    ("s", "", 4),
)
CANONICAL: Final = {variant: word for word, variants in SPELLINGS.items() for variant in variants.split()}


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
    return CANONICAL.get(word, CANONICAL.get(one, one))


def word_set(*lines: str) -> frozenset[str]:
    """The words of a written list, in the form that is indexed."""
    return frozenset(map(fold_word, " ".join(lines).split()))


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
