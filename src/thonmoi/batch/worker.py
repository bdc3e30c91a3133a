"""What runs in a worker process: one task in, one plain result out, until the other side hangs up."""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Final

READY: Final = "ready"


def serve(connection: Connection[Any, Any], work: Callable[[Any], Any]) -> None:
    """Answer each task with `work(task)`, after one READY: what came before is start-up and counts for no task's time.

    `work` raises nothing; what it cannot survive (a crash in C, the kernel's memory killer) ends the process, and the pool sees that.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to handle
    try:
        connection.send(READY)
        while True:
            connection.send(work(connection.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone, killed perhaps
