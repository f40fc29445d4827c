"""How much, at one place of a line: "2", "about 1 ½ cups (360 ml)", "1 (14 ounce) can", "2 large", "a handful of"."""

from foods.quantities.measures import CONTAINERS, GRAMS, LENGTHS, STANDING_ALONE, Amount, is_exact, together
from foods.quantities.numbers import ARTICLES, Tokens, is_number, plain_at, read_number
from foods.quantities.units import Reading, exact_amount, exact_in_brackets, skip_about, take_length, take_unit, unit_at


def read_amount(tokens: Tokens, at: int) -> Reading | None:
    """The amount that begins at token `at`; None where none does."""
    start = skip_about(tokens, at)
    number = read_number(tokens, start)
    reading = Reading(number.end if number else start)
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
        _one_of_them(tokens, reading)
        _length_of_one(tokens, reading)
        take_unit(tokens, reading)
        _said_again(tokens, reading)
        _container(tokens, reading)
        _or_so_many(tokens, reading)
        _skip_of(tokens, reading)
    return reading


def _without_number(tokens: Tokens, reading: Reading) -> Reading | None:
    """ "Pinch of salt", "generous handful of spinach", "cup heavy cream"."""
    start = reading.end
    take_unit(tokens, reading)
    if reading.unit is None or not _is_lone_unit(tokens, reading):
        return None
    if start < reading.end and plain_at(tokens, start) in LENGTHS:
        return None
    _said_again(tokens, reading)
    _skip_of(tokens, reading)
    return reading


def _is_lone_unit(tokens: Tokens, reading: Reading) -> bool:
    following = plain_at(tokens, reading.end)
    if following == "of":
        return plain_at(tokens, reading.end + 1) != ""
    if reading.unit not in STANDING_ALONE or len(tokens[reading.end - 1].text) <= 2:
        return False
    return following not in {"", ",", "(", ")", "and", "-", "&", "#"}


def _length_of_one(tokens: Tokens, reading: Reading) -> None:
    """ "1 2-inch piece", "4 (1 inch thick) chops"."""
    opened = plain_at(tokens, reading.end) == "("
    number = read_number(tokens, reading.end + opened)
    if number is None:
        return
    inner = Reading(number.end)
    if take_length(tokens, inner) and (not opened or plain_at(tokens, inner.end) == ")"):
        reading.notes.append((reading.end, inner.end + opened))
        reading.end = inner.end + opened


def _one_of_them(tokens: Tokens, reading: Reading) -> None:
    """ "2 x 150g", "1 (14 ounce) can", "2 28-ounce cans", "1 3-pound chicken"."""
    at = reading.end
    if plain_at(tokens, at) in {"x", "*"}:
        reading.end = at + 1
        found = exact_amount(tokens, at + 1)
    elif plain_at(tokens, at) == "(":
        found = exact_in_brackets(tokens, at)
    elif is_number(tokens, at):
        found = exact_amount(tokens, at)
    else:
        found = None
    if found is not None:
        reading.each, end = found
        again = exact_in_brackets(tokens, end) if plain_at(tokens, end) == "(" else None
        end = again[1] if again else end
        reading.notes.append((at, end))
        reading.end = end


def _said_again(tokens: Tokens, reading: Reading) -> None:
    """ "1 cup (240 ml)", "½ cup/120ml", "1 lb 4 oz", "1 cup plus 2 tablespoons", in any order, a few times."""
    for _ in range(3):
        if not (_in_other_words(tokens, reading) or _and_more(tokens, reading)):
            return


def _in_other_words(tokens: Tokens, reading: Reading) -> bool:
    at = reading.end
    if plain_at(tokens, at) == "(":
        found = exact_in_brackets(tokens, at)
    elif plain_at(tokens, at) in {"/", "|"}:
        found = exact_amount(tokens, at + 1)
    else:
        found = None
    if found is None:
        return False
    amount, end = found
    if reading.unit is None or plain_at(tokens, end - 2) == "each":
        reading.each = reading.each or amount
    elif reading.also is None or amount.unit in GRAMS:
        reading.also = amount
    reading.notes.append((at, end))
    reading.end = end
    return True


def _and_more(tokens: Tokens, reading: Reading) -> bool:
    """Adds "plus 2 tablespoons", where both are measures of one kind."""
    at = reading.end + (plain_at(tokens, reading.end) == "," and plain_at(tokens, reading.end + 1) == "plus")
    is_joined = plain_at(tokens, at) in {"plus", "+", "and", "&"}
    found = exact_amount(tokens, at + is_joined)
    if reading.quantity is None or (found is None and plain_at(tokens, at) in {"plus", "+"}):
        return _and_a_pinch(tokens, reading)
    if found is None or (not is_joined and reading.unit not in {"lb", "kg"}):
        return False
    amount, end = found
    total = together(Amount(reading.quantity, reading.unit, reading.high), amount)
    if total is None:
        return False
    reading.quantity, reading.high, reading.end = total.quantity, total.high, end
    return True


def _and_a_pinch(tokens: Tokens, reading: Reading) -> bool:
    """Passes over "plus 1 pinch", which adds nothing that could be counted."""
    number = read_number(tokens, reading.end + 1)
    if number is None or reading.quantity is None:
        return False
    inner = Reading(number.end, number.low)
    take_unit(tokens, inner)
    if inner.unit is None:
        return False
    reading.notes.append((reading.end, inner.end))
    reading.end = inner.end
    return True


def _container(tokens: Tokens, reading: Reading) -> None:
    """ "400 g tin tomatoes" weighs 400 g; "14-ounce can" is one can of 14 ounces."""
    if reading.quantity is None or not is_exact(reading.unit) or reading.each is not None:
        return
    unit, end = unit_at(tokens, reading.end)
    if unit not in CONTAINERS or plain_at(tokens, end) in {"", ",", ")"}:
        return
    if any(plain_at(tokens, at) == "-" for at in range(max(0, reading.end - 3), reading.end)):
        reading.each = Amount(reading.quantity, reading.unit, reading.high)
        reading.quantity, reading.high, reading.unit = 1.0, None, unit
    else:
        reading.notes.append((reading.end, end))
    reading.end = end


def _or_so_many(tokens: Tokens, reading: Reading) -> None:
    """Passes over the second half of "2 large or 4 small carrots"."""
    if plain_at(tokens, reading.end) != "or" or reading.unit in GRAMS:
        return
    other = read_amount(tokens, reading.end + 1)
    if other is not None and other.quantity is not None and other.end < len(tokens):
        reading.notes.append((reading.end, other.end))
        reading.end = other.end


def _skip_of(tokens: Tokens, reading: Reading) -> None:
    if plain_at(tokens, reading.end) == "of" and plain_at(tokens, reading.end + 1) != "":
        reading.end += 1
        reading.end += plain_at(tokens, reading.end) in ARTICLES and plain_at(tokens, reading.end + 1) != ""
