"""Cells as other programs and spreadsheets write them: words, and numbers with a point or a comma."""

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext as _

# What programs and spreadsheets write where they know nothing.
NOTHING: Final = frozenset({"", "-", "--", "–", "—", "n/a", "na", "nan", "null", "none", "#n/a"})
# The first word of a row that adds up others, in the languages that the two programs speak.
_TOTALS: Final = re.compile(
    "totals?|totales?|totaux|gesamt|summe|insgesamt|totaal|totalt|suma|razem|toplam|yhteensä|итого|всего|celkem|"
    "összesen|合計|合计|总计|합계"
)
MOST: Final = 1_000_000.0  # above any amount of a day in its own unit; a cell with more is no amount

_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")
_CONTROLS: Final = {"Cc", "Cs"}
# Marks of direction and width that programs put before numbers and times; a joiner, which emoji need, is none.
_UNSEEN: Final = str.maketrans("", "", "\ufeff\u200b\u200e\u200f\u2060")
_EXPONENT: Final = r"(?:[eE][+-]?\d{1,2})?"
_NUMBER: Final = {
    ".": re.compile(rf"[+-]?(?:\d{{1,3}}(?:[,'’ ]\d{{3}})+|\d+)?(?:\.\d*)?{_EXPONENT}", re.ASCII),
    ",": re.compile(rf"[+-]?(?:\d{{1,3}}(?:[.'’ ]\d{{3}})+|\d+)?(?:,\d*)?{_EXPONENT}", re.ASCII),
}
_WITHOUT_THOUSANDS: Final = {".": str.maketrans("", "", "'’ ,"), ",": str.maketrans(",", ".", "'’ .")}
# A mark that can only be the decimal one: not followed by three digits, or behind the other mark, or behind a lone 0.
_DECIMAL: Final = {
    ".": re.compile(r"[+-]?(?:\d*\.(?:\d{1,2}|\d{4,})|\d[\d,]*,\d{3}\.\d+|0\.\d+)", re.ASCII),
    ",": re.compile(r"[+-]?(?:\d*,(?:\d{1,2}|\d{4,})|\d[\d.]*\.\d{3},\d+|0,\d+)", re.ASCII),
}


class UnreadableError(Exception):
    """A cell that cannot be what its column says: the column as the file names it, and why, for a person."""

    def __init__(self, field: str, reason: str) -> None:
        self.field, self.reason = field, reason
        super().__init__(f"{field}: {reason}")


def clean(cell: str) -> str:
    """A cell without what cannot be seen: byte order mark, control characters, line breaks, doubled spaces."""
    if cell.isascii() and cell.isprintable():
        return (_SPACES.sub(" ", cell) if "  " in cell else cell).strip()
    seen = "".join(" " if unicodedata.category(sign) in _CONTROLS else sign for sign in cell.translate(_UNSEEN))
    return _SPACES.sub(" ", seen).strip()


@lru_cache(maxsize=4096)  # a diary says the same few thousand words over and over
def fold(text: str) -> str:
    """Words to compare by: cleaned, in one spelling of each letter, without case."""
    return clean(unicodedata.normalize("NFKC", clean(text)).casefold())


def cut(text: str, longest: int) -> str:
    """`text`, with an ellipsis at its end where it is longer than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def is_nothing(cell: str) -> bool:
    return cell.casefold() in NOTHING


def is_total(cell: str) -> bool:
    """Whether a cell names a row that adds up others: "Total", "Daily totals:"."""
    words = fold(cell).strip(" :").split() if cell else []
    return 0 < len(words) <= 2 and bool(_TOTALS.fullmatch(words[-1]))


def decimal_mark(cells: Iterable[str]) -> str:
    """The decimal mark of all numbers of a file: a comma where one can only be that, and no point can."""
    commas = False
    for cell in cells:
        if _DECIMAL["."].fullmatch(cell):
            return "."
        commas = commas or bool(_DECIMAL[","].fullmatch(cell))
    return "," if commas else "."


def number(text: str, mark: str = ".") -> float | None:
    """`text` as a finite number whose decimal mark is `mark`, with or without thousands; None where it is none."""
    if not _NUMBER[mark].fullmatch(text):
        return None
    try:
        value = float(text.translate(_WITHOUT_THOUSANDS[mark]))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def amount(text: str, field: str, mark: str = ".") -> float | None:
    """An amount in the unit of its column; None where the cell says nothing.

    Raises UnreadableError for words, for less than 0, and for more than any day holds.
    """
    if is_nothing(text):
        return None
    value = number(text, mark)
    if value is None:
        raise UnreadableError(field, _("“%(cell)s” is not a number.") % {"cell": cut(text, 40)})
    if not 0 <= value < MOST:
        raise UnreadableError(field, _("“%(cell)s” cannot be an amount.") % {"cell": cut(text, 40)})
    return value
