"""Household measures as a person reads them: "1 cup, chopped", "½ fruit", never "1.0 undetermined"."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from foods.importers.record import PortionRecord

UNDETERMINED: Final = "undetermined"  # measure unit 9999 of FoodData Central

# Amounts that tables write with two decimals, cut or rounded.
_FRACTIONS: Final = (
    (1 / 12, "1/12"),
    (1 / 10, "1/10"),
    (1 / 8, "⅛"),
    (1 / 6, "⅙"),
    (1 / 5, "⅕"),
    (1 / 4, "¼"),
    (1 / 3, "⅓"),
    (3 / 8, "⅜"),
    (1 / 2, "½"),
    (5 / 8, "⅝"),
    (2 / 3, "⅔"),
    (3 / 4, "¾"),
    (7 / 8, "⅞"),
)
_TWO_DECIMALS: Final = 0.0075  # ⅔ is found as 0.66 and 0.67

# Units that measure_unit.csv shortens, in words.
_UNITS: Final = {
    UNDETERMINED: "",
    "racc": "serving (label reference amount)",  # reference amount customarily consumed, 21 CFR 101.12
    "paired cooked w": "portion, cooked",
    "paired raw w": "portion, raw",
    "dripping w": "dripping",
    "orig ckd g": "portion, cooked",
    "orig rw g": "portion, raw",
    "milliliter": "ml",
    "liter": "l",
    "pieces": "piece",
    "tomatoes": "tomato",
    "tablespoons": "tablespoon",
    "filet": "fillet",
}
_COUNTED: Final = (
    r"(cup|tablespoon|teaspoon|slice|piece|cookie|cracker|serving|egg|link|patty|wedge|spear|olive|fillet|package|"
    r"packet|container|can|bar|strip|stick|leaf|fruit|tomato|scoop|ring|chip|half|nut|kernel|cube|spray)"
)
_PLURALS: Final = {"leaf": "leaves", "half": "halves", "tomato": "tomatoes", "foot": "feet"}
_CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")
_FIRST_WORD: Final = re.compile(_COUNTED + r"\b")
# The word that is counted: the last before a comma, bracket or preposition.
_HEAD: Final = re.compile(
    r"(?:[\w'/-]+ )*?([a-z]+(?<!s))(?=$|,| \(| (?:with|without|of|from|in|to|or|and)\b)", re.IGNORECASE
)

# What is tidied in any text, in this order.
_TIDY: Final = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\(\s+"), "("),
    (re.compile(r"\s+([),;])"), r"\1"),
    (re.compile(r"(?<=[a-z]),(?=[a-z])"), ", "),
    (re.compile(r"(?<=[ (])\.(?=\d)"), "0."),
    (re.compile(r",? ?\(NFS\)|,? NFS\b"), ""),  # not further specified
    # the label law of 1990 (Nutrition Labeling and Education Act), whose reference amounts these are
    (re.compile(r"\bNLEA [Ss]erving"), "label serving"),
    (re.compile(r"^1 serving, NLEA$"), "1 label serving"),
    (re.compile(r"^Guideline amount if topping$"), "Usual amount as topping"),
    (re.compile(r"^Guideline amount"), "Usual amount"),
    (re.compile(r"^1 each,? (?=(extra |small|medium|large))"), "1 "),
    (re.compile(r"^([^ ]+) each\b"), r"\1 piece"),
    (re.compile(r"^1 (?=\d)"), "1 × "),  # "1 6 oz container"
    (re.compile(r"^(1 serving) (\d.*)$"), r"\1 (\2)"),
    (re.compile(r"^(\S+ oz) \(\1\)$"), r"\1"),
    # "1 serving (2.1 oz bar)" and "1 bar 1.45 oz" are bars of that weight
    (re.compile(r"^1 serving \(([\d.]+ oz) bar\)$"), r"1 bar (\1)"),
    (re.compile(r"^(1 (?:bar|patty|package)) ([\d.]+ oz)$"), r"\1 (\2)"),
    # what is weighed is without bone and fat: how the raw piece weighed is no part of the measure
    (re.compile(r"^(1 (?:chop|steak)|3 oz)(?:, excluding refuse)? \(yield from .*\)$", re.IGNORECASE), r"\1"),
    (re.compile(r"[ ,;]+$"), ""),
)
_VESSEL: Final = re.compile(r"^8 fl oz|\b(cup|glass|mug|stick|cone|shot|jigger|serving)\b")
_NO_QUANTITY: Final = "quantity not specified"


def amount_in_words(amount: float) -> str:
    """0.5 as "½", 1.33 as "1⅓", 2.0 as "2", 5.3 as "5.3"."""
    whole = int(amount)
    rest = amount - whole
    if rest < _TWO_DECIMALS:
        return str(whole) if whole else f"{amount:g}"
    for value, text in _FRACTIONS:
        if abs(rest - value) < min(_TWO_DECIMALS, value / 10):
            return text if whole == 0 else f"{whole} {text}" if "/" in text else f"{whole}{text}"
    return f"{amount:.2f}".rstrip("0").rstrip(".")


def described(description: str) -> str | None:
    """A measure that its table writes out ("1 cup, diced"), tidied; None where it names no quantity."""
    if description.casefold().startswith(_NO_QUANTITY):
        return None
    return _tidied(description)


def measured(amount: float | None, unit: str, modifier: str) -> str | None:
    """A measure given as amount, unit and modifier, any of which may be missing; None where nothing is left to read.

    SR Legacy writes the unit into the modifier (1, undetermined, "cup, chopped"), Foundation Foods keeps them apart
    (1.0, "cup", "chopped").
    """
    if amount is not None and amount <= 0:
        return None  # SR Legacy rounds some amounts to 0: the weight is of an unknown share
    unit = unit.strip().casefold()
    unit = _UNITS.get(unit, unit)
    modifier = modifier.strip()
    if unit and modifier.istitle():
        modifier = modifier.casefold()  # Foundation Foods: "Banana", "Peeled"
    measure = ", ".join(part for part in (unit, modifier) if part)
    if not measure:
        return None
    amount = 1.0 if amount is None else amount
    return _tidied(f"{amount_in_words(amount)} {_plural(measure) if amount > 1 else measure}")


def _plural(measure: str) -> str:
    found = _FIRST_WORD.match(measure)
    return plural(found.group()) + measure[found.end() :] if found else measure


def plural(measure: str) -> str:
    """`measure` of more than one: "olives", "leaves, large", "snow peas", "berries (about 1 oz)"."""
    found = _HEAD.match(measure)
    if not found:
        return measure
    word = found[1]
    regular = word[:-1] + "ies" if _CONSONANT_Y.search(word) else word + ("es" if word.endswith(("sh", "ch")) else "s")
    return measure[: found.start(1)] + _PLURALS.get(word, regular) + measure[found.end(1) :]


def _tidied(text: str) -> str:
    text = text.strip()
    for pattern, replacement in _TIDY:
        text = pattern.sub(replacement, text)
    return text


def without_repeats(portions: Iterable[PortionRecord]) -> tuple[PortionRecord, ...]:
    """Each text and weight once, in order."""
    return tuple(dict.fromkeys(portions))


def with_glass(portions: Sequence[PortionRecord]) -> tuple[PortionRecord, ...]:
    """`portions`, and for a drink measured by the fluid ounce without cup or glass, a cup of eight ounces first.

    Exact arithmetic (1 US cup = 8 fl oz), not a figure of ours.
    """
    if any(_VESSEL.search(portion.text) for portion in portions):
        return tuple(portions)
    ounces = (portion for portion in portions if portion.text in {"1 fl oz", "1 fl oz (no ice)"})
    cups = [PortionRecord("1 cup (8 fl oz)", round(ounce.weight_g * 8, 6)) for ounce in ounces][:1]
    return without_repeats((*cups, *portions))
