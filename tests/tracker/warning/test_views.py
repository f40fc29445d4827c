"""Signs ticked, what is said of them at once, and what is said once a day at most."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Medicine, MedicineChange, Twitch, WarningDay
from tracker.models.medicine import ChangeKind
from tracker.models.medicine_details import DoseDetails, MedicineDetails
from tracker.models.twitch_details import TwitchDetails
from tracker.warning.now import warning_now

YESTERDAY = TODAY - timedelta(days=1)
SIGNS = reverse("tracker:warning_signs", args=[TODAY])
PUT_AWAY = reverse("tracker:put_warning_away")
HTMX = {"HX-Request": "true"}
LINE = HTMX | {"HX-Target": "twitches-said"}
URGENT = "Call for emergency help now"
REASON = "Worth telling a doctor"


def twitch(user: User, day: date = TODAY, **details: Any) -> None:
    Twitch.objects.log(user=user, key=uuid4(), day=day, at=None, details=TwitchDetails(**details))


def day_line(client: Client) -> str:
    """What the day page asks for when it opens, and when a warning has changed."""
    return client.get(reverse("tracker:twitches", args=[TODAY]), headers=LINE).text


def signs_of(user: User, day: date = TODAY) -> tuple[str, ...]:
    said = WarningDay.objects.of(user).said_by_date().get(day)
    return said.signs if said else ()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_urgent_is_said_in_the_very_answer_and_then_on_the_day(
    signed_in: Client, user: User, headers: dict[str, str]
) -> None:
    answer = signed_in.post(SIGNS, {"urgent": ["seizure", "palpitations"], "others": ["stiffness"]}, headers=headers)
    assert answer.status_code == 200
    assert URGENT in answer.text
    assert "Noted: palpitations; a seizure." in answer.text
    assert 'role="alert"' in answer.text
    assert answer["HX-Trigger"] == "warning-changed"
    assert signs_of(user) == ("palpitations", "seizure", "stiffness")
    line = day_line(signed_in)
    assert URGENT in line
    assert REASON not in line  # first things first


def test_what_is_urgent_of_a_day_long_ago_is_said_in_the_answer_and_not_on_the_day(
    signed_in: Client, user: User
) -> None:
    long_ago = TODAY - timedelta(days=60)
    answer = signed_in.post(reverse("tracker:warning_signs", args=[long_ago]), {"urgent": "seizure"}, headers=HTMX)
    assert URGENT in answer.text
    assert signs_of(user, long_ago) == ("seizure",)
    assert URGENT not in day_line(signed_in)


def test_without_an_urgent_sign_the_sheet_closes_and_the_day_says_the_reason(signed_in: Client) -> None:
    answer = signed_in.post(SIGNS, {"others": "weakness"}, headers=HTMX)
    assert 'hx-swap-oob="innerHTML"' in answer.text  # a message alone: nothing is left for the sheet
    assert URGENT not in answer.text
    assert "Noted: weakness." in day_line(signed_in)


def test_the_form_shows_what_is_ticked_and_unticks_it(signed_in: Client, user: User) -> None:
    signed_in.post(SIGNS, {"urgent": "seizure"})
    assert signed_in.get(SIGNS).text.count(" checked") == 1
    signed_in.post(SIGNS, {})
    assert signs_of(user) == ()
    assert URGENT not in day_line(signed_in)


def test_a_twitch_in_two_places_is_a_reason_and_names_no_sign(signed_in: Client, user: User) -> None:
    twitch(user, places=("calf_left", "foot_left"))
    line = day_line(signed_in)
    assert "Twitches were noticed in more than one place within two weeks." in line
    assert "Noted:" not in line


def test_over_two_weeks_is_seen_from_twitches_that_hang_together(signed_in: Client, user: User) -> None:
    for days in (13, 20, 27):
        twitch(user, TODAY - timedelta(days=days))
    assert "over two weeks" not in day_line(signed_in)  # 14 days, seen to be two weeks
    twitch(user, TODAY - timedelta(days=28))
    assert "Twitches have been noticed for over two weeks." in day_line(signed_in)


def test_a_medicine_started_within_two_weeks_before_is_a_reason_and_a_supplement_or_a_stop_is_none(
    user: User, make_food: MakeFood
) -> None:
    twitch(user, YESTERDAY)
    food = make_food("Magnesium", source="own", owner=user)
    for number, (since, kind) in enumerate(((date(2026, 11, 1), None), (YESTERDAY, food))):
        medicine = Medicine.objects.add(
            MedicineDetails("Ramipril"), DoseDetails(), user=user, key=UUID(int=number), since=since, food=kind
        )
        MedicineChange.objects.note(medicine, DoseDetails(), key=uuid4(), day=YESTERDAY, kind=ChangeKind.STOP)
    assert list(warning_now(user, TODAY).reasons) == []
    change = MedicineChange.objects.of(user).get(key=UUID(int=0))
    change.date = YESTERDAY - timedelta(days=14)
    change.save()
    assert list(warning_now(user, TODAY).reasons) == [
        "A medicine was started or changed within two weeks before twitches were noticed."
    ]


def test_what_was_read_is_not_said_again_that_day_and_stays_on_its_page(signed_in: Client, user: User) -> None:
    twitch(user, places=("calf_left", "foot_left"))
    for _double in range(2):
        answer = signed_in.post(PUT_AWAY, {"key": ["several_places", "nonsense"]}, headers=HTMX)
        assert (answer.status_code, answer["HX-Trigger"]) == (204, "warning-changed")
    assert REASON not in day_line(signed_in)
    assert "in more than one place within two weeks." in signed_in.get(SIGNS, headers=HTMX).text
    twitch(user, symptoms=("stiffness",))
    assert "Noted: stiffness." in day_line(signed_in)


def test_it_is_said_again_on_the_next_day_only_when_more_is_noticed(user: User) -> None:
    twitch(user, YESTERDAY, places=("calf_left", "foot_left"))
    WarningDay.objects.put_away(["several_places"], user=user, day=YESTERDAY)
    assert list(warning_now(user, TODAY).reasons) == []
    twitch(user, TODAY)
    assert len(warning_now(user, TODAY).reasons) == 1


def test_ticking_again_what_was_put_away_says_it_again(signed_in: Client) -> None:
    signed_in.post(SIGNS, {"urgent": "seizure"})
    signed_in.post(PUT_AWAY, {"key": "seizure"})
    assert URGENT not in day_line(signed_in)
    signed_in.post(SIGNS, {})
    assert URGENT in signed_in.post(SIGNS, {"urgent": "seizure"}).text
    assert URGENT in day_line(signed_in)


def test_the_form_of_a_twitch_goes_on_to_the_signs(signed_in: Client) -> None:
    sent = {"key": str(UUID(int=5)), "kind": "twitch", "day": TODAY.isoformat(), "signs_next": "on"}
    add = reverse("tracker:add_twitch", args=[TODAY])
    assert (
        f'hx-get="{SIGNS}" hx-trigger="load" hx-target="#sheet-content"' in signed_in.post(add, sent, headers=HTMX).text
    )
    assert signed_in.post(add, sent).headers["Location"] == SIGNS


def test_a_twitch_with_weakness_brings_the_words_with_its_answer(signed_in: Client) -> None:
    sent = {"key": str(UUID(int=5)), "kind": "twitch", "day": TODAY.isoformat(), "symptoms": "weakness"}
    answer = signed_in.post(reverse("tracker:add_twitch", args=[TODAY]), sent, headers=HTMX)
    assert "Noted: weakness." in answer.text


def test_the_page_of_twitches_says_it_without_scripts(signed_in: Client, user: User) -> None:
    twitch(user, symptoms=("weakness",))
    assert "Noted: weakness." in signed_in.get(reverse("tracker:twitches", args=[TODAY])).text


def test_a_day_to_come_and_signs_that_there_are_not_are_refused(signed_in: Client, user: User) -> None:
    tomorrow = reverse("tracker:warning_signs", args=[TODAY + timedelta(days=1)])
    assert signed_in.post(tomorrow, {"urgent": "seizure"}).status_code == 404
    assert signed_in.post(SIGNS, {"urgent": "weakness"}).status_code == 400
    assert not WarningDay.objects.of(user).exists()


def test_of_somebody_elses_signs_nothing_is_said(signed_in: Client, stranger: User) -> None:
    WarningDay.objects.tick(["seizure"], user=stranger, day=TODAY)
    twitch(stranger, places=("calf_left", "foot_left"))
    line = day_line(signed_in)
    assert URGENT not in line
    assert REASON not in line


def test_as_many_queries_for_many_twitches_as_for_one(user: User, django_assert_num_queries: Any) -> None:
    for number in range(12):
        twitch(user, TODAY - timedelta(days=number))
    WarningDay.objects.tick(["weakness"], user=user, day=TODAY)
    with django_assert_num_queries(3):
        warning_now(user, NOW.date())
