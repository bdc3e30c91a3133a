"""Writing a store: one writer at a time, shard after shard, each there whole or not at all."""

from __future__ import annotations

import json
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from thonmoi.errors import StoreError
from thonmoi.store.manifest import (
    MANIFEST,
    Manifest,
    Shard,
    code_fingerprint,
    load_manifest,
    save_manifest,
    shard_file,
)
from thonmoi.store.parquet import need, read_columns, write
from thonmoi.store.tables import COLUMNS, Row, all_rows

_SHARD_SECONDS: Final = 30.0  # a slow run writes what it has at least this often


class Writer:
    """A context manager over a store's folder; made where there is none.

    `done` holds the ids of the articles that this code has read into the store, `refused` those it has refused.
    Raise StoreError `locked` while another run writes there.
    """

    def __init__(self, folder: Path, shard_size: int = 500) -> None:
        self.folder = folder
        self.shard_size = shard_size
        self.fingerprint = code_fingerprint()
        self.done: set[str] = set()
        self.refused: set[str] = set()
        self._sources: set[tuple[str, str]] = set()
        self._rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self._since = time.monotonic()
        self._manifest = Manifest()
        self._lock: Any = None

    def __enter__(self) -> Self:
        filelock = need("filelock")
        need("pyarrow")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError("no_store", f"{self.folder}: cannot be made: {error.strerror or error}") from error
        self._lock = filelock.FileLock(self.folder / ".lock", timeout=0)
        try:
            self._lock.acquire()
        except filelock.Timeout:
            raise StoreError(
                "locked", f"{self.folder}: another run is writing into this store; wait for it or choose another folder"
            ) from None
        except OSError as error:
            raise StoreError("no_store", f"{self.folder}: cannot be written: {error.strerror or error}") from error
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise
        return self

    def _open(self) -> None:
        if (self.folder / MANIFEST).exists():
            self._manifest = load_manifest(self.folder)
        elif any(path.name != ".lock" for path in self.folder.iterdir()):
            raise StoreError("no_store", f"{self.folder}: holds other files and no store; choose an empty or new folder")
        else:
            save_manifest(self.folder, self._manifest)
        self._clear()
        ours = Manifest(shards=tuple(shard for shard in self._manifest.shards if shard.fingerprint == self.fingerprint))
        self.done = {str(row[0]) for row in read_columns(ours.files(self.folder, "articles"), ["id"])}
        self.refused = {row[0] for row in read_columns(ours.files(self.folder, "rejects"), ["article_id"]) if row[0]} - self.done
        known = read_columns(self._manifest.files(self.folder, "sources"), ["article_id", "source"])
        self._sources = {(str(row[0]), str(row[1])) for row in known}

    def _clear(self) -> None:
        """Remove what a killed run left behind."""
        for table in COLUMNS:
            named = {path.name for path in self._manifest.files(self.folder, table)}
            for path in (self.folder / table).glob("*"):
                if path.suffix in (".parquet", ".tmp") and path.name not in named:
                    path.unlink()

    def add(self, record_json: str) -> dict[str, Any]:
        """A record, as its JSON; gives it back as a dict."""
        record: dict[str, Any] = json.loads(record_json)
        for table, rows in all_rows(record).items():
            self._rows[table].extend(rows)
        article = record["article"]
        self.done.add(article["id"])
        if article["source"] is not None:
            self.add_source(article["id"], article["source"])
        self._flush_if_due()
        return record

    def add_source(self, article_id: str, source: str) -> None:
        """One more name under which an article was met; a known one is no news."""
        if (article_id, source) not in self._sources:
            self._sources.add((article_id, source))
            self._rows["sources"].append({"article_id": article_id, "source": source})

    def add_reject(self, reject: dict[str, Any], article_id: str | None) -> None:
        """A source that gave no record; `article_id` where its bytes could be read."""
        self._rows["rejects"].append({**reject, "article_id": article_id})
        if article_id is not None:
            self.refused.add(article_id)
        self._flush_if_due()

    def _flush_if_due(self) -> None:
        waiting = len(self._rows["articles"]) + len(self._rows["rejects"])
        if waiting >= self.shard_size or time.monotonic() - self._since > _SHARD_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what waits as one shard, and then name it in the manifest."""
        self._since = time.monotonic()
        counts = {table: len(rows) for table, rows in self._rows.items() if rows}
        if not counts:
            return
        number = max((shard.number for shard in self._manifest.shards), default=0) + 1
        for table in counts:
            write(self._rows[table], table, number, shard_file(self.folder, table, number))
        shard = Shard(number=number, fingerprint=self.fingerprint, rows=counts)
        self._manifest = Manifest(shards=(*self._manifest.shards, shard))
        save_manifest(self.folder, self._manifest)
        self._rows = {table: [] for table in COLUMNS}

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self.flush()  # also when interrupted: what is read is read
        finally:
            self._lock.release()
