"""What stands on packages, as a person reads it: names not in capitals, one brand, servings as household measures."""

import html
import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from foods.importers import portions
from foods.importers.record import MAX_BRAND, MAX_NAME, MAX_PORTION, PortionRecord, number
from foods.nutrients import GRAMS_PER_OUNCE, ML_PER_FLUID_OUNCE

_REMEMBERED: Final = 20_000  # brands and servings, which come again and again
HEAVIEST_SERVING_G: Final = 2_500.0  # two large bottles; "4 l" is a package or a slip

# Capitals that are no shouting.
_ACRONYMS: Final = {
    word.casefold(): word
    for word in ("BBQ", "BLT", "DHA", "GF", "GMO", "IPA", "MCT", "MSG", "NY", "PB", "TVP", "UHT", "UK", "USA", "USDA")
}
_NO_BRAND: Final = {"", "n/a", "na", "none", "no brand", "not a branded item", "unbranded", "unknown"}
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# What only steers how text is drawn, or hides in it: directions, zero widths, soft hyphens, tags.
_UNSEEN: Final = re.compile(
    r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
_WORD: Final = re.compile(r"[^\s,;:()/]+")


def clean(text: str) -> str:
    """`text` without HTML entities, control and unseen characters and double spaces."""
    if "&" in text:
        text = html.unescape(text)
    if not text.isprintable():
        text = _UNSEEN.sub("", _CONTROL.sub(" ", text))
    return " ".join(text.split())


def shortened(text: str, longest: int) -> str:
    """`text` cut to `longest` characters, with an ellipsis where something is missing."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _is_shouted(text: str) -> bool:
    """In capitals throughout, and long enough for that to be no abbreviation."""
    return text.isupper() and sum(map(str.isalpha, text)) > 3


def unshouted(text: str) -> str:
    """ "STRING CHEESE STICKS" as "String cheese sticks"; whatever is not all in capitals as it is."""
    if not _is_shouted(text):
        return text
    low = _WORD.sub(lambda word: _ACRONYMS.get(word[0].casefold(), word[0].lower()), text)
    return low[:1].upper() + low[1:]


def name(text: str, brand: str = "") -> str:
    """A product's name in at most 300 characters, without its brand before it or its end said twice.

    USDA appends the flavour although the name has it: "CHICKEN TORTILLA SOUP, CHICKEN TORTILLA".
    """
    parts = [part for part in clean(text).split(", ") if part]
    if len(parts) > 1 and parts[0].casefold() == brand.casefold():
        del parts[0]
    while len(parts) > 1 and _words(parts[-1]) <= _words(" ".join(parts[:-1])):
        del parts[-1]
    return shortened(unshouted(", ".join(parts)), MAX_NAME)


def _words(text: str) -> set[str]:
    return set(text.casefold().replace(",", " ").split())


@lru_cache(maxsize=_REMEMBERED)
def brand(*candidates: str) -> str:
    """The first brand that is one, in at most 120 characters: "MAMA COZZI'S" as "Mama Cozzi's"; "" if there is none."""
    for candidate in candidates:
        text = clean(candidate).strip(" ,;")
        if text.casefold() not in _NO_BRAND:
            capitals = _is_shouted(text)
            return shortened(" ".join(map(str.capitalize, text.split())) if capitals else text, MAX_BRAND)
    return ""


_GRAMS: Final = r"\d+(?:[.,]\d+)?\s*(?:g|gr|grm|gm|gms|grams?|grammes?)\b\.?"
_MILLILITRES: Final = r"\d+(?:[.,]\d+)?\s*(?:ml|mlt|milliliters?|millilitres?)\b\.?"
_CENTILITRES: Final = r"\d+(?:[.,]\d+)?\s*(?:cl|dl|l|liters?|litres?)\b\.?"
_WEIGHT: Final = re.compile(rf"\(?\s*(?:{_GRAMS}|{_MILLILITRES}|{_CENTILITRES})\s*\)?", re.IGNORECASE)
_VOLUME: Final = re.compile(rf"{_MILLILITRES}|{_CENTILITRES}", re.IGNORECASE)
_NO_MEASURE: Final = re.compile(r"(?:amount )?(?:per )?(?:1 )?(?:serving|portion)s?(?: size)?|per|about", re.IGNORECASE)
_UNITS: Final = (
    (re.compile(r"\s*\|\s*(?:about)?$", re.IGNORECASE), ""),
    (re.compile(r"\s+g$", re.IGNORECASE), ""),
    (re.compile(r"\b(?:ONZ|OZ)\b", re.IGNORECASE), "oz"),
    (re.compile(r"\bCup", re.IGNORECASE), "cup"),
    (re.compile(r"\bOZA\b", re.IGNORECASE), "fl oz"),
    (re.compile(r"\b(?:tbsps?|tbs|tablespoons?)\b\.?", re.IGNORECASE), "tablespoon"),
    (re.compile(r"\b(?:tsps?|teaspoons?)\b\.?", re.IGNORECASE), "teaspoon"),
    (re.compile(r"^PER CONTAINER$", re.IGNORECASE), "1 container"),
)
_OUNCES: Final = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(?:onz|oz)\b", re.IGNORECASE)
_GRAM_NUMBER: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:g|gr|grm|gm|gms|grams?|grammes?)\b", re.IGNORECASE)
_CONTRADICTED: Final = 1.25  # labels round: 1 oz is 28 or 30 g
_ONE_CAPITAL: Final = re.compile(r"\S+ [A-Z][a-z]+")
_AMOUNT: Final = re.compile(r"(?:(\d+)[ -]+)?(\d+)/(\d+)(?!\d)|\d*\.?\d+(?![\d/,%])")
SERVING: Final = "1 serving"

_NUMBER: Final = r"(?<![\d.,])(?<!\d[/–-])(?P<number>\d+(?:[.,]\d+)?)"
_TIMES: Final = r"(?:(?<![\d.,/])(?P<times>\d{1,2}) ?[x×] ?)?"
_STATED: Final = re.compile(
    rf"{_TIMES}{_NUMBER} ?(?P<unit>kg|mg|g|gr|grm|gm|gms|gramm|grams?|grammes?|ml|mlt|cl|dl|l"
    r"|millilit(?:er|re)s?|lit(?:er|re)s?|fl\.? ?oz|oza|oz|onz)\b",
    re.IGNORECASE,
)
_IN_GRAMS: Final = {"kg": 1000.0, "mg": 0.001, "oz": GRAMS_PER_OUNCE, "onz": GRAMS_PER_OUNCE}
_IN_ML: Final = {"c": 10.0, "d": 100.0, "l": 1000.0, "m": 1.0, "f": ML_PER_FLUID_OUNCE, "oza": ML_PER_FLUID_OUNCE}
_PREPARED: Final = re.compile(
    r"\b(?:prepared|reconstituted|made up|diluted|zubereitet|pr[ée]par[ée]e?|preparad[oa]|preparat[oa]|bereid)\b|"
    r"przygotowan",
    re.IGNORECASE,
)
_MAKES: Final = re.compile(r"(?:\bpowder )?\b(?:makes|yields)\b[^()]*", re.IGNORECASE)
_AMBIGUOUS: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@lru_cache(maxsize=_REMEMBERED)
def serving(text: str, quantity: float | None, *, in_ml: bool | None = None) -> PortionRecord | None:
    """A serving as its package describes it ("2 Tbsp (30 ml)") and its weight; None without one that can be.

    None too where the text itself names another weight: "31 cookies (30 g)" that are said to weigh 100 g.

    `quantity` is in grams, or in millilitres where `in_ml` says so. Where that is None, the text decides whether it is,
    counts where there is no quantity or one that only repeats a number of the text without its unit ("33 cl" as 33),
    and a volume of something prepared is no weight of it. Millilitres are taken for grams, as the amounts are that a
    label states for 100 ml: so a serving has exactly the amounts on its label, and the text names its volume.
    """
    text = clean(text)
    if in_ml is None:
        if _is_volume_prepared(text):
            return None
        stated = _stated(text)
        if not quantity or (stated and (_PREPARED.search(text) or _only_repeats(text, quantity))):
            quantity = stated
    if not quantity or not 0 < quantity <= HEAVIEST_SERVING_G:
        return None
    if quantity != _stated(text) and not _agrees(text, quantity):
        return None
    liquid = bool(_VOLUME.search(text)) and not re.search(_GRAMS, text, re.IGNORECASE) if in_ml is None else in_ml
    measure = _measure(text)
    if liquid:
        measure = f"{measure} ({quantity:g} ml)"
    return PortionRecord(shortened(measure, MAX_PORTION), float(quantity))


def _is_volume_prepared(text: str) -> bool:
    return _PREPARED.search(text) is not None and not re.search(_GRAMS, text, re.IGNORECASE)


def _stated(text: str) -> float | None:
    """The first weight in grams that `text` names, else a volume, else ounces; None where a number could be two."""
    grams: list[float] = []
    ounces: list[float] = []
    volumes: list[float] = []
    for match in _STATED.finditer(text):
        if _AMBIGUOUS.fullmatch(match["number"]):
            return None
        amount = float(match["number"].replace(",", ".")) * int(match["times"] or 1)
        unit = match["unit"].casefold()
        if unit[0] == "g" or unit in ("kg", "mg"):
            grams.append(amount * _IN_GRAMS.get(unit, 1.0))
        elif unit in _IN_GRAMS:
            ounces.append(amount * _IN_GRAMS[unit])
        else:
            volumes.append(amount * _IN_ML["oza" if unit == "oza" else unit[0]])
    return next(iter([*grams, *volumes, *ounces]), None)


def _only_repeats(text: str, quantity: float) -> bool:
    """Whether `quantity` is a number of `text` that has another unit there or is cut at a decimal comma."""
    numbers = {float(found) for found in re.findall(r"\d+(?:\.\d+)?", text)}
    stated = [float(match["number"].replace(",", ".")) for match in _STATED.finditer(text) if match["unit"] in "gml"]
    return quantity in numbers and quantity not in stated


def _agrees(text: str, grams: float) -> bool:
    """Whether one of the weights in `text` is about `grams`, or there is none in it."""
    weights = [float(found.replace(",", ".")) for found in _GRAM_NUMBER.findall(text)]
    weights += [float(found) * GRAMS_PER_OUNCE for found in _OUNCES.findall(text)]
    return not weights or any(weight / _CONTRADICTED <= grams <= weight * _CONTRADICTED for weight in weights)


def _measure(text: str) -> str:
    """The household measure in `text`, without its weight: "28 g (0.25 cup)" as "¼ cup"."""
    left = _WEIGHT.sub(" ", _MAKES.sub("", text)).strip(" ,;:/|-=~")
    left = re.sub(r"^\((.*)\)$", r"\1", left).strip()
    if not left or _NO_MEASURE.fullmatch(left):
        return SERVING
    if left.count("(") != left.count(")"):
        left = text
    for pattern, unit in _UNITS:
        left = pattern.sub(unit, left)
    if left.upper() == left or _ONE_CAPITAL.fullmatch(left) or re.search(r"\b[A-Z]{3,}\b", left):
        left = left.lower()
    return _counted(left)


def _counted(measure: str) -> str:
    """Fractions and decimals in words: "0.25 cup" as "¼ cup", "1 1/4 cup" as "1¼ cups"."""
    found = _AMOUNT.match(measure)
    rest = measure[found.end() :].strip() if found else ""
    if found and not rest:
        return SERVING  # a mere number names no measure
    if not found:
        return portions.described(measure) or SERVING
    whole, over, under = found.groups()
    if under and int(under) == 0:
        return measure
    amount = float((int(whole) if whole else 0) + Fraction(int(over), int(under))) if over else number(found[0])
    return portions.measured(amount, "", rest) or SERVING
