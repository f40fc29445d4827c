"""What people were told is kept, counted against what the database has."""

import json
import subprocess
import sys
from collections import Counter
from typing import Any
from uuid import UUID

from tests.browser.serving import ROOT
from tests.kill.people import NOT_THERE, Writer


def ask_inside(environment: dict[str, str], asked: list[object]) -> list[Any]:
    """What `tests.kill.inside` answers to each."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", "from tests.kill.inside import main; main()"]
    lines = "".join(f"{json.dumps(one)}\n" for one in asked)
    answer = subprocess.run(
        command, cwd=ROOT, env=environment, input=lines, stdout=subprocess.PIPE, text=True, check=True
    )
    return [json.loads(line) for line in answer.stdout.splitlines()]


def total(writers: list[Writer]) -> int:
    return sum(
        count for writer in writers for what, count in writer.said.items() if what not in ("sent again", "given up")
    )


def compared(writer: Writer, rows: list[Any]) -> Counter[str]:
    """What is there, against what this person knows."""
    there = {UUID(key): (quantity, deleted) for key, quantity, deleted in rows}
    found: Counter[str] = Counter(doubled=len(set(there) - set(writer.kept)))
    for key, states in writer.kept.items():
        found["lost"] += there.get(key, NOT_THERE) not in states
        if len(states) > 1:
            found["unacknowledged but there" if key in there else "unacknowledged and not there"] += NOT_THERE in states
    return found
