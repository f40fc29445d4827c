"""`make scale-demo`: a primary, a streaming replica, a pgbouncer and the site on them; then the primary is killed.

`python -m tests.scale [SECONDS]` has people write for so long before the kill, 15 seconds unless told otherwise. All of
it is temporary, listens on 127.0.0.1 or on sockets in a folder of its own, and is gone at the end, also after Ctrl-C.
"""

import os
import shutil
import sys
from typing import Final

from tests.browser.serving import ROOT
from tests.kill.engines import program
from tests.load.setups import SETUPS, environment

SECONDS: Final = "15"


def main(seconds: str = SECONDS) -> None:
    if not (program("initdb") and shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")):
        sys.exit("This needs PostgreSQL and pgbouncer. On Debian: sudo apt-get install postgresql pgbouncer")
    os.chdir(ROOT)
    # In place of this process, so that Ctrl-C reaches each script, and each ends what it has started.
    command = [*SETUPS["PostgreSQL, pgbouncer, replica"], sys.executable, "-m", "tests.scale.failover", seconds]
    os.execve(command[0], command, environment())


if __name__ == "__main__":
    main(*sys.argv[1:])
