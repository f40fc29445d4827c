"""How often the two looks find a pattern where there is one, and where there is none.

`make simulate` prints it and writes docs/association.md. The factor is a series that remembers the day before, its
exposure that of the lag; twitches are counts whose rate remembers its own course by as much, and falls with the
exposure where they are related.
"""

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np

from tracker.assessment.association.answers import looks
from tracker.assessment.association.exposure import exposure
from tracker.assessment.association.power import THIRDS_APART
from tracker.assessment.association.question import SAME_DAY, THREE_DAYS_BEFORE, Daily, Inquiry, Lag, Question

PAGE: Final = Path(__file__).parents[4] / "docs" / "association.md"
PEOPLE: Final = 2000
SEED: Final = 20260101
FIRST: Final = date(2026, 1, 1)
DAYS: Final = 170  # enough for 90 usable days and too few for more looks
RATE: Final = 1.0  # noticed twitches a day
SPREAD: Final = 0.5  # variance of the logarithm of their rate
RATIOS: Final = (1.0, 2.0, 3.7)  # of the lowest to the highest third; 1: unrelated
MEMORIES: Final = (0.3, 0.6, 0.8)
WHERE_RELATED: Final = (0.3, 0.6)  # the memories at which there is something to find
LAGS: Final = {"same day": SAME_DAY, "three days before": THREE_DAYS_BEFORE}
EVERY_DAY, GAPS = "every day", "80 % and 90 %"
KEPT: Final = {EVERY_DAY: (1.0, 1.0), GAPS: (0.8, 0.9)}  # shares of days complete, and answered
BEGIN: Final = "<!-- simulation: written by make simulate -->"
END: Final = "<!-- simulation: end -->"


@dataclass(frozen=True, slots=True)
class Cell:
    """The shares (0 to 1) of people of one kind for whom a pattern is found at 60 days, and at 60 or 90."""

    kept: str
    lag: str
    memory: float
    ratio: float
    at_60: float
    at_60_or_90: float


def simulate(people: int, *, seed: int = SEED) -> Iterator[Cell]:
    for kept, lag, memory, ratio in itertools.product(KEPT, LAGS, MEMORIES, RATIOS):
        if ratio == 1 or memory in WHERE_RELATED:
            yield cell(kept, lag, memory, ratio, people, seed=seed)


def cell(kept: str, lag: str, memory: float, ratio: float, people: int, *, seed: int = SEED) -> Cell:
    kind = list(KEPT).index(kept), list(LAGS).index(lag), MEMORIES.index(memory), RATIOS.index(ratio)
    rng = np.random.default_rng([seed, *kind])
    first = second = 0
    for _person in range(people):
        inquiry = person(rng, LAGS[lag], ratio, memory, *KEPT[kept])
        found = [look.is_found for look in looks(FIRST, [inquiry])[:2]]
        first += found[0]
        second += any(found)
    return Cell(kept, lag, memory, ratio, first / people, second / people)


def person(
    rng: np.random.Generator, lag: Lag, ratio: float, memory: float, complete: float, answered: float
) -> Inquiry:
    """A diary of `DAYS` days whose lowest third of exposure has `ratio` times the twitches of its highest."""
    intake = remembering(rng, memory)
    exposed = exposure(intake, lag)
    exposed = np.nan_to_num((exposed - np.nanmean(exposed)) / np.nanstd(exposed))
    slope = math.log(ratio) / THIRDS_APART
    level = math.sqrt(SPREAD) * remembering(rng, memory) - SPREAD / 2 - slope * exposed - slope**2 / 2
    twitches = rng.poisson(RATE * np.exp(level))
    return Inquiry(
        Question("factor", "twitches", lag, FIRST),
        factor=_kept(rng, 300 + 80 * intake, complete),
        outcome=_kept(rng, twitches.astype(float), answered),
    )


def remembering(rng: np.random.Generator, memory: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A normal series of variance 1 in which each day follows the day before with this correlation."""
    series = rng.standard_normal(DAYS)
    for day in range(1, DAYS):
        series[day] = memory * series[day - 1] + math.sqrt(1 - memory**2) * series[day]
    return series


def _kept(rng: np.random.Generator, values: np.ndarray[tuple[int], np.dtype[np.float64]], share: float) -> Daily:
    return [float(value) if known else None for value, known in zip(values, rng.random(DAYS) < share, strict=True)]


def table(cells: Sequence[Cell]) -> str:
    """As Markdown, in per cent with one decimal: what is asserted can be read from it."""
    lines = [
        "| kept | lag | memory | lowest to highest third | found at 60 days | at 60 or 90 |",
        "|---|---|---|---|---|---|",
    ]
    for each in cells:
        ratio = "unrelated" if each.ratio == 1 else f"{each.ratio:g} times"
        shares = f"{100 * each.at_60:.1f} % | {100 * each.at_60_or_90:.1f} %"
        lines.append(f"| {each.kept} | {each.lag} | {each.memory:g} | {ratio} | {shares} |")
    return "\n".join(lines)


def written() -> list[Cell]:
    """The cells that stand in docs/association.md."""
    text = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    rows = re.findall(r"^\| (.*?) \| (.*?) \| ([\d.]+) \| (.*?) \| (.*?) % \| (.*?) % \|$", text, re.MULTILINE)
    return [
        Cell(
            kept,
            lag,
            float(memory),
            1.0 if ratio == "unrelated" else float(ratio.removesuffix(" times")),
            float(first) / 100,
            float(second) / 100,
        )
        for kept, lag, memory, ratio, first, second in rows
    ]


def main() -> None:
    found = table(list(simulate(PEOPLE)))
    print(found)
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    PAGE.write_text(f"{before}{begin}\n\n{found}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
