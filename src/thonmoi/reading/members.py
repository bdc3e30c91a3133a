"""Archives of sources: .zip, .tar, .tar.gz, .tar.bz2 and WARC, as one member after the other.

A member is read only when it is asked for, at most one at a time, and nothing is written to disk. What is broken, locked, too large or no
article's format becomes a Reject in its place; what unpacks to far more than the archive's own size ends the reading of that archive.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final, Protocol

from thonmoi.reading.documents import FORMATS, Limits, ReadFile, read_document
from thonmoi.reading.files import is_archive, shown
from thonmoi.reading.meta import Meta
from thonmoi.records import Reject, RejectCode

# An archive may unpack to so many times its size; text packs to a tenth, near-equal pages to a hundredth.
_RATIO: Final = 250
_FLOOR: Final = 500_000_000
_MAX_READ: Final = 64_000_000
_BROKEN: Final = (
    OSError, EOFError, ValueError, RuntimeError, OverflowError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """One document of an archive, kept packed, so that many waiting ones are small; `address`, `charset` and `fetched` are a crawler's."""

    source: str
    format: str
    packed: bytes = field(repr=False)
    id: str
    address: str | None = None
    charset: str | None = None
    fetched: datetime | None = None

    def read(self, limits: Limits | None = None) -> ReadFile:
        """The document, read. Raises ThonmoiError with a Reject."""
        origins = {}
        if self.address:
            origins["canonical_url"] = "WARC-Target-URI"
        if self.fetched:
            origins["printed_at"] = "WARC-Date"
        headers = Meta(canonical_url=self.address, printed_at=self.fetched, origins=origins) if origins else None
        return read_document(zlib.decompress(self.packed), self.source, self.format, limits, charset=self.charset, headers=headers)


def member_of(source: str, format: str, data: bytes, **more: Any) -> Member:
    """A member from its bytes."""
    return Member(source, format, zlib.compress(data, 1), hashlib.sha256(data).hexdigest()[:16], **more)


class _Budget:
    """How much an archive may still unpack to."""

    def __init__(self, path: Path) -> None:
        self.left = max(_FLOOR, _RATIO * path.stat().st_size)

    def take(self, size: int) -> bool:
        self.left -= size
        return self.left >= 0


def reject(source: str, code: RejectCode, message: str, detail: str | None = None) -> Reject:
    """A Reject for a member or an archive."""
    return Reject(source=source, code=code, message=message, detail=detail)


def members(path: Path, limits: Limits | None = None) -> Iterator[Member | Reject]:
    """The documents of an archive in its order, lazily. Raises nothing: an archive that cannot be read gives one Reject."""
    limits = limits or Limits()
    source = shown(path)
    met = False
    for item in _members(path, source, limits):
        met = True
        yield item
    if not met:
        yield reject(source, "empty", f"no article is in it; members that are read end in {', '.join(FORMATS)}")


def _members(path: Path, source: str, limits: Limits) -> Iterator[Member | Reject]:
    name = path.name.lower()
    try:
        if not path.exists():
            yield reject(source, "not_found", "there is no such archive; check the path")
            return
        if not path.is_file():
            yield reject(source, "unreadable", "this is no regular file; give the archive itself")
            return
        budget = _Budget(path)
        if name.endswith((".warc", ".warc.gz")):
            from thonmoi.reading.warc import warc_members

            yield from warc_members(path, source, limits, budget)
        elif name.endswith(".zip"):
            yield from _zip(path, source, limits, budget)
        else:
            yield from _tar(path, source, limits, budget)
    except PermissionError as error:
        yield reject(source, "unreadable", "no permission to read the archive", str(error))
    except _BROKEN as error:
        yield reject(
            source, "unreadable", f"the archive is broken or cut short ({error}); what came before this was read", type(error).__name__
        )


class _Reads(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


def _wanted(name: str) -> str | None:
    """The format of a member by its name; None for one that is passed over, as hidden files and other kinds in a folder are."""
    path = PurePosixPath(name)
    if any(part.startswith((".", "__MACOSX")) for part in path.parts):
        return None
    return FORMATS.get(path.suffix.lower()) or ("archive" if is_archive(Path(path.name)) else None)


def _taken(file: _Reads, source: str, format: str, limits: Limits, budget: _Budget) -> Member | Reject:
    """One member's bytes, never more than the limit."""
    data = file.read(limits.max_bytes + 1)
    if not budget.take(len(data)):
        raise _BombError
    if len(data) > limits.max_bytes:
        return reject(source, "too_large", f"more than the limit of {limits.max_bytes:,} bytes; raise the limit or split the file")
    return member_of(source, format, data)


class _BombError(Exception):
    """The archive unpacks to far more than its size."""


_BOMB: Final = "it unpacks to far more than its size: a zip bomb, of which no more is read; take out of it what is wanted"
_NESTED: Final = "an archive inside an archive is not opened; unpack the outer one first"


def _zip(path: Path, source: str, limits: Limits, budget: _Budget) -> Iterator[Member | Reject]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            format = None if info.is_dir() else _wanted(info.filename)
            if format is None:
                continue
            name = f"{source}!/{os.fsencode(info.filename).decode('utf-8', 'backslashreplace')}"
            if format == "archive":
                yield reject(name, "unsupported", _NESTED)
            elif info.flag_bits & 1:
                yield reject(name, "protected", "it is locked with a password; unpack the archive with the password first")
            elif info.file_size > limits.max_bytes:
                yield reject(
                    name, "too_large", f"it unpacks to {info.file_size:,} bytes, the limit is {limits.max_bytes:,}; raise the limit"
                )
            else:
                try:
                    with archive.open(info) as file:
                        yield _taken(file, name, format, limits, budget)
                except _BombError:
                    yield reject(source, "too_large", _BOMB)
                    return
                except _BROKEN as error:
                    yield reject(name, "unreadable", f"it cannot be unpacked ({error}); make the archive again", type(error).__name__)


class _Careful:
    """A file for tarfile that refuses to read much at once: a header may claim any length."""

    def __init__(self, file: Any, most: int) -> None:
        self._file = file
        self._most = max(most, _MAX_READ)

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self._most:
            raise tarfile.ReadError(f"a header that claims {size:,} bytes")
        data: bytes = self._file.read(size)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())


def _tar(path: Path, source: str, limits: Limits, budget: _Budget) -> Iterator[Member | Reject]:
    opener: Any = {"z": gzip.open, "2": bz2.open}.get(path.name.lower()[-1], open)
    if path.name.lower().endswith(".tgz"):
        opener = gzip.open
    with opener(path, "rb") as raw:
        careful: Any = _Careful(raw, limits.max_bytes + 1)
        yield from _tarred(careful, source, limits, budget)


def _tarred(careful: Any, source: str, limits: Limits, budget: _Budget) -> Iterator[Member | Reject]:
    with tarfile.open(fileobj=careful, mode="r:") as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # a list of all that came before
            if info.isfile() and not budget.take(info.size if _wanted(info.name) is None else 0):
                yield reject(source, "too_large", _BOMB)
                return
            format = _wanted(info.name) if info.isfile() else None
            if format is None:
                continue
            name = f"{source}!/{os.fsencode(info.name).decode('utf-8', 'backslashreplace')}"
            if format == "archive":
                yield reject(name, "unsupported", _NESTED)
            elif info.size > limits.max_bytes:
                yield reject(name, "too_large", f"it unpacks to {info.size:,} bytes, the limit is {limits.max_bytes:,}; raise the limit")
            elif (file := archive.extractfile(info)) is not None:
                try:
                    yield _taken(file, name, format, limits, budget)
                except _BombError:
                    yield reject(source, "too_large", _BOMB)
                    return
