"""What stands on a command line → the files it means and what archives hold, lazily and in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from thonmoi.reading.documents import FORMATS
from thonmoi.reading.files import is_archive, shown
from thonmoi.reading.members import Member, members
from thonmoi.records import Reject

# What is picked out of a folder, archives of such files too; a file named by itself is read whatever it is called.
SUFFIXES: Final = frozenset(FORMATS)


def expand(sources: Iterable[str | Path]) -> Iterator[Path | Member | Reject]:
    """Files, archives, folders (with all below them), globs, and "@FILE": a list with one of these a line.

    A source that is not there becomes a Reject in its place; hidden files and folders are passed over, links to folders are followed.
    """
    for source in sources:
        name = os.fspath(source)
        if name.startswith("@") and not Path(name).exists():
            yield from _listed(name[1:])
        else:
            yield from _expand_one(name)


def _expand_one(name: str) -> Iterator[Path | Member | Reject]:
    path = Path(name)
    if path.is_dir():
        yield from _walk(path, {os.path.realpath(path)}, os.path.realpath(path))
    elif os.path.lexists(path) or not glob.has_magic(name):
        if os.path.lexists(path):
            yield from _file(path)
        else:
            yield Reject(source=name, code="not_found", message="there is no such file or folder; check the path")
    else:
        found = False
        for match in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207  Path.glob takes no absolute pattern
            found = True
            yield from _expand_one(match)
        if not found:
            yield Reject(source=name, code="not_found", message="no file matches the pattern")


def _file(path: Path) -> Iterator[Path | Member | Reject]:
    if is_archive(path):
        yield from members(path)
    else:
        yield path


def _walk(folder: Path, met: set[str], root: str) -> Iterator[Path | Member | Reject]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Reject(source=shown(folder), code="unreadable", message=f"the folder cannot be listed: {error.strerror or error}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, met, root)
        elif path.is_dir():
            yield from _linked(path, met, root)
        elif path.suffix.lower() in SUFFIXES or is_archive(path):
            yield from _file(path)  # a link that leads nowhere too: the reader says what is wrong with it


def _linked(link: Path, met: set[str], root: str) -> Iterator[Path | Member | Reject]:
    """What is behind a link to a folder, once: a folder under the same root is met anyway, one above it would never end."""
    target = os.path.realpath(link)
    if root == target or root.startswith(target.rstrip("/") + "/") or os.path.realpath(link.parent).startswith(target.rstrip("/") + "/"):
        yield Reject(
            source=shown(link), code="unreadable", message="this link leads back to a folder that it stands in; it is not followed"
        )
    elif not target.startswith(root + "/") and target not in met:
        met.add(target)
        yield from _walk(link, met, root)


def _listed(name: str) -> Iterator[Path | Member | Reject]:
    try:
        with Path(name).open(encoding="utf-8-sig") as lines:
            for line in lines:
                if (entry := line.strip()) and not entry.startswith("#"):
                    yield from _expand_one(entry)
    except (OSError, UnicodeDecodeError) as error:
        yield Reject(source=f"@{name}", code="unreadable", message=f"the list cannot be read: {error}")
