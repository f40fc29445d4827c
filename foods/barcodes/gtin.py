"""A barcode's number (GTIN) as typed, scanned or kept in a table: 14 digits, check digit verified.

Weights and the zeros of UPC-E follow the GS1 General Specifications (check digit calculations, UPC-E bar codes).
"""

import re
import unicodedata
from typing import Final

from foods.nutrients import gettext_noop

DIGITS: Final = 14
MAX_CHARACTERS: Final = 60

MESSAGES: Final = {
    "empty": gettext_noop("Type the digits under the bars."),
    "not_digits": gettext_noop("A barcode's number has digits only. Type those under the bars."),
    "too_short": gettext_noop("Some digits are missing: a barcode has 8, 12, 13 or 14 (a very small one 6)."),
    "too_long": gettext_noop("These are too many digits: a barcode has 8, 12, 13 or 14."),
    "check_digit": gettext_noop(
        "One of the digits must be wrong: the last one does not fit the others. Compare them with those under the bars."
    ),
}

# Spaces and dashes of any sort that stand between groups of digits, and GS1's mark before a GTIN in plain text.
_SEPARATORS: Final = re.compile(r"[\s.\-‐-―−_]+")
_APPLICATION: Final = re.compile(r"\A\(01\)")
_DIGITS: Final = re.compile(r"[0-9]+")
_SHORTEST_TYPED: Final = 6
_EAN_8: Final = 8


class GtinError(ValueError):
    """What is wrong with a barcode's number. `code` is a key of MESSAGES; str() is its English sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(MESSAGES[code])
        self.code = code


def check_digit(digits: str) -> str:
    """The digit that follows `digits`: weights 3 and 1 from the right, up to the next ten."""
    total = 3 * sum(map(int, digits[::-2])) + sum(map(int, digits[-2::-2]))
    return str(-total % 10)


def is_valid(digits: str) -> bool:
    """Whether the last of `digits` is the check digit of the others; nothing but zeros is no number."""
    return bool(digits.strip("0")) and check_digit(digits[:-1]) == digits[-1]


def worldwide(gtin: str) -> str:
    """`gtin` (14 digits or "") if it is one product's everywhere, "" if each shop gives it to what it likes.

    Those are GS1's prefixes for restricted circulation: of eight digits 0 and 2, of others 02, 04 and 20 to 29.
    """
    if gtin.startswith("000000"):
        return "" if gtin[6] in "02" else gtin
    return "" if gtin[:2] == "02" or gtin[:3] in ("002", "004") else gtin


def printed(gtin: str) -> str:
    """`gtin` (14 digits or "") as it stands under the bars: 8, 12, 13 or 14 digits."""
    for length in (8, 12, 13):
        if gtin.startswith("0" * (DIGITS - length)):
            return gtin[-length:]
    return gtin


def readings(text: str) -> tuple[str, ...]:
    """Each GTIN of 14 digits that `text` can be, the likeliest first; at least one.

    Read are GTIN-14 (ITF-14), EAN-13, UPC-A, EAN-8 and UPC-E, with or without their leading zeros, with spaces and
    dashes. Eight digits are an EAN-8 if their check digit says so, else a UPC-E of number system 0 or 1; the few that
    are both give two readings. Six digits are a UPC-E without its first and last one, so nothing verifies them.
    Raises GtinError with the code empty, not_digits, too_short, too_long or check_digit.
    """
    digits = _digits(text)
    if len(digits) == _SHORTEST_TYPED:
        found = [_expanded("0" + digits)]
    elif len(digits) <= _EAN_8:
        eight = digits.zfill(_EAN_8)
        found = [eight, *_from_upc_e(eight)]
    else:
        found = [digits]
    valid = tuple(dict.fromkeys(number.zfill(DIGITS) for number in found if is_valid(number)))
    if not valid:
        raise GtinError("check_digit")
    return valid


def normalised(text: str) -> str:
    """The likeliest GTIN of 14 digits that `text` is; raises GtinError as `readings` does."""
    return readings(text)[0]


def of_table(text: str) -> str:
    """The GTIN that a food table states, "" if it states none or a wrong one.

    Like `normalised`, but six digits are no UPC-E here: makers' and shops' own numbers stand in such columns too.
    """
    if len(text.strip()) <= _SHORTEST_TYPED:
        return ""
    try:
        return normalised(text)
    except GtinError:
        return ""


def _digits(text: str) -> str:
    """The 6 to 14 digits in `text`."""
    if text.isascii() and text.isdecimal() and _SHORTEST_TYPED <= len(text) <= DIGITS:
        return text  # the millions of a food table take this short cut
    plain = unicodedata.normalize("NFKC", text[: MAX_CHARACTERS + 1])
    digits = _SEPARATORS.sub("", _APPLICATION.sub("", plain.strip()))
    if not digits:
        raise GtinError("empty")
    if not _DIGITS.fullmatch(digits):
        raise GtinError("not_digits")
    if len(text) > MAX_CHARACTERS:
        raise GtinError("too_long")
    if len(digits) < _SHORTEST_TYPED:
        raise GtinError("too_short")
    if len(digits) > DIGITS:
        digits = digits.lstrip("0").zfill(DIGITS)
    if len(digits) > DIGITS:
        raise GtinError("too_long")
    return digits


def _from_upc_e(eight: str) -> list[str]:
    """The UPC-A that `eight` digits stand for as a UPC-E, if its check digit is theirs."""
    if eight[0] not in "01":
        return []
    expanded = _expanded(eight[:-1])
    return [expanded] if expanded[-1] == eight[-1] else []


def _expanded(seven: str) -> str:
    """UPC-A from a UPC-E's number system and six digits: the zeros that it leaves out put back, with a check digit."""
    system, body, last = seven[0], seven[1:6], seven[6]
    if last in "012":
        without_check = f"{system}{body[:2]}{last}0000{body[2:]}"
    elif last == "3":
        without_check = f"{system}{body[:3]}00000{body[3:]}"
    elif last == "4":
        without_check = f"{system}{body[:4]}00000{body[4]}"
    else:
        without_check = f"{system}{body}0000{last}"
    return without_check + check_digit(without_check)
