"""Twitches and warning signs in a document: only by the tick for health answers, sealed again, and taken back."""

import json
from datetime import time

import pytest
from django.contrib.auth.models import User

from tests.tracker.export.conftest import DAY, Fill, read_text, text_of, uuid
from tracker.export.restoring import is_empty, restore, take_back
from tracker.models import Day, Reminder, Twitch, WarningDay
from tracker.models.limits import MOST_TWITCHES_A_DAY, LimitError
from tracker.models.twitch_details import TwitchDetails
from tracker.models.warning_day import SaidOfDay


def test_twitches_are_in_it_only_where_they_are_wanted(user: User, fill: Fill) -> None:
    fill(user)
    assert "calf_left" in text_of(user, with_health=True)
    assert "palpitations" in text_of(user, with_health=True)
    assert '"twitches":[' not in text_of(user, with_health=False)
    assert '"warning_days":[' not in text_of(user, with_health=False)


def test_they_are_sealed_again_and_taken_back(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    undo = restore(read_text(text_of(user)), stranger)
    there = {twitch.key: twitch for twitch in Twitch.objects.of(stranger)}
    assert there[uuid(60)].details == TwitchDetails(
        places=("thumb_right", "calf_left"), strength=0, minutes=5, symptoms=("pain",)
    )
    assert there[uuid(61)].kind == "cramp"
    assert WarningDay.objects.of(stranger).said_by_date() == {
        DAY: SaidOfDay(("palpitations", "stiffness"), ("several_places",))
    }
    assert Reminder.objects.of(stranger).get().local_time == time(20, 30)
    take_back(undo, stranger)
    assert is_empty(stranger)
    assert not Reminder.objects.of(stranger).exists()
    assert not Twitch.objects.of(stranger).exists()


def test_one_under_the_same_key_stays_and_is_not_taken_back(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    Twitch.objects.log(user=stranger, key=uuid(60), day=DAY, at=time(9, 0))
    undo = restore(read_text(text_of(user)), stranger, replace_others=True)
    assert Twitch.objects.of(stranger).get(key=uuid(60)).local_time == time(9, 0)
    take_back(undo, stranger)
    assert [twitch.key for twitch in Twitch.objects.of(stranger)] == [uuid(60)]


def test_a_day_with_too_many_is_refused_whole(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    for number in range(MOST_TWITCHES_A_DAY - 1):
        Twitch.objects.create(user=stranger, key=uuid(1000 + number), date=DAY, sealed=b"")
    with pytest.raises(LimitError, match="20 Nov 2026 would have more than 100 twitches"):
        restore(read_text(text_of(user)), stranger)
    assert not Day.objects.of(stranger).exists()


def test_signs_of_a_day_that_has_some_stay(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    WarningDay.objects.tick(["seizure"], user=stranger, day=DAY)
    undo = restore(read_text(text_of(user)), stranger)
    take_back(undo, stranger)
    assert WarningDay.objects.of(stranger).said_by_date() == {DAY: SaidOfDay(("seizure",))}


def test_a_document_of_the_version_before_says_of_no_day_that_there_was_none(user: User, stranger: User) -> None:
    day = {"date": DAY.isoformat(), "complete": True, "meant_repeats": {}, "little_is_all": False}
    restore(read_text(json.dumps({"_format": "electrolog", "_version": 1, "days": [day]})), stranger)
    assert Day.objects.of(stranger).get().no_twitches is False


@pytest.mark.parametrize(
    ("column", "value"),
    [("strength", 5), ("strength", -1), ("minutes", 0), ("places", ["moon"]), ("kind", "spasm"), ("symptoms", None)],
)
def test_a_twitch_with_something_wrong_in_it_is_left_out_and_explained(
    user: User, fill: Fill, column: str, value: object
) -> None:
    fill(user)
    document = json.loads(text_of(user))
    document["twitches"][0][column] = value
    found = read_text(json.dumps(document))
    assert (found.left_out, found.problems[0].field) == (1, column)
