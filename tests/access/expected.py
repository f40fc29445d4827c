"""What each address answers to whom, as expected.csv has it; the docstring of test_matrix.py explains its cells."""

import csv
from pathlib import Path
from typing import Final

from tests.access.addresses import OURS

_LINES = (Path(__file__).parent / "expected.csv").read_text(encoding="utf-8").splitlines()
EXPECTED: Final = {row.pop("address"): row for row in csv.DictReader(_LINES)}


def to_get_and_post(cell: str) -> tuple[str, str]:
    """A cell's answers to GET and to POST; where they are alike it has one."""
    get, _, post = cell.partition(" ")
    return get, post or get


# Every page and form that Anna's own account answers, as expected.csv has it.
ALLOWED = [
    (address, method)
    for address in OURS
    if address.name in EXPECTED
    for method, answer in zip(("GET", "POST"), to_get_and_post(EXPECTED[address.name]["owner"]), strict=True)
    if answer != "405"
]
