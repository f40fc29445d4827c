"""A line as the page shows it: its rows, what stands in their fields, and what is said and offered beside them."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django import forms

from foods.models import Food
from foods.quantities import format_quantity
from tracker.diary.supplement_rows import SupplementOffer, supplement_offer
from tracker.models.serving import serving_of
from tracker.person.diarist import Diarist
from tracker.servings.live import LiveAmounts, live_amounts
from tracker.servings.matching import Row
from tracker.servings.portions import PortionChoice
from tracker.servings.upper_levels import excess_of, tick_words


@dataclass(slots=True)
class ShownRow:
    """One row as the page shows it: what was matched and what stands in its fields.

    `warning` says what is above an upper level in what was matched, and `above` names it, for the form to confirm.
    """

    row: Row
    quantity: str = ""
    portion: str = ""
    is_taken: bool = True
    note: str = ""
    warning: str = ""
    above: str = ""
    offer: SupplementOffer | None = None
    problems: list[str] = field(default_factory=list)
    sent: PortionChoice | None = None

    @property
    def portions(self) -> list[tuple[str, PortionChoice]]:
        """The food's portions by their value in the form, which names the food too: "1234:p0"; and the chosen one."""
        if self.row.food is None or self.row.said is None:
            return []
        chosen = self.sent or self.row.said.chosen
        choices = self.row.choices if chosen in self.row.choices else (*self.row.choices, chosen)
        return [(value_of(self.row.food, choice), choice) for choice in choices]

    @property
    def live(self) -> LiveAmounts | None:
        """The amounts in what stands in its fields; None where no food was found."""
        if self.row.food is None:
            return None
        return live_amounts(self.row.food, self.quantity, self.portion, dict(self.portions))


@dataclass(slots=True)
class LineForm:
    """What the page shows for a line: its rows, the meal, and a key that lets a resend add nothing twice.

    `time` is when it was eaten, as typed or sent; "" where nobody said. `asks_when` is of a line that says it, but not
    so that one time is meant.
    """

    rows: list[ShownRow]
    meal: str
    time: str = ""
    key: UUID = field(default_factory=uuid4)
    unread: str = ""
    problem: str = ""
    asks_when: bool = False

    @property
    def management_form(self) -> forms.Form:
        """How many rows there are, for the form to send."""
        form: forms.Form = forms.formset_factory(forms.Form, extra=0)(
            prefix="row", initial=[{}] * len(self.rows)
        ).management_form
        return form

    @property
    def has_foods(self) -> bool:
        return any(shown.row.food for shown in self.rows)

    @property
    def has_offers(self) -> bool:
        return any(shown.offer for shown in self.rows)

    @property
    def is_offer_first(self) -> bool:
        """Whether Enter goes to what can be added as a supplement, since there is no food to add."""
        return not self.has_foods

    @property
    def says_supplement(self) -> bool:
        return any(shown.row.supplement for shown in self.rows)


def value_of(food: Food, choice: PortionChoice) -> str:
    """The portion's value in a row, which names the food too: "1234:p0"."""
    return f"{food.pk}:{choice.value}"


def filled_row(row: Row, diarist: Diarist) -> ShownRow:
    """A matched row with its fields filled; ticked where it is understood and nothing in it is above a day's level."""
    offer = None
    if row.supplement is not None and (row.food is None or not row.is_sure):
        offer = supplement_offer(row.supplement, diarist, has_own=row.food is not None)
    if row.food is None or row.said is None:
        return ShownRow(row, is_taken=False, note=row.note, offer=offer)
    chosen, quantity = row.said.chosen, row.said.quantity
    filled = ShownRow(row, format_quantity(quantity), value_of(row.food, chosen), row.is_sure, row.note, offer=offer)
    serving = serving_of(row.food, quantity=quantity, portion_text=chosen.text, portion_g=chosen.weight_g)
    if excess := excess_of(serving, diarist):
        filled.warning, filled.above, filled.is_taken = tick_words(excess), excess.token, False
    return filled
