"""Rails, keys and lookups, the same for everybody."""

import re

import pytest
from django.template import Context, Template

from tracker.display import tags as display

RECT = re.compile(r'<rect (?:class="(\w+)" )?x="([\d.]+)%" width="([\d.]+)%"')


def rects(known: float, added: float = 0, *, unknown: bool = False) -> list[tuple[str, float, float]]:
    """The rail's parts as (class, start, width) in per cent; the hatched one has no class."""
    drawn = display.rail("calcium", known, added, unknown)
    return [(name, float(start), float(width)) for name, start, width in RECT.findall(drawn)]


def test_the_known_share_is_solid() -> None:
    assert rects(0.66) == [("known", 0, 66)]


def test_an_empty_rail_has_no_parts() -> None:
    assert rects(0) == []


@pytest.mark.parametrize("share", [1, 1.5, 40])
def test_a_full_rail_stays_within_its_frame(share: float) -> None:
    assert rects(share, 0.5, unknown=True) == [("known", 0, 100)]


def test_what_would_be_added_stands_behind_what_is_known_and_ends_at_the_target() -> None:
    assert rects(0.3, 0.25) == [("known", 0, 30), ("added", 30, 25)]
    assert rects(0.9, 0.25) == [("known", 0, 90), ("added", 90, 10)]


def test_something_unknown_is_hatched_as_wide_whatever_it_is() -> None:
    assert rects(0.5, unknown=True) == [("known", 0, 50), ("", 50, 14)]
    assert rects(0, unknown=True) == [("", 0, 14)]
    assert rects(0.95, unknown=True) == [("known", 0, 95), ("", 95, 5)]


def test_a_rail_is_hidden_from_screen_readers_and_has_no_inline_style() -> None:
    drawn = display.rail("vitamin_d", 0.5, unknown=True)
    assert 'aria-hidden="true"' in drawn
    assert "url(#hatch-vitamin_d)" in drawn
    assert "style" not in drawn


def test_a_key_is_new_each_time() -> None:
    assert display.new_key() != display.new_key()


def test_a_missing_key_is_none() -> None:
    assert Template("{% load display %}{{ numbers|get:'two' }}").render(Context({"numbers": {"one": 1}})) == "None"
