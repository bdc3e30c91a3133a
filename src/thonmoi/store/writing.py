"""Writing a store: one writer at a time, shard after shard, each there whole or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from thonmoi.errors import StoreError
from thonmoi.store.files import LOCK, Folder, folder_at
from thonmoi.store.ids import Ids, number_of
from thonmoi.store.manifest import MANIFEST, Manifest, Shard, fingerprint, load_manifest, save_manifest, shard_file
from thonmoi.store.needs import need
from thonmoi.store.parquet import packed, read_columns, write_shard
from thonmoi.store.reading import Store
from thonmoi.store.tables import COLUMNS, Row, Tables

_SHARD_SECONDS: Final = 30.0  # a slow run writes what it has at least this often
_SHARD_CHARACTERS: Final = 50_000_000  # of text: what bounds memory where articles are long
_PACKED: Final = 256  # so many rows are kept as such
_SAVING: Final = 0.05  # of the time may go into saving the manifest, which grows with the store


class Writer:
    """A context manager over a store's folder; made where there is none.

    `catalogues`: the fingerprints of the catalogues that articles are read with, besides the one that comes with the code. Raise
    StoreError `locked` while another run writes there, `cannot_write` where the disk is full or gone; what stands in the store stays.
    """

    def __init__(self, folder: str | Path | Folder, shard_size: int = 20_000, catalogues: Iterable[str] = ()) -> None:
        self.folder = folder_at(folder) if isinstance(folder, str | Path) else folder
        self.shard_size = shard_size
        self.fingerprint = fingerprint(catalogues)
        self._done, self._refused, self._known, self._seen = Ids(), Ids(), Ids(), Ids()
        self._rows: Tables = {table: [] for table in COLUMNS}
        self._packed: dict[str, list[Any]] = {table: [] for table in COLUMNS}
        self._waiting = self._characters = 0
        self._since = time.monotonic()
        self._manifest = Manifest()
        self._number = self._run = 1
        self._unsaved: list[Shard] = []
        self._saved, self._took = 0.0, 0.0
        self._saving = threading.Lock()
        self._stack = ExitStack()
        self._thread = ThreadPoolExecutor(1, "shards")
        self._writing: Future[None] | None = None
        self._lock: Any = None

    def __enter__(self) -> Self:
        need("pyarrow")
        self.folder.prepare()
        self._lock = self._stack.enter_context(self.folder.lock())
        try:
            self._open()
        except BaseException:
            self._stack.close()
            raise
        return self

    def _open(self) -> None:
        there = self.folder.names()
        if MANIFEST in there:
            self._manifest = load_manifest(self.folder)
        elif any(name not in (LOCK, f"{MANIFEST}.tmp") for name in there):
            raise StoreError("no_store", f"{self.folder.name}: holds other files and no store; choose an empty or new folder")
        before = self._manifest
        self._manifest = before.read_by(self.fingerprint)
        if self._manifest != before:
            save_manifest(self.folder, self._manifest)
        self._number = max((shard.number for shard in before.shards), default=0) + 1
        self._run = max((shard.run for shard in before.shards), default=0) + 1
        self._clear()
        self._recall()

    def _clear(self) -> None:
        """Remove what a killed run left behind."""
        for table in COLUMNS:
            named = {Path(file).name for file in self._manifest.files(table)}
            for name in self.folder.names(table):
                if name.endswith((".parquet", ".tmp")) and name not in named:
                    self.folder.remove(f"{table}/{name}")

    def _recall(self) -> None:
        """What this code has read or refused, and the names that are known."""
        ours = self.fingerprint
        for (article,) in read_columns(self.folder, self._manifest.files("articles", ours), ["id"]):
            self._done.add(number_of(article))
        columns = ["article_id", "source", "stamp", "code", "message"]
        for article, source, stamp, code, message in read_columns(self.folder, self._manifest.files("rejects", ours), columns):
            self._note_reject(article, source, stamp, code, message)
        if self._manifest.shards:
            with Store(self.folder, self._manifest) as store:
                sources = store.stream("SELECT article_id, source, stamp FROM sources")
                for article, source, stamp in sources:
                    self._known.add(number_of("name", article, source))
                    if stamp is not None and number_of(article) in self._done:
                        self._seen.add(number_of(source, stamp))

    def _note_reject(self, article: str | None, source: str | None, stamp: str | None, code: str, message: str) -> None:
        if article is not None:
            self._refused.add(number_of(article))
        if stamp is not None:
            self._seen.add(number_of("refused", source or "", stamp))
        self._known.add(number_of("reject", source or "", code, message))

    def done(self, article_id: str) -> bool:
        """Whether this code has read the article into the store."""
        return number_of(article_id) in self._done

    def refused(self, article_id: str) -> bool:
        """Whether this code has refused an article of these bytes."""
        number = number_of(article_id)
        return number in self._refused and number not in self._done

    def seen(self, source: str, stamp: str, retry: bool = False) -> bool:
        """Whether this code has read a source that its file system described the same way; `retry`: a refusal does not count."""
        return number_of(source, stamp) in self._seen or (not retry and number_of("refused", source, stamp) in self._seen)

    def add(self, tables: Mapping[str, list[Row]], stamp: str | None = None) -> None:
        """A record, as its rows."""
        article = tables["articles"][0]
        for table, rows in tables.items():
            self._put(table, rows)
        self._done.add(number_of(article["id"]))
        self._characters += len(article["text"])
        self._waiting += 1
        if article["source"] is not None:
            self.add_source(article["id"], article["source"], stamp)
        self._flush_if_due()

    def _put(self, table: str, rows: list[Row]) -> None:
        waiting = self._rows[table]
        waiting.extend(rows)
        if len(waiting) >= _PACKED:
            self._packed[table].append(packed(waiting, table))
            waiting.clear()

    def add_source(self, article_id: str, source: str, stamp: str | None = None) -> None:
        """One more name under which an article was met; a known one is no news."""
        key = number_of("name", article_id, source)
        if key not in self._known:
            self._known.add(key)
            self._put("sources", [{"article_id": article_id, "source": source, "stamp": stamp}])

    def add_reject(self, reject: Mapping[str, Any], article_id: str | None, stamp: str | None = None) -> None:
        """A source that gave no record; `article_id` where its bytes could be read. What was said before is no news."""
        key = number_of("reject", reject["source"] or "", reject["code"], reject["message"])
        if key in self._known:
            return
        self._note_reject(article_id, reject["source"], stamp, reject["code"], reject["message"])
        self._put("rejects", [{**reject, "article_id": article_id, "stamp": stamp}])
        self._waiting += 1
        self._flush_if_due()

    def _flush_if_due(self) -> None:
        late = time.monotonic() - self._since > _SHARD_SECONDS
        if self._waiting >= self.shard_size or self._characters >= _SHARD_CHARACTERS or late:
            self.flush()

    def flush(self) -> None:
        """Write what waits as one shard, beside the run: at most one shard is on its way."""
        self.settle()
        self._since = time.monotonic()
        for table, rows in self._rows.items():
            if rows:
                self._packed[table].append(packed(rows, table))
                rows.clear()
        if not any(self._packed.values()):
            return
        tables, self._packed = self._packed, {table: [] for table in COLUMNS}
        self._waiting = self._characters = 0
        self._writing = self._thread.submit(self._write, self.reserve(), tables)

    def _write(self, shard: Shard, tables: dict[str, list[Any]]) -> None:
        self._unsaved.append(write_shard(self.folder, shard, tables))
        self.save()

    def settle(self) -> None:
        """Wait for the shard that is on its way; raise what went wrong with it."""
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.result()

    def reserve(self) -> Shard:
        """A shard that somebody will write, and that `commit` then names; their order is that of rows and of twins."""
        self._number += 1
        return Shard(number=self._number - 1, run=self._run, fingerprint=self.fingerprint, rows={})

    def commit(self, shard: Shard) -> None:
        """Take in a shard that a worker wrote. The manifest is saved now, or soon, where it has grown large and saving takes time."""
        self._unsaved.append(shard)
        if time.monotonic() - self._saved >= self._took / _SAVING:
            self.save()

    def discard(self, shard: Shard) -> None:
        """Take away what a worker may have written of a shard that came to nothing."""
        for table in COLUMNS:
            self.folder.remove(shard_file(table, shard.number))

    def save(self) -> None:
        """Name all that is written in the manifest."""
        with self._saving:
            if not self._unsaved:
                return
            start = time.monotonic()
            self._lock.renew()
            shards, self._unsaved = self._unsaved, []
            self._manifest = self._manifest.with_shards(shards)
            save_manifest(self.folder, self._manifest)
            self._saved = time.monotonic()
            self._took = self._saved - start

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if not isinstance(error, StoreError):
                self.flush()  # also when interrupted: what is read is read
                self.settle()
                self.save()
        finally:
            self._thread.shutdown()
            self._stack.close()
