"""What a verdict is made of: its labels, how early it is, and every figure a page needs to explain it.

Display texts are msgids; a page translates them where it shows them.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foods.nutrients import gettext_noop
from tracker.assessment.reference.reference_intakes import ReferenceIntakes, ULScope
from tracker.assessment.verdicts.energy_check import EnergyCheck


class Label(StrEnum):
    """What is said about usual intake (method.md sections 3, 4, 5, 8, 10)."""

    NO_REFERENCE = "no_reference"
    TOO_EARLY = "too_early"
    CANT_TELL = "cant_tell"
    ENERGY_LOW = "energy_low"
    ENERGY_HIGH = "energy_high"
    SWITCHED_OFF = "switched_off"
    VERY_LIKELY_ENOUGH = "very_likely_enough"
    PROBABLY_ENOUGH = "probably_enough"
    BORDERLINE = "borderline"
    POSSIBLE_SHORTFALL = "possible_shortfall"
    LIKELY_SHORTFALL = "likely_shortfall"
    AT_OR_ABOVE_REFERENCE = "at_or_above_reference"
    AROUND_REFERENCE = "around_reference"
    BELOW_REFERENCE = "below_reference"
    WELL_BELOW_REFERENCE = "well_below_reference"
    VITAMIN_D_WELL_BELOW_NEED = "vitamin_d_well_below_need"
    VITAMIN_D_BELOW_NEED = "vitamin_d_below_need"
    VITAMIN_D_AROUND_NEED = "vitamin_d_around_need"
    VITAMIN_D_ABOVE_NEED = "vitamin_d_above_need"
    VITAMIN_D_AROUND_RECOMMENDED = "vitamin_d_around_recommended"
    VITAMIN_D_ABOVE_RECOMMENDED = "vitamin_d_above_recommended"
    VITAMIN_D_WELL_BELOW_REFERENCE = "vitamin_d_well_below_reference"
    VITAMIN_D_BELOW_REFERENCE = "vitamin_d_below_reference"
    VITAMIN_D_AROUND_REFERENCE = "vitamin_d_around_reference"
    VITAMIN_D_ABOVE_REFERENCE = "vitamin_d_above_reference"
    ABOVE_UPPER_LEVEL = "above_upper_level"

    @property
    def text(self) -> str:
        return LABEL_TEXTS[self]

    @property
    def is_withheld(self) -> bool:
        """True where the label says only why nothing is said."""
        return self in WITHHELD

    @property
    def is_flag(self) -> bool:
        """True where it is worth raising that too little may be eaten. Only the first two are called a shortfall."""
        return self in FLAGS

    @property
    def says_enough(self) -> bool:
        """True where the average need, or a level assumed to be adequate, is said to be reached."""
        return self in ENOUGH


LABEL_TEXTS: Final = {
    Label.NO_REFERENCE: gettext_noop("No reference intake for this age"),
    Label.TOO_EARLY: gettext_noop("Too early to say"),
    Label.CANT_TELL: gettext_noop("Can’t tell: some foods have no value"),
    Label.ENERGY_LOW: gettext_noop("Can’t tell: your diary’s energy looks low for your size"),
    Label.ENERGY_HIGH: gettext_noop("Can’t tell: your diary’s energy looks high for your size"),
    Label.SWITCHED_OFF: gettext_noop("Not judged: labels are switched off"),
    Label.VERY_LIKELY_ENOUGH: gettext_noop("Very likely enough"),
    Label.PROBABLY_ENOUGH: gettext_noop("Probably enough"),
    Label.BORDERLINE: gettext_noop("Borderline: above the average need, not clearly enough"),
    Label.POSSIBLE_SHORTFALL: gettext_noop("Possible shortfall"),
    Label.LIKELY_SHORTFALL: gettext_noop("Likely shortfall"),
    Label.AT_OR_ABOVE_REFERENCE: gettext_noop("At or above the level assumed to be adequate"),
    Label.AROUND_REFERENCE: gettext_noop("Around the reference"),
    Label.BELOW_REFERENCE: gettext_noop("Below the reference"),
    Label.WELL_BELOW_REFERENCE: gettext_noop("Well below the reference: worth raising"),
    Label.VITAMIN_D_WELL_BELOW_NEED: gettext_noop("Well below the average need, assuming little sun"),
    Label.VITAMIN_D_BELOW_NEED: gettext_noop("Below the average need, assuming little sun"),
    Label.VITAMIN_D_AROUND_NEED: gettext_noop("Around the average need, assuming little sun"),
    Label.VITAMIN_D_ABOVE_NEED: gettext_noop(
        "Above the average need and below the recommended intake, assuming little sun"
    ),
    Label.VITAMIN_D_AROUND_RECOMMENDED: gettext_noop("Around the recommended intake, assuming little sun"),
    Label.VITAMIN_D_ABOVE_RECOMMENDED: gettext_noop("Above the recommended intake, assuming little sun"),
    Label.VITAMIN_D_WELL_BELOW_REFERENCE: gettext_noop("Well below the reference, assuming little sun"),
    Label.VITAMIN_D_BELOW_REFERENCE: gettext_noop("Below the reference, assuming little sun"),
    Label.VITAMIN_D_AROUND_REFERENCE: gettext_noop("Around the reference, assuming little sun"),
    Label.VITAMIN_D_ABOVE_REFERENCE: gettext_noop("Above the reference, assuming little sun"),
    Label.ABOVE_UPPER_LEVEL: gettext_noop("On average above the upper level"),
}
WITHHELD: Final = frozenset(
    {
        Label.NO_REFERENCE,
        Label.TOO_EARLY,
        Label.CANT_TELL,
        Label.ENERGY_LOW,
        Label.ENERGY_HIGH,
        Label.SWITCHED_OFF,
    }
)
FLAGS: Final = frozenset(
    {
        Label.POSSIBLE_SHORTFALL,
        Label.LIKELY_SHORTFALL,
        Label.WELL_BELOW_REFERENCE,
        Label.VITAMIN_D_WELL_BELOW_NEED,
        Label.VITAMIN_D_BELOW_NEED,
        Label.VITAMIN_D_WELL_BELOW_REFERENCE,
    }
)
ENOUGH: Final = frozenset(
    {
        Label.VERY_LIKELY_ENOUGH,
        Label.PROBABLY_ENOUGH,
        Label.AT_OR_ABOVE_REFERENCE,
        Label.VITAMIN_D_ABOVE_NEED,
        Label.VITAMIN_D_AROUND_RECOMMENDED,
        Label.VITAMIN_D_ABOVE_RECOMMENDED,
        Label.VITAMIN_D_ABOVE_REFERENCE,
    }
)


class Stage(StrEnum):
    """How much the number of days supports (method.md section 7)."""

    EARLY_LOOK = "early_look"
    FIRST_ESTIMATE = "first_estimate"
    ESTIMATE = "estimate"
    GOOD_ESTIMATE = "good_estimate"

    @property
    def text(self) -> str:
        return STAGE_TEXTS[self]


STAGE_TEXTS: Final = {
    Stage.EARLY_LOOK: gettext_noop("Early look"),
    Stage.FIRST_ESTIMATE: gettext_noop("First estimate"),
    Stage.ESTIMATE: gettext_noop("Estimate"),
    Stage.GOOD_ESTIMATE: gettext_noop("Good estimate"),
}


class SDSource(StrEnum):
    """Where the day-to-day standard deviation comes from (method.md sections 2 and 4)."""

    POOLED_SURVEY = "pooled_survey"
    APPROXIMATE_GROUP = "approximate_group"
    APPROXIMATE_CV = "approximate_cv"
    OWN_DAYS = "own_days"

    @property
    def text(self) -> str:
        return SD_SOURCE_TEXTS[self]


SD_SOURCE_TEXTS: Final = {
    SDSource.POOLED_SURVEY: gettext_noop("survey of people of this sex and age"),
    SDSource.APPROXIMATE_GROUP: gettext_noop("approximate: survey of women aged 19 to 50"),
    SDSource.APPROXIMATE_CV: gettext_noop("approximate: a usual share of the mean at this age"),
    SDSource.OWN_DAYS: gettext_noop("your own days"),
}


class Position(StrEnum):
    """Where an interval lies against a value: wholly below, around it, or wholly above."""

    BELOW = "below"
    AROUND = "around"
    ABOVE = "above"

    @property
    def text(self) -> str:
        return POSITION_TEXTS[self]


POSITION_TEXTS: Final = {
    Position.BELOW: gettext_noop("below"),
    Position.AROUND: gettext_noop("around"),
    Position.ABOVE: gettext_noop("above"),
}


class ULNotice(StrEnum):
    """What has to be said about an upper level."""

    ABOVE = "above"
    NEAR = "near"

    @property
    def text(self) -> str:
        return UL_NOTICE_TEXTS[self]


UL_NOTICE_TEXTS: Final = {
    ULNotice.ABOVE: LABEL_TEXTS[Label.ABOVE_UPPER_LEVEL],
    ULNotice.NEAR: gettext_noop("Close to the upper level"),
}


@dataclass(frozen=True, slots=True)
class DaysUsed:
    """`complete` days count; `logged` holds the others too. `effective` stands for n where the mean is weighted."""

    logged: int
    complete: int
    weekdays: int
    weekend_days: int
    effective: float


@dataclass(frozen=True, slots=True)
class UsualIntake:
    """The complete days' lower bounds in the nutrient's own unit.

    `mean`, `from_food` and `from_supplements` weigh weekdays 5 and weekend days 2 where both exist; `weekday_mean` and
    `weekend_mean` are its two parts, None where there is no such day. `interval` is about 95 %: from the day-to-day
    SD, and for vitamin D (no SD) a bootstrap over days. `own_cv` is in 1, not in %.
    """

    mean: float
    weekday_mean: float | None
    weekend_mean: float | None
    median: float
    lowest: float
    highest: float
    interval: tuple[float, float]
    from_food: float
    from_supplements: float
    sd: float | None
    sd_source: SDSource | None
    own_cv: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Vitamin D only: the bootstrap interval against one of the reference values, in µg."""

    kind: str
    term: str
    value: float
    position: Position


@dataclass(frozen=True, slots=True)
class UpperLevelTest:
    """The mean of what the upper level counts (`scope`) against it.

    `confidence_below` is None where only the means are compared (method.md section 4: no pooled SD, or supplements
    only). `notice` is None where there is nothing to say, which is no statement of safety.
    """

    value: float
    scope: ULScope
    mean: float
    confidence_below: float | None
    notice: ULNotice | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the complete days allow one to say about one nutrient's usual intake, and on what it rests.

    `label` is what is shown; `adequacy` the same before an upper level outranks it. `confidence` (0 to 1): that usual
    intake meets this person's requirement (EAR) or is above the AI; None where none may be given. `days_differ`: the
    days are so unequal that it was also worked out by drawing days (`by_bootstrap`), and the less sure one counts.
    `some_unknown`: the label rests on known amounts and might be another if the unknown ones were counted. `energy` is
    the check on these days' energy, None where it was not made; `despite_energy`: that is not plausible, and the label
    was decided again with intake scaled to its cutoff and stands. `intake`, `stage` and `upper_level` are None until
    there are three complete days.
    """

    nutrient: str
    label: Label
    adequacy: Label
    days: DaysUsed
    stage: Stage | None = None
    intake: UsualIntake | None = None
    reference: ReferenceIntakes | None = None
    confidence: float | None = None
    comparisons: tuple[Comparison, ...] = ()
    upper_level: UpperLevelTest | None = None
    coverage: float = 1.0
    unknown: tuple[str, ...] = ()
    entries: int = 0
    unknown_entries: int = 0
    some_unknown: bool = False
    energy: EnergyCheck | None = None
    days_differ: bool = False
    by_bootstrap: float | None = None
    despite_energy: bool = False

    @property
    def is_withheld(self) -> bool:
        return self.label.is_withheld
