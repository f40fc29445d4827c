"""import_fdc, build_food_table, load_food_table: what is printed, and what is left when something is wrong."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from foods.importers import embedded, source_list
from foods.models import Food, Portion, SourceFood
from tests.foods.importers import branded
from tests.foods.importers.conftest import Fdc

REJECTED = {"food_nutrient": [(8, 22, 1087, -1)], "food_portion": [(6, 22, 2, 1, 9999, "", "leaf", "ten")]}
SURVEY = "fdc_id,food_code,times_eaten,grams_p25,grams_median,grams_p75\n11,63107010,40,100,118,126\n"


def run(command: str, *arguments: object, **options: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=err, skip_checks=True, **options)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_import_twice_changes_nothing_the_second_time(fdc_folder: Fdc) -> None:
    out, err = run("import_fdc", fdc_folder())
    assert "3 new, 0 changed, 0 unchanged" in out
    assert "0 rejected, 1 portions" in out
    assert err == ""
    rows = list(Food.objects.order_by("id").values()), list(Portion.objects.order_by("id").values())
    out, _err = run("import_fdc", fdc_folder())
    assert "0 new, 0 changed, 3 unchanged" in out
    assert (list(Food.objects.order_by("id").values()), list(Portion.objects.order_by("id").values())) == rows


@pytest.mark.django_db
def test_import_takes_the_survey_counts_of_the_shipped_table(fdc_folder: Fdc) -> None:
    run("import_fdc", fdc_folder())
    banana = Food.objects.get(source="fndds")
    shipped = next(food for food in embedded.read() if food.code == "63107010")
    assert banana.reports == shipped.reports == 8465  # Banana, raw in eaten_usa_2007-2012.csv
    assert (banana.portion_text, banana.portion_g) == ("1 banana", 126.0)


@pytest.mark.django_db
def test_rejected_rows_are_printed_and_the_rest_goes_in(fdc_folder: Fdc) -> None:
    out, err = run("import_fdc", fdc_folder(**REJECTED))
    assert "3 new" in out
    assert "2 rejected" in out
    assert err.splitlines() == [
        "fdc/food_nutrient.csv:9: Calcium is negative: -1 mg.",
        "fdc/food_portion.csv:7: “ten” is no amount or weight of a portion.",
    ]
    assert Food.objects.get(source="sr_legacy").calcium_mg is None


@pytest.mark.django_db
def test_strict_import_of_a_rejected_row_writes_nothing(fdc_folder: Fdc) -> None:
    with pytest.raises(CommandError, match="Nothing was imported: 2 rows were rejected"):
        run("import_fdc", fdc_folder(**REJECTED), strict=True)
    assert not Food.objects.exists()


@pytest.mark.django_db
def test_strict_import_of_good_rows_goes_in(fdc_folder: Fdc) -> None:
    out, _err = run("import_fdc", fdc_folder(), "--strict")
    assert "3 new" in out


@pytest.mark.django_db
def test_one_bad_folder_of_several_imports_none(fdc_folder: Fdc, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere has no food\.csv"):
        run("import_fdc", fdc_folder(), tmp_path / "nowhere")
    assert not Food.objects.exists()


@pytest.mark.django_db
def test_damage_in_the_last_file_writes_nothing(fdc_folder: Fdc) -> None:
    folder = fdc_folder()
    with (folder / "food_portion.csv").open("ab") as file:
        file.write("7,22,1,1,9999,,crème,30\n".encode("latin-1"))
    with pytest.raises(CommandError, match=r"food_portion\.csv, line 7, is not UTF-8"):
        run("import_fdc", folder)
    assert not Food.objects.exists()


def test_table_is_built_without_a_database_and_the_same_each_time(fdc_folder: Fdc, tmp_path: Path) -> None:
    (tmp_path / "eaten.csv").write_text(SURVEY, encoding="utf-8")
    tables = []
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        out, _err = run("build_food_table", fdc_folder(), survey=tmp_path / "eaten.csv", output=tmp_path / place)
        assert "3 foods" in out
        tables.append(tmp_path / place / "foods.jsonl.xz")
    assert tables[0].read_bytes() == tables[1].read_bytes()
    assert {food.source_id: (food.reports, food.usual_g) for food in embedded.read(tables[0])} == {
        "11": (40, 118.0),
        "22": (None, None),
        "33": (None, None),
    }


def test_table_is_not_built_from_a_broken_source_list(fdc_folder: Fdc, tmp_path: Path) -> None:
    (tmp_path / "eaten.csv").write_text(SURVEY, encoding="utf-8")
    (tmp_path / "list.csv").write_text("nutrient,article_term\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"list\.csv has no column food_label"):
        run(
            "build_food_table",
            fdc_folder(),
            survey=tmp_path / "eaten.csv",
            source_list=tmp_path / "list.csv",
            output=tmp_path,
        )
    assert not (tmp_path / "foods.jsonl.xz").exists()


@pytest.mark.django_db
def test_missing_table_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(embedded.read, "__defaults__", (tmp_path / "foods.jsonl.xz",))
    with pytest.raises(CommandError, match="is missing: get it back"):
        run("load_food_table")


@pytest.mark.django_db
def test_list_that_names_a_missing_food_leaves_the_database_empty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    food = next(food for food in embedded.read() if food.source_id == "168462")
    embedded.write([food], tmp_path / "foods.jsonl.xz")
    monkeypatch.setattr(embedded.read, "__defaults__", (tmp_path / "foods.jsonl.xz",))
    assert source_list.read()[1].label == "Spinach, boiled"
    with pytest.raises(CommandError, match="Line 3 of the source list: “Spinach, boiled”"):
        run("load_food_table")
    assert not Food.objects.exists()
    assert not SourceFood.objects.exists()


@pytest.mark.django_db
def test_branded_foods_go_in_and_change_nothing_the_second_time(tmp_path: Path) -> None:
    folder = branded.folder(tmp_path / "branded")
    out, err = run("import_fdc", folder)
    assert out.splitlines() == [
        "Foods: 3 new, 0 changed, 0 unchanged, 0 known in a newer release.",
        "Read: 1 foods without a valid barcode.",
    ]
    assert err == ""
    assert Food.objects.get(gtin="00036000291452").name == "String cheese sticks"
    assert "0 new, 0 changed, 3 unchanged" in run("import_fdc", folder)[0]


@pytest.mark.django_db
def test_a_newer_branded_record_takes_the_place_of_the_older_by_its_barcode(tmp_path: Path) -> None:
    run("import_fdc", branded.folder(tmp_path / "branded"))
    key = Food.objects.get(gtin="00036000291452").pk
    newer = branded.folder(
        tmp_path / "newer",
        food=[(801, "branded_food", "MILD STRING CHEESE", "", "2023-03-19")],
        branded_food=[(801, "", "ALDER", "036000291452", 28, "g", "1 STICK", "Cheese", "2023-01-05", "US", "")],
    )
    assert "1 older records of a barcode" in run("import_fdc", newer)[0]
    assert Food.objects.get(pk=key).name == "Mild string cheese"
    assert "1 known in a newer release" in run("import_fdc", tmp_path / "branded")[0]
    assert Food.objects.get(pk=key).name == "Mild string cheese"


@pytest.mark.django_db
def test_a_folder_of_everything_gives_plain_and_branded_foods(fdc_folder: Fdc) -> None:
    folder = fdc_folder(
        food=[(501, "branded_food", "STRING CHEESE", "", "2021-03-19")], food_nutrient=[(9, 501, 1087, 714)]
    )
    (folder / "branded_food.csv").write_text(f"{branded.DETAILS}\n501,,ALDER,36000291452,28,g,1 STICK,,,,\n", "utf-8")
    out, _err = run("import_fdc", folder)
    assert out.count("new") == 4  # two summaries, each with "new" and "newer"
    assert set(Food.objects.values_list("source", flat=True)) == {"fndds", "sr_legacy", "foundation", "branded"}


@pytest.mark.django_db
def test_strict_is_not_for_branded_foods(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="without --strict"):
        run("import_fdc", branded.folder(tmp_path / "branded"), strict=True)
