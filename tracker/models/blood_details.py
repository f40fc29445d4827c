"""What a laboratory found: what of, how much, in which unit, and its own range; and the same as sealed words."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from tracker.assessment.blood.analytes import Analyte, Place, Unit, place_in

MOST_VALUE: Final = 1e6
# All that can be said together is shorter: what is sealed is filled up, so that its length is silent.
SEALED_LENGTH: Final = 512


@dataclass(frozen=True, slots=True)
class BloodDetails:
    """`value` and the range from `low` to `high` are in `unit`; None where the laboratory gives no such end."""

    analyte: Analyte
    value: float
    unit: Unit
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """From values by name, as a form or a document has them; raises ValueError for what is no analyte or unit."""
        analyte, unit = Analyte(values["analyte"]), Unit(values["unit"])
        return cls(analyte, values["value"], unit, values["low"], values["high"])

    @classmethod
    def of_words(cls, words: str) -> Self:
        """From what `words` made."""
        return cls.of(json.loads(words))

    def words(self) -> str:
        """To be sealed: of one length, whatever was found."""
        return json.dumps(asdict(self)).ljust(SEALED_LENGTH)

    @property
    def place(self) -> Place:
        """Against the laboratory's own range."""
        return place_in(self.value, self.low, self.high)
