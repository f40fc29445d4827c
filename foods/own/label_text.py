"""The text of a label, pasted: amounts by nutrient, serving and basis, and what was not understood.

    Vitamin D 2 mcg 10 %, Calcium 260mg 20%, Iron 8mg 45%, Potassium 235mg 6%

A nutrient is read only where its name, a number and a unit that fits it follow each other; everything else is handed
back as it stood, so that nothing is guessed and nothing is lost. An absolute amount wins over the percentage beside it,
which is rounded more coarsely; where both cannot be right, that is said.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from foods.nutrients import ENERGY, NUTRIENTS, SODIUM, VITAMIN_D, WATER, Nutrient
from foods.own.labels import PERCENTAGES, REFERENCE_VALUES, Basis, Stated, Unit, agree, amount_of, units_of

MAX_CHARACTERS: Final = 4_000


@dataclass(frozen=True, slots=True)
class Read:
    """One nutrient as the text states it. `number` is as it stood, with a decimal point and no mark at thousands.

    `percent` is what stands beside an absolute amount, `disagrees` says that one of the two must be wrong.
    """

    number: str
    unit: Unit
    percent: float | None = None
    disagrees: bool = False


@dataclass(frozen=True, slots=True)
class LabelText:
    """What a text says. `rest` is what was not understood, or not read beyond MAX_CHARACTERS."""

    amounts: Mapping[Nutrient, Read] = field(default_factory=dict)
    basis: Basis | None = None
    serving_text: str = ""
    serving_size: str = ""
    serving_unit: str = ""
    rest: str = ""


_NAMES: Final = {nutrient: re.escape(nutrient.in_sentence) for nutrient in NUTRIENTS if nutrient is not WATER} | {
    VITAMIN_D: r"vit(?:amin|\.)?[ -]*d(?:[23₂₃]\b|\b)",
    SODIUM: r"sodium|salt",
    ENERGY: r"energy|calories(?! +from)",
}
_NAME: Final = re.compile(
    "|".join(rf"(?P<n{place}>\b(?:{name}))\b" for place, name in enumerate(_NAMES.values())), re.IGNORECASE
)
_UNITS: Final = {
    spelling: unit
    for unit, spellings in {
        Unit.MG: "mg milligram milligrams",
        Unit.UG: "mcg ug µg μg microgram micrograms",
        Unit.G: "g gram grams",
        Unit.IU: "iu i.u.",
        Unit.KCAL: "kcal",
        Unit.KJ: "kj",
    }.items()
    for spelling in spellings.split()
}
_NUMBER: Final = r"[1-9]\d{0,2}(?:[,\u00a0\u2009\u202f]\d{3})+(?![\d.,]\d|\d)|\d+(?:[.,]\d+)?"
_UNIT: Final = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_PER: Final = r"(?!\w| ?/ ?(?:l\b|lit|kg\b|100|serv|day))"  # "80 mg/l" is not 80 mg
_AMOUNT: Final = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT}){_PER}\)?", re.IGNORECASE)
_PERCENT: Final = re.compile(
    rf"(?P<number>{_NUMBER}) ?%[ *†‡]*(?:(?:of )?(?:the )?(?P<of>nrv|ri|dv|rdi|daily value)\b)?[*†‡)]*", re.IGNORECASE
)
_PLAIN: Final = re.compile(r"(?P<number>\d{1,4})(?![\d.,%]*\d)(?=\s*(?:$|[\n,;•|])|\s+[^\W\d_]{4})")
_AFTER_NAME: Final = re.compile(r"(?:[\d²⁺+]*\+?\))?(?: ?\([^()\n]{0,80}\))?[\s.:,…*†-]*")
_BETWEEN: Final = re.compile(r"[ \t(/=,;|–-]*")
_BEFORE_PERCENT: Final = re.compile(r"[\s(/=,;|–-]*")
_ANOTHER_COLUMN: Final = re.compile(rf"[\s|/,;–-]*(?:{_NUMBER}) ?(?:(?:{_UNIT})\b|%)", re.IGNORECASE)

_SERVING: Final = re.compile(
    r"serving size:?\s*(?:"
    rf"(?:(?P<text>[^\n,;()]{{0,60}}?[^\W\d][^\n,;()]{{0,60}}?)\s*\(\s*)?(?P<size>{_NUMBER}) ?(?P<unit>g|ml)\b\)?"
    r"|(?P<only>[^\n,;()]{1,60}))",
    re.IGNORECASE,
)
_BASIS: Final = re.compile(r"\bper 100 ?(?P<unit>g|ml)\b:?", re.IGNORECASE)
_PER_SERVING: Final = re.compile(r"\b(?:amount )?per (?:serving|portion|bar|dose|capsule|tablet)\b:?", re.IGNORECASE)
_SEPARATORS: Final = r"[ \t,;•|·]*"
_GAP: Final = re.compile(rf"(?:{_SEPARATORS}\x00{_SEPARATORS})+")


def read_label(text: str, *, percentages: Unit = Unit.DV) -> LabelText:
    """What `text` says; `percentages` is whose a percentage is that stands alone (DV, OLD_DV or NRV)."""
    read, beyond = text[:MAX_CHARACTERS].replace("\x00", " "), text[MAX_CHARACTERS:]
    amounts: dict[Nutrient, Read] = {}
    spans: list[tuple[int, int]] = []
    for nutrient, found, span in _entries(read, percentages):
        if nutrient not in amounts:
            amounts[nutrient] = found
            spans.append(span)
    serving = _SERVING.search(read)
    basis = _basis(read, spans)
    if serving:
        spans.append(serving.span())
    return LabelText(
        amounts=amounts,
        basis=basis,
        serving_text=((serving["text"] or serving["only"] or "") if serving else "").strip(),
        serving_size=_plain_number(serving["size"]) if serving and serving["size"] else "",
        serving_unit=serving["unit"].lower() if serving and serving["unit"] else "",
        rest=_without(read, spans) + beyond,
    )


def _entries(text: str, percentages: Unit) -> Iterator[tuple[Nutrient, Read, tuple[int, int]]]:
    """Each nutrient that is followed by what can be read, and where in the text both stand."""
    nutrients = list(_NAMES)
    for name in _NAME.finditer(text):
        nutrient = nutrients[int(str(name.lastgroup)[1:])]
        at = _skip(_AFTER_NAME, text, name.end())
        parsed = _amounts(text, at, nutrient, name[0]) or _percentage(text, at, nutrient, percentages)
        if parsed:
            found, end = parsed
            yield nutrient, found, (name.start(), end)


def _amounts(text: str, at: int, nutrient: Nutrient, name: str) -> tuple[Read, int] | None:
    """One amount, or the same in two units, and the percentage behind it; None for two columns of them."""
    found: list[Stated] = []
    end = at
    while len(found) < 2 and (match := _AMOUNT.match(text, at)):
        unit = _unit_of(name, match["unit"])
        if unit is None or unit not in units_of(nutrient) or unit in {stated.unit for stated in found}:
            break
        found.append(Stated(float(_plain_number(match["number"])), unit))
        end = match.end()
        at = _skip(_BETWEEN, text, end)
    if not found:
        calories = _PLAIN.match(text, at) if name.lower() == "calories" else None
        return (Read(calories["number"], Unit.KCAL), calories.end()) if calories else None
    percent = _PERCENT.match(text, _skip(_BEFORE_PERCENT, text, at))
    end = percent.end() if percent else end
    if _ANOTHER_COLUMN.match(text, end):
        return None
    share = float(_plain_number(percent["number"])) if percent else None
    return _chosen(nutrient, found, share), end


def _chosen(nutrient: Nutrient, found: list[Stated], percent: float | None) -> Read:
    """The amount in the unit that labels prefer, checked against what else is said of it."""
    chosen = min(found, key=lambda stated: units_of(nutrient).index(stated.unit))
    values = [amount_of(nutrient, stated) for stated in found]
    apart = any(abs(one - other) > 0.05 * max(one, other) + 0.05 for one, other in pairwise(values))
    fits = percent is None or agree(nutrient, amount_of(nutrient, chosen), percent)
    return Read(
        f"{chosen.number:g}" if chosen.number < 1e5 else str(chosen.number), chosen.unit, percent, apart or not fits
    )


def _percentage(text: str, at: int, nutrient: Nutrient, percentages: Unit) -> tuple[Read, int] | None:
    """A percentage that stands alone."""
    match = _PERCENT.match(text, at)
    if match is None or _ANOTHER_COLUMN.match(text, match.end()):
        return None
    unit = Unit.NRV if (match["of"] or "").lower() in ("nrv", "ri") else percentages
    if unit not in PERCENTAGES or nutrient not in REFERENCE_VALUES[unit]:
        return None
    return Read(_plain_number(match["number"]), unit), match.end()


def _unit_of(name: str, spelling: str) -> Unit | None:
    unit = _UNITS[spelling.lower()]
    if name.lower() != "salt":
        return unit
    return Unit.SALT_G if unit is Unit.G else None


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _plain_number(text: str) -> str:
    """ "1,200" as "1200", "0,75" as "0.75"."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:[,\u00a0\u2009\u202f]\d{3})+", text):
        return re.sub(r"\D", "", text)
    return text.replace(",", ".")


def _basis(text: str, spans: list[tuple[int, int]]) -> Basis | None:
    """What the amounts are in, where the text names one thing only; its place is added to `spans`."""
    named = {match["unit"].lower() for match in _BASIS.finditer(text)}
    per_serving = _PER_SERVING.search(text)
    if len(named) + bool(per_serving) != 1:
        return None
    found = per_serving or _BASIS.search(text)
    if found:
        spans.append(found.span())
    if per_serving:
        return Basis.SERVING
    return Basis.PER_100_G if named == {"g"} else Basis.PER_100_ML


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without what was understood, and without the commas that stood around it."""
    left, at = [], 0
    for start, end in sorted(spans):
        left.append(text[at:start])
        at = max(at, end)
    joined = "\x00".join([*left, text[at:]])
    lines = (_GAP.sub(", ", line).strip(" \t,;•|·") for line in joined.splitlines())
    return "\n".join(line for line in lines if line)
