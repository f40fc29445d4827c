"""The sheet "My day": answered line by line or at once, changed, taken back, and what a button makes of it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food
from tests.conftest import TODAY, MakeFood
from tracker.models import DayFactors, DayNote, Entry, FactorPreferences, Profile, State
from tracker.models.factor_kinds import SheetLine

YESTERDAY = TODAY - timedelta(1)
SHEET = reverse("tracker:my_day", args=[TODAY])
HTMX = {"HX-Request": "true"}
Log = Callable[..., Entry]


@pytest.fixture
def water(make_food: MakeFood) -> Food:
    return make_food(
        "Water, tap",
        source="fndds",
        code="94000100",
        water_g=99.9,
        calcium_mg=3,
        portion_text="1 cup",
        portion_g=240,
        portions={"1 cup": 240, "1 fl oz": 30},
    )


def send(client: Client, line: str, *, day: date = TODAY, status: int = 200, **sent: Any) -> str:
    """What the line answers, in words."""
    answer = client.post(reverse("tracker:my_day_line", args=[day, line]), sent, headers=HTMX)
    assert answer.status_code == status
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def said(user: User, day: date = TODAY) -> dict[str, object]:
    """What is answered of a day, by field."""
    row: Any = DayFactors.objects.of(user).filter(date=day).values().first() or {}
    return {name: value for name, value in row.items() if value is not None and name not in {"user_id", "date"}}


def test_each_line_is_kept_by_itself_as_it_is_set(signed_in: Client, user: User) -> None:
    assert "Saved" in send(signed_in, "stress", stress="3")
    send(signed_in, "exercise", exercise_minutes="30", exercise_effort="6", unaccustomed="yes")
    send(signed_in, "sleep", sleep_hours="7,5", times_woken="0")
    send(signed_in, "heat", heat="no")
    assert said(user) == {
        "stress": 3,
        "exercise_minutes": 30,
        "exercise_effort": 6,
        "unaccustomed": True,
        "sleep_hours": 7.5,
        "times_woken": 0,
        "heat": False,
    }


def test_sent_twice_it_changes_nothing_and_sent_again_it_is_the_newer_answer(signed_in: Client, user: User) -> None:
    for stress in ("2", "2", "1"):
        send(signed_in, "stress", stress=stress)
    assert said(user) == {"stress": 1}
    assert DayFactors.objects.of(user).count() == 1


@pytest.mark.parametrize(
    ("line", "sent", "problem"),
    [
        ("stress", {"stress": "5"}, "Choose one of the levels"),
        ("urine", {"urine_colour": "0"}, "Choose one of the levels"),
        ("heat", {"heat": "perhaps"}, "Choose yes or no"),
        ("sleep", {"sleep_hours": "25"}, "Write a number from 0 to 24"),
        ("sleep", {"times_woken": "1.5"}, "Write a whole number from 0 to 50"),
        ("drinks", {"other_drinks_ml": "-1"}, "Write a number from 0 to 20000"),
        ("drinks", {"other_drinks_ml": "nan"}, "Write a number"),
        ("drinks", {"other_drinks_ml": "1,500"}, "Write the number without a mark between thousands"),
        ("drinks", {"other_drinks_ml": "1e999"}, "Write a number"),
        ("caffeine", {"last_caffeine": "25:00"}, "That is not a time"),
        ("note", {"note": "x" * 1001}, "Write at most 1,000 characters"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    signed_in: Client, user: User, line: str, sent: dict[str, Any], problem: str
) -> None:
    assert problem in send(signed_in, line, status=400, **sent)
    assert said(user) == {}
    assert not DayNote.objects.of(user).exists()


def test_a_day_ahead_or_before_diaries_and_a_line_that_is_none_are_not_there(signed_in: Client, user: User) -> None:
    for day in (TODAY + timedelta(1), date(1899, 12, 31)):
        send(signed_in, "stress", day=day, status=404, stress="1")
        assert signed_in.get(reverse("tracker:my_day", args=[day])).status_code == 404
    send(signed_in, "mood", status=404, stress="1")
    assert not DayFactors.objects.of(user).exists()


def test_none_is_an_answer_and_a_line_can_be_left_open_again(signed_in: Client, user: User) -> None:
    send(signed_in, "exercise", exercise_minutes="30", exercise_effort="6", set="none")
    send(signed_in, "alcohol", set="none")
    assert said(user) == {"exercise_minutes": 0, "alcohol_g": 0.0}
    send(signed_in, "exercise", set="clear")
    send(signed_in, "alcohol", set="clear")
    assert said(user) == {}


def test_the_same_as_yesterday_is_offered_where_yesterday_said_something(signed_in: Client, user: User) -> None:
    assert "Same as yesterday" not in signed_in.get(SHEET).text
    DayFactors.objects.answer(user=user, day=YESTERDAY, answers={"exercise_minutes": 20, "exercise_effort": 4})
    assert signed_in.get(SHEET, headers=HTMX).text.count("Same as yesterday: 20\xa0min, effort 4") == 1

    assert "Saved" in send(signed_in, "exercise", set="same")
    assert said(user) == {"exercise_minutes": 20, "exercise_effort": 4}
    assert "Same as yesterday" not in signed_in.get(SHEET, headers=HTMX).text

    DayFactors.objects.answer(user=user, day=YESTERDAY, answers={"alcohol_g": 0, "urine_colour": 3})
    page = signed_in.get(SHEET, headers=HTMX).text
    assert "Same as yesterday: none" in page
    assert "Same as yesterday: 3" in page


def test_a_cup_of_coffee_by_hand_adds_to_what_stands_there_once_and_now(signed_in: Client, user: User) -> None:
    for _tap in range(2):  # the same tap, twice on its way
        send(signed_in, "caffeine", other_caffeine_mg="100", last_caffeine="08:00", set="coffee")
    assert said(user) == {"other_caffeine_mg": 195.0, "last_caffeine": time(12, 0)}

    send(signed_in, "caffeine", day=YESTERDAY, other_caffeine_mg="", set="coffee")
    assert said(user, YESTERDAY) == {"other_caffeine_mg": 95.0}  # when it was, nobody said
    assert "Write a number" in send(signed_in, "caffeine", other_caffeine_mg="4950", set="tablet", status=400)


def test_what_is_logged_stands_beside_what_is_not(signed_in: Client, log: Log, make_food: MakeFood) -> None:
    coffee = make_food("Coffee", caffeine_mg=40)
    for at in (time(16, 5), time(8, 0), time(1, 30)):  # a day starts at four
        entry = log(coffee, portion_g=75)
        Entry.objects.filter(key=entry.key).update(local_time=at)
    log(coffee, portion_g=75, state=State.PLANNED)
    page = " ".join(signed_in.get(SHEET).text.split())
    assert "from what you logged: 90 mg, the last at 01:30" in page
    log(coffee, portion_g=75)  # nobody said when: it may have been the last
    page = " ".join(signed_in.get(SHEET).text.split())
    assert "from what you logged: 120 mg" in page
    assert "the last at" not in page


def test_a_glass_of_water_is_an_entry_with_its_minerals_and_comes_off_again(
    signed_in: Client, user: User, water: Food
) -> None:
    FactorPreferences.objects.create(user=user, glass_ml=300)
    page = signed_in.get(SHEET, headers=HTMX).text
    part = page[page.index('id="water"') :]
    form = re.search(r'<form method="post" action="([^"]+)"[^>]*>.*?</form>', part, re.DOTALL)
    assert form
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    for _tap in range(2):
        assert signed_in.post(form[1], sent, headers=HTMX).status_code == 200
    (entry,) = Entry.objects.of(user).present()
    assert (entry.quantity, entry.portion_text, entry.meal) == (300, "mL", "snack")
    assert entry.grams == pytest.approx(304.3, abs=0.1)  # as the table weighs a fluid ounce of 29.57 mL: 30 g
    assert entry.calcium_mg == pytest.approx(9.13, abs=0.01)

    part = signed_in.get(reverse("tracker:my_day_water", args=[TODAY]), headers=HTMX).text
    assert "300\xa0mL logged" in part
    assert reverse("tracker:delete_entry", args=[entry.key]) in part
    assert said(user) == {}  # nothing of it is said a second time by hand


def test_without_tap_water_in_the_tables_there_is_no_button(signed_in: Client) -> None:
    assert 'id="water"' not in signed_in.get(SHEET).text


def test_without_a_script_the_whole_sheet_is_kept_at_once_or_not_at_all(signed_in: Client, user: User) -> None:
    wrong = signed_in.post(SHEET, {"stress": "2", "sleep_hours": "many", "note": "Rain"})
    assert wrong.status_code == 400
    assert "Write a number from 0 to 24" in wrong.text
    assert 'value="2"' in wrong.text
    assert said(user) == {}

    kept = signed_in.post(SHEET, {"stress": "2", "sleep_hours": "7", "note": " Rain \n", "heat": "yes"}, follow=True)
    assert "Saved" in kept.text
    assert said(user) == {"stress": 2, "sleep_hours": 7.0, "heat": True}
    assert DayNote.objects.words_on(user, TODAY) == "Rain"

    signed_in.post(SHEET, {"stress": "2"})
    assert said(user) == {"stress": 2}
    assert not DayNote.objects.of(user).exists()


def test_a_note_is_not_in_clear_in_the_database(signed_in: Client, user: User) -> None:
    send(signed_in, "note", note="Quarrel")
    sealed = bytes(DayNote.objects.of(user).get().sealed)
    assert b"Quarrel" not in sealed
    assert "Quarrel" in signed_in.get(SHEET).text


def test_a_note_that_cannot_be_read_now_is_not_thrown_away_by_saving_the_rest(signed_in: Client, user: User) -> None:
    DayNote.objects.create(user=user, date=TODAY, sealed=b"of another key")
    assert "can no longer be read" in signed_in.get(SHEET).text
    signed_in.post(SHEET, {"stress": "1", "note": ""})
    assert bytes(DayNote.objects.of(user).get().sealed) == b"of another key"


def test_hidden_lines_are_neither_shown_nor_changed(signed_in: Client, user: User) -> None:
    DayFactors.objects.answer(user=user, day=TODAY, answers={"alcohol_g": 14})
    FactorPreferences.objects.create(user=user, hidden=["alcohol"], order=["sleep", "stress"])
    shown = re.findall(r'id="line-(\w+)"', signed_in.get(SHEET).text)
    assert shown[:2] == ["sleep", "stress"]
    assert set(shown) == set(SheetLine) - {"alcohol"}
    signed_in.post(SHEET, {"alcohol_g": "0"})
    assert said(user) == {"alcohol_g": 14.0}


def test_nothing_of_somebody_elses_is_seen_or_changed(signed_in: Client, stranger: User) -> None:
    DayFactors.objects.answer(user=stranger, day=TODAY, answers={"stress": 4})
    DayNote.objects.keep(user=stranger, day=TODAY, words="Theirs")
    assert "Theirs" not in signed_in.get(SHEET).text
    send(signed_in, "stress", set="clear")
    send(signed_in, "note", note="")
    assert said(stranger) == {"stress": 4}
    assert DayNote.objects.words_on(stranger, TODAY) == "Theirs"


@pytest.mark.parametrize(
    ("zone", "now", "day"),
    [
        (
            "Pacific/Kiritimati",
            datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
            date(2026, 11, 22),
        ),  # 02:00 there
        ("Pacific/Kiritimati", datetime(2026, 11, 22, 15, 0, tzinfo=UTC), date(2026, 11, 23)),
        (
            "America/New_York",
            datetime(2026, 11, 1, 8, 30, tzinfo=UTC),
            date(2026, 10, 31),
        ),  # 03:30
        ("America/New_York", datetime(2026, 11, 1, 9, 0, tzinfo=UTC), date(2026, 11, 1)),
        ("America/New_York", datetime(2026, 3, 8, 7, 59, tzinfo=UTC), date(2026, 3, 7)),  # 03:59
        ("America/New_York", datetime(2026, 3, 8, 8, 0, tzinfo=UTC), date(2026, 3, 8)),
    ],
)
def test_today_is_the_persons_own_day(
    signed_in: Client,
    user: User,
    profile: Profile,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    now: datetime,
    day: date,
) -> None:
    Profile.objects.filter(user=user).update(time_zone=zone)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    send(signed_in, "caffeine", day=day, set="espresso")
    local = now.astimezone(ZoneInfo(zone))
    assert said(user, day) == {"other_caffeine_mg": 63.0, "last_caffeine": local.time().replace(second=0)}
    send(signed_in, "stress", day=day + timedelta(1), stress="1", status=404)
