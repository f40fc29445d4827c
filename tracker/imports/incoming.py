"""What a reader of a diary file hands on: entries, lines left out, and what the file cannot say itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

from foods.models import FoodKind
from foods.nutrients import Amounts


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """What was eaten by one line of a file, with the file's own amounts of the whole entry (None = not in the file).

    `line` is the line that it begins on (1 = the header), `meal` a value of Meal, `name` has at most 300 characters.
    `grams` is unknown unless the amount is a mass.
    """

    line: int
    date: date
    meal: str
    name: str
    amounts: Amounts
    kind: str = FoodKind.FOOD
    local_time: time | None = None
    quantity: float = 1.0
    portion_text: str = ""
    grams: float | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A line that is left out: the column that cannot be read ("" = the line as a whole) and why, for a person."""

    line: int
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the file cannot say itself: its key, the question, and the choices, each as (value, words)."""

    key: str
    words: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it was read.

    `unknown` are the keys of tracked nutrients that the file never has; `totals_only` says that its lines are days or
    meals, not foods; `complete_days` are days that the file itself calls complete. `asked` are questions that only the
    lines raise, such as whether 1/2/2026 is in January: until they are answered, the lines that hang on them are
    rejected.
    """

    entries: Sequence[IncomingEntry]
    rejected: Sequence[Rejection]
    unknown: Sequence[str]
    totals_only: bool = False
    complete_days: frozenset[date] = frozenset()
    asked: Sequence[Question] = ()


class Reader(Protocol):
    """A reader of one kind of file: `key` names it in the code, `name` for people ("Cronometer, servings")."""

    key: str
    name: str

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a file with these cells in its first line is of this kind."""

    def questions(self, header: Sequence[str]) -> Sequence[Question]:
        """What must be asked before the file can be read."""

    def read(
        self, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], answers: Mapping[str, str]
    ) -> Incoming:
        """The entries in `rows`, each (line, cells), by the answers to its questions (key to value)."""
