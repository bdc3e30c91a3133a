"""What stands on a command line → the files it means, lazily and in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from thonmoi.records import Reject

# What is picked out of a folder; a file named by itself is read whatever it is called.
SUFFIXES: Final = frozenset({".txt", ".md", ".html", ".htm"})


def expand(sources: Iterable[str | Path]) -> Iterator[Path | Reject]:
    """Files, folders (with all below them), globs, and "@FILE": a list with one of these a line.

    A source that is not there becomes a Reject in its place; hidden files and folders are passed over.
    """
    for source in sources:
        name = os.fspath(source)
        if name.startswith("@") and not Path(name).exists():
            yield from _listed(name[1:])
        else:
            yield from _expand_one(name)


def _expand_one(name: str) -> Iterator[Path | Reject]:
    path = Path(name)
    if path.is_dir():
        yield from _walk(path)
    elif path.exists() or not glob.has_magic(name):
        if path.exists():
            yield path
        else:
            yield Reject(source=name, code="not_found", message="there is no such file or folder; check the path")
    else:
        found = False
        for match in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207  Path.glob takes no absolute pattern
            found = True
            yield from _expand_one(match)
        if not found:
            yield Reject(source=name, code="not_found", message="no file matches the pattern")


def _walk(folder: Path) -> Iterator[Path | Reject]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Reject(source=str(folder), code="unreadable", message=f"the folder cannot be listed: {error.strerror or error}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):  # a link to a folder above would never end
            yield from _walk(Path(entry.path))
        elif entry.is_file() and Path(entry.name).suffix.lower() in SUFFIXES:
            yield Path(entry.path)


def _listed(name: str) -> Iterator[Path | Reject]:
    try:
        with Path(name).open(encoding="utf-8-sig") as lines:
            for line in lines:
                if (entry := line.strip()) and not entry.startswith("#"):
                    yield from _expand_one(entry)
    except (OSError, UnicodeDecodeError) as error:
        yield Reject(source=f"@{name}", code="unreadable", message=f"the list cannot be read: {error}")
