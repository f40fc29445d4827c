"""How much, at one place of a line: "2", "about 1 ½ cups (360 ml)", "1 (14 ounce) can", "2 large", "a handful of"."""

from typing import Final

from foods.quantities.measures import CONTAINERS, DOSES, LENGTHS, METRIC, STANDING_ALONE, Amount, is_exact
from foods.quantities.numbers import ARTICLES, Number, Tokens, is_doubtful, is_number, plain_at, read_number
from foods.quantities.reading import Reading
from foods.quantities.restated import say_again
from foods.quantities.units import (
    begins_amount,
    exact_amount,
    exact_in_brackets,
    length_at,
    skip_about,
    take_length,
    take_unit,
    unit_at,
)

_SHARES: Final = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_ENERGY: Final = frozenset({"kcal", "cal", "calorie", "calories", "kj"})


def read_amount(tokens: Tokens, at: int) -> Reading | None:
    """The amount that begins at token `at`; None where none does."""
    if at < len(tokens) and tokens[at].kind == "word" and not begins_amount(tokens[at].text):
        return None
    reading = _one_amount(tokens, at)
    if reading is not None and reading.quantity is not None and not reading.is_length:
        _or_so_many(tokens, reading)
        _skip_of(tokens, reading)
    return reading


def _one_amount(tokens: Tokens, at: int) -> Reading | None:
    start = skip_about(tokens, at)
    number = read_number(tokens, start)
    reading = Reading(number.end if number else start, start=start)
    if start > at:
        reading.notes.append((at, start))
    if number is None:
        return _without_number(tokens, reading)
    reading.quantity, reading.high = number.low, number.high
    if take_length(tokens, reading):
        reading.quantity, reading.high = None, None
        take_unit(tokens, reading)
        reading.quantity, reading.is_length = 1.0, True
        return reading
    if number.end < len(tokens):
        _of_a(tokens, reading)
        _one_of_them(tokens, reading)
        _length_of_one(tokens, reading)
        take_unit(tokens, reading)
        _and_a_half(tokens, reading)
        say_again(tokens, reading)
        _container(tokens, reading)
    _openly(tokens, reading, number)
    return reading


def _without_number(tokens: Tokens, reading: Reading) -> Reading | None:
    """ "Pinch of salt", "generous handful of spinach", "cup heavy cream"."""
    start = reading.end
    take_unit(tokens, reading)
    if reading.unit is None or not _is_lone_unit(tokens, reading):
        return None
    if start < reading.end and plain_at(tokens, start) in LENGTHS:
        return None
    say_again(tokens, reading)
    _skip_of(tokens, reading)
    return reading


def _is_lone_unit(tokens: Tokens, reading: Reading) -> bool:
    following = plain_at(tokens, reading.end)
    if following == "of":
        return plain_at(tokens, reading.end + 1) != ""
    if reading.unit not in STANDING_ALONE or len(tokens[reading.end - 1].text) <= 2:
        return False
    return following not in {"", ",", "(", ")", "and", "-", "&", "#"}


def _openly(tokens: Tokens, reading: Reading, number: Number) -> None:
    """Whether "1,500" and "1.500" leave a doubt: before a dose and calories they are thousands, "1.125 cups" is none.

    A dose of a fraction of a milligram is possible, one of a fraction of a unit is not: "2.000 IU" are two thousand.
    """
    for at in range(reading.start, reading.end):
        if tokens[at].kind == "number" and is_doubtful(tokens[at]):
            unit = reading.unit if at < number.end and reading.each is None else unit_at(tokens, at + 1)[0]
            if unit == "iu" and "." in tokens[at].text:
                reading.quantity = number.low * 1000
            elif plain_at(tokens, at + 1) not in _ENERGY:
                is_open = unit is None or unit in METRIC if "." in tokens[at].text else unit not in DOSES
                reading.is_doubtful = reading.is_doubtful or is_open


def _of_a(tokens: Tokens, reading: Reading) -> None:
    """Passes over "of a" in "3/4 of a cup", "half of a 400 g can"."""
    at = reading.end
    if plain_at(tokens, at) == "of" and plain_at(tokens, at + 1) in ARTICLES:
        is_measure = unit_at(tokens, at + 2)[0] is not None or exact_amount(tokens, at + 2) is not None
        reading.end += 2 if is_measure and plain_at(tokens, at + 3) != "" else 0


def _length_of_one(tokens: Tokens, reading: Reading) -> None:
    """ "1 2-inch piece", "4 (1 inch thick) chops", "3 x 5 cm pieces"."""
    opened = plain_at(tokens, reading.end) == "("
    number = read_number(tokens, reading.end + opened)
    end = None if number is None else length_at(tokens, number.end)
    if end is not None and (not opened or plain_at(tokens, end) == ")"):
        reading.notes.append((reading.end, end + opened))
        reading.end = end + opened


def _one_of_them(tokens: Tokens, reading: Reading) -> None:
    """ "2 x 150g", "1 (14 ounce) can", "2 28-ounce cans", "1-14 oz can"; but "5 (1.25 l) cups" says it again."""
    at = reading.end
    if plain_at(tokens, at) in {"x", "*"}:
        reading.end = at + 1
        found = exact_amount(tokens, at + 1)
    elif plain_at(tokens, at) == "(":
        found = exact_in_brackets(tokens, at)
    else:
        found = exact_amount(tokens, at + (plain_at(tokens, at) == "-" and is_number(tokens, at + 1)))
    if found is None:
        return
    amount, end = found
    if plain_at(tokens, at) == "(" and is_exact(unit_at(tokens, end)[0]):
        reading.also = amount
    else:
        reading.each = amount
    while (again := _again(tokens, end)) is not None:
        end = again[1]
    reading.notes.append((at, end))
    reading.end = end


def _again(tokens: Tokens, at: int) -> tuple[Amount, int] | None:
    if plain_at(tokens, at) == "(":
        return exact_in_brackets(tokens, at)
    return exact_amount(tokens, at + 1) if plain_at(tokens, at) == "/" else None


def _and_a_half(tokens: Tokens, reading: Reading) -> None:
    """ "A cup and a half of rice"."""
    at = reading.end
    if reading.quantity is None or reading.unit is None or plain_at(tokens, at) not in {"and", "&"}:
        return
    share = _SHARES.get(plain_at(tokens, at + 2))
    if share is not None and plain_at(tokens, at + 1) == "a":
        reading.quantity += share
        reading.end = at + 3


def _container(tokens: Tokens, reading: Reading) -> None:
    """ "400 g tin tomatoes" weighs 400 g; "14-ounce can" is one can of 14 ounces, "2 1/4-ounce packages" are two."""
    if reading.quantity is None or not is_exact(reading.unit) or reading.each is not None:
        return
    unit, end = unit_at(tokens, reading.end)
    if unit not in CONTAINERS or plain_at(tokens, end) in {"", ")"}:
        return
    if any(plain_at(tokens, at) == "-" for at in range(max(0, reading.end - 3), reading.end)):
        reading.each = Amount(reading.quantity, reading.unit, reading.high)
        reading.quantity, reading.high, reading.unit = 1.0, None, unit
        whole, _space, fraction = tokens[reading.start].text.partition(" ")
        if "/" in fraction and whole.isdecimal() and float(whole) > 1 and tokens[end - 1].plain.endswith("s"):
            reading.each = Amount(reading.each.quantity - float(whole), reading.each.unit)
            reading.quantity = float(whole)
        reading.end = end
        say_again(tokens, reading)
        return
    if plain_at(tokens, end) != ",":
        reading.notes.append((reading.end, end))
        reading.end = end


def _or_so_many(tokens: Tokens, reading: Reading) -> None:
    """Passes over the second half of "2 large or 4 small carrots", "½ cup or 1 stick butter", "30 or more leaves"."""
    at = reading.end + (plain_at(tokens, reading.end) == ",")
    if plain_at(tokens, at) != "or":
        return
    if plain_at(tokens, at + 1) in {"more", "less", "so"}:
        reading.notes.append((reading.end, at + 2))
        reading.end = at + 2
        return
    other = _one_amount(tokens, at + 1)
    if other is None or other.quantity is None or other.end >= len(tokens):
        return
    if reading.unit is None:
        reading.unit = other.unit
    reading.notes.append((reading.end, other.end))
    reading.end = other.end


def _skip_of(tokens: Tokens, reading: Reading) -> None:
    if plain_at(tokens, reading.end) == "of" and plain_at(tokens, reading.end + 1) != "":
        reading.end += 1
        reading.end += plain_at(tokens, reading.end) in ARTICLES and plain_at(tokens, reading.end + 1) != ""
