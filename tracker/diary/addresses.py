"""Addresses that a page holds dozens of: each kind is looked up once, since that takes longer than a query."""

from datetime import date
from functools import cache
from typing import Final
from uuid import UUID

from django.urls import get_script_prefix, reverse

ANY_DAY: Final = date(1900, 1, 1)
ANY_KEY: Final = UUID(int=0)


def day_address(day: date) -> str:
    return _looked_up("tracker:day", ANY_DAY, get_script_prefix()).replace(ANY_DAY.isoformat(), day.isoformat())


def entry_address(key: UUID) -> str:
    return _looked_up("tracker:entry", ANY_KEY, get_script_prefix()).replace(str(ANY_KEY), str(key))


@cache
def _looked_up(name: str, sample: date | UUID, script_prefix: str) -> str:  # noqa: ARG001 - where the site is mounted
    return reverse(name, args=[sample])
