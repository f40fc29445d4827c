"""A number as people write it: "2", "½", "1 ½", "1.45"."""

from typing import Final

_FRACTIONS: Final = {
    1 / 8: "⅛", 1 / 4: "¼", 1 / 3: "⅓", 3 / 8: "⅜", 1 / 2: "½", 5 / 8: "⅝", 2 / 3: "⅔", 3 / 4: "¾", 7 / 8: "⅞",
}  # fmt: skip


def format_quantity(number: float) -> str:
    """A number as people write it: "2", "½", "1 ½", else with decimals: three under 1 ("0.125"), then two ("1.45"),
    since "1.125" can be read as more than a thousand.

    Under 100, a common fraction stands for what is within 0.004 of it, so that thirds survive being rounded.
    """
    whole = int(number)
    rest = number - whole
    if number < 100:
        for value, sign in _FRACTIONS.items():
            if abs(rest - value) < 0.004:
                return f"{whole} {sign}" if whole else sign
    return f"{number:.{3 if number < 1 else 2}f}".rstrip("0").rstrip(".")
