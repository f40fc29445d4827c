"""A person of whom every table of the document has something, and of the harder kind."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from io import BytesIO
from uuid import UUID

import pytest
from django.contrib.auth.models import User

from foods.models import Food, Ingredient, Label, Portion, Recipe
from tests.conftest import TODAY
from tracker.assessment.blood.analytes import Analyte, Unit
from tracker.assessment.health.cautions import HealthStatement
from tracker.export.documents import Document
from tracker.export.reading import read
from tracker.export.writing import document
from tracker.models import (
    AskedQuestion,
    BloodResult,
    CaffeineTrial,
    Day,
    DayFactors,
    DayNote,
    Dislike,
    Entry,
    FactorPreferences,
    Favourite,
    FoodPreferences,
    HealthAnswer,
    Medicine,
    MedicineAnswer,
    MedicineChange,
    Profile,
    Reminder,
    ReminderKind,
    SavedMeal,
    SavedMealItem,
    State,
    Twitch,
    WarningDay,
)
from tracker.models.blood_details import BloodDetails
from tracker.models.medicine import ChangeKind
from tracker.models.medicine_details import DoseDetails, MedicineDetails
from tracker.models.twitch_details import TwitchDetails, TwitchKind

LATEST = date(2026, 11, 30)
ASKED = datetime(2026, 11, 20, 8, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)


def uuid(number: int) -> UUID:
    return UUID(int=number)


def text_of(user: User, *, with_health: bool = True) -> str:
    return "".join(document(user, with_health=with_health))


def read_text(text: str | bytes) -> Document:
    return read(BytesIO(text.encode() if isinstance(text, str) else text), latest=LATEST)


@pytest.fixture
def spinach(db: None) -> Food:
    return spinach_of_a_table()


def spinach_of_a_table() -> Food:
    return Food.objects.create(
        source="sr_legacy",
        source_id="168462",
        code="11457",
        release="2019-04-01",
        name="Spinach, raw",
        display_name="Spinach",
        magnesium_mg=79,
    )


@pytest.fixture
def egg(db: None) -> Food:
    return egg_of_a_table()


def egg_of_a_table() -> Food:
    return Food.objects.create(
        source="fndds", source_id="2705385", code="31101010", release="2024-10-31", name="Egg, whole, raw"
    )


Fill = Callable[[User], None]


@pytest.fixture
def fill(spinach: Food, egg: Food) -> Fill:
    """Fills an account."""

    return lambda user: fill_account(user, spinach, egg)


def fill_account(user: User, spinach: Food, egg: Food) -> None:
    Profile.objects.update_or_create(
        user=user,
        defaults={
            "birth_year": 1986,
            "birth_month": 6,
            "sex": "female",
            "time_zone": "Europe/Berlin",
            "height_cm": 168.5,
        },
    )
    FoodPreferences.objects.create(user=user, diet="vegetarian", allergies=["soy", "egg"], portion_budget=4)
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME, single=["kidney_disease"])
    soup, tablet = own_foods(user, spinach)
    first = entry(user, 1, spinach, source="sr_legacy", source_id="168462", grams=0.1 + 0.2, magnesium_mg=1 / 3)
    Entry.objects.write(
        [
            first,
            entry(user, 2, soup, source="own", source_id="soup", name="Süppchen 🥣 = \"'\\\n", local_time=time(12, 5)),
            entry(user, 3, tablet, source="own", source_id="tablet", kind="supplement", grams=None),
            entry(user, 4, None, source="branded", source_id="999", name="=1+1", caffeine_mg=0.0),
            entry(user, 5, egg, date=TODAY, state=State.PLANNED, water_g=1e-7),
        ]
    )
    Day.objects.create(
        user=user, date=DAY, complete=True, meant_repeats={"lunch|own|soup|Süppchen|bowl|1": 2, "a|b|c|d|e|1": 3}
    )
    Day.objects.create(user=user, date=TODAY, little_is_all=True, no_twitches=True)
    details = TwitchDetails(places=("thumb_right", "calf_left"), strength=0, minutes=5, symptoms=("pain",))
    Twitch.objects.log(user=user, key=uuid(60), day=DAY, at=time(2, 30), details=details)
    Twitch.objects.log(user=user, key=uuid(61), day=DAY, at=None, kind=TwitchKind.CRAMP)
    Twitch.objects.of(user).update(created_at=datetime(2026, 11, 20, 1, 30, 5, tzinfo=UTC))
    AskedQuestion.objects.bulk_create(asked(user))
    drawn = {"pairs": 3, "outcome": "cramps", "seed": 2**48 - 1, "created_at": ASKED}
    CaffeineTrial.objects.create(user=user, key=uuid(72), starts=date(2026, 11, 23), **drawn)
    WarningDay.objects.tick(["palpitations", "stiffness"], user=user, day=DAY)
    WarningDay.objects.put_away(["several_places"], user=user, day=DAY)
    Reminder.objects.keep(user=user, kind=ReminderKind.FOOD, at=time(20, 30))
    tablets = MedicineDetails("Magnesium", weekdays=("monday", "friday"), times=("08:00", "20:00"), is_supplement=True)
    add = Medicine.objects.add
    add(MedicineDetails("Räm “5”"), DoseDetails("5 mg"), user=user, key=uuid(75), since=None, food=None)
    medicine = add(tablets, DoseDetails(), user=user, key=uuid(76), since=DAY, food=tablet)
    changes = MedicineChange.objects
    changes.note(medicine, DoseDetails("half"), key=uuid(77), day=TODAY, kind=ChangeKind.CHANGE)
    MedicineAnswer.objects.say(True, user=user, day=DAY, doses=[(uuid(75), 0)])
    MedicineAnswer.objects.say(False, user=user, day=DAY, doses=[(uuid(76), 0), (uuid(76), 1)])
    found = BloodDetails(Analyte.MAGNESIUM, 0.1 + 0.2, Unit.MMOL_L, 0.7, None)
    BloodResult.objects.add(found, user=user, key=uuid(80), day=DAY)
    for sealed in (Medicine, MedicineChange, BloodResult):
        sealed.objects.of(user).update(created_at=datetime(2026, 11, 20, 1, 30, 5, tzinfo=UTC))
    DayFactors.objects.answer(user=user, day=DAY, answers={"stress": 0, "heat": False, "sleep_hours": 7.25})
    DayFactors.objects.answer(user=user, day=TODAY, answers={"last_caffeine": time(16, 5), "other_caffeine_mg": 95})
    DayNote.objects.keep(user=user, day=DAY, words="=slept badly 🌧")
    FactorPreferences.objects.create(user=user, order=["sleep", "stress"], hidden=["sun"], glass_ml=300)
    SavedMeal.objects.save_meal(user=user, key=uuid(50), name="Breakfast", servings=[first])
    SavedMealItem.objects.of(user).update(key=uuid(51))
    Favourite.objects.keep(user=user, food=spinach)
    Favourite.objects.keep(user=user, food=soup)
    Dislike.objects.keep(user=user, food=egg)


def asked(user: User) -> list[AskedQuestion]:
    said = {"user": user, "asked_on": DAY, "outcome": "twitches", "created_at": ASKED}
    return [
        AskedQuestion(key=uuid(70), factor="magnesium", lag="three_days_before", **said),
        AskedQuestion(key=uuid(71), factor="caffeine", lag="same_day", withdrawn_at=ASKED, **said),
    ]


def own_foods(user: User, spinach: Food) -> tuple[Food, Food]:
    soup = Food.objects.create(
        owner=user, source="own", source_id="soup", release="2026-11-01", name="Soup", magnesium_mg=20, portion_g=300
    )
    Portion.objects.create(food=soup, rank=0, text="1 bowl", weight_g=300)
    recipe = Recipe.objects.create(food=soup, servings=2)
    Ingredient.objects.create(
        recipe=recipe, position=0, food=spinach, name="Spinach", quantity=1, portion_text="cup", grams=30
    )
    Ingredient.objects.create(recipe=recipe, position=1, name="Gone", quantity=1, portion_text="cup", grams=30)
    tablet = Food.objects.create(
        owner=user,
        source="own",
        source_id="tablet",
        release="2026-11-01",
        name="Magnesium",
        kind="supplement",
        archived_at=datetime(2026, 11, 2, 3, 4, 5, 6, tzinfo=UTC),
    )
    Label.objects.create(food=tablet, typed={"name": "Magnesium", "magnesium": "100"})
    return soup, tablet


def entry(user: User, number: int, food: Food | None, **values: object) -> Entry:
    given: dict[str, object] = {
        "date": DAY,
        "meal": "lunch",
        "name": "Food",
        "quantity": 1,
        "portion_text": "1 bowl",
        "grams": 100,
        "source": "fndds",
        "source_id": "2705385",
        "release": "2024-10-31",
        "created_at": datetime(2026, 11, 20, 11, 0, 0, 123_456, tzinfo=UTC),
    }
    return Entry(user=user, key=uuid(number), food=food, **given | values)
