"""A small pool of processes that survives what its tasks do.

`concurrent.futures` loses every running task when one kills its worker, and cannot stop one that hangs. Here each worker process has a
thread that hands it one task at a time and waits for the answer, so a dead or silent worker costs the task it was at and no other.
Works on tasks of any kind; what a failure means is the caller's.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any, Final, Literal

from thonmoi.batch.worker import READY, serve
from thonmoi.errors import ThonmoiError

_STARTS: Final = 3  # deaths at start-up, one after the other, until the pool gives up
_START_SECONDS: Final = 120.0


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that gave no result, and what became of its worker."""

    task: Any
    why: Literal["timeout", "crashed"]
    detail: str


@dataclass(frozen=True, slots=True)
class _Process:
    process: SpawnProcess
    connection: Connection[Any, Any]

    def end(self) -> str:
        """Kill it, if it lives, and say how it ended."""
        with suppress(OSError):
            self.process.kill()
        self.process.join()
        self.connection.close()
        code = self.process.exitcode or 0
        return f"ended by signal {signal.Signals(-code).name}" if code < 0 else f"ended with status {code}"


class Pool:
    """`map` gives `work(task)` or Failed for each task, in order, reading tasks only as far ahead as the window goes.

    `work`: a picklable function that raises nothing; `timeout`: seconds for one task, None for no limit; `window`: tasks per worker that
    may be under way or waiting for an older one, which bounds memory. A task that kills its worker is tried once more in a new one, for
    the kernel may have killed the wrong process when memory ran out.
    """

    def __init__(self, work: Callable[[Any], Any], workers: int, timeout: float | None = None, window: int = 32) -> None:
        self._work = work
        self._window = window * workers
        self._timeout = timeout
        self._size = workers
        self._context = multiprocessing.get_context("spawn")
        self._tasks: SimpleQueue[tuple[int, Any] | None] = SimpleQueue()
        self._results: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._running: dict[int, _Process] = {}
        self._lock = threading.Lock()
        self._stopped = False

    def map(self, tasks: Iterable[Any]) -> Generator[Any, None, None]:
        """Results in the order of the tasks, each as soon as it and all before it are there."""
        threads = [threading.Thread(target=self._tend, args=(slot,), daemon=True) for slot in range(self._size)]
        for thread in threads:
            thread.start()
        done: dict[int, Any] = {}
        sent = following = 0
        try:
            for task in tasks:
                self._tasks.put((sent, task))
                sent += 1
                while following in done or sent - following >= self._window:
                    yield self._next(done, following)
                    following += 1
            while following < sent:
                yield self._next(done, following)
                following += 1
        finally:
            self._stop(threads)

    def _next(self, done: dict[int, Any], number: int) -> Any:
        while number not in done:
            finished, result = self._results.get()
            if isinstance(result, ThonmoiError):
                raise result
            done[finished] = result
        return done.pop(number)

    def _stop(self, threads: list[threading.Thread]) -> None:
        with self._lock:
            self._stopped = True
            for running in self._running.values():
                with suppress(OSError):
                    running.process.kill()
        for _ in threads:
            self._tasks.put(None)
        for thread in threads:
            thread.join()

    def _tend(self, slot: int) -> None:
        """One thread: tasks from the queue to its process, results back."""
        running: _Process | None = None
        try:
            while not self._stopped and (job := self._tasks.get()) is not None:
                number, task = job
                for _ in range(2):
                    running = running or self._start(slot)
                    result = self._ask(running, task)
                    if isinstance(result, Failed):
                        running = None
                        if result.why == "crashed" and not self._stopped:
                            continue
                    break
                self._results.put((number, result))
        except ThonmoiError as error:
            self._results.put((-1, error))
        except Exception as error:  # a task or a result that cannot be pickled; a thread that dies unheard would leave map waiting
            self._results.put((-1, ThonmoiError("workers", f"a task cannot be handed to a worker process: {error}")))
        finally:
            if running is not None:
                running.end()

    def _ask(self, running: _Process, task: Any) -> Any:
        try:
            running.connection.send(task)
            if running.connection.poll(self._timeout):
                return running.connection.recv()
        except (EOFError, OSError):
            return Failed(task, "crashed", f"its worker process {running.end()}")
        return Failed(task, "timeout", f"no answer within {self._timeout:g} seconds; {running.end()}")

    def _start(self, slot: int) -> _Process:
        how = ""
        for _ in range(_STARTS):
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=serve, args=(theirs, self._work), daemon=True)
            with self._lock:
                if self._stopped:
                    raise ThonmoiError("workers", "the pool was stopped")
                process.start()
                running = self._running[slot] = _Process(process, ours)
            theirs.close()  # so that the worker's death closes the pipe
            with suppress(EOFError, OSError):
                if ours.poll(_START_SECONDS) and ours.recv() == READY:
                    return running
            how = running.end()
            if self._stopped:
                break
        raise ThonmoiError(
            "workers",
            f"worker processes do not start ({how}); a script that uses workers needs its calls under `if __name__ == '__main__':`",
        )
