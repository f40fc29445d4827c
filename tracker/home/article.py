"""What the article says of each nutrient, in our words: its comparison, medical names and food groups.

Source: “What mineral deficiency causes muscle twitches?”, which refers to the Cleveland Clinic. A group is shown by one
food of its list (foods/data/source_list.csv, by its number in FoodData Central) that gives much and is easy to find.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foods.nutrients import CALCIUM, MAGNESIUM, POTASSIUM, VITAMIN_D, Nutrient, gettext_noop


@dataclass(frozen=True, slots=True)
class FoodGroup:
    """`term` as on the list, `name` as a person reads it, and the number of the food that stands for it.

    `food` says which that is, "" where the name does. Both are msgids.
    """

    term: str
    name: str
    fdc_id: str
    food: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the comparison, as msgids. `called`: too little of it in the blood, "" where the article has no name."""

    nutrient: Nutrient
    called: str
    muscle: str
    signs: str
    foods: str
    groups: Sequence[FoodGroup]


COMPARED: Final = (
    Compared(
        MAGNESIUM,
        gettext_noop("hypomagnesemia"),
        gettext_noop("Helps it let go, by keeping calcium’s inflow in check"),
        gettext_noop("Twitches, cramps, tiredness, an uneven heartbeat"),
        gettext_noop("Leafy greens, nuts, seeds, dark chocolate"),
        (
            FoodGroup("seeds", gettext_noop("Seeds"), "170557", gettext_noop("pumpkin seeds, roasted")),
            FoodGroup("leafy greens", gettext_noop("Leafy greens"), "170401", gettext_noop("Swiss chard, boiled")),
            FoodGroup("spinach", gettext_noop("Spinach"), "168463", gettext_noop("boiled")),
            FoodGroup("nuts", gettext_noop("Nuts"), "170567", gettext_noop("almonds")),
            FoodGroup("dark chocolate", gettext_noop("Dark chocolate"), "170273", gettext_noop("70 to 85% cacao")),
            FoodGroup("legumes", gettext_noop("Legumes"), "173735", gettext_noop("black beans, boiled")),
            FoodGroup("avocado", gettext_noop("Avocado"), "171705"),
        ),
    ),
    Compared(
        CALCIUM,
        gettext_noop("hypocalcemia"),
        gettext_noop("Starts the contraction when a nerve signals"),
        gettext_noop("Spasms, numbness, tingling, tiredness"),
        gettext_noop("Dairy, fortified foods, canned fish with bones"),
        (
            FoodGroup("dairy", gettext_noop("Dairy"), "171267", gettext_noop("milk, 2% fat")),
            FoodGroup(
                "canned fish with bones",
                gettext_noop("Canned fish with bones"),
                "175139",
                gettext_noop("sardines in oil"),
            ),
            FoodGroup("leafy greens", gettext_noop("Leafy greens"), "170407", gettext_noop("collard greens, boiled")),
            FoodGroup(
                "fortified foods",
                gettext_noop("Fortified foods"),
                "172456",
                gettext_noop("soy milk with added calcium"),
            ),
        ),
    ),
    Compared(
        POTASSIUM,
        gettext_noop("hypokalemia"),
        gettext_noop("Carries the signals to tighten and to let go"),
        gettext_noop("Weakness, cramps, tiredness, palpitations"),
        gettext_noop("Sweet potatoes, bananas, beans, spinach"),
        (
            FoodGroup("sweet potatoes", gettext_noop("Sweet potatoes"), "168483", gettext_noop("baked")),
            FoodGroup("bananas", gettext_noop("Bananas"), "173944"),
            FoodGroup("avocados", gettext_noop("Avocados"), "171705"),
            FoodGroup("spinach", gettext_noop("Spinach"), "168463", gettext_noop("boiled")),
            FoodGroup("dried apricots", gettext_noop("Dried apricots"), "173941"),
            FoodGroup("beans", gettext_noop("Beans"), "175203", gettext_noop("white beans, boiled")),
        ),
    ),
    Compared(
        VITAMIN_D,
        "",
        gettext_noop("Helps at one remove: the gut needs it to take calcium in"),
        gettext_noop("Pain and weakness, and twitches where calcium runs low"),
        gettext_noop("Sun, fatty fish, fortified dairy"),
        (
            FoodGroup("fatty fish", gettext_noop("Fatty fish"), "175168", gettext_noop("Atlantic salmon, farmed")),
            FoodGroup("fortified dairy", gettext_noop("Fortified dairy"), "171267", gettext_noop("milk, 2% fat")),
        ),
    ),
)
