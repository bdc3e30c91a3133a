"""Records to look at: of a store, of record files, of articles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from thonmoi.batch.sources import expand
from thonmoi.errors import ThonmoiError
from thonmoi.reading.members import Member
from thonmoi.records import Record, Reject
from thonmoi.store.manifest import MANIFEST
from thonmoi.validation import Failure, check_stream

_OF_CHECKS = re.compile(r"findings\[\d+\]")


@dataclass(slots=True)
class Records:
    """The records of sources, lazily; what could not be read stands in `refused` once it was met."""

    sources: tuple[Path, ...]
    workers: int = 0
    catalogues: tuple[str, ...] = ()
    refused: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Record]:
        for is_article, group in itertools.groupby(self.sources, key=lambda source: not is_store(source) and not is_records(source)):
            if is_article:
                yield from self._read(group)
                continue
            for source in group:
                yield from _stored(source) if is_store(source) else self._validated(source)

    def _read(self, sources: Iterable[Path]) -> Iterator[Record]:
        from thonmoi.batch.run import stream
        from thonmoi.deferred import Deferred

        for item in stream(self._files(sources), Deferred(self.catalogues), self.workers):
            if isinstance(item, Reject):
                self.refused.append(f"{item.source}: {item.message}" if item.source else item.message)
            else:
                yield item

    def _files(self, sources: Iterable[Path]) -> Iterator[Path | Member]:
        for found in expand(map(str, sources)):
            if isinstance(found, Reject):
                self.refused.append(found.message)
            else:
                yield found

    def _validated(self, path: Path) -> Iterator[Record]:
        try:
            with path.open("rb") as stream:
                for item in check_stream(stream, lines=path.suffix.lower() != ".json"):
                    if isinstance(item, Failure):
                        if _OF_CHECKS.fullmatch(item.field):
                            continue  # the record holds; what its checks found is there to see in the page
                        self.refused.append(f"{path}:{item.line}: {item.message}")
                    else:
                        yield item
        except OSError as error:
            raise ThonmoiError("unreadable", f"{path}: cannot be read: {error.strerror or error}") from error


def is_store(path: Path) -> bool:
    """Whether a folder is what `batch` wrote."""
    return (path / MANIFEST).is_file()


def is_records(path: Path) -> bool:
    """Whether a file holds records: JSON, or JSON Lines."""
    return path.suffix.lower() in (".json", ".jsonl", ".ndjson") and path.is_file()


def _stored(folder: Path) -> Iterator[Record]:
    from thonmoi.store import open_store

    with open_store(folder) as store:
        yield from store.records()
