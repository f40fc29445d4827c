"""The words of the food table: how a word that is not finished may go on, and what a misspelt one may have been."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

# Typing errors of one letter or a swap; two in long words, where two still leave no doubt.
SHORTEST_CORRECTED: Final = 4
LONG_WORD: Final = 8
CORRECTIONS: Final = 4
LARGE: Final = 20_000  # words, from which on only those with the same first letter are compared
NEAREST: Final = 3
ALIKE: Final = 0.8


class Vocabulary:
    """Indexed words by weight. `weighted` gives (word, weight) pairs; a word's weights add up."""

    def __init__(self, weighted: Iterable[tuple[str, float]]) -> None:
        weights: defaultdict[str, float] = defaultdict(float)
        for word, weight in weighted:
            weights[word] += weight
        self._weights = dict(weights)
        self._words = sorted(weights)
        self._completions: dict[tuple[str, int], list[str]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._weights

    def __len__(self) -> int:
        return len(self._words)

    def weight(self, word: str) -> float:
        """0 for a word that is not known."""
        return self._weights.get(word, 0.0)

    def _with_prefix(self, stem: str) -> list[str]:
        start = bisect_left(self._words, stem)
        return self._words[start : bisect_left(self._words, stem + "\U0010ffff", start)]

    def completions(self, stem: str, limit: int) -> list[str]:
        """The `limit` weightiest words that begin with `stem`, weightiest first, equals by alphabet."""
        known = self._completions.get((stem, limit))
        if known is None:
            known = self._heaviest(self._with_prefix(stem), limit)
            if len(stem) <= 2:  # the few stems with thousands of words behind them
                self._completions[stem, limit] = known
        return known

    def _heaviest(self, words: Iterable[str], limit: int) -> list[str]:
        return nsmallest(limit, words, key=lambda word: (-self._weights[word], word))

    def corrections(self, word: str, *, unfinished: bool = False, limit: int = CORRECTIONS) -> list[str]:
        """Words one typing error away from `word`: a letter wrong, missing, too many, or two swapped.

        Words of eight letters and more may have two errors. Words that begin with the same letter come first, since a
        first letter is hardly ever wrong, and alone in a large vocabulary; then nearest first, then weightiest. An
        `unfinished` word is also compared with beginnings of the same length. Words under four letters and with
        digits are left alone.
        """
        if len(word) < SHORTEST_CORRECTED or not word.isalpha():
            return []
        distances = range(1, 3 if len(word) >= LONG_WORD else 2)
        like_it = self._with_prefix(word[0])
        for choices in (like_it, self._words) if len(self._words) < LARGE else (like_it,):
            for allowed in distances:
                near = self._near(word, choices, choices, allowed)
                if not near and unfinished:
                    near = self._near(word, choices, [known[: len(word)] for known in choices], allowed)
                if near:
                    return self._heaviest(near, limit)
        return []

    @staticmethod
    def _near(word: str, words: list[str], compared: list[str], allowed: int) -> list[str]:
        """Those `words` whose entry in `compared` (parallel to them) is at most `allowed` errors away."""
        found = process.extract(word, compared, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        return [words[index] for _, _, index in found if words[index] != word]

    def nearest(self, word: str, limit: int = NEAREST) -> list[str]:
        """The words most like `word` however many errors away, most alike first; none where nothing is much alike.

        Short words and words with digits are like too many.
        """
        if len(word) < SHORTEST_CORRECTED or not word.isalpha():
            return []
        found = process.extract(word, self._words, scorer=JaroWinkler.similarity, score_cutoff=ALIKE, limit=limit)
        return [known for known, _likeness, _index in found]

    def split(self, word: str) -> tuple[str, str] | None:
        """`word` as two words of the vocabulary written together ("peanutbutter"), the weightiest such pair."""
        pairs = [
            (word[:cut], word[cut:])
            for cut in range(3, len(word) - 2)
            if word[:cut] in self._weights and word[cut:] in self._weights
        ]
        return max(pairs, key=lambda pair: (min(self._weights[part] for part in pair), pair), default=None)
