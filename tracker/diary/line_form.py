"""The rows of a line as a form: shown, corrected, checked, and logged together."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext

from foods.models import Food
from foods.quantities import (
    LINE_CUT,
    MAX_LINE_CHARACTERS,
    LinePart,
    QuantityError,
    format_quantity,
    parse_line,
)
from tracker.diary.line_rows import LineForm, ShownRow, filled_row
from tracker.models.serving import NewEntry, serving_of
from tracker.person.diarist import Diarist
from tracker.servings.fields import food_number
from tracker.servings.matching import MOST_ROWS, Matcher
from tracker.servings.portions import MeasureError, PortionChoice, measured, portion_choices
from tracker.servings.readings import Matched
from tracker.servings.said import rough_choices
from tracker.servings.typed_line import TypedLine
from tracker.servings.upper_levels import Excess, confirm_words, unconfirmed
from tracker.servings.usual_serving import logged_portions


class SentText(forms.Field):
    """Any text, which no rule refuses: what it means is looked at with the row as a whole."""

    def to_python(self, value: str | None) -> str:
        return (value or "").replace("\0", "")


class RowForm(forms.Form):
    """One row as it was sent. `was` is the text that its food was searched for, `above` what was confirmed of it.

    Where the row is taken and can be logged, `cleaned_data` has the fields of its serving as `serving`; `excess` is
    what is above an upper level and was not confirmed.
    """

    text = SentText(required=False)
    was = SentText(required=False)
    food = SentText(required=False)
    quantity = SentText(required=False)
    portion = SentText(required=False)
    above = SentText(required=False)
    take = forms.BooleanField(required=False)

    def __init__(self, *args: Any, among: "SentRows", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.among = among
        self.excess: Excess | None = None

    def has_changed(self) -> bool:
        """A row is never the empty one that a formset may pass over."""
        return True

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"][:MAX_LINE_CHARACTERS]
        return text

    def clean_food(self) -> int | None:
        return food_number(self.cleaned_data["food"])

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not data["take"]:
            return data
        food = self.among.foods.get(data["food"])
        portion_of, _colon, portion = data["portion"].partition(":")
        if self.words_changed:
            raise forms.ValidationError(gettext("The words have changed. Check the row once more."))
        if food is None:
            raise forms.ValidationError(gettext("Choose a food, or leave this row out."))
        if portion_of != str(food.pk):
            raise forms.ValidationError(gettext("The food has changed. Check its portion."))
        choices = self.among.choices_of(food, portion)
        if portion not in choices:
            raise forms.ValidationError(gettext("Choose a portion from the list."))
        try:
            quantity, chosen = measured(data["quantity"], portion, choices)
        except (QuantityError, MeasureError) as error:
            raise forms.ValidationError(gettext(str(error))) from error
        serving = serving_of(food, quantity=quantity, portion_text=chosen.text, portion_g=chosen.weight_g)
        self.excess = unconfirmed([serving], data["above"], self.among.diarist)
        if self.excess is not None:
            raise forms.ValidationError(confirm_words(self.excess))
        return data | {"serving": serving}

    @property
    def words_changed(self) -> bool:
        words: bool = self.cleaned_data["text"].strip() != self.cleaned_data["was"].strip()
        return words

    @property
    def problems(self) -> list[str]:
        return [str(problem) for problems in self.errors.values() for problem in problems]


class SentRows(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows of a sent form; their foods are read together (2 queries)."""

    def __init__(self, data: QueryDict, *, diarist: Diarist) -> None:
        self.diarist = diarist
        super().__init__(data, prefix="row", form_kwargs={"among": self})

    @cached_property
    def foods(self) -> Mapping[int | None, Food]:
        """The foods of the rows, as far as this person sees them."""
        sent = (food_number(form["food"].data or "") for form in self.forms)
        ids = [number for number in sent if number is not None]
        return Food.objects.visible_to(self.diarist.user.pk).prefetch_related("portions").in_bulk(ids)

    def choices_of(self, food: Food, sent: str) -> dict[str, PortionChoice]:
        """The portions that a row of this food can have; `sent` may be that of an earlier entry."""
        logged = logged_portions([sent], food, self.diarist.user)
        choices = (*portion_choices(food, self.diarist.profile), *rough_choices(), *logged)
        return {choice.value: choice for choice in choices}

    @property
    def any_taken(self) -> bool:
        return any(form.cleaned_data["take"] for form in self.forms)


_LineRows: Any = forms.formset_factory(RowForm, formset=SentRows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def sent_rows(data: QueryDict, diarist: Diarist) -> SentRows:
    rows: SentRows = _LineRows(data, diarist=diarist)
    return rows


def has_rows(data: QueryDict) -> bool:
    """Whether a form's rows were sent, and not a line alone."""
    return "row-TOTAL_FORMS" in data


def typed_form(line: TypedLine, diarist: Diarist, *, meal: str) -> LineForm:
    """The form for a line that was just typed."""
    matcher = Matcher(diarist)
    matched = list(matcher.match(line, MOST_ROWS))
    time = f"{line.time:%H:%M}" if line.time else ""
    form = LineForm([filled_row(row, diarist) for row in matcher.rows(matched[:MOST_ROWS])], line.meal or meal, time)
    left = [*(each.part for each in matched[MOST_ROWS:]), *line.parts[MOST_ROWS:]]
    form.unread = ", ".join(part.text for part in left)
    form.problem = gettext(LINE_CUT) if line.is_cut else ""
    form.asks_when = line.says_when and line.time is None
    return form


def not_added(sent: SentRows, unread: str) -> str:
    """The words of a sent form that no food was found for, and those that were too many to read."""
    unknown = [form.cleaned_data["text"] for form in sent.forms if form.cleaned_data["food"] is None]
    return ", ".join(filter(None, [*unknown, unread[:MAX_LINE_CHARACTERS]]))


def shown_again(
    sent: SentRows, diarist: Diarist, *, meal: str, time: str, key: UUID, refused: bool = False
) -> LineForm:
    """The form once more, row by row: where the words have changed they are searched anew, the others stay as sent.

    Where it was `refused`, each row says why.
    """
    sent.is_valid()
    matcher = Matcher(diarist)
    shown = [filled_row(row, diarist) for row in matcher.rows([_as_one(matcher, form) for form in sent.forms])]
    for row, form in zip(shown, sent.forms, strict=True):
        _keep(row, form)
        if refused:
            row.problems += form.problems
    return LineForm(shown, meal, time, key)


def _as_one(matcher: Matcher, form: RowForm) -> Matched:
    """A row's words as one part, whatever they are, and its foods, the chosen one first."""
    text, chosen = form.cleaned_data["text"], form.cleaned_data["food"]
    parts = parse_line(text)
    part = replace(parts[0], text=text.strip()) if parts else LinePart(text, "")
    found = matcher.match_one(part)
    return replace(found, foods=tuple(sorted(found.foods, key=lambda food: food.pk != chosen)))


def _keep(shown: ShownRow, form: RowForm) -> None:
    """What was sent stands in the row again, unless its words have changed."""
    data, food, said = form.cleaned_data, shown.row.food, shown.row.said
    if form.words_changed:
        if len(parts := parse_line(data["text"])) > 1:
            shown.problems.append(gettext("One food to a row: “%(words)s” was not read.") % {"words": parts[1].text})
        return
    if food is None:
        return
    matched, shown.quantity, shown.is_taken = shown.quantity, form["quantity"].data or "", data["take"]
    asked, shown.above = shown.above, form.excess.token if form.excess else data["above"]
    portion_of, _colon, portion = data["portion"].partition(":")
    if portion_of == str(food.pk):
        is_as_matched = (shown.quantity, data["portion"]) == (matched, shown.portion)
        shown.warning = shown.warning if is_as_matched and not form.excess else ""
        shown.note = shown.note if shown.portion == data["portion"] else ""
        shown.portion, shown.sent = data["portion"], form.among.choices_of(food, portion).get(portion)
    elif said is not None:  # the food is another one now
        shown.quantity, shown.above = format_quantity(said.quantity), asked
        shown.is_taken = not (asked or said.is_guess)


def to_log(sent: SentRows, *, meal: str, time: datetime.time | None) -> list[NewEntry]:
    """The taken rows as they are logged; each keeps its place, whichever of the others are taken."""
    return [
        NewEntry(place, meal, form.cleaned_data["serving"] | {"local_time": time})
        for place, form in enumerate(sent.forms)
        if form.cleaned_data["take"]
    ]
