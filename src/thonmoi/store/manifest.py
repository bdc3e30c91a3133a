"""`manifest.json`: what a store holds. A shard is part of the store from the moment the manifest names it, and not before.

So a run that is killed at any time leaves a store that opens, and files nobody names, which the next run clears away.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from thonmoi import __version__
from thonmoi.errors import StoreError
from thonmoi.store.files import Folder
from thonmoi.store.tables import COLUMNS

STORE_VERSION: Final = 2
MANIFEST: Final = "manifest.json"
_KIND: Final = "thonmoi store"
# What says nothing about how an article is read; the modules of the command ("cli….py") neither.
_OUTSIDE: Final = frozenset(
    [
        "__main__.py",
        "deferred.py",
        "display.py",
        "examples.py",
        "validation.py",
        "validation_tables.py",
        "pipeline.py",
        "py.typed",
        "components",
        "store",
        "batch",
        "evaluation",
        "review",
        "schema",
        "schemas",
    ]
)


class Shard(BaseModel):
    """Some articles' rows: the number in its files' names, the run that wrote it, the fingerprint of what read them, rows by table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    run: int
    fingerprint: str
    rows: dict[str, int]


class Manifest(BaseModel):
    """The store's own description.

    `id`: tells this store from others, wherever it is moved; `fingerprints`: of what has read articles into it, that of the last run last;
    where two have read the same article the later in this list counts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str = _KIND
    store_version: int = STORE_VERSION
    thonmoi_version: str = __version__
    id: str = Field(default_factory=lambda: uuid.uuid4().hex)
    fingerprints: tuple[str, ...] = ()
    shards: tuple[Shard, ...] = ()

    def files(self, table: str, fingerprint: str | None = None) -> list[str]:
        """The table's Parquet files by number; only those of one fingerprint, if given."""
        return [
            shard_file(table, shard.number) for shard in self.shards if shard.rows.get(table) and fingerprint in (None, shard.fingerprint)
        ]

    def read_by(self, fingerprint: str) -> Manifest:
        """The same with this fingerprint last."""
        others = tuple(known for known in self.fingerprints if known != fingerprint)
        return self.model_copy(update={"fingerprints": (*others, fingerprint), "thonmoi_version": __version__})

    def with_shards(self, shards: Iterable[Shard]) -> Manifest:
        """The same with more shards."""
        return self.model_copy(update={"shards": tuple(sorted((*self.shards, *shards), key=lambda shard: shard.number))})


def shard_file(table: str, number: int) -> str:
    """Where a shard's rows of one table stand in the store's folder."""
    return f"{table}/{number:08d}.parquet"


def load_manifest(folder: Folder) -> Manifest:
    """Raise StoreError where there is no store, a broken one, or one of a newer thonmoi."""
    where = f"{folder.name}/{MANIFEST}"
    try:
        data = json.loads(folder.read(MANIFEST))
    except FileNotFoundError:
        raise StoreError(
            "no_store", f"{folder.name}: no store here ({MANIFEST} is missing); `thonmoi batch … --out DIR` writes one"
        ) from None
    except NotADirectoryError:
        raise StoreError("no_store", f"{folder.name}: a store is a folder, this is a file") from None
    except (OSError, ValueError) as error:
        raise StoreError("broken_store", f"{where}: cannot be read: {error}") from error
    if not isinstance(data, dict) or data.get("kind") != _KIND:
        raise StoreError("no_store", f"{where}: not the manifest of a thonmoi store")
    version = data.get("store_version")
    if isinstance(version, int) and version > STORE_VERSION:
        raise StoreError(
            "newer_store",
            f"{folder.name}: written by thonmoi {data.get('thonmoi_version')}, this is {__version__}; install a newer one to open it",
        )
    if isinstance(version, int) and version < STORE_VERSION:
        raise StoreError("older_store", f"{folder.name}: its layout is of before the first release; run batch again into a new folder")
    try:
        manifest = Manifest.model_validate(data)
    except ValidationError as error:
        raise StoreError("broken_store", f"{where}: {error.errors()[0]['msg']}") from error
    for table in COLUMNS:
        if missing := {Path(file).name for file in manifest.files(table)}.difference(folder.names(table)):
            name = f"{folder.name}/{table}/{min(missing)}"
            raise StoreError("broken_store", f"{name}: named in the manifest and not there; run batch again into a new folder")
    return manifest


def save_manifest(folder: Folder, manifest: Manifest) -> None:
    """Replace the manifest in one step."""
    folder.write(MANIFEST, manifest.model_dump_json().replace('{"number"', '\n{"number"').encode())


@cache
def code_fingerprint() -> str:
    """Changes whenever the code or data that reads articles does: what was read by other code is read again."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        first = inside.parts[0]
        if first in _OUTSIDE or first.startswith("cli") or "__pycache__" in inside.parts or not path.is_file():
            continue
        digest.update(f"{inside.as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def fingerprint(catalogues: Iterable[str] = ()) -> str:
    """Of code, built-in data and the user's catalogues (their fingerprints): what one fingerprint has read is not read again."""
    return "-".join([code_fingerprint(), *sorted(catalogues)])
