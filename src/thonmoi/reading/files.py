"""A file → its bytes, text, encoding and format; a page → the article of a record."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn, cast

from thonmoi.errors import source_error
from thonmoi.reading.decode import decode
from thonmoi.reading.html import Meta, declared_charset, read_html
from thonmoi.reading.plain import Page, Spot
from thonmoi.records import Article, FrozenDict, Reject, RejectCode, Span, span_of

# Suffix → format. Other rooms may read more.
FORMATS: Mapping[str, str] = {".txt": "text", ".text": "text", ".md": "markdown", ".html": "html", ".htm": "html"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one source may be."""

    max_bytes: int = 20_000_000


class ReadFile(NamedTuple):
    """A file as read: `text` is what every offset points into; `meta` is what the tags of an HTML page say."""

    data: bytes
    text: str
    encoding: str
    format: str
    meta: Meta | None


def read_file(path: Path, limits: Limits | None = None) -> ReadFile:
    """Read one file. Raises ThonmoiError whose `reject` has the code: not_found, unreadable, too_large, unsupported, empty, undecodable."""
    limits = limits or Limits()
    source = str(path)
    kind = FORMATS.get(path.suffix.lower())
    data = _bytes(path, source, limits, kind)
    if kind == "html":
        html, encoding = decode(data, source, declared_charset(data))
        text, meta = read_html(html)
        if not text.strip():
            _refuse(source, "empty", "the page holds no text outside navigation and scripts")
        return ReadFile(data, text, encoding, "html", meta)
    text, encoding = decode(data, source)
    return ReadFile(data, text, encoding, kind or "text", None)


def _bytes(path: Path, source: str, limits: Limits, kind: str | None) -> bytes:
    try:
        if path.is_dir():
            _refuse(source, "unreadable", "this is a folder; give the files in it, or use `batch` for a whole folder")
        size = path.stat().st_size
        if kind is None:
            known = ", ".join(FORMATS)
            what = f"the suffix {path.suffix!r} is not one that can be read" if path.suffix else "a file without suffix"
            _refuse(source, "unsupported", f"{what}; it can be {known}")
        if size > limits.max_bytes:
            _refuse(source, "too_large", f"{size:,} bytes, the limit is {limits.max_bytes:,}; raise the limit or split the file")
        with path.open("rb") as file:
            # One byte more than allowed: a file may grow between the two looks.
            data = file.read(limits.max_bytes + 1)
    except FileNotFoundError as error:
        where = "its folder exists" if path.parent.is_dir() else f"there is no folder {path.parent}"
        _refuse(source, "not_found", f"there is no such file ({where})", str(error))
    except PermissionError as error:
        _refuse(source, "unreadable", "no permission to read it", str(error))
    except (OSError, ValueError) as error:
        _refuse(source, "unreadable", f"it cannot be read: {error}", type(error).__name__)
    if len(data) > limits.max_bytes:
        _refuse(source, "too_large", f"more than the limit of {limits.max_bytes:,} bytes; raise the limit or split the file")
    return data


def _refuse(source: str, code: RejectCode, message: str, detail: str | None = None) -> NoReturn:
    raise source_error(Reject(source=source, code=code, message=message, detail=detail))


def article_of(
    page: Page,
    text: str,
    data: bytes | None = None,
    source: str | None = None,
    *,
    format: str = "text",
    encoding: str | None = None,
    meta: Meta | None = None,
    relevant: bool = False,
    id: str | None = None,
    origins: Mapping[str, tuple[Span, ...] | str] | None = None,
) -> Article:
    """The article of a record: what the page says where it stands in the text, else what tags say.

    `data` are the bytes read (of a str, its UTF-8) and give the id unless `id` is given; `origins` are added to those of the page.
    """
    meta = meta or Meta()
    if data is None:
        data = text.encode("utf-8", "surrogatepass")
    found: dict[str, tuple[Span, ...] | str] = {}

    def one(name: str, spot: Spot | None, said: str | None = None) -> str | None:
        if spot is not None:
            found[name] = (span_of(text, *spot),)
            return text[spot[0] : spot[1]]
        return tagged(name, said)

    def tagged(name: str, said: str | None) -> str | None:
        if said and name in meta.origins:
            found[name] = meta.origins[name]
        return said

    def many(name: str, spots: tuple[Spot, ...], said: tuple[str, ...] = ()) -> tuple[str, ...]:
        if spots:
            found[name] = tuple(span_of(text, *spot) for spot in spots)
            return tuple(unicodedata.normalize("NFC", text[a:b]) for a, b in spots)
        tagged(name, said[0] if said else None)
        return said

    title = one("title", page.title, meta.title)
    published, precision = page.published_at, page.published_precision
    # A tag made by the newsroom's system beats what stands on the page, which may be the clock of the site.
    if meta.published_at is not None:
        published, precision = meta.published_at, meta.published_precision
        found["published_at"] = meta.origins.get("published_at", "meta")
    elif page.published_span is not None:
        found["published_at"] = (span_of(text, *page.published_span),)
    if page.printed_span is not None:
        found["printed_at"] = (span_of(text, *page.printed_span),)
    values = {
        "lead": one("lead", page.lead),
        "hotline": one("hotline", page.hotline),
        "publisher": one("publisher", page.publisher, meta.publisher),
        "canonical_url": tagged("canonical_url", meta.canonical_url),
    }
    authors = many("authors", page.authors, meta.authors)
    captions = many("captions", page.captions)
    found.update(origins or {})
    return Article(
        id=id or hashlib.sha256(data).hexdigest()[:16],
        source=source,
        format=format,
        encoding=encoding,
        title=title,
        published_at=published,
        published_precision=cast(Literal["minute", "day"] | None, precision),
        printed_at=page.printed_at,
        authors=authors,
        captions=captions,
        relevant=relevant,
        text=text,
        origins=FrozenDict(found),
        **values,
    )
