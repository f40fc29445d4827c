"""Cells for spreadsheets: what people write stays text there, and numbers stay numbers.

A spreadsheet runs a cell as a formula where its first sign says so, and a hostile formula can send what stands beside
it to somebody else (OWASP, CSV injection). It may pass over what cannot be seen and over quotes before that sign, read
its full-width and small forms, and, where its list separator is another one than the file's, begin a cell in the middle
of ours. Each such beginning gets an apostrophe, and `unmarked` takes exactly those away.
"""

import csv
import io
import re
from collections.abc import Iterable
from functools import lru_cache
from re import Match
from typing import Final

BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"  # at a file's beginning; without it spreadsheets misread µ
MARK: Final = "'"
# = + - @ and %, with their small, full-width, raised and lowered forms, and the minus signs.
BEGINS_FORMULA: Final = "=+@%⁺⁼₊₌⩵⩶﬩﹢﹦﹪﹫％＋＝＠⁻₋−﹣－-"
# ; , and | with their forms, tab, and the ends of lines.
SEPARATES: Final = ";,|\u037e︐︔﹐﹔，；｜\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
# Quotes, spaces, controls, and what has no width.
PASSED_OVER: Final = (
    "'\"\\s\x00-\x1f\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Each run of what a cell may begin with, taken whole whether a formula follows or not: else a long one would be tried
# anew from each of its separators.
_RUN: Final = re.compile(rf"(?:\A|[{SEPARATES}])[{SEPARATES}{PASSED_OVER}]*+(?=([{BEGINS_FORMULA}]?))")
_AFTER: Final = re.compile(rf"(?<=[{SEPARATES}])")
_MARKED: Final = re.compile(rf"(?<=[{SEPARATES}]){MARK}")


@lru_cache(maxsize=2_000)
def marked(text: str) -> str:
    """The text with an apostrophe before each place at which a spreadsheet could begin to read a formula."""
    return _RUN.sub(_mark, text)


def unmarked(text: str) -> str:
    """What was given to `marked`, from what it answered."""
    return _RUN.sub(_unmark, text)


def csv_line(cells: Iterable[object]) -> str:
    """One line of a CSV file (RFC 4180) with its end: texts are marked, None is empty, numbers stay as they are."""
    line = io.StringIO()
    csv.writer(line).writerow([marked(cell) if isinstance(cell, str) else cell for cell in cells])
    return line.getvalue()


def _mark(run: Match[str]) -> str:
    if not run[1]:
        return run[0]
    inside = _AFTER.sub(MARK, run[0])
    return inside if run.start() else MARK + inside


def _unmark(run: Match[str]) -> str:
    if not run[1]:
        return run[0]
    inside = _MARKED.sub("", run[0])
    return inside if run.start() else inside.removeprefix(MARK)
