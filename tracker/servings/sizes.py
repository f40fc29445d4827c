"""How much a small or a large one weighs where the food's table gives no such size."""

from typing import Final

# Of the fruit and vegetables that SR Legacy weighs in sizes, the small one weighs 0.76 and the large one 1.40 times the
# medium one (medians of 75 and 80 foods).
_OF_MEDIUM: Final = {"extra small": 0.6, "small": 0.75, "medium": 1.0, "large": 1.4, "extra large": 1.6, "jumbo": 1.8}
# Glasses, bowls and mugs differ more: 150, 240 and 350 mL.
_OF_VESSELS: Final = {"extra small": 0.5, "small": 0.625, "large": 1.46, "extra large": 1.8, "jumbo": 2.0}


# Of hen's eggs the large one is the regular one: 38, 44, 50, 56 and 63 g (SR Legacy 1123).
_OF_LARGE_EGG: Final = {"small": 0.76, "medium": 0.88, "large": 1.0, "extra large": 1.12, "jumbo": 1.26}


def times_as_large(asked: str | None, is_of: str | None, *, is_egg: bool = False) -> float:
    """How many times one of size `is_of` is one of size `asked`; None = no size, which is the regular one."""
    if asked is None or asked == is_of:
        return 1.0
    if is_egg:
        return _OF_LARGE_EGG.get(asked, 1.0) / _OF_LARGE_EGG.get(is_of or "large", 1.0)
    return _OF_MEDIUM.get(asked, 1.0) / _OF_MEDIUM.get(is_of or "medium", _OF_MEDIUM[asked])


def vessel_times(size: str | None) -> float:
    """How many times the usual vessel one of `size` holds."""
    return _OF_VESSELS.get(size or "", 1.0)
