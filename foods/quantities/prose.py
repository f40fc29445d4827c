"""A sentence as its foods: "For lunch, I had a refreshing 124g glass of apple juice, paired with a fig" has two.

A weight anchors a food. The words around it, from its article to the next joint, say which; what is told of who, when
and why is left out. Where a sentence weighs its foods, one without an amount or article is none of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.behind import is_measure_alone
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import is_exact, listed
from foods.quantities.naming import is_list, name_of, praises, says_more
from foods.quantities.narration import (
    ABSTRACT,
    ALONG,
    ATE,
    CONSISTS_OF,
    EMPTY_WITH,
    HOLDERS,
    MEALS,
    PAIRED,
    PARTICLES,
    PRAISE_BEFORE,
    SAID_OF_FOODS,
    WEIGHS,
    WHO,
    WHOSE,
)
from foods.quantities.numbers import is_number, plain_at, read_number
from foods.quantities.sentences import ends_sentence
from foods.quantities.splitting import split
from foods.quantities.telling import ABOUT, ARTICLES, MOST_PARTICLES, SURELY_JOINED, weight_at
from foods.quantities.tokens import Token

_LISTS: Final = frozenset({",", "and", "&", "plus", "+", ";"})
_LEADS_IN: Final = PARTICLES | WHO | WHOSE | MEALS | ATE | _LISTS
_BEGINS: Final = ARTICLES | WHOSE | {"the"}
_BETWEEN: Final = PARTICLES | {":"}
_NOTHING_FOLLOWS: Final = frozenset({"", ",", ".", ";", "and", "&", "!"})
_TELLS: Final = WHO | WHOSE | MEALS | ATE
_WHEN: Final = PARTICLES | listed(
    "today tonight yesterday this that the just also finally later first next when who what"
)
_BEFORE_FOOD: Final = (PARTICLES | ALONG | ATE) - {"from"}
_TOPPED: Final = PAIRED - SURELY_JOINED
_BEFORE_VERB: Final = WHO | MEALS | listed("and then while today tonight also")
_CLAUSE_ENDS: Final = (
    PARTICLES | _LISTS | CONSISTS_OF | (ATE - SAID_OF_FOODS) | {"", ".", "which", "that", "(", "today", "tonight"}
)
_TOLD_OF_A_FOOD: Final = listed("had has have featuring including featured included includes features")
_NO_FOOD: Final = PARTICLES | PAIRED | ATE | WHO | WHOSE | ARTICLES | {"the"}
_NEVER_BEFORE: Final = _LISTS | PARTICLES | ATE | PAIRED | WHO  # nor the verb of "we shared"
_MOST_BEFORE: Final = 8  # words between an article and the weight


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where a food begins; and the tokens of its weight, none where it is only counted."""

    start: int
    weight: tuple[int, int] | None = None


def told_foods(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    """For each food of a sentence its tokens, the weight first, and what else is told of it."""
    story = _Story(tokens)
    for named, told in story.foods():
        parts = list(split(named))
        if story.is_weighed and not is_list(named, parts):
            parts = [named]
        for part in parts:
            yield part, told if part is parts[-1] else ()


class _Story:
    """A sentence, or several, between line ends."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.weights = list(self._weights())
        self.is_weighed = bool(self.weights)
        self.after_foods = set[int]()  # where weights end that stand after their foods

    def foods(self) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
        """The tokens of each food, and what else is told of it."""
        anchors = self._anchors()
        for place, anchor in enumerate(anchors):
            end = anchors[place + 1].start if place + 1 < len(anchors) else len(self.tokens)
            named, told = name_of(self.tokens[anchor.start : end], self._own_weight(anchor))
            if named:
                yield named, told

    def _own_weight(self, anchor: _Anchor) -> tuple[int, int] | None:
        if anchor.weight is None:
            return None
        return anchor.weight[0] - anchor.start, anchor.weight[1] - anchor.start

    def _weights(self) -> Iterator[tuple[int, int]]:
        at = 0
        while at < len(self.tokens):
            end = weight_at(self.tokens, at)
            if end is not None and plain_at(self.tokens, at - 1) != "(":
                is_times = plain_at(self.tokens, at - 1) == "x" and is_number(self.tokens, at - 2)
                yield at - 2 * is_times, end
                at = end
            else:
                at += 1

    def _anchors(self) -> list[_Anchor]:
        """Where each food begins, in order."""
        anchors: list[_Anchor] = []
        done = 0  # everything before it belongs to an anchor
        for weight in self.weights:
            start = self._start_of_weighed(weight, done)
            counted = self._counted(done, start, anchors)
            anchors += counted or ([] if anchors else self._said_first(start))
            anchors.append(_Anchor(start, weight))
            done = weight[1]
        return [*anchors, *self._counted(done, len(self.tokens), anchors)] or [_Anchor(self._after_lead_in())]

    def _start_of_weighed(self, weight: tuple[int, int], least: int) -> int:
        at, end = weight
        said_by = at
        while said_by > least and plain_at(self.tokens, said_by - 1) in ABOUT - {"a", "of"}:
            said_by -= 1
        if said_by > least and (plain_at(self.tokens, said_by - 1) in WEIGHS or plain_at(self.tokens, at - 1) == "at"):
            return self._start_of_name(said_by - 1, least)
        start = self._start_of_words(at, least)
        is_last = plain_at(self.tokens, end) in _NOTHING_FOLLOWS
        if is_last and any(says_more(token) for token in self.tokens[start:at]):
            self.after_foods.add(end)
        elif is_last and start > least:
            return self._start_of_name(start - (plain_at(self.tokens, start - 1) == ","), least)
        return start

    def _start_of_words(self, at: int, least: int) -> int:
        """Where the words before a weight begin: "a crispy, golden 28g", "a generous serving of 100g"."""
        start = at
        while start > max(least, at - _MOST_BEFORE):
            word = plain_at(self.tokens, start - 1)
            if word in _BEGINS:
                return start - 1
            if word == "of" and plain_at(self.tokens, start - 2) in HOLDERS:
                start -= 2
            elif word == ",":
                if not praises(plain_at(self.tokens, start - 2)) or start == at:
                    break
                start -= 1
            elif (
                word in _NEVER_BEFORE
                or plain_at(self.tokens, start - 2) in WHO
                or self.tokens[start - 1].kind != "word"
            ):
                break
            else:
                start -= 1
        return start

    def _start_of_name(self, at: int, least: int) -> int:
        """Where the name before "weighing 80g" begins: at the last article after a joint."""
        last = least
        for place in range(at - 1, least - 1, -1):
            is_article = plain_at(self.tokens, place) in _BEGINS or is_number(self.tokens, place)
            if is_article and (self._leads(place) in {"joined", "listed"} or place == least):
                return place
            if self._leads(place) == "joined":
                last = max(last, place)
        return last

    def _counted(self, begin: int, end: int, before: Sequence[_Anchor]) -> list[_Anchor]:
        """Foods with an article or a number, but no weight, between two places."""
        found = [_Anchor(0)] if begin == 0 and end > 0 and self._begins_with_food(end) else []
        last = before[-1].start if before else None
        for at in range(begin + len(found), end):
            if self._may_be_counted(at) and self._is_own_food(at, last) and self._is_eaten(at, end):
                found.append(_Anchor(at))
                last = at
        if self.is_weighed:
            return found
        start = found[0].start if found and found[0].start == 0 else self._after_lead_in()
        return found if found and found[0].start <= start else [_Anchor(start), *found]

    def _said_first(self, end: int) -> list[_Anchor]:
        """A food without an amount right behind who ate, before the first weight: "I had oats, then 150 g salmon"."""
        start = self._after_lead_in()
        is_said = plain_at(self.tokens, start - 1) in ATE - SAID_OF_FOODS and start < end
        return [_Anchor(start)] if is_said and self._is_eaten(start, end) else []

    def _may_be_counted(self, at: int) -> bool:
        if plain_at(self.tokens, at - 1) == "," and is_measure_alone(self.tokens, at):
            return False  # "leftover pizza, two slices"
        return plain_at(self.tokens, at) in ARTICLES or is_number(self.tokens, at) or self._is_counted(at)

    def _is_own_food(self, at: int, last: int | None) -> bool:
        """Whether what begins at `at` is joined to, or listed with, the food that begins at `last`."""
        leads = self._leads(at)
        if leads == "listed":
            return last is not None and not self._is_composed(last, at)
        if leads == "" and plain_at(self.tokens, at - 1) in {"with", "on"}:
            return self._is_measured(at) or (plain_at(self.tokens, at - 2) == "," and not self._is_hint(at))
        return leads != ""

    def _is_measured(self, at: int) -> bool:
        """Whether a number and a measure stand here: "mackerel on two slices of toast", "with a tablespoon of jam"."""
        reading = read_amount(self.tokens, at)
        if reading is None or reading.quantity is None or reading.unit is None:
            return False
        return plain_at(self.tokens, at) not in ARTICLES or is_exact(reading.unit)

    def _is_hint(self, at: int) -> bool:
        """Whether only "a pinch of salt" stands here."""
        return not EMPTY_WITH.isdisjoint(plain_at(self.tokens, place) for place in range(at, at + 4))

    def _begins_with_food(self, end: int) -> bool:
        """Whether the line begins with a food, and not with who ate, or when: "burger, washed down with a cola"."""
        for at in range(end):
            word = plain_at(self.tokens, at)
            if at > 0 and (word in PAIRED or word in _LISTS):
                break
            if word in _TELLS or (at == 0 and (word in _WHEN or self.tokens[at].kind == "mark")):
                return False
        return self._is_eaten(0, end)

    def _is_counted(self, at: int) -> bool:
        """Whether a number in words stands here ("two eggs"), or, where nothing is weighed, any food after a joint."""
        if read_number(self.tokens, at) is not None:
            return plain_at(self.tokens, at - 2) != "half"  # half and half
        if self.tokens[at].kind != "word" or self.tokens[at].plain in _NO_FOOD:
            return False
        if self.is_weighed:
            return at - 1 in self.after_foods  # "rice 150 g and salad"
        before = at - 1
        while plain_at(self.tokens, before) in PARTICLES and at - before <= MOST_PARTICLES:
            before -= 1
        return plain_at(self.tokens, at - 1) in _BEFORE_FOOD and plain_at(self.tokens, before) not in _TOPPED

    def _leads(self, at: int) -> str:
        """How what begins at `at` hangs on what stands before: "joined", "listed", or ""."""
        place = at - 1
        while place >= 0 and at - place <= MOST_PARTICLES and plain_at(self.tokens, place) in _BETWEEN:
            if plain_at(self.tokens, place) == "side":
                return "joined"
            place -= 1
        word, is_bare = plain_at(self.tokens, place), place == at - 1
        if place < 0 or ends_sentence(self.tokens, place) or word == ";":
            return "joined" if is_bare else ""
        if word in ALONG or (word in PAIRED and not is_bare) or (word == "well" and not is_bare):
            return "joined"
        if word in MEALS or word in {"today", "tonight"}:
            return "joined" if plain_at(self.tokens, place + 1) in {"with", "of"} else ""
        if word in ATE and (word not in SAID_OF_FOODS or self._is_done_by_someone(place)):
            return "joined" if word not in _TOLD_OF_A_FOOD or self._is_told_of_a_meal(place) else ""
        if plain_at(self.tokens, place - 1) in WHO and word not in _LISTS and self.tokens[place].kind == "word":
            return "" if plain_at(self.tokens, place - 2) in {"that", "which"} else "joined"
        return "listed" if word in _LISTS and is_bare else ""

    def _is_told_of_a_meal(self, at: int) -> bool:
        """Whether "featuring" or "had" tells of a meal or of a person, not of a food: "which had a sugar topping"."""
        before = [plain_at(self.tokens, place) for place in range(max(0, at - 3), at)]
        return at == 0 or (not {"that", "which"} & set(before) and not (before and before[-1] == "," and self.weights))

    def _is_done_by_someone(self, at: int) -> bool:
        is_told_of_it = plain_at(self.tokens, at - 2) in {"that", "which"}
        return plain_at(self.tokens, at - 1) in _BEFORE_VERB and not is_told_of_it

    def _is_composed(self, start: int, at: int) -> bool:
        """Whether the list at `at` is what the food before consists of: "pasta with a rich sauce, and a mix of …"."""
        return self.is_weighed and any(plain_at(self.tokens, place) in CONSISTS_OF for place in range(start + 1, at))

    def _is_eaten(self, at: int, end: int) -> bool:
        """Whether the words after an article name something to eat."""
        head = ""
        for place in range(at + (plain_at(self.tokens, at) in ARTICLES), min(end, at + 9)):
            word = plain_at(self.tokens, place)
            if word == "of" and measure_of(head) and head not in {"touch", "hint"}:
                head = ""
                continue
            if word in SAID_OF_FOODS and head == "":
                continue  # "cooked broccoli"
            if word in _CLAUSE_ENDS:
                break
            if word not in PRAISE_BEFORE and not is_number(self.tokens, place):
                head = word
        return head != "" and head not in ABSTRACT and head not in WEIGHS

    def _after_lead_in(self) -> int:
        """Past "For lunch, I had", "My snack today was", "I started with": the first word that may name a food."""
        start = 0
        for at in range(1, len(self.tokens)):
            is_lead = self._leads(at) == "joined" and not ends_sentence(self.tokens, at - 1)
            if is_lead and self.tokens[at].plain not in _LEADS_IN:
                return at
        while start < len(self.tokens) - 1 and plain_at(self.tokens, start) in _LEADS_IN:
            start += 1
        return start
