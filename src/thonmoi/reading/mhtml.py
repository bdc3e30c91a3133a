"""MHTML, a page saved by a browser as one mail-like file: its HTML part, its address and the moment it was saved."""

from __future__ import annotations

from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from thonmoi.reading.documents import RefusedError
from thonmoi.reading.meta import Meta, absolute, clean
from thonmoi.records import VIETNAM

_MAX_PARTS = 5_000


class Unpacked(NamedTuple):
    """The HTML of an MHTML file, what its part says of the encoding, where it came from, and what the headers tell."""

    html: bytes
    charset: str | None
    address: str | None
    meta: Meta


def unpack_mhtml(data: bytes) -> Unpacked:
    """The page of an MHTML file. Raises RefusedError for one that holds no page."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
    except (ValueError, LookupError, AssertionError) as error:
        raise RefusedError("unreadable", f"it is no whole MHTML file ({error}); save the page again", str(error)) from error
    page = _page(message)
    if page is None:
        raise RefusedError("unreadable", "it holds no HTML part: no page saved by a browser, or cut short; save the page again")
    try:
        html = page.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError) as error:
        raise RefusedError("unreadable", f"its HTML part cannot be decoded ({error}); save the page again", str(error)) from error
    if not isinstance(html, bytes) or not html:
        raise RefusedError("empty", "its HTML part is empty; save the page again")
    address = absolute(message.get("Snapshot-Content-Location"), None) or absolute(page.get("Content-Location"), None)
    return Unpacked(html, page.get_content_charset(), address, _headers(message))


def _page(message: Message) -> Message | None:
    """The first HTML part; without recursion, as parts may stand in parts."""
    stack: list[Message] = [message]
    seen = 0
    while stack and seen < _MAX_PARTS:
        part = stack.pop()
        seen += 1
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list):
            stack.extend(child for child in reversed(payload) if isinstance(child, Message))
        elif part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return part
    return None


def _headers(message: Message) -> Meta:
    origins: dict[str, str] = {}
    printed = None
    try:
        printed = parsedate_to_datetime(str(message.get("Date")))
    except (ValueError, TypeError, OverflowError):
        printed = None
    if printed is not None:
        printed = printed.replace(tzinfo=VIETNAM) if printed.tzinfo is None else printed.astimezone(VIETNAM)
        origins["printed_at"] = "Date header"
    address = absolute(clean(str(message.get("Snapshot-Content-Location") or "")), None)
    if address:
        origins["canonical_url"] = "Snapshot-Content-Location header"
    return Meta(printed_at=printed, canonical_url=address, origins=origins)
