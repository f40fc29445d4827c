"""One's own supplement into the diary: the one way in, whether a line said it or the schedule had it."""

from datetime import date, time
from uuid import UUID

from foods.models import Food
from tracker.models import Entry
from tracker.models.serving import NewEntry, serving_of
from tracker.person.diarist import Diarist
from tracker.servings.usual_serving import offered


def log_doses(
    food: Food, diarist: Diarist, day: date, *, key: UUID, meal: str, count: float | None = None, at: time | None = None
) -> Entry:
    """Log `count` doses of it, as many as usual where it is None; the same key again adds nothing.

    Raises LimitError where there is no room.
    """
    quantity = offered([food], diarist)[0].serving.quantity if count is None else count
    values = serving_of(food, quantity=quantity, portion_text=food.portion_text, portion_g=None)
    serving = NewEntry(0, meal, values | {"local_time": at})
    return Entry.objects.log_all([serving], user=diarist.user, day=day, form_key=key, state=diarist.state_on(day))[0]
