"""Asking, asking again, taking back and putting aside: a question is fixed before looking, and counted."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.questions.people import food_of_magnesium, log_days
from tracker.models import AskedQuestion, Profile
from tracker.models.limits import MOST_QUESTIONS

ASK = reverse("tracker:ask_question")
ALL = reverse("tracker:questions")
MAGNESIUM = {"factor": "magnesium", "outcome": "twitches", "lag": ""}


def asked(user: User) -> AskedQuestion:
    return AskedQuestion.objects.of(user).get()


def ask(client: Client, **typed: str) -> str:
    answer = client.post(ASK, MAGNESIUM | typed, follow=True)
    assert answer.status_code == 200
    return answer.text


def address(name: str, row: AskedQuestion) -> str:
    return reverse(f"tracker:{name}", args=[row.key])


def enough_days(user: User, make_food: MakeFood) -> None:
    log_days(user, food_of_magnesium(make_food), days=60, follows=False, seed=2)


@pytest.mark.parametrize(
    ("factor", "lag", "kept"),
    [
        ("magnesium", "", "three_days_before"),
        ("vitamin_d", "two_days_before", "two_days_before"),
        ("caffeine", "", "same_and_day_before"),
        ("stress", "same_day", "same_day"),
    ],
)
def test_a_question_is_kept_with_its_usual_days_and_its_date(
    signed_in: Client, user: User, factor: str, lag: str, kept: str
) -> None:
    page = ask(signed_in, factor=factor, lag=lag)
    assert (asked(user).factor, asked(user).lag, asked(user).asked_on) == (factor, kept, TODAY)
    assert "Asked on 22 Nov 2026, 1 question asked in all" in page
    assert "Nothing is answered yet. Note a twitch on the day page, or say that there was none." in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"factor": ""}, "Choose what to ask about."),
        ({"factor": "luck"}, "Choose what to ask about."),
        ({"outcome": "joy"}, "Choose what is noticed."),
        ({"outcome": ""}, "Choose what is noticed."),
        ({"lag": "next_day"}, "Choose which days count."),
        ({"lag": "same_day"}, "What is eaten that day may come after the twitch. Choose days before."),
    ],
)
def test_what_is_no_question_is_refused_in_words(
    signed_in: Client, user: User, typed: dict[str, str], said: str
) -> None:
    answer = signed_in.post(ASK, MAGNESIUM | typed)
    assert answer.status_code == 400
    assert said in answer.text
    assert not AskedQuestion.objects.of(user).exists()


def test_a_double_tap_and_the_same_again_another_day_are_one_question(
    signed_in: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(signed_in)
    page = ask(signed_in)
    assert "You have asked this before." in page
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=9))
    ask(signed_in)
    assert asked(user).asked_on == TODAY
    ask(signed_in, lag="day_before")
    assert AskedQuestion.objects.of(user).count() == 2


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", 23), ("America/Los_Angeles", 22)])
def test_the_date_is_that_of_the_persons_own_day(
    signed_in: Client, user: User, profile: Profile, zone: str, day: int
) -> None:
    Profile.objects.of(user).update(time_zone=zone, day_starts_hour=0)
    ask(signed_in)
    assert asked(user).asked_on == TODAY.replace(day=day)


def test_so_many_questions_are_enough(signed_in: Client, user: User) -> None:
    for factor in ("magnesium", "calcium", "potassium", "vitamin_d"):
        for outcome in ("twitches", "cramps", "strength"):
            ask(signed_in, factor=factor, outcome=outcome)
    assert AskedQuestion.objects.of(user).count() == MOST_QUESTIONS
    answer = signed_in.post(ASK, MAGNESIUM | {"factor": "sodium"})
    assert answer.status_code == 400
    assert "Of so many, chance alone would seem to answer one." in answer.text


def test_while_there_is_no_answer_it_is_taken_back_without_a_trace_and_undone(signed_in: Client, user: User) -> None:
    page = ask(signed_in)
    row = asked(user)
    assert f'action="{address("take_back_question", row)}"' in page
    for _ in range(2):
        page = signed_in.post(address("take_back_question", row), follow=True).text
    assert "Taken back, as if it had not been asked." in page
    assert signed_in.get(address("question", row)).status_code == 404
    page = signed_in.post(address("restore_question", row), follow=True).text
    assert "1 question asked in all" in page


def test_what_was_taken_back_a_day_ago_is_gone_and_may_be_asked_anew(
    signed_in: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(signed_in)
    row = asked(user)
    signed_in.post(address("take_back_question", row))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=1))
    page = signed_in.post(address("restore_question", row), follow=True).text
    assert "That was taken back more than a day ago and is gone." in page
    ask(signed_in)
    assert asked(user).asked_on == TODAY + timedelta(days=1)


def test_once_there_is_an_answer_it_is_only_put_aside_and_counts(
    signed_in: Client, user: User, make_food: MakeFood
) -> None:
    enough_days(user, make_food)
    page = ask(signed_in)
    assert "it stays among those asked" in page
    row = asked(user)
    page = signed_in.post(address("take_back_question", row), follow=True).text
    assert "It still counts among the questions asked." in page
    assert "1 put aside, and still counted" in page
    assert "2 questions asked in all" in ask(signed_in, factor="calcium")
    assert "Take it up again" in signed_in.get(address("question", row)).text
    page = ask(signed_in)
    assert "You have asked this before." in page
    assert AskedQuestion.objects.of(user).get(key=row.key).withdrawn_at is None


def test_a_question_put_aside_still_competes_with_the_others(
    signed_in: Client, user: User, make_food: MakeFood
) -> None:
    """Else one could put all but the luckiest aside."""
    log_days(user, food_of_magnesium(make_food), days=80, follows=True, seed=1)
    ask(signed_in, lag="day_before")
    signed_in.post(address("take_back_question", asked(user)))
    assert "The largest of 2 questions in each shift counts." in ask(signed_in, lag="two_days_before")


def test_the_list_costs_as_much_for_ten_as_for_five(signed_in: Client, user: User, make_food: MakeFood) -> None:
    enough_days(user, make_food)
    lags, outcomes = ("three_days_before", "day_before"), ("twitches", "strength")
    rows = [
        AskedQuestion(user=user, factor=factor, outcome=outcome, lag=lag, asked_on=TODAY)
        for factor in ("magnesium", "calcium", "potassium")
        for outcome in outcomes
        for lag in lags
    ]
    costs: list[int] = []
    for some in (rows[:5], rows[5:10]):
        AskedQuestion.objects.bulk_create(some)
        signed_in.get(ALL)
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(ALL).text.count("asked in all") == len(costs) * 5 + 5
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_stranger_is_told_of_nothing(signed_in: Client, user: User, stranger: User) -> None:
    theirs = AskedQuestion.objects.create(
        user=stranger, key=UUID(int=5), factor="magnesium", outcome="twitches", lag="day_before", asked_on=TODAY
    )
    assert signed_in.get(address("question", theirs)).status_code == 404
    assert signed_in.post(address("take_back_question", theirs)).status_code == 404
    assert "1 question asked in all" in ask(signed_in)


def test_the_empty_page_says_what_can_be_asked(signed_in: Client) -> None:
    page = signed_in.get(ALL).text
    assert "Ask one thing of your diary before you look" in page
    assert "“no clear pattern” is an answer too" in page
    assert "No questionnaire or score is validated for benign twitching" in page
