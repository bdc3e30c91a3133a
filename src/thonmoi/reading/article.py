"""What was read → the article of a record: what tags say and what the page says, each field with where it came from."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, cast

from thonmoi.reading.lines import bare
from thonmoi.reading.meta import Meta, host_of
from thonmoi.reading.plain import Page, Spot
from thonmoi.records import Article, FrozenDict, Span, span_of

Origins = dict[str, tuple[Span, ...] | str]


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
    """The article of a record. Tags are believed before the page's own lines; a value that stands in the text has its span as origin.

    `data` are the bytes read (of a str, its UTF-8) and give the id unless `id` is given; `origins` are added to those of the page.
    """
    meta = meta or Meta()
    if data is None:
        data = text.encode("utf-8", "surrogatepass")
    found: Origins = {}
    title = _title(page, text, meta, found)
    published, precision = _published(page, text, meta, found)
    printed = page.printed_at
    if printed is not None and published is not None and published.date() == printed.date() and (printed.hour, printed.minute) == (0, 0):
        printed = None  # the day of publication once more
    elif page.printed_span is not None:
        found["printed_at"] = (span_of(text, *page.printed_span),)
    if printed is None and meta.printed_at is not None:
        printed = meta.printed_at
        found["printed_at"] = meta.origins.get("printed_at", "meta")
    publisher = _publisher(page, text, meta, found)
    if meta.canonical_url is not None:
        found["canonical_url"] = meta.origins.get("canonical_url", "meta")
    values = {"lead": _spanned("lead", page.lead, text, found), "hotline": _spanned("hotline", page.hotline, text, found)}
    authors = _authors(page, text, meta, found)
    captions = _many("captions", page.captions, text, found)
    found.update(origins or {})
    return Article(
        id=id or hashlib.sha256(data).hexdigest()[:16],
        source=source,
        canonical_url=meta.canonical_url,
        publisher=publisher,
        format=format,
        encoding=encoding,
        title=title,
        published_at=published,
        published_precision=cast(Literal["minute", "day"] | None, precision),
        printed_at=printed,
        authors=authors,
        captions=captions,
        relevant=relevant,
        text=text,
        origins=FrozenDict(found),
        **values,
    )


def _spanned(name: str, spot: Spot | None, text: str, found: Origins) -> str | None:
    if spot is None:
        return None
    found[name] = (span_of(text, *spot),)
    return text[spot[0] : spot[1]]


def _many(name: str, spots: tuple[Spot, ...], text: str, found: Origins) -> tuple[str, ...]:
    if spots:
        found[name] = tuple(span_of(text, *spot) for spot in spots)
    return tuple(unicodedata.normalize("NFC", text[a:b]) for a, b in spots)


def _title(page: Page, text: str, meta: Meta, found: Origins) -> str | None:
    """The headline of the page where the tags say the same or nothing; else that of the tags."""
    said = bare(meta.title) if meta.title else ""
    if page.title is not None:
        own = bare(text[page.title[0] : page.title[1]])
        # A tag may have the name of the site beside the headline, or a headline cut short; a <title> is often the site's alone.
        weak = len(said.split()) < 4 or meta.origins.get("title") == "title tag"
        if weak or own == said or own in said or own.startswith(said):
            return _spanned("title", page.title, text, found)
    if meta.title:
        found["title"] = meta.origins.get("title", "meta")
    return meta.title


def _published(page: Page, text: str, meta: Meta, found: Origins) -> tuple[datetime | None, str | None]:
    """The moment a tag names, else that of the page's date line, which also mends a tag without clock or with a wrong zone."""
    tag, line = meta.published_at, page.published_at
    if tag is None:
        if page.published_span is not None:
            found["published_at"] = (span_of(text, *page.published_span),)
        return line, page.published_precision
    found["published_at"] = meta.origins.get("published_at", "meta")
    if line is not None and page.published_span is not None and page.published_precision == "minute":
        # Some systems write local time and call it UTC: the page then shows the same clock, seven hours off.
        misnamed = abs(tag - line) == timedelta(hours=7)
        if misnamed or (meta.published_precision == "day" and tag.date() == line.date()):
            found["published_at"] = (span_of(text, *page.published_span),)
            return line, "minute"
    return tag, meta.published_precision


def _publisher(page: Page, text: str, meta: Meta, found: Origins) -> str | None:
    """What tags call the site, else its masthead or byline, else the name in its address."""
    if meta.publisher:
        found["publisher"] = meta.origins.get("publisher", "meta")
        return meta.publisher
    if page.publisher is not None:
        return _spanned("publisher", page.publisher, text, found)
    host = host_of(meta.canonical_url)
    if host is not None:
        found["publisher"] = meta.origins.get("canonical_url", "address")
    return host


def _authors(page: Page, text: str, meta: Meta, found: Origins) -> tuple[str, ...]:
    """The authors of the tags; the byline where it names them too, for it may name more, or where tags name nobody."""
    own = {bare(text[a:b]) for a, b in page.authors}
    if not meta.authors or (own and all(bare(name) in own for name in meta.authors)):
        return _many("authors", page.authors, text, found)
    found["authors"] = meta.origins.get("authors", "meta")
    return meta.authors
