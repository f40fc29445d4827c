"""A chart's figure, table and file: the same days in three shapes, each only its person's."""

import csv
import html
import io
import json
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import TODAY, MakeFood
from tracker.dashboard.chart_list import CHARTS
from tracker.dashboard.charts import PANELS
from tracker.models import Day, Entry, Profile

NBSP = "\N{NO-BREAK SPACE}"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def three_weeks(user: User, log: Callable[..., Entry], make_food: MakeFood) -> None:
    """21 days up to today: oats 200 mg and milk 50 mg of magnesium a day; the last day is not complete.

    Every Sunday there is chia without any value but its energy. Only the oats have a time.
    """
    values = {"calcium_mg": 10, "potassium_mg": 100, "vitamin_d_ug": 1, "energy_kcal": 200}
    oats = make_food("Oats", magnesium_mg=200, **values)
    milk = make_food("Milk", magnesium_mg=50, **values)
    chia = make_food("=Chia", energy_kcal=400)
    for back in range(21):
        day = TODAY - timedelta(days=back)
        log(oats, day=day, portion_g=100)
        log(milk, day=day, portion_g=100, meal="dinner")
        if day.weekday() == 6:
            log(chia, day=day, portion_g=25, meal="snack")
        if back:
            Day.objects.mark(user=user, day=day, complete=True)
    Entry.objects.of(user).filter(meal="breakfast").update(local_time=time(8))


def figure(client: Client, chart: str, **query: str) -> dict[str, Any]:
    answer = client.get(reverse("tracker:chart", args=[chart]), query)
    assert answer.status_code == 200
    drawn: dict[str, Any] = answer.json()
    return drawn


def table(client: Client, chart: str, **query: str) -> str:
    text = client.get(reverse("tracker:chart_table", args=[chart]), query, headers=HTMX).text
    return text.replace(NBSP, " ")


def numbers(client: Client, chart: str, **query: str) -> list[dict[str, str]]:
    answer = client.get(reverse("tracker:chart_csv", args=[chart]), query)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_chart_of_the_list_can_be_drawn() -> None:
    assert set(PANELS) == set(CHARTS)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("name", ["chart", "chart_table", "chart_csv"])
def test_no_chart_minds_an_empty_diary(signed_in: Client, chart: str, name: str) -> None:
    for query in ({}, {"days": "all"}, {"days": "365", "nutrient": "vitamin_d"}):
        assert signed_in.get(reverse(f"tracker:{name}", args=[chart]), query).status_code == 200


def drawn_strings(part: Any) -> Iterator[str]:
    """Every string of a figure that Plotly may draw: all but what stands under `meta`."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from drawn_strings([value for key, value in part.items() if key != "meta"])
    elif isinstance(part, list):
        for item in part:
            yield from drawn_strings(item)


@pytest.mark.parametrize("chart", CHARTS)
def test_a_food_named_like_markup_reaches_no_chart_as_markup(
    signed_in: Client, log: Callable[..., Entry], make_food: MakeFood, chart: str
) -> None:
    for name in ('<a href="//x.example">Kale</a>', "<b>Kale", "Kale<br>&lt;i&gt;"):
        log(make_food(name, magnesium_mg=200, energy_kcal=50), day=TODAY)

    figure_there = figure(signed_in, chart)

    assert "Kale" in json.dumps(figure_there) or chart not in ("foods", "hours")
    for words in drawn_strings(figure_there):
        assert "<" not in words
        assert html.escape(html.unescape(words), quote=False) == words


@pytest.mark.parametrize("chart", CHARTS)
def test_no_chart_minds_that_age_and_sex_are_unknown(
    signed_in: Client, user: User, three_weeks: None, chart: str
) -> None:
    Profile.objects.of(user).update(birth_year=None, birth_month=None, sex="")
    assert "RDA" not in str(figure(signed_in, chart))
    assert table(signed_in, chart).count("<tr>") > 1


@pytest.mark.parametrize("name", ["chart", "chart_table", "chart_csv"])
def test_unknown_charts_nutrients_and_spans(signed_in: Client, name: str) -> None:
    assert signed_in.get(reverse(f"tracker:{name}", args=["pie"])).status_code == 404
    daily = reverse(f"tracker:{name}", args=["daily"])
    for nutrient in ("energy", "iron", "magnesium_mg", ""):
        assert signed_in.get(daily, {"nutrient": nutrient}).status_code == 404
    answer = signed_in.get(daily, {"days": "many"})
    assert (answer.status_code, answer.text) == (400, "There is no such span. Choose one of those above, or two dates.")


def test_the_daily_chart_holds_days_target_and_sentences(signed_in: Client, three_weeks: None) -> None:
    drawn = figure(signed_in, "daily", days="7")
    complete, incomplete, _unknown, _seam, ear, _other_seam, rda = drawn["data"]
    assert complete["x"][0] == "2026-11-16"
    assert complete["y"] == [250.0] * 6
    assert incomplete["meta"]["sentences"] == [
        f"Sun 22 Nov: at least 250{NBSP}mg, 1 of 3 foods has no value; day not complete"
    ]
    assert (ear["y"], rda["y"]) == ([265.0, 265.0], [320.0, 320.0])
    assert drawn["layout"]["meta"]["legend"] == ["EAR 265", "RDA 320"]


def test_vitamin_d_is_drawn_in_the_unit_of_the_setting(signed_in: Client, user: User, three_weeks: None) -> None:
    Profile.objects.of(user).update(vitamin_d_unit="iu")
    drawn = figure(signed_in, "daily", nutrient="vitamin_d", days="7")
    assert drawn["data"][0]["y"] == [80.0] * 6
    assert [note["text"] for note in drawn["layout"]["annotations"]] == ["IU"]
    assert drawn["layout"]["meta"]["legend"] == ["EAR 400", "RDA 600"]
    assert numbers(signed_in, "daily", nutrient="vitamin_d", days="7")[0]["vitamin_d_ug_at_least"] == "2.0"


def test_a_year_is_drawn_and_told_by_weeks(signed_in: Client, three_weeks: None) -> None:
    drawn = figure(signed_in, "daily", days="365")
    assert drawn["data"][0]["x"] == ["2026-11-05", "2026-11-12", "2026-11-19"]
    assert drawn["data"][0]["meta"]["sentences"][-1] == (
        f"Week of 16 Nov 2026: 250{NBSP}mg a day, over 6 complete days; 1 not complete, left out"
    )
    assert '<th scope="row">Week of 16 Nov 2026</th>' in table(signed_in, "daily", days="365")
    weeks = numbers(signed_in, "daily", days="365")
    assert [(week["from"], week["days"], week["days_left_out"]) for week in weeks][-1] == ("2026-11-16", "6", "1")


def test_many_years_are_drawn_by_months(signed_in: Client, three_weeks: None, log: Callable[..., Entry]) -> None:
    log(day=date(2018, 5, 5))
    drawn = figure(signed_in, "daily", days="all")
    assert drawn["data"][1]["meta"]["sentences"] == ["May 2018: unknown, over 1 day that is not complete"]
    assert drawn["data"][0]["meta"]["sentences"][-1].startswith("Nov 2026: at least 250")


def test_a_table_leads_to_its_days_and_says_what_is_unknown(signed_in: Client, three_weeks: None) -> None:
    text = table(signed_in, "daily", days="7")
    assert f'<a href="{reverse("tracker:day", args=[TODAY])}">Sun 22 Nov</a>' in text
    assert '<td class="number">at least 250 mg</td>' in text
    assert text.index("Sun 22 Nov") < text.index("Mon 16 Nov")


def test_a_table_without_scripts_is_a_page_of_its_own(signed_in: Client, three_weeks: None) -> None:
    page = signed_in.get(reverse("tracker:chart_table", args=["foods"]), {"days": "7"}).text
    assert "<title>Magnesium: Foods it came from" in page
    assert f"{reverse('tracker:dashboard')}?days=7" in page


def test_a_file_keeps_unknown_apart_from_zero_and_its_name_says_what_it_is(
    signed_in: Client, three_weeks: None
) -> None:
    answer = signed_in.get(reverse("tracker:chart_csv", args=["foods"]), {"days": "7"})
    assert answer["Content-Disposition"] == (
        'attachment; filename="electrolog-magnesium-foods-2026-11-16-2026-11-22.csv"'
    )
    rows = {row["name"]: row for row in numbers(signed_in, "foods", days="7")}
    assert rows["Oats"]["magnesium_mg_at_least"] == "1400.0"
    assert rows["'=Chia"]["magnesium_mg_at_least"] == ""  # no formula for a spreadsheet either
    assert rows["'=Chia"]["times_without_value"] == "1"


def test_foods_are_ranked_by_their_share_of_what_is_known(signed_in: Client, three_weeks: None) -> None:
    bars = figure(signed_in, "foods", days="7")["data"][1]
    assert bars["x"] == [0.8, 0.2]
    assert bars["meta"]["sentences"][0] == f"Oats: 80% of what is known, 200{NBSP}mg a day on average, eaten 7 times"
    assert '<th scope="row">=Chia</th><td class="number">unknown</td>' in table(signed_in, "foods", days="7")


def test_meals_have_their_names_and_shares(signed_in: Client, three_weeks: None) -> None:
    drawn = figure(signed_in, "meals", days="7")
    assert [note["text"] for note in drawn["layout"]["annotations"]] == [
        "Breakfast", f"80% · 200{NBSP}mg a day", "Dinner", f"20% · 50{NBSP}mg a day"
    ]  # fmt: skip


def test_the_calendar_has_a_cell_a_day_and_at_most_53_weeks(
    signed_in: Client, three_weeks: None, log: Callable[..., Entry]
) -> None:
    log(day=date(2018, 5, 5))
    drawn = figure(signed_in, "calendar", days="all")
    cells, fills, hollow = drawn["data"]
    assert len(cells["x"]) == 21
    assert max(cells["x"]) == 25  # the 53rd week: the 26th of the second half
    assert len(fills["x"]) == 20
    assert cells["meta"]["sentences"][-1] == (
        f"Sun 22 Nov: at least 250{NBSP}mg, 1 of 3 foods has no value; day not complete. "
        f"Share of RDA 320{NBSP}mg: at least 78%"
    )
    assert len(hollow["x"]) == 1


def test_weekdays_are_means_of_complete_days(signed_in: Client, three_weeks: None) -> None:
    bars = figure(signed_in, "weekdays", days="28")["data"][0]
    assert bars["y"] == [250.0] * 7
    assert bars["meta"]["sentences"][6].startswith("Sun: mean at least 250")
    assert "of 2 complete days" in bars["meta"]["sentences"][6]
    assert numbers(signed_in, "weekdays", days="28")[0] == {
        "weekday": "1",
        "magnesium_mg_mean": "250.0",
        "magnesium_mg_lowest": "250.0",
        "magnesium_mg_highest": "250.0",
        "days": "3",
        "unknown_days": "0",
    }


def test_a_distribution_counts_complete_days_and_those_below_each_value(signed_in: Client, three_weeks: None) -> None:
    bars = figure(signed_in, "distribution", days="28")["data"][0]
    assert sum(bars["y"]) == 20
    text = table(signed_in, "distribution", days="28")
    assert '<th scope="row">Days below EAR 265 mg</th><td class="number">20 of 20</td>' in text


def test_nobody_else_is_drawn(client: Client, stranger: User, three_weeks: None, at_noon: date) -> None:
    client.force_login(stranger)
    for chart in CHARTS:
        assert "Oats" not in str(figure(client, chart, days="28"))
        assert "<td" not in table(client, chart, days="28") or chart == "distribution"
        assert all(row.get("days", "0") == "0" for row in numbers(client, chart, days="28"))
