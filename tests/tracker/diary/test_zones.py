"""Days travelled: a device says where it is, and the day page asks once for all devices whether the day is too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW, TODAY, MakeFood
from tracker.dashboard.hours_of_day import hours_of_today
from tracker.models import Entry, Profile
from tracker.models.profile import MOST_ZONES
from tracker.person.diarist import Diarist
from tracker.person.zones import city_of, have_same_clock

HTMX = {"HX-Request": "true"}
DAY = reverse("tracker:day", args=[TODAY])
TELL, ANSWER = reverse("tracker:tell_zone"), reverse("tracker:answer_zone")
BERLIN, TOKYO, LIMA = "Europe/Berlin", "Asia/Tokyo", "America/Lima"


class Device:
    """A browser that is signed in, in a time zone; it knows where it was, as the script of the day page does."""

    def __init__(self, user: User, zone: str) -> None:
        self.client = Client()
        self.client.force_login(user)
        self.zone = self.was = zone

    def travels(self, zone: str) -> None:
        self.zone = zone

    def opens(self) -> str:
        """Opens the day page, whose script says where the device is, where it has to; and what is asked then."""
        page = self.client.get(DAY).text
        known = page.split('data-known="')[1].split('"')[0]
        asked = self._asked(page)
        if (known, self.was) != (self.zone, self.zone):
            answer = self.client.post(TELL, {"zone": self.zone, "before": self.was}, headers=HTMX)
            assert answer.status_code == 200
            asked = self._asked(answer.text)
        self.was = self.zone
        return asked

    def says(self, day: str) -> None:
        self.client.post(ANSWER, {"zone": self.zone, "day": day}, headers=HTMX)

    @staticmethod
    def _asked(text: str) -> str:
        return text.split("Your device says ")[1].split(":")[0] if "Your device says " in text else ""


@pytest.fixture
def berliner(user: User, at_noon: date) -> User:
    Profile.objects.create(user=user, time_zone=BERLIN)
    return user


def zone_of(user: User) -> str:
    return Profile.objects.get(user=user).time_zone


def test_at_home_nothing_is_asked_or_said(berliner: User) -> None:
    phone = Device(berliner, BERLIN)
    assert phone.opens() == ""
    assert "device_zone" not in phone.client.session


def test_a_device_elsewhere_is_asked_about_until_it_is_answered(berliner: User) -> None:
    phone = Device(berliner, BERLIN)
    phone.opens()
    phone.travels(TOKYO)
    assert [phone.opens(), phone.opens()] == ["Tokyo", "Tokyo"]
    assert "It is 21:00 there, 13:00 in Berlin. What is logged keeps its date." in phone.client.get(DAY).text


def test_yes_moves_the_day_and_entries_keep_their_dates(
    berliner: User, make_food: MakeFood, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = Device(berliner, TOKYO)
    egg = make_food()
    phone.client.post(
        reverse("tracker:add", args=[TODAY, egg.pk]),
        {"key": "44444444-4444-4444-8444-444444444444", "quantity": "1", "portion": "p0", "meal": "lunch"},
    )
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=9))  # 06:00 in Tokyo
    assert phone.client.get(reverse("tracker:today"))["Location"] == DAY
    phone.opens()
    answer = phone.client.post(ANSWER, {"zone": TOKYO, "day": "here"}, headers=HTMX)
    assert answer["HX-Redirect"] == reverse("tracker:today")
    assert (zone_of(berliner), Entry.objects.get().date) == (TOKYO, TODAY)
    tomorrow = reverse("tracker:day", args=[TODAY + timedelta(days=1)])
    assert phone.client.get(reverse("tracker:today"))["Location"] == tomorrow
    assert "Your day is in Tokyo now." in phone.client.get(tomorrow).text
    assert phone.opens() == ""


@pytest.mark.parametrize(
    ("day_starts_hour", "day"), [(4, date(2026, 11, 23)), (6, date(2026, 11, 23)), (7, date(2026, 11, 22))]
)
def test_the_hour_at_which_the_day_starts_counts_in_the_new_zone(
    berliner: User, monkeypatch: pytest.MonkeyPatch, day_starts_hour: int, day: date
) -> None:
    Profile.objects.of(berliner).update(day_starts_hour=day_starts_hour)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=9))  # 06:00 in Tokyo
    phone = Device(berliner, TOKYO)
    phone.opens()
    phone.says("here")
    assert phone.client.get(reverse("tracker:today"))["Location"] == reverse("tracker:day", args=[day])


def test_no_is_remembered_until_the_device_travels_again(berliner: User) -> None:
    phone = Device(berliner, BERLIN)
    phone.opens()
    phone.travels(TOKYO)
    phone.opens()
    phone.says("elsewhere")
    assert (phone.opens(), zone_of(berliner)) == ("", BERLIN)
    phone.travels(BERLIN)
    assert phone.opens() == ""
    phone.travels(TOKYO)
    assert phone.opens() == "Tokyo"


def test_no_other_device_asks_what_one_was_answered(berliner: User) -> None:
    phone, tablet = Device(berliner, BERLIN), Device(berliner, BERLIN)
    for device in (phone, tablet):
        device.opens()
        device.travels(TOKYO)
    phone.opens()
    phone.says("elsewhere")
    assert (tablet.opens(), tablet.opens()) == ("", "")
    phone.travels(LIMA)
    assert phone.opens() == "Lima"
    phone.says("here")
    tablet.travels(LIMA)
    assert tablet.opens() == ""


def test_a_device_that_stayed_at_home_does_not_ask_for_home(berliner: User) -> None:
    phone, desk = Device(berliner, BERLIN), Device(berliner, BERLIN)
    phone.travels(TOKYO)
    phone.opens()
    phone.says("here")
    assert (desk.opens(), desk.opens()) == ("", "")
    assert Device(berliner, BERLIN).opens() == ""  # signed in anew
    phone.travels(BERLIN)  # back: only what has travelled asks
    assert phone.opens() == "Berlin"
    assert desk.opens() == "Berlin"  # not answered yet, on whichever device
    phone.says("here")
    assert (phone.opens(), desk.opens(), zone_of(berliner)) == ("", "", BERLIN)


def test_a_zone_chosen_in_the_profile_is_an_answer_too(berliner: User) -> None:
    phone = Device(berliner, BERLIN)
    phone.opens()
    form = {"time_zone": TOKYO, "day_starts_hour": "4", "authority": "nasem", "life_stage": "none", "mass_unit": "g"}
    form |= {"vitamin_d_unit": "ug", "volume_unit": "ml"}
    assert phone.client.post(reverse("tracker:profile"), form).status_code == 302
    assert zone_of(berliner) == TOKYO
    assert phone.opens() == ""
    phone.travels(TOKYO)
    assert phone.opens() == ""
    phone.travels(BERLIN)
    assert phone.opens() == "Berlin"


@pytest.mark.parametrize(
    "zone", ["", "Mars/Olympus", "Etc/Unknown", "../../etc/passwd", "asia/tokyo ", "A" * 5000, "Europe/Berlin\n"]
)
def test_what_is_no_zone_is_passed_over(berliner: User, zone: str) -> None:
    phone = Device(berliner, BERLIN)
    for address, sent in ((TELL, {"before": TOKYO}), (ANSWER, {"day": "here"}), (ANSWER, {"day": "elsewhere"})):
        answer = phone.client.post(address, {"zone": zone, **sent}, headers=HTMX)
        assert (answer.status_code, answer.content) == (200, b"")
        assert phone.client.post(address, {"zone": zone, **sent})["Location"] == reverse("tracker:today")
    profile = Profile.objects.get(user=berliner)
    assert (profile.time_zone, profile.zones_asked, profile.zone_since) == (BERLIN, {}, None)
    assert "device_zone" not in phone.client.session


def test_a_zone_before_that_is_none_is_passed_over(berliner: User) -> None:
    phone = Device(berliner, TOKYO)
    answer = phone.client.post(TELL, {"zone": TOKYO, "before": "Mars/Olympus"}, headers=HTMX)
    assert "Your device says Tokyo" in answer.text
    assert phone.client.post(ANSWER, {"zone": TOKYO, "day": "perhaps"}, headers=HTMX).content == b""
    assert phone.opens() == "Tokyo"


def test_somebody_without_a_profile_is_asked_and_has_one_then(user: User, at_noon: date) -> None:
    phone = Device(user, LIMA)
    assert phone.opens() == "Lima"
    phone.says("here")
    assert (zone_of(user), phone.opens()) == (LIMA, "")


def test_an_answer_changes_nothing_else_that_was_saved_meanwhile(berliner: User) -> None:
    diarist = Diarist(berliner, now=NOW)
    assert diarist.profile.mass_unit == "g"
    Profile.objects.of(berliner).update(mass_unit="oz")
    diarist.profile.stay(TOKYO)
    diarist.profile.keep("zones_asked")
    profile = Profile.objects.get(user=berliner)
    assert (profile.mass_unit, profile.zones_asked) == ("oz", {TOKYO: "elsewhere"})


def test_nobody_elses_zone_is_asked_about(berliner: User, stranger: User) -> None:
    Profile.objects.create(user=stranger, time_zone=BERLIN)
    phone = Device(berliner, TOKYO)
    phone.opens()
    phone.says("elsewhere")
    assert Device(stranger, TOKYO).opens() == "Tokyo"
    assert zone_of(stranger) == BERLIN


def test_so_many_answers_are_kept() -> None:
    profile = Profile()
    for number in range(2 * MOST_ZONES):
        profile.stay(f"Zone/{number}")
    assert list(profile.zones_asked) == [f"Zone/{number}" for number in range(MOST_ZONES, 2 * MOST_ZONES)]


@pytest.mark.parametrize(
    ("zone", "other", "same"),
    [
        ("Asia/Kolkata", "Asia/Calcutta", True),
        (BERLIN, "Europe/Paris", True),
        ("UTC", "Europe/London", False),  # the same in November, not in June
        ("America/Denver", "America/Phoenix", False),
        (BERLIN, TOKYO, False),
        ("Australia/Adelaide", "Australia/Darwin", False),
    ],
)
def test_zones_whose_clocks_agree_all_year(zone: str, other: str, same: bool) -> None:
    assert have_same_clock(zone, other, year=2026) is same


def test_where_clocks_agree_nothing_is_asked(berliner: User) -> None:
    assert Device(berliner, "Europe/Paris").opens() == ""


@pytest.mark.parametrize(
    ("zone", "city"),
    [("America/Argentina/Buenos_Aires", "Buenos Aires"), ("UTC", "UTC"), ("America/St_Johns", "St Johns")],
)
def test_a_zone_is_named_by_its_city(zone: str, city: str) -> None:
    assert city_of(zone) == city


@pytest.mark.parametrize(
    ("day", "at", "moment"),
    [
        ("2026-03-29", time(1, 30), "2026-03-29 00:30"),
        ("2026-03-29", time(2, 30), "2026-03-29 01:30"),  # left out: as if the clock had not been put forward yet
        ("2026-03-29", time(3, 30), "2026-03-29 01:30"),
        ("2026-10-25", time(2, 30), "2026-10-25 00:30"),  # twice: the first
        ("2026-10-25", time(3, 30), "2026-10-25 02:30"),
        ("2026-03-28", time(0, 30), "2026-03-28 23:30"),  # where a day starts at 1, still of the 28th
    ],
)
def test_the_moment_of_a_time_that_was_said(berliner: User, day: str, at: time, moment: str) -> None:
    diarist = Diarist(berliner, now=NOW)
    diarist.profile.day_starts_hour = 1
    assert diarist.moment(date.fromisoformat(day), at) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_what_was_logged_before_the_move_has_no_time_of_logging(berliner: User, make_food: MakeFood) -> None:
    phone = Device(berliner, TOKYO)
    egg = make_food()
    add = reverse("tracker:add", args=[TODAY, egg.pk])
    for number, meal in enumerate(("lunch", "snack")):
        key = f"44444444-4444-4444-8444-44444444444{number}"
        phone.client.post(add, {"key": key, "quantity": "1", "portion": "p0", "meal": meal})
    Entry.objects.of(berliner).filter(meal="lunch").update(created_at=NOW - timedelta(hours=2))
    Entry.objects.of(berliner).filter(meal="snack").update(created_at=NOW + timedelta(minutes=30))
    phone.opens()
    phone.says("here")
    found = hours_of_today(Diarist(berliner, now=NOW + timedelta(hours=1)))
    assert [(f"{each.at:%H:%M}", each.is_logged) for each in found.times] == [("21:30", True)]
    assert found.left_out == 1
    assert (NOW + timedelta(minutes=30)).astimezone(ZoneInfo(TOKYO)).time() == time(21, 30)
