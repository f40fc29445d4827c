"""What belongs to a person: each table of the document with its columns, and what is left out with the reason.

A new model or field is entered here; a test asks for it. With a new column VERSION goes up by one, and the column's
`since` says from which version on it is there: older documents are read as before.
"""

from collections.abc import Mapping
from typing import Final

from django.contrib.auth.models import User
from django.db import models

from foods.models import Food, Ingredient, Label, Portion, Recipe
from foods.nutrients import AMOUNT_FIELDS
from tracker.assessment.suggesting.preferences import FEWEST_PORTIONS, MOST_PORTIONS, Allergen
from tracker.display.body_size import LEAST_CM, LEAST_KG, MOST_CM, MOST_KG
from tracker.export.columns import Kind, Range, columns_of
from tracker.export.factor_tables import DAY_FACTORS, FACTOR_PREFERENCES
from tracker.export.question_tables import CAFFEINE_TRIALS, QUESTIONS
from tracker.export.sealed_tables import SEALED
from tracker.export.table import OWNER, TRASH, Table
from tracker.export.warning_tables import REMINDERS
from tracker.models import (
    Day,
    Dislike,
    Entry,
    Favourite,
    FoodPreferences,
    Profile,
    SavedMeal,
    SavedMealItem,
)
from tracker.models.profile import EARLIEST_BIRTH_YEAR
from tracker.models.serving import MOST_GRAMS
from tracker.models.serving import MOST_PORTIONS as MOST_QUANTITY

FORMAT: Final = "electrolog"
VERSION: Final = 2

SMALL: Final = Range(least=0, most=32_767)  # what a column of a place in an order holds
MUCH: Final = 1e9
AMOUNTS: Final = dict.fromkeys(AMOUNT_FIELDS, Range(least=0, most=MUCH))
SERVED: Final = AMOUNTS | {
    "grams": Range(above=0, below=MOST_GRAMS),
    "quantity": Range(above=0, below=MOST_QUANTITY),
    "position": SMALL,
}
WEIGHT: Final = Range(above=0, most=MUCH)


OF_SHARED_TABLES: Final = "only foods of the shared tables have one"
NUMBER: Final = "a number of this database"

SERVING: Final = (
    *("name", "food", "kind", "quantity", "portion_text", "grams", "source", "source_id", "release", "group"),
    *AMOUNT_FIELDS,
)


def own_foods_of(user: User) -> models.QuerySet[Food]:
    return Food.objects.of(user).present()


def _saved_items_of(user: User) -> models.QuerySet[SavedMealItem]:
    return SavedMealItem.objects.of(user).filter(saved_meal_key__in=SavedMeal.objects.of(user).present().values("key"))


OWN_FOODS: Final = Table(
    "own_foods",
    Food,
    own_foods_of,
    key=("key",),
    renamed={"key": "source_id"},
    fields=(
        *("name", "display_name", "brand", "gtin", "alternate_names", "group", "kind", "release"),
        *("portion_text", "portion_g", "archived_at", *AMOUNT_FIELDS),
    ),
    left_out={
        "id": NUMBER,
        "source": "all of them are own foods",
        "owner": OWNER,
        "deleted_at": TRASH,
        **dict.fromkeys(("code", "reports", "popularity", "same_as", "packaged_rank"), OF_SHARED_TABLES),
    },
    ranges=AMOUNTS | {"portion_g": WEIGHT},
)
PORTIONS: Final = Table(
    "portions",
    Portion,
    lambda user: Portion.objects.filter(food__in=own_foods_of(user)).order_by(),
    key=("food", "rank"),
    fields=("food", "rank", "text", "weight_g"),
    left_out={"id": NUMBER},
    ranges={"rank": SMALL, "weight_g": WEIGHT},
)
LABELS: Final = Table(
    "labels",
    Label,
    lambda user: Label.objects.filter(food__in=own_foods_of(user)),
    key=("food",),
    fields=("food", "typed"),
    left_out={},
    kinds={"typed": Kind.TEXTS},
)
RECIPES: Final = Table(
    "recipes",
    Recipe,
    lambda user: Recipe.objects.filter(food__in=own_foods_of(user)),
    key=("food",),
    fields=("food", "servings", "cooked_g"),
    left_out={},
    ranges={"servings": WEIGHT, "cooked_g": WEIGHT},
)
INGREDIENTS: Final = Table(
    "ingredients",
    Ingredient,
    lambda user: Ingredient.objects.of(user).filter(recipe__food__in=own_foods_of(user)).order_by(),
    key=("recipe", "position"),
    fields=(
        *("recipe", "position", "food", "name", "group", "quantity", "portion_text", "grams"),
        *AMOUNT_FIELDS,
    ),
    left_out={"id": NUMBER},
    ranges=AMOUNTS | {"position": SMALL, "grams": WEIGHT, "quantity": WEIGHT},
)
ENTRIES: Final = Table(
    "entries",
    Entry,
    lambda user: Entry.objects.of(user).present(),
    key=("key",),
    fields=("key", "date", "meal", "local_time", "state", "created_at", *SERVING),
    left_out={"user": OWNER, "deleted_at": TRASH},
    ranges=SERVED,
)
DAYS: Final = Table(
    "days",
    Day,
    lambda user: Day.objects.of(user),
    key=("date",),
    fields=("date", "complete", "meant_repeats", "little_is_all", "no_twitches"),
    left_out={"user": OWNER},
    kinds={"meant_repeats": Kind.COUNTS},
    since={"no_twitches": 2},
)
SAVED_MEALS: Final = Table(
    "saved_meals",
    SavedMeal,
    lambda user: SavedMeal.objects.of(user).present(),
    key=("key",),
    fields=("key", "name"),
    left_out={"user": OWNER, "deleted_at": TRASH},
)
SAVED_MEAL_ITEMS: Final = Table(
    "saved_meal_items",
    SavedMealItem,
    _saved_items_of,
    key=("key",),
    fields=("key", "saved_meal_key", "position", *SERVING),
    left_out={"user": OWNER},
    ranges=SERVED,
)
FAVOURITES: Final = Table(
    "favourites",
    Favourite,
    lambda user: Favourite.objects.of(user).present(),
    key=("food",),
    fields=("food",),
    left_out={"user": OWNER, "deleted_at": TRASH},
)
DISLIKES: Final = Table(
    "dislikes",
    Dislike,
    lambda user: Dislike.objects.of(user).present(),
    key=("food",),
    fields=("food",),
    left_out={"user": OWNER, "deleted_at": TRASH},
)
PROFILE: Final = Table(
    "profile",
    Profile,
    lambda user: Profile.objects.of(user),
    key=(),
    fields=(
        *("birth_year", "birth_month", "sex", "life_stage", "authority", "time_zone", "day_starts_hour"),
        *("mass_unit", "vitamin_d_unit", "volume_unit", "height_cm", "weight_kg", "energy_check"),
        *("beside_food", "complete_hint_seen"),
    ),
    left_out={
        "user": OWNER,
        "zone_since": "tells the times of logging of one day apart",
        "zones_asked": "answers about devices that have travelled",
    },
    kinds={"time_zone": Kind.ZONE},
    ranges={
        "birth_year": Range(least=EARLIEST_BIRTH_YEAR, most=2999),
        "birth_month": Range(least=1, most=12),
        "day_starts_hour": Range(least=0, most=12),
        "height_cm": Range(least=LEAST_CM, most=MOST_CM),
        "weight_kg": Range(least=LEAST_KG, most=MOST_KG),
    },
)
FOOD_PREFERENCES: Final = Table(
    "food_preferences",
    FoodPreferences,
    lambda user: FoodPreferences.objects.of(user),
    key=(),
    fields=("diet", "allergies", "aim", "portion_budget", "extras"),
    left_out={"user": OWNER},
    kinds={"allergies": Kind.LIST},
    choices={"allergies": frozenset(Allergen)},
    ranges={"portion_budget": Range(least=FEWEST_PORTIONS, most=MOST_PORTIONS)},
)
TABLES: Final = (
    *(CAFFEINE_TRIALS, DAY_FACTORS, DAYS, DISLIKES, ENTRIES, FACTOR_PREFERENCES, FAVOURITES, FOOD_PREFERENCES),
    *(INGREDIENTS, LABELS, OWN_FOODS, PORTIONS, PROFILE, QUESTIONS, RECIPES, REMINDERS, SAVED_MEAL_ITEMS),
    *(SAVED_MEALS, *SEALED),
)
BY_NAME: Final = {table.name: table for table in TABLES}

# The foods of the shared tables that rows point at. They are nobody's: a document only says how to find them again.
FOODS: Final = "foods"
FOOD_FIELDS: Final = {"source": "source", "number": "source_id", "code": "code", "release": "release", "name": "name"}
FOOD_COLUMNS: Final = columns_of(Food, FOOD_FIELDS, kinds={}, ranges={}, choices={}, since={})

# What belongs to a person, or points at what does, and is no part of the document; and why.
LEFT_OUT: Final[Mapping[str, str]] = {
    "auth.User": "the account itself: the ZIP has a sheet of it",
    "auth.User_groups": "rights, which a document must not carry",
    "auth.User_user_permissions": "rights, which a document must not carry",
    "account.EmailAddress": "opens the account: the ZIP has it in the sheet of the account",
    "account.EmailConfirmation": "a link that was sent",
    "mfa.Authenticator": "opens the account",
    "admin.LogEntry": "what staff changed in the food tables",
    "tracker.AccountEvent": "what happened to an account is no diary: the ZIP has a sheet of it",
    "tracker.DiaryImport": "what waits, and what undoes the last ones: what files brought is in the diary",
    "tracker.ReminderFeed": "opens the calendar of reminders",
    "tracker.Session": "keys of browsers: a page of the account lists them",
    "tracker.TrialAccount": "says only when a trial account goes",
    "foods.SourceFood": "the article's lists, which are nobody's",
}
