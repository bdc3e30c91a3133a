"""A batch on this machine: sources in, a store out; what is done is not done again."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from thonmoi.batch.listing import Content, Item, content_of, listing
from thonmoi.batch.run import Outcome, Reader, Source, Work, name_of, outcomes
from thonmoi.batch.worker import Memory
from thonmoi.records import Reject
from thonmoi.store.tables import Tables, rows_of
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


@dataclass(frozen=True, slots=True)
class _Pending:
    item: Item
    content: Content
    twins: list[tuple[Item, str | None]]  # other names of the same bytes, met while these are being read


class Batch:
    """One run over sources into a store.

    `read`: what makes a Record of a source; `report` is called with the Tally, and the Reject if it was one, after each source.
    """

    def __init__(self, writer: Writer, read: Reader, how: How | None = None, report: Report | None = None) -> None:
        self._writer = writer
        self._how = how or How()
        self._work = Work(read, rows_of)
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
        for item in listing(sources):
            self.tally.sources += 1
            if isinstance(item, Reject):
                self._reject(item, None, None)
                continue
            content = content_of(item)
            if content.id is None:
                # of an object behind an address only its stamp is known before it is fetched
                if content.stamp is not None and self._writer.seen(name_of(item) or "", content.stamp, self._how.retry):
                    self._skip()
                    continue
            elif self._known(item, content.id, content.stamp):
                continue
            pending = _Pending(item, content, [])
            self._pending.append(pending)
            if content.id is not None:
                self._reading[content.id] = pending
            yield item

    def _known(self, item: Item, article_id: str, stamp: str | None) -> bool:
        if article_id in self._reading:
            self._reading[article_id].twins.append((item, stamp))
            return True
        if self._writer.done(article_id):
            self._writer.add_source(article_id, name_of(item) or "", stamp)
        elif self._how.retry or not self._writer.refused(article_id):
            return False
        self._skip()
        return True

    def _skip(self) -> None:
        self.tally.skipped += 1
        self._report(self.tally, None)

    def _finish(self, pending: _Pending, outcome: Outcome) -> None:
        if pending.content.id is not None:
            del self._reading[pending.content.id]
        if outcome.ok:
            tables: Tables = outcome.data
            if pending.content.id is None and self._writer.done(tables["articles"][0]["id"]):
                self._writer.add_source(tables["articles"][0]["id"], name_of(pending.item) or "", pending.content.stamp)
                self._skip()
                return
            self._writer.add(tables, pending.content.stamp)
            for item, stamp in pending.twins:
                self._writer.add_source(tables["articles"][0]["id"], name_of(item) or "", stamp)
            self.tally.articles += 1
            self.tally.figures += len(tables["figures"])
            self.tally.skipped += len(pending.twins)
            self._report(self.tally, None)
        else:
            reject = Reject.model_validate_json(outcome.data)
            for item, stamp in ((pending.item, pending.content.stamp), *pending.twins):
                self._reject(reject.model_copy(update={"source": name_of(item)}), pending.content.id, stamp)

    def _reject(self, reject: Reject, article_id: str | None, stamp: str | None) -> None:
        self._writer.add_reject(json.loads(reject.model_dump_json()), article_id, stamp)
        self.tally.rejects += 1
        self._report(self.tally, reject)
