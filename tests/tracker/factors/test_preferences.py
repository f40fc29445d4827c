"""Which lines the sheet has, in which order, and how large a glass is."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tracker.models import FactorPreferences
from tracker.models.factor_kinds import SheetLine

LINES = reverse("tracker:my_day_lines")
ALL = [line.value for line in SheetLine]


def lines_of(user: User) -> list[str]:
    return [line.value for line in FactorPreferences.objects.preferences_of(user).lines]


def test_a_line_is_hidden_and_moved_and_a_glass_is_ones_own(signed_in: Client, user: User, stranger: User) -> None:
    shown = [line for line in ALL if line != "alcohol"]
    answer = signed_in.post(LINES, {"shown": shown, "glass_ml": "330", "up": "caffeine"})
    assert (answer.status_code, answer["Location"]) == (302, LINES)
    assert lines_of(user) == ["caffeine", "drinks", *[line for line in ALL[2:] if line != "alcohol"]]

    signed_in.post(LINES, {"shown": ALL, "glass_ml": "200", "down": "drinks"})
    assert lines_of(user)[:3] == ["caffeine", "stress", "drinks"]
    assert FactorPreferences.objects.preferences_of(user).glass_ml == 200
    assert lines_of(stranger) == ALL


def test_what_stands_first_goes_no_higher(signed_in: Client, user: User) -> None:
    signed_in.post(LINES, {"shown": ALL, "glass_ml": "250", "up": "drinks"})
    signed_in.post(LINES, {"shown": ALL, "glass_ml": "250", "down": "note"})
    assert lines_of(user) == ALL


@pytest.mark.parametrize("glass", ["", "0", "19", "2001", "a lot", "2.5"])
def test_a_glass_that_is_none_is_refused_and_the_rest_of_the_form_stays(
    signed_in: Client, user: User, glass: str
) -> None:
    answer = signed_in.post(LINES, {"shown": ["stress"], "glass_ml": glass})
    assert answer.status_code == 400
    assert "Write whole millilitres from 20 to 2000" in answer.text
    assert answer.text.count(" checked") == 1
    assert not FactorPreferences.objects.of(user).exists()


def test_a_line_that_is_none_is_refused(signed_in: Client, user: User) -> None:
    assert signed_in.post(LINES, {"shown": ["mood"], "glass_ml": "250"}).status_code == 400
    assert not FactorPreferences.objects.of(user).exists()


def test_a_line_that_came_later_stands_last(user: User) -> None:
    kept = FactorPreferences(user=user, order=["sleep", "gone", "stress"], hidden=["note"])
    assert [line.value for line in kept.lines][:2] == ["sleep", "stress"]
    assert {line.value for line in kept.lines} == set(ALL) - {"note"}
