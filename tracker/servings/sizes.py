"""How much a small or a large one weighs where the food's table gives no such size."""

from typing import Final

# Of the fruit and vegetables that SR Legacy weighs in sizes, the small one weighs 0.76 and the large one 1.40 times the
# medium one (medians of 75 and 80 foods).
_OF_MEDIUM: Final = {"extra small": 0.6, "small": 0.75, "medium": 1.0, "large": 1.4, "extra large": 1.6, "jumbo": 1.8}
# Glasses, bowls and mugs differ more: 150, 240 and 350 mL.
_OF_VESSELS: Final = {"extra small": 0.5, "small": 0.625, "large": 1.46, "extra large": 1.8, "jumbo": 2.0}


def times_as_large(asked: str | None, is_of: str | None) -> float:
    """How many times one of size `is_of` is one of size `asked`; None = no size, which is the medium one."""
    if asked is None or asked == is_of:
        return 1.0
    return _OF_MEDIUM.get(asked, 1.0) / _OF_MEDIUM.get(is_of or "medium", _OF_MEDIUM[asked])


def vessel_times(size: str | None) -> float:
    """How many times the usual vessel one of `size` holds."""
    return _OF_VESSELS.get(size or "", 1.0)
