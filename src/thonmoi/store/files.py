"""Where a store's files stand: a folder of this machine, or an address that fsspec knows ("s3://…", "gs://…", "memory://…").

A file is there whole or not at all, and one run at a time writes: here a lock of the kernel's that dies with its process, there an
object that its owner renews.
"""

from __future__ import annotations

import json
import os
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any, Final, Protocol

from thonmoi.errors import StoreError
from thonmoi.store.needs import need

LOCK: Final = ".lock"
_STALE_SECONDS: Final = 900.0  # a remote lock that was not renewed for so long is that of a dead run


class Lock(Protocol):
    """The right to write, while it is held."""

    def renew(self) -> None:
        """Say that the run still lives; raises StoreError `locked` where another took over."""


class Folder(Protocol):
    """A folder of files named by relative paths with "/"; what fails is a StoreError that names the file."""

    @property
    def name(self) -> str:
        """The folder as the user names it."""

    def read(self, name: str) -> bytes:
        """A file's bytes; FileNotFoundError where there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Make or replace a file in one step."""

    def remove(self, name: str) -> None:
        """Take a file away; none is fine too."""

    def names(self, below: str = "") -> list[str]:
        """The files and folders directly below, by name."""

    def address(self, name: str) -> str:
        """What DuckDB opens."""

    def prepare(self) -> None:
        """Make the folder."""

    def lock(self) -> Any:
        """A context manager over a Lock; StoreError `locked` while another run holds it."""


def folder_at(address: str | Path) -> Folder:
    """The folder behind a path or an address."""
    if isinstance(address, str) and "://" in address:
        protocol, _, rest = address.partition("://")
        return LocalFolder(Path(rest)) if protocol in ("file", "local") else RemoteFolder(address)
    return LocalFolder(Path(address))


def cannot(what: str, error: Exception) -> StoreError:
    """A file or folder that cannot be written, and what helps."""
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return StoreError(
        "cannot_write", f"{what}: cannot be written: {reason}; what was written before is safe, the same command goes on from it"
    )


class LocalFolder:
    """A folder of this machine's file system."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        return str(self.path)

    def read(self, name: str) -> bytes:
        return (self.path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        path = self.path / name
        temporary = path.with_name(path.name + ".tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(path)
        except OSError as error:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise cannot(str(path), error) from error

    def remove(self, name: str) -> None:
        with suppress(FileNotFoundError, NotADirectoryError):
            (self.path / name).unlink()

    def names(self, below: str = "") -> list[str]:
        folder = self.path / below
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    def address(self, name: str) -> str:
        return str(self.path / name)

    def prepare(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError("no_store", f"{self.path}: cannot be made: {error.strerror or error}") from error

    @contextmanager
    def lock(self) -> Iterator[Lock]:
        filelock = need("filelock")
        held = filelock.FileLock(self.path / LOCK, timeout=0)
        try:
            held.acquire()
        except filelock.Timeout:
            raise _locked(self.name, "") from None
        except OSError as error:
            raise StoreError("no_store", f"{self.path}: cannot be written: {error.strerror or error}") from error
        try:
            yield _Kernel()
        finally:
            held.release()


class _Kernel:
    """A lock that needs no renewing: the kernel lets go of it when the process ends, however it ends."""

    def renew(self) -> None:
        return


def _locked(folder: str, who: str) -> StoreError:
    return StoreError("locked", f"{folder}: another run{who} is writing into this store; wait for it or choose another folder")


class RemoteFolder:
    """A folder behind an address of fsspec's. What is written is an object, there whole or not at all."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        fsspec = need("fsspec")
        try:
            self.files, root = fsspec.core.url_to_fs(self._address)
        except (ImportError, ValueError) as error:
            raise StoreError("no_store", f"{address}: cannot be opened: {error}") from error
        self._root = PurePosixPath(root)

    @property
    def name(self) -> str:
        return self._address

    def _at(self, name: str) -> str:
        return str(self._root / name) if name else str(self._root)

    def read(self, name: str) -> bytes:
        data: bytes = self.files.cat_file(self._at(name))
        return data

    def write(self, name: str, data: bytes) -> None:
        try:
            if "/" in name:
                self.files.makedirs(str(PurePosixPath(self._at(name)).parent), exist_ok=True)
            self.files.pipe_file(self._at(name), data)
        except Exception as error:  # each service has errors of its own
            raise cannot(f"{self._address}/{name}", error) from error

    def remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self.files.rm_file(self._at(name))

    def names(self, below: str = "") -> list[str]:
        self.files.invalidate_cache()
        try:
            found = self.files.ls(self._at(below), detail=False)
        except FileNotFoundError:
            return []
        return sorted(PurePosixPath(path).name for path in found)

    def address(self, name: str) -> str:
        return str(self.files.unstrip_protocol(self._at(name)))

    def prepare(self) -> None:
        try:
            self.files.makedirs(self._at(""), exist_ok=True)
        except Exception as error:
            raise StoreError("no_store", f"{self._address}: cannot be made: {error}") from error

    @contextmanager
    def lock(self) -> Iterator[Lock]:
        held = _Renewed(self)
        held.take()
        try:
            yield held
        finally:
            held.give()


class _Renewed:
    """A lock object: who holds it and when they last said so. An object store knows no better, so two that start in the very same
    moment are told apart by reading back what is there."""

    def __init__(self, folder: RemoteFolder) -> None:
        self._folder = folder
        self._id = uuid.uuid4().hex
        self._written = 0.0

    def _now(self) -> dict[str, Any]:
        try:
            found = json.loads(self._folder.read(LOCK))
        except (FileNotFoundError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def take(self) -> None:
        there = self._now()
        if there and time.time() - float(there.get("at", 0)) < _STALE_SECONDS:
            raise _locked(self._folder.name, f" ({there.get('host')}, process {there.get('process')})")
        self._write()
        self._mine()

    def _write(self) -> None:
        entry = {"id": self._id, "host": socket.gethostname(), "process": os.getpid(), "at": time.time()}
        self._folder.write(LOCK, json.dumps(entry).encode())
        self._written = time.monotonic()

    def _mine(self) -> None:
        there = self._now()
        if there.get("id") != self._id:
            raise _locked(self._folder.name, f" ({there.get('host')}, process {there.get('process')})")

    def renew(self) -> None:
        if time.monotonic() - self._written > _STALE_SECONDS / 10:
            self._mine()
            self._write()

    def give(self) -> None:
        if self._now().get("id") == self._id:
            self._folder.remove(LOCK)
