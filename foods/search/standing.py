"""What a food brings along whatever is asked: how often it is eaten, how plain its name is, how good its table.

In thousandths, so that both engines sort whole numbers.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from foods.names.index_names import UNSPECIFIED
from foods.names.wording import parts, word_set

UNIT: Final = 1000
_POPULARITY_WEIGHT: Final = 0.45  # a point of log10(reports)
_OWN_FOOD: Final = 2.0
_FNDDS_FOOD: Final = 0.35  # foods as eaten, and no amount of theirs is unknown
_PER_WORD: Final = 0.03
_BRAND: Final = 0.5
_SPECIAL: Final = 0.8
_CHANGED: Final = 0.8
_UNSPECIFIED: Final = 0.45
_UNKNOWN: Final = 0.1
_TREATED: Final = 0.3
_FATTENED: Final = 0.75
_BRAND_NAME: Final = re.compile(r"\b(?!NFS\b|USDA\b|NLEA\b)[A-Z][A-Z'&.]{2,}\b|\((?:[A-Z][\w'.&]* ?)+\)")
# Foods made for somebody or something special: never what a plain word means.
_SPECIAL_WORDS: Final = word_set(
    "baby babyfood toddler infant formula human imitation dehydrated industrial commodity native navajo imported"
    " unprepared undiluted concentrate condensed mix substitute dry powder powdered meatless"
    " ingredient use"
)
# Made into something else: whoever wants that says so.
_CHANGED_WORDS: Final = word_set("pickled souffle casserole tempura candied glazed creamed stuffed entree meal punch")
# Parts that few people eat, or not alone.
_ODD_PARTS: Final = word_set("tail neck bones feet back giblets gizzard")
_COVERS: Final = word_set("skin peel")
_FATS: Final = word_set("fat oil butter margarine")
# Done to it, or taken from it: the plain food is the one it was done to.
_TREATED_WORDS: Final = word_set("fried breaded coated battered light reduced diet")


@lru_cache(maxsize=8192)  # a new packaged food is asked for its place, then written into the index
def standing(name: str, source: str, popularity: float, unknown: int = 0) -> int:
    """What a food brings along, in thousandths: popularity (survey reports), plainness of its name, its source, and how
    many of the four tracked nutrients are `unknown`.
    """
    in_parts = parts(name)
    specified = [part for part in in_parts if part[0] not in UNSPECIFIED]
    in_name = [word for part in specified for word in part]
    points = _POPULARITY_WEIGHT * math.log10(1 + max(popularity, 0.0))
    points += {"own": _OWN_FOOD, "fndds": _FNDDS_FOOD}.get(source, 0.0)
    points -= _PER_WORD * min(len(in_name), 20) + _UNKNOWN * unknown
    points -= _BRAND * bool(_BRAND_NAME.search(name)) + _UNSPECIFIED * any(part[0] == "ns" for part in in_parts)
    points -= _SPECIAL * bool(_SPECIAL_WORDS.intersection(in_name))
    points -= _CHANGED * bool((_CHANGED_WORDS | _ODD_PARTS).intersection(in_name) or any(map(_is_cover, in_parts[1:])))
    points -= _TREATED * any(not _TREATED_WORDS.isdisjoint(part) for part in in_parts[1:])
    points -= _FATTENED * any(map(_is_fattened, in_parts))
    return round(UNIT * points)


def _is_cover(part: list[str]) -> bool:
    """Whether a part of a name says that the food is but its skin: "Potatoes, baked, skin", not "skin not eaten"."""
    return part[0] in _COVERS and "eaten" not in part


def _is_fattened(part: list[str]) -> bool:
    """Whether a part of a name says that fat was added where the plain food may have none: "cooked with oil"."""
    return part[:2] == ["fat", "added"] or (part[0] == "cooked" and not _FATS.isdisjoint(part[1:]))


def reports(points: int) -> float:
    """About how many survey reports a standing is worth."""
    return float(10.0 ** (points / UNIT / _POPULARITY_WEIGHT))


def weigh_words(rows: Iterable[tuple[int, str, str, int]]) -> Iterable[tuple[str, float]]:
    """(word, weight) of each (id, name, other, standing): what people eat counts, words that begin names above all."""
    for _food_id, name, other, points in rows:
        weight = reports(points)
        for index, word in enumerate(name.replace(",", "").split()):
            yield word, weight if index == 0 else weight / 20
        for word in other.replace(",", "").split():
            yield word, weight / 100
