"""How much processor time a typed line and a label take to be read: 10,000 made-up lines, and texts made to be slow."""

import random
import time
from collections.abc import Callable, Iterator
from typing import Final

from foods.own.label_text import MAX_CHARACTERS, read_label
from foods.quantities import MAX_LINE_CHARACTERS, parse_line
from tests.bench.report import line

LINES: Final = 10_000
_NUMBERS: Final = ("1", "2", "½", "1 1/2", "1½", "0.5", "2-3", "2 to 3", "a", "half a", "about 3", "1 (14 ounce)")
_UNITS: Final = ("cup", "cups", "g", "oz", "tbsp.", "large", "slices of", "handful of", "cans", "fl. oz.", "", "")
_FOODS: Final = ("eggs", "cooked spinach", "2% milk", "mac and cheese", "chicken, cooked", "onion, finely chopped")
_JOINTS: Final = (", ", " and ", " with ", " on ", "; ", " + ", "\n", " plus ", " ")
# Repeated to the full length.
_PIECES: Final = (
    "1/|(|)|()|and |1 |1-|½|, |1 cup |plus 1 cup |or |to 2 |x2 |- |&|a,|1,|1,000,|half a |large |about |chopped |not |"
    "finely chopped and |1 egg, |1 egg and |eggs, |1 (1 oz) |fl. oz. |1 cup/|a-|١|𝟙|2 or 1 or |1 x, |a b, |"
    "or ½ |a,a-|2in/(|1 lb 1 oz |1 g-|1 tbsp, 1 tsp |(generous) |"
    "i had a 2 g |a warm 1 g |and a |paired with a |for my lunch, |at 8 |each - |egg and |with egg, |egg or |. A "
)
_LABEL_PIECES: Final = (
    "serving size ",
    "(",
    "calcium (",
    "1,",
    "1,000",
    "calcium.",
    " ",
    "vitamin d 1 mcg 1 ",
    "per a (",
)


def typed(count: int, *, seed: int) -> Iterator[str]:
    """`count` lines of one to twelve parts, some of them garbled."""
    choose = random.Random(seed)
    for _ in range(count):
        parts = (" ".join(choose.choice(of) for of in (_NUMBERS, _UNITS, _FOODS)) for _ in range(choose.randint(1, 12)))
        text = "".join(part + choose.choice(_JOINTS) for part in parts)
        if choose.random() < 0.2:
            text = "".join(choose.sample(text, len(text)))
        yield text[:MAX_LINE_CHARACTERS]


def _seconds(text: str, read: Callable[[str], object] = parse_line) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def measure() -> None:
    """Prints p50, p95 and the worst of generated lines, and the worst of slow texts with its beginning."""
    taken = sorted(map(_seconds, typed(LINES, seed=1)))
    p50, p95, worst = (1000 * taken[int(LINES * share) - 1] for share in (0.5, 0.95, 1))
    line(f"a typed line, {LINES} of them", f"p50 {p50:.2f}, p95 {p95:.2f}, worst {worst:.2f} ms")
    worst, piece = max((_seconds(piece * MAX_LINE_CHARACTERS), piece) for piece in _PIECES.split("|"))
    line("a line made to be slow", f"worst {1000 * worst:.1f} ms ({piece!r} …)")
    worst, piece = max((_seconds(piece * (MAX_CHARACTERS // len(piece)), read_label), piece) for piece in _LABEL_PIECES)
    line("a label made to be slow", f"worst {1000 * worst:.1f} ms ({piece!r} …)")
