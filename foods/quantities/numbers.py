"""Numbers in digits and words: "1 1/2", "2-3", "half a dozen", "one and a half", "a couple of"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foods.quantities.tokens import Token

Tokens = Sequence[Token]

_ONES: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_COUNTS: Final = {word: float(count) for count, word in enumerate(_ONES.split(), 1)}
_TENS_NAMES: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS: Final = {word: 10.0 * count for count, word in enumerate(_TENS_NAMES.split(), 2)}
_GROUPS: Final = {
    "dozen": 12.0,
    "doz": 12.0,
    "dz": 12.0,
    "hundred": 100.0,
    "thousand": 1000.0,
    "million": 1_000_000.0,
    "couple": 2.0,
    "few": 3.0,
    "pair": 2.0,
}
_MANY: Final = frozenset({"dozen", "doz", "dz", "hundred", "thousand", "million"})  # these follow a number: "2 dozen"
_HUNDRED: Final = 100.0
_SHARES: Final = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "eighth": 1 / 8}
_PLURAL_SHARES: Final = {"halves" if word == "half" else f"{word}s": share for word, share in _SHARES.items()}
ARTICLES: Final = frozenset({"a", "an", "the"})
_NO_NUMBER: Final = frozenset({"little", "bit", "lot", "touch", "mixture", "mix", "combination", "la"})
_JOINTS: Final = frozenset({"to", "or", "-", "–"})

# "7-up", "five-spice powder", "12-grain bread": names that begin with a number, which says nothing about how much.
_NAMED_AFTER: Final = {
    "spice": None, "grain": None, "grains": None, "layer": None, "pounder": None, "course": None,
    "up": 7.0, "musketeers": 3.0, "island": 1000.0, "alarm": None, "hour": None,
}  # fmt: skip
_DOUBTFUL: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_LEAST_DOUBTFUL: Final = 5  # characters
_NUMBERED: Final = frozenset({"no", "number", "omega", "vitamin", "grade", "type", "b", "#"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token `end`; `high` where it is a range."""

    low: float
    end: int
    high: float | None = None


def plain_at(tokens: Tokens, at: int) -> str:
    """The lower-case text of a token; "" past the end, "#" for a number."""
    if not 0 <= at < len(tokens):
        return ""
    token = tokens[at]
    return token.plain if token.kind != "number" else "#"


def is_number(tokens: Tokens, at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind == "number"


def names_number(word: str) -> bool:
    """Whether a number in words may begin with `word`, in lower case."""
    return word in ARTICLES or word in _SHARES or word in _GROUPS or _counted(word) is not None


def read_number(tokens: Tokens, at: int) -> Number | None:
    """The number or range at token `at`; None where there is none, or where it belongs to a name."""
    if not 0 <= at < len(tokens) or tokens[at].kind == "mark":
        return None
    first = _single(tokens, at)
    if first is None or _is_name(tokens, at, first):
        return None
    return _range(tokens, first) or first


def _is_name(tokens: Tokens, at: int, number: Number) -> bool:
    before = plain_at(tokens, at - 1)
    if before == ".":
        before = plain_at(tokens, at - 2)
    if before in _NUMBERED and before != "#":
        return True
    if number.end == len(tokens):
        return False
    after = number.end + (plain_at(tokens, number.end) == "-")
    word = plain_at(tokens, after)
    return word in _NAMED_AFTER and _NAMED_AFTER[word] in {None, number.low} and plain_at(tokens, at) not in ARTICLES


def _range(tokens: Tokens, first: Number) -> Number | None:
    at = first.end
    joint = plain_at(tokens, at)
    if joint == "and" and plain_at(tokens, at - 2) == "between":
        joint = "to"
    if joint == "-" and plain_at(tokens, at + 1) in {"to", "or"}:  # "2- to 3-pound"
        at += 1
    if joint not in _JOINTS or plain_at(tokens, at + 1) in ARTICLES:
        return None
    second = _single(tokens, at + 1)
    if second is None:
        return None
    low = first.low * _shared_group(tokens, first, second)
    if second.low <= low or _holds(tokens, low, second, joint):
        return None
    return Number(low, second.end, second.low)


def _shared_group(tokens: Tokens, first: Number, second: Number) -> float:
    """12 for "2 to 3 dozen", where the second number's dozen is the first one's too; else 1."""
    many = (plain_at(tokens, at) for at in range(first.end + 2, second.end))
    is_said = plain_at(tokens, first.end - 1) in _GROUPS
    return 1.0 if is_said else next((_GROUPS[word] for word in many if word in _MANY), 1.0)


def is_doubtful(token: Token) -> bool:
    """Whether a number is a thousand to one person and a decimal to another: "1,500", "1.500"."""
    return len(token.text) >= _LEAST_DOUBTFUL and _DOUBTFUL.fullmatch(token.text) is not None


def _holds(tokens: Tokens, low: float, second: Number, joint: str) -> bool:
    """Whether "1-14 oz" says how much one of them holds, rather than from 1 to 14."""
    return joint == "-" and low <= 3 and second.low >= 6 * low and plain_at(tokens, second.end) != ""


def _single(tokens: Tokens, at: int) -> Number | None:
    if is_number(tokens, at):
        return _more(tokens, Number(tokens[at].number, at + 1))
    word = plain_at(tokens, at)
    if word in ARTICLES - {"the"}:
        return _after_article(tokens, at + 1)
    if word in _SHARES:
        return _share(tokens, at)
    if word in _GROUPS:
        return Number(_GROUPS[word], _past_of(tokens, at + 1)) if word in _MANY | {"couple", "few"} else None
    count = _counted(word)
    if count is None:
        return None
    named = plain_at(tokens, at + 1)
    for shares in (_SHARES, _PLURAL_SHARES):
        if named in shares:
            end = _past_of(tokens, at + 2)
            return Number(count * shares[named], end + (plain_at(tokens, end) in ARTICLES))
    return _more(tokens, Number(count, at + 1))


def _counted(word: str) -> float | None:
    """The value of a number's name, also of "twenty-four" and "three-quarters"."""
    if word in _COUNTS or word in _TENS:
        return _COUNTS.get(word, _TENS.get(word))
    if "-" not in word:
        return None
    first, _, second = word.partition("-")
    if first in _TENS and second in _COUNTS:
        return _TENS[first] + _COUNTS[second]
    share = _SHARES.get(second, _PLURAL_SHARES.get(second))
    if share is not None and (first in _COUNTS or first == "a"):
        return _COUNTS.get(first, 1.0) * share
    return 6.0 if word == "half-dozen" else None


def _more(tokens: Tokens, number: Number) -> Number:
    """With what may follow a count: "2 dozen", "one and a half"."""
    if (group := plain_at(tokens, number.end)) in _MANY:
        return _and_rest(tokens, Number(number.low * _GROUPS[group], _past_of(tokens, number.end + 1)), _GROUPS[group])
    if plain_at(tokens, number.end) in {"and", "&"}:
        at = number.end + 1
        at += plain_at(tokens, at) in {"a", "one"}
        if plain_at(tokens, at) in _SHARES:
            return Number(number.low + _SHARES[plain_at(tokens, at)], at + 1)
    return number


def _and_rest(tokens: Tokens, number: Number, group: float) -> Number:
    """With the smaller number in words that may follow a hundred: "two hundred and fifty"."""
    at = number.end + (plain_at(tokens, number.end) == "and")
    more = _counted(plain_at(tokens, at)) if group >= _HUNDRED else None
    if more is None or more >= group:
        return number
    total = _more(tokens, Number(more, at + 1)) if plain_at(tokens, at + 1) in _MANY else Number(more, at + 1)
    return Number(number.low + total.low, total.end) if total.low < group else number


def _after_article(tokens: Tokens, at: int) -> Number | None:
    word = plain_at(tokens, at)
    if word in {"good", "whole"} and plain_at(tokens, at + 1) in _GROUPS:
        at, word = at + 1, plain_at(tokens, at + 1)
    if word in _GROUPS:
        end = _past_of(tokens, at + 1)
        if word == "couple" and plain_at(tokens, end) in _MANY:
            return Number(_GROUPS[word] * _GROUPS[plain_at(tokens, end)], end + 1)
        return Number(_GROUPS[word], end)
    if word in _SHARES:
        return _share(tokens, at)
    return None if word in _NO_NUMBER else Number(1.0, at)


def _share(tokens: Tokens, at: int) -> Number | None:
    """ "half", "half a dozen", "quarter of an": but "half and half" is a food."""
    after = plain_at(tokens, at + 1)
    if after in {"and", "&", "n", "-"}:
        return None
    share, end = _SHARES[plain_at(tokens, at)], _past_of(tokens, at + 1)
    if plain_at(tokens, at) != "half" and plain_at(tokens, at - 1) not in {"a", "one"} and at + 1 == end:
        return Number(share, end) if plain_at(tokens, at) == "quarter" else None
    if plain_at(tokens, end) in ARTICLES:
        end += 1
    if (group := plain_at(tokens, end)) in _MANY:
        return Number(share * _GROUPS[group], _past_of(tokens, end + 1))
    return Number(share, end)


def _past_of(tokens: Tokens, at: int) -> int:
    return at + (plain_at(tokens, at) == "of")
