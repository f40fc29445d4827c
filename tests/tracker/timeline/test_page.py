"""The page of the time line: which days, a month on the wall, and how to begin."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import TODAY
from tests.tracker.timeline.conftest import Note
from tracker.models import Day, Profile

PAGE = reverse("tracker:timeline")
YESTERDAY = TODAY - timedelta(days=1)


def cells(page: str) -> dict[str, str]:
    """What stands in the month for each day that has come, as it is read."""
    found = re.findall(r'<a href="/diary/([\d-]+)/"[^>]*><span class="day-number">\d+</span>(.*?)</a>', page, re.DOTALL)
    return {day: " ".join(re.sub("<.*?>", "", words).split()) for day, words in found}


def test_before_anything_is_answered_it_says_how_to_begin(signed_in: Client) -> None:
    page = signed_in.get(PAGE).text
    assert "“Twitch now”" in page
    assert "Nothing was logged or answered in these days." in page
    assert "data-chart" not in page


def test_one_answer_is_enough_to_have_begun(signed_in: Client, user: User) -> None:
    Day.objects.say_no_twitches(user=user, day=TODAY, none=True)
    page = signed_in.get(PAGE).text
    assert "“Twitch now”" not in page
    assert page.count("data-chart") == 1  # without a twitch there are no places


def test_the_month_tells_a_number_from_none_and_none_from_no_answer(
    signed_in: Client, user: User, stranger: User, note: Note
) -> None:
    note("calf_left")
    note(cramp=True)
    Day.objects.say_no_twitches(user=user, day=YESTERDAY, none=True)
    note(day=date(2026, 11, 1), whose=stranger)

    page = signed_in.get(PAGE).text

    assert {day: words for day, words in cells(page).items() if day > "2026-11-19"} == {
        "2026-11-20": "–not answered",
        "2026-11-21": "none",
        "2026-11-22": "2 noticed",
    }
    assert cells(page)["2026-11-01"] == "–not answered"
    assert "2 of 22 days answered: noticed twitches on 1, none on 1" in page
    assert page.count("data-chart") == 2


def test_the_month_goes_back_and_forth_but_not_beyond_today(signed_in: Client, note: Note) -> None:
    note(day=date(2026, 2, 28))
    this = signed_in.get(PAGE).text
    assert "month=2026-10" in this
    assert "month=2026-12" not in this
    february = signed_in.get(PAGE, {"month": "2026-02", "days": "90"}).text
    assert "Noticed twitches in Feb 2026" in february
    assert (len(cells(february)), cells(february)["2026-02-28"]) == (28, "1 noticed")
    assert "?days=90&amp;month=2026-03" in february
    assert "month=1899-12" not in signed_in.get(PAGE, {"month": "1900-01"}).text


@pytest.mark.parametrize(
    "query",
    [
        {"month": "2026-13"},
        {"month": "11"},
        {"month": "2026-12"},
        {"month": "1899-12"},
        {"month": "2026-11-01"},
        {"month": "2026-W4"},
        {"days": "x"},
        {"from": "2026-11-22", "to": "2026-11-01"},
    ],
)
def test_what_names_no_days_is_refused_with_a_sentence(signed_in: Client, query: dict[str, str]) -> None:
    answer = signed_in.get(PAGE, query)
    assert answer.status_code == 400
    assert re.search(r'role="alert">[A-Z][^<]+\.<', answer.text)


def test_more_than_a_year_is_said_to_be_cut(signed_in: Client) -> None:
    query = {"from": "2020-01-01", "to": "2026-11-22"}
    assert "22 Nov 2025 to 22 Nov 2026. A year is the most" in signed_in.get(PAGE, query).text
    assert "A year is the most" not in signed_in.get(PAGE, {"days": "all"}).text


@pytest.mark.parametrize(("day_starts_hour", "today"), [(0, "2026-11-23"), (4, "2026-11-22")])
def test_today_is_the_persons_own(signed_in: Client, user: User, day_starts_hour: int, today: str) -> None:
    """At noon UTC it is 02:00 on the 23rd in Kiritimati, and still the 22nd for who starts the day at four."""
    Profile.objects.of(user).update(time_zone="Pacific/Kiritimati", day_starts_hour=day_starts_hour)
    assert max(cells(signed_in.get(PAGE).text)) == today


def test_the_page_costs_as_much_for_a_year_as_for_a_week(signed_in: Client, note: Note) -> None:
    asked = []
    for days in ("7", "365"):
        for back in range(int(days)):
            if back % 9 == 0:
                note(day=TODAY - timedelta(days=back))
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(PAGE, {"days": days})
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_dashboard_and_the_twitches_lead_to_it(signed_in: Client) -> None:
    assert f'href="{PAGE}?days=90"' in signed_in.get(reverse("tracker:dashboard"), {"days": "90"}).text
    assert f'href="{PAGE}#month"' in signed_in.get(reverse("tracker:twitches", args=[TODAY])).text
