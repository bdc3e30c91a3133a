"""What runs in a worker process: task after task in, a plain result for each out, until the other side hangs up."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, Final, Literal, NamedTuple

READY: Final = "ready"
_END: Final = object()


class Memory(NamedTuple):
    """Bytes a worker may have: above `refresh` it is replaced after the task it is at, at `limit` the task fails."""

    refresh: int = 500_000_000
    limit: int = 4_000_000_000


class Answer(NamedTuple):
    """The result of a task. `then`: "more" tasks are welcome, or this process ends because it has grown ("grown") or because its memory
    did not suffice ("memory", no result)."""

    result: Any
    then: Literal["more", "grown", "memory"] = "more"


def serve(connection: Connection[Any, Any], work: Callable[[Any], Any], memory: Memory) -> None:
    """Answer each task with `work(task)`, after one READY: what came before is start-up and counts for no task's time.

    `work` raises nothing but MemoryError; what it cannot survive (a crash in C, the kernel's memory killer) ends the process, and the
    pool sees that. Tasks are received beside the work, so that neither side waits for the other to take what it sends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to handle
    _bound(memory.limit)
    tasks: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
    try:
        connection.send(READY)
        while (task := tasks.get()) is not _END:
            try:
                answer = Answer(work(task))
            except MemoryError:
                answer = Answer(None, "memory")
            if answer.then == "more" and _used() > memory.refresh:
                answer = answer._replace(then="grown")
            connection.send(answer)
            if answer.then != "more":
                return
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone, killed perhaps


def _receive(connection: Connection[Any, Any], tasks: SimpleQueue[Any]) -> None:
    try:
        while True:
            tasks.put(connection.recv())
    except (EOFError, OSError):
        tasks.put(_END)


def _bound(limit: int) -> None:
    """Let what wants more memory fail, before the kernel picks a process to kill; where the system can do that."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _used() -> int:
    """Bytes in memory now; 0 where the system does not say."""
    if sys.platform == "linux":
        import resource

        with open("/proc/self/statm", "rb") as numbers:  # noqa: PTH123  each microsecond counts
            return int(numbers.read().split()[1]) * resource.getpagesize()
    return 0
