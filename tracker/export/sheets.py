"""The same rows as sheets: CSV files that a spreadsheet opens, one of each kind of thing.

Heads are the names of columns with their units, the same in every language; unknown is an empty cell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from tracker.assessment.health.health_questions import BY_QUESTION
from tracker.display.spreadsheets import BYTE_ORDER_MARK, csv_line
from tracker.export.factor_tables import DAY_FACTORS, DAY_NOTES, FACTOR_PREFERENCES
from tracker.export.question_tables import CAFFEINE_TRIALS, QUESTIONS
from tracker.export.references import reference
from tracker.export.sealed_tables import (
    BLOOD_RESULTS,
    HEALTH_ANSWERS,
    MEDICINE_ANSWERS,
    MEDICINE_CHANGES,
    MEDICINES,
    TWITCHES,
)
from tracker.export.sheet_columns import (
    BLOOD_RESULT,
    CAFFEINE_TRIAL,
    INGREDIENT,
    MEDICINE,
    MEDICINE_ANSWER,
    MEDICINE_CHANGE,
    OWN_FOOD,
    QUESTION,
    SERVED,
    SOURCE,
    TWITCH,
)
from tracker.export.table import Table
from tracker.export.tables import (
    DAYS,
    DISLIKES,
    ENTRIES,
    FAVOURITES,
    FOOD_PREFERENCES,
    INGREDIENTS,
    LABELS,
    OWN_FOODS,
    PORTIONS,
    PROFILE,
    RECIPES,
    SAVED_MEAL_ITEMS,
    SAVED_MEALS,
)
from tracker.export.warning_tables import REMINDERS, WARNING_DAYS
from tracker.export.writing import Row, Writer, encode, moment
from tracker.models import AccountEvent
from tracker.models.factor import ANSWERS

Cells = Iterable[Any]
AS_JSON: Final = frozenset({bool, dict, list})


class Shown:
    """What the sheets are made from: one person's rows, with what a person calls the foods in them."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.writer = Writer(user)

    def rows(self, table: Table) -> Iterator[Row]:
        for row in self.writer.in_order(table):
            if "food" in row:
                row["name_in_table"] = self.name_of(row["food"])
            yield row

    def name_of(self, food: str | None) -> str:
        return self.writer.references.names.get(food, "") if food else ""

    @cached_property
    def meal_names(self) -> Mapping[str, str]:
        return {row["key"]: row["name"] for row in self.rows(SAVED_MEALS)}

    @cached_property
    def releases(self) -> Mapping[str, str]:
        return {reference(row["source"], row["number"]): row["release"] for row in self.writer.references.shared}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: its name, what a person finds in it, its heads, and its rows."""

    file: str
    about: Any
    heads: Sequence[str]
    rows: Callable[[Shown], Iterator[Cells]]
    is_health: bool = False

    def lines(self, shown: Shown) -> Iterator[str]:
        yield BYTE_ORDER_MARK + csv_line(self.heads)
        for cells in self.rows(shown):
            yield csv_line([encode(cell) if type(cell) in AS_JSON else cell for cell in cells])


def _of_table(table: Table, names: Sequence[str]) -> Callable[[Shown], Iterator[Cells]]:
    chosen = itemgetter(*names)
    return lambda shown: map(chosen, shown.rows(table))


def _portions(shown: Shown) -> Iterator[Cells]:
    for row in shown.rows(PORTIONS):
        yield row["food"], row["name_in_table"], row["rank"], row["text"], row["weight_g"]


def _labels(shown: Shown) -> Iterator[Cells]:
    for row in shown.rows(LABELS):
        for field, typed in sorted(row["typed"].items()):
            yield row["food"], row["name_in_table"], field, typed


def _recipes(shown: Shown) -> Iterator[Cells]:
    yields = {row["food"]: (row["servings"], row["cooked_g"]) for row in shown.rows(RECIPES)}
    for row in shown.rows(INGREDIENTS):
        dish = row["recipe"]
        yield dish, shown.name_of(dish), *yields.get(dish, (None, None)), *(row[name] for name in INGREDIENT)


def _saved_meals(shown: Shown) -> Iterator[Cells]:
    items = sorted(shown.rows(SAVED_MEAL_ITEMS), key=itemgetter("saved_meal_key", "position"))
    for row in items:
        meal = row["saved_meal_key"]
        yield meal, shown.meal_names.get(meal, ""), row["position"], *(row[name] for name in (*SERVED, *SOURCE))


def _marked(shown: Shown) -> Iterator[Cells]:
    for table, mark in ((FAVOURITES, "favourite"), (DISLIKES, "never_suggest")):
        for row in shown.rows(table):
            source, _colon, number = row["food"].partition(":")
            yield mark, row["name_in_table"], source, number, shown.releases.get(row["food"], "")


def _fields(table: Table) -> Callable[[Shown], Iterator[Cells]]:
    """A table of one row, turned: a field on each line."""
    return lambda shown: (cells for row in shown.rows(table) for cells in row.items())


def _health(shown: Shown) -> Iterator[Cells]:
    for row in shown.rows(HEALTH_ANSWERS):
        yield "statement", row["statement"], ""
        for key in row["single"]:
            yield "applies", key, str(_(BY_QUESTION[key].text)) if key in BY_QUESTION else ""


def _account(shown: Shown) -> Iterator[Cells]:
    user = shown.user
    yield "user_name", user.get_username()
    yield "opened", moment(user.date_joined)
    yield "last_sign_in", moment(user.last_login) if user.last_login else None
    yield from (("e_mail", address.email) for address in EmailAddress.objects.filter(user=user).order_by("email"))


def _events(shown: Shown) -> Iterator[Cells]:
    for event in AccountEvent.objects.of(shown.user).order_by("happened_at", "key"):
        yield moment(event.happened_at), event.kind, event.device, event.told_by_mail


SHEETS: Final = (
    Sheet(
        "entries.csv",
        _("What was eaten or planned, with the amounts of each nutrient as they were logged."),
        ("date", "local_time", "meal", "state", *SERVED, *SOURCE, "created_at", "key"),
        _of_table(ENTRIES, ("date", "local_time", "meal", "state", *SERVED, *SOURCE, "created_at", "key")),
    ),
    Sheet(
        "days.csv",
        _("What you said of whole days: complete, that was all, meant to be there twice, no twitch noticed."),
        ("date", "complete", "little_is_all", "meant_repeats", "no_twitches"),
        _of_table(DAYS, ("date", "complete", "little_is_all", "meant_repeats", "no_twitches")),
    ),
    Sheet(
        "own_foods.csv",
        _("Your own foods, supplements and recipes; amounts are in 100 g, of a supplement in a dose."),
        OWN_FOOD,
        _of_table(OWN_FOODS, OWN_FOOD),
    ),
    Sheet(
        "portions.csv",
        _("The portions of your own foods with their weights."),
        ("food", "name", "rank", "text", "weight_g"),
        _portions,
    ),
    Sheet("labels.csv", _("Labels as you typed them."), ("food", "name", "field", "typed"), _labels),
    Sheet(
        "recipes.csv",
        _("The ingredients of your recipes; amounts are those of all of an ingredient."),
        ("recipe", "recipe_name", "servings", "cooked_g", *INGREDIENT),
        _recipes,
    ),
    Sheet(
        "saved_meals.csv",
        _("What is in your saved meals."),
        ("saved_meal_key", "saved_meal", "position", *SERVED, *SOURCE),
        _saved_meals,
    ),
    Sheet(
        "marked_foods.csv",
        _("Your favourites, and the foods that you never want suggested."),
        ("mark", "name", "source", "source_id", "release"),
        _marked,
    ),
    Sheet("profile.csv", _("Your profile."), ("field", "value"), _fields(PROFILE)),
    Sheet("preferences.csv", _("What you want of suggestions."), ("field", "value"), _fields(FOOD_PREFERENCES)),
    Sheet(
        "health_answers.csv",
        _("Your answers to the health questions."),
        ("answer", "value", "question"),
        _health,
        is_health=True,
    ),
    Sheet("twitches.csv", _("The twitches that you noticed."), TWITCH, _of_table(TWITCHES, TWITCH), is_health=True),
    Sheet(
        "questions.csv",
        _("What you asked of your diary, and since when."),
        QUESTION,
        _of_table(QUESTIONS, QUESTION),
    ),
    Sheet(
        "caffeine_trials.csv",
        _("Your fortnights with and without caffeine; their order follows from the seed."),
        CAFFEINE_TRIAL,
        _of_table(CAFFEINE_TRIALS, CAFFEINE_TRIAL),
    ),
    Sheet(
        "warning_days.csv",
        _("Signs of illness that you ticked, and warnings that you put away."),
        ("date", "signs", "put_away"),
        _of_table(WARNING_DAYS, ("date", "signs", "put_away")),
        is_health=True,
    ),
    Sheet(
        "reminders.csv",
        _("What you want to be reminded of, and when."),
        ("kind", "local_time"),
        _of_table(REMINDERS, ("kind", "local_time")),
    ),
    Sheet(
        "medicines.csv",
        _("The medicines and supplements of your schedule."),
        MEDICINE,
        _of_table(MEDICINES, MEDICINE),
        is_health=True,
    ),
    Sheet(
        "medicine_changes.csv",
        _("When each of them was started, changed or stopped, and the dose from then on."),
        MEDICINE_CHANGE,
        _of_table(MEDICINE_CHANGES, MEDICINE_CHANGE),
        is_health=True,
    ),
    Sheet(
        "medicine_answers.csv",
        _("Which doses you said were taken, and which were not; those of supplements that were are entries."),
        MEDICINE_ANSWER,
        _of_table(MEDICINE_ANSWERS, MEDICINE_ANSWER),
        is_health=True,
    ),
    Sheet(
        "blood_results.csv",
        _("Your blood results with the laboratory’s own range."),
        BLOOD_RESULT,
        _of_table(BLOOD_RESULTS, BLOOD_RESULT),
        is_health=True,
    ),
    Sheet(
        "day_factors.csv",
        _("What you answered of days besides food; an empty cell was not answered."),
        ("date", *ANSWERS),
        _of_table(DAY_FACTORS, ("date", *ANSWERS)),
    ),
    Sheet(
        "day_notes.csv",
        _("Your notes of days."),
        ("date", "words"),
        _of_table(DAY_NOTES, ("date", "words")),
        is_health=True,
    ),
    Sheet("my_day.csv", _("What you want of the sheet “My day”."), ("field", "value"), _fields(FACTOR_PREFERENCES)),
    Sheet("account.csv", _("The account itself."), ("field", "value"), _account),
    Sheet(
        "account_events.csv",
        _("What happened to the account in the last 90 days."),
        ("happened_at", "kind", "device", "told_by_mail"),
        _events,
    ),
)
