"""When the last caffeine of a day was: by the times that were said, never by those of logging."""

from collections import defaultdict
from datetime import date, time
from typing import Final

from foods.nutrients import CAFFEINE
from tracker.models import Entry
from tracker.person.diarist import Diarist

LEAST_MG: Final = 10.0  # of one entry: chocolate spread and decaffeinated coffee have less, a cup of green tea more


def last_caffeine(diarist: Diarist, first: date, last: date) -> dict[date, time]:
    """By day the time of the last entry with 10 mg of caffeine or more (1 query).

    A day is in it where every one of these has a time: the last of some may not be the last of all. After midnight is
    later than the evening, up to the hour at which the person's day starts.
    """
    with_caffeine = Entry.objects.of(diarist.user).between(first, last).counted()
    rows = with_caffeine.filter(**{f"{CAFFEINE.field}__gte": LEAST_MG}).values_list("date", "local_time")
    times: dict[date, list[time | None]] = defaultdict(list)
    for day, at in rows:
        times[day].append(at)
    return {
        day: max(said, key=lambda at: (at.hour < diarist.profile.day_starts_hour, at))
        for day, each in times.items()
        if len(said := [at for at in each if at]) == len(each)
    }
