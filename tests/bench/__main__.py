"""Speed and size of one engine, printed. Against a server as `make run` starts it, on a diary of ten years.

`make bench` measures both engines beside each other: tests.bench.side_by_side takes the same arguments as this.

`python -m tests.bench packaged [ROWS]` imports packaged foods alone, two million unless told otherwise, and searches
among them; `python -m tests.bench search [FOODS …]` only searches, among so many. `python -m tests.bench dashboards
[PEOPLE]` measures dashboards alone, then among the entries of so many others, a thousand unless told otherwise.
`python -m tests.bench suggestions` measures the suggestion engine alone, `python -m tests.bench trial` the opening of a
trial, `python -m tests.bench phone` the day page on a slow phone, and `python -m tests.bench pages` the pages.
DATABASE_URL says where else than on SQLite (tests/on_postgres sets it).
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import django

DAYS = 3650
ENTRIES_A_DAY = 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ELECTROLOG_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
        django.setup()
        from tests.bench.report import turn

        what, *numbers = sys.argv[1:] or [""]
        turn()
        for part in _parts(what, [int(number) for number in numbers]):
            part()
            turn()


def _parts(what: str, numbers: Sequence[int]) -> Iterator[Callable[[], None]]:
    """What there is to measure, part by part; a part leaves nothing running behind it."""
    from tests.bench import dashboards, diary, lines, off_import, phone, search, server, suggestions, trial

    if what == "suggestions":
        yield suggestions.measure
        return
    yield diary.measure_table
    if what == "packaged":
        yield partial(off_import.measure, *numbers or [off_import.FULL])
        yield search.measure
        yield search.measure_served
        return
    if what == "search":
        yield from search.parts(numbers or search.SIZES)
        return
    if what == "trial":
        yield trial.measure
        return
    user = diary.fill(days=DAYS, entries_a_day=ENTRIES_A_DAY)
    if what == "phone":
        yield partial(phone.measure, user)
        return
    if what != "dashboards":
        yield partial(diary.measure_queries, user)
        yield lines.measure
        yield suggestions.measure
        yield partial(server.measure, user)
        yield partial(phone.measure, user)
        yield trial.measure
        if what == "pages":
            return
    yield partial(dashboards.measure, user)
    if what != "dashboards":
        yield off_import.measure
        yield from search.parts()
        yield search.measure_served
    people = numbers[0] if numbers else dashboards.PEOPLE
    if people:
        yield partial(dashboards.among, user, people, days=DAYS)


if __name__ == "__main__":
    main()
