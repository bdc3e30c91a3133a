"""A small pool of processes that survives what its tasks do.

`concurrent.futures` loses every running task when one kills its worker, and cannot stop one that hangs. Here each worker process has a
thread that hands it tasks and waits for the answers in turn, so a dead or silent worker costs the task it was at and no other.
Works on tasks of any kind; what a failure means is the caller's.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Final, Literal, Self

from thonmoi.batch.worker import READY, Answer, Memory, serve
from thonmoi.errors import ThonmoiError

_STARTS: Final = 3  # deaths at start-up, one after the other, until the pool gives up
_START_SECONDS: Final = 120.0
_AHEAD: Final = 4  # tasks a worker has at once, so that it need not wait while the parent is busy


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


@dataclass(slots=True)
class _Job:
    """A task on its way: its place in the order, and how often it has taken its worker along."""

    number: int
    task: Any
    deaths: int = 0


class Pool:
    """`map` gives `work(task)` or Failed for each task, in order, reading tasks only as far ahead as the window goes.

    `work`: a picklable function that raises nothing but MemoryError; `timeout`: seconds for one task, None for no limit; `window`: tasks
    per worker that may be under way or waiting for an older one, which bounds memory; `memory`: of one worker. A task that kills its
    worker is tried once more in a new one, for the kernel may have killed the wrong process when memory ran out. The processes live until
    `close`.
    """

    def __init__(
        self,
        work: Callable[[Any], Any],
        workers: int,
        timeout: float | None = None,
        window: int = 32,
        memory: Memory | None = None,
    ) -> None:
        self._work = work
        self._window = window * workers
        self._ahead = min(_AHEAD, window)
        self._timeout = timeout
        self._size = workers
        self._memory = memory or Memory()
        self._context = multiprocessing.get_context("spawn")
        self._tasks: SimpleQueue[_Job | None] = SimpleQueue()
        self._results: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._running: dict[int, _Process] = {}
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._stopped = False

    def map(self, tasks: Iterable[Any]) -> Generator[Any, None, None]:
        """Results in the order of the tasks, each as soon as it and all before it are there; one `map` at a time. One that is left before
        its end closes the pool."""
        if not self._threads:
            self._threads = [threading.Thread(target=self._tend, args=(slot,), daemon=True) for slot in range(self._size)]
            for thread in self._threads:
                thread.start()
        done: dict[int, Any] = {}
        sent = following = 0
        whole = False
        try:
            for task in tasks:
                self._tasks.put(_Job(sent, task))
                sent += 1
                while following in done or sent - following >= self._window:
                    yield self._next(done, following)
                    following += 1
            while following < sent:
                yield self._next(done, following)
                following += 1
            whole = True
        finally:
            if not whole:
                self.close()

    def _next(self, done: dict[int, Any], number: int) -> Any:
        while number not in done:
            finished, result = self._results.get()
            if isinstance(result, ThonmoiError):
                raise result
            done[finished] = result
        return done.pop(number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            self._stopped = True
            for running in self._running.values():
                with suppress(OSError):
                    running.process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _tend(self, slot: int) -> None:
        """One thread: tasks from the queue to its process, results back."""
        running: _Process | None = None
        under_way: deque[_Job] = deque()
        try:
            while self._fill(under_way, running):
                if running is None:
                    running = self._start(slot)
                    self._hand(running, under_way)
                answer = self._hear(running)
                if isinstance(answer, Answer):
                    result = answer.result
                    if answer.then != "more":
                        running.end()
                        running = None
                        if answer.then == "memory":
                            result = Failed(
                                under_way[0].task, "crashed", f"it wants more memory than the {self._memory.limit:,} bytes allowed"
                            )
                else:
                    running = None
                    under_way[0].deaths += 1
                    if answer[0] == "crashed" and under_way[0].deaths < 2 and not self._stopped:
                        continue
                    result = Failed(under_way[0].task, *answer)
                self._results.put((under_way.popleft().number, result))
        except ThonmoiError as error:
            self._results.put((-1, error))
        except Exception as error:  # a task or a result that cannot be pickled; a thread that dies unheard would leave map waiting
            self._results.put((-1, ThonmoiError("workers", f"a task cannot be handed to a worker process: {error}")))
        finally:
            if running is not None:
                running.end()

    def _fill(self, under_way: deque[_Job], running: _Process | None) -> bool:
        """Take tasks, waiting for one only where there is none; False when the pool is closed."""
        while len(under_way) < self._ahead and not self._stopped:
            try:
                job = self._tasks.get(block=not under_way)
            except Empty:
                break
            if job is None:
                return False
            under_way.append(job)
            if running is not None:
                self._hand(running, [job])
        return not self._stopped

    def _hand(self, running: _Process, jobs: Iterable[_Job]) -> None:
        for job in jobs:
            try:
                running.connection.send(job.task)
            except OSError:
                return  # it is dead, as `_hear` will find; a task that cannot be pickled is another error

    def _hear(self, running: _Process) -> Answer | tuple[Literal["timeout", "crashed"], str]:
        """The answer to the first task under way, or what became of the process."""
        try:
            if running.connection.poll(self._timeout):
                answer: Answer = running.connection.recv()
                return answer
        except (EOFError, OSError):
            return "crashed", f"its worker process {running.end()}"
        return "timeout", f"no answer within {self._timeout:g} seconds; {running.end()}"

    def _start(self, slot: int) -> _Process:
        how = ""
        for _ in range(_STARTS):
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=serve, args=(theirs, self._work, self._memory), daemon=True)
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
