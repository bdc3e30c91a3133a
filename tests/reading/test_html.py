"""The plain HTML reader: one block a line, furniture left out, what the tags say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thonmoi.reading.html import HostilePageError, declared_charset, read_html
from thonmoi.reading.plain import read_plain

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Tân Hà - Báo Tân Hà</title>
<meta property="og:title" content="Tân Hà đón bằng"><meta property="og:site_name" content="Báo Tân Hà">
<meta property="article:published_time" content="2024-01-11T01:27:00Z"><meta name="author" content="Mai Anh">
<link rel="canonical" href="https://example.vn/tan-ha"><style>p{}</style></head>
<body><nav><a href="/">Trang chủ</a></nav><header><h1>Tân Hà đón bằng</h1></header>
<article><p>Xã có <b>5</b> thôn<br>kiểu mẫu.</p><figure><img alt="x"><figcaption>Đường hoa. Ảnh: Thu Lê</figcaption></figure>
<table><tr><th>Xã</th><th>Tiêu chí</th></tr><tr><td>Tân Hà</td><td>19</td></tr></table>
<ul><li>thôn Đông</li><li>thôn Đoài</li></ul></article>
<aside>Tin liên quan: Tân Lập có 7 thôn</aside><footer>Bản quyền</footer><script>var a = "9 xã";</script></body></html>"""


def test_reading_text() -> None:
    assert read_html(PAGE).text.split("\n") == [
        "Tân Hà đón bằng", "", "Xã có 5 thôn", "kiểu mẫu.", "", "Đường hoa. Ảnh: Thu Lê", "",
        "| Xã | Tiêu chí |", "| Tân Hà | 19 |", "", "- thôn Đông", "- thôn Đoài", "",
        "Tin liên quan: Tân Lập có 7 thôn",
    ]  # fmt: skip


def test_what_the_tags_say() -> None:
    meta = read_html(PAGE).meta
    assert meta.title == "Tân Hà đón bằng"
    assert meta.published_at is not None
    assert (meta.published_at.isoformat(), meta.published_precision) == ("2024-01-11T08:27:00+07:00", "minute")
    assert (meta.authors, meta.publisher, meta.canonical_url) == (("Mai Anh",), "Báo Tân Hà", "https://example.vn/tan-ha")
    assert meta.origins["published_at"] == "article:published_time"


def test_linked_data_and_time() -> None:
    meta = read_html('<script type="application/ld+json">{"@graph": [{"@type": "News", "datePublished": "2024-01-11"}]}</script>').meta
    assert meta.published_at is not None
    assert (meta.published_at.day, meta.published_precision, meta.origins["published_at"]) == (11, "day", "ld+json datePublished")
    meta = read_html('<article><time datetime="2024-02-03T10:00">3/2</time></article>').meta
    assert meta.published_at is not None
    assert meta.published_at.isoformat() == "2024-02-03T10:00:00+07:00"


def test_no_tags_no_meta() -> None:
    page = read_html("<p>Xã có 5 thôn.")
    text, meta = page.text, page.meta
    assert text == "Xã có 5 thôn."
    assert (meta.title, meta.published_at, meta.authors, meta.canonical_url, meta.origins) == (None, None, (), None, {})


def test_charset() -> None:
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">') == "windows-1258"
    assert declared_charset(b"<p>") is None


def test_deep_nesting_does_not_break() -> None:
    assert read_html("<div>" * 2_000 + "Xã" + "</div>" * 2_000).text == "Xã"
    with pytest.raises(HostilePageError, match="nested"):
        read_html("<div>" * 20_000 + "Xã" + "</div>" * 20_000)


def test_the_plain_reader_reads_it() -> None:
    html = read_html(PAGE)
    page = read_plain(html.text, html.marks)
    assert [p.section for p in page.parts] == [
        "title", "body", "body", "caption", "table", "table", "body", "body", "related",
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("<>/=\"' ptrdivablimg&;!-") | st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=200, deadline=None)
def test_never_crashes(html: str) -> None:
    page = read_html(html)
    parts = read_plain(page.text, page.marks)
    assert all(page.text[part.start : part.end].strip() for part in parts.parts)
