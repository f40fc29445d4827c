"""What is honest to say about a food on one of the article's lists: its flags in words.

Flags are those of foods/data/source_list.csv; the words are msgids, translated where they are shown.
"""

from collections.abc import Iterable
from typing import Final

from foods.nutrients import gettext_noop

# Calcium from spinach is absorbed to about 5 %, from milk to 28-32 % (method.md section 10).
HARDLY_ABSORBED: Final = frozenset({"calcium_poorly_absorbed", "calcium_in_hull_poorly_absorbed"})

# The first row whose flags are all there is said and uses them up, so that nothing is said twice.
REMARKS: Final = (
    (
        {"avoid_in_pregnancy_and_young_children_mercury"},
        gettext_noop("High in mercury: not in pregnancy, not for children"),
    ),
    ({"mercury_limit_in_pregnancy"}, gettext_noop("Mercury: to be limited in pregnancy")),
    ({"a_supplement_not_a_food"}, gettext_noop("A supplement rather than a food: never suggested")),
    ({"vitamin_a_limit", "avoid_in_pregnancy"}, gettext_noop("Very high in vitamin A: not in pregnancy")),
    ({"vitamin_a_limit"}, gettext_noop("Very high in vitamin A")),
    ({"avoid_in_pregnancy"}, gettext_noop("Not in pregnancy")),
    ({"calcium_poorly_absorbed", "high_oxalate"}, gettext_noop("High in oxalate: its calcium is hardly absorbed")),
    ({"calcium_poorly_absorbed"}, gettext_noop("Its calcium is hardly absorbed")),
    (
        {"calcium_in_hull_poorly_absorbed", "high_oxalate"},
        gettext_noop("High in oxalate: its calcium is hardly absorbed"),
    ),
    ({"calcium_in_hull_poorly_absorbed"}, gettext_noop("The calcium in its hull is hardly absorbed")),
    ({"high_oxalate"}, gettext_noop("High in oxalate")),
    ({"high_vitamin_k"}, gettext_noop("High in vitamin K")),
    (
        {"fortified_calcium", "fortified_vitamin_d", "check_label"},
        gettext_noop("Calcium and vitamin D are added: read the label"),
    ),
    ({"fortified_calcium", "fortified_vitamin_d"}, gettext_noop("Calcium and vitamin D are added: read the label")),
    ({"fortified_calcium"}, gettext_noop("Calcium is added: read the label")),
    ({"fortified_vitamin_d", "check_label"}, gettext_noop("Vitamin D is added: read the label")),
    ({"fortified_vitamin_d"}, gettext_noop("Vitamin D is added: read the label")),
    ({"calcium_set", "check_label"}, gettext_noop("Set with a calcium salt: read the label")),
    ({"calcium_set"}, gettext_noop("Set with a calcium salt: read the label")),
    ({"check_label"}, gettext_noop("Brands differ: read the label")),
    ({"shake_before_pouring"}, gettext_noop("Shake it: the calcium settles")),
    ({"eat_the_bones"}, gettext_noop("The calcium is in the bones: eat them")),
    ({"no_bones"}, gettext_noop("Without bones, so hardly any calcium")),
    ({"vitamin_d_missing_in_table"}, gettext_noop("The table has no figure for vitamin D: unknown, not zero")),
    ({"vitamin_d2"}, gettext_noop("Its vitamin D is D2")),
    ({"high_sodium"}, gettext_noop("High in sodium")),
    ({"contains_caffeine"}, gettext_noop("Contains caffeine")),
    ({"selenium_limit_about_2_nuts_a_day"}, gettext_noop("Very high in selenium: not more than about two nuts a day")),
    ({"g6pd_deficiency_caution"}, gettext_noop("Not with G6PD deficiency (favism)")),
    ({"botanically_a_legume"}, gettext_noop("Botanically a legume")),
    ({"not_a_pulse"}, gettext_noop("A vegetable rather than a pulse")),
    ({"portion_assumed_from_boiled"}, gettext_noop("Weight of the portion taken from the boiled food")),
    ({"extra_not_in_article"}, gettext_noop("Not in the article")),
)
# How a portion was weighed, of no use to a reader; and what by_brand.py says with its figures.
SILENT_FLAGS: Final = frozenset({"portion_3_oz_not_in_table", "calcium_by_brand"})

# `good_source` says how much of the Daily Value of its list's nutrient a portion gives: 10 % and more is good,
# 5 to 9 % modest, below that it is none.
GOOD: Final = "yes"
MODEST: Final = "modest"
NOT_ABSORBED: Final = "no_absorption"
SUGGESTABLE: Final = frozenset({GOOD, MODEST})
SOURCE_REMARKS: Final = {
    MODEST: gettext_noop("A modest source"),
    "no": gettext_noop("On the list, but hardly a source"),
    NOT_ABSORBED: gettext_noop("On the list, but its calcium is hardly absorbed"),
}
# Which remarks are about the calcium that is hardly absorbed, and which about a weak member of a list.
ABSORPTION_REMARKS: Final = frozenset(
    [SOURCE_REMARKS[NOT_ABSORBED], *(remark for flags, remark in REMARKS if flags & HARDLY_ABSORBED)]
)
WEAK_REMARKS: Final = frozenset(SOURCE_REMARKS.values()) - ABSORPTION_REMARKS


def remarks_on(flags: Iterable[str], good_source: str = GOOD) -> tuple[str, ...]:
    """The remarks on a source food as msgids: first how good a source it is, then its flags, each thing once."""
    left = set(flags)
    remarks = [SOURCE_REMARKS[good_source]] if good_source in SOURCE_REMARKS else []
    if good_source == NOT_ABSORBED:
        left -= {"calcium_poorly_absorbed"}
    for needed, remark in REMARKS:
        if needed <= left:
            remarks.append(remark)
            left -= needed
    return tuple(dict.fromkeys(remarks))
