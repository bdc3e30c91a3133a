"""The stream: sources in, records and rejects out, lazily and in order, from this process or from several.

Workers ship plain data: a record's JSON, or its rows.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from thonmoi.batch.pool import Failed, Pool
from thonmoi.batch.remote import Remote
from thonmoi.batch.worker import Memory
from thonmoi.errors import ThonmoiError, source_error
from thonmoi.reading.members import Member
from thonmoi.records import Article, FrozenDict, Record, Reject, RejectCode

Source = Path | Remote | Member | str | Article | Reject  # a Reject: what failed before it could be read, in its place
Reader = Callable[[Source], Record]


class Outcome(NamedTuple):
    """What a record was shipped as, or the JSON of a Reject."""

    ok: bool
    data: Any


class Extracts(Protocol):
    """What reads one text or one file, as `thonmoi.Extractor` does; goes to the workers, so it can be pickled."""

    def extract(self, text: str, source: str | None = None, published: datetime | date | None = None) -> Record:
        """Read a text."""

    def extract_file(self, path: Path | str) -> Record:
        """Read a file."""

    def extract_member(self, member: Member) -> Record:
        """Read a document of an archive."""


@dataclass(frozen=True, slots=True)
class ReadWith:
    """The reader of sources (Path = file, str = text, Article) that an extractor makes."""

    extractor: Extracts

    def __call__(self, source: Source) -> Record:
        """The Record of a source; raises ThonmoiError for what cannot be read."""
        if isinstance(source, Path):
            return self.extractor.extract_file(source)
        if isinstance(source, Remote):
            return self._remote(source)
        if isinstance(source, Member):
            return self.extractor.extract_member(source)
        if isinstance(source, Reject):
            raise source_error(source)
        if isinstance(source, Article):
            record = self.extractor.extract(source.text, source=source.source, published=source.published_at)
            return record.model_copy(update={"article": _kept(source, record.article)})
        return self.extractor.extract(source)

    def _remote(self, source: Remote) -> Record:
        """Read through a file of this machine; what comes of it is of the address."""
        with source.downloaded() as path:
            try:
                record = self.extractor.extract_file(path)
            except ThonmoiError as error:
                if error.reject is None:
                    raise
                raise source_error(error.reject.model_copy(update={"source": source.address})) from error
        return record.model_copy(update={"article": record.article.model_copy(update={"source": source.address})})


def _kept(given: Article, read: Article) -> Article:
    """What an article says of itself, and what its text says where that is nothing; `relevant` is judged anew."""
    said = {name: value for name, value in given if name not in ("relevant", "origins") and value not in (None, (), "")}
    origins = {
        name: origin
        for name, origin in given.origins.items()
        if isinstance(origin, str) or all(given.text[span.start : span.end] == span.quote for span in origin)
    }
    return read.model_copy(update={**said, "origins": FrozenDict({**read.origins, **origins})})


def as_json(record: Record) -> str:
    """The way `stream` has records shipped."""
    return record.model_dump_json()


@dataclass(frozen=True, slots=True)
class Work:
    """One source → its Outcome; raises nothing but MemoryError. Goes to the workers, so it holds plain data and picklable functions.

    `ship` makes of a record what comes back.
    """

    read: Reader
    ship: Callable[[Record], Any] = as_json

    def __call__(self, source: Source) -> Outcome:
        try:
            if isinstance(source, Path) and name_of(source) != str(source):
                message = f"{name_of(source)}: the name of this file is not UTF-8; rename it"
                return Outcome(False, Reject(source=name_of(source), code="unreadable", message=message).model_dump_json())
            return Outcome(True, self.ship(self.read(source)))
        except ThonmoiError as error:
            reject = error.reject or Reject(source=name_of(source), code="unreadable", message=error.message, detail=error.code)
        except MemoryError:
            raise
        except Exception as error:
            # A bug met on one article must not cost the others.
            message = f"reading failed inside thonmoi ({type(error).__name__}: {error}); please report it with the article"
            reject = Reject(source=name_of(source), code="crashed", message=_utf8(message), detail=_utf8(traceback.format_exc()))
        return Outcome(False, reject.model_dump_json())


def _utf8(text: str) -> str:
    """A text that can be written; half a surrogate pair, as in the name of a file whose bytes are no UTF-8, is spelled out."""
    return text.encode("utf-8", "backslashreplace").decode()


def name_of(source: Source) -> str | None:
    """The name under which a source stands in a store; None of a text."""
    if isinstance(source, Path | Remote):
        return _utf8(str(source))
    return source.source if isinstance(source, Article | Member | Reject) else None


def failure(failed: Failed) -> Outcome:
    """What failed in a worker, as a Reject."""
    code: RejectCode = failed.why
    message = {
        "timeout": "took longer than the time limit for one article; raise the limit or split the article",
        "crashed": "ended the process that read it; please report it with the article",
    }[failed.why]
    return Outcome(False, Reject(source=name_of(failed.task), code=code, message=message, detail=failed.detail).model_dump_json())


def outcomes(
    sources: Iterable[Source], work: Work, workers: int = 0, timeout: float | None = None, memory: Memory | None = None
) -> Iterator[Outcome]:
    """Each source's Outcome, in order.

    `workers` processes, 0 for this one, with `timeout` seconds and `memory` for an article: one that takes longer becomes a Reject
    `timeout`, one that wants more or kills its process a Reject `crashed`. Only another process can be ended, so 0 workers and a timeout
    make one process, which is given a source no sooner than its Outcome is asked for.
    """
    if workers <= 0 and timeout is None:
        yield from map(work, sources)
        return
    with Pool(work, workers, timeout, memory=memory) if workers > 0 else Pool(work, 1, timeout, window=1, memory=memory) as pool:
        for result in pool.map(sources):
            yield failure(result) if isinstance(result, Failed) else result


def stream(sources: Iterable[Source], read: Reader, workers: int = 0, timeout: float | None = None) -> Iterator[Record | Reject]:
    """As `outcomes`, as models."""
    for outcome in outcomes(sources, Work(read), workers, timeout):
        yield Record.model_validate_json(outcome.data) if outcome.ok else Reject.model_validate_json(outcome.data)
