"""The worst day of somebody with folders of saved pages: each case a Reject with a code, the path and a sentence that helps, soon."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import documents
import pytest

import thonmoi
from thonmoi.batch.sources import expand
from thonmoi.records import Record, Reject

SENTENCE = "Năm 2022, huyện Yên Thế (Bắc Giang) có 12/18 xã đạt chuẩn nông thôn mới."


def one(path: Path) -> Record | Reject:
    (item,) = thonmoi.extract_many([path])
    return item


Make = Callable[[Path], object]


def text(content: str) -> Make:
    return lambda path: path.write_text(content, encoding="utf-8")


def raw(content: bytes) -> Make:
    return lambda path: path.write_bytes(content)


BOMB = documents.zipped({"[Content_Types].xml": "<T/>", "word/document.xml": bytes(210_000_000)})
CASES: dict[str, tuple[str, Make, str, str]] = {
    "a page of 50 MB": ("a.html", text(f"<p>{SENTENCE}</p>" * 600_000), "too_large", "the limit is 20,000,000"),
    "200,000 nested tags": ("a.html", text("<div>" * 200_000 + SENTENCE), "too_large", "nested"),
    "200,000 nested tags that need no end": ("a.html", text("<ul><li>" * 200_000 + SENTENCE), "too_large", "nested"),
    "a tag with 200,000 attributes": ("a.html", text(f"<p {'a=1 ' * 200_000}>{SENTENCE}"), "too_large", "attributes"),
    "a million tags": ("a.html", text("<p>x" * 1_000_000), "too_large", "tags"),
    "a zip bomb as Word": ("a.docx", raw(BOMB), "too_large", "unpacks to"),
    "a broken PDF": ("a.pdf", raw(b"%PDF-1.7\n1 0 obj\n<< /Length 9"), "unreadable", "print it to a new one"),
    "a text called PDF": ("a.pdf", text(SENTENCE), "unreadable", "no whole PDF"),
    "a PDF called page": ("a.html", raw(b"%PDF-1.7"), "unsupported", "this is a PDF"),
    "a scanned PDF": ("a.pdf", raw(documents.pdf([[]], picture=True)), "empty", "OCR"),
    "a Word file with a password": (
        "a.docx", raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")), "protected", "password",
    ),
    "a folder called page": ("x.html", lambda path: path.mkdir(), "unreadable", "folder"),
    "nothing": ("a.html", lambda path: None, "not_found", "no such file"),
    "a loop of links": ("a.html", lambda path: path.symlink_to(path.name), "unreadable", "circle"),
    "a link to nothing": ("a.html", lambda path: path.symlink_to("b.html"), "not_found", "points to"),
    "a pipe": ("a.html", lambda path: os.mkfifo(path), "unreadable", "pipe"),
    "an empty page": ("a.html", text("<html><body><script>x</script></body></html>"), "empty", "after loading"),
    "blanks": ("a.txt", text(" \n\t\n"), "empty", "blanks"),
    "a picture called text": ("a.txt", raw(b"\x89PNG\r\n\x1a\n"), "unsupported", "picture"),
    "no encoding": ("a.txt", raw(bytes(range(128, 256)) * 40), "undecodable", "UTF-8"),
    "an old Word file": ("a.doc", raw(b"x"), "unsupported", "save it as .docx"),
    "an archive": ("a.rar", raw(b"Rar!"), "unsupported", ".zip"),
    "a broken archive": ("a.zip", raw(b"PK\x03\x04"), "unreadable", "broken"),
    "a broken crawl": ("a.warc.gz", raw(b"\x1f\x8b\x08\x00abc"), "unreadable", "WARC"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_reject_says_what_where_and_what_would_help(tmp_path: Path, case: str) -> None:
    name, make, code, says = CASES[case]
    path = tmp_path / name
    make(path)
    reject = one(path)
    assert isinstance(reject, Reject)
    assert (reject.code, reject.source) == (code, str(path))
    assert says in reject.message
    assert Reject.model_validate_json(reject.model_dump_json()) == reject


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.txt"):
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    found = expand([tmp_path])
    first = next(found)
    (tmp_path / "2.txt").unlink()
    items = list(thonmoi.extract_many(path for path in [first, *found] if isinstance(path, Path)))
    assert [type(item) for item in items] == [Record, Reject, Record]
    assert isinstance(items[1], Reject)
    assert items[1].code == "not_found"


def test_a_name_in_nfd(tmp_path: Path) -> None:
    name = "xã Đông Hưng.html"
    path = tmp_path / unicodedata.normalize("NFD", name)
    path.write_text(f"<p>{unicodedata.normalize('NFD', SENTENCE)}</p>", encoding="utf-8")
    for spelled in (path, tmp_path / unicodedata.normalize("NFC", name)):
        record = one(spelled)
        assert isinstance(record, Record)
        assert record.article.source == str(spelled)
        assert record.figures
        assert not unicodedata.is_normalized("NFC", record.article.text)


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o.txt"))
    path.write_text(SENTENCE, encoding="utf-8")
    record = thonmoi.extract_file(path)
    assert record.article.source == f"{tmp_path}/b\\xe1o.txt"
    assert record.model_dump_json()


def test_links_in_folders(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    for name in ("in/1.txt", "in/deep/2.txt", "out/3.txt"):
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "in" / "deep" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "more").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "loop.html").symlink_to("loop.html")
    found = [str(item.source if isinstance(item, Reject) else item) for item in expand([tmp_path / "in"])]
    wanted = ["1.txt", "deep/2.txt", "deep/up", "loop.html", "more/3.txt"]
    assert [name.removeprefix(f"{tmp_path}/in/") for name in found] == wanted


def test_html_is_data(tmp_path: Path) -> None:
    """No script runs, no entity is looked up, no style sheet, picture or frame is fetched."""
    path = tmp_path / "a.html"
    path.write_text(
        '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/hostname">]><html><head><link rel="stylesheet" href="https://a.example/s.css">'
        '<script src="https://a.example/x.js"></script><script>document.write("99 xã đạt chuẩn NTM")</script></head>'
        f'<body><iframe src="https://a.example"></iframe><img src="https://a.example/i.png"><h1>{documents.TITLE}</h1>'
        f"<p>&secret; {SENTENCE}</p><p>{documents.LINES[1]}</p><template><p>98 xã đạt chuẩn NTM</p></template>"
        '<p style="display: none">97 xã đạt chuẩn NTM</p>',
        encoding="utf-8",
    )
    record = one(path)
    assert isinstance(record, Record)
    assert {str(figure.value) for figure in record.figures} == {"12", "20", "4"}
    assert not any(words in record.article.text for words in ("99 xã", "98 xã", "97 xã"))


def test_a_page_that_lies_about_its_dates_and_names(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        '<html><head><script type="application/ld+json">[{"@type": "NewsArticle", "headline": "\\ud800", "datePublished": "0001-01-01", '
        '"author": {"name": ["x", {"name": 3}]}, "publisher": [[]], "mainEntityOfPage": "http://[", "url": 7}]</script>'
        '<meta property="article:published_time" content="99999999999999999999"><meta name="author" content="admin">'
        f'<link rel="canonical" href="javascript:alert(1)"></head><body><p>{SENTENCE}</p></body></html>',
        encoding="utf-8",
    )
    record = one(path)
    assert isinstance(record, Record)
    article = record.article
    assert (article.published_at, article.authors, article.canonical_url, article.publisher) == (None, (), None, None)
    assert Record.model_validate_json(record.model_dump_json()) == record


@pytest.mark.full
def test_files_of_millions_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("xã a\n" * 3_000_000, encoding="utf-8")
    record = one(path)
    assert isinstance(record, Record)
    assert len(record.article.text) == 15_000_000
