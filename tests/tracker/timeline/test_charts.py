"""The time line's charts: a figure, a table and a file that say the same."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import TODAY, MakeFood
from tests.tracker.timeline.conftest import Note, Say
from tracker.models import Day, Entry, Medicine, Profile
from tracker.timeline.chart_list import CHARTS
from tracker.timeline.charts import PANELS

NBSP = "\N{NO-BREAK SPACE}"
HTMX = {"HX-Request": "true"}
ADDRESSES = ("timeline_chart", "timeline_table", "timeline_csv")
YESTERDAY = TODAY - timedelta(days=1)
BEFORE = TODAY - timedelta(days=2)
GAP = TODAY - timedelta(days=3)
OTHERS = "Calcium unknown; Potassium unknown; Vitamin D unknown"
LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def week(user: User, log: Callable[..., Entry], make_food: MakeFood, note: Note) -> None:
    """Today two twitches and a cramp and no food; yesterday oats and "none"; the day before only chia; then a gap."""
    note("calf_left", strength=1, at=time(9, 0))
    note("calf_left", "eyelid_right", strength=3, at=time(10, 0))
    note(cramp=True, at=time(11, 0))
    Day.objects.say_no_twitches(user=user, day=YESTERDAY, none=True)
    log(make_food("Oats", magnesium_mg=160, energy_kcal=380), day=YESTERDAY, portion_g=100)
    Day.objects.mark(user=user, day=YESTERDAY, complete=True)
    log(make_food("Chia", energy_kcal=400), day=BEFORE, portion_g=25)
    note("calf_left", day=LAST_WEEK, cramp=True)


def figure(client: Client, chart: str, **query: str) -> dict[str, Any]:
    answer = client.get(reverse("tracker:timeline_chart", args=[chart]), query)
    assert answer.status_code == 200
    drawn: dict[str, Any] = answer.json()
    return drawn


def sentences(drawn: dict[str, Any]) -> list[str]:
    """What the columns say, in their order."""
    found: list[str] = drawn["data"][-1]["meta"]["sentences"]
    return found


def names(drawn: dict[str, Any]) -> list[str]:
    return [note["text"] for note in drawn["layout"]["annotations"]]


def rows(client: Client, chart: str, **query: str) -> list[list[str]]:
    """The cells of the table with its heads first, as they are read."""
    text = client.get(reverse("tracker:timeline_table", args=[chart]), query, headers=HTMX).text
    found = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    return [[re.sub("<.*?>", "", cell) for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row)] for row in found]


def numbers(client: Client, chart: str, **query: str) -> list[dict[str, str]]:
    text = client.get(reverse("tracker:timeline_csv", args=[chart]), query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_chart_of_the_list_can_be_drawn() -> None:
    assert set(PANELS) == set(CHARTS)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("name", ADDRESSES)
def test_no_chart_minds_an_empty_diary_and_bad_words_are_refused(signed_in: Client, chart: str, name: str) -> None:
    address = reverse(f"tracker:{name}", args=[chart])
    for query in ({}, {"days": "all"}, {"days": "7"}, {"from": "1990-01-01"}):
        assert signed_in.get(address, query).status_code == 200
    assert signed_in.get(address, {"days": "many"}).status_code == 400
    assert signed_in.get(reverse(f"tracker:{name}", args=["pie"])).status_code == 404


def test_a_lane_for_each_place_the_usual_first_and_none_for_what_was_never_logged(
    signed_in: Client, week: None
) -> None:
    drawn = figure(signed_in, "lanes")
    assert names(drawn) == [
        *("Left calf", "Right eyelid", "Place not said", "Answered: no twitch noticed"),
        *("Magnesium, mg", "Calcium, mg", "Potassium, mg", "Vitamin D, µg"),
    ]


def test_a_day_says_all_that_is_known_and_what_was_not_answered(signed_in: Client, week: None) -> None:
    assert [words.replace(NBSP, " ") for words in sentences(figure(signed_in, "lanes", days="7"))] == [
        f"Fri 20 Nov: twitches not answered; Magnesium unknown; {OTHERS}; day not complete",
        f"Sat 21 Nov: no twitch noticed; Magnesium 160 mg; {OTHERS}",
        "Sun 22 Nov: 2 noticed twitches and 1 noticed cramp (Left calf, Right eyelid, strongest 3 of 4)",
    ]


def test_dots_are_told_apart_by_shape_size_and_fill_and_a_day_has_one_of_each_kind(
    signed_in: Client, week: None
) -> None:
    dots = [trace for trace in figure(signed_in, "lanes")["data"] if trace.get("mode") == "markers"]
    drawn = [(trace["marker"]["symbol"], trace["x"], trace["marker"]["size"]) for trace in dots]
    assert drawn == [
        ("circle", ["2026-11-22", "2026-11-22"], [9.5, 9.5]),  # left calf: 1 and 3, the stronger; right eyelid
        ("diamond", ["2026-11-15", "2026-11-22"], [7.0, 7.0]),
    ]
    assert dots[0]["marker"]["color"] == ["var(--ink)"] * 2
    assert dots[1]["marker"]["color"] == ["var(--card)"] * 2  # hollow: their strength was not said
    assert dots[0]["y"][0] > dots[0]["y"][1] > dots[1]["y"][1]  # each in the lane of its place


def test_a_gap_has_no_bar_and_half_of_the_target_is_half_of_the_lane(signed_in: Client, week: None) -> None:
    drawn = figure(signed_in, "lanes", days="7")
    complete = next(trace for trace in drawn["data"] if trace["type"] == "bar")
    assert (complete["x"], complete["y"]) == (["2026-11-21"], [17.0])
    days = {day for trace in drawn["data"] if trace["type"] == "bar" for day in trace["x"]}
    assert GAP.isoformat() not in days


def test_table_and_file_say_what_the_figure_says(signed_in: Client, week: None) -> None:
    heads, *days = rows(signed_in, "lanes", days="7")
    assert heads[:7] == ["Day", "Noticed twitches", "Noticed cramps", "Where", "Strongest", "Complete", "Magnesium"]
    assert [[cell.replace(NBSP, " ") for cell in row[:7]] for row in days] == [
        ["Sun 22 Nov 2026", "2", "1", "Left calf, Right eyelid", "strongest 3 of 4", "", ""],
        ["Sat 21 Nov 2026", "none", "none", "", "", "yes", "160 mg"],
        ["Fri 20 Nov 2026", "not answered", "not answered", "", "", "no", "unknown"],
    ]
    assert [list(row.values())[:8] for row in numbers(signed_in, "lanes", days="7")] == [
        ["2026-11-20", "", "", "", "", "False", "", ""],
        ["2026-11-21", "0", "0", "", "", "True", "", "160.0"],
        ["2026-11-22", "2", "1", "calf_left eyelid_right", "3", "", "", ""],
    ]


def test_factors_and_changes_stand_in_figure_table_and_file(
    signed_in: Client, say: Say, start_medicine: Callable[[date], Medicine]
) -> None:
    say(day=YESTERDAY, stress=0, heat=False)
    say(stress=3, heat=True)
    start_medicine(TODAY)

    drawn = figure(signed_in, "lanes", days="7")

    assert names(drawn) == ["Medicines: ▶ start, ▲ change, ■ stop", "Stress", "Heat or sweat"]
    assert sentences(drawn) == [
        "Sat 21 Nov: twitches not answered; Stress 0 of 4; Heat or sweat no",
        "Sun 22 Nov: twitches not answered; Stress 3 of 4; Heat or sweat yes; Started: Ramipril, 5 mg",
    ]
    bars = [trace for trace in drawn["data"][:-1] if trace["type"] == "bar"]
    assert [trace["y"] for trace in bars] == [[1.5, 25.5, 1.5, 10.0]]  # nought and no are a stroke at the foot
    assert [trace["marker"]["symbol"] for trace in drawn["data"] if trace.get("mode") == "markers"] == [
        ["triangle-right"]
    ]
    heads, today, yesterday = rows(signed_in, "lanes", days="7")
    assert heads[3:] == ["Medicines and supplements", "Stress", "Heat or sweat"]
    assert (today[3:], yesterday[3:]) == (["Started: Ramipril, 5 mg", "3 of 4", "yes"], ["", "0 of 4", "no"])
    file = [(row["date"], row["changes"], row["stress"], row["heat"]) for row in numbers(signed_in, "lanes", days="7")]
    assert file == [
        ("2026-11-21", "", "0.0", "0.0"),
        ("2026-11-22", "Started: Ramipril, 5 mg", "3.0", "1.0"),
    ]


def test_places_are_counted_by_week_and_a_week_without_an_answer_is_none_of_them(signed_in: Client, week: None) -> None:
    heads, *weeks = rows(signed_in, "places", **{"from": "2026-11-04", "to": "2026-11-22"})
    assert heads == ["Week", "Days answered", "In all", "Left calf", "Right eyelid", "Place not said"]
    assert weeks == [
        ["Week of 16 Nov 2026", "2 of 7", "3, 1 a cramp", "2", "1", "1, 1 a cramp"],
        ["Week of 9 Nov 2026", "1 of 7", "1, 1 a cramp", "1, 1 a cramp", "none", "none"],
        ["Week of 2 Nov 2026", "0 of 5", *["not answered"] * 4],
    ]
    drawn = figure(signed_in, "places", **{"from": "2026-11-04", "to": "2026-11-22"})
    assert names(drawn) == heads[3:]
    assert drawn["layout"]["xaxis"]["ticktext"] == ["16 Nov", "9 Nov", "2 Nov"]  # below the middle of each week
    before, last = sentences(drawn)
    assert before == "Week of 9 Nov 2026, 1 of 7 days answered. Left calf: 1 noticed cramp"
    places = "Left calf: 2 noticed twitches; Right eyelid: 1 noticed twitch; Place not said: 1 noticed cramp"
    assert last == f"Week of 16 Nov 2026, 2 of 7 days answered. {places}"
    counted = [row for row in numbers(signed_in, "places", days="7") if row["place"] == "calf_left"]
    assert [(row["week_from"], row["twitches"], row["cramps"]) for row in counted] == [("2026-11-16", "2", "0")]


def test_a_longer_span_is_its_last_year(signed_in: Client, note: Note) -> None:
    note("calf_left", day=date(2025, 11, 21))
    note("calf_left", day=date(2025, 11, 22))
    shown = figure(signed_in, "lanes", **{"from": "2020-01-01", "to": "2026-11-22"})
    assert [words[:10] for words in sentences(shown)] == ["Sat 22 Nov"]
    assert figure(signed_in, "lanes", days="all") == figure(signed_in, "lanes", days="365")


def test_the_last_day_is_the_persons_own_today(signed_in: Client, user: User, note: Note) -> None:
    """At noon UTC it is 02:00 on the 23rd in Kiritimati."""
    Profile.objects.of(user).update(time_zone="Pacific/Kiritimati", day_starts_hour=0)
    note("calf_left", day=TODAY + timedelta(days=1))
    assert len(sentences(figure(signed_in, "lanes", days="7"))) == 1


def test_nobody_sees_another_persons_days(signed_in: Client, stranger: User, note: Note) -> None:
    note("calf_left", whose=stranger)
    for chart in CHARTS:
        assert sentences(figure(signed_in, chart)) == []
        assert numbers(signed_in, chart) == []


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_costs_as_many_queries_for_a_year_as_for_a_week(
    signed_in: Client, log: Callable[..., Entry], note: Note, chart: str
) -> None:
    egg = log().food
    for back in range(0, 60, 2):
        log(egg, day=TODAY - timedelta(days=back))
        note("calf_left", day=TODAY - timedelta(days=back))
    asked = []
    for days in ("7", "365"):
        with CaptureQueriesContext(connection) as queries:
            figure(signed_in, chart, days=days)
        asked.append(len(queries))
    assert asked[0] == asked[1]
