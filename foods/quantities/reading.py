"""What was read of an amount, and where it ends."""

from dataclasses import dataclass, field

from foods.quantities.measures import Amount


@dataclass(slots=True)
class Reading:
    """What was read before token `end`. `each` is what one of them weighs or holds, `also` the same amount said twice.

    `start` is its number's first token; `is_doubtful` says that its number may be thousands or a decimal; `notes` are
    the ranges of tokens that say more about the amount, which no search needs.
    """

    end: int
    quantity: float | None = None
    high: float | None = None
    unit: str | None = None
    size: str | None = None
    each: Amount | None = None
    also: Amount | None = None
    is_length: bool = False
    is_doubtful: bool = False
    start: int = 0
    notes: list[tuple[int, int]] = field(default_factory=list)

    @property
    def amount(self) -> Amount | None:
        """The number with its unit; None where there is no number."""
        return None if self.quantity is None else Amount(self.quantity, self.unit, self.high)

    @property
    def counts(self) -> bool:
        """Whether it says how much, not only how long: "2-inch" alone does not."""
        return self.unit is not None or (self.quantity is not None and not self.is_length)
