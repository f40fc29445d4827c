"""Where the processes of one server put their figures, so that any of them can tell the sum."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tracker.environment import for_library

VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client's name for it


@contextmanager
def shared_figures() -> Iterator[None]:
    """A folder for the figures of this process and its children, as long as it serves."""
    with tempfile.TemporaryDirectory(prefix="electrolog-figures-") as folder:
        for_library(VARIABLE, folder)
        yield
