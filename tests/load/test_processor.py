"""Processor time as it is counted for a server with its children."""

import os
import subprocess
import sys

from tests.bench.processor import machine_ms, processor_ms

WORK = "import time\nwhile time.process_time() < 0.3: pass"


def test_work_of_children_counts_while_they_live_and_afterwards() -> None:
    before, machine = processor_ms(os.getpid()), machine_ms()
    with subprocess.Popen([sys.executable, "-c", f"{WORK}\ninput()"], stdin=subprocess.PIPE) as child:
        while processor_ms(child.pid) < 250:
            assert child.poll() is None
        assert processor_ms(os.getpid()) - before >= 250
        child.communicate(b"\n")
    assert processor_ms(os.getpid()) - before >= 250
    assert machine_ms() - machine >= 250
