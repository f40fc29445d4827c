"""The time of a day's last caffeine is one that was said."""

from collections.abc import Callable
from datetime import date, time, timedelta

from django.contrib.auth.models import User

from foods.models import Food
from tests.conftest import TODAY, MakeFood
from tracker.fluids.last_caffeine import last_caffeine
from tracker.models import Entry, State
from tracker.person.diarist import Diarist

YESTERDAY = TODAY - timedelta(days=1)


def test_the_last_caffeine_is_known_where_every_cup_has_a_time(
    user: User, stranger: User, diarist: Diarist, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    coffee, decaf, water = (
        make_food(name, caffeine_mg=mg) for name, mg in (("Coffee", 40), ("Decaf", 2), ("Water", 0))
    )
    unmeasured = make_food("Bread")

    def drink(at: time | None, day: date = TODAY, food: Food = coffee, **values: object) -> Entry:
        entry = log(food, portion_g=200, day=day, **values)
        Entry.objects.filter(key=entry.key).update(local_time=at)
        return entry

    drink(time(15, 30)), drink(time(8)), drink(time(1, 15))  # the day starts at four: the last was after midnight
    drink(time(22), food=decaf), drink(time(23), food=water), drink(None, food=unmeasured)
    drink(time(23), user=stranger), drink(time(23), state=State.PLANNED)
    drink(time(9), YESTERDAY), drink(time(4), YESTERDAY)
    assert last_caffeine(diarist, YESTERDAY, TODAY) == {TODAY: time(1, 15), YESTERDAY: time(9)}
    drink(None, YESTERDAY)
    assert last_caffeine(diarist, YESTERDAY, TODAY) == {TODAY: time(1, 15)}
    assert last_caffeine(diarist, YESTERDAY, YESTERDAY) == {}
