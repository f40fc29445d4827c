"""What is left out, as a person reads thousands of lines: those with the same reason together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.imports.incoming import Rejection

MOST_GROUPS: Final = 50
MOST_SPANS: Final = 12


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines with one reason: their number, the column ("" = the line as a whole), the reason, and which ("4, 7–12")."""

    count: int
    field: str
    reason: str
    lines: str


def together(rejected: Iterable[Rejection]) -> list[LeftOut]:
    """The reasons, that of the most lines first."""
    lines: dict[tuple[str, str], list[int]] = {}
    for rejection in rejected:
        lines.setdefault((rejection.field, str(rejection.reason)), []).append(rejection.line)
    groups = [LeftOut(len(found), field, reason, spans(found)) for (field, reason), found in lines.items()]
    return sorted(groups, key=lambda group: -group.count)


def spans(lines: Sequence[int]) -> str:
    """Line numbers in rising order as "4, 7–12, 20"; of very many the first ones."""
    starts = [lines[0], *(after for before, after in pairwise(lines) if after > before + 1)]
    ends = [*(before for before, after in pairwise(lines) if after > before + 1), lines[-1]]
    words = [
        number_format(first) if first == last else f"{number_format(first)}–{number_format(last)}"
        for first, last in zip(starts, ends, strict=True)
    ]
    if len(words) > MOST_SPANS:
        return _("%(lines)s and others") % {"lines": ", ".join(words[:MOST_SPANS])}
    return ", ".join(words)
