"""Readers against made-up and mutilated input: a record or a Reject, never anything else, within a time bound for each."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import documents
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thonmoi.errors import ThonmoiError
from thonmoi.reading.article import article_of
from thonmoi.reading.documents import FORMATS, Limits, read_document
from thonmoi.reading.members import Member, members
from thonmoi.records import Reject

# No document of these sizes takes so long by far; what does has found a way round the limits.
SECONDS = 5
PAGES = sorted(path for path in (Path(__file__).parent.parent / "pages").iterdir() if path.suffix in (".html", ".mhtml"))
SEEDS = [
    documents.PAGE.encode(), documents.mhtml(), documents.pdf([documents.wrapped(documents.LINES)]),
    documents.word(lambda document: document.add_paragraph(documents.LINES[0])),
]  # fmt: skip
TAGS = (
    "html", "body", "div", "p", "h1", "table", "tr", "td", "th", "ul", "li", "a", "b", "br", "img", "figure", "figcaption", "article",
    "form", "script", "style", "meta", "title", "time", "pre", "aside", "nav",
)  # fmt: skip
NAMES = ("class", "id", "style", "colspan", "rowspan", "content", "property", "datetime", "href")
VALUES = ("sapo", "related", "comment", "detail-content", "display:none", "999999", "og:title", "2022-13-45", "//[")
SAID = (documents.TITLE, *documents.LINES, "Thứ Sáu, 30/12/2022, 14:05", "Tin liên quan", "Ảnh: Hà Vy")
SIGNS = ("<!--", "-->", "<![CDATA[", "&#xD800;", "&nbsp;", "<", "\x00", "</", '<meta charset="utf-16">')


def check(data: bytes, format: str) -> None:
    """A document whose spans hold, or a Reject; soon."""
    start = time.monotonic()
    try:
        read = read_document(data, "a", format, Limits(max_seconds=SECONDS))
    except ThonmoiError as error:
        assert error.reject is not None
        assert error.reject.message
    else:
        article = article_of(
            read.page, read.text, read.data, "a", format=read.format, encoding=read.encoding, meta=read.meta, origins=read.origins
        )
        assert article.model_dump_json()
        for part in read.page.parts:
            assert 0 <= part.start < part.end <= len(read.text)
        for origin in article.origins.values():
            assert isinstance(origin, str) or all(read.text[span.start : span.end] == span.quote for span in origin)
    assert time.monotonic() - start < SECONDS


@st.composite
def markup(draw: st.DrawFn) -> str:
    """HTML-like text: tags opened and closed at random, attributes that readers look at, Vietnamese between them."""
    pieces = []
    for _ in range(draw(st.integers(0, 40))):
        tag = draw(st.sampled_from(TAGS))
        kind = draw(st.integers(0, 5))
        if kind == 0:
            pieces.append(f"</{tag}>")
        elif kind == 1:
            name, value = draw(st.sampled_from(NAMES)), draw(st.sampled_from(VALUES))
            pieces.append(f'<{tag} {name}="{value}">')
        elif kind == 2:
            pieces.append(f"<{tag}>")
        elif kind == 3:
            pieces.append(draw(st.sampled_from(SAID)))
        elif kind == 4:
            pieces.append(draw(st.text(max_size=20)))
        else:
            pieces.append(draw(st.sampled_from(SIGNS)))
    return "".join(pieces)


@st.composite
def mutilated(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A document with pieces cut out, doubled, or overwritten."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 6))):
        if not data:
            break
        start = draw(st.integers(0, len(data) - 1))
        size = draw(st.integers(1, 200))
        how = draw(st.integers(0, 2))
        if how == 0:
            del data[start : start + size]
        elif how == 1:
            data[start:start] = data[start : start + size] * draw(st.integers(1, 20))
        else:
            data[start : start + size] = draw(st.binary(max_size=size))
    return bytes(data)


FAST = settings(max_examples=60, deadline=timedelta(seconds=SECONDS), suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=1000, deadline=timedelta(seconds=SECONDS), suppress_health_check=[HealthCheck.too_slow])
FORMAT = st.sampled_from(sorted(set(FORMATS.values())))


@given(markup())
@FAST
def test_markup(html: str) -> None:
    check(html.encode("utf-8", "surrogatepass"), "html")


@given(mutilated(SEEDS), FORMAT)
@FAST
def test_mutilated(data: bytes, format: str) -> None:
    check(data, format)


@given(st.binary(max_size=400), FORMAT)
@FAST
def test_noise(data: bytes, format: str) -> None:
    check(data, format)


@given(mutilated([documents.zipped({"a.txt": "xã", "b.html": documents.PAGE}), documents.tarred({"a.txt": b"x" * 900})]), st.booleans())
@settings(FAST, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_archives(tmp_path: Path, data: bytes, zipped: bool) -> None:
    path = tmp_path / ("a.zip" if zipped else "a.tar.gz")
    path.write_bytes(data)
    found = list(members(path, Limits(max_bytes=1_000_000)))
    assert found
    assert all(isinstance(item, Member | Reject) for item in found)


@pytest.mark.full
@given(markup())
@LONG
def test_much_markup(html: str) -> None:
    check(html.encode("utf-8", "surrogatepass"), "html")


@pytest.mark.full
@given(st.data())
@settings(LONG, max_examples=500)
def test_saved_pages_mutilated(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(PAGES))
    check(data.draw(mutilated([path.read_bytes()])), FORMATS[path.suffix])


@pytest.mark.full
@given(mutilated(SEEDS), FORMAT)
@LONG
def test_much_mutilated(data: bytes, format: str) -> None:
    check(data, format)
