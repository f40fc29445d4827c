"""The text of a label, pasted: amounts by nutrient, serving and basis, and what was not understood.

    Vitamin D 2 mcg 10 %, Calcium/Calcio 260mg 20%, Iron 8mg 45%, Potas. 235mg 6%

A nutrient is read only where its name, a number and a unit that fits it follow each other; everything else is handed
back as it stood, so that nothing is guessed and nothing is lost. An absolute amount wins over the percentage beside it,
which is rounded more coarsely; where both cannot be right, that is said. Of two columns the one for 100 g or ml is
read, where the label says which is which.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from foods.nutrients import ENERGY, Nutrient
from foods.own.label_cells import Cell, Read, chosen
from foods.own.label_columns import Columns, Serving, columns, serving
from foods.own.label_words import (
    ASKED,
    CANADIAN,
    NAMES,
    NOT_MEASURED,
    OLD_LABEL,
    REFERENCES,
    UNIT,
    means_calories,
    means_salt,
    unit_of,
)
from foods.own.labels import REFERENCE_VALUES, Basis, Stated, Unit, units_of

MAX_CHARACTERS: Final = 4_000
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LabelText:
    """What a text says. `rest` is what was not understood, or not read beyond MAX_CHARACTERS."""

    amounts: Mapping[Nutrient, Read] = field(default_factory=dict)
    basis: Basis | None = None
    serving_text: str = ""
    serving_size: str = ""
    serving_unit: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    nutrient: Nutrient
    cells: Sequence[Cell]
    span: Span


_NAME: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(rf"(?P<n{place}>{name})" for place, name in enumerate(NAMES.values())) + r")(?![^\W¹²³])",
    re.IGNORECASE,
)
_SAME_AGAIN: Final = re.compile(r"[\s/|,()–-]{0,4}")
_THOUSANDS: Final = r"[1-9]\d{0,2}(?:[,.\u00a0\u2009\u202f]\d{3})+(?![\d.,]\d|\d)"
_NUMBER: Final = rf"{_THOUSANDS}|\d[\dO]*(?:[.,][\dO]+)?"
_PER: Final = r"(?!\w| ?/ ?(?:kg\b|100|serv|day))"
_AMOUNT: Final = re.compile(
    rf"(?P<number>{_NUMBER}|[1-9]\d? \d{{3}}(?= ?kj))[ \t]?(?:\|[ \t]?)?(?P<unit>{UNIT})"
    rf"(?P<litre> ?/ ?l(?:iter|itre)?\b)?{_PER}\)?[*†‡§#¹²³]*",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(
    rf"(?P<number>{_NUMBER}) ?%(?! ?(?:more|less|extra)\b)[ *†‡§#¹²³]*(?:(?:of |des |del? |der )?(?:the |los )?"
    r"(?P<of>nrvs?|ri|vrn|dv|daily value|rdi|rda|vnr|ajr|ar|ir|vd|vq|di|gda)\b)?[*†‡§#¹²³)\]]*",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"(?P<number>{_NUMBER})(?![\dO]| ?(?:{UNIT}|%)\b)", re.IGNORECASE)
_PLAIN: Final = re.compile(r"(?P<number>\d{1,4})(?![\d.,%]*\d)(?=\s*(?:$|[\n,;•|])|\s+[^\W\d_]{4})")
_UNIT_FIRST: Final = re.compile(
    rf"[ ,]*[(\[]?(?P<unit>{UNIT})(?: ?/ ?(?P<other>{UNIT}))?[)\]]?[ \t:|]+(?=\d)", re.IGNORECASE
)
_AFTER_NAME: Final = re.compile(
    rf"(?:[\d²⁺+]*\+?\))?(?: ?\((?! ?(?:{_NUMBER}) ?(?:{UNIT}|%))[^()\n]{{0,80}}\))?"
    r"(?: ?(?:por porci[óo]n|per serving|par portion|je portion|equivalent|value|content)\b)?"
    r"(?:[\s.:,…*†‡§#=|·•¹²³(\[)]|[-–—](?=[ \t]*\d))*(?:(?:approx\.?|about|ca\.?|environ|env\.|circa|~|≈) ?)?",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[ \t(/=,;|–-]*")
_BEFORE_PERCENT: Final = re.compile(r"[\s(/=,;|–-]*")
_ALONE: Final = re.compile(rf"\s*\n\s*(?=(?:{_NUMBER}) ?(?:{UNIT}|%)[ *†‡)]*(?:\n|$))", re.IGNORECASE)
_REVERSED: Final = re.compile(
    rf"(?:^|[\n.,;:(!?]|\b(?:and|with|plus|contains|provid(?:es|ing)|has)) ?(?P<number>{_NUMBER})"
    r" ?(?P<unit>mg|mcg|µg|μg|iu) (?:of )?$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r" [^\W\d]{3}")
_ENDS: Final = re.compile(r" ?(?:[.,;)\n]|$|(?:and|per)\b)")
_SEPARATORS: Final = r"[ \t,;•|·]*"
_GAP: Final = re.compile(rf"(?:{_SEPARATORS}\x00{_SEPARATORS})+")


def read_label(text: str, *, percentages: Unit = Unit.DV) -> LabelText:
    """What `text` says; `percentages` is whose a percentage is that stands alone (DV, OLD_DV or NRV)."""
    read, beyond = text[:MAX_CHARACTERS].replace("\x00", " "), text[MAX_CHARACTERS:]
    entries = list(_Reader(read, percentages).entries())
    heads = columns(read, entries[0].span[0] if entries else 0)
    per_litre = not heads.bases and any(entry.cells[0].per_litre for entry in entries)
    amounts: dict[Nutrient, Read] = {}
    spans: list[Span] = []
    for entry in entries:
        cell = _cell(entry, heads)
        if cell and cell.per_litre is per_litre and entry.nutrient not in amounts:
            amounts[entry.nutrient] = chosen(entry.nutrient, cell)
            spans.append(entry.span)
    known = heads.basis if amounts or len(heads.bases) == 1 else None
    basis = Basis.PER_100_ML if per_litre else known
    named = serving(read)
    spans += heads.spans if known else []
    spans += [named[1]] if named else []
    size = named[0] if named and (named[0].size or not heads.serving) else heads.serving or Serving()
    return LabelText(amounts, basis, size.text, size.size, size.unit, rest=_without(read, spans) + beyond)


def _cell(entry: _Entry, heads: Columns) -> Cell | None:
    """The cell of the column that is read; None where there are more or fewer cells than columns."""
    if len(entry.cells) != max(len(heads.bases), 1):
        return None
    return entry.cells[heads.chosen]


class _Reader:
    """Reads one text; how it writes numbers is seen by all of it."""

    def __init__(self, text: str, percentages: Unit) -> None:
        self._text = text
        self._decimal_comma = re.search(r"\d,\d{1,2}(?!\d)", text) is not None
        old = percentages is Unit.DV and OLD_LABEL.search(text)
        self._percentages = None if CANADIAN.search(text) else Unit.OLD_DV if old else percentages

    def entries(self) -> Iterator[_Entry]:
        """Each nutrient that is followed by what can be read, and where in the text both stand."""
        nutrients, not_measured = list(NAMES), [match.span() for match in NOT_MEASURED.finditer(self._text)]
        for names in self._names():
            nutrient, start, end = nutrients[_place(names[0])], names[0].start(), names[-1].end()
            if any(first <= start < last for first, last in not_measured):
                continue
            salt = means_salt(name[0] for name in names)
            if salt is None:
                continue
            if before := self._before(nutrient, start, end):
                yield before
                continue
            cells, at = self._cells(nutrient, end, is_salt=salt, plain=means_calories(names[-1][0]))
            if cells:
                yield _Entry(nutrient, cells, (start, at))

    def _names(self) -> Iterator[list[re.Match[str]]]:
        """Names that follow each other and mean the same, as in "Calcium/Calcio"."""
        together: list[re.Match[str]] = []
        for name in _NAME.finditer(self._text):
            if together and not (
                _place(name) == _place(together[0])
                and _SAME_AGAIN.fullmatch(self._text, together[-1].end(), name.start())
            ):
                yield together
                together = []
            together.append(name)
        if together:
            yield together

    def _before(self, nutrient: Nutrient, start: int, end: int) -> _Entry | None:
        """ "290 mg calcium": the amount before the name, where nothing else can own it."""
        match = _REVERSED.search(self._text, max(0, start - 40), start)
        unit = unit_of(match["unit"]) if match and _ENDS.match(self._text, end) else None
        number = self._number(match["number"]) if match else None
        if match is None or unit is None or number is None or unit not in units_of(nutrient):
            return None
        return _Entry(nutrient, [Cell([Stated(number, unit)])], (match.start("number"), end))

    def _cells(self, nutrient: Nutrient, at: int, *, is_salt: bool, plain: bool) -> tuple[list[Cell], int]:
        """What the columns behind a name say, and where they end; none where something in them is not understood."""
        units_first = _UNIT_FIRST.match(self._text, at)
        if units_first and (units := self._units(units_first, nutrient, is_salt=is_salt)):
            return self._bare_cells(units, units_first.end())
        name_ends, at = at, _skip(_AFTER_NAME, self._text, at)
        is_list = "," in self._text[name_ends:at]
        cells: list[Cell] = []
        end = at
        while len(cells) < 4 and (found := self._one_cell(nutrient, at, is_salt=is_salt)):
            cell, end = found
            cells.append(cell)
            at = self._next(end)
        if not cells and plain and (calories := _PLAIN.match(self._text, at)):
            return [Cell([Stated(float(calories["number"]), Unit.KCAL)])], calories.end()
        if (
            _AMOUNT.match(self._text, at)
            or _PERCENT.match(self._text, at)
            or (is_list and _WORD.match(self._text, end))
        ):
            return [], end
        return cells, end

    def _one_cell(self, nutrient: Nutrient, at: int, *, is_salt: bool) -> tuple[Cell, int] | None:
        cell, end = Cell(), at
        while len(cell.stated) < 2 and (match := _AMOUNT.match(self._text, at)):
            unit, number = unit_of(match["unit"], is_salt=is_salt), self._number(match["number"])
            fits = unit in units_of(nutrient) and unit not in {stated.unit for stated in cell.stated}
            if unit is None or number is None or not fits:
                break
            cell.stated.append(Stated(number / 10 if match["litre"] else number, unit))
            cell.per_litre = bool(match["litre"])
            end = match.end()
            at = self._next(end) if nutrient is ENERGY else _skip(_BETWEEN, self._text, end)
        percent = _PERCENT.match(self._text, _skip(_BEFORE_PERCENT, self._text, end) if cell.stated else at)
        if percent and (number := self._number(percent["number"])) is not None:
            of = (percent["of"] or "").lower()
            cell.percent_of = self._percentages if of in ASKED else REFERENCES.get(of)
            cell.percent = number if cell.percent_of or of in ASKED else None
            end = percent.end()
        alone = cell.percent_of is not None and nutrient in REFERENCE_VALUES[cell.percent_of]
        return (cell, end) if cell.stated or (cell.percent is not None and alone) else None

    def _units(self, match: re.Match[str], nutrient: Nutrient, *, is_salt: bool) -> list[Unit]:
        """The units of "Calcium (mg)" and "Energy (kJ/kcal)", none where one does not fit."""
        found = [unit_of(match[name], is_salt=is_salt) for name in ("unit", "other") if match[name]]
        return [unit for unit in found if unit in units_of(nutrient)] if set(found) <= set(units_of(nutrient)) else []

    def _bare_cells(self, units: list[Unit], at: int) -> tuple[list[Cell], int]:
        """Numbers behind the units that they are in."""
        stated: list[Stated] = []
        end = at
        while len(stated) < 8 and (match := _BARE.match(self._text, at)):
            number = self._number(match["number"])
            if number is None:
                return [], end
            stated.append(Stated(number, units[len(stated) % len(units)]))
            end = match.end()
            at = _skip(_BETWEEN, self._text, end)
        if not stated or len(stated) % len(units):
            return [], end
        return [Cell(stated[first : first + len(units)]) for first in range(0, len(stated), len(units))], end

    def _next(self, end: int) -> int:
        """Where the next column would begin: in the line, or alone in the next."""
        return _skip(_ALONE, self._text, end) if _ALONE.match(self._text, end) else _skip(_BETWEEN, self._text, end)

    def _number(self, text: str) -> float | None:
        """The number, None where a mark may stand at thousands or before decimals."""
        text = text.replace("O", "0").replace("o", "0").replace(" ", "")
        if re.fullmatch(_THOUSANDS, text):
            marks = set(re.sub(r"\d", "", text)) & {",", "."}
            if marks and ("." in marks) is not self._decimal_comma:
                return None
            return float(re.sub(r"\D", "", text))
        return float(text.replace(",", "."))


def _place(name: re.Match[str]) -> int:
    return int(str(name.lastgroup)[1:])


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _without(text: str, spans: list[Span]) -> str:
    """The text without what was understood, and without the commas that stood around it."""
    left, at = [], 0
    for start, end in sorted(spans):
        left.append(text[at:start])
        at = max(at, end)
    joined = "\x00".join([*left, text[at:]])
    lines = (_GAP.sub(", ", line).strip(" \t,;•|·") for line in joined.splitlines())
    return "\n".join(line for line in lines if any(map(str.isalnum, line)))
