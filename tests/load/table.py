"""What the load test has measured, as docs/scaling.md shows it."""

from collections.abc import Sequence
from typing import Final

from tests.load.amounts import amount
from tests.load.assumptions import ASKED_A_DAY, Assumptions
from tests.load.measured import SHARES, Run, percentile

BEGIN: Final = "<!-- make load: begin -->"
END: Final = "<!-- make load: end -->"
HEAD: Final = (
    "| on | people | requests, 1 s | p50 | p95 | p99 | errors | busy: site | databases | the players | evening of |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
)


def table(runs: Sequence[tuple[str, Run]]) -> str:
    """As Markdown: a row for each set-up and number of people."""
    return "\n".join([*HEAD, *(_row(name, run) for name, run in runs)])


def _row(name: str, run: Run) -> str:
    times = run.times()
    waited = [f"{percentile(times, share):,.0f}" for share in SHARES]
    busy = [f"{run.processors[of]:.2f}" for of in ("site", "databases", "people")]
    rate = times.total() / run.seconds
    cells = [name, str(run.people), f"{rate:.1f}", *waited, str(run.errors()), *busy, amount(evening_of(rate))]
    return f"| {' | '.join(cells)} |"


def evening_of(requests_a_second: float) -> float:
    """How many people who keep a diary ask so much in the busiest minute of a day, as docs/on-paper.md assumes."""
    return requests_a_second / Assumptions().in_the_busiest_minute(sum(ASKED_A_DAY.values()))


def page_with(page: str, text: str, begin: str, end: str) -> str:
    """The page with this text between the two marks; raises ValueError where they do not stand in it."""
    before, begins, rest = page.partition(begin)
    _, ends, after = rest.partition(end)
    if not (begins and ends):
        raise ValueError(f"{begin} and {end} do not stand in the page")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"
