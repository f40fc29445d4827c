"""What in a logged day is worth a question: the same thing twice in one meal, and very little in a complete day.

A question is no correction: what stands in the diary counts until the person says otherwise.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Final, NamedTuple, Self

LITTLE_KCAL: Final = 500.0

# What people drink glass by glass, by its food group in the tables: a second one is as likely as a slip, and hardly
# changes a verdict. Milk, juice and plant drinks are asked about, since they hold much of what is counted.
DRUNK_BY_THE_GLASS: Final = frozenset(
    {
        "Beverages",
        "Tap water",
        "Bottled water",
        "Flavored or carbonated water",
        "Enhanced water",
        "Coffee",
        "Tea",
        "Soft drinks",
        "Diet soft drinks",
        "Other diet drinks",
        "Sport and energy drinks",
        "Diet sport and energy drinks",
        "Beer",
        "Wine",
        "Liquor and cocktails",
    }
)


class Taken(NamedTuple):
    """One logged serving as far as it can be the same as another; `local_time` is when, where that was said."""

    meal: str
    source: str
    source_id: str
    name: str
    portion_text: str
    quantity: float
    group: str
    local_time: time | None = None

    @classmethod
    def of(cls, meal: str, values: Mapping[str, Any]) -> Self:
        """From a meal and the fields of its serving by name; one that was copied has no time."""
        fields = (values[field] for field in cls._fields[1:-1])
        return cls(meal, *fields, values.get("local_time"))  # type: ignore[call-arg]

    @property
    def identity(self) -> str:
        """The same for the same food and portion in the same meal, whatever the time."""
        return "|".join([*self[:5], f"{self.quantity:g}"])

    @property
    def may_be_a_slip(self) -> bool:
        return self.group not in DRUNK_BY_THE_GLASS


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same food and portion more than once in one meal; `places` are those of its servings, in their order."""

    identity: str
    places: tuple[int, ...]

    @property
    def times(self) -> int:
        return len(self.places)


def repeats(taken: Iterable[Taken]) -> list[Repeat]:
    """What stands more than once among the servings of a day, the one that was logged first before the others.

    An apple at eleven and an apple at four are two.
    """
    places: defaultdict[tuple[str, time | None], list[int]] = defaultdict(list)
    for place, serving in enumerate(taken):
        if serving.may_be_a_slip:
            places[serving.identity, serving.local_time].append(place)
    return [Repeat(identity, tuple(found)) for (identity, _time), found in places.items() if len(found) > 1]


def unanswered(found: Iterable[Repeat], meant: Mapping[str, int]) -> list[Repeat]:
    """The repeats that nobody called right yet; `meant` is by identity how many times were."""
    return [repeat for repeat in found if repeat.times > meant.get(repeat.identity, 1)]


def is_little(energy_kcal: float, *, entries: int) -> bool:
    """Whether a complete day holds so little that something is probably missing.

    `energy_kcal` is what is known of its energy. A day without entries never counts, so that nothing is asked.
    """
    return entries > 0 and energy_kcal < LITTLE_KCAL
