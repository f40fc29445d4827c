"""A line's supplements as doses of the person's own, worked out by hand (1 µg of vitamin D is 40 IU)."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foods.models import Food, FoodKind
from foods.nutrients import Amounts
from foods.own import kept
from foods.own.kept import Content
from foods.search import find as search
from tests.conftest import TODAY, MakeFood
from tracker.models import Entry
from tracker.person.diarist import Diarist
from tracker.servings.matching import Matcher, Row
from tracker.servings.typed_line import TypedLine

Own = Callable[..., Food]


@pytest.fixture
def own(user: User) -> Own:
    def make(name: str, dose: str = "1 capsule", **held: float) -> Food:
        amounts = Amounts(*(0.0,) * 4)._replace(**held)
        content = Content(name=name, amounts=amounts, kind=FoodKind.SUPPLEMENT, dose=dose)
        return kept.create(content, owner=user, key=uuid4(), on=TODAY)

    return make


@pytest.fixture
def magnesium(own: Own) -> Food:
    return own("Magnesium", magnesium_mg=100)


def rows(line: str, diarist: Diarist) -> list[Row]:
    matcher = Matcher(diarist)
    return matcher.rows(list(matcher.match(TypedLine.read(line))))


def row(line: str, diarist: Diarist) -> Row:
    (only,) = rows(line, diarist)
    return only


def doses(line: str, diarist: Diarist) -> tuple[float, bool]:
    """How many doses, and whether it is sure of them."""
    found = row(line, diarist)
    assert found.said is not None
    assert found.said.chosen.weight_g is None
    return found.said.quantity, found.is_sure


@pytest.mark.parametrize(
    ("line", "number", "is_sure"),
    [
        ("magnesium 300 mg", 3, True),
        ("0.2 g magnesium", 2, True),
        ("magnesium 200", 2, True),
        ("took my magnesium", 1, True),
        ("3 magnesium capsules", 3, True),
        ("2 magnesium pills", 2, True),
        ("2 x 100 mg magnesium", 2, True),
        ("2 capsules magnesium 200 mg", 2, True),  # together
        ("1 capsule magnesium 400 mg", 4, False),  # another product
        ("magnesium 250 mg", 2.5, False),
        ("magnesium 50000 µg", 0.5, False),
        ("magnesium 5 g", 50, False),
        ("4 drops of magnesium", 1, False),  # of a capsule
        ("magnesium 400 iu", 1, False),
    ],
)
def test_an_amount_becomes_doses_and_is_never_their_count(
    line: str, number: float, is_sure: bool, magnesium: Food, diarist: Diarist
) -> None:
    assert row(line, diarist).food == magnesium
    assert doses(line, diarist) == (number, is_sure)


def test_the_row_says_how_the_amount_became_doses(magnesium: Food, diarist: Diarist) -> None:
    assert row("magnesium 300 mg", diarist).note == "300 mg = 3 capsules (100 mg in 1 capsule)."
    asked = "250 mg would be 2 ½ capsules (100 mg in 1 capsule). Tick it if that is right."
    assert row("magnesium 250 mg", diarist).note == asked
    compound = "600 mg of magnesium citrate (96 mg magnesium) = 1 capsule."
    assert magnesium is not None
    kept.change(
        magnesium, Content("Magnesium", Amounts(96, 0, 0, 0), kind=FoodKind.SUPPLEMENT, dose="1 capsule"), on=TODAY
    )
    assert row("magnesium citrate 600 mg", diarist).note == compound


def test_a_dose_may_be_several_tablets(own: Own, diarist: Diarist) -> None:
    own("Calcium", "2 tablets", calcium_mg=600)
    assert doses("calcium 600 mg", diarist) == (1, True)
    assert doses("1 tablet calcium 300 mg", diarist) == (0.5, True)
    assert doses("2 tablets of calcium", diarist) == (1, True)
    assert doses("2 calcium", diarist) == (1, False)
    asked = "500 mg would be 1 ⅔ tablets (600 mg in 2 tablets). Tick it if that is right."
    assert row("calcium 500 mg", diarist).note == asked


def test_iu_are_read_against_micrograms(own: Own, diarist: Diarist) -> None:
    own("Vitamin D", "1 drop", vitamin_d_ug=25)
    assert doses("vitamin d3 3000 IU", diarist) == (3, True)
    assert doses("vitamin d 50 µg", diarist) == (2, True)
    assert row("vitamin d 2.000 IU", diarist).note == "2,000 IU = 2 drops (1,000 IU in 1 drop)."


def test_of_several_the_one_whose_dose_was_said_is_meant_else_it_is_asked(own: Own, diarist: Diarist) -> None:
    strong = own("Vitamin D strong", vitamin_d_ug=50)
    weak = own("Vitamin D", vitamin_d_ug=10)
    assert row("vitamin d 50 µg", diarist).food == strong
    assert doses("vitamin d 50 µg", diarist) == (1, True)
    assert row("vitamin d 400 iu", diarist).food == weak
    asked = row("my vitamin d", diarist)
    assert (set(asked.foods), asked.is_sure) == ({strong, weak}, False)
    assert asked.note == "Several of yours may be meant. Choose one, and tick it."


def test_with_none_of_the_persons_own_nothing_is_guessed(make_food: MakeFood, own: Own, diarist: Diarist) -> None:
    make_food("Spinach, magnesium rich")
    own("Daily multivitamin", magnesium_mg=50)
    search.reindex()
    found = row("magnesium 300 mg", diarist)
    assert (found.food, found.supplement is not None) == (None, True)


def test_what_is_put_away_or_anothers_is_not_meant(magnesium: Food, stranger: User, diarist: Diarist) -> None:
    content = Content("Zinc 25 mg", Amounts(), kind=FoodKind.SUPPLEMENT, dose="1 tablet")
    kept.create(content, owner=stranger, key=uuid4(), on=TODAY)
    assert row("zinc 25 mg", diarist).food is None
    kept.archive(magnesium, at=diarist.now)
    assert row("magnesium 100 mg", diarist).food is None


def test_with_nothing_said_it_is_as_many_as_the_last_time(
    magnesium: Food, diarist: Diarist, log: Callable[..., Entry]
) -> None:
    log(magnesium, quantity=2, portion_text="1 capsule", portion_g=None)
    assert doses("magnesium", diarist) == (2, True)
    assert doses("magnesium 100 mg", diarist) == (1, True)


def test_a_supplement_of_another_name_is_read_against_its_dose_too(own: Own, diarist: Diarist) -> None:
    own("Slumber", magnesium_mg=100)
    search.reindex()
    assert doses("slumber 200 mg", diarist) == (2, True)
    assert doses("2 slumber", diarist) == (2, True)
    own("Bone mix", calcium_mg=400, vitamin_d_ug=10)
    search.reindex()
    assert doses("bone mix 400 mg", diarist) == (1, False)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("magnesium and zinc", ["magnesium", "zinc"]),
        ("iron 14 mg with toast", ["iron 14 mg", "toast"]),
        ("D3 + K2 2000 IU", ["D3 + K2 2000 IU"]),
        ("zinc, 25 mg", ["zinc, 25 mg"]),
        ("juice with calcium", ["juice with calcium"]),
        ("calcium with vitamin d 600 mg/400 iu", ["calcium with vitamin d 600 mg/400 iu"]),
    ],
)
def test_what_is_joined_is_divided_where_supplements_are(
    line: str, texts: list[str], make_food: MakeFood, diarist: Diarist
) -> None:
    make_food("Juice with calcium")
    make_food("Toast")
    search.reindex()
    assert [found.part.text for found in rows(line, diarist)] == texts


def test_a_food_of_that_name_is_food(make_food: MakeFood, user: User, diarist: Diarist) -> None:
    spice = make_food("Saffron")
    search.reindex()
    assert row("saffron 200 mg", diarist).food == spice
    shake = kept.create(Content("Creatine", Amounts(), portions=(("1 scoop", 5.0),)), owner=user, key=uuid4(), on=TODAY)
    assert row("creatine 5 g", diarist).grams == 5
    assert row("creatine 5 g", diarist).food == shake


def test_ten_supplements_cost_the_queries_of_two(own: Own, diarist: Diarist) -> None:
    named = ["zinc", "iron", "calcium", "potassium", "magnesium", "copper", "selenium", "iodine", "biotin", "niacin"]
    for name in named:
        own(name.capitalize())
    counted = []
    for line in (named[:1], named[:2], named):  # the first reads what is kept from then on
        with CaptureQueriesContext(connection) as captured:
            assert len(rows(", ".join(f"my {name}" for name in line), diarist)) == len(line)
        counted.append(len(captured))
    assert counted[1] == counted[2]
