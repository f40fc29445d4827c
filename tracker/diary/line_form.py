"""The rows of a line as a form: shown, corrected, checked, and logged together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from foods.models import Food
from foods.quantities import (
    LINE_CUT,
    MAX_LINE_CHARACTERS,
    LinePart,
    QuantityError,
    format_quantity,
    is_line_cut,
    parse_line,
)
from tracker.models.serving import NewEntry, serving_of
from tracker.person.diarist import Diarist
from tracker.servings.fields import food_number
from tracker.servings.matching import MOST_ROWS, Matcher, Row
from tracker.servings.portions import MeasureError, PortionChoice, measured, portion_choices
from tracker.servings.said import rough_choices


@dataclass(slots=True)
class RowFields:
    """One row as it was sent. `was` is the text that its food was searched for."""

    text: str
    was: str = ""
    food: int | None = None
    quantity: str = ""
    portion: str = ""
    is_taken: bool = True
    problems: list[str] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        return self.text.strip() != self.was.strip()


@dataclass(slots=True)
class ShownRow:
    """One row as the page shows it: what was matched and what stands in its fields."""

    row: Row
    quantity: str = ""
    portion: str = ""
    is_taken: bool = True
    note: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def portions(self) -> list[tuple[str, PortionChoice]]:
        """The food's portions by their value in the form, which names the food too: "1234:p0"."""
        if self.row.food is None or self.row.said is None:
            return []
        rough = [choice for choice in rough_choices() if _value(self.row.food, choice) == self.portion]
        choices = [*self.row.choices, *rough]
        return [(_value(self.row.food, choice), choice) for choice in choices]


@dataclass(slots=True)
class LineForm:
    """What the page shows for a line: its rows, the meal, and a key that lets a resend add nothing twice."""

    rows: list[ShownRow]
    meal: str
    key: UUID = field(default_factory=uuid4)
    unread: str = ""
    problem: str = ""

    @property
    def has_foods(self) -> bool:
        return any(shown.row.food for shown in self.rows)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One row checked: `position` is its place in the form."""

    position: int
    food: Food
    quantity: float
    portion: PortionChoice


def _value(food: Food, choice: PortionChoice) -> str:
    return f"{food.pk}:{choice.value}"


def typed_form(text: str, diarist: Diarist, *, meal: str) -> LineForm:
    """The form for a line that was just typed."""
    matcher = Matcher(diarist)
    parts = parse_line(text)
    matched = list(matcher.match(parts[:MOST_ROWS]))
    form = LineForm([_shown(row) for row in matcher.rows(matched[:MOST_ROWS])], meal)
    left = [*(part for part, _foods in matched[MOST_ROWS:]), *parts[MOST_ROWS:]]
    form.unread = ", ".join(part.text for part in left)
    form.problem = _(LINE_CUT) if is_line_cut(text) else ""
    return form


def _shown(row: Row) -> ShownRow:
    if row.food is None or row.said is None:
        return ShownRow(row, is_taken=False, note=_("No food found. Write it in other words."))
    note = row.note
    if not row.is_sure:
        note = _("Is this what you mean? Tick it, or write it in other words.")
    return ShownRow(row, format_quantity(row.said.quantity), _value(row.food, row.said.chosen), row.is_sure, note)


def not_added(data: Mapping[str, str]) -> str:
    """The words of a sent form that no food was found for, and those that were too many to read."""
    unknown = [row.text for row in sent_rows(data) if row.food is None]
    return ", ".join(filter(None, [*unknown, data.get("unread", "")[:MAX_LINE_CHARACTERS]]))


def sent_rows(data: Mapping[str, str]) -> list[RowFields]:
    """The rows of a sent form."""
    return [
        RowFields(
            text=data[f"text-{at}"][:MAX_LINE_CHARACTERS],
            was=data.get(f"was-{at}", ""),
            food=food_number(data.get(f"food-{at}", "")),
            quantity=data.get(f"quantity-{at}", ""),
            portion=data.get(f"portion-{at}", ""),
            is_taken=f"take-{at}" in data,
        )
        for at in range(MOST_ROWS)
        if f"text-{at}" in data
    ]


def shown_again(sent: list[RowFields], diarist: Diarist, *, meal: str, key: UUID) -> LineForm:
    """The form once more, row by row: where the words have changed they are searched anew, the others stay as sent."""
    matcher = Matcher(diarist)
    matched = [_as_one(matcher, sent_row) for sent_row in sent]
    rows = matcher.rows(matched)
    return LineForm([_kept(row, sent_row) for row, sent_row in zip(rows, sent, strict=True)], meal, key)


def _as_one(matcher: Matcher, sent: RowFields) -> tuple[LinePart, list[Food]]:
    """A row's words as one part, whatever they are, and its foods."""
    parts = parse_line(sent.text)
    if sent.is_changed and len(parts) > 1:
        sent.problems.append(_("One food to a row: “%(words)s” was not read.") % {"words": parts[1].text})
    part = replace(parts[0], text=sent.text.strip()) if parts else LinePart(sent.text, "")
    return part, _chosen_first(matcher.find(part.food), sent.food)


def _chosen_first(foods: list[Food], chosen: int | None) -> list[Food]:
    return sorted(foods, key=lambda food: food.pk != chosen)


def _kept(row: Row, sent: RowFields) -> ShownRow:
    shown = _shown(row)
    shown.problems = sent.problems
    if sent.is_changed or row.food is None:
        return shown
    shown.quantity, shown.is_taken = sent.quantity, sent.is_taken
    if sent.portion.partition(":")[0] == str(row.food.pk):
        shown.note = shown.note if shown.portion == sent.portion else ""
        shown.portion = sent.portion
    elif row.said is not None:  # the food is another one now
        shown.quantity, shown.is_taken = format_quantity(row.said.quantity), True
    return shown


def checked(sent: list[RowFields], diarist: Diarist) -> list[Chosen]:
    """What the taken rows say, as far as it can be logged; the others have `problems` afterwards."""
    ids = [row.food for row in sent if row.is_taken and row.food is not None]
    foods = Food.objects.visible_to(diarist.user.pk).prefetch_related("portions").in_bulk(ids)
    chosen: list[Chosen] = []
    for position, row in enumerate(sent):
        if not row.is_taken:
            continue
        food = foods.get(row.food) if row.food is not None else None
        try:
            chosen.append(Chosen(position, *_serving(row, food, diarist)))
        except (QuantityError, MeasureError) as error:
            row.problems = [_(str(error))]
        except _RowError as error:
            row.problems = [str(error)]
    return chosen


class _RowError(ValueError):
    """What the person has to do about a row, as a translated sentence."""


def _serving(row: RowFields, food: Food | None, diarist: Diarist) -> tuple[Food, float, PortionChoice]:
    portion_of, _colon, portion = row.portion.partition(":")
    if row.is_changed:
        raise _RowError(_("The words have changed. Check the row once more."))
    if food is None:
        raise _RowError(_("Choose a food, or leave this row out."))
    if portion_of != str(food.pk):
        raise _RowError(_("The food has changed. Check its portion."))
    choices = {choice.value: choice for choice in (*portion_choices(food, diarist.profile), *rough_choices())}
    if portion not in choices:
        raise _RowError(_("Choose a portion from the list."))
    return (food, *measured(row.quantity, portion, choices))


def to_log(chosen: Sequence[Chosen], *, meal: str) -> list[NewEntry]:
    """The checked rows as they are logged; each keeps its place, whichever of the others are taken."""
    return [
        NewEntry(
            one.position,
            meal,
            serving_of(one.food, quantity=one.quantity, portion_text=one.portion.text, portion_g=one.portion.weight_g),
        )
        for one in chosen
    ]
