"""manage.py import_off: what is printed, and how an import stops and goes on."""

import gzip
import lzma
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from foods.importers import load, open_food_facts
from foods.importers.record import FoodRecord
from foods.management.packaged import INTERRUPTED
from foods.models import Food, ImportProgress, Portion
from tests.bench import off_import
from tests.foods.importers import off_export
from tests.foods.importers.off_export import CRACKERS, OAT_DRINK

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load.save_packaged, "__kwdefaults__", {"batch": 10})


def run(*arguments: object, **options: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_off", *map(str, arguments), stdout=out, stderr=err, skip_checks=True, **options)
    return out.getvalue(), err.getvalue()


def names() -> set[str]:
    return set(Food.objects.values_list("name", flat=True))


def test_what_came_of_it_is_said_in_a_few_lines(tmp_path: Path) -> None:
    nameless = [OAT_DRINK | {"product_name": ""}] * 5
    odd = CRACKERS | {"magnesium_100g": "27"}
    out, err = run(off_export.write(tmp_path / "export.tsv", OAT_DRINK, *nameless, odd))
    assert out.splitlines() == [
        "Foods: 2 new, 0 changed, 0 unchanged, 0 known in a newer release.",
        "Read: 5 rows left out; 1 values dropped that cannot be.",
        "Data: Open Food Facts contributors, Open Database License (ODbL) 1.0.",
    ]
    assert err.splitlines() == [
        "export.tsv:3: The product has no name.",
        "export.tsv:4: The product has no name.",
        "export.tsv:5: The product has no name.",
        "… and 2 more of this kind.",
        "export.tsv:8: 27000 mg of Magnesium in 100 g are more than any food has (2000).",
    ]


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = off_export.write(tmp_path / "export.tsv", OAT_DRINK, *off_export.many(25))
    run(path)
    rows = list(Food.objects.order_by("id").values()), list(Portion.objects.order_by("id").values())
    out, _err = run(path)
    assert "0 new, 0 changed, 26 unchanged" in out
    assert (list(Food.objects.order_by("id").values()), list(Portion.objects.order_by("id").values())) == rows
    assert not ImportProgress.objects.exists()


class Stopped(BaseException):
    """Stands for whatever ends a process: a signal, a power cut."""


def stop_after(monkeypatch: pytest.MonkeyPatch, foods: int, error: BaseException) -> None:
    """The next reading breaks off with `error` after so many foods; the one after that is whole again."""
    whole = open_food_facts.read

    def reading(*arguments: object, **asked: object) -> Iterator[tuple[int, FoodRecord]]:
        monkeypatch.setattr(open_food_facts, "read", whole)
        yield from islice(whole(*arguments, **asked), foods)  # type: ignore[arg-type]
        raise error

    monkeypatch.setattr(open_food_facts, "read", reading)


def test_an_import_that_was_killed_goes_on_behind_its_last_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = off_export.write(tmp_path / "export.tsv", *off_export.many(35))
    stop_after(monkeypatch, 27, Stopped())
    with pytest.raises(Stopped):
        run(path)
    assert Food.objects.count() == 20  # two batches; the third was not through
    assert ImportProgress.objects.get().place == 21  # the line: the header is line 1
    out, _err = run(path)
    assert "Going on where an earlier import of export.tsv stopped." in out
    assert "15 new, 0 changed, 0 unchanged" in out
    assert names() == {f"Crackers No {number}" for number in range(1, 36)}
    assert not ImportProgress.objects.exists()


def test_ctrl_c_leaves_whole_batches_and_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = off_export.write(tmp_path / "export.tsv", *off_export.many(35))
    stop_after(monkeypatch, 12, KeyboardInterrupt())
    with pytest.raises(CommandError, match=r"Interrupted\. Run the same command again to go on") as error:
        run(path)
    assert error.value.returncode == INTERRUPTED
    assert Food.objects.count() == 10
    assert "25 new" in run(path)[0]


def test_from_start_reads_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = off_export.write(tmp_path / "export.tsv", *off_export.many(15))
    stop_after(monkeypatch, 12, Stopped())
    with pytest.raises(Stopped):
        run(path)
    assert "5 new, 0 changed, 10 unchanged" in run(path, "--from-start")[0]


def test_another_file_does_not_go_on_where_this_one_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_after(monkeypatch, 12, Stopped())
    with pytest.raises(Stopped):
        run(off_export.write(tmp_path / "export.tsv", *off_export.many(15)))
    out, _err = run(off_export.write(tmp_path / "export.tsv", *off_export.many(15, first=8)))
    assert "Going on" not in out
    assert "12 new, 0 changed, 3 unchanged" in out


@pytest.mark.parametrize("pack", ["gz", "xz"])
def test_a_file_cut_short_leaves_what_was_read_and_one_sentence(tmp_path: Path, pack: str) -> None:
    whole = off_export.text(
        *(row | {"url": f"https://example.org/{hash(row['code'])}"} for row in off_export.many(4000))
    )
    packed = gzip.compress(whole.encode()) if pack == "gz" else lzma.compress(whole.encode())
    path = tmp_path / f"export.{pack}"
    path.write_bytes(packed[: len(packed) * 3 // 4])
    with pytest.raises(CommandError, match=r"is cut short or damaged .* The foods before that are in; run the command"):
        run(path)
    stored = Food.objects.count()
    assert 0 < stored < 4000
    path.write_bytes(packed)
    out, _err = run(path)
    assert f"{4000 - stored} new, 0 changed, {stored} unchanged" in out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, r"There is no file .*export\.tsv\."),
        ("fdc_id,description\n", "is no export of Open Food Facts: it has no column code, product_name"),
    ],
)
def test_a_file_that_is_none_is_one_sentence(tmp_path: Path, content: str | None, message: str) -> None:
    path = tmp_path / "export.tsv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=message):
        run(path)
    assert not Food.objects.exists()


def test_limit_and_country_take_a_part_and_leave_no_trace(tmp_path: Path) -> None:
    path = off_export.write(tmp_path / "export.tsv", OAT_DRINK, *off_export.many(25))
    assert "12 new" in run(path, "--limit", "12")[0]
    assert not ImportProgress.objects.exists()
    assert "14 new, 0 changed, 12 unchanged" in run(path)[0]
    out, _err = run(path, "--country", "france")
    assert "1 unchanged" in out
    assert "25 foods of other countries" in out


def test_estimates_are_taken_over_only_when_asked_for(tmp_path: Path) -> None:
    sugars = ("sucrose_100g", "glucose_100g", "fructose_100g", "lactose_100g", "maltose_100g")
    estimate = CRACKERS | {"water_100g": "5"} | dict.fromkeys(sugars, "0")
    path = off_export.write(tmp_path / "export.tsv", estimate)
    assert "1 foods whose amounts are estimates" in run(path)[0]
    assert Food.objects.get().magnesium_mg is None
    run(path, "--with-estimates")
    assert Food.objects.get().magnesium_mg == 110


def test_the_real_exports_go_in_and_change_nothing_the_second_time(real_data: Path) -> None:
    for year, foods in ((2024, 946), (2026, 938)):
        path = real_data / "off" / f"off_export_{year}_1000.tsv"
        assert f"{foods} new" in run(path)[0]
        assert f"0 new, 0 changed, {foods} unchanged" in run(path)[0]


def test_the_file_that_the_bench_makes_is_such_an_export(tmp_path: Path) -> None:
    path = tmp_path / "products.csv.gz"
    off_import.write(path, 60)
    out, err = run(path)
    assert "60 new" in out or "older" in out
    assert err == ""
    assert Food.objects.exclude(portion_text="").exists()
    assert Food.objects.filter(calcium_mg__gt=0).exists()
