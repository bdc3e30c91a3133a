"""A batch on this machine: sources in, a store out; what is done is not done again."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from thonmoi.batch.run import Outcome, Reader, Source, Work, name_of, outcomes
from thonmoi.batch.sources import expand
from thonmoi.batch.worker import Memory
from thonmoi.records import Record, Reject
from thonmoi.store.tables import Tables, all_rows
from thonmoi.store.writing import Writer


@dataclass(slots=True)
class Tally:
    """How far a batch is: sources met, of them articles read now, figures in them, sources refused, sources done before or twice."""

    sources: int = 0
    articles: int = 0
    figures: int = 0
    rejects: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class How:
    """How sources are read: `workers` processes (0: this one), `timeout` seconds and `memory` for an article; `retry`: read again what was
    refused before."""

    workers: int = 0
    timeout: float | None = None
    memory: Memory = field(default_factory=Memory)
    retry: bool = False


Report = Callable[[Tally, Reject | None], None]


def as_rows(record: Record) -> Tables:
    """The way a batch has records shipped."""
    return all_rows(record.model_dump(mode="json"))


@dataclass(frozen=True, slots=True)
class _Pending:
    path: Path
    id: str | None
    stamp: str | None
    twins: list[tuple[Path, str | None]]  # other names of the same bytes, met while these are being read


class Batch:
    """One run over sources into a store.

    `read`: what makes a Record of a source; `report` is called with the Tally, and the Reject if it was one, after each source.
    """

    def __init__(self, writer: Writer, read: Reader, how: How | None = None, report: Report | None = None) -> None:
        self._writer = writer
        self._how = how or How()
        self._work = Work(read, as_rows)
        self._report = report or (lambda tally, reject: None)
        self._pending: deque[_Pending] = deque()
        self._reading: dict[str, _Pending] = {}
        self.tally = Tally()

    def run(self, sources: Iterable[str | Path]) -> Tally:
        """Read everything; raise StoreError where the store cannot be written."""
        how = self._how
        for outcome in outcomes(self._todo(sources), self._work, how.workers, how.timeout, how.memory):
            self._finish(self._pending.popleft(), outcome)
        return self.tally

    def _todo(self, sources: Iterable[str | Path]) -> Iterator[Source]:
        for item in expand(sources):
            self.tally.sources += 1
            if isinstance(item, Reject):
                self._reject(item, None, None)
                continue
            article_id, stamp = _content(item)
            if article_id is not None and self._known(item, article_id, stamp):
                continue
            pending = _Pending(item, article_id, stamp, [])
            self._pending.append(pending)
            if article_id is not None:
                self._reading[article_id] = pending
            yield item

    def _known(self, path: Path, article_id: str, stamp: str | None) -> bool:
        if article_id in self._reading:
            self._reading[article_id].twins.append((path, stamp))
            return True
        if self._writer.done(article_id):
            self._writer.add_source(article_id, name_of(path) or "", stamp)
        elif self._how.retry or not self._writer.refused(article_id):
            return False
        self.tally.skipped += 1
        self._report(self.tally, None)
        return True

    def _finish(self, pending: _Pending, outcome: Outcome) -> None:
        if pending.id is not None:
            del self._reading[pending.id]
        if outcome.ok:
            tables: Tables = outcome.data
            self._writer.add(tables, pending.stamp)
            for path, stamp in pending.twins:
                self._writer.add_source(tables["articles"][0]["id"], name_of(path) or "", stamp)
            self.tally.articles += 1
            self.tally.figures += len(tables["figures"])
            self.tally.skipped += len(pending.twins)
            self._report(self.tally, None)
        else:
            reject = Reject.model_validate_json(outcome.data)
            for path, stamp in ((pending.path, pending.stamp), *pending.twins):
                self._reject(reject.model_copy(update={"source": name_of(path)}), pending.id, stamp)

    def _reject(self, reject: Reject, article_id: str | None, stamp: str | None) -> None:
        self._writer.add_reject(json.loads(reject.model_dump_json()), article_id, stamp)
        self.tally.rejects += 1
        self._report(self.tally, reject)


def stamp_of(path: Path) -> str | None:
    """What the file system says of a file's content without reading it: its size and when it changed."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return f"{status.st_size}:{status.st_mtime_ns}"


def _content(path: Path) -> tuple[str | None, str | None]:
    """What will be the article's id, from its bytes, and the stamp; None where they cannot be read, which the reader then says better."""
    if not path.is_file():  # opening a pipe would wait for ever
        return None, None
    try:
        stamp = stamp_of(path)
        with path.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()[:16], stamp
    except OSError:
        return None, None
