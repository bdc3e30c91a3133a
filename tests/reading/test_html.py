"""The plain HTML reader: one block a line, furniture left out, what the tags say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from thonmoi.reading.html import declared_charset, read_html
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
    text, _ = read_html(PAGE)
    assert text.split("\n") == [
        "Tân Hà đón bằng", "", "Xã có 5 thôn", "kiểu mẫu.", "", "Đường hoa. Ảnh: Thu Lê", "",
        "| Xã | Tiêu chí |", "| Tân Hà | 19 |", "", "- thôn Đông", "- thôn Đoài",
    ]  # fmt: skip


def test_what_the_tags_say() -> None:
    _, meta = read_html(PAGE)
    assert meta.title == "Tân Hà đón bằng"
    assert meta.published_at is not None
    assert (meta.published_at.isoformat(), meta.published_precision) == ("2024-01-11T08:27:00+07:00", "minute")
    assert (meta.authors, meta.publisher, meta.canonical_url) == (("Mai Anh",), "Báo Tân Hà", "https://example.vn/tan-ha")
    assert meta.origins["published_at"] == "article:published_time"


def test_linked_data_and_time() -> None:
    _, meta = read_html('<script type="application/ld+json">{"@graph": [{"@type": "News", "datePublished": "2024-01-11"}]}</script>')
    assert meta.published_at is not None
    assert (meta.published_at.day, meta.published_precision, meta.origins["published_at"]) == (11, "day", "ld+json datePublished")
    _, meta = read_html('<article><time datetime="2024-02-03T10:00">3/2</time></article>')
    assert meta.published_at is not None
    assert meta.published_at.isoformat() == "2024-02-03T10:00:00+07:00"


def test_no_tags_no_meta() -> None:
    text, meta = read_html("<p>Xã có 5 thôn.")
    assert text == "Xã có 5 thôn."
    assert (meta.title, meta.published_at, meta.authors, meta.canonical_url, meta.origins) == (None, None, (), None, {})


def test_charset() -> None:
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">') == "windows-1258"
    assert declared_charset(b"<p>") is None


def test_deep_nesting_does_not_break() -> None:
    text, _ = read_html("<div>" * 20_000 + "Xã" + "</div>" * 20_000)
    assert text in ("Xã", "")


def test_the_plain_reader_reads_it() -> None:
    text, _ = read_html(PAGE)
    page = read_plain(text)
    assert [p.section for p in page.parts][-4:-2] == ["table", "table"]


@given(st.text(alphabet=st.sampled_from("<>/=\"' ptrdivablimg&;!-") | st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=200, deadline=None)
def test_never_crashes(html: str) -> None:
    text, meta = read_html(html)
    assert isinstance(text, str)
    assert meta is not None
