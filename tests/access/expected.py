"""What each address answers to whom, as expected.csv has it; the docstring of test_matrix.py explains its cells."""

import csv
from pathlib import Path
from typing import Final

_LINES = (Path(__file__).parent / "expected.csv").read_text(encoding="utf-8").splitlines()
EXPECTED: Final = {row.pop("address"): row for row in csv.DictReader(_LINES)}


def to_get_and_post(cell: str) -> tuple[str, str]:
    """A cell's answers to GET and to POST; where they are alike it has one."""
    get, _, post = cell.partition(" ")
    return get, post or get
