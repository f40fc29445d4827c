"""The measure beside a number: "large", "heaping tablespoons", "-ounce", "2-inch", "fl. oz."."""

from dataclasses import dataclass, field
from typing import Final

from foods.quantities.measures import ALSO_FOODS, LENGTH_NOTES, LENGTHS, SIZES, Amount, is_exact, listed, measure_of
from foods.quantities.numbers import Tokens, plain_at, read_number

_ABOUT: Final = listed(
    "about approx approximately around roughly nearly almost circa ca scant heaping heaped generous level rounded",
    "slightly at least up to just under over more less than another additional ~ . - * •",
)
# How a measure is filled, or how large a piece is: "2 heaping tablespoons", "3 thick slices", "½ lightly packed cup".
_FILLED: Final = listed(
    "heaping heaped rounded level scant generous good packed whole lightly loosely firmly tightly slightly thin thick",
    "fat very full overflowing brimming short long extra nice well-packed well fresh few thumb-size thumb-sized",
)
_TWO_WORDS: Final = {
    ("fl", "oz"): "fl oz",
    ("fluid", "ounce"): "fl oz",
    ("fluid", "ounces"): "fl oz",
    ("fluid", "oz"): "fl oz",
}
_MOST_IN_BRACKETS: Final = 12


@dataclass(slots=True)
class Reading:
    """What was read before token `end`. `each` is what one of them weighs or holds, `also` the same amount said twice.

    `notes` are the ranges of tokens that say more about the amount, which no search needs.
    """

    end: int
    quantity: float | None = None
    high: float | None = None
    unit: str | None = None
    size: str | None = None
    each: Amount | None = None
    also: Amount | None = None
    is_length: bool = False
    notes: list[tuple[int, int]] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Whether it says how much, not only how long: "2-inch" alone does not."""
        return self.unit is not None or (self.quantity is not None and not self.is_length)


def take_unit(tokens: Tokens, reading: Reading) -> None:
    """Takes size words and a measure: "large", "heaping tablespoons", "-ounce", "thin slices"."""
    at = reading.end
    size: str | None = None
    while True:
        word = plain_at(tokens, at)
        if word in SIZES:
            size = SIZES[word] if size is None else size
            if word == "large" and plain_at(tokens, at - 1) in {"extra", "x"}:
                size = "extra large"
        elif word == "medium-to-large":
            size = "medium"
        elif word not in _FILLED and not (word in {"to", "or"} and size and plain_at(tokens, at + 1) in SIZES):
            break
        at += 1
    sized_end = at
    if plain_at(tokens, at) == "-":
        at += 1
    unit, end = unit_at(tokens, at)
    if unit is not None and _fits(tokens, reading, unit, at, end):
        if sized_end > reading.end:
            reading.notes.append((reading.end, sized_end))
        reading.unit, reading.size, reading.end = unit, size, end + (plain_at(tokens, end) == ".")
    elif size is not None:
        _take_size(tokens, reading, size)


def _take_size(tokens: Tokens, reading: Reading, size: str) -> None:
    """Takes "large" of "2 large eggs"; of "2 large thin pancakes" too, but leaves "thin" to the food."""
    at = reading.end
    if plain_at(tokens, at) in {"very", "extra", "x"} and plain_at(tokens, at + 1) in SIZES:
        at += 1
    if plain_at(tokens, at) not in SIZES:
        return
    at += 1
    while plain_at(tokens, at) in {"to", "or", "-"} and plain_at(tokens, at + 1) in SIZES:
        at += 2
    if plain_at(tokens, at) == "-" and plain_at(tokens, at + 1) in {"size", "sized"}:
        at += 2
    at += plain_at(tokens, at) in {"size", "sized"}
    reading.size = size
    reading.notes.append((reading.end, at))
    reading.end = at


def unit_at(tokens: Tokens, at: int) -> tuple[str | None, int]:
    """The measure named at token `at` and where its words end."""
    first = plain_at(tokens, at)
    following = at + 1 + (plain_at(tokens, at + 1) == ".")
    pair = _TWO_WORDS.get((first, plain_at(tokens, following)))
    if pair is not None:
        return pair, following + 1
    if first == "":
        return None, at
    token = tokens[at]
    return (measure_of(token.text), at + 1) if token.kind == "word" or token.text == "#" else (None, at)


def _fits(tokens: Tokens, reading: Reading, unit: str, at: int, end: int) -> bool:
    """Whether a measure that is also the name of a food is one here: "2 ears corn" has two, "2 cube steaks" none."""
    if len(tokens[at].text) == 1 and reading.quantity is None:
        return False
    if unit not in ALSO_FOODS or plain_at(tokens, end) == "of":
        return True
    if plain_at(tokens, end) == "(":
        inner = exact_in_brackets(tokens, end)
        end = inner[1] if inner else end
    if plain_at(tokens, end) in {"", ",", "(", ")", "and", "&", "-", "/", "with"}:
        return False
    is_plural = tokens[at].plain.endswith("s")
    return reading.quantity is None or is_plural == ((reading.high or reading.quantity) > 1)


def take_length(tokens: Tokens, reading: Reading) -> bool:
    """Takes "inch", "-inch thick", "cm" after a number, as the size of a piece."""
    at = reading.end + (plain_at(tokens, reading.end) == "-")
    word, _, note = plain_at(tokens, at).partition("-")
    if word not in LENGTHS or (note and note not in LENGTH_NOTES):
        return False
    start, at = reading.end - 1, at + 1
    while plain_at(tokens, at + (plain_at(tokens, at) == "-")) in LENGTH_NOTES:
        at += 1
    reading.notes.append((start, at))
    reading.end = at
    return True


def exact_amount(tokens: Tokens, at: int) -> tuple[Amount, int] | None:
    """A weight or volume at token `at`, and where it ends."""
    number = read_number(tokens, at)
    if number is None:
        return None
    inner = Reading(number.end, number.low, number.high)
    take_unit(tokens, inner)
    if inner.unit is None or not is_exact(inner.unit):
        return None
    return Amount(number.low, inner.unit, number.high), inner.end


def exact_in_brackets(tokens: Tokens, at: int) -> tuple[Amount, int] | None:
    """The same with nothing else in the brackets that open at token `at` but "about" and "each"."""
    found = exact_amount(tokens, skip_about(tokens, at + 1))
    if found is None:
        return None
    amount, end = found
    while plain_at(tokens, end) in {"each", "total", "size", "or", "about", "/", ",", "weight", "net", "in", "-"}:
        end += 1
    another = exact_amount(tokens, end)
    if another is not None:
        end = another[1]
    return (amount, end + 1) if plain_at(tokens, end) == ")" and end - at <= _MOST_IN_BRACKETS else None


def skip_about(tokens: Tokens, at: int) -> int:
    end = at
    while plain_at(tokens, end) in _ABOUT:
        end += 1
    return end
