"""Files: what can be read, what is refused and how it says so; a page made an article."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from thonmoi.errors import ThonmoiError
from thonmoi.reading.article import article_of
from thonmoi.reading.documents import Limits
from thonmoi.reading.files import read_file
from thonmoi.reading.plain import read_plain

TEXT = (
    "Tân Hà đón bằng nông thôn mới\n\nMai Anh - 11/01/2024 08:27\n\n"
    + "Xã Tân Hà vừa hoàn thành tiêu chí cuối cùng sau ba năm bền bỉ của cả xã.\n"
)


@pytest.mark.parametrize(("name", "kind"), [("a.txt", "text"), ("b.TXT", "text"), ("c.md", "markdown")])
def test_text_files(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    read = read_file(path)
    assert (read.text, read.encoding, read.format, read.meta) == (TEXT, "utf-8", kind, None)
    assert read.data == path.read_bytes()


def test_html_file(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_text("<meta property='og:title' content='Tân Hà'><nav>Trang chủ</nav><p>Xã có 5 thôn.</p>", encoding="utf-8")
    read = read_file(path)
    assert (read.text, read.format) == ("Xã có 5 thôn.", "html")
    assert read.meta is not None
    assert read.meta.title == "Tân Hà"


def refusal(path: Path, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(ThonmoiError) as caught:
        read_file(path, limits)
    reject = caught.value.reject
    assert reject is not None
    assert reject.source == str(path)
    assert str(path) in str(caught.value)
    return reject.code, reject.message


def test_refusals(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "big.txt").write_text("a" * 100)
    (tmp_path / "a.xyz").write_text("a")
    (tmp_path / "name").write_text("a")
    (tmp_path / "menu.html").write_text("<nav>Trang chủ</nav>", encoding="utf-8")
    assert refusal(tmp_path / "empty.txt")[0] == "empty"
    assert refusal(tmp_path / "menu.html")[0] == "empty"
    code, message = refusal(tmp_path / "big.txt", Limits(max_bytes=10))
    assert (code, "100 bytes" in message, "limit is 10" in message) == ("too_large", True, True)
    code, message = refusal(tmp_path / "a.xyz")
    assert (code, "'.xyz'" in message, ".txt" in message) == ("unsupported", True, True)
    assert refusal(tmp_path / "name")[0] == "unsupported"
    assert refusal(tmp_path)[0] == "unreadable"
    assert refusal(tmp_path / "none.txt") == ("not_found", "there is no such file (its folder exists)")
    assert "no folder" in refusal(tmp_path / "no" / "none.txt")[1]
    assert refusal(tmp_path / "a\0.txt")[0] == "unreadable"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(path) == ("unreadable", "no permission to read it")


def test_article() -> None:
    page = read_plain(TEXT)
    article = article_of(page, TEXT, source="a.txt", relevant=True)
    assert article.id == hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    assert (article.title, article.authors, article.relevant) == ("Tân Hà đón bằng nông thôn mới", ("Mai Anh",), True)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2024-01-11T08:27:00+07:00"
    for field in ("title", "lead", "authors", "published_at"):
        spans = article.origins[field]
        assert not isinstance(spans, str)
        assert all(TEXT[s.start : s.end] == s.quote for s in spans)
    assert (article.hotline, article.publisher, article.printed_at, article.captions) == (None, None, None, ())


def test_article_of_html_says_which_tag(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<meta property='article:published_time' content='2024-01-11'><p>Xã có 5 thôn.</p>", encoding="utf-8")
    read = read_file(path)
    article = article_of(read.page, read.text, read.data, str(path), format=read.format, encoding=read.encoding, meta=read.meta)
    assert article.id == hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    assert article.origins["published_at"] == "article:published_time"
    assert (article.published_precision, article.format, article.encoding) == ("day", "html", "utf-8")
