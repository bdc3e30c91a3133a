"""A batch: sources in, a store out; what is done is not done again."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thonmoi.batch.run import Outcome, Reader, Source, outcomes, read_source
from thonmoi.batch.sources import expand
from thonmoi.records import Reject
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
class _Pending:
    path: Path
    id: str | None
    twins: list[Path]  # other names of the same bytes, met while these are being read


class Batch:
    """One run over sources into a store.

    `workers` processes (0: this one), `timeout` seconds an article; `retry_rejects` reads again what was refused before;
    `report` is called with the Tally after each source.
    """

    def __init__(
        self,
        writer: Writer,
        workers: int,
        timeout: float | None = None,
        retry_rejects: bool = False,
        report: Callable[[Tally], None] | None = None,
        read: Reader = read_source,
    ) -> None:
        self._writer = writer
        self._options = (workers, timeout, read)
        self._retry = retry_rejects
        self._report = report or (lambda tally: None)
        self._pending: deque[_Pending] = deque()
        self._reading: dict[str, _Pending] = {}
        self.tally = Tally()

    def run(self, sources: Iterable[str | Path]) -> Tally:
        """Read everything; raise StoreError where the store cannot be written."""
        for outcome in outcomes(self._todo(sources), *self._options):
            self._finish(self._pending.popleft(), outcome)
        return self.tally

    def _todo(self, sources: Iterable[str | Path]) -> Iterator[Source]:
        for item in expand(sources):
            self.tally.sources += 1
            if isinstance(item, Reject):
                self._reject(item, None)
                continue
            article_id = _content_id(item)
            if article_id is not None and self._known(item, article_id):
                continue
            pending = _Pending(item, article_id, [])
            self._pending.append(pending)
            if article_id is not None:
                self._reading[article_id] = pending
            yield item

    def _known(self, path: Path, article_id: str) -> bool:
        if article_id in self._reading:
            self._reading[article_id].twins.append(path)
            return True
        if article_id in self._writer.done:
            self._writer.add_source(article_id, str(path))
        elif article_id not in self._writer.refused or self._retry:
            return False
        self.tally.skipped += 1
        self._report(self.tally)
        return True

    def _finish(self, pending: _Pending, outcome: Outcome) -> None:
        if pending.id is not None:
            del self._reading[pending.id]
        if outcome.ok:
            record = self._writer.add(outcome.json)
            for twin in pending.twins:
                self._writer.add_source(record["article"]["id"], str(twin))
            self.tally.articles += 1
            self.tally.figures += len(record["figures"])
            self.tally.skipped += len(pending.twins)
            self._report(self.tally)
        else:
            reject = Reject.model_validate_json(outcome.json)
            for path in (pending.path, *pending.twins):
                self._reject(reject.model_copy(update={"source": str(path)}), pending.id)

    def _reject(self, reject: Reject, article_id: str | None) -> None:
        self._writer.add_reject(json.loads(reject.model_dump_json()), article_id)
        self.tally.rejects += 1
        self._report(self.tally)


def _content_id(path: Path) -> str | None:
    """What will be the article's id, from its bytes; None where they cannot be read, which the reader then says better."""
    if not path.is_file():  # opening a pipe would wait for ever
        return None
    try:
        with path.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()[:16]
    except OSError:
        return None
