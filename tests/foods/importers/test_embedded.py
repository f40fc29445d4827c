"""The compact table reads back exactly, is the same bytes each time, and says when it is damaged."""

import json
import lzma
from pathlib import Path

import pytest

from foods.importers import embedded
from foods.importers.record import FoodRecord, PortionRecord, TableError
from foods.nutrients import Amounts

CUP = PortionRecord("½ cup, “chopped”", 90.123456789012)
BANANA = FoodRecord(
    source="fndds",
    source_id="2709224",
    code="63107010",
    release="2024-10-31",
    name="Banana, raw\u2028with a line separator",
    group="Bananas",
    amounts=Amounts(0.1 + 0.2, 0.0, None, 1e-7, 89.0, None, 5714.0, 1.0),
    alternate_names="Cavendish; plátano",
    portions=(CUP, PortionRecord("1 banana", 126.0)),
    reports=8465,
    usual_g=118.0,
    popularity=8465.0,
    usual_portion=CUP,
)
BARE = FoodRecord("sr_legacy", "5", "", "2019-04-01", "Dock", "", Amounts(), popularity=0.125)


def test_foods_read_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "foods.jsonl.xz"
    embedded.write([BARE, BANANA], path)
    assert embedded.read(path) == [BANANA, BARE]
    assert all(type(amount) in {float, type(None)} for food in embedded.read(path) for amount in food.amounts)


def test_same_foods_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xz", tmp_path / "2.xz"
    embedded.write([BARE, BANANA], first)
    embedded.write([BANANA, BARE], second)
    assert first.read_bytes() == second.read_bytes()


def test_missing_table_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="is missing"):
        embedded.read(tmp_path / "foods.jsonl.xz")


@pytest.mark.parametrize(("before", "kept"), [(b"", -20), (b"PK", None), (b"", 0)])
def test_damaged_table_is_said(tmp_path: Path, before: bytes, kept: int | None) -> None:
    path = tmp_path / "foods.jsonl.xz"
    embedded.write([BARE, BANANA], path)
    path.write_bytes(before + path.read_bytes()[:kept])
    with pytest.raises(TableError, match="is damaged"):
        embedded.read(path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 99}, "of another version"),
        ({"amounts": ["gold_mg"]}, "of another version"),
        ({"foods": 3}, "cut short"),
    ],
)
def test_table_of_another_version_or_size_is_said(tmp_path: Path, change: dict[str, object], said: str) -> None:
    path = tmp_path / "foods.jsonl.xz"
    embedded.write([BARE, BANANA], path)
    header, *rest = lzma.decompress(path.read_bytes()).decode().split("\n")
    path.write_bytes(lzma.compress("\n".join([json.dumps(json.loads(header) | change), *rest]).encode()))
    with pytest.raises(TableError, match=said):
        embedded.read(path)


def test_an_amount_that_the_table_does_not_know_yet_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "foods.jsonl.xz"
    embedded.write([BANANA], path)
    header, line, *rest = lzma.decompress(path.read_bytes()).decode().split("\n")
    older = json.loads(header)
    place = older["amounts"].index("calcium_mg")
    del older["amounts"][place]
    values = json.loads(line)
    del values[10 + place]  # ten columns stand before the amounts
    path.write_bytes(lzma.compress("\n".join([json.dumps(older), json.dumps(values), *rest]).encode()))
    (read,) = embedded.read(path)
    assert read.amounts == BANANA.amounts._replace(calcium_mg=None)
