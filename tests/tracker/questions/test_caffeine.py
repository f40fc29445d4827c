"""Caffeine on and off: drawn once, opened fortnight by fortnight, stopped early, answered after the last."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW, TODAY
from tracker.models import CaffeineTrial, Day, DayFactors, Profile, Twitch

PAGE = reverse("tracker:caffeine_trial")
TOMORROW = TODAY + timedelta(days=1)
KEY = "88888888-8888-4888-8888-888888888888"


def form(**typed: Any) -> dict[str, Any]:
    return {"key": KEY, "pairs": "3", "outcome": "twitches", "starts": TOMORROW.isoformat()} | typed


def start(client: Client, **typed: Any) -> str:
    return client.post(PAGE, form(**typed), follow=True).text


def kept(user: User, *, starts: date, pairs: int = 3, seed: int = 1, outcome: str = "twitches") -> CaffeineTrial:
    return CaffeineTrial.objects.create(
        user=user, key=UUID(KEY), starts=starts, pairs=pairs, outcome=outcome, seed=seed
    )


def opened(page: str) -> list[str]:
    """What stands beside each fortnight."""
    calendar = re.search(r'<ol class="facing fortnights">(.*?)</ol>', page, re.DOTALL)
    assert calendar
    return re.findall(r"<[bi]>(\w+)</[bi]>", calendar[1])


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def test_the_smallest_p_is_said_before_one_begins(signed_in: Client) -> None:
    page = signed_in.get(PAGE).text
    assert "3 pairs, 12 weeks: p is 0.125 at best" in page
    assert "5 pairs, 20 weeks: p is 0.031 at best" in page
    assert "For caffeine only: never leave out a medicine or a supplement to try something." in page


def test_the_order_is_drawn_and_nothing_of_it_is_told(signed_in: Client, user: User) -> None:
    page = start(signed_in)
    assert opened(page) == ["sealed"] * 6
    assert "Begins on 23 Nov 2026" in page
    assert "23 Nov to 6 Dec 2026" in page
    trial = CaffeineTrial.objects.of(user).get()
    assert str(trial.seed) not in page


def test_draws_differ_from_each_other(signed_in: Client, user: User) -> None:
    orders = set()
    for number in range(8):
        start(signed_in, key=UUID(int=number), pairs="6")
        trial = CaffeineTrial.objects.of(user).get()
        orders.add(trial.drawn.caffeine_first)
        trial.delete()
    assert len(orders) > 1


def test_a_double_tap_draws_nothing_anew(signed_in: Client, user: User) -> None:
    start(signed_in)
    seed = CaffeineTrial.objects.of(user).get().seed
    start(signed_in)
    assert CaffeineTrial.objects.of(user).get().seed == seed


def test_there_is_one_at_a_time(signed_in: Client, user: User) -> None:
    start(signed_in)
    page = start(signed_in, key=UUID(int=9))
    assert "There is one already that is not over. Stop it first." in page
    assert CaffeineTrial.objects.of(user).count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"pairs": "2"}, "Choose how many pairs of fortnights."),
        ({"pairs": "99"}, "Choose how many pairs of fortnights."),
        ({"pairs": ""}, "Choose how many pairs of fortnights."),
        ({"outcome": "mood"}, "Choose what is compared."),
        ({"starts": TODAY.isoformat()}, "Choose a day from tomorrow to 21 Jan 2027."),
        ({"starts": "2027-01-22"}, "Choose a day from tomorrow to 21 Jan 2027."),
        ({"starts": "9999-12-31"}, "Choose a day from tomorrow to 21 Jan 2027."),
        ({"starts": "soon"}, "That is not a day. Write it like 2026-03-31."),
        ({"key": "x"}, "Open this form again."),
    ],
)
def test_what_cannot_be_is_refused_in_words(signed_in: Client, user: User, typed: dict[str, str], said: str) -> None:
    answer = signed_in.post(PAGE, form(**typed))
    assert answer.status_code == 400
    assert said in answer.text
    assert not CaffeineTrial.objects.of(user).exists()


def test_it_is_for_adults(signed_in: Client, user: User) -> None:
    Profile.objects.of(user).update(birth_year=2012)
    assert "This is for adults." in signed_in.get(PAGE).text
    start(signed_in)
    assert not CaffeineTrial.objects.of(user).exists()


@pytest.mark.parametrize(
    ("days", "open_ones", "state"),
    [
        (0, 1, "Now with caffeine, until 5 Dec 2026"),
        (13, 1, "Now with caffeine, until 5 Dec 2026"),
        (14, 2, "Now without caffeine, until 19 Dec 2026"),
        (28, 3, "Now without caffeine, until 2 Jan 2027"),
    ],
)
def test_a_fortnight_opens_on_its_first_day(
    signed_in: Client, user: User, monkeypatch: pytest.MonkeyPatch, days: int, open_ones: int, state: str
) -> None:
    kept(user, starts=TODAY)
    set_clock(monkeypatch, NOW + timedelta(days=days))
    page = signed_in.get(PAGE).text
    order = ["with", "without", "without", "with", "without", "with"]
    assert opened(page) == order[:open_ones] + ["sealed"] * (6 - open_ones)
    assert state in page


def test_it_opens_by_the_persons_own_clock(signed_in: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(user, starts=TOMORROW)
    set_clock(monkeypatch, NOW.replace(hour=16))
    assert opened(signed_in.get(PAGE).text)[0] == "sealed"
    Profile.objects.of(user).update(time_zone="Pacific/Auckland")
    assert opened(signed_in.get(PAGE).text)[0] == "with"


def test_before_it_begins_it_is_taken_back_and_undone_with_the_same_draw(signed_in: Client, user: User) -> None:
    start(signed_in)
    seed = CaffeineTrial.objects.of(user).get().seed
    page = signed_in.post(reverse("tracker:stop_caffeine_trial", args=[KEY]), follow=True).text
    assert "Taken back." in page
    assert "fortnights" not in page.split("Fortnights as you usually drink it")[0]
    signed_in.post(reverse("tracker:go_on_with_caffeine_trial", args=[KEY]))
    assert CaffeineTrial.objects.of(user).present().get().seed == seed


def test_stopping_early_can_be_undone_for_a_day(signed_in: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(user, starts=TODAY - timedelta(days=20))
    stop, go_on = (reverse(f"tracker:{name}_caffeine_trial", args=[KEY]) for name in ("stop", "go_on_with"))
    page = signed_in.post(stop, follow=True).text
    assert "Stopped early" in page
    assert "No answer: 0 pairs could be counted, and 3 are needed." in page
    assert opened(page) == ["with", "without", *["sealed"] * 4]
    assert "Now without caffeine" in signed_in.post(go_on, follow=True).text
    signed_in.post(stop)
    set_clock(monkeypatch, NOW + timedelta(days=1, minutes=1))
    page = signed_in.post(go_on, follow=True).text
    assert "That was more than a day ago, or another has begun." in page
    assert "Stopped early" in page


def test_what_was_stopped_does_not_go_on_beside_another(signed_in: Client, user: User) -> None:
    kept(user, starts=TODAY - timedelta(days=20))
    signed_in.post(reverse("tracker:stop_caffeine_trial", args=[KEY]))
    start(signed_in, key=UUID(int=9))
    signed_in.post(reverse("tracker:go_on_with_caffeine_trial", args=[KEY]))
    assert CaffeineTrial.objects.of(user).get(key=KEY).stopped_at


def live(user: User, trial: CaffeineTrial, *, twitches: dict[bool, int]) -> None:
    """Each day is answered; with caffeine 300 mg are noted, and none without."""
    for number in range(trial.pairs * 28):
        day = trial.starts + timedelta(days=number)
        has_caffeine = bool(trial.drawn.with_caffeine(day))
        DayFactors.objects.answer(user=user, day=day, answers={"other_caffeine_mg": 300.0 * has_caffeine})
        Day.objects.of(user).say_no_twitches(user=user, day=day, none=True)
        for _twitch in range(twitches[has_caffeine]):
            Twitch.objects.log(user=user, key=uuid4(), day=day, at=None)


def test_after_the_last_day_three_pairs_show_a_difference_and_cannot_tell_it_from_chance(
    signed_in: Client, user: User
) -> None:
    live(user, kept(user, starts=TODAY - timedelta(days=84)), twitches={True: 2, False: 1})
    page = signed_in.get(PAGE).text
    assert "Over since 21 Nov 2026" in page
    assert "1 more noticed twitches a day with caffeine than without." in page
    assert "No clear difference (p 0.125). Of 3 pairs p is 0.125 at best" in page
    assert page.count("2 a day with, 1 without") == 3
    assert page.count("caffeine logged: 300 mg a day with, 0 mg without") == 3
    assert "sealed" not in opened(page)


def test_five_pairs_can_tell(signed_in: Client, user: User) -> None:
    live(user, kept(user, starts=TODAY - timedelta(days=140), pairs=5), twitches={True: 2, False: 1})
    page = signed_in.get(PAGE).text
    assert "More was noticed with caffeine than most other orders would show (p 0.031)." in page
    assert "come of knowing which fortnight it was" in page


def test_nothing_is_told_before_the_last_day_is_over(signed_in: Client, user: User) -> None:
    live(user, kept(user, starts=TODAY - timedelta(days=83)), twitches={True: 2, False: 1})
    page = signed_in.get(PAGE).text
    assert "Now with caffeine, until 22 Nov 2026" in page
    assert "a day with" not in page
    assert "difference (p" not in page


def test_somebody_elses_is_neither_seen_nor_stopped(signed_in: Client, user: User, stranger: User) -> None:
    kept(stranger, starts=TODAY)
    assert 'fortnights">' not in signed_in.get(PAGE).text
    for name in ("stop", "go_on_with"):
        assert signed_in.post(reverse(f"tracker:{name}_caffeine_trial", args=[KEY])).status_code == 404
    assert CaffeineTrial.objects.of(stranger).get().stopped_at is None
