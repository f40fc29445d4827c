"""Signed-in people for a site that runs, a new one for each test, without the pages that open an account.

Those take seconds and let in so many in a minute; the tests of signing up and of trying Electrolog go through them.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Self

from playwright.sync_api import BrowserContext

from tests.browser.serving import ROOT

PASSWORD = "correct horse 7"
ZONE = "Europe/Berlin"


@dataclass(frozen=True)
class Account:
    name: str
    session: str

    def enter(self, context: BrowserContext, site: str) -> None:
        """From now on this is who looks at the site."""
        context.add_cookies([{"name": "sessionid", "value": self.session, "url": site}])


class People:
    """Opens accounts in the database of a site's environment, from a process of its own.

    Playwright runs an event loop in this one, under which Django refuses its database.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", "from tests.browser.opening import main; main()"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=60)  # closes its input, at which it ends

    def newcomer(self) -> Account:
        """A woman born in June 1986 who has just signed up."""
        return self._ask("newcomer")

    def newcomer_without_profile(self) -> Account:
        """Somebody who has just signed up and said nothing about herself."""
        return self._ask("newcomer without profile")

    def visitor(self) -> Account:
        """A trial account with its invented diary, the last day of which is today."""
        return self._ask("visitor")

    def diarist(self) -> Account:
        """A lasting account with an invented diary and own foods of its own."""
        return self._ask("diarist")

    def with_an_answer(self) -> Account:
        """Somebody whose twitches follow low magnesium, who asked about it eighty days ago."""
        return self._ask("with an answer")

    def _ask(self, kind: str) -> Account:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(kind), file=self.process.stdin, flush=True)
        return Account(**json.loads(self.process.stdout.readline()))
