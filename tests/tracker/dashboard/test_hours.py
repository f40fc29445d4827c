"""Today by hour: what was said, what was logged as it was eaten, what is left out; and days of 23 and 25 hours."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food
from tests.conftest import NOW, TODAY, MakeFood
from tracker.dashboard.hours_of_day import HoursOfDay, hours_of_today
from tracker.models import Entry, Profile
from tracker.person.diarist import Diarist

LEFT_OUT = "2 entries without a time are not in it."
OF_LOGGING = "Where no time was said, it is that of logging."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def oats(make_food: MakeFood) -> Food:
    return make_food("Oats", magnesium_mg=160, calcium_mg=100, potassium_mg=260, vitamin_d_ug=0)


Eat = Callable[..., Entry]


@pytest.fixture
def eat(log: Callable[..., Entry], oats: Food) -> Eat:
    """100 g of oats: logged at this moment in UTC, with the time that was said."""

    def eaten(logged: str, said: time | None = None, **values: Any) -> Entry:
        entry = log(oats, portion_g=100, **values)
        at = datetime.fromisoformat(logged).replace(tzinfo=UTC)
        Entry.objects.filter(key=entry.key).update(local_time=said, created_at=at)
        return entry

    return eaten


def lives(user: User, zone: str, day_starts_hour: int) -> None:
    Profile.objects.of(user).update(time_zone=zone, day_starts_hour=day_starts_hour)


def hours(user: User, now: str = "2026-11-22 21:30") -> HoursOfDay:
    return hours_of_today(Diarist(user, now=datetime.fromisoformat(now).replace(tzinfo=UTC)))


def placed(found: HoursOfDay) -> list[tuple[float, str, bool]]:
    return [(round(each.hour, 4), f"{each.at:%H:%M}", each.is_logged) for each in found.times]


def drawn(client: Client) -> dict[str, Any]:
    figure: dict[str, Any] = client.get(reverse("tracker:chart", args=["hours"])).json()
    return figure


def test_hours_follow_the_time_that_was_said_and_else_that_of_logging(signed_in: Client, user: User, eat: Eat) -> None:
    lives(user, "Europe/Berlin", 4)
    eat("2026-11-22 11:15", meal="lunch")  # 12:15 in Berlin
    eat("2026-11-22 09:00", time(7, 30))
    figure = drawn(signed_in)
    marks = figure["data"][-1]
    assert marks["x"] == [3.5, 8.25]
    so_far = "Oats. So far Magnesium 50%, Calcium 10%, Potassium 10%, Vitamin D 0%"
    assert marks["meta"]["sentences"][0] == f"07:30: {so_far}"
    assert marks["meta"]["sentences"][1].startswith("12:15, when it was logged: Oats. So far Magnesium 100%")
    assert figure["data"][0]["y"] == [0.0, 50.0, 100.0, 100.0]
    assert figure["layout"]["xaxis"]["range"] == [0, 24]
    csv = signed_in.get(reverse("tracker:chart_csv", args=["hours"])).text
    assert [line.split(",")[:2] for line in csv.splitlines()[1:]] == [["07:30", "said"], ["12:15", "logged"]]


def test_a_day_typed_in_at_ten_in_the_evening_is_left_out_and_said(signed_in: Client, user: User, eat: Eat) -> None:
    for minute, meal in enumerate(("breakfast", "lunch", "lunch", "dinner")):
        eat(f"2026-11-22 21:{10 + 6 * minute}", meal=meal)  # six minutes apart
    found = hours(user, "2026-11-22 22:00")
    assert (found.times, found.left_out) == ([], 4)
    assert found.notes == ["4 entries without a time are not in it."]
    Entry.objects.filter(meal="lunch").update(local_time=time(12, 45))
    found = hours(user, "2026-11-22 22:00")
    # breakfast at 21:10 and dinner at 21:28 are not of one sitting now
    assert [each.at for each in found.times] == [time(12, 45), time(21, 10), time(21, 28)]


def test_one_meal_logged_food_by_food_stands_where_it_was_logged(user: User, profile: Profile, eat: Eat) -> None:
    for minute in (0, 4, 9):
        eat(f"2026-11-22 08:0{minute}", meal="breakfast")
    eat("2026-11-22 08:19:01", meal="snack")  # 10 minutes and a second after
    assert placed(hours(user)) == [
        (4.0, "08:00", True),
        (4.0667, "08:04", True),
        (4.15, "08:09", True),
        (4.3167, "08:19", True),
    ]
    Entry.objects.filter(meal="snack").update(created_at=datetime(2026, 11, 22, 8, 19, tzinfo=UTC))
    assert hours(user).left_out == 4


def test_what_was_logged_on_another_day_has_no_time(user: User, profile: Profile, eat: Eat) -> None:
    eat("2026-11-21 20:00")  # planned on the evening before
    eat("2026-11-22 03:59", meal="lunch")  # still the evening before, where a day starts at four
    eat("2026-11-22 12:00", day=TODAY - timedelta(days=1), meal="dinner")  # of the day before: not counted here at all
    found = hours(user)
    assert (found.times, found.left_out) == ([], 2)


def test_the_dashboard_says_what_is_left_out(signed_in: Client, user: User, eat: Eat) -> None:
    eat("2026-11-22 11:00", meal="lunch"), eat("2026-11-22 11:01", meal="breakfast")
    address = reverse("tracker:dashboard")
    page = signed_in.get(address).text
    assert LEFT_OUT in page
    assert "A meal’s menu sets the time for all of it." in page  # instead of an empty plot
    eat("2026-11-22 11:30", meal="snack"), eat("2026-11-22 09:00", time(8), meal="breakfast")
    page = signed_in.get(address).text
    assert f"against the targets. {LEFT_OUT} {OF_LOGGING}" in page
    table = signed_in.get(reverse("tracker:chart_table", args=["hours"]), headers=HTMX).text
    assert f'<p class="soft">{LEFT_OUT}</p>' in table
    assert '<th scope="row">11:30, when it was logged</th>' in table
    Entry.objects.of(user).update(local_time=time(8))
    page = signed_in.get(address).text
    assert "without a time" not in page
    assert OF_LOGGING not in page


@pytest.mark.parametrize(
    ("day", "day_starts_hour", "length", "noon"),
    [
        (date(2026, 3, 28), 0, 24, 12),
        (date(2026, 3, 29), 0, 23, 11),  # from 2:00 on it is 3:00
        (date(2026, 3, 28), 4, 23, 8),  # that night belongs to Saturday
        (date(2026, 3, 29), 4, 24, 8),
        (date(2026, 3, 29), 2, 23, 9),  # it begins at 3:00: there is no 2:00
        (date(2026, 10, 25), 0, 25, 13),
        (date(2026, 10, 24), 4, 25, 8),
        (date(2026, 10, 25), 4, 24, 8),
    ],
)
def test_days_on_which_the_clock_changes_have_23_or_25_hours(
    user: User, profile: Profile, log: Callable[..., Entry], day: date, day_starts_hour: int, length: int, noon: float
) -> None:
    lives(user, "Europe/Berlin", day_starts_hour)
    entry = log(day=day)
    Entry.objects.filter(key=entry.key).update(local_time=time(12))
    found = hours(user, f"{day} 18:00")
    assert (found.length, [each.hour for each in found.times]) == (length, [noon])


def test_times_that_the_clock_leaves_out_or_shows_twice(user: User, profile: Profile, eat: Eat) -> None:
    lives(user, "Europe/Berlin", 0)
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    for said in (time(1, 59), time(2, 30), time(3), time(3, 45)):
        eat("2026-03-29 18:00", said, day=spring)
    assert placed(hours(user, "2026-03-29 19:00")) == [
        (1.9833, "01:59", False),
        (2.0, "03:00", False),
        (2.5, "02:30", False),  # there was none: as if the clock had not been put forward yet
        (2.75, "03:45", False),
    ]
    eat("2026-10-25 00:30", day=autumn)  # 02:30, the first
    eat("2026-10-25 01:30", day=autumn, meal="snack")  # 02:30 once more
    eat("2026-10-25 18:00", time(2, 30), day=autumn)
    eat("2026-10-25 18:00", time(3), day=autumn)
    assert placed(hours(user, "2026-10-25 19:00")) == [
        (2.5, "02:30", False),
        (2.5, "02:30", True),
        (3.5, "02:30", True),
        (4.0, "03:00", False),
    ]


def test_the_hours_of_the_axis_are_those_of_the_clock(
    client: Client, user: User, profile: Profile, eat: Eat, monkeypatch: pytest.MonkeyPatch
) -> None:
    lives(user, "Europe/Berlin", 0)
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 10, 25, 17, 0, tzinfo=UTC))
    client.force_login(user)
    eat("2026-10-25 17:00", time(7), day=date(2026, 10, 25))
    figure = drawn(client)
    axis = figure["layout"]["xaxis"]
    assert axis["range"] == [0, 25]
    assert list(zip(axis["tickvals"], axis["ticktext"], strict=True)) == [
        (0, "00:00"), (7, "06:00"), (13, "12:00"), (19, "18:00"),
    ]  # fmt: skip
    assert figure["data"][0]["x"] == [0, 8, 19]  # until now, which is 18:00


def test_more_entries_cost_no_more_queries(
    user: User, profile: Profile, eat: Eat, django_assert_num_queries: Callable[..., Any]
) -> None:
    diarist = Diarist(user, now=NOW)
    assert diarist.profile
    for many in (5, 10):
        for _ in range(5):
            eat("2026-11-22 11:00")
        with django_assert_num_queries(1):
            assert len(hours_of_today(diarist).times[0].entries) == many
