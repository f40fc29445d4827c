"""The words of the field that stand beside figures, each explained in one plain line."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Term(NamedTuple):
    name: str | Promise
    explanation: str | Promise


AVERAGE_NEED: Final = Term(
    gettext_lazy("Average need (EAR, AR)"),
    gettext_lazy("Half of all people need less than this each day, and half need more."),
)
RECOMMENDED: Final = Term(
    gettext_lazy("Target (RDA, RNI, PRI)"),
    gettext_lazy("Enough for nearly everyone. It is a goal to plan by: a bit less may still be fine."),
)
ADEQUATE: Final = Term(
    gettext_lazy("Target (AI)"),
    gettext_lazy("What healthy people eat. It stands in where no one knows the average need."),
)
REFERENCE: Final = Term(
    gettext_lazy("Reference"),
    gettext_lazy("A value set by experts for your age and sex. You choose whose in your profile."),
)
UPPER_LEVEL: Final = Term(
    gettext_lazy("Upper level (UL)"),
    gettext_lazy("More than this, day after day, may do harm."),
)
MEAN_AND_RANGE: Final = Term(
    gettext_lazy("Mean and range"),
    gettext_lazy("The dot is the mean of your days. The bar shows where your usual intake may lie."),
)
WEEKS: Final = Term(
    gettext_lazy("Small bars"),
    gettext_lazy("Each is the mean of one week. The line above them is the target."),
)
CHANGE: Final = Term(
    gettext_lazy("Change"),
    gettext_lazy("How the mean moved from the days just before. “Likely real”: chance would rarely do that."),
)
TERMS: Final = (MEAN_AND_RANGE, AVERAGE_NEED, RECOMMENDED, ADEQUATE, UPPER_LEVEL, REFERENCE, WEEKS, CHANGE)
