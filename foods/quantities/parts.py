"""What each part of a line says: how much, in which measure, of which food, and what was remarked about it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.behind import amount_at_end, lone_amount, only_says_how, time_of_day, times_alone
from foods.quantities.brackets import without_brackets
from foods.quantities.choices import chosen, left_open
from foods.quantities.kinds import DESCRIBING, has_kind_behind, is_cut, is_kind_of
from foods.quantities.line_part import LinePart
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import (
    GRAMS,
    ONE_PRODUCT,
    SIZES,
    VESSELS,
    Amount,
    is_exact,
    listed,
    together,
)
from foods.quantities.naming import after_praise, with_measure_first
from foods.quantities.narration import HOLDERS
from foods.quantities.numbers import ARTICLES, is_number, plain_at, read_number
from foods.quantities.preparations import DONE, HOW, NEGATIONS, STATES, WAITING
from foods.quantities.reading import Reading
from foods.quantities.remarks import begins_remark, is_remark
from foods.quantities.tokens import Token, stands_apart, text_of
from foods.quantities.units import exact_amount
from foods.quantities.unprepared import without_measure, without_preparations

_VAGUE: Final = listed("some several plenty lots little bit of a the my more any enough and plus usual then")
_YIELDS: Final = listed("juice zest rind peel")
_WAITS: Final = WAITING | DONE | HOW
_BEFORE_AMOUNT: Final = listed("of the from at around about approx approximately roughly circa ca")
_DASHES: Final = frozenset({"-", ":", "="})
_PLAIN_SIZES: Final = frozenset(SIZES) - {"little", "big", "tiny", "md", "sm"}  # "Big Mac", "Little Gem"
_SIZED_OR_SO: Final = STATES | frozenset(SIZES) | {"size", "sized", "-"}
_SAID_OF_AMOUNT: Final = listed("each total in all or so drained net weight approx only size")
_QUALIFIES: Final = (
    STATES | DESCRIBING | listed("fat skin bone bones salt and or added in water oil juice syrup brine sauce")
)


def read_part(typed: str, tokens: Sequence[Token], told: Sequence[Token] = ()) -> LinePart:
    """What the tokens of one part say, which may stand in another order than in `typed`; `told` is a remark."""
    return _Part(typed, tokens).read(told)


class _Part:
    """The tokens of one part, taken apart step by step: amount, brackets, segments, remarks, preparations."""

    def __init__(self, typed: str, tokens: Sequence[Token]) -> None:
        self.typed = typed
        self.text = typed[min(token.start for token in tokens) : max(token.end for token in tokens)]
        tokens = with_measure_first(tokens)
        self.amount = read_amount(tokens, 0) or Reading(0)
        self.remarks: list[Sequence[Token]] = [tokens[start:end] for start, end in self.amount.notes]
        self.in_brackets: Reading | None = None  # an amount, for a part that says none elsewhere
        self.is_total = False  # whether it is of all of them
        self.is_behind = False  # whether its amount stood behind a comma, a colon or a dash
        self.states: list[Token] = []  # of the food, said with that amount
        self._take_each(tokens)
        self._pass_holder(tokens)
        self.body = tokens[self.amount.end :]

    def read(self, told: Sequence[Token]) -> LinePart:
        first, *others = self._segments(self._without_brackets(self.body))
        if any(other[0].plain == "or" for other in others):
            first, others = chosen(first, others, self.remarks)
        while others and all(token.plain in _WAITS or token.kind == "mark" for token in first):
            first = [*first, *others.pop(0)]
        first = self._amount_after(first)
        passed: list[Sequence[Token]] = []
        first, others = chosen(first, others, passed)
        self.remarks += passed
        for other in others:
            self._sort_segment(first, other)
        if self.in_brackets is not None:
            self._take_bracket(self.in_brackets)
            first = [*first, *self.states]
        food = self._before_remark(self._after_vague(after_praise(first)))
        food = without_preparations(food, self.amount, self.remarks)
        food = without_measure(food, self.amount, self.remarks)
        amount = self.amount
        return LinePart(
            self.text,
            text_of(self.typed, food),
            amount.quantity,
            amount.high,
            amount.unit,
            amount.size,
            amount.each,
            amount.also,
            ", ".join(filter(None, (text_of(self.typed, remark) for remark in [*self.remarks, told]))),
            "thousands" if amount.is_doubtful else "",
            left_open(self.typed, passed, self.remarks),
        )

    def _take_each(self, tokens: Sequence[Token]) -> None:
        """Takes "each 3/4 oz" after "2 slices"."""
        at = self.amount.end
        if self.amount.quantity is None or self.amount.each is not None or plain_at(tokens, at) not in {"each", "@"}:
            return
        if found := exact_amount(tokens, at + 1):
            self.amount.each, end = found
            self.remarks.append(tokens[at:end])
            self.amount.end = end + (plain_at(tokens, end) in {"of", ","} and end + 1 < len(tokens))
        elif at + 1 < len(tokens) and tokens[at + 1].kind == "word":  # "1 tsp each salt and pepper"
            self.amount.end = at + 1

    def _pass_holder(self, tokens: Sequence[Token]) -> None:
        """Passes over what holds a food that is weighed: "84 g serving of artichokes"."""
        at = self.amount.end
        is_holder = plain_at(tokens, at) in HOLDERS and plain_at(tokens, at + 1) == "of" and at + 2 < len(tokens)
        if is_holder and is_exact(self.amount.unit):
            self.remarks.append(tokens[at : at + 1])
            self.amount.end = at + 2

    def _without_brackets(self, tokens: Sequence[Token]) -> list[Token]:
        """`tokens` less what stands in brackets, where that is an amount or a remark."""
        kept, others = without_brackets(tokens)
        for inner in others:
            self._bracket(inner)
        return kept

    def _bracket(self, tokens: Sequence[Token]) -> None:
        if tokens and all(token.plain in SIZES for token in tokens):
            self.amount.size = self.amount.size or SIZES[tokens[0].plain]
        reading = lone_amount(tokens) or times_alone(tokens) or read_amount(tokens, 0)
        rest = tokens[reading.end :] if reading else tokens
        is_all = (reading is not None and lone_amount(tokens) is not None) or all(
            token.plain in _SAID_OF_AMOUNT for token in rest
        )
        if reading is None or reading.amount is None or not is_all:
            self.remarks.append(tokens)
            return
        words = [token.plain for token in rest]
        if self.amount.quantity is None:
            self.in_brackets, self.is_total = reading, "total" in words
            self.states = [token for token in rest if token.plain in STATES and token.plain not in DONE | {"all"}]
        else:
            if reading.unit is None or is_exact(reading.unit):
                self._say_again(reading.amount, is_each="each" in words, is_total="total" in words)
            self.remarks.append(tokens)

    def _say_again(self, amount: Amount, *, is_each: bool = False, is_total: bool = False) -> None:
        """Takes an amount as what one of them weighs or holds, or as the whole in another measure."""
        if is_each or (self.amount.unit in VESSELS and not is_total and is_exact(amount.unit)):
            self.amount.each = self.amount.each or amount
        elif self.amount.also is None or amount.unit in GRAMS:
            self.amount.also = amount

    def _take_bracket(self, reading: Reading) -> None:
        """Takes the amount in brackets, beside one that was found after it where there is one."""
        if self.amount.quantity is None or reading.amount is None:
            self._take(reading)
        else:
            self._say_again(reading.amount, is_total=self.is_total)

    def _take(self, reading: Reading) -> None:
        """An amount that was found later: it keeps the unit and size already read, where it brings none."""
        before = self.amount
        self.amount = reading
        reading.unit, reading.size = reading.unit or before.unit, reading.size or before.size

    def _segments(self, tokens: Sequence[Token]) -> list[list[Token]]:
        """As commas, colons and dashes between spaces divide them; the first is never empty unless all are."""
        segments: list[list[Token]] = [[]]
        for at, token in enumerate(tokens):
            if token.plain == "," or (token.plain in _DASHES and stands_apart(tokens, at)):
                segments += [] if has_kind_behind(tokens, at) else [[]]
            else:
                segments[-1].append(token)
        return [segment for segment in segments if segment] or [[]]

    def _sort_segment(self, first: list[Token], other: list[Token]) -> None:
        """A segment after the first: an amount, a state of the food, or a remark."""
        if self.amount.quantity is None:
            reading = lone_amount(other) or read_amount(other, 0)
            if reading is not None and reading.quantity is not None and only_says_how(other[reading.end :]):
                self._take(reading)
                other, self.is_behind = other[reading.end :], True
            elif self.amount.unit is None and len(other) == 1 and (measure := measure_of(other[0].text)) in VESSELS:
                self.amount.unit = measure
                self.remarks.append(other)
                return
        while len(other) > 0 and other[0].plain in SIZES and all(token.plain in _SIZED_OR_SO for token in other):
            self.amount.size = self.amount.size or SIZES[other[0].plain]
            self.remarks.append(other[:1])
            other = other[1:]
        if not other:
            return
        if self.amount.quantity is not None and (found := exact_amount(other, other[0].plain == "each")):
            is_each = "each" in {other[0].plain, plain_at(other, found[1])}
            if is_each or found[1] == len(other):  # "1 carton of juice, 1 litre", "1 apple, 150 g"
                self._say_again(found[0], is_each=is_each)
                self.remarks.append(other)
                return
        if len(other) == 1 and first and is_kind_of(first[-1].plain, other[0].plain):
            place = len(first) - (not is_cut(first[-1].plain, other[0].plain))
            first[place:place] = other  # "sweet potato", "chicken breast"
        elif (
            other[0].plain in NEGATIONS
            or (other[0].plain == "with" and self.is_behind)
            or all(token.plain in _QUALIFIES for token in other)
            or (
                self.amount.each and self.amount.unit in ONE_PRODUCT and not is_remark([token.plain for token in other])
            )
        ):
            first.extend(other)
        else:
            self.remarks.append(other)

    def _amount_after(self, tokens: list[Token]) -> list[Token]:
        """Takes the amount from "chicken 150g", "eggs x2", "banana 1", "juice of 1 lemon"."""
        if (hour := time_of_day(tokens, has_amount=self.amount.quantity is not None)) is not None:
            self.remarks.append(tokens[hour:])
            tokens = tokens[:hour]
        if self.amount.quantity is not None:
            return self._without_amount_again(tokens)
        for at in range(1, len(tokens)):
            times = tokens[at].plain in {"x", "*"} and at + 1 < len(tokens)
            if (times_said := times_alone(tokens[at:])) is not None:
                self._take(times_said)
                return tokens[:at]
            reading = (
                amount_at_end(tokens, at + times)
                if times or (is_number(tokens, at) and plain_at(tokens, at - 1) != "or")
                else self._in_words(tokens, at)
            )
            if reading is not None and reading.quantity is not None and (found := self._found(tokens, at, reading)):
                return found
        return tokens

    def _in_words(self, tokens: list[Token], at: int) -> Reading | None:
        """An amount in words at the end: "vitamin d two thousand iu"."""
        if tokens[at].plain in ARTICLES or read_number(tokens, at) is None:
            return None
        reading = lone_amount(tokens[at:])
        if reading is None or reading.unit is None or reading.end < len(tokens) - at:
            return None
        return replace(reading, end=len(tokens))

    def _without_amount_again(self, tokens: list[Token]) -> list[Token]:
        """Less an amount or a length at the end, where one was read in front: "2 tsp ground ginger 10 ml"."""
        for at in range(1, len(tokens)):
            reading = read_amount(tokens, at) if is_number(tokens, at) and plain_at(tokens, at - 1) != "or" else None
            if reading is not None and reading.end == len(tokens) and (reading.is_length or reading.unit):
                if reading.quantity is not None and not reading.is_length and self.amount.also is None:
                    self.amount.also = Amount(reading.quantity, reading.unit, reading.high)
                self.remarks.append(tokens[at:])
                return tokens[:at]
        return tokens

    def _found(self, tokens: list[Token], at: int, reading: Reading) -> list[Token] | None:
        """The food words around an amount in their middle or at their end; None where it is part of a name."""
        lead = [token for token in tokens[:at] if token.plain not in _BEFORE_AMOUNT]
        if reading.end == len(tokens):
            if reading.unit is None and tokens[at].start == tokens[at - 1].end:
                return None
        elif all(token.plain in STATES for token in tokens[reading.end :]):
            self._take(reading)
            return [*tokens[:at], *tokens[reading.end :]]
        elif plain_at(tokens, at - 1) not in {"of", "from"} and not (lead and lead[-1].plain in _YIELDS):
            return None
        self._take(reading)
        return [*tokens[reading.end :], *lead]

    def _after_vague(self, tokens: list[Token]) -> list[Token]:
        """Without "some", "a little", "several" in front."""
        at = 0
        while at < len(tokens) - 1 and (tokens[at].plain in _VAGUE or tokens[at].kind == "mark"):
            at += 1
        if self.amount.unit is None and at < len(tokens) - 1 and tokens[at].plain in _PLAIN_SIZES:
            self.amount.size = self.amount.size or SIZES[tokens[at].plain]
            at += 1
        return tokens[at:]

    def _before_remark(self, tokens: list[Token]) -> list[Token]:
        """Up to "for garnish", "to taste", "plus more", "or 1 package …", "cut into …"."""
        for at in range(1, len(tokens)):
            if begins_remark(tokens, at):
                self.remarks.append(tokens[at:])
                self._add(tokens[at:], {token.plain for token in tokens[:at]})
                return tokens[:at]
        return tokens

    def _add(self, remark: list[Token], food: set[str]) -> None:
        """Adds "plus 1 tablespoon sugar" to an amount of sugar."""
        more = read_amount(remark, 1) if remark[0].plain == "plus" else None
        amount = self.amount.amount
        if more is None or more.amount is None or amount is None or more.end == len(remark):
            return
        total = together(amount, more.amount)
        if total is not None and food.issuperset(token.plain for token in remark[more.end :]):
            self.amount.quantity, self.amount.high = total.quantity, total.high
