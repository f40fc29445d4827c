"""How often a diary is flagged whose true usual intake is known: `make simulate` prints it and writes docs/verdicts.md.

A flag is `Label.is_flag`: P below one half, "well below", or vitamin D below its average need. A woman of 35, values of
NASEM, days from a Monday on, each drawn from a lognormal distribution; the same seed gives the same table.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from foods.nutrients import BY_KEY
from tests.tracker.assessment.judging import WOMAN_35, days_of, known
from tracker.assessment.reference.reference_intakes import Authority, references_for
from tracker.assessment.verdicts.adequacy import verdict

PAGE: Final = Path(__file__).parents[4] / "docs" / "verdicts.md"
PEOPLE: Final = 2000
SEED: Final = 20260101
SHARES: Final = (50, 70, 90, 100, 110, 122)  # % of the EAR, of the AI for potassium
DAYS: Final = (7, 14, 28)
FOLLOWS, FIXED = "follows the mean", "fixed"
# The SD between days at the EAR or AI: pooled survey values of women 19-50 (NASEM 2000 Table B-2), of which the
# coefficient of variation is the share of the mean that an SD follows; vitamin D's is typical (method.md section 7).
CV: Final = {"magnesium": 0.38, "calcium": 0.51, "potassium": 0.38, "vitamin_d": 1.10}
SD: Final = {"magnesium": 86.0, "calcium": 325.0, "potassium": 851.0}
BEGIN: Final = "<!-- simulation: written by make simulate -->"
END: Final = "<!-- simulation: end -->"


@dataclass(frozen=True, slots=True)
class Cell:
    """One nutrient at one true usual intake: the share flagged (0 to 1), by number of days in the order of DAYS."""

    nutrient: str
    spread: str
    share: int
    flagged: tuple[float, ...]


def simulate(people: int, *, seed: int = SEED) -> Iterator[Cell]:
    """Every nutrient, kind of SD and share of its reference. Vitamin D has no pooled SD that could be fixed."""
    for nutrient in CV:
        for spread in (FOLLOWS, FIXED) if nutrient in SD else (FOLLOWS,):
            for share in SHARES:
                rng = np.random.default_rng([seed, list(CV).index(nutrient), spread == FIXED, share])
                yield Cell(nutrient, spread, share, _flagged(nutrient, spread, share, people, rng))


def _flagged(nutrient: str, spread: str, share: int, people: int, rng: np.random.Generator) -> tuple[float, ...]:
    reference = references_for(WOMAN_35, Authority.NASEM)[nutrient]
    usual = (reference.target if reference.ear is None else reference.ear) * share / 100
    sd = CV[nutrient] * usual if spread == FOLLOWS else SD[nutrient]
    sigma = math.sqrt(math.log(1 + (sd / usual) ** 2))
    drawn = rng.lognormal(math.log(usual) - sigma**2 / 2, sigma, (people, max(DAYS)))
    return tuple(
        sum(
            verdict(
                BY_KEY[nutrient], days_of(nutrient, [known(float(day)) for day in diary]), WOMAN_35, reference
            ).adequacy.is_flag
            for diary in drawn[:, :days]
        )
        / people
        for days in DAYS
    )


def table(cells: Sequence[Cell]) -> str:
    """As Markdown, in per cent with one decimal: what is asserted can be read from it."""
    lines = ["| nutrient | SD between days | usual intake | 7 days | 14 days | 28 days |", "|---|---|---|---|---|---|"]
    for cell in cells:
        kind = "AI" if cell.nutrient == "potassium" else "EAR"
        shares = " | ".join(f"{100 * flagged:.1f} %" for flagged in cell.flagged)
        lines.append(f"| {cell.nutrient} | {cell.spread} | {cell.share} % of the {kind} | {shares} |")
    return "\n".join(lines)


def written() -> list[Cell]:
    """The cells that stand in docs/verdicts.md."""
    text = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    rows = re.findall(r"^\| (\w+) \| ([\w ]+) \| (\d+) % .*? \| (.*) \|$", text, re.MULTILINE)
    return [
        Cell(nutrient, spread, int(share), tuple(float(each.rstrip(" %")) / 100 for each in flagged.split(" | ")))
        for nutrient, spread, share, flagged in rows
    ]


def main() -> None:
    found = table(list(simulate(PEOPLE)))
    print(found)
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    PAGE.write_text(f"{before}{begin}\n\n{found}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
