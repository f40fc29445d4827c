"""docs/export.md names what the files hold, as the code has it."""

import re
from collections.abc import Iterator

from tests.house import ROOT
from tracker.export.columns import Kind
from tracker.export.sheets import SHEETS
from tracker.export.tables import FOOD_COLUMNS, FOODS, TABLES, VERSION

PAGE = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")


def described() -> Iterator[tuple[str, str, str, str]]:
    """Table, column, what it holds, and whether it may be null."""
    for section in PAGE.split("\n### ")[1:]:
        for row in re.findall(r"^\| `(\w+)` \| ([\w ]+) \| (yes|no) \|", section, re.MULTILINE):
            yield section.split("\n", 1)[0], *row


def test_every_column_of_the_document_is_described_as_it_is() -> None:
    declared = {table.name: table.columns for table in TABLES} | {FOODS: FOOD_COLUMNS}
    assert list(described()) == [
        (name, column.name, column.kind.value, "yes" if column.may_be_unknown else "no")
        for name in sorted(declared)
        for column in declared[name]
    ]
    assert f'"_version":{VERSION}`' in PAGE


def test_every_kind_of_value_is_explained() -> None:
    explained = ", ".join(re.findall(r"^\| ([a-z, ]+?) \| [^|]*(?:string|number|true|list|object)", PAGE, re.MULTILINE))
    assert set(explained.split(", ")) == set(Kind)


def test_every_sheet_is_described_with_its_columns() -> None:
    rows = re.findall(r"^\| `(\w+\.csv)` \| (.*) \|$", PAGE, re.MULTILINE)
    assert rows == [(sheet.file, ", ".join(f"`{head}`" for head in sheet.heads)) for sheet in SHEETS]
