"""Typed text as tokens: numbers ("1 ½", "3/4", "1,5"), words ("all-purpose", "2%", "V8") and marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from unicodedata import numeric

# One character for one, so that a token's place in the plain text is its place in the typed text.
_PLAIN: Final = str.maketrans(
    {"⁄": "/", "∕": "/", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "×": "x", "’": "'", "‘": "'"}
    | {"“": '"', "”": '"', "″": '"', "[": "(", "]": ")", "{": "(", "}": ")", "\u00a0": " ", "，": ",", "；": ";"}
    | {chr(ord("０") + digit): str(digit) for digit in range(10)}
)
_FRACTION_SIGNS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

# No part of it can match in two ways over a long stretch: digits are counted, words start with a letter.
_TOKEN: Final = re.compile(
    rf"""
      (?P<percent>[0-9]{{1,3}}(?:[.,][0-9]{{1,3}})?[ ]?(?:%|percent\b|per[ ]cent\b))
    | (?P<sign>(?:[0-9]{{1,6}}[ ]?-?)?[{_FRACTION_SIGNS}])
    | (?P<fraction>(?:[0-9]{{1,6}}(?:[ ]?-[ ]?|[ ]|[ ]and[ ]|[ ]&[ ]))?[0-9]{{1,6}}[ ]?/[ ]?[0-9]{{1,6}}
        (?:(?:rd|th|nd)s?\b)?)(?![0-9])
    | (?P<thousands>[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}}){{1,3}}(?:[.][0-9]{{1,2}})?|(?:[.][0-9]{{3}}){{2,3}}
        |(?:[.][0-9]{{3}}){{1,3}},[0-9]{{1,2}}))(?![0-9,])
    | (?P<decimal>[0-9]{{0,9}}[.,][0-9]{{1,15}}|[0-9]{{1,9}}[.]?)(?![0-9])
    | (?P<glued>(?<=[0-9])(?:lbs?|kg|l|pt)(?=[0-9]{{1,3}}[ ]?(?:oz|g|fl|ml)))
    | (?P<word>and/or\b|w/o(?:ut)?\b|w/(?![0-9])|[^\W\d_][\w'®™*]*(?:[-&][^\W\d_][\w'®™*]*)*)
    | (?P<newline>[\r\n\v\f\x85\u2028\u2029]+)
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PICTURES_FROM: Final = "\u2600"
_MIXED: Final = re.compile(r"[0-9]+")
_WRITTEN_OUT: Final = {"w/": "with", "w/o": "without", "w/out": "without"}


@dataclass(slots=True)
class Token:
    """A piece of typed text from `start` to `end`: `kind` is number, word, mark or newline.

    `text` is as typed, `plain` in lower case, `number` the value of a number.
    """

    kind: str
    text: str
    start: int
    end: int
    number: float = 0.0
    plain: str = ""


def tokenise(text: str) -> list[Token]:
    """The tokens of `text`, in order. Whitespace is left out; every other character is in one of them."""
    tokens: list[Token] = []
    at, plain = 0, text.translate(_PLAIN)
    while match := _TOKEN.search(plain, at):
        token = _token(match)
        tokens.append(token)
        at = token.end
    return tokens


def _token(match: re.Match[str]) -> Token:
    kind, start, end, text = match.lastgroup or "mark", match.start(), match.end(), match[0]
    if kind == "fraction":
        return _fraction(text, start)
    if kind == "sign":
        whole = _MIXED.match(text)
        return Token("number", text, start, end, (float(whole[0]) if whole else 0.0) + numeric(text[-1]))
    if kind == "thousands":
        return Token("number", text, start, end, _thousands(text))
    if kind == "decimal":
        return _decimal(text, start)
    if kind == "mark" and text >= _PICTURES_FROM and not "\uf000" <= text <= "\uffff":
        kind = "word"
    plain = _WRITTEN_OUT.get(text.casefold(), text.casefold())
    return Token("word" if kind in {"percent", "glued"} else kind, text, start, end, plain=plain.rstrip("*") or plain)


def _fraction(text: str, start: int) -> Token:
    """A fraction or a mixed number; of what is neither ("2 3/2") only the first number, and no number of "1/0"."""
    *whole, over, under = (int(digits) for digits in _MIXED.findall(text))
    if under == 0 and not whole:
        return Token("word", text, start, start + len(text), plain=text)
    if under and (not whole or over < under):
        return Token("number", text, start, start + len(text), float(sum(whole) + Fraction(over, under)))
    first = _MIXED.findall(text)[0]
    return Token("number", first, start, start + len(first), float(first))


def _thousands(text: str) -> float:
    """The value of "1,500", "1.500.000", "1,234.5" and "1.234,5"."""
    mark = "," if "," in text and (text.find(",") < text.find(".") or "." not in text) else "."
    return float(text.replace(mark, "").replace(",", "."))


def _decimal(text: str, start: int) -> Token:
    digits = text.removesuffix(".")
    return Token("number", digits, start, start + len(digits), float(digits.replace(",", ".")))


def text_of(typed: str, tokens: Sequence[Token]) -> str:
    """The typed text of `tokens`, spaced as typed where they stood together, without marks at its ends."""
    pieces: list[str] = []
    end = -1
    for token in tokens:
        if pieces and token.start != end:
            pieces.append(" ")
        piece = typed[token.start : token.end]
        pieces.append(_WRITTEN_OUT.get(piece.casefold(), piece))
        end = token.end
    return "".join(pieces).strip(" .,;:*-/\"'()")


def stands_apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash has spaces around it, or a colon one behind it."""
    token = tokens[at]
    is_free_before = at == 0 or tokens[at - 1].end < token.start or token.plain == ":"
    return is_free_before and (at + 1 == len(tokens) or tokens[at + 1].start > token.end)


def is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark belongs to a name: "and" signs, and marks without spaces around them ("half-and-half")."""
    if tokens[at].plain in {"&", "+"}:
        return 0 < at < len(tokens) - 1
    return (
        0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start and tokens[at + 1].start == tokens[at].end
    )
