"""How much of an adult's portion is offered to a child (method.md section 11)."""

import re
from typing import Final

HALF_UNDER_MONTHS: Final = 9 * 12
THREE_QUARTERS_UNDER_MONTHS: Final = 14 * 12
# What is measured out can be halved; what is counted ("1 medium", "1 slice", "2 sardines") is given whole.
_MEASURED: Final = re.compile(
    r"[\d½⅓⅔¼¾⅛ ./-]*(?:cup|oz|fl oz|tbsp|tsp|g|ml|container|packet|can|bottle|carton|serving)s?\b", re.IGNORECASE
)


def share_of_portion(portion_text: str, age_months: int) -> float:
    """How much of an adult's portion suits: half at 5 to 8 years, three quarters at 9 to 13, whole pieces always 1."""
    if age_months >= THREE_QUARTERS_UNDER_MONTHS or not _MEASURED.match(portion_text):
        return 1.0
    return 0.5 if age_months < HALF_UNDER_MONTHS else 0.75
