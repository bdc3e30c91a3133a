"""The stream: sources in, records and rejects out, lazily and in order, from this process or from several.

Workers ship a record as its JSON, so that what crosses the boundary is plain data.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from thonmoi.batch.pool import Failed, Pool
from thonmoi.errors import ThonmoiError
from thonmoi.records import Article, Record, Reject, RejectCode

Source = Path | str | Article
Reader = Callable[[Source], Record]


class Outcome(NamedTuple):
    """The JSON of a Record or of a Reject."""

    ok: bool
    json: str


def read_source(source: Source) -> Record:
    """Path = file, str = text, Article; by the functions of `thonmoi.api`."""
    api = importlib.import_module("thonmoi.api")  # by name: api hands on this stream and so stands above it
    record: Record
    if isinstance(source, Path):
        record = api.extract_file(source)
    elif isinstance(source, Article):
        record = api.extract(source.text, source=source.source, published=source.published_at)
    else:
        record = api.extract(source)
    return record


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

    `workers` 0: in this process, one after the other, without time limit. Otherwise that many processes, `timeout` seconds an article;
    one that takes longer becomes a Reject `timeout`, one that kills its process a Reject `crashed`.
    """
    work = _Work(read)
    if workers <= 0:
        yield from map(work, sources)
        return
    results = Pool(work, workers, timeout).map(sources)
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
