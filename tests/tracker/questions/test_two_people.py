"""One whose twitches follow low magnesium by two days, one whose do not: each is told so, and as plainly."""

import re

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import MakeFood
from tests.tracker.questions.people import food_of_magnesium, log_days
from tracker.questions.answered import answer_words

ASKED = {"factor": "magnesium", "outcome": "twitches", "lag": "two_days_before"}
FOUND = re.compile(r'<section class="card finding">(.*?)</section>', re.DOTALL)


def told(client: Client) -> tuple[list[str], str]:
    """The sentences that stand first on the answer's page, and the whole page."""
    page = client.post(reverse("tracker:ask_question"), ASKED, follow=True)
    found = FOUND.search(page.text)
    assert found
    return re.findall(r"<p>([^<]*)</p>", found[1]), page.text


def test_who_twitches_after_low_days_is_told_of_a_pattern(signed_in: Client, user: User, make_food: MakeFood) -> None:
    log_days(user, food_of_magnesium(make_food), days=120, follows=True, seed=1)
    (effect, verdict), page = told(signed_in)
    assert re.fullmatch(
        r"4\.6 times as many noticed twitches two days after a day with less magnesium as with more "
        r"\(95% interval: 2\.1 to 28\.4\)\.",
        effect,
    )
    assert verdict == (
        "There tended to be more noticed twitches two days after a day with less magnesium. "
        "This can still be chance, or something that goes with both."
    )
    assert "whatever is tried at a bad time seems to help" in page
    assert "Take this to your doctor rather than change what you eat" in page
    assert "p 0.021 of 47 shifts (at best 0.021)" in page


def test_who_does_not_is_told_so_with_the_power(signed_in: Client, user: User, make_food: MakeFood) -> None:
    log_days(user, food_of_magnesium(make_food), days=120, follows=False, seed=2)
    (effect, verdict), page = told(signed_in)
    assert effect.startswith("0.7 times as many noticed twitches")
    assert verdict == (
        "No clear pattern. With so few days only a very large difference would have shown: 3.1 times as many, "
        "to be found in four such diaries of five."
    )
    assert "2 times as many are found in 44 of 100 diaries with your rate, and 3.7 times as many in 90" in page
    assert "tended to be" not in page


def test_the_report_has_both_in_the_same_words(signed_in: Client, user: User, make_food: MakeFood) -> None:
    log_days(user, food_of_magnesium(make_food), days=120, follows=True, seed=1)
    sentences, _page = told(signed_in)
    (words,) = answer_words(user)
    assert words.question == "Do noticed twitches go with the magnesium of two days before?"
    assert [*words.finding] == sentences
    assert "106 usable days so far." in words.more
