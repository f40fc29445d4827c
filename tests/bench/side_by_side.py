"""Both engines in one run, `make bench`: what tests.bench measures, SQLite and PostgreSQL in columns, and the ratio.

`python -m tests.bench.side_by_side [WHAT …]` takes what tests.bench takes. The engines take turns, part by part, so
that what else the machine does at that hour falls on both; while one is measured, the other waits. PostgreSQL is a
temporary one (tests/on_postgres); without its binaries a line says so and SQLite is measured alone.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Final

from tests.bench.report import IN_TURNS, NAME, TURN
from tests.browser.serving import ROOT

COLUMN: Final = 34  # characters
_OF_HOW_MANY: Final = re.compile(r" \((p50 / p95(?: / p99)?) of \d+\)")
_NUMBERS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?(?: / \d[\d,]*(?:\.\d+)?)*")

Figures = dict[str, str]


class Engine:
    """A bench of its own, which measures a part whenever it is told to."""

    def __init__(self, name: str, before: Sequence[str], what: Sequence[str]) -> None:
        self.name = name
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.bench", *what],
            cwd=ROOT,
            env={**environment, IN_TURNS: "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._ready, self.is_there = self._until_turn()

    def _until_turn(self) -> tuple[list[str], bool]:
        """The lines printed until it waits, and whether it will go on."""
        assert self._process.stdout
        lines: list[str] = []
        for text in self._process.stdout:
            if text.rstrip("\n") == TURN:
                return lines, True
            lines.append(text.rstrip("\n"))
        return lines, False

    @property
    def said(self) -> str:
        """What was said before the first part, which is why it is not there."""
        return "\n".join(self._ready)

    def part(self) -> Figures:
        """The figures of the next part; none once all is measured."""
        if not self.is_there:
            return {}
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        lines, self.is_there = self._until_turn()
        return dict(_parted(lines))

    def end(self) -> int:
        """Its exit code; what still runs is stopped."""
        assert self._process.stdin
        self._process.stdin.close()
        if self.is_there:
            self._process.terminate()
        code = self._process.wait(timeout=60)
        assert self._process.stdout
        self._process.stdout.close()
        return code


def _parted(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names and figures; what comes from elsewhere, as a server's warning, goes on to stderr."""
    for text in lines:
        name, tab, figure = text.partition("\t")
        if tab:
            yield name, figure
        else:
            print(text, file=sys.stderr)


def ratio(one: str, other: str) -> str:
    """How many times as much the other is, number by number: "1.20 / 1.35"; "" where there is nothing to compare."""
    numbers = [_leading(figure) for figure in (one, other)]
    if not numbers[0] or len(numbers[0]) != len(numbers[1]) or not all(numbers[0]):
        return ""
    return " / ".join(f"{second / first:.2f}" for first, second in zip(*numbers, strict=True))


def _leading(figure: str) -> list[float]:
    found = _NUMBERS.match(figure)
    return [float(number.replace(",", "")) for number in found[0].split(" / ")] if found else []


def row(name: str, cells: Sequence[str], last: str = "") -> str:
    """A row of the table, of as many lines as its longest cell needs."""
    columns = [wrap(_OF_HOW_MANY.sub("", cell), COLUMN - 2) for cell in cells]
    lines = zip_longest([name], *columns, [last], fillvalue="")
    return "\n".join(
        f"{first:<{NAME}} {''.join(f'{cell:<{COLUMN}}' for cell in rest[:-1])}{rest[-1]}".rstrip()
        for first, *rest in lines
    )


def main(what: Sequence[str]) -> int:
    engines = [Engine("SQLite", (), what), Engine("PostgreSQL", ("tests/on_postgres",), what)]
    if not engines[1].is_there:
        print(engines.pop().said)
    print(row("", [engine.name for engine in engines], "ratio" * (len(engines) - 1)), flush=True)
    while any(engine.is_there for engine in engines):
        parts = [engine.part() for engine in engines]
        for name in dict.fromkeys(name for part in parts for name in part):
            cells = [part.get(name, "") for part in parts]
            print(row(name, cells, ratio(*cells) if len(cells) > 1 else ""), flush=True)
    print("Two figures are p50 / p95, three are p50 / p95 / p99; the ratio is PostgreSQL's by SQLite's.")
    return max(engine.end() for engine in engines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
