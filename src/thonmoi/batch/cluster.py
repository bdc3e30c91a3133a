"""A batch on a Dask cluster: the same reader on many machines, a shard for each chunk of sources, written where it is read.

The client lists sources, hands out chunks, and names finished shards in the manifest. A lost worker costs its chunk's time; what kills
every worker is found by splitting chunks, and refused once it has done so with nothing else under way. Articles are read in a process
beside each Dask worker, so that one that hangs or dies costs itself alone. Wants the extra `thonmoi[dask]`.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import threading
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final

from distributed import Client, LocalCluster, Reschedule, WorkerPlugin, as_completed, get_worker

from thonmoi.batch.chunk import Chunk, Done, read_chunk, without_articles
from thonmoi.batch.job import How, Report, Tally
from thonmoi.batch.listing import Item, listing, stamp_of
from thonmoi.batch.pool import Failed, Pool
from thonmoi.batch.run import Outcome, Reader, Work, failure, name_of
from thonmoi.errors import StoreError, ThonmoiError
from thonmoi.records import Reject
from thonmoi.store.files import folder_at
from thonmoi.store.manifest import code_fingerprint
from thonmoi.store.tables import rows_of
from thonmoi.store.writing import Writer

CHUNK: Final = 250  # sources: a second or two of news, so that the scheduler has little to do and a lost worker costs little
_JOIN_SECONDS: Final = "30s"
_REGISTERINGS: Final = 5
_PARTS: Final = 8
_WATCH_SECONDS: Final = 2.0
_EMPTY: Final = 8  # looks: a worker that only starts anew is back sooner
_FLYING: Final = 3  # chunks a thread of the cluster, so that none waits for the client


class Readers(WorkerPlugin):  # type: ignore[misc]  # distributed ships no types
    """The reader of each worker, made once: a process beside it, one for each of its threads that reads."""

    idempotent = True

    def __init__(self, name: str, work: Work, how: How) -> None:
        self.name = name
        self._work = work
        self._how = how

    def setup(self, worker: Any) -> None:
        self._free: SimpleQueue[Pool] = SimpleQueue()
        # Dask's nanny starts workers as daemons, which may have no processes of their own; those here end when their worker's pipe closes.
        multiprocessing.current_process().daemon = False

    @contextmanager
    def pool(self) -> Iterator[Pool]:
        """A pool nobody else uses now."""
        try:
            pool = self._free.get_nowait()
        except Empty:
            pool = Pool(self._work, 1, self._how.timeout, memory=self._how.memory)
        try:
            yield pool
        except BaseException:
            pool.close()
            raise
        self._free.put(pool)

    def read(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The Outcome of each, in order."""
        with self.pool() as pool:
            for result in pool.map(items):
                yield failure(result) if isinstance(result, Failed) else result

    def teardown(self, worker: Any) -> None:
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return


@contextmanager
def _peopled(cluster: Any, workers: int) -> Iterator[None]:
    """Give a cluster of this machine new workers when it has none: a nanny whose worker dies while it starts does not start another."""
    stop = threading.Event()

    def watch() -> None:
        empty = 0
        while not stop.wait(_WATCH_SECONDS):
            empty = 0 if cluster.scheduler.workers else empty + 1
            if empty >= _EMPTY:
                empty = 0
                with suppress(Exception):  # the cluster may be closing
                    cluster.scale(0)
                    cluster.scale(workers)

    watchman = threading.Thread(target=watch, name="thonmoi-workers", daemon=True)
    watchman.start()
    try:
        yield
    finally:
        stop.set()
        watchman.join(timeout=_WATCH_SECONDS)


def _task(chunk: Chunk, folder: str, plugin: str, code: str) -> Done:
    """What a worker does with a chunk."""
    if code_fingerprint() != code:
        raise StoreError(
            "cluster", f"the worker {get_worker().address} has another version of thonmoi than the client; install the same one"
        )
    readers = get_worker().plugins.get(plugin)
    if readers is None:  # a worker that came a moment ago
        time.sleep(0.2)
        raise Reschedule
    return read_chunk(chunk, folder_at(folder), readers.read)


class DaskBatch:
    """One run over sources into a store, as `job.Batch` is.

    `scheduler`: the address of one to join, whose workers see the same sources and the same store; else a cluster of this machine with
    `how.workers` processes. `chunk`: sources that a worker takes at once.
    """

    def __init__(
        self,
        writer: Writer,
        read: Reader,
        how: How | None = None,
        report: Report | None = None,
        scheduler: str | None = None,
        chunk: int = CHUNK,
    ) -> None:
        self._writer = writer
        self._how = how or How()
        self._plugin = Readers(f"thonmoi-{uuid.uuid4().hex}", Work(read, rows_of), self._how)
        self._report = report or (lambda tally, reject: None)
        self._scheduler = scheduler
        self._chunk = chunk
        self._flying: dict[Any, Chunk] = {}
        self._suspects: list[Chunk] = []
        self.tally = Tally()

    def run(self, sources: Iterable[str | os.PathLike[str]]) -> Tally:
        """Read everything; raise StoreError where the store cannot be written, ThonmoiError where there is no cluster."""
        if "://" not in self._writer.folder.name:
            self._absolute(Path(self._writer.folder.name))
        with self._client() as client:
            self._register(client)
            done = as_completed([])
            try:
                for chunk in self._chunks(sources):
                    while len(self._flying) >= _FLYING * max(1, sum(client.nthreads().values())):
                        self._take(next(done), client, done)
                    self._submit(chunk, client, done)
                while self._flying:
                    self._take(next(done), client, done)
                self._try_alone(client)
            finally:
                with suppress(OSError):
                    client.cancel(list(self._flying))
                    client.unregister_worker_plugin(self._plugin.name)
        return self.tally

    def _register(self, client: Any) -> None:
        """Give the reader to the workers, those that come later too; a worker may be lost in that very moment."""
        for left in reversed(range(_REGISTERINGS)):
            try:
                client.register_plugin(self._plugin)
                return
            except OSError as error:
                if not left:
                    raise ThonmoiError("cluster", f"the workers of the cluster cannot be reached: {error}") from error
                time.sleep(1.0)

    @contextmanager
    def _client(self) -> Iterator[Any]:
        with ExitStack() as stack:
            try:
                where = self._scheduler
                if where is None:
                    where = stack.enter_context(self._local())
                    stack.enter_context(_peopled(where, self._workers))
                client = stack.enter_context(Client(where, timeout=_JOIN_SECONDS))
            except (OSError, TimeoutError, ValueError) as error:
                raise ThonmoiError("cluster", f"{self._scheduler or 'a cluster of this machine'}: cannot be joined: {error}") from error
            yield client

    @property
    def _workers(self) -> int:
        return self._how.workers or os.cpu_count() or 1

    def _local(self) -> Any:
        return LocalCluster(
            n_workers=self._workers,
            threads_per_worker=1,
            dashboard_address=":0",
            memory_limit=0,  # the readers have a limit of their own
            silence_logs=logging.CRITICAL,
        )

    def _chunks(self, sources: Iterable[Any]) -> Iterator[Chunk]:
        items = self._todo(sources)
        while some := tuple(islice(items, self._chunk)):
            yield Chunk(self._writer.reserve(), some)

    def _todo(self, sources: Iterable[Any]) -> Iterator[Item]:
        """What has not been read; known by name and stamp, for whoever lists a hundred million does not read them."""
        for item in listing(sources):
            self.tally.sources += 1
            if isinstance(item, Reject):
                self._writer.add_reject(json.loads(item.model_dump_json()), None)
                self.tally.rejects += 1
                self._report(self.tally, item)
                continue
            if isinstance(item, Path):
                self._absolute(item)
            stamp = stamp_of(item)
            if stamp is not None and self._writer.seen(name_of(item) or "", stamp, self._how.retry):
                self.tally.skipped += 1
                self._report(self.tally, None)
                continue
            yield item

    def _absolute(self, path: Path) -> None:
        """Workers elsewhere have working folders of their own."""
        if self._scheduler is not None and not path.is_absolute():
            raise ThonmoiError("cluster", f"{path}: give absolute paths to a cluster, its workers start from other folders")

    def _submit(self, chunk: Chunk, client: Any, done: Any) -> None:
        future = self._send(chunk, client)
        self._flying[future] = chunk
        done.add(future)

    def _send(self, chunk: Chunk, client: Any) -> Any:
        arguments = (chunk, self._writer.folder.name, self._plugin.name, code_fingerprint())
        return client.submit(_task, *arguments, key=f"thonmoi-{uuid.uuid4().hex}", pure=False)

    def _take(self, future: Any, client: Any, done: Any) -> None:
        """A chunk that came back: its shard is the store's; one that could not be read is split, down to the source that is at fault."""
        chunk = self._flying[future]
        if self._came_to_nothing(future) is None:
            return
        if len(chunk.items) > 1:
            for part in chunk.split(_PARTS, self._writer.reserve):
                self._submit(part, client, done)
        else:
            self._suspects.append(Chunk(self._writer.reserve(), chunk.items))

    def _came_to_nothing(self, future: Any) -> BaseException | None:
        """Why a chunk in flight could not be read, when what a worker wrote of it is gone; None when its shard is the store's."""
        error: BaseException | None = future.exception()
        chunk = self._flying.pop(future)
        if error is None:
            self._commit(future.result())
        elif isinstance(error, StoreError):
            raise error
        else:
            self._writer.discard(chunk.shard)
        return error

    def _try_alone(self, client: Any) -> None:
        """Read the single sources whose workers were lost, one after the other.

        The scheduler blames every task that a lost worker held, also those that waited behind the one at fault; alone, only that one is.
        """
        for chunk in self._suspects:
            future = self._send(chunk, client)
            self._flying[future] = chunk
            error = self._came_to_nothing(future)
            if error is not None:
                outcome = failure(Failed(chunk.items[0], "crashed", f"on every worker: {type(error).__name__}: {error}"))
                self._commit(without_articles(chunk, outcome, self._writer.folder))

    def _commit(self, done: Done) -> None:
        self._writer.commit(done.shard)
        tally = self.tally
        tally.articles += done.articles
        tally.figures += done.figures
        tally.skipped += done.skipped
        tally.rejects += len(done.rejects)
        for reject in done.rejects:
            self._report(tally, Reject.model_validate_json(reject))
        self._report(tally, None)
