"""The audit of what is installed finds what it says it finds."""

import pytest

from tests.audit import LOCKS, Advisory, advisories, known_holes, left_over, locked, not_as_locked, unhashed

LOCK = """# a comment
django==5.2.8 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:cc
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
tzdata==2026.6
"""
HOLE = Advisory("django", "5.2.10", "CVE-0000-1", "2026-11-28")


def test_a_lock_is_read_with_both_versions_of_what_differs_by_python() -> None:
    assert list(locked(LOCK)) == [
        ("django", "5.2.8", True),
        ("numpy", "2.4.6", True),
        ("numpy", "2.5.5", True),
        ("tzdata", "2026.6", False),
    ]


def test_an_address_in_a_lock_is_an_error() -> None:
    with pytest.raises(ValueError, match="not a name and a version"):
        list(locked("django @ https://elsewhere.example/django.zip\n"))


def test_what_has_no_hash_is_named() -> None:
    npm = '{"packages": {"": {}, "node_modules/a": {"integrity": "sha512-x"}, "node_modules/b": {}}}'
    assert unhashed(LOCK, npm) == [
        "tzdata: no hash in the lock",
        "node_modules/b: no integrity in package-lock.json",
    ]


def test_a_version_before_the_mended_one_is_named_and_ten_comes_after_nine() -> None:
    assert known_holes({"django": {"5.2.9"}}, [HOLE]) == ["django: 5.2.9 has CVE-0000-1, mended in 5.2.10"]
    assert known_holes({"django": {"5.2.10"}}, [HOLE]) == []


def test_another_version_than_the_locks_is_named_and_what_is_left_over() -> None:
    wanted = {"numpy": {"2.4.6", "2.5.5"}, "django": {"5.2.8"}}
    installed = {"numpy": "2.4.6", "django": "5.2.7", "gunicorn": "27.0.1", "pip": "26"}
    assert not_as_locked(wanted, installed) == ["django: 5.2.7 is installed, 5.2.8 is locked"]
    assert left_over(wanted, installed) == ["gunicorn"]


def test_every_advisory_is_of_something_that_is_locked() -> None:
    names = {name for lock in LOCKS for name, _, _ in locked(lock.read_text(encoding="utf-8"))}
    assert {advisory.package for advisory in advisories()} <= names
