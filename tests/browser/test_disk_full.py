"""A disk that is really full: a sentence, the form as it was, nothing half written; with room again it goes in."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.people import PASSWORD, People
from tests.browser.serving import serve

pytestmark = pytest.mark.browser
SIZE = "48m"


class Disk:
    """A small disk with a prepared folder on it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.ballast = folder, folder / "ballast"

    def fill(self) -> None:
        with self.ballast.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))

    def empty(self) -> None:
        self.ballast.unlink()

    def count(self, table: str) -> int:
        with closing(sqlite3.connect(self.folder / "electrolog.sqlite3")) as database:
            (count,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(count)


@pytest.fixture
def disk(tmp_path: Path, prepared: Path) -> Iterator[Disk]:
    if os.getuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", tmp_path], check=False)
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    shutil.copytree(prepared, tmp_path, ignore=shutil.ignore_patterns("static"), dirs_exist_ok=True)
    (tmp_path / "static").symlink_to(prepared / "static")
    yield Disk(tmp_path)
    subprocess.run(["umount", tmp_path], check=True)


@pytest.fixture
def small_site(disk: Disk) -> Iterator[serve]:
    with serve(disk.folder) as running:
        yield running


@pytest.fixture
def at_the_small_site(chromium: Browser, small_site: serve) -> Iterator[Callable[[], Page]]:
    """Opens a page there, of nobody yet."""
    context = chromium.new_context(base_url=small_site.address, viewport=PHONE)
    yield context.new_page
    context.close()


def test_what_was_typed_stays_and_goes_in_once_there_is_room(
    disk: Disk, small_site: serve, at_the_small_site: Callable[[], Page]
) -> None:
    page = at_the_small_site()
    with People(small_site.environment) as people:
        people.newcomer().enter(page.context, small_site.address)
    page.goto("/diary/")
    page.locator("#q").fill("egg")
    page.locator('#results [role="option"]').first.wait_for()
    page.locator("#q").press("Enter")
    number = page.get_by_label("How many")
    number.fill("7")
    disk.fill()
    number.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("The server’s disk is full. Nothing was saved")
    expect(number).to_have_value("7")
    assert disk.count("tracker_entry") == 0
    other = page.context.new_page()
    for path in ("/diary/", "/profile/", "/dashboard/"):  # what only reads goes on
        answer = other.goto(path)
        assert answer
        assert answer.status == 200
    disk.empty()
    number.press("Enter")
    expect(page.locator(".meal > ul > li")).to_have_count(1)
    assert disk.count("tracker_entry") == 1


def test_signing_up_and_in_name_the_disk(disk: Disk, at_the_small_site: Callable[[], Page]) -> None:
    page = at_the_small_site()
    page.goto("/accounts/signup/")
    page.get_by_label("User name").fill("carla")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    disk.fill()
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="Cannot be saved now")).to_be_visible()
    expect(page.get_by_text("The server’s disk is full.")).to_be_visible()
    page.goto("/accounts/login/")
    page.get_by_label("User name").fill("carla")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("The server’s disk is full.")).to_be_visible()
    disk.empty()
    assert (disk.count("auth_user"), disk.count("tracker_session")) == (0, 0)
