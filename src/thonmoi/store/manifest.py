"""`manifest.json`: what a store holds. A shard is part of the store from the moment the manifest names it, and not before.

So a run that is killed at any time leaves a store that opens, and files nobody names, which the next run clears away.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from thonmoi import __version__
from thonmoi.errors import StoreError
from thonmoi.store.tables import COLUMNS

STORE_VERSION: Final = 1
MANIFEST: Final = "manifest.json"
_KIND: Final = "thonmoi store"
# What says nothing about how an article is read.
_OUTSIDE: Final = frozenset(
    [
        "__main__.py",
        "cli.py",
        "cli_evaluate.py",
        "cli_review.py",
        "display.py",
        "validation.py",
        "pipeline.py",
        "py.typed",
        "components",
        "store",
        "batch",
        "evaluation",
        "review",
        "schemas",
    ]
)


class Shard(BaseModel):
    """Some articles' rows: the number in its files' names, rows by table, and which code read them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    fingerprint: str
    rows: dict[str, int]


class Manifest(BaseModel):
    """The store's own description."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str = _KIND
    store_version: int = STORE_VERSION
    thonmoi_version: str = __version__
    shards: tuple[Shard, ...] = ()

    def files(self, folder: Path, table: str) -> list[Path]:
        """The table's Parquet files, oldest first."""
        return [shard_file(folder, table, shard.number) for shard in self.shards if shard.rows.get(table)]


def shard_file(folder: Path, table: str, number: int) -> Path:
    """Where a shard's rows of one table stand."""
    return folder / table / f"{number:06d}.parquet"


def load_manifest(folder: Path) -> Manifest:
    """Raise StoreError where there is no store, a broken one, or one of a newer thonmoi."""
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StoreError("no_store", f"{folder}: no store here ({MANIFEST} is missing); `thonmoi batch … --out DIR` writes one") from None
    except NotADirectoryError:
        raise StoreError("no_store", f"{folder}: a store is a folder, this is a file") from None
    except (OSError, ValueError) as error:
        raise StoreError("broken_store", f"{path}: cannot be read: {error}") from error
    if not isinstance(data, dict) or data.get("kind") != _KIND:
        raise StoreError("no_store", f"{path}: not the manifest of a thonmoi store")
    version = data.get("store_version")
    if isinstance(version, int) and version > STORE_VERSION:
        raise StoreError(
            "newer_store",
            f"{folder}: written by thonmoi {data.get('thonmoi_version')}, this is {__version__}; install a newer one to open it",
        )
    try:
        manifest = Manifest.model_validate(data)
    except ValidationError as error:
        raise StoreError("broken_store", f"{path}: {error.errors()[0]['msg']}") from error
    for table in COLUMNS:
        for file in manifest.files(folder, table):
            if not file.is_file():
                raise StoreError("broken_store", f"{file}: named in the manifest and not there; run batch again into a new folder")
    return manifest


def save_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step."""
    temporary = folder / f"{MANIFEST}.tmp"
    with temporary.open("w", encoding="utf-8") as out:
        out.write(manifest.model_dump_json(indent=1))
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(folder / MANIFEST)


@cache
def code_fingerprint() -> str:
    """Changes whenever the code or data that reads articles does: what was read by other code is read again."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if inside.parts[0] in _OUTSIDE or "__pycache__" in inside.parts or not path.is_file():
            continue
        digest.update(f"{inside.as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
