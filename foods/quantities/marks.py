"""What stands in a typed line and is no word of a food: bullets, ticks, emoji, quotes, list numbers and headings.

All of it is made blank, character for character, so that a place in the plain text is a place in the typed one.
"""

import re
from html import unescape
from typing import Final
from unicodedata import category

from foods.quantities.measures import listed

_ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,10}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_NO_LETTERS: Final = frozenset({"So", "Sk", "Cf", "Co", "Cs", "Cn"})
_KEPT: Final = frozenset("°©®™¨^`´")
_BULLET: Final = "•"
_PICTURE: Final = "\ufffc"  # stands for any
_BETWEEN: Final = re.compile(rf"(?<=[\w)%.!])[ ]*{_PICTURE}[{_PICTURE} ]*(?=[\w(])")
_PICTURES_COUNTED: Final = re.compile(
    rf"(?=[^0-9]*[0-9])(?:[ {_PICTURE}0-9x,;+&]|(?<=[0-9 ])(?:k?g|[cdm]?l|oz|cups?)\b)*\s?", re.IGNORECASE
)
_ITEM: Final = re.compile(r"([,;•]?)([^,;•\r\n]+)")
_JOINED_TO_EMOJI: Final = frozenset("\ufe0e\ufe0f\u20e3")
_QUOTES: Final = frozenset("“”„‟«»‹›")
_STRAIGHT_QUOTE: Final = re.compile(r"""(?<![0-9½¼¾])"|(?<![\w"])'(?=\w)|(?<=[^\Ws])'(?!\w)""")
_PAIRED_QUOTES: Final = re.compile(r"(?<!\w)'(?=[^'\n]{1,80}'(?!\w))|(?<=s)'$", re.MULTILINE)
_BEGINS: Final = re.compile(
    r"""^[ \t]*(?:
          \[[ xX✓]?\](?=[ \t]) | [-–—*+>#→▪◦‣]+(?=[ \t])
        | \(?[0-9]{1,2}[.)]{1,2}(?=[ \t]+\S)
        | \(?[a-h]\)(?=[ \t]+\S) | step[ ][0-9]{1,2}[:.)](?=[ \t]+\S) | \#?[0-9]{1,2}:(?=[ \t]+[^\W\d])
    )""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_EMPHASIS: Final = re.compile(r"[*_]{2,3}|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
_TIMES_BEFORE: Final = re.compile(
    r"(?:^|[,;:&+]|\b(?:and|with|plus|then|alongside|had|ate)\b)[ \t]*(x)(?=[ ]?[0-9])", re.MULTILINE | re.IGNORECASE
)
_PACKED: Final = re.compile(r"(?:(?<=\boil)|(?<=water|juice|syrup|brine)) packed\b", re.IGNORECASE)
_MOST_BEGINNINGS: Final = 3  # "- [ ] 1. oats"
_LINE: Final = re.compile(r"[^\r\n]+")
_HEADINGS: Final = listed(
    "ingredients ingredient directions instructions method preparation steps notes shopping list groceries",
)
_MOST_HEADING_WORDS: Final = 6
_LEAD_IN: Final = re.compile(r"^[ \t]*for (?:the|a|an) [^\d:,.]{2,40}:", re.MULTILINE | re.IGNORECASE)


def decoded(text: str) -> str:
    """`text` with its HTML entities as the characters they mean: "&frac14; cup" is "¼ cup"."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text) if "&" in text else text


def without_marks(text: str) -> str:
    """`text` of the same length with blanks for all that is no word, number or sign of a line of food."""
    plain = _STRAIGHT_QUOTE.sub(" ", _PAIRED_QUOTES.sub(" ", _without_ornaments(text)))
    plain = _EMPHASIS.sub(_blank, plain)
    for _ in range(_MOST_BEGINNINGS):
        plain = _BEGINS.sub(_blank, plain)
    plain = _PACKED.sub("-packed", plain)
    plain = _TIMES_BEFORE.sub(lambda match: match[0][:-1] + " ", plain)
    return _LEAD_IN.sub(_blank, plain)


def _without_ornaments(text: str) -> str:
    """`text` with its ornaments blank, but a bullet for those between words: "✓ juice ✓ toast" has one.

    Where an item has an amount and no word, its pictures are what was eaten: "🍕 x2", "toast, 🥛 200 ml".
    """
    plain = text.translate(_PLAIN)
    if _PICTURE not in plain:
        return plain

    def kept(item: re.Match[str]) -> str:
        if _PICTURE in item[2] and _PICTURES_COUNTED.fullmatch(item[2]):
            return _BULLET * len(item[1]) + text[slice(*item.span(2))]
        return _BETWEEN.sub(_as_bullet, item[0])

    return _ITEM.sub(kept, plain).replace(_PICTURE, " ")


def _as_bullet(match: re.Match[str]) -> str:
    return _BULLET.ljust(len(match[0]))


def without_headings(text: str) -> str:
    """`text` of the same length with blanks for lines that only name what follows: "Ingredients", "For the sauce:"."""
    is_several = len(_LINE.findall(text)) > 1
    return _LINE.sub(lambda line: _blank(line) if _is_heading(line[0], is_several=is_several) else line[0], text)


class _Plain(dict[int, str]):
    """What stands for each character: itself, or a blank for an ornament. Filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if _is_ornament(character):
            character = _PICTURE if category(character) == "So" else " "
        self[code] = character
        return character


_PLAIN: Final = _Plain()


def _is_ornament(character: str) -> bool:
    if character.isascii() or character in _KEPT:
        return character == "\t"
    return character in _QUOTES or character in _JOINED_TO_EMOJI or category(character) in _NO_LETTERS


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_heading(line: str, *, is_several: bool) -> bool:
    """Whether a line names what follows: "Ingredients", "For the sauce:", among several lines also "Dough:"."""
    words = line.strip(" \t*_#").casefold().split()
    if not words or len(words) > _MOST_HEADING_WORDS or any(letter.isdecimal() for letter in line):
        return False
    is_open = words[-1].endswith(":")
    bare = [word.strip(":*_") for word in words]
    if all(word in _HEADINGS for word in bare):
        return True
    return is_open and (is_several or bare[0] == "for") and "," not in line
