"""A file → its bytes and, by its suffix, what is in them; what cannot be opened or is too much becomes a Reject."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from thonmoi.reading.documents import FORMATS, KNOWN_OTHERS, Limits, ReadFile, read_document, refuse

# Suffixes of archives, which hold many sources.
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".warc", ".warc.gz")


def shown(path: Path | str) -> str:
    """A path as text that can be printed and kept: bytes of a name that are no UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_archive(path: Path) -> bool:
    """Whether the name is that of an archive of sources."""
    return path.name.lower().endswith(ARCHIVES)


def read_file(path: Path, limits: Limits | None = None) -> ReadFile:
    """Read one file. Raises ThonmoiError whose `reject` has the code.

    `not_found`, `unreadable` (a folder, no permission, a loop of links, a broken file), `too_large`, `unsupported`, `empty`, `undecodable`,
    `protected` (a password), `timeout`.
    """
    limits = limits or Limits()
    source = shown(path)
    kind = FORMATS.get(path.suffix.lower())
    data = read_bytes_of(path, source, limits, kind)
    assert kind is not None  # refused otherwise
    return read_document(data, source, kind, limits)


def read_bytes_of(path: Path, source: str, limits: Limits, kind: str | None) -> bytes:
    """The bytes of a file of a known kind, at most `limits.max_bytes`. Raises ThonmoiError."""
    try:
        if not path.exists() and (twin := _twin(path)) is not None:
            path = twin
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            refuse(source, "unreadable", "this is a folder; give the files in it, or use `batch` for a whole folder")
        if not stat.S_ISREG(status.st_mode):
            refuse(source, "unreadable", "this is no regular file (a pipe, a device or a socket), which might never end; give a file")
        if is_archive(path):
            refuse(source, "unsupported", "an archive holds many articles; read it with `extract_many` or `batch`")
        if kind is None:
            refuse(source, "unsupported", _unknown(path))
        if status.st_size > limits.max_bytes:
            refuse(source, "too_large", f"{status.st_size:,} bytes, the limit is {limits.max_bytes:,}; raise the limit or split the file")
        with path.open("rb") as file:
            # One byte more than allowed: a file may grow between the two looks.
            data = file.read(limits.max_bytes + 1)
    except FileNotFoundError as error:
        where = "its folder exists" if path.parent.is_dir() else f"there is no folder {shown(path.parent)}"
        if path.is_symlink():
            where = "the link is there, what it points to is not"
        refuse(source, "not_found", f"there is no such file ({where})", str(error))
    except PermissionError as error:
        refuse(source, "unreadable", "no permission to read it", str(error))
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == 40:
            refuse(source, "unreadable", "its links lead round in a circle; point the link at a file", str(error))
        refuse(source, "unreadable", f"it cannot be read: {error}", type(error).__name__)
    if len(data) > limits.max_bytes:
        refuse(source, "too_large", f"more than the limit of {limits.max_bytes:,} bytes; raise the limit or split the file")
    return data


def _unknown(path: Path) -> str:
    if help := KNOWN_OTHERS.get(path.suffix.lower()):
        return f"this is {help}"
    what = f"the suffix {path.suffix!r} is not one that can be read" if path.suffix else "a file without suffix"
    return f"{what}; it can be {', '.join(FORMATS)}"


def _twin(path: Path) -> Path | None:
    """The one file whose name differs from the path's in its Unicode form alone, as when a list was made on another system."""
    if str(path).isascii():
        return None
    wanted = unicodedata.normalize("NFC", path.name)
    try:
        with os.scandir(path.parent) as entries:
            twins = [entry.name for entry in entries if unicodedata.normalize("NFC", entry.name) == wanted]
    except OSError:
        return None
    return path.parent / twins[0] if len(twins) == 1 else None
