"""The dashboard page: verdicts over any span, and what it says when there is little to say."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foods.nutrients import TRACKED
from tests.conftest import TODAY
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, Entry, HealthAnswer, Profile

DASHBOARD = reverse("tracker:dashboard")
MEASURED = {"magnesium_mg": 300, "calcium_mg": 900, "potassium_mg": 2500, "vitamin_d_ug": 4, "energy_kcal": 500}
MOST_QUERIES = 12

LogDays = Callable[..., None]


def chart(nutrient: str = "magnesium", kind: str = "daily", **query: str) -> str:
    return reverse("tracker:chart", args=[kind]) + "?" + urlencode({"nutrient": nutrient, **query})


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


def page(client: Client, **query: str) -> str:
    answer = client.get(DASHBOARD, query)
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def test_a_visitor_is_led_to_signing_in(client: Client, db: None) -> None:
    for address in (DASHBOARD, chart()):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


def test_an_empty_diary_gets_the_next_step_and_no_charts(signed_in: Client) -> None:
    text = page(signed_in)
    assert "Nothing logged from 26 Oct 2026 to 22 Nov 2026" in text
    assert reverse("tracker:today") in text
    assert "charts.js" not in text
    assert "data-chart" not in text


def test_too_few_complete_days_say_what_is_missing_and_offer_the_open_days(
    signed_in: Client, log_days: LogDays
) -> None:
    log_days(4, complete=1)
    text = page(signed_in)
    assert "Nothing before 3 complete days" in text
    assert "Too early to say:</b> magnesium, calcium, potassium and vitamin\N{NO-BREAK SPACE}D." in text
    assert text.count("1 of 3 complete days") == len(TRACKED)
    assert f'class="pill" href="{reverse("tracker:day", args=[date(2026, 11, 21)])}"' in text


def test_enough_days_bring_a_verdict_with_its_figures_and_reasons(signed_in: Client, log_days: LogDays) -> None:
    log_days(20, complete=20)
    text = page(signed_in).replace("\N{NO-BREAK SPACE}", " ")
    assert "Borderline:</b> calcium." in text
    assert "No shortfall seen:</b> magnesium." in text
    assert "<b>300</b> of 320 mg" in text
    assert "Probably enough" in text
    # n of 14 weekdays and 6 weekend days: 49/(25/14 + 4/6) = 19.98; 300 ± 1.96 × 86/√19.98
    assert "<dd>300 mg a day (262 to 338)</dd>" in text
    assert "<dd>20 complete of 20 logged · estimate</dd>" in text
    assert "<dd>every food has a value</dd>" in text
    assert "<dd>food alone</dd>" in text
    assert text.count("How we got here") == 1
    assert "Half of all people need less than this each day, and half need more." in text
    assert "Monday to Friday 300 mg, weekend 300 mg: (5 × 300 + 2 × 300) ÷ 7 = 300." in text


def test_the_span_is_in_the_address(signed_in: Client, log_days: LogDays) -> None:
    log_days(40, complete=40)
    assert "<b>7</b> of 7 days logged" in page(signed_in, days="7")
    assert "<b>40</b> of 90 days logged" in page(signed_in, days="90")
    assert "<b>40</b> of 40 days logged" in page(signed_in, days="all")
    two_dates = page(signed_in, **{"from": "2026-11-01", "to": "2026-11-10"})
    assert "1 Nov 2026 to 10 Nov 2026: <b>10</b> of 10 days logged" in two_dates
    assert "from=2026-11-01&amp;to=2026-11-10" in two_dates  # charts ask for the same days
    assert 'name="from" value="2026-11-01"' in two_dates


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"days": "x"}, "There is no such span."),
        ({"from": "2026-11-10", "to": "2026-11-01"}, "The first day comes after the last. Swap them."),
    ],
)
def test_a_span_that_is_none_gets_a_sentence_and_keeps_what_was_typed(
    signed_in: Client, log_days: LogDays, query: dict[str, str], sentence: str
) -> None:
    log_days(5, complete=5)
    answer = signed_in.get(DASHBOARD, query)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert "data-chart" not in answer.text
    for name, value in query.items():
        assert name == "days" or f'name="{name}" value="{value}"' in answer.text


def test_an_unknown_nutrient_is_not_found(signed_in: Client) -> None:
    assert signed_in.get(DASHBOARD, {"nutrient": "iron"}).status_code == 404


def test_one_nutrient_at_a_time_has_its_charts_in_their_order(signed_in: Client, log_days: LogDays) -> None:
    log_days(5, complete=3)
    text = page(signed_in, nutrient="calcium").replace("&amp;", "&")
    kinds = ("daily", "foods", "meals", "calendar", "weekdays", "distribution", "hours")
    drawn = re.findall(r'data-chart="([^"]+)"', text)
    assert drawn == [f"{chart('calcium', kind)}&days=28" for kind in kinds]
    assert f'rel="preload" as="fetch" crossorigin href="{drawn[0]}"' in text
    assert 'href="?days=28&nutrient=potassium#charts"' in text
    assert "plotly.js-style-global" in text


def test_today_by_hour_stands_only_in_a_span_that_ends_today(signed_in: Client, log_days: LogDays) -> None:
    log_days(9, complete=9)
    text = page(signed_in, **{"from": "2026-11-15", "to": "2026-11-20"})
    assert "Daily intake" in text
    assert "Today by hour" not in text
    assert "Nothing is logged today" not in text


def test_the_change_is_that_from_as_many_days_before(signed_in: Client, user: User, log_days: LogDays) -> None:
    log_days(28, complete=28)
    for back in range(14, 28):
        Entry.objects.of(user).filter(date=TODAY - timedelta(days=back)).update(magnesium_mg=200)
    text = page(signed_in, days="7").replace("\N{NO-BREAK SPACE}", " ")
    assert "<b>+0 mg</b>, could be chance" in text
    two_weeks = {"from": (TODAY - timedelta(days=13)).isoformat(), "to": TODAY.isoformat()}
    text = page(signed_in, **two_weeks).replace("\N{NO-BREAK SPACE}", " ")
    assert "<b>+100 mg</b>, likely real" in text
    # 2.576 × 86 × √(2/14): 14 days of 10 weekdays and 4 weekend days act as 14
    assert (
        "Mean 200 mg over 14 complete days of as many days before, so +100 mg now. "
        "99% interval of the difference +16 mg to +184 mg: likely real." in text
    )
    assert "too few days before" in page(signed_in, days="28")


def test_thin_data_says_what_each_chart_still_needs(signed_in: Client, log_days: LogDays) -> None:
    log_days(5)
    Entry.objects.filter(date=TODAY).delete()
    text = page(signed_in)
    assert text.count("This needs complete days, and there is none in this span yet.") == 2
    assert "Nothing is logged today yet." in text
    assert "/charts/weekdays/" not in text
    assert "/charts/hours/" not in text


def test_without_age_and_sex_amounts_are_daily_values_and_there_is_no_verdict(
    signed_in: Client, user: User, log_days: LogDays
) -> None:
    Profile.objects.of(user).update(birth_year=None, birth_month=None, sex="")
    log_days(20, complete=20)
    text = page(signed_in)
    assert "71% Daily Value" in text  # 300 mg of 420
    assert reverse("tracker:profile") in text
    for word in ("Possible shortfall", "enough", "How we got here", "RDA", "What if"):
        assert word not in text
    drawn = signed_in.get(chart()).json()
    assert drawn["layout"]["annotations"][0]["text"] == "% Daily Value, as on labels"
    assert drawn["data"][0]["y"][0] == pytest.approx(100 * 300 / 420, abs=1e-3)


def test_authorities_that_disagree_are_named_and_stand_side_by_side(signed_in: Client, log_days: LogDays) -> None:
    log_days(20, complete=20, potassium_mg=2700)
    text = page(signed_in, nutrient="potassium").replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "Authorities differ: above NASEM’s AI of 2,600 mg, below EFSA’s AI of 3,500 mg, below UK’s RNI of 3,500 mg."
        in text
    )
    assert "The Daily Value on US labels, one figure for every adult, is 4,700 mg." in text


def test_a_diary_too_low_in_energy_says_so_and_flags_only_what_stays_short(
    signed_in: Client, user: User, log_days: LogDays
) -> None:
    # 500 kcal against at least 1.06 × 1,351.5: times 2.87, 344 mg of magnesium are enough, 287 mg of calcium not.
    log_days(10, complete=10, magnesium_mg=120, calcium_mg=100)
    assert "Likely shortfall" in page(signed_in)
    Profile.objects.of(user).update(height_cm=170, weight_kg=65)
    text = page(signed_in).replace("\N{NO-BREAK SPACE}", " ")
    assert "Your diary’s energy looks low for your size, so the mineral totals are probably too low as well." in text
    assert "<b>10</b> complete: first estimate" in text
    assert "Short:</b> calcium." in text
    assert "Can’t tell:</b> magnesium and vitamin D." in text
    assert "Can’t tell: your diary’s energy looks low for your size" in text
    calcium = page(signed_in, nutrient="calcium")
    assert "this holds even if what was left out is like the rest" in calcium
    # 10 × 65 + 6.25 × 170 − 5 × 40 − 161 = 1,351.5
    assert "Mean 500 kcal a day ÷ 1,350 kcal at rest (Mifflin-St Jeor) = 0.37." in text
    Profile.objects.of(user).update(energy_check=False)
    assert "Likely shortfall" in page(signed_in)


def test_what_if_is_offered_only_after_none_of_these(signed_in: Client, user: User, log_days: LogDays) -> None:
    log_days(5, complete=5)
    assert 'id="what-if-later"' not in page(signed_in)
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME)
    assert 'id="what-if-later"' not in page(signed_in)
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    assert 'id="what-if-later"' in page(signed_in)


def test_nobody_else_s_days_are_counted(
    client: Client, stranger: User, profile: Profile, log_days: LogDays, at_noon: date
) -> None:
    log_days(5, complete=5)
    client.force_login(stranger)
    assert "Nothing logged from" in page(client)
    assert client.get(chart()).json()["data"][0]["x"] == []


@pytest.mark.parametrize(
    "address",
    [
        DASHBOARD,
        f"{DASHBOARD}?days=all",
        *(chart("vitamin_d", kind) for kind in ("daily", "calendar", "foods", "meals", "weekdays", "distribution")),
        chart("magnesium", "hours"),
    ],
)
def test_more_days_and_entries_cost_no_more_queries(
    signed_in: Client, user: User, log_days: LogDays, address: str
) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    counts = []
    for days, entries in ((5, 1), (25, 3)):
        log_days(days, complete=days, entries=entries, vitamin_d_ug=None)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert signed_in.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_importing_every_view_brings_neither_pandas_nor_plotly_nor_fpdf() -> None:
    code = (
        "import django, sys; django.setup(); import tracker.urls, tracker.diary.day_views; "
        "print({'pandas', 'numpy', 'plotly', 'fpdf', 'PIL'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_the_day_page_and_what_stands_beside_it_need_neither(
    signed_in: Client, log_days: LogDays, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_days(20, complete=20)
    for name in ("pandas", "numpy", "plotly"):
        monkeypatch.setitem(sys.modules, name, None)  # importing it would raise
    for address in (reverse("tracker:day", args=[TODAY]), reverse("tracker:beside", args=[TODAY])):
        assert signed_in.get(address).status_code == 200
