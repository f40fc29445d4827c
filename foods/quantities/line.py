"""A typed line, read: its foods with how much of each, and the meal and time it names."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.labels import clauses, without_labels
from foods.quantities.line_part import MAX_LINE_CHARACTERS, LinePart
from foods.quantities.marks import decoded, without_headings, without_marks
from foods.quantities.occasions import named_meal, without_occasion
from foods.quantities.parts import read_part
from foods.quantities.prose import told_foods
from foods.quantities.reading import Reading
from foods.quantities.sentences import with_bullets_read
from foods.quantities.set_names import with_black_pepper
from foods.quantities.splitting import split
from foods.quantities.talk import without_talk
from foods.quantities.telling import is_prose
from foods.quantities.times import named_times, the_time
from foods.quantities.tokens import Token, tokenise

_PLAIN: Final = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FULLWIDTH COLON}", "  :")


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says: its foods in order; `meal` "breakfast", "lunch", "dinner" or "snack", and `time` on the local
    clock, both None where none is named. It `says_when` also where the time may be of either half of the day, or there
    are several. `text` is what was typed, entities as the characters they stand for.
    """

    text: str = ""
    parts: tuple[LinePart, ...] = ()
    meal: str | None = None
    time: datetime.time | None = None
    says_when: bool = False


def read_line(text: str) -> Line:
    """What a typed line says, or several. Never fails; reads the first 500 characters (see `is_line_cut`)."""
    typed = decoded(text[:MAX_LINE_CHARACTERS])
    plain = without_marks(typed).translate(_PLAIN)
    meal = named_meal(plain)
    times = named_times(plain, meal)
    foods = without_headings(without_occasion(plain, times))
    parts = [read_part(typed, *told) for told in _foods(tokenise(foods)) if _says_something(told[0])]
    return Line(typed, tuple(with_black_pepper(parts)), meal, the_time(times), bool(times))


def parse_line(text: str) -> tuple[LinePart, ...]:
    """The parts of a typed line, or of several, as `read_line` reads them."""
    return read_line(text).parts


def as_one(text: str) -> LinePart:
    """A text as one part: the amount it begins with, and all the rest as the name of one food."""
    typed = text[:MAX_LINE_CHARACTERS]
    tokens = tokenise(typed)
    amount = read_amount(tokens, 0) or Reading(0)
    rest = typed[tokens[amount.end].start :].strip() if amount.end < len(tokens) else ""
    doubt = "thousands" if amount.is_doubtful else ""
    said = (amount.quantity, amount.high, amount.unit, amount.size, amount.each, amount.also)
    return LinePart(typed, rest, *said, doubt=doubt)


def _foods(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    """The tokens of each food and what else is told of it, line by line: told in a sentence, or listed."""
    begin = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or tokens[at].kind == "newline":
            for clause in clauses(without_labels(with_bullets_read(tokens[begin:at]))):
                clause = without_talk(clause)
                yield from told_foods(clause) if is_prose(clause) else ((part, ()) for part in split(clause))
            begin = at + 1


def _says_something(tokens: Sequence[Token]) -> bool:
    return any(token.kind != "mark" or not token.text.isascii() for token in tokens)
