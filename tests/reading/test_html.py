"""The plain HTML reader: one block a line, furniture left out, what the tags say."""

from __future__ import annotations

import sys

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


LINE = "<div>Năm 2023, xã Tân Hà có {} thôn đạt chuẩn nông thôn mới kiểu mẫu, thu nhập tăng khá so với năm trước.</div>"
SAID = LINE.format(5) + LINE.format(6)
UNKNOWN = f"""<html><head><title>Báo Tân Hà: Xã Tân Hà đón bằng nông thôn mới</title></head><body>
<div class="x1"><a href="/">Trang chủ</a></div>
<div class="x2"><div class="x3">Xã Tân Hà đón bằng nông thôn mới</div><div class="x4">11/01/2024 08:27</div><div class="x5">{SAID}
<div>Mai Anh</div></div></div>
<div class="x6"><div><a href="/b">Xã Tân Lập có 7 thôn đạt chuẩn nông thôn mới</a></div></div></body></html>"""


@pytest.mark.parametrize("missing", [(), ("trafilatura", "htmldate")])
def test_a_page_of_unknown_shape_with_and_without_the_extra(missing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    html = read_html(UNKNOWN)
    assert html.how == ("where the running text is" if missing else "trafilatura")
    page = read_plain(html.text, html.marks)
    said = [(part.section, html.text[part.start : part.end]) for part in page.parts]
    assert said[0] == ("title", "Xã Tân Hà đón bằng nông thôn mới")
    assert said[-1] == ("related", "Xã Tân Lập có 7 thôn đạt chuẩn nông thôn mới")
    assert page.published_at is not None
    assert [html.text[a:b] for a, b in page.authors] == ["Mai Anh"]


def test_what_stands_around_is_kept_up_to_a_number() -> None:
    html = read_html(PAGE.replace("</aside>", "".join(f"<p>Xã Tân Lập có {n} thôn kiểu mẫu</p>" for n in range(3000)) + "</aside>"))
    assert 400 <= sum(mark.role == "related" for mark in html.marks) <= 500
    assert html.text.startswith("Tân Hà đón bằng\n\nXã có 5 thôn")


def test_the_next_article_on_the_same_page_is_another() -> None:
    more = "<div class='detail-content'><p>Huyện Tân Thành có 14/14 xã đạt chuẩn nông thôn mới, 5 xã nâng cao, sau mười năm.</p></div>"
    page = (
        "<h1 class='detail-title'>Xã Tân Hà đón bằng nông thôn mới</h1><div class='detail-content'>"
        + "<p>Năm 2023, xã Tân Hà có 5 thôn đạt chuẩn thôn nông thôn mới kiểu mẫu.</p>" * 3
        + f"</div><h1 class='detail-title'>Tân Thành đón bằng nông thôn mới</h1>{more * 3}"
    )
    html = read_html(page)
    related = [html.text[mark.start : mark.end] for mark in html.marks if mark.role == "related"]
    assert related == [
        "Tân Thành đón bằng nông thôn mới",
        "Huyện Tân Thành có 14/14 xã đạt chuẩn nông thôn mới, 5 xã nâng cao, sau mười năm.",
    ]
