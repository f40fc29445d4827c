"""The health answer: encrypted, never in an address, changed and deleted at once."""

import logging
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis.strategies import sampled_from, sets
from pytest_django import Settings

from tracker.assessment.health.cautions import HealthAnswers, HealthStatement
from tracker.assessment.health.health_questions import BY_QUESTION, QUESTIONS
from tracker.models import HealthAnswer, Profile

pytestmark = pytest.mark.django_db
URL = "/suggestions/health/"


@pytest.fixture(autouse=True)
def key_file(settings: Settings, tmp_path: Path) -> Path:
    settings.HEALTH_KEY_FILE = tmp_path / "health_key"
    return tmp_path / "health_key"


def stored(user: User) -> bytes:
    """What really stands in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM tracker_healthanswer WHERE user_id = %s", [user.pk])
        return bytes(cursor.fetchone()[0])


def test_the_database_does_not_hold_the_answer(user: User) -> None:
    for statement in HealthStatement:
        HealthAnswer.objects.keep(user=user, statement=statement)
        assert statement.value.encode() not in stored(user)
        assert HealthAnswer.objects.answers_of(user).statement is statement


def test_the_same_answer_twice_does_not_look_the_same(user: User) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME)
    first = stored(user)
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME)
    assert stored(user) != first


def test_with_another_key_the_question_counts_as_unanswered(user: User, key_file: Path) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    key_file.unlink()
    assert HealthAnswer.objects.answers_of(user).statement is HealthStatement.UNANSWERED


@pytest.mark.parametrize("statement", ["none", "some", "withheld"])
def test_an_answer_is_kept_and_the_page_follows_without_it_in_the_address(
    signed_in: Client, user: User, statement: str
) -> None:
    answer = signed_in.post(URL, {"statement": statement})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("tracker:suggestions")
    assert HealthAnswer.objects.answers_of(user).statement == statement


def test_an_answer_can_be_changed(signed_in: Client, user: User) -> None:
    signed_in.post(URL, {"statement": "none"})
    signed_in.post(URL, {"statement": "some"})
    assert HealthAnswer.objects.answers_of(user).statement is HealthStatement.SOME
    assert HealthAnswer.objects.of(user).count() == 1


def test_a_deleted_answer_is_gone_for_good(signed_in: Client, user: User) -> None:
    signed_in.post(URL, {"statement": "some"})
    signed_in.post(URL, {"statement": "unanswered"})
    assert not HealthAnswer.objects.of(user).exists()


def test_anyone_elses_answer_stays_as_it_is(signed_in: Client, stranger: User) -> None:
    HealthAnswer.objects.keep(user=stranger, statement=HealthStatement.SOME)
    signed_in.post(URL, {"statement": "unanswered"})
    assert HealthAnswer.objects.answers_of(stranger).statement is HealthStatement.SOME


@pytest.mark.parametrize("statement", ["", "perhaps", "NONE", "[]"])
def test_a_forged_answer_gets_a_sentence_and_is_not_kept(signed_in: Client, user: User, statement: str) -> None:
    answer = signed_in.post(URL, {"statement": statement})
    assert answer.status_code == 400
    assert "Choose one of the three answers." in answer.content.decode()
    assert not HealthAnswer.objects.of(user).exists()


def test_the_day_page_gets_its_fragment_back(signed_in: Client) -> None:
    answer = signed_in.post(
        URL, {"statement": "none", "day": "2026-11-22", "meal": "lunch"}, headers={"HX-Request": "true"}
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="suggestions"' in html
    assert "<html" not in html
    assert "autofocus" in html  # the button that had the focus is gone


def test_without_a_script_the_day_page_is_shown_again(signed_in: Client) -> None:
    answer = signed_in.post(URL, {"statement": "some", "day": "2026-11-20", "meal": "lunch"})
    assert answer["Location"] == "/diary/2026-11-20/"


@pytest.mark.parametrize("day", ["", "yesterday", "1800-01-01", "2999-01-01"])
def test_a_day_that_is_none_leads_to_the_suggestions_page(signed_in: Client, day: str) -> None:
    assert signed_in.post(URL, {"statement": "some", "day": day})["Location"] == reverse("tracker:suggestions")


def test_the_page_asks_every_single_question_says_why_and_what_it_changes(signed_in: Client) -> None:
    html = signed_in.get(URL).content.decode()
    for question in QUESTIONS:
        for words in (question.text, question.why, question.changes):
            assert escape(words) in html
        assert f'value="{question.key}"' in html


def test_single_answers_are_kept_and_stand_in_the_page_again(signed_in: Client, user: User) -> None:
    answer = signed_in.post(URL, {"statement": "some", "single": ["warfarin", "levothyroxine"]})
    assert answer["Location"] == reverse("tracker:suggestions")
    kept = HealthAnswers(HealthStatement.SOME, frozenset({"warfarin", "levothyroxine"}))
    assert HealthAnswer.objects.answers_of(user) == kept
    html = signed_in.get(URL).content.decode()
    assert html.count(" checked") == 3


@examples(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(single=sets(sampled_from(sorted(BY_QUESTION))), statement=sampled_from(["none", "some", "withheld"]))
def test_whatever_is_answered_is_read_as_it_was_answered(
    signed_in: Client, user: User, single: set[str], statement: str
) -> None:
    sent = {"statement": statement, "single": [] if statement == "none" else sorted(single)}
    signed_in.post(URL, sent)
    expected = frozenset(single) if statement == "some" else frozenset()
    assert HealthAnswer.objects.answers_of(user) == HealthAnswers(HealthStatement(statement), expected)


def test_none_with_something_ticked_is_asked_again_and_changes_nothing(signed_in: Client, user: User) -> None:
    answer = signed_in.post(URL, {"statement": "none", "single": ["warfarin"]})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "contradict each other" in html
    assert not HealthAnswer.objects.of(user).exists()


def test_a_forged_single_answer_gets_a_sentence_and_changes_nothing(signed_in: Client, user: User) -> None:
    signed_in.post(URL, {"statement": "some", "single": ["warfarin"]})
    answer = signed_in.post(URL, {"statement": "some", "single": ["warfarin", "witchcraft"]})
    assert answer.status_code == 400
    assert "Tick what is on the list, and nothing else." in answer.content.decode()
    assert HealthAnswer.objects.answers_of(user).single == {"warfarin"}


def test_deleting_takes_the_single_answers_too(signed_in: Client, user: User) -> None:
    signed_in.post(URL, {"statement": "some", "single": ["warfarin"]})
    signed_in.post(URL, {"statement": "unanswered"})
    assert not HealthAnswer.objects.of(user).exists()


def test_some_on_the_day_page_leads_to_the_single_questions_and_back_to_the_day(signed_in: Client) -> None:
    short = {"statement": "some", "short": "1", "day": "2026-11-20", "meal": "lunch"}
    answer = signed_in.post(URL, short, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == f"{URL}?day=2026-11-20"
    assert signed_in.post(URL, short)["Location"] == f"{URL}?day=2026-11-20"
    page = signed_in.get(answer["HX-Redirect"]).content.decode()
    assert '<input type="hidden" name="day" value="2026-11-20">' in page
    full = {"statement": "some", "single": ["warfarin"], "day": "2026-11-20"}
    assert signed_in.post(URL, full)["Location"] == "/diary/2026-11-20/"


def test_what_is_shown_after_an_answer_follows_from_it(signed_in: Client, profile: Profile) -> None:
    sent = {"statement": "some", "single": ["kidney_disease"], "day": "2026-11-22"}
    html = signed_in.post(URL, sent, headers={"HX-Request": "true"}).content.decode()
    assert "Your kidney team sets these amounts." in html


def test_visitors_are_asked_to_sign_in(client: Client) -> None:
    assert client.post(URL, {"statement": "none"})["Location"].startswith("/accounts/login/")
    assert client.post(URL, {"statement": "none"}, headers={"HX-Request": "true"}).status_code == 401


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.delete(URL).status_code == 405


def test_the_answer_is_not_logged(signed_in: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        signed_in.post(URL, {"statement": "withheld"})
        signed_in.post(URL, {"statement": "withheld!"})
        signed_in.post(URL, {"statement": "some", "single": ["warfarin"]})
        signed_in.post(URL, {"statement": "some", "single": ["warfarin!"]})
        signed_in.get(URL)
    assert "withheld" not in caplog.text
    assert "warfarin" not in caplog.text


def test_the_question_names_conditions_and_medicines_and_says_why(signed_in: Client, profile: Profile) -> None:
    html = signed_in.get(reverse("tracker:suggestions")).content.decode()
    for words in ("Does any of these apply to you?", "Kidney stones", "Digoxin", "None of these", "Rather not say"):
        assert words in html
    assert "there is one question first" in html
