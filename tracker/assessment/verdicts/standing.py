"""Where a nutrient stands, in one word: verdicts put in few groups, from the worst to the best."""

from enum import StrEnum
from typing import Final

from foods.nutrients import gettext_noop
from tracker.assessment.verdicts.verdict import Label, ULNotice, Verdict


class Standing(StrEnum):
    """The groups, worst first. Only the first two after an upper level are called short (method.md sections 3 to 5)."""

    ABOVE_UPPER_LEVEL = "above_upper_level"
    SHORT = "short"
    POSSIBLY_SHORT = "possibly_short"
    LOW = "low"
    WELL_BELOW = "well_below"
    NEAR_UPPER_LEVEL = "near_upper_level"
    BORDERLINE = "borderline"
    BELOW = "below"
    AROUND = "around"
    CANT_TELL = "cant_tell"
    TOO_EARLY = "too_early"
    NO_REFERENCE = "no_reference"
    NOT_JUDGED = "not_judged"
    NO_SHORTFALL = "no_shortfall"

    @property
    def text(self) -> str:
        """What a sentence says before the names of the nutrients."""
        return STANDING_TEXTS[self]

    @property
    def look(self) -> "Look":
        return LOOKS[self]


class Look(StrEnum):
    """How a label is drawn, so that it can be told without its colour and without reading it."""

    ABOVE = "above"
    SHORT = "short"
    WELL_BELOW = "well-below"
    EDGE = "edge"
    UNSURE = "unsure"
    GOOD = "good"


STANDING_TEXTS: Final = {
    Standing.ABOVE_UPPER_LEVEL: gettext_noop("Above the upper level"),
    Standing.SHORT: gettext_noop("Short"),
    Standing.POSSIBLY_SHORT: gettext_noop("Possibly short"),
    Standing.LOW: gettext_noop("Low, assuming little sun"),
    Standing.WELL_BELOW: gettext_noop("Well below the reference"),
    Standing.NEAR_UPPER_LEVEL: gettext_noop("Close to the upper level"),
    Standing.BORDERLINE: gettext_noop("Borderline"),
    Standing.BELOW: gettext_noop("Below the reference"),
    Standing.AROUND: gettext_noop("Around the reference"),
    Standing.CANT_TELL: gettext_noop("Can’t tell"),
    Standing.TOO_EARLY: gettext_noop("Too early to say"),
    Standing.NO_REFERENCE: gettext_noop("No reference for this age"),
    Standing.NOT_JUDGED: gettext_noop("Not judged"),
    Standing.NO_SHORTFALL: gettext_noop("No shortfall seen"),
}

LOOKS: Final = {
    Standing.ABOVE_UPPER_LEVEL: Look.ABOVE,
    Standing.SHORT: Look.SHORT,
    Standing.POSSIBLY_SHORT: Look.SHORT,
    Standing.LOW: Look.SHORT,
    Standing.WELL_BELOW: Look.WELL_BELOW,
    Standing.NEAR_UPPER_LEVEL: Look.EDGE,
    Standing.BORDERLINE: Look.EDGE,
    Standing.BELOW: Look.EDGE,
    Standing.AROUND: Look.EDGE,
    Standing.CANT_TELL: Look.UNSURE,
    Standing.TOO_EARLY: Look.UNSURE,
    Standing.NO_REFERENCE: Look.UNSURE,
    Standing.NOT_JUDGED: Look.UNSURE,
    Standing.NO_SHORTFALL: Look.GOOD,
}

BY_LABEL: Final = {
    Label.NO_REFERENCE: Standing.NO_REFERENCE,
    Label.TOO_EARLY: Standing.TOO_EARLY,
    Label.CANT_TELL: Standing.CANT_TELL,
    Label.ENERGY_LOW: Standing.CANT_TELL,
    Label.ENERGY_HIGH: Standing.CANT_TELL,
    Label.SWITCHED_OFF: Standing.NOT_JUDGED,
    Label.VERY_LIKELY_ENOUGH: Standing.NO_SHORTFALL,
    Label.PROBABLY_ENOUGH: Standing.NO_SHORTFALL,
    Label.BORDERLINE: Standing.BORDERLINE,
    Label.POSSIBLE_SHORTFALL: Standing.POSSIBLY_SHORT,
    Label.LIKELY_SHORTFALL: Standing.SHORT,
    Label.AT_OR_ABOVE_REFERENCE: Standing.NO_SHORTFALL,
    Label.AROUND_REFERENCE: Standing.AROUND,
    Label.BELOW_REFERENCE: Standing.BELOW,
    Label.WELL_BELOW_REFERENCE: Standing.WELL_BELOW,
    Label.VITAMIN_D_WELL_BELOW_NEED: Standing.LOW,
    Label.VITAMIN_D_BELOW_NEED: Standing.LOW,
    Label.VITAMIN_D_AROUND_NEED: Standing.BORDERLINE,
    Label.VITAMIN_D_ABOVE_NEED: Standing.NO_SHORTFALL,
    Label.VITAMIN_D_AROUND_RECOMMENDED: Standing.NO_SHORTFALL,
    Label.VITAMIN_D_ABOVE_RECOMMENDED: Standing.NO_SHORTFALL,
    Label.VITAMIN_D_WELL_BELOW_REFERENCE: Standing.LOW,
    Label.VITAMIN_D_BELOW_REFERENCE: Standing.BELOW,
    Label.VITAMIN_D_AROUND_REFERENCE: Standing.AROUND,
    Label.VITAMIN_D_ABOVE_REFERENCE: Standing.NO_SHORTFALL,
    Label.ABOVE_UPPER_LEVEL: Standing.ABOVE_UPPER_LEVEL,
}

# What a row says, where it says more than its group: in two or three words, beside the figures.
SHORT_TEXTS: Final = {
    Label.LIKELY_SHORTFALL: gettext_noop("Short"),
    Label.POSSIBLE_SHORTFALL: gettext_noop("Possibly short"),
    Label.VERY_LIKELY_ENOUGH: gettext_noop("Very likely enough"),
    Label.PROBABLY_ENOUGH: gettext_noop("Probably enough"),
    Label.AT_OR_ABOVE_REFERENCE: gettext_noop("At or above"),
    Label.AROUND_REFERENCE: gettext_noop("Around"),
    Label.BELOW_REFERENCE: gettext_noop("Below"),
    Label.WELL_BELOW_REFERENCE: gettext_noop("Well below"),
    Label.VITAMIN_D_WELL_BELOW_NEED: gettext_noop("Low"),
    Label.VITAMIN_D_BELOW_NEED: gettext_noop("Low"),
    Label.VITAMIN_D_ABOVE_NEED: gettext_noop("Above average need"),
    Label.VITAMIN_D_AROUND_RECOMMENDED: gettext_noop("Around the target"),
    Label.VITAMIN_D_ABOVE_RECOMMENDED: gettext_noop("Above the target"),
    Label.VITAMIN_D_WELL_BELOW_REFERENCE: gettext_noop("Low"),
    Label.VITAMIN_D_BELOW_REFERENCE: gettext_noop("Below"),
    Label.VITAMIN_D_AROUND_REFERENCE: gettext_noop("Around"),
    Label.VITAMIN_D_ABOVE_REFERENCE: gettext_noop("Above"),
    Label.TOO_EARLY: gettext_noop("Too early"),
    Label.NO_REFERENCE: gettext_noop("No reference"),
}
SHORT_NEAR_UPPER_LEVEL: Final = gettext_noop("Near upper level")
SHORT_ABOVE_UPPER_LEVEL: Final = gettext_noop("Above upper level")


def standing_of(verdict: Verdict) -> Standing:
    """An upper level outranks what is said of enough; one that is only near outranks it unless that is a flag."""
    notice = verdict.upper_level.notice if verdict.upper_level else None
    if notice is ULNotice.ABOVE:
        return Standing.ABOVE_UPPER_LEVEL
    if notice is ULNotice.NEAR and not verdict.adequacy.is_flag:
        return Standing.NEAR_UPPER_LEVEL
    return BY_LABEL[verdict.adequacy]


def short_text(verdict: Verdict) -> str:
    """The verdict in at most three words (a msgid)."""
    standing = standing_of(verdict)
    if standing is Standing.ABOVE_UPPER_LEVEL:
        return SHORT_ABOVE_UPPER_LEVEL
    if standing is Standing.NEAR_UPPER_LEVEL:
        return SHORT_NEAR_UPPER_LEVEL
    return SHORT_TEXTS.get(verdict.adequacy, standing.text)
