"""The dashboard: verdicts, charts that come on demand, and what it says when there is little to say."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foods.nutrients import TRACKED
from tests.conftest import TODAY
from tracker.dashboard_summary import summarise
from tracker.models import Day, Entry, Profile
from tracker.person import Diarist

DASHBOARD = reverse("tracker:dashboard")
MEASURED = {"magnesium_mg": 300, "calcium_mg": 900, "potassium_mg": 2500, "vitamin_d_ug": 4, "energy_kcal": 500}
MOST_QUERIES = 12

LogDays = Callable[..., None]


def chart(nutrient: str = "magnesium") -> str:
    return reverse("tracker:chart", args=[nutrient])


@pytest.fixture
def log_days(user: User, log: Callable[..., Entry], make_food: Callable[..., object]) -> LogDays:
    """Logs 100 g of one food on each of the last days, today included, of which the first are complete."""

    def log_all(days: int, *, complete: int = 0, entries: int = 1, **amounts: float | None) -> None:
        food = make_food("Oats", **(MEASURED | amounts))
        for back in range(days):
            day = TODAY - timedelta(days=back)
            for _ in range(entries):
                log(food, day=day, portion_g=100)
            if back < complete:
                Day.objects.mark(user=user, day=day, complete=True)

    return log_all


def page(client: Client) -> str:
    answer = client.get(DASHBOARD)
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def test_a_visitor_is_led_to_signing_in(client: Client, db: None) -> None:
    for address in (DASHBOARD, chart()):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


def test_only_reading_is_answered(signed_in: Client) -> None:
    assert signed_in.post(DASHBOARD).status_code == 405
    assert signed_in.post(chart()).status_code == 405


def test_an_empty_diary_gets_the_next_step_and_no_charts(signed_in: Client) -> None:
    text = page(signed_in)
    assert "Nothing logged in the last 30 days" in text
    assert reverse("tracker:today") in text
    assert "charts.js" not in text
    assert "data-chart" not in text


def test_too_few_complete_days_say_what_is_missing_and_offer_the_open_days(
    signed_in: Client, log_days: LogDays
) -> None:
    log_days(4, complete=1)
    text = page(signed_in)
    assert "Nothing before 3 complete days" in text
    assert text.count("Too early to say") == len(TRACKED)  # the shorter span would only repeat it
    assert f'class="pill" href="{reverse("tracker:day", args=[date(2026, 11, 21)])}"' in text


def test_enough_days_bring_verdicts_over_both_spans(signed_in: Client, log_days: LogDays) -> None:
    log_days(20, complete=20)
    text = page(signed_in)
    assert text.count("Last 28 days") == 3 * len(TRACKED)  # verdict, its label for screen readers, and the reasons
    assert text.count("Last 7 days") == 3 * len(TRACKED)
    assert "Borderline: above the average need, not clearly enough" in text
    assert "How we got here" in text
    assert "Below the reference" in text


def test_each_nutrient_has_a_chart_on_demand_and_a_table_at_once(signed_in: Client, log_days: LogDays) -> None:
    log_days(5, complete=3, vitamin_d_ug=None)
    text = page(signed_in)
    for nutrient in TRACKED:
        assert f'data-chart="{chart(nutrient.key)}"' in text
    assert text.count("Sun 22 November") == len(TRACKED)
    assert "1 of 1" in text
    assert "plotly.js-style-global" in text


def test_without_age_and_sex_amounts_are_daily_values_and_there_is_no_verdict(
    signed_in: Client, user: User, log_days: LogDays
) -> None:
    Profile.objects.of(user).update(birth_year=None, birth_month=None, sex="")
    log_days(20, complete=20)
    text = page(signed_in)
    assert "71% Daily Value" in text  # 300 mg of 420
    assert reverse("tracker:profile") in text
    for word in ("shortfall", "enough", "How we got here", "RDA"):
        assert word not in text
    drawn = signed_in.get(chart()).json()
    assert len(drawn["data"]) == 3
    assert drawn["layout"]["annotations"][0]["text"] == "% Daily Value, as on labels"
    assert drawn["data"][0]["y"][0] == pytest.approx(100 * 300 / 420, abs=1e-3)


def test_a_chart_holds_the_person_s_days_target_and_sentences(signed_in: Client, log_days: LogDays) -> None:
    log_days(2, complete=1)
    complete, incomplete, _unknown, target = signed_in.get(chart()).json()["data"]
    assert (complete["x"], complete["y"]) == (["2026-11-22"], [300.0])
    assert (incomplete["x"], incomplete["hovertext"]) == (
        ["2026-11-21"],
        ["Sat 21 November: 300\N{NO-BREAK SPACE}mg; day not complete"],
    )
    assert target["y"] == [320.0, 320.0]


def test_a_day_with_unknown_foods_is_said_in_full(
    signed_in: Client, log: Callable[..., Entry], make_food: Callable[..., object]
) -> None:
    log(make_food("Oats", **MEASURED), portion_g=100)
    log(make_food("Chia"), portion_g=100)
    _complete, incomplete, unknown, _target = signed_in.get(chart()).json()["data"]
    assert incomplete["hovertext"] == [
        "Sun 22 November: at least 300\N{NO-BREAK SPACE}mg, 1 of 2 foods has no value; day not complete"
    ]
    assert unknown["x"] == ["2026-11-22"]


def test_vitamin_d_is_drawn_in_the_unit_of_the_setting(signed_in: Client, user: User, log_days: LogDays) -> None:
    Profile.objects.of(user).update(vitamin_d_unit="iu")
    log_days(3, complete=3)
    drawn = signed_in.get(chart("vitamin_d")).json()
    assert drawn["data"][0]["y"] == [160.0] * 3
    assert [note["text"].replace("\N{NO-BREAK SPACE}", " ") for note in drawn["layout"]["annotations"]] == [
        "IU",
        "RDA",
        "600 IU",
    ]


@pytest.mark.parametrize("nutrient", ["energy", "iron", "magnesium_mg"])
def test_a_nutrient_that_is_not_tracked_has_no_chart(signed_in: Client, nutrient: str) -> None:
    assert signed_in.get(chart(nutrient)).status_code == 404


def test_nobody_else_s_days_are_counted_or_drawn(
    client: Client, stranger: User, profile: Profile, log_days: LogDays, at_noon: date
) -> None:
    log_days(5, complete=5)
    client.force_login(stranger)
    assert "Nothing logged in the last 30 days" in page(client)
    assert client.get(chart()).json()["data"][0]["x"] == []


def test_today_closes_the_span_and_older_days_stay_out(
    diarist: Diarist, log: Callable[..., Entry], make_food: Callable[..., object]
) -> None:
    for back in (-1, 0, 29, 30):
        log(make_food("Oats", **MEASURED), day=TODAY - timedelta(days=back))
    summary = summarise(diarist)
    assert [day.date for day in summary.cards[0].days] == [TODAY, TODAY - timedelta(days=29)]
    assert (summary.logged, summary.complete) == (2, 0)


@pytest.mark.parametrize("address", [DASHBOARD, chart("vitamin_d")])
def test_more_days_and_entries_cost_no_more_queries(signed_in: Client, log_days: LogDays, address: str) -> None:
    counts = []
    for days, entries in ((5, 1), (25, 3)):
        log_days(days, complete=days, entries=entries, vitamin_d_ug=None)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert signed_in.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_importing_every_view_brings_neither_pandas_nor_plotly() -> None:
    code = (
        "import django, sys; django.setup(); import tracker.urls, tracker.views.diary; "
        "print({'pandas', 'numpy', 'plotly'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
