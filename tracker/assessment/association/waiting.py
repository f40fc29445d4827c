"""How long until there are enough usable days, from a person's own rate of complete and answered days."""

from typing import Final

import numpy as np

from tracker.assessment.association.exposure import RUN_IN_DAYS
from tracker.assessment.association.question import Daily, Lag

LONGEST: Final = 3 * 365  # days looked ahead


def days_until(
    usable: int, lag: Lag, *, complete: float, answered: float, run_in: int = RUN_IN_DAYS, longest: int = LONGEST
) -> int | None:
    """The median number of calendar days until there are `usable` more usable days; None beyond `longest`.

    `complete` and `answered` are shares (0 to 1) of days on which the factor is known and the outcome answered, each
    day by itself. `run_in`: how many days of it are still to come; the factor is logged in it already, and before it
    nothing is. Exact: the number of usable days and which of the last days were complete are followed day by day.
    Raises ValueError where a share is not one.
    """
    if not (0 <= complete <= 1 and 0 <= answered <= 1):
        raise ValueError("a share lies between 0 and 1")
    if usable <= 0:
        return 0
    states = 1 << (lag.farthest + 1)  # bit n: whether the day n days ago was complete
    chance = np.zeros((states, usable))  # by that and by the number so far; whoever has enough leaves it
    chance[0, 0] = 1.0
    inside = sum(1 << day for day in range(lag.nearest, lag.farthest + 1))
    enough = np.array([(state & inside).bit_count() >= lag.needed for state in range(states)])
    after = np.array([[(state << 1) % states, ((state << 1) % states) | 1] for state in range(states)])
    for day in range(1, longest + 1):
        moved = np.zeros_like(chance)
        np.add.at(moved, after[:, 0], chance * (1 - complete))
        np.add.at(moved, after[:, 1], chance * complete)
        chance = moved
        if day > run_in:
            counted = chance[enough] * answered
            chance[enough] -= counted
            chance[enough, 1:] += counted[:, :-1]
        if chance.sum() <= 0.5:
            return day
    return None


def shares(factor: Daily, outcome: Daily) -> tuple[float, float]:
    """The shares of complete and of answered days so far; of no days, 0."""
    days = max(len(outcome), 1)
    return (
        sum(value is not None for value in factor) / days,
        sum(value is not None for value in outcome) / days,
    )
