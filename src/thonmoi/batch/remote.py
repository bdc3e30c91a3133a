"""Articles behind addresses that fsspec knows: "s3://bucket/news/", "gs://…", "https://…", and globs of them."""

from __future__ import annotations

import glob
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from thonmoi.batch.sources import SUFFIXES
from thonmoi.errors import source_error
from thonmoi.records import Reject
from thonmoi.store.needs import need


@dataclass(frozen=True, slots=True)
class Remote:
    """One article behind an address. `stamp`: what the service says of its content without sending it."""

    address: str
    stamp: str | None = None

    def __str__(self) -> str:
        return self.address

    def read(self) -> bytes:
        """Its bytes. Raises ThonmoiError with a Reject, `not_found` or `unreadable`."""
        fsspec = need("fsspec")
        try:
            files, path = fsspec.core.url_to_fs(self.address)
            data: bytes = files.cat_file(path)
        except FileNotFoundError as error:
            raise source_error(
                Reject(source=self.address, code="not_found", message="there is no such object", detail=str(error))
            ) from error
        except Exception as error:  # each service has errors of its own
            message = f"it cannot be read: {error or type(error).__name__}"
            raise source_error(Reject(source=self.address, code="unreadable", message=message, detail=type(error).__name__)) from error
        return data

    @contextmanager
    def downloaded(self) -> Iterator[Path]:
        """A file of this machine with the same bytes and the same end of its name, for as long as it is wanted."""
        with tempfile.TemporaryDirectory(prefix="thonmoi-") as folder:
            path = Path(folder, f"article{PurePosixPath(self.address).suffix}")
            path.write_bytes(self.read())
            yield path


def is_address(name: str) -> bool:
    """Whether a source is an address and no path of this machine."""
    protocol, found, _ = name.partition("://")
    return bool(found) and protocol.isidentifier() and not Path(name).exists()


def expand_addresses(sources: Iterable[str]) -> Iterator[Remote | Reject]:
    """Objects, folders (with all below them) and globs, lazily and in a fixed order; what is not there is a Reject in its place."""
    fsspec = need("fsspec")
    for source in sources:
        try:
            files, path = fsspec.core.url_to_fs(source)
            yield from _matches(files, path, source) if glob.has_magic(path) else _one(files, path, source)
        except FileNotFoundError:
            yield Reject(source=source, code="not_found", message="there is no such object or folder; check the address")
        except Exception as error:  # each service has errors of its own
            yield Reject(source=source, code="unreadable", message=f"it cannot be listed: {error or type(error).__name__}")


def _matches(files: Any, pattern: str, source: str) -> Iterator[Remote | Reject]:
    found = False
    for path, info in sorted(files.glob(pattern, detail=True).items()):
        found = True
        yield from _entry(files, path, info)
    if not found:
        yield Reject(source=source, code="not_found", message="no object matches the pattern")


def _one(files: Any, path: str, source: str) -> Iterator[Remote | Reject]:
    info = files.info(path)
    if info["type"] == "directory":
        yield from _walk(files, path)
    else:
        yield Remote(source, _stamp(info))


def _entry(files: Any, path: str, info: dict[str, Any]) -> Iterator[Remote | Reject]:
    if info["type"] == "directory":
        yield from _walk(files, path)
    else:
        yield Remote(str(files.unstrip_protocol(path)), _stamp(info))


def _walk(files: Any, folder: str) -> Iterator[Remote | Reject]:
    for info in sorted(files.ls(folder, detail=True), key=lambda info: str(info["name"])):
        path = PurePosixPath(info["name"])
        if path.name.startswith(".") or str(path) == folder.rstrip("/"):  # some services list a folder in itself
            continue
        if info["type"] == "directory" or path.suffix.lower() in SUFFIXES:
            yield from _entry(files, info["name"], info)


def _stamp(info: dict[str, Any]) -> str | None:
    mark = next((info[name] for name in ("ETag", "etag", "mtime", "LastModified", "updated", "created") if info.get(name)), None)
    return None if mark is None else f"{info.get('size')}:{mark}"
