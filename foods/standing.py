"""A food's name as the search index keeps it, and the standing it brings along whatever is asked.

Standing is how often the food is eaten, how plain its name is and how well its table serves a diary: in thousandths,
so that both engines sort whole numbers.
"""

import math
import re
from collections.abc import Iterable, Iterator
from typing import Final

from foods.wording import BESIDE_WORDS, PART_BREAK, parts, tokens, word_set, words

UNIT: Final = 1000
_POPULARITY_WEIGHT: Final = 0.45  # a point of log10(reports)
_OWN_FOOD: Final = 2.0
_FNDDS_FOOD: Final = 0.35  # foods as eaten, and no amount of theirs is unknown
_PER_WORD: Final = 0.03
_BRAND: Final = 0.5
_SPECIAL: Final = 0.8
_CHANGED: Final = 0.4
_UNSPECIFIED: Final = 0.25
_BRAND_NAME: Final = re.compile(r"\b[A-Z][A-Z'&.]{3,}\b")
UNSPECIFIED: Final = word_set("ns nfs")  # "NS as to part": not specified
# Foods made for somebody or something special: never what a plain word means.
_SPECIAL_WORDS: Final = word_set(
    "baby babyfood toddler infant formula human imitation dehydrated industrial commodity native navajo imported"
    " unprepared undiluted concentrate mix substitute dry powder powdered meatless"
    " ingredient use"
)
# Made into something else: whoever wants that says so.
_CHANGED_WORDS: Final = word_set("pickled souffle casserole tempura candied glazed creamed stuffed entree meal punch")

BESIDE: Final = "with"  # stands before a part that only goes with the food


def index_name(name: str) -> str:
    """The folded words of a name, its parts divided by ", "; a part that goes with the food begins with "with"."""
    return ", ".join(" ".join(part) for part in _index_parts(name))


def _index_parts(name: str) -> Iterator[list[str]]:
    for part in PART_BREAK.split(name):
        beside = False
        found: list[str] = []
        for token in tokens(part):
            if token in BESIDE_WORDS:
                if found:
                    yield [BESIDE, *found] if beside else found
                beside, found = True, []
            found += words(token)
        if found:
            yield [BESIDE, *found] if beside else found


def index_other(name: str, alternate_names: str) -> str:
    """The folded alternate names that have a word which the name lacks, divided by ", "."""
    known = set(words(name))
    phrases = (" ".join(words(phrase)) for phrase in PART_BREAK.split(alternate_names))
    return ", ".join(dict.fromkeys(phrase for phrase in phrases if not known.issuperset(phrase.split())))


def subject(name: str) -> str:
    """The first part of a name and the second, folded: what the food is called, shelf and all."""
    return " ".join(word for part in parts(name)[:2] for word in part)


def standing(name: str, source: str, popularity: float) -> int:
    """What a food brings along, in thousandths: popularity (survey reports), plainness of its name, its source."""
    in_parts = parts(name)
    specified = [part for part in in_parts if part[0] not in UNSPECIFIED]
    in_name = [word for part in specified for word in part]
    points = _POPULARITY_WEIGHT * math.log10(1 + max(popularity, 0.0))
    points += {"own": _OWN_FOOD, "fndds": _FNDDS_FOOD}.get(source, 0.0)
    points -= _PER_WORD * min(len(in_name), 20)
    points -= _BRAND * bool(_BRAND_NAME.search(name)) + _UNSPECIFIED * any(part[0] == "ns" for part in in_parts)
    points -= _SPECIAL * bool(_SPECIAL_WORDS.intersection(in_name))
    points -= _CHANGED * bool(_CHANGED_WORDS.intersection(in_name))
    return round(UNIT * points)


def weigh_words(rows: Iterable[tuple[str, str, int]]) -> Iterable[tuple[str, float]]:
    """(word, weight) of each (name, other, standing): what people eat counts, words that begin names above all."""
    for name, other, points in rows:
        weight = 10.0 ** (points / UNIT / _POPULARITY_WEIGHT)
        for index, word in enumerate(name.replace(",", "").split()):
            yield word, weight if index == 0 else weight / 20
        for word in other.replace(",", "").split():
            yield word, weight / 100
