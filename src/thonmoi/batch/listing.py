"""All that can stand as a source of a batch: what `sources` finds on this machine, and addresses."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from thonmoi.batch.remote import Remote, expand_addresses, is_address
from thonmoi.batch.sources import SUFFIXES, expand
from thonmoi.errors import ThonmoiError
from thonmoi.reading.files import is_archive
from thonmoi.reading.members import Member
from thonmoi.records import Reject

Item = Path | Remote | Member


def listing(sources: Iterable[str | Path]) -> Iterator[Item | Reject]:
    """Files, folders, globs, addresses, and "@FILE": a list with one of these a line; lazily and in order."""
    for source in sources:
        name = os.fspath(source)
        if name.startswith("@") and not Path(name).exists():
            yield from _listed(name[1:])
        elif is_address(name):
            yield from expand_addresses([name])
        else:
            yield from expand([source])


def _listed(name: str) -> Iterator[Item | Reject]:
    try:
        if is_address(name):
            yield from listing(_entries(Remote(name).read().decode("utf-8-sig").splitlines()))
        else:
            with Path(name).open(encoding="utf-8-sig") as lines:
                yield from listing(_entries(lines))
    except (OSError, UnicodeDecodeError, ThonmoiError) as error:
        yield Reject(source=f"@{name}", code="unreadable", message=f"the list cannot be read: {error}")


def _entries(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if (entry := line.strip()) and not entry.startswith(("#", "@")):
            yield entry


class Content(NamedTuple):
    """What will be the article's id, from its bytes, and what is said of the content without reading it; None where nothing can be said,
    which the reader then says better."""

    id: str | None
    stamp: str | None


def content_of(item: Item) -> Content:
    """The content of a source."""
    try:
        if isinstance(item, Remote):
            return Content(None, item.stamp)  # fetched once, by the worker that reads it
        if isinstance(item, Member):
            return Content(item.id, item.id)
        if not item.is_file():  # opening a pipe would wait for ever
            return Content(None, None)
        stamp = stamp_of(item)
        with item.open("rb") as data:
            return Content(hashlib.file_digest(data, "sha256").hexdigest()[:16], stamp)
    except (OSError, ThonmoiError):
        return Content(None, None)


def stamp_of(item: Item) -> str | None:
    """What the file system says of a content without reading it: its size and when it changed."""
    if isinstance(item, Remote):
        return item.stamp
    if isinstance(item, Member):
        return item.id  # known without reading it again
    try:
        status = item.stat()
    except (OSError, ValueError):
        return None
    return f"{status.st_size}:{status.st_mtime_ns}"


def count(sources: Iterable[str | Path], stop: Callable[[], bool]) -> int | None:
    """How many sources there are, by names alone; None where archives or lists would have to be opened, or when told to stop."""
    number = 0
    for source in sources:
        path = Path(source)
        if not path.is_dir():
            if not path.is_file() or is_archive(path):
                return None
            number += 1
            continue
        for folder, folders, files in os.walk(path, followlinks=True):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in files:
                entry = Path(folder, name)
                if is_archive(entry) or stop():
                    return None
                number += not name.startswith(".") and entry.suffix.lower() in SUFFIXES
    return number
