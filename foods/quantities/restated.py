"""The same amount once more, or more of it: "1 cup (240 ml)", "1 lb 4 oz", "1 cup plus 2 tbsp", "100 g-150 g"."""

from typing import Final

from foods.quantities.measures import GRAMS, VESSELS, Amount, conversion, goes_on, is_exact, is_same_system, together
from foods.quantities.numbers import Tokens, plain_at, read_number
from foods.quantities.reading import Reading
from foods.quantities.units import exact_amount, exact_in_brackets, filling_in_brackets, take_unit

_MOST: Final = 4
_JOINTS: Final = frozenset({"to", "or", "and", "plus", "of"})
_ROUNDED: Final = 0.2  # a cup is 225 to 250 ml, an ounce 25 to 30 g, as recipes round them


def say_again(tokens: Tokens, reading: Reading) -> None:
    """Takes what follows an amount and says it in other words, to how much it goes, or how much is added."""
    for _ in range(_MOST):
        following = plain_at(tokens, reading.end)
        if following == "" or (following[0].isalpha() and following not in _JOINTS):
            return
        if not any(take(tokens, reading) for take in (_how_full, _up_to, _in_other_words, _holding, _and_more)):
            return


def _how_full(tokens: Tokens, reading: Reading) -> bool:
    """Passes over "(packed)" behind a measure, where more of the amount follows."""
    end = filling_in_brackets(tokens, reading.end)
    if reading.unit is None or end is None or plain_at(tokens, end) not in {"/", "|", "("}:
        return False
    reading.notes.append((reading.end, end))
    reading.end = end
    return True


def _up_to(tokens: Tokens, reading: Reading) -> bool:
    """ "100 g-150 g", "500 g to 1 kg", "1 cup or 1½ cups": a range whose low end has its unit."""
    if reading.quantity is None or reading.high is not None or plain_at(tokens, reading.end) not in {"-", "to", "or"}:
        return False
    number = read_number(tokens, reading.end + 1)
    if reading.unit is None or number is None or number.high is not None:
        return False
    inner = Reading(number.end, number.low)
    take_unit(tokens, inner)
    factor = conversion(inner.unit, reading.unit)
    is_measure = inner.unit == reading.unit or is_same_system(inner.unit, reading.unit)
    if factor is None or not is_measure or number.low * factor <= reading.quantity:
        return False
    reading.high, reading.end = number.low * factor, inner.end
    return True


def _in_other_words(tokens: Tokens, reading: Reading) -> bool:
    """ "(240 ml)", "/120ml", "or 450 g"; of a vessel and of things counted, what one of them holds or weighs."""
    at = reading.end
    if plain_at(tokens, at) == "(":
        found = exact_in_brackets(tokens, at)
    elif plain_at(tokens, at) in {"/", "|", "="} or (plain_at(tokens, at) == "or" and is_exact(reading.unit)):
        found = exact_amount(tokens, at + 1)
    else:
        found = _without_joint(tokens, reading)
    if found is None:
        return False
    amount, end = found
    words = {plain_at(tokens, place) for place in range(at, end)}
    is_one = reading.unit is None or reading.unit in VESSELS or "each" in words
    if is_one and "total" not in words:
        reading.each = reading.each or amount
    elif reading.also is None or amount.unit in GRAMS:
        reading.also = amount
    reading.notes.append((at, end))
    reading.end = end
    return True


def _without_joint(tokens: Tokens, reading: Reading) -> tuple[Amount, int] | None:
    """The other measure of "1 lb 450 g beef", of one kind and about as much, or after a comma: "1 cup, 120 g flour"."""
    comma = plain_at(tokens, reading.end) in _comma_at_begin(tokens, reading)
    found = exact_amount(tokens, reading.end + comma)
    if found is None or reading.quantity is None or is_same_system(found[0].unit, reading.unit):
        return None
    factor = conversion(found[0].unit, reading.unit)
    if factor is None:
        return found if comma and is_exact(reading.unit) and plain_at(tokens, found[1]).isalpha() else None
    is_alike = abs(found[0].quantity * factor - reading.quantity) <= _ROUNDED * reading.quantity
    return found if is_alike else None


def _holding(tokens: Tokens, reading: Reading) -> bool:
    """ "1 can 28 oz tomatoes", "2 cartons of 200 ml milk": what one vessel holds, without brackets."""
    if reading.unit not in VESSELS or reading.each is not None or reading.also is not None:
        return False
    at = reading.end + (plain_at(tokens, reading.end) in {"of", "-", *_comma_at_begin(tokens, reading)})
    found = exact_amount(tokens, at)
    if found is None:
        return False
    reading.each, end = found
    end += plain_at(tokens, end) == "each"
    reading.notes.append((reading.end, end))
    reading.end = end + (plain_at(tokens, end) == "," and at > reading.end)
    return True


def _comma_at_begin(tokens: Tokens, reading: Reading) -> tuple[str, ...]:
    """A comma, where it may go on with an amount, for no food stands before: "1 tbsp, 1 tsp cumin"."""
    before = plain_at(tokens, reading.start - 1)
    return (",",) if before == "" or not (before[0].isalpha() and before not in {"and", "plus", "with"}) else ()


def _and_more(tokens: Tokens, reading: Reading) -> bool:
    """Adds "plus 2 tablespoons" and "4 oz" after pounds, where both are measures of one kind."""
    has_comma = plain_at(tokens, reading.end) == ","
    at = reading.end + has_comma
    word = plain_at(tokens, at)
    if has_comma and word not in {"plus", "+"} and not _comma_at_begin(tokens, reading):
        return False
    is_joined = word in {"plus", "+", "and", "&"}
    found = exact_amount(tokens, at + is_joined)
    if reading.quantity is None or (found is None and word in {"plus", "+"}):
        return _and_a_pinch(tokens, reading, at)
    if found is None or not (is_joined or goes_on(reading.unit, found[0].unit)):
        return False
    amount, end = found
    total = together(Amount(reading.quantity, reading.unit, reading.high), amount)
    if total is None:
        return word in {"plus", "+"} and _and_a_pinch(tokens, reading, at)
    reading.quantity, reading.high = total.quantity, total.high
    reading.end = end + (has_comma and plain_at(tokens, end) == ",")
    return True


def _and_a_pinch(tokens: Tokens, reading: Reading, at: int) -> bool:
    """Passes over "plus 1 pinch", which adds nothing that could be counted."""
    number = read_number(tokens, at + 1)
    if number is None or reading.quantity is None or reading.unit is None:
        return False
    inner = Reading(number.end, number.low)
    take_unit(tokens, inner)
    if inner.unit is None:
        return False
    reading.notes.append((reading.end, inner.end))
    reading.end = inner.end + (at > reading.end and plain_at(tokens, inner.end) == ",")
    return True
