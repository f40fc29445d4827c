"""Words set in lines of a width, and blocks set on pages. PURE."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass


def wrapped(words: str, width: float, width_of: Callable[[str], float]) -> list[str]:
    """The words in lines no wider than `width`; a word that is wider itself is broken. Never fewer than one line."""
    space, lines, line, filled = width_of(" "), [], "", 0.0
    for word in _pieces(words, width, width_of):
        wide = width_of(word)
        if line and filled + space + wide > width:
            lines.append(line)
            line, filled = word, wide
        else:
            filled += wide + (space if line else 0.0)
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _pieces(words: str, width: float, width_of: Callable[[str], float]) -> list[str]:
    """The words between breaking spaces, those that are too wide in parts."""
    pieces = []
    for word in re.split(r"[ \t\r\n]+", words.strip(" \t\r\n")):
        rest = word
        while width_of(rest) > width and len(rest) > 1:
            fitting = max(_fitting(rest, width, width_of), 1)
            pieces.append(rest[:fitting])
            rest = rest[fitting:]
        pieces.append(rest)
    return pieces


def _fitting(word: str, width: float, width_of: Callable[[str], float]) -> int:
    """How many of its first letters fit."""
    filled = 0.0
    for number, letter in enumerate(word):
        filled += width_of(letter)
        if filled > width:
            return number
    return len(word)


@dataclass(frozen=True, slots=True)
class Block:
    """What is never broken over two pages: its height, and what draws it with its top at a height of the page."""

    height: float
    draw: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Place:
    page: int
    top: float


def placed(heights: Sequence[float], *, top: float, foot: float) -> list[Place]:
    """Where blocks of these heights stand, one below another; one that does not fit begins a page."""
    page, y, places = 0, top, []
    for height in heights:
        if y + height > foot and y > top:
            page, y = page + 1, top
        places.append(Place(page, y))
        y += height
    return places


def blank_shares(heights: Sequence[float], *, top: float, foot: float) -> list[float]:
    """How much of each page stays blank below its last block, 0 to 1."""
    ends: dict[int, float] = {}
    for place, height in zip(placed(heights, top=top, foot=foot), heights, strict=True):
        ends[place.page] = place.top + height
    return [(foot - end) / (foot - top) for end in ends.values()]
