"""What a label's amounts are in: a serving, 100 g or 100 ml, in columns where it states several; and its serving."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foods.own.labels import Basis

_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_PER: Final = r"(?:per|par|pour|pro|je|por|cada)"
_A_SERVING: Final = (
    r"serving|portion|porci[oó]n|raci[oó]n|porç[ãa]o|porzione|portie|porcj\w|"
    r"bar|dose|capsule|tablet|slice|biscuit|scoop"
)
_SIZE: Final = rf"(?:{_NUMBER}) ?(?:g|ml)\b"
_COLUMN: Final = re.compile(
    rf"\b(?:amount )?(?:"
    rf"(?:{_PER}|aux|auf|in|en|w|na) 100 ?(?P<hundred>g|ml)\b"
    rf"|(?<!servings )(?<!portions ){_PER} (?P<whole>container|package|pack|bottle|can|bag|pot)\b"
    rf"|{_PER} (?:1 |une? |una |uma |eine[rs]? )?(?:{_A_SERVING})\b(?: (?:de|of|di|von))? ?\(?(?P<serving>{_SIZE})?\)?"
    rf"|{_PER} (?P<weight>{_SIZE})(?: (?:{_A_SERVING})\b)?"
    rf"|{_PER} (?P<text>[^\n()|:;]{{1,40}}?) ?\((?P<measure>{_SIZE})\)"
    rf"|(?:(?<=^)|(?<=\|)|(?<=\t)) ?100 ?(?P<alone>g|ml)(?= ?[|\t])"
    r"):?",
    re.IGNORECASE | re.MULTILINE,
)
_IN_BRACKETS: Final = r"\(\s*(?:[^()\n]{0,20}?[/=,;≈~] ?)?"
_SERVING: Final = re.compile(
    r"(?:(?:serv(?:ing|\.)|portion) size|portionsgr(?:ö|oe)(?:ß|ss)e"
    r"|tama[ñn]o (?:de|por) (?:la )?(?:porci[oó]n|raci[oó]n)"
    r"|(?:taille|grosseur) (?:de |d['’]une |de la )?portion)"
    r"(?:\s*/\s*[^\W\d][^\d\n(:|]{0,40}?(?=[\d:|(]))?\s*[:|]?\s*(?:"
    rf"(?:(?P<text>[^\n,;()|]{{0,60}}?[^\W\d][^\n,;()|]{{0,60}}?)\s*{_IN_BRACKETS})?"
    rf"(?P<size>{_NUMBER}) ?(?P<unit>g|ml)\b(?:[^()\n]{{0,20}}\)|\))?"
    r"|(?P<only>[^\n,;()|]{1,60}))"
    rf"|\b(?:{_A_SERVING})(?: (?:de|of|di|von))? ?[:=]? ?(?:(?P<of>[^\n,;()|:]{{1,30}}) ?\()?(?P<short>{_SIZE})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Serving:
    """A serving as the label states it; `size` and `unit` (g or ml) are "" where it has no weight."""

    text: str = ""
    size: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """The bases that stand above the amounts, each once, in their order; None is one that is not asked for.

    `serving` is what such a heading says of it, `spans` is where the headings stand.
    """

    bases: Sequence[Basis | None]
    serving: Serving | None
    spans: Sequence[tuple[int, int]]

    @property
    def chosen(self) -> int:
        """Which of several columns is read: what is stated for 100 needs no weight and is rounded least."""
        wanted = (Basis.PER_100_G, Basis.PER_100_ML, Basis.SERVING)
        return next((self.bases.index(basis) for basis in wanted if basis in self.bases), 0)

    @property
    def basis(self) -> Basis | None:
        return self.bases[self.chosen] if self.bases else None


def columns(text: str, first_amount: int) -> Columns:
    """The columns that stand before the first amount, or anywhere where none stands before it."""
    found = list(_COLUMN.finditer(text))
    headings = [match for match in found if match.start() < first_amount] or found
    bases = dict.fromkeys(map(_basis, headings))
    sizes = [match for match in headings if match["serving"] or match["weight"] or match["measure"]]
    serving = (
        _sized(sizes[0]["serving"] or sizes[0]["weight"] or sizes[0]["measure"], sizes[0]["text"]) if sizes else None
    )
    return Columns(tuple(bases), serving, [match.span() for match in headings])


def serving(text: str) -> tuple[Serving, tuple[int, int]] | None:
    """The serving that `text` names as one, and where."""
    match = _SERVING.search(text)
    if match is None:
        return None
    if match["short"]:
        return _sized(match["short"], match["of"]), match.span()
    size, unit = match["size"] or "", (match["unit"] or "").lower()
    return Serving((match["text"] or match["only"] or "").strip(), size.replace(",", "."), unit), match.span()


def _sized(size: str, text: str | None = None) -> Serving:
    unit = "ml" if size.lower().endswith("ml") else "g"
    return Serving((text or "").strip(), size[: -len(unit)].strip().replace(",", "."), unit)


def _basis(match: re.Match[str]) -> Basis | None:
    hundred = match["hundred"] or match["alone"]
    if hundred:
        return Basis.PER_100_G if hundred.lower() == "g" else Basis.PER_100_ML
    return None if match["whole"] else Basis.SERVING
