"""The measure beside a number: "large", "heaping tablespoons", "-ounce", "2-inch", "fl. oz."."""

from functools import lru_cache
from typing import Final

from foods.quantities.measure_names import measure_of
from foods.quantities.measures import (
    ALSO_FOODS,
    LENGTH_NOTES,
    LENGTHS,
    OF_WHEN_SINGLE,
    POURED_TWICE,
    SIZES,
    SPIRITS,
    Amount,
    goes_on,
    is_exact,
    listed,
    together,
)
from foods.quantities.numbers import Tokens, names_number, plain_at, read_number
from foods.quantities.reading import Reading

_ABOUT: Final = listed(
    "about approx approximately around roughly nearly almost circa ca scant heaping heaped generous level rounded",
    "slightly at least up to just under over between more less than another additional ~ . - * •",
)
# How a measure is filled, or how large a piece is: "2 heaping tablespoons", "3 thick slices", "½ lightly packed cup".
_FILLED: Final = listed(
    "heaping heaped rounded level scant generous good packed whole lightly loosely firmly tightly slightly thin thick",
    "fat very full overflowing brimming short long extra nice well-packed well fresh few tightly-packed lightly-packed",
    "firmly-packed loosely-packed reasonably",
)
_FILLED_ENDINGS: Final = ("-size", "-sized", "-thin", "-thick")  # "walnut-size ball", "paper-thin slices"
_TWO_WORDS: Final = {
    ("fl", "oz"): "fl oz",
    ("fluid", "ounce"): "fl oz",
    ("fluid", "ounces"): "fl oz",
    ("fluid", "oz"): "fl oz",
    ("table", "spoon"): "tbsp",
    ("table", "spoons"): "tbsp",
    ("tea", "spoon"): "tsp",
    ("tea", "spoons"): "tsp",
    ("dessert", "spoon"): "dessertspoon",
    ("dessert", "spoons"): "dessertspoon",
    ("bottle", "cap"): "capful",
    ("bottle", "caps"): "capful",
    ("cap", "full"): "capful",
    ("hand", "full"): "handful",
    ("knife", "point"): "knifepoint",
    ("knife", "tip"): "knifepoint",
    ("serving", "spoon"): "servingspoon",
    ("serving", "spoons"): "servingspoon",
    ("soup", "spoon"): "tbsp",
    ("soup", "spoons"): "tbsp",
    ("coffee", "spoon"): "tsp",
    ("coffee", "spoons"): "tsp",
    ("coffee", "cup"): "cup",
    ("tea", "cup"): "cup",
    ("soup", "bowl"): "bowl",
    ("soup", "plate"): "bowl",
    ("wine", "glass"): "glass",
    ("shot", "glass"): "shot",
    ("double", "shot"): "double",
    ("double", "shots"): "double",
    ("single", "shot"): "single",
    ("single", "shots"): "single",
    ("i", "u"): "iu",
    ("international", "unit"): "iu",
    ("international", "units"): "iu",
}
_NAMED_BY_SIZE: Final = {"big": listed("mac king mary"), "little": listed("gem caesar caesars debbie")}
# Names of foods that begin with a measure, in the singular: "1 pot roast" holds no roast.
_NAMED_SO: Final = frozenset(
    [
        *[("pot", dish) for dish in ("pie", "roast", "sticker", "noodle", "stew")],
        *[("cup", dish) for dish in ("cake", "noodle")],
        ("filet", "mignon"),
        ("fillet", "steak"),
        ("head", "cheese"),
        ("rib", "tip"),
        ("rib", "eye"),
        ("bottle", "gourd"),
    ]
)
_SIZED: Final = frozenset({"medium-to-large", "medium-large"})
_FIRST_OF_TWO: Final = frozenset(first for first, _second in _TWO_WORDS)
_MOST_IN_BRACKETS: Final = 12
_MOST_FILLING: Final = 6  # words in "(heaping or level)"


@lru_cache(maxsize=4096)
def begins_amount(word: str) -> bool:
    """Whether an amount may begin with a word, as it was typed; most words are a food's, and none does."""
    plain = word.casefold()
    is_measure = measure_of(word) is not None or plain in _FIRST_OF_TWO
    is_before = plain in _ABOUT or plain in SIZES or plain in _SIZED or _is_filling(plain)
    return is_measure or is_before or names_number(plain)


def take_unit(tokens: Tokens, reading: Reading) -> None:
    """Takes size words and a measure: "large", "heaping tablespoons", "-ounce", "thin slices"."""
    at, size = _past_filling(tokens, reading.end)
    sized_end = at
    if plain_at(tokens, at) == "-":
        at += 1
    unit, end = unit_at(tokens, at)
    if unit is not None and _fits(tokens, reading, unit, at, end):
        if sized_end > reading.end:
            reading.notes.append((reading.end, sized_end))
        if any(plain_at(tokens, place).startswith("thumb-") for place in range(reading.end, sized_end)):
            unit = "thumb"  # "a thumb-sized piece"
        reading.unit, reading.size, reading.end = unit, size, end + (plain_at(tokens, end) == ".")
    elif size is not None:
        _take_size(tokens, reading, size)


def _past_filling(tokens: Tokens, at: int) -> tuple[int, str | None]:
    """Where the words before a measure end that say its size or how it is filled, and the size among them."""
    size: str | None = None
    while True:
        word = plain_at(tokens, at)
        if word in SIZES:
            size = SIZES[word] if size is None else size
            if word == "large" and plain_at(tokens, at - 1) in {"extra", "x"}:
                size = "extra large"
        elif word in _SIZED:
            size = "medium"
        elif word == "(" and (end := filling_in_brackets(tokens, at)) is not None:
            size = _size_among(tokens, at, end) or size
            at = end - 1
        elif not _is_filling(word) and not (word in {"to", "or"} and size and plain_at(tokens, at + 1) in SIZES):
            return at, size
        at += 1


def _size_among(tokens: Tokens, start: int, end: int) -> str | None:
    return next((SIZES[word] for at in range(start, end) if (word := plain_at(tokens, at)) in SIZES), None)


def _is_filling(word: str) -> bool:
    return word in _FILLED or word.endswith(_FILLED_ENDINGS)


def filling_in_brackets(tokens: Tokens, at: int) -> int | None:
    """Where "(generous)" or "(or level)" ends that opens at token `at`; None where brackets say more, or none open."""
    if plain_at(tokens, at) != "(":
        return None
    for end in range(at + 1, at + 1 + _MOST_FILLING):
        word = plain_at(tokens, end)
        if word == ")":
            return end + 1 if end > at + 1 else None
        if not (_is_filling(word) or word in SIZES or word in {"or", "to", "about", "if"}):
            return None
    return None


def _take_size(tokens: Tokens, reading: Reading, size: str) -> None:
    """Takes "large" of "2 large eggs"; of "2 large thin pancakes" too, but leaves "thin" to the food."""
    at = reading.end
    if filling_in_brackets(tokens, at) is not None:
        reading.size = size  # what stands in the brackets is a remark
        return
    if plain_at(tokens, at) in {"very", "extra", "x"} and plain_at(tokens, at + 1) in SIZES:
        at += 1
    if plain_at(tokens, at) not in SIZES or plain_at(tokens, at + 1) in _NAMED_BY_SIZE.get(plain_at(tokens, at), ()):
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
    if not 0 <= at < len(tokens):
        return None, at
    token = tokens[at]
    if token.plain in _FIRST_OF_TWO:
        following = at + 1 + (plain_at(tokens, at + 1) == ".")
        pair = _TWO_WORDS.get((token.plain, plain_at(tokens, following)))
        if pair is not None:
            return pair, following + 1
    unit = measure_of(token.text) if token.kind == "word" or token.text == "#" else None
    if unit in POURED_TWICE and not _is_spirit(tokens, at + 1):
        return None, at
    if unit is None or (token.plain, plain_at(tokens, at + 1).removesuffix("s")) in _NAMED_SO:
        return None, at
    has_both = plain_at(tokens, at + 1) == "(" and plain_at(tokens, at + 2) in {"s", "es"}
    return unit, at + (4 if has_both and plain_at(tokens, at + 3) == ")" else 1)  # "2 cup(s)"


def _is_spirit(tokens: Tokens, at: int) -> bool:
    """Whether a spirit stands there that nothing is mixed with: of "double gin and tonic" a double is only a part."""
    is_mixed = plain_at(tokens, at + 1) in {"and", "&", "with", "+"} and read_number(tokens, at + 2) is None
    return plain_at(tokens, at).removesuffix("s") in SPIRITS and not is_mixed


def _fits(tokens: Tokens, reading: Reading, unit: str, at: int, end: int) -> bool:
    """Whether a measure that is also the name of a food is one here: "2 ears corn" has two, "2 cube steaks" none."""
    if len(tokens[at].text) == 1 and reading.quantity is None:
        return False
    if unit not in ALSO_FOODS or plain_at(tokens, end) == "of":
        return True
    if plain_at(tokens, end) == "(":
        inner = exact_in_brackets(tokens, end)
        end = inner[1] if inner else end
        if plain_at(tokens, end) == "of":
            return True
    if plain_at(tokens, end) in {"", ",", "(", ")", "and", "&", "-", "/", "with"}:
        return False
    is_plural = tokens[at].plain.endswith("s")
    if unit in OF_WHEN_SINGLE and not is_plural:
        return False
    return reading.quantity is None or is_plural == ((reading.high or reading.quantity) > 1)


def take_length(tokens: Tokens, reading: Reading) -> bool:
    """Takes "inch", "-inch thick", "cm", "cm/1in" after a number, as the size of a piece."""
    end = length_at(tokens, reading.end)
    if end is None:
        return False
    reading.notes.append((reading.end - 1, end))
    reading.end = end
    return True


def length_at(tokens: Tokens, at: int) -> int | None:
    """Where a unit of length ends that begins at token `at`, after its number; None where none does."""
    at += plain_at(tokens, at) == "-"
    word, _, note = plain_at(tokens, at).partition("-")
    is_glued = word == "in" and at > 0 and tokens[at - 1].end == tokens[at].start  # "2in"
    if not (word in LENGTHS or is_glued) or (note and note not in LENGTH_NOTES):
        return None
    at += 1
    while plain_at(tokens, at + (plain_at(tokens, at) == "-")) in LENGTH_NOTES:
        at += 1 + (plain_at(tokens, at) == "-")
    number = read_number(tokens, at + 1) if plain_at(tokens, at) in {"/", "x"} else None
    again = None if number is None else length_at(tokens, number.end)
    return at if again is None else again


def exact_amount(tokens: Tokens, at: int) -> tuple[Amount, int] | None:
    """A weight or volume at token `at`, and where it ends: "150 g", "2lb 4oz", "2-pound-3-ounce"."""
    found = _one_exact(tokens, at)
    if found is None:
        return None
    amount, end = found
    more = _one_exact(tokens, end + (plain_at(tokens, end) == "-"))
    total = together(amount, more[0]) if more and goes_on(amount.unit, more[0].unit) else None
    return (total, more[1]) if more and total else found


def _one_exact(tokens: Tokens, at: int) -> tuple[Amount, int] | None:
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
    while plain_at(tokens, end) in {"each", "total", "size", "or", "about", "/", ",", ";", "weight", "net", "in", "-"}:
        end += 1
    another = exact_amount(tokens, end)
    if another is not None:
        end = another[1] + (plain_at(tokens, another[1]) in {"each", "total"})
    return (amount, end + 1) if plain_at(tokens, end) == ")" and end - at <= _MOST_IN_BRACKETS else None


def skip_about(tokens: Tokens, at: int) -> int:
    end = at
    while plain_at(tokens, end) in _ABOUT:
        end += 1
    return end
