"""A small list of foods for Anna, a woman of 40: magnesium 320, calcium 1,000, potassium 2,600 mg, vitamin D 15 µg."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from foods.models import Food, SourceFood
from tests.conftest import MakeFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import HealthAnswer

ListFood = Callable[..., SourceFood]
Answer = Callable[..., None]


@pytest.fixture(autouse=True)
def key_file(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.HEALTH_KEY_FILE = tmp_path / "health_key"  # type: ignore[attr-defined]


@pytest.fixture
def list_food() -> ListFood:
    """Puts a food on a list; a portion is 1 oz of so many grams."""

    def put(food: Food, nutrient: str, term: str, label: str, portion_g: float, **more: object) -> SourceFood:
        values: dict[str, object] = {"portion_text": "1 oz", "diet": "vegan", "good_source": "yes", **more}
        return SourceFood.objects.create(
            food=food, nutrient=nutrient, term=term, label=label, portion_g=portion_g, **values
        )

    return put


@pytest.fixture
def lists(make_food: MakeFood, list_food: ListFood) -> dict[str, SourceFood]:
    """Amounts per 100 g, portions of 50, 100 or 240 g, none of them salty."""
    seeds = make_food("Seeds, pumpkin", magnesium_mg=500, calcium_mg=50, potassium_mg=800, vitamin_d_ug=0)
    spinach = make_food("Spinach, cooked", magnesium_mg=87, calcium_mg=136, potassium_mg=466, vitamin_d_ug=0)
    wild = make_food("Fish, salmon, wild", magnesium_mg=37, calcium_mg=15, potassium_mg=628)
    sweet = make_food("Sweet potato, baked", magnesium_mg=27, calcium_mg=38, potassium_mg=475, vitamin_d_ug=0)
    milk = make_food("Milk", magnesium_mg=11, calcium_mg=120, potassium_mg=140, vitamin_d_ug=1.2)
    Food.objects.update(sodium_mg=5)
    weak = {"flags": "high_oxalate;calcium_poorly_absorbed", "good_source": "no_absorption"}
    dairy = {"flags": "fortified_vitamin_d", "diet": "vegetarian", "allergens": "milk"}
    return {
        "seeds": list_food(seeds, "magnesium", "seeds", "Pumpkin seeds", 50, pk=1234567),
        "greens": list_food(spinach, "calcium", "leafy greens", "Spinach, boiled", 100, **weak),
        "wild": list_food(wild, "vitamin_d", "fatty fish", "Wild salmon", 100, good_source="unknown"),
        "sweet": list_food(sweet, "potassium", "sweet potatoes", "Sweet potato, baked", 100),
        "milk": list_food(milk, "calcium", "dairy", "Milk, 2%", 240, **dairy),
        "extra": list_food(sweet, "magnesium", "", "Quinoa, cooked", 100),
    }


@pytest.fixture
def answer(user: User) -> Answer:
    """Answers the health questions for Anna."""

    def keep(statement: HealthStatement = HealthStatement.NONE, *single: str) -> None:
        HealthAnswer.objects.keep(user=user, statement=statement, single=single)

    return keep
