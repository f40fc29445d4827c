"""What a person may see of suggestions, beside the day and on their own page.

Anna is a woman of 40 (NASEM): magnesium 320, calcium 1,000, potassium 2,600 mg, vitamin D 15 µg.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from foods.models import Food, SourceFood
from tests.conftest import TODAY, MakeFood
from tracker.assessment.cautions import HealthStatement
from tracker.day_summary import summarise
from tracker.models import Entry, HealthAnswer, Profile
from tracker.person import Diarist
from tracker.source_lists import candidates_of, nutrient_lists
from tracker.suggested import Mode, Suggested, part_in_words, suggestions_for

pytestmark = pytest.mark.django_db
PAGE = "/suggestions/"
Log = Callable[..., Entry]


@pytest.fixture(autouse=True)
def key_file(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.HEALTH_KEY_FILE = tmp_path / "health_key"  # type: ignore[attr-defined]


def list_food(food: Food, nutrient: str, term: str, label: str, portion_g: float, **more: object) -> SourceFood:
    values: dict[str, object] = {"portion_text": "1 oz", "diet": "vegan", "good_source": "yes", **more}
    return SourceFood.objects.create(
        food=food, nutrient=nutrient, term=term, label=label, portion_g=portion_g, **values
    )


@pytest.fixture
def lists(make_food: MakeFood) -> dict[str, SourceFood]:
    """A small list; amounts per 100 g, portions of 50 or 100 g."""
    seeds = make_food("Seeds, pumpkin", magnesium_mg=500, calcium_mg=50, potassium_mg=800, vitamin_d_ug=0)
    spinach = make_food("Spinach, cooked", magnesium_mg=87, calcium_mg=136, potassium_mg=466, vitamin_d_ug=0)
    wild = make_food("Fish, salmon, wild", magnesium_mg=37, calcium_mg=15, potassium_mg=628)
    sweet = make_food("Sweet potato, baked", magnesium_mg=27, calcium_mg=38, potassium_mg=475, vitamin_d_ug=0)
    milk = make_food("Milk", magnesium_mg=11, calcium_mg=120, potassium_mg=140, vitamin_d_ug=1.2)
    weak = {"flags": "high_oxalate;calcium_poorly_absorbed", "good_source": "no_absorption"}
    return {
        "seeds": list_food(seeds, "magnesium", "seeds", "Pumpkin seeds", 50, pk=1234567),
        "greens": list_food(spinach, "calcium", "leafy greens", "Spinach, boiled", 100, **weak),
        "wild": list_food(wild, "vitamin_d", "fatty fish", "Wild salmon", 100, good_source="unknown"),
        "sweet": list_food(sweet, "potassium", "sweet potatoes", "Sweet potato, baked", 100),
        "milk": list_food(milk, "calcium", "dairy", "Milk, 2%", 240, flags="fortified_vitamin_d"),
        "extra": list_food(sweet, "magnesium", "", "Quinoa, cooked", 100),
    }


def answer(user: User, statement: HealthStatement) -> None:
    HealthAnswer.objects.keep(user=user, statement=statement)


def suggested(diarist: Diarist) -> Suggested:
    return suggestions_for(diarist, summarise(diarist, TODAY).lines)


def shown_today(html: str) -> str:
    """The card with today's suggestions."""
    found = re.search(r'<section class="card suggestions".*?</section>', html, re.DOTALL)
    assert found
    return found[0]


def test_before_the_answer_there_is_the_question_and_nothing_else(
    diarist: Diarist, lists: dict[str, SourceFood]
) -> None:
    result = suggested(diarist)
    assert result.mode is Mode.ASK
    assert not result.cards
    assert not result.contents


def test_none_of_these_opens_suggestions_for_gaps(
    diarist: Diarist, user: User, lists: dict[str, SourceFood], log: Log, make_food: MakeFood
) -> None:
    log(make_food(magnesium_mg=240, calcium_mg=2100, potassium_mg=5300, vitamin_d_ug=40))  # 50 g: half of each
    answer(user, HealthStatement.NONE)
    result = suggested(diarist)
    (card,) = result.cards
    # 120 of 320 mg are there, 200 are left, and 50 g of seeds give 250.
    assert result.mode is Mode.GAPS
    assert card.suggestion.candidate.label == "Pumpkin seeds"
    assert card.amount == 250
    assert card.known_share == pytest.approx(120 / 320)
    assert card.added_share == pytest.approx(250 / 320)
    assert card.closes == "all of what is left"


@pytest.mark.parametrize("statement", [HealthStatement.SOME, HealthStatement.WITHHELD])
def test_any_other_answer_gets_information_and_no_suggestion(
    diarist: Diarist, user: User, lists: dict[str, SourceFood], statement: HealthStatement
) -> None:
    answer(user, statement)
    assert suggested(diarist) == Suggested(Mode.INFORMATION, statement)


@pytest.mark.parametrize("statement", list(HealthStatement))
def test_without_age_and_sex_foods_are_listed_by_content_and_potassium_only_after_none(
    diarist: Diarist, user: User, profile: Profile, lists: dict[str, SourceFood], statement: HealthStatement
) -> None:
    Profile.objects.of(user).update(sex="")
    answer(user, statement)
    result = suggested(diarist)
    labels = [listed.food.label for listed in result.contents]
    if statement in (HealthStatement.SOME, HealthStatement.WITHHELD):
        assert result.mode is Mode.INFORMATION
    else:
        assert result.mode is Mode.CONTENT
        assert not result.cards
        assert labels[:2] == ["Pumpkin seeds", "Milk, 2%"]
        assert ("Sweet potato, baked" in labels) == (statement is HealthStatement.NONE)
        assert result.contents[0].share == pytest.approx(250 / 420)  # of the Daily Value


def test_a_child_under_five_gets_no_suggestion(diarist: Diarist, user: User, lists: dict[str, SourceFood]) -> None:
    Profile.objects.of(user).update(birth_year=2023)
    answer(user, HealthStatement.NONE)
    assert suggested(diarist) == Suggested(Mode.INFORMATION, HealthStatement.NONE, small_child=True)


def test_a_day_that_reaches_every_target_says_so(
    signed_in: Client, user: User, lists: dict[str, SourceFood], log: Log, make_food: MakeFood
) -> None:
    log(make_food(magnesium_mg=700, calcium_mg=2100, potassium_mg=5300, vitamin_d_ug=31))
    answer(user, HealthStatement.NONE)
    html = shown_today(signed_in.get(PAGE).content.decode())
    assert "Nothing left to close" in html
    assert "Pumpkin" not in html


def test_what_the_day_has_already_is_not_suggested_again(
    signed_in: Client, user: User, lists: dict[str, SourceFood], log: Log
) -> None:
    answer(user, HealthStatement.NONE)
    assert "Pumpkin seeds" in shown_today(signed_in.get(PAGE).content.decode())
    log(lists["seeds"].food)
    assert "Pumpkin seeds" not in shown_today(signed_in.get(PAGE).content.decode())


def test_a_suggestion_is_logged_in_its_portion_with_one_form(
    signed_in: Client, user: User, lists: dict[str, SourceFood]
) -> None:
    answer(user, HealthStatement.NONE)
    html = shown_today(signed_in.get(PAGE).content.decode())
    form = re.search(rf'<form method="post" action="([^"]*/add/{lists["seeds"].food_id}/)".*?</form>', html, re.DOTALL)
    assert form
    fields = dict(re.findall(r'name="(key|meal|quantity|portion)" value="([^"]*)"', form[0]))
    for _twice in range(2):
        signed_in.post(form[1], fields)
    (entry,) = Entry.objects.of(user)
    assert (entry.portion_text, entry.grams, entry.magnesium_mg) == ("1 oz", 50, 250)
    assert entry.meal == "lunch"  # noon


def test_suggestions_take_one_query_whatever_the_length_of_the_list(
    diarist: Diarist, user: User, lists: dict[str, SourceFood], make_food: MakeFood,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    answer(user, HealthStatement.NONE)
    lines = summarise(diarist, TODAY).lines
    suggestions_for(diarist, lines)
    for number in range(10):
        with django_assert_num_queries(1):
            suggestions_for(diarist, lines)
        list_food(make_food(magnesium_mg=100), "magnesium", "nuts", f"Nut {number}", 30)


def test_the_page_takes_the_same_queries_for_more_foods(
    signed_in: Client, lists: dict[str, SourceFood], make_food: MakeFood,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    with django_assert_max_num_queries(20) as few:
        signed_in.get(PAGE)
    for number in range(5):
        list_food(make_food(magnesium_mg=100), "magnesium", "nuts", f"Nut {number}", 30)
    with django_assert_max_num_queries(20) as many:
        signed_in.get(PAGE)
    assert len(few.captured_queries) == len(many.captured_queries)


def test_lists_stand_under_the_articles_terms_with_weak_members_named(lists: dict[str, SourceFood]) -> None:
    by_nutrient = {each.nutrient.key: each for each in nutrient_lists(candidates_of(SourceFood.objects.all()), None)}
    assert [term.term for term in by_nutrient["magnesium"].terms] == ["seeds", ""]
    assert [term.term for term in by_nutrient["calcium"].terms] == ["leafy greens", "dairy"]
    greens = by_nutrient["calcium"].terms[0]
    assert greens.good == 0
    assert greens.foods[0].remarks[0] == "On the list, but its calcium is hardly absorbed"
    unknown = by_nutrient["vitamin_d"].terms[0].foods[0]
    assert unknown.amount is None
    assert unknown.share is None


def test_a_list_begins_with_the_richest_portion_and_ends_with_what_has_no_value(make_food: MakeFood) -> None:
    for label, magnesium_mg in (("Blank", None), ("Poor", 10), ("Rich", 90), ("None", 0)):
        list_food(make_food(magnesium_mg=magnesium_mg), "magnesium", "nuts", label, 100)
    (term,) = nutrient_lists(candidates_of(SourceFood.objects.all()), None)[0].terms
    assert [listed.food.label for listed in term.foods] == ["Rich", "Poor", "None", "Blank"]


def test_the_page_says_what_is_unknown_outside_the_article_and_no_food(
    signed_in: Client, lists: dict[str, SourceFood]
) -> None:
    html = signed_in.get(PAGE).content.decode()
    assert "not measured" in html
    assert "Outside the article" in html
    assert "Sun exposure" in html
    assert "never turns sun into micrograms" in html


@pytest.mark.parametrize(("statement", "cautioned"), [("none", False), ("some", True), ("unanswered", True)])
def test_the_potassium_list_carries_a_caution_unless_nothing_speaks_against_it(
    signed_in: Client, user: User, lists: dict[str, SourceFood], statement: str, cautioned: bool
) -> None:
    answer(user, HealthStatement(statement))
    assert ("much potassium is dangerous" in signed_in.get(PAGE).content.decode()) == cautioned


def test_information_only_uses_neutral_words(signed_in: Client, user: User, lists: dict[str, SourceFood]) -> None:
    answer(user, HealthStatement.SOME)
    html = signed_in.get(PAGE).content.decode()
    assert "nothing is suggested" in html
    assert "Would close" not in html
    assert "/add/" not in html


def test_the_answer_can_be_changed_and_deleted_on_the_page(signed_in: Client, user: User) -> None:
    answer(user, HealthStatement.WITHHELD)
    html = signed_in.get(PAGE).content.decode()
    assert "You would rather not say." in html
    assert 'value="unanswered"' in html
    assert 'value="none"' in html


def test_no_id_stands_twice_on_the_page(signed_in: Client, user: User, lists: dict[str, SourceFood]) -> None:
    for statement in HealthStatement:
        answer(user, statement)
        ids = re.findall(r'\bid="([^"]+)"', signed_in.get(PAGE).content.decode())
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("share", "at_least", "words"),
    [
        (1.0, False, "all of what is left"),
        (1.0, True, "all of what is left"),
        (0.95, False, "nearly all of what is left"),
        (0.76, False, "about ¾ of what is left"),
        (0.73, False, "about ¾ of what is left"),
        (0.73, True, "at least ⅔ of what is left"),
        (0.95, True, "at least ¾ of what is left"),
        (0.05, False, "a small part of what is left"),
        (0.05, True, "a small part of what is left"),
    ],
)
def test_a_part_of_the_gap_in_words_never_promises_more(share: float, at_least: bool, words: str) -> None:
    assert part_in_words(share, at_least=at_least) == words


def test_visitors_are_asked_to_sign_in(client: Client) -> None:
    assert client.get(PAGE)["Location"].startswith(reverse("account_login"))


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.post(PAGE).status_code == 405
