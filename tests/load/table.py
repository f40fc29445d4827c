"""What the load test has measured, as docs/scaling.md shows it."""

from collections.abc import Sequence
from typing import Final

from tests.load.measured import SHARES, Run, percentile

BEGIN: Final = "<!-- make load: begin -->"
END: Final = "<!-- make load: end -->"
HEAD: Final = (
    "| on | people | requests a second | p50 | p95 | p99 | errors | processors: site | databases | people's program |",
    "|---|---|---|---|---|---|---|---|---|---|",
)


def table(runs: Sequence[tuple[str, Run]]) -> str:
    """As Markdown: a row for each set-up and number of people."""
    return "\n".join([*HEAD, *(_row(name, run) for name, run in runs)])


def _row(name: str, run: Run) -> str:
    times = run.times()
    waited = [f"{percentile(times, share):,.0f}" for share in SHARES]
    busy = [f"{run.processors[of]:.2f}" for of in ("site", "databases", "people")]
    cells = [name, str(run.people), f"{times.total() / run.seconds:.1f}", *waited, str(run.errors()), *busy]
    return f"| {' | '.join(cells)} |"


def page_with(page: str, text: str, begin: str, end: str) -> str:
    """The page with this text between the two marks; raises ValueError where they do not stand in it."""
    before, begins, rest = page.partition(begin)
    _, ends, after = rest.partition(end)
    if not (begins and ends):
        raise ValueError(f"{begin} and {end} do not stand in the page")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"
