"""A few sources read by one worker of a cluster into one shard of the store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from thonmoi.batch.listing import Item, content_of
from thonmoi.batch.run import Outcome, name_of
from thonmoi.store.files import Folder
from thonmoi.store.manifest import Shard
from thonmoi.store.parquet import packed, write_shard
from thonmoi.store.tables import COLUMNS, Tables


@dataclass(frozen=True, slots=True)
class Chunk:
    """Sources in order, and the shard that takes what they give."""

    shard: Shard
    items: tuple[Item, ...]

    def split(self, parts: int, reserve: Callable[[], Shard]) -> Iterator[Chunk]:
        """The same sources in smaller chunks."""
        size = max(1, -(-len(self.items) // parts))
        for start in range(0, len(self.items), size):
            yield Chunk(reserve(), self.items[start : start + size])


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chunk: its shard with rows counted, and what a Tally wants to know."""

    shard: Shard
    articles: int = 0
    figures: int = 0
    skipped: int = 0
    rejects: tuple[str, ...] = ()  # as JSON


@dataclass(slots=True)
class _Sheet:
    tables: Tables = field(default_factory=lambda: {table: [] for table in COLUMNS})
    rejects: list[str] = field(default_factory=list)


def read_chunk(chunk: Chunk, folder: Folder, read: Callable[[Iterable[Item]], Iterable[Outcome]]) -> Done:
    """Read the sources with `read` and write their shard, over what a worker that was lost may have left of it.

    Raises StoreError where the shard cannot be written.
    """
    first: dict[str, Item] = {}
    twins: list[tuple[str, Item, str | None]] = []
    todo = []
    for item in chunk.items:
        content = content_of(item)
        if content.id is not None and content.id in first:
            twins.append((content.id, item, content.stamp))
            continue
        if content.id is not None:
            first[content.id] = item
        todo.append((item, content))
    sheet = _Sheet()
    refused: dict[str, str] = {}
    articles = 0
    for (item, content), outcome in zip(todo, read([item for item, _ in todo]), strict=True):
        if outcome.ok:
            article = outcome.data["articles"][0]
            sheet.tables["sources"].append({"article_id": article["id"], "source": article["source"], "stamp": content.stamp})
            if content.id is None and article["id"] in first:
                continue  # an object that, once fetched, turned out to hold what another holds
            first.setdefault(article["id"], item)
            articles += 1
            for table, rows in outcome.data.items():
                sheet.tables[table].extend(rows)
        else:
            _refuse(sheet, outcome.data, item, content.id, content.stamp)
            if content.id is not None:
                refused[content.id] = outcome.data
    for article_id, item, stamp in twins:
        if article_id in refused:
            _refuse(sheet, refused[article_id], item, article_id, stamp)
        else:
            sheet.tables["sources"].append({"article_id": article_id, "source": name_of(item), "stamp": stamp})
    shard = write_shard(folder, chunk.shard, {table: [packed(rows, table)] if rows else [] for table, rows in sheet.tables.items()})
    skipped = len(chunk.items) - articles - len(sheet.rejects)
    return Done(shard, articles, len(sheet.tables["figures"]), skipped, tuple(sheet.rejects))


def _refuse(sheet: _Sheet, reject: str, item: Item, article_id: str | None, stamp: str | None) -> None:
    row = {**json.loads(reject), "source": name_of(item)}
    sheet.rejects.append(json.dumps(row))
    sheet.tables["rejects"].append({**row, "article_id": article_id, "stamp": stamp})


def without_articles(chunk: Chunk, outcome: Outcome, folder: Folder) -> Done:
    """A chunk of one source that cannot be read on any worker, as a shard of its Reject."""
    return read_chunk(replace(chunk, items=chunk.items[:1]), folder, lambda items: [outcome])
