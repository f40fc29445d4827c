"""What one person is shown for a day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from foods.models import SourceFood
from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.suggestions.conftest import Answer, ListFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Dislike, Entry, FoodPreferences, Profile, State
from tracker.person.diarist import Diarist
from tracker.suggestions.adding import portions_of
from tracker.suggestions.blank import Blank
from tracker.suggestions.day import Mode, Suggested, Turn, suggestions_on

pytestmark = pytest.mark.django_db
Log = Callable[..., Entry]


def suggested(user: User, **asked: object) -> Suggested:
    """As a new request sees it."""
    return suggestions_on(Diarist(user, now=NOW), TODAY, **asked)  # type: ignore[arg-type]


def labels(result: Suggested) -> list[str]:
    return [card.portion.food.label for card in result.cards]


def test_before_the_answer_there_is_the_question_and_nothing_else(
    user: User, profile: Profile, lists: dict[str, SourceFood]
) -> None:
    assert suggested(user) == Suggested(Mode.ASK, HealthStatement.UNANSWERED)


def test_none_of_these_opens_suggestions_for_gaps(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer, log: Log, make_food: MakeFood
) -> None:
    log(make_food(magnesium_mg=240, calcium_mg=2100, potassium_mg=5300, vitamin_d_ug=40))  # 50 g: half of each
    answer()
    result = suggested(user)
    (card,) = result.cards
    line = card.line
    # 120 of 320 mg are there, 200 are left, and 50 g of seeds give 250.
    assert result.mode is Mode.GAPS
    assert card.portion.food.label == "Pumpkin seeds"
    assert card.portion.item == "s1234567@breakfast"  # where seeds are mostly eaten
    assert (line.nutrient.key, line.gain, line.unit) == ("magnesium", "+250", "mg")
    assert (line.known_share, line.added_share) == pytest.approx((120 / 320, 250 / 320))
    assert [amount for _nutrient, amount in card.amounts] == ["+250", "+25", "+400", "0"]  # what is open or not
    assert card.headline == "Magnesium: would close all of what is left, the largest gap"


@pytest.mark.parametrize("statement", [HealthStatement.SOME, HealthStatement.WITHHELD])
def test_any_other_answer_gets_information_and_no_suggestion(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer, statement: HealthStatement
) -> None:
    answer(statement)
    assert suggested(user) == Suggested(Mode.INFORMATION, statement)


@pytest.mark.parametrize("statement", list(HealthStatement))
def test_without_age_and_sex_foods_are_listed_by_content_and_potassium_only_after_none(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer, statement: HealthStatement
) -> None:
    Profile.objects.of(user).update(sex="")
    answer(statement, "levothyroxine")
    result = suggested(user)
    found = [listed.food.label for listed in result.contents]
    if statement in (HealthStatement.SOME, HealthStatement.WITHHELD):
        assert result.mode is Mode.INFORMATION
    else:
        assert result.mode is Mode.CONTENT
        assert not result.cards
        assert found[:2] == ["Pumpkin seeds", "Milk, 2%"]
        assert ("Sweet potato, baked" in found) == (statement is HealthStatement.NONE)
        assert result.contents[0].share == pytest.approx(250 / 420)  # of the Daily Value


def test_a_child_under_five_gets_no_suggestion(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    Profile.objects.of(user).update(birth_year=2023)
    answer()
    assert suggested(user) == Suggested(Mode.INFORMATION, HealthStatement.NONE, small_child=True)


def test_an_infant_whose_age_and_sex_are_said_is_not_asked_for_them(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    Profile.objects.of(user).update(birth_year=2026)
    answer()
    assert suggested(user) == Suggested(Mode.INFORMATION, HealthStatement.NONE, small_child=True)


def test_foods_by_content_respect_preferences(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    Profile.objects.of(user).update(sex="")
    answer()
    FoodPreferences.objects.create(user=user, diet="vegan")
    Dislike.objects.keep(user=user, food=lists["seeds"].food)
    assert [listed.food.label for listed in suggested(user).contents] == ["Sweet potato, baked"]


def test_what_fits_nothing_that_is_preferred_says_so(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    answer()
    for row in lists.values():
        Dislike.objects.keep(user=user, food=row.food)
    result = suggested(user)
    assert (result.cards, result.blank) == ([], Blank.NO_FIT)


def test_the_latest_serving_of_a_food_eaten_anyway_is_shown_and_logged(
    user: User, profile: Profile, answer: Answer, log: Log, make_food: MakeFood
) -> None:
    quark = make_food("Quark", calcium_mg=400, magnesium_mg=10, potassium_mg=100, vitamin_d_ug=0)
    log(quark, day=TODAY - timedelta(days=5), portion_text="1 pot", portion_g=250)
    for minutes, (text, weight_g) in enumerate([("1 pot", 250), ("1 cup", 200)]):
        entry = log(quark, day=TODAY - timedelta(days=2), portion_text=text, portion_g=weight_g)
        Entry.objects.of(user).filter(key=entry.key).update(created_at=NOW + timedelta(minutes=minutes))
    answer()
    (card,) = suggested(user).cards
    assert card.portion.food.portion_text == "1 cup"
    (portion,) = portions_of([card.portion.item], user)
    assert (portion.portion_text, portion.portion_g) == ("1 cup", 200)


def test_packaged_food_that_may_be_a_supplement_is_left_out_where_no_word_of_one_may_fall(
    user: User, profile: Profile, answer: Answer, log: Log, make_food: MakeFood
) -> None:
    drink = make_food("Drink", source="branded", magnesium_mg=200, calcium_mg=0, potassium_mg=0, vitamin_d_ug=0)
    for ago in (2, 5):
        log(drink, day=TODAY - timedelta(days=ago))
    answer()
    assert labels(suggested(user)) == ["Drink"]
    answer(HealthStatement.SOME, "myasthenia_or_heart_block")
    assert labels(suggested(user)) == []


def test_single_answers_open_suggestions_that_leave_out_what_they_speak_against(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer, make_food: MakeFood, list_food: ListFood
) -> None:
    poor = make_food("Chia", sodium_mg=5, magnesium_mg=300, calcium_mg=600, potassium_mg=100, vitamin_d_ug=0)
    list_food(poor, "magnesium", "seeds", "Chia seeds", 30)
    answer(HealthStatement.SOME, "ace_inhibitor")
    result = suggested(user)
    # Pumpkin seeds give 400 mg of potassium, chia 30; below 200 a portion counts as low.
    assert result.mode is Mode.GAPS
    assert labels(result) == ["Chia seeds"]
    assert result.left
    assert [words.split()[-1] for words in result.left.still_open] == ["magnesium", "calcium", "D"]
    assert result.advised
    (held,) = result.advised.held
    assert [nutrient.key for nutrient in held.held] == ["potassium"]
    assert held.said == "This medicine can raise potassium."
    assert held.ask == "Ask whoever prescribes it, or your pharmacist."


def test_a_medicines_timing_stands_beside_the_foods_that_it_concerns(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    answer(HealthStatement.SOME, "levothyroxine")
    notes = {card.portion.food.label: card.portion.notes for card in suggested(user).cards}
    timing = "Levothyroxine: 4 hours apart from calcium, magnesium or iron"
    # A tenth of the Daily Value is 42 mg of magnesium or 130 of calcium; 100 g of sweet potato hold less of both.
    assert timing in notes["Pumpkin seeds"]
    assert timing in notes["Milk, 2%"]
    assert timing not in notes["Sweet potato, baked"]


def test_an_answer_that_holds_everything_says_whom_to_ask_and_suggests_nothing(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    answer(HealthStatement.SOME, "kidney_disease")
    result = suggested(user)
    assert result.blank is Blank.HELD
    assert not result.cards
    assert result.combination is None
    assert result.advised
    assert [note.ask for note in result.advised.held] == ["Ask your kidney team."]


def test_where_nothing_may_be_said_of_too_little_no_gap_is_named(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    answer(HealthStatement.SOME, "eating_disorder")
    assert suggested(user) == Suggested(Mode.INFORMATION, HealthStatement.SOME)


def test_a_diet_and_an_allergy_leave_foods_out(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    answer()
    assert "Milk, 2%" in labels(suggested(user))
    for kept in ({"diet": "vegan", "allergies": []}, {"diet": "none", "allergies": ["milk"]}):
        FoodPreferences.objects.update_or_create(user=user, defaults=kept)
        assert labels(suggested(user)) == ["Pumpkin seeds", "Sweet potato, baked"]


def test_a_disliked_food_is_left_out_until_it_is_taken_back(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer
) -> None:
    answer()
    Dislike.objects.keep(user=user, food=lists["seeds"].food)
    assert "Pumpkin seeds" not in labels(suggested(user))
    Dislike.objects.of(user).put_away(now=NOW)
    assert "Pumpkin seeds" in labels(suggested(user))


def test_extras_outside_the_article_come_only_on_request_and_are_marked(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer, make_food: MakeFood, list_food: ListFood
) -> None:
    bran = make_food("Wheat bran", magnesium_mg=600, calcium_mg=70, potassium_mg=1100, vitamin_d_ug=0)
    list_food(bran, "magnesium", "", "Wheat bran", 60)
    answer()
    assert "Wheat bran" not in labels(suggested(user))
    FoodPreferences.objects.create(user=user, extras=True)
    found = {card.portion.food.label: card.portion.origin for card in suggested(user).cards}
    assert found["Wheat bran"] == "Not in the article"


def test_what_the_person_eats_anyway_is_offered_too_and_says_so(
    user: User, profile: Profile, answer: Answer, log: Log, make_food: MakeFood
) -> None:
    quark = make_food("Quark", calcium_mg=400, magnesium_mg=10, potassium_mg=100, vitamin_d_ug=0)  # 50 g: 200 mg
    for ago in (2, 5):
        log(quark, day=TODAY - timedelta(days=ago))
    answer()
    (card,) = suggested(user).cards
    assert card.portion.food.label == "Quark"
    assert card.portion.item == f"f{quark.pk}@{Entry.objects.of(user).first().meal}"  # type: ignore[union-attr]
    assert card.portion.origin == "On none of the article’s lists: you eat it anyway"
    assert "You ate it on 2 days of the last four weeks" in card.portion.notes


def test_what_is_planned_for_the_day_closes_its_gaps_like_what_is_eaten(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer, log: Log, make_food: MakeFood
) -> None:
    log(make_food(magnesium_mg=700, calcium_mg=2100, potassium_mg=5300, vitamin_d_ug=31))
    Entry.objects.of(user).update(state=State.PLANNED)
    answer()
    result = suggested(user)
    assert result.blank is Blank.NO_GAP
    assert not result.cards


def test_several_portions_together_name_their_energy_and_sodium(
    user: User, profile: Profile, answer: Answer, make_food: MakeFood, list_food: ListFood
) -> None:
    """60 mg of magnesium and 400 of calcium are left: neither food closes both, the two together do."""
    even = {"potassium_mg": 0, "vitamin_d_ug": 0, "energy_kcal": 100, "sodium_mg": 50}
    list_food(make_food("Nut", magnesium_mg=320, calcium_mg=0, **even), "magnesium", "nuts", "Nut", 100)
    list_food(make_food("Curd", magnesium_mg=0, calcium_mg=1000, **even), "calcium", "dairy", "Curd", 100)
    answer()
    combination = suggested(user).combination
    assert combination
    assert [portion.food.label for portion in combination.portions] == ["Nut", "Curd"]
    assert combination.cost == "200\N{NO-BREAK SPACE}kcal and 100\N{NO-BREAK SPACE}mg sodium in all"
    assert combination.headline == "2 portions together would close part of the gaps"  # potassium and D stay open


def test_a_gap_that_is_held_is_not_closed_by_a_combination_and_may_be_the_largest(
    user: User, profile: Profile, answer: Answer, make_food: MakeFood, list_food: ListFood, log: Log
) -> None:
    """Potassium is open by all of its target and held, the others by half."""
    log(make_food(magnesium_mg=320, calcium_mg=1000, potassium_mg=0, vitamin_d_ug=15))
    low = {"potassium_mg": 1, "energy_kcal": 50, "sodium_mg": 1}
    list_food(make_food("Nut", magnesium_mg=400, calcium_mg=0, vitamin_d_ug=0, **low), "magnesium", "nuts", "Nut", 100)
    curd = make_food("Curd", magnesium_mg=0, calcium_mg=1200, vitamin_d_ug=16, **low)
    list_food(curd, "calcium", "dairy", "Curd", 100)
    answer(HealthStatement.SOME, "ace_inhibitor")
    result = suggested(user)
    assert result.combination
    assert result.combination.headline == "2 portions together would close every gap shown here"
    assert result.cards
    assert not any("largest" in card.headline for card in result.cards)


def test_no_combination_is_shown_where_one_portion_is_enough(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer, log: Log, make_food: MakeFood
) -> None:
    log(make_food(magnesium_mg=240, calcium_mg=2100, potassium_mg=5300, vitamin_d_ug=40))
    answer()
    assert suggested(user).combination is None


def test_another_turn_shows_other_foods_and_then_begins_anew(
    user: User, profile: Profile, answer: Answer, make_food: MakeFood, list_food: ListFood
) -> None:
    for number in range(5):
        food = make_food(f"Food {number}", magnesium_mg=100 - 18 * number, calcium_mg=0, potassium_mg=0, vitamin_d_ug=0)
        list_food(food, "magnesium", f"term {number}", f"Food {number}", 100)
    answer()
    first, second = suggested(user), suggested(user, turn=Turn(foods=1))
    assert labels(first) == ["Food 0", "Food 1", "Food 2"]
    assert first.next_foods == 1
    assert labels(second) == ["Food 3", "Food 4"]
    assert second.next_foods == 0
    assert labels(suggested(user, turn=Turn(foods=9))) == labels(first)


def test_another_combination_is_always_a_new_one_until_all_were_shown(
    user: User, profile: Profile, answer: Answer, make_food: MakeFood, list_food: ListFood
) -> None:
    for number in range(12):
        food = make_food(f"Food {number}", magnesium_mg=100 - number, calcium_mg=0, potassium_mg=0, vitamin_d_ug=0)
        list_food(food, "magnesium", f"term {number}", f"Food {number}", 100)
    answer()
    shown: list[frozenset[int]] = []
    turn = Turn()
    while not shown or turn.combination:
        result = suggested(user, turn=turn)
        assert result.combination
        shown.append(frozenset(portion.food.food_id for portion in result.combination.portions))
        turn = Turn(combination=result.next_combination or 0)
    assert len(shown) == len(set(shown)) > 3


@pytest.mark.parametrize(
    ("sent", "turn"),
    [
        ({}, Turn()),
        ({"foods": "2", "combination": "1", "tomorrow": "3"}, Turn(2, 1, 3)),
        ({"foods": "-1", "combination": "x", "tomorrow": "1e3"}, Turn()),
        ({"foods": "99", "combination": "100", "tomorrow": "²"}, Turn(10, 0, 0)),
    ],
)
def test_a_turn_in_an_address_is_a_small_number_or_none(sent: dict[str, str], turn: Turn) -> None:
    assert Turn.read(sent) == turn


def test_a_day_takes_the_same_queries_for_more_foods_and_more_entries(
    user: User, profile: Profile, lists: dict[str, SourceFood], answer: Answer, make_food: MakeFood, log: Log,
    list_food: ListFood, django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    answer()
    diarist = Diarist(user, now=NOW)
    suggestions_on(diarist, TODAY)
    for number in range(5):
        with django_assert_num_queries(5):
            suggestions_on(diarist, TODAY)
        food = make_food(f"Nut {number}", magnesium_mg=100, calcium_mg=1, potassium_mg=1, vitamin_d_ug=0)
        list_food(food, "magnesium", "nuts", f"Nut {number}", 30)
        log(food)
        log(food, day=TODAY - timedelta(days=1))
