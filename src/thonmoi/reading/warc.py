"""WARC, what crawlers write: the pages among its responses, each with its address and the moment it was fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from thonmoi.reading.documents import Limits
from thonmoi.records import VIETNAM, Reject

if TYPE_CHECKING:
    from thonmoi.reading.members import Member

_TYPES: Final = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf", "text/markdown": "markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx", "multipart/related": "mhtml",
}  # fmt: skip
_CHARSET: Final = re.compile(r"charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_STEP: Final = 1_000_000


def warc_members(path: Path, source: str, limits: Limits, budget: Any) -> Iterator[Member | Reject]:
    """The documents among a WARC file's responses and resources; pictures, scripts, redirects and failures of a crawl are no articles."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    from thonmoi.reading.members import member_of, reject

    with path.open("rb") as file:
        records = ArchiveIterator(file)
        end = 0
        while True:
            try:
                record = next(records)
            except StopIteration:
                if end < path.stat().st_size:
                    said = f"it is no WARC file or breaks off at byte {end:,}, within a record; what came before was read"
                    yield reject(source, "unreadable", said)
                return
            except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
                yield reject(
                    source, "unreadable", f"it is no WARC file or breaks off at byte {file.tell():,} ({error}); what came before was read"
                )
                return
            if not budget.take(record.length or 0):
                yield reject(source, "too_large", "it unpacks to far more than its size; no more of it is read")
                return
            kind = _kind(record)
            if kind is None:
                end = _passed(records, record)
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            if address.endswith("/robots.txt"):
                end = _passed(records, record)
                continue
            name = f"{source}!/{address}".encode("utf-8", "backslashreplace").decode()
            try:
                data = _content(record, limits.max_bytes)
            except Exception as error:  # a stream whose compression or chunks are broken, each library with errors of its own
                yield reject(name, "unreadable", f"its content cannot be unpacked ({error}); fetch the page again", type(error).__name__)
                end = _passed(records, record)
                continue
            end = _passed(records, record)
            if getattr(record.raw_stream, "limit", 0) > 0:
                yield reject(name, "unreadable", "the file ends within this page; fetch the page again")
                continue
            if len(data) > limits.max_bytes:
                yield reject(name, "too_large", f"more than the limit of {limits.max_bytes:,} bytes; raise the limit")
                continue
            format, charset = kind
            web = address if address.startswith(("http://", "https://")) else None
            fetched = _moment(record.rec_headers.get_header("WARC-Date"))
            yield member_of(name, format, data, address=web, charset=charset, fetched=fetched)


def _kind(record: Any) -> tuple[str, str | None] | None:
    """The format of a record that may be an article, and the charset its header names."""
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        said = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        said = record.rec_headers.get_header("Content-Type") or ""
    else:
        return None
    format = _TYPES.get(said.partition(";")[0].strip().lower())
    charset = _CHARSET.search(said)
    return (format, charset[1] if charset else None) if format else None


def _content(record: Any, most: int) -> bytes:
    """What a record holds, unchunked and unpacked, one byte beyond the limit at most."""
    stream = record.content_stream()
    pieces: list[bytes] = []
    size = 0
    while size <= most and (piece := stream.read(min(_STEP, most + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _passed(records: Any, record: Any) -> int:
    """Read to the end of a record; where in the file that is."""
    records.read_to_end(record)
    return int(records.get_record_offset() + records.get_record_length())


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(VIETNAM) if text else None
    except ValueError:
        return None
