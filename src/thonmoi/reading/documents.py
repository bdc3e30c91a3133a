"""The bytes of one document → its text, what its lines are and what its tags say, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, NoReturn

from thonmoi.errors import source_error
from thonmoi.reading.decode import Decoded, read_bytes
from thonmoi.reading.html import HostilePageError, HtmlPage, date_by_htmldate, declared_charset, read_html
from thonmoi.reading.marks import Mark
from thonmoi.reading.meta import Meta
from thonmoi.reading.plain import Page, read_plain
from thonmoi.records import Reject, RejectCode

# Suffix → format.
FORMATS: Final[Mapping[str, str]] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "mhtml",
    ".mht": "mhtml", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
# Suffixes of what cannot be read, and what would help.
_PICTURE: Final = "a picture; its text must be typed or recognised first"
_SHEET: Final = "a spreadsheet; save its rows as .txt"
KNOWN_OTHERS: Final[Mapping[str, str]] = {
    ".doc": "an old Word file; save it as .docx", ".rtf": "rich text; save it as .docx", ".odt": "an OpenDocument file; save it as .docx",
    ".xls": _SHEET, ".xlsx": _SHEET, ".jpg": _PICTURE, ".jpeg": _PICTURE, ".png": _PICTURE,
    ".rar": "a rar archive; pack it as .zip or .tar.gz", ".7z": "a 7z archive; pack it as .zip or .tar.gz",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one source may be: bytes of a file or member, bytes that it may unpack to, pages of a PDF, seconds for the slow formats."""

    max_bytes: int = 20_000_000
    max_unpacked: int = 200_000_000
    max_pages: int = 2_000
    max_seconds: float = 60.0


class ReadFile(NamedTuple):
    """A document as read: `text` is what every offset points into, `page` its parts, `meta` what tags or headers say."""

    data: bytes
    text: str
    encoding: str | None
    format: str
    meta: Meta | None
    page: Page
    origins: Mapping[str, str] = {}


class RefusedError(ValueError):
    """A reader's way to say that a document cannot be read: a code of Reject and a sentence that helps."""

    def __init__(self, code: RejectCode, message: str, detail: str | None = None) -> None:
        super().__init__(message)
        self.code: RejectCode = code
        self.detail = detail


def refuse(source: str | None, code: RejectCode, message: str, detail: str | None = None) -> NoReturn:
    """Raise the ThonmoiError of a Reject."""
    raise source_error(Reject(source=source, code=code, message=message, detail=detail))


def sniffed(data: bytes) -> str:
    """The format of bytes without a name, as from standard input: what their first bytes say, else text."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!-- saved from url")):
        return "html"
    if head.startswith(b"%pdf"):
        return "pdf"
    return "docx" if head.startswith(b"pk\x03\x04") else "text"


def read_document(
    data: bytes, source: str, format: str, limits: Limits | None = None, *, charset: str | None = None, headers: Meta | None = None
) -> ReadFile:
    """Read a document from its bytes. `charset` and `headers`: what came with it says of its encoding, its address and when it was fetched.

    Raises ThonmoiError whose `reject` has the code: too_large, empty, undecodable, unsupported, protected, unreadable, timeout.
    """
    read = _read(data, source, format, limits or Limits(), charset, headers.canonical_url if headers else None)
    return read if headers is None else read._replace(meta=with_headers(read.meta or Meta(), headers))


def _read(data: bytes, source: str, format: str, limits: Limits, charset: str | None, address: str | None) -> ReadFile:
    if len(data) > limits.max_bytes:
        refuse(source, "too_large", f"{len(data):,} bytes, the limit is {limits.max_bytes:,}; raise the limit or split the file")
    if not data:
        refuse(source, "empty", "there is nothing in it")
    try:
        if format == "html":
            return _html(data, source, address, charset)
        if format == "mhtml":
            from thonmoi.reading.mhtml import unpack_mhtml

            inner = unpack_mhtml(data)
            return _html(inner.html, source, address or inner.address, inner.charset, whole=data, headers=inner.meta, format="mhtml")
        if format == "docx":
            from thonmoi.reading.word import read_word

            word = read_word(data, limits)
            return _laid_out(data, source, "docx", word.text, word.marks, Meta(), word.font)
        if format == "pdf":
            from thonmoi.reading.pdf import read_pdf

            pdf = read_pdf(data, limits)
            return _laid_out(data, source, "pdf", pdf.text, (), pdf.meta, pdf.font)
    except RefusedError as error:
        refuse(source, error.code, str(error), error.detail)
    except RecursionError as error:
        refuse(source, "unreadable", "its parts are nested too deep; save its text instead", str(error))
    decoded = read_bytes(data, source)
    if not decoded.text.strip():
        refuse(source, "empty", "there is nothing but blanks in it")
    return ReadFile(data, decoded.text, decoded.encoding, format, None, read_plain(decoded.text), {"encoding": decoded.why})


def _html(
    data: bytes,
    source: str,
    address: str | None,
    charset: str | None,
    *,
    whole: bytes | None = None,
    headers: Meta | None = None,
    format: str = "html",
) -> ReadFile:
    decoded: Decoded = read_bytes(data, source, declared_charset(data) or charset, lenient=True)
    try:
        html: HtmlPage = read_html(decoded.text, address)
    except HostilePageError as error:
        refuse(source, "too_large", str(error))
    if not html.text.strip():
        refuse(
            source,
            "empty",
            "the page holds no text outside navigation and scripts; if scripts write it, save it from a browser after loading",
        )
    page = read_plain(html.text, html.marks)
    meta = html.meta
    if meta.published_at is None and page.published_at is None and (dated := date_by_htmldate(html)) is not None:
        # What it finds may be the day of the visit, which the page shows as well.
        meta = (
            meta
            if page.printed_at is not None and dated.published_at is not None and page.printed_at.date() == dated.published_at.date()
            else dated
        )
    if headers is not None:
        meta = with_headers(meta, headers)
    encoding = f"{decoded.encoding}+{html.font}" if html.font else decoded.encoding
    origins = {"encoding": decoded.why, "text": html.how}
    return ReadFile(whole or data, html.text, encoding, format, meta, page, origins)


def with_headers(meta: Meta, headers: Meta) -> Meta:
    """The tags of a page, and from the headers of the file around it what they leave open."""
    changes: dict[str, object] = {}
    origins = dict(meta.origins)
    if headers.canonical_url is not None and origins.get("canonical_url") == "address":
        origins["canonical_url"] = headers.origins.get("canonical_url", "header")
        meta = replace(meta, origins=origins)
    for name in ("canonical_url", "printed_at", "title"):
        if getattr(meta, name) is None and getattr(headers, name) is not None:
            changes[name] = getattr(headers, name)
            origins[name] = headers.origins.get(name, "header")
    return replace(meta, **changes, origins=origins) if changes else meta  # type: ignore[arg-type]


def _laid_out(data: bytes, source: str, format: str, text: str, marks: tuple[Mark, ...], meta: Meta, font: str | None) -> ReadFile:
    if not text.strip():
        refuse(source, "empty", "there is no text in it")
    origins = {"encoding": f"letters of the font, {font}"} if font else {}
    return ReadFile(data, text, font, format, meta, read_plain(text, marks), origins)
