"""A portion × number in words, said once and in order: "2 cups, cooked", "3 medium slices", "½ cup", "150 g".

Only the words are made here: a diary keeps the portion and the number as they were logged. Where a portion's words
resist, the number stands before them: "2 × 1 French bread".
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from django.utils.formats import number_format

from foods.quantities import format_quantity
from tracker.display.amounts import NO_BREAK_SPACE
from tracker.display.plurals import Forms, forms_of

UNIT_SIGNS: Final = frozenset({"g", "kg", "mg", "µg", "oz", "lb", "mL", "fl oz", "IU"})

_SIGNS: Final = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_NUMBER: Final = re.compile(
    r"(?P<whole>\d+(?:[.,]\d+)?)?"
    rf"(?: ?(?P<sign>[{''.join(_SIGNS)}])| ?(?P<over>\d+)/(?P<under>[1-9]\d*))?(?P<each> ×)? (?=\S)"
)
# What two words say alike is said once, and what a table leaves open is said as people say it.
_SAID_ONCE: Final = (
    (re.compile(r"\b(?:medium(?: or |/)regular|regular(?: or |/)medium)\b"), "medium"),
    (re.compile(r"\bNS as to (?=(?:size|shape|form)\b)"), "any "),
)
_REPEATED: Final = re.compile(r"\b([a-z]+(?: [a-z]+)?),? \1\b")  # "1 wing wing without skin", but not "1 lau lau"
_TAKEN_FROM: Final = re.compile(r"(?:Juice of|Skin from|Topping from) (?=\d)")  # "Juice of 2 lemons"
_USUAL_AMOUNT: Final = re.compile(r"Usual amount per ")
# Where the words end that are counted, and what says more about them begins.
_MORE: Final = re.compile(
    r"[,(]| (?:with|without|yields?|from|per|of|for|in|approx|about|label|bone (?:and|removed))\b"
    r"|(?<!or)(?<!Stage) (?=[\d#])|$"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SIZES: Final = _words(
    "small medium large regular big tiny giant jumbo mini miniature midget extra super colossal king size bite fun "
    "snack sharing movie theater length thin thick very short long tall standard whole single individual child senior "
    "kids value frozen raw canned fresh boneless spiral curly straight crinkle cut soft hard oval rectangle flat inner "
    "outer center bottom edible"
)
# What is counted though more words follow: "1 bar Milky Way", "1 cup slices", "1 piece whole".
_FIRST: Final = _words(
    "cup tablespoon teaspoon tbsp tsp oz lb g gram ml liter quart pint slice piece serving item portion unit can "
    "bottle jar package packet container envelope box bag carton scoop bar sheet roast steak chop"
)
# Unless one of these ends the words: "1 serving packet".
_HOLDERS: Final = _words("bag bar bottle bowl box can carton container cup package packet pouch serving sub tub")
_UNITS: Final = _words("oz lb fl inch calorie")
_BEFORE_UNITS: Final = _words("fl cubic surface linear")
# How much of these is said besides grows with their number: "2 cups (16 fl oz)".
_VOLUMES: Final = _words("cup tablespoon teaspoon tbsp tsp oz lb pint quart")
_GROUP: Final = re.compile(r"( ?\([^()]*\))")
_NO_AMOUNT: Final = re.compile(
    r"[\"”″]|\b(?:dia|diameter|inch|inches|long|thick|wide|high|square|cm|x|per|bird|average|mean|approximate|layer)\b"
    r"|[\d⅛-⅞½¼¾] in\b|\blabel \d|\bStage \d"
)
_SAYS_AMOUNT: Final = re.compile(r"\d|serving|\bhalf\b")
_GROWING: Final = re.compile(
    rf"(?P<about>about |approx |approximately )?(?P<number>\d+/\d+|[\d.]+|[{''.join(_SIGNS)}]) ?"
    r"(?P<which>(?:label|whole|medium|large) )?(?P<unit>fl oz|[a-z]+)"
)
_STARTS_WITH_AMOUNT: Final = re.compile(r"(?P<amount>[\d./]+ ?(?:fl oz|oz|lb|g|ml|liter)\b)(?P<rest>(?:,\D*)?)")
_ALTERNATIVES: Final = re.compile(r", [a-z]+, or [a-z]+")  # "1 tender, strip, or finger"
_ODD: Final = re.compile(r"\.\d{3}")  # "0.167"


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a portion's words say: `lead` of something, in words for one and for many, and what is said besides.

    `is_sized` where a number belongs to the measure: a "6 oz container" is counted by the container.
    """

    lead: float
    before: str
    head: Forms
    besides: str
    is_sized: bool = False

    def times(self, quantity: float) -> str | None:
        """The words for `quantity` of this portion; None where they resist."""
        count = _whole(quantity * self.lead)
        number = format_quantity(count)
        said = [self._besides(part, quantity) for part in _GROUP.split(self.besides)]
        if None in said or (self.lead != 1 and _ODD.search(number)):
            return None
        head = self.head.one if count <= 1 else self.head.many
        return f"{self.before}{_in_locale(number)}{' ×' if self.is_sized else ''} {head}{''.join(filter(None, said))}"

    def _besides(self, part: str, quantity: float) -> str | None:
        """What is said besides, in brackets or not, of `quantity` portions: " (16 fl oz)", ", 4 oz each"; or None."""
        if not _SAYS_AMOUNT.search(part) or _NO_AMOUNT.search(part):
            return part
        before, said, after = (" (", part.strip(" ()"), ")") if _GROUP.fullmatch(part) else (", ", part.strip(" ,"), "")
        growing = _GROWING.fullmatch("1 label serving" if said == "label serving" else said)
        if growing and (growing["unit"].startswith("serving") or self.head.one in _VOLUMES):
            grown = _grown(growing, quantity)
            return grown and f"{before}{grown}{after}"
        if self.lead != 1:
            return None
        if quantity < 1:  # "½ can (12 fl oz)" says what a whole one holds
            return part if not (_HOLDERS - {"cup", "serving"}).isdisjoint(self.head.one.split()) else None
        if after:
            starts_with_amount = said[0].isdigit() or said.startswith(("about ", "approx"))
            return f" ({said} each)" if starts_with_amount else f" (each: {said})"
        found = _STARTS_WITH_AMOUNT.fullmatch(said)
        if found:
            return f", {found['amount']} each{found['rest']}"
        return f", {said} each" if said[0].isdigit() else f"{part} each"


def format_portion(quantity: float, portion_text: str) -> str:
    """A portion × number in words: "1 cup, chopped", "2 large", "150 g"; where they resist, "2 × 1 French bread".

    Diaries from elsewhere may count without saying what: "2".
    """
    if portion_text in UNIT_SIGNS:
        return f"{_in_locale(format_quantity(quantity))}{NO_BREAK_SPACE}{portion_text}"
    text = _said_once(portion_text)
    if quantity == 1:
        return text
    if not text:
        return _in_locale(format_quantity(quantity))
    if usual := _USUAL_AMOUNT.match(text):
        return f"Usual amount for {format_portion(quantity, f'1 {text[usual.end() :]}')}"
    measure = _measure(text)
    number = _in_locale(format_quantity(quantity))
    return (measure and measure.times(quantity)) or f"{number} × {text.removeprefix('1 × ')}"


def _in_locale(number: str) -> str:
    """A number as it was written, in the locale's digits: "1,500" of "1500"; a common fraction stays."""
    is_decimal = number.replace(".", "", 1).isdecimal()
    return number_format(Decimal(number), use_l10n=True, force_grouping=True) if is_decimal else number


@lru_cache(maxsize=4096)  # few portions are asked of many entries
def _said_once(text: str) -> str:
    for pattern, words in _SAID_ONCE:
        text = pattern.sub(words, text)
    return _REPEATED.sub(lambda said: said[1] if " " in said[1] or forms_of(said[1]) else said[0], text)


def _whole(count: float) -> float:
    """A count without what rounding took from it: 3 × 0.333 is 1."""
    return float(round(count)) if round(count) and abs(count - round(count)) < 0.004 else count


def _grown(amount: re.Match[str], quantity: float) -> str | None:
    number = _NUMBER.match(amount["number"] + " -")
    forms = forms_of(amount["unit"]) if amount["unit"] != "fl oz" else Forms("fl oz", "fl oz")
    if number is None or forms is None:
        return None
    count = _whole(_value(number) * quantity)
    unit = forms.one if count <= 1 else forms.many
    return f"{amount['about'] or ''}{_in_locale(format_quantity(count))} {amount['which'] or ''}{unit}"


@lru_cache(maxsize=4096)
def _measure(text: str) -> _Measure | None:
    taken_from = _TAKEN_FROM.match(text)
    before = taken_from.group() if taken_from else ""
    number = _NUMBER.match(text, len(before))
    lead, rest = (_value(number), text[number.end() :]) if number else (1.0, text[len(before) :])
    end = match.start() if (match := _MORE.search(rest, 1)) else len(rest)
    head, besides = rest[:end].rstrip(), rest[len(rest[:end].rstrip()) :]
    is_sized = bool(number and number["each"])
    words = head.split()
    if _ALTERNATIVES.fullmatch(besides) or not (number or _is_plain(text)):
        return None
    if words[0] in _UNITS and words[-1] in _HOLDERS:  # "6 inch sub"
        is_sized, lead, head = True, 1.0, text[: len(text) - len(besides)]
    forms = _head(head.split(), is_sized=is_sized)
    return _Measure(lead, before, forms, besides, is_sized) if forms else None


def _is_plain(text: str) -> bool:
    """Whether a portion without a number is one or two plain words: "tablet"."""
    return len(text.split()) <= 2 and all(word.isalpha() for word in text.split())


def _value(number: re.Match[str]) -> float:
    whole = float(number["whole"].replace(",", ".")) if number["whole"] else 0.0
    if number["sign"]:
        return whole + _SIGNS[number["sign"]]
    return whole + int(number["over"]) / int(number["under"]) if number["over"] else whole


def _head(words: list[str], *, is_sized: bool) -> Forms | None:
    """The counted words for one and for many; alike where they only say a size ("medium")."""
    if all(part in _SIZES for word in words for part in re.split(r"[/-]", word) if part not in {"or", "and"}):
        return Forms(" ".join(words), " ".join(words)) if words else None
    at = _counted_at(words, is_sized=is_sized)
    forms = _alternatives(words[at])
    if forms is None:
        return None
    one, many = list(words), list(words)
    one[at], many[at] = forms
    for joint, other in ((at - 1, at - 2), (at + 1, at + 2)):  # "can or bottle"
        if 0 <= joint < len(words) and words[joint] in {"or", "/"} and 0 <= other < len(words):
            one[other], many[other] = forms_of(words[other]) or (words[other], words[other])
    return Forms(" ".join(one), " ".join(many))


def _counted_at(words: list[str], *, is_sized: bool) -> int:
    """Which of the words is counted: the last but for sizes, or the first of those that may lead."""
    if not is_sized and words[0] in _BEFORE_UNITS and len(words) > 1:
        return 1
    first = forms_of(words[0].partition("/")[0])
    is_leading = first is not None and first.one in _FIRST
    if not is_sized and is_leading and (len(words) < 2 or words[-1] not in _HOLDERS or "or" in words):
        return 0
    for at, word in enumerate(words[:-1]):
        if forms_of(word) and word not in _SIZES and _is_over(words[at + 1 :]):
            return at
    return max((at for at, word in enumerate(words) if not (word in _SIZES or word.endswith("ed"))), default=0)


def _is_over(following: list[str]) -> bool:
    """Whether sizes follow what is counted: "leaf outer", "bar bite size"; not "pizza bite", "sandwich size bun"."""
    return following[0] in _SIZES - {"size", "bite"} or following[:2] == ["bite", "size"]


def _alternatives(word: str) -> Forms | None:
    """The forms of "slice", and of "piece/slice", whose last word must be one that is counted."""
    parts = word.split("/")
    forms = [forms_of(part) for part in parts]
    if forms[-1] is None:
        return None
    kept = [known or Forms(part, part) for known, part in zip(forms, parts, strict=True)]
    return Forms("/".join(form.one for form in kept), "/".join(form.many for form in kept))
