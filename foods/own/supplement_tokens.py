"""The words, numbers and marks of a supplement's text, with its typing errors put right: "400mg", "d3", "magnesuim"."""

import re
from typing import Final

from foods.own.dose_text import number_of, plain
from foods.own.labels import Unit
from foods.own.substances import FORM_OF, SALTS, SUBSTANCES

_MOST_CHARACTERS: Final = 160
_TOKEN: Final = re.compile(
    r"(?P<fraction>(?:[0-9] )?[1-9]/[2-8](?![0-9]))|(?P<number>[0-9]+(?:[.,][0-9]+)*)(?P<thousand> ?k(?![a-z0-9]))?"
    r"|(?P<unit>i\.u\.|international units?)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<mark>\S)"
)
_CODE: Final = re.compile(r"[a-z]+[0-9]{1,2}(?![0-9])")
COUNTS: Final = {"half": 0.5, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0}
_SHORTEST: Final = 7  # letters of a name in which one may be wrong


def _without_one(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


_KNOWN: Final = frozenset(word for way in (*SUBSTANCES, *SALTS) for word in way) | FORM_OF.keys()
_NAMES: Final = {way[0] for way, one in SUBSTANCES.items() if len(way) == 1 and not one.is_food} | {"vitamin"}
_NEAR: Final = {near: name for name in sorted(_NAMES) if len(name) >= _SHORTEST for near in (name, *_without_one(name))}


def tokens_of(text: str) -> list[str]:
    """Words, numbers and marks; "400mg" and "magnesium400mg" come apart, "d3" and "coq10" stay whole."""
    found: list[str] = []
    at, typed = 0, plain(text[:_MOST_CHARACTERS]).replace("’", "'")
    while at < len(typed):
        code = _CODE.match(typed, at)
        if code is not None and (code[0],) in SUBSTANCES:
            found.append(code[0])
            at = code.end()
        elif (match := _TOKEN.match(typed, at)) is not None:
            found.append("iu" if match["unit"] else _put_right(match[0].replace(" k", "k")))
            at = match.end()
        else:
            at += 1
    return found


def _put_right(word: str) -> str:
    """The substance that a word is but for one letter: "magnesuim", "vitimin"; else the word itself."""
    if len(word) < _SHORTEST - 1 or word in _KNOWN or not word.isalpha():
        return word
    return next((_NEAR[near] for near in (word, *sorted(_without_one(word))) if near in _NEAR), word)


def number_said(token: str, unit: Unit | None = None) -> float | None:
    if token in COUNTS:
        return COUNTS[token]
    if not token[0].isdigit():
        return None
    if "/" in token:
        whole, _space, share = token.rpartition(" ")
        over, _slash, under = share.partition("/")
        return float(whole or 0) + float(over) / float(under)
    number = number_of(token.removesuffix("k"), unit)
    return number * 1000 if number is not None and token.endswith("k") else number
