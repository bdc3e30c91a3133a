"""The stream: sources in, records and rejects out, lazily and in order, from this process or from several.

Workers ship a record as its JSON, so that what crosses the boundary is plain data.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from thonmoi.batch.pool import Failed, Pool
from thonmoi.errors import ThonmoiError
from thonmoi.records import Article, Record, Reject, RejectCode

Source = Path | str | Article
Reader = Callable[[Source], Record]


class Outcome(NamedTuple):
    """The JSON of a Record or of a Reject."""

    ok: bool
    json: str


class Extracts(Protocol):
    """What reads one text or one file, as `thonmoi.Extractor` does; goes to the workers, so it can be pickled."""

    def extract(self, text: str, source: str | None = None, published: datetime | date | None = None) -> Record:
        """Read a text."""

    def extract_file(self, path: Path | str) -> Record:
        """Read a file."""


@dataclass(frozen=True, slots=True)
class ReadWith:
    """The reader of sources (Path = file, str = text, Article) that an extractor makes."""

    extractor: Extracts

    def __call__(self, source: Source) -> Record:
        """The Record of a source; raises ThonmoiError for what cannot be read."""
        if isinstance(source, Path):
            return self.extractor.extract_file(source)
        if isinstance(source, Article):
            return self.extractor.extract(source.text, source=source.source, published=source.published_at)
        return self.extractor.extract(source)


def read_source(source: Source) -> Record:
    """The Record of a source by the default extractor of `thonmoi.api`."""
    extractor: Extracts = importlib.import_module("thonmoi.api").default()  # by name: api hands on this stream and so stands above it
    return ReadWith(extractor)(source)


def _name(source: Source) -> str | None:
    if isinstance(source, Path):
        return str(source)
    return source.source if isinstance(source, Article) else None


@dataclass(frozen=True, slots=True)
class _Work:
    """One source → its Outcome; raises nothing. Goes to the workers, so it holds plain data and a picklable reader."""

    read: Reader

    def __call__(self, source: Source) -> Outcome:
        try:
            return Outcome(True, self.read(source).model_dump_json())
        except ThonmoiError as error:
            reject = error.reject or Reject(source=_name(source), code="unreadable", message=error.message, detail=error.code)
        except Exception as error:
            # A bug met on one article must not cost the others.
            message = f"reading failed inside thonmoi ({type(error).__name__}: {error}); please report it with the article"
            reject = Reject(source=_name(source), code="crashed", message=message, detail=traceback.format_exc())
        return Outcome(False, reject.model_dump_json())


def _failure(failed: Failed) -> Outcome:
    code: RejectCode = failed.why
    message = {
        "timeout": "took longer than the time limit for one article; raise the limit or split the article",
        "crashed": "ended the process that read it; please report it with the article",
    }[failed.why]
    return Outcome(False, Reject(source=_name(failed.task), code=code, message=message, detail=failed.detail).model_dump_json())


def outcomes(sources: Iterable[Source], workers: int = 0, timeout: float | None = None, read: Reader = read_source) -> Iterator[Outcome]:
    """Each source's Outcome, in order.

    `workers` processes, 0 for this one, with `timeout` seconds an article: one that takes longer becomes a Reject `timeout`, one that
    kills its process a Reject `crashed`. Only another process can be ended, so 0 workers and a timeout make one process, which is given
    a source no sooner than its Outcome is asked for.
    """
    work = _Work(read)
    if workers <= 0 and timeout is None:
        yield from map(work, sources)
        return
    pool = Pool(work, workers, timeout) if workers > 0 else Pool(work, 1, timeout, window=1)
    results = pool.map(sources)
    try:
        for result in results:
            yield _failure(result) if isinstance(result, Failed) else result
    finally:
        results.close()


def stream(
    sources: Iterable[Source], workers: int = 0, timeout: float | None = None, read: Reader = read_source
) -> Iterator[Record | Reject]:
    """As `outcomes`, as models."""
    for outcome in outcomes(sources, workers, timeout, read):
        yield Record.model_validate_json(outcome.json) if outcome.ok else Reject.model_validate_json(outcome.json)
