"""Blood results: kept sealed and as they were typed, asked about, and shown beside intake."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import TODAY, MakeFood
from tracker.assessment.blood.analytes import Analyte, Unit
from tracker.blood.results import results_between
from tracker.models import BloodResult, Day
from tracker.models.blood_details import SEALED_LENGTH, BloodDetails

KEY = UUID(int=5)
LIST = reverse("tracker:blood_results")
ADD = reverse("tracker:add_blood_result")
SHORT = BloodDetails(Analyte.MAGNESIUM, 0.7, Unit.MMOL_L, 0.75, 1.05)


def form(**typed: Any) -> dict[str, Any]:
    said = {"analyte": "magnesium", "value": "0.7", "unit": "mmol_l", "low": "0.75", "high": "1.05"}
    return {"key": str(KEY), "day": TODAY.isoformat()} | said | typed


def kept(user: User, details: BloodDetails = SHORT, *, number: int = 5, days_ago: int = 0) -> BloodResult:
    day = TODAY - timedelta(days=days_ago)
    return BloodResult.objects.add(details, user=user, key=UUID(int=number), day=day)


def listed(client: Client) -> str:
    """The page with ordinary spaces."""
    return client.get(LIST).text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_result_is_kept_once_and_held_against_the_laboratorys_range_alone(signed_in: Client, user: User) -> None:
    for _sent in range(2):
        page = signed_in.post(ADD, form(), follow=True).text
    (result,) = results_between(user, TODAY, TODAY)
    assert result.details == SHORT
    assert "Magnesium 0.7\N{NO-BREAK SPACE}mmol/L" in page
    assert "below the laboratory’s range, 0.75 to 1.05" in page
    assert "1.7\N{NO-BREAK SPACE}mg/dL, 1.4\N{NO-BREAK SPACE}mEq/L" in page  # 0.7 × 2.4305 = 1.70135
    assert "is seldom" not in page


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("", "", "the laboratory’s range is not given"),
        ("0.6", "", "within the laboratory’s range, from 0.6"),
        ("", "0.65", "above the laboratory’s range, up to 0.65"),
    ],
)
def test_either_end_of_the_range_may_be_missing(signed_in: Client, low: str, high: str, words: str) -> None:
    assert words in signed_in.post(ADD, form(low=low, high=high), follow=True).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"value": ""}, "Write a number, like 0.85."),
        ({"value": "nan"}, "Write a number, like 0.85."),
        ({"value": "1e5"}, "Write a number, like 0.85."),
        ({"value": "1,234"}, "Write the number without a mark between thousands"),
        ({"value": "-1"}, "Write a number, like 0.85."),
        ({"value": "0"}, "Write a number above 0"),
        ({"value": "9999999"}, "up to a million"),
        ({"unit": "ng_ml"}, "Magnesium is not measured in ng/mL. Choose one of mmol/L, mg/dL, mEq/L."),
        ({"unit": ""}, "Choose the unit"),
        ({"analyte": "gold"}, "Open this form again."),
        ({"low": "2", "high": "1"}, "The range ends below its beginning."),
        ({"day": (TODAY + timedelta(days=1)).isoformat()}, "That day has not come yet."),
        ({"key": "x"}, "Open this form again."),
    ],
)
def test_what_cannot_be_kept_is_explained(signed_in: Client, typed: dict[str, Any], words: str) -> None:
    answer = signed_in.post(ADD, form(**typed))
    assert answer.status_code == 400
    assert words in answer.text
    assert not BloodResult.objects.exists()


def test_a_comma_is_as_good_as_a_point(signed_in: Client, user: User) -> None:
    signed_in.post(ADD, form(value="0,82"))
    (result,) = results_between(user, TODAY, TODAY)
    assert result.details is not None
    assert result.details.value == 0.82


def test_an_unlikely_unit_is_asked_about_the_value_is_kept_and_one_tap_corrects_it(
    signed_in: Client, user: User
) -> None:
    page = signed_in.post(ADD, form(value="2", low="1.7", high="2.4"), follow=True).text
    assert "Magnesium is seldom 2\N{NO-BREAK SPACE}mmol/L. It is kept as you wrote it." in page
    assert "It is in mg/dL" in page
    assert results_between(user, TODAY, TODAY)[0].details == BloodDetails(Analyte.MAGNESIUM, 2.0, Unit.MMOL_L, 1.7, 2.4)
    unit = reverse("tracker:change_blood_unit", args=[KEY])
    assert "is seldom" not in signed_in.post(unit, {"unit": "mg_dl"}, follow=True).text
    assert results_between(user, TODAY, TODAY)[0].details == BloodDetails(Analyte.MAGNESIUM, 2.0, Unit.MG_DL, 1.7, 2.4)
    signed_in.post(unit, {"unit": "ng_ml"})
    assert results_between(user, TODAY, TODAY)[0].details == BloodDetails(Analyte.MAGNESIUM, 2.0, Unit.MG_DL, 1.7, 2.4)


def test_beside_it_stands_what_was_eaten_in_the_28_days_before(
    signed_in: Client, user: User, make_food: MakeFood, log: Any
) -> None:
    """100 g of 480 mg a 100 g on two complete days, 240 and 480: mean 360. The day itself and day 29 are outside."""
    food = make_food("Seeds", magnesium_mg=480.0)
    for days_ago, grams in ((0, 100), (1, 50), (28, 100), (29, 50), (2, 100)):
        day = TODAY - timedelta(days=days_ago)
        log(food, day=day, portion_g=grams)
        Day.objects.mark(user=user, day=day, complete=days_ago != 2)
    kept(user)
    assert "In the 28 days before: magnesium 360 mg a day from 2 complete days." in listed(signed_in)


def test_foods_without_a_value_make_it_at_least(signed_in: Client, user: User, make_food: MakeFood, log: Any) -> None:
    day = TODAY - timedelta(days=1)
    for amount in (480.0, None):
        log(make_food("Seeds", magnesium_mg=amount), day=day, portion_g=50)
    Day.objects.mark(user=user, day=day, complete=True)
    kept(user)
    assert "magnesium at least 240 mg a day from 1 complete day." in listed(signed_in)


def test_newest_first_changed_deleted_and_brought_back(signed_in: Client, user: User) -> None:
    kept(user)
    kept(user, BloodDetails(Analyte.POTASSIUM, 4.1, Unit.MMOL_L), number=6, days_ago=3)
    page = signed_in.get(LIST).text
    assert page.index("Magnesium 0.7") < page.index("Potassium 4.1")
    signed_in.post(reverse("tracker:blood_result", args=[KEY]), form(analyte="calcium", value="2.31", low="", high=""))
    assert "Calcium, total 2.31" in signed_in.get(LIST).text
    deleted = signed_in.post(reverse("tracker:delete_blood_result", args=[KEY]), follow=True).text
    assert "Calcium, total" not in deleted
    assert "Calcium, total" in signed_in.post(reverse("tracker:restore_blood_result", args=[KEY]), follow=True).text


def test_the_database_holds_no_word_of_it_and_one_length(user: User) -> None:
    kept(user)
    kept(user, BloodDetails(Analyte.CALCIUM_CORRECTED, 1 / 3, Unit.MMOL_L, 1 / 7, 1e6 / 7), number=6)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM tracker_bloodresult")
        cells = [bytes(cell) for (cell,) in cursor.fetchall()]
    assert not any(b"magnesium" in cell for cell in cells)
    assert len({len(cell) for cell in cells}) == 1
    assert len(SHORT.words()) == SEALED_LENGTH


def test_without_the_key_the_day_stays_and_the_page_says_so(signed_in: Client, user: User, tmp_path: Path) -> None:
    kept(user)
    with override_settings(HEALTH_KEY_FILE=tmp_path / "gone"):
        page = signed_in.get(LIST).text
        assert "A result that can no longer be read" in page
        assert "22 Nov 2026" in page
        assert signed_in.get(reverse("tracker:blood_result", args=[KEY])).status_code == 200


def test_somebody_elses_is_not_found(signed_in: Client, stranger: User) -> None:
    kept(stranger)
    assert signed_in.get(reverse("tracker:blood_result", args=[KEY])).status_code == 404
    assert signed_in.post(reverse("tracker:change_blood_unit", args=[KEY]), {"unit": "mg_dl"}).status_code == 404
    assert "0.7" not in signed_in.get(LIST).text


def test_the_number_of_queries_does_not_grow(signed_in: Client, user: User) -> None:
    counts = []
    for number in range(10):
        kept(user, number=number + 10, days_ago=number)
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(LIST)
        counts.append(len(queries))
    assert counts[4] == counts[-1]
