"""Foods of which tables differ by more than half: one row stands for them, and the range is said beside it."""

from dataclasses import dataclass
from typing import Final

from foods.nutrients import CALCIUM


@dataclass(frozen=True, slots=True)
class BrandRange:
    """From how little to how much 100 g hold, in the nutrient's unit."""

    nutrient: str
    least_per_100_g: float
    most_per_100_g: float


# By the flag of the source list. Tofu set with calcium salts: FNDDS 2707435 "Soybean curd", and SR Legacy 172475,
# set with calcium sulfate alone; 172448 is the middle one of the three (USDA).
BRAND_RANGES: Final = {"calcium_by_brand": BrandRange(CALCIUM.key, 111.0, 683.0)}
