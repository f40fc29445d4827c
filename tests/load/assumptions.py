"""What nobody has measured, each with its words: from these and the measured pieces paper.py reckons."""

from dataclasses import dataclass, field
from typing import Any, Final

# How often a person does each thing on a day: looks six times, adds 20 entries, ten of them found letter by letter.
ASKED_A_DAY: Final = {
    "day page": 6.0,
    "beside the day": 26.0,
    "twitches, beside the day": 6.0,
    "medicines, beside the day": 6.0,
    "search, a letter": 60.0,
    "line of several foods": 1.0,
    "add": 20.0,
    "dashboard": 0.5,
    "chart": 1.0,
    "suggestions": 0.5,
}


def _guess(value: float, words: str) -> Any:
    return field(default=value, metadata={"words": words})


@dataclass(frozen=True, slots=True)
class Assumptions:
    """People are those who keep their diary every day; a machine is the same for the site and for its databases."""

    years: float = _guess(3, "years of diary that a person has")
    busiest_hour: float = _guess(0.15, "of a day's requests come in its busiest hour, in the evening")
    busiest_minute: float = _guess(1.5, "times that hour's mean come in its busiest minute")
    added_at_once: float = _guess(4, "entries come between two checkpoints (a meal)")
    in_use: float = _guess(0.5, "of the processors are in use in that minute, the rest is for what goes wrong")
    grown: float = _guess(1.3, "times the measured bytes, once rows have been changed and deleted")
    cores: float = _guess(16, "processors of a machine, each as quick as the measured ones")
    memory_gb: float = _guess(128, "GB of memory of a machine")
    database_gb: float = _guess(2000, "GB of database on a machine at most, so that it is copied in a night")
    hot_days: float = _guess(30, "days of each diary stay in the databases' memory, in half of it")
    copied_mb: float = _guess(200, "MB are copied in a second, to a backup or back")
    alone: float = _guess(1000, "people at most whose database has no second machine that can take over")
    citus_site: float = _guess(
        1.14, "times the site's work on Citus: pages took 1.08 to 1.20 times as long, part of it waiting"
    )
    citus_statement: float = _guess(
        2, "times a statement's time, 1.6 to 2.7 were measured; the rest is the coordinator's"
    )
    shards_a_core: float = _guess(2, "shards for each processor of the workers")
    threads: float = _guess(4, "connections of a process of the site, one for each of its threads")
    price: float = _guess(100, "a machine and month, in no currency: put in what yours cost")

    def in_the_busiest_minute(self, a_day: float) -> float:
        """How much of what a person does on a day falls into each second of that minute, on average."""
        return a_day * self.busiest_hour * self.busiest_minute / 3600
