"""People who go on with what they do while something else happens."""

import threading
from collections.abc import Callable
from typing import Final, Self

ENDS_WITHIN: Final = 60  # seconds


class Under:
    """Threads that go on until the block ends; what one of them could not go on from is raised there, and by `look`."""

    def __init__(self, *going_on: Callable[[threading.Event], None]) -> None:
        self.ended = threading.Event()
        self.errors: list[Exception] = []
        # As daemons: after Ctrl-C nobody waits for what they wait for.
        self.threads = [threading.Thread(target=self._go_on, args=[each], daemon=True) for each in going_on]

    def __enter__(self) -> Self:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.ended.set()
        if kind is None:
            for thread in self.threads:
                thread.join(ENDS_WITHIN)
            self.look()

    def look(self) -> None:
        if self.errors:
            raise self.errors[0]

    def _go_on(self, each: Callable[[threading.Event], None]) -> None:
        try:
            each(self.ended)
        except Exception as error:  # noqa: BLE001 - raised by look
            self.errors.append(error)
