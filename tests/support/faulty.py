"""Readers for worker processes that do what real ones do on a bad day. Here and not in a test, so that a worker can import them."""

from __future__ import annotations

import os
import signal
import time
from datetime import date, datetime
from pathlib import Path

from handmade import TEXT, record

from thonmoi.api import Extractor
from thonmoi.errors import source_error
from thonmoi.records import Article, Record, Reject


def read(source: Path | str | Article) -> Record:
    """A record of the source's text; the text may ask for a fault."""
    text = source.read_text(encoding="utf-8") if isinstance(source, Path) else str(source)
    name = str(source) if isinstance(source, Path) else None
    if "HANG" in text:
        time.sleep(600)
    if "GREEDY" in text:
        taken = [bytearray(50_000_000) for _ in range(200)]
        assert taken
    if "SEGFAULT" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "PARENT" in text:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(600)
    if "EXIT" in text:
        os._exit(7)
    if "ONCE" in text:
        mark = Path(text.split()[1])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if "BUG" in text:
        raise KeyError("a bug")
    if "EMPTY" in text:
        raise source_error(Reject(source=name, code="empty", message="there is nothing in it"))
    if "SLOW" in text:
        time.sleep(0.2)
    import hashlib

    return record(name, text, hashlib.sha256(text.encode()).hexdigest()[:16])


class Hanging(Extractor):
    """Reads as an Extractor does, but never comes back from a text that says HANG."""

    def extract(self, text: str, source: str | None = None, published: datetime | date | None = None) -> Record:
        if "HANG" in text:
            time.sleep(600)
        return super().extract(text, source, published)


def good(number: int) -> str:
    """A text of an article with figures, other than every other number's."""
    return f"{TEXT}Bài số {number}.\n"


def double(value: int) -> int:
    """For the pool alone, which knows nothing of articles."""
    if value == 13:
        os._exit(3)
    if value == 17:
        time.sleep(600)
    return value * 2


def process(_: object) -> int:
    """Which process it is."""
    return os.getpid()


def take(size: int) -> int:
    """Take so many bytes and let go of them."""
    return len(bytearray(size) or b"") and size


def keep(size: int, kept: list[bytes] = []) -> int:  # noqa: B006  a leak
    """Take so many bytes and keep them; gives the process."""
    kept.append(os.urandom(1) * size)
    return os.getpid()


def never(_: object) -> object:
    """Cannot even be imported by a worker that sets NEVER_START; see `test_pool`."""
    return None


if os.environ.get("NEVER_START") and __name__ == "faulty":
    os._exit(1)
